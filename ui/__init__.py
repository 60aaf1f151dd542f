"""The app: the only room that knows Streamlit and Folium."""

"""The app: the only room that knows Streamlit and Folium."""

import clock  # noqa: F401  before any library reads the zone of this machine

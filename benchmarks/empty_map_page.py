"""The page of `empty_map_app.py`."""

from __future__ import annotations

import folium
from streamlit_folium import st_folium

from ui.data.assets import MODULES, offer_file

made = folium.Map(location=[52.2, 5.3], zoom_start=7, tiles=None)
made.default_js = [("leaflet", offer_file(MODULES / "leaflet" / "dist" / "leaflet.js").url)]
made.default_css = [("leaflet", offer_file(MODULES / "leaflet" / "dist" / "leaflet.css").url)]
st_folium(made, key="map", height=620, use_container_width=True, returned_objects=[])

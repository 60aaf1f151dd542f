"""A Streamlit page with an empty Folium map and nothing else, its scripts from this server: the floor of a map."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st
from starlette.routing import Route

# `streamlit run` puts this folder on the path, not the project.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ui.data.assets import MODULES, offer_file
from ui.shell.routes import asset

offer_file(MODULES / "leaflet" / "dist" / "leaflet.js")
offer_file(MODULES / "leaflet" / "dist" / "leaflet.css")

app = st.App("empty_map_page.py", routes=[Route("/assets/{digest}/{name}", asset)])

"""The good opponent: `good_app.py`, with Leaflet from its own server instead of a host elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st
from starlette.routing import Route

# `streamlit run` puts this folder on the path, not the project.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from ui.data.assets import MODULES, offer_file
from ui.shell.routes import asset

for name in ("leaflet.js", "leaflet.css"):
    offer_file(MODULES / "leaflet" / "dist" / name)

app = st.App("good_app.py", routes=[Route("/assets/{digest}/{name}", asset)])

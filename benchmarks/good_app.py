"""The good opponent: what someone who knows Streamlit and streamlit-folium well would make of the same data.

All that their documentation advises: cached data, geometry made simple and rounded beforehand, Leaflet from here,
a map that stays and only a group of features that changes (`feature_group_to_add`), one value returned instead of all,
and a fragment, so that a choice runs that part alone. It shows less than the product does: the provinces, the sites as
circles, figures, a panel and a table, the first three under the classes that the product gives them, so that both are
read alike. `NAIVE_DATA` names the folder that `benchmarks.data` has filled.
"""

import os
from html import escape
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from ui.data.assets import MODULES, offer_file

DATA = Path(os.environ["NAIVE_DATA"])
TILES = os.environ.get("AFSPRAKENKAART_BACKGROUND_URL")
ALL = "Alle"
COLUMNS = ["what", "theme", "status", "amount_eur", "homes"]


@st.cache_data
def read_facts() -> pd.DataFrame:
    """One row a fact; `within` holds names of provinces, each between bars."""
    return pd.read_csv(DATA / "facts.csv", keep_default_na=False, na_values={"amount_eur": "", "homes": ""})


@st.cache_data
def read_sites() -> pd.DataFrame:
    return pd.read_csv(DATA / "sites.csv")


@st.cache_data
def read_provinces() -> str:
    return (DATA / "provinces.simple.geojson").read_text(encoding="utf-8")


@st.cache_data
def filtered(province: str, theme: str) -> pd.DataFrame:
    facts = read_facts()
    if province != ALL:
        facts = facts[facts["within"].str.contains(f"|{province}|", regex=False)]
    return facts if theme == ALL else facts[facts["theme"] == theme]


def ground() -> folium.Map:
    """Return the map that never changes: the provinces on a background. Folium cannot draw one object twice."""
    made = folium.Map(location=[52.2, 5.3], zoom_start=7, tiles=None, prefer_canvas=False)
    made.default_js = [("leaflet", offer_file(MODULES / "leaflet" / "dist" / "leaflet.js").url)]
    made.default_css = [("leaflet", offer_file(MODULES / "leaflet" / "dist" / "leaflet.css").url)]
    if TILES:
        folium.TileLayer(TILES, attr="PDOK").add_to(made)
    folium.GeoJson(
        read_provinces(),
        style_function=lambda _: {"weight": 1, "color": "#444", "fillOpacity": 0.15},
        tooltip=folium.GeoJsonTooltip(fields=["name"], labels=False),
    ).add_to(made)
    return made


def sites_of(province: str) -> folium.FeatureGroup:
    """Return the circles of a province: all that a choice sends to the map."""
    sites, group = read_sites(), folium.FeatureGroup(name="sites")
    for site in (sites if province == ALL else sites[sites["province"] == province]).itertuples():
        folium.CircleMarker([site.lat, site.lon], radius=5, weight=1, tooltip=site.name).add_to(group)
    return group


@st.fragment
def dashboard() -> None:
    facts = read_facts()
    chosen = st.columns(2)
    names = sorted({name for names in facts["within"] for name in names.split("|") if name})
    province = chosen[0].selectbox("Provincie", [ALL, *names])
    theme = chosen[1].selectbox("Thema", [ALL, *sorted(facts["theme"].unique())])
    shown = filtered(province, theme)

    agreed, homes = int((shown["status"] == "agreed").sum()), f"{shown['homes'].sum():.0f}"
    st.html(f"<p class='tiles'>Feiten: {len(shown)}. Afgesproken: {agreed}. Woningen: {homes}</p>")

    wide, narrow = st.columns([3, 1])
    with wide:
        clicked = st_folium(
            ground(),
            key="map",
            height=560,
            use_container_width=True,
            feature_group_to_add=sites_of(province),
            returned_objects=["last_object_clicked_tooltip"],
        )
    with narrow, st.container(height=560):
        name = " ".join(((clicked or {}).get("last_object_clicked_tooltip") or "").split())
        st.html(f"<div class='part-panel'><h3 class='panel-name'>{escape(name or 'Klik op de kaart')}</h3></div>")
        for what in filtered(name, theme)["what"].head(8) if name in names else ():
            st.markdown(f"- {what}")

    st.html(f"<p class='table-head'><span class='quiet'>{len(shown)} van {len(facts)} feiten</span></p>")
    st.dataframe(shown[COLUMNS], height=300, hide_index=True)


st.set_page_config(page_title="Afspraken", layout="wide")
st.title("Afspraken")
dashboard()

"""What a tutorial would do: read files, a Choropleth, two GeoJson layers, 200 markers, `st_folium` as it comes.

The measure of `make bench`: the same boundaries and facts as the product. `NAIVE_DATA` names the folder that
`benchmarks.data` has filled.
"""

import os
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

DATA = Path(os.environ["NAIVE_DATA"])


@st.cache_data
def read(name):
    return gpd.read_file(DATA / name)


@st.cache_data
def read_sites():
    return pd.read_csv(DATA / "sites.csv")


st.set_page_config(page_title="Afspraken", layout="wide")
municipalities, provinces, sites = read("municipalities.geojson"), read("provinces.geojson"), read_sites()

chosen = st.sidebar.selectbox("Provincie", ["Alle", *provinces["name"]])
if chosen != "Alle":
    municipalities = municipalities[municipalities["province"] == chosen]
    provinces = provinces[provinces["name"] == chosen]

m = folium.Map(location=[52.2, 5.3], zoom_start=7)
folium.Choropleth(
    geo_data=municipalities,
    data=municipalities,
    columns=["code", "facts"],
    key_on="feature.properties.code",
    fill_color="YlGnBu",
    legend_name="Afspraken",
).add_to(m)
folium.GeoJson(
    municipalities,
    style_function=lambda feature: {"fillOpacity": 0, "weight": 0.5},
    tooltip=folium.GeoJsonTooltip(fields=["name", "facts"]),
    popup=folium.GeoJsonPopup(fields=["name", "province", "facts"]),
).add_to(m)
folium.GeoJson(
    provinces,
    style_function=lambda feature: {"fillOpacity": 0, "color": "black"},
    tooltip=folium.GeoJsonTooltip(fields=["name", "facts"]),
    popup=folium.GeoJsonPopup(fields=["name", "facts"]),
).add_to(m)
for site in sites.itertuples():
    folium.Marker([site.lat, site.lon], popup=site.name, tooltip=site.name).add_to(m)

st_folium(m)

"""The page of the small app: what the product's page is made of, and what a run knows."""

from __future__ import annotations

import gc
from pathlib import Path

import streamlit as st

st.set_page_config(layout="wide", initial_sidebar_state=250)
st.session_state.runs = st.session_state.get("runs", 0) + 1
with st.sidebar:
    st.text_input("Search", key="search")
said = {
    "runs": st.session_state.runs,
    "query": "&".join(f"{name}={st.query_params[name]}" for name in st.query_params),
    "locale": st.context.locale,
    "embedded": st.context.is_embedded,
    "collections": gc.get_stats()[2]["collections"],
}
attributes = " ".join(f'data-{name}="{value}"' for name, value in said.items())
st.html(f'<div class="said" {attributes}></div>')
st.html('<div class="place"></div>')
st.html(Path(__file__).with_name("rich.html").read_text(encoding="utf-8").strip())
left, right = st.columns([1.75, 1], gap="small")
with left, st.container(key="left"):
    st.html("<div>left</div>")
with right, st.container(key="right"):
    st.html("<div>right</div>")
st.multiselect("Places", ["Assen", "Breda"], default=["Assen"], key="places")

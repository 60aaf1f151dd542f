"""A link per layer to the export as filtered, with the number of features in it."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from layers.built import LAYER_IDS
from ui.picture import Picture
from ui.safe_html import md
from ui.text import WORDS, plural


def address(layer: str, provinces: tuple[str, ...], themes: tuple[str, ...]) -> str:
    """Return the address of a layer as filtered."""
    query = urlencode([*(("province", p) for p in provinces), *(("theme", t) for t in themes)])
    return f"/layers/{layer}.geojson{'?' if query else ''}{query}"


def show(picture: Picture) -> None:
    """Show the links."""
    view = picture.view
    words = WORDS[view.language]
    provinces = picture.provinces
    with st.expander(words.downloads, icon=":material/download:"):
        st.caption(words.download_hint)
        for layer in LAYER_IDS:
            # The route knows province and theme; a landsdeel is its provinces.
            rows = picture.shown.built.counted(layer, provinces or (), view.themes) if provinces != () else []
            count = plural(words.feature, len(rows), view.language)
            label = f"{words.layer[layer].partition(':')[0]} ({count})"
            if rows:
                st.markdown(f"[{md(label)}]({address(layer, provinces or (), view.themes)})")
            else:
                st.markdown(md(label))

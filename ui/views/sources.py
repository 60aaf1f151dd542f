"""The view with the letters and the boundaries in use."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from ui import state
from ui.shown import Shown
from ui.text import WORDS, day


def show(shown: Shown) -> None:
    """Show the letters and the boundaries."""
    view, _ = state.read(shown.known)
    words = WORDS[view.language]
    count = Counter(file for fact in shown.built.facts for file in {s["file"] for s in fact["sources"]})
    st.subheader(words.letters)
    st.dataframe(
        [
            {
                "title": d.get("title") or "",
                "sender": d.get("sender") or "",
                "reference": d.get("reference") or "",
                "date": day(d.get("date") or "", view.language),
                "facts": count[d["file"]],
                "url": d.get("url") or "",
            }
            for d in shown.built.registers["documents"]
        ],
        column_config=dict(words.letter_columns),
        hide_index=True,
        height="content",
    )
    st.subheader(words.boundaries)
    boundary = shown.built.manifest["boundary"]
    for field, label in words.boundary_columns.items():
        value = boundary.get(field)
        if value is None or value == "":
            continue
        shown_value = words.yes_no[value] if isinstance(value, bool) else day(str(value), view.language)
        left, right = st.columns([1, 4])
        left.caption(label)
        right.text(shown_value)
    st.subheader(words.chain)
    reports = boundary.get("reports") or shown.built.manifest.get("reports") or []
    for report in reports:
        st.text(f"• {report}")
    if not reports:
        st.caption(words.chain_unknown)
    st.markdown(words.real_ones)

"""The view with the letters and the boundaries in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from ui import state
from ui.safe_html import el, text
from ui.shown import Shown
from ui.text import WORDS, day, number


def card(title: str, rows: Sequence[tuple[str, object]]) -> str:
    """Return a title with labelled values as HTML; what is not known is left out."""
    lines = (
        el("div", el("span", text(f"{label}: "), cls="quiet"), text(value))
        for label, value in rows
        if value not in (None, "")
    )
    return el("div", *((el("b", text(title)),) if title else ()), *lines, cls="fact")


def show(shown: Shown) -> None:
    """Show the letters and the boundaries."""
    view, _ = state.read(shown.known)
    words = WORDS[view.language]
    count = Counter(file for fact in shown.built.facts for file in {s["file"] for s in fact["sources"]})
    st.subheader(words.letters)
    st.html(
        el(
            "div",
            *(
                card(
                    d.get("title") or d["file"],
                    [
                        (words.letter_columns["sender"], d.get("sender")),
                        (words.letter_columns["reference"], d.get("reference")),
                        (words.letter_columns["date"], day(d["date"], view.language) if d.get("date") else None),
                        (words.letter_columns["facts"], number(count[d["file"]], view.language)),
                        (words.letter_columns["url"], d.get("url")),
                    ],
                )
                for d in shown.built.registers["documents"]
            ),
            cls="facts",
        )
    )
    boundary = shown.built.manifest["boundary"]
    st.subheader(words.boundaries)
    values = {field: boundary.get(field) for field in words.boundary_columns}
    rows = [
        (label, words.yes_no[values[f]] if isinstance(values[f], bool) else values[f])
        for f, label in words.boundary_columns.items()
    ]
    st.html(el("div", card("", rows), cls="facts"))
    st.subheader(words.chain)
    reports = shown.built.manifest.get("reports") or []
    for report in reports:
        st.text(f"• {report}")
    if not reports:
        st.caption(words.chain_unknown)
    st.markdown(words.real_ones)

"""The view that says how to read the map: counting, statuses, roles, certainty."""

from __future__ import annotations

import streamlit as st

from ui import state
from ui.shown import Shown
from ui.text import WORDS


def show(shown: Shown) -> None:
    """Show how to read the map."""
    view, _ = state.read(shown.known)
    words = WORDS[view.language]
    with st.container(key="about"):
        for title, body in words.about:
            st.subheader(title)
            st.write(body)
        for title, names, meanings in (
            (words.column["status"], words.status, words.status_meaning),
            (words.role_title, words.role, words.role_meaning),
            (words.reading_title, words.reading_short, words.reading_meaning),
            (words.certainty_title, words.certainty, words.certainty_meaning),
        ):
            st.subheader(title)
            st.markdown("\n".join(f"- **{names[code]}**: {meaning}" for code, meaning in meanings.items()))

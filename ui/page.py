"""The page: header, then the view that the address names. Any fault becomes a message that says what to do."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st

from ui import downloads, notice, state
from ui.faults import told
from ui.filters import filters, header
from ui.picture import Picture
from ui.safe_html import md
from ui.shown import newest_digest, shown
from ui.text import WORDS, Language, Words
from ui.views import about, map_view, sources

LOG = logging.getLogger("afsprakenkaart")
VIEWS = {"map": map_view.show, "sources": sources.show, "about": about.show}


def words_of_address() -> Words:
    """Return the words of the language in the address, for messages where no map can be opened."""
    language: Language = "en" if state.asked_language() == "en" else "nl"
    return WORDS[language]


def main() -> None:
    """Show the page."""
    st.set_page_config(page_title="Afsprakenkaart", page_icon="🗺️", layout="wide", initial_sidebar_state=250)
    st.html(Path(__file__).parent / "assets" / "page.css")
    digest = state.shown_digest(newest_digest)
    if digest is None:
        words = words_of_address()
        st.warning(f"**{words.no_build}** {words.no_build_hint}", icon=":material/map:")
        state.show_newest()
        return
    try:
        found = shown(digest)
        # A broken folder shows here, not halfway down the page.
        known = found.check().known
    except (OSError, ValueError, KeyError, TypeError):
        LOG.exception("the built folder %s cannot be read", digest)
        words = words_of_address()
        st.error(f"**{words.broken}** {words.broken_hint.format(md(f'built/{digest}'))}", icon=":material/error:")
        state.show_newest()
        return
    view, dropped = state.read(known)
    header(view, found)
    notice.show(found, WORDS[view.language])
    if dropped:
        words = WORDS[view.language]
        named = ", ".join(f"{d.parameter}={d.value}" for d in dropped[:5])
        st.warning(md(words.dropped.format(named)), icon=":material/link_off:")
    with st.sidebar:
        if view.view == "map":
            filters(view, found)
            downloads.show(Picture(found, view))
    told(VIEWS[view.view])(found)


main()

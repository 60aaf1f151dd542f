"""The page: header, then the view that the address names. Any error becomes a message for the visitor."""

from __future__ import annotations

import logging

import streamlit as st

from ui.data import state
from ui.data.cache import newest_digest
from ui.data.choices import FILTERED
from ui.data.edition import Edition, open_edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.facts import moved
from ui.say.safe_html import md
from ui.shell import fragments, notice
from ui.shell.warm import EMBEDDED, views
from ui.views import frame
from ui.views.faults import WAY_OUT, told
from ui.views.placeholders import place
from ui.words.common import WORDS
from ui.words.downloads import WORDS as DOWNLOAD_WORDS

LOG = logging.getLogger("afsprakenkaart")


def main() -> None:
    """Show the page."""
    st.set_page_config(page_title="Afsprakenkaart", page_icon="🗺️", layout="wide", initial_sidebar_state=250)
    digest = state.shown_digest(newest_digest)
    if digest is None:
        LOG.error("no map has been built: %s, or start with `make run`", WAY_OUT)
        words = WORDS[state.asked_language()]
        st.warning(f"**{words.page.no_build}** {words.page.no_build_hint}", icon=":material/map:")
        state.show_newest()
        return
    try:
        found = open_edition(digest)
        # A broken folder shows here, not halfway down the page.
        known = found.check().known
    except (OSError, ValueError, KeyError, TypeError):
        LOG.exception("the folder built/%s cannot be read: remove it and %s", digest, WAY_OUT)
        words = WORDS[state.asked_language()]
        st.error(f"**{words.page.broken}** {words.page.broken_hint}", icon=":material/error:")
        state.show_newest()
        return
    view, dropped = state.read(known)
    if st.context.is_embedded:
        told(views()[EMBEDDED])(Picture(found, view))
        return
    st.html(frame.header(view))
    notice.show(found, WORDS[view.language])
    for former in (d.value for d in dropped if d.is_former):
        st.info(md(moved(former, found, view.language)), icon=":material/moved_location:")
    if unknown := [d for d in dropped if not d.is_former]:
        words = WORDS[view.language]
        named = ", ".join(f"{d.parameter}={d.value}" for d in unknown[:5])
        st.warning(md(words.page.dropped.format(named)), icon=":material/link_off:")
    picture = Picture(found, view)
    with st.sidebar:
        if view.view in FILTERED:
            place("search", picture)
            place("filters", picture)
            if view.view == "map":
                with st.expander(DOWNLOAD_WORDS[view.language].title, icon=":material/download:"):
                    place("downloads", picture)
    if view.view in fragments.PAGES:
        place("page", picture)
    else:
        told(views()[view.view])(picture)
    told(footer)(view, found)


def footer(view: ViewState, found: Edition) -> None:
    """Show the foot of the page."""
    st.html(frame.footer(view, found))


main()

"""The notice about newer boundaries: progress of the fetch beside the server, and the offer to show what it brought."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import streamlit as st

from settings import of_this_process
from ui.data import state
from ui.data.cache import fetch_progress, newest_digest
from ui.data.edition import Edition, open_edition
from ui.say.safe_html import md
from ui.words.common import Words

LOG = logging.getLogger("afsprakenkaart")
EVERY_SECONDS = 3
STALE = timedelta(minutes=15)


def fetch_state() -> tuple[str, str]:
    """Return the state of the fetch beside this server and what it says of itself; ("", "") where none runs."""
    if not of_this_process().fetching:
        return "", ""
    found = fetch_progress()
    if found is None:
        return "starting", ""
    try:
        old = datetime.now(UTC) - datetime.fromisoformat(str(found.get("at"))) > STALE
    except (ValueError, TypeError):
        old = True
    return ("", "") if old else (str(found.get("state") or ""), str(found.get("message") or ""))


def show(current: Edition, words: Words) -> None:
    """Show the notice; it refreshes while a fetch is under way."""
    digest = current.built.manifest["digest"]
    waiting = fetch_state()[0] in ("starting", "running", "done") and newest_digest() == digest
    st.fragment(run_every=EVERY_SECONDS if waiting else None)(_notice)(digest, words)


def _notice(digest: str, words: Words) -> None:
    if state.newest_wanted():
        st.rerun(scope="app")
    newest = newest_digest()
    if newest and newest != digest:
        real = not open_edition(newest).built.manifest["boundary"]["schematic"]
        with st.container(horizontal=True, vertical_alignment="center", key="newer"):
            st.markdown(f"**{words.page.newer if real else words.page.newer_other}**", width="content")
            # By callback: a click that arrives while the page runs must not get lost.
            st.button(words.page.show_newer, type="primary", key="show-newer", on_click=state.show_newest)
        return
    progress, message = fetch_state()
    if progress == "running":
        st.caption(f":material/downloading: {md(words.page.fetching)}")
    elif progress == "failed":
        LOG.warning("the real boundaries could not be fetched: %s", message)
        st.caption(f":material/cloud_off: {md(words.page.fetch_failed)}")

"""The notice about newer boundaries: progress of the fetch beside the server, and the way to what it brought.

Streamlit shows it, as it comes by itself: the server says which map is the newest, and page.js shows the way to it on a
page that was made of another one.
"""

from __future__ import annotations

import logging
from datetime import timedelta

import streamlit as st

from clock import is_within
from layers.maps import is_put_back
from settings import of_this_process
from ui.data.cache import fetch_progress, newest_digest
from ui.data.edition import open_edition
from ui.say.safe_html import Html, el, text
from ui.words.common import Words

LOG = logging.getLogger("afsprakenkaart")
EVERY_SECONDS = 3
# A map that was built or put back by hand, of which no fetch tells.
SLOWLY_SECONDS = 60
STALE = timedelta(minutes=15)


def fetch_state() -> tuple[str, str]:
    """Return the state of the fetch beside this server and what it says of itself; ("", "") where none runs."""
    if not of_this_process().fetching:
        return "", ""
    found = fetch_progress()
    if found is None:
        return "starting", ""
    if not is_within(str(found.get("at")), STALE):
        return "", ""
    return str(found.get("state") or ""), str(found.get("message") or "")


def show(words: Words) -> None:
    """Show the notice; it refreshes often while a fetch is under way, and else now and then."""
    waiting = fetch_state()[0] in ("starting", "running")
    st.fragment(run_every=EVERY_SECONDS if waiting else SLOWLY_SECONDS)(_notice)(words)


def newest_map(words: Words) -> Html:
    """Return which map is the newest, with a way to it: page.js shows it where the page is of another one."""
    newest = newest_digest()
    if newest is None:
        return el("p", cls="newer")
    if is_put_back(of_this_process().cache, newest):
        said = words.page.earlier
    else:
        real = not open_edition(newest).built.manifest["boundary"]["schematic"]
        said = words.page.newer if real else words.page.newer_other
    button = el("button", text(words.page.show_newer), type="button", data_reload="")
    return el("p", text(f"{said} "), button, cls="newer", data_newest=newest)


def _notice(words: Words) -> None:
    st.html(newest_map(words))
    progress, message = fetch_state()
    if progress == "running":
        st.html(el("p", text(words.page.fetching), cls="fetching quiet"))
    elif progress == "failed":
        LOG.warning("the real boundaries could not be fetched: %s", message)
        st.html(el("p", text(words.page.fetch_failed), cls="fetching quiet"))

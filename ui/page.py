"""Streamlit's page: what a session has to say, within the page of `ui.shell.body`. Any error becomes a message.

All that a visitor sees and clicks is fragments, sent with the page and fetched by address (`ui.shell.fragments`):
Streamlit starts behind them, and a click makes no run. It tells of newer boundaries as soon as there are any.
"""

from __future__ import annotations

import logging

import streamlit as st

from ui.data import state
from ui.data.addresses import PLAIN_PATH
from ui.data.cache import newest_digest
from ui.data.edition import open_edition
from ui.say.safe_html import el, link, text
from ui.shell import notice
from ui.views.faults import WAY_OUT
from ui.words.common import WORDS
from ui.words.plain import WORDS as PLAIN

LOG = logging.getLogger("afsprakenkaart")


def main() -> None:
    """Show the notices; a message where there is no map to show."""
    st.set_page_config(page_title="Afsprakenkaart", page_icon="🗺️", layout="wide")
    language = state.asked_language()
    words = WORDS[language]
    digest = newest_digest()
    if digest is None:
        LOG.error("no map has been built: %s, or start with `make run`", WAY_OUT)
        st.warning(f"**{words.page.no_build}** {words.page.no_build_hint}", icon=":material/map:")
        return
    try:
        open_edition(digest).check()
    except (OSError, ValueError, KeyError, TypeError):
        LOG.exception("the folder built/%s cannot be read: remove it and %s", digest, WAY_OUT)
        st.error(f"**{words.page.broken}** {words.page.broken_hint}", icon=":material/error:")
        return
    # Seen only where Streamlit's page has a form that we do not know: then nothing else stands on it.
    plain = PLAIN[language]
    way = link(f"{PLAIN_PATH}?{state.asked_query()}", text(plain.way))
    st.html(el("p", text(f"{plain.incomplete} "), way, cls="streamlit-alone"))
    notice.show(words)


main()

"""What the first visitor of a server would wait for, done before there is one: some 2.5 seconds of work.

It begins with the first answer that the server gives, to whoever asks whether it runs: before that it would hold up the
start.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from importlib import import_module

from starlette.types import ASGIApp, Receive, Scope, Send

from ui.data.cache import newest_digest
from ui.data.edition import open_edition
from ui.data.importing import IMPORTING
from ui.data.picture import Picture
from ui.data.state import ViewState, for_browser_in
from ui.map.files import map_files
from ui.shell.fragments import MAKERS, seen

LOG = logging.getLogger("afsprakenkaart")
# The map alone, in a page of someone else: no view that an address names.
EMBEDDED = "embedded"
LIBRARIES = ("altair", "folium", "pandas", "pyarrow")
# The parts of the page that a first visit shows.
AT_FIRST = ("frame", "header", "map", "figures", "panel", "table", "search", "filters")


def views() -> Mapping[str, Callable[[Picture], None]]:
    """Return what shows each view that has elements of Streamlit's own, by its name; the others are one part.

    The first call loads them and the libraries that they need.
    """
    with IMPORTING:
        from ui.views import charts, collisions, compare, map_view
    return {
        "map": map_view.show,
        "collisions": collisions.show,
        "compare": compare.show,
        "charts": charts.show,
        EMBEDDED: map_view.embedded,
    }


def warm() -> None:
    """Load libraries, and open the built folder that new visitors see; a fault of it is left for the page to tell."""
    with IMPORTING:
        for library in LIBRARIES:
            import_module(library)
    newest = newest_digest()
    if newest is None:
        return
    try:
        found = open_edition(newest)
        map_files(found)
        first = seen(found, ViewState())
        # No visitor is there to say the language of the browser.
        with for_browser_in("nl"):
            for name in AT_FIRST:
                MAKERS[name](first)
    except (OSError, ValueError, KeyError, TypeError):
        LOG.exception("the built folder %s cannot be read", newest)


class WarmAfterFirstAnswer:
    """ASGI middleware that calls `warm` in a thread of its own, once, when the first HTTP answer has been given."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._first = threading.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; after the first one, begin."""
        await self.app(scope, receive, send)
        if scope["type"] == "http" and self._first.acquire(blocking=False):
            threading.Thread(target=warm, name="warm", daemon=True).start()

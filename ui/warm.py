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

from ui.cache import newest_digest
from ui.legend import map_state
from ui.map_files import map_files
from ui.picture import Picture
from ui.shown import Shown, shown
from ui.state import SUBJECT_VIEWS, ViewState

LOG = logging.getLogger("afsprakenkaart")
# The map alone, in a page of someone else: no view that an address names.
EMBEDDED = "embedded"
# Not the views themselves: streamlit-folium is known to Streamlit only where it is loaded by a run of the page.
LIBRARIES = ("altair", "folium", "pandas", "pyarrow")
_importing = threading.Lock()


def views() -> Mapping[str, Callable[[Shown], None]]:
    """Return what shows each view, by its name; the first call loads them and the libraries that they need."""
    # Two threads that import the same libraries at once may meet one of them half done.
    with _importing:
        from ui.views import (
            about,
            accessibility,
            charts,
            collisions,
            compare,
            corrections,
            layer_tables,
            map_view,
            sources,
            subject,
            timeline,
        )
    return {
        "map": map_view.show,
        "table": layer_tables.show,
        "collisions": collisions.show,
        "timeline": timeline.show,
        "compare": compare.show,
        "charts": charts.show,
        "sources": sources.show,
        "about": about.show,
        "corrections": corrections.show,
        "accessibility": accessibility.show,
        EMBEDDED: map_view.embedded,
        **dict.fromkeys(SUBJECT_VIEWS, subject.show),
    }


def warm() -> None:
    """Load libraries, and open the built folder that new visitors see; a fault of it is left for the page to tell."""
    with _importing:
        for library in LIBRARIES:
            import_module(library)
    newest = newest_digest()
    if newest is None:
        return
    try:
        found = shown(newest)
        map_files(found)
        map_state(Picture(found, ViewState()))
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

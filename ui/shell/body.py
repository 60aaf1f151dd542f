"""The body of the page as it is first sent: header, filters, the view that the address names, footer.

All of it stands before any script has run; page.js then only puts other content into the same places
(`ui.shell.fragments`), so nothing moves. Streamlit's own element stands among it, for what a session has to say.
"""

from __future__ import annotations

from typing import Final

from ui.data.picture import Picture
from ui.data.state import Dropped
from ui.say.safe_html import EMPTY, Html, el, join
from ui.shell import fragments
from ui.views import frame
from ui.views.placeholders import path, plain_way
from ui.words.filters import WORDS

ROOT: Final = el("div", id="root")
"""The element in which Streamlit makes its page, as Streamlit's own page has it."""


def place(name: str, picture: Picture, content: Html, tabindex: str | None = None) -> Html:
    """Return the place of a fragment with what stands in it."""
    of = None if name in fragments.EVERYWHERE else "map" if name in fragments.OF_MAP else "page"
    return el(
        "div", content, cls=f"part part-{name}", data_part=path(name, picture.edition), data_of=of, tabindex=tabindex
    )


def body(picture: Picture, dropped: tuple[Dropped, ...] = ()) -> Html:
    """Return everything between the opening and the closing of the body, filled for a view."""
    parts = fragments.of_view(picture, dropped)
    shown = "map" if picture.view.view == "map" else "page"

    def placed(name: str, tabindex: str | None = None) -> Html:
        return place(name, picture, parts.get(name, EMPTY), tabindex)

    map_view = el(
        "div",
        placed("map-themes"),
        placed("figures"),
        el(
            "div",
            el("div", plain_way(picture.view), cls="map-box", id=frame.MAP, tabindex="-1"),
            placed("panel", tabindex="-1"),
            cls="map-row",
        ),
        placed("table"),
        cls="view-map",
    )
    name = WORDS[picture.view.language].title
    side = el("aside", placed("filters"), placed("to-picture"), placed("to-downloads"), cls="side", aria_label=name)
    main = el("main", placed("notices"), map_view, placed("page"), id=frame.CONTENT, tabindex="-1")
    return join(
        el("div", placed("header"), placed("search"), cls="top"),
        ROOT,
        el("div", side, main, cls="stage", data_shows=shown),
        placed("footer"),
    )


def embedded(picture: Picture, dropped: tuple[Dropped, ...] = ()) -> Html:
    """Return the body of the map alone, as it stands in a page of someone else, with a link to the whole map."""
    themes, line = (
        place(name, picture, fragments.PLACES[name](picture) or EMPTY) for name in ("map-themes", "whole-map")
    )
    box = el("div", plain_way(picture.view), cls="map-box")
    moved = frame.notices(picture, tuple(value for value in dropped if value.is_former))
    return join(el("main", moved, themes, box, line, cls="stage alone", data_shows="map"), ROOT)

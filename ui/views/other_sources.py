"""What other sources say of a province or municipality, below what the letters say: CBS, and the visitor's own file.

It is fetched by itself, so that the page of what was agreed stays small.
"""

from __future__ import annotations

from typing import Final

from ui.data.picture import Picture
from ui.say.safe_html import EMPTY, Html, el, join
from ui.say.subject import Subject, find
from ui.views import cbs, grid_map
from ui.views.placeholders import path

KINDS: Final = ("province", "municipality")


def place(subject: Subject) -> Html:
    """Return the place that a browser fills; "" for another thing."""
    if subject.kind not in KINDS:
        return EMPTY
    return el("div", cls="part", data_part=path("other-sources", subject.edition), data_later="")


def html(picture: Picture) -> Html:
    """Return what stands there; "" for a view of another thing."""
    found = named(picture)
    return join(cbs.section(found, picture.view), grid_map.section(found, picture.view)) if found else EMPTY


def plain(picture: Picture) -> Html:
    """Return what of it needs no script: a file of the visitor is read by one."""
    found = named(picture)
    return cbs.section(found, picture.view) if found else EMPTY


def named(picture: Picture) -> Subject | None:
    """Return the province or municipality that a view names, None for a view of another thing."""
    view = picture.view
    return find(picture.edition, view.view, view.ident or "") if view.view in KINDS else None

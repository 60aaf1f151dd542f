"""What can be followed, and the addresses of its feeds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from layers.changes import Change, Followed
from layers.diary import Entry, entries
from layers.facts import Fact
from layers.layer import Language
from ui.data.choices import SUBJECT_VIEWS, ViewState
from ui.data.edition import Edition

ALL: Final = Followed("all", "all")
PATH: Final = "/feeds"
MEDIA_TYPES: Final[Mapping[str, str]] = {
    "ics": "text/calendar",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
"""The forms of a feed: the end of its address, and what it is."""


def of_view(view: ViewState) -> Followed:
    """Return what is followed from a view: the thing that its page is about, else its one place or theme, else all."""
    if view.view in SUBJECT_VIEWS and view.ident:
        return Followed(view.view, view.ident)
    chosen = (
        ("municipality", view.municipalities),
        ("province", view.provinces),
        ("landsdeel", view.landsdelen),
        ("theme", view.themes),
    )
    return next((Followed(kind, values[0]) for kind, values in chosen if len(values) == 1), ALL)


def known(kind: str, ident: str, edition: Edition) -> Followed | None:
    """Return what an address names, None for what there is not; another name leads to the present one."""
    if (kind, ident) == (ALL.kind, ALL.ident):
        return ALL
    ident = edition.known.present(kind, ident)
    if kind in SUBJECT_VIEWS:
        return Followed(kind, ident) if f"{kind}:{ident}" in edition.subjects else None
    if kind == "landsdeel":
        return Followed(kind, ident) if ident in edition.known.landsdelen else None
    return Followed(kind, ident) if kind == "theme" and ident in edition.known.themes else None


def address(followed: Followed, form: str, language: Language) -> str:
    """Return the address of a feed on this server."""
    return f"{PATH}/{followed.kind}/{quote(followed.ident, safe='')}.{form}?lang={language}"


def concerned(followed: Followed, edition: Edition, fact: Fact) -> bool:
    """Return whether a fact of any edition concerns what is followed."""
    return followed.concerns(fact, edition.provinces, edition.built.registers["documents"])


def changes(followed: Followed, edition: Edition) -> list[Change]:
    """Return what each edition brought of what is followed, the newest first."""
    return [
        change
        for change in edition.built.history.all()
        if any(concerned(followed, edition, fact) for fact in (change.before, change.after) if fact)
    ]


def diary(followed: Followed, edition: Edition) -> list[Entry]:
    """Return the days of what is followed, in the order of time."""
    facts = (fact for fact in edition.built.facts if concerned(followed, edition, fact))
    return entries(facts, edition.built.history)

"""What a visitor may choose: the pages, the fills, the orders, how much of each, and all of it as one `ViewState`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from layers.layer import Language
from layers.registry import LAYERS

View = Literal[
    "map", "table", "collisions", "timeline", "dossier", "compare", "charts", "province", "municipality", "novex",
    "housing", "project", "letter", "sources", "about", "corrections", "accessibility", "new",
]  # fmt: skip
Fill = Literal["agreements", "grid", "homes", "rijk", "outcomes"]
Sort = Literal["place", "theme", "status", "amount", "homes", "deadline"]

LAYERS_AT_FIRST: Final[tuple[str, ...]] = tuple(layer.id for layer in LAYERS.values() if layer.at_first)
SEARCH_LENGTH = 80
SELECTION_LENGTH = 12
# The choice of the facts that hold for the whole country, among what is selected: no feature of a layer.
NATIONAL = "nl"
# The views that the filters narrow.
FILTERED: Final = ("map", "table", "collisions", "timeline", "charts", "new")
# The pages about one thing: their view is its kind, their `id` says which.
SUBJECT_VIEWS: Final = ("province", "municipality", "novex", "housing", "project", "letter")
# What a dossier may be about; its `id` is one of these with the id, `province:PV22`.
DOSSIER_KINDS: Final = ("landsdeel", "province", "novex", "municipality", "theme")
COMPARED_LENGTH = 4
# The filters of `layers.narrowing`: the name of each in an address, and the field of the view.
NARROWED: Final[Mapping[str, str]] = {
    "municipality": "municipalities",
    "status": "statuses",
    "party": "parties",
    "meeting": "meetings",
    "year": "years",
    "amount": "amounts",
    "due": "due",
    "outcome": "outcomes",
}
# What a visitor may assume: the grid of a province gets room, or a project is decided, in one of these years.
YEARS: Final = range(2025, 2061)
# How near the map may be looked at, and the latitudes and longitudes that it stays in.
ZOOMS: Final = (6, 16)
WORLD: Final = ((49.5, 55.0), (1.0, 10.0))


@dataclass(frozen=True)
class ViewState:
    """What a visitor looks at. `selection` lists what lies under the click as `layer:id`; its first is open.

    That one is the `nth` from above. `zoom` and `centre` (latitude, longitude) are where the map was moved to.
    `page` is that of the table; `more` is how many times the cards that the panel shows at once are wanted. `ident` is
    the id of the one thing that a page is about, `compared` are the subjects side by side. `grid_years` (province code
    and year) and `decisions` (project id and year) are what the visitor assumes. `since` and `until` are the editions
    between which is told what is new.
    """

    view: View = "map"
    language: Language = "nl"
    provinces: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    landsdelen: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    layers: tuple[str, ...] = LAYERS_AT_FIRST
    background: bool = True
    fill: Fill = "agreements"
    search: str = ""
    selection: tuple[str, ...] = ()
    nth: int = 1
    fact: str | None = None
    sort: Sort = "place"
    descending: bool = False
    page: int = 1
    more: int = 1
    ident: str | None = None
    compared: tuple[str, ...] = ()
    grid_years: tuple[tuple[str, int], ...] = ()
    decisions: tuple[tuple[str, int], ...] = ()
    zoom: float | None = None
    centre: tuple[float, float] | None = None
    since: str | None = None
    until: str | None = None

    def filtered(self) -> bool:
        """Return whether any filter narrows the view."""
        return bool(self.provinces or self.themes or self.landsdelen or self.search or self.narrowed())

    def narrowed(self) -> dict[str, tuple[str, ...]]:
        """Return what is chosen of the filters of `layers.narrowing`, by the name of each."""
        chosen = {name: getattr(self, field) for name, field in NARROWED.items()}
        return {name: values for name, values in chosen.items() if values}

    def without_filters(self) -> ViewState:
        """Return the view with every filter, layer choice and selection as at first; page and language stay."""
        return ViewState(view=self.view, language=self.language, ident=self.ident, compared=self.compared)


DEFAULT = ViewState()

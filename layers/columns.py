"""What a column is, and the columns that layers share; each layer declares its own beside these.

Used for the schema, exports, headings of tables and the data dictionary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from layers import adds
from seeds.records import BOUNDS, CERTAINTIES, THEMES, Phase, Status

Type = Literal["text", "texts", "integer", "number", "boolean"]
PHASES: Final[tuple[str, ...]] = get_args(Phase)
INSTRUMENT_STATUSES: Final[tuple[str, ...]] = (*get_args(Status), "not_mentioned")

_PYTHON: Final[Mapping[str, type | tuple[type, ...]]] = {
    "text": str,
    "texts": list,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


class ColumnError(ValueError):
    """Features that do not match the declared columns of their layer; the message lists every error."""


@dataclass(frozen=True)
class Column:
    """One column.

    `words` is the closed vocabulary of a text (or of each text of a list); `optional` allows null, which always means
    "not stated", never zero.
    """

    name: str
    type: Type
    nl: str
    en: str
    about: str
    unit: str = ""
    optional: bool = False
    words: tuple[str, ...] = ()

    def faults(self, properties: Mapping[str, Any]) -> list[str]:
        """The errors in this column of one feature, one sentence each."""
        if self.name not in properties:
            return [f"{self.name} is missing"]
        found = properties[self.name]
        if found is None:
            return [] if self.optional else [f"{self.name} is empty"]
        wanted = _PYTHON[self.type]
        if not isinstance(found, wanted) or (isinstance(found, bool) and self.type != "boolean"):
            return [f"{self.name} is {found!r}, not of type {self.type}"]
        if isinstance(found, int | float) and found < 0:
            return [f"{self.name} is {found}, below zero"]
        texts = found if isinstance(found, list) else [found]
        if self.words and (unknown := [text for text in texts if text not in self.words]):
            return [f"{self.name}: {unknown[0]!r} is none of {', '.join(self.words)}"]
        return []


CERTAINTY: Final = Column(
    "certainty", "text", "zekerheid van de plaats", "certainty of the place",
    "exact (known to within 50 m), approximate, area (only the municipality or region is known), schematic, none.",
    words=tuple(CERTAINTIES),
)  # fmt: skip
OF_EDITION: Final = Column("edition", "text", "editie", "edition", "Edition of the facts, set by the project.")

_MEASURED: Final = {
    "agreements": ("afspraken", "agreements"),
    "homes": ("woningen", "homes"),
    "rijk": ("geld van het Rijk (euro)", "money from central government (euros)"),
    "regio": ("geld van de regio (euro)", "money from the region (euros)"),
}
_FIRM: Final = {
    "agreed": ("nieuw afgesproken", "newly agreed"),
    "before": ("eerder afgesproken", "agreed earlier"),
    "effort": ("als inspanning afgesproken", "agreed as a best effort"),
    "in_kind": ("in natura", "in kind"),
    "conditional": ("onder voorwaarde", "conditional"),
    "reserved": ("gereserveerd", "reserved"),
    "possible": ("mogelijk of als doel", "possible or an aim"),
}
_LIES: Final = {"national": ("landelijk", "national"), "in_provinces": ("in provincies", "in provinces")}


def _adds(figure: adds.Adds) -> Column:
    """The column with what each row adds to one figure of the app."""
    (what_nl, what), (firm_nl, firm), (lies_nl, lies) = (
        _MEASURED[figure.measure], _FIRM[figure.standing], _LIES[figure.where],
    )  # fmt: skip
    unit = {"agreements": "agreements", "homes": "homes"}.get(figure.measure, "euro")
    return Column(
        figure.column, "integer", f"telt mee: {what_nl}, {firm_nl}, {lies_nl}", f"adds: {what}, {firm}, {lies}",
        f"What this row adds to this figure in the app: {what}, {firm}, {lies}. The sum of this column is that figure. "
        "It may differ from what the letter states for this row, as parts are subtracted from their whole.", unit, True,
    )  # fmt: skip


ADDS: Final = tuple(_adds(figure) for figure in adds.FIGURES)
"""What each row of the table of facts adds to each figure in the app."""

ADDS_OF_LAYERS: Final = tuple(
    column for column, figure in zip(ADDS, adds.FIGURES, strict=True) if figure.where == "in_provinces"
)
"""The same for a layer, which has no national features; shared figures are divided evenly so that columns add up."""


def bound(name: str, nl: str, en: str) -> Column:
    """The column with what bounds a number."""
    return Column(
        name, "text", nl, en, "How the letter qualifies the number; exact if it does not, null if there is no number.",
        "", True, words=BOUNDS,
    )  # fmt: skip


COMMON: Final = (
    Column("id", "text", "id", "id", "Unique within the layer: a CBS code, or an id from the registers."),
    Column("name", "text", "naam", "name", "Name as spelled by CBS or in the registers."),
    Column("layer", "text", "laag", "layer", "The layer that the feature belongs to."),
    Column("province_codes", "texts", "provincies", "provinces", "CBS codes of the provinces in which it lies."),
    Column(
        "themes", "texts", "thema's", "themes",
        "Themes of the facts counted here, in a fixed order.", words=tuple(THEMES)
    ),
    Column("fact_ids", "texts", "feiten", "facts", "Ids of the facts counted here, as in the table of facts."),
    CERTAINTY,
    Column("source", "text", "bron van de ligging", "source of the location", "Where the geometry comes from."),
    Column("licence", "text", "licentie", "licence", "Licence of the geometry."),
    Column("credit", "text", "naamsvermelding", "credit", "How to credit the source of the geometry."),
    Column(
        "boundary_year", "integer",
        "jaar van de gemeentelijke indeling", "year of the municipal boundaries", "Year of the CBS codes.",
    ),
    Column(
        "schematic", "boolean", "schematisch", "schematic", "True: a sketch, not the real geometry."
    ),
    OF_EDITION,
)  # fmt: skip

FACT_COUNTS: Final = (
    Column("fact_count", "integer", "feiten", "facts", "Number of facts counted here.", "facts"),
    Column(
        "agreement_count", "integer", "afspraken", "agreements",
        "Agreements, including conditional ones and adopted arrangements and documents. One agreement counts once, "
        "whatever amounts, targets and parts belong to it.",
        "facts",
    ),
)  # fmt: skip

FIGURES: Final = (
    *FACT_COUNTS,
    Column(
        "homes", "integer", "woningen", "homes",
        "Homes agreed, possible or an aim; parts are not added to their whole, numbers per year "
        "are left out.", "homes", True,
    ),
    Column("homes_agreed", "integer", "waarvan zonder voorwaarde afgesproken", "of which agreed without a condition",
        "Part of `homes`.", "homes", True),
    Column(
        "rijk_eur", "integer", "geld van het Rijk (euro)", "money from central government (euros)",
        "Contributions of central government: agreed, conditional and reserved. Never estimates, totals, shortfalls or "
        "amounts per home or year.", "euro", True,
    ),
    Column(
        "rijk_agreed_eur", "integer", "waarvan zonder voorwaarde afgesproken", "of which agreed without a condition",
        "Part of `rijk_eur`.", "euro", True,
    ),
    Column(
        "rijk_conditional_eur", "integer", "waarvan onder voorwaarde", "of which conditional", "Part of `rijk_eur`.",
        "euro", True,
    ),
    Column(
        "rijk_reserved_eur", "integer", "waarvan gereserveerd", "of which reserved", "Part of `rijk_eur`.", "euro", True
    ),
    Column(
        "rijk_at_most_eur", "integer", "waarvan ten hoogste", "of which at most",
        "The part of `rijk_eur` that the letters call a maximum.", "euro", True,
    ),
)  # fmt: skip

SHARED: Final = (
    Column(
        "fact_shared_count", "integer", "gedeelde feiten", "shared facts",
        "The part of `fact_count` that is shared with other provinces (for an area: with other areas).", "facts",
    ),
    Column(
        "homes_shared", "integer", "gedeelde woningen", "shared homes",
        "Homes shared with other provinces or areas, not divided between them; do not add these up "
        "over rows.", "homes", True,
    ),
    Column(
        "rijk_shared_eur", "integer", "gedeeld geld van het Rijk (euro)",
        "shared money from central government (euros)",
        "Contributions shared with other provinces or areas, not divided between them; do not add "
        "these up over rows.", "euro", True,
    ),
)  # fmt: skip

SITE: Final = (
    Column("kind", "text", "soort", "kind", "As in the register."),
    Column("municipality_codes", "texts", "gemeenten", "municipalities", "CBS codes of the municipalities it lies in."),
    Column(
        "municipality_codes_inferred", "texts", "gemeenten, afgeleid", "municipalities, inferred",
        "Municipalities that the sketched line crosses or that lie within the margin of error; no letter names them.",
    ),
    Column(
        "province_codes_inferred", "texts", "provincies, afgeleid", "provinces, inferred",
        "Provinces that we added; no letter names them.",
    ),
    Column(
        "location_error_m", "integer", "mogelijke afwijking van de plaats", "margin of error of the location",
        "How far the point may be out.", "metre", True,
    ),
    Column("basis", "text", "onderbouwing", "basis", "Why the place is drawn here.", optional=True),
)  # fmt: skip


def stated(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> tuple[Column, ...]:
    """The columns in which any of these rows says something; a number zero says something."""
    rows = list(rows)
    return tuple(column for column in columns if any(row[column.name] not in (None, []) for row in rows))


def conform(name: str, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the layer or table of this name with exactly these columns, in this order.

    Raises:
        ColumnError: a column is missing, unknown or breaks its declaration, or an id stands twice; all faults at once.
    """
    names = [column.name for column in columns]
    faults = []
    for row in rows:
        faults += [f"{name} {row.get('id')}: {fault}" for column in columns for fault in column.faults(row)]
        faults += [f"{name} {row.get('id')}: {key} is not declared" for key in row if key not in names]
    counts = Counter(str(row.get("id")) for row in rows)
    faults += [f"{name}: id {i} stands twice" for i in sorted(i for i, count in counts.items() if count > 1)]
    if faults:
        raise ColumnError("\n".join(faults))
    return [{key: row[key] for key in names} for row in rows]

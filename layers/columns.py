"""The columns of every layer, declared once: schema, export, table header, tooltip and data dictionary use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from layers.collisions import KINDS, LEVELS, REASONS, SOFTNESS, UNKNOWN
from seeds.records import CERTAINTIES, THEMES, Phase, Status

Type = Literal["text", "texts", "integer", "boolean"]
PHASES: Final[tuple[str, ...]] = get_args(Phase)
GRID_STATUSES: Final = (
    "stop_threatened",
    "stop_threatened_in_part",
    "measures_mentioned",
    "named_places_only",
    "not_mentioned",
)
INSTRUMENT_STATUSES: Final[tuple[str, ...]] = (*get_args(Status), "not_mentioned")

_PYTHON: Final[Mapping[str, type | tuple[type, ...]]] = {
    "text": str,
    "texts": list,
    "integer": int,
    "boolean": bool,
}


class ColumnError(ValueError):
    """Properties of features that break the declaration of their layer; the message lists every fault."""


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
        """What is wrong with this column of one feature, a sentence each."""
        if self.name not in properties:
            return [f"{self.name} is missing"]
        found = properties[self.name]
        if found is None:
            return [] if self.optional else [f"{self.name} is empty"]
        wanted = _PYTHON[self.type]
        if not isinstance(found, wanted) or (isinstance(found, bool) and self.type != "boolean"):
            return [f"{self.name} is {found!r}, not of type {self.type}"]
        if isinstance(found, int) and found < 0:
            return [f"{self.name} is {found}, below zero"]
        texts = found if isinstance(found, list) else [found]
        if self.words and (unknown := [text for text in texts if text not in self.words]):
            return [f"{self.name}: {unknown[0]!r} is none of {', '.join(self.words)}"]
        return []


COMMON: Final = (
    Column("id", "text", "id", "id", "Unique within the layer: a CBS code, or an id of the registers."),
    Column("name", "text", "naam", "name", "Name as CBS or the registers spell it."),
    Column("layer", "text", "laag", "layer", "The layer of the feature."),
    Column("province_codes", "texts", "provincies", "provinces", "CBS codes of the provinces in which it lies."),
    Column(
        "themes", "texts", "thema's", "themes", "Themes of the facts that count, in fixed order.", words=tuple(THEMES)
    ),
    Column("fact_ids", "texts", "feiten", "facts", "Ids of the facts that count, as in `python -m seeds export`."),
    Column(
        "certainty", "text", "zekerheid van de plek", "certainty of the place",
        "exact (known to 50 m), approximate, area (a municipality or region is all that is known), schematic, none.",
        words=tuple(CERTAINTIES),
    ),
    Column("source", "text", "bron van de plek", "source of the place", "Where the geometry comes from."),
    Column("licence", "text", "licentie", "licence", "Licence of the geometry."),
    Column("credit", "text", "naamsvermelding", "credit", "Credit to give for the geometry."),
    Column("boundary_year", "integer", "jaar van de indeling", "year of the division", "Year of the CBS codes."),
    Column(
        "schematic", "boolean", "schematisch", "schematic", "True: a computed or drawn stand-in, not the real geometry."
    ),
    Column("edition", "text", "editie", "edition", "Edition of the facts, declared by the project."),
)  # fmt: skip

_FACTS: Final = (
    Column("fact_count", "integer", "feiten", "facts", "Number of facts that count here.", "facts"),
    Column(
        "agreement_count", "integer", "afspraken", "agreements",
        "Facts of kind agreement, budget or target that were agreed, also conditionally, or reserved.", "facts",
    ),
)  # fmt: skip

_FIGURES: Final = (
    *_FACTS,
    Column(
        "homes", "integer", "woningen", "homes",
        "Homes promised, aimed at or possible, parts not added to their whole; paces per year left out.", "homes", True,
    ),
    Column("homes_agreed", "integer", "waarvan afgesproken", "of which agreed", "Part of `homes`.", "homes", True),
    Column(
        "rijk_eur", "integer", "euro van het Rijk", "euro of the state",
        "Contributions of the Rijk: agreed, conditional and reserved. Never estimates, totals, shortfalls or amounts "
        "per home or year.", "euro", True,
    ),
    Column("rijk_agreed_eur", "integer", "waarvan afgesproken", "of which agreed", "Part of `rijk_eur`.", "euro", True),
    Column(
        "rijk_conditional_eur", "integer", "waarvan onder voorwaarde", "of which conditional", "Part of `rijk_eur`.",
        "euro", True,
    ),
    Column(
        "rijk_reserved_eur", "integer", "waarvan gereserveerd", "of which reserved", "Part of `rijk_eur`.", "euro", True
    ),
    Column(
        "rijk_at_most_eur", "integer", "waarvan ten hoogste", "of which at most",
        "The part of `rijk_eur` that the letters call a ceiling.", "euro", True,
    ),
)  # fmt: skip

_SHARED: Final = (
    Column(
        "fact_shared_count", "integer", "gedeelde feiten", "shared facts",
        "The part of `fact_count` that also lies in other provinces.", "facts",
    ),
    Column(
        "homes_shared", "integer", "gedeelde woningen", "shared homes",
        "Homes that lie in other provinces too, unsplit; never add over provinces.", "homes", True,
    ),
    Column(
        "rijk_shared_eur", "integer", "gedeelde euro van het Rijk", "shared euro of the state",
        "Contributions that lie in other provinces too, unsplit; never add over provinces.", "euro", True,
    ),
)  # fmt: skip

_SITE: Final = (
    Column("kind", "text", "soort", "kind", "As in the register."),
    Column("municipality_codes", "texts", "gemeenten", "municipalities", "CBS codes of the municipalities it lies in."),
    Column(
        "location_error_m", "integer", "onzekerheid van de plek", "error of the location",
        "How far the point may be off.", "metre", True,
    ),
    Column("basis", "text", "grond", "basis", "What the place rests on.", optional=True),
)  # fmt: skip


def _instrument(name: str, nl: str, en: str) -> Column:
    return Column(
        name, "text", nl, en, "Status of the fact about it; not_mentioned where the letters say nothing.",
        words=INSTRUMENT_STATUSES,
    )  # fmt: skip


INSTRUMENTS: Final = {
    "development_perspective": "ontwikkelperspectief",
    "implementation_agenda": "uitvoeringsagenda",
    "investment_agenda": "investeringsagenda",
}
"""The three NOVEX instruments: column, and the word with which the ids of their facts end."""

COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    "provinces": (
        *COMMON,
        Column("landsdeel", "text", "landsdeel", "part of the country", "Landsdeel of the BO MIRT."),
        *_FIGURES,
        *_SHARED,
    ),
    "novex": (
        *COMMON,
        Column(
            "kind", "text", "soort", "kind", "novex: one of the 16 NOVEX areas; region: treated like one.",
            words=("novex", "region"),
        ),
        Column("number", "text", "nummer", "number", "Number of the NOVEX area.", optional=True),
        Column("type", "text", "type", "type", "Type of the area."),
        Column("municipality_codes", "texts", "gemeenten", "municipalities", "Member municipalities that are drawn."),
        Column(
            "partial_codes", "texts", "deels", "in part", "Members of which only a part belongs to the area."
        ),
        Column(
            "members_certainty", "text", "zekerheid van de leden", "certainty of the members", "How sure the list is."
        ),
        Column("basis", "text", "grond", "basis", "What the list of members rests on."),
        _instrument("development_perspective", "ontwikkelperspectief", "development perspective"),
        _instrument("implementation_agenda", "uitvoeringsagenda", "implementation agenda"),
        _instrument("investment_agenda", "regionale investeringsagenda", "regional investment agenda"),
        *_FIGURES,
    ),
    "housing": (*COMMON, *_SITE, *_FIGURES),
    "mirt": (
        *COMMON,
        *_SITE,
        Column("phase", "text", "fase", "phase", "Phase of the project, of the newest letter.", words=PHASES),
        Column(
            "phases", "texts", "genoemde fasen", "phases mentioned", "Every phase that a fact names.", words=PHASES
        ),
        *_FIGURES,
    ),
    "congestion": (
        *COMMON,
        Column(
            "kind", "text", "soort", "kind",
            "province; part: the municipalities of a province where a stop is threatened; place: a named place.",
            words=("province", "part", "place"),
        ),
        Column(
            "status", "text", "stroomnet", "grid",
            "What the letters say of the grid. not_mentioned is no statement, and never means that there is room.",
            words=GRID_STATUSES,
        ),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities",
            "The municipalities that the statement is about; empty where it is the whole province.",
        ),
        *_FACTS,
    ),
}  # fmt: skip
"""The columns of each layer, in the order of the export."""

DERIVED: Final[Mapping[str, tuple[Column, ...]]] = {
    "collisions": (
        *COMMON,
        Column(
            "kind", "text", "soort", "kind",
            "grid: homes where the grid is full or a stop threatens; access: homes that hang on an open project or "
            "decision; claims: several themes ask for one place.",
            words=KINDS,
        ),
        Column(
            "subject", "text", "onderwerp", "subject",
            "The feature at which it lies, `layer:id`; its geometry is used here too."
        ),
        Column(
            "reasons", "texts", "redenen", "reasons", "Why, gravest first; see `layers/collisions.py`.", words=REASONS
        ),
        Column(
            "level", "text", "hoe dichtbij", "how close", "How close the statement of the gravest reason comes.",
            words=LEVELS,
        ),
        Column(
            "softest_status", "text", "zachtste status", "softest status",
            "The softest status among the facts about what is promised and the gravest reason.", words=SOFTNESS,
        ),
        Column(
            "homes", "integer", "woningen", "homes",
            "Homes promised, aimed at or possible there, counted once; no filter changes it.", "homes", True,
        ),
        Column("unknown", "texts", "niet gezegd", "not said", "What the letters do not say of it.", words=UNKNOWN),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities", "CBS codes of the municipalities it lies in."
        ),
        *_FACTS,
    ),
}  # fmt: skip
"""The columns of layers that are derived from the others when they are asked for, in no built folder."""

ALL: Final[Mapping[str, tuple[Column, ...]]] = {**COLUMNS, **DERIVED}


def conform(layer: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows with exactly the declared columns, in the declared order.

    Raises:
        ColumnError: a column is missing, unknown or breaks its declaration, or an id stands twice; all faults at once.
    """
    columns = ALL[layer]
    names = [column.name for column in columns]
    faults = []
    for row in rows:
        faults += [f"{layer} {row.get('id')}: {fault}" for column in columns for fault in column.faults(row)]
        faults += [f"{layer} {row.get('id')}: {name} is not declared" for name in row if name not in names]
    ids = [row.get("id") for row in rows]
    faults += [f"{layer}: id {i} stands twice" for i in sorted({str(i) for i in ids if ids.count(i) > 1})]
    if faults:
        raise ColumnError("\n".join(faults))
    return [{name: row[name] for name in names} for row in rows]


def dictionary() -> str:
    """The data dictionary of all layers as Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Made by `python -m layers dictionary > docs/data-dictionary.md`; a test holds it to the declaration in",
        "`layers/columns.py`. Geometry is in CRS84 (longitude, latitude). Null means: not stated; never zero.",
        "",
        "## All layers",
        *_table(COMMON),
    ]
    for layer, columns in ALL.items():
        lines += ["", f"## {layer}", *_table(columns[len(COMMON) :])]
    return "\n".join(lines) + "\n"


def _table(columns: Sequence[Column]) -> list[str]:
    rows = ["", "| column | type | unit | Nederlands | English | meaning |", "|---|---|---|---|---|---|"]
    for c in columns:
        about = f"{c.about} Words: {', '.join(c.words)}." if c.words else c.about
        kind = f"{c.type} or null" if c.optional else c.type
        rows.append(f"| `{c.name}` | {kind} | {c.unit} | {c.nl} | {c.en} | {about} |")
    return rows

"""The columns of every layer, declared once: schema, export, table header, tooltip and data dictionary use them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from layers.adds import FIGURES, Adds
from layers.collisions import KINDS, UNKNOWN
from layers.registers import SOFTNESS
from seeds.bottlenecks import STATES
from seeds.records import (
    BOUNDS,
    CERTAINTIES,
    DEADLINE_KINDS,
    LEVELS,
    REASONS,
    THEMES,
    AmountForm,
    Kind,
    Phase,
    Status,
)

Type = Literal["text", "texts", "integer", "number", "boolean"]
PHASES: Final[tuple[str, ...]] = get_args(Phase)
GRID_STATUSES: Final = (
    "stop_threatened",
    "stop_threatened_in_part",
    "congested",
    "measures_mentioned",
    "pilot",
    "expansion_planned",
    "named_places_only",
    "not_mentioned",
)
INSTRUMENT_STATUSES: Final[tuple[str, ...]] = (*get_args(Status), "not_mentioned")

_PYTHON: Final[Mapping[str, type | tuple[type, ...]]] = {
    "text": str,
    "texts": list,
    "integer": int,
    "number": (int, float),
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
        if isinstance(found, int | float) and found < 0:
            return [f"{self.name} is {found}, below zero"]
        texts = found if isinstance(found, list) else [found]
        if self.words and (unknown := [text for text in texts if text not in self.words]):
            return [f"{self.name}: {unknown[0]!r} is none of {', '.join(self.words)}"]
        return []


_CERTAINTY: Final = Column(
    "certainty", "text", "zekerheid van de plek", "certainty of the place",
    "exact (known to 50 m), approximate, area (a municipality or region is all that is known), schematic, none.",
    words=tuple(CERTAINTIES),
)  # fmt: skip
_EDITION: Final = Column("edition", "text", "editie", "edition", "Edition of the facts, declared by the project.")

_MEASURED: Final = {
    "agreements": ("afspraken", "agreements"),
    "homes": ("woningen", "homes"),
    "rijk": ("euro van het Rijk", "euro of central government"),
    "regio": ("euro van de regio", "euro of the region"),
}
_FIRM: Final = {
    "agreed": ("nieuw afgesproken", "newly agreed"),
    "before": ("eerder afgesproken", "agreed earlier"),
    "effort": ("inspanning afgesproken", "best effort agreed"),
    "in_kind": ("in natura", "in kind"),
    "conditional": ("onder voorwaarde", "conditional"),
    "reserved": ("gereserveerd", "reserved"),
    "possible": ("mogelijk of doel", "possible or an aim"),
}
_LIES: Final = {"national": ("landelijk", "national"), "in_provinces": ("in provincies", "in provinces")}


def _adds(figure: Adds) -> Column:
    """The column with what each row adds to one figure of the app."""
    (what_nl, what), (firm_nl, firm), (lies_nl, lies) = (
        _MEASURED[figure.measure], _FIRM[figure.standing], _LIES[figure.where],
    )  # fmt: skip
    unit = {"agreements": "agreements", "homes": "homes"}.get(figure.measure, "euro")
    return Column(
        figure.column, "integer", f"telt mee: {what_nl}, {firm_nl}, {lies_nl}", f"adds: {what}, {firm}, {lies}",
        f"What this row adds to the figure of the app: {what}, {firm}, {lies}. The plain sum of this column is that "
        "figure. Not what the letter states of this row: parts are taken out of wholes.", unit, True,
    )  # fmt: skip


ADDS: Final = tuple(_adds(figure) for figure in FIGURES)
"""What each row of the table of facts adds to each figure."""

ADDS_OF_LAYERS: Final = tuple(
    column for column, figure in zip(ADDS, FIGURES, strict=True) if figure.where == "in_provinces"
)
"""The same for a layer, of which no feature is national; what rows share is dealt out evenly, only to add up."""


def _bound(name: str, nl: str, en: str) -> Column:
    return Column(
        name, "text", nl, en, "The word of the letter at the number; exact where it has none, null without a number.",
        "", True, words=BOUNDS,
    )  # fmt: skip


COMMON: Final = (
    Column("id", "text", "id", "id", "Unique within the layer: a CBS code, or an id of the registers."),
    Column("name", "text", "naam", "name", "Name as CBS or the registers spell it."),
    Column("layer", "text", "laag", "layer", "The layer of the feature."),
    Column("province_codes", "texts", "provincies", "provinces", "CBS codes of the provinces in which it lies."),
    Column(
        "themes", "texts", "thema's", "themes", "Themes of the facts that count, in fixed order.", words=tuple(THEMES)
    ),
    Column("fact_ids", "texts", "feiten", "facts", "Ids of the facts that count, as in `python -m seeds export`."),
    _CERTAINTY,
    Column("source", "text", "bron van de plek", "source of the place", "Where the geometry comes from."),
    Column("licence", "text", "licentie", "licence", "Licence of the geometry."),
    Column("credit", "text", "naamsvermelding", "credit", "Credit to give for the geometry."),
    Column("boundary_year", "integer", "jaar van de indeling", "year of the division", "Year of the CBS codes."),
    Column(
        "schematic", "boolean", "schematisch", "schematic", "True: a computed or drawn stand-in, not the real geometry."
    ),
    _EDITION,
)  # fmt: skip

_FACTS: Final = (
    Column("fact_count", "integer", "feiten", "facts", "Number of facts that count here.", "facts"),
    Column(
        "agreement_count", "integer", "afspraken", "agreements",
        "Agreements, also conditional ones: one agreement counts once, whatever amounts, targets and parts it has.",
        "facts",
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
        "The part of `fact_count` that other provinces (of an area: other areas) share.", "facts",
    ),
    Column(
        "homes_shared", "integer", "gedeelde woningen", "shared homes",
        "Homes that other provinces or areas share, unsplit; never add over them.", "homes", True,
    ),
    Column(
        "rijk_shared_eur", "integer", "gedeelde euro van het Rijk", "shared euro of the state",
        "Contributions that other provinces or areas share, unsplit; never add over them.", "euro", True,
    ),
)  # fmt: skip

_SITE: Final = (
    Column("kind", "text", "soort", "kind", "As in the register."),
    Column("municipality_codes", "texts", "gemeenten", "municipalities", "CBS codes of the municipalities it lies in."),
    Column(
        "municipality_codes_inferred", "texts", "gemeenten, afgeleid", "municipalities, inferred",
        "Municipalities that a drawn line crosses or the error reaches; no letter names them.",
    ),
    Column(
        "province_codes_inferred", "texts", "provincies, afgeleid", "provinces, inferred",
        "Provinces that we add; no letter names them.",
    ),
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
        *ADDS_OF_LAYERS,
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
        *_SHARED,
        *ADDS_OF_LAYERS,
    ),
    "housing": (*COMMON, *_SITE, *_FIGURES, *ADDS_OF_LAYERS),
    "mirt": (
        *COMMON,
        *_SITE,
        Column("phase", "text", "fase", "phase", "Phase of the project, of the newest letter.", words=PHASES),
        Column(
            "phases", "texts", "genoemde fasen", "phases mentioned", "Every phase that a fact names.", words=PHASES
        ),
        *_FIGURES,
        *ADDS_OF_LAYERS,
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
        *ADDS_OF_LAYERS,
    ),
}  # fmt: skip
"""The columns of each layer, in the order of the export."""

FACTS: Final = "facts"
"""The name of the table of facts, beside the ids of the layers."""

FACT_COLUMNS: Final = (
    Column("id", "text", "id", "id", "Unique and stable; the facts of a layer are named by it."),
    Column("theme", "text", "thema", "theme", "What the fact is about.", words=tuple(THEMES)),
    Column("kind", "text", "soort", "kind", "See seeds/README.md.", words=get_args(Kind)),
    Column("status", "text", "status", "status", "How firm it is; see seeds/README.md.", words=get_args(Status)),
    Column("phase", "text", "fase", "phase", "Phase of the project that the fact speaks of.", words=PHASES),
    Column("speaker", "text", "wie het zegt", "speaker", "Whose statement it is where not the government's.", "", True),
    Column("summary_nl", "text", "samenvatting", "summary in Dutch", "In the project's own words."),
    Column("summary_en", "text", "samenvatting in het Engels", "summary in English", "In the project's own words."),
    Column("place", "text", "plek", "place", "Name of the place; null for the whole country.", "", True),
    _CERTAINTY,
    Column("municipalities", "texts", "gemeenten", "municipalities", "Names, in the order of `municipality_codes`."),
    Column("municipality_codes", "texts", "codes van gemeenten", "codes of municipalities", "CBS codes."),
    Column("provinces", "texts", "provincies", "provinces", "Names, in the order of `province_codes`."),
    Column("province_codes", "texts", "codes van provincies", "codes of provinces", "CBS codes."),
    Column(
        "municipalities_inferred", "texts", "gemeenten, afgeleid", "municipalities, inferred",
        "Municipalities that we add: no letter names them. No figure of their own counts the fact.",
    ),
    Column("municipality_codes_inferred", "texts", "codes daarvan", "their codes", "CBS codes."),
    Column(
        "provinces_inferred", "texts", "provincies, afgeleid", "provinces, inferred",
        "Provinces that we add: no letter names them. No figure of their own counts the fact.",
    ),
    Column("province_codes_inferred", "texts", "codes daarvan", "their codes", "CBS codes."),
    Column("landsdeel", "text", "landsdeel", "part of the country", "Landsdeel of the BO MIRT.", "", True),
    Column(
        "novex_area", "text", "NOVEX-gebied", "NOVEX area", "The NOVEX area whose fact this alone is.", "", True
    ),
    Column(
        "areas", "texts", "gebieden", "areas",
        "Names of all NOVEX areas and regions that share it, in the order of `area_ids`.",
    ),
    Column("area_ids", "texts", "id's van gebieden", "ids of areas", "Ids as in the layer novex."),
    Column("amount_eur", "integer", "bedrag", "amount", "The amount as the letter states it.", "euro", True),
    Column("amount_min_eur", "integer", "bedrag vanaf", "amount from", "Lower end of a range.", "euro", True),
    Column("amount_max_eur", "integer", "bedrag tot", "amount to", "Upper end of a range.", "euro", True),
    Column("amount_payer", "text", "wie betaalt", "payer", "rijk, regio or other; null where none is named.", "", True),
    Column(
        "amount_role", "text", "rol van het bedrag", "role of the amount",
        "Only contributions of one payer may be added; see layers/README.md.", "", True,
    ),
    Column("amount_per", "text", "bedrag per", "amount per", "year or home.", "", True),
    Column(
        "amount_form", "text", "vorm van het bedrag", "form of the amount",
        "reallocated: moved from another purpose; in kind: measures, land or work; null: money.", "", True,
        words=get_args(AmountForm),
    ),
    Column(
        "made_available", "text", "beschikbaar gesteld", "made available",
        "The year or decision that made the money available, where the letter says so.", "", True,
    ),
    Column("price_level", "text", "prijspeil", "price level", "Year of the prices.", "", True),
    Column("vat", "text", "btw", "VAT", "incl or excl.", "", True),
    Column("homes", "integer", "woningen", "homes", "Homes promised, aimed at or possible.", "homes", True),
    Column("homes_period", "text", "periode van de woningen", "period of the homes", "2030, per year, ...", "", True),
    Column(
        "agreed_before", "boolean", "eerder afgesproken", "agreed earlier",
        "True: agreed or made available before the meetings that the letter reports.",
    ),
    Column("best_effort", "boolean", "inspanning", "best effort", "True: only a best effort was agreed."),
    Column("amount_is_maximum", "boolean", "ten hoogste", "at most", "True: the letter calls the amount a ceiling."),
    _bound("amount_bound", "grens van het bedrag", "bound of the amount"),
    _bound("homes_bound", "grens van de woningen", "bound of the homes"),
    _bound("other_bound", "grens van het andere getal", "bound of the other number"),
    Column("other_value", "number", "ander getal", "other number", "In `other_unit`.", "", True),
    Column("other_min", "number", "ander getal vanaf", "other number from", "In `other_unit`.", "", True),
    Column("other_max", "number", "ander getal tot", "other number to", "In `other_unit`.", "", True),
    Column("other_unit", "text", "eenheid", "unit", "Unit of the other number.", "", True),
    Column("deadline", "text", "termijn", "deadline", "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn or YYYY-Hn.", "", True),
    Column(
        "deadline_kind", "text", "soort termijn", "kind of deadline", "The word of the letter at the date.", "", True,
        words=DEADLINE_KINDS,
    ),
    Column("deadline_from", "text", "eerste dag", "first day", "First day that counts (ISO); null: open.", "", True),
    Column("deadline_to", "text", "laatste dag", "last day", "Last day that counts (ISO); null: open.", "", True),
    Column("part_of", "text", "deel van", "part of", "Id of the fact that holds this one: never add both.", "", True),
    Column(
        "of_agreement", "text", "van de afspraak", "of agreement",
        "Id of the agreement of which this is an amount, a target or a part: one agreement counts once.", "", True,
    ),
    Column(
        "may_overlap", "texts", "mogelijk dezelfde", "may overlap",
        "Ids of facts that may be about the same homes or money; no letter says. Never add this row to them.",
    ),
    Column("promised_by", "texts", "toegezegd door", "promised by", "The parties as the letter names them."),
    Column("promised_to", "texts", "toegezegd aan", "promised to", "The parties as the letter names them."),
    Column("table", "text", "komt terug in", "returns in", "The meeting at which it comes back.", "", True),
    Column("follows", "texts", "volgt op", "follows", "Ids of the facts it follows from."),
    Column("ours", "texts", "van ons", "ours", "What stands in this row and not in the lines it cites, and why."),
    Column("sources", "texts", "bronnen", "sources", "Letter (file), lines: figure as printed."),
    Column("licence", "text", "licentie", "licence", "Licence of the facts."),
    Column("credit", "text", "naamsvermelding", "credit", "Credit to give for the facts."),
    _EDITION,
    *ADDS,
)  # fmt: skip
"""The columns of the table of facts: those of `python -m seeds export`, what lets a file stand alone, what rows add."""

FACT_PROVINCES: Final = "fact_provinces"
"""The name of the long table of facts and provinces, for pivot tables."""

FACT_PROVINCE_COLUMNS: Final = (
    Column("id", "text", "id", "id", "Fact and province."),
    Column("fact_id", "text", "feit", "fact", "Id of the fact."),
    Column("province_code", "text", "code van de provincie", "code of the province", "Null: national.", "", True),
    Column("province", "text", "provincie", "province", "Null: national.", "", True),
    Column("inferred", "boolean", "afgeleid", "inferred", "True: we add this province, no letter names it."),
    Column(
        "provinces", "integer", "aantal provincies", "number of provinces",
        "Number of provinces that the letters name for the fact: with more than one, its figures stand in each row.",
        "provinces",
    ),
    Column("theme", "text", "thema", "theme", "What the fact is about.", words=tuple(THEMES)),
    Column("kind", "text", "soort", "kind", "See seeds/README.md.", words=get_args(Kind)),
    Column("status", "text", "status", "status", "How firm it is; see seeds/README.md.", words=get_args(Status)),
    Column("amount_eur", "integer", "bedrag", "amount", "As the letter states it.", "euro", True),
    Column("amount_payer", "text", "wie betaalt", "payer", "rijk, regio or other; null where none is named.", "", True),
    Column("homes", "integer", "woningen", "homes", "As the letter states it.", "homes", True),
    _EDITION,
    *ADDS,
)  # fmt: skip
"""One row for each fact and province; what a fact adds stands in its first row alone, so that columns add up."""

SOURCE_COLUMNS: Final = (
    Column("fact_id", "text", "feit", "fact", "Id of the fact."),
    Column("letter", "text", "brief", "letter", "Title of the letter; its file where no title is known."),
    Column("sender", "text", "afzender", "sender", "Who signed the letter.", "", True),
    Column("date", "text", "datum", "date", "Date of the letter, where it bears one.", "", True),
    Column("file", "text", "bestand", "file", "File of the letter, as in seeds/documents.csv."),
    Column("line_start", "integer", "van regel", "from line", "First line in that file."),
    Column("line_end", "integer", "tot en met regel", "to line", "Last line in that file."),
    Column("figure", "text", "zoals gedrukt", "as printed", "The figure or few words on which the fact rests."),
)  # fmt: skip
"""One row for each place in a letter on which a fact rests."""

DERIVED: Final[Mapping[str, tuple[Column, ...]]] = {
    "collisions": (
        *COMMON,
        Column(
            "kind", "text", "soort", "kind",
            "grid: homes or industry where the grid is full or a halt is looming; access: access that is undecided, "
            "short of money or under pressure; claims: several uses ask for one place.",
            words=KINDS,
        ),
        Column(
            "subject", "text", "onderwerp", "subject",
            "The feature at which it lies, `layer:id`; its geometry is used here too."
        ),
        Column(
            "reasons", "texts", "redenen", "reasons", "Why, gravest first; see `seeds/records.py`.", words=REASONS
        ),
        Column(
            "level", "text", "hoe dichtbij", "how close", "How close the side that comes least close is to the place.",
            words=LEVELS,
        ),
        Column(
            "softest_status", "text", "zachtste status", "softest status",
            "The softest status among the facts on its sides.", words=SOFTNESS,
        ),
        Column(
            "homes", "integer", "woningen", "homes",
            "Homes promised, aimed at or possible there, counted once; no filter changes it.", "homes", True,
        ),
        Column("unknown", "texts", "niet gezegd", "not said", "What the letters do not say of it.", words=UNKNOWN),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities", "CBS codes of the municipalities it lies in."
        ),
        Column(
            "basis", "text", "grond", "basis",
            "clash_said: a letter says the clash; two_claims: two statements lay claim to the same.",
            words=("clash_said", "two_claims"),
        ),
        Column("sentence_nl", "text", "wat er knelt", "what clashes (Dutch)", "What clashes, in Dutch."),
        Column("sentence_en", "text", "wat er knelt (Engels)", "what clashes", "What clashes, in English."),
        Column(
            "second_reader", "text", "tweede lezer", "second reader",
            "What a second reader says of the sentence, from the cited lines alone; unchecked: edited since.",
            words=STATES,
        ),
        *_FACTS,
        *ADDS_OF_LAYERS,
    ),
}  # fmt: skip
"""The columns of layers that are derived from the others when they are asked for, in no built folder."""

ALL: Final[Mapping[str, tuple[Column, ...]]] = {**COLUMNS, **DERIVED}


TABLES: Final[Mapping[str, tuple[Column, ...]]] = {FACTS: FACT_COLUMNS, FACT_PROVINCES: FACT_PROVINCE_COLUMNS}
"""The columns of what is no layer."""


def conform(layer: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows of a layer, or of the table of facts, with exactly the declared columns, in the declared order.

    Raises:
        ColumnError: a column is missing, unknown or breaks its declaration, or an id stands twice; all faults at once.
    """
    columns = TABLES.get(layer) or ALL[layer]
    names = [column.name for column in columns]
    faults = []
    for row in rows:
        faults += [f"{layer} {row.get('id')}: {fault}" for column in columns for fault in column.faults(row)]
        faults += [f"{layer} {row.get('id')}: {name} is not declared" for name in row if name not in names]
    counts = Counter(str(row.get("id")) for row in rows)
    faults += [f"{layer}: id {i} stands twice" for i in sorted(i for i, count in counts.items() if count > 1)]
    if faults:
        raise ColumnError("\n".join(faults))
    return [{name: row[name] for name in names} for row in rows]


def dictionary() -> str:
    """The data dictionary of all layers as Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Made by `python -m layers dictionary > docs/data-dictionary.md`; a test holds it to the declaration in",
        "`layers/columns.py`. GeoJSON, GeoPackage, CSV and XLSX have the same columns. Geometry is in CRS84",
        "(longitude, latitude) in GeoJSON and in RD New (EPSG:28992) in GeoPackage; tables have none. A list is one",
        "text joined by `; ` in all but GeoJSON and JSON. Null, or an empty cell, means: not stated; never zero.",
        "",
        "## All layers",
        *_table(COMMON),
    ]
    for layer, columns in ALL.items():
        lines += ["", f"## {layer}", *_table(columns[len(COMMON) :])]
    for name, columns in TABLES.items():
        lines += ["", f"## {name}", *_table(columns)]
    lines += ["", "## sources of facts", *_table(SOURCE_COLUMNS)]
    return "\n".join(lines) + "\n"


def _table(columns: Sequence[Column]) -> list[str]:
    rows = ["", "| column | type | unit | Nederlands | English | meaning |", "|---|---|---|---|---|---|"]
    for c in columns:
        about = f"{c.about} Words: {', '.join(c.words)}." if c.words else c.about
        kind = f"{c.type} or null" if c.optional else c.type
        rows.append(f"| `{c.name}` | {kind} | {c.unit} | {c.nl} | {c.en} | {about} |")
    return rows

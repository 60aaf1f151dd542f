"""The columns of every layer, declared once; used for the schema, export, table headers and the data dictionary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from layers.adds import FIGURES, Adds
from layers.collisions import KINDS, UNKNOWN
from layers.registers import SOFTNESS
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
from seeds.second_readers.bottlenecks import STATES

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


_CERTAINTY: Final = Column(
    "certainty", "text", "zekerheid van de plaats", "certainty of the place",
    "exact (known to within 50 m), approximate, area (only the municipality or region is known), schematic, none.",
    words=tuple(CERTAINTIES),
)  # fmt: skip
_EDITION: Final = Column("edition", "text", "editie", "edition", "Edition of the facts, set by the project.")

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


def _adds(figure: Adds) -> Column:
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


ADDS: Final = tuple(_adds(figure) for figure in FIGURES)
"""What each row of the table of facts adds to each figure in the app."""

ADDS_OF_LAYERS: Final = tuple(
    column for column, figure in zip(ADDS, FIGURES, strict=True) if figure.where == "in_provinces"
)
"""The same for a layer, which has no national features; shared figures are divided evenly so that columns add up."""


def _bound(name: str, nl: str, en: str) -> Column:
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
    Column("fact_ids", "texts", "feiten", "facts", "Ids of the facts counted here, as in `python -m seeds export`."),
    _CERTAINTY,
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
    _EDITION,
)  # fmt: skip

_FACTS: Final = (
    Column("fact_count", "integer", "feiten", "facts", "Number of facts counted here.", "facts"),
    Column(
        "agreement_count", "integer", "afspraken", "agreements",
        "Agreements, including conditional ones and adopted arrangements and documents. One agreement counts once, "
        "whatever amounts, targets and parts belong to it.",
        "facts",
    ),
)  # fmt: skip

_FIGURES: Final = (
    *_FACTS,
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

_SHARED: Final = (
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

_SITE: Final = (
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


def _instrument(name: str, nl: str, en: str) -> Column:
    return Column(
        name, "text", nl, en,
        "Status of the fact about this document; not_mentioned if the letters say nothing about it.",
        words=INSTRUMENT_STATUSES,
    )  # fmt: skip


INSTRUMENTS: Final = {
    "development_perspective": "ontwikkelperspectief",
    "implementation_agenda": "uitvoeringsagenda",
    "investment_agenda": "investeringsagenda",
}
"""The three NOVEX documents: column, and the last word of the ids of their facts."""

COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    "provinces": (
        *COMMON,
        Column(
            "landsdeel", "text", "landsdeel", "part of the country", "Part of the country (landsdeel) in the BO MIRT.",
        ),
        *_FIGURES,
        *_SHARED,
        *ADDS_OF_LAYERS,
    ),
    "novex": (
        *COMMON,
        Column(
            "kind", "text", "soort", "kind",
            "novex: one of the 16 NOVEX areas; region: another region on which the letters contain agreements.",
            words=("novex", "region"),
        ),
        Column("number", "text", "nummer", "number", "Number of the NOVEX area.", optional=True),
        Column("type", "text", "type", "type", "Type of area, in Dutch."),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities", "Municipalities of the area that are drawn.",
        ),
        Column(
            "partial_codes", "texts", "deels", "in part", "Municipalities of which only a part belongs to the area."
        ),
        Column(
            "members_certainty", "text", "zekerheid van de gemeenten",
            "certainty of the municipalities", "How certain the list is."
        ),
        Column("basis", "text", "onderbouwing", "basis", "What the list of municipalities is based on."),
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
        Column(
            "phase", "text", "fase", "phase",
            "Phase of the project, according to the most recent letter.", words=PHASES,
        ),
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
            "province; part: the municipalities of a province where a halt to new connections is looming; place: a "
            "place named in the letters.",
            words=("province", "part", "place"),
        ),
        Column(
            "status", "text", "stroomnet", "grid",
            "What the letters say about the grid. not_mentioned never means that the grid has room.",
            words=GRID_STATUSES,
        ),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities",
            "The municipalities that the statement is about; empty if it is about the whole province.",
        ),
        *_FACTS,
        *ADDS_OF_LAYERS,
    ),
}  # fmt: skip
"""The columns of each layer, in the order of the export."""

FACTS: Final = "facts"
"""The name of the table of facts, beside the ids of the layers."""

FACT_COLUMNS: Final = (
    Column("id", "text", "id", "id", "Unique and stable; layers refer to facts by this id."),
    Column("theme", "text", "thema", "theme", "What the fact is about.", words=tuple(THEMES)),
    Column("kind", "text", "soort", "kind", "See seeds/README.md.", words=get_args(Kind)),
    Column("status", "text", "status", "status", "How firm it is; see seeds/README.md.", words=get_args(Status)),
    Column("phase", "text", "fase", "phase", "Phase of the project that the fact is about.", words=PHASES),
    Column(
        "speaker", "text", "wie het zegt", "speaker", "Whose position it is, if not that of the government.", "", True,
    ),
    Column(
        "summary_nl", "text", "samenvatting", "summary in Dutch",
        "In the words of the project, not those of the letter.",
    ),
    Column("summary_en", "text", "samenvatting in het Engels", "summary in English", "In the words of the project."),
    Column("place", "text", "plaats", "place", "Name of the place; null for the whole country.", "", True),
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
    Column(
        "landsdeel", "text", "landsdeel", "part of the country",
        "Part of the country (landsdeel) in the BO MIRT.", "", True,
    ),
    Column(
        "novex_area", "text", "NOVEX-gebied of andere regio", "NOVEX area or other region",
        "The area or region, if the fact is about exactly one.", "", True
    ),
    Column(
        "areas", "texts", "gebieden", "areas",
        "Names of all NOVEX areas and other regions that the fact is about, in the order of `area_ids`.",
    ),
    Column("area_ids", "texts", "id's van gebieden", "ids of areas", "Ids as in the layer novex."),
    Column("amount_eur", "integer", "bedrag", "amount", "The amount as the letter states it.", "euro", True),
    Column("amount_min_eur", "integer", "bedrag vanaf", "amount from", "Lower end of a range.", "euro", True),
    Column("amount_max_eur", "integer", "bedrag tot", "amount to", "Upper end of a range.", "euro", True),
    Column(
        "amount_payer", "text", "wie betaalt", "payer",
        "rijk (central government), regio or other; null if none is named.", "", True,
    ),
    Column(
        "amount_role", "text", "soort bedrag", "kind of amount",
        "Only contributions of one payer may be added up; see layers/README.md.", "", True,
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
    Column("price_level", "text", "prijspeil", "price level", "Price level, usually a year.", "", True),
    Column("vat", "text", "btw", "VAT", "incl or excl.", "", True),
    Column("homes", "integer", "woningen", "homes", "Homes agreed, possible or an aim; see status.", "homes", True),
    Column("homes_period", "text", "periode van de woningen", "period of the homes", "2030, per year, ...", "", True),
    Column(
        "agreed_before", "boolean", "eerder afgesproken", "agreed earlier",
        "True: agreed or made available before the meetings that the letter reports.",
    ),
    Column("best_effort", "boolean", "inspanning", "best effort", "True: only a best effort was agreed."),
    Column("amount_is_maximum", "boolean", "ten hoogste", "at most", "True: the letter calls the amount a maximum."),
    _bound("amount_bound", "hoe precies het bedrag is", "how exact the amount is"),
    _bound("homes_bound", "hoe precies het aantal woningen is", "how exact the number of homes is"),
    _bound("other_bound", "hoe precies het andere getal is", "how exact the other number is"),
    Column("other_value", "number", "ander getal", "other number", "In `other_unit`.", "", True),
    Column("other_min", "number", "ander getal vanaf", "other number from", "In `other_unit`.", "", True),
    Column("other_max", "number", "ander getal tot", "other number to", "In `other_unit`.", "", True),
    Column("other_unit", "text", "eenheid", "unit", "Unit of the other number.", "", True),
    Column("deadline", "text", "termijn", "deadline", "YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn or YYYY-Hn.", "", True),
    Column(
        "deadline_kind", "text", "soort termijn", "kind of deadline",
        "How the letter words the date: a deadline, a start, an expectation, an aim, ...", "", True,
        words=DEADLINE_KINDS,
    ),
    Column("deadline_from", "text", "eerste dag", "first day", "First day of the period (ISO); null: open.", "", True),
    Column("deadline_to", "text", "laatste dag", "last day", "Last day of the period (ISO); null: open.", "", True),
    Column(
        "part_of", "text", "deel van", "part of", "Id of the fact of which this is a part: never add both.", "", True,
    ),
    Column(
        "of_agreement", "text", "hoort bij afspraak", "belongs to agreement",
        "Id of the agreement of which this is an amount, a target or a part: one agreement counts once.", "", True,
    ),
    Column(
        "may_overlap", "texts", "mogelijk hetzelfde als", "may overlap with",
        "Ids of facts that may be about the same homes or money; no letter says so. Never add this row to them.",
    ),
    Column("promised_by", "texts", "toegezegd door", "promised by", "The parties as the letter names them."),
    Column("promised_to", "texts", "toegezegd aan", "promised to", "The parties as the letter names them."),
    Column(
        "table", "text", "komt terug in", "returns in", "The meeting at which it will be discussed again.", "", True,
    ),
    Column("follows", "texts", "volgt op", "follows", "Ids of the facts it follows from."),
    Column(
        "ours", "texts", "door ons toegevoegd", "added by us",
        "What is in this row but not in the cited lines, and why.",
    ),
    Column("sources", "texts", "bronnen", "sources", "Letter (file), lines: figure as printed."),
    Column("licence", "text", "licentie", "licence", "Licence of the facts."),
    Column("credit", "text", "naamsvermelding", "credit", "How to credit the facts."),
    _EDITION,
    *ADDS,
)  # fmt: skip
"""The columns of the table of facts: those of `python -m seeds export`, licence and edition, and what rows add."""

FACT_PROVINCES: Final = "fact_provinces"
"""The name of the long table of facts and provinces, for pivot tables."""

FACT_PROVINCE_COLUMNS: Final = (
    Column("id", "text", "id", "id", "Fact and province."),
    Column("fact_id", "text", "feit", "fact", "Id of the fact."),
    Column("province_code", "text", "code van de provincie", "code of the province", "Null: national.", "", True),
    Column("province", "text", "provincie", "province", "Null: national.", "", True),
    Column("inferred", "boolean", "afgeleid", "inferred", "True: we added this province; no letter names it."),
    Column(
        "provinces", "integer", "aantal provincies", "number of provinces",
        "Number of provinces that the letters name for the fact; if more than one, its figures are repeated in each "
        "row.",
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
"""One row per fact and province; what a fact adds is only in its first row, so that columns add up."""

SOURCE_COLUMNS: Final = (
    Column("fact_id", "text", "feit", "fact", "Id of the fact."),
    Column("letter", "text", "brief", "letter", "Title of the letter; its file name if no title is known."),
    Column("sender", "text", "afzender", "sender", "Who signed the letter.", "", True),
    Column("date", "text", "datum", "date", "Date of the letter, if it has one.", "", True),
    Column("file", "text", "bestand", "file", "File of the letter, as in seeds/documents.csv."),
    Column("line_start", "integer", "van regel", "from line", "First line in that file."),
    Column("line_end", "integer", "tot en met regel", "to line", "Last line in that file."),
    Column("figure", "text", "zoals gedrukt", "as printed", "The figure or the few words on which the fact is based."),
)  # fmt: skip
"""One row per citation of a fact."""

DERIVED: Final[Mapping[str, tuple[Column, ...]]] = {
    "collisions": (
        *COMMON,
        Column(
            "kind", "text", "soort", "kind",
            "grid: homes or industry where a halt to new connections is looming or grid congestion is mentioned; "
            "access: access that is undecided, short of money or under pressure; claims: several uses need the same "
            "place.",
            words=KINDS,
        ),
        Column(
            "subject", "text", "onderwerp", "subject",
            "The feature it belongs to, `layer:id`; it has the same geometry."
        ),
        Column(
            "reasons", "texts", "redenen", "reasons", "Why, most serious first; see `seeds/records.py`.", words=REASONS
        ),
        Column(
            "level", "text", "hoe precies de plaats", "how precise the place",
            "How precisely the letters name the place, on the side where they are least precise.",
            words=LEVELS,
        ),
        Column(
            "softest_status", "text", "minst vaste status", "least firm status",
            "The least firm status among the facts on both sides.", words=SOFTNESS,
        ),
        Column(
            "homes", "integer", "woningen", "homes",
            "Homes agreed, possible or an aim there, counted once; filters do not change it.", "homes", True,
        ),
        Column("unknown", "texts", "niet gezegd", "not said", "What the letters do not say about it.", words=UNKNOWN),
        Column(
            "municipality_codes", "texts", "gemeenten", "municipalities", "CBS codes of the municipalities it lies in."
        ),
        Column(
            "basis", "text", "onderbouwing", "basis",
            "clash_said: a letter says so itself; two_claims: two statements need the same thing.",
            words=("clash_said", "two_claims"),
        ),
        Column("sentence_nl", "text", "wat er knelt", "what the bottleneck is (Dutch)", "The bottleneck, in Dutch."),
        Column("sentence_en", "text", "wat er knelt (Engels)", "what the bottleneck is", "The bottleneck, in English."),
        Column(
            "second_reader", "text", "tweede lezer", "second reader",
            "What a second reader says about the sentence, based on the cited lines alone; unchecked: changed since.",
            words=STATES,
        ),
        *_FACTS,
        *ADDS_OF_LAYERS,
    ),
}  # fmt: skip
"""The columns of layers that are derived from the others on request and are in no built folder."""

ALL: Final[Mapping[str, tuple[Column, ...]]] = {**COLUMNS, **DERIVED}


TABLES: Final[Mapping[str, tuple[Column, ...]]] = {FACTS: FACT_COLUMNS, FACT_PROVINCES: FACT_PROVINCE_COLUMNS}
"""The columns of the tables that are not layers."""


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
        "Made by `python -m layers dictionary > docs/data-dictionary.md`; a test compares it with the declaration in",
        "`layers/columns.py`. GeoJSON, GeoPackage, CSV and XLSX have the same columns. Geometry is in CRS84",
        "(longitude, latitude) in GeoJSON and in RD New (EPSG:28992) in GeoPackage; tables have none. A list is one",
        "text joined by `; `, except in GeoJSON and JSON. Null, or an empty cell, means: not stated; never zero.",
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

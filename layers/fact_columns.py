"""The columns of the tables of facts and of their sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from layers.columns import ADDS, CERTAINTY, OF_EDITION, PHASES, Column, bound
from layers.outcomes import STATES
from seeds.records import DEADLINE_KINDS, OUTCOMES, THEMES, AmountForm, Kind, Status

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
    CERTAINTY,
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
    bound("amount_bound", "hoe precies het bedrag is", "how exact the amount is"),
    bound("homes_bound", "hoe precies het aantal woningen is", "how exact the number of homes is"),
    bound("other_bound", "hoe precies het andere getal is", "how exact the other number is"),
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
        "outcome", "text", "wat ervan werd", "what became of it",
        "As the last letter says that tells it; null: no letter does.", "", True, words=OUTCOMES,
    ),
    Column(
        "outcome_state", "text", "stand op de dag van de editie", "state on the day of the edition",
        "`outcome`, or what its date says: without word is due, and no letter that was read says what happened.", "",
        True, words=STATES,
    ),
    Column("outcome_date", "text", "volgens de brief van", "says the letter of", "Date of that letter.", "", True),
    Column("moved_to", "text", "verschoven naar", "moved to", "The new term, as `deadline`.", "", True),
    Column("progress", "texts", "verloop", "progress", "What each letter says became of it: date, outcome, where."),
    Column(
        "ours", "texts", "door ons toegevoegd", "added by us",
        "What is in this row but not in the cited lines, and why.",
    ),
    Column("sources", "texts", "bronnen", "sources", "Letter (file), lines: figure as printed."),
    Column("licence", "text", "licentie", "licence", "Licence of the facts."),
    Column("credit", "text", "naamsvermelding", "credit", "How to credit the facts."),
    OF_EDITION,
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
    OF_EDITION,
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
    Column(
        "kamerstuk", "text", "Kamerstuk", "parliamentary paper", "Number in parliament, where it is known.", "", True
    ),
    Column(
        "official_url", "text", "officieel adres", "official address",
        "Address in the official register of publications, where it is known.", "", True,
    ),
)  # fmt: skip
"""One row per citation of a fact."""

PROGRESS_COLUMNS: Final = (
    Column("id", "text", "id", "id", "Unique and stable."),
    Column("fact_id", "text", "feit", "fact", "Id of the fact of which this says what became."),
    Column("date", "text", "datum", "date", "Date of the letter that says it (ISO)."),
    Column("outcome", "text", "wat ervan werd", "what became of it", "As the letter says.", words=OUTCOMES),
    Column("moved_to", "text", "verschoven naar", "moved to", "The new term.", "", True),
    Column("reported_by", "text", "gemeld in feit", "reported by", "Id of the fact whose lines report it.", "", True),
    Column("summary_nl", "text", "samenvatting", "summary in Dutch", "In the words of the project.", "", True),
    Column("summary_en", "text", "samenvatting in het Engels", "summary in English", "In our words.", "", True),
    OF_EDITION,
)
"""What a letter says became of a fact: a row for each letter and fact."""

LETTER_COLUMNS: Final = (
    Column("id", "text", "id", "id", "The file, and the line with which the letter begins in it."),
    Column("title", "text", "titel", "title", "Title of the letter."),
    Column("sender", "text", "afzender", "sender", "Who signed it.", "", True),
    Column("date", "text", "datum", "date", "Date of the letter (ISO), if it has one.", "", True),
    Column("file", "text", "bestand", "file", "File of the letter, as in seeds/documents.csv."),
    Column("line_start", "integer", "van regel", "from line", "First line of the letter in that file."),
    Column("is_draft", "boolean", "concept", "draft", "True: the letter is a draft."),
    Column("kamerstuk", "text", "Kamerstuk", "parliamentary paper", "Number in parliament, where known.", "", True),
    Column("official_url", "text", "officieel adres", "official address", "Where known.", "", True),
    Column("fact_count", "integer", "feiten", "facts", "Number of facts that cite the letter.", "facts"),
    OF_EDITION,
)
"""A letter that was read; a file may hold several."""

TABLES: Final[Mapping[str, tuple[Column, ...]]] = {FACTS: FACT_COLUMNS, FACT_PROVINCES: FACT_PROVINCE_COLUMNS}
"""The columns of the tables that are not layers."""

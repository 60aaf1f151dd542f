"""The one definition of every record: documents, registers and facts.

All records are frozen and refuse unknown fields. Scalars arrive as text (from YAML or CSV); the type here decides
what they mean, so that `0034` stays a code and `1.900` is refused instead of read as 1.9.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

Theme = Literal[
    "housing",
    "mobility",
    "energy",
    "novex",
    "water",
    "nature-agriculture",
    "economy",
    "defence",
    "heritage",
    "governance",
]
Kind = Literal["budget", "target", "status", "agreement", "measure"]
Status = Literal[
    "agreed",
    "conditional",
    "reserved",
    "proposed",
    "estimate",
    "claim",
    "threatened",
    "in-progress",
    "done",
    "superseded",
    "none",
]
Certainty = Literal["exact", "approximate", "area", "schematic", "none"]
Phase = Literal["onderzoek", "verkenning", "planuitwerking", "realisatie", "gereed", "gepauzeerd", "none"]
Payer = Literal["rijk", "regio", "other"]
AmountRole = Literal["contribution", "total", "estimate", "shortfall", "cap per unit", "old_budget", "other"]
AmountPer = Literal["year", "home"]
Vat = Literal["incl", "excl"]
# `congested`: congestion is stated; `expansion`: a station, line or reinforcement is planned or wanted, no more;
# `pilot`: an earlier or running trial is named, no more; `place`: something else is said of the grid there.
Grid = Literal["stop_threatened", "stop_threatened_in_part", "congested", "measures", "pilot", "expansion", "place"]
Landsdeel = Literal["Noord", "Oost", "Noordwest", "Zuidwest", "Zuid"]
Geometry = Literal["point", "line", "none"]
Bound = Literal["exact", "about", "more than", "less than", "at least", "at most"]
DeadlineKind = Literal["by", "before", "in", "from", "until", "expected", "aim"]
AmountForm = Literal["reallocated", "in kind"]
Verdict = Literal["same", "decided", "differs", "unchecked"]
BottleneckKind = Literal["grid", "access", "claims"]
# Why things clash, gravest first. `decision`, `place`, `pilot` and `expansion` only add to another reason; `homes` is
# the other side of the grid or of access.
Reason = Literal[
    "stop_threatened",
    "stop_threatened_in_part",
    "short",
    "paused",
    "congested",
    "under_pressure",
    "undecided",
    "conditional",
    "reserved",
    "no_money",
    "measures",
    "claim",
    "decision",
    "place",
    "pilot",
    "expansion",
    "homes",
]
# How close a statement comes to the place, closest first.
Level = Literal["site", "follows", "municipality", "area", "province", "part"]

THEMES: tuple[Theme, ...] = get_args(Theme)
BOTTLENECK_KINDS: tuple[BottleneckKind, ...] = get_args(BottleneckKind)
REASONS: tuple[Reason, ...] = get_args(Reason)
LEVELS: tuple[Level, ...] = get_args(Level)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)  # from most to least sure
BOUNDS: tuple[Bound, ...] = get_args(Bound)
DEADLINE_KINDS: tuple[DeadlineKind, ...] = get_args(DeadlineKind)
MAX_LINES_PER_SOURCE = 15

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ProvinceCode = Annotated[str, StringConstraints(pattern=r"^PV\d{2}$")]
MunicipalityCode = Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]
Deadline = Annotated[
    str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?$")
]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
WholeEuro = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Quantity = Annotated[Decimal, Field(ge=0)]


class Record(BaseModel):
    """What all records share: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Record):
    """A letter; `url` only where the letter itself prints one."""

    id: Slug
    file: Text
    title: Text
    sender: Text
    reference: str
    date: str
    url: str
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    language: Text


class DocumentPart(Record):
    """A letter inside a file that bundles several: from `line_start` to where the next part of the file starts.

    `is_draft` marks a text that was not yet settled when it was written. The official identity is empty where unknown:
    `kamerstuk` (dossier and number), `document_number` (of parliament), `official_url`; `identity_basis` says where
    they were found.
    """

    file: Text
    line_start: Annotated[int, Field(ge=1)]
    title: Text
    sender: Text
    date: str
    is_draft: bool
    kamerstuk: str
    document_number: str
    official_url: str
    identity_basis: str


class Party(Record):
    """Who promises or is promised: the one name that facts use, and the other words by which the letters call it.

    Provinces, municipalities and water boards are parties too, as `Provincie <name>`, `Gemeente <name>` and
    `Waterschap <name>`; they do not stand in `parties.csv`.
    """

    name: Text
    aliases: tuple[Text, ...]

    _lists = field_validator("aliases", mode="before")(lambda text: _split(text))


class Province(Record):
    """A province by CBS code and CBS spelling."""

    code: ProvinceCode
    name: Text
    landsdeel: Landsdeel


class Municipality(Record):
    """A municipality of 2025 by CBS code and CBS spelling."""

    code: MunicipalityCode
    name: Text
    province_code: ProvinceCode


def _split(text: object) -> object:
    return tuple(part.strip() for part in text.split(";") if part.strip()) if isinstance(text, str) else text


class NovexArea(Record):
    """A NOVEX area (`programme` novex) or a region treated like one; its members are in `novex_members.csv`."""

    id: Slug
    number: str
    name: Text
    programme: Literal["novex", "region"]
    type: Text
    landsdelen: tuple[Landsdeel, ...]
    province_codes: tuple[ProvinceCode, ...]
    certainty_of_members: Text
    basis: Text

    _lists = field_validator("landsdelen", "province_codes", mode="before")(_split)


class NovexMember(Record):
    """A municipality that belongs to a NOVEX area, wholly or in part."""

    area_id: Slug
    municipality_code: MunicipalityCode
    part: Literal["whole", "partial"]


class Site(Record):
    """A housing area, a project or another named place.

    `coordinates` are (longitude, latitude) pairs in degrees (CRS84); `location_error_m` is in metres. The codes are
    those of what surely contains the place; what a drawn line or an error margin adds stands in the `_inferred` ones.
    """

    id: Slug
    name: Text
    kind: Text
    geometry: Geometry
    coordinates: tuple[tuple[float, float], ...]
    municipality_codes: tuple[MunicipalityCode, ...]
    province_codes: tuple[ProvinceCode, ...]
    municipality_codes_inferred: tuple[MunicipalityCode, ...]
    province_codes_inferred: tuple[ProvinceCode, ...]
    certainty: Certainty
    location_error_m: int | None
    basis: Text

    _lists = field_validator(
        "municipality_codes", "province_codes", "municipality_codes_inferred", "province_codes_inferred", mode="before"
    )(_split)

    @field_validator("coordinates", mode="before")
    @classmethod
    def _pairs(cls, text: object) -> object:
        parts = _split(text)
        return tuple(tuple(p.split()) for p in parts) if isinstance(parts, tuple) and isinstance(text, str) else text

    @field_validator("location_error_m", mode="before")
    @classmethod
    def _empty_is_none(cls, text: object) -> object:
        return None if text == "" else text

    @model_validator(mode="after")
    def _geometry_has_its_points(self) -> Self:
        least = {"none": 0, "point": 1, "line": 2}[self.geometry]
        if len(self.coordinates) < least or (least == 0 and self.coordinates):
            raise ValueError(f"geometry {self.geometry} with {len(self.coordinates)} coordinates")
        if any(not (3 <= lon <= 7.5 and 50.5 <= lat <= 53.8) for lon, lat in self.coordinates):
            raise ValueError("a coordinate lies outside the Netherlands; they are written as 'longitude latitude'")
        if self.certainty == "approximate" and self.location_error_m is None:
            raise ValueError("certainty approximate needs location_error_m")
        return self


class Source(Record):
    """Where a letter says so: 1-based lines, counted by newlines only, and the figure as printed there.

    `reading` is what a misread figure must have been; it is then what values are checked against. A `heading` stands
    above the lines that the fact rests on and says what they are about.
    """

    file: Text
    line_start: Annotated[int, Field(ge=1)]
    line_end: Annotated[int, Field(ge=1)]
    figure: Annotated[Text, StringConstraints(max_length=80)]
    reading: Text | None = None
    heading: bool = False

    @model_validator(mode="before")
    @classmethod
    def _split_lines(cls, data: Any) -> Any:
        if isinstance(data, dict) and "lines" in data:
            data = dict(data)
            match = re.fullmatch(r"(\d+)(?:-(\d+))?", str(data.pop("lines")).strip())
            if not match:
                raise ValueError("lines are written as '176' or '176-177'")
            data["line_start"], data["line_end"] = match[1], match[2] or match[1]
        return data

    @model_validator(mode="after")
    def _lines_in_order(self) -> Self:
        if not self.line_start <= self.line_end < self.line_start + MAX_LINES_PER_SOURCE:
            raise ValueError(f"lines {self.line_start}-{self.line_end}: in order, at most {MAX_LINES_PER_SOURCE}")
        return self


class Marked(Record):
    """Words, and why they are treated as they are: `ours` in a fact, or of the letter and set aside."""

    what: Text
    why: Text


class Values(Record):
    """What a statement holds, as either of its two readers finds it; amounts in whole euros, homes as a count.

    A bound is `exact` where the number is stated without one. `deadline_from` and `deadline_to` are left out where
    `deadline` and `deadline_kind` say them.
    """

    kind: Kind
    status: Status
    phase: Phase = "none"
    provinces: tuple[ProvinceCode, ...] = ()
    municipalities: tuple[MunicipalityCode, ...] = ()
    speaker: Text | None = None
    promised_by: tuple[Text, ...] = ()
    promised_to: tuple[Text, ...] = ()
    agreed_before: bool = False
    best_effort: bool = False
    amount_eur: WholeEuro | None = None
    amount_min_eur: WholeEuro | None = None
    amount_max_eur: WholeEuro | None = None
    amount_payer: Payer | None = None
    amount_role: AmountRole | None = None
    amount_bound: Bound = "exact"
    amount_per: AmountPer | None = None
    amount_form: AmountForm | None = None
    made_available: Text | None = None
    price_level: Text | None = None
    vat: Vat | None = None
    homes: Count | None = None
    homes_bound: Bound = "exact"
    other_value: Quantity | None = None
    other_min: Quantity | None = None
    other_max: Quantity | None = None
    other_bound: Bound = "exact"
    deadline: Deadline | None = None
    deadline_kind: DeadlineKind | None = None
    deadline_from: Day | None = None
    deadline_to: Day | None = None
    part_of: Slug | None = None
    of_agreement: Slug | None = None
    follows: tuple[Slug, ...] = ()


class Fact(Values):
    """One promise or statement of the letters; `seeds/README.md` says what each field and word means.

    Amounts are whole euros, homes are counts, `other_*` are in `other_unit`.
    """

    id: Slug
    theme: Theme
    summary_nl: Text
    summary_en: Text
    sites: tuple[Slug, ...] = ()
    place: Text | None = None
    certainty: Certainty | None = None
    provinces_inferred: tuple[ProvinceCode, ...] = ()
    municipalities_inferred: tuple[MunicipalityCode, ...] = ()
    landsdeel: Landsdeel | None = None
    novex_area: Slug | None = None
    areas: tuple[Slug, ...] = ()
    grid: Grid | None = None
    homes_period: Text | None = None
    other_unit: Text | None = None
    table: Text | None = None
    may_overlap: tuple[Slug, ...] = ()
    ours: tuple[Marked, ...] = ()
    set_aside: tuple[Marked, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @property
    def has_amount(self) -> bool:
        """Whether the fact holds an amount in euro."""
        return (self.amount_eur, self.amount_min_eur, self.amount_max_eur) != (None, None, None)

    @property
    def has_other(self) -> bool:
        """Whether the fact holds another quantity."""
        return (self.other_value, self.other_min, self.other_max) != (None, None, None)

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        amount_details = (
            self.amount_payer, self.amount_role, self.amount_per, self.amount_form, self.price_level, self.vat,
        )  # fmt: skip
        explicit_days = (self.deadline_from, self.deadline_to) != (None, None)
        rules = (
            (self.amount_eur is not None and (self.amount_min_eur or self.amount_max_eur) is not None,
             "amount_eur and a range exclude each other"),
            (self.has_amount and self.amount_role is None, "an amount needs amount_role"),
            (not self.has_amount and (any(amount_details) or self.amount_bound != "exact"),
             "amount fields without an amount"),
            (self.homes is None and self.homes_bound != "exact", "homes_bound without homes"),
            (not self.has_other and self.other_bound != "exact", "other_bound without other_*"),
            ((self.deadline is None) != (self.deadline_kind is None), "deadline and deadline_kind go together"),
            (self.deadline is None and explicit_days, "deadline_from or deadline_to without a deadline"),
            (self.novex_area is not None and bool(self.areas),
             "novex_area is for what is that area's alone, areas for what several share"),
            (bool(set(self.provinces) & set(self.provinces_inferred)), "a province is named or inferred, not both"),
            (bool(set(self.municipalities) & set(self.municipalities_inferred)),
             "a municipality is named or inferred, not both"),
            (all(s.heading for s in self.sources), "a heading alone is no source"),
            (self.kind == "budget" and not self.has_amount, "kind budget needs an amount"),
            (self.kind == "measure" and self.homes is not None, "kind measure keeps homes empty: use other_*"),
            (self.homes is None and self.homes_period is not None, "homes_period without homes"),
            (self.has_other != (self.other_unit is not None), "other_* and other_unit go together"),
            (self.grid is not None and self.theme not in ("energy", "housing"),
             "grid belongs to theme energy or housing"),
            (len({(s.file, s.line_start, s.line_end, s.figure) for s in self.sources}) < len(self.sources),
             "the same source twice"),
        )  # fmt: skip
        broken = [message for is_broken, message in rules if is_broken]
        for low, high in ((self.amount_min_eur, self.amount_max_eur), (self.other_min, self.other_max)):
            if low is not None and high is not None and low > high:
                broken.append(f"the range {low}-{high} runs backwards")
        if broken:
            raise ValueError("; ".join(broken))
        return self


class Side(Record):
    """One side of a bottleneck: what the letters say there, and in which facts.

    `about` says where or what: of the grid the codes of the places that are meant, of access the projects, of a claim
    its subject (a theme, `liveability`, or `other` where the letter names none).
    """

    reason: Reason
    level: Level
    facts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    about: tuple[Text, ...] = ()


class Bottleneck(Record):
    """What was decided of a possible bottleneck: it holds, it was decided against, or the letters say that all is well.

    It holds only where a letter says the clash (`clash_said`) or two statements lay claim to the same ground, grid or
    access at one place (`two_claims`). `why` says in own words what clashes, or why it is none. `subject` is a feature,
    `layer:id`; `place` a place of `places.csv` that no layer draws. `excludes`: the letter says that one goes at the
    cost of the other.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
    decision: Literal["holds", "rejected", "fine"]
    subject: Annotated[str, StringConstraints(pattern=r"^(housing|mirt|provinces|novex):[A-Za-z0-9-]+$")]
    place: Slug | None = None
    basis: Literal["clash_said", "two_claims"] | None = None
    excludes: bool = False
    sides: Annotated[tuple[Side, ...], Field(min_length=1)]
    why_nl: Text
    why_en: Text

    @property
    def kind(self) -> BottleneckKind:
        """Its kind, with which the id begins."""
        return next(kind for kind in BOTTLENECK_KINDS if self.id.startswith(f"{kind}-"))

    @property
    def level(self) -> Level:
        """How close the side that comes least close is."""
        return max((side.level for side in self.sides), key=LEVELS.index)

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts of all sides, each once."""
        return tuple(dict.fromkeys(fact for side in self.sides for fact in side.facts))

    @model_validator(mode="after")
    def _is_argued(self) -> Self:
        if not self.id.startswith(tuple(f"{kind}-" for kind in BOTTLENECK_KINDS)):
            raise ValueError(f"an id begins with one of {', '.join(BOTTLENECK_KINDS)}")
        if (self.basis is None) == (self.decision == "holds"):
            raise ValueError("basis stands with what holds, and only there")
        if self.decision == "holds" and len({(side.reason, side.about) for side in self.sides}) < 2:
            raise ValueError("what holds has two sides")
        return self


Reader = Literal["unread", "agrees", "disagrees"]


class BottleneckChecked(Record):
    """In which state a bottleneck was decided, and what a second reader says of it.

    `digest` is of the decision and of the facts on all its sides: an edit of either makes it unchecked.
    """

    id: Text
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    reader: Reader
    note: str

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.reader == "disagrees" and not self.note:
            raise ValueError("a reader who disagrees says why")
        return self


class LeftOut(Record):
    """Something that a letter holds and no fact covers: a line (1-based), words of it, and the reason."""

    file: Text
    line: Annotated[int, Field(ge=1)]
    item: Text
    reason: Text


LeftOutReason = Literal[
    "address",
    "salutation",
    "signature",
    "contents",
    "heading",
    "layout",
    "reference",
    "procedure",
    "background",
    "opinion",
    "question",
    "repeats",
]
WITHOUT_LIMIT: tuple[LeftOutReason, ...] = ("contents", "heading")
MAX_LINES_LEFT_OUT = 40


class LeftOutLines(Record):
    """Lines of a letter (1-based, both included) that no fact cites, with the reason of a closed list.

    `repeats` names the fact that holds what is said again; `about` says in own words what stands there.
    """

    file: Text
    line_start: Annotated[int, Field(ge=1)]
    line_end: Annotated[int, Field(ge=1)]
    reason: LeftOutReason
    repeats: Slug | Literal[""]
    about: Text

    @model_validator(mode="after")
    def _short_and_told(self) -> Self:
        lines = self.line_end - self.line_start + 1
        if lines < 1:
            raise ValueError(f"the lines {self.line_start}-{self.line_end} run backwards")
        if lines > MAX_LINES_LEFT_OUT and self.reason not in WITHOUT_LIMIT:
            raise ValueError(f"{lines} lines are left out at once; at most {MAX_LINES_LEFT_OUT}, so that each was read")
        if (self.reason == "repeats") != bool(self.repeats):
            raise ValueError("`repeats` names a fact where, and only where, the reason is repeats")
        return self


class Compared(Record):
    """Which state of a fact its second reading was compared with: a digest of the whole record."""

    id: Slug
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class CoverageCount(Record):
    """How many items of a kind a letter holds, and how many a fact covers or a reason leaves out."""

    file: Text
    kind: Text
    items: Count
    facts: Count
    left_out: Count


class Correction(Record):
    """What the project said before and says now, with the reason; `fact` is empty where it is about no single fact.

    A fact that was corrected may be gone since: its id stays here.
    """

    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    fact: Slug | Literal[""]
    was_nl: Text
    was_en: Text
    now_nl: Text
    now_en: Text
    why_nl: Text
    why_en: Text


class SecondReading(Values):
    """What a second reader found for a fact in the lines it cites, without seeing the first reading.

    `provinces` are all provinces that the statement concerns; empty where it is national.
    """

    id: Slug
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]


class Decision(Record):
    """What holds where the two readings of a fact differ in a field: decided by a rule or by words of the lines.

    `first` and `second` are the values that were compared, as text (`second_reading.as_text`); `now` is the value where
    neither holds. `why` quotes the words that decide, or names what the rule does not say by itself.
    """

    id: Slug
    field: Text
    first: Text
    second: Text
    holds: Literal["first", "second", "neither"]
    now: Text | None = None
    rule: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{1,2}$")] | None = None
    why: Text

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.field not in Values.model_fields:
            raise ValueError(f"{self.field} is no field that readings compare")
        if (self.now is None) == (self.holds == "neither"):
            raise ValueError("now stands with neither, and only there")
        if self.rule is None and not self.quotes:
            raise ValueError('why quotes words of the lines ("..."), or a rule is named')
        return self

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that `why` quotes; where it leaves some out (`...`), what stands on either side."""
        quoted = re.findall(r'["“]([^"“”]+)["”]', self.why)
        return tuple(part.strip() for words in quoted for part in re.split(r"\.{3}|…", words) if part.strip())


Support = Literal["supported", "says more", "says less", "firmer"]


class WordReading(Record):
    """What a reader of words found: whether the cited lines support both summaries, and whether these say the same.

    `digest` is of the summaries and the cited lines as they were read.
    """

    id: Slug
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    nl: Support
    en: Support
    languages: Literal["same", "differ"]
    note: Text | None = None

    @property
    def is_sound(self) -> bool:
        """Whether both summaries say what the lines say, and the same."""
        return (self.nl, self.en, self.languages) == ("supported", "supported", "same")

    @model_validator(mode="after")
    def _says_what_is_wrong(self) -> Self:
        if not self.is_sound and self.note is None:
            raise ValueError("a note says what is wrong")
        return self


class FormerId(Record):
    """An id that facts had before, and the facts that took its place; `became` is empty where it was withdrawn."""

    id: Slug
    became: tuple[Slug, ...]
    what: Literal["renamed", "merged", "split", "withdrawn"]
    date: Day
    why_nl: Text
    why_en: Text

    _lists = field_validator("became", mode="before")(_split)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        least, most = {"renamed": (1, 1), "merged": (1, 1), "split": (2, 99), "withdrawn": (0, 0)}[self.what]
        if not least <= len(self.became) <= most:
            raise ValueError(f"{self.what} with {len(self.became)} ids in became")
        return self


class NameForm(Record):
    """Another form of a place's name, for the check of words: inflected, or English."""

    form: Text
    code: Text


class DoubtWord(Record):
    """Words of doubt that mean the same: what they bear on, the fields that may hold them, and how summaries say them.

    A word ends in `*` where any letters may follow, a `*` alone is any one word. `fields` are `field=value` pairs, any
    of which holds the doubt; `bound` is the bound of the number at hand. `not_in` are phrases in which the words doubt
    nothing.
    """

    words: tuple[Text, ...]
    bears_on: Literal["number", "at number", "date", "at date", "statement", "list"]
    fields: tuple[Text, ...]
    said_nl: tuple[Text, ...]
    said_en: tuple[Text, ...]
    not_in: tuple[Text, ...]

    _lists = field_validator("words", "fields", "said_nl", "said_en", "not_in", mode="before")(_split)

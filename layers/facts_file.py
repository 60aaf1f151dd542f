"""What `facts.json` of a built folder holds besides the facts: its lists, row by row. Types only, plain JSON."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from layers.facts import Fact
from layers.letters import Part
from seeds.records import Certainty


class Document(TypedDict):
    """A file with letters; `date` is ISO 8601, what is not known is an empty text."""

    id: str
    file: str
    title: str
    sender: str
    reference: str
    date: str
    url: str
    sha256: str
    language: str


class Coverage(TypedDict):
    """How many items of a kind a file holds, how many are in facts, and how many were left out with a reason."""

    file: str
    kind: str
    items: int
    facts: int
    left_out: int


class LeftOut(TypedDict):
    """Lines (1-based, both included) of a letter that are no fact, and why; `repeats` is the fact that they repeat."""

    file: str
    line_start: int
    line_end: int
    reason: str
    repeats: str
    about: str


class Explained(TypedDict):
    """What is explained in two languages."""

    why_nl: str
    why_en: str


class Correction(Explained):
    """What was corrected in the facts, in two languages; `fact` is empty where it concerns no single one."""

    date: str
    fact: str
    was_nl: str
    was_en: str
    now_nl: str
    now_en: str


class Former(Explained):
    """An id that is none any more, and those that took its place."""

    id: str
    became: list[str]
    what: Literal["renamed", "merged", "split", "withdrawn"]
    date: str


class FormerId(Former):
    """An id that a fact had before, and the facts that took its place."""


class FormerSubject(Former):
    """An id that a thing with a page had before, and the things of its kind that took its place."""

    kind: Literal["novex", "housing", "project", "letter"]


class Province(TypedDict):
    """A province with its CBS code (`PV22`)."""

    code: str
    name: str
    landsdeel: str


class Municipality(TypedDict):
    """A municipality with its CBS code (`GM0344`)."""

    code: str
    name: str
    province_code: str


class NovexArea(TypedDict):
    """A NOVEX area, or a region of another programme."""

    id: str
    number: str
    name: str
    programme: Literal["novex", "region"]
    type: str
    landsdelen: list[str]
    province_codes: list[str]
    certainty_of_members: str
    basis: str


class Site(TypedDict):
    """A housing area, project or place; `coordinates` are pairs of longitude and latitude (CRS84)."""

    id: str
    name: str
    kind: str
    geometry: Literal["point", "line", "none"]
    coordinates: list[list[float]]
    municipality_codes: list[str]
    province_codes: list[str]
    municipality_codes_inferred: list[str]
    province_codes_inferred: list[str]
    certainty: Certainty
    location_error_m: int | None
    basis: str


class Side(TypedDict):
    """One side of a bottleneck: a reason, how close it comes, and the ids of the facts behind it."""

    reason: str
    level: str
    facts: list[str]
    about: list[str]


class Decision(Explained):
    """What was decided on a possible bottleneck, why, and how far it was checked (`state`, `note`)."""

    id: str
    decision: Literal["holds", "rejected", "fine"]
    subject: str
    place: str | None
    basis: str | None
    excludes: bool
    sides: list[Side]
    kind: str
    level: str
    state: str
    note: str


class Name(TypedDict):
    """Another name of a province or municipality, or a town in a municipality, with the code of that."""

    name: str
    code: str


class Registers(TypedDict):
    """The facts, the registers, and what was decided on bottlenecks."""

    facts: list[Fact]
    documents: list[Document]
    document_parts: list[Part]
    coverage: list[Coverage]
    left_out_lines: list[LeftOut]
    corrections: list[Correction]
    former_ids: list[FormerId]
    former_subjects: list[FormerSubject]
    provinces: list[Province]
    municipalities: list[Municipality]
    novex_areas: list[NovexArea]
    housing_areas: list[Site]
    mirt_projects: list[Site]
    places: list[Site]
    bottlenecks: list[Decision]


class FactsFile(Registers):
    """All of `facts.json`: the registers, and the other names that a search knows."""

    aliases: list[Name]
    towns: list[Name]

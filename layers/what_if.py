"""What if: the year the grid gets room in a province, the year a project is decided. Plain Python over the registers.

Both years are assumptions of whoever asks; no letter gives them. A pure function says which homes are due before that
year (affected), which are not, and of which no year is stated (cannot be told).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from layers.analysis import HOMES, totals
from layers.facts import Fact
from layers.facts_file import Registers
from layers.registers import Records, links, promises_homes, subjects, year_of

VERDICTS: Final = ("affected", "not_affected", "unknown")


@dataclass(frozen=True)
class Assumptions:
    """Years that somebody assumes: by code of the province for the grid, by id of the project for its decision."""

    grid_years: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Effect:
    """What one assumption means for one place: `lever` is `grid` or `decision`, `cause` the province or project.

    `fact_id` is the fact that promises the homes, None for a place of which no number is stated; `homes_year` is the
    year by which they are due.
    """

    lever: str
    cause: str
    year: int
    subject: str
    name: str
    fact_id: str | None
    homes_year: int | None
    verdict: str


@dataclass(frozen=True)
class Affected:
    """The effects, and the homes in them by verdict, each counted once; None where no number is stated."""

    effects: tuple[Effect, ...]
    homes: Mapping[str, int | None]


def levers(registers: Registers) -> tuple[str, ...]:
    """The ids of the projects that the records link to homes, in register order."""
    found = {link.project for of_place in links(Records(registers)).values() for link in of_place}
    return tuple(site["id"] for site in registers["mirt_projects"] if site["id"] in found)


def affected(registers: Registers, assumptions: Assumptions) -> Affected:
    """Which homes these assumptions touch and how."""
    records = Records(registers)
    found = (*_by_grid(records, assumptions), *_by_decision(records, assumptions))
    # A place with homes is told by those, one without a number is named once, and a whole without a year by its parts.
    numbered = {(e.lever, e.cause, e.subject) for e in found if e.fact_id}
    told = {e.fact_id for e in found if e.fact_id and e.homes_year is not None}
    by_parts = _told_by_parts(told, records)
    effects = tuple(
        dict.fromkeys(
            e
            for e in found
            if (e.fact_id and e.fact_id not in by_parts)
            or (e.fact_id is None and (e.lever, e.cause, e.subject) not in numbered)
        )
    )
    facts = list(records.all_facts.values())
    return Affected(effects, {verdict: _homes(effects, verdict, facts) for verdict in VERDICTS})


def _told_by_parts(told: Collection[str], records: Records) -> set[str]:
    """The wholes of which the year is not stated and all homes are in these parts."""
    inside: dict[str, int] = defaultdict(int)
    for ident in told:
        fact = records.facts[ident]
        if fact["part_of"] in records.facts and fact["part_of"] not in told:
            inside[fact["part_of"]] += fact["homes"] or 0
    return {whole for whole, homes in inside.items() if homes >= (records.facts[whole]["homes"] or 0)}


def _by_grid(records: Records, assumptions: Assumptions) -> Iterator[Effect]:
    for subject in subjects(records):
        assumed = {p: assumptions.grid_years[p] for p in subject.province_codes if p in assumptions.grid_years}
        if assumed:
            # A place in two provinces waits for the later of them.
            cause = max(assumed, key=lambda code: (assumed[code], code))
            yield from _effects("grid", cause, assumed[cause], subject.key, subject.name, subject.fact_ids, records)


def _by_decision(records: Records, assumptions: Assumptions) -> Iterator[Effect]:
    places = {s.key: s for s in subjects(records) if s.site}
    for key, found in links(records).items():
        for link in found:
            if link.project in assumptions.decisions:
                name = places[key].name if key in places else str(records.projects[link.project]["name"])
                ids = places[key].fact_ids if key in places else link.fact_ids
                year = assumptions.decisions[link.project]
                yield from _effects("decision", link.project, year, key, name, ids, records)


def _effects(
    lever: str, cause: str, year: int, key: str, name: str, ids: Sequence[str], records: Records
) -> Iterator[Effect]:
    facts = [records.facts[i] for i in ids if promises_homes(records.facts[i])]
    numbered = [f for f in facts if f["homes"] is not None]
    for fact in numbered:
        due = year_of(fact)
        verdict = "unknown" if due is None else "affected" if due < year else "not_affected"
        yield Effect(lever, cause, year, key, name, fact["id"], due, verdict)
    if not numbered:
        yield Effect(lever, cause, year, key, name, None, None, "unknown")


def _homes(effects: Sequence[Effect], verdict: str, facts: Sequence[Fact]) -> int | None:
    """The homes with this verdict, each once. What one lever touches is touched, whatever another says of it."""
    by_verdict = {name: {e.fact_id for e in effects if e.verdict == name and e.fact_id} for name in VERDICTS}
    hit, told = by_verdict["affected"], by_verdict["affected"] | by_verdict["not_affected"]
    if verdict == "affected":
        return _sum(hit, facts)
    if verdict == "not_affected":
        return _less(told, hit, facts)
    return _less(told | by_verdict["unknown"], told, facts)


def _less(ids: Collection[str], without: Collection[str], facts: Sequence[Fact]) -> int | None:
    """The homes of these facts less those that some of them told already; None where nothing is left to tell."""
    if set(ids) <= set(without):
        return None
    left = (_sum(ids, facts) or 0) - (_sum(without, facts) or 0)
    return left if left > 0 else None


def _sum(ids: Collection[str], facts: Sequence[Fact]) -> int | None:
    """The homes of these facts, parts not added to their whole; parts that exceed it (it was rounded) replace it."""
    left = {f["id"]: f for f in facts if f["id"] in ids and HOMES.counts(f)}
    while exceeded := _exceeded(left):
        left.pop(exceeded)
    found = totals(facts, HOMES, among=frozenset(left)).total
    return None if found is None else int(found)


def _exceeded(left: Mapping[str, Fact]) -> str | None:
    """The id of a whole that is smaller than its parts together, None where there is none."""
    for ident, whole in left.items():
        if sum(f["homes"] or 0 for f in left.values() if f["part_of"] == ident) > (whole["homes"] or 0):
            return ident
    return None

"""The registers of a built folder with the indexes by which statements about one place are found. Plain Python.

Which places homes are promised at (`subjects`), and which projects facts link to homes (`links`): one fact names both,
or the fact about the homes follows one that names the project. No link is made by nearness or by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from layers.analysis import HOMES, totals, with_wholes
from layers.catalogue.housing import LAYER as HOUSING
from layers.catalogue.mirt import LAYER as MIRT
from layers.catalogue.novex import LAYER as NOVEX
from layers.catalogue.provinces import LAYER as PROVINCES
from layers.facts import Fact
from layers.facts_file import NovexArea, Registers, Site
from layers.layer import split_key
from seeds.records import LEVELS, REASONS

SOFTNESS: Final = (
    "done", "agreed", "in-progress", "none", "conditional", "reserved", "threatened", "proposed", "estimate", "claim",
)  # fmt: skip
"""The statuses from firm to soft; what was superseded is behind no collision."""


@dataclass(frozen=True)
class Reason:
    """One reason, with the facts behind it.

    `about` says where or what: for the grid the codes that statement and place share, for access the ids of the
    projects, for claims the theme.
    """

    code: str
    level: str
    fact_ids: tuple[str, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Homes:
    """How many homes, counted once over `fact_ids`; `number` is None where none is stated that may be counted.

    `uncounted` are facts that state a number which no total counts, such as the claim of somebody else.
    """

    number: int | None
    statuses: tuple[str, ...]
    fact_ids: tuple[str, ...]
    uncounted: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class Subject:
    """A place where homes are promised, and the facts that say so."""

    key: str
    name: str
    site: str | None
    certainty: str
    province_codes: tuple[str, ...]
    municipality_codes: tuple[str, ...]
    fact_ids: tuple[str, ...]

    @property
    def slug(self) -> str:
        """What sets it apart within a kind of collision."""
        return self.key.replace(":", "-") if self.site or not self.municipality_codes else self.fact_ids[0]


@dataclass(frozen=True)
class Link:
    """A project on which homes depend, as facts say."""

    project: str
    level: str
    fact_ids: tuple[str, ...]


def year_of(fact: Fact) -> int | None:
    """The year by which the homes of a fact are to be there (or, as said, to be begun); None where none is stated."""
    if last := fact.get("deadline_to"):
        return int(last[:4])
    period = str(fact.get("homes_period") or "")
    year = int(period[-4:]) if period[-4:].isdigit() else None
    return year - 1 if year and "before" in period else year


@dataclass(frozen=True)
class Records:
    """The registers of a built folder with the indexes that collisions need."""

    registers: Registers

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts by id, without those that the letters themselves call superseded."""
        return {i: fact for i, fact in self.all_facts.items() if fact["status"] != "superseded"}

    @cached_property
    def all_facts(self) -> dict[str, Fact]:
        """Every fact by id: a whole may be superseded."""
        return {fact["id"]: fact for fact in self.registers["facts"]}

    @cached_property
    def housing(self) -> dict[str, Site]:
        """The housing areas by id."""
        return {site["id"]: site for site in self.registers["housing_areas"]}

    @cached_property
    def projects(self) -> dict[str, Site]:
        """The projects by id."""
        return {site["id"]: site for site in self.registers["mirt_projects"]}

    @cached_property
    def areas(self) -> dict[str, NovexArea]:
        """The NOVEX areas and regions by id."""
        return {area["id"]: area for area in self.registers["novex_areas"]}

    @cached_property
    def province_of(self) -> dict[str, str]:
        """The province of each municipality."""
        return {m["code"]: m["province_code"] for m in self.registers["municipalities"]}

    @cached_property
    def dates(self) -> dict[str, str]:
        """The date of each letter by file name."""
        return {d["file"]: d["date"] or "" for d in self.registers["documents"]}

    @cached_property
    def grid(self) -> tuple[Fact, ...]:
        """The facts that say something of the grid somewhere."""
        return tuple(f for f in self.facts.values() if f["grid"] and f["province_codes"])

    @cached_property
    def grid_by_place(self) -> dict[str, list[int]]:
        """The statements about the grid, by place in `grid`, under each site and municipality that they name.

        Under a province those about the whole of it; under `in ` and the province those that name municipalities there.
        """
        found: dict[str, list[int]] = defaultdict(list)
        for n, said in enumerate(self.grid):
            within = "in " if said["municipality_codes"] else ""
            for key in (
                *said["sites"],
                *said["municipality_codes"],
                *(within + code for code in said["province_codes"]),
            ):
                found[key].append(n)
        return dict(found)

    @cached_property
    def grid_found(self) -> dict[tuple[str | None, tuple[str, ...], tuple[str, ...]], tuple[Reason, ...]]:
        """What `grid_reasons` found, by what it hangs on: a site that is named, provinces, municipalities."""
        return {}

    def grid_near(self, subject: Subject) -> list[Fact]:
        """The statements about the grid that can match a place, in the order of the records."""
        named = subject.municipality_codes or tuple(f"in {code}" for code in subject.province_codes)
        keys = (subject.site or "", *named, *subject.province_codes)
        return [self.grid[n] for n in sorted({n for key in keys for n in self.grid_by_place.get(key, ())})]

    @cached_property
    def naming(self) -> dict[str, tuple[Fact, ...]]:
        """The facts that name each site."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts.values():
            for site in dict.fromkeys(fact["sites"]):
                found[site].append(fact)
        return {site: tuple(facts) for site, facts in found.items()}

    def followed(self, fact: Fact) -> list[Fact]:
        """The facts that this one follows."""
        return [self.facts[i] for i in fact.get("follows") or () if i in self.facts]

    def projects_in(self, fact: Fact) -> list[str]:
        """The ids of the projects that a fact names: what gives access, so no sites of the armed forces."""
        return [i for i in fact["sites"] if i in self.projects and self.projects[i]["kind"] != "defence"]

    def homes(self, ids: Collection[str]) -> Homes:
        """The homes of these facts, counted once."""
        found = totals(with_wholes(ids, self.all_facts), HOMES, among=frozenset(ids))
        stated = [self.facts[i] for i in ids if self.facts[i]["homes"] is not None]
        facts = [f for f in stated if HOMES.counts(f)]
        uncounted = tuple(f["id"] for f in stated if not HOMES.counts(f))
        statuses = tuple(sorted({f["status"] for f in facts}, key=SOFTNESS.index))
        years = tuple(sorted({year for f in facts if (year := year_of(f)) is not None}))
        number = found.total
        return Homes(None if number is None else int(number), statuses, tuple(f["id"] for f in facts), uncounted, years)

    def softest(self, ids: Iterable[str]) -> str:
        """The softest status of these facts."""
        return max((str(self.facts[i]["status"]) for i in ids), key=SOFTNESS.index)


def promises_homes(fact: Fact) -> bool:
    """Whether a fact promises, aims at or agrees something about homes, with or without a number."""
    return fact["homes"] is not None or (
        fact["theme"] == "housing" and fact["kind"] in ("agreement", "target", "budget")
    )


def is_of_homes(fact: Fact) -> bool:
    """Whether a fact that names a housing area is about its homes: also how they stand, but no threshold or share."""
    return promises_homes(fact) or (fact["theme"] == "housing" and fact["kind"] == "status")


def subjects(records: Records) -> list[Subject]:
    """Every place where homes are promised: the housing areas first, then what facts say of other places.

    What is said of several provinces together names no place of its own.
    """
    found = [
        Subject(
            HOUSING.key(i),
            site["name"],
            i,
            site["certainty"],
            tuple(site["province_codes"]),
            tuple(site["municipality_codes"]),
            tuple(f["id"] for f in records.naming.get(i, ()) if is_of_homes(f)),
        )
        for i, site in records.housing.items()
    ]
    others: dict[tuple[str, tuple[str, ...]], list[Fact]] = defaultdict(list)
    for fact in records.facts.values():
        key = _place_of(fact, records)
        if key and promises_homes(fact):
            others[key, tuple(fact["municipality_codes"])].append(fact)
    for (key, codes), facts in others.items():
        provinces = tuple(sorted({code for fact in facts for code in fact["province_codes"]}))
        ids = tuple(fact["id"] for fact in facts)
        found.append(Subject(key, _name(key, facts[0], records), None, facts[0]["certainty"], provinces, codes, ids))
    return found


def _place_of(fact: Fact, records: Records) -> str | None:
    """The feature that a fact about homes is about where it names no housing area."""
    if any(site in records.housing for site in fact["sites"]):
        return None
    if area := alone(fact):
        return NOVEX.key(area)
    if projects := records.projects_in(fact):
        return MIRT.key(projects[0])
    return PROVINCES.key(fact["province_codes"][0]) if len(fact["province_codes"]) == 1 else None


def _name(key: str, fact: Fact, records: Records) -> str:
    layer, ident = split_key(key)
    if layer == MIRT.id:
        return str(records.projects[ident]["name"])
    return str(records.areas[ident]["name"]) if layer == NOVEX.id else str(fact["place"])


def alone(fact: Fact) -> str | None:
    """The id of the one NOVEX area or region that a fact is about; None where several share it."""
    areas = fact["area_ids"]
    return areas[0] if len(areas) == 1 else None


def links(records: Records) -> dict[str, tuple[Link, ...]]:
    """The projects that facts link to homes, by `housing:id`, or by `mirt:id` for homes without a housing area."""
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in records.facts.values():
        named, homes_at = records.projects_in(fact), [i for i in fact["sites"] if i in records.housing]
        behind = [(p, f["id"]) for f in records.followed(fact) for p in records.projects_in(f)]
        followed = behind if promises_homes(fact) else []
        for site in homes_at:
            for project in named:
                found[HOUSING.key(site), project]["site"].append(fact["id"])
            for project, via in followed:
                found[HOUSING.key(site), project]["follows"] += [fact["id"], via]
        if not homes_at and promises_homes(fact):
            for project in named:
                found[MIRT.key(project), project]["site"].append(fact["id"])
            for project, via in followed:
                found[MIRT.key(project), project]["follows"] += [fact["id"], via]
    result: dict[str, list[Link]] = defaultdict(list)
    for (key, project), by_level in found.items():
        level = min(by_level, key=LEVELS.index)
        ids = tuple(dict.fromkeys(i for name in LEVELS for i in by_level.get(name, ())))
        result[key].append(Link(project, level, ids))
    return {key: tuple(value) for key, value in result.items()}


def ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons gravest first, then closest."""
    return tuple(sorted(reasons, key=lambda r: (REASONS.index(r.code), LEVELS.index(r.level), r.about)))

"""What collides with what, found in the records alone. Plain Python over the registers of a built folder.

Three kinds, each only where facts say so:

- `grid`: homes are promised where the letters say that the grid is full or that a connection stop threatens. No
  statement about the grid is no collision and no room either: it is counted apart (`silent`).
- `access`: the records link homes to a project (one fact names both, or the fact about the homes follows one that names
  the project), and the project or its money is open: undecided, paused, short, conditional, only reserved, not stated.
- `claims`: facts of several of the `CLAIMS` speak of one site, one municipality or one NOVEX area. What is said of a
  whole province, or of a region of several municipalities, is no claim on each place in it. That claims exclude one
  another is never concluded.

Homes are counted by `layers.analysis` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, cast

from layers.analysis import AGREED, HOMES, totals, with_wholes
from layers.facts import Fact
from layers.phases import phases
from seeds.records import CERTAINTIES

Registers = Mapping[str, Sequence[Mapping[str, Any]]]

KINDS: Final = ("grid", "access", "claims")

REASONS: Final = (
    "stop_threatened",
    "stop_threatened_in_part",
    "short",
    "paused",
    "undecided",
    "conditional",
    "reserved",
    "no_money",
    "measures",
    "claim",
    "decision",
    "place",
)
"""Why things collide, gravest first. `decision` and `place` only add to another reason: alone they make no collision.

`stop_threatened`, `stop_threatened_in_part`, `measures`, `place`: what is said of the grid. `short`: money is lacking.
`paused`, `undecided`: the phase of a linked project. `conditional`, `reserved`: how money or measures were promised.
`no_money`: access is talked about, and no amount is named. `decision`: a table is to decide. `claim`: one of `CLAIMS`.
"""

LEVELS: Final = ("site", "follows", "municipality", "area", "province", "part")
"""How close the match is, closest first.

`site`: the fact names this very place (and, for access, the project beside it). `follows`: the fact about the homes
follows one about the project. `municipality`: both lie in the same municipality. `area`: both are about the same NOVEX
area. `province`: the statement is about the whole province. `part`: it is about a part of the place only.
"""

SOFTNESS: Final = (
    "done", "agreed", "in-progress", "none", "conditional", "reserved", "threatened", "proposed", "estimate", "claim",
)  # fmt: skip
"""The statuses from firm to soft; what was superseded is behind no collision."""

CLAIMS: Final = ("defence", "economy", "housing", "nature-agriculture", "water")
"""The themes of what asks for ground."""

UNKNOWN: Final = ("homes", "homes_year", "grid", "grid_here", "grid_year", "decision_year", "hectares", "exclude")
"""What the letters do not say of a collision.

How many homes; by when; anything about the grid there; about the grid of this very place; when the grid gets room; when
is decided; how many hectares; that the claims exclude one another.
"""

A_REGION: Final = 3
"""A fact about so many municipalities is about a region, not about each of them."""

_ALONE_NO_COLLISION: Final = ("decision", "place")
_NOT_DECIDED: Final = ("verkenning", "onderzoek")


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
class Collision:
    """Things that collide at one place. `subject` is a feature, `layer:id`; `reasons` are gravest first."""

    id: str
    kind: str
    subject: str
    name: str
    homes: Homes
    about_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]
    place_certainty: str
    softest: str
    province_codes: tuple[str, ...]
    municipality_codes: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def level(self) -> str:
        """How close the closest match of the gravest reason is."""
        gravest = self.reasons[0].code
        return min((r.level for r in self.reasons if r.code == gravest), key=LEVELS.index)

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """All facts behind it, each once: those of the reasons, then those about what is promised there."""
        return tuple(dict.fromkeys([*(i for r in self.reasons for i in r.fact_ids), *self.about_ids]))


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
        return {fact["id"]: fact for fact in cast("Sequence[Fact]", self.registers["facts"])}

    @cached_property
    def housing(self) -> dict[str, Mapping[str, Any]]:
        """The housing areas by id."""
        return {site["id"]: site for site in self.registers["housing_areas"]}

    @cached_property
    def projects(self) -> dict[str, Mapping[str, Any]]:
        """The projects by id."""
        return {site["id"]: site for site in self.registers["mirt_projects"]}

    @cached_property
    def areas(self) -> dict[str, Mapping[str, Any]]:
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
            f"housing:{i}",
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
    if area := _alone(fact):
        return f"novex:{area}"
    if projects := records.projects_in(fact):
        return f"mirt:{projects[0]}"
    return f"provinces:{fact['province_codes'][0]}" if len(fact["province_codes"]) == 1 else None


def _name(key: str, fact: Fact, records: Records) -> str:
    layer, _, ident = key.partition(":")
    if layer == "mirt":
        return str(records.projects[ident]["name"])
    return str(records.areas[ident]["name"]) if layer == "novex" else str(fact["place"])


def _alone(fact: Fact) -> str | None:
    """The id of the one NOVEX area or region that a fact is about; None where several share it."""
    areas = fact["area_ids"]
    return areas[0] if len(areas) == 1 else None


# The grid


def grid_match(subject: Subject, said: Fact, records: Records) -> tuple[str, tuple[str, ...]] | None:
    """How close a statement about the grid comes to a place, with the codes that they share; None where it does not.

    By site, else by municipality where the statement has any, else by province.
    """
    if subject.site and subject.site in said["sites"]:
        return "site", (subject.site,)
    named = said["municipality_codes"]
    if named:
        if shared := tuple(code for code in subject.municipality_codes if code in named):
            return ("municipality" if len(shared) == len(subject.municipality_codes) else "part"), shared
        if subject.municipality_codes:
            return None
    shared = tuple(code for code in subject.province_codes if code in said["province_codes"])
    if not shared:
        return None
    if named:
        return "part", tuple(code for code in named if records.province_of.get(code) in shared) or shared
    return ("province" if len(shared) == len(subject.province_codes) else "part"), shared


def grid_reasons(subject: Subject, records: Records) -> tuple[Reason, ...]:
    """All that the letters say of the grid at a place, gravest and closest first; once for places that lie alike."""
    site = subject.site if subject.site in records.grid_by_place else None
    key = (site, subject.province_codes, subject.municipality_codes)
    if key not in records.grid_found:
        found: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
        for said in records.grid_near(subject):
            if match := grid_match(subject, said, records):
                level, about = match
                found[str(said["grid"]), level, about].append(said["id"])
        reasons = (Reason(code, level, tuple(ids), about) for (code, level, about), ids in found.items())
        records.grid_found[key] = _ordered(reasons)
    return records.grid_found[key]


def _ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda r: (REASONS.index(r.code), LEVELS.index(r.level), r.about)))


def _collides(reasons: Sequence[Reason]) -> bool:
    return any(reason.code not in _ALONE_NO_COLLISION for reason in reasons)


def _grid(records: Records) -> Iterator[Collision]:
    for subject in subjects(records):
        reasons = grid_reasons(subject, records)
        if subject.fact_ids and _collides(reasons):
            homes = records.homes(subject.fact_ids)
            said = [records.facts[i] for reason in reasons for i in reason.fact_ids]
            unknown = [
                *_unknown_of_homes(homes),
                *(["grid_here"] if all(r.level in ("province", "part") for r in reasons) else []),
                *(["grid_year"] if not any(fact.get("deadline") for fact in said) else []),
            ]
            yield _collision("grid", subject, homes, reasons, unknown, records)


def _unknown_of_homes(homes: Homes) -> list[str]:
    stated = homes.number is not None or homes.uncounted
    return [*([] if stated else ["homes"]), *([] if homes.years else ["homes_year"])]


def _collision(
    kind: str, subject: Subject, homes: Homes, reasons: tuple[Reason, ...], unknown: Sequence[str], records: Records
) -> Collision:
    return Collision(
        f"{kind}-{subject.slug}",
        kind,
        subject.key,
        subject.name,
        homes,
        subject.fact_ids,
        reasons,
        subject.certainty,
        records.softest([*reasons[0].fact_ids, *subject.fact_ids]),
        subject.province_codes,
        subject.municipality_codes,
        tuple(unknown),
    )


def silent(records: Records) -> dict[str, tuple[str, ...]]:
    """The housing areas (`housing:id`) without a collision with the grid: `not_mentioned`, or only `named`.

    Named is where the letters speak of the grid without calling it full. Neither means that there is room.
    """
    found: dict[str, list[str]] = {"not_mentioned": [], "named": []}
    for subject in subjects(records):
        if subject.site and not _collides(reasons := grid_reasons(subject, records)):
            found["named" if reasons else "not_mentioned"].append(subject.key)
    return {name: tuple(keys) for name, keys in found.items()}


# Access


def links(records: Records) -> dict[str, tuple[Link, ...]]:
    """The projects that facts link to homes, by `housing:id`, or by `mirt:id` for homes without a housing area."""
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in records.facts.values():
        named, homes_at = records.projects_in(fact), [i for i in fact["sites"] if i in records.housing]
        behind = [(p, f["id"]) for f in records.followed(fact) for p in records.projects_in(f)]
        followed = behind if promises_homes(fact) else []
        for site in homes_at:
            for project in named:
                found[f"housing:{site}", project]["site"].append(fact["id"])
            for project, via in followed:
                found[f"housing:{site}", project]["follows"] += [fact["id"], via]
        if not homes_at and promises_homes(fact):
            for project in named:
                found[f"mirt:{project}", project]["site"].append(fact["id"])
            for project, via in followed:
                found[f"mirt:{project}", project]["follows"] += [fact["id"], via]
    result: dict[str, list[Link]] = defaultdict(list)
    for (key, project), by_level in found.items():
        level = min(by_level, key=LEVELS.index)
        ids = tuple(dict.fromkeys(i for name in LEVELS for i in by_level.get(name, ())))
        result[key].append(Link(project, level, ids))
    return {key: tuple(value) for key, value in result.items()}


def _access(records: Records) -> Iterator[Collision]:
    by_key = links(records)
    places = {s.key: s for s in subjects(records) if s.site}
    for key in dict.fromkeys([*places, *by_key]):
        subject = places.get(key) or _along(key.partition(":")[2], by_key[key], records)
        reasons = _ordered(_access_reasons(subject, by_key.get(key, ()), records))
        if not _collides(reasons):
            continue
        homes = records.homes(subject.fact_ids)
        said = [records.facts[i] for reason in reasons for i in reason.fact_ids]
        unknown = [
            *_unknown_of_homes(homes),
            *(["decision_year"] if not any(fact.get("deadline") for fact in said) else []),
            *(["grid"] if not grid_reasons(subject, records) else []),
        ]
        yield _collision("access", subject, homes, reasons, unknown, records)


def _along(project: str, found: Sequence[Link], records: Records) -> Subject:
    """The place of homes along a project that no housing area names."""
    site = records.projects[project]
    ids = [i for link in found for i in link.fact_ids if promises_homes(records.facts[i])]
    return Subject(
        f"mirt:{project}",
        site["name"],
        project,
        site["certainty"],
        tuple(site["province_codes"]),
        tuple(site["municipality_codes"]),
        tuple(dict.fromkeys(ids)),
    )


def _access_reasons(subject: Subject, found: Sequence[Link], records: Records) -> Iterator[Reason]:
    """Why access is open, of facts that name the place or a linked project.

    Where a contribution to it is agreed without a condition, the phase and lesser conditions are not held against it.
    """
    projects = tuple(link.project for link in found)
    own = {f["id"]: f for f in records.naming.get(subject.site or "", ()) if _about_access(f, records)}
    of_projects = {f["id"]: f for p in projects for f in records.naming.get(p, ())}
    # The homes along a line are promised by facts of their own, which say nothing of the line's money.
    facts = [f for f in (own | of_projects).values() if f["id"] not in subject.fact_ids or f["kind"] == "budget"]
    near = [f for f in facts if f["id"] in own]
    money = [f for f in facts if f["amount_role"] == "contribution"]
    settled = any(f["status"] in AGREED for f in money)
    level = min((link.level for link in found), key=LEVELS.index, default="site")

    def reason(code: str, behind: Iterable[Fact], about: tuple[str, ...] = projects) -> Iterator[Reason]:
        if ids := tuple(f["id"] for f in behind):
            yield Reason(code, level, ids, about)

    yield from reason("short", (f for f in facts if f["amount_role"] == "shortfall"))
    for link in found:
        naming = records.naming.get(link.project, ())
        phase = next(iter(phases(naming, records.dates)), "none")
        of_phase = tuple(f["id"] for f in naming if f["phase"] == phase)
        if phase == "gepauzeerd":
            yield Reason("paused", link.level, of_phase, (link.project,))
        elif phase in _NOT_DECIDED and not settled:
            yield Reason("undecided", link.level, of_phase, (link.project,))
    if not settled:
        yield from reason("conditional", (f for f in near if f["status"] == "conditional"))
        yield from reason("reserved", (f for f in money if f["status"] == "reserved"))
        yield from reason("decision", (f for f in facts if f["kind"] == "agreement" and f.get("table")))
    if not found and not any(f["amount_role"] for f in own.values()):
        yield from reason("no_money", (f for f in own.values() if f["theme"] == "mobility"))


def _about_access(fact: Fact, records: Records) -> bool:
    """Whether a fact about a place is about its access or its money, or about what follows from that money."""
    return (
        fact["theme"] == "mobility"
        or fact["kind"] == "budget"
        or any(f["kind"] == "budget" for f in records.followed(fact))
    )


# Claims


def claims(fact: Fact) -> bool:
    """Whether a fact asks for ground: of a theme of `CLAIMS`, and no mere measure unless it is one of hectares."""
    return fact["theme"] in CLAIMS and (fact["kind"] != "measure" or fact.get("other_unit") == "ha")


def _claims(records: Records) -> Iterator[Collision]:
    found = [fact for fact in records.facts.values() if claims(fact) and fact["province_codes"]]
    sites = {
        **{f"housing:{i}": site for i, site in records.housing.items()},
        **{f"mirt:{i}": site for i, site in records.projects.items()},
        # Of the other places only those with a feature: the layer of the grid draws them.
        **{
            f"congestion:{site['id']}": site
            for site in records.registers["places"]
            if site["id"] in records.grid_by_place
        },
    }
    of_site = {str(site["id"]): key for key, site in sites.items()}
    rank = {key: n for n, key in enumerate(sites)}
    at = _by_place(found)
    at_sites: dict[str, frozenset[str]] = {}
    for key, site in sites.items():
        here = at.get(site["id"], [])
        collision = _claim(key, site["name"], "site", site, here, records)
        if collision:
            at_sites[key] = frozenset(fact["id"] for fact in here)
            yield collision
    for area in records.areas.values():
        here = [fact for fact in found if _alone(fact) == area["id"]]
        place = {**area, "municipality_codes": (), "certainty": "area"}
        if collision := _claim(f"novex:{area['id']}", area["name"], "area", place, here, records):
            yield collision
    for municipality in records.registers["municipalities"]:
        code = municipality["code"]
        here = at.get(code, [])
        # Only the sites that these facts name can hold them all, or lend their place.
        named = sorted({of_site[i] for fact in here for i in fact["sites"] if i in of_site}, key=rank.__getitem__)
        if any({fact["id"] for fact in here} <= at_sites.get(key, frozenset()) for key in named):
            continue
        own = next((key for key in named if list(sites[key]["municipality_codes"]) == [code]), None)
        place = {"municipality_codes": (code,), "province_codes": (municipality["province_code"],), "certainty": "area"}
        subject = own or f"provinces:{municipality['province_code']}"
        if collision := _claim(subject, municipality["name"], "municipality", place, here, records, code):
            yield collision


def _by_place(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts by each site that they name, and by municipality where they are about few of them."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        few = fact["municipality_codes"] if len(fact["municipality_codes"]) < A_REGION else ()
        for key in dict.fromkeys((*fact["sites"], *few)):
            found[key].append(fact)
    return dict(found)


def _claim(
    key: str,
    name: str,
    level: str,
    place: Mapping[str, Any],
    here: Sequence[Fact],
    records: Records,
    slug: str | None = None,
) -> Collision | None:
    """The collision of the claims of these facts; None where fewer than two themes claim the place."""
    by_theme = {theme: tuple(f["id"] for f in here if f["theme"] == theme) for theme in CLAIMS}
    reasons = tuple(Reason("claim", level, ids, (theme,)) for theme, ids in by_theme.items() if ids)
    if len(reasons) < 2:
        return None
    subject = Subject(
        key,
        name,
        place.get("id", name),
        place["certainty"],
        tuple(place["province_codes"]),
        tuple(place["municipality_codes"]),
        by_theme["housing"],
    )
    homes = records.homes(by_theme["housing"])
    unknown = [
        *(_unknown_of_homes(homes) if by_theme["housing"] else []),
        *(["hectares"] if not any(fact.get("other_unit") == "ha" for fact in here) else []),
        # Of one site the letters say what takes whose ground; of what lies near each other they do not.
        *([] if level == "site" else ["exclude"]),
    ]
    made = _collision("claims", subject, homes, reasons, unknown, records)
    return replace(made, id=f"claims-{slug}") if slug else made


# All


def order(collision: Collision) -> tuple[Any, ...]:
    """What the list is sorted by: gravest reason, closest match, firmest facts, surest place, most homes.

    Then the name and the id, so that equals keep one order.
    """
    return (
        REASONS.index(collision.reasons[0].code),
        LEVELS.index(collision.level),
        SOFTNESS.index(collision.softest),
        CERTAINTIES.index(collision.place_certainty),
        -(collision.homes.number or 0),
        collision.name,
        collision.id,
    )


def collisions(registers: Registers) -> tuple[Collision, ...]:
    """All collisions that the records hold, gravest and most certain first (`order`)."""
    records = Records(registers)
    return tuple(sorted([*_grid(records), *_access(records), *_claims(records)], key=order))

"""Where bottlenecks may be, found in the records alone; `seeds/bottlenecks/` holds what was decided of each.

- `grid`: homes are promised or studied where the letters say that the grid is full or that a stop threatens. A planned
  extension or a pilot alone is no sign of a full grid.
- `access`: the records link homes to a project, and the project or its money is open: undecided, paused, short,
  conditional, only reserved, not stated.
- `claims`: facts of several of the `CLAIMS` speak of one site, one municipality or one NOVEX area.

The finder errs towards too much, and finds nothing where one sentence holds the whole clash: a person decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from layers.analysis import AGREED
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.housing import LAYER as HOUSING
from layers.catalogue.mirt import LAYER as MIRT
from layers.catalogue.novex import LAYER as NOVEX
from layers.catalogue.provinces import LAYER as PROVINCES
from layers.facts import Fact
from layers.facts_file import Registers
from layers.layer import split_key
from layers.phases import phases
from layers.registers import Link, Reason, Records, Subject, alone, links, ordered, promises_homes, subjects
from seeds.records import LEVELS, Theme

CLAIMS: Final[tuple[Theme, ...]] = ("defence", "economy", "housing", "nature-agriculture", "water")
"""The themes of what asks for ground."""

A_REGION: Final = 3
"""A fact about so many municipalities is about a region, not about each of them."""

ALONE_NONE: Final = ("decision", "place", "pilot", "expansion")
_NOT_DECIDED: Final = ("verkenning", "onderzoek")


@dataclass(frozen=True)
class Candidate:
    """A possible bottleneck: `subject` is a feature, `layer:id`; `reasons` are gravest first."""

    id: str
    kind: str
    subject: str
    name: str
    about_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]


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
        records.grid_found[key] = ordered(reasons)
    return records.grid_found[key]


def counts(reasons: Sequence[Reason]) -> bool:
    """Whether these reasons make a candidate: some only add to another."""
    return any(reason.code not in ALONE_NONE for reason in reasons)


def _grid(records: Records) -> Iterator[Candidate]:
    for subject in subjects(records):
        reasons = grid_reasons(subject, records)
        # At a housing area every fact counts: that one is studied or planned is reason enough to decide.
        ids = subject.fact_ids or tuple(fact["id"] for fact in records.naming.get(subject.site or "", ()))
        if ids and counts(reasons):
            yield _candidate("grid", subject, ids, reasons)


def _candidate(kind: str, subject: Subject, ids: tuple[str, ...], reasons: tuple[Reason, ...]) -> Candidate:
    return Candidate(f"{kind}-{subject.slug}", kind, subject.key, subject.name, ids, reasons)


# Access


def _access(records: Records) -> Iterator[Candidate]:
    by_key = links(records)
    places = {s.key: s for s in subjects(records) if s.site}
    for key in dict.fromkeys([*places, *by_key]):
        subject = places.get(key) or _along(split_key(key)[1], by_key[key], records)
        reasons = ordered(_access_reasons(subject, by_key.get(key, ()), records))
        if counts(reasons):
            yield _candidate("access", subject, subject.fact_ids, reasons)


def _along(project: str, found: Sequence[Link], records: Records) -> Subject:
    """The place of homes along a project that no housing area names."""
    site = records.projects[project]
    ids = [i for link in found for i in link.fact_ids if promises_homes(records.facts[i])]
    return Subject(
        MIRT.key(project),
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


def _claims(records: Records) -> Iterator[Candidate]:
    found = [fact for fact in records.facts.values() if claims(fact) and fact["province_codes"]]
    sites = {
        **{HOUSING.key(i): site for i, site in records.housing.items()},
        **{MIRT.key(i): site for i, site in records.projects.items()},
        **{CONGESTION.key(site["id"]): site for site in records.registers["places"]},
    }
    of_site = {str(site["id"]): key for key, site in sites.items()}
    rank = {key: n for n, key in enumerate(sites)}
    at = _by_place(found)
    at_sites: dict[str, frozenset[str]] = {}
    for key, site in sites.items():
        here = at.get(site["id"], [])
        if found_here := _claim(key, site["name"], "site", here):
            at_sites[key] = frozenset(fact["id"] for fact in here)
            yield found_here
    for area in records.areas.values():
        here = [fact for fact in found if alone(fact) == area["id"]]
        if found_here := _claim(NOVEX.key(area["id"]), area["name"], "area", here):
            yield found_here
    for municipality in records.registers["municipalities"]:
        code = municipality["code"]
        here = at.get(code, [])
        # Only the sites that these facts name can hold them all, or lend their place.
        named = sorted({of_site[i] for fact in here for i in fact["sites"] if i in of_site}, key=rank.__getitem__)
        if any({fact["id"] for fact in here} <= at_sites.get(key, frozenset()) for key in named):
            continue
        own = next((key for key in named if list(sites[key]["municipality_codes"]) == [code]), None)
        subject = own or PROVINCES.key(municipality["province_code"])
        if found_here := _claim(subject, municipality["name"], "municipality", here, code):
            yield found_here


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
    here: Sequence[Fact],
    slug: str | None = None,
) -> Candidate | None:
    """The candidate of the claims of these facts; None where fewer than two themes claim the place."""
    by_theme = {theme: tuple(f["id"] for f in here if f["theme"] == theme) for theme in CLAIMS}
    reasons = tuple(Reason("claim", level, ids, (theme,)) for theme, ids in by_theme.items() if ids)
    if len(reasons) < 2:
        return None
    ident = slug or key.replace(":", "-")
    return Candidate(f"claims-{ident}", "claims", key, name, by_theme["housing"], reasons)


# All


def candidates(registers: Registers) -> tuple[Candidate, ...]:
    """Every possible bottleneck that the records hold."""
    records = Records(registers)
    return (*_grid(records), *_access(records), *_claims(records))


def undecided(registers: Registers) -> tuple[Candidate, ...]:
    """The candidates of which nothing was decided."""
    decided = {row["id"] for row in registers["bottlenecks"]}
    return tuple(candidate for candidate in candidates(registers) if candidate.id not in decided)

"""Bottlenecks: what was decided to hold, with the homes counted and what the letters leave unsaid. Plain Python.

`seeds/bottlenecks/` holds the decisions, read by a second reader; nothing becomes a bottleneck by rule. It is
as close as its weakest side. Homes are counted by `layers.analysis` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from layers.candidates import grid_reasons
from layers.catalogue.housing import LAYER as HOUSING
from layers.catalogue.mirt import LAYER as MIRT
from layers.catalogue.novex import LAYER as NOVEX
from layers.facts_file import Decision, Registers, Site
from layers.layer import split_key
from layers.registers import SOFTNESS, Homes, Reason, Records, Subject, ordered, subjects
from seeds.records import BOTTLENECK_KINDS, CERTAINTIES, LEVELS, REASONS

KINDS: Final = BOTTLENECK_KINDS

GRID: Final = ("stop_threatened", "stop_threatened_in_part", "congested", "measures", "place")
"""The reasons that are statements about the grid."""

CLAIMS: Final = (
    "defence", "economy", "housing", "nature-agriculture", "water", "energy", "mobility", "heritage", "liveability",
    "development", "other",
)  # fmt: skip
"""What may ask for the same ground; `other` where a letter speaks of other uses without naming them."""

UNKNOWN: Final = ("homes", "homes_year", "grid", "grid_here", "grid_year", "decision_year", "hectares", "exclude")
"""What the letters do not say of a bottleneck.

How many homes; by when; anything about the grid there; about the grid of this very place; when the grid gets room; when
is decided; how many hectares; that the claims exclude one another.
"""

LISTS: Final = ("affected", "fine", "silent")
"""Where a housing area stands with the grid: exactly one of these."""


@dataclass(frozen=True)
class Collision:
    """A bottleneck that holds. `subject` is a feature, `layer:id`; `reasons` are gravest first.

    `sides` are its sides in the order of the decision, `reasons` those that are no promise of homes. `level` is that of
    the weakest side. `state` and `note` are the second reader's; `place` is the id of a place that no layer draws.
    """

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
    sides: tuple[Reason, ...]
    level: str
    basis: str
    why_nl: str
    why_en: str
    state: str
    note: str
    place: str | None

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """All facts behind it, each once: those of the reasons, then those about what is promised there."""
        return tuple(dict.fromkeys([*(i for r in self.reasons for i in r.fact_ids), *self.about_ids]))


@dataclass(frozen=True)
class _Place:
    """Where a bottleneck lies."""

    name: str
    certainty: str
    province_codes: tuple[str, ...]
    municipality_codes: tuple[str, ...]


def decisions(registers: Registers, *words: str) -> list[Decision]:
    """The decisions `holds`, `rejected` or `fine`, in the order of the files."""
    return [row for row in registers["bottlenecks"] if row["decision"] in words]


def collisions(registers: Registers) -> tuple[Collision, ...]:
    """All bottlenecks that hold, gravest and most certain first (`order`)."""
    records = Records(registers)
    return tuple(sorted((_collision(row, records) for row in decisions(registers, "holds")), key=order))


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


def _collision(row: Decision, records: Records) -> Collision:
    sides = tuple(Reason(s["reason"], s["level"], tuple(s["facts"]), tuple(s["about"])) for s in row["sides"])
    about = tuple(dict.fromkeys(i for side in sides if _is_of_homes(side) for i in side.fact_ids))
    homes, place = records.homes(about), _place(row, records)
    return Collision(
        id=row["id"],
        kind=row["kind"],
        subject=row["subject"],
        name=place.name,
        homes=homes,
        about_ids=about,
        reasons=ordered(side for side in sides if side.code != "homes"),
        place_certainty=place.certainty,
        softest=records.softest(i for side in sides for i in side.fact_ids),
        province_codes=place.province_codes,
        municipality_codes=place.municipality_codes,
        unknown=tuple(_unknown(row, sides, homes, place, records)),
        sides=sides,
        level=row["level"],
        basis=row["basis"] or "",  # what holds has one
        why_nl=row["why_nl"],
        why_en=row["why_en"],
        state=row["state"],
        note=row["note"],
        place=row["place"],
    )


def _is_of_homes(side: Reason) -> bool:
    return side.code == "homes" or (side.code == "claim" and side.about == ("housing",))


def _place(row: Decision, records: Records) -> _Place:
    """A place of its own where the decision names one, else its subject: a site, an area or a province."""
    layer, ident = split_key(row["subject"])
    if row["place"] is not None:
        return _of_site(next(p for p in records.registers["places"] if p["id"] == row["place"]))
    if layer in (HOUSING.id, MIRT.id):
        return _of_site((records.housing if layer == HOUSING.id else records.projects)[ident])
    if layer == NOVEX.id:
        area = records.areas[ident]
        return _Place(area["name"], "area", tuple(area["province_codes"]), ())
    name = next(p["name"] for p in records.registers["provinces"] if p["code"] == ident)
    return _Place(name, "area", (ident,), ())


def _of_site(site: Site) -> _Place:
    return _Place(site["name"], site["certainty"], tuple(site["province_codes"]), tuple(site["municipality_codes"]))


def _unknown(row: Decision, sides: Sequence[Reason], homes: Homes, place: _Place, records: Records) -> Iterator[str]:
    """What the letters do not say of it: only of the facts on its sides."""
    said = [records.facts[i] for side in sides for i in side.fact_ids]
    if any(_is_of_homes(side) for side in sides):
        yield from [] if homes.number is not None or homes.uncounted else ["homes"]
        yield from [] if homes.years else ["homes_year"]
    if row["kind"] == "grid":
        of_grid = [side for side in sides if side.code in GRID]
        yield from ["grid_here"] if all(side.level in ("area", "province", "part") for side in of_grid) else []
        dated = any(records.facts[i].get("deadline") for side in of_grid for i in side.fact_ids)
        yield from [] if dated else ["grid_year"]
    elif row["kind"] == "access":
        dated = any(fact.get("deadline") or re.search(r"\b20\d\d\b", fact.get("table") or "") for fact in said)
        yield from [] if dated else ["decision_year"]
        yield from [] if grid_reasons(_as_subject(row, place), records) else ["grid"]
    else:
        yield from [] if any(fact.get("other_unit") == "ha" for fact in said) else ["hectares"]
        yield from [] if row["excludes"] else ["exclude"]


def _as_subject(row: Decision, place: _Place) -> Subject:
    return Subject(
        row["subject"],
        place.name,
        split_key(row["subject"])[1],
        place.certainty,
        place.province_codes,
        place.municipality_codes,
        (),
    )


def by_grid(registers: Registers) -> dict[str, tuple[str, ...]]:
    """Every housing area (`housing:id`) in exactly one of `LISTS`, in register order.

    `affected` where a bottleneck with the grid holds there, `fine` where the letters say that its homes go ahead,
    `silent` for all others: that is no sign of room.
    """
    of_grid = [row for row in registers["bottlenecks"] if row["kind"] == "grid"]
    decided = {row["subject"]: row["decision"] for row in of_grid if row["decision"] in ("holds", "fine")}
    found: dict[str, list[str]] = {name: [] for name in LISTS}
    for site in registers["housing_areas"]:
        key = HOUSING.key(site["id"])
        found[{"holds": "affected", "fine": "fine"}.get(decided.get(key, ""), "silent")].append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def named(registers: Registers) -> tuple[str, ...]:
    """The silent housing areas with a statement on the grid nearby or in a part of them, but not that it is full."""
    records, silent = Records(registers), set(by_grid(registers)["silent"])
    return tuple(s.key for s in subjects(records) if s.key in silent and grid_reasons(s, records))

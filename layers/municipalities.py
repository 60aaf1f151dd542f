"""What the letters say of each municipality, and which names and codes lead to it. Plain Python.

What names a municipality or a place in it, what we infer to lie there, and what is about its province as a whole are
three lists that share no fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from geo.codes import CHANGES, Change
from layers.facts_file import FactsFile, Municipality
from layers.features import Feature
from layers.naming import Ways, ways
from layers.registry import LAYERS

How = Literal["whole", "part", "inferred"]
"""How a municipality belongs to something: with all of it, with a part, or only as we infer."""

FORMER_NAMES: Final = {"GM0457": "Weesp", "GM0501": "Brielle", "GM0530": "Hellevoetsluis", "GM0614": "Westvoorne"}
"""The names of municipalities that went up into another since 2022, by their code (CBS)."""


@dataclass(frozen=True)
class Member:
    """A feature (`layer:id`) of which a municipality is a part, or which lies in it."""

    key: str
    how: How


@dataclass(frozen=True)
class Municipal:
    """A municipality with what is said of it: ids of facts, in the order of the records.

    `of_province` are the facts about its province, alone or with others, that name no municipality; `grid` are those
    among `named` and `inferred` that speak of the electricity grid.
    """

    code: str
    name: str
    province_code: str
    named: tuple[str, ...]
    inferred: tuple[str, ...]
    of_province: tuple[str, ...]
    grid: tuple[str, ...]
    members: tuple[Member, ...]
    former: tuple[Change, ...]


def municipalities(registers: FactsFile, features: Mapping[str, Feature]) -> dict[str, Municipal]:
    """Return every municipality by code, also those of which the letters say nothing."""
    named, inferred, whole = defaultdict(list), defaultdict(list), defaultdict(list)
    grid = {fact["id"] for fact in registers["facts"] if fact["grid"]}
    for fact in registers["facts"]:
        for code in fact["municipality_codes"]:
            named[code].append(fact["id"])
        for code in fact["municipality_codes_inferred"]:
            inferred[code].append(fact["id"])
        if not fact["municipality_codes"] and not fact["municipality_codes_inferred"]:
            for code in fact["province_codes"]:
                whole[code].append(fact["id"])
    members = _members(features)
    return {
        m["code"]: Municipal(
            m["code"],
            m["name"],
            m["province_code"],
            tuple(named[m["code"]]),
            tuple(inferred[m["code"]]),
            tuple(whole[m["province_code"]]),
            tuple(i for i in (*named[m["code"]], *inferred[m["code"]]) if i in grid),
            tuple(members.get(m["code"], ())),
            tuple(change for change in CHANGES if change.into == m["code"] and set(change.gone) <= set(FORMER_NAMES)),
        )
        for m in registers["municipalities"]
    }


def _members(features: Mapping[str, Feature]) -> dict[str, list[Member]]:
    """Return what each municipality belongs to or holds, of the layers that have pages."""
    found = defaultdict(list)
    for key, feature in features.items():
        if not LAYERS[feature["layer"]].page:
            continue
        partial = set(feature.get("partial_codes") or ())
        for code in feature.get("municipality_codes") or ():
            found[code].append(Member(key, "part" if code in partial else "whole"))
        for code in feature.get("municipality_codes_inferred") or ():
            found[code].append(Member(key, "inferred"))
    return found


def leading_to(registers: FactsFile) -> dict[str, str]:
    """Return the code to which another way of naming a municipality leads: its name, a former code, a former name.

    In lower case; what may mean two of them leads nowhere.
    """
    present = {m["code"] for m in registers["municipalities"]}
    means = defaultdict(set)
    for written, code in _ways(registers["municipalities"], registers):
        means[written.casefold()].add(code)
    # Where a municipality bears the name, an alias of another one does not count.
    own = {m["name"].casefold(): m["code"] for m in registers["municipalities"]}
    certain = {written: next(iter(codes)) for written, codes in means.items() if len(codes) == 1} | own
    return {written: code for written, code in certain.items() if code in present}


def municipality_ways(registers: FactsFile) -> Ways:
    """Return what leads to a municipality where one is asked for: its code, its name, another name, a former one."""
    return ways([(m["code"], m["name"]) for m in registers["municipalities"]], leading_to(registers).items())


def _ways(rows: Iterable[Municipality], registers: FactsFile) -> Iterable[tuple[str, str]]:
    for row in rows:
        yield from ((row["name"], row["code"]), (row["code"], row["code"]), (row["code"][2:], row["code"]))
    yield from ((alias["name"], alias["code"]) for alias in registers["aliases"])
    present = {row["code"] for row in rows}
    yield from ((gone, change.into) for change in CHANGES for gone in change.gone if gone not in present)

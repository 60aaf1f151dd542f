"""What is offered while someone types: things by name and agreements, by kind, each with what of it was typed. Pure.

What begins with the needle comes first, then what has a word that does. Only where nothing is found, a typing error is
assumed: of a whole name, else in the words of names, of which the last may be unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from layers.layer import LayerId
from layers.registry import LAYERS
from layers.runs import RUN, Runs, places
from layers.search_index import MUNICIPALITIES, MUNICIPALITY, SHORT, Index, Named, folded

Group = Literal["municipality", "place", "project", "area", "agreement"]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)
MOST: Final[Mapping[Group, int]] = {"municipality": 4, "place": 4, "project": 4, "area": 4, "agreement": 3}
# A word of this length may have two typing errors, a shorter one one.
LONG: Final = 8
# The letters behind the digits say which street: the municipality hangs on the digits.
_POSTCODE: Final = re.compile("([1-9][0-9]{3}) ?[a-z]{0,2}")
_OF_ALL_MUNICIPALITIES: Final = MUNICIPALITY.format("")
Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Suggested:
    """What is offered for a text: things by name, places of facts among all facts, and the needles to mark in them.

    `guessed` says that what was typed stands nowhere; `postcode` is the one of which the municipality comes first.
    """

    things: Mapping[Group, tuple[Named, ...]]
    facts: tuple[int, ...] = ()
    needles: tuple[str, ...] = ()
    guessed: bool = False
    postcode: str = ""


def group_of(named: Named) -> Group:
    """Return the kind of a thing."""
    if named.layer == MUNICIPALITIES:
        return "place" if named.town else "municipality"
    return "project" if LAYERS[LayerId(named.layer)].page == "project" else "area"


@lru_cache(maxsize=512)
def suggested(index: Index, written: str) -> Suggested:
    """Return what is offered for a text; every text gives an answer."""
    needle = " ".join(folded(written).split())
    runs = list(dict.fromkeys(RUN.findall(needle)))
    if not runs:
        return Suggested({})
    if postcode := _POSTCODE.fullmatch(needle):
        found = _of_postcode(index, postcode[1])
        if found.things:
            return found
    for needles in ([needle], runs):
        found = _offered(index, needles)
        if found.things or found.facts:
            return found
    if name := index.name_meant(needle):
        return _guessed(index, [name])
    meant = [_meant(index.names, run) for run in runs]
    return _guessed(index, [word for word in meant if word]) if all(meant) else Suggested({})


def _of_postcode(index: Index, digits: str) -> Suggested:
    code = index.of_postcode(digits)
    if code not in index.municipalities:
        return Suggested({})
    there = Named(f"{MUNICIPALITIES}:{code}", index.municipalities[code]["name"])
    said = _offered(index, [digits])
    things: dict[Group, tuple[Named, ...]] = {**said.things, "municipality": (there,)}
    return Suggested(things, said.facts, said.needles, postcode=digits)


def _guessed(index: Index, needles: Sequence[str]) -> Suggested:
    found = _offered(index, needles)
    return Suggested(found.things, found.facts, found.needles, guessed=True)


def _offered(index: Index, needles: Sequence[str]) -> Suggested:
    """Return what holds all of some folded words or names."""
    first = needles[0]
    named: dict[tuple[str, str], tuple[tuple[bool, bool, int, str], Named]] = {}
    for place in places(_all(index.names, needles)):
        name = index.names.texts[place]
        # "gemeente" begins the name of each: who types it wants one of them.
        if name.startswith(_OF_ALL_MUNICIPALITIES) and not first.startswith(_OF_ALL_MUNICIPALITIES):
            continue
        order = ([name] != list(needles), not name.startswith(first), len(name), name)
        for bearer in index.bearers(place):
            if bearer.layer != MUNICIPALITIES and not LAYERS[LayerId(bearer.layer)].is_found:
                continue
            key = bearer.key, bearer.name if bearer.town else ""
            if key not in named or order < named[key][0]:
                named[key] = order, bearer
    by_group: dict[Group, list[Named]] = {}
    for _, bearer in sorted(named.values(), key=lambda found: (found[0], found[1].key)):
        by_group.setdefault(group_of(bearer), []).append(bearer)
    things = {group: tuple(by_group[group][: MOST[group]]) for group in GROUPS if group in by_group}
    facts = places(_all(index.texts, needles))[: MOST["agreement"]]
    return Suggested(things, tuple(facts), tuple(needles))


def _all(runs: Runs, needles: Iterable[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.logical_and.reduce([runs.holding(n) for n in needles])
    return found


@lru_cache(maxsize=4)
def _words(names: Runs) -> tuple[str, ...]:
    return tuple(names.words)


def _meant(names: Runs, run: str) -> str | None:
    """Return the beginning of a word of names that a run is a typing error of, itself where a word begins so."""
    first, end = names.beginning(run)
    if first < end:
        return run
    if len(run) < SHORT:
        return None
    words = _words(names)
    # What is left out or put in moves the rest: a beginning may be a letter longer or shorter.
    errors = 2 if len(run) >= LONG else 1
    best: tuple[int, bool, int, str] | None = None
    for length in (len(run), len(run) + 1, len(run) - 1):
        starts = [word[:length] for word in words]
        for start, errs, _ in process.extract(
            run, starts, scorer=OSA.distance, score_cutoff=errors, limit=5, processor=None
        ):
            found = (int(errs), start[:1] != run[:1], abs(len(start) - len(run)), start)
            best = found if best is None or found < best else best
    return best[3] if best else None


def marks(text: str, needles: Iterable[str]) -> Marks:
    """Return where in a text the needles stand that begin a word there: from which character to which."""
    plain, at = "", []
    for number, letter in enumerate(text):
        added = folded(letter)
        plain += added
        at += [number] * len(added)
    found = []
    for needle in sorted(needles, key=len, reverse=True):
        start = plain.find(needle)
        while start > 0 and plain[start - 1].isalnum():
            start = plain.find(needle, start + 1)
        if needle and start >= 0:
            found.append((at[start], at[start + len(needle) - 1] + 1))
    kept: list[tuple[int, int]] = []
    for mark in sorted(found):
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return tuple(kept)

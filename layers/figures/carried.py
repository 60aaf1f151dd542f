"""Kept figures as a built folder holds them: of the municipalities of the register, since the promises were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from geo.codes import KNOWN_YEARS, in_year
from layers.analysis import HOMES, totals
from layers.facts import Fact
from layers.figures.kept import Described, Kept
from layers.figures.periods import after, year_of
from layers.letters import Part, part_of_source, parts_by_file


class Stand(TypedDict):
    """How many there were at the end of a month, by municipality; one without a number is left out."""

    month: str
    provisional: bool
    numbers: dict[str, int]


class FiguresFile(TypedDict):
    """`figures.json` of a built folder: what CBS counts, apart from all that the letters say.

    `months` are those since the promises of which there are numbers; `built` has a number for each of them, None where
    CBS states none. `tables` are named as CBS names them.
    """

    fetched_at: str
    origin: str
    licence: str
    credit: str
    tables: list[Described]
    since: str
    months: list[str]
    provisional: list[str]
    built: dict[str, list[int | None]]
    stock: Stand | None
    population: Stand | None


def since(facts: Sequence[Fact], parts: Iterable[Part]) -> str | None:
    """The first whole month after the earliest dated letter that promises homes; None where no such letter has a date.

    Promises of homes are those that the app counts (`HOMES`). Drafts are no promises.
    """
    counted = {share.fact_id for share in totals(facts, HOMES).shares}
    by_file = parts_by_file(parts)
    dated = [
        part["date"]
        for fact in facts
        if fact["id"] in counted
        for part in (part_of_source(source, by_file) for source in fact["sources"])
        if part and part["date"] and not part["is_draft"]
    ]
    return after(min(dated)[:7]) if dated else None


def covering(codes: Iterable[str], year: int) -> dict[str, tuple[str, ...]]:
    """The municipalities of a year that each municipality of the register was then."""
    return {code: in_year(code, year) for code in codes}


def carried(kept: Kept, codes: Sequence[str], first: str) -> FiguresFile:
    """Kept figures carried over to the municipalities of the register, from the month `first` on.

    A month of a year whose division is not known here is left out: nobody could say which municipalities it counts.
    """
    of_year = {year: covering(codes, year) for year in KNOWN_YEARS}

    def number(measure: str, code: str, month: str) -> int | None:
        there = kept["numbers"][measure][month]
        parts = [there.get(old) for old in of_year[year_of(month)][code]]
        return None if None in parts else sum(part for part in parts if part is not None)

    def months(measure: str) -> list[str]:
        return [month for month in sorted(kept["numbers"][measure]) if year_of(month) in of_year]

    def stand(measure: str) -> Stand | None:
        if not (known := months(measure)):
            return None
        last = known[-1]
        found = {code: number(measure, code, last) for code in codes}
        return {
            "month": last,
            "provisional": last in kept["provisional"][measure],
            "numbers": {code: n for code, n in found.items() if n is not None},
        }

    counted = [month for month in months("built") if month >= first]
    return {
        "fetched_at": kept["fetched_at"],
        "origin": kept["origin"],
        "licence": kept["licence"],
        "credit": kept["credit"],
        "tables": kept["tables"],
        "since": first,
        "months": counted,
        "provisional": [month for month in counted if month in kept["provisional"]["built"]],
        "built": {code: [number("built", code, month) for month in counted] for code in codes},
        "stock": stand("stock"),
        "population": stand("population"),
    }


def names_expected(names: Mapping[str, str], year: int) -> dict[str, str]:
    """The municipalities that a complete month of a year has, each with the name in the register that it is part of."""
    return {old: names[code] for code, parts in covering(names, year).items() for old in parts}

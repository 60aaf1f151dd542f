"""What a request for features asks: its parameters, each held against what it may be before any work is done."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from layers.columns import Column
from layers.rectangles import Rectangle
from layers.shapes import CRS84, System
from ui.api import cql
from ui.api.collection import Collection
from ui.api.problems import ProblemError, told

LIMIT: Final = 100
"""Number of features of a page where none is asked."""
MOST: Final = 1000
"""Largest number of features of a page; who asks for more gets so many."""
FURTHEST: Final = 100_000
"""Largest number of features that a page may skip."""
ITEMS: Final = (
    "limit", "offset", "bbox", "bbox-crs", "crs", "datetime", "filter", "filter-lang", "filter-crs",
)  # fmt: skip
"""The parameters of a list of features beside those that are called after a property."""

Boxes = tuple[Rectangle, ...]
Period = tuple[date | None, date | None]

_NUMBER: Final = re.compile(r"[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})([eE][+-]?\d{1,3})?", re.ASCII)
_WHOLE: Final = re.compile(r"\d{1,400}", re.ASCII)
_ONE: Final = r"\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d))?"
_MOMENT: Final = re.compile(_ONE, re.ASCII)
PERIOD: Final = rf"^({_ONE}(/({_ONE}|\.\.)?)?|(\.\.)?/{_ONE})$"
"""How a moment or a period is written, as the description says it."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a collection; `given` are the parameters as they came, without `offset`."""

    limit: int
    offset: int
    system: System
    boxes: Boxes
    boxes_in: System
    period: Period | None
    equal: tuple[tuple[Column, Any], ...]
    filter: str | None
    filter_in: System
    given: tuple[tuple[str, str], ...]


def simple(collection: Collection) -> dict[str, Column]:
    """Return the properties of a collection that are parameters too: those with one value."""
    return {name: column for name, column in collection.queryables.items() if column.type != "texts"}


def asked(collection: Collection, given: Mapping[str, str], systems: Sequence[System]) -> Asked:
    """Return what parameters ask.

    Raises ProblemError for a value that none may have; names of parameters were held before.
    """
    if "bbox-crs" in given and "bbox" not in given:
        raise ProblemError(400, "bbox-crs: says nothing without bbox")
    if given.get("filter-lang", cql.LANGUAGE) != cql.LANGUAGE:
        raise ProblemError(400, f"filter-lang: unknown {told(given['filter-lang'])}", [cql.LANGUAGE])
    boxes_in = system("bbox-crs", given, systems)
    return Asked(
        limit=min(whole("limit", given, LIMIT, least=1), MOST),
        offset=whole("offset", given, 0, most=FURTHEST),
        system=system("crs", given, systems),
        boxes=bbox(given["bbox"], boxes_in) if "bbox" in given else (),
        boxes_in=boxes_in,
        period=period(given["datetime"]) if "datetime" in given else None,
        equal=tuple((column, value_of(column, given[n])) for n, column in simple(collection).items() if n in given),
        filter=given.get("filter"),
        filter_in=system("filter-crs", given, systems),
        given=tuple((name, value) for name, value in given.items() if name != "offset"),
    )


def whole(name: str, given: Mapping[str, str], otherwise: int, *, least: int = 0, most: int | None = None) -> int:
    """Return a whole number.

    Raises ProblemError where it is none, or beyond what it may be.
    """
    if name not in given:
        return otherwise
    text = given[name]
    if not _WHOLE.fullmatch(text) or int(text) < least or (most is not None and int(text) > most):
        limits = f"from {least}" + ("" if most is None else f" to {most}")
        raise ProblemError(400, f"{name}: {told(text)} is no whole number {limits}")
    return int(text)


def system(name: str, given: Mapping[str, str], systems: Sequence[System]) -> System:
    """Return the coordinate reference system that a parameter names by its address, CRS84 where it is left out.

    Raises ProblemError for any other.
    """
    if name not in given:
        return CRS84
    found = next((one for one in systems if one.uri == given[name]), None)
    if found is None:
        raise ProblemError(400, f"{name}: unknown {told(given[name])}", [one.uri for one in systems])
    return found


def bbox(text: str, there: System) -> Boxes:
    """Return the rectangles of four numbers, or of six, of which the heights say nothing.

    Raises ProblemError where they are none.
    """
    parts = text.split(",")
    if len(parts) not in (4, 6) or not all(_NUMBER.fullmatch(part) for part in parts):
        raise ProblemError(400, "bbox: four numbers, with commas between them: two corners")
    numbers = [float(part) for part in parts]
    return rectangles("bbox", numbers if len(numbers) == 4 else [*numbers[:2], *numbers[3:5]], there)


def rectangles(name: str, numbers: Sequence[Any], there: System) -> Boxes:
    """Return the rectangle of two corners in a system, or two where it lies on both sides of the antimeridian.

    Raises ProblemError where numbers are none of this system, or the corners are not the lower left and upper right.
    """
    if not all(isinstance(n, int | float) and not isinstance(n, bool) and math.isfinite(n) for n in numbers):
        raise ProblemError(400, f"{name}: two corners are four numbers")
    box = Rectangle(*(float(number) for number in numbers))
    whole = Rectangle(*there.extent)
    if not all(whole.holds(Rectangle(*corner, *corner)) for corner in (box[:2], box[2:])):
        raise ProblemError(400, f"{name}: these are no coordinates in {there.name}, {told(there.uri)}")
    along, across = (1, 0) if there.swapped else (0, 1)
    if box[across] > box[across + 2]:
        raise ProblemError(400, f"{name}: the lower corner comes first")
    if box[along] <= box[along + 2]:
        return (box,)
    if there.file:
        raise ProblemError(400, f"{name}: the lower corner comes first")
    west, east = list(box), list(box)
    west[along + 2], east[along] = 180, -180
    return (Rectangle(*west), Rectangle(*east))


def period(text: str) -> Period:
    """Return the first and the last day of a moment or of an interval; None for an end that is open.

    Raises ProblemError where it is neither.
    """
    ends = text.split("/")
    if len(ends) > 2 or (len(ends) == 2 and not set(ends) - {"", ".."}) or (len(ends) == 1 and not text):
        raise ProblemError(400, f"datetime: {told(text)} is no moment and no interval of two, of which one may be open")
    first, last = (_day(end) if end not in ("", "..") else None for end in (ends[0], ends[-1]))
    if len(ends) == 1 and first is None:
        raise ProblemError(400, f"datetime: {told(text)} is no moment")
    if first and last and first > last:
        raise ProblemError(400, "datetime: the first moment comes first")
    return first, last


def _day(text: str) -> date:
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)
        if len(text) == 10:
            return date.fromisoformat(text)
        return datetime.fromisoformat(text.upper()).astimezone(UTC).date()
    except (ValueError, OverflowError) as error:
        raise ProblemError(400, f"datetime: {told(text)} is no day or moment, such as 2025-06-12T00:00:00Z") from error


def value_of(column: Column, text: str) -> Any:
    """Return a value of a property as it is written in an address.

    Raises ProblemError where it is of another type or none of its vocabulary.
    """
    if column.words and text not in column.words:
        raise ProblemError(400, f"{column.name}: unknown {told(text)}", column.words)
    if column.type == "text":
        return text
    if column.type == "boolean" and text in ("true", "false"):
        return text == "true"
    if column.type == "integer" and _WHOLE.fullmatch(text.removeprefix("-")):
        return int(text)
    if column.type == "number" and _NUMBER.fullmatch(text):
        return float(text)
    raise ProblemError(400, f"{column.name}: {told(text)} is not of type {column.type}")


def in_period(day: str | None, asked: Period) -> bool:
    """Return whether a day (ISO) lies in a period; what has no day lies in any."""
    first, last = asked
    return not day or ((first is None or first.isoformat() <= day) and (last is None or day <= last.isoformat()))

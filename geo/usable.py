"""Whether provinces and municipalities of one year are whole and fit together, so that a map can be made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo import codes
from geo.boundaries import BoundarySet
from geo.findings import Finding, Kind
from geo.gazetteer import YEAR, load_gazetteer

Shapes = NDArray[Any]

MAX_OVERLAP: Final = 0.01
"""The share of the smaller of two areas of one level that may lie in the other."""

MIN_INSIDE: Final = 0.9
"""The share of a municipality that has to lie in its province."""

MAX_UNTILED: Final = 0.02
"""How much a province and its municipalities together may differ, as a share of the province.

Generalised outlines of CBS differ by 0.0003; a coast drawn without its water differs by far more.
"""


def faults(provinces: BoundarySet, municipalities: BoundarySet) -> list[Finding]:
    """Return why these cannot be used, nothing where they can; both in RD New, of one year.

    Where an area is missing nothing more is looked at, and where one is invalid nothing is measured. Of years whose
    municipalities the register does not know in full, codes and places of municipalities are not checked.
    """
    sets = (provinces, municipalities)
    incomplete = [fault for found in sets for fault in _incomplete(found)]
    invalid = [] if incomplete else [fault for found in sets for fault in _invalid(found)]
    if incomplete or invalid:
        return incomplete + invalid
    overlaps = [fault for found in sets for fault in _overlaps(found)]
    return overlaps or [*_unmatched(municipalities), *_misplaced(provinces, municipalities)]


def province_of(year: int) -> dict[str, str]:
    """Return the province of each municipality of a year, by code; empty where the register does not know them all."""
    if codes.expected_count("gemeente", year) is None:
        return {}
    return {
        code: area.province_code
        for area in load_gazetteer().municipalities
        for code in codes.in_year(area.code, year, of_year=YEAR)
    }


def _incomplete(found: BoundarySet) -> Iterator[Finding]:
    expected = codes.expected_count(found.level, found.year)
    if expected is not None and len(found.frame) != expected:
        text = f"has {len(found.frame)} areas where the division of that year has {expected}"
        yield _finding("incomplete", found, text, count=len(found.frame), expected=expected)
    ours = set(codes.PROVINCES) if found.level == "provincie" else set(province_of(found.year))
    theirs = list(found.frame["code"])
    if missing := sorted(ours.difference(theirs)):
        yield _finding("missing", found, f"lacks {_few(missing)}", count=len(missing), codes=missing)
    if ours and (unknown := sorted(set(theirs).difference(ours))):
        yield _finding("unknown_codes", found, f"has codes that are none of that year: {_few(unknown)}", len(unknown))
    if len(set(theirs)) < len(theirs):
        yield _finding("unusable", found, "has a code more than once")


def _invalid(found: BoundarySet) -> Iterator[Finding]:
    shapes = _shapes(found)
    whole = shapely.is_valid(shapes) & (shapely.area(shapes) > 0)
    if not whole.all():
        wrong = found.frame.loc[~whole, "code"].tolist()
        yield _finding("invalid", found, f"has outlines that are not valid: {_few(wrong)}", len(wrong), codes=wrong)


def _overlaps(found: BoundarySet) -> Iterator[Finding]:
    shapes, named = _shapes(found), found.frame["code"].to_numpy()
    left, right = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    left, right = left[left < right], right[left < right]
    sizes = shapely.area(shapes)
    shared = shapely.area(shapely.intersection(shapes[left], shapes[right]))
    wrong = shared > MAX_OVERLAP * np.minimum(sizes[left], sizes[right])
    if wrong.any():
        pairs = [f"{a} and {b}" for a, b in zip(named[left[wrong]], named[right[wrong]], strict=True)]
        both = sorted({*named[left[wrong]], *named[right[wrong]]})
        yield _finding("overlap", found, f"has areas that lie in one another: {_few(pairs)}", len(both), codes=both)


def _unmatched(found: BoundarySet) -> Iterator[Finding]:
    """Borders that neighbours draw differently, by however little: the map shares them, and could not."""
    shapes = _shapes(found)
    if shapely.coverage_is_valid(shapes):
        return
    wrong = found.frame.loc[~shapely.is_empty(shapely.coverage_invalid_edges(shapes)), "code"].tolist()
    text = f"has areas whose borders are not those of their neighbours: {_few(wrong)}"
    yield _finding("unmatched", found, text, len(wrong), codes=wrong)


def _misplaced(provinces: BoundarySet, municipalities: BoundarySet) -> Iterator[Finding]:
    member: Mapping[str, str] = province_of(municipalities.year)
    if not member:
        return
    named = municipalities.frame["code"].to_numpy()
    of_province = dict(zip(provinces.frame["code"], _shapes(provinces), strict=True))
    shapes = _shapes(municipalities)
    sizes = shapely.area(shapes)
    inside = shapely.area(shapely.intersection(shapes, np.array([of_province[member[code]] for code in named])))
    away = sorted(named[inside < MIN_INSIDE * sizes])
    if away:
        text = f"has areas outside their province: {_few(away)}"
        yield _finding("outside", municipalities, text, len(away), codes=away)
        return
    untiled = []
    for code, shape in of_province.items():
        own = np.array([member[of] == code for of in named])
        # Municipalities do not overlap here: what is inside, and what sticks out, may be added up.
        differs = shapely.area(shape) + sizes[own].sum() - 2 * inside[own].sum()
        if differs > MAX_UNTILED * shapely.area(shape):
            untiled.append(code)
    if untiled:
        text = f"do not fill their provinces: {_few(untiled)}"
        yield _finding("untiled", municipalities, text, len(untiled), codes=untiled)


def _shapes(found: BoundarySet) -> Shapes:
    return np.asarray(found.frame.geometry.to_numpy())


def _finding(
    kind: Kind,
    found: BoundarySet,
    text: str,
    count: int | None = None,
    expected: int | None = None,
    codes: Sequence[str] = (),
) -> Finding:
    return Finding(kind, f"{found.level} {found.year} {text}", found.level, found.year, count, expected, tuple(codes))


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")

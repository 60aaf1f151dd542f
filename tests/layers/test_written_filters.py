"""The filters whose values are written freely: a box, a deadline, a number of rows, and places by name."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, MultiPoint, Point, Polygon, mapping

from layers.box import Box, box, shape
from layers.errors import FilterError, UnknownNameError
from layers.naming import code_of, ways
from layers.narrowing import known_narrowing
from layers.spans import Span, span

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    "written",
    ["", "1,2,3", "1,2,3,4,5,6", "a,b,c,d", "nan,0,1,1", "inf,0,1,1", "1e2,0,1,1", "5,52,4,53", "4,53,5,52",
     "-181,0,1,1", "0,-91,1,1", "4;52;5;53", "٤,52,5,53"],
)  # fmt: skip
def test_what_is_no_box_is_refused_with_its_form(written: str) -> None:
    with pytest.raises(FilterError, match="west,south,east,north"):
        box(written)


@given(st.text(max_size=40))
def test_no_text_is_too_strange_for_a_box_or_a_span(written: str) -> None:
    for read in (box, span):
        with suppress(FilterError):
            read(written)


@given(*[st.floats(-179, 179, allow_nan=False)] * 2, *[st.floats(-89, 89, allow_nan=False)] * 2)
def test_a_box_is_written_in_one_way(x: float, y: float, a: float, b: float) -> None:
    first = box(f"{min(x, y):.6f},{min(a, b):.6f},{max(x, y):.6f},{max(a, b):.6f}")
    assert box(str(first)) == first


COORDINATES = st.integers(-6, 6)
CORNERS = st.lists(st.tuples(COORDINATES, COORDINATES), min_size=3, max_size=6, unique=True)


@given(CORNERS, st.tuples(COORDINATES, COORDINATES), st.tuples(st.integers(0, 5), st.integers(0, 5)))
def test_a_shape_meets_a_box_where_a_geometry_library_says_so(
    corners: list[tuple[int, int]], at: tuple[int, int], size: tuple[int, int]
) -> None:
    area = Polygon(corners)
    if not area.is_valid or area.area == 0:
        return
    wanted = Box(*at, at[0] + size[0], at[1] + size[1])
    # The envelope of two corners: a point or a line where the box has no size.
    corners_of_box = MultiPoint([(wanted.west, wanted.south), (wanted.east, wanted.north)]).envelope
    for geometry in (area, LineString(corners), MultiPoint(corners), GeometryCollection([area.exterior, Point(9, 9)])):
        written = json.dumps(mapping(geometry)).replace("LinearRing", "LineString")
        assert shape(written).meets(wanted) == geometry.intersects(corners_of_box)


def test_a_box_in_a_hole_meets_nothing() -> None:
    ring = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(3, 3), (6, 3), (6, 6), (3, 6)]])
    assert not shape(json.dumps(mapping(ring))).meets(Box(4, 4, 5, 5))
    assert shape(json.dumps(mapping(ring))).meets(Box(1, 1, 2, 2))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026-03-09", "2026-03-09", "2026-03-09"),
        ("2026-07..2027-Q1", "2026-07-01", "2027-03-31"),
        ("..2027", None, "2027-12-31"),
        ("2027..", "2027-01-01", None),
    ],
)
def test_a_span_goes_from_its_first_day_to_its_last(written: str, first: str | None, last: str | None) -> None:
    assert span(written) == Span(*(date.fromisoformat(day) if day else None for day in (first, last)))


@pytest.mark.parametrize(
    "written", ["", "..", "26", "2026-13", "2026-Q5", "2026-02-30", "2027..2026", "2026/2027", "a..b"]
)
def test_what_is_no_span_is_refused_with_its_form(written: str) -> None:
    with pytest.raises(FilterError, match="YYYY"):
        span(written)


@given(DAYS, DAYS, DAYS)
def test_a_span_holds_its_first_and_last_day_and_those_between(a: date, b: date, other: date) -> None:
    first, last = sorted((a, b))
    found = span(f"{first}..{last}")
    assert found.holds(first)
    assert found.holds(last)
    assert found.holds(other) == (first <= other <= last)
    assert not found.holds(last + timedelta(1))


WAYS = ways(
    [("GM1900", "Súdwest-Fryslân"), ("GM0373", "Bergen (NH.)"), ("GM0893", "Bergen (L.)"), ("GM0518", "'s-Gravenhage")],
    [("Den Haag", "GM0518"), ("Bergen", "GM0373"), ("Bergen", "GM0893"), ("Weg", "GM9999")],
)


@pytest.mark.parametrize("written", ["GM1900", "gm1900", "Súdwest-Fryslân", " SUDWEST-FRYSLAN "])
def test_a_place_is_found_in_any_case_and_without_accents(written: str) -> None:
    assert code_of("municipality", written, WAYS) == "GM1900"


@pytest.mark.parametrize(("written", "said"), [("Bergen", "GM0373, GM0893"), ("Weg", "unknown"), ("", "unknown")])
def test_a_name_of_several_places_or_of_none_is_refused(written: str, said: str) -> None:
    with pytest.raises(UnknownNameError, match=said):
        code_of("municipality", written, WAYS)


@pytest.mark.parametrize("written", ["0", "-1", "1.5", "1000000", "many", "٣"])
def test_a_limit_is_a_whole_number(written: str) -> None:
    with pytest.raises(FilterError, match="whole number"):
        known_narrowing({"limit": [written]}, {}, date(2026, 1, 1))

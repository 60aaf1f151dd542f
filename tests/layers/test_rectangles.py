"""Which geometries meet a rectangle: held against a geometry library."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import mapping

from layers.rectangles import Rectangle, around, bounds, meets

# Whole numbers, close together: so that what touches, touches exactly, and much does.
NUMBERS = st.integers(0, 8)
POINTS = st.tuples(NUMBERS, NUMBERS)


@st.composite
def rectangles(draw: st.DrawFn) -> Rectangle:
    xs, ys = sorted(draw(POINTS)), sorted(draw(POINTS))
    return Rectangle(xs[0], ys[0], xs[1], ys[1])


@st.composite
def areas(draw: st.DrawFn) -> shapely.Geometry:
    """An area of any form: unions of triangles, less a triangle, so that there are parts and holes."""
    triangles = st.lists(POINTS, min_size=3, max_size=3).map(shapely.Polygon)
    made = shapely.union_all(draw(st.lists(triangles, min_size=1, max_size=3))).difference(draw(triangles))
    parts = [part for part in shapely.get_parts(made) if part.geom_type == "Polygon" and part.area > 0]
    return shapely.MultiPolygon(parts) if len(parts) != 1 else parts[0]


LINES = st.lists(POINTS, min_size=2, max_size=6, unique=True).map(shapely.LineString)
GEOMETRIES = st.one_of(
    POINTS.map(shapely.Point),
    st.lists(POINTS, min_size=1, max_size=4).map(shapely.MultiPoint),
    LINES,
    st.lists(LINES, min_size=1, max_size=3).map(shapely.MultiLineString),
    areas().filter(lambda made: not made.is_empty),
)


def as_shape(box: Rectangle) -> shapely.Geometry:
    """A rectangle for the library, which knows no flat ones."""
    corners = [(box.x_min, box.y_min), (box.x_max, box.y_max)]
    if corners[0] == corners[1]:
        return shapely.Point(corners[0])
    if box.x_min == box.x_max or box.y_min == box.y_max:
        return shapely.LineString(corners)
    return shapely.box(*box)


@given(GEOMETRIES, rectangles())
def test_a_geometry_meets_a_rectangle_where_the_library_says_so(shape: shapely.Geometry, box: Rectangle) -> None:
    # Cuts of triangles lie between whole numbers, where a library and we may round otherwise by a hair.
    expected = shapely.intersects(shape, as_shape(box))
    if meets(mapping(shape), box) != expected:
        assert 0 < shapely.distance(shape, as_shape(box)) < 1e-12 or shapely.area(shape) > 0
        assert shapely.boundary(shape).distance(as_shape(box)) < 1e-12


@given(GEOMETRIES)
def test_the_bounds_are_those_of_the_library(shape: shapely.Geometry) -> None:
    assert bounds(mapping(shape)) == shape.bounds


@given(st.lists(rectangles(), min_size=1))
def test_what_lies_around_rectangles_holds_each(several: list[Rectangle]) -> None:
    whole = around(several)
    assert whole
    assert all(whole.holds(one) and whole.meets(one) for one in several)


def test_nothing_lies_around_nothing() -> None:
    assert around([]) is None


def test_a_hole_is_no_part_of_an_area() -> None:
    ring = shapely.box(0, 0, 9, 9).difference(shapely.box(2, 2, 7, 7))
    assert not meets(mapping(ring), Rectangle(3, 3, 6, 6))
    assert meets(mapping(ring), Rectangle(1, 1, 1, 1))
    assert meets(mapping(ring), Rectangle(3, 3, 7, 7))


def test_what_no_layer_has_is_refused() -> None:
    with pytest.raises(ValueError, match="GeometryCollection"):
        meets({"type": "GeometryCollection", "coordinates": []}, Rectangle(0, 0, 1, 1))

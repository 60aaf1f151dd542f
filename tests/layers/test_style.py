"""Colours that people with a colour vision deficiency can tell apart, or another sign beside the colour."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from layers import style
from layers.analysis import FILL_STATES, MEASURES
from layers.catalogue import congestion, housing, mirt, novex, provinces
from layers.columns import PHASES
from tests.colours import on_dark

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def lab(colour: str, vision: str = "normal") -> NDArray[np.float64]:
    """CIELAB of a hex colour as it is seen."""
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(VISION[vision] @ linear, 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(a: str, b: str, vision: str) -> float:
    return float(np.linalg.norm(lab(a, vision) - lab(b, vision)))


def signs(found: style.Style) -> tuple[Any, ...]:
    """What tells a style apart beside its colours."""
    return found.get("pattern"), found.get("dash"), "fill" in found


@pytest.mark.parametrize("group", [congestion.STYLES, novex.STYLES, housing.STYLES, style.FILL_STATES])
def test_no_two_styles_of_areas_and_circles_differ_in_colour_alone(group: dict[str, style.Style]) -> None:
    for (one, a), (other, b) in combinations(group.items(), 2):
        assert signs(a) != signs(b), (one, other)


@pytest.mark.parametrize("vision", VISION)
def test_phases_differ_in_dash_or_clearly_in_colour(vision: str) -> None:
    for (one, a), (other, b) in combinations(mirt.STYLES.items(), 2):
        assert signs(a) != signs(b) or difference(a["stroke"], b["stroke"], vision) > 25, (one, other)


@pytest.mark.parametrize("vision", VISION)
def test_the_phases_that_a_project_goes_through_differ_in_colour_too(vision: str) -> None:
    through = [mirt.STYLES[p]["stroke"] for p in ("onderzoek", "verkenning", "planuitwerking", "realisatie")]
    for a, b in combinations(through, 2):
        assert difference(a, b, vision) > 12


@pytest.mark.parametrize("vision", VISION)
def test_more_is_darker_step_by_step(vision: str) -> None:
    lightness = [lab(colour, vision)[0] for colour in style.SEQUENCE]
    assert all(a - b > 10 for a, b in pairwise(lightness))


def test_every_word_has_its_style() -> None:
    assert {*congestion.STATUS_OF_GRID.values(), "not_mentioned"} == set(congestion.STYLES)
    assert set(mirt.STYLES) == set(PHASES)
    assert {*style.FILL_STATES, "number"} == set(FILL_STATES)
    assert set(style.BREAKS) < set(MEASURES)


def test_no_statement_has_no_fill() -> None:
    assert "fill" not in congestion.STYLES["not_mentioned"]
    assert "fill" not in style.FILL_STATES["nothing"]


def test_agreed_without_a_number_looks_like_no_class() -> None:
    assert style.FILL_STATES["no_number"]["pattern"]
    assert style.FILL_STATES["no_number"]["fill"] not in style.SEQUENCE


def test_breaks_rise_and_there_is_a_colour_for_each() -> None:
    for breaks in style.BREAKS.values():
        assert list(breaks) == sorted(set(breaks))
        assert len(breaks) == len(style.SEQUENCE)
    assert len(housing.BREAKS) == len(housing.RADIUS_PX)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, 0), (999, 0), (1_000, 1), (19_999.5, 2), (20_000, 3), (10**9, 3), (-1, 0)]
)
def test_a_number_falls_in_the_class_of_the_last_break_it_reaches(number: float, expected: int) -> None:
    assert style.step(number, style.BREAKS["homes"]) == expected


@pytest.mark.parametrize("vision", VISION)
def test_more_is_lighter_step_by_step_on_a_dark_background(vision: str) -> None:
    lightness = [lab(style.DARK[colour], vision)[0] for colour in style.SEQUENCE]
    assert all(b - a > 10 for a, b in pairwise(lightness))


def test_the_graver_the_lighter_on_a_dark_background() -> None:
    filled = [on_dark(found)["fill"] for found in congestion.STYLES.values() if "fill" in found]
    assert all(lab(a)[0] - lab(b)[0] > 8 for a, b in pairwise(filled))


def test_what_says_least_does_not_glare_on_a_dark_background() -> None:
    least = [
        congestion.STYLES["named_places_only"],
        *(style.FILL_STATES[s] for s in ("shared", "not_agreed", "no_number")),
    ]
    for found in (*least, {"fill": style.SEQUENCE[0]}):
        assert lab(on_dark(found)["fill"])[0] < 30, found


def test_lines_on_a_dark_background_are_light() -> None:
    for found in (provinces.STYLE, *novex.STYLES.values(), *mirt.STYLES.values()):
        assert lab(on_dark(found)["stroke"])[0] > 55, found

"""Colours that people with a colour vision deficiency can tell apart, or another sign beside the colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from layers import style
from layers.analysis import FILL_STATES, MEASURES
from layers.catalogue import collisions, congestion, housing, mirt, novex, provinces
from layers.columns import PHASES
from layers.registry import DARK, LAYERS
from tests.colours import on_dark

ROOT = Path(__file__).resolve().parents[2]

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


THROUGH = ("onderzoek", "verkenning", "planuitwerking", "realisatie")


def test_phases_differ_without_their_colour_on_lines_and_on_marks() -> None:
    for (one, a), (other, b) in combinations(mirt.STYLES.items(), 2):
        assert (a["weight"], a.get("dash")) != (b["weight"], b.get("dash")), (one, other)
        assert (a["full"], a.get("size")) != (b["full"], b.get("size")), (one, other)


def test_the_phases_that_a_project_goes_through_are_one_colour_that_grows_fuller() -> None:
    through = [mirt.STYLES[phase] for phase in THROUGH]
    assert len({found["stroke"] for found in through}) == 1
    assert all(a["full"] < b["full"] and a["weight"] <= b["weight"] for a, b in pairwise(through))


def test_what_is_finished_is_calm() -> None:
    done = mirt.STYLES["gereed"]
    assert chroma(done["stroke"]) < 12
    assert done["weight"] == min(found["weight"] for found in mirt.STYLES.values())


def chroma(colour: str) -> float:
    return float(np.hypot(*lab(colour)[1:]))


def is_red(colour: str) -> bool:
    """Whether a colour is strong, and nearer to red than to orange or purple."""
    _, a, b = lab(colour)
    return chroma(colour) > 35 and -20 < np.degrees(np.arctan2(b, a)) < 48


def colours(found: object) -> Iterator[str]:
    """Every colour that is named anywhere in a look."""
    if isinstance(found, str) and re.fullmatch("#[0-9a-f]{6}", found):
        yield found
    elif isinstance(found, Mapping):
        yield from (colour for value in found.values() for colour in colours(value))
    elif isinstance(found, list | tuple):
        yield from (colour for value in found for colour in colours(value))


THREATS = [congestion.STYLES[status] for status in congestion.THREATS] + [congestion.NAMED_PLACES["threatened"]]


def test_the_threat_to_the_grid_is_red() -> None:
    assert all(is_red(found["fill"]) for found in THREATS)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_but_the_threat_to_the_grid_is_red(theme: str) -> None:
    of_threats = {*colours(THREATS)}
    named = [
        *(vars(module) for module in (collisions, congestion, housing, mirt, novex, provinces)),
        *(drawing.cluster for layer in LAYERS.values() for drawing in layer.drawn),
        *(drawing.more for layer in LAYERS.values() for drawing in layer.drawn),
        style.SEQUENCE, style.FILL_STATES, style.READ, style.SILENT, style.GROUP, style.MUNICIPALITY,
    ]  # fmt: skip
    used = {colour for found in named for colour in colours(found if not isinstance(found, dict) else looks(found))}
    others = used - of_threats
    if theme == "dark":
        others = {DARK.get(colour, colour) for colour in others}
    assert [colour for colour in sorted(others) if is_red(colour)] == []
    assert len(used) > 20


def looks(found: Mapping[str, object]) -> list[object]:
    """The looks of a module: its styles by whatever name."""
    return [value for name, value in found.items() if name.isupper() and isinstance(value, Mapping | str)]


def test_no_fill_counts_agreements() -> None:
    assert "agreements" not in style.BREAKS
    assert not {*colours(style.READ)} & {*style.SEQUENCE}


@pytest.mark.parametrize("vision", VISION)
def test_more_is_darker_step_by_step(vision: str) -> None:
    lightness = [lab(colour, vision)[0] for colour in style.SEQUENCE]
    assert all(a - b > 10 for a, b in pairwise(lightness))


def test_every_word_has_its_style() -> None:
    assert {*congestion.STATUS_OF_GRID.values(), "not_mentioned"} == set(congestion.STYLES)
    assert set(mirt.STYLES) == set(PHASES)
    assert {*style.FILL_STATES, "number"} == set(FILL_STATES)
    assert set(style.BREAKS) < set(MEASURES)


def test_no_statement_is_grey_hatch_and_no_class() -> None:
    for silent in (congestion.STYLES["not_mentioned"], style.FILL_STATES["nothing"]):
        assert silent["pattern"] == "hatch"
        for seen in (silent, on_dark(silent)):
            assert chroma(seen["fill"]) < 6
            assert chroma(seen["ink"]) < 8
        assert silent["fill"] not in {*style.SEQUENCE, style.PAPER}
    hatched = [found for group in (congestion.STYLES, style.FILL_STATES) for found in group.values()]
    assert sum(found.get("pattern") == "hatch" for found in hatched) == 2


def test_sea_and_silence_differ_in_both_themes() -> None:
    css = (ROOT / "ui" / "assets" / "map.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"--sea: (#[0-9a-f]{6})", css)
    assert difference(light, style.SILENT["fill"], "normal") > 5
    assert difference(dark, on_dark(style.SILENT)["fill"], "normal") > 15


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
    said = (found for status, found in congestion.STYLES.items() if status != "not_mentioned")
    filled = [on_dark(found)["fill"] for found in said if "fill" in found]
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

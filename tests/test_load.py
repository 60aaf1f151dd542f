"""What `make load` and `make abuse` say of what they saw."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.abuse import printed
from benchmarks.abusers import KINDS
from benchmarks.curves import Panel, drawn, round_above
from benchmarks.load import MEMORY_BACK, Sample, Stage, judged, over_time, percentiles, stage
from benchmarks.people import Seen

WARM = Sample(0, 200, 180, 0)


def filters(*seconds: float, fault: str = "") -> list[Seen]:
    return [Seen(number, "filter", took, fault) for number, took in enumerate(seconds)]


def test_a_stage_is_people_and_minutes() -> None:
    assert stage("50x20") == Stage(50, 1200)
    assert stage("3x0.5") == Stage(3, 30)


@pytest.mark.parametrize(
    ("people", "seen", "after", "broken"),
    [
        (50, filters(0.9, 0.9), 200, 0),
        (50, filters(1.1, 1.1), 200, 1),
        (200, filters(1.1, 1.1), 200, 0),
        (50, filters(0.1), 200 * MEMORY_BACK + 1, 1),
        (50, filters(0.1) + filters(0.1, fault="503"), 200, 1),
    ],
)
def test_a_promise_that_is_not_kept_is_named(people: int, seen: list[Seen], after: float, broken: int) -> None:
    assert len(judged(Stage(people, 60), seen, WARM, Sample(0, after, after, 0))["broken"]) == broken


@given(st.lists(st.floats(0, 100), min_size=2))
def test_percentiles_are_in_order_and_within_what_was_seen(seconds: list[float]) -> None:
    found = percentiles(seconds)
    assert list(found) == pytest.approx(sorted(found))
    assert min(seconds) * 0.999999 <= found[0]
    assert found[2] <= max(seconds) * 1.000001


def test_what_failed_has_no_time_and_a_part_without_any_has_no_point() -> None:
    seen = [Seen(1, "filter", 0.5), Seen(2, "filter", 9, "503"), Seen(59, "filter", 0.7)]
    assert over_time(seen, 60, parts=4)["p95"] == [(7.5, 0.5), (52.5, 0.7)]


@given(st.floats(0.001, 1e6))
def test_an_axis_ends_at_a_round_number_above_all(value: float) -> None:
    assert value <= round_above(value) * 1.0002 <= value * 10.01 * 1.0002


def test_the_curves_are_a_drawing_whose_labels_do_not_lie_on_each_other() -> None:
    flat = {name: [(0.0, 0.5), (60.0, 0.5)] for name in ("p50", "p95", "p99")}
    root = ET.fromstring(drawn([Panel("Time <s>", flat, 0.5)], "50 people"))
    texts = list(root.iter("{http://www.w3.org/2000/svg}text"))
    beside = [float(node.get("y", 0)) for node in texts if node.text in ("p50", "p95", "p99", "promised")]
    assert len(beside) == 4
    assert min(b - a for a, b in zip(sorted(beside), sorted(beside)[1:], strict=False)) >= 14
    assert min(float(root.get("font-size", 0)), *(float(node.get("font-size", 99)) for node in texts)) >= 12


def test_each_kind_of_abuse_has_a_row_with_what_it_met() -> None:
    row = {"p95": 1, "longest": 1, "met": {"429": 7}, "before_mb": 1, "held_mb": 2, "after_mb": 1, "kept": True}
    lines = printed([{**row, "kind": kind, "faults": []} for kind in KINDS]).splitlines()
    assert len(lines) == len(KINDS) + 2
    assert all("7 x 429" in line for line in lines[2:])

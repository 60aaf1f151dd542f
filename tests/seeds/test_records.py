"""What a record accepts and refuses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from seeds.records import Site, Source
from tests.seeds.by_hand import SOURCE, fact


def test_text_becomes_the_type_of_its_field() -> None:
    assert fact(amount_eur="5000000", best_effort="true").amount_eur == 5_000_000


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"amount_eur": "1.900"}, "amount_eur"),
        ({"amount_eur": "-1"}, "greater than or equal"),
        ({"amount_eur": None}, "kind budget needs an amount"),
        ({"amount_role": None}, "needs amount_role"),
        ({"amount_min_eur": "1", "amount_max_eur": "2"}, "exclude each other"),
        ({"amount_eur": None, "amount_min_eur": "3", "amount_max_eur": "2"}, "runs backwards"),
        ({"kind": "measure", "homes": "100"}, "kind measure keeps homes empty"),
        ({"homes_period": "2030"}, "homes_period without homes"),
        ({"other_value": "3"}, "other_unit"),
        ({"grid": "measures"}, "theme energy"),
        ({"theme": "wonen"}, "theme"),
        ({"deadline": "2026-13"}, "deadline"),
        ({"deadline": "2030"}, "deadline and deadline_kind go together"),
        ({"deadline_kind": "by"}, "deadline and deadline_kind go together"),
        ({"deadline_to": "2030-12-31"}, "without a deadline"),
        ({"homes_bound": "about"}, "homes_bound without homes"),
        ({"other_bound": "at least"}, "other_bound without other"),
        ({"novex_area": "de-peel", "areas": ["de-peel", "twente"]}, "what several share"),
        ({"provinces": ["PV20"], "provinces_inferred": ["PV20"]}, "named or inferred"),
        ({"sources": [SOURCE | {"heading": "true"}]}, "a heading alone"),
        ({"sources": []}, "sources"),
        ({"sources": [SOURCE, SOURCE]}, "same source twice"),
        ({"amount": "5"}, "amount"),
        ({"summary_nl": ""}, "summary_nl"),
        ({"municipalities": ["Assen"]}, "municipalities"),
        ({"ours": [{"what": "Assen", "why": "the heading names it"}]}, "why_nl"),
        ({"ours": [{"what": "Assen", "why": "the heading names it", "why_nl": " "}]}, "why_nl"),
    ],
)
def test_a_wrong_record_is_refused_with_its_reason(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        fact(**changes)


@pytest.mark.parametrize("deadline", ["2026", "2026-07", "2026-07-01", "2026-Q3", "2026-H2"])
def test_a_deadline_is_as_precise_as_the_letter(deadline: str) -> None:
    assert fact(deadline=deadline, deadline_kind="by").deadline == deadline


@pytest.mark.parametrize("lines", ["0", "5-4", "1-16", "4 - x", ""])
def test_lines_run_forward_and_stay_few(lines: str) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate(SOURCE | {"lines": lines})


@given(st.integers(1, 9999), st.integers(0, 14))
def test_lines_read_as_first_and_last(start: int, more: int) -> None:
    source = Source.model_validate(SOURCE | {"lines": f"{start}-{start + more}"})
    assert (source.line_start, source.line_end) == (start, start + more)


SITE = {
    "id": "x",
    "name": "X",
    "kind": "mirt",
    "geometry": "point",
    "coordinates": "5.1 52.1",
    "municipality_codes": "GM0344;GM0363",
    "province_codes": "PV26",
    "municipality_codes_inferred": "",
    "province_codes_inferred": "",
    "certainty": "approximate",
    "location_error_m": "500",
    "basis": "from memory",
}


def test_a_site_reads_its_lists_and_pairs() -> None:
    site = Site.model_validate(SITE | {"coordinates": "5.1 52.1; 5.2 52.2", "geometry": "line"})
    assert site.coordinates == ((5.1, 52.1), (5.2, 52.2))
    assert site.municipality_codes == ("GM0344", "GM0363")


@pytest.mark.parametrize(
    "changes",
    [
        {"coordinates": "52.1 5.1"},
        {"coordinates": ""},
        {"geometry": "none"},
        {"geometry": "line"},
        {"location_error_m": ""},
        {"coordinates": "5.1"},
        {"municipality_codes": "0344"},
    ],
)
def test_a_site_without_a_true_place_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Site.model_validate(SITE | changes)

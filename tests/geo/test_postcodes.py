"""Postcodes: runs that do not touch, each of a municipality of the register."""

from __future__ import annotations

from itertools import pairwise

from geo.gazetteer import load_gazetteer, load_postcodes


def test_runs_stand_in_order_and_do_not_overlap() -> None:
    runs = load_postcodes()
    assert all(1000 <= first <= last <= 9999 for first, last, _ in runs)
    assert all(one[1] < other[0] for one, other in pairwise(runs))


def test_each_is_of_a_municipality_and_nearly_all_have_one() -> None:
    known = {code for code in load_gazetteer().areas if code.startswith("GM")}
    found = {code for _, _, code in load_postcodes()}
    assert found <= known
    assert len(found) >= 330


def test_large_towns_have_theirs() -> None:
    def of(postcode: int) -> str | None:
        return next((code for first, last, code in load_postcodes() if first <= postcode <= last), None)

    assert [of(n) for n in (1011, 2511, 3011, 8011, 9711)] == ["GM0363", "GM0518", "GM0599", "GM0193", "GM0014"]

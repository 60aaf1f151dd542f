"""Every paragraph of the letters is accounted for: a fact cites it, or lines are left out with a reason."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from seeds.checks.paragraphs import paragraphs, range_faults, runs
from seeds.load import load_seeds
from seeds.records import LeftOutLines


def left_out(start: int, end: int, reason: str = "background", repeats: str = "") -> LeftOutLines:
    return LeftOutLines.model_validate(
        {"file": "a.txt", "line_start": start, "line_end": end, "reason": reason, "repeats": repeats, "about": "x"}
    )


@given(st.lists(st.sampled_from(["", "  ", "words"])))
def test_every_line_that_is_not_blank_stands_in_exactly_one_run(lines: list[str]) -> None:
    inside = [n for first, last in runs(lines) for n in range(first, last + 1)]
    assert inside == [n for n, line in enumerate(lines, 1) if line.strip()]


@given(st.lists(st.sampled_from(["", "words"])))
def test_runs_are_parted_by_blank_lines(lines: list[str]) -> None:
    found = list(runs(lines))
    assert all(later[0] - earlier[1] > 1 for earlier, later in pairwise(found))


def test_at_most_forty_lines_are_left_out_at_once_but_for_lists_of_contents_and_headings() -> None:
    assert left_out(1, 40)
    assert left_out(1, 400, "contents")
    with pytest.raises(ValidationError, match="41 lines"):
        left_out(1, 41)


def test_what_repeats_a_fact_names_it_and_nothing_else_does() -> None:
    assert left_out(1, 2, "repeats", "a-fact").repeats == "a-fact"
    for reason, fact in (("repeats", ""), ("background", "a-fact")):
        with pytest.raises(ValidationError, match="names a fact"):
            left_out(1, 2, reason, fact)


@pytest.mark.letters
def test_no_paragraph_of_the_letters_is_unaccounted_for(letters: Path) -> None:
    assert [f"{p.file}:{p.line_start}" for p in paragraphs(load_seeds(), letters) if not p.is_covered] == []


@pytest.mark.letters
def test_what_is_left_out_stands_in_the_letters_once_and_within_one_section(letters: Path) -> None:
    assert list(range_faults(load_seeds(), letters)) == []

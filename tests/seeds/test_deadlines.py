"""When a deadline begins and ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.deadlines import period, span
from seeds.records import DEADLINE_KINDS, DeadlineKind, Values

YEARS = st.integers(1990, 2099)
MONTHS = st.integers(1, 12)
PRINTED = (
    st.builds("{}".format, YEARS)
    | st.builds("{}-{:02}".format, YEARS, MONTHS)
    | st.builds("{}-Q{}".format, YEARS, st.integers(1, 4))
    | st.builds("{}-H{}".format, YEARS, st.integers(1, 2))
    | st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(date.isoformat)
)


def of(deadline: str, kind: DeadlineKind, **days: str) -> tuple[str | None, str | None]:
    return span(Values(kind="agreement", status="agreed", deadline=deadline, deadline_kind=kind, **days))


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2033", "2033-01-01", "2033-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2033-Q2", "2033-04-01", "2033-06-30"),
        ("2033-H2", "2033-07-01", "2033-12-31"),
        ("2033-06-30", "2033-06-30", "2033-06-30"),
    ],
)
def test_a_printed_period_has_a_first_and_a_last_day(printed: str, first: str, last: str) -> None:
    assert period(printed) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        period("2033-02-30")


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("by", (None, "2033-12-31")),
        ("before", (None, "2032-12-31")),
        ("in", ("2033-01-01", "2033-12-31")),
        ("from", ("2033-01-01", None)),
        ("until", (None, "2033-12-31")),
        ("expected", ("2033-01-01", "2033-12-31")),
        ("aim", (None, "2033-12-31")),
    ],
)
def test_each_kind_of_deadline_has_its_days(kind: DeadlineKind, days: tuple[str | None, str | None]) -> None:
    assert of("2033", kind) == days


def test_days_that_the_record_states_hold_as_they_are() -> None:
    assert of("2030", "until", deadline_to="2029-12-31") == (None, "2029-12-31")


def test_no_deadline_has_no_days() -> None:
    assert span(Values(kind="agreement", status="agreed")) == (None, None)


@given(PRINTED)
def test_what_is_done_before_a_period_is_done_the_day_before_it_can_begin(printed: str) -> None:
    _, before = of(printed, "before")
    begins, _ = of(printed, "from")
    assert before is not None
    assert begins is not None
    assert date.fromisoformat(before) + timedelta(days=1) == date.fromisoformat(begins)


@given(PRINTED, st.sampled_from(DEADLINE_KINDS))
def test_no_deadline_ends_before_it_begins(printed: str, kind: DeadlineKind) -> None:
    first, last = of(printed, kind)
    assert (first, last) != (None, None)
    assert first is None or last is None or first <= last


@given(PRINTED)
def test_before_is_always_earlier_than_by(printed: str) -> None:
    (_, before), (_, by) = of(printed, "before"), of(printed, "by")
    assert before is not None
    assert by is not None
    assert before < by

"""Whatever bytes a parser is given, it reads them or raises an error of its own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.parsers import PARSERS, hold

# What made a parser fall once.
FELL = [("tables", b'"a\n'), ("tables", b"\0"), ("record as typed", b"- sources: [{a: b}, c]\n")]


@st.composite
def bytes_like(draw: st.DrawFn, starts: tuple[bytes, ...]) -> bytes:
    """Bytes that begin as something that is read, with pieces put in, left out and put twice."""
    data = draw(st.sampled_from([*starts, b""]))
    for _ in range(draw(st.integers(0, 4))):
        begin, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        piece = draw(st.binary(max_size=6) | st.sampled_from([b"[" * 50, b"\0", b'"', b"\xff", b"9" * 400, b"1e999"]))
        data = data[:begin] + piece + data[draw(st.sampled_from([begin, end])) :]
    return data


@pytest.mark.parametrize("name", PARSERS)
def test_whatever_is_read_raises_no_error_but_those_that_are_told(name: str) -> None:
    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(bytes_like(PARSERS[name].starts))
    def holds(data: bytes) -> None:
        hold(name, data)

    holds()


@pytest.mark.parametrize(("name", "data"), FELL)
def test_what_made_a_parser_fall_once_does_so_no_more(name: str, data: bytes) -> None:
    hold(name, data)

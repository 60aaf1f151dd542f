"""What a client says of what it has and takes: tags, ranges and encodings, whatever bytes stand in the headers."""

from __future__ import annotations

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.data.encodings import best, encoded
from ui.shell.conditions import RANGES, held, in_encoding, parts, ranges

TAG = '"abc"'
HEADERS = st.text(st.characters(max_codepoint=255), max_size=60)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("", None),
        ("*", TAG),
        (TAG, TAG),
        (f"W/{TAG}", TAG),
        (f'"x,y", W/"z" ,{TAG}', TAG),
        ('"abc-br"', '"abc-br"'),
        ('W/"abc-gzip"', '"abc-gzip"'),
        ('"abc-zstd"', None),
        ("abc", None),
        ('"ab', None),
        ('"*"', None),
    ],
)
def test_who_has_a_file_in_any_encoding_is_known_by_its_tag(header: str, found: str | None) -> None:
    assert held(header, TAG) == found


@given(HEADERS)
def test_no_header_of_tags_is_too_strange(header: str) -> None:
    assert held(header, TAG) in (None, TAG, in_encoding(TAG, "br"), in_encoding(TAG, "gzip"))


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("bytes=0-", [(0, 10)]),
        ("bytes=2-4", [(2, 5)]),
        ("bytes=2-400", [(2, 10)]),
        ("bytes=-3", [(7, 10)]),
        ("bytes=-300", [(0, 10)]),
        ("BYTES = 0-0 , ,9-9", [(0, 1), (9, 10)]),
        ("bytes=10-", []),
        ("bytes=-0", []),
        ("bytes=0-0,20-30", [(0, 1)]),
        ("bytes=4-2", None),
        ("bytes=-", None),
        ("bytes=", None),
        ("bytes=a-b", None),
        ("rows=0-1", None),
        ("bytes=0-,0-", None),
        ("bytes=" + ",".join(["0-0"] * (RANGES + 1)), None),
        ("bytes=0-" + "9" * 5000, None),
        ("bytes=٣-٤", None),
    ],
)
def test_a_range_is_read_as_the_standard_says(header: str, found: list[tuple[int, int]] | None) -> None:
    assert ranges(header, 10) == found


@given(HEADERS | HEADERS.map(lambda text: f"bytes={text}"), st.integers(0, 50))
def test_no_range_leads_outside_the_file_or_to_more_than_it(header: str, size: int) -> None:
    found = ranges(header, size) or []
    assert all(0 <= begin < end <= size for begin, end in found)
    assert sum(end - begin for begin, end in found) <= size


@given(st.binary(min_size=1, max_size=40), st.data())
def test_a_single_range_is_just_those_bytes(content: bytes, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(content) - 1))
    last = data.draw(st.integers(begin, len(content) + 5))
    wanted = ranges(f"bytes={begin}-{last}", len(content))
    assert wanted
    assert parts(content, wanted, "text/csv", "b")[0] == content[begin : last + 1]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("", None),
        ("br", "br"),
        ("gzip, deflate, BR", "br"),
        ("gzip", "gzip"),
        ("x-gzip, zstd", None),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000 ,gzip; q=0", None),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("identity", None),
        ("identity;q=1, br;q=0.5", None),
        ("br;q=often", None),
    ],
)
def test_the_encoding_is_the_one_that_a_client_likes_best(header: str, found: str | None) -> None:
    assert best(header) == found


@given(HEADERS)
def test_an_encoding_is_only_used_where_it_is_named(header: str) -> None:
    found = best(header)
    assert found is None or found in header.lower() or "*" in header


@given(st.binary(max_size=2000))
def test_what_is_encoded_can_be_read(content: bytes) -> None:
    assert brotli.decompress(encoded(content, "br")) == content
    assert gzip.decompress(encoded(content, "gzip")) == content

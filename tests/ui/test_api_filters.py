"""Filters in CQL2 text: what they leave, what they refuse, and how long they may take."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

import cql2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.columns import Column
from layers.shapes import CRS84, RD, System
from tests.ui.client import Client
from ui.api import cql
from ui.api.answering import ROOT
from ui.api.collection import COLLECTIONS, items
from ui.api.parameters import MOST, rectangles
from ui.api.problems import ProblemError
from ui.data.edition import Edition

COLUMNS = {
    "name": Column("name", "text", "", "", "", optional=True),
    "homes": Column("homes", "integer", "", "", "", optional=True),
    "firm": Column("firm", "boolean", "", "", ""),
    "codes": Column("codes", "texts", "", "", ""),
    "day": Column("day", "text", "", "", "", optional=True),
}
ROW = {"name": "Zwolle-Noord", "homes": 500, "firm": True, "codes": ["PV23", "PV25"], "day": "2026-04-16"}
EMPTY = {"name": None, "homes": None, "firm": False, "codes": [], "day": None}


def boxes(numbers: Any) -> Any:
    return rectangles("filter", numbers, CRS84)


def passes(text: str, row: dict[str, Any] = ROW) -> bool | None:
    return cql.compiled(text, COLUMNS, None, boxes)("one", row)


def refusal(text: str) -> str:
    with pytest.raises(ProblemError) as found:
        cql.compiled(text, COLUMNS, None, boxes)
    assert found.value.status == 400
    return found.value.detail


@pytest.mark.parametrize(
    "text",
    [
        "homes = 500", "homes <> 4", "homes > 499.5", "homes >= 500", "homes < 501", "homes <= 500", "homes <= 5e2",
        "homes between 500 and 600", "homes not between 1 and 2", "homes in (1, 500)", "homes not in (1, 2)",
        "name = 'Zwolle-Noord'", "name like 'Zw%'", "name like '%oord'", "name like '%le_N%'", "name like '_wolle%d'",
        "name not like 'zw%'", "CASEI(name) LIKE casei('ZWOLLE%')", "name in ('a', 'Zwolle-Noord')", "name > 'Zw'",
        "firm = true", "firm <> false", "name is not null", "not name is null", "true", "not false",
        "homes = 500 and (name = 'x' or firm = true)", "name = 'x' or homes = 500", "day = DATE('2026-04-16')",
        "day >= TIMESTAMP('2026-04-16T10:00:00Z')", "day between '2026' and '2027'", "A_CONTAINS(codes, ('PV23'))",
        "A_OVERLAPS(codes, ('PV23', 'PV99'))", "A_CONTAINEDBY(codes, ('PV23', 'PV25', 'x'))",
        "A_EQUALS(codes, ('PV25', 'PV23'))", "not A_CONTAINS(codes, ('PV99'))", '"homes" = 500',
    ],
)  # fmt: skip
def test_a_filter_leaves_what_it_says(text: str) -> None:
    assert passes(text) is True
    assert passes(f"not ({text})") is False


@pytest.mark.parametrize("text", ["homes = 1", "homes <> 1", "name like '%'", "name in ('x')", "homes between 0 and 9",
                                  "homes = 1 and firm = false", "homes > 1 or firm = true"])  # fmt: skip
def test_what_is_not_stated_is_neither_equal_nor_unequal(text: str) -> None:
    assert passes(text, EMPTY) is None
    assert passes(f"not ({text})", EMPTY) is None


def test_unknown_does_not_hide_what_decides() -> None:
    assert passes("homes = 1 or firm = false", EMPTY) is True
    assert passes("homes = 1 and firm = true", EMPTY) is False
    assert passes("homes is null and name is null and codes is null", EMPTY) is True


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("colour = 'red'", "colour"), ("homes = 'many'", "homes"), ("name = 5", "name"), ("firm = 1", "firm"),
        ("firm > true", "firm"), ("codes = 'PV23'", "A_CONTAINS"), ("A_CONTAINS(name, ('x'))", "codes"),
        ("homes like '5%'", "homes"), ("500 = homes", "left"), ("homes + 1 = 2", "left"), ("foo(name) = 'x'", "left"),
        ("name", "neither"), ("THIS IS NOT A FILTER", "CQL2"), ("homes =", "CQL2"), ("name = 'x", "quote"),
        ("(homes = 1", "bracket"), ("homes = 1)", "bracket"), ("homes = name", "homes"), ("homes = true", "homes"),
        ("t_after(day, DATE('2026-01-01'))", "t_after"), ("day = DATE('2026-02-30')", "date"),
        ("S_INTERSECTS(geometry, BBOX(1,2,3,4))", "geometry"), ("s_within(geometry, POINT(1 2))", "s_within"),
        ("CASEI(homes) = 'x'", "homes"), ("", "CQL2"), ("A_CONTAINS(codes, (5))", "codes"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused_by_name(text: str, word: str) -> None:
    assert word in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 400, ")" * 400, "(" * 400 + "homes=1" + ")" * 400, "not " * 240 + "(" * 9, "x" * 1001,
        "(" * 9 + "homes=1" + ")" * 9, "'" + "(" * 9, "POLYGON(" * 100, "homes in " + "(" * 30, "''" * 9 + "(" * 20,
    ],
)  # fmt: skip
def test_what_would_take_long_to_read_is_refused_before_it_is_read(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cql2, "parse_text", lambda text: pytest.fail(f"{text} was read"))
    assert refusal(text)


def test_brackets_in_a_text_are_text() -> None:
    assert passes("name <> '((((((((((((((((('") is True
    assert passes("name <> 'it''s ('") is True


@given(st.text(alphabet="()'\" =ahomesnd,1%", max_size=60))
def test_any_text_is_a_filter_or_refused(text: str) -> None:
    try:
        test = cql.compiled(text, COLUMNS, None, boxes)
    except ProblemError:
        return
    assert test("one", ROW) in (True, False, None)


@given(st.text(alphabet="ab%_\\.*", max_size=12), st.text(alphabet="ab.*%\\", max_size=12))
def test_a_pattern_is_that_of_sql(pattern: str, text: str) -> None:
    parts = re.findall(r"\\.|.", pattern, re.DOTALL)
    written = "".join({"%": ".*", "_": "."}.get(part, re.escape(part[-1])) for part in parts)
    found = passes("name like '{}'".format(pattern.replace("'", "''")), {**ROW, "name": text})
    assert found == bool(re.fullmatch(written, text, re.DOTALL))


def test_a_pattern_of_many_parts_is_no_riddle() -> None:
    # Tried in every way, this would never end.
    assert passes(f"name like '{'%a' * 400}b'", {**ROW, "name": "a" * 5000}) is False


# --- on the features of the letters ---


def kept(api: Client, name: str, text: str, **more: str) -> list[str]:
    query = urlencode({"filter": text, "limit": MOST, **{k.replace("_", "-"): v for k, v in more.items()}})
    answer = api.get(f"{ROOT}/collections/{name}/items?{query}")
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in json.loads(answer.content)["features"]]


def test_a_filter_on_facts_leaves_those_facts(api: Client, edition: Edition) -> None:
    expected = [
        fact["id"]
        for fact in edition.built.facts
        if fact["theme"] == "housing" and (fact["homes"] or 0) >= 1000 and "PV20" in fact["province_codes"]
    ]
    text = "theme = 'housing' and homes >= 1000 and A_CONTAINS(province_codes, ('PV20'))"
    assert kept(api, "facts", text) == expected
    assert kept(api, "facts", text, filter_lang="cql2-text") == expected
    assert expected


@pytest.mark.parametrize("name", ["facts", "housing", "collisions", "progress", "letters"])
def test_every_column_can_be_asked_whether_it_is_stated(edition: Edition, name: str) -> None:
    found = items(name, edition)
    for column in COLLECTIONS[name].queryables:
        test = cql.compiled(f"{column} is null", COLLECTIONS[name].queryables, None, boxes)
        assert [i for i, item in found.items() if test(i, item.properties)] == [
            i for i, item in found.items() if item.properties[column] in (None, [])
        ]


@pytest.mark.parametrize(("system", "box"), [(CRS84, "4.7,52.0,5.7,52.5"), (RD, "118000,445000,187000,501000")])
def test_a_box_in_a_filter_is_a_box_beside_it(api: Client, system: System, box: str) -> None:
    for shape in (f"BBOX({box})", f"ENVELOPE({box})"):
        found = kept(api, "mirt", f"S_INTERSECTS(geometry, {shape})", filter_crs=system.uri)
        beside = api.get(f"{ROOT}/collections/mirt/items?limit={MOST}&bbox={box}&bbox-crs={system.uri}")
        assert found == [one["id"] for one in json.loads(beside.content)["features"]]
        assert found


def test_a_point_in_a_filter_finds_the_area_around_it(api: Client) -> None:
    assert kept(api, "provinces", "S_INTERSECTS(geometry, POINT(6.1 52.5))") == ["PV23"]


@pytest.mark.parametrize("shape", ["BBOX(1000000,1000000,2000000,2000000)", "BBOX(1,2,3)", "POLYGON((0 0,1 0,1 1,0 0))",
                                   "BBOX(5,52,5,51)", "geometry", "LINESTRING(0 0,1 1)"])  # fmt: skip
def test_a_shape_that_is_no_box_here_is_refused(api: Client, shape: str) -> None:
    query = urlencode({"filter": f"S_INTERSECTS(geometry, {shape})"})
    assert api.get(f"{ROOT}/collections/mirt/items?{query}").status_code == 400

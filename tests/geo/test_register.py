"""CBS's table of regions is read in the forms in which it is given out, and used only where it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GeoError, JoinError
from geo.official_kinds import PREFIXES, RegionKind
from geo.sources import register
from geo.usable import province_of

Document = dict[str, Any]


def as_csv(document: Document, delimiter: str = ";") -> bytes:
    lines = [document["value"][0], *(row.values() for row in document["value"])]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    return text.encode("utf-8-sig")


@pytest.mark.parametrize(
    "written",
    [
        lambda found: json.dumps(found).encode(),
        lambda found: json.dumps(found["value"]).encode("utf-8-sig"),
        as_csv,
        lambda found: as_csv(found, ","),
    ],
    ids=["odata", "list", "semicolons", "commas"],
)
def test_regions_are_read_from_each_form_without_the_blanks(
    written: Callable[[Document], bytes], register_table: Callable[..., Document]
) -> None:
    table = register.parsed(written(register_table()))
    for kind, count in (("res", 12), ("corop", 12), ("landsdeel", 4)):
        found = register.regions_of(kind, 2025, table)
        assert len(found) == count
        assert sum(len(region.municipality_codes) for region in found) == 342
    assert (found[0].code, found[0].name) == ("LD01", "Deel 1")
    assert found[0].municipality_codes == tuple(
        sorted(code for code, province in province_of(2025).items() if province in ("PV20", "PV21", "PV22"))
    )


def change(row: str, **cells: str) -> Callable[[list[Document]], None]:
    def changed(rows: list[Document]) -> None:
        next(found for found in rows if found["RegioS"] == row).update(cells)

    return changed


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda rows: rows.pop(), "are of no region"),
        (change("GM0014", Code_20=" "), "GM0014 are of no region"),
        (lambda rows: rows.append(dict(rows[0], Code_20="LD04")), "GM0014 are in more than one region"),
        (change("GM0014", RegioS="GM9999", Code_1="GM9999"), "GM0014 are of no region"),
        (change("GM0014", Naam_21="Een ander deel"), "a code has several names"),
        (change("GM0014", Code_20="NL01"), "no columns with codes such as LD01"),
        (lambda rows: [row.update(Code_40=row["Code_20"], Naam_41="x") for row in rows], "2 columns with codes"),
    ],
)
def test_a_table_that_is_not_whole_tells_no_regions(
    damage: Callable[[list[Document]], object], why: str, register_table: Callable[..., Document]
) -> None:
    document = register_table()
    damage(document["value"])
    table = register.parsed(json.dumps(document).encode())
    with pytest.raises(JoinError, match=why):
        register.regions_of("landsdeel", 2025, table)


def test_what_is_wrong_with_one_kind_is_not_held_against_another(register_table: Callable[..., Document]) -> None:
    document = register_table()
    change("GM0014", Code_20="")(document["value"])
    table = register.parsed(json.dumps(document).encode())
    assert [kind for kind in PREFIXES if register.fault_of(kind, 2025, table)] == ["landsdeel"]


def test_the_division_of_another_year_is_refused(register_table: Callable[..., Document]) -> None:
    table = register.parsed(json.dumps(register_table(2022)).encode())
    assert register.regions_of("res", 2022, table)
    with pytest.raises(JoinError, match="GM1992 are of no region"):
        register.regions_of("res", 2025, table)
    with pytest.raises(JoinError, match="does not know the division of that year"):
        register.regions_of("res", 2021, table)


@pytest.mark.parametrize(
    ("name", "content", "year"),
    [
        ("x.json", b'{"odata.metadata":"https://opendata.cbs.nl/ODataApi/odata/86059NED/$metadata"}', 2025),
        ("Gebieden_in_Nederland_2023_85385NED.csv", b"", 2023),
        ("gebieden 2024.csv", b"", 2024),
        ("gebieden.csv", b"", None),
        ("gebieden 2023 en 2024.csv", b"", None),
    ],
)
def test_the_year_is_that_of_the_table_or_of_the_name(name: str, content: bytes, year: int | None) -> None:
    assert register.year_of(name, content) == year


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"value": 3}',
        b"GM0014",
        b"a;b\nGM0014;x",
        b"\xff\xfe",
        b'{"value":[{"a":"b"}]}',
        b"[" * 99999,
    ],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises((GeoError, JoinError)):
        register.regions_of("res", 2025, register.parsed(content))


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"{", b'{"value":[{"RegioS":"GM0014"', b"RegioS;Code_1\nGM0014;"])
)
def test_any_bytes_are_a_table_or_an_error_of_ours(tail: bytes, head: bytes) -> None:
    try:
        table = register.parsed(head + tail)
    except GeoError:
        return
    kinds: tuple[RegionKind, ...] = tuple(PREFIXES)
    assert all(register.fault_of(kind, 2025, table) for kind in kinds)

"""Figures of CBS: read from a service like theirs, refused where odd, carried to the map, and in no promise."""

from __future__ import annotations

import contextlib
import datetime as dt
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.boundaries import Boundaries
from geo.codes import KNOWN_YEARS
from geo.errors import OfflineError, ServiceError
from geo.sources.web import Limits
from layers.__main__ import main
from layers.build import build
from layers.built import Built, open_built
from layers.errors import FiguresError
from layers.figures import kept
from layers.figures.carried import carried, covering, since
from layers.figures.columns import CBS_COLUMNS
from layers.figures.fetch import fetch, is_fresh
from layers.figures.periods import after, is_month, missing_between, month_of
from layers.figures.reading import column_of, whole
from layers.figures.tables import MEASURES
from layers.inputs import fingerprint
from seeds.load import Seeds
from settings import Settings
from tests.cbs_server import MONTHS, Cbs, answering, kept_figures

LIMITS = Limits(total_s=60, attempts=2, wait_initial_s=0.001, wait_jitter_s=0.001, wait_max_s=0.01, bytes=30_000_000)
Serve = Callable[[Cbs], str]


@pytest.fixture(scope="module")
def names(seeds: Seeds) -> dict[str, str]:
    return {row.code: row.name for row in seeds.municipalities.values()}


@pytest.fixture(scope="module")
def few(names: dict[str, str]) -> dict[str, str]:
    """Some municipalities, as if there were no others: the service answers at once."""
    return {code: names[code] for code in ("GM0014", "GM0106", "GM0363", "GM1992")}


@pytest.fixture
def cbs(few: dict[str, str]) -> Cbs:
    return Cbs(list(few))


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a service that answers as CBS does; stopped at the end of the test."""
    with contextlib.ExitStack() as running:

        def start(cbs: Cbs) -> str:
            listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answering(cbs))
            thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
            thread.start()
            running.callback(thread.join)
            running.callback(listening.server_close)
            running.callback(listening.shutdown)
            return f"http://127.0.0.1:{listening.server_address[1]}/odata"

        yield start


# The codes of periods.


@pytest.mark.parametrize("form", ["{}MM{:02d}", "{}{:02d}00", " {}MM{:02d}  "])
@given(year=st.integers(1900, 2100), month=st.integers(1, 12))
def test_both_forms_of_a_month_are_read(form: str, year: int, month: int) -> None:
    assert month_of(form.format(year, month)) == f"{year}-{month:02d}"


@given(st.text(max_size=12))
def test_what_is_read_as_a_month_is_one(text: str) -> None:
    found = month_of(text)
    assert found is None or is_month(found)


@pytest.mark.parametrize("code", ["2025KW01", "2025JJ00", "2025MM13", "2025MM00", "20250000", "2025X000", "", "MM01"])
def test_other_periods_are_no_month(code: str) -> None:
    assert month_of(code) is None


@given(st.integers(2000, 2100), st.integers(1, 12), st.integers(2, 30), st.data())
def test_a_gap_between_months_is_found_and_nothing_else(year: int, month: int, count: int, data: st.DataObject) -> None:
    months = [f"{year}-{month:02d}"]
    while len(months) < count:
        months.append(after(months[-1]))
    assert months == sorted(months)
    gone = data.draw(st.sets(st.sampled_from(months[1:-1]), max_size=5)) if count > 2 else set()
    assert missing_between([m for m in months if m not in gone]) == sorted(gone)


# What the service answers.


def test_all_tables_are_read_with_their_months_and_what_may_still_change(
    serve: Serve, cbs: Cbs, few: dict[str, str]
) -> None:
    found = fetch(serve(cbs), few, 2025, LIMITS)
    assert list(found["numbers"]) == list(MEASURES)
    for months in found["numbers"].values():
        assert sorted(months) == [month_of(code) for code in MONTHS]
        assert all(set(numbers) == set(few) for numbers in months.values())
    assert found["numbers"]["built"]["2025-03"]["GM0106"] == 3
    assert found["provisional"]["built"] == [month_of(code) for code in MONTHS[12:]]
    assert [(table["id"], table["modified"]) for table in found["tables"]] == [
        ("86098NED", "2026-10-30"),
        ("37230ned", "2026-10-30"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"months": [f"{code[:4]}{code[6:]}00" for code in MONTHS]},
        {"function": "A045364 "},
        {"columns": ("NieuwbouwTotaal_9", "EindstandVoorraad_30", "BevolkingAanHetEindeVanDePeriode_18")},
        {"most_rows": 10},
    ],
    ids=["months as digits", "codes with blanks behind", "columns at another place", "fewer rows at once"],
)
def test_other_forms_of_the_same_are_read(
    serve: Serve, cbs: Cbs, few: dict[str, str], changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in changes.items():
        setattr(cbs, name, value)
    monkeypatch.setattr("layers.figures.odata.MOST_ROWS", cbs.most_rows)
    found = fetch(serve(cbs), few, 2025, LIMITS)
    assert found["numbers"]["built"]["2026-01"]["GM0014"] == 13


def test_a_municipality_without_a_number_is_left_out_and_not_zero(serve: Serve, cbs: Cbs, few: dict[str, str]) -> None:
    cbs.changed["GM0106", "2025MM09"] = {"NieuwbouwTotaal_6": None}
    found = fetch(serve(cbs), few, 2025, LIMITS)["numbers"]["built"]
    assert "GM0106" not in found["2025-09"]
    assert found["2025-08"]["GM0106"] == 8


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda cbs: cbs.changed.update({("GM0106", "2025MM09"): None}), r"2025-09: no row for Assen \(GM0106\)"),
        (lambda cbs: cbs.months.remove("2025MM04"), "no number for 2025-04, but for later months"),
        (lambda cbs: cbs.months.clear(), "no number for any month"),
        (lambda cbs: setattr(cbs, "unit", "x 1 000"), "counted in 'x 1 000'"),
        (
            lambda cbs: setattr(cbs, "columns", ("Nieuwbouw_2", *cbs.columns[1:])),
            "0 columns are called NieuwbouwTotaal",
        ),
        (lambda cbs: setattr(cbs, "function", "A1"), "no code A045364"),
        (lambda cbs: cbs.changed.update({("GM0106", "2025MM09"): {"NieuwbouwTotaal_6": -4}}), "is -4, which cannot be"),
        (lambda cbs: cbs.changed.update({("GM0106", "2025MM09"): {"NieuwbouwTotaal_6": "12"}}), "no whole number"),
        (lambda cbs: setattr(cbs, "municipalities", [*cbs.municipalities, "GM0106"]), "GM0106 stands twice"),
    ],
)
def test_what_is_incomplete_or_odd_is_refused_with_the_reason(
    serve: Serve, cbs: Cbs, few: dict[str, str], change: Callable[[Cbs], object], said: str
) -> None:
    change(cbs)
    with pytest.raises(FiguresError, match=said):
        fetch(serve(cbs), few, 2025, LIMITS)


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b'{"odata.error": 1}', "answered 500"),
        (404, b"<h1>Weg</h1>", "answered 404"),
        (200, b"<html>", "no JSON"),
        (200, b'{"value": 3}', "holds no rows"),
        (200, b"x" * 2_000_000, "more bytes than allowed"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused(
    serve: Serve, cbs: Cbs, few: dict[str, str], status: int, body: bytes, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cbs, "answer", lambda _self, _path: (status, body))
    with pytest.raises(ServiceError, match=said):
        fetch(serve(cbs), few, 2025, Limits(attempts=1, bytes=1_000_000))


def test_paging_that_goes_in_a_circle_ends(
    serve: Serve, cbs: Cbs, few: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = cbs.answer
    monkeypatch.setattr(Cbs, "answer", lambda _self, path: answer(path.replace("%24skip", "x").replace("$skip", "x")))
    monkeypatch.setattr("layers.figures.odata.MOST_ROWS", 2)
    with pytest.raises(ServiceError, match="circle"):
        fetch(serve(cbs), few, 2025, LIMITS)


def test_a_next_page_on_another_server_is_not_asked_for(
    serve: Serve, cbs: Cbs, few: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = json.dumps({"value": [], "odata.nextLink": "https://example.org/more"}).encode()
    monkeypatch.setattr(Cbs, "answer", lambda _self, _path: (200, body))
    with pytest.raises(ServiceError, match="another server"):
        fetch(serve(cbs), few, 2025, LIMITS)


def test_so_many_answers_are_enough(serve: Serve, cbs: Cbs, few: dict[str, str]) -> None:
    with pytest.raises(ServiceError, match="more than 3 answers"):
        fetch(serve(cbs), few, 2025, Limits(pages=3))


def test_a_service_that_is_not_there_is_offline_and_a_bad_address_a_fault(few: dict[str, str]) -> None:
    with pytest.raises(OfflineError):
        fetch("http://127.0.0.1:9/odata", few, 2025, LIMITS)
    for address in ("ftp://example.org", "https://example.org/odata?x=1", "nothing"):
        with pytest.raises(ServiceError):
            fetch(address, few, 2025, LIMITS)


@given(st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=5), st.booleans()))
def test_a_number_is_whole_or_refused(value: object) -> None:
    try:
        found = whole(value, "it")
    except FiguresError:
        return
    assert found is None if value is None else found == value and type(found) is int


def test_two_columns_of_one_name_are_refused() -> None:
    with pytest.raises(FiguresError, match="2 columns"):
        column_of("Bouw", [{"Key": "Bouw_1"}, {"Key": "Bouw_2"}], "t")


# What is kept.


def test_the_command_keeps_figures_and_a_worse_answer_leaves_them(
    serve: Serve, names: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cbs = Cbs(list(names))
    settings = Settings(cache=tmp_path, cbs_figures_url=serve(cbs))
    assert main(["fetch-figures"], settings) == 0
    assert "built: 2025-01 to 2026-08" in capsys.readouterr().out
    good = kept.load(tmp_path)
    cbs.months.clear()
    assert main(["fetch-figures", "--if-stale"], settings) == 0
    assert main(["fetch-figures"], settings) == 1
    assert kept.load(tmp_path) == good
    assert main(["fetch-figures"], Settings(cache=tmp_path, cbs_figures_url="http://127.0.0.1:9/odata")) == 2
    assert kept.load(tmp_path) == good


def test_figures_are_fresh_for_a_week_and_of_their_own_service_alone(tmp_path: Path, names: dict[str, str]) -> None:
    now = dt.datetime.now(dt.UTC)
    for age, fresh in ((6, True), (8, False)):
        kept.keep(tmp_path, kept_figures(names, fetched_at=(now - dt.timedelta(days=age)).isoformat()))
        assert is_fresh(tmp_path, "https://example.org/") is fresh
        assert not is_fresh(tmp_path, "https://other.example.org")


@given(at=st.integers(0, 2_000), byte=st.integers(0, 255))
def test_a_changed_byte_of_what_was_kept_is_seen_or_means_the_same(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int
) -> None:
    one = kept_figures({"GM0106": "Assen"})
    folder = tmp_path_factory.mktemp("kept")
    path = kept.keep(folder, one)
    content = bytearray(path.read_bytes())
    content[at % len(content)] = byte
    path.write_bytes(content)
    try:
        found = kept.load(folder)
    except FiguresError:
        return
    assert found == one


def test_other_figures_are_another_build(tmp_path: Path, names: dict[str, str]) -> None:
    settings = Settings(cache=tmp_path)
    before = fingerprint(settings)
    kept.keep(tmp_path, kept_figures(names))
    assert fingerprint(settings) != before


# What a built folder holds.


@pytest.fixture(scope="module")
def with_figures(
    squares: Boundaries, seeds: Seeds, names: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Built:
    found = kept_figures(names)
    found["numbers"]["built"]["2025-10"].pop("GM0106")
    return open_built(build(squares, seeds, tmp_path_factory.mktemp("cache"), kept=found))


def test_counting_starts_in_the_first_whole_month_after_the_letters(with_figures: Built, built: Built) -> None:
    assert since(built.facts, built.registers["document_parts"]) == "2025-07"
    assert with_figures.figures
    assert with_figures.figures.since == "2025-07"
    assert with_figures.figures.file["months"][0] == "2025-07"
    assert since([], built.registers["document_parts"]) is None


def test_a_province_is_the_sum_of_its_municipalities_or_nothing(with_figures: Built) -> None:
    found = with_figures.figures
    assert found
    months = len(found.file["months"])
    for code, members in found.members.items():
        if "GM0106" in members:
            assert found.built(code) == (None, ("GM0106",))
            continue
        assert found.built(code) == (len(members) * months, ())
        assert found.built(code).number == sum(found.built(member).number or 0 for member in members)
        assert found.standing("population", code) == (len(members), ())
    assert found.built("GM0106").number is None


def test_columns_hold_what_the_figures_say_and_promises_stay_what_they_were(with_figures: Built, built: Built) -> None:
    figures_of = with_figures.figures
    assert figures_of
    own = {column.name for column in CBS_COLUMNS}
    for row, before in zip(with_figures.features("provinces"), built.features("provinces"), strict=True):
        values = cast("dict[str, Any]", row)
        assert values["cbs_homes_built"] == figures_of.built(row["id"]).number
        assert values["cbs_population_month"] == "2026-08"
        assert {k: v for k, v in values.items() if k not in own} == {
            k: v for k, v in cast("dict[str, Any]", before).items() if k not in own
        }
    assert all(cast("dict[str, Any]", row)[name] is None for row in built.features("provinces") for name in own)


def test_a_folder_without_figures_has_none(built: Built, with_figures: Built) -> None:
    assert built.figures is None
    assert "figures.json" not in built.manifest["files"]
    assert "figures.json" in with_figures.manifest["files"]


@pytest.mark.parametrize("year", KNOWN_YEARS)
def test_municipalities_of_another_year_are_added_up_by_code(names: dict[str, str], year: int) -> None:
    of_then = covering(names, year)
    found = kept_figures(names)
    month = f"{year}-01"
    found["numbers"] = {
        measure: {month: {old: 1 for parts in of_then.values() for old in parts}} for measure in MEASURES
    }
    there = carried(found, list(names), month)
    assert there["built"]["GM1992"] == [3 if year == 2022 else 1]
    assert there["built"]["GM0363"] == [2 if year == 2022 else 1]


def test_a_year_whose_division_is_not_known_is_left_out(names: dict[str, str]) -> None:
    found = kept_figures(names)
    found["numbers"]["built"][f"{KNOWN_YEARS[-1] + 1}-01"] = dict.fromkeys(names, 1)
    there = carried(found, list(names), "2025-07")
    assert there["months"][-1] == "2026-08"


def test_damaged_figures_never_stop_a_build(
    squares: Boundaries, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from layers.commands.figures import usable

    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "cbs.json").write_text('{"sha256": "0", "figures": {}}')
    assert usable(Settings(cache=tmp_path)) is None
    assert "left out" in capsys.readouterr().err

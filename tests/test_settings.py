"""What may be set: read once from an environment, documented, and never in the way of a start."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from settings import BACKGROUND, OF_TESTS, Doc, Settings, documented, read

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"\| `(?P<variable>[A-Z_]+)` \| (?P<meaning>.*?) \| (?P<default>.*?) \|")


def table() -> list[Doc]:
    _, _, text = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8").partition("\n## Settings\n")
    return [Doc(**row.groupdict()) for row in ROW.finditer(text.partition("\n## ")[0])]


def test_the_documented_table_is_that_of_the_fields() -> None:
    assert table() == list(documented().values())


def test_every_field_that_a_variable_sets_is_documented() -> None:
    assert {field.name for field in fields(Settings)} - set(documented()) == {"libraries", "faults"}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/decisions/README.md"])
def test_documents_name_no_setting_that_does_not_exist(page: str) -> None:
    named = set(re.findall(r"AFSPRAKENKAART_[A-Z_]+", (ROOT / page).read_text(encoding="utf-8")))
    assert named <= {doc.variable for doc in documented().values()} | {"AFSPRAKENKAART_RENEW_BASELINES"}


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        read({}).offline = True  # type: ignore[misc]


def test_without_any_variable_the_defaults_hold_and_nothing_is_at_fault() -> None:
    assert read({}) == Settings(cache=Path.home() / ".cache" / "afsprakenkaart")
    assert read({"HOME": "/h", **{doc.variable: "" for doc in documented().values()}}) == read({"HOME": "/h"})


def test_a_folder_may_be_named_from_home() -> None:
    found = read({"AFSPRAKENKAART_BOUNDARIES": "~/a", "AFSPRAKENKAART_DOCUMENTS": "~/b", "AFSPRAKENKAART_CACHE": "~/c"})
    assert (found.boundaries, found.documents, found.cache) == tuple(Path.home() / name for name in "abc")


def test_letters_are_there_where_their_folder_is(tmp_path: Path) -> None:
    assert read({"AFSPRAKENKAART_DOCUMENTS": str(tmp_path)}).letters == tmp_path
    assert read({"AFSPRAKENKAART_DOCUMENTS": str(tmp_path / "none")}).letters is None
    assert read({}).letters is None


def test_hosts_are_names_in_small_letters() -> None:
    found = read({"AFSPRAKENKAART_HOSTS": "Kaart.example.nl., 192.0.2.1 ::1"})
    assert found.hosts == {"kaart.example.nl", "192.0.2.1", "::1"}
    assert found.faults == ()


def test_the_background_may_come_from_elsewhere() -> None:
    found = read({"AFSPRAKENKAART_BACKGROUND_URL": "http://127.0.0.1:9/{z}/{x}/{y}.png"})
    assert (found.background_host, found.faults) == ("http://127.0.0.1:9", ())


@pytest.mark.parametrize(
    ("variable", "value", "left"),
    [
        ("AFSPRAKENKAART_HOSTS", "https://kaart.example.nl/", ("hosts", frozenset())),
        ("AFSPRAKENKAART_HOSTS", "kaart.example.nl:8501", ("hosts", frozenset())),
        ("AFSPRAKENKAART_EMBED_ORIGINS", "https://*.example.nl", ("embed_origins", ())),
        ("AFSPRAKENKAART_CONTACT", "nobody", ("contact", "")),
        ("AFSPRAKENKAART_BACKGROUND_URL", "https://tiles.example.nl/", ("background_url", BACKGROUND)),
    ],
)
def test_a_bad_value_is_left_out_and_told_with_its_setting_and_what_to_write(
    variable: str, value: str, left: tuple[str, object]
) -> None:
    found = read({variable: value})
    assert getattr(found, left[0]) == left[1]
    (fault,) = found.faults
    assert fault.startswith(f"{variable}: {value!r} is no ")
    assert "; write" in fault


@pytest.mark.parametrize(
    ("name", "like"),
    [("OFFLINE", "OFFLINE"), ("BOUNDARYS", "AFSPRAKENKAART_BOUNDARIES"), ("HOST", "AFSPRAKENKAART_HOSTS"), ("X", None)],
)
def test_what_is_named_like_a_setting_and_is_none_is_told(name: str, like: str | None) -> None:
    (fault,) = read({f"AFSPRAKENKAART_{name}": "1", "OTHER": "1"}).faults
    assert fault == f"AFSPRAKENKAART_{name}: is no setting and is not read" + (f"; it may be {like}" if like else "")


def test_what_tests_may_be_told_is_no_fault() -> None:
    assert read(dict.fromkeys(OF_TESTS, "1")).faults == ()


def test_a_folder_with_a_name_that_no_system_takes_is_not_there() -> None:
    assert read({"AFSPRAKENKAART_DOCUMENTS": "/" + "a" * 5_000}).letters is None


@given(st.dictionaries(st.sampled_from([doc.variable for doc in documented().values()]), st.text()))
def test_no_value_stops_a_start(environ: dict[str, str]) -> None:
    found = read(environ)
    assert all(fault.startswith("AFSPRAKENKAART_") and fault.isprintable() for fault in found.faults)
    assert ";" not in found.background_host


def test_the_service_of_cbs_is_named_once_and_its_register_by_itself_where_that_is_elsewhere() -> None:
    figures, register = "https://cbs.example/odata", "https://register.example/{table}"
    assert read({"AFSPRAKENKAART_CBS_FIGURES_URL": f"{figures}/"}).register_url == f"{figures}/{{table}}/TypedDataSet"
    both = read({"AFSPRAKENKAART_CBS_FIGURES_URL": figures, "AFSPRAKENKAART_REGISTER_URL": register})
    assert (both.cbs_figures_url, both.register_url) == (figures, register)
    assert read({"AFSPRAKENKAART_REGISTER_URL": register}).cbs_figures_url == read({}).cbs_figures_url

"""Each name in the contract with Streamlit, against the installed version; and our sources against the contract.

`test_streamlit_behaviour.py` tries what it does; `make newest-streamlit` runs both with the newest Streamlit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
import streamlit

from tests.ui.conftest import ROOT
from ui.streamlit_contract import CONTRACT, FONT_AHEAD, INLINE_SCRIPTS, PAGE_FILE, SCRIPTS, STATIC, Kind
from ui.streamlit_contract import Reliance as Row

PACKAGE = Path(streamlit.__file__).parent
# What names things of Streamlit to hold or to try them, and uses none.
APART = (Path(__file__).resolve(), ROOT / "ui" / "streamlit_contract.py")


def rows(*kinds: Kind) -> list[Any]:
    return [pytest.param(row, id=row.id) for row in CONTRACT if row.kind in kinds]


@cache
def scripts() -> str:
    """All scripts of Streamlit's page."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "static").rglob("*.js")))


@cache
def page_file() -> str:
    return (PACKAGE / PAGE_FILE).read_text(encoding="utf-8")


# ---- what stands in Streamlit's files ----


@pytest.mark.parametrize("row", rows("page"))
def test_the_page_holds_each_anchor_once(row: Row) -> None:
    assert page_file().count(row.what) == 1


@pytest.mark.parametrize("row", rows("test id", "class"))
def test_the_scripts_write_each_name(row: Row) -> None:
    ends = "" if row.what.endswith("-") else "[`'\"]"
    assert re.search(f"[`'\"]{re.escape(row.what)}{ends}", scripts())


@pytest.mark.parametrize("row", rows("attribute"))
def test_the_scripts_write_each_attribute_and_its_values(row: Row) -> None:
    assert all(re.search(rf"[`'\"]?{re.escape(said)}\b", scripts()) for said in (row.what, *row.values))


def test_every_script_file_of_the_page_is_a_module_that_can_wait() -> None:
    named = re.findall(r"<(?:script|link)[^>]*\.js\"[^>]*>", page_file())
    assert len(named) > 10
    rest = SCRIPTS.sub("", page_file())
    assert re.findall(r"<script(?: [^>]*)?>", rest) == ["<script>"] * len(INLINE_SCRIPTS.findall(rest))


def test_the_font_that_the_page_asks_for_ahead_is_known() -> None:
    (found,) = FONT_AHEAD.findall(page_file())
    assert "SourceSans" in found


def test_scripts_inside_the_page_can_be_named_by_a_hash() -> None:
    assert all(body.strip() for body in INLINE_SCRIPTS.findall(page_file()))


def test_scripts_and_styles_stand_where_they_are_packed_from() -> None:
    assert len(list((PACKAGE / STATIC).rglob("*.js"))) > 50
    assert list((PACKAGE / STATIC).rglob("*.css"))


@pytest.mark.parametrize("row", rows("module"))
def test_each_module_of_the_protocol_is_there(row: Row) -> None:
    name = row.what.rpartition(".")[2].removesuffix("_pb2")
    assert hasattr(import_module(row.what), name)


# ---- our sources and the rows ----

OWN = ("ui", "app.py", "docs", "benchmarks", "tests", ".streamlit")
WRITTEN = {".py", ".js", ".ts", ".css", ".toml"}
MADE = {"node_modules", "bundled", "__pycache__"}
# Names, classes, attributes, addresses and modules of Streamlit, as our sources may write them.
LITERALS = re.compile(
    r"\bst[A-Z]\w+|\bst-key-|_stcore/\w+|data-test-\w+(?:-\w+)*|dataset\.test\w+"
    r"|\bstreamlit\.(?:proto|runtime|web|elements|static)\.\w+"
)


def files_in(*names: str) -> Iterator[Path]:
    for path in (ROOT / name for name in names):
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in found if one.suffix in WRITTEN and one not in APART and not MADE & {*one.parts})


def as_written(literal: str) -> str:
    """Return an attribute as it stands in HTML where a script names it by `dataset`."""
    if not literal.startswith("dataset."):
        return literal
    return "data-" + re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", literal.removeprefix("dataset."))


def is_named(literal: str) -> bool:
    return any(
        row.what == literal if literal.startswith("st") and "." not in literal else literal in row.what
        for row in CONTRACT
    )


def unnamed(text: str) -> list[str]:
    return [found for found in map(as_written, LITERALS.findall(text)) if not is_named(found)]


def test_every_name_of_streamlit_in_our_sources_has_a_row() -> None:
    found = {str(path): unnamed(path.read_text(encoding="utf-8")) for path in files_in(*OWN)}
    assert len(found) > 100
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "text",
    [".stTabs { gap: 0 }", '[data-testid="stDialog"]', "/_stcore/metrics", "app.dataset.testScriptMood",
     "data-test-script-mood", "from streamlit.runtime.state import SessionState"],
)  # fmt: skip
def test_a_name_without_a_row_is_found(text: str) -> None:
    assert unnamed(text)


@pytest.mark.parametrize("row", rows(*get_args(Kind)))
def test_every_row_is_used_where_it_says(row: Row) -> None:
    for where in row.used:
        assert any((row.sign or row.what) in path.read_text(encoding="utf-8") for path in files_in(where)), where


def test_every_row_has_a_name_of_its_own_and_says_what_breaks() -> None:
    assert len({row.id for row in CONTRACT}) == len(CONTRACT)
    assert all(row.what and row.used and row.breaks for row in CONTRACT)

"""How files are read: plain ones, bounded, by one module; what stands in the place of a file is never waited for."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import reading
from reading import LargeFileError, OutsideError
from tests.faults import IN_PLACE_OF_A_FILE
from tests.test_architecture import FILES, ROOT

# Calls that read a file by its name.
READS = {"read_text", "read_bytes"}
# Of these `open` opens something else.
NO_FILES = ("os", "Image", "pdfplumber", "package", "webbrowser")
# Who reads past the one place: what comes with the project, or what it has just made itself.
ALLOWED = {
    "geo/gazetteer.py": "its own table",
    "layers/bundle/contents.py": "the licence of the project",
    "layers/files/geopackage.py": "made in a folder of its own",
    "layers/files/tabular.py": "made in a folder of its own",
    "layers/files/everything.py": "made in a folder of its own",
    "layers/files/shapefile.py": "made in a folder of its own",
    "layers/remote.py": "a driver of fsspec, bounded there",
    "seeds/load/__init__.py": "the rules, which come with the project",
    "seeds/reading/names.py": "a register that comes with the project",
    "seeds/reading/bounds.py": "a register that comes with the project",
    "seeds/reading/party_names.py": "a register that comes with the project",
    "ui/bundles.py": "the scripts of the project",
    "ui/desk/app.py": "the scripts of the project",
    "ui/shell/answers.py": "the code of the project",
    "ui/shell/headers.py": "a page of Streamlit",
    "ui/shell/made_beside.py": "made in a folder of its own",
    "ui/shell/packed.py": "files of Streamlit",
}


def is_read(node: ast.Call) -> bool:
    """Whether this opens a file to be read, or reads one whole."""
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    if name != "open":
        return name in READS
    if isinstance(called, ast.Attribute) and ast.unparse(called.value) in NO_FILES:
        return False
    given = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    # What writes is of tests/test_writing.py.
    return not any(set(mode) & set("wax+") for mode in modes if len(mode) <= 3)


def reads(source: str) -> list[int]:
    """The lines of a piece of code that read a file."""
    return [node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and is_read(node)]


def test_nothing_reads_past_the_one_place() -> None:
    found = {path.relative_to(ROOT).as_posix(): reads(path.read_text(encoding="utf-8")) for path in FILES}
    past = {name: lines for name, lines in found.items() if lines and name not in ("reading.py", "writing.py")}
    assert {name: lines for name, lines in past.items() if name not in ALLOWED} == {}, "read by way of `reading`"
    assert set(past) == set(ALLOWED)


@pytest.mark.parametrize(
    "line", ["path.read_text()", "path.read_bytes()", "open(path)", "path.open('rb')", "(a / 'b').open(encoding='x')"]
)
def test_a_line_that_reads_is_found(line: str) -> None:
    assert reads(line) == [1]


@pytest.mark.parametrize("line", ["path.open('w')", "os.open(path, 0)", "open(path, 'ab')", "reading.text(path)"])
def test_a_line_that_reads_no_file_is_not(line: str) -> None:
    assert reads(line) == []


@pytest.mark.parametrize("put", IN_PLACE_OF_A_FILE.values(), ids=IN_PLACE_OF_A_FILE)
def test_what_is_no_plain_file_is_refused_at_once(put: Callable[[Path], None], tmp_path: Path) -> None:
    put(tmp_path / "a")
    for read in (reading.content, reading.text, reading.opened):
        with pytest.raises(OutsideError, match="no plain file"):
            read(tmp_path / "a")


def test_no_more_of_a_file_is_read_than_its_kind_has(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert reading.content(tmp_path / "a", 5) == b"12345"
    with pytest.raises(LargeFileError):
        reading.content(tmp_path / "a", 4)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="the system has no /proc")
def test_a_file_that_says_it_is_empty_is_read_no_further_than_the_bound() -> None:
    with pytest.raises(LargeFileError):
        reading.content(Path("/proc/self/maps"), 10)


def test_ends_of_lines_are_newlines(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a\r\nb\rc\n")
    assert reading.text(tmp_path / "a") == "a\nb\nc\n"


def test_what_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        reading.content(tmp_path / "a")

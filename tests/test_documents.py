"""What the documents name is there: files in backticks exist, links lead somewhere, and each module is described."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
ROOMS: Final = ("ui", "layers", "geo", "seeds")
GROUPS: Final = ("words", "data", "say", "map", "views", "shell", "api", "desk")
TOPS: Final = (*ROOMS, "tests", "benchmarks", "docs")

WRITTEN: Final = tuple(
    sorted(
        {
            ROOT / "README.md",
            ROOT / "CONTRIBUTING.md",
            *(ROOT / "docs").rglob("*.md"),
            *(path for room in ROOMS for path in (ROOT / room).rglob("README.md") if "node_modules" not in path.parts),
        }
    )
)

OTHERWISE: Final = {
    "seeds/facts/<document>/accepted.yaml": "written by the review of a new letter, and moved from there",
    "layers/catalogue/defence.py": "the example of a new layer in CONTRIBUTING",
}
"""Paths that are no file of the project, by pattern, with the reason."""

CODE: Final = re.compile(r"`([^`\n]+)`")
FENCE: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK: Final = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
FILE: Final = re.compile(rf"(?:{'|'.join(TOPS)})/[\w./*<>-]+\.(?:py|js|ts|css|md|csv|yaml)")


def text_of(document: Path) -> str:
    return FENCE.sub("", document.read_text(encoding="utf-8"))


def named(text: str) -> set[str]:
    """The files of the project that a text names in backticks."""
    return {word for code in CODE.findall(text) for word in code.split() if FILE.fullmatch(word)}


def is_there(path: str) -> bool:
    """Whether a path is a file, or a pattern (`*`, `<letter>`) that some file meets."""
    pattern = re.sub(r"<[^>]*>", "*", path)
    return any(ROOT.glob(pattern)) if "*" in pattern else (ROOT / path).is_file()


def stands_elsewhere(path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in OTHERWISE)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", WRITTEN, ids=name)
def test_each_file_that_a_document_names_is_there(document: Path) -> None:
    missing = {path for path in named(text_of(document)) if not is_there(path) and not stands_elsewhere(path)}
    assert not missing


@pytest.mark.parametrize("document", WRITTEN, ids=name)
def test_each_link_between_documents_leads_to_a_file(document: Path) -> None:
    missing = {to for to in LINK.findall(text_of(document)) if not (document.parent / to).exists()}
    assert not missing


def test_each_exception_is_still_named() -> None:
    everything = {path for document in WRITTEN for path in named(text_of(document))}
    assert not [pattern for pattern in OTHERWISE if not any(fnmatch(path, pattern) for path in everything)]


def test_names_of_files_are_found_in_backticks_alone() -> None:
    text = "`ui/page.py` and `python -m ui.serve`, ui/serve.py, `seeds/facts/<letter>/*.yaml`, `python docs/walk.py`"
    assert named(text) == {"ui/page.py", "seeds/facts/<letter>/*.yaml", "docs/walk.py"}


def test_a_file_that_is_not_there_is_missed() -> None:
    assert not is_there("ui/words/text.py")
    assert not is_there("seeds/<letter>/*.csv.yaml")
    assert is_there("seeds/facts/<letter>/*.yaml")


def modules(folder: str, kind: str = ".py") -> set[str]:
    """The modules of a folder, without what only makes it a package."""
    return {path.name for path in (ROOT / folder).glob(f"*{kind}") if path.name != "__init__.py"}


@pytest.mark.parametrize("folder", [*ROOMS, *(f"ui/{group}" for group in GROUPS)])
def test_the_readme_of_a_folder_describes_each_of_its_modules(folder: str) -> None:
    described = set(CODE.findall(text_of(ROOT / folder / "README.md")))
    assert modules(folder) <= described


def test_the_readme_of_the_assets_describes_each_script() -> None:
    described = set(CODE.findall(text_of(ROOT / "ui" / "assets" / "README.md")))
    parts = ("page", "map", "charts", "desk")
    assert {name for part in parts for name in modules(f"ui/assets/{part}", ".js")} <= described

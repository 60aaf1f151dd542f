"""Holds the drawing in docs/architecture.md: arrows between the rooms point down only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "app": {"ui"},
    "ui": {"layers"},
    "layers": {"geo", "seeds"},
    "geo": set(),
    "seeds": set(),
}
FILES = [ROOT / "app.py", *(path for room in MAY_IMPORT for path in sorted((ROOT / room).rglob("*.py")))]


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in names} & set(MAY_IMPORT)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_imports_only_its_own_room_and_the_ones_below(path: Path) -> None:
    room = room_of(path)
    assert imported_rooms(path) <= MAY_IMPORT[room] | {room}


def test_every_room_has_files() -> None:
    assert {room_of(path) for path in FILES} == set(MAY_IMPORT)


def test_only_ui_and_the_entry_know_streamlit_and_folium() -> None:
    knowing = {
        room_of(path)
        for path in FILES
        if any(name in path.read_text(encoding="utf-8") for name in ("import streamlit", "import folium"))
    }
    assert knowing <= {"app", "ui"}


# Rooms whose modules import one another in one direction only.
WITHOUT_CIRCLE = ("geo", "layers", "seeds")


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(tree: ast.AST, module: str, package: str) -> Iterator[str]:
    """Every module that a file imports, at its top, in a function or for its types alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def imports_within(sources: dict[str, str], packages: set[str]) -> dict[str, set[str]]:
    """Which of these modules each imports; a package itself is imported by all that is in it and is left out."""
    found = {}
    for module, source in sources.items():
        package = module if module in packages else module.rpartition(".")[0]
        names = set(imported_modules(ast.parse(source), module, package))
        found[module] = names & set(sources) - {module}
    return found


def circle(imports: dict[str, set[str]]) -> list[str]:
    """A circle of imports, none where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("room", WITHOUT_CIRCLE)
def test_no_modules_of_a_room_import_each_other_in_a_circle(room: str) -> None:
    paths = [path for path in FILES if room_of(path) == room]
    packages = {module_of(path) for path in paths if path.name == "__init__.py"}
    sources = {module_of(path): path.read_text(encoding="utf-8") for path in paths}
    assert circle(imports_within(sources, packages)) == []


@pytest.mark.parametrize(
    "back",
    [
        "from room import a",
        "from . import a",
        "from .a import x",
        "import room.a",
        "def f():\n    from room.a import x",
        "if TYPE_CHECKING:\n    import room.a",
    ],
)
def test_a_circle_is_found_however_it_is_written(back: str) -> None:
    sources = {"room": "", "room.a": "from room.b import y", "room.b": back}
    assert set(circle(imports_within(sources, {"room"}))) == {"room.a", "room.b"}
    assert circle(imports_within({**sources, "room.b": "import os"}, {"room"})) == []

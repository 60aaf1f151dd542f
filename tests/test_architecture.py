"""Holds the drawing in docs/architecture.md: arrows between the rooms point down only."""

from __future__ import annotations

import ast
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

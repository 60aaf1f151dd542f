"""Holds the import rule of `seeds/README.md`: what stands in its list imports only what stands above it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
README = (SEEDS / "README.md").read_text(encoding="utf-8")
ORDER = re.findall(r"^\| `(\w+)(?:\.py|/)` \|", README, re.MULTILINE)
MODULES = sorted(path for path in SEEDS.rglob("*.py") if path != SEEDS / "__init__.py")


def group_of(path: Path) -> str:
    return path.relative_to(SEEDS).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of `seeds` that a file imports, without the first part of their names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "seeds":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("seeds."):
            yield (node.module or "").removeprefix("seeds.")
        elif isinstance(node, ast.Import):
            yield from (a.name.removeprefix("seeds.") for a in node.names if a.name.startswith("seeds."))


def test_the_readme_lists_every_group_once() -> None:
    assert sorted(ORDER) == sorted({group_of(path) for path in MODULES})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SEEDS).as_posix())
def test_a_module_imports_only_its_own_group_and_those_listed_before_it(path: Path) -> None:
    own = ORDER.index(group_of(path))
    assert {name for name in imported(path) if ORDER.index(name.split(".")[0]) > own} == set()


@pytest.mark.parametrize("group", sorted({group_of(path) for path in MODULES if path.parent != SEEDS}))
def test_there_is_no_circle_within_a_group(group: str) -> None:
    arrows = {
        path.relative_to(SEEDS).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): set(
            imported(path)
        )
        for path in MODULES
        if group_of(path) == group
    }
    while leaves := {name for name, found in arrows.items() if not found & (arrows.keys() - {name, group})}:
        arrows = {name: found for name, found in arrows.items() if name not in leaves}
    assert arrows == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SEEDS).as_posix())
def test_no_module_is_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300

"""Which files the site of the documents holds: each under its path in the project, so that links hold in both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("geo", "layers", "seeds", "ui")
TOP: Final = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
BESIDE: Final = ("docs/site/site.css", "docs/site/favicon.svg")
LINK: Final = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)")
# Looked through for words to mark as code, not as links.
CODE: Final = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def rooms(root: Path = ROOT) -> list[Path]:
    """Return the README of each room and of its folders, room by room."""
    found = (path for room in ROOMS for path in (root / room).rglob("README.md") if "node_modules" not in path.parts)
    return sorted(found, key=lambda path: path.parent)


def documents(root: Path = ROOT) -> list[Path]:
    """Return every document of the project: those at the top, of `docs` and of the rooms."""
    return sorted({*(root / name for name in TOP), *(root / "docs").rglob("*.md"), *rooms(root)})


def linked(document: Path) -> Iterator[Path]:
    """Yield the files that a document links to or shows and that are no documents themselves."""
    for to in LINK.findall(CODE.sub("", document.read_text(encoding="utf-8"))):
        path = (document.parent / to).resolve()
        if path.is_file() and path.suffix != ".md":
            yield path


def on_config(config: MkDocsConfig) -> None:
    """Give the rooms their place in the navigation, and before them what the configuration does not name."""
    chosen = config.nav or []
    named = str(chosen)
    others = [path for path in map(place, documents()) if path.startswith("docs/") and f"'{path}'" not in named]
    more = [{"More": others}] if others else []
    config.nav = [*chosen, *more, {"Rooms": [place(path) for path in rooms()]}]


def place(path: Path) -> str:
    """Return the path of a file in the project and in the site."""
    return path.relative_to(ROOT).as_posix()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the place of what MkDocs found in the folder of the documents."""
    pages = documents()
    others = {path for page in pages for path in linked(page)} | {ROOT / name for name in BESIDE}
    own = [File.generated(config, place(path), abs_src_path=str(path)) for path in (*pages, *sorted(others))]
    of_theme = [file for file in files if file.src_dir != config.docs_dir]
    return Files([*of_theme, *own])

"""What answers are made of: the built folder that is current, its index, the letters if they are there, and the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

from layers import deadlines
from layers.built import Built, open_built
from layers.cache import current
from layers.errors import BuiltFolderError
from layers.facts import Fact
from layers.letters import Part, parts_by_file
from layers.municipalities import Municipal, leading_to, municipalities
from layers.registry import LAYER_IDS, LAYERS
from layers.search_index import Index, nearest_first
from settings import Settings


@dataclass(frozen=True)
class Library:
    """A built folder with the indexes that answers need. `app` is the app's base address, "" where it has none."""

    built: Built
    app: str = ""
    letters: Path | None = None
    today: Callable[[], date] = deadlines.today

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The facts by id."""
        return {fact["id"]: fact for fact in self.built.facts}

    @cached_property
    def parts(self) -> dict[str, list[Part]]:
        """The letters in each file."""
        return parts_by_file(self.built.registers["document_parts"])

    @cached_property
    def last_letter(self) -> str:
        """The date of the newest letter that was read."""
        return max(part["date"] for part in self.built.registers["document_parts"])

    @cached_property
    def features(self) -> dict[str, dict[str, object]]:
        """The features of all layers, by `layer:id`."""
        return {LAYERS[layer].key(f["id"]): f for layer in LAYER_IDS for f in self.built.features(layer)}  # type: ignore[misc]

    @cached_property
    def municipalities(self) -> dict[str, Municipal]:
        """All municipalities by code, with what the letters say of them."""
        return municipalities(self.built.registers, self.features)  # type: ignore[arg-type]

    @cached_property
    def leading(self) -> dict[str, str]:
        """The municipality to which a former name or a code leads."""
        return leading_to(self.built.registers)

    @cached_property
    def index(self) -> Index:
        """The index for search."""
        if (tables := self.built.search_tables) is not None:
            return Index(tables, self.built.registers)
        return Index.made(self.built.registers, self.features, nearest_first(self.features))  # type: ignore[arg-type]


@dataclass
class Shelf:
    """Gives the library of the folder that is current: a newer build takes over without a restart."""

    settings: Settings
    named: Path | None = None
    _open: Library | None = None
    _lock: Lock = field(default_factory=Lock)

    def library(self) -> Library:
        """Return what answers are made of now.

        Raises:
            BuiltFolderError: nothing was built, or what was built cannot be read.
        """
        path = self.named or current(self.settings.cache)
        if path is None:
            raise BuiltFolderError("No map has been built. Run `python -m layers build`, or name one with --built.")
        with self._lock:
            if self._open is None or self._open.built.path != path:
                self._open = Library(open_built(path), self.settings.mcp_app, self.settings.letters)
            return self._open

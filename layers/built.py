"""Reads a built folder: all that the app, the routes and the export use. Imports no geometry library."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, cast

import reading
from geo.reports import PublicFinding as PublicFinding
from geo.reports import PublicReport as PublicReport
from layers.adds import WARNING, for_features
from layers.box import Shape, box, shape
from layers.changes import History, Release
from layers.collisions import Collision, collisions
from layers.columnar import Columns, Truths, column_tables
from layers.columns import Column, conform, stated
from layers.counted import counted
from layers.errors import BuiltFolderError
from layers.facts import Fact
from layers.facts_file import FactsFile
from layers.features import Feature, checked
from layers.figures.figures import Figures
from layers.geojson import collection, compact
from layers.kept import kept
from layers.known import known_layer, known_provinces, known_themes
from layers.layer import LayerId
from layers.manifest import Manifest
from layers.narrowing import ALL, Narrowing, offered
from layers.numpy_file import Tables, opened
from layers.official_files import OFFICIAL, OfficialFile
from layers.registry import LAYER_IDS, LAYERS

SEARCH: Final = "search.tables"
"""The file with the index for search and filters."""

FIGURES: Final = "figures.json"
"""The file with the figures of CBS; not in every folder."""

EDITIONS: Final = "editions.json"
"""The file with what each edition said."""


REPORTS: Final = "reports.json"
"""The file with what each source of boundaries answered."""


@dataclass(frozen=True)
class Built:
    """A built folder. What it returns is shared: copy before changing."""

    path: Path

    @cached_property
    def manifest(self) -> Manifest:
        """`digest`, `edition`, `edition_date`, `boundary`, `layers`, `files`; see docs/architecture.md."""
        found = self._json("manifest.json")
        if not isinstance(found, dict) or "files" not in found:
            raise BuiltFolderError(f"{self.path / 'manifest.json'} is no manifest. Run `python -m layers build`.")
        return cast("Manifest", found)

    @cached_property
    def registers(self) -> FactsFile:
        """All lists of `facts.json` by name."""
        found: FactsFile = self._json("facts.json")
        return found

    @cached_property
    def reports(self) -> list[PublicReport]:
        """What each source of boundaries answered when this was built; [] where an older build kept no such file."""
        found: list[PublicReport] = self._json(REPORTS) if REPORTS in self.manifest["files"] else []
        return found

    @cached_property
    def figures(self) -> Figures | None:
        """What CBS counts beside promises; None where the build had no figures."""
        if FIGURES not in self.manifest["files"]:
            return None
        members: dict[str, list[str]] = {}
        for row in self.registers["municipalities"]:
            members.setdefault(row["province_code"], []).append(row["code"])
        return Figures(self._json(FIGURES), members)

    @cached_property
    def official(self) -> OfficialFile | None:
        """What others publish of regions and outlines; None where nothing of it was at hand."""
        found: OfficialFile | None = self._json(OFFICIAL) if OFFICIAL in self.manifest["files"] else None
        return found

    @cached_property
    def history(self) -> History:
        """The editions and what is new between them; a build that kept none knows only its own."""
        if EDITIONS in self.manifest["files"] and (kept := self._json(EDITIONS)):
            return History(kept, self.registers)
        own = {"edition": self.manifest["edition"], "date": self.manifest["edition_date"], "note_nl": "", "note_en": ""}
        return History([cast("Release", {**own, "kept": None})], self.registers)

    @cached_property
    def search_tables(self) -> Tables | None:
        """The tables of the index for search and filters; None where an older build kept none."""
        if SEARCH not in self.manifest["files"]:
            return None
        try:
            return opened(self.path / SEARCH)
        except (OSError, ValueError) as error:
            raise BuiltFolderError(f"{self.path / SEARCH}: {error}. Run `python -m layers build`.") from error

    @cached_property
    def columns(self) -> Columns:
        """The facts as columns."""
        tables = self.search_tables
        return Columns(column_tables(self.facts) if tables is None else tables, self.facts)

    def kept(
        self, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
    ) -> Truths:
        """Which of the features of a layer `counted` would count, one truth a feature.

        Raises:
            UnknownNameError: no such layer, province or theme.
        """
        codes, known = self.known_provinces(provinces), known_themes(themes)
        left = self.columns.passing(narrowing)
        for name, values in (("province", codes), ("theme", known)):
            if values:
                left &= self.columns.having(name, values)
        return kept(self.columns, known_layer(layer), self.features(layer), left, codes, known, narrowing)

    @property
    def facts(self) -> list[Fact]:
        """The flat facts, with `sites` and `grid`, in the order of the files."""
        return self.registers["facts"]

    @cached_property
    def collisions(self) -> tuple[Collision, ...]:
        """The bottlenecks that hold, gravest and most certain first."""
        return collisions(self.registers)

    def features(self, layer: str) -> list[Feature]:
        """The properties of all features of a layer, without geometry.

        Raises:
            UnknownNameError: no such layer.
        """
        found = known_layer(layer)
        if found not in self._properties:
            self._properties[found] = [properties for properties, _ in self.drawn(layer)]
        return self._properties[found]

    @cached_property
    def _properties(self) -> dict[LayerId, list[Feature]]:
        return {}

    def counted(
        self, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
    ) -> list[Feature]:
        """The properties of the features that a filter leaves, counted for the facts that pass it.

        Raises:
            UnknownNameError: no such layer, province or theme.
        """
        return _counted(self, known_layer(layer), self.known_provinces(provinces), known_themes(themes), narrowing)

    def rows(
        self, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
    ) -> list[Feature]:
        """The rows of a layer as a filter leaves it, as every file has them: with what each adds to the figures.

        Raises:
            UnknownNameError: no such layer, province or theme.
        """
        codes, known, asked = self.known_provinces(provinces), known_themes(themes), narrowing.of_facts
        among = frozenset(fact["id"] for fact in self.facts if asked.passes(fact)) if asked else None
        meeting = [box(value) for value in narrowing.of("bbox")]
        rows = [
            row
            for row in self.counted(layer, codes, known, asked)
            if not meeting or any(_shapes(self, known_layer(layer))[row["id"]].meets(one) for one in meeting)
        ]
        # A limit cuts off rows and changes none: what each adds is what it adds among all of them.
        added = for_features(rows, self.facts, codes, known, among)[: narrowing.limit]
        return checked(conform(layer, LAYERS[known_layer(layer)].columns, added))

    def export(
        self, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
    ) -> bytes:
        """A layer as a filter leaves it, as GeoJSON (RFC 7946); the same bytes from the command line and the app.

        Raises:
            UnknownNameError: no such layer, province or theme.
        """
        rows = self.rows(layer, provinces, themes, narrowing)
        geometries = {properties["id"]: geometry for properties, geometry in self.drawn(layer)}
        return collection(layer, WARNING, self.columns_of(layer), [(row, geometries[row["id"]]) for row in rows])

    def columns_of(self, layer: str) -> tuple[Column, ...]:
        """The columns of a layer in every file: those that say something in the whole edition, whatever the filter.

        Raises:
            UnknownNameError: no such layer.
        """
        return stated(LAYERS[known_layer(layer)].columns, self.features(layer))

    @cached_property
    def offers(self) -> dict[str, tuple[str, ...]]:
        """What may be chosen of each filter beside place and theme: see `layers.narrowing.offered`."""
        return offered(self.facts, (row["code"] for row in self.registers["municipalities"]))

    def known_provinces(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """The codes of provinces given by code or name, in register order.

        Raises:
            UnknownNameError: one of them is neither.
        """
        register = [(row["code"], row["name"]) for row in self.registers["provinces"]]
        return known_provinces(wanted, register, [(row["name"], row["code"]) for row in self.registers["aliases"]])

    def drawn(self, layer: str) -> list[tuple[Feature, str]]:
        """The features of a layer, each with the text of its GeoJSON geometry in CRS84.

        Raises:
            UnknownNameError: no such layer.
        """
        found = LAYERS[known_layer(layer)]
        return _derived(self, found.id) if found.derive else self._features[found.id]

    @cached_property
    def _features(self) -> dict[LayerId, list[tuple[Feature, str]]]:
        return {
            layer: [
                (cast("Feature", silent(layer) | f["properties"]), compact(f["geometry"]))
                for f in self._json(f"{layer}.geojson")["features"]
            ]
            for layer in LAYER_IDS
        }

    def kept_shapes(self, name: str) -> dict[str, list[Any]]:
        """The GeoJSON geometries of each layer in the system of a file of shapes, in the order of the layer.

        Raises:
            BuiltFolderError: the folder has no such file.
        """
        found: dict[str, list[Any]] = self._json(name)
        return found

    def _json(self, name: str) -> Any:
        try:
            return json.loads(reading.text(self.path / name))
        except (OSError, ValueError, RecursionError) as error:
            raise BuiltFolderError(f"{self.path / name}: {error}. Run `python -m layers build`.") from error


def silent(layer: LayerId) -> dict[str, Any]:
    """What a feature of a layer says where it says nothing: a file leaves out a column in which no feature does."""
    return {column.name: [] if column.type == "texts" else None for column in LAYERS[layer].columns}


@lru_cache(maxsize=256)
def _counted(
    built: Built, layer: LayerId, provinces: tuple[str, ...], themes: tuple[str, ...], narrowing: Narrowing
) -> list[Feature]:
    """What `Built.counted` returns: a folder never changes, so each filter is counted once for all visitors."""
    return counted(
        LAYERS[layer], built.features(layer), built.facts, provinces=provinces, themes=themes, narrowing=narrowing
    )


@lru_cache(maxsize=16)
def _shapes(built: Built, layer: LayerId) -> dict[Any, Shape]:
    """The shapes of the features of a layer by id: read once for each folder, which never changes."""
    return {properties["id"]: shape(geometry) for properties, geometry in built.drawn(layer)}


@lru_cache(maxsize=16)
def _derived(built: Built, layer: LayerId) -> list[tuple[Feature, str]]:
    """The features of a layer that is made of the others: made once for each folder, which never changes."""
    found = LAYERS[layer]
    made = found.derive(built) if found.derive else []
    rows = for_features(counted(found, [row for row, _ in made], built.facts), built.facts)
    features = checked(conform(layer, found.columns, rows))
    return [(feature, shape) for feature, (_, shape) in zip(features, made, strict=True)]


def open_built(path: Path) -> Built:
    """Open a built folder.

    Raises:
        BuiltFolderError: the manifest cannot be read, or a file that it names is missing.
    """
    built = Built(path)
    missing = [name for name in built.manifest["files"] if not (path / name).is_file()]
    if missing:
        raise BuiltFolderError(f"{path} lacks {', '.join(missing)}. Run `python -m layers build`.")
    return built

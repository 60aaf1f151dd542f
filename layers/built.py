"""Reads a built folder: all that the app, the routes and the export use. Imports no geometry library."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, cast

from geo.reports import PublicFinding as PublicFinding
from geo.reports import PublicReport as PublicReport
from layers.adds import WARNING, for_features
from layers.collisions import Collision, collisions
from layers.columns import COLUMNS, COMMON, DERIVED, conform
from layers.counted import Properties, counted
from layers.errors import BuiltFolderError, UnknownNameError
from layers.facts import Fact
from layers.geojson import collection, compact
from layers.registers import REGISTER_CREDIT, REGISTER_LICENCE
from seeds.records import THEMES

LAYER_IDS: Final = tuple(COLUMNS)
DERIVED_IDS: Final = tuple(DERIVED)
"""Layers that are made of the others when they are asked for: no file of a built folder, and no plain export."""


OF_PLACES: Final[Mapping[str, Any]] = {
    "source": "afsprakenkaart, seeds/registers/places.csv",
    "licence": REGISTER_LICENCE,
    "credit": REGISTER_CREDIT,
    "schematic": False,
}
"""The origin of a point that the register of places holds."""


@dataclass(frozen=True)
class Built:
    """A built folder. What it returns is shared: copy before changing."""

    path: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """`digest`, `edition`, `edition_date`, `boundary`, `layers`, `files`; see docs/architecture.md."""
        found = self._json("manifest.json")
        if not isinstance(found, dict) or "files" not in found:
            raise BuiltFolderError(f"{self.path / 'manifest.json'} is no manifest. Run `python -m layers build`.")
        return found

    @cached_property
    def registers(self) -> dict[str, list[dict[str, Any]]]:
        """All lists of `facts.json` by name."""
        found: dict[str, list[dict[str, Any]]] = self._json("facts.json")
        return found

    @cached_property
    def reports(self) -> list[PublicReport]:
        """What each source of boundaries answered when this was built; [] where an older build kept no such file."""
        found: list[PublicReport] = self._json("reports.json") if "reports.json" in self.manifest["files"] else []
        return found

    @property
    def facts(self) -> list[Fact]:
        """The flat facts, with `sites` and `grid`, in the order of the files."""
        return cast("list[Fact]", self.registers["facts"])

    @cached_property
    def collisions(self) -> tuple[Collision, ...]:
        """The bottlenecks that hold, gravest and most certain first."""
        return collisions(self.registers)

    def features(self, layer: str) -> list[Properties]:
        """The properties of all features of a layer, without geometry.

        Raises:
            UnknownNameError: no such layer.
        """
        return [properties for properties, _ in self._of(layer)]

    def counted(self, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = ()) -> list[Properties]:
        """The properties of the features that a filter leaves, counted for the facts that pass it.

        Raises:
            UnknownNameError: no such layer, province or theme.
        """
        return _counted(self, known_layer(layer), self.known_provinces(provinces), known_themes(themes))

    def rows(self, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = ()) -> list[Properties]:
        """The rows of a layer as a filter leaves it, as every file has them: with what each adds to the figures.

        Raises:
            UnknownNameError: no such layer, province or theme.
        """
        codes, known = self.known_provinces(provinces), known_themes(themes)
        return conform(layer, for_features(self.counted(layer, codes, known), self.facts, codes, known))

    def export(self, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = ()) -> bytes:
        """A layer as a filter leaves it, as GeoJSON (RFC 7946); the same bytes from the command line and the app.

        Raises:
            UnknownNameError: no such layer, province or theme.
        """
        rows = self.rows(layer, provinces, themes)
        geometries = {properties["id"]: geometry for properties, geometry in self._of(layer)}
        return collection(layer, WARNING, [(row, geometries[row["id"]]) for row in rows])

    def known_provinces(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """The codes of provinces given by code or name, in register order.

        Raises:
            UnknownNameError: one of them is neither.
        """
        return known_provinces(wanted, [(row["code"], row["name"]) for row in self.registers["provinces"]])

    def _of(self, layer: str) -> list[tuple[Properties, str]]:
        return self._collided if known_layer(layer) in DERIVED_IDS else self._features[layer]

    @cached_property
    def _collided(self) -> list[tuple[Properties, str]]:
        """The layer of collisions: each at the feature that is its subject, whose geometry and origin it has.

        A place that no layer draws lends its own point; without one it lies at its subject too.
        """
        subjects = {(layer, p["id"]): (p, shape) for layer, found in self._features.items() for p, shape in found}
        places = {place["id"]: place for place in self.registers["places"]}
        made = []
        for collision in self.collisions:
            layer, _, ident = collision.subject.partition(":")
            subject, shape = subjects[layer, ident]
            own = {
                "id": collision.id,
                "name": collision.name,
                "layer": "collisions",
                "province_codes": list(collision.province_codes),
                "fact_ids": list(collision.fact_ids),
                "kind": collision.kind,
                "subject": collision.subject,
                "reasons": list(dict.fromkeys(reason.code for reason in collision.reasons)),
                "level": collision.level,
                "softest_status": collision.softest,
                "homes": collision.homes.number,
                "unknown": list(collision.unknown),
                "municipality_codes": list(collision.municipality_codes),
                "basis": collision.basis,
                "sentence_nl": collision.why_nl,
                "sentence_en": collision.why_en,
                "second_reader": collision.state,
                "certainty": collision.place_certainty if collision.place else subject["certainty"],
            }
            origin = {column.name: subject[column.name] for column in COMMON if column.name in subject}
            if collision.place and (point := point_of(places[collision.place])):
                origin |= OF_PLACES
                shape = compact({"type": "Point", "coordinates": point})
            made.append((origin | own, shape))
        rows = for_features(counted([properties for properties, _ in made], self.facts), self.facts)
        return [(row, shape) for row, (_, shape) in zip(conform("collisions", rows), made, strict=True)]

    @cached_property
    def _features(self) -> dict[str, list[tuple[Properties, str]]]:
        return {
            layer: [(f["properties"], compact(f["geometry"])) for f in self._json(f"{layer}.geojson")["features"]]
            for layer in LAYER_IDS
        }

    def _json(self, name: str) -> Any:
        try:
            return json.loads((self.path / name).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BuiltFolderError(f"{self.path / name}: {error}. Run `python -m layers build`.") from error


def point_of(place: Mapping[str, Any]) -> list[float] | None:
    """The (longitude, latitude) of a place of the register that has one point, in CRS84; None for any other."""
    coordinates = place["coordinates"]
    return list(coordinates[0]) if place["geometry"] == "point" and len(coordinates) == 1 else None


@lru_cache(maxsize=256)
def _counted(built: Built, layer: str, provinces: tuple[str, ...], themes: tuple[str, ...]) -> list[Properties]:
    """What `Built.counted` returns: a folder never changes, so each filter is counted once for all visitors."""
    return counted(built.features(layer), built.facts, provinces=provinces, themes=themes)


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


def known_layer(name: str) -> str:
    """The id of a layer.

    Raises:
        UnknownNameError: no such layer.
    """
    return _known("layer", name, (*LAYER_IDS, *DERIVED_IDS))


def known_provinces(wanted: Iterable[str], register: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The codes of provinces given by code or name, in the order of the register, which gives (code, name).

    Raises:
        UnknownNameError: one of them is neither.
    """
    codes = {key.casefold(): code for code, name in register for key in (code, name)}
    found = set()
    for name in wanted:
        if name.strip().casefold() not in codes:
            known = ", ".join(f"{code} {name}" for code, name in register)
            raise UnknownNameError(f"unknown province {name!r}; known are {known}")
        found.add(codes[name.strip().casefold()])
    return tuple(code for code, _ in register if code in found)


def known_themes(wanted: Iterable[str]) -> tuple[str, ...]:
    """The themes given, in fixed order.

    Raises:
        UnknownNameError: one of them is not known.
    """
    found = {_known("theme", name, THEMES) for name in wanted}
    return tuple(theme for theme in THEMES if theme in found)


def _known(what: str, name: str, known: Sequence[str]) -> str:
    if name not in known:
        raise UnknownNameError(f"unknown {what} {name!r}; known are {', '.join(known)}")
    return name

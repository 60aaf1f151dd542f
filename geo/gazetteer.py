"""Provinces and municipalities by name, alias and code, with a point for each, and the places that lie in them.

Resolves the names that letters use ("Den Haag", "Friesland", "Bergen (L.)", the municipality of Weesp) and gives the
schematic shapes their points. The data and its sources: `geo/data/README.md`. Needs no boundaries and no network.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from geo import codes
from geo.errors import AmbiguousNameError, UnknownCodeError, UnknownNameError

YEAR: Final = 2025
"""The municipal division of the data; that of 2023 up to and including 2026 has the same municipalities."""

ABBREVIATION: Final = "abbreviation"
"""The kind of alias that counts only between brackets behind a name, as in "Bergen (L.)"."""

LonLat = tuple[float, float]
"""Longitude and latitude in degrees (CRS84)."""

_SUGGESTIONS: Final = 4
_BRACKETED: Final = re.compile(r"(?P<name>[^()]+)\((?P<province>[^()]+)\)\s*")
_LEVEL: Final = re.compile(r"(?P<level>gemeente|provincie)\s+(?P<name>.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Area:
    """A province or a municipality: its code, its name as CBS spells it, a point inside it, and its province's code."""

    code: str
    name: str
    point: LonLat
    province_code: str


@dataclass(frozen=True)
class Site:
    """A point with the code of the municipality in which it lies; None for water and abroad. `name` may be empty."""

    name: str
    point: LonLat
    municipality_code: str | None


class Gazetteer:
    """The provinces and municipalities, their names and points, and the places and anchors that lie in them."""

    def __init__(
        self,
        areas: Iterable[Area],
        aliases: Iterable[tuple[str, str, str]],
        places: Iterable[Site],
        anchors: Iterable[Site],
    ) -> None:
        self.areas: Mapping[str, Area] = {area.code: area for area in areas}
        self.places = tuple(places)
        self.anchors = tuple(anchors)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_abbreviation: dict[str, str] = {}
        aliases = tuple(aliases)
        self.aliases: tuple[tuple[str, str], ...] = tuple(
            (a, code) for a, code, kind in aliases if kind != ABBREVIATION
        )
        """Other names of provinces and municipalities, each with the code it stands for; no abbreviations."""
        for area in self.areas.values():
            self._by_name[_key(area.name)].add(area.code)
            self._by_name[_key(_BRACKETED.sub(r"\g<name>", area.name))].add(area.code)
        for alias, code, kind in aliases:
            if kind == ABBREVIATION:
                self._by_abbreviation[_key(alias)] = code
            else:
                self._by_name[_key(alias)].add(code)

    @property
    def municipalities(self) -> tuple[Area, ...]:
        """The municipalities, sorted by code."""
        return tuple(area for area in self.areas.values() if area.code != area.province_code)

    @property
    def provinces(self) -> tuple[Area, ...]:
        """The provinces, sorted by code."""
        return tuple(area for area in self.areas.values() if area.code == area.province_code)

    def area(self, code: str) -> Area:
        """The province or municipality with this code, such as `PV26` or `GM0344`.

        Raises:
            UnknownCodeError: no province or municipality of the division has it.
        """
        try:
            return self.areas[code]
        except KeyError:
            raise UnknownCodeError(f"{code!r} is no code of {YEAR}, such as PV26 or GM0344") from None

    def name(self, code: str) -> str:
        """The name as CBS spells it.

        Raises:
            UnknownCodeError: see `area`.
        """
        return self.area(code).name

    def point(self, code: str) -> LonLat:
        """A point well inside the area (longitude, latitude in degrees, CRS84).

        Raises:
            UnknownCodeError: see `area`.
        """
        return self.area(code).point

    def resolve(self, name: str, province: str | None = None) -> str:
        """The code of the province or municipality that bears this name, alias or code.

        Case, accents, apostrophes, hyphens and spaces do not matter. A municipality that was merged gives its
        successor. "gemeente" or "provincie" before the name chooses the level, and so does `province` (name or code):
        it asks for a municipality in that province, as an abbreviation in brackets does ("Bergen (L.)").

        Raises:
            AmbiguousNameError: several areas bear the name; the message names them.
            UnknownNameError: none does; the message suggests near names.
        """
        wanted = name.strip()
        if wanted.upper() in self.areas:
            return self._only({wanted.upper()}, name, province)
        level = _LEVEL.fullmatch(wanted)
        bare = level["name"] if level else wanted
        found = self._by_name.get(_key(bare), set())
        bracketed = _BRACKETED.fullmatch(bare)
        if not found and bracketed and (within := self._province_in_brackets(bracketed["province"])):
            found = {c for c in self._by_name.get(_key(bracketed["name"]), set()) if self._lies_in(c, within)}
        if level:
            prefix = "GM" if level["level"].lower() == "gemeente" else "PV"
            found = {code for code in found if code.startswith(prefix)}
        return self._only(found, name, province)

    def _only(self, found: set[str], name: str, province: str | None) -> str:
        chosen = found
        if province is not None:
            within = self._province(province)
            chosen = {code for code in found if self._lies_in(code, within)}
        if len(chosen) == 1:
            return min(chosen)
        if chosen:
            raise AmbiguousNameError(f"{name!r} may be {self._listed(chosen)}; name the province or give the code")
        raise UnknownNameError(self._unknown(name, found, province))

    def _lies_in(self, code: str, province_code: str) -> bool:
        """Whether the municipality lies in the province; a province does not lie in itself."""
        return code != province_code and self.areas[code].province_code == province_code

    def _province(self, name: str) -> str:
        wanted = name.strip().upper()
        named = {wanted} & set(codes.PROVINCES) or self._by_name.get(_key(name), set()) & set(codes.PROVINCES)
        if not named:
            raise UnknownNameError(f"{name!r} is no province; known are {', '.join(codes.PROVINCES.values())}")
        return min(named)

    def _province_in_brackets(self, text: str) -> str | None:
        named = self._by_name.get(_key(text), set()) & set(codes.PROVINCES)
        return min(named, default=self._by_abbreviation.get(_key(text)))

    def _unknown(self, name: str, elsewhere: set[str], province: str | None) -> str:
        where = f" in {province}" if province is not None else ""
        message = f"no province or municipality{where} is called {name!r}"
        if elsewhere:
            return f"{message}; elsewhere there is {self._listed(elsewhere)}"
        bare = _key(_BRACKETED.sub(r"\g<name>", name))
        inside = {s.municipality_code for s in self.places if s.municipality_code and _key(s.name) == bare}
        if inside:
            message += f"; there is a place of that name in {self._listed(inside)}"
        near = difflib.get_close_matches(bare, self._by_name, n=_SUGGESTIONS)
        if near:
            message += f"; near are {self._listed(set().union(*(self._by_name[key] for key in near)))}"
        return message

    def _listed(self, found: set[str]) -> str:
        return ", ".join(f"{self.areas[code].name} ({self._kind(code)} {code})" for code in sorted(found))

    def _kind(self, code: str) -> str:
        area = self.areas[code]
        return "province" if code == area.province_code else f"municipality in {self.areas[area.province_code].name}"


def _key(name: str) -> str:
    """The letters and digits of a name, without case and accents: what two spellings have in common."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in decomposed if sign.isalnum())


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the project's own data files (`geo/data`), read once; CRS84, division of `YEAR`."""
    return Gazetteer(
        areas=(*_provinces(), *_municipalities()),
        aliases=tuple((row["alias"], row["code"], row["kind"]) for row in _rows("aliases.csv")),
        places=(Site(row["name"], _point(row), row["municipality_code"]) for row in _rows("places.csv")),
        anchors=(Site("", _point(row), row["municipality_code"] or None) for row in _rows("anchors.csv")),
    )


def _provinces() -> Iterator[Area]:
    for row in _rows("provinces.csv"):
        yield Area(row["code"], codes.PROVINCES[row["code"]], _point(row), row["code"])


def _municipalities() -> Iterator[Area]:
    for row in _rows("municipalities.csv"):
        yield Area(row["code"], row["name"], _point(row), row["province_code"])


def _point(row: Mapping[str, str]) -> LonLat:
    return float(row["lon"]), float(row["lat"])


def _rows(file: str) -> list[dict[str, str]]:
    text = files("geo").joinpath("data", file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def load_postcodes() -> tuple[tuple[int, int, str], ...]:
    """Return runs of four-digit postcodes (the first, the last) with the code of the municipality that they are of.

    What is not sure is left out: see `geo/data/README.md`.
    """
    return tuple((int(row["first"]), int(row["last"]), row["municipality_code"]) for row in _rows("postcodes.csv"))

"""Registers: parties, provinces, municipalities, NOVEX areas, sites, and other forms of their names."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import field_validator, model_validator

from seeds.records.base import MunicipalityCode, ProvinceCode, Record, Slug, Text, split
from seeds.records.vocabulary import Certainty, Geometry, Landsdeel


class Party(Record):
    """A party to a promise: the one name that facts use, and its other names in the letters.

    Provinces, municipalities and water boards are parties too, as `Provincie <name>`, `Gemeente <name>` and
    `Waterschap <name>`; they do not stand in `parties.csv`.
    """

    name: Text
    aliases: tuple[Text, ...]

    _lists = field_validator("aliases", mode="before")(split)


class Province(Record):
    """A province by CBS code and CBS spelling."""

    code: ProvinceCode
    name: Text
    landsdeel: Landsdeel


class Municipality(Record):
    """A municipality of 2025 by CBS code and CBS spelling."""

    code: MunicipalityCode
    name: Text
    province_code: ProvinceCode


class NovexArea(Record):
    """A NOVEX area (`programme` novex) or a region treated like one; its members are in `novex_members.csv`."""

    id: Slug
    number: str
    name: Text
    programme: Literal["novex", "region"]
    type: Text
    landsdelen: tuple[Landsdeel, ...]
    province_codes: tuple[ProvinceCode, ...]
    certainty_of_members: Text
    basis: Text

    _lists = field_validator("landsdelen", "province_codes", mode="before")(split)


class NovexMember(Record):
    """A municipality that belongs to a NOVEX area, wholly or in part."""

    area_id: Slug
    municipality_code: MunicipalityCode
    part: Literal["whole", "partial"]


class Site(Record):
    """A housing area, a project or another named place.

    `coordinates` are (longitude, latitude) pairs in degrees (CRS84); `location_error_m` is in metres. The codes
    are those that certainly contain the place; the `_inferred` ones are added by a drawn line or a margin of error.
    """

    id: Slug
    name: Text
    kind: Text
    geometry: Geometry
    coordinates: tuple[tuple[float, float], ...]
    municipality_codes: tuple[MunicipalityCode, ...]
    province_codes: tuple[ProvinceCode, ...]
    municipality_codes_inferred: tuple[MunicipalityCode, ...]
    province_codes_inferred: tuple[ProvinceCode, ...]
    certainty: Certainty
    location_error_m: int | None
    basis: Text

    _lists = field_validator(
        "municipality_codes", "province_codes", "municipality_codes_inferred", "province_codes_inferred", mode="before"
    )(split)

    @field_validator("coordinates", mode="before")
    @classmethod
    def _pairs(cls, text: object) -> object:
        parts = split(text)
        return tuple(tuple(p.split()) for p in parts) if isinstance(parts, tuple) and isinstance(text, str) else text

    @field_validator("location_error_m", mode="before")
    @classmethod
    def _empty_is_none(cls, text: object) -> object:
        return None if text == "" else text

    @model_validator(mode="after")
    def _geometry_has_its_points(self) -> Self:
        least = {"none": 0, "point": 1, "line": 2}[self.geometry]
        if len(self.coordinates) < least or (least == 0 and self.coordinates):
            raise ValueError(f"geometry {self.geometry} with {len(self.coordinates)} coordinates")
        if any(not (3 <= lon <= 7.5 and 50.5 <= lat <= 53.8) for lon, lat in self.coordinates):
            raise ValueError("a coordinate lies outside the Netherlands; they are written as 'longitude latitude'")
        if self.certainty == "approximate" and self.location_error_m is None:
            raise ValueError("certainty approximate needs location_error_m")
        return self


class NameForm(Record):
    """Another form of a place's name, for the check of words: inflected, or English."""

    form: Text
    code: Text

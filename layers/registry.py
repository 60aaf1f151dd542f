"""The layers in drawing order, from the one below to the one on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from layers import congestion, housing, mirt, novex, provinces

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


@dataclass(frozen=True)
class Layer:
    """A layer: its id, and `build(facts, boundaries, seeds)`, which gives its frame in RD New."""

    id: str
    build: Callable[[Any, Any, Any], GeoDataFrame]


LAYERS: Final = (
    Layer("congestion", congestion.build),
    Layer("novex", novex.build),
    Layer("provinces", provinces.build),
    Layer("mirt", mirt.build),
    Layer("housing", housing.build),
)

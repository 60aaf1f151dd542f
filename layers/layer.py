"""What a layer is: everything that build, export, map, panel, search and tables ask of it.

Each layer is one file in `layers/catalogue/`, with a `Layer` called `LAYER`. What is special of a layer is a field
here, or a look that `ui/assets/map/looks.js` knows; nothing writes the id of a layer but its own file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from layers.analysis import Places
from layers.columns import ADDS_OF_LAYERS, COMMON, FIGURES, Column
from layers.facts_file import FactsFile
from layers.features import Feature as Feature
from layers.features import LayerId as LayerId
from layers.manifest import Manifest
from layers.style import Style

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.boundaries import Boundaries
    from layers.facts import Fact
    from seeds.load import Seeds

Language = Literal["nl", "en"]

Build = Callable[["Sequence[Fact]", "Boundaries", "Seeds"], "GeoDataFrame"]


class BuiltFolder(Protocol):
    """What a layer that is made of the others asks of a built folder (`layers.built.Built`)."""

    @property
    def manifest(self) -> Manifest:
        """What the folder says of itself."""

    @property
    def registers(self) -> FactsFile:
        """All lists of `facts.json` by name."""

    @property
    def collisions(self) -> Sequence[Any]:
        """The bottlenecks that hold."""

    def drawn(self, layer: LayerId) -> Iterable[tuple[Feature, str]]:
        """The properties of the features of a layer, each with the text of its geometry."""


Derive = Callable[[BuiltFolder], list[tuple[Feature, str]]]

Look = Literal["ground", "areas", "circles", "marks", "beside"]
"""How the map draws: `ground` is the layer that all stand on, which bears labels and is coloured by a measure; `areas`;
`circles` with a size by number; `marks` are lines, and signs for points; `beside` marks the features of others."""

Pane = Literal["fills", "outlines", "hatches", "lines", "points"]
"""The sheets of the map, from below to above."""

GeometryKind = Literal["points", "lines", "areas"]

Mark = Literal["square", "diamond", "triangle", "clash"]
Shape = Literal["area", "line", "track", "circle", "square", "diamond", "triangle", "clash"]

THEMES: Final = ("agreements", "outcomes", "grid", "homes", "rijk", "areas", "bottlenecks")
"""The themes of the map: of each one figure, with the layers that belong to it (`Layer.shown_with`)."""

_AREAS: Final = ("ground", "areas")
_POINTS: Final = ("circles", "marks")


@dataclass(frozen=True)
class Drawing:
    """How features of one geometry are drawn.

    `order` is the place among all drawings, from below; where several lie under a click, the higher comes last.
    `cluster` colours the mark that stands for many points, and `more` is what the look asks for besides.
    """

    look: Look
    pane: Pane
    order: int
    mark: Mark = "square"
    cluster: str = "#0b3c66"
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sign:
    """A sign of the legend with its meaning; what is `minor` stands under those of the other layers."""

    shape: Shape
    style: Style
    label: str
    minor: bool = False


@dataclass(frozen=True)
class LayerWords:
    """The words of a layer in one language.

    `name` is that of the layer, `one` that of one feature, and `short` the same where the field is clear. `kinds` are
    those of features that go by another name, by their column `kind`. `values` are the words of columns with a closed
    vocabulary, `headings` those of columns whose label does not do as a heading, `signs` those of the legend.
    """

    name: str
    one: str
    short: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)

    def of(self, feature: Feature) -> str:
        """What a feature is, in a word."""
        return self.kinds.get(str(feature.get("kind")), self.one)

    def in_full(self, feature: Feature) -> str:
        """What a feature is, where there is room for more than a word."""
        return self.values.get("kind", {}).get(str(feature.get("kind")), self.one)


def always(_feature: Feature) -> bool:
    """Every feature."""
    return True


def never(_feature: Feature) -> bool:
    """No feature."""
    return False


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A layer. A layer with `build` stands in a built folder; one with `derive` is made of the others when asked for.

    Fields that have a default may be left out.
    """

    id: LayerId
    """The name of its file, and its id in addresses, files and `layer:id`."""

    order: int
    """Its place in legend, tables and downloads; what is derived comes last."""

    words: Mapping[Language, LayerWords]

    own_columns: tuple[Column, ...]
    """The columns between those that all layers have."""

    drawn: tuple[Drawing, ...]

    style: Style | Callable[[Feature], Style]
    """How its features look: all alike, or each by what it says."""

    dark: Mapping[str, str] = field(default_factory=dict)
    """What its colours become on a dark page, besides those of `layers.style.DARK`."""

    build: Build | None = None
    """`build(facts, boundaries, seeds)`: its checked frame in RD New (metres)."""

    derive: Derive | None = None
    """`derive(built)`: its features, each with the text of its GeoJSON geometry in CRS84."""

    names: Callable[[BuiltFolder], dict[str, dict[str, Any]]] | None = None
    """What the map says of each feature by id, where that is not the name and `on_map`."""

    on_map: tuple[str, ...] = ()
    """The columns that travel to the map, besides the name."""

    legend: Callable[[Sequence[Feature], Language], Sequence[Sign]] | None = None
    """`legend(features, language)`: its signs; left out, one sign for the one style."""

    says: tuple[str, ...] = ("certainty",)
    """The columns that the head of the panel tells."""

    table: tuple[str, ...] = ("agreement_count", "province_codes", "certainty")
    """The columns of the map as a table, after the name."""

    term: str = ""
    """The word of the glossary that explains it."""

    page: str = ""
    """The view with a page for each of its features, where there is one."""

    mixed: tuple[GeometryKind, ...] = ()
    """The kinds of geometry of its features, where they are several: some programs take one kind at a time."""

    at_first: bool = False
    """Whether it is on at a first visit."""

    shown_with: tuple[str, ...] = ()
    """The themes of the map, besides the first one, in which it is on: of `THEMES`."""

    is_found: bool = True
    """Whether the search offers its features by name."""

    stays: Callable[[Feature], bool] = never
    """Which features stay in view where a filter leaves them no fact; others drop out."""

    shared_by: Places | None = None
    """By what places the figures are divided, where what several features share is told apart."""

    switched: Callable[[Feature], bool] = always
    """Which features the switch in the legend shows; others are shown by the `fill` of the ground."""

    fill: str = ""
    """The fill of the ground that shows what is not switched."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """All its columns, in the order of the export."""
        return (*COMMON, *self.own_columns, *ADDS_OF_LAYERS)

    @property
    def is_ground(self) -> bool:
        """Whether the other layers stand on it."""
        return any(drawing.look == "ground" for drawing in self.drawn)

    @property
    def has_areas(self) -> bool:
        """Whether it gives the map its shape: a search leaves what it draws."""
        return any(drawing.look in _AREAS for drawing in self.drawn)

    @property
    def has_points(self) -> bool:
        """Whether it has points or lines."""
        return any(drawing.look in _POINTS for drawing in self.drawn)

    @property
    def has_figures(self) -> bool:
        """Whether a filter changes the homes and the money of its features."""
        return {*FIGURES} <= {*self.own_columns}

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)

    def key(self, ident: object) -> str:
        """The name of a feature among those of all layers: `layer:id`."""
        return f"{self.id}:{ident}"

    def style_of(self, feature: Feature) -> Style:
        """How a feature looks."""
        return self.style(feature) if callable(self.style) else self.style

    def signs(self, features: Sequence[Feature], language: Language) -> Sequence[Sign]:
        """The signs of the legend with their meaning."""
        if self.legend:
            return self.legend(features, language)
        return [] if callable(self.style) else [self._sign(self.style, self.words[language].one)]

    def _sign(self, style: Style, label: str) -> Sign:
        drawing = self.drawn[-1]
        shape: Shape = "area" if drawing.look in _AREAS else "circle" if drawing.look == "circles" else drawing.mark
        return Sign(shape, style, label)


def split_key(key: str) -> tuple[LayerId, str]:
    """The layer and the id of a feature that is named `layer:id`."""
    layer, _, ident = key.partition(":")
    return LayerId(layer), ident

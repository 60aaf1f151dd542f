"""How the map draws a layer, as rules that a program of geography can follow: a condition, a look and its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from layers.features import Feature, value
from layers.layer import Language, Layer
from layers.style import Style

MEANING: Final[Language] = "nl"
"""The language of what a rule means: files are alike for all readers, and the letters are Dutch."""


@dataclass(frozen=True)
class Rule:
    """One look of a layer.

    Attributes:
        meaning: what the legend says of it.
        where: the column that decides and the values that have this look; empty where all features look so.
        style: the look, in the words of `layers.style`.
        some: the columns that hold a number above zero where this look holds; `none` those that hold none.
        sizes: for circles: the column that decides on the size, and (at least, pixels across) from small to large.
    """

    meaning: str
    style: Style
    where: tuple[str, tuple[str, ...]] = ("", ())
    some: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    sizes: tuple[str, tuple[tuple[int, int], ...]] = field(default=("", ()))

    @property
    def filter(self) -> str:
        """The condition as an expression of QGIS, empty where there is none."""
        column, values = self.where
        quoted = ", ".join(f"'{value}'" for value in values)
        said = [f'"{column}" IN ({quoted})'] if column else []
        said += [f'coalesce("{name}", 0) > 0' for name in self.some]
        said += [f'coalesce("{name}", 0) = 0' for name in self.none]
        return " AND ".join(said)


def rules(layer: Layer, features: Sequence[Feature]) -> list[Rule]:
    """The looks of these features: of all of one kind of geometry in the whole edition, so that no filter matters."""
    more = layer.drawn[0].more
    if "looks" in more:
        return _circles(layer, more, features)
    if not callable(layer.style):
        return [Rule(layer.words[MEANING].one, layer.style)]
    column = _deciding(layer, features)
    if column is None:
        return [Rule(layer.words[MEANING].one, layer.style_of(features[0]))]
    words = layer.words[MEANING].values.get(column, {})
    looks: list[tuple[Style, list[str]]] = []
    order = layer.column(column).words
    for word in sorted({str(value(f, column)) for f in features}, key=lambda w: order.index(w) if w in order else 0):
        style = layer.style_of(next(f for f in features if value(f, column) == word))
        same = next((values for look, values in looks if look == style), None)
        if same is None:
            looks.append((style, [word]))
        else:
            same.append(word)
    # Of places the legend says what several words look like; of one word it is that word.
    signs = layer.signs(features, MEANING)
    return [
        Rule(
            next((sign.label for sign in signs if sign.style == style and len(values) > 1), None)
            or ", ".join(words.get(word, word) for word in values),
            style,
            (column, tuple(values)),
        )
        for style, values in looks
    ]


def _deciding(layer: Layer, features: Sequence[Feature]) -> str | None:
    """The column with a closed vocabulary on which the look depends alone."""
    for column in layer.own_columns:
        if column.words and column.type == "text":
            looks: dict[Any, Style] = {}
            if all(looks.setdefault(value(f, column.name), layer.style_of(f)) == layer.style_of(f) for f in features):
                return column.name
    return None


def _circles(layer: Layer, more: Mapping[str, Any], features: Sequence[Feature]) -> list[Rule]:
    """Circles: by whether a number is firm, stated or not stated, as large as the number."""
    by, firm, looks = more["by"], more["firm"], more["looks"]
    sizes = tuple((least, 2 * px) for least, px in zip(more["breaks"], more["px"], strict=True))
    labels = {id(sign.style): sign.label for sign in layer.signs(features, MEANING)}
    conditions: dict[str, dict[str, Any]] = {
        "agreed": {"some": (by, firm), "sizes": (by, sizes)},
        "stated": {"some": (by,), "none": (firm,), "sizes": (by, sizes)},
        "not_stated": {"none": (by,)},
    }
    hollow = {"size": 2 * more["hollowPx"]}
    return [
        Rule(
            labels.get(id(look), name), look if conditions[name].get("some") else {**look, **hollow}, **conditions[name]
        )
        for name, look in looks.items()
    ]

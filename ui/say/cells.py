"""What a column of a layer says of a feature, in words: for the panel and the map as tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from layers.columns import INSTRUMENT_STATUSES
from layers.features import value
from layers.layer import Feature, Language, Layer
from layers.registry import LAYERS
from ui.words.common import WORDS
from ui.words.formats import number
from ui.words.layer_tables import WORDS as TABLE_WORDS

NUMBERS: Final = ("integer", "number")


def heading(name: str, layer: Layer, language: Language) -> str:
    """Return the heading of a column: that of the layer, else the label of the column."""
    if name == "certainty":
        return TABLE_WORDS[language].place
    own = layer.words[language].headings.get(name)
    column = layer.column(name)
    return own or (column.nl if language == "nl" else column.en).capitalize()


def said(name: str, feature: Feature, language: Language, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what a column says of a feature: a word of its layer or of all, else what stands there.

    `names` are those of codes that may stand in a list.
    """
    words, own = WORDS[language], TABLE_WORDS[language]
    layer = LAYERS[feature["layer"]]
    column = layer.column(name)
    found = value(feature, name)
    if found is None:
        return own.not_stated if column.type in NUMBERS else own.not_mentioned
    if name == "certainty":
        return words.facts.certainty[found]
    if name in layer.words[language].values:
        return layer.words[language].values[name].get(found, found)
    if column.words == INSTRUMENT_STATUSES:
        return words.facts.status.get(found, own.not_mentioned)
    match column.type:
        case "integer" | "number":
            return number(found, language)
        case "boolean":
            return own.yes if found else own.no
        case "texts":
            return ", ".join(names.get(text, text) for text in found)
    return str(found)

"""What a dossier may be about: a landsdeel, a province, a NOVEX area, a municipality or a theme, each as `kind:id`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layers.layer import Language
from layers.search_index import folded
from ui.data.choices import DOSSIER_KINDS
from ui.data.naming import KINDS, labelled
from ui.words.common import WORDS as COMMON
from ui.words.dossier import WORDS

Names = tuple[str, str]
"""A name in Dutch and in English."""


def scopes(subjects: Mapping[str, str], landsdelen: Iterable[str], themes: Iterable[str]) -> dict[str, Names]:
    """Return what a dossier may be about with its names, by kind and then by name."""
    found = {f"landsdeel:{name}": (name, name) for name in landsdelen}
    found |= {f"theme:{theme}": (_theme(theme, "nl"), _theme(theme, "en")) for theme in themes}
    found |= {key: (name, name) for key, name in subjects.items() if key.partition(":")[0] in DOSSIER_KINDS}
    return dict(sorted(found.items(), key=lambda one: (DOSSIER_KINDS.index(_kind(one[0])), one[1][0].casefold())))


def _theme(theme: str, language: Language) -> str:
    return COMMON[language].facts.themes.get(theme, theme)


def _kind(key: str) -> str:
    return key.partition(":")[0]


def label(key: str, names: Names, language: Language) -> str:
    """Return the name of a scope with its kind, as the list to choose from has it."""
    name = names[0] if language == "nl" else names[1]
    return labelled(name, WORDS[language].kind[_kind(key)])


def scope_names(found: Mapping[str, Names], municipalities: Mapping[str, str]) -> dict[str, str]:
    """Return the scopes by each way to write them, folded; of a name that several bear the province is meant first.

    `municipalities` are further names of municipalities, each with its code.
    """
    order = (*KINDS, *DOSSIER_KINDS)
    names: dict[str, str] = {}
    for key in sorted(found, key=lambda key: order.index(_kind(key))):
        for written in (*found[key], label(key, found[key], "nl"), label(key, found[key], "en")):
            names.setdefault(folded(written), key)
    for written, code in municipalities.items():
        names.setdefault(folded(written), f"municipality:{code}")
    return names

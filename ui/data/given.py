"""What an address gives for a parameter, and how values are read from it: only what is known; the rest is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from layers.errors import UnknownNameError
from layers.naming import Ways, code_of
from ui.data.choices import SEARCH_LENGTH, YEARS

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True)
class Known:
    """What a choice may name: codes and ids of the built folder in use.

    A feature is named `layer:id`, a subject of a page `kind:id` (a kind is one of `SUBJECT_VIEWS`). `features_of_fact`
    lists where each fact is found: an address that names a fact alone opens it there. `became` leads from the ids that
    facts had before to the facts that took their place, `former_subjects` from those that subjects had (`kind:id` or
    `layer:id`) to the present ids, and `names` from what may be written of a subject that can be compared
    (`ui.data.naming`). `ways` leads to the values of each parameter that names something, on pages as for files.
    `offers` are the values of the filters of `layers.narrowing`.
    A dossier is about one of `scopes` (`kind:id`), which `scope_names` leads to, and for one of the `tables`.
    """

    provinces: frozenset[str]
    themes: frozenset[str]
    landsdelen: frozenset[str]
    features: frozenset[str]
    facts: frozenset[str]
    subjects: frozenset[str] = frozenset()
    features_of_fact: Mapping[str, Sequence[str]] = field(default_factory=dict)
    became: Mapping[str, Sequence[str]] = field(default_factory=dict)
    former_subjects: Mapping[str, Sequence[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, Collection[str]] = field(default_factory=dict)
    editions: Collection[str] = ()
    scopes: frozenset[str] = frozenset()
    scope_names: Mapping[str, str] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()
    ways: Mapping[str, Ways] = field(default_factory=dict)

    def present(self, kind: str, written: str) -> str:
        """Return the present id of what is called so: by name, code or former id; what is written where nothing is.

        `kind` is that of a subject, or a parameter.
        """
        if became := self.former_subjects.get(f"{kind}:{written}", ()):
            return next(iter(became))
        try:
            return code_of(kind, written, self.ways[kind]) if kind in self.ways else written
        except UnknownNameError:
            return written


@dataclass(frozen=True)
class Dropped:
    """A value of the address that is not used: not understood, or (`is_former`) an id of before."""

    parameter: str
    value: str
    is_former: bool = False


def control_free(text: str) -> str:
    """Return a text with a space for each run of control characters."""
    return _CONTROL.sub(" ", text)


def clean_search(text: str) -> str:
    """Return a search text without control characters or outer space, cut to `SEARCH_LENGTH`."""
    return control_free(text)[:SEARCH_LENGTH].strip()


@dataclass(frozen=True)
class Given:
    """What an address gives for one parameter. `before` are the fields of the view that were read before it."""

    name: str
    values: Sequence[str]
    usual: Any
    known: Known
    before: Mapping[str, Any]

    def dropped(self, values: Iterable[str]) -> list[Dropped]:
        """Return that these values are not used, each short enough to be told."""
        return [Dropped(self.name, control_free(value)[:40]) for value in values]


Read = Callable[[Given], tuple[Any, list[Dropped]]]
Allowed = Callable[[str, Known], bool]


def several(allowed: Allowed, *, sort: bool = True) -> Read:
    """Read every value that is allowed, once."""

    def read(given: Given) -> tuple[tuple[str, ...], list[Dropped]]:
        found = dict.fromkeys(value for value in given.values if allowed(value, given.known))
        dropped = given.dropped(value for value in given.values if value not in found)
        return tuple(sorted(found) if sort else found), dropped

    return read


def one(allowed: Allowed) -> Read:
    """Read the first value that is allowed."""

    def read(given: Given) -> tuple[Any, list[Dropped]]:
        found, dropped = several(allowed, sort=False)(given)
        return (found[0] if found else given.usual), [*dropped, *given.dropped(found[1:])]

    return read


def one_of(words: Any) -> Read:
    """Read one of the words of a `Literal`."""
    return one(lambda value, _: value in get_args(words))


def unusual(word: str) -> Read:
    """Read a choice of yes or no: this word turns it."""

    def read(given: Given) -> tuple[bool, list[Dropped]]:
        found, dropped = one(lambda value, _: value == word)(given)
        return (not given.usual if found == word else given.usual), dropped

    return read


def years(allowed: Allowed) -> Read:
    """Read `id:year`, one year for each id that is allowed."""

    def read(given: Given) -> tuple[tuple[tuple[str, int], ...], list[Dropped]]:
        found: dict[str, int] = {}
        dropped: list[Dropped] = []
        for value in given.values:
            ident, _, year = value.rpartition(":")
            fits = re.fullmatch("[0-9]{4}", year) and int(year) in YEARS
            if fits and ident not in found and allowed(ident, given.known):
                found[ident] = int(year)
            else:
                dropped += given.dropped([value])
        return tuple(sorted(found.items())), dropped

    return read


def count(given: Given) -> tuple[int, list[Dropped]]:
    """Read a number of four digits at most, from 1 on."""
    if len(given.values) == 1 and re.fullmatch("[1-9][0-9]{0,3}", given.values[0]):
        return int(given.values[0]), []
    return given.usual, given.dropped([",".join(given.values)] if given.values else [])


def numbers(pattern: str, *within: tuple[float, float]) -> Read:
    """Read numbers with commas between them, each within its bounds: a single one as such."""

    def fits(value: str, _known: Known) -> bool:
        found = [float(part) for part in value.split(",")] if re.fullmatch(pattern, value) else []
        return len(found) == len(within) and all(a <= n <= b for n, (a, b) in zip(found, within, strict=True))

    def read(given: Given) -> tuple[Any, list[Dropped]]:
        found, dropped = one(fits)(given)
        numbers = tuple(float(part) for part in found.split(",")) if isinstance(found, str) else None
        return (numbers[0] if numbers and len(numbers) == 1 else numbers), dropped

    return read

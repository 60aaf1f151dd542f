"""The parameters of an address: one table says how each is read and how it is written.

What is as at first is not written, so that the default of a parameter is the field of the first view.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, get_args

from layers.layer import Language
from layers.registry import LAYERS
from ui.data.choices import (
    COMPARED_LENGTH,
    DEFAULT,
    NARROWED,
    NATIONAL,
    SEARCH_LENGTH,
    SELECTION_LENGTH,
    SUBJECT_VIEWS,
    WORLD,
    YEARS,
    ZOOMS,
    Fill,
    Sort,
    View,
    ViewState,
)
from ui.data.naming import meant

# What campaigns and search engines add to links that lead here: no choice, and nothing to warn of.
CAMPAIGNS: Final = re.compile(
    "(utm|mtm|pk|piwik|hsa|ga)_.*|_hs(enc|mi)|_ga|_gl|gclid|gclsrc|dclid|[gw]braid|srsltid|fbclid|msclkid|twclid|yclid|ttclid"
    "|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|vero_id|s_cid",
)
_DEGREES = "[0-9]{1,2}([.][0-9]{1,4})?"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True)
class Known:
    """What a choice may name: codes and ids of the built folder in use.

    A feature is named `layer:id`, a subject of a page `kind:id` (a kind is one of `SUBJECT_VIEWS`). `features_of_fact`
    lists where each fact is found: an address that names a fact alone opens it there. `became` leads from the ids that
    facts had before to the facts that took their place, `leads_to` from other names of a subject (`kind:name`, in lower
    case) to its id, and `names` from what may be written of a subject that can be compared (`ui.data.naming`).
    `offers` are the values of the filters of `layers.narrowing`.
    """

    provinces: frozenset[str]
    themes: frozenset[str]
    landsdelen: frozenset[str]
    features: frozenset[str]
    facts: frozenset[str]
    subjects: frozenset[str] = frozenset()
    features_of_fact: Mapping[str, Sequence[str]] = field(default_factory=dict)
    became: Mapping[str, Sequence[str]] = field(default_factory=dict)
    leads_to: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Dropped:
    """A value of the address that is not used: not understood, or (`is_former`) the id that a fact had before."""

    parameter: str
    value: str
    is_former: bool = False


def clean_search(text: str) -> str:
    """Return a search text without control characters or outer space, cut to `SEARCH_LENGTH`."""
    return _CONTROL.sub(" ", text)[:SEARCH_LENGTH].strip()


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
        return [Dropped(self.name, _CONTROL.sub(" ", value)[:40]) for value in values]


Read = Callable[[Given], tuple[Any, list[Dropped]]]
Write = Callable[[Any], list[str]]
Allowed = Callable[[str, Known], bool]


@dataclass(frozen=True)
class Parameter:
    """A parameter of an address, the field of the view that it stands for, and the way from each to the other."""

    name: str
    field: str
    read: Read
    write: Write


# --- how a parameter is read ---


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


def _count(given: Given) -> tuple[int, list[Dropped]]:
    if len(given.values) == 1 and re.fullmatch("[1-9][0-9]{0,3}", given.values[0]):
        return int(given.values[0]), []
    return given.usual, given.dropped([",".join(given.values)] if given.values else [])


def _numbers(pattern: str, *within: tuple[float, float]) -> Read:
    """Read numbers with commas between them, each within its bounds: a single one as such."""

    def fits(value: str, _known: Known) -> bool:
        found = [float(part) for part in value.split(",")] if re.fullmatch(pattern, value) else []
        return len(found) == len(within) and all(a <= n <= b for n, (a, b) in zip(found, within, strict=True))

    def read(given: Given) -> tuple[Any, list[Dropped]]:
        found, dropped = one(fits)(given)
        numbers = tuple(float(part) for part in found.split(",")) if isinstance(found, str) else None
        return (numbers[0] if numbers and len(numbers) == 1 else numbers), dropped

    return read


def _layers(given: Given) -> tuple[tuple[str, ...], list[Dropped]]:
    found, dropped = several(lambda value, _: value in LAYERS or value == "none")(given)
    return (tuple(layer for layer in LAYERS if layer in found) if found else given.usual), dropped


def _search(given: Given) -> tuple[str, list[Dropped]]:
    return clean_search(" ".join(given.values)), []


def _fact(given: Given) -> tuple[str | None, list[Dropped]]:
    known = given.known
    if len(given.values) == 1 and given.values[0] in known.became and given.values[0] not in known.facts:
        former = given.values[0]
        return next(iter(known.became[former]), None), [Dropped(given.name, former, is_former=True)]
    return one(lambda value, known: value in known.facts)(given)


def _selection(given: Given) -> tuple[tuple[str, ...], list[Dropped]]:
    found, dropped = several(lambda value, known: value == NATIONAL or value in known.features, sort=False)(given)
    opened = found or tuple(given.known.features_of_fact.get(given.before["fact"] or "", ()))
    return opened[:SELECTION_LENGTH], dropped


def _ident(given: Given) -> tuple[str | None, list[Dropped]]:
    view, values = given.before["view"], given.values
    if view in SUBJECT_VIEWS and len(values) == 1 and f"{view}:{values[0]}" in given.known.subjects:
        return values[0], []
    if len(values) == 1 and (found := given.known.leads_to.get(f"{view}:{values[0]}".casefold())):
        return found, []
    return None, given.dropped([",".join(values)] if values or view in SUBJECT_VIEWS else [])


def _compared(given: Given) -> tuple[tuple[str, ...], list[Dropped]]:
    known, found = given.known, dict[str, None]()
    nothing = []
    for written in given.values:
        is_key = written in known.subjects and not written.startswith("letter:")
        if subject := written if is_key else meant(written, known.names):
            found[subject] = None
        else:
            nothing.append(written)
    return tuple(found)[:COMPARED_LENGTH], given.dropped(nothing)


def _offered(name: str) -> Read:
    return several(lambda value, known: value in known.offers.get(name, ()))


# --- how a parameter is written ---


def _word(value: object) -> list[str]:
    return [str(value)]


def _in_years(assumed: Iterable[tuple[str, int]]) -> list[str]:
    return [f"{ident}:{year}" for ident, year in assumed]


def _written(numbers: float | Iterable[float] | None) -> list[str]:
    several = numbers if isinstance(numbers, Iterable) else [] if numbers is None else [numbers]
    return [",".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in several)]


# In the order in which an address has them.
PARAMETERS: Final = (
    Parameter("view", "view", one_of(View), _word),
    Parameter("lang", "language", one_of(Language), _word),
    Parameter("province", "provinces", several(lambda value, known: value in known.provinces), list),
    Parameter("theme", "themes", several(lambda value, known: value in known.themes), list),
    Parameter("landsdeel", "landsdelen", several(lambda value, known: value in known.landsdelen), list),
    Parameter("layer", "layers", _layers, lambda layers: list(layers or ["none"])),
    Parameter("background", "background", unusual("off"), lambda _: ["off"]),
    Parameter("fill", "fill", one_of(Fill), _word),
    Parameter("q", "search", _search, _word),
    Parameter("at", "selection", _selection, list),
    Parameter("nth", "nth", _count, _word),
    Parameter("fact", "fact", _fact, lambda fact: [fact or ""]),
    Parameter("sort", "sort", one_of(Sort), _word),
    Parameter("order", "descending", unusual("desc"), lambda _: ["desc"]),
    Parameter("page", "page", _count, _word),
    Parameter("more", "more", _count, _word),
    Parameter("id", "ident", _ident, lambda ident: [ident or ""]),
    Parameter("with", "compared", _compared, list),
    Parameter("grid", "grid_years", years(lambda code, known: code in known.provinces), _in_years),
    Parameter("decision", "decisions", years(lambda ident, known: f"project:{ident}" in known.subjects), _in_years),
    Parameter("z", "zoom", _numbers("[0-9]{1,2}([.][0-9]{1,2})?", ZOOMS), _written),
    Parameter("c", "centre", _numbers(f"{_DEGREES},{_DEGREES}", *WORLD), _written),
    *(Parameter(name, field, _offered(name), list) for name, field in NARROWED.items()),
)
_NAMES: Final = {parameter.name: parameter for parameter in PARAMETERS}
# The id is read by the view, what is selected by the fact; what is dropped is told in this order too.
_READ_FIRST: Final = ("view", "id", "fact", "at")
_READING: Final = tuple(_NAMES[name] for name in dict.fromkeys((*_READ_FIRST, *_NAMES)))


def to_query(state: ViewState, usual_language: Language = DEFAULT.language) -> dict[str, list[str]]:
    """Return the query parameters of a view; what is as at first is left out, also the language of the browser."""
    first = replace(DEFAULT, language=usual_language)
    chosen = ((parameter, getattr(state, parameter.field)) for parameter in PARAMETERS)
    return {
        parameter.name: parameter.write(value)
        for parameter, value in chosen
        if value != getattr(first, parameter.field)
    }


def from_query(
    query: Mapping[str, list[str]], known: Known, usual_language: Language = DEFAULT.language
) -> tuple[ViewState, tuple[Dropped, ...]]:
    """Return the view that an address names and the values in it that mean nothing, which are left out."""
    first = replace(DEFAULT, language=usual_language)
    dropped = _not_known(query)
    found: dict[str, Any] = {}
    for parameter in _READING:
        usual = getattr(first, parameter.field)
        # A field of a form that was left empty is no choice.
        values = [value for value in query.get(parameter.name, ()) if value]
        given = Given(parameter.name, values, usual, known, found)
        found[parameter.field], more = parameter.read(given)
        dropped += more
    if found["view"] in SUBJECT_VIEWS and found["ident"] is None:
        found["view"] = first.view
    return ViewState(**found), tuple(dropped)


def _not_known(query: Mapping[str, list[str]]) -> list[Dropped]:
    return [
        Dropped(name, _CONTROL.sub(" ", ",".join(values))[:40])
        for name, values in query.items()
        if name not in _NAMES and not CAMPAIGNS.fullmatch(name)
    ]

"""The parameters of an address: one table says how each is read and how it is written.

What is as at first is not written, so that the default of a parameter is the field of the first view.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from layers.layer import Language
from layers.registry import LAYERS
from ui.data.choices import (
    COMPARED_LENGTH,
    DEFAULT,
    NARROWED,
    NATIONAL,
    SELECTION_LENGTH,
    SUBJECT_VIEWS,
    WORLD,
    ZOOMS,
    Fill,
    Sort,
    View,
    ViewState,
)
from ui.data.given import (
    Dropped,
    Given,
    Known,
    Read,
    clean_search,
    control_free,
    count,
    numbers,
    one,
    one_of,
    several,
    unusual,
    years,
)
from ui.data.naming import meant

# What campaigns and search engines add to links that lead here: no choice, and nothing to warn of.
CAMPAIGNS: Final = re.compile(
    "(utm|mtm|pk|piwik|hsa|ga)_.*|_hs(enc|mi)|_ga|_gl|gclid|gclsrc|dclid|[gw]braid|srsltid|fbclid|msclkid|twclid|yclid|ttclid"
    "|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|vero_id|s_cid",
)
_DEGREES = "[0-9]{1,2}([.][0-9]{1,4})?"

Write = Callable[[Any], list[str]]


@dataclass(frozen=True)
class Parameter:
    """A parameter of an address, the field of the view that it stands for, and the way from each to the other."""

    name: str
    field: str
    read: Read
    write: Write


# --- how a parameter is read ---


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
    present, told = _led_on(given, given.values)
    read = several(lambda value, known: value == NATIONAL or value in known.features, sort=False)
    found, dropped = read(replace(given, values=present))
    dropped += told
    opened = found or tuple(given.known.features_of_fact.get(given.before["fact"] or "", ()))
    return opened[:SELECTION_LENGTH], dropped


def _led_on(given: Given, keys: Iterable[str]) -> tuple[list[str], list[Dropped]]:
    """Return `kind:id`s with what took the place of a former one, and which those were."""
    former, found, told = given.known.former_subjects, [], []
    for key in keys:
        if key in former:
            found += [f"{key.partition(':')[0]}:{ident}" for ident in former[key][:1]]
            told.append(Dropped(given.name, key, is_former=True))
        else:
            found.append(key)
    return found, told


def _ident(given: Given) -> tuple[str | None, list[Dropped]]:
    view, values = given.before["view"], given.values
    if view in SUBJECT_VIEWS and len(values) == 1 and f"{view}:{values[0]}" in given.known.former_subjects:
        keys, told = _led_on(given, [f"{view}:{values[0]}"])
        return next((key.partition(":")[2] for key in keys), None), told
    if view == "dossier":
        return _scope(given)
    if view in SUBJECT_VIEWS and len(values) == 1:
        ident = given.known.present(view, values[0])
        if f"{view}:{ident}" in given.known.subjects:
            return ident, []
    return None, given.dropped([",".join(values)] if values or view in SUBJECT_VIEWS else [])


def _scope(given: Given) -> tuple[str | None, list[Dropped]]:
    written = ",".join(given.values)
    if written in given.known.scopes:
        return written, []
    found = meant(written, given.known.scope_names)
    return found, given.dropped([written] if written and not found else [])


def _meetings(given: Given) -> tuple[tuple[str, ...], list[Dropped]]:
    # A dossier is for one meeting, which no fact may name yet.
    if given.before["view"] == "dossier":
        found, dropped = one(lambda value, known: value in known.tables)(given)
        return (found,) if isinstance(found, str) else (), dropped
    return _offered("meeting")(given)


def _compared(given: Given) -> tuple[tuple[str, ...], list[Dropped]]:
    known, found = given.known, dict[str, None]()
    nothing: list[str] = []
    present, told = _led_on(given, given.values)
    for written in present:
        is_key = written in known.subjects and not written.startswith("letter:")
        if subject := written if is_key else meant(written, known.names):
            found[subject] = None
        else:
            nothing.append(written)
    return tuple(found)[:COMPARED_LENGTH], [*given.dropped(nothing), *told]


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
    Parameter("nth", "nth", count, _word),
    Parameter("fact", "fact", _fact, lambda fact: [fact or ""]),
    Parameter("sort", "sort", one_of(Sort), _word),
    Parameter("order", "descending", unusual("desc"), lambda _: ["desc"]),
    Parameter("page", "page", count, _word),
    Parameter("more", "more", count, _word),
    Parameter("id", "ident", _ident, lambda ident: [ident or ""]),
    Parameter("with", "compared", _compared, list),
    Parameter("grid", "grid_years", years(lambda code, known: code in known.provinces), _in_years),
    Parameter("decision", "decisions", years(lambda ident, known: f"project:{ident}" in known.subjects), _in_years),
    Parameter("z", "zoom", numbers("[0-9]{1,2}([.][0-9]{1,2})?", ZOOMS), _written),
    Parameter("c", "centre", numbers(f"{_DEGREES},{_DEGREES}", *WORLD), _written),
    *(
        Parameter(name, field, _meetings if name == "meeting" else _offered(name), list)
        for name, field in NARROWED.items()
    ),
    Parameter("from", "since", one(lambda value, known: value in known.editions), _word),
    Parameter("to", "until", one(lambda value, known: value in known.editions), _word),
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
        # A field of a form that was left empty is no choice. A municipality may be one that went up in another.
        values = [known.present(parameter.name, value) for value in query.get(parameter.name, ()) if value]
        given = Given(parameter.name, values, usual, known, found)
        found[parameter.field], more = parameter.read(given)
        dropped += more
    if found["view"] in SUBJECT_VIEWS and found["ident"] is None:
        found["view"] = first.view
    return ViewState(**found), tuple(dropped)


def _not_known(query: Mapping[str, list[str]]) -> list[Dropped]:
    return [
        Dropped(name, control_free(",".join(values))[:40])
        for name, values in query.items()
        if name not in _NAMES and not CAMPAIGNS.fullmatch(name)
    ]

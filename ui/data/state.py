"""All choices of the user as one frozen `ViewState`, to and from the address.

The only file that touches the query parameters and the session state. The session holds the truth while a visitor works
(two quick clicks arrive with one old address); the address is read at the first run and when the visitor goes back or
forward.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, get_args
from urllib.parse import urlencode

import streamlit as st

from layers.layer import Language
from layers.registry import LAYERS
from ui.data.choices import Fill, Sort, View

LAYERS_AT_FIRST: Final[tuple[str, ...]] = tuple(layer.id for layer in LAYERS.values() if layer.at_first)
SEARCH_LENGTH = 80
SELECTION_LENGTH = 12
# The choice of the facts that hold for the whole country, among what is selected: no feature of a layer.
NATIONAL = "nl"
# The pages about one thing: their view is its kind, their `id` says which.
SUBJECT_VIEWS: Final = ("province", "novex", "housing", "project", "letter")
COMPARED_LENGTH = 4
# What a visitor may assume: the grid of a province gets room, or a project is decided, in one of these years.
YEARS: Final = range(2025, 2061)
# What campaigns and search engines add to links that lead here: no choice, and nothing to warn of.
CAMPAIGNS: Final = re.compile(
    "(utm|mtm|pk|piwik|hsa|ga)_.*|_hs(enc|mi)|_ga|_gl|gclid|gclsrc|dclid|[gw]braid|srsltid|fbclid|msclkid|twclid|yclid|ttclid"
    "|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|vero_id|s_cid",
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True)
class Known:
    """What a choice may name: codes and ids of the built folder in use.

    A feature is named `layer:id`, a subject of a page `kind:id` (a kind is one of `SUBJECT_VIEWS`). `features_of_fact`
    lists where each fact is found: an address that names a fact alone opens it there. `became` leads from the ids that
    facts had before to the facts that took their place.
    """

    provinces: frozenset[str]
    themes: frozenset[str]
    landsdelen: frozenset[str]
    features: frozenset[str]
    facts: frozenset[str]
    subjects: frozenset[str] = frozenset()
    features_of_fact: Mapping[str, Sequence[str]] = field(default_factory=dict)
    became: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class ViewState:
    """What a visitor looks at. `selection` lists what lies under the click as `layer:id`; its first is open.

    `page` is that of the table; `more` is how many times the cards that the panel shows at once are wanted. `ident` is
    the id of the one thing that a page is about, `compared` are the subjects side by side. `grid_years` (province code
    and year) and `decisions` (project id and year) are what the visitor assumes.
    """

    view: View = "map"
    language: Language = "nl"
    provinces: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    landsdelen: tuple[str, ...] = ()
    layers: tuple[str, ...] = LAYERS_AT_FIRST
    background: bool = True
    fill: Fill = "grid"
    search: str = ""
    selection: tuple[str, ...] = ()
    fact: str | None = None
    sort: Sort = "place"
    descending: bool = False
    page: int = 1
    more: int = 1
    ident: str | None = None
    compared: tuple[str, ...] = ()
    grid_years: tuple[tuple[str, int], ...] = ()
    decisions: tuple[tuple[str, int], ...] = ()

    def filtered(self) -> bool:
        """Return whether any filter narrows the view."""
        return bool(self.provinces or self.themes or self.landsdelen or self.search)

    def without_filters(self) -> ViewState:
        """Return the view with every filter, layer choice and selection as at first; page and language stay."""
        return ViewState(view=self.view, language=self.language, ident=self.ident, compared=self.compared)


DEFAULT = ViewState()


@dataclass(frozen=True)
class Dropped:
    """A value of the address that is not used: not understood, or (`is_former`) the id that a fact had before."""

    parameter: str
    value: str
    is_former: bool = False


def clean_search(text: str) -> str:
    """Return a search text without control characters or outer space, cut to `SEARCH_LENGTH`."""
    return _CONTROL.sub(" ", text)[:SEARCH_LENGTH].strip()


def to_query(state: ViewState, usual_language: Language = DEFAULT.language) -> dict[str, list[str]]:
    """Return the query parameters of a view; what is as at first is left out, also the language of the browser."""
    query: dict[str, list[str]] = {}

    def put(name: str, value: Iterable[str], usual: object, given: object) -> None:
        if given != usual:
            query[name] = list(value)

    put("view", [state.view], DEFAULT.view, state.view)
    put("lang", [state.language], usual_language, state.language)
    put("province", state.provinces, (), state.provinces)
    put("theme", state.themes, (), state.themes)
    put("landsdeel", state.landsdelen, (), state.landsdelen)
    put("layer", state.layers or ["none"], DEFAULT.layers, state.layers)
    put("background", ["off"], True, state.background)
    put("fill", [state.fill], DEFAULT.fill, state.fill)
    put("q", [state.search], "", state.search)
    put("at", state.selection, (), state.selection)
    put("fact", [state.fact or ""], None, state.fact)
    put("sort", [state.sort], DEFAULT.sort, state.sort)
    put("order", ["desc"], False, state.descending)
    put("page", [str(state.page)], 1, state.page)
    put("more", [str(state.more)], 1, state.more)
    put("id", [state.ident or ""], None, state.ident)
    put("with", state.compared, (), state.compared)
    put("grid", [f"{code}:{year}" for code, year in state.grid_years], (), state.grid_years)
    put("decision", [f"{ident}:{year}" for ident, year in state.decisions], (), state.decisions)
    return query


def from_query(
    query: Mapping[str, list[str]], known: Known, usual_language: Language = DEFAULT.language
) -> tuple[ViewState, tuple[Dropped, ...]]:
    """Return the view that an address names and the values in it that mean nothing, which are left out."""
    dropped: list[Dropped] = []

    def drop(name: str, value: str) -> None:
        dropped.append(Dropped(name, _CONTROL.sub(" ", value)[:40]))

    def several(name: str, allowed: Iterable[str], *, sort: bool = True) -> tuple[str, ...]:
        allowed = frozenset(allowed)
        kept = list(dict.fromkeys(v for v in query.get(name, ()) if v in allowed))
        for value in query.get(name, ()):
            if value not in allowed:
                drop(name, value)
        return tuple(sorted(kept) if sort else kept)

    def one(name: str, allowed: Iterable[str], usual: Any) -> Any:
        found = several(name, allowed, sort=False)
        for value in found[1:]:
            drop(name, value)
        return found[0] if found else usual

    def count(name: str) -> int:
        given = query.get(name, ["1"])
        if len(given) == 1 and re.fullmatch(r"[1-9][0-9]{0,3}", given[0]):
            return int(given[0])
        drop(name, ",".join(given))
        return 1

    def layers() -> tuple[str, ...]:
        found = several("layer", (*LAYERS, "none"))
        return tuple(x for x in LAYERS if x in found) if found else LAYERS_AT_FIRST

    def years(name: str, allowed: Iterable[str]) -> tuple[tuple[str, int], ...]:
        found: dict[str, int] = {}
        allowed = frozenset(allowed)
        for value in query.get(name, ()):
            ident, _, year = value.rpartition(":")
            if ident in allowed and ident not in found and re.fullmatch("[0-9]{4}", year) and int(year) in YEARS:
                found[ident] = int(year)
            else:
                drop(name, value)
        return tuple(sorted(found.items()))

    def subject(view: View) -> tuple[View, str | None]:
        given = query.get("id", [])
        if view in SUBJECT_VIEWS and len(given) == 1 and f"{view}:{given[0]}" in known.subjects:
            return view, given[0]
        if given or view in SUBJECT_VIEWS:
            drop("id", ",".join(given))
        return (DEFAULT.view if view in SUBJECT_VIEWS else view), None

    names = {"view", "lang", "province", "theme", "landsdeel", "layer", "background", "fill", "q", "at"}
    names |= {"fact", "sort", "order", "page", "more", "id", "with", "grid", "decision"}
    for name, values in query.items():
        if name not in names and not CAMPAIGNS.fullmatch(name):
            drop(name, ",".join(values))
    view, ident = subject(one("view", get_args(View), DEFAULT.view))
    decided = [value.rpartition(":")[0] for value in query.get("decision", ())]
    projects = [ident for ident in decided if f"project:{ident}" in known.subjects]
    fact: str | None
    former = [value for value in query.get("fact", ()) if value in known.became and value not in known.facts]
    if len(former) == len(query.get("fact", ())) == 1:
        dropped.append(Dropped("fact", former[0], is_former=True))
        fact = next(iter(known.became[former[0]]), None)
    else:
        fact = one("fact", known.facts, None)
    # Of all features only those that the address names are looked at.
    selectable = {key for key in query.get("at", ()) if key == NATIONAL or key in known.features}
    selection = several("at", selectable, sort=False) or tuple(known.features_of_fact.get(fact or "", ()))
    state = ViewState(
        view=view,
        language=one("lang", get_args(Language), usual_language),
        provinces=several("province", known.provinces),
        themes=several("theme", known.themes),
        landsdelen=several("landsdeel", known.landsdelen),
        layers=layers(),
        background=one("background", ("off",), None) is None,
        fill=one("fill", get_args(Fill), DEFAULT.fill),
        search=clean_search(" ".join(query.get("q", ()))),
        selection=selection[:SELECTION_LENGTH],
        fact=fact,
        sort=one("sort", get_args(Sort), DEFAULT.sort),
        descending=one("order", ("desc",), None) is not None,
        page=count("page"),
        more=count("more"),
        ident=ident,
        compared=several("with", (s for s in known.subjects if not s.startswith("letter:")), sort=False)[
            :COMPARED_LENGTH
        ],
        grid_years=years("grid", known.provinces),
        decisions=years("decision", projects),
    )
    return state, tuple(dropped)


# --- the session ---

# What puts other facts in the panel.
_OTHER_PANEL = {"provinces", "landsdelen", "themes", "search", "selection", "view", "ident"}
_VIEW, _CHANGED, _DROPPED, _DIGEST = "_view", "_changed", "_dropped", "_digest"
_browser_language: ContextVar[Language | None] = ContextVar("browser_language", default=None)


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def read(known: Known) -> tuple[ViewState, tuple[Dropped, ...]]:
    """Return the view to show now and what of the address was dropped; writes the address after a change."""
    usual = usual_language()
    in_address, dropped = from_query(_address(), known, usual)
    held: ViewState | None = st.session_state.get(_VIEW)
    if held is not None and st.session_state.pop(_CHANGED, False):
        st.session_state[_DROPPED] = ()
        st.query_params.from_dict(to_query(held, usual))
    elif held != in_address:
        st.session_state[_VIEW] = in_address
        st.session_state[_DROPPED] = dropped
    return st.session_state[_VIEW], st.session_state[_DROPPED]


def changed(held: ViewState, /, **choices: Any) -> ViewState:
    """Return a view with other choices.

    The table goes to its first page, and the panel to its first cards where it shows something else.
    """
    if "page" not in choices:
        # On the timeline it is the year that is open, which other filters leave.
        choices["page"] = held.page if choices.get("view", held.view) == held.view == "timeline" else 1
    if "more" not in choices and _OTHER_PANEL & set(choices):
        choices["more"] = 1
    if choices.get("view", held.view) not in SUBJECT_VIEWS:
        choices["ident"] = None
    return replace(held, **choices)


def change(**choices: Any) -> None:
    """Replace choices of the view: for callbacks, before the next run reads it."""
    st.session_state[_VIEW] = changed(st.session_state.get(_VIEW, DEFAULT), **choices)
    st.session_state[_CHANGED] = True


def href(held: ViewState, /, **choices: Any) -> str:
    """Return the address of a view with other choices, as a link: the page follows it without loading anew."""
    return f"?{written(changed(held, **choices))}"


def written(view: ViewState) -> str:
    """Return the parameters of a view as they stand in every address: a script passes them on as they are."""
    return urlencode(to_query(view, usual_language()), doseq=True)


def subject_href(held: ViewState, subject: str) -> str:
    """Return the address of the page about a subject (`kind:id`)."""
    kind, _, ident = subject.partition(":")
    return href(held, view=kind, ident=ident)


def usual_language() -> Language:
    """Return Dutch where the visitor's browser is in Dutch, Frisian or does not say; else English."""
    return _browser_language.get() or language_of(st.context.locale or "nl")


@contextmanager
def for_browser_in(language: Language) -> Iterator[None]:
    """Make addresses for a browser in this language: for routes, which have no session to ask."""
    before = _browser_language.set(language)
    try:
        yield
    finally:
        _browser_language.reset(before)


def language_of(tag: str) -> Language:
    """Return the language of the app for a browser's language tag, such as `nl-NL`."""
    return "nl" if tag.lower().partition("-")[0] in ("nl", "fy") else "en"


def as_at_first(view: ViewState) -> dict[str, Any]:
    """Return the choices that take every filter of a view away."""
    plain = view.without_filters()
    return {f.name: getattr(plain, f.name) for f in fields(ViewState)}


def widget(name: str, value: object) -> str:
    """Return the key of a widget, which shows this value of the view from now on."""
    key = f"widget-{name}"
    st.session_state[key] = value
    return key


def value(name: str) -> Any:
    """Return what a visitor chose in a widget: for callbacks."""
    return st.session_state.get(f"widget-{name}")


def on_change(name: str, choices: Callable[[Any], Mapping[str, Any]]) -> Callable[[], None]:
    """Return the callback of a widget: turns its value into choices of the view."""

    def changed() -> None:
        change(**choices(value(name)))

    return changed


def shown_digest(newest: Callable[[], str | None]) -> str | None:
    """Return the digest of the built folder that this session shows: the newest of when it began."""
    if _DIGEST not in st.session_state:
        st.session_state[_DIGEST] = newest()
    found: str | None = st.session_state[_DIGEST]
    return found


def show_newest() -> None:
    """Let the session show the newest built folder from the next run on: for callbacks."""
    st.session_state.pop(_DIGEST, None)


def newest_wanted() -> bool:
    """Return whether the session is to show the newest built folder and has not opened it yet."""
    return _DIGEST not in st.session_state


def asked_language() -> Language:
    """Return the language that the address asks for, else that of the browser; for where no view can be read."""
    asked = st.query_params.get("lang", "")
    return language_of(asked) if asked in get_args(Language) else usual_language()


def held() -> ViewState:
    """Return the view of this session as it is now: for callbacks."""
    found: ViewState = st.session_state.get(_VIEW, DEFAULT)
    return found

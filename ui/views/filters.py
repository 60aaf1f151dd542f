"""The filters in the sidebar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from ui.data import state
from ui.data.choices import NARROWED
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views.introduction import explained
from ui.views.placeholders import later
from ui.words import filters as filter_words
from ui.words import outcomes as outcome_words
from ui.words.common import WORDS
from ui.words.formats import listed, number

if TYPE_CHECKING:
    from layers.outcomes import State


def place_filter(name: str, chosen: list[str]) -> dict[str, object]:
    """Return the choices that come with a filter on places: the panel shows those places."""
    return {name: tuple(sorted(chosen)), "selection": (), "fact": None}


def searched(written: str) -> dict[str, object]:
    """Return the choices that come with a search: the panel shows what it finds."""
    return {"search": written, "selection": (), "fact": None}


# A filter on a place takes what was open in the panel away; the others leave it.
_PLACES: Final = ("provinces", "landsdelen", "municipalities")
# So many choices of a long list stand there at once, the most frequent first.
AT_ONCE: Final = 12
# Long lists, which begin with what is found most; the others have an order of their own.
_BY_NUMBER: Final = ("municipality", "party", "meeting")
Option = tuple[str, str]
"""A value as an address has it, and what is shown."""


def _choose(field: str, values: Iterable[str]) -> dict[str, Any]:
    chosen = tuple(sorted(values))
    return place_filter(field, list(chosen)) if field in _PLACES else {field: chosen}


def _shown(name: str, value: str, picture: Picture) -> str:
    """Return a value of a filter of `layers.narrowing` in words."""
    words, own = WORDS[picture.view.language], filter_words.WORDS[picture.view.language]
    match name:
        case "municipality":
            return picture.edition.municipality_names[value]
        case "status":
            return words.facts.status[value] or own.no_status
        case "amount":
            return own.bands[value]
        case "due":
            return own.dues[value]
        case "outcome":
            return outcome_words.WORDS[picture.view.language].states[cast("State", value)]
    return value


def one_less(picture: Picture) -> list[tuple[str, list[Option], str]]:
    """Return the filters that are on: name, what each is set to, and the field of the view; of the search its text."""
    view, edition = picture.view, picture.edition
    words, own = WORDS[view.language], filter_words.WORDS[view.language]
    provinces = [(code, edition.provinces[code]["name"]) for code in view.provinces]
    themes = [(theme, words.facts.themes.get(theme, theme)) for theme in view.themes]
    every: list[tuple[str, list[Option], str]] = [
        (own.search, [(view.search, view.search)] if view.search else [], "search"),
        (own.province, provinces, "provinces"),
        (own.theme, themes, "themes"),
        (own.landsdeel, [(value, value) for value in view.landsdelen], "landsdelen"),
        *(
            (own.narrowed[name], [(value, _shown(name, value, picture)) for value in values], NARROWED[name])
            for name, values in view.narrowed().items()
        ),
    ]
    return [found for found in every if found[1]]


def _without(view: ViewState, field: str, value: str | None = None) -> dict[str, Any]:
    """Return the choices that drop a filter, or one value of it."""
    if field == "search":
        return searched("")
    return _choose(field, [kept for kept in getattr(view, field) if value is not None and kept != value])


def ways_out(picture: Picture) -> Html:
    """Return each filter that is on with a link that drops only that one, and how many agreements that leaves."""
    view, edition = picture.view, picture.edition
    words = filter_words.WORDS[view.language]
    rows = []
    for name, chosen, field in one_less(picture):
        choices = _without(view, field)
        left = len(Picture(edition, replace(view, **choices)).facts)
        drop = words.drop.format(name.lower())
        said = listed([shown for _, shown in chosen], view.language)
        rows.append(
            el(
                "li",
                text(f"{name}: {said} · "),
                link(state.href(view, **choices), text(drop)),
                el("span", text(f" {words.leaves.format(number(left, view.language))}"), cls="quiet"),
            )
        )
    return el("div", text(words.on), el("ul", *rows), cls="ways-out") if rows else EMPTY


def chosen(picture: Picture) -> Html:
    """Return what is chosen as chips, each a link that takes it away, and one that takes all away."""
    view, own = picture.view, filter_words.WORDS[picture.view.language]
    made = [
        el(
            "li",
            link(
                state.href(view, **_without(view, field, value)),
                text(shown),
                el("span", text(" ×"), aria_hidden="true"),
                aria_label=own.remove.format(f"{name}: {shown}"),
            ),
        )
        for name, values, field in one_less(picture)
        for value, shown in values
    ]
    clear = link(state.href(view, **state.as_at_first(view)), text(own.reset), cls="reset")
    if not made:
        return clear if view != view.without_filters() else EMPTY
    return el("div", el("ul", *made, cls="chips"), clear, cls="chosen", role="group", aria_label=own.chosen)


def group(name: str, field: str, options: Iterable[Option], view: ViewState) -> Html:
    """Return a group of links under its name, one for each option: each takes its option in or out."""
    now = frozenset(getattr(view, field))

    def chip(value: str, shown: str) -> Html:
        address = state.href(view, **_choose(field, now ^ {value}))
        here = "true" if value in now else None
        return el("li", link(address, text(shown), aria_current=here, id=f"filter-{value}"))

    ident = f"filter-{name.lower()}"
    made = el("ul", *(chip(*option) for option in options), cls="chips")
    return el("div", el("div", text(name), id=ident, cls="filter-name"), made, role="group", aria_labelledby=ident)


def counted(name: str, picture: Picture) -> list[tuple[str, int]]:
    """Return the values of a filter with the number of facts that each would leave; those that leave none go."""
    now = picture.view.narrowed().get(name, ())
    left = picture.filtered.choices(name)
    found = [(value, left[value]) for value in picture.edition.built.offers[name] if left.get(value) or value in now]
    if name == "status":
        order = list(WORDS[picture.view.language].facts.status)
        found.sort(key=lambda option: order.index(option[0]))
    return sorted(found, key=lambda option: (option[0] not in now, -option[1])) if name in _BY_NUMBER else found


def folded(name: str, picture: Picture) -> Html:
    """Return a filter of `layers.narrowing`, folded unless it is in use: its values with what each would leave."""
    view, own = picture.view, filter_words.WORDS[picture.view.language]
    now, field = view.narrowed().get(name, ()), NARROWED[name]

    def option(found: tuple[int, tuple[str, int]]) -> Html:
        nth, (value, left) = found
        address = state.href(view, **_choose(field, frozenset(now) ^ {value}))
        count = el("span", text(f" {number(left, view.language)}"), cls="quiet")
        here = "true" if value in now else None
        shown = text(_shown(name, value, picture))
        return el("li", link(address, shown, count, aria_current=here, id=f"filter-{name}-{nth}"))

    every = list(enumerate(counted(name, picture)))
    if not every:
        return EMPTY
    rest = [el("details", el("summary", text(own.further[1].format(len(every) - AT_ONCE))),
               el("ul", *map(option, every[AT_ONCE:]), cls="chips"))] if len(every) > AT_ONCE else []  # fmt: skip
    return el(
        "details",
        el("summary", text(own.narrowed[name]), el("span", text(f" {len(now)}"), cls="quiet") if now else EMPTY),
        el("ul", *map(option, every[:AT_ONCE]), cls="chips"),
        *rest,
        open="" if now else None,
        cls="filter-group",
    )


def further(picture: Picture) -> Html:
    """Return the filters that are folded at first, each with what its values would leave."""
    # What a date alone says stands among the outcomes too: an address with it shows it, nobody needs both.
    shown = (name for name in NARROWED if name != "due" or picture.view.due)
    return el("div", *(folded(name, picture) for name in shown))


def choices(picture: Picture, *, whole: bool = False) -> Html:
    """Return the filters, each choice a link: what is chosen, place and theme, and the others folded.

    Without a script the others must come with the `whole`.
    """
    view, edition = picture.view, picture.edition
    words, own, known = WORDS[view.language], filter_words.WORDS[view.language], edition.known
    provinces = sorted(((code, edition.provinces[code]["name"]) for code in known.provinces), key=lambda p: p[1])
    themes = sorted(((theme, words.facts.themes.get(theme, theme)) for theme in known.themes), key=lambda t: t[1])
    landsdelen = [(landsdeel, landsdeel) for landsdeel in sorted(known.landsdelen)]
    return el(
        "div",
        group(own.province, "provinces", provinces, view),
        group(own.theme, "themes", themes, view),
        group(own.landsdeel, "landsdelen", landsdelen, view),
        # Below what is chosen next: it must not move under the pointer.
        chosen(picture),
        explained("landsdeel", view),
        el(
            "details",
            el("summary", text(own.more)),
            # What each of these would leave takes longer to count than all else takes to make.
            further(picture) if whole or view.narrowed() else later("more-filters", edition, view),
            open="" if view.narrowed() else None,
            cls="more-filters",
        ),
        cls="filters",
    )


def html(picture: Picture) -> Html:
    """Return the filters in a sheet with the button that opens it; where there is room the styles show it as it is."""
    own = filter_words.WORDS[picture.view.language]
    count = sum(len(values) for _, values, _ in one_less(picture))
    title = f"{own.title} ({count})" if count else own.title
    opener = el("button", text(title), type="button", popovertarget="filters-sheet", cls="opener")
    return join(opener, el("div", choices(picture), id="filters-sheet", popover="", cls="sheet"))

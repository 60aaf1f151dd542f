"""The tiles: one leading figure each, one line, and on opening all figures as bars side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from layers.analysis import HOMES, Measure
from layers.deadlines import today
from layers.layer import Language
from layers.outcomes import STATES, Due, State, due_of, is_due, state
from ui.data.choices import Sort
from ui.data.picture import KEPT, Filtered, Picture
from ui.data.state import ViewState, href
from ui.say.figures import MONEY, Figure, Tile, measures, tiles
from ui.say.safe_html import EMPTY, Html, el, join, link, svg, text
from ui.words.common import WORDS
from ui.words.figures import WORDS as FIGURE_WORDS
from ui.words.formats import day, number
from ui.words.outcomes import WORDS as OUTCOMES

# The part of the page with the table, by its class.
TABLE = "part-table"
NOTHING = Figure("–")


@lru_cache(maxsize=KEPT)
def _tiles_of(filtered: Filtered, language: Language) -> list[Tile]:
    view = ViewState(
        provinces=filtered.chosen, landsdelen=filtered.landsdelen, themes=filtered.themes, search=filtered.search,
        language=language,
    )  # fmt: skip
    return tiles(Picture(filtered.edition, view), filtered.searched)


def in_table(measure: Measure, view: ViewState) -> Html:
    """Return a link to the table in the order of a measure, as HTML: what is counted stands there among the rest."""
    words = FIGURE_WORDS[view.language]
    sort: Sort = "status" if measure.field is None else "homes" if measure is HOMES else "amount"
    kind = "money" if measure.id in MONEY else measure.id
    address = href(view, sort=sort, descending=measure.field is not None, page=1)
    return link(address, text(words.in_table[kind]), data_to=TABLE, cls="tile-link")


def leading(shown: Tile) -> tuple[str, Figure]:
    """Return the figure that leads and its label: a count as it is, else the firmest standing that has a number."""
    if not shown.what:
        return shown.label, shown.mains[0]
    if shown.bars:
        return f"{shown.label} {shown.bars[0].what}", shown.bars[0]
    return f"{shown.label} {shown.what}", NOTHING


def beside(shown: Tile, lead: Figure, language: Language) -> str:
    """Return the line under the leading figure: the largest of the others, apart; of a count what it holds."""
    if not shown.what:
        return ", ".join(f"{bar.written} {bar.what}" for bar in shown.bars[:1])
    others = [bar for bar in shown.bars if bar is not lead]
    if not others:
        return ""
    largest = max(others, key=lambda bar: bar.number or 0)
    return FIGURE_WORDS[language].beside.format(largest.written, largest.what)


def bars(shown: Sequence[Figure]) -> Html:
    """Return figures as bars on one scale that begins at zero, each under its words."""
    most = max((bar.number or 0 for bar in shown), default=0)
    rows = []
    for bar in shown:
        width = f"{100 * (bar.number or 0) / most:.4g}%" if most else "0"
        drawn = svg("svg", svg("rect", width=width, height="8"), height="8")
        words = el("span", text(bar.what), text(" "), el("strong", text(bar.written), title=bar.exact))
        rows.append(el("li", words, drawn))
    return el("ul", *rows, cls="bars") if rows else EMPTY


def beyond_bars(shown: Tile, language: Language) -> list[Figure]:
    """Return the lines of a tile that say more than its bars: not those that name a standing with its figures again."""
    standings = WORDS[language].figures.standing.values()

    def repeats(line: Figure) -> bool:
        return any(name in line.written for name in standings) and any(b.written in line.written for b in shown.bars)

    return [line for line in shown.under if not (shown.what and repeats(line))]


@dataclass(frozen=True)
class Aside:
    """What a tile says besides its own figure: a line on it, and more where it is opened."""

    line: Html = EMPTY
    more: Html = EMPTY


NO_ASIDE = Aside()


def due(picture: Picture, today: date) -> Aside:
    """Return how many deadlines in view have passed, with word of what came of them and without; none for none."""
    language = picture.view.language
    words, standing = OUTCOMES[language], _due_of(picture.filtered, today)
    found = standing.due
    if not found.all:
        return NO_ASIDE
    line = words.tile.format(*(number(count, language) for count in (found.all, *found)))
    every = [(words.states[state], standing.counts[state]) for state in STATES]
    told = (*every, (words.told_itself, standing.counts[None]))
    shown = [Figure(number(count, language), what=what, number=count) for what, count in told if count]
    note = words.tile_note.format(*(day(iso, language) for iso in (today.isoformat(), picture.edition.last_letter)))
    way = link(href(picture.view, view="timeline"), text(words.to_timeline), data_top="")
    more = join(el("p", el("b", text(line))), bars(shown), el("p", text(note), cls="tile-note"), el("p", way))
    return Aside(el("span", text(line), cls="tile-line tile-due"), more)


class Standing(NamedTuple):
    """How many facts have passed their date, and how many of them stand in which state."""

    due: Due
    counts: Counter[State | None]


@lru_cache(maxsize=KEPT)
def _due_of(filtered: Filtered, today: date) -> Standing:
    passed = [fact for fact in filtered.facts if is_due(fact, today)]
    return Standing(due_of(passed, today), Counter(state(fact, today) for fact in passed))


def box(shown: Tile, language: Language, more: Html = EMPTY, ident: str | None = None, aside: Aside = NO_ASIDE) -> Html:
    """Return a tile, which opens to its bars, what must be said of them, `more`, and `aside`, which it says besides."""
    label, lead = leading(shown)
    line = beside(shown, lead, language)
    head = el(
        "summary",
        el("span", text(lead.written), cls="tile-figure", title=lead.exact),
        el("span", text(label), cls="tile-label"),
        el("span", text(line), cls="tile-line"),
        aside.line,
    )
    lines = [el("p", text(f.written), cls="tile-note", title=f.exact) for f in beyond_bars(shown, language)]
    note = el("p", text(shown.note), cls="tile-note") if shown.note else EMPTY
    inside = el("div", bars(shown.bars), note, *lines, el("p", more) if more else EMPTY, aside.more, cls="tile-more")
    unfolded = el("details", head, inside, id=ident, name="tiles")
    return el("div", unfolded, cls="tile", role="group", aria_label=shown.label)


def as_html(made: Sequence[Tile], language: Language, under: Sequence[Html] = (), first: Aside = NO_ASIDE) -> Html:
    """Return tiles as HTML, each with one more line in it where such lines, made here, are given.

    `first` is what the first of them says besides.
    """
    rows = zip(made, under or [EMPTY] * len(made), strict=True)
    boxes = (box(one, language, more, f"tile-{n}", NO_ASIDE if n else first) for n, (one, more) in enumerate(rows))
    return el("div", *boxes, cls="tiles")


def html(picture: Picture) -> Html:
    """Return the tiles of the view, each with a link to what is counted."""
    view = picture.view
    links = [in_table(measure, view) for _, measure in measures(view.language)]
    return as_html(_tiles_of(picture.filtered, view.language), view.language, links, due(picture, today()))

"""The figures above the map. Every count and sum comes from `layers.analysis`; here they are only put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layers.analysis import (
    AGREEMENTS,
    ELSEWHERE,
    HERE,
    HOMES,
    REGIO,
    RIJK,
    STANDINGS,
    Measure,
    Totals,
    sums,
)
from layers.facts import Fact
from layers.layer import Language
from ui.data.picture import Picture
from ui.say.facts import bounded
from ui.words.common import WORDS
from ui.words.figures import WORDS as FIGURE_WORDS
from ui.words.formats import euro, full_euro, number, rounded_euro

MONEY = (RIJK.id, REGIO.id)


def divided(facts: Sequence[Fact], measure: Measure, themes: Sequence[str], chosen: Sequence[str] | None) -> Totals:
    """Return totals divided over two places: the chosen provinces together ("here") and all others ("elsewhere").

    Without chosen provinces the totals are those of the whole country, divided by province.
    """
    found = sums(facts, measure, themes)
    # What lies in a province that only we infer is no own figure of it, nor national.
    return found if chosen is None else found.moved(lambda place: HERE if place in chosen else ELSEWHERE)


@dataclass(frozen=True)
class Figure:
    """A figure as it is written, and in full where it was rounded ("" else); `what` says what it stands for."""

    written: str
    exact: str = ""
    what: str = ""
    number: float | int | None = None


@dataclass(frozen=True)
class Tile:
    """A label, how firm its figures are ("" for all), the figures, and the lines under them: each a figure in words.

    Several figures stand side by side because they must not be added; `note` says why, or what a count includes. `bars`
    are all figures one by one, the firmest first, each with its number: what is shown beside each other, never stacked.
    """

    label: str
    what: str
    mains: tuple[Figure, ...]
    under: tuple[Figure, ...]
    note: str = ""
    bars: tuple[Figure, ...] = ()


def figure(value: float | int | None, measure: Measure, language: Language, bound: str = "exact") -> Figure:
    """Return a count or sum in words with its bound; a dash where no number is stated."""
    if value is None:
        return Figure("–")
    if measure.id not in MONEY:
        return Figure(bounded(number(value, language), bound, language), number=value)
    short = rounded_euro(value, language)
    exact = "" if short == euro(value, language) else full_euro(value, language)
    return Figure(bounded(short, bound, language), exact, number=value)


def figure_of(part: Totals, measure: Measure, language: Language) -> Figure:
    """Return the total of a part in words, with the bound that follows from what was added."""
    return figure(part.total, measure, language, part.bound)


Beside = tuple[str, str]
Where = tuple[str, Totals]


def bars_of(parts: Sequence[Where], measure: Measure, language: Language) -> tuple[Figure, ...]:
    """Return a figure for each standing of each part (what to call it, its totals), the firmest standing first."""
    standing = WORDS[language].figures.standing
    found = (
        (f"{standing[name]}, {where}" if where else standing[name], part.with_standing(name))
        for name in STANDINGS
        for where, part in parts
    )
    return tuple(
        replace(figure_of(part, measure, language), what=what) for what, part in found if part.total is not None
    )


def tile(
    label: str,
    found: Totals,
    measure: Measure,
    chosen: Sequence[str] | None,
    language: Language,
    beside: Beside | None = None,
) -> Tile:
    """Return a measure in words: what was agreed first; every other standing and what is shared apart.

    Agreements are counted whatever their standing; of them the lines say how many are conditional or a reservation.
    Of homes and money the whole country has two figures, never their sum: what is national, and what lies in provinces.
    `beside` says in words, for a count and for sums, with what else something is shared: other provinces, usually.
    """
    words = WORDS[language]
    shared_beside, shared_beside_of = beside or (words.figures.shared_beside, words.figures.shared_beside_of)
    if measure.field is None:
        return _counted(label, found, measure, chosen, language, shared_beside)
    if chosen is None:
        return _of_the_country(label, found, measure, language)
    here = found.own(HERE)
    shared = Totals(tuple(share for share in found.shares if share.places == {HERE, ELSEWHERE}))
    agreed = here.with_standing("agreed")
    under = [
        *_said_of(agreed, words.figures.of_which, measure, language),
        *_standings(here, measure, language),
        *_one_line(shared_beside_of, _standings(shared, measure, language, "agreed")),
        *_overlapping(here, measure, language),
    ]
    others = FIGURE_WORDS[language].shared_bar if beside is None else beside[0].replace("{}", "").strip()
    return Tile(
        label,
        words.figures.standing["agreed"],
        (figure_of(agreed, measure, language),),
        tuple(under),
        bars=(*bars_of([("", here)], measure, language), *bars_of([(others, shared)], measure, language)),
    )


def _counted(
    label: str, found: Totals, measure: Measure, chosen: Sequence[str] | None, language: Language, shared_beside: str
) -> Tile:
    words = WORDS[language]
    here = found if chosen is None else found.own(HERE)
    others = _one_line(words.figures.of_which, _standings(here, measure, language))

    def line(form: str, value: float | int | None) -> list[Figure]:
        return _line(form, value, measure, language)

    if chosen is None:
        of_which = words.figures.of_which.format
        under = [
            *line(of_which(words.figures.in_none), here.none),
            *line(of_which(words.map.in_several), here.several),
            *others,
        ]
    else:
        beside = [*line(shared_beside, found.shared(HERE)), *line(words.figures.national_beside, found.none)]
        under = [*others, *beside]
    main = figure(here.total, measure, language)
    parts = bars_of([("", here)], measure, language)
    return Tile(label, "", (main,), tuple(under), FIGURE_WORDS[language].counted, parts)


def _of_the_country(label: str, found: Totals, measure: Measure, language: Language) -> Tile:
    words, apart = WORDS[language], FIGURE_WORDS[language]
    parts = ((apart.national, apart.national_line, found.nationwide()),
             (apart.in_provinces, apart.in_provinces_line, found.placed()))  # fmt: skip
    mains: list[Figure] = []
    under: list[Figure] = []
    for what, _, part in parts:
        agreed = part.with_standing("agreed")
        if agreed.total is not None:
            mains.append(replace(figure_of(agreed, measure, language), what=what))
        several = _line(words.map.in_several, agreed.several, measure, language)
        under += _one_line(
            apart.by_standing.format(what, words.figures.of_which),
            [*several, *_said_of(agreed, "{}", measure, language)],
        )
    for name in (name for name in STANDINGS if name != "agreed"):
        lines = [
            line for _, form, part in parts for line in _line_of(form, part.with_standing(name), measure, language)
        ]
        under += _one_line(apart.by_standing.format(words.figures.standing[name], "{}"), lines)
    under += _overlapping(found, measure, language)
    both = found.nationwide().shares and found.placed().shares
    note = apart.dont_add["money" if measure.id in MONEY else measure.id] if both else ""
    bars = bars_of([(what, part) for what, _, part in parts], measure, language)
    return Tile(label, words.figures.standing["agreed"], tuple(mains) or (Figure("–"),), tuple(under), note, bars)


def _line(form: str, value: float | int | None, measure: Measure, language: Language) -> list[Figure]:
    made = figure(value, measure, language)
    return [] if value is None else [replace(made, written=form.format(made.written))]


def _line_of(form: str, part: Totals, measure: Measure, language: Language) -> list[Figure]:
    made = figure_of(part, measure, language)
    return [] if part.total is None else [replace(made, written=form.format(made.written))]


def _said_of(agreed: Totals, form: str, measure: Measure, language: Language) -> list[Figure]:
    """Return what must be said of a sum of money: its part that is a ceiling or was moved, and what is mixed in it."""
    if measure.id not in MONEY:
        return []
    words = FIGURE_WORDS[language]
    return [
        *_line(form.format(WORDS[language].figures.at_most_of), agreed.at_most, measure, language),
        *_line(form.format(words.reallocated), agreed.reallocated, measure, language),
        *(Figure(words.mixed[name]) for name in agreed.mixed if agreed.total is not None),
    ]


def _overlapping(part: Totals, measure: Measure, language: Language) -> list[Figure]:
    """Return what was not added, number by number: it may be about the same homes or money as what was."""
    form = FIGURE_WORDS[language].overlapping
    written = (figure(share.number, measure, language, share.bound).written for share in part.overlapping)
    return [Figure(form.format(number)) for number in written]


def _standings(part: Totals, measure: Measure, language: Language, *also: str) -> list[Figure]:
    """Return a line for each standing but "agreed", which stands in the headline; `also` names it where it must not."""
    words = WORDS[language]
    names = [name for name in STANDINGS if name != "agreed" or name in also]
    return [
        made
        for name in names
        for made in _line_of(f"{{}} {words.figures.standing[name]}", part.with_standing(name), measure, language)
    ]


def _one_line(form: str, parts: Sequence[Figure]) -> list[Figure]:
    listing = form.format(", ".join(part.written for part in parts))
    return [Figure(listing, ", ".join(part.exact for part in parts if part.exact))] if parts else []


def measures(language: Language) -> list[tuple[str, Measure]]:
    """Return what the tiles count or add, each with its label."""
    words = WORDS[language]
    return [
        (words.figures.agreements, AGREEMENTS),
        (words.figures.homes, HOMES),
        (words.figures.euro_rijk, RIJK),
        (words.figures.euro_regio, REGIO),
    ]


def tiles(picture: Picture, facts: Sequence[Fact]) -> list[Tile]:
    """Return the tiles of a view."""
    view, chosen = picture.view, picture.provinces
    return [
        tile(label, divided(facts, m, view.themes, chosen), m, chosen, view.language)
        for label, m in measures(view.language)
    ]

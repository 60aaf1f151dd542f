"""The view of decisions and deadlines in the order of time, with what has passed its date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from layers.deadlines import Group, Moment, by_year, moments, today, year_to_open
from layers.facts import Fact
from layers.layer import Language
from layers.narrowing import VALUES, due
from layers.outcomes import due_of
from ui.data import state
from ui.data.choices import NARROWED
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import outcomes
from ui.say.lists import fact_link, more_link
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views.frame import dossier_link
from ui.words import timeline as words_of
from ui.words.common import WORDS
from ui.words.filters import WORDS as FILTER_WORDS
from ui.words.formats import day, deadline, listed, number
from ui.words.outcomes import WORDS as OUTCOME_WORDS

# So many facts are shown at once; what is more is one link further.
STEP: Final = 30
# Number of terms that are due without word of what came of them, which stand above all others.
OPEN: Final = 5
# Number of parties or meetings that are offered at once.
FEW: Final = 6
NO_WORDS: Final[Mapping[str, str]] = {}
# The page of what has no year, in the address; the page of a year is that year.
NO_YEAR: Final = 9999
Years = Mapping[int | None, Sequence[Group]]


def in_view(picture: Picture) -> list[Fact]:
    """Return the facts that pass the filters, and the national ones of the same theme and search."""
    here = list(picture.facts)
    return here if picture.provinces is None else [*here, *picture.national]


def count(groups: Sequence[Group]) -> int:
    """Return the number of moments in groups."""
    return sum(len(group.moments) for group in groups)


def opened(years: Years, view: ViewState, today: date) -> list[int | None]:
    """Return the years that are shown: the one that the address asks for, else all where they are few, else one."""
    asked = None if view.page == NO_YEAR else view.page
    if asked in years:
        return [asked]
    few = sum(count(groups) for groups in years.values()) <= STEP
    return list(years) if few else [year_to_open(list(years), today)]


def time(period: str, words: str) -> Html:
    """Return a stated time as `<time>`."""
    # HTML knows days, months and years; of a quarter or half the year is what it can say without inventing.
    return el("time", text(words), datetime=period if period[5:6].isdigit() else period[:4])


def heading(group: Group, language: Language) -> Html:
    """Return the heading of a group: its time, or the table."""
    if group.kind == "table":
        return el("h3", text(group.period))
    named = deadline(group.period, language)
    if group.kind == "year":
        named = words_of.WORDS[language].some_time_in.format(named)
    return el("h3", time(group.period, named[0].upper() + named[1:]))


def who(fact: Fact, language: Language) -> str:
    """Return who promised, as the letter names them; else whose position it is, else that no one is named."""
    own = words_of.WORDS[language]
    if fact["promised_by"]:
        return own.by.format(listed(list(fact["promised_by"]), language))
    return own.position_of.format(fact["speaker"]) if fact["speaker"] else own.by_nobody


def item(found: Moment, group: Group | None, picture: Picture, today: date) -> Html:
    """Return a moment as an item of the list: when, where, who, what, and how the letter said it stands.

    Without a group around it, it always says when.
    """
    view = picture.view
    words, own = WORDS[view.language], words_of.WORDS[view.language]
    fact, passed = found.fact, found.passed(today)
    status = words.facts.status.get(fact["status"], fact["status"])
    table = own.at_table.format(fact["table"]) if fact["table"] and (found.kind != "table" or not group) else ""
    # What the heading says already is not said again; that a date is a start or a bound is always said.
    known = group is not None and fact["deadline_kind"] in (None, "in") and found.period == group.period
    stated = fact_words.when(fact, view.language)
    nearer = EMPTY if known or not stated else join(time(found.period, stated), text(" "))
    said = [
        own.status_is.format(status) if status else own.no_status,
        table,
        # What the letter itself calls done awaits no word: of it the date alone can be said.
        own.passed if passed and not outcomes.in_short(fact, today, view.language) else "",
    ]
    return el(
        "li",
        el("div", join(nearer, fact_link(fact, picture.edition, view))),
        el("div", text(who(fact, view.language)), cls="who"),
        el("div", text(fact_words.summary(fact, view.language))),
        el("div", text(" · ".join(part for part in said if part)), cls="quiet"),
        outcomes.of_row(fact, picture.edition, today, view.language),
        cls="passed" if passed else "",
    )  # fmt: skip


def counted(total: int, passed: int, language: Language) -> str:
    """Return how many moments a year has, and how many of them have passed their date."""
    own = words_of.WORDS[language]
    if not passed:
        return number(total, language)
    form = own.all_passed if passed == total else own.some_passed
    return form.format(number(total, language), number(passed, language))


def years_nav(years: Years, shown: Sequence[int | None], view: ViewState, today: date) -> Html:
    """Return the years as links, each with its number of terms as a bar and how many have passed."""
    own = words_of.WORDS[view.language]
    most = max((count(groups) for groups in years.values()), default=1)
    items = []
    for year, groups in years.items():
        passed = sum(m.passed(today) for group in groups for m in group.moments)
        total = count(groups)
        here = "page" if list(shown) == [year] else None
        items.append(
            el(
                "li",
                link(
                    state.href(view, page=year or NO_YEAR, more=1),
                    el("span", cls=f"bar b{-(-8 * total // most)}", aria_hidden="true"),
                    el("span", text(own.no_year if year is None else year)),
                    el("span", text(counted(total, passed, view.language)), cls="quiet"),
                    aria_current=here,
                ),
            )
        )
    return el("nav", el("ol", *items), aria_label=own.years, cls="years")


def listing(years: Years, picture: Picture, today: date) -> Html:
    """Return the years that are open as ordered lists, at most so many moments as the address asks for."""
    view = picture.view
    own = words_of.WORDS[view.language]
    limit = left = STEP * view.more
    chosen = opened(years, view, today)
    made = []
    for year in chosen:
        groups = []
        for group in years[year]:
            here = group.moments[: max(left, 0)]
            left -= len(group.moments)
            if here:
                done = "passed" if all(m.passed(today) for m in group.moments) else ""
                items = (item(m, group, picture, today) for m in here)
                groups.append(el("li", heading(group, view.language), el("ol", *items), cls=done))
        if groups:
            made.append(el("section", el("h2", text(own.no_year if year is None else year)), el("ol", *groups)))
    rest = sum(count(years[year]) for year in chosen) - limit
    return join(el("div", *made, cls="timeline"), more_link(view, rest, STEP))


def choice(picture: Picture, name: str, label: str, today: date, words: Mapping[str, str] = NO_WORDS) -> Html:
    """Return one of the filters of `layers.narrowing` as links, each with how many moments it would leave.

    Those that many have stand first; the rest is folded away unless one of them is chosen.
    """
    view, language = picture.view, picture.view.language
    field = NARROWED[name]
    chosen: tuple[str, ...] = getattr(view, field)
    left = Picture(picture.edition, state.changed(view, **{field: ()}))
    found = Counter(value for m in moments(in_view(left)) for value in VALUES[name](m.fact, today))
    ordered = sorted({*found, *chosen}, key=lambda value: (value not in chosen, -found[value], value))

    def one(value: str) -> Html:
        others = tuple(sorted({*chosen} ^ {value}))
        count = el("span", text(f" {number(found[value], language)}"), cls="quiet")
        here = "true" if value in chosen else None
        return el(
            "li", link(state.href(view, **{field: others}), text(words.get(value, value)), count, aria_current=here)
        )

    first, rest = ordered[: max(FEW, len(chosen))], ordered[max(FEW, len(chosen)) :]
    more = EMPTY
    if rest:
        said = FILTER_WORDS[language].further[len(rest) != 1].format(number(len(rest), language))
        more = el("details", el("summary", text(said)), el("ul", *map(one, rest), cls="chips"))
    return el("div", el("h2", text(label)), el("ul", *map(one, first), cls="chips"), more, cls="time-filter")


def open_part(found: Sequence[Moment], picture: Picture, today: date) -> Html:
    """Return what is due without word of what came of it, the latest first; "" where that is all or nothing."""
    view, own = picture.view, words_of.WORDS[picture.view.language]
    left = [m for m in found if due(m.fact, today) == ("open",)]
    if not left or view.due or view.outcomes or picture.view.page != 1:
        return EMPTY
    left.sort(key=lambda m: (m.last or date.min, m.fact["id"]), reverse=True)
    all_of_them = state.href(view, due=("open",))
    label = own.all_open.format(number(len(left), view.language))
    return el(
        "section",
        el("h2", text(own.open_title.format(number(len(left), view.language)))),
        el("p", text(own.open_means.format(day(picture.edition.last_letter, view.language)))),
        el("ol", *(item(m, None, picture, today) for m in left[:OPEN]), cls="open-terms"),
        el("p", link(all_of_them, text(label)), cls="ways") if len(left) > OPEN else EMPTY,
        cls="timeline due-open",
    )


def page(picture: Picture, today: date) -> Html:
    """Return the whole view as HTML."""
    view = picture.view
    own, filters = words_of.WORDS[view.language], FILTER_WORDS[view.language]
    found = moments(in_view(picture))
    years = by_year(found)
    gone = due_of((m.fact for m in found), today)
    counts = (number(count, view.language) for count in (gone.all, len(found), *gone))
    as_of = own.as_of.format(day(today.isoformat(), view.language), *counts)
    too = [] if picture.provinces is None else [el("p", text(own.national_too))]
    head = [
        el("h1", text(own.title)),
        el("p", text(own.intro)),
        el("p", link(dossier_link(view), text(own.to_dossier), data_top=""), cls="ways"),
        choice(picture, "party", own.who, today),
        choice(
            picture, "outcome", filters.narrowed["outcome"], today, dict(OUTCOME_WORDS[view.language].states.items())
        ),
        choice(picture, "meeting", filters.narrowed["meeting"], today),
    ]
    if not found:
        return el("div", *head, el("p", text(own.none)), cls="page")
    return el(
        "div",
        *head,
        el("p", el("strong", text(as_of)), text(" " + own.passed_means)),
        *too,
        open_part(found, picture, today),
        el("h2", text(own.all_in_order), cls="all-in-order"),
        years_nav(years, opened(years, view, today), view, today),
        listing(years, picture, today),
        cls="page",
    )


def html(picture: Picture) -> Html:
    """Return the timeline as of today."""
    return page(picture, today())

"""The view of the dossier for a meeting: what comes back to it, what is due or without word, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Final

from layers.deadlines import today
from layers.dossier import Part, fitting
from layers.facts import Fact
from layers.layer import Language
from layers.narrowing import meetings
from ui.data import state
from ui.data.choices import DOSSIER_KINDS
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.scopes import label
from ui.data.state import ViewState
from ui.say import forms, outcomes, tiles
from ui.say.dossier import Paper, paper
from ui.say.dossier_item import Item, Tie
from ui.say.lists import fact_link, more_link
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.words.dossier import WORDS
from ui.words.formats import number

STEP: Final = 12
"""Number of items that are shown at once; what is more is one link further."""

LISTED: Final = tuple(kind for kind in DOSSIER_KINDS if kind != "municipality")
"""What the list to choose from has; a municipality is found by writing its name."""


def html(picture: Picture) -> Html:
    """Return the dossier that the address names as of today; without one the form to choose."""
    return page(picture, today())


def page(picture: Picture, today: date) -> Html:
    """Return the whole view as HTML."""
    view = picture.view
    words = WORDS[view.language]
    meeting = view.meetings[0] if view.meetings else None
    found = paper(view.ident, meeting, picture.edition, today, view.language) if view.ident else None
    if found is None:
        head = join(el("h1", text(words.title)), el("p", text(words.intro)))
        return el("div", head, chooser(picture, today), provinces(picture), cls="page dossier")
    return el("div", el("h1", text(found.title)), chooser(picture, today), *shown(found, picture), cls="page dossier")


# --- the choice ---


def chooser(picture: Picture, today: date) -> Html:
    """Return the form with what it is about and for which meeting."""
    view, edition = picture.view, picture.edition
    words = WORDS[view.language]
    options = (
        el("option", value=label(key, names, view.language))
        for key, names in edition.scopes.items()
        if key.partition(":")[0] in LISTED
    )
    chosen = label(view.ident, edition.scopes[view.ident], view.language) if view.ident else None
    about = el(
        "input", type="text", name="id", id="dossier-about", list="dossier-names", value=chosen,
        placeholder=words.about_hint, autocomplete="off", maxlength=80,
    )  # fmt: skip
    return forms.form(
        view,
        el("div", el("label", text(words.about), for_="dossier-about"), about, cls="field"),
        el("div", el("label", text(words.meeting), for_="dossier-meeting"), tables(picture, today), cls="field"),
        el("button", text(words.show), type="submit"),
        el("datalist", *options, id="dossier-names"),
        without=("id", "meeting"),
        cls="choose-dossier",
    )


def tables(picture: Picture, today: date) -> Html:
    """Return the meetings to choose from: those that the letters name, and the next ones."""
    view = picture.view
    words = WORDS[view.language]
    named = {meeting for fact in picture.edition.built.facts for meeting in meetings(fact)}

    def option(meeting: str, said: str) -> Html:
        is_chosen = meeting in view.meetings or (not meeting and not view.meetings)
        return el("option", text(said), value=meeting, selected="" if is_chosen else None)

    groups = groupby(sorted(picture.edition.known.tables, key=lambda m: (m not in named, m)), lambda m: m in named)
    made = (
        el("optgroup", *(option(meeting, meeting) for meeting in group), label=words.named if known else words.coming)
        for known, group in groups
    )
    return el("select", option("", words.everything), *made, name="meeting", id="dossier-meeting")


def provinces(picture: Picture) -> Html:
    """Return the provinces as links, each to its dossier."""
    view = picture.view
    ways = (
        link(state.href(view, ident=f"province:{code}"), text(province["name"]), data_top="")
        for code, province in picture.edition.provinces.items()
    )
    words = WORDS[view.language]
    return join(el("p", text(words.start)), el("nav", *ways, cls="ways", aria_label=words.about))


# --- the dossier ---


def shown(found: Paper, picture: Picture) -> Iterable[Html]:
    """Give the dossier: the ways out, what it is made of, its numbers, what is at stake, its parts, and the rest."""
    view, words = picture.view, WORDS[picture.view.language]
    yield ways(found, view)
    yield el("p", text(f"{' · '.join(found.made()[:3])}."), cls="quiet")
    if not found.found.total:
        yield el("p", text(words.none))
    else:
        yield counts(found)
    yield stake(found)
    fit = fitting(found.found, lambda fact: 1, STEP * view.more, least=2)
    for name in found.found.parts:
        yield part(found, name, fit[name], picture)
    yield more_link(view, found.found.total - sum(fit.values()), STEP)
    rest = found.rest()
    national = link(state.href(ViewState(language=view.language), view="timeline"), text(words.national_link))
    yield el("p", text(f"{' '.join(rest)} "), EMPTY if found.kind == "theme" else national, cls="quiet")


def ways(found: Paper, view: ViewState) -> Html:
    """Return the links to the Word file, to paper and to the page of what it is about."""
    words = WORDS[view.language]
    made = [
        link(found.word_address, text(words.word)),
        link(found.print_address, text(words.printed), target="_blank", rel="noopener"),
    ]
    if found.key in found.edition.subjects:
        made.append(link(state.subject_href(view, found.key), text(words.to_page.format(found.name)), data_top=""))
    return el("nav", *made, cls="ways", aria_label=words.word)


def counts(found: Paper) -> Html:
    """Return how many facts stand in each part, each a link to it."""

    def one(name: Part) -> Html:
        count = len(found.found.parts[name])
        said = join(el("b", text(number(count, found.language))), el("span", text(found.count_of(name))))
        inner = link(f"#{anchor(name)}", said) if count else said
        return el("li", inner, cls="silent" if count and name == "without word" else "")

    return el("ul", *map(one, found.found.parts), cls="dossier-counts")


def anchor(part: Part) -> str:
    """Return the name of the place on the page where a part stands."""
    return f"part-{part.replace(' ', '-')}"


def stake(found: Paper) -> Html:
    """Return money and homes in what is open, "" where nothing is."""
    words = WORDS[found.language]
    if not found.found.open:
        return EMPTY
    if not found.stakes:
        return el("section", el("h2", text(words.stake)), el("p", text(words.stake_none), cls="quiet"))
    shown = tiles.as_html(found.stakes, found.language)
    return el("section", el("h2", text(words.stake)), shown, el("p", text(words.stake_means), cls="quiet"))


def part(found: Paper, name: Part, fit: int, picture: Picture) -> Html:
    """Return a part with the items that are shown; "" where it has none."""
    facts = found.found.parts[name]
    if not facts:
        return EMPTY
    title = f"{found.title_of(name)} ({number(len(facts), found.language)})"
    rows = (item(found.item(fact), found, picture) for fact in facts[:fit])
    left = len(facts) - fit
    return el(
        "section",
        el("h2", text(title)),
        el("p", text(found.means(name)), cls="quiet"),
        el("ol", *rows),
        el("p", text(left_out(left, found.language)), cls="quiet") if left else EMPTY,
        id=anchor(name),
        cls=f"dossier-part {anchor(name)}",
    )


def left_out(left: int, language: Language) -> str:
    """Return how many items of a part are not shown yet."""
    return WORDS[language].left[left != 1].format(number(left, language))


def item(said: Item, found: Paper, picture: Picture) -> Html:
    """Return a fact as an item: when and how it stands beside where, who and what, what hangs on it, and its lines."""
    view, edition = picture.view, picture.edition
    words = WORDS[view.language]
    return el(
        "li",
        el(
            "div",
            el("b", text(said.when)) if said.when else EMPTY,
            outcomes.badge(said.fact, found.today, view.language) if said.state else EMPTY,
            cls="dossier-when",
        ),
        el(
            "div",
            el("div", fact_link(said.fact, edition, view), el("span", text(f" {said.about}"), cls="quiet")),
            el("div", text(said.says)),
            *(el("div", el("strong", text(when)), text(f" {told}")) for when, told in said.told),
            el("div", *(tie(way, edition, view) for way in said.hangs), cls="hangs") if said.hangs else EMPTY,
            el("div", text(f"{words.sources}: {'; '.join(said.notes)}"), cls="quiet noted"),
        ),
    )


def tie(way: Tie, edition: Edition, view: ViewState) -> Html:
    """Return what hangs on a fact in one way, each fact a link to it."""
    before, _, after = way.form.partition("{}")
    plain = ViewState(language=view.language)

    def one(name: str, fact: Fact | None) -> Html:
        if fact is None:
            return text(name)
        at = tuple(edition.features_of_fact.get(fact["id"], ())[:1]) or (state.NATIONAL,)
        return link(state.href(plain, selection=at, fact=fact["id"]), text(name), data_top="")

    more = text(f" + {number(way.left, view.language)}") if way.left else EMPTY
    return el("span", text(before), join(*(one(*other) for other in way.others), between=", "), text(after), more)

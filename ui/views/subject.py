"""The page about one thing, such as a province, a municipality, a project or a letter. One view for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from layers.deadlines import today as today_in_amsterdam
from ui.data import following, state
from ui.data.choices import DOSSIER_KINDS
from ui.data.edition import LAYER_OF_KIND
from ui.data.picture import Picture
from ui.data.state import NATIONAL, ViewState
from ui.map import small_map
from ui.say import bottlenecks, described, outcomes, tiles
from ui.say import facts as fact_words
from ui.say import letters as cited_letters
from ui.say import subject as subjects
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.say.subject import Subject, around_today
from ui.views import cards, downloads, follow, municipal, other_sources, placeholders, printed, sharing
from ui.views import sources as sources_view
from ui.words.bottlenecks import WORDS as BOTTLENECK_WORDS
from ui.words.common import WORDS
from ui.words.dossier import WORDS as DOSSIER_WORDS
from ui.words.following import WORDS as FOLLOWING
from ui.words.formats import listed, number, plural
from ui.words.letter_text import WORDS as LETTER_WORDS
from ui.words.municipality import WORDS as MUNICIPALITY_WORDS
from ui.words.subject import WORDS as SUBJECT_WORDS

# How many cards at first, and how many more at a time: a page is to open quickly, all of it stands on paper.
AT_FIRST, MORE = 3, 30
# Number of bottlenecks of a province or municipality on its page; the link under them leads to all.
COLLIDED = 2


def html(picture: Picture, letter: Html = EMPTY, others: Html | None = None) -> Html:
    """Return the page about the thing that the address names; `letter` is the text of a letter, made here.

    `others` is what other sources say. Without them the page holds their places, for the browser to fill.

    Raises LookupError where the built folder does not hold it.
    """
    view = picture.view
    subject = subjects.find(picture.edition, view.view, view.ident or "", view.themes)
    if subject is None:
        raise LookupError(f"{view.view}:{view.ident} is not in the built folder")
    return page(subject, view, today_in_amsterdam(), letter, others)


def page(subject: Subject, view: ViewState, today: date, letter: Html = EMPTY, others: Html | None = None) -> Html:
    """Return the page: what it is and its figures beside the small map, then what was agreed beside dates and sources.

    Parts with nothing to say are left out.
    """
    words = SUBJECT_WORDS[view.language]
    return el(
        "article",
        el("div", head(subject, view), section(words.figures, key_figures(subject, view))),
        el("div", picture(subject, view), cls="small-map"),
        el(
            "div",
            section(words.collisions, collides(subject, view)),
            section(words.facts, *facts(subject, view)),
            *municipal.sections(subject, view),
            other_sources.place(subject) if others is None else others,
        ),
        el(
            "div",
            section(words.deadlines, *dates(subject, view, today)),
            section(words.sources, *letters(subject, view)),
            section(
                FOLLOWING[view.language].title,
                follow.part(following.of_view(view), subject.edition, view),
            ),
            section(words.downloads, downloadable(subject, view)),
            cls="beside",
        ),
        section(LETTER_WORDS[view.language].title, letter or the_letter(subject, view)),
        cls="subject",
    )


def section(title: str, *body: Html) -> Html:
    """Return a part of the page under its heading, "" where it says nothing."""
    return el("section", el("h2", text(title)), *body) if any(body) else EMPTY


def the_letter(subject: Subject, view: ViewState) -> Html:
    """Return the place of the letter's own text, which browsers fetch by itself; "" where it is about another thing."""
    if subject.kind != "letter":
        return EMPTY
    return placeholders.later("letter-text", subject.edition, view)


def collides(subject: Subject, view: ViewState) -> Html:
    """Return what collides here as HTML with a link to the whole list, "" where nothing does."""
    found = subjects.collisions(subject)
    if not found:
        return EMPTY
    chosen = subject.provinces if subject.kind in ("province", "municipality") else ()
    few = found[:COLLIDED] if chosen else found
    title = BOTTLENECK_WORDS[view.language].to_list + (f" ({len(found)})" if len(few) < len(found) else "")
    all_of_them = link(state.href(view, view="collisions", provinces=chosen), text(title), data_top="")
    return join(bottlenecks.items(few, Picture(subject.edition, view)), el("p", all_of_them))


def print_address(subject: Subject, view: ViewState, part: str = "") -> str:
    """Return the address of the page on paper, or of a part of it."""
    return f"/print/{subject.kind}/{quote(subject.ident, safe='')}?lang={view.language}{'#' if part else ''}{part}"


def head(subject: Subject, view: ViewState) -> Html:
    """Return the name, what it is, what its layer says of it, and the ways on."""
    linked = municipal.links(subject, view)
    rows = (
        el("div", el("dt", text(label)), el("dd", linked.get(label) or text(value)))
        for label, value in described.about(subject, view.language)
    )
    return el(
        "div",
        el("h1", text(subject.name)),
        el("p", text(described.kind(subject, view.language)), cls="quiet"),
        el("dl", *rows),
        ways_on(subject, view),
    )


def picture(subject: Subject, view: ViewState) -> Html:
    """Return the small map, with what its ring means; in words where nothing can be drawn."""
    words = SUBJECT_WORDS[view.language]
    source = small_map.address(subject)
    if source is None:
        return el("p", text(words.no_map), cls="quiet")
    ring = subject.error_m
    said = el("p", text(words.error_ring.format(number(ring, view.language))), cls="quiet") if ring else EMPTY
    return join(el("img", src=source, alt=small_map.alt(subject, view.language), width=300, height=356), said)


def ways_on(subject: Subject, view: ViewState) -> Html:
    """Return the links to the map, to paper and to the other pages."""
    words = SUBJECT_WORDS[view.language]
    made = []
    if subject.feature:
        made.append(link(state.href(view, view="map", selection=(subject.feature,)), text(words.on_map), data_top=""))
        made.append(compare_link(subject, view))
    elif subject.kind == "municipality":
        made += [municipal.to_map(subject, view), compare_link(subject, view)]
    else:
        made.append(link(state.href(view, view="sources"), text(words.to_sources), data_top=""))
    if subject.kind in DOSSIER_KINDS:
        dossier = state.href(view, view="dossier", ident=subject.key)
        made.append(link(dossier, text(DOSSIER_WORDS[view.language].title), data_top=""))
    made.append(link(print_address(subject, view), text(words.printed), target="_blank", rel="noopener"))
    return el("div", el("nav", *made, cls="ways", aria_label=words.links), sharing.menu(view), cls="ways-row")


def compare_link(subject: Subject, view: ViewState) -> Html:
    """Return the link that puts a thing beside what is compared already."""
    others = tuple(key for key in view.compared if key != subject.key)[: state.COMPARED_LENGTH - 1]
    compared = state.href(view, view="compare", compared=(*others, subject.key))
    return link(compared, text(SUBJECT_WORDS[view.language].compare), data_top="")


def key_figures(subject: Subject, view: ViewState) -> Html:
    """Return the key figures, with what applies nationally as a link."""
    words, common = SUBJECT_WORDS[view.language], WORDS[view.language]
    shown = tiles.as_html(subjects.key_figures(subject, view.language), view.language)
    national = EMPTY
    if subject.kind != "letter":
        count = plural(common.figures.national_also, subjects.national_count(subject), view.language)
        way = link(state.href(view, view="map", selection=(NATIONAL,)), text(words.national), data_top="")
        national = join(text(f" {count} "), way)
    only = EMPTY
    if view.themes:
        named = listed([common.facts.themes.get(theme, theme) for theme in view.themes], view.language)
        only = join(el("b", text(words.only_themes[len(view.themes) != 1].format(named))), text(" "))
    return join(shown, el("p", only, text(words.figures_note[subject.kind]), national, cls="quiet note"))


def facts(subject: Subject, view: ViewState) -> Iterable[Html]:
    """Give the cards by theme, and links to more and to all."""
    words, common = SUBJECT_WORDS[view.language], WORDS[view.language]
    if not subject.every_fact:
        yield el(
            "p",
            text(MUNICIPALITY_WORDS[view.language].nothing_named if subject.kind == "municipality" else words.no_facts),
        )
        return
    yield themes(subject, view)
    if not subject.facts:
        yield el("p", text(common.detail.no_facts_filtered.format(number(len(subject.every_fact), view.language))))
    limit = AT_FIRST + MORE * (view.more - 1)
    sections = printed.sections_of(subject, view.language)
    yield cards.cards(sections, Picture(subject.edition, view), limit)
    if (left := len(subject.facts) - limit) > 0:
        label = common.page.show_more.format(number(min(left, MORE), view.language), number(left, view.language))
        yield el(
            "p",
            link(state.href(view, more=view.more + 1), text(label)),
            link(print_address(subject, view, "facts"), text(words.all_in_print), target="_blank", rel="noopener"),
            cls="ways",
        )


def themes(subject: Subject, view: ViewState) -> Html:
    """Return the themes with their number of facts, each a link to the page as that theme sees it."""
    words, common = SUBJECT_WORDS[view.language], WORDS[view.language]

    def choice(label: str, count: int, chosen: tuple[str, ...]) -> Html:
        here = "true" if view.themes == chosen else None
        number_of = el("span", text(f" {number(count, view.language)}"), cls="quiet")
        return link(state.href(view, themes=chosen), text(label), number_of, aria_current=here)

    return el(
        "nav",
        choice(common.filters.all, len(subject.every_fact), ()),
        *(
            choice(common.facts.themes.get(theme, theme), len(group), (theme,))
            for theme, group in cards.by_theme(subject.every_fact, common)
        ),
        cls="ways",
        aria_label=words.facts,
    )


def dates(subject: Subject, view: ViewState, today: date) -> Iterable[Html]:
    """Give the deadlines around today in the order of time, each with whether it has passed."""
    words = SUBJECT_WORDS[view.language]
    dated = subjects.deadlines(subject.facts, today)
    if not dated:
        yield el("p", text(words.no_deadlines), cls="quiet")
        return
    yield el("p", text(subjects.deadlines_note(dated, subject.edition, today, view.language)), cls="quiet")
    shown = around_today(dated)
    rows = (
        el(
            "li",
            el("b", text(fact_words.when(d.fact, view.language))),
            el("span", text(subjects.standing(d, today, view.language, subject.inferred)), cls="badge"),
            el("div", text(fact_words.summary(d.fact, view.language))),
            cls=outcomes.cls(d.fact, today),
        )
        for d in shown
    )
    yield el("ol", *rows, cls="dates")
    if left := len(dated) - len(shown):
        label = words.more_dates.format(number(left, view.language))
        yield el(
            "p",
            link(print_address(subject, view, "deadlines"), text(label), target="_blank", rel="noopener"),
            cls="ways",
        )


def letters(subject: Subject, view: ViewState) -> Iterable[Html]:
    """Give the letters that the facts cite with their lines; of a letter its parts, what it holds and how it was read.

    Of a letter the lines are left to its cards: all of them are nearly the whole letter.
    """
    words, common, edition = SUBJECT_WORDS[view.language], WORDS[view.language], subject.edition
    if subject.kind == "letter":
        file = subject.of["file"]
        counts = sources_view.readings_per_letter(edition)
        yield sources_view.found_in(file, edition, view.language)
        yield sources_view.letters_in(file, edition, counts, view.language)
        return
    rows = []
    for found in cited_letters.letters(subject, view.language):
        key = f"letter:{found.document}"
        name = text(found.name)
        linked = key in edition.subjects
        count = text(f" {plural(common.sources.facts_from, found.facts, view.language)}")
        rows.append(
            el(
                "li",
                link(state.subject_href(view, key), name, data_top="") if linked else name,
                el("span", count, cls="quiet"),
                el("details", el("summary", text(words.lines)), text(cited_letters.lines(found.lines)), cls="passages"),
            )
        )
    yield el("ul", *rows, cls="letters")


def downloadable(subject: Subject, view: ViewState) -> Html:
    """Return links to the layers: of a province all that lies in it, else the layer with the thing; "" for a letter."""
    words = SUBJECT_WORDS[view.language]
    if subject.kind in ("letter", "municipality"):
        return EMPTY  # no layer is filtered by municipality
    layers = tuple(LAYER_OF_KIND.values()) if subject.kind == "province" else (LAYER_OF_KIND[subject.kind],)
    title = words.download_layers if subject.kind == "province" else words.download_layer
    rows = [
        downloads.layer_row(layer, len(found), subject.provinces, view)
        for layer in layers
        if (found := subject.edition.built.counted(layer, subject.provinces, view.themes))
    ]
    return el("div", el("p", text(title), cls="quiet"), el("ul", *rows), cls="downloads") if rows else EMPTY

"""The view that puts up to four things side by side: figures, state, what they share and what one has alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layers.deadlines import today
from layers.facts import Fact
from layers.features import Feature, value
from layers.layer import Language
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import letters as cited_letters
from ui.say import outcomes
from ui.say.comparison import Comparison, feature_of, instruments, kind_of, subject_of
from ui.say.figures import Figure, Tile, measures, tile
from ui.say.lists import fact_link, more_link, scrolled
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views import compare_choice
from ui.views.cards import by_theme, rank
from ui.words import compare as words_of
from ui.words.common import WORDS
from ui.words.formats import listed, number, plural

EXAMPLES: Final = (
    ("province:PV22", "province:PV23"),
    ("novex:regio-zwolle", "novex:regio-groningen-assen"),
    ("project:nedersaksenlijn", "project:lelylijn"),
)
# So many shared facts are shown at once, and so many of one theme in one column.
STEP: Final = 6
IN_CELL: Final = 3


def figure_cell(made: Tile) -> Html:
    """Return a figure with the lines under it."""

    def main(shown: Figure) -> Html:
        what = el("span", text(f" {made.what}"), cls="quiet") if made.what and shown.written != "–" else EMPTY
        return el("div", el("strong", text(shown.written), title=shown.exact), what)

    under = (el("div", text(line.written), cls="quiet", title=line.exact) for line in made.under)
    return join(*map(main, made.mains), *under)


def figure_rows(found: Comparison, language: Language) -> list[list[Html]]:
    """Return a row for each measure: its own figure, and apart what is shared, of other standing or a ceiling."""
    rows = []
    for label, measure in measures(language):
        cells = [
            figure_cell(tile(label, totals, measure, provinces, language))
            for totals, provinces in (found.totals(subject, measure) for subject in found.subjects)
        ]
        rows.append([text(label), *cells])
    return rows


def grid_cell(found: Comparison, subject: str, language: Language) -> Html:
    """Return how the grid stands: of the thing itself where that is named, and of each province where it lies."""
    words, own = WORDS[language], words_of.WORDS[language]
    lines = []
    kind, _, ident = subject.partition(":")
    if kind == "municipality":
        here = found.edition.municipalities[ident]
        lines.append(own.grid_place.format(own.grid_said[bool(here.grid)]))
    for code, status in found.grid(subject).items():
        said = words.map.grid[status]
        if not code:
            lines.append(own.grid_place.format(said))
        elif subject == f"province:{code}":
            lines.append(said)
        else:
            lines.append(own.grid_here.format(found.edition.provinces[code]["name"], said))
    return join(*(el("div", text(line)) for line in lines))


def state_rows(found: Comparison, language: Language) -> list[list[Html]]:
    """Return how the things stand: grid, phase and NOVEX instruments where any has them, and certainty."""
    words, own = WORDS[language], words_of.WORDS[language]
    features = [feature_of(subject, found.edition) for subject in found.subjects]
    absent = el("span", text(own.not_for_this), cls="quiet")
    rows = [[text(own.grid), *(grid_cell(found, subject, language) for subject in found.subjects)]]
    if any("phase" in feature for feature in features):
        rows.append(
            [text(own.phase), *(text(words.facts.phase[f["phase"]]) if "phase" in f else absent for f in features)]
        )
    for column, name in instruments(language).items():
        if any(column in feature for feature in features):
            said = {**words.facts.status, "not_mentioned": words.map.grid["not_mentioned"]}
            rows.append(
                [text(name.capitalize()), *(text(said[value(f, column)]) if column in f else absent for f in features)]
            )

    def certainty(feature: Feature) -> Html:
        error = feature.get("location_error_m")
        return text(
            " · ".join(
                [
                    words.facts.certainty[str(feature["certainty"])],
                    *([words.facts.location_error.format(number(int(str(error)), language))] if error else []),
                ]
            )
        )

    rows.append([text(own.certainty), *(certainty(feature) for feature in features)])
    letters = (cited_letters.letters(subject_of(s, found.edition), language) for s in found.subjects)
    rows.append([text(own.letters), *(text(number(len(of), language)) for of in letters)])
    return rows


def short(fact: Fact, edition: Edition, view: ViewState, *under: str) -> Html:
    """Return a fact as an item of a list: place, figures, summary, status."""
    words = WORDS[view.language]
    status = words.facts.status.get(fact["status"], fact["status"])
    said = " · ".join(part for part in (status, *under) if part)
    return el(
        "li",
        el("div", fact_link(fact, edition, view)),
        *(el("div", text(line), cls="figure") for line in fact_words.figures(fact, view.language)),
        el("div", text(fact_words.summary(fact, view.language))),
        el("div", text(said), cls="quiet") if said else EMPTY,
        outcomes.badge(fact, today(), view.language),
    )


def theme_rows(found: Comparison, view: ViewState) -> list[list[Html]]:
    """Return a row for each theme: how many facts, how many in this thing alone; of an open theme those too."""
    words, own = WORDS[view.language], words_of.WORDS[view.language]
    rows = []
    for theme, name in words.facts.themes.items():
        facts = {subject: found.facts(subject, theme) for subject in found.subjects}
        if not any(facts.values()):
            continue
        is_open = theme in view.themes
        toggled = tuple(sorted({*view.themes} ^ {theme}))
        label = (own.fold if is_open else own.unfold).format(name)
        head = link(state.href(view, themes=toggled), text(name), title=label, aria_expanded=str(is_open).lower())
        cells = []
        for subject in found.subjects:
            alone = found.alone(subject, theme)
            counts = (number(len(facts[subject]), view.language), number(len(alone), view.language))
            cell = el("div", text(own.counts.format(*counts) if facts[subject] else own.none_here))
            if is_open:
                cell = join(cell, alone_list(alone, subject, found.edition, view))
            cells.append(cell)
        rows.append([head, *cells])
    return rows


def alone_list(alone: Sequence[Fact], subject: str, edition: Edition, view: ViewState) -> Html:
    """Return the facts of one theme that lie in one thing alone, the weightiest first; the rest is on the map."""
    own = words_of.WORDS[view.language]
    if not alone:
        return EMPTY
    items = [short(fact, edition, view) for fact in sorted(alone, key=rank)[:IN_CELL]]
    if (left := len(alone) - IN_CELL) > 0:
        plain = ViewState(language=view.language, themes=(alone[0]["theme"],))
        label = text(own.rest_on_page.format(number(left, view.language)))
        items.append(el("li", link(state.subject_href(plain, subject), label, data_top="")))
    return el("ul", *items, cls="short")


def shared_part(found: Comparison, view: ViewState) -> Html:
    """Return the facts that lie in several of the things, by theme, each with the things in which it lies."""
    words, own = WORDS[view.language], words_of.WORDS[view.language]
    facts = [fact for _, group in by_theme(found.shared, words) for fact in group]
    head = el("h2", text(own.shared))
    if not facts:
        return join(head, el("p", text(own.shared_none)))
    limit = STEP * view.more
    items = [
        short(
            fact,
            found.edition,
            view,
            words.facts.themes.get(fact["theme"], fact["theme"]),
            own.lies_in.format(listed([found.edition.subjects[s] for s in found.holders(fact["id"])], view.language)),
        )
        for fact in facts[:limit]
    ]
    return join(
        head,
        el("p", text(plural(own.shared_count, len(facts), view.language))),
        el("ul", *items, cls="short columns"),
        more_link(view, len(facts) - limit, STEP),
    )


def page(found: Comparison, view: ViewState) -> Html:
    """Return the comparison as HTML."""
    own = words_of.WORDS[view.language]
    if not found.subjects:
        known = [pair for pair in EXAMPLES if all(subject in found.edition.subjects for subject in pair)]
        items = (
            el(
                "li",
                link(
                    state.href(view, compared=pair),
                    text(listed([found.edition.subjects[subject] for subject in pair], view.language)),
                ),
            )
            for pair in known
        )
        return el("div", el("h2", text(own.examples)), el("ul", *items), cls="page")
    heads = [
        join(
            el("div", text(kind_of(subject, found.edition, view.language)), cls="quiet"),
            text(found.edition.subjects[subject]),
        )
        for subject in found.subjects
    ]
    names = [text(""), *heads]
    alone = len(found.subjects) == 1
    columns = f"compare of-{len(found.subjects)}"
    kinds = {subject.partition(":")[0] for subject in found.subjects}
    return el(
        "div",
        el("p", text(own.one_more)) if alone else EMPTY,
        compare_choice.maps(found, view),
        el("p", text(own.kinds_differ), cls="remark") if len(kinds) > 1 else EMPTY,
        el("h2", text(own.table)),
        scrolled(own.table, names, [*figure_rows(found, view.language), *state_rows(found, view.language)], columns),
        el("p", text(f"{own.not_added} {own.read}"), cls="quiet"),
        el("h2", text(own.by_theme)),
        el("p", text(own.theme_note), cls="quiet"),
        scrolled(own.by_theme, names, theme_rows(found, view), columns),
        EMPTY if alone else shared_part(found, view),
        cls="page",
    )


def html(picture: Picture) -> Html:
    """Return the choice of things and their comparison."""
    view, edition = picture.view, picture.edition
    own = words_of.WORDS[view.language]
    return join(
        el(
            "div",
            el("h1", text(own.title)),
            el("p", text(own.intro)),
            compare_choice.chosen(view, edition),
            compare_choice.chooser(view, edition),
            cls="page",
        ),
        page(Comparison(edition, view.compared), view),
    )

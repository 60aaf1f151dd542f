"""The page of one thing on paper: a whole HTML page without a script, with a footnote to each fact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from layers.facts import Fact
from layers.layer import Language
from ui.data import state
from ui.data.assets import PRINT_STYLES, offer_file
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.map import small_map
from ui.say import bottlenecks, described, outcomes
from ui.say import facts as fact_words
from ui.say import letters as cited_letters
from ui.say import subject as subjects
from ui.say.figures import Tile
from ui.say.safe_html import EMPTY, Html, document, el, join, link, text
from ui.say.subject import Subject
from ui.views import cards, cbs, municipal
from ui.views import printed_summary as summary
from ui.views.paper import Numbers, reference, section
from ui.words.common import WORDS
from ui.words.formats import day, plural
from ui.words.subject import WORDS as SUBJECT_WORDS


def page(subject: Subject, language: Language, today: date, server: str, note: str = "") -> Html:
    """Return the print page of a thing on a given day; `server` is the address under which it was requested.

    `note` says that it was asked for by an id of before.
    """
    words = SUBJECT_WORDS[language]
    sections = arranged(subject, language)
    numbers = {fact["id"]: n for n, fact in enumerate((f for _, groups in sections for _, g in groups for f in g), 1)}
    address = page_address(subject, language)
    body = [
        el("p", text(note)) if note else EMPTY,
        head(subject, language, today, server.rstrip("/") + address, back=address),
        summary.html(subject, numbers, language, today),
        section("figures", words.figures, figures(subject, language)),
        section("collisions", words.collisions, found) if (found := collides(subject, language)) else EMPTY,
        section("facts", words.facts, *facts(sections, numbers, subject.edition, language, today)),
        *municipal.on_paper(subject, language),
        *cbs.on_paper(subject, language),
        section("deadlines", words.deadlines, *dates(subject, numbers, language, today)),
        section("sources", words.sources, sources(subject, language)),
        section("footnotes", words.footnotes, footnotes(subject, numbers, language)),
    ]
    return whole(join(*body), subject.name, language)


def collides(subject: Subject, language: Language) -> Html:
    """Return the bottlenecks at a thing, "" for none."""
    found = subjects.collisions(subject)
    return bottlenecks.items(found, Picture(subject.edition, ViewState(language=language))) if found else EMPTY


def whole(body: Html, title: str, language: Language) -> Html:
    """Return a body as a whole page with the styles of paper."""
    named = f"{title} – {WORDS[language].page.title}"
    return document(el("main", body), language=language, title=named, styles=offer_file(PRINT_STYLES).url)


def not_found(asked: str, language: Language) -> Html:
    """Return the page for an unknown subject."""
    words = SUBJECT_WORDS[language]
    return told(words.not_found, words.not_found_hint.format(asked), language)


def no_build(language: Language) -> Html:
    """Return the page for when there is no map yet."""
    words = SUBJECT_WORDS[language]
    return told(words.no_build, words.no_build_hint, language)


def told(title: str, hint: str, language: Language) -> Html:
    """Return a page with one message and a link to the map."""
    words = WORDS[language]
    home = link(f"/?{urlencode({'lang': language})}", text(words.page.view["map"]))
    return whole(join(el("h1", text(title)), el("p", text(hint)), el("p", home)), title, language)


def page_address(subject: Subject, language: Language) -> str:
    """Return the address of the page of the app about a thing, on this server."""
    query = state.to_query(subjects.page_state(subject, language))
    return f"/?{urlencode({**query, 'lang': language}, doseq=True)}"


def head(subject: Subject, language: Language, today: date, address: str, *, back: str) -> Html:
    """Return the name, what it is, the small map, and which data this is."""
    words = SUBJECT_WORDS[language]
    manifest = subject.edition.built.manifest
    boundary = manifest["boundary"]
    rows = (
        part
        for label, value in described.about(subject, language)
        for part in (el("dt", text(label)), el("dd", text(value)))
    )
    source = small_map.address(subject, "light")
    picture = (
        el("img", src=source, alt=small_map.alt(subject, language), width=240, height=285)
        if source
        else el("p", text(words.no_map), cls="quiet")
    )
    origin = WORDS[language].page.schematic_short if boundary["schematic"] else boundary["credit"]
    status = words.status_of_data.format(
        manifest["edition"], day(manifest["edition_date"], language), origin, boundary["origin"], boundary["year"]
    )
    return el(
        "header",
        el("p", text(WORDS[language].page.title), text(" · "), link(back, text(words.back)), cls="site"),
        el(
            "div",
            el(
                "div",
                el("h1", text(subject.name)),
                el("p", text(described.kind(subject, language)), cls="kind"),
                el("dl", *rows),
                el(
                    "p",
                    *(
                        el("span", text(line))
                        for line in (
                            words.built_on.format(day(today.isoformat(), language)),
                            words.from_address.format(address),
                            status,
                        )
                    ),
                    cls="status",
                ),
                el("p", text(words.how_counted), cls="quiet"),
            ),
            el("div", picture, cls="small-map"),
            cls="top",
        ),
    )


def figures(subject: Subject, language: Language) -> Html:
    """Return the key figures, each in full where it is rounded."""
    note = SUBJECT_WORDS[language].figures_note[subject.kind]
    return join(
        el("div", *map(tile, subjects.key_figures(subject, language)), cls="tiles"), el("p", text(note), cls="quiet")
    )


def tile(shown: Tile) -> Html:
    """Return one key figure; paper has no hover, so what was rounded stands there in full too."""

    def full(exact: str) -> Html:
        return el("span", text(f" ({exact})"), cls="quiet") if exact else EMPTY

    return el(
        "div",
        el("div", text(shown.label), el("span", text(f" {shown.what}"), cls="quiet")),
        *(
            el(
                "div",
                text(main.written),
                full(main.exact),
                el("span", text(f" {main.what}"), cls="quiet") if main.what else EMPTY,
                cls="figure",
            )
            for main in shown.mains
        ),
        el("div", text(shown.note), cls="under") if shown.note else EMPTY,
        *(el("div", text(f.written), full(f.exact), cls="under") for f in shown.under),
        cls="tile",
    )


Grouped = list[tuple[str, list[tuple[str, list[Fact]]]]]


def arranged(subject: Subject, language: Language) -> Grouped:
    """Return the facts by section (own and shared, of a province) and theme, in the order of the app."""
    words = WORDS[language]
    return [
        (heading, cards.by_theme(group, words)) for heading, group in sections_of(subject, language) if group
    ]  # fmt: skip


def sections_of(subject: Subject, language: Language) -> Sequence[tuple[str, list[Fact]]]:
    """Return the facts of a thing in sections: of a province its own and what it shares, and what is inferred apart."""
    if subject.kind == "province":
        return cards.own_and_shared(subject.facts, [subject.ident], WORDS[language])
    if subject.kind == "municipality":
        return municipal.named_and_inferred(subject, language)
    return [("", list(subject.facts))]


def facts(sections: Grouped, numbers: Numbers, edition: Edition, language: Language, today: date) -> Iterable[Html]:
    """Give the facts under their headings, each with the number of its footnote."""
    if not sections:
        yield el("p", text(SUBJECT_WORDS[language].no_facts))
    for heading, groups in sections:
        if heading:
            yield el("h3", text(heading))
        for theme, group in groups:
            named = text(WORDS[language].facts.themes.get(theme, theme))
            yield el("h4" if heading else "h3", named)
            lines = (fact_line(fact, numbers[fact["id"]], edition, language, today) for fact in group)
            yield el("ul", *lines, cls="fact-list")


def fact_line(fact: Fact, number: int, edition: Edition, language: Language, today: date) -> Html:
    """Return one fact: status and kind, figures, summary, the number of its footnote, and all that qualifies it."""
    words = WORDS[language]
    names = (fact_words.standing(fact, language), words.facts.kind.get(fact["kind"], fact["kind"]))
    figured = fact_words.figures(fact, language)
    rows = fact_words.about(fact, edition, language)
    if figured and fact["certainty"] == "none":
        rows.append(("", words.facts.certainty["none"]))
    extra = [f"{label}: {value}" if label else value for label, value in rows]
    became = outcomes.on_paper(fact, edition, today, language)
    return el(
        "li",
        el("span", text(" · ".join(name for name in names if name)), cls="badge"),
        text(" "),
        *(el("strong", text(f"{line}. ")) for line in figured),
        text(fact_words.summary(fact, language)),
        reference(number, words=SUBJECT_WORDS[language], first=True),
        *([el("span", text(f" {'; '.join(extra)}."), cls="quiet")] if extra else []),
        el("div", text(". ".join(became)), cls=f"state {outcomes.cls(fact, today)}") if became else EMPTY,
        id=f"fact-{number}",
    )


def dates(subject: Subject, numbers: Numbers, language: Language, today: date) -> Iterable[Html]:
    """Give the deadlines in order of time, with what has passed."""
    words = SUBJECT_WORDS[language]
    dated = subjects.deadlines(subject.facts, today)
    if not dated:
        yield el("p", text(words.no_deadlines))
        return
    yield el("p", text(subjects.deadlines_note(dated, subject.edition, today, language)), cls="quiet")
    yield el(
        "ul",
        *(
            el(
                "li",
                el("strong", text(fact_words.when(d.fact, language))),
                el("span", text(f" ({subjects.standing(d, today, language, subject.inferred)}) "), cls="quiet"),
                text(fact_words.summary(d.fact, language)),
                reference(numbers[d.fact["id"]], words=words),
            )
            for d in dated
        ),
        cls="fact-list",
    )


def sources(subject: Subject, language: Language) -> Html:
    """Return the letters with the number of facts from each and their lines."""
    words = WORDS[language]
    rows = (
        el(
            "li",
            el("strong", text(found.name)),
            text(f": {plural(words.sources.facts_from, found.facts, language)}. "),
            el("span", text(f"{words.facts.line[0].format('')}{cited_letters.lines(found.lines)}"), cls="quiet"),
        )
        for found in cited_letters.letters(subject, language)
    )
    return el("ul", *rows)


def footnotes(subject: Subject, numbers: Numbers, language: Language) -> Html:
    """Return the footnotes: letter, lines and id of each fact."""
    words, edition = SUBJECT_WORDS[language], subject.edition
    return el(
        "ol",
        *(
            el(
                "li",
                text(cited(edition.facts[ident], edition, language)),
                text(f" ({words.fact_id.format(ident)}) "),
                link(f"#ref-{number}", text("↩"), aria_label=words.back),
                id=f"note-{number}",
            )
            for ident, number in numbers.items()
        ),
    )


def cited(fact: Fact, edition: Edition, language: Language) -> str:
    """Return every place where a fact stands, in words."""
    printed_in = sorted(fact["sources"], key=lambda s: (str(s["file"]), int(s["line_start"])))
    return "; ".join(dict.fromkeys(fact_words.citation(source, edition, language) for source in printed_in))

"""The dossier for a meeting on paper: two pages of A4 at most, with a footnote to each item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from layers.dossier import Part
from layers.layer import Language
from ui.say.dossier import Paper
from ui.say.dossier_item import Item
from ui.say.dossier_room import PRINT as ROOM
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views.paper import Numbers, reference, section
from ui.views.printed import told, whole
from ui.words.common import WORDS as COMMON
from ui.words.dossier import WORDS
from ui.words.formats import number, plural
from ui.words.subject import WORDS as SUBJECT

Shown = Mapping[Part, Sequence[Item]]


def page(paper: Paper, server: str) -> Html:
    """Return the dossier as a whole page; `server` is the address under which it was requested."""
    words, common = WORDS[paper.language], COMMON[paper.language]
    address = f"{server.rstrip('/')}{paper.page_address}"
    shown = ROOM.fitted(paper)
    placed = [item for name in paper.found.parts for item in shown[name]]
    numbers = {item.fact["id"]: n for n, item in enumerate(placed, 1)}
    body = join(
        el(
            "header",
            el("p", text(common.page.title), link(paper.page_address, text(f" · {words.back_link}")), cls="site"),
            el("h1", text(paper.title)),
            el("p", text(f"{' · '.join(paper.made())}."), cls="quiet"),
            counts(paper),
        ),
        stakes(paper),
        *parts(paper, shown, numbers, address),
        EMPTY if paper.found.total else el("p", text(words.none)),
        el("p", text(" ".join(paper.rest())), cls="quiet"),
        el("p", text(f"{words.lines_note} {words.back} {address}"), cls="quiet"),
        section("footnotes", words.sources, footnotes(placed, paper)) if placed else EMPTY,
    )
    return whole(el("div", body, cls="dossier"), paper.title, paper.language)


def not_found(asked: str, language: Language) -> Html:
    """Return the page for a dossier of nothing that is known."""
    words = SUBJECT[language]
    return told(words.not_found, words.not_found_hint.format(asked), language)


def counts(paper: Paper) -> Html:
    """Return how many facts stand in each part."""

    def cell(name: Part) -> Html:
        count = number(len(paper.found.parts[name]), paper.language)
        return el("div", el("div", text(count), cls="figure"), text(paper.count_of(name)), cls="tile")

    return el("div", *map(cell, paper.found.parts), cls="tiles")


def stakes(paper: Paper) -> Html:
    """Return money and homes in what is open."""
    words = WORDS[paper.language]
    if not paper.found.open:
        return EMPTY
    lines = (el("p", el("strong", text(f"{label}: ")), text(said)) for label, said in paper.stake_lines)
    means = words.stake_means if paper.stakes else words.stake_none
    return section("stake", words.stake, *lines, el("p", text(means), cls="quiet"))


def parts(paper: Paper, shown: Shown, numbers: Numbers, address: str) -> Iterable[Html]:
    """Give each part that has anything: its heading, the items that fit, and how many more there are and where."""
    words = WORDS[paper.language]
    for name, facts in paper.found.parts.items():
        if not facts:
            continue
        left = len(facts) - len(shown[name])
        more = el("p", el("strong", text(f"{plural(words.more, left, paper.language)} {address}")), cls="quiet")
        yield section(
            f"part-{name.replace(' ', '-')}",
            f"{paper.title_of(name)} ({number(len(facts), paper.language)})",
            el("p", text(paper.means(name)), cls="quiet"),
            el("ul", *(row(item, numbers, paper) for item in shown[name]), cls="fact-list"),
            more if left else EMPTY,
        )


def row(item: Item, numbers: Numbers, paper: Paper) -> Html:
    """Return an item: when and how it stands beside where, who, what and what hangs on it."""
    count = numbers[item.fact["id"]]
    return el(
        "li",
        el("div", el("strong", text(item.when)), el("div", text(item.state), cls="quiet")),
        el(
            "div",
            el("div", el("strong", text(item.where)), el("span", text(f" · {item.about}"), cls="quiet")),
            el("div", text(item.says), reference(count, words=SUBJECT[paper.language], first=True)),
            *(el("div", el("strong", text(when)), text(f" {told}")) for when, told in item.told),
            el("div", text(item.hanging(paper.language)), cls="quiet") if item.hangs else EMPTY,
        ),
        id=f"fact-{count}",
    )


def footnotes(placed: Sequence[Item], paper: Paper) -> Html:
    """Return where the letters say each item."""
    back = SUBJECT[paper.language].back
    rows = (
        el(
            "li",
            text(f"{'; '.join(item.notes)} "),
            link(f"#ref-{n}", text("↩"), aria_label=back),
            id=f"note-{n}",
        )
        for n, item in enumerate(placed, 1)
    )
    return el("ol", *rows)

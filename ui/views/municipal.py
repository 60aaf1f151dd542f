"""What only the page of a municipality has, and the ways to such a page from the names of municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from layers.facts import Fact
from layers.layer import Language, split_key
from layers.municipalities import Member
from layers.registry import LAYERS
from ui.data import state
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say.lists import fact_link, where
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.say.subject import Subject
from ui.views.cards import Section, rank
from ui.words.formats import number
from ui.words.municipality import WORDS
from ui.words.subject import WORDS as SUBJECT_WORDS

# Number of facts about the province that are told; the rest stands on its own page.
AROUND: Final = 3
# Number of municipalities that are links; where a thing lies in more, its page would be nothing else.
LINKED: Final = 20


def sections(subject: Subject, view: ViewState) -> Iterable[Html]:
    """Give what a municipality belongs to and what applies to its province; nothing for another thing."""
    if subject.kind != "municipality":
        return
    words, here = WORDS[view.language], subject.edition.municipalities[subject.ident]
    if here.members:
        items = (el("li", member(m, subject, view, linked=True)) for m in here.members)
        yield el("section", el("h2", text(words.belongs)), el("ul", *items, cls="short"))
    facts = around(subject, view.themes)
    made = (
        el("li", fact_link(f, subject.edition, view), el("div", text(fact_words.summary(f, view.language))))
        for f in facts[:AROUND]
    )
    province = subject.edition.provinces[here.province_code]["name"]
    page = state.subject_href(view, f"province:{here.province_code}")
    yield el(
        "section",
        el("h2", text(words.around)),
        el("p", text(counted(facts, province, view.language))),
        el("ul", *made, cls="short") if facts else EMPTY,
        el("p", link(page, text(words.around_link.format(province)), data_top=""), cls="ways"),
    )


def on_paper(subject: Subject, language: Language) -> Iterable[Html]:
    """Give the same for the page on paper, where nothing is a link."""
    if subject.kind != "municipality":
        return
    words, here = WORDS[language], subject.edition.municipalities[subject.ident]
    if here.members:
        items = (el("li", member(m, subject, ViewState(language=language), linked=False)) for m in here.members)
        yield el("section", el("h2", text(words.belongs)), el("ul", *items))
    facts = around(subject, ())
    province = subject.edition.provinces[here.province_code]["name"]
    made = (
        el("li", el("strong", text(f"{where(f, language)}. ")), text(fact_words.summary(f, language)))
        for f in facts[:AROUND]
    )
    yield el(
        "section", el("h2", text(words.around)), el("p", text(counted(facts, province, language))), el("ul", *made)
    )


def named_and_inferred(subject: Subject, language: Language) -> list[Section]:
    """Return the facts that name a municipality or a place in it, and apart those that we infer to lie there."""
    words = WORDS[language]
    named = [fact for fact in subject.facts if fact["id"] not in subject.inferred]
    inferred = [fact for fact in subject.facts if fact["id"] in subject.inferred]
    return [(words.named_here, named), (f"{words.inferred_here} {words.inferred_note}", inferred)]


def nothing(view: ViewState) -> str:
    """Return that the letters do not mention a municipality."""
    return WORDS[view.language].nothing_named


def member(found: Member, subject: Subject, view: ViewState, *, linked: bool) -> Html:
    """Return an area that a municipality is part of, or a place in it: its name, what it is, and how it belongs."""
    layer, ident = split_key(found.key)
    feature, of_layer = subject.edition.features[found.key], LAYERS[layer]
    how = WORDS[view.language].belongs_how[found.how]
    said = of_layer.words[view.language].in_full(feature) + (f", {how}" if how else "")
    page = state.subject_href(view, f"{of_layer.page}:{ident}")
    name = link(page, text(feature["name"]), data_top="") if linked else el("strong", text(feature["name"]))
    return join(name, el("span", text(f" {said}"), cls="quiet"))


def around(subject: Subject, themes: tuple[str, ...]) -> list[Fact]:
    """Return the facts of these themes about the province of a municipality as a whole, the weightiest first."""
    here = subject.edition.municipalities[subject.ident]
    facts = [subject.edition.facts[ident] for ident in here.of_province]
    return sorted((fact for fact in facts if not themes or fact["theme"] in themes), key=rank)


def counted(facts: list[Fact], province: str, language: Language) -> str:
    """Return how many facts are about a province as a whole."""
    return WORDS[language].around_count[len(facts) != 1].format(number(len(facts), language), province)


def to_map(subject: Subject, view: ViewState) -> Html:
    """Return the link to the map that a municipality filters."""
    address = state.href(ViewState(language=view.language), municipalities=(subject.ident,))
    return link(address, text(WORDS[view.language].on_map_here), data_top="")


def links(subject: Subject, view: ViewState) -> Mapping[str, Html]:
    """Return what stands as links in the head of a page, by its label: names of provinces and municipalities."""
    words = SUBJECT_WORDS[view.language]
    if subject.kind in ("province", "letter"):
        return {}
    provinces = [named("province", code, view, subject.edition.provinces[code]["name"]) for code in subject.provinces]
    found = {words.provinces[len(provinces) != 1]: join(*provinces, between=", ")}
    codes = subject.of["municipality_codes"]
    if subject.kind == "municipality" or not 0 < len(codes) <= LINKED:
        return found
    names, partial = subject.edition.municipality_names, set(subject.of.get("partial_codes") or ())

    def municipality(code: str) -> Html:
        made = named("municipality", code, view, names[code])
        return join(made, text(words.in_part.format(""))) if code in partial else made

    return {**found, words.municipalities[len(codes) != 1]: join(*map(municipality, codes), between=", ")}


def named(kind: str, code: str, view: ViewState, name: str) -> Html:
    """Return a name as the link to its page."""
    return link(state.subject_href(view, f"{kind}:{code}"), text(name), data_top="")

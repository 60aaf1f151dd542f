"""One bottleneck in words, for the page, the panel and the pages about one thing: pure text and HTML, no Streamlit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layers.catalogue.mirt import LAYER as MIRT
from layers.collisions import GRID, Collision
from layers.deadlines import today
from layers.facts import Fact
from layers.layer import Language, split_key
from layers.registers import Reason
from layers.registry import GROUND, LAYERS
from layers.what_if import VERDICTS, Affected
from ui.data import state
from ui.data.edition import LAYER_OF_KIND, Edition
from ui.data.picture import Picture
from ui.say import facts as fact_words
from ui.say import outcomes
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.words.bottlenecks import WORDS
from ui.words.common import WORDS as COMMON
from ui.words.formats import listed, plural

KIND_OF_LAYER: Final = {layer: kind for kind, layer in LAYER_OF_KIND.items()}
CITED: Final = 4
"""Number of citations shown on the line of a fact; its own page has them all."""


def collisions_of(key: str, edition: Edition) -> tuple[Collision, ...]:
    """Return the bottlenecks at a feature (`layer:id`): all within a province, or those that depend on a project."""
    layer, ident = split_key(key)
    everywhere = edition.built.collisions
    if layer == GROUND.id:
        return tuple(c for c in everywhere if ident in c.province_codes)
    return tuple(c for c in everywhere if c.subject == key or (layer == MIRT.id and _hangs_on(c, ident)))


def _hangs_on(collision: Collision, project: str) -> bool:
    return collision.kind == "access" and any(project in reason.about for reason in collision.reasons)


def card(collision: Collision, picture: Picture, effects: Affected | None = None) -> Html:
    """Return a bottleneck as HTML: place, sentence, both sides with their lines, certainty, and what is not said."""
    edition, language = picture.edition, picture.view.language
    words, common = WORDS[language], COMMON[language]
    where = ", ".join(edition.provinces[code]["name"] for code in collision.province_codes)
    head = [
        el("h3", text(collision.name)),
        el("div", el("span", text(words.kind[collision.kind]), cls="badge"),
           el("span", text(f"{what(collision, picture)} · {where}"), cls="quiet")),
        el("p", text(sentence(collision, language)), cls="clash"),
    ]  # fmt: skip
    if homes := homes_line(collision, picture):
        head.append(el("div", text(homes), cls="figure"))
    sides = el("ul", *(el("li", side_line(side, picture)) for side in collision.sides), cls="reasons")
    certain = "; ".join(
        (
            words.basis[collision.basis],
            words.weakest.format(words.level[collision.level]),
            common.facts.certainty[collision.place_certainty],
            words.softest.format(common.facts.status[collision.softest] or common.facts.kind["status"]),
        )
    )
    rows = [
        el("div", el("span", text(f"{words.certainty}: "), cls="quiet"), text(certain), cls="certain"),
        el("div", el("span", text(f"{words.reader}: "), cls="quiet"), text(reader(collision, language)), cls="certain"),
    ]
    if collision.unknown:
        not_said = listed([words.unknown[code] for code in collision.unknown], language)
        rows.append(el("div", el("b", text(f"{words.not_said} ")), text(f"{not_said}."), cls="not-said"))
    told_of = [e.verdict for e in effects.effects if e.subject == collision.subject] if effects else []
    if told_of:
        verdict = min(told_of, key=VERDICTS.index)
        rows.append(el("div", text(words.in_assumption[verdict]), cls=f"assumed assumed-{verdict}"))
    return el("div", *head, sides, *rows, links(collision.subject, picture), cls="fact collision")


def sentence(collision: Collision, language: Language) -> str:
    """Return the sentence of the decision on a bottleneck."""
    return collision.why_nl if language == "nl" else collision.why_en


def reader(collision: Collision, language: Language) -> str:
    """Return what the second reader says of the sentence."""
    said = WORDS[language].reader_said[collision.state]
    return f"{said}: {collision.note}" if collision.note else said


def what(collision: Collision, picture: Picture) -> str:
    """Return the kind of place of a bottleneck."""
    words = WORDS[picture.view.language]
    if collision.place:
        return words.place
    feature = picture.edition.features[collision.subject]
    of_layer = LAYERS[feature["layer"]].words[picture.view.language]
    return of_layer.short or of_layer.of(feature)


def links(subject: str, picture: Picture) -> Html:
    """Return links to a feature on the map and to its page."""
    view = picture.view
    words = WORDS[view.language]
    layer, ident = split_key(subject)
    name = picture.edition.features[subject]["name"]
    address = state.href(view, view="map", selection=(subject,), fact=None)
    on_map = link(address, text(words.to_map.format(name)), data_top="")
    if layer not in KIND_OF_LAYER:
        return el("div", on_map, cls="links")
    page = state.subject_href(view, f"{KIND_OF_LAYER[layer]}:{ident}")
    return el("div", on_map, link(page, text(words.to_page.format(name)), data_top=""), cls="links")


def homes_line(collision: Collision, picture: Picture) -> str:
    """Return the number of homes with its standing; a number that no total counts says so; "" for none."""
    language = picture.view.language
    words, common = WORDS[language], COMMON[language]
    homes = collision.homes
    if homes.number is not None:
        statuses = listed([common.facts.status[s] for s in homes.statuses if common.facts.status[s]], language)
        return words.homes_stated.format(plural(common.units.home, homes.number, language), statuses)
    stated = [picture.edition.facts[i] for i in homes.uncounted]
    lines = [
        words.homes_uncounted.format(fact_words.homes(f, language), common.facts.status[f["status"]]) for f in stated
    ]  # fmt: skip
    return "; ".join(lines)


def side_line(side: Reason, picture: Picture) -> Html:
    """Return a side in words, how close it comes, and the facts with their lines to unfold, as HTML."""
    language = picture.view.language
    words = WORDS[language]
    facts = [picture.edition.facts[i] for i in side.fact_ids]
    summary = el("summary", text(plural(words.facts, len(facts), language)))
    items = (el("li", fact_line(f, picture)) for f in facts)
    return join(
        text(f"{reason_words(side, picture)} "),
        el("span", text(f"({words.level[side.level]})"), cls="quiet"),
        text(" "),
        el("details", summary, el("ul", *items), cls="behind"),
    )


def reason_words(reason: Reason, picture: Picture) -> str:
    """Return a reason in words."""
    edition, language = picture.edition, picture.view.language
    words = WORDS[language]
    said = words.reason[reason.code]
    if reason.code == "homes":
        return said
    if reason.code == "claim":
        return said.format(listed([words.claim[about] for about in reason.about], language))
    if reason.code == "decision":
        tables = dict.fromkeys(str(edition.facts[i]["table"]) for i in reason.fact_ids)
        told = [line for i in reason.fact_ids if (line := _decided(edition.facts[i], language))]
        return said.format(listed(list(tables), language), "; ".join(dict.fromkeys(told)) or words.undecided)
    if reason.code in GRID:
        places = listed([names(edition).get(code, code) for code in reason.about], language)
        return said.format(words.where[reason.level].format(places))
    projects = [str(edition.features[key]["name"]) for key in map(MIRT.key, reason.about) if key in edition.features]
    return said.format(listed(projects, language))


def _decided(fact: Fact, language: Language) -> str:
    """Return what letters say came of what was to be decided, the latest first; "" where none says it."""
    return "; ".join(outcomes.summary(row, language).rstrip(".") for row in outcomes.latest_first(fact))


def names(edition: Edition) -> dict[str, str]:
    """Return the names of provinces and municipalities by code: where a statement about the grid is meant."""
    registers = edition.built.registers
    return {row["code"]: row["name"] for row in (*registers["provinces"], *registers["municipalities"])}


def fact_line(fact: Fact, picture: Picture) -> Html:
    """Return a fact in a line with its status, its lines in the letters and a link to it on the map, as HTML."""
    view, edition, language = picture.view, picture.edition, picture.view.language
    words, common = WORDS[language], COMMON[language]
    status = common.facts.status[fact["status"]]
    said = [fact_words.citation(source, edition, language) for source in fact["sources"][:CITED]]
    left = len(fact["sources"]) - CITED
    source = "; ".join([*said, words.more_places.format(left)] if left > 0 else said)
    keys = tuple(edition.features_of_fact.get(fact["id"], ())[:1])
    to_map = state.href(view, view="map", selection=keys, fact=fact["id"])
    return join(
        el("span", text(status), cls="badge") if status else EMPTY,
        text(f"{fact_words.summary(fact, language)} "),
        el("span", text(source), cls="quiet"),
        outcomes.badge(fact, today(), language),
        join(text(" · "), link(to_map, text(words.fact_to_map), data_top="")) if keys else EMPTY,
    )


def items(found: Sequence[Collision], picture: Picture, *, named: bool = True) -> Html:
    """Return bottlenecks as an HTML list: where (if it is to be named), which kind, how many homes, what clashes."""
    language = picture.view.language
    words = WORDS[language]

    def item(c: Collision) -> Html:
        # At a province or area several places may be meant.
        own = named or picture.edition.features[c.subject]["name"] != c.name
        head = el("b", text(f"{c.name}: {words.kind[c.kind]}" if own else words.kind[c.kind]))
        homes = homes_line(c, picture)
        return el("li", head, el("div", text(homes)) if homes else EMPTY, el("div", text(sentence(c, language))))

    return el("ul", *map(item, found))


def here(key: str, picture: Picture) -> Html:
    """Return what collides at a feature as HTML to unfold, "" where nothing does: for the panel beside the map."""
    language = picture.view.language
    words = WORDS[language]
    found = [c for c in collisions_of(key, picture.edition) if c.subject == key]
    if not found:
        return EMPTY
    all_of_them = link(state.href(picture.view, view="collisions"), text(words.to_list), data_top="")
    return el(
        "details",
        el("summary", text(plural(words.count_here, len(found), language))),
        items(found, picture, named=False),
        all_of_them,
        cls="collides-here",
    )

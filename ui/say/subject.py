"""One subject of the letters: its facts, figures, deadlines and sources. Pure data and text, no Streamlit.

The page of the app (`ui/views/subject.py`) and the page on paper (`ui/views/printed.py`) are both made of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from layers.analysis import AGREEMENTS, Measure, select, totals
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.novex import INSTRUMENTS
from layers.catalogue.novex import LAYER as NOVEX
from layers.collisions import Collision
from layers.deadlines import moment
from layers.facts import Fact
from layers.features import Feature
from layers.layer import Language, split_key
from layers.registry import LAYERS
from ui.data.edition import LAYER_OF_KIND, Edition
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say.bottlenecks import collisions_of
from ui.say.figures import ELSEWHERE, HERE, Tile, divided, measures, tile
from ui.words.common import WORDS
from ui.words.formats import day, listed, number
from ui.words.subject import WORDS as SUBJECT_WORDS

Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Subject:
    """A thing with a page of its own; `of` is its feature or, of a letter, its document.

    `every_fact` are its facts of all themes; `themes` are those that are looked at, none for all.
    """

    kind: str
    ident: str
    name: str
    of: Mapping[str, Any]
    every_fact: tuple[Fact, ...]
    edition: Edition
    themes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name by which addresses call it."""
        return f"{self.kind}:{self.ident}"

    @property
    def feature(self) -> str | None:
        """Its `layer:id` on the map, None for a letter."""
        return LAYERS[LAYER_OF_KIND[self.kind]].key(self.ident) if self.kind in LAYER_OF_KIND else None

    @property
    def error_m(self) -> int | None:
        """How many metres its place may be out; None where that is not known, as for a line that is only a sketch."""
        return self.of.get("location_error_m") if self.of.get("certainty") != "schematic" else None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Its facts of the themes that are looked at."""
        return tuple(select(self.every_fact, themes=self.themes))

    @property
    def provinces(self) -> tuple[str, ...]:
        """The codes of the provinces in which it lies; of a letter those of which it says something."""
        if self.kind == "letter":
            return tuple(sorted({code for fact in self.every_fact for code in fact["province_codes"]}))
        return tuple(self.of["province_codes"])


def find(edition: Edition, kind: str, ident: str, themes: tuple[str, ...] = ()) -> Subject | None:
    """Return the thing of this kind and id as these themes see it, None where the built folder knows none."""
    name = edition.subjects.get(f"{kind}:{ident}")
    if name is None:
        return None
    if kind == "letter":
        document = next(d for d in edition.built.registers["documents"] if d["id"] == ident)
        cited = [f for f in edition.built.facts if any(s["file"] == document["file"] for s in f["sources"])]
        return Subject(kind, ident, name, document, tuple(cited), edition, themes)
    of = edition.features[LAYERS[LAYER_OF_KIND[kind]].key(ident)]
    return Subject(kind, ident, name, of, tuple(edition.facts[i] for i in of["fact_ids"]), edition, themes)


def key_of_feature(feature: str, edition: Edition) -> str | None:
    """Return the `kind:id` of the page about a feature (`layer:id`), None where it has none."""
    layer, ident = split_key(feature)
    kinds = [kind for kind, found in LAYER_OF_KIND.items() if found == layer]
    # What a layer without pages says stands on the page of the place or province that it is said of.
    keys = [f"{kind}:{ident}" for kind in kinds or ("province", "housing", "project")]
    return next((key for key in keys if key in edition.subjects), None)


# --- what it is ---


def kind(subject: Subject, language: Language) -> str:
    """Return the kind of thing in words: a province, a letter, a NOVEX area, another region, ..."""
    if subject.kind == "novex":
        return NOVEX.words[language].in_full(cast("Feature", subject.of))
    return SUBJECT_WORDS[language].kind[subject.kind]


def about(subject: Subject, language: Language) -> Rows:
    """Return what the layer or the register says of a thing, as (label, value)."""
    words, own = WORDS[language], SUBJECT_WORDS[language]
    of = subject.of
    if subject.kind == "letter":
        return [
            (own.sender, of["sender"]),
            (own.date, day(of["date"], language) if of["date"] else own.no_date),
            *([(own.reference, of["reference"])] if of["reference"] else []),
        ]
    if subject.kind == "province":
        return [(own.landsdeel, of["landsdeel"]), (own.grid, grid(subject, language))]
    rows: Rows = []
    if subject.kind == "novex":
        labels = {column.name: column.nl if language == "nl" else column.en for column in NOVEX.columns}
        rows = [
            (own.area_type, of["type"]),
            *((labels[name].capitalize(), instrument(of[name], language)) for name in INSTRUMENTS),
        ]
    else:
        rows = [(own.site_kind_label, own.site_kind.get(of["kind"], of["kind"]))]
        if subject.kind == "project":
            rows.append((words.facts.phase_label, words.facts.phase.get(of["phase"], of["phase"])))
    certainty = words.facts.certainty.get(of["certainty"], of["certainty"])
    error = subject.error_m
    return [
        *rows,
        (own.provinces[len(subject.provinces) != 1], province_names(subject, language)),
        (own.municipalities[len(of["municipality_codes"]) != 1], municipality_names(subject, language)),
        (own.place_certainty, f"{certainty}, {said_error(error, language)}" if error else certainty),
    ]


def said_error(error_m: int, language: Language) -> str:
    """Return how far a place may be out, in words."""
    return WORDS[language].facts.location_error.format(number(error_m, language))


def instrument(status: str, language: Language) -> str:
    """Return how a NOVEX instrument stands, in words."""
    if status == "not_mentioned":
        return SUBJECT_WORDS[language].not_mentioned
    return WORDS[language].facts.status.get(status, status)


def grid(subject: Subject, language: Language) -> str:
    """Return what the letters say of the grid of a province."""
    feature = subject.edition.features.get(CONGESTION.key(subject.ident))
    status = str(feature["status"]) if feature else "not_mentioned"
    return WORDS[language].map.grid.get(status, status)


def province_names(subject: Subject, language: Language) -> str:
    """Return the provinces of a thing, in words."""
    return listed([subject.edition.provinces[code]["name"] for code in subject.provinces], language)


def municipality_names(subject: Subject, language: Language) -> str:
    """Return the municipalities of a thing, in words, with those that belong to it in part marked."""
    names = {m["code"]: m["name"] for m in subject.edition.built.registers["municipalities"]}
    partial = set(subject.of.get("partial_codes") or ())
    in_part = SUBJECT_WORDS[language].in_part
    codes = subject.of["municipality_codes"]
    return listed([in_part.format(names[c]) if c in partial else names[c] for c in codes], language) or "–"


# --- its figures ---


def key_figures(subject: Subject, language: Language) -> list[Tile]:
    """Return the key figures: of a province exactly those of the map with that province and these themes."""
    return [_tile(label, measure, subject, language) for label, measure in measures(language)]


def _tile(label: str, measure: Measure, subject: Subject, language: Language) -> Tile:
    facts, ids = subject.edition.built.facts, frozenset(fact["id"] for fact in subject.facts)
    own = SUBJECT_WORDS[language]
    if subject.kind == "province":
        chosen = (subject.ident,)
        return tile(label, divided(facts, measure, subject.themes, chosen), measure, chosen, language)
    if subject.kind == "letter":
        return tile(label, totals(facts, measure, among=ids), measure, None, language)

    def places(fact: Fact) -> Sequence[str]:
        """A promise about several places at once is not that of one of them."""
        others = set(fact["area_ids"] if subject.kind == "novex" else fact["sites"]) - {subject.ident}
        return (HERE, ELSEWHERE) if others else (HERE,)

    found = totals(facts, measure, among=ids, places=places)
    beside = (own.shared_beside, own.shared_beside_of)
    return tile(label, found, measure, (subject.ident,), language, beside=beside)


# --- bottlenecks there ---


def collisions(subject: Subject) -> tuple[Collision, ...]:
    """Return the bottlenecks at a thing: all within a province, those that depend on a project; none for a letter."""
    if subject.kind == "letter":
        return ()
    return collisions_of(subject.feature or "", subject.edition)


# --- its deadlines ---


@dataclass(frozen=True)
class Dated:
    """A fact with its deadline: the day at which it stands, and whether its last day is behind us.

    What begins on a day ("from") stands at that day and never passes.
    """

    fact: Fact
    at: date
    passed: bool


def deadlines(facts: Iterable[Fact], today: date) -> list[Dated]:
    """Return the facts with a deadline in the order of time, those that are past first."""
    found = [m for m in map(moment, facts) if m and m.fact["deadline"] and m.at]
    dated = [Dated(m.fact, m.at, m.passed(today)) for m in found if m.at]
    return sorted(dated, key=lambda d: (d.at, d.fact["deadline"], d.fact["id"]))


def standing(dated: Dated, language: Language) -> str:
    """Return whether a deadline has passed and how firm what it belongs to is, in words."""
    words = SUBJECT_WORDS[language]
    said = (words.passed if dated.passed else words.coming, fact_words.standing(dated.fact, language))
    return ", ".join(filter(None, said))


# --- its place among the others ---


def national_count(subject: Subject) -> int:
    """Return how many agreements of the themes that are looked at hold for the whole country."""
    return int(totals(subject.edition.built.facts, AGREEMENTS, themes=subject.themes).none or 0)


def page_state(subject: Subject, language: Language) -> ViewState:
    """Return the view that is the page about a thing, without any filter."""
    return ViewState(view=subject.kind, ident=subject.ident, language=language)  # type: ignore[arg-type]

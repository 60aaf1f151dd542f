"""One subject of the letters: its facts, figures, deadlines and sources. Pure data and text, no Streamlit.

The page of the app (`ui/views/subject.py`) and the page on paper (`ui/views/printed.py`) are both made of this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from layers.analysis import AGREEMENTS, Measure, here_or_elsewhere, select, totals
from layers.collisions import Collision
from layers.deadlines import moment
from layers.facts import Fact
from layers.layer import Language, split_key
from layers.municipalities import Municipal
from layers.outcomes import due_of
from layers.registry import LAYERS
from ui.data.edition import LAYER_OF_KIND, Edition
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import outcomes
from ui.say.bottlenecks import collisions_of
from ui.say.figures import Tile, divided, measures, tile
from ui.words.formats import day, number
from ui.words.outcomes import WORDS as OUTCOME_WORDS
from ui.words.subject import WORDS as SUBJECT_WORDS


@dataclass(frozen=True)
class Subject:
    """A thing with a page of its own; `of` is its feature or, of a letter, its document.

    `every_fact` are its facts of all themes; `themes` are those that are looked at, none for all. `inferred` are the
    ids of those that we infer to lie there: no figure counts them.
    """

    kind: str
    ident: str
    name: str
    of: Mapping[str, Any]
    every_fact: tuple[Fact, ...]
    edition: Edition
    themes: tuple[str, ...] = ()
    inferred: frozenset[str] = frozenset()

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
    ident = edition.known.present(kind, ident)
    name = edition.subjects.get(f"{kind}:{ident}")
    if name is None:
        return None
    if kind == "letter":
        document = next(d for d in edition.built.registers["documents"] if d["id"] == ident)
        cited = [f for f in edition.built.facts if any(s["file"] == document["file"] for s in f["sources"])]
        return Subject(kind, ident, name, document, tuple(cited), edition, themes)
    if kind == "municipality":
        return municipality(edition.municipalities[ident], edition, themes)
    of = edition.features[LAYERS[LAYER_OF_KIND[kind]].key(ident)]
    return Subject(kind, ident, name, of, tuple(edition.facts[i] for i in of["fact_ids"]), edition, themes)


def municipality(here: Municipal, edition: Edition, themes: tuple[str, ...] = ()) -> Subject:
    """Return a municipality: the facts that name it or a place in it, then those that we infer to lie there."""
    of = {
        "id": here.code,
        "name": here.name,
        "province_codes": [here.province_code],
        "municipality_codes": [here.code],
        "certainty": "exact",
        "fact_ids": list(here.named),
    }
    cited = tuple(edition.facts[i] for i in (*here.named, *here.inferred))
    return Subject("municipality", here.code, here.name, of, cited, edition, themes, frozenset(here.inferred))


def key_of_feature(feature: str, edition: Edition) -> str | None:
    """Return the `kind:id` of the page about a feature (`layer:id`), None where it has none."""
    layer, ident = split_key(feature)
    kinds = [kind for kind, found in LAYER_OF_KIND.items() if found == layer]
    # What a layer without pages says stands on the page of the place or province that it is said of.
    keys = [f"{kind}:{ident}" for kind in kinds or ("province", "housing", "project")]
    return next((key for key in keys if key in edition.subjects), None)


# --- its figures ---


def key_figures(subject: Subject, language: Language) -> list[Tile]:
    """Return the key figures: of a province exactly those of the map with that province and these themes."""
    return [_tile(label, measure, subject, language) for label, measure in measures(language)]


def _tile(label: str, measure: Measure, subject: Subject, language: Language) -> Tile:
    facts = subject.edition.built.facts
    ids = frozenset(fact["id"] for fact in subject.facts) - subject.inferred
    own = SUBJECT_WORDS[language]
    if subject.kind == "province":
        chosen = (subject.ident,)
        return tile(label, divided(facts, measure, subject.themes, chosen), measure, chosen, language)
    if subject.kind == "letter":
        return tile(label, totals(facts, measure, among=ids), measure, None, language)

    found = totals(facts, measure, among=ids, places=partial(here_or_elsewhere, subject.kind, subject.ident))
    beside = (own.shared_beside, own.shared_beside_of)
    return tile(label, found, measure, (subject.ident,), language, beside=beside)


# --- bottlenecks there ---


def collisions(subject: Subject) -> tuple[Collision, ...]:
    """Return the bottlenecks at a thing: all within a province, those that depend on a project; none for a letter."""
    if subject.kind == "letter":
        return ()
    if subject.kind == "municipality":
        return tuple(c for c in subject.edition.built.collisions if subject.ident in c.municipality_codes)
    return collisions_of(subject.feature or "", subject.edition)


# --- its deadlines ---

# How many deadlines around today, and how many of these are behind us.
DATES: Final = 4
DATES_PASSED: Final = 1


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


def around_today(dated: list[Dated]) -> list[Dated]:
    """Return the deadlines nearest to today, in order: a few that have passed, then what is to come."""
    passed = sum(d.passed for d in dated)
    start = max(0, min(passed - DATES_PASSED, len(dated) - DATES))
    return dated[start : start + DATES]


def standing(dated: Dated, today: date, language: Language, inferred: Collection[str] = ()) -> str:
    """Return how a deadline stands today, how firm what it belongs to is, and whether we infer that it is here."""
    words = SUBJECT_WORDS[language]
    stands = outcomes.in_short(dated.fact, today, language) or (words.passed if dated.passed else words.coming)
    said = [stands, fact_words.standing(dated.fact, language)]
    if dated.fact["id"] in inferred:
        said.append(words.inferred)
    return ", ".join(filter(None, said))


def deadlines_note(dated: Sequence[Dated], edition: Edition, today: date, language: Language) -> str:
    """Return as of which day deadlines stand, how many have passed with and without word, and what that means."""
    words, due = OUTCOME_WORDS[language], due_of((d.fact for d in dated), today)
    said = [SUBJECT_WORDS[language].deadlines_note.format(day(today.isoformat(), language))]
    if due.all:
        counts = (number(count, language) for count in (due.all, *due))
        said.append(words.told_of.format(*counts, day(edition.last_letter, language)))
    return " ".join(said)


# --- its place among the others ---


def national_count(subject: Subject) -> int:
    """Return how many agreements of the themes that are looked at hold for the whole country."""
    return int(totals(subject.edition.built.facts, AGREEMENTS, themes=subject.themes).none or 0)


def page_state(subject: Subject, language: Language) -> ViewState:
    """Return the view that is the page about a thing, without any filter."""
    return ViewState(view=subject.kind, ident=subject.ident, language=language)  # type: ignore[arg-type]

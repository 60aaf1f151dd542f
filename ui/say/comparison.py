"""What two to four things have, share and lack. Pure: every count is of facts, each once; nothing is split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import cast

from layers.analysis import HERE, Measure, Totals, here_or_elsewhere, totals
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.novex import INSTRUMENTS
from layers.catalogue.novex import LAYER as NOVEX
from layers.facts import Fact
from layers.features import Feature
from layers.layer import Language
from layers.registry import LAYERS
from ui.data.edition import LAYER_OF_KIND, Edition
from ui.say.figures import divided
from ui.say.subject import Subject, find, municipality
from ui.words import compare as words_of


def feature_of(subject: str, edition: Edition) -> Feature:
    """Return the properties of a subject (`kind:id`) in its layer."""
    kind, _, ident = subject.partition(":")
    if kind == "municipality":
        return cast("Feature", municipality(edition.municipalities[ident], edition).of)
    return edition.features[LAYERS[LAYER_OF_KIND[kind]].key(ident)]


def kind_of(key: str, edition: Edition, language: Language) -> str:
    """Return what kind of thing a subject (`kind:id`) is; a region that is no NOVEX area is called a region."""
    kind = key.partition(":")[0]
    is_region = kind == "novex" and feature_of(key, edition)["kind"] == "region"
    return words_of.WORDS[language].kind["region" if is_region else kind]


def subject_of(key: str, edition: Edition) -> Subject:
    """Return a thing that can be compared (`kind:id`).

    Raises LookupError where the built folder does not hold it.
    """
    kind, _, ident = key.partition(":")
    found = find(edition, kind, ident)
    if found is None:
        raise LookupError(key)
    return found


def instruments(language: Language) -> dict[str, str]:
    """Return the names of the NOVEX instruments by column."""
    names = {column.name: column.nl if language == "nl" else column.en for column in NOVEX.columns}
    return {name: names[name] for name in INSTRUMENTS}


@dataclass(frozen=True)
class Comparison:
    """Subjects (`kind:id`) side by side, in the order in which they were chosen."""

    edition: Edition
    subjects: tuple[str, ...]

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """The ids of the facts of each subject."""
        return {s: frozenset(feature_of(s, self.edition)["fact_ids"]) for s in self.subjects}

    def holders(self, fact_id: str) -> tuple[str, ...]:
        """Return the subjects in which a fact lies."""
        return tuple(s for s in self.subjects if fact_id in self.ids[s])

    @cached_property
    def shared(self) -> list[Fact]:
        """The facts that lie in more than one of the subjects."""
        return [fact for fact in self.edition.built.facts if len(self.holders(fact["id"])) > 1]

    def alone(self, subject: str, theme: str | None = None) -> list[Fact]:
        """Return the facts that lie in this subject and in none of the others."""
        return [f for f in self.facts(subject, theme) if self.holders(f["id"]) == (subject,)]

    def facts(self, subject: str, theme: str | None = None) -> list[Fact]:
        """Return the facts of a subject."""
        return [f for f in self.edition.built.facts if f["id"] in self.ids[subject] and theme in (None, f["theme"])]

    def totals(self, subject: str, measure: Measure) -> tuple[Totals, Sequence[str]]:
        """Return the totals of a measure for a subject, and the provinces to which its own figure belongs.

        A province has its own figure and, apart, what it shares; of other things all their facts count as their own,
        whatever provinces they lie in.
        """
        kind, _, ident = subject.partition(":")
        facts = self.edition.built.facts
        if kind == "province":
            return divided(facts, measure, (), [ident]), [ident]
        if kind in ("novex", "municipality"):
            where = partial(here_or_elsewhere, kind, ident)
            return totals(facts, measure, among=self.ids[subject], places=where), ()
        return totals(facts, measure, among=self.ids[subject], places=lambda _: (HERE,)), ()

    def grid(self, subject: str) -> dict[str, str]:
        """Return how the grid stands by province code, as the letters say, and of the thing itself by "" if named."""
        kind, _, ident = subject.partition(":")
        features = self.edition.features
        codes = feature_of(subject, self.edition)["province_codes"]
        itself = None if kind in ("province", "municipality") else features.get(CONGESTION.key(ident))
        found = {"": itself["status"]} if itself else {}
        found |= {code: features[CONGESTION.key(code)]["status"] for code in codes}
        return {where: status for where, status in found.items() if status}

"""The words of the panel: what is chosen, in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class DetailWords:
    """`{}` stands for a number or name."""

    panel_empty: str
    under_point: str
    nth_here: str
    step_before: str
    step_next: str
    no_facts_here: str
    no_facts_filtered: str
    show_passage: str
    passage_missing: str
    passages_hint: str


NL = DetailWords(
    panel_empty="Klik op de kaart of op een rij in de tabel om te zien wat er is afgesproken.",
    under_point="Hier ligt ook",
    nth_here="{} van {} op deze plek",
    step_before="Vorige op deze plek",
    step_next="Volgende op deze plek",
    no_facts_here="In de brieven staat hierover geen afspraak.",
    no_facts_filtered="Geen afspraak binnen dit filter. Zonder filter: {}.",
    show_passage="Toon de passage",
    passage_missing="De passage is nu niet te lezen.",
    passages_hint=(
        "De tekst van de brieven staat niet op deze server. Bij elk feit staat wel waar u het in de brief vindt."
    ),
)
EN = DetailWords(
    panel_empty="Click on the map or on a row of the table to see what was agreed.",
    under_point="Also here",
    nth_here="{} of {} at this place",
    step_before="Previous at this place",
    step_next="Next at this place",
    no_facts_here="The letters contain no agreement on this.",
    no_facts_filtered="No agreement within this filter. Without the filter: {}.",
    show_passage="Show the passage",
    passage_missing="The passage cannot be read at the moment.",
    passages_hint="The text of the letters is not on this server. Each fact does say where to find it in the letter.",
)

WORDS: Mapping[Language, DetailWords] = {"nl": NL, "en": EN}

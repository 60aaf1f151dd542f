"""The words of the comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language


@dataclass(frozen=True)
class CompareWords:
    """The words of one language; pairs are (one, many), `{}` stands for a number or name."""

    title: str
    intro: str
    choose: str
    choose_hint: str
    examples: str
    one_more: str
    table: str
    kind: Mapping[str, str]
    what: str
    certainty: str
    phase: str
    grid: str
    grid_here: str
    grid_place: str
    not_for_this: str
    figures: str
    all_standings: str
    not_added: str
    by_theme: str
    theme_note: str
    counts: str
    none_here: str
    unfold: str
    fold: str
    only_here: str
    nothing_alone: str
    rest_on_map: str
    shared: str
    shared_none: str
    shared_count: tuple[str, str]
    lies_in: str


NL = CompareWords(
    title="Vergelijken",
    intro="Zet twee tot vier provincies, gebieden, woningbouwlocaties of projecten naast elkaar.",
    choose="Kies wat u vergelijkt (ten hoogste vier)",
    choose_hint="Typ een naam, bijvoorbeeld Drenthe of Lelylijn",
    examples="Bijvoorbeeld",
    one_more="Kies er nog een bij om te vergelijken.",
    table="Naast elkaar",
    kind={
        "province": "Provincie",
        "novex": "NOVEX-gebied",
        "housing": "Woningbouwlocatie",
        "project": "Project",
    },
    what="Wat het is",
    certainty="Zekerheid van de plaats",
    phase="Fase",
    grid="Stroomnet",
    grid_here="{}: {}",
    grid_place="de plek zelf: {}",
    not_for_this="niet van toepassing",
    figures="Cijfers",
    all_standings="alle standen",
    not_added=(
        "Tel de kolommen niet bij elkaar op: één afspraak kan in meer kolommen staan. Bij een provincie is het grote "
        "getal wat alleen daar ligt; bij een gebied, locatie of project telt alles wat daarover is gezegd."
    ),
    by_theme="Per thema: wat de een heeft en de ander niet",
    theme_note=(
        "Vastgelegde feiten, ook voorstellen en stand van zaken. Kies een thema om te lezen wat alleen hier ligt."
    ),
    counts="{}, waarvan {} alleen hier",
    none_here="geen",
    unfold="toon {}",
    fold="sluit {}",
    only_here="Alleen hier: {}",
    nothing_alone="niets dat niet ook elders in deze vergelijking ligt",
    rest_on_map="en nog {} op de kaart",
    shared="Wat zij delen",
    shared_none="De brieven noemen niets dat in meer dan een van deze ligt.",
    shared_count=("{} feit ligt in meer dan een van deze.", "{} feiten liggen in meer dan een van deze."),
    lies_in="in {}",
)

EN = CompareWords(
    title="Compare",
    intro="Put two to four provinces, areas, housing locations or projects side by side.",
    choose="Choose what to compare (at most four)",
    choose_hint="Type a name, such as Drenthe or Lelylijn",
    examples="For example",
    one_more="Choose another one to compare.",
    table="Side by side",
    kind={
        "province": "Province",
        "novex": "NOVEX area",
        "housing": "Housing location",
        "project": "Project",
    },
    what="What it is",
    certainty="Certainty of the place",
    phase="Phase",
    grid="Power grid",
    grid_here="{}: {}",
    grid_place="the place itself: {}",
    not_for_this="does not apply",
    figures="Figures",
    all_standings="every standing",
    not_added=(
        "Do not add the columns up: one agreement may stand in several of them. Of a province the large figure is what "
        "lies there only; of an area, location or project all that is said about it counts."
    ),
    by_theme="By theme: what one has and the others lack",
    theme_note="Recorded facts, proposals and states of affairs too. Choose a theme to read what lies here only.",
    counts="{}, of which {} here only",
    none_here="none",
    unfold="show {}",
    fold="close {}",
    only_here="Here only: {}",
    nothing_alone="nothing that does not also lie elsewhere in this comparison",
    rest_on_map="and {} more on the map",
    shared="What they share",
    shared_none="The letters name nothing that lies in more than one of these.",
    shared_count=("{} fact lies in more than one of these.", "{} facts lie in more than one of these."),
    lies_in="in {}",
)

WORDS: Mapping[Language, CompareWords] = {"nl": NL, "en": EN}

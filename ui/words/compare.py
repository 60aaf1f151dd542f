"""The words of the comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class CompareWords:
    """The words of one language; pairs are (one, many), `{}` stands for a number or name."""

    title: str
    intro: str
    choose: str
    choose_hint: str
    add: str
    remove: str
    also: str
    full: str
    maps: str
    letters: str
    kinds_differ: str
    read: str
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
    grid_said: tuple[str, str]
    not_for_this: str
    figures: str
    not_added: str
    by_theme: str
    theme_note: str
    counts: str
    none_here: str
    unfold: str
    fold: str
    rest_on_page: str
    shared: str
    shared_none: str
    shared_count: tuple[str, str]
    lies_in: str


NL = CompareWords(
    title="Vergelijken",
    intro="Zet twee tot vier provincies, gemeenten, gebieden, woningbouwlocaties of projecten naast elkaar.",
    choose="Kies wat u vergelijkt (ten hoogste vier)",
    choose_hint="Typ een naam, bijvoorbeeld Drenthe, Zwolle of Lelylijn",
    add="Voeg toe",
    remove="Haal {} weg",
    also="of {}?",
    full="Vier is het meeste. Haal er eerst een weg.",
    maps="Kaartjes",
    letters="Brieven die er iets over zeggen",
    kinds_differ=(
        "Dit zijn verschillende soorten plaatsen. Een hoger getal zegt dan niet dat er ergens meer is afgesproken."
    ),
    read="Hoeveel er ergens staat, hangt ook af van welke brieven zijn gelezen. Niet genoemd is niet nul.",
    examples="Bijvoorbeeld",
    one_more="Kies er nog een bij om te vergelijken.",
    table="Naast elkaar",
    kind={
        "province": "Provincie",
        "municipality": "Gemeente",
        "novex": "NOVEX-gebied",
        "region": "Regio",
        "housing": "Woningbouwlocatie",
        "project": "Project",
    },
    what="Wat het is",
    certainty="Zekerheid van de plaats",
    phase="Fase",
    grid="Stroomnet",
    grid_here="{}: {}",
    grid_place="op de plek zelf: {}",
    grid_said=("de brieven zeggen er niets over", "genoemd in de brieven"),
    not_for_this="niet van toepassing",
    figures="Cijfers",
    not_added=(
        "Tel de kolommen niet bij elkaar op: één afspraak kan in meer kolommen staan. Bij een provincie telt het grote "
        "getal wat alleen over die provincie gaat; bij een gemeente, gebied, locatie of project telt alles wat "
        "daarover is gezegd. Wat wij afleiden, telt bij een gemeente niet mee."
    ),
    by_theme="Per thema: wat de een heeft en de ander niet",
    theme_note=(
        "Vastgelegde feiten, ook voorstellen en de stand van zaken. Kies een thema om te lezen wat alleen hier geldt."
    ),
    counts="{}, waarvan {} alleen hier",
    none_here="geen",
    unfold="toon {}",
    fold="sluit {}",
    rest_on_page="en nog {}",
    shared="Wat zij delen",
    shared_none="De brieven noemen niets wat over meer dan één van deze gaat.",
    shared_count=("{} feit gaat over meer dan één van deze.", "{} feiten gaan over meer dan één van deze."),
    lies_in="in {}",
)

EN = CompareWords(
    title="Compare",
    intro="Put two to four provinces, municipalities, areas, housing locations or projects side by side.",
    choose="Choose what to compare (at most four)",
    choose_hint="Type a name, such as Drenthe, Zwolle or Lelylijn",
    add="Add",
    remove="Remove {}",
    also="or {}?",
    full="Four is the most. Remove one first.",
    maps="Small maps",
    letters="Letters that mention it",
    kinds_differ="These are different kinds of places. A higher number does not mean that more was agreed there.",
    read="How much is recorded also depends on which letters have been read. Not mentioned is not zero.",
    examples="For example",
    one_more="Choose another one to compare.",
    table="Side by side",
    kind={
        "province": "Province",
        "municipality": "Municipality",
        "novex": "NOVEX area",
        "region": "Region",
        "housing": "Housing location",
        "project": "Project",
    },
    what="What it is",
    certainty="Certainty of the place",
    phase="Phase",
    grid="Electricity grid",
    grid_here="{}: {}",
    grid_place="at the place itself: {}",
    grid_said=("the letters say nothing about it", "mentioned in the letters"),
    not_for_this="not applicable",
    figures="Figures",
    not_added=(
        "Do not add the columns up: one agreement may be in several of them. For a province the large figure counts "
        "what is about that province only; for a municipality, area, location or project everything said about it "
        "counts. What we infer is not counted for a municipality."
    ),
    by_theme="By theme: what one has and the others lack",
    theme_note=(
        "Recorded facts, including proposals and the state of play. Choose a theme to read what applies here only."
    ),
    counts="{}, of which {} here only",
    none_here="none",
    unfold="show {}",
    fold="close {}",
    rest_on_page="and {} more",
    shared="What they share",
    shared_none="The letters mention nothing that is about more than one of these.",
    shared_count=("{} fact is about more than one of these.", "{} facts are about more than one of these."),
    lies_in="in {}",
)

WORDS: Mapping[Language, CompareWords] = {"nl": NL, "en": EN}

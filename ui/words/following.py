"""The words of following a thing: its feeds, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layers.layer import Language


@dataclass(frozen=True)
class FollowingWords:
    """The words of one language; `{}` stands for a number, name or date."""

    title: str
    intro: str
    everything: str
    forms: Mapping[str, str]
    means: Mapping[str, str]
    calendar_address: str
    news: str
    feed_title: str
    feed_about: str
    feed_cut: str
    calendar_title: str
    calendar_about: str
    begins: str
    meeting: str
    not_told: str
    letters: str
    facts: str


NL: Final = FollowingWords(
    title="Volgen",
    intro="Blijf op de hoogte van {}:",
    everything="alle afspraken",
    forms={
        "ics": "Termijnen in uw agenda",
        "atom": "Veranderingen als Atom-feed",
        "json": "Veranderingen als JSON Feed",
    },
    means={
        "ics": "iCalendar, voor Outlook, Thunderbird en andere agenda’s",
        "atom": "voor een feedlezer",
        "json": "voor een feedlezer of eigen programma",
    },
    calendar_address="Abonneer uw agenda op dit adres, dan schuiven gewijzigde termijnen mee:",
    news="Wat is nieuw",
    feed_title="Wat is nieuw: {}",
    feed_about="Wat er per editie van de Afsprakenkaart veranderde. Editie {} van {}.",
    feed_cut="De nieuwste {} van {} veranderingen.",
    calendar_title="Termijnen: {}",
    calendar_about=(
        "Termijnen die in de gelezen brieven staan, editie {} van {}. Een termijn staat op de laatste dag die de brief "
        "openlaat; wat pas vanaf een dag geldt, op de eerste. Overleggen zonder genoemde dag staan er niet in."
    ),
    begins="begint",
    meeting="komt terug in {}",
    not_told="Dat een dag voorbij is, zegt niets over wat ervan werd.",
    letters="Bron: {}",
    facts="Feit: {}",
)
EN: Final = FollowingWords(
    title="Follow",
    intro="Keep up with {}:",
    everything="all agreements",
    forms={"ics": "Deadlines in your calendar", "atom": "Changes as an Atom feed", "json": "Changes as a JSON Feed"},
    means={
        "ics": "iCalendar, for Outlook, Thunderbird and other calendars",
        "atom": "for a feed reader",
        "json": "for a feed reader or a program of your own",
    },
    calendar_address="Subscribe your calendar to this address, and deadlines that change will move along:",
    news="What is new",
    feed_title="What is new: {}",
    feed_about="What changed with each edition of the Afsprakenkaart. Edition {} of {}.",
    feed_cut="The newest {} of {} changes.",
    calendar_title="Deadlines: {}",
    calendar_about=(
        "Deadlines in the letters that were read, edition {} of {}. A deadline stands on the last day that the letter "
        "leaves open; what only holds from a day, on the first. Meetings without a stated day are left out."
    ),
    begins="begins",
    meeting="back on the agenda of {}",
    not_told="That a day has passed says nothing about what became of it.",
    letters="Source: {}",
    facts="Fact: {}",
)
WORDS: Final[Mapping[Language, FollowingWords]] = {"nl": NL, "en": EN}

"""The accessibility statement, in the order that Dutch government uses; it says no more than was tested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.text import Language

# The day on which the statement was last held against the app; raised by hand when it is done again.
STATED_ON = "2026-11-25"


@dataclass(frozen=True)
class AccessibilityWords:
    """`date` holds a place for the day; `contact` is followed by the address, `no_contact` stands alone."""

    title: str
    intro: str
    status_title: str
    status: str
    tested_title: str
    tested: tuple[str, ...]
    not_tested_title: str
    not_tested: tuple[str, ...]
    limits_title: str
    limits: tuple[str, ...]
    contact_title: str
    contact: str
    no_contact: str
    date_title: str
    date: str


NL = AccessibilityWords(
    title="Toegankelijkheidsverklaring",
    intro=(
        "Iedereen moet de Afsprakenkaart kunnen gebruiken, ook met een toetsenbord, een voorleesprogramma of sterke "
        "vergroting. De maat is WCAG 2.2, niveau A en AA. Deze verklaring gaat over alle pagina's van deze website."
    ),
    status_title="Nalevingsstatus",
    status=(
        "Voldoet gedeeltelijk. Dit is een eigen oordeel: een deel van de eisen is getoetst, met automatische toetsen. "
        "Er is geen volledig onderzoek gedaan en geen onafhankelijke partij heeft de website beoordeeld. De website "
        "staat daarom niet in het register van toegankelijkheidsverklaringen."
    ),
    tested_title="Wat is getoetst en hoe",
    tested=(
        "Alle pagina's met axe-core 4.14 (WCAG 2.0 tot en met 2.2, A en AA, en goede gewoonten) in een echte browser: "
        "aan een bureau, op een smal scherm zonder zijwaarts schuiven, en het contrast ook in het donkere thema. Er "
        "bleef niets over.",
        "Contrast van labels en legenda op alle kleuren van de kaart, licht en donker: berekend, ten minste 3:1 voor "
        "labels en 4,5:1 voor tekst.",
        "Toetsenbord op de kaart: Enter opent wat onder het midden ligt, in een echte browser.",
        "Taal: elk woord bestaat in het Nederlands en het Engels, en de pagina zegt in welke taal zij staat.",
        "Telefoon: kaart, filters en paneel op een scherm van 390 punten breed, in een echte browser.",
    ),
    not_tested_title="Wat niet is getoetst",
    not_tested=(
        "Voorleesprogramma's, zoals NVDA, JAWS en VoiceOver.",
        "Bediening met de stem.",
        "Alle eisen van WCAG één voor één, door een mens.",
    ),
    limits_title="Bekende beperkingen",
    limits=(
        "De kaart is een beeld. Alles wat zij met kleur, vorm en grootte vertelt staat ook op de pagina Als "
        "tabel. De ligging zelf (grenzen en punten) staat daar niet in; die is te downloaden.",
        "Enkele lijsten (bij Vergelijken en Knelpunten) komen van Streamlit. Hun eigen teksten zijn soms Engels.",
        "De brieven zelf zijn documenten van anderen; hun toegankelijkheid ligt bij de afzender.",
        "Zonder JavaScript werkt de website niet.",
    ),
    contact_title="Werkt iets niet voor u?",
    contact="Meld het, met de pagina en wat u wilde doen:",
    no_contact="Meld het bij wie deze website aan u aanbiedt, met de pagina en wat u wilde doen.",
    date_title="Datum",
    date="Opgesteld op {}, op grond van eigen toetsen van die dag.",
)
EN = AccessibilityWords(
    title="Accessibility statement",
    intro=(
        "Everyone must be able to use the Afsprakenkaart, also with a keyboard, a screen reader or strong "
        "magnification. The measure is WCAG 2.2, levels A and AA. This statement is about all pages of this website."
    ),
    status_title="Compliance status",
    status=(
        "Partially compliant. This is our own judgement: a part of the criteria was tested, with automatic tests. No "
        "full audit was made and no independent party has judged the website. It is therefore not in the Dutch "
        "register of accessibility statements."
    ),
    tested_title="What was tested, and how",
    tested=(
        "All pages with axe-core 4.14 (WCAG 2.0 to 2.2, A and AA, and good practice) in a real browser: at a desk, on "
        "a narrow screen without scrolling sideways, and contrast in the dark theme too. Nothing was left.",
        "Contrast of labels and legend on all colours of the map, light and dark: computed, at least 3:1 for labels "
        "and 4.5:1 for text.",
        "Keyboard on the map: Enter opens what lies under its middle, in a real browser.",
        "Language: each word exists in Dutch and English, and the page says which language it is in.",
        "Phone: map, filters and panel on a screen 390 points wide, in a real browser.",
    ),
    not_tested_title="What was not tested",
    not_tested=(
        "Screen readers, such as NVDA, JAWS and VoiceOver.",
        "Voice control.",
        "All criteria of WCAG one by one, by a person.",
    ),
    limits_title="Known limits",
    limits=(
        "The map is an image. All that it tells by colour, shape and size is also on the page As tables. The "
        "location itself (borders and points) is not; it can be downloaded.",
        "A few lists (at Compare and Bottlenecks) come from Streamlit. Their own texts are English.",
        "The letters are documents of others; their accessibility is up to the sender.",
        "Without JavaScript the website does not work.",
    ),
    contact_title="Does something not work for you?",
    contact="Report it, with the page and what you wanted to do:",
    no_contact="Report it to whoever offers you this website, with the page and what you wanted to do.",
    date_title="Date",
    date="Drawn up on {}, on the ground of our own tests of that day.",
)

WORDS: Mapping[Language, AccessibilityWords] = {"nl": NL, "en": EN}

"""The accessibility statement, in the order that Dutch government uses; it claims only what was tested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language

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
        "vergroting. De norm is WCAG 2.2, niveau A en AA. Deze verklaring gaat over alle pagina's van deze website."
    ),
    status_title="Nalevingsstatus",
    status=(
        "Voldoet gedeeltelijk. Dit is een eigen oordeel: een deel van de eisen is getoetst, met automatische toetsen. "
        "Er is geen volledig onderzoek gedaan en geen onafhankelijke partij heeft de website beoordeeld. De website "
        "staat daarom niet in het register van toegankelijkheidsverklaringen."
    ),
    tested_title="Wat is getoetst en hoe",
    tested=(
        "Alle pagina's met axe-core 4.14 (WCAG 2.0 tot en met 2.2, A en AA, en aanbevolen werkwijzen) in een echte "
        "browser: op een breed scherm, op een smal scherm zonder zijwaarts schuiven, en het contrast ook in het "
        "donkere thema. Er bleven geen fouten over.",
        "Contrast van labels en legenda op alle kleuren van de kaart, licht en donker: berekend, ten minste 3:1 voor "
        "labels en 4,5:1 voor tekst.",
        "Toetsenbord op de kaart: Enter opent wat in het midden van de kaart ligt, in een echte browser.",
        "Taal: alle teksten van de website zijn er in het Nederlands en het Engels, en de pagina geeft aan welke taal "
        "het is.",
        "Telefoon: kaart, filters en paneel op een scherm van 390 pixels breed, in een echte browser.",
    ),
    not_tested_title="Wat niet is getoetst",
    not_tested=(
        "Voorleesprogramma's, zoals NVDA, JAWS en VoiceOver.",
        "Bediening met de stem.",
        "Alle eisen van WCAG één voor één, door een mens.",
    ),
    limits_title="Bekende beperkingen",
    limits=(
        "De kaart is een beeld. Alles wat zij met kleur, vorm en grootte laat zien, staat ook op de pagina Als "
        "tabel. De ligging zelf (grenzen en punten) staat daar niet in; die is te downloaden.",
        "In enkele keuzelijsten (bij Vergelijken en Knelpunten) zijn sommige teksten Engels.",
        "De brieven zelf zijn documenten van anderen; voor de toegankelijkheid is de afzender verantwoordelijk.",
        "Zonder JavaScript werkt de website niet.",
    ),
    contact_title="Werkt iets niet voor u?",
    contact="Meld het, met de pagina en wat u wilde doen:",
    no_contact="Meld het bij de organisatie die deze website aanbiedt, met de pagina en wat u wilde doen.",
    date_title="Datum",
    date="Opgesteld op {}, op basis van eigen toetsen op die dag.",
)
EN = AccessibilityWords(
    title="Accessibility statement",
    intro=(
        "Everyone should be able to use the Afsprakenkaart, including with a keyboard, a screen reader or strong "
        "magnification. The standard is WCAG 2.2, levels A and AA. This statement covers all pages of this website."
    ),
    status_title="Compliance status",
    status=(
        "Partially compliant. This is our own assessment: some of the criteria were tested, with automated tests. "
        "There has been no full audit and no independent party has assessed the website. It is therefore not in the "
        "Dutch register of accessibility statements."
    ),
    tested_title="What was tested, and how",
    tested=(
        "All pages with axe-core 4.14 (WCAG 2.0 to 2.2, A and AA, and best practices) in a real browser: on a wide "
        "screen, on a narrow screen without scrolling sideways, and contrast in the dark theme too. No errors "
        "remained.",
        "Contrast of labels and legend on all colours of the map, light and dark: calculated, at least 3:1 for labels "
        "and 4.5:1 for text.",
        "Keyboard on the map: Enter opens what is at its centre, in a real browser.",
        "Language: all texts of the website are available in Dutch and English, and the page states its language.",
        "Phone: map, filters and panel on a screen 390 pixels wide, in a real browser.",
    ),
    not_tested_title="What was not tested",
    not_tested=(
        "Screen readers, such as NVDA, JAWS and VoiceOver.",
        "Voice control.",
        "All WCAG criteria one by one, by a person.",
    ),
    limits_title="Known limitations",
    limits=(
        "The map is an image. Everything it shows by colour, shape and size is also on the page As tables. The "
        "location itself (boundaries and points) is not; it can be downloaded.",
        "In a few pick lists (at Compare and Bottlenecks) the Dutch version has some English texts.",
        "The letters are documents by others; the sender is responsible for their accessibility.",
        "Without JavaScript the website does not work.",
    ),
    contact_title="Does something not work for you?",
    contact="Report it, with the page and what you wanted to do:",
    no_contact="Report it to the organisation that offers this website, with the page and what you wanted to do.",
    date_title="Date",
    date="Drawn up on {}, on the basis of our own tests on that day.",
)

WORDS: Mapping[Language, AccessibilityWords] = {"nl": NL, "en": EN}

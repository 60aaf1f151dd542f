"""The words of what CBS counts, beside what the letters promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.layer import Language


@dataclass(frozen=True)
class CbsWords:
    """The words of one language; `{}` stands for months, numbers and names, as the text around it says."""

    title: str
    built: str
    built_short: str
    stock: str
    population: str
    may_change: str
    may_change_partly: str
    no_sum: str
    note: Mapping[str, str]
    window: str
    provisional: str
    missing: str
    silent: str
    source: str
    tables: str
    tables_intro: str
    table: str
    changed: str
    fetched: str
    licence: str
    none: str
    to_chart: str


NL = CbsWords(
    title="Volgens het CBS",
    built="Woningen gebouwd, {} tot en met {}",
    built_short="gebouwd volgens het CBS",
    stock="Woningvoorraad, eind {}",
    population="Inwoners, eind {}",
    may_change="{} (voorlopig)",
    may_change_partly="{} (deels voorlopig)",
    no_sum="geen som: het CBS heeft geen getal van {}",
    note={
        "province": (
            "Alle woningen in de provincie, ook waarover niets is afgesproken. Hieruit volgt niet hoeveel van een "
            "afspraak klaar is."
        ),
        "municipality": (
            "Alle woningen in de gemeente, ook waarover niets is afgesproken. Hieruit volgt niet hoeveel van een "
            "afspraak klaar is."
        ),
    },
    window="Het CBS telt hier van {} (de eerste hele maand na de eerste brief met woningafspraken) tot en met {}.",
    provisional="De cijfers vanaf {} zijn voorlopig.",
    missing="Voor {} is er geen som: het CBS heeft geen getal van {}.",
    silent="De brieven noemen geen eigen aantal woningen voor {}.",
    source="CBS, tabel {} ({}), opgehaald op {}",
    tables="Cijfers van het CBS",
    tables_intro=(
        "Naast de brieven staan enkele cijfers van het CBS: gebouwde woningen, woningvoorraad en inwoners. Ze tellen "
        "in geen enkel getal uit de brieven mee. Een provincie is hier de som van haar gemeenten."
    ),
    table="Tabel {}: {}",
    changed="bijgewerkt door het CBS op {}",
    fetched="opgehaald op {}",
    licence="licentie {}, {}",
    none="Er zijn geen cijfers van het CBS opgehaald; alles wat u ziet, komt uit de brieven.",
    to_chart="Naast de woningen in de brieven",
)

EN = CbsWords(
    title="According to Statistics Netherlands (CBS)",
    built="Homes built, {} to {}",
    built_short="built, according to CBS",
    stock="Housing stock, end of {}",
    population="Inhabitants, end of {}",
    may_change="{} (provisional)",
    may_change_partly="{} (partly provisional)",
    no_sum="no sum: CBS has no number for {}",
    note={
        "province": (
            "All homes in the province, including those about which nothing was agreed. It does not follow how much of "
            "an agreement is complete."
        ),
        "municipality": (
            "All homes in the municipality, including those about which nothing was agreed. It does not follow how "
            "much of an agreement is complete."
        ),
    },
    window="CBS counts here from {} (the first whole month after the first letter with agreements on homes) to {}.",
    provisional="The numbers from {} on are provisional.",
    missing="There is no sum for {}: CBS has no number for {}.",
    silent="The letters state no number of homes of its own for {}.",
    source="CBS, table {} ({}), fetched on {}",
    tables="Figures from Statistics Netherlands (CBS)",
    tables_intro=(
        "Some figures from CBS stand beside the letters: homes built, housing stock and inhabitants. They are part of "
        "no number from the letters. A province is the sum of its municipalities here."
    ),
    table="Table {}: {}",
    changed="updated by CBS on {}",
    fetched="fetched on {}",
    licence="licence {}, {}",
    none="No figures from CBS were fetched; all that you see comes from the letters.",
    to_chart="Beside the homes in the letters",
)

WORDS: Mapping[Language, CbsWords] = {"nl": NL, "en": EN}

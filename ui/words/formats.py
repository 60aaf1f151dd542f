"""Numbers, amounts, dates and lists as a language writes them, by Babel.

Amounts are not rounded: one that does not fit in three decimals of a million or billion is written in full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from layers.layer import Language


def number(value: int | float | Decimal, language: Language) -> str:
    """Return a number with the separators of the language, all its decimals kept."""
    return str(format_decimal(Decimal(str(value)), locale=language, decimal_quantization=False))


_SIGN: Mapping[Language, str] = {"nl": "€ ", "en": "€"}
_BILLION: Mapping[Language, str] = {"nl": "mld.", "en": "bn"}


def euro(amount_eur: int | float, language: Language) -> str:
    """Return an amount in billions or millions if three decimals suffice, else in full. Never rounded."""
    amount = Decimal(str(amount_eur))
    units = (
        ((Decimal(10) ** 9, "miljard"), (Decimal(10) ** 6, "miljoen"))
        if language == "nl"
        else ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
    )
    for size, name in units:
        scaled = amount / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{_SIGN[language]}{number(scaled.normalize(), language)} {name}"
    return full_euro(amount_eur, language)


def full_euro(amount_eur: int | float, language: Language) -> str:
    """Return an amount in full, to the last euro."""
    return f"{_SIGN[language]}{number(amount_eur, language)}"


def rounded_euro(amount_eur: int | float, language: Language) -> str:
    """Return a sum for a heading: rounded to two decimals from a billion up, never rounded below that."""
    if abs(amount_eur) < 10**9:
        return euro(amount_eur, language)
    billions = (Decimal(str(amount_eur)) / 10**9).quantize(Decimal("0.01")).normalize()
    return f"{_SIGN[language]}{number(billions, language)} {_BILLION[language]}"


_SHORT: Mapping[Language, tuple[str, str]] = {"nl": ("mld.", "mln"), "en": ("bn", "m")}


def short_euro(amount_eur: int | float, language: Language) -> str:
    """Return an amount for a chart: rounded to hundredths of a billion or tenths of a million, in full below that."""
    for size, digits, unit in zip((10**9, 10**6), ("0.01", "0.1"), _SHORT[language], strict=True):
        # What would round up to a thousand million is a billion.
        if abs(amount := Decimal(str(amount_eur))) >= size - Decimal(size) / 20_000:
            rounded = (amount / size).quantize(Decimal(digits))
            return f"{_SIGN[language]}{number(rounded.normalize(), language)} {unit}"
    return full_euro(amount_eur, language)


def plural(pair: tuple[str, str], count: int, language: Language) -> str:
    """Return the form of a pair (one, many) that fits a count, with the count filled in."""
    return pair[count != 1].replace("{}", number(count, language))


def day(iso: str, language: Language) -> str:
    """Return an ISO date (or date and time) in words, such as 12 juni 2025; any other text as it is."""
    try:
        return str(format_date(date.fromisoformat(iso[:10]), "d MMMM y", locale=language))
    except ValueError:
        return iso


_HALVES = {"nl": ("eerste helft", "tweede helft"), "en": ("first half of", "second half of")}
_QUARTERS = {"nl": "{}e kwartaal {}", "en": "Q{} {}"}
_HALVES_IN_SENTENCE = {
    "nl": ("de eerste helft van", "de tweede helft van"), "en": ("the first half of", "the second half of"),
}  # fmt: skip
_QUARTERS_IN_SENTENCE = {"nl": "het {}e kwartaal van {}", "en": "Q{} {}"}


def deadline(text: str, language: Language, *, in_sentence: bool = False) -> str:
    """Return a deadline (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`, `YYYY-Hn`) in words; any other text as it is.

    `in_sentence` adds the article: `de eerste helft van 2027`.
    """
    halves, quarters = (_HALVES_IN_SENTENCE, _QUARTERS_IN_SENTENCE) if in_sentence else (_HALVES, _QUARTERS)
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return quarters[language].format(found[2], found[1])
    if found := re.fullmatch(r"(\d{4})-H([12])", text):
        return f"{halves[language][int(found[2]) - 1]} {found[1]}"
    if re.fullmatch(r"\d{4}-\d{2}", text):
        try:
            return str(format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=language))
        except ValueError:
            return text
    return day(text, language)


def listed(items: list[str], language: Language) -> str:
    """Return names as a list in words: a, b en c."""
    return str(format_list(items, locale=language)) if items else ""

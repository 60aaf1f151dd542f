"""Numbers as Dutch letters write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.reading.numbers import UNITS, numbers, word_value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("€ 14,157 miljoen", [14_157_000]),
        ("€ 1.145 mln.", [1_145_000_000]),
        ("€1,9 miljard", [1_900_000_000]),
        ("1,9 mld.", [1_900_000_000]),
        ("500 miljoen euro", [500_000_000]),
        ("€ 20.000", [20_000]),
        ("€ 310 tot € 620 mln.", [310_000_000, 620_000_000]),
        ("€ 45 miljoen in 2025", [45_000_000, 2025]),
        ("ieder€30 miljoen", [30_000_000]),
        ("100 tot 150 militairen", [100, 150]),
        ("vier tenders", [4]),
        ("261 ha", [261]),
        ("geen getal", []),
        ("acht miljoen woningen", [8_000_000]),
        ("anderhalf miljard euro", [1_500_000_000]),
        ("een half miljoen euro", [1, 500_000]),
        ("honderd miljoen", [100_000_000]),
        ("twaalfhonderd woningen", [1200]),
        ("driehonderdvijfentwintig", [325]),
        ("tweeënveertigduizend", [42_000]),
        ("EUR 25 mln", [25_000_000]),
        ("EUR 25 à EUR 30 mio", [25_000_000, 30_000_000]),
        ("tussen de € 45 en € 50 mln.", [45_000_000, 50_000_000]),
        ("€ 1.9 mld.", [1_900_000_000]),
        ("€\n23\n\nmiljoen", [23_000_000]),
        ("€ 20.000 tot € 1 mln", [20_000, 1_000_000]),
        ("5 duizend", [5000]),
    ],
)
def test_a_figure_reads_as_its_value(text: str, values: list[int]) -> None:
    assert list(numbers(text)) == [Decimal(v) for v in values]


def test_a_unit_after_the_second_number_holds_for_both_only_in_a_range() -> None:
    assert numbers("2 projecten en € 5 mln.")[:2] == (2, 5_000_000)


@given(st.integers(0, 10**12), st.sampled_from(["", *UNITS]))
def test_dots_group_thousands_whatever_the_unit(value: int, unit: str) -> None:
    grouped = f"{value:,}".replace(",", ".")
    assert numbers(f"€ {grouped} {unit}") == (value * UNITS.get(unit, 1),)


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from(list(UNITS)))
def test_a_comma_starts_the_decimals(whole: int, thousandths: int, unit: str) -> None:
    expected = Decimal(f"{whole}.{thousandths:03}") * UNITS[unit]
    assert numbers(f"{whole},{thousandths:03} {unit}") == (expected,)


@given(st.integers(1, 999), st.integers(0, 999))
def test_no_number_in_words_is_read_as_another(thousands: int, rest: int) -> None:
    assert word_value(in_words(thousands * 1000 + rest)) == thousands * 1000 + rest


def in_words(value: int) -> str:
    """The number in Dutch words, by rules written apart from the reader's."""
    ones = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split()
    ones += ["zeventien", "achttien", "negentien"]
    tens = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
    if value >= 1000:
        return (in_words(value // 1000) if value >= 2000 else "") + "duizend" + in_words(value % 1000)
    if value >= 100:
        return (ones[value // 100 - 1] if value >= 200 else "") + "honderd" + in_words(value % 100)
    if value >= 20:
        one, ten = value % 10, tens[value // 10 - 2]
        joined = "ën" if one in (2, 3) else "en"
        return ones[one - 1] + joined + ten if one else ten
    return ones[value - 1] if value else ""


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    assert all(value >= 0 for value in numbers(text))

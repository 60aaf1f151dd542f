"""Words, numbers and dates."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ui.words
import ui.words.formats
from layers.catalogue.congestion import STATUSES
from layers.columns import PHASES
from layers.layer import Language
from seeds import records
from seeds.records import BOUNDS
from seeds.second_readers.facts import COMPARED, VERDICTS
from tests.blank_facts import blank_fact
from ui.say.facts import bounded, when
from ui.words.common import EN, NL, Words
from ui.words.formats import day, deadline, euro, full_euro, listed, number, plural, rounded_euro


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [
        (1_900_000_000, "€ 1,9 miljard", "€1.9 billion"),
        (88_560_000, "€ 88,56 miljoen", "€88.56 million"),
        (2_500_000_000, "€ 2,5 miljard", "€2.5 billion"),
        (13_320_317_000, "€ 13.320,317 miljoen", "€13,320.317 million"),
        (1_234_567, "€ 1.234.567", "€1,234,567"),
        (12_500, "€ 12.500", "€12,500"),
        (0, "€ 0", "€0"),
    ],
)
def test_an_amount_is_written_short_but_exactly(amount: int, nl: str, en: str) -> None:
    assert euro(amount, "nl") == nl
    assert euro(amount, "en") == en


@given(st.integers(10**9, 10**13))
def test_a_heading_is_off_by_less_than_a_hundredth_of_a_billion_and_can_be_told_in_full(amount: int) -> None:
    written = re.fullmatch(r"€ ([0-9.]+(?:,[0-9]{1,2})?) mld[.]", rounded_euro(amount, "nl"))
    assert written
    assert abs(Decimal(written[1].replace(".", "").replace(",", ".")) * 10**9 - amount) <= 5_000_000
    assert int(re.sub(r"\D", "", full_euro(amount, "nl"))) == amount


@given(st.integers(0, 10**9 - 1))
def test_a_heading_below_a_billion_is_exact(amount: int) -> None:
    assert rounded_euro(amount, "nl") == euro(amount, "nl")


@given(st.integers(0, 10**13))
def test_an_amount_is_never_rounded(amount: int) -> None:
    sizes = {"miljard": 10**9, "miljoen": 10**6}
    found = re.fullmatch(r"€ ([0-9.]+(?:,[0-9]+)?)(?: (miljard|miljoen))?", euro(amount, "nl"))
    assert found
    value = Decimal(found[1].replace(".", "").replace(",", ".")) * sizes.get(found[2] or "", 1)
    assert value == amount


def test_numbers_have_the_separators_of_the_language() -> None:
    assert number(1733829, "nl") == "1.733.829"
    assert number(1733829, "en") == "1,733,829"
    assert number(2.75, "nl") == "2,75"


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        ("2026", "2026", "2026"),
        ("2026-05", "mei 2026", "May 2026"),
        ("2025-06-12", "12 juni 2025", "12 June 2025"),
        ("2026-Q2", "2e kwartaal 2026", "Q2 2026"),
        ("2027-H1", "eerste helft 2027", "first half of 2027"),
        ("ooit", "ooit", "ooit"),
        ("2026-19", "2026-19", "2026-19"),
    ],
)
def test_a_deadline_is_put_into_words(text: str, nl: str, en: str) -> None:
    assert deadline(text, "nl") == nl
    assert deadline(text, "en") == en


def test_a_day_with_a_time_is_that_day() -> None:
    assert day("2026-11-21T10:00:00+00:00", "nl") == "21 november 2026"


def test_one_and_many() -> None:
    assert plural(NL.units.home, 1, "nl") == "1 woning"
    assert plural(NL.units.home, 2500, "nl") == "2.500 woningen"
    assert listed(["Assen", "Emmen", "Beilen"], "nl") == "Assen, Emmen en Beilen"


@pytest.mark.parametrize("words", [NL, EN], ids=["nl", "en"])
@pytest.mark.parametrize(
    ("field", "vocabulary"),
    [
        ("facts.themes", records.THEMES),
        ("facts.kind", get_args(records.Kind)),
        ("facts.status", get_args(records.Status)),
        ("facts.certainty", records.CERTAINTIES),
        ("facts.phase", PHASES),
        ("map.grid", STATUSES),
        ("readings.reading", VERDICTS),
        ("readings.reading_meaning", VERDICTS),
        ("readings.fields", COMPARED),
    ],
)
def test_every_word_of_a_vocabulary_has_its_translation(words: Words, field: str, vocabulary: tuple[str, ...]) -> None:
    assert set(attrgetter(field)(words)) == set(vocabulary)


def tables() -> list[Mapping[str, object]]:
    """The tables of words: one per module of `ui.words`, but for the one that only writes numbers and dates."""
    modules = [importlib.import_module(m.name) for m in pkgutil.iter_modules(ui.words.__path__, "ui.words.")]
    return [module.WORDS for module in modules if module is not ui.words.formats]


def same_places(nl: object, en: object, where: str) -> None:
    """Hold that two languages have the same keys, the same number of texts and the same places to fill."""
    assert type(nl) is type(en), where
    if is_dataclass(nl):
        for field in fields(nl):
            same_places(getattr(nl, field.name), getattr(en, field.name), f"{where}.{field.name}")
    elif isinstance(nl, Mapping) and isinstance(en, Mapping):
        assert list(nl) == list(en), where
        for key in nl:
            same_places(nl[key], en[key], f"{where}[{key}]")
    elif isinstance(nl, tuple) and isinstance(en, tuple):
        assert len(nl) == len(en), where
        for i, (one, other) in enumerate(zip(nl, en, strict=True)):
            same_places(one, other, f"{where}[{i}]")
    elif isinstance(nl, str) and isinstance(en, str):
        assert sorted(re.findall(r"{[^}]*}", nl)) == sorted(re.findall(r"{[^}]*}", en)), where


@pytest.mark.parametrize("words", tables(), ids=lambda words: type(words["nl"]).__name__)
def test_both_languages_fill_the_same_places(words: Mapping[str, object]) -> None:
    assert list(words) == ["nl", "en"]
    same_places(words["nl"], words["en"], type(words["nl"]).__name__)


@pytest.mark.parametrize(
    ("kind", "last", "nl", "en"),
    [
        ("by", "2033-12-31", "uiterlijk 2033", "by 2033"),
        ("before", "2032-12-31", "vóór 2033", "before 2033"),
        ("in", "2033-12-31", "in 2033", "in 2033"),
        ("from", None, "vanaf 2033", "from 2033"),
        ("until", "2033-12-31", "tot en met 2033", "up to and including 2033"),
        ("until", "2032-12-31", "tot 2033", "until 2033"),
        ("expected", "2033-12-31", "naar verwachting 2033", "expected 2033"),
        ("aim", "2033-12-31", "streven: 2033", "aim: 2033"),
        ("aim", "2032-12-31", "streven: vóór 2033", "aim: before 2033"),
    ],
)
def test_each_kind_of_deadline_has_its_own_words(kind: str, last: str | None, nl: str, en: str) -> None:
    fact: Any = blank_fact(deadline="2033", deadline_kind=kind, deadline_to=last)
    assert (when(fact, "nl"), when(fact, "en")) == (nl, en)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_bound_has_words_and_only_an_exact_number_stands_alone(language: Language) -> None:
    written = {bound: bounded("8.000", bound, language) for bound in BOUNDS}
    assert written.pop("exact") == "8.000"
    assert len(set(written.values())) == len(BOUNDS) - 1
    assert all(words.endswith(" 8.000") for words in written.values())

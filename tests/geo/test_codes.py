"""Codes of CBS and the division of the years."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import codes
from geo.errors import UnknownCodeError


@pytest.mark.parametrize("spelling", ["0344", "GM0344", "344", "gm344", " GM0344 ", 344, np.int64(344)])
def test_spellings_of_a_municipality_are_one_code(spelling):
    assert codes.municipality_code(spelling) == "GM0344"


@pytest.mark.parametrize("spelling", ["26", "PV26", "pv26", 26])
def test_spellings_of_a_province_are_one_code(spelling):
    assert codes.province_code(spelling) == "PV26"


@pytest.mark.parametrize(
    "wrong", ["", "Utrecht", "PV26", "GM12345", "-1", -1, 10_000, 0, True, None, 344.0, "٣٤٤", "3 4"]
)
def test_what_is_no_municipality_is_refused(wrong):
    with pytest.raises(UnknownCodeError, match="not the code of a municipality"):
        codes.municipality_code(wrong)


@pytest.mark.parametrize("wrong", ["PV19", "PV32", "GM0026", "", 0, None])
def test_what_is_no_province_is_refused(wrong):
    with pytest.raises(UnknownCodeError, match="not the code of a province"):
        codes.province_code(wrong)


def test_who_names_an_unknown_province_is_told_the_known_ones():
    with pytest.raises(UnknownCodeError, match=r"known are PV20, PV21, PV22, .*, PV31$"):
        codes.province_code("PV19")


def test_the_first_and_the_last_number_are_codes():
    assert [codes.municipality_code(number) for number in (1, 9999)] == ["GM0001", "GM9999"]


@given(st.integers(1, 9999))
def test_normalising_twice_changes_nothing(number):
    code = codes.municipality_code(number)
    assert codes.municipality_code(code) == code == codes.municipality_code(str(number))


@given(st.text())
def test_any_text_is_a_code_or_refused(text):
    try:
        code = codes.municipality_code(text)
    except UnknownCodeError:
        return
    assert len(code) == 6
    assert code[2:].isascii()
    assert code[2:].isdigit()


def test_the_number_of_areas_is_known_for_recent_years():
    assert [codes.expected_count("gemeente", year) for year in (2022, 2023, 2026)] == [345, 342, 342]
    assert codes.expected_count("gemeente", 2016) is None
    assert codes.expected_count("provincie", 2016) == 12


def test_the_changes_account_for_the_difference_between_2022_and_2023():
    gone = [code for change in codes.CHANGES if change.first_year == 2023 for code in change.gone]
    formed = {"GM1992"}
    assert 345 - len(gone) + len(formed) == 342


@pytest.mark.parametrize(
    ("code", "in_2022"),
    [
        ("GM1992", ("GM0501", "GM0530", "GM0614")),
        ("GM0363", ("GM0363", "GM0457")),
        ("GM0344", ("GM0344",)),
    ],
)
def test_a_municipality_of_today_is_covered_by_those_of_2022(code, in_2022):
    assert codes.in_year(code, 2022, of_year=2025) == in_2022


@pytest.mark.parametrize(("year", "of_year"), [(2023, 2025), (2023, 2023), (2024, 2025)])
def test_from_the_year_of_its_change_a_municipality_is_itself(year, of_year):
    assert codes.in_year("GM1992", year, of_year=of_year) == ("GM1992",)


def test_the_division_of_the_year_of_a_change_is_covered_by_those_of_the_year_before():
    assert codes.in_year("GM1992", 2022, of_year=2023) == ("GM0501", "GM0530", "GM0614")


def test_a_municipality_that_is_gone_in_the_year_it_is_named_of_is_refused_for_earlier_years_too():
    with pytest.raises(UnknownCodeError, match="GM0457 does not exist in 2025: it went up into GM0363 on 2022-03-24"):
        codes.in_year("GM0457", 2020, of_year=2025)


def test_in_the_first_division_after_its_end_a_municipality_is_gone():
    with pytest.raises(UnknownCodeError, match="GM0457 does not exist in 2023"):
        codes.in_year("GM0457", 2023, of_year=2022)


def test_amsterdam_of_2022_is_not_yet_joined_with_weesp():
    assert codes.in_year("GM0363", 2022, of_year=2022) == ("GM0363",)


def test_a_municipality_that_went_up_into_another_has_no_equal_later():
    with pytest.raises(UnknownCodeError, match="GM0457 does not exist in 2025: it went up into GM0363"):
        codes.in_year("GM0457", 2025, of_year=2022)


def test_a_municipality_that_did_not_exist_yet_is_refused():
    with pytest.raises(UnknownCodeError, match="GM1992 does not exist in 2022: it was formed on 2023-01-01"):
        codes.in_year("GM1992", 2022, of_year=2022)


def test_an_intended_change_has_no_effect_before_its_year():
    assert codes.in_year("GM1696", 2026) == ("GM1696",)


def test_every_known_year_has_its_number_and_every_change_a_source():
    assert all(codes.expected_count("gemeente", year) for year in codes.KNOWN_YEARS)
    assert all(change.source for change in codes.CHANGES)
    assert all(change.day >= dt.date(codes.KNOWN_YEARS[0], 1, 1) for change in codes.CHANGES)


def test_what_was_formed_on_the_first_day_of_the_first_known_year_is_there_in_all():
    for formed in ("GM1991", "GM1982", "GM1980"):
        assert all(codes.in_year(formed, year) == (formed,) for year in codes.KNOWN_YEARS)

"""The chain of sources: the first that has both levels of one year, and a report of each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from geo.boundaries import Boundaries
from geo.chain import load_boundaries, local_sources
from geo.codes import PROVINCES
from geo.errors import BoundaryUnavailableError, NoBoundariesError
from geo.findings import Finding
from geo.sources.folder import FolderSource
from settings import read

ROOT = Path(__file__).resolve().parents[2]


class Shelf:
    """A source with the sets that a test gives it."""

    def __init__(self, name, *sets, empty=(), fault=None):
        self.name, self._sets, self._empty, self._fault = name, sets, empty, fault

    kind = "folder"

    def years(self, level):
        if self._fault:
            raise self._fault
        return [s.year for s in self._sets if s.level == level]

    def load(self, level, year):
        if year in self._empty:
            raise NoBoundariesError(f"{year} is empty")
        return next(s for s in self._sets if (s.level, s.year) == (level, year))

    def notes(self):
        return [Finding("joined", f"a note of {self.name}")]


@pytest.fixture
def pair(whole):
    """Makes a set for both levels of a year, whole."""
    return whole


def test_the_newest_year_of_both_levels_is_taken(pair):
    boundaries = load_boundaries([Shelf("a", *pair(2024), *pair(2025), pair(2026)[0])])
    assert boundaries.year == 2025


def test_a_year_without_features_is_skipped(pair):
    boundaries = load_boundaries([Shelf("a", *pair(2024), *pair(2025), empty={2025})])
    assert boundaries.year == 2024


def test_a_year_that_the_register_of_codes_does_not_know_is_not_used(pair):
    with pytest.raises(BoundaryUnavailableError, match="2031 is not in the register of codes"):
        load_boundaries([Shelf("a", *pair(2031))])


@pytest.mark.parametrize("year", range(2016, 2022))
def test_a_division_whose_changes_are_not_held_is_not_usable_and_the_next_source_serves(pair, year):
    boundaries = load_boundaries([Shelf("old", *pair(year)), Shelf("second", *pair(2024))])
    old, second = boundaries.reports
    assert (old.used, second.used, boundaries.year) == (False, True, 2024)
    assert next(finding.kind for finding in old.findings) == "unknown_year"
    assert f"{year} is not in the register of codes" in old.reason


def test_an_unknown_year_does_not_hide_a_known_one(pair):
    assert load_boundaries([Shelf("a", *pair(2031), *pair(2023))]).year == 2023


def test_levels_of_two_years_are_not_combined_and_the_next_source_is_tried(pair):
    first = Shelf("first", pair(2025)[0])
    boundaries = load_boundaries([first, Shelf("second", *pair(2024))])
    assert boundaries.year == 2024
    assert [(r.name, r.used) for r in boundaries.reports] == [("first", False), ("second", True)]
    assert "provinces alone" in boundaries.reports[0].reason
    assert "a note of first" in str(boundaries.reports[0])


def test_of_another_year_provinces_are_made_of_the_municipalities(pair):
    boundaries = load_boundaries([Shelf("mixed", pair(2025)[0], pair(2022)[1])])
    assert boundaries.year == 2022
    assert list(boundaries.provinces.frame["code"]) == sorted(PROVINCES)
    assert list(boundaries.provinces.frame["name"]) == [PROVINCES[code] for code in sorted(PROVINCES)]
    assert "dissolved" in {finding.kind for finding in boundaries.reports[0].findings}


def test_levels_of_two_sources_are_not_combined(pair):
    boundaries = load_boundaries([Shelf("first", pair(2025)[0]), Shelf("second", pair(2025)[1])])
    assert [(r.name, r.used) for r in boundaries.reports] == [("first", False), ("second", True)]
    assert "dissolved" in {finding.kind for finding in boundaries.reports[1].findings}


def test_the_first_source_wins_even_where_a_later_one_is_newer(pair):
    assert load_boundaries([Shelf("first", *pair(2022)), Shelf("second", *pair(2025))]).year == 2022


def test_the_failure_lists_every_source_with_its_reason_and_what_to_do():
    broken = Shelf("broken", fault=BoundaryUnavailableError("cannot be read"))
    with pytest.raises(BoundaryUnavailableError) as failure:
        load_boundaries([broken, Shelf("empty")])
    text = str(failure.value)
    assert "broken: cannot be read" in text
    assert "empty: no boundaries found" in text
    assert "python -m geo fetch" in text


def test_no_source_at_all_is_a_clear_error():
    with pytest.raises(BoundaryUnavailableError, match="no source was configured"):
        load_boundaries([])


def test_boundaries_of_two_years_cannot_be_made(pair):
    with pytest.raises(BoundaryUnavailableError, match="never joined"):
        Boundaries(pair(2025)[0], pair(2022)[1], ())


def test_the_folder_comes_before_the_cache(tmp_path):
    names = [
        source.name for source in local_sources(read({"AFSPRAKENKAART_BOUNDARIES": "/b", "AFSPRAKENKAART_CACHE": "/c"}))
    ]
    assert names[:2] == ["folder /b", "cache /c/boundaries"]


def test_without_a_named_folder_the_cache_comes_first():
    assert local_sources(read({"AFSPRAKENKAART_CACHE": "/c"}))[0].name == "cache /c/boundaries"


def test_the_schematic_default_stands_last_and_has_both_levels(tmp_path):
    *_, last = local_sources(read({"AFSPRAKENKAART_CACHE": str(tmp_path)}))
    boundaries = load_boundaries([last])
    assert boundaries.is_schematic
    assert (len(boundaries.provinces.frame), len(boundaries.municipalities.frame)) == (12, 342)


def test_a_missing_folder_is_reported_and_the_next_source_used(tmp_path, write, provinces, pair):
    boundaries = load_boundaries([FolderSource(tmp_path / "nowhere"), Shelf("second", *pair(2025))])
    assert "cannot be read" in boundaries.reports[0].reason


@pytest.mark.slow
def test_importing_the_room_loads_neither_geopandas_nor_gdal():
    program = (
        "import sys, geo, geo.boundaries, geo.codes, settings, geo.join, geo.crs, geo.reports, geo.__main__;"
        "print([name for name in ('geopandas', 'pyogrio', 'shapely', 'pandas', 'httpx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_the_driver_that_follows_references_is_off():
    program = "import geo, pyogrio; print('OGR_VRT' in pyogrio.list_drivers())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

"""The generator of plausible records, and the verdict on how things grow."""

from __future__ import annotations

import pytest
import shapely

from benchmarks.grow import SITES, Places, grown, inside, neighbourhoods
from benchmarks.growth import WORSE, WORSE_LAST, exponents, rows
from geo.chain import load_boundaries, local_sources
from geo.crs import RD, to_crs84
from seeds.load import Seeds, load_seeds
from settings import read

SCALES = (1, 10, 100)


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(load_boundaries(local_sources(read({"AFSPRAKENKAART_CACHE": "none"}))), load_seeds())


@pytest.fixture(scope="module")
def tripled(places: Places) -> Seeds:
    return grown(load_seeds(), 3, places)


def test_what_doubles_with_the_records_has_exponent_one() -> None:
    assert exponents(SCALES, [2, 20, 200]) == pytest.approx((1, 1))


def test_fixed_costs_hide_in_the_fit_but_not_in_the_last_step() -> None:
    fitted, last = exponents(SCALES, [100 + scale**2 for scale in SCALES])
    assert fitted < WORSE < WORSE_LAST < last


def test_the_square_of_the_records_is_worse_than_linear() -> None:
    (row,) = rows({scale: {"open_ms": [float(scale**2)]} for scale in SCALES})
    assert row["worse"]


def test_ten_times_as_long_for_ten_times_the_records_is_no_worse_than_linear() -> None:
    (row,) = rows({scale: {"open_ms": [5.0 * scale]} for scale in SCALES})
    assert not row["worse"]


def test_each_copy_has_all_facts_and_its_share_of_sites(tripled: Seeds) -> None:
    assert len(tripled.facts) == 3 * len(load_seeds().facts)
    assert len(tripled.housing_areas) == 3 * SITES


def test_parts_and_followers_stay_inside_their_copy(tripled: Seeds) -> None:
    real = load_seeds().facts
    for fact in tripled.facts.values():
        copy = "" if fact.id in real else fact.id[fact.id.rindex("-") :]
        for named in filter(None, (fact.part_of, *fact.follows)):
            assert named in tripled.facts
            assert named.endswith(copy)


def test_every_site_that_a_copy_names_is_there(tripled: Seeds) -> None:
    assert all(site in tripled.sites for fact in tripled.facts.values() for site in fact.sites)


def test_the_same_scale_gives_the_same_records(tripled: Seeds, places: Places) -> None:
    assert grown(load_seeds(), 3, places) == tripled


def test_points_lie_in_their_municipality(places: Places) -> None:
    code = "GM0344"
    assert shapely.contains(places.shapes[code], inside(places.shapes[code], 50, 1)).all()


def test_neighbourhoods_do_not_overlap_and_share_their_borders(places: Places) -> None:
    found = neighbourhoods(60, places)
    assert 40 < len(found) < 120
    assert found.crs == RD
    assert shapely.coverage_is_valid(found.geometry.values)
    assert to_crs84(found).geometry.is_valid.all()

"""Names of provinces and municipalities, and the data behind them."""

from __future__ import annotations

import contextlib
import csv
from collections import defaultdict
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import codes
from geo.chain import load_boundaries
from geo.crs import CRS84, to_rd
from geo.errors import AmbiguousNameError, UnknownCodeError, UnknownNameError
from geo.gazetteer import Gazetteer, Site, load_gazetteer
from geo.sources.folder import FolderSource

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("’s Gravenhage", "GM0518"),
        ("den bosch", "GM0796"),
        ("Friesland", "PV21"),
        ("Fryslân", "PV21"),
        ("NOORD HOLLAND", "PV27"),
        ("Noord-Brabant", "PV30"),
        ("Ljouwert", "GM0080"),
        ("Leeuwarden", "GM0080"),
        ("Súdwest-Fryslân", "GM1900"),
        ("Sûdwest-Fryslân", "GM1900"),
        ("Sudwest Fryslan", "GM1900"),
        ("De Friese Meren", "GM1940"),
        ("De Fryske Marren", "GM1940"),
        ("Tietjerksteradeel", "GM0737"),
        ("Bergen (L.)", "GM0893"),
        ("Bergen (Limburg)", "GM0893"),
        ("Bergen (NH.)", "GM0373"),
        ("Bergen (N-H)", "GM0373"),
        ("Hengelo (O.)", "GM0164"),
        ("Hengelo", "GM0164"),
        ("gemeente Groningen", "GM0014"),
        ("provincie Groningen", "PV20"),
        ("Gemeente Utrecht", "GM0344"),
        (" IJsselstein ", "GM0353"),
        ("Nuenen", "GM0820"),
        ("gm0344", "GM0344"),
        ("PV24", "PV24"),
    ],
)
def test_names_as_letters_write_them_are_resolved(name, code):
    assert load_gazetteer().resolve(name) == code


@pytest.mark.parametrize(
    ("gone", "successor"),
    [
        ("Weesp", "Amsterdam"),
        ("Brielle", "Voorne aan Zee"),
        ("Hellevoetsluis", "Voorne aan Zee"),
        ("Delfzijl", "Eemsdelta"),
        ("Haren", "Groningen"),
        ("Spijkenisse", "Nissewaard"),
    ],
)
def test_a_merged_municipality_gives_its_successor(gone, successor):
    assert load_gazetteer().name(load_gazetteer().resolve(gone)) == successor


@pytest.mark.parametrize("change", [c for c in codes.CHANGES if c.first_year <= 2025], ids=lambda c: c.into)
def test_the_successors_agree_with_the_register_of_changes(change):
    names = {"GM0457": "Weesp", "GM0501": "Brielle", "GM0530": "Hellevoetsluis", "GM0614": "Westvoorne"}
    assert {load_gazetteer().resolve(names[code]) for code in change.gone} == {change.into}


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("Groningen", ["GM0014", "PV20"]),
        ("Utrecht", ["GM0344", "PV26"]),
        ("Bergen", ["GM0373", "GM0893"]),
        ("Littenseradiel", ["GM0080", "GM1900", "GM1949"]),
    ],
)
def test_an_ambiguous_name_is_an_error_that_names_the_candidates(name, candidates):
    with pytest.raises(AmbiguousNameError) as error:
        load_gazetteer().resolve(name)
    assert all(code in str(error.value) for code in candidates)


@pytest.mark.parametrize(
    ("name", "province", "code"),
    [
        ("Groningen", "PV20", "GM0014"),
        ("Utrecht", "Utrecht", "GM0344"),
        ("Bergen", "Limburg", "GM0893"),
        ("Bergen", "noord holland", "GM0373"),
    ],
)
def test_the_province_chooses_among_namesakes(name, province, code):
    assert load_gazetteer().resolve(name, province) == code


def test_what_went_up_into_several_neighbours_stays_ambiguous_within_their_province():
    with pytest.raises(AmbiguousNameError):
        load_gazetteer().resolve("Littenseradiel", "Friesland")


def test_a_namesake_elsewhere_is_named_and_not_taken():
    with pytest.raises(UnknownNameError, match=r"elsewhere there is .*GM0893"):
        load_gazetteer().resolve("Bergen", "Zeeland")


def test_an_unknown_province_is_an_error_that_lists_the_known():
    with pytest.raises(UnknownNameError, match="Zeeland, Noord-Brabant"):
        load_gazetteer().resolve("Bergen", "Zeelan")


def test_an_unknown_name_suggests_near_names():
    with pytest.raises(UnknownNameError, match=r"near are Groningen .*province PV20"):
        load_gazetteer().resolve("Gronigen")


def test_a_place_that_is_no_municipality_is_not_guessed_but_its_municipality_is_named():
    with pytest.raises(UnknownNameError, match=r"a place of that name in Ameland .*Heerenveen"):
        load_gazetteer().resolve("Nes")


def test_brackets_with_another_province_do_not_fall_back_to_the_bare_name():
    with pytest.raises(UnknownNameError, match="Bronckhorst"):
        load_gazetteer().resolve("Hengelo (Gld.)")


def test_an_abbreviation_alone_is_no_name():
    with pytest.raises(UnknownNameError):
        load_gazetteer().resolve("NH")


@given(st.text())
def test_any_text_gives_a_known_code_or_one_of_the_two_errors(text):
    with contextlib.suppress(AmbiguousNameError, UnknownNameError):
        assert load_gazetteer().resolve(text) in load_gazetteer().areas


@given(
    st.deferred(lambda: st.sampled_from(load_gazetteer().municipalities)),
    st.sampled_from([str.upper, str.lower, str.title, str.strip]),
)
def test_every_municipality_is_found_by_its_name_in_any_case(area, change):
    assert load_gazetteer().resolve(change(area.name), area.province_code) == area.code


def test_an_unknown_code_is_an_error():
    with pytest.raises(UnknownCodeError, match="GM9999"):
        load_gazetteer().name("GM9999")


def test_the_gazetteer_has_the_municipalities_and_provinces_of_its_year():
    assert len(load_gazetteer().municipalities) == codes.expected_count("gemeente", 2025) == 342
    assert {area.code: area.name for area in load_gazetteer().provinces} == codes.PROVINCES


def test_the_register_of_the_seeds_and_the_gazetteer_agree():
    register = ROOT / "seeds" / "registers" / "municipalities.csv"
    rows = csv.DictReader(register.read_text(encoding="utf-8").splitlines())
    seeds = {row["code"]: (row["name"], row["province_code"]) for row in rows}
    assert seeds == {area.code: (area.name, area.province_code) for area in load_gazetteer().municipalities}


def test_the_provinces_of_the_seeds_and_the_gazetteer_agree():
    register = ROOT / "seeds" / "registers" / "provinces.csv"
    rows = csv.DictReader(register.read_text(encoding="utf-8").splitlines())
    assert {row["code"]: row["name"] for row in rows} == {area.code: area.name for area in load_gazetteer().provinces}


def _aliases(*, abbreviations):
    rows = csv.DictReader((ROOT / "geo" / "data" / "aliases.csv").read_text(encoding="utf-8").splitlines())
    found = defaultdict(list)
    for row in rows:
        if (row["kind"] == "abbreviation") == abbreviations:
            found[row["alias"]].append(row["code"])
    return found


def test_every_alias_gives_its_code_or_names_all_it_may_mean():
    for alias, listed in _aliases(abbreviations=False).items():
        assert len(set(listed)) == len(listed), alias
        if len(listed) == 1:
            assert load_gazetteer().resolve(alias) == listed[0]
            continue
        with pytest.raises(AmbiguousNameError) as error:
            load_gazetteer().resolve(alias)
        assert all(code in str(error.value) for code in listed)


def test_every_abbreviation_in_brackets_stands_for_its_province():
    for abbreviation, (province,) in _aliases(abbreviations=True).items():
        member = next(area for area in load_gazetteer().municipalities if area.province_code == province)
        assert load_gazetteer().resolve(f"{member.name} ({abbreviation}.)") == member.code


def test_every_place_and_anchor_names_a_known_municipality_or_none():
    known = {area.code for area in load_gazetteer().municipalities}
    assert {place.municipality_code for place in load_gazetteer().places} <= known
    assert {anchor.municipality_code for anchor in load_gazetteer().anchors} <= known | {None}


def test_a_gazetteer_can_be_made_of_other_data():
    small = Gazetteer(
        load_gazetteer().provinces, [("Frisia", "PV21", "spelling")], [Site("Grou", (5.8, 53.1), None)], []
    )
    assert small.resolve("frisia") == "PV21"
    assert small.municipalities == ()


@pytest.mark.boundaries
def test_places_points_and_anchors_lie_where_they_say(boundaries_dir):
    municipalities = load_boundaries([FolderSource(boundaries_dir)]).municipalities.frame
    shapes = dict(zip(municipalities["code"], municipalities.geometry, strict=True))
    land = shapely.coverage_union_all(municipalities.geometry.values)
    own = [Site(a.name, a.point, a.code) for a in load_gazetteer().municipalities]
    sites = [*load_gazetteer().places, *load_gazetteer().anchors, *own]
    degrees = gpd.GeoDataFrame(geometry=gpd.points_from_xy(*zip(*(s.point for s in sites), strict=True)), crs=CRS84)
    wrong = [
        site
        for site, point in zip(sites, to_rd(degrees).geometry, strict=True)
        if (land if site.municipality_code is None else shapes[site.municipality_code]).contains(point)
        == (site.municipality_code is None)
    ]
    assert wrong == []

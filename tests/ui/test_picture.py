"""What a view shows: facts, features, figures, legend, table."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import pytest

from layers.analysis import AGREEMENTS, HERE, HOMES, RIJK, STANDINGS, Measure, totals
from layers.catalogue import congestion
from layers.layer import Language
from layers.registry import LAYER_IDS
from layers.search_index import folded
from layers.style import FILL_STATES, PAPER, SEQUENCE
from tests.blank_facts import blank_fact
from ui.data.choices import Fill
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.map.map_state import map_state, province_styles
from ui.say import facts as fact_words
from ui.say import ordering
from ui.say.figures import Figure, divided, figure, figure_of, tile
from ui.views.cards import card
from ui.views.downloads import facts_address, layer_address
from ui.views.sources import readings_per_letter
from ui.words.common import NL

EMPTY = blank_fact()


def picture(edition: Edition, **choices: Any) -> Picture:
    return Picture(edition, ViewState(**choices))


def test_without_filters_every_fact_and_feature_is_in_view(edition: Edition) -> None:
    whole = picture(edition)
    assert len(whole.facts) == len(edition.built.facts)
    for layer in LAYER_IDS:
        assert len(whole.features(layer)) == len(edition.built.features(layer))


@pytest.mark.parametrize("layer", LAYER_IDS)
def test_the_map_keeps_the_features_of_the_download(edition: Edition, layer: str) -> None:
    seen = picture(edition, provinces=("PV22",), themes=("mobility",)).features(layer)
    assert seen == [p["id"] for p in edition.built.counted(layer, ["PV22"], ["mobility"])]


def test_a_province_filter_means_any_member_and_no_national_fact(edition: Edition) -> None:
    facts = picture(edition, provinces=("PV22",)).facts
    assert facts
    assert all("PV22" in f["province_codes"] for f in facts)


def test_a_landsdeel_is_its_provinces_and_narrows_a_province_filter(edition: Edition) -> None:
    assert picture(edition, landsdelen=("Noord",)).provinces == ("PV20", "PV21", "PV22")
    assert picture(edition, landsdelen=("Noord",), provinces=("PV22", "PV26")).provinces == ("PV22",)


def test_filters_that_exclude_each_other_leave_nothing_rather_than_everything(edition: Edition) -> None:
    nothing = picture(edition, landsdelen=("Noord",), provinces=("PV26",))
    assert nothing.facts == ()
    assert all(nothing.features(layer) == [] for layer in LAYER_IDS)


def test_national_facts_follow_the_theme_but_not_the_province(edition: Edition) -> None:
    whole = picture(edition).national
    assert picture(edition, provinces=("PV22",)).national == whole
    assert {f["theme"] for f in picture(edition, themes=("housing",)).national} == {"housing"}
    assert all(not f["province_codes"] for f in whole)


def test_a_search_ignores_case_and_accents_and_keeps_the_ground_of_the_map(edition: Edition) -> None:
    found = picture(edition, search="FRYSLAN")
    assert found.facts
    assert len(found.features("provinces")) == 12
    assert 0 < len(found.facts) < len(edition.built.facts)
    assert folded("Fryslân") == "fryslan"


def test_a_search_for_a_project_keeps_that_project(edition: Edition) -> None:
    name = edition.built.features("mirt")[0]["name"]
    assert edition.built.features("mirt")[0]["id"] in picture(edition, search=name).features("mirt")


def test_the_figure_of_one_province_is_its_own_and_what_it_shares_stands_apart(edition: Edition) -> None:
    for measure in (AGREEMENTS, HOMES, RIJK):
        whole = totals(edition.built.facts, measure)
        one = divided(edition.built.facts, measure, (), ("PV22",))
        assert one.only(HERE) == whole.only("PV22")
        assert one.shared(HERE) == whole.shared("PV22")


def test_what_two_chosen_provinces_share_is_their_own_together(edition: Edition) -> None:
    codes = tuple(edition.provinces)
    every = divided(edition.built.facts, AGREEMENTS, (), codes)
    assert every.shared(HERE) is None
    whole = totals(edition.built.facts, AGREEMENTS)
    assert every.only(HERE) == (whole.total or 0) - (whole.none or 0)


def test_no_number_is_a_dash_and_not_zero() -> None:
    made = tile("", totals([], HOMES), HOMES, None, "nl")
    assert ([main.written for main in made.mains], made.under) == (["–"], ())


@pytest.mark.parametrize("measure", [HOMES, RIJK], ids=lambda m: m.id)
def test_the_headlines_are_what_was_agreed_and_every_other_standing_has_its_own_line(
    edition: Edition, measure: Measure
) -> None:
    found = totals(edition.built.facts, measure)
    made = tile("", found, measure, None, "nl")
    parts = (found.nationwide(), found.placed())
    newly = [part.with_standing("agreed") for part in parts if part.standing("agreed")]
    agreed = [figure_of(part, measure, "nl").written for part in newly]
    assert [main.written for main in made.mains] == agreed
    assert made.what == NL.figures.standing["agreed"]
    for name in (standing for standing in STANDINGS if standing != "agreed"):
        told = [line for line in made.under if line.written.startswith(NL.figures.standing[name])]
        assert len(told) == (found.standing(name) is not None)
        for part in parts:
            if part.standing(name) is not None:
                assert figure_of(part.with_standing(name), measure, "nl").written in told[0].written


def test_an_aim_for_2050_is_in_no_headline(edition: Edition) -> None:
    aim = next(f for f in edition.built.facts if f["homes"] == 1_650_000)
    assert aim["status"] == "proposed"
    mains = tile("", totals(edition.built.facts, HOMES), HOMES, None, "nl").mains
    assert mains
    assert all(str(aim["homes"]) not in main.written.replace(".", "") for main in mains)


def test_a_rounded_sum_tells_its_exact_figure() -> None:
    assert figure(13_320_317_000, RIJK, "nl") == Figure("€ 13,32 mld.", "€ 13.320.317.000", number=13_320_317_000)
    assert figure(13_320_317_000, RIJK, "en") == Figure("€13.32 bn", "€13,320,317,000", number=13_320_317_000)
    assert figure(106_660_000, RIJK, "nl") == Figure("€ 106,66 miljoen", number=106_660_000)
    assert figure(297, AGREEMENTS, "nl") == Figure("297", number=297)


def test_what_is_only_possible_or_reserved_is_no_blue(edition: Edition) -> None:
    for fill, measure in (("homes", HOMES), ("rijk", RIJK)):
        found = totals(edition.built.facts, measure)
        styles = province_styles(picture(edition, fill=fill), frozenset(edition.provinces))
        for code, style in styles.items():
            blue = style.get("fill") in SEQUENCE
            assert blue == (found.own(code).agreed.total is not None), (fill, code)
        assert FILL_STATES["not_agreed"]["fill"] in {style.get("fill") for style in styles.values()}


def test_no_province_looks_like_zero_where_something_was_agreed_without_a_number(edition: Edition) -> None:
    seen = picture(edition, fill="homes")
    styles = province_styles(seen, frozenset(edition.provinces))
    labels = {style["label"] for style in styles.values()}
    assert labels
    assert not labels & {"0", ""}


@pytest.mark.parametrize("fill", get_args(Fill))
@pytest.mark.parametrize("language", get_args(Language))
def test_no_province_is_white_and_silence_has_its_words_in_legend_and_label(
    edition: Edition, fill: Fill, language: Language
) -> None:
    state = map_state(picture(edition, fill=fill, language=language))
    drawn = state["styles"]["provinces"]
    if fill == "grid":
        of_grid = {p["id"]: p for p in edition.built.features("congestion") if p["kind"] == "province"}
        drawn = {code: {**congestion.STYLES[of_grid[code]["status"]], "label": s["label"]} for code, s in drawn.items()}
    assert all(style["fill"] not in (PAPER, "") for style in drawn.values())
    silent = [style for style in drawn.values() if style.get("pattern") == "hatch"]
    assert all(style["label"] for style in silent)
    signs = [item for item in state["legend"]["items"] if item["style"].get("pattern") == "hatch"]
    assert bool(signs) == (fill != "agreements")
    assert all(item["label"] and item["minor"] == (not silent) for item in signs)


def test_the_first_picture_counts_nothing(edition: Edition) -> None:
    assert ViewState().fill == "agreements"
    drawn = map_state(picture(edition))["styles"]["provinces"]
    assert not any(character.isdigit() for style in drawn.values() for character in style["label"])
    assert not {style["fill"] for style in drawn.values()} & {*SEQUENCE}


def test_a_province_outside_the_filter_is_faint(edition: Edition) -> None:
    styles = map_state(picture(edition, provinces=("PV22",)))["styles"]["provinces"]
    assert [code for code, style in styles.items() if not style.get("faint")] == ["PV22"]


def test_a_map_state_is_small(edition: Edition) -> None:
    import json

    assert len(json.dumps(map_state(picture(edition)))) < 20_000


def test_the_table_puts_what_has_no_value_last_both_ways(edition: Edition) -> None:
    for descending in (False, True):
        found = [f["homes"] for f in ordering.arranged(edition.built.facts, "homes", NL, descending=descending)]
        have = [n for n in found if n is not None]
        assert found == have + [None] * (len(found) - len(have))
        assert have == sorted(have, reverse=descending)


def test_the_page_of_a_fact_is_where_it_stands(edition: Edition) -> None:
    facts = edition.built.facts
    assert ordering.page_of(facts[0]["id"], facts) == 1
    assert ordering.page_of(facts[25]["id"], facts) == 2
    assert ordering.page_of("nergens", facts) == 1


def test_a_download_is_addressed_with_its_filter() -> None:
    assert layer_address("mirt", "csv", (), ViewState()) == "/layers/mirt.csv"
    view = ViewState(themes=("housing",), statuses=("done",), years=("2025", "2026"))
    query = "province=PV22&theme=housing&status=done&year=2025&year=2026"
    assert layer_address("mirt", "gpkg", ("PV22",), view) == f"/layers/mirt.gpkg?{query}"


def test_the_download_of_the_table_is_addressed_with_every_filter_of_the_table() -> None:
    view = ViewState(provinces=("PV22",), landsdelen=("Noord",), themes=("housing",), search="Assen & meer", page=3)
    query = "province=PV22&theme=housing&landsdeel=Noord&q=Assen+%26+meer"
    assert facts_address(view, "csv") == f"/facts.csv?{query}"
    assert facts_address(view, "xlsx") == f"/facts.xlsx?{query}&lang=nl"
    assert facts_address(ViewState(), "csv") == "/facts.csv"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"amount_eur": 88_560_000, "amount_role": "contribution", "amount_payer": "rijk", "amount_bound": "at most",
             "vat": "incl", "price_level": "2024"},
            "ten hoogste € 88,56 miljoen – bijdrage, van het Rijk, inclusief btw, prijspeil 2024",
        ),
        (
            {"amount_min_eur": 1_000_000, "amount_max_eur": 2_000_000, "amount_role": "estimate"},
            "€ 1 miljoen tot € 2 miljoen – raming, betaler niet genoemd",
        ),
        (
            {"amount_eur": 500_000_000, "amount_role": "other", "amount_payer": "other", "amount_per": "year"},
            "€ 500 miljoen per jaar – ander bedrag, van anderen",
        ),
        ({}, ""),
    ],
)  # fmt: skip
def test_an_amount_says_role_payer_ceiling_and_price_level(fields: dict[str, Any], expected: str) -> None:
    assert fact_words.amount_line({**EMPTY, **fields}, "nl") == expected


def test_homes_say_their_period() -> None:
    assert (
        fact_words.homes({**EMPTY, "homes": 8000, "homes_period": "2030"}, "nl") == "8.000 woningen (tot en met 2030)"
    )
    assert (
        fact_words.homes({**EMPTY, "homes": 100000, "homes_period": "per year"}, "nl") == "100.000 woningen (per jaar)"
    )


def test_every_unit_and_period_of_the_facts_is_put_into_words(edition: Edition) -> None:
    for fact in edition.built.facts:
        assert fact["other_unit"] is None or fact["other_unit"] in NL.units.unit
        period = fact["homes_period"]
        assert period is None or period in NL.facts.periods or period.replace("-", "").isdigit()


def test_lines_of_a_source_are_one_or_a_range() -> None:
    assert fact_words.lines({"line_start": 7, "line_end": 7}, "nl") == "regel 7"
    assert fact_words.lines({"line_start": 2063, "line_end": 2064}, "nl") == "regels 2063-2064"


def test_a_citation_names_the_letter_inside_a_bundle(edition: Edition) -> None:
    bundle = next(file for file, parts in edition.parts.items() if len(parts) > 1)
    for part, following in pairwise(edition.parts[bundle]):
        for line in (part["line_start"], following["line_start"] - 1):
            source = {"file": bundle, "line_start": line, "line_end": line}
            assert fact_words.citation(source, edition, "nl").startswith(part["title"])
            assert fact_words.citation(source, edition, "nl").endswith(f", regel {line}")


def test_a_citation_says_the_date_where_the_letter_bears_one(edition: Edition) -> None:
    dated = next(p for parts in edition.parts.values() for p in parts if p["date"] == "2025-06-12")
    undated = next(p for parts in edition.parts.values() for p in parts if not p["date"])
    assert fact_words.letter(dated, "nl") == f"{dated['title']}, 12 juni 2025"
    assert fact_words.letter(undated, "nl") == undated["title"]


def test_a_source_of_a_file_that_is_not_known_is_cited_by_its_file(edition: Edition) -> None:
    source = {"file": "onbekend.txt", "line_start": 1, "line_end": 2}
    assert fact_words.citation(source, edition, "nl") == "onbekend.txt, regels 1-2"


def test_a_fact_counts_once_for_each_letter_that_it_cites(edition: Edition) -> None:
    counts = readings_per_letter(edition)
    bundle = next(parts for parts in edition.parts.values() if len(parts) > 1)
    for part, following in pairwise(bundle):
        lines = range(part["line_start"], following["line_start"])
        citing = [
            f["id"]
            for f in edition.built.facts
            if any(s["file"] == part["file"] and s["line_start"] in lines for s in f["sources"])
        ]
        here = [counts[part["file"], part["line_start"], verdict] for verdict in NL.readings.reading]
        assert sum(here) == len(citing) > 0


def test_a_fact_says_whether_two_readings_agree_and_where_not(edition: Edition) -> None:
    fact = edition.built.facts[0]
    same = {**fact, "reading": {"verdict": "same", "fields": []}}
    differs = {**fact, "reading": {"verdict": "differs", "fields": ["status", "amount_min_eur", "amount_max_eur"]}}
    unchecked = {**fact, "reading": {"verdict": "unchecked", "fields": []}}
    assert fact_words.reading(same, "nl") == "twee keer gelezen, zelfde uitkomst"
    assert fact_words.reading(differs, "nl") == "twee keer gelezen, nog verschil over: status, bedrag"
    assert fact_words.reading(unchecked, "nl") == "nog niet twee keer gelezen"


def test_every_fact_can_be_put_into_words_in_both_languages(edition: Edition) -> None:
    for fact in edition.built.facts:
        for language in ("nl", "en"):
            made = [*fact_words.figures(fact, language), *(v for _, v in fact_words.about(fact, edition, language))]
            assert all(made)
            assert "None" not in " ".join(made)


def test_every_fact_is_found_in_a_feature_or_holds_for_the_whole_country(edition: Edition) -> None:
    lost = [f["id"] for f in edition.built.facts if f["id"] not in edition.features_of_fact and f["province_codes"]]
    assert lost == []


def test_a_view_is_replaced_never_changed(edition: Edition) -> None:
    view = ViewState()
    assert replace(view, provinces=("PV22",)).filtered()
    assert not view.filtered()


def test_a_fact_says_what_was_decided_where_its_readings_differed(edition: Edition) -> None:
    made = {"field": "status", "first": "agreed", "second": "proposed", "holds": "neither", "now": "conditional"}
    decided = {"verdict": "decided", "fields": [], "decisions": [made | {"rule": "S6", "why": "<b>so</b>"}]}
    fact = {**edition.built.facts[0], "reading": decided}
    (line,) = fact_words.decisions(fact, edition, "en")
    assert line.startswith("status: the first reading said “agreed”, the second “proposed”. Neither is right. It is “")
    assert line.endswith("This follows from fixed rule S6. Why: <b>so</b>")
    assert fact_words.value_said("provinces", "PV20; PV22", edition, "nl") == "Groningen, Drenthe"
    assert "&lt;b&gt;so&lt;/b&gt;" in card(fact, Picture(edition, ViewState(language="en")), chosen=True)


def test_a_fact_says_whether_its_wording_was_checked(edition: Edition) -> None:
    fact = edition.built.facts[0]
    assert (
        fact_words.wording({**fact, "words": {"verdict": "supported", "faults": []}}, "nl")
        == "samenvatting vergeleken met de brief: klopt"
    )
    assert (
        fact_words.wording({**fact, "words": {"verdict": "unread", "faults": []}}, "en")
        == "summary not yet checked against the letter"
    )

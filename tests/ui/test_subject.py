"""Pages about one thing: on the screen, on paper, and their small map."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette

from layers.analysis import AGREEMENTS, HOMES, totals
from layers.catalogue import novex
from layers.layer import Language, LayerId
from layers.registry import LAYERS
from tests.ui.client import Client
from tests.ui.conftest import HOSTILE
from tests.ui.test_safe_html import read
from ui.data.choices import View
from ui.data.edition import LAYER_OF_KIND, Edition, open_folder
from ui.data.picture import Picture
from ui.data.state import SUBJECT_VIEWS, ViewState, from_query
from ui.map import geometry, small_map
from ui.say import described
from ui.say import facts as fact_words
from ui.say import subject as subjects
from ui.say.figures import tiles
from ui.say.subject import Subject, around_today
from ui.shell.routes import ROUTES
from ui.views import printed
from ui.views.printed_summary import FIRM, HOLDING, LEAST, holding
from ui.views.subject import dates, downloadable, facts, head, key_figures, letters, page
from ui.words.common import WORDS
from ui.words.formats import number
from ui.words.municipality import WORDS as MUNICIPALITY
from ui.words.subject import WORDS as SUBJECT_WORDS
from ui.words.trust import WORDS as TRUST

TODAY = date(2026, 11, 25)


def of(edition: Edition, kind: str, ident: str, *themes: str) -> Subject:
    found = subjects.find(edition, kind, ident, themes)
    assert found
    return found


def of_kind(edition: Edition, kind: str) -> list[str]:
    return [key.partition(":")[2] for key in edition.subjects if key.startswith(f"{kind}:")]


@pytest.mark.parametrize("kind", SUBJECT_VIEWS)
def test_everything_has_a_page_on_paper_whose_footnotes_resolve(client: Client, edition: Edition, kind: str) -> None:
    for ident in of_kind(edition, kind):
        answer = client.get(f"/print/{kind}/{ident}?lang=nl")
        assert answer.status_code == 200, ident
        found = read(answer.text)
        assert found.tags.count("h1") == 1, ident
        assert "script" not in found.tags
        assert edition.subjects[f"{kind}:{ident}"] in found.data
        ids = {value for name, value in found.attributes if name == "id"}
        targets = {value[1:] for name, value in found.attributes if name == "href" and value and value.startswith("#")}
        assert targets <= ids, (ident, targets - ids)


@pytest.mark.parametrize("kind", SUBJECT_VIEWS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_has_a_page_with_one_heading_its_name_and_20_000_bytes_at_most_at_first(
    edition: Edition, kind: View, language: Language
) -> None:
    # Where the letters themselves are at hand, the passages come on top.
    for ident in of_kind(edition, kind):
        made = page(of(edition, kind, ident), ViewState(view=kind, ident=ident, language=language), TODAY)
        assert len(made.encode()) <= 20_000, ident
        found = read(made)
        assert found.tags.count("h1") == 1
        assert edition.subjects[f"{kind}:{ident}"] in found.data


def test_a_province_has_the_figures_of_the_map_with_that_province(edition: Edition) -> None:
    for code in edition.provinces:
        subject = subjects.find(edition, "province", code)
        assert subject
        picture = Picture(edition, ViewState(provinces=(code,)))
        assert subjects.key_figures(subject, "nl") == tiles(picture, picture.searched)


def test_the_homes_of_drenthe_stand_on_its_page_as_an_aim(edition: Edition) -> None:
    subject = subjects.find(edition, "province", "PV22")
    assert subject
    aim = totals(edition.built.facts, HOMES).own("PV22").standing("possible")
    assert aim
    homes = subjects.key_figures(subject, "nl")[1]
    assert [main.written for main in homes.mains] == ["–"]
    assert any(number(aim, "nl") in line.written for line in homes.under)


@pytest.mark.parametrize("kind", LAYER_OF_KIND)
def test_the_small_map_of_everything_is_a_picture_that_points_something_out(
    client: Client, edition: Edition, kind: str
) -> None:
    for ident in of_kind(edition, kind):
        answer = client.get(f"/small-map/{kind}/{ident}.svg")
        assert answer.status_code == 200, ident
        assert answer.headers["content-type"].startswith("image/svg+xml")
        root = ElementTree.fromstring(answer.text)
        assert root.tag.endswith("svg")
        pointed_out = [e for e in root.iter() if "thing" in e.get("class", "").split()]
        assert pointed_out, ident
        assert all(e.get("d") or e.get("r") for e in pointed_out)


def test_the_small_map_that_is_kept_for_ever_is_the_same_in_any_language(client: Client, edition: Edition) -> None:
    address = small_map.address(of(edition, "province", "PV22"))
    assert address
    dutch, english = (client.get(address, **{"Accept-Language": tag}) for tag in ("nl", "en"))
    assert "immutable" in dutch.headers["cache-control"]
    assert dutch.text == english.text


def test_a_name_on_the_small_map_stands_where_its_province_balances() -> None:
    bent = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (1.0, 1.0), (1.0, 4.0), (0.0, 4.0)]
    assert geometry.centroid(bent) == pytest.approx((19 / 14, 19 / 14))


@pytest.mark.parametrize("asked", ["province/PV99", "river/rijn"])
def test_what_is_not_known_is_not_found_and_told(client: Client, asked: str) -> None:
    answer = client.get(f"/print/{asked}")
    assert answer.status_code == 404
    assert asked in read(answer.text).data
    assert client.get(f"/small-map/{asked}.svg").status_code == 404


def test_deadlines_come_in_the_order_of_time_and_say_which_have_passed(edition: Edition) -> None:
    subject = subjects.find(edition, "province", "PV22")
    assert subject
    found = subjects.deadlines(subject.facts, TODAY)
    assert [d.at for d in found] == sorted(d.at for d in found)
    assert {d.passed for d in found} == {True, False}
    assert all(d.at < TODAY for d in found if d.passed)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_counted_by_theme_is_called_facts_as_it_holds_more_than_agreements(
    edition: Edition, language: Language
) -> None:
    subject = of(edition, "letter", "bo-leefomgeving-2025")
    agreed = totals(subject.facts, AGREEMENTS).total
    assert agreed is not None
    assert agreed < len(subject.facts)
    heading = SUBJECT_WORDS[language].facts
    made = page(subject, ViewState(view="letter", ident=subject.ident, language=language), TODAY)
    assert heading in read(made).data
    assert heading in read(printed.page(subject, language, TODAY, "")).data


def test_each_figure_on_paper_stands_with_its_status_and_all_that_the_app_says_of_it(edition: Edition) -> None:
    for fact in edition.built.facts:
        said = read(printed.fact_line(fact, 1, edition, "nl", TODAY)).data
        for label, value in fact_words.about(fact, edition, "nl"):
            assert (f"{label}: {value}" if label else value) in said
        if fact_words.figures(fact, "nl"):
            assert (WORDS["nl"].facts.status[fact["status"]] or TRUST["nl"].no_status) in said
            assert WORDS["nl"].facts.certainty[fact["certainty"]] in said


def test_a_deadline_says_how_firm_it_is_on_the_page_and_on_paper(edition: Edition) -> None:
    subject = of(edition, "province", "PV22")
    dated = subjects.deadlines(subject.facts, TODAY)
    firm = {fact_words.standing(d.fact, "en") for d in dated}
    assert {"agreed", "proposed"} <= firm
    on_page = "".join(dates(subject, ViewState(view="province", ident="PV22", language="en"), TODAY))
    on_paper = "".join(printed.dates(subject, dict.fromkeys(edition.facts, 1), "en", TODAY))
    assert all(subjects.standing(d, TODAY, "en") in on_paper for d in dated)
    assert all(subjects.standing(d, TODAY, "en") in on_page for d in around_today(dated))


def test_a_page_of_some_themes_says_so_with_its_figures(edition: Edition) -> None:
    view = ViewState(view="province", ident="PV22", themes=("housing", "energy"))
    said = read(key_figures(of(edition, "province", "PV22", *view.themes), view)).data
    assert "Alleen de thema’s Wonen en Energie." in said
    assert "Alleen" not in read(key_figures(of(edition, "province", "PV22"), ViewState())).data


def test_a_page_of_a_theme_without_facts_says_how_many_there_are_of_others(edition: Edition) -> None:
    subject = of(edition, "letter", "g40-aansluitoffensief-2026", "heritage")
    assert subject.every_fact
    assert not subject.facts
    said = "".join(facts(subject, ViewState(view="letter", ident=subject.ident, themes=("heritage",))))
    assert WORDS["nl"].detail.no_facts_filtered.format(len(subject.every_fact)) in said


@pytest.mark.parametrize("themes", [(), ("housing",), ("heritage",)])
def test_a_page_offers_as_many_features_of_a_layer_as_the_file_holds(edition: Edition, themes: tuple[str, ...]) -> None:
    view = ViewState(view="province", ident="PV22", themes=themes)
    said = re.sub(r"\s", "", read(downloadable(of(edition, "province", "PV22", *themes), view)).data)
    for layer in ("housing", "mirt"):
        held = len(json.loads(edition.built.export(layer, ["PV22"], themes))["features"])
        name = re.sub(r"\s", "", LAYERS[LayerId(layer)].words["nl"].name.partition(":")[0])
        assert (f"{name}({held})" in said) == bool(held)


def test_a_municipality_tells_apart_what_is_named_and_what_is_inferred_and_counts_only_the_first(
    edition: Edition,
) -> None:
    subject = of(edition, "municipality", "GM0014")
    named, inferred = printed.sections_of(subject, "nl")
    assert {f["id"] for f in named[1]} == set(edition.municipalities["GM0014"].named)
    assert {f["id"] for f in inferred[1]} == set(edition.municipalities["GM0014"].inferred)
    own = totals(named[1], AGREEMENTS, places=lambda _: ("here",)).total
    agreed = subjects.key_figures(subject, "nl")[0]
    assert own is not None
    assert 0 < int(agreed.mains[0].written) <= own


def test_where_the_letters_say_nothing_of_the_grid_or_of_a_municipality_its_page_says_so(edition: Edition) -> None:
    silent = next(m for m in edition.municipalities.values() if not m.named and not m.inferred)
    subject = of(edition, "municipality", silent.code)
    said = read(page(subject, ViewState(view="municipality", ident=silent.code), TODAY)).data
    assert MUNICIPALITY["nl"].grid_silent in said
    assert MUNICIPALITY["nl"].nothing_named in said
    spoken = next(m for m in edition.municipalities.values() if m.grid)
    subject = of(edition, "municipality", spoken.code)
    assert MUNICIPALITY["nl"].grid_said in read(head(subject, ViewState(view="municipality"))).data


@pytest.mark.parametrize("asked", ["GM0457", "weesp", "0363", "Amsterdam", "GM0363"])
def test_a_former_code_or_a_name_opens_the_page_of_the_municipality(edition: Edition, asked: str) -> None:
    view, dropped = from_query({"view": ["municipality"], "id": [asked]}, edition.known)
    assert (view.view, view.ident, dropped) == ("municipality", "GM0363", ())
    said = read(head(of(edition, "municipality", "GM0363"), view)).data
    assert MUNICIPALITY["nl"].former_since.format("Weesp", 2022) in said


def test_the_paper_of_a_former_municipality_is_that_of_the_present_one(client: Client) -> None:
    assert read(client.get("/print/municipality/GM0501?lang=nl").text).tags.count("h1") == 1
    assert "Voorne aan Zee" in client.get("/print/municipality/Brielle?lang=nl").text


def test_the_names_of_municipalities_on_a_page_lead_to_theirs(edition: Edition) -> None:
    made = head(of(edition, "housing", edition.built.features("housing")[0]["id"]), ViewState(view="housing"))
    codes = edition.built.features("housing")[0]["municipality_codes"]
    assert codes
    assert all(f"view=municipality&amp;id={code}" in made for code in codes)


def test_a_print_of_many_pages_begins_with_what_holds_there_and_the_next_deadlines(edition: Edition) -> None:
    subject = of(edition, "province", "PV22")
    made = printed.page(subject, "nl", TODAY, "")
    assert made.index('id="summary"') < made.index('id="figures"')
    chosen = holding(subject)
    assert 0 < len(chosen) <= HOLDING
    assert len({fact["theme"] for fact in chosen}) == len(chosen)
    assert all(fact["status"] in FIRM and fact["id"] not in subject.inferred for fact in chosen)
    few = of(edition, "housing", edition.built.features("housing")[0]["id"])
    assert len(few.facts) < LEAST
    assert 'id="summary"' not in printed.page(few, "nl", TODAY, "")


def test_the_letters_in_a_document_stand_on_its_page_once(edition: Edition) -> None:
    subject = of(edition, "letter", "bo-leefomgeving-2025")
    said = read("".join(letters(subject, ViewState(view="letter", ident=subject.ident)))).data
    for part in edition.parts[subject.of["file"]]:
        assert said.count(fact_words.letter(part, "nl")) == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_says_once_what_kind_of_thing_it_is(edition: Edition, language: Language) -> None:
    for feature in edition.built.features("novex"):
        subject = of(edition, "novex", feature["id"])
        said = described.kind(subject, language)
        assert said == novex.LAYER.words[language].values["kind"][feature["kind"]]
        made = head(subject, ViewState(view="novex", ident=subject.ident, language=language))
        assert made.count(f">{said}<") == 1


def test_a_line_drawn_as_a_stand_in_claims_no_precision(edition: Edition) -> None:
    subject = of(edition, "project", "nedersaksenlijn")
    assert subject.of["certainty"] == "schematic"
    assert subject.of["location_error_m"]
    assert subject.error_m is None
    assert WORDS["nl"].facts.location_error.partition("{}")[2] not in str(described.about(subject, "nl"))
    assert WORDS["nl"].facts.location_error.partition("{}")[2] not in small_map.alt(subject, "nl")


def test_hostile_text_is_text_on_the_page_and_on_paper(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.data.edition.newest_digest", lambda: hostile.name)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(hostile.parents[1]))
    edition = open_folder(hostile)
    ident = next(p["id"] for p in edition.built.features("housing") if p["name"] == HOSTILE)
    subject = subjects.find(edition, "housing", ident)
    assert subject
    on_paper = Client(Starlette(routes=ROUTES)).get(f"/print/housing/{ident}").text
    for made in (page(subject, ViewState(view="housing", ident=ident), TODAY), on_paper):
        found = read(made)
        assert "script" not in found.tags
        assert not [name for name, _ in found.attributes if name.startswith("on")]
        assert HOSTILE in found.data
        assert re.search(r"&lt;img src=x", made)

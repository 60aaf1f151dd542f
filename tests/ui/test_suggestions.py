"""What is offered while someone types: by kind, word starts first, typing errors forgiven, small and safe."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.search_index import folded
from layers.suggest import GROUPS, MOST, group_of, marks, suggested
from tests.ui.client import Client
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import SEARCH_LENGTH, ViewState
from ui.views.suggestions import SHOWN, excerpt, suggestions


def offered(edition: Edition, written: str) -> dict[str, list[str]]:
    found = suggestions(Picture(edition, ViewState(search=written)))
    return {group["kind"]: [hit["name"] for hit in group["hits"]] for group in found["groups"]}


@pytest.mark.parametrize(
    ("written", "kind", "first"),
    [
        ("z", "municipality", "Zeist"),
        ("emm", "municipality", "Emmen"),
        ("gronin", "area", "Groningen"),
        ("lelyl", "project", "Lelylijn"),
        ("groene h", "area", "Groene Hart"),
        ("hoofdd", "place", "Hoofddorp"),
        ("den haag", "municipality", "Den Haag"),
        ("ensche", "municipality", "Enschede"),
    ],
)
def test_a_beginning_offers_what_begins_so(edition: Edition, written: str, kind: str, first: str) -> None:
    assert first in offered(edition, written)[kind]


def test_what_begins_with_it_comes_before_what_has_a_word_that_does(edition: Edition) -> None:
    for written in ("utrecht", "haar", "am", "b"):
        for names in offered(edition, written).values():
            begin = [folded(name).startswith(written) for name in names]
            assert begin == sorted(begin, reverse=True) or "…" in "".join(names)


def test_no_name_is_found_in_the_middle_of_a_word(edition: Edition) -> None:
    for group in offered(edition, "emmen").values():
        assert not any("remmen" in name or "stemmen" in name for name in group)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Amerfs", "Amersfoort"), ("Zwole", "Zwolle"), ("den hag", "Den Haag"), ("Maastrci", "Maastricht"),
     ("eindhvoen", "Eindhoven"), ("lelylyn", "Lelylijn")],
)  # fmt: skip
def test_a_typing_error_is_forgiven_also_before_the_word_is_finished(
    edition: Edition, written: str, meant: str
) -> None:
    found = suggestions(Picture(edition, ViewState(search=written)))
    assert meant in [hit["name"] for group in found["groups"] for hit in group["hits"]]
    assert written in found["guessed"]


@given(st.text(max_size=120))
@settings(max_examples=100)
def test_any_text_is_answered_with_few_hits_that_lead_somewhere(edition: Edition, written: str) -> None:
    found = suggestions(Picture(edition, ViewState(search=written)))
    for group in found["groups"]:
        assert 0 < len(group["hits"]) <= MOST[group["kind"]]
        for hit in group["hits"]:
            assert hit["href"].startswith("?")
            assert len(hit["name"]) <= SHOWN + 4
            assert "q" not in parse_qs(hit["href"][1:])


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=3))
def test_a_mark_is_a_piece_of_the_name_that_was_typed(text: str, needles: list[str]) -> None:
    wanted = [" ".join(folded(needle).split()) for needle in needles]
    end = 0
    for first, last in marks(text, wanted):
        assert end <= first < last <= len(text)
        assert any(needle and needle in folded(text[first:last]) for needle in wanted)
        end = last


def test_the_hit_is_marked_in_what_is_shown_also_with_accents(edition: Edition) -> None:
    assert marks("Súdwest-Fryslân", ["frysl"]) == ((8, 13),)
    assert marks("Café 'ß' West", ["ss", "west"]) == ((6, 7), (9, 13))


def test_an_agreement_shows_the_words_that_were_typed(edition: Edition) -> None:
    long = "woord " * 40 + "zeldzaam " + "meer " * 40
    assert "zeldzaam" in excerpt(long.strip(), ("zeldzaam",))
    assert excerpt("kort", ("zeldzaam",)) == "kort"


def test_each_kind_stands_in_the_same_order(edition: Edition) -> None:
    for written in ("a", "zwolle", "utrecht", "w", "ij"):
        kinds = [*offered(edition, written)]
        assert kinds == [group for group in GROUPS if group in kinds]
        found = suggested(edition.index, written)
        assert all(group_of(named) == group for group, things in found.things.items() for named in things)


def test_choosing_a_municipality_filters_and_takes_other_filters_away(edition: Edition) -> None:
    view = ViewState(search="zwolle", themes=("housing",), statuses=("done",), language="en")
    first = suggestions(Picture(edition, view))["groups"][0]["hits"][0]
    assert parse_qs(first["href"][1:]) == {"municipality": ["GM0193"], "lang": ["en"]}
    assert first["about"] == "municipality in Overijssel"


def test_a_screen_reader_hears_the_count_and_the_first_hit(edition: Edition) -> None:
    said = suggestions(Picture(edition, ViewState(search="lelylijn")))["said"]
    assert "Lelylijn" in said
    assert len(said) < 120


def test_the_route_answers_hostile_and_long_texts(client: Client, edition: Edition) -> None:
    path = f"/suggest/{edition.built.path.name}/nl"
    for written in ("<script>", "%00", "../..", "'; drop table", "\u202e", "a" * 5000, "é" * 300, '"\\'):
        answer = client.get(f"{path}?{urlencode({'q': written})}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json"
        assert "max-age" in answer.headers["cache-control"]
        assert len(answer.content) < 8000
        assert max([0, *map(len, answer.json()["said"].split("“"))]) <= SEARCH_LENGTH + 60
    assert client.get(path).json() == {"groups": [], "guessed": "", "said": ""}
    assert client.get("/suggest/x/nl?q=a").status_code == 404
    assert client.get(f"{path[:-2]}fr?q=a").status_code == 404


def test_an_answer_is_small(client: Client, edition: Edition) -> None:
    path = f"/suggest/{edition.built.path.name}/nl?q=zw"
    answer, raw = client.raw(path, {"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert len(raw) < 2000


@pytest.mark.parametrize("written", ["8011", "8011 pk", "8011PK"])
def test_a_postcode_offers_its_municipality_first(edition: Edition, written: str) -> None:
    first = suggestions(Picture(edition, ViewState(search=written)))["groups"][0]["hits"][0]
    assert (first["name"], first["about"]) == ("Zwolle", "postcode 8011, gemeente in Overijssel")


@pytest.mark.parametrize("written", ["0111", "80111", "8011 xyz", "9999 99"])
def test_what_is_no_postcode_offers_no_municipality_for_it(edition: Edition, written: str) -> None:
    assert suggested(edition.index, written).postcode == ""

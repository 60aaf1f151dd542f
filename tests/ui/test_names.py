"""A page takes the names that files take: of places, themes and all else that a filter names."""

from __future__ import annotations

from html import unescape

import httpx
import pytest
from playwright.sync_api import expect

from layers.layer import Language
from tests.ui.client import Client
from tests.ui.conftest import View
from ui.data.choices import NARROWED
from ui.data.edition import Edition
from ui.data.state import from_query, to_query
from ui.words.common import WORDS

TOLD = WORDS["nl"].page.dropped
WRITTEN = [
    ("province", "fryslan", "PV21"),
    ("province", "Friesland", "PV21"),
    ("province", "pv21", "PV21"),
    ("theme", "Housing", "housing"),
    ("landsdeel", "NOORD", "Noord"),
    ("municipality", "zwolle", "GM0193"),
    ("municipality", "Weesp", "GM0363"),
    ("status", "Agreed", "agreed"),
    ("meeting", "bo mirt 2025", "BO MIRT 2025"),
    ("lang", "EN", "en"),
]


def test_a_page_takes_every_name_that_a_file_takes_for_the_same_thing(edition: Edition) -> None:
    known = edition.known
    assert {*known.ways} == {"province", "theme", "landsdeel", "lang", *NARROWED}
    for name, ways in known.ways.items():
        for written, meant in ways.items():
            usual: Language = "en" if "nl" in meant else "nl"
            view, dropped = from_query({name: [written.upper()]}, known, usual)
            if len(meant) == 1:
                assert (to_query(view, usual), dropped) == ({name: [*meant]}, ())
            else:
                assert [one.parameter for one in dropped] == [name]


@pytest.mark.parametrize(("name", "written", "code"), WRITTEN)
def test_a_page_by_a_name_is_the_page_by_its_code(client: Client, name: str, written: str, code: str) -> None:
    for path in ("/plain", "/share"):
        by_name, by_code = (client.get(f"{path}?view=table&{name}={value}") for value in (written, code))
        assert TOLD.partition("{}")[0] not in unescape(by_name.text)
        assert by_name.text.replace(f"{name}={written}", f"{name}={code}") == by_code.text


@pytest.mark.parametrize(
    ("name", "written"), [("theme", "Huizen"), ("province", "Holland"), ("municipality", "Bergen")]
)
def test_a_name_that_nothing_or_more_than_one_bears_is_told(client: Client, name: str, written: str) -> None:
    assert TOLD.format(f"{name}={written}") in unescape(client.get(f"/plain?lang=nl&{name}={written}").text)


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [("province", "Fryslân", "PV21"), ("municipality", "weesp", "GM0363"), ("municipality", "Gm0193", "GM0193")],
)
def test_the_page_of_a_thing_and_its_print_are_found_by_its_name(
    client: Client, edition: Edition, kind: str, name: str, code: str
) -> None:
    view, dropped = from_query({"view": [kind], "id": [name]}, edition.known)
    assert (view.view, view.ident, dropped) == (kind, code, ())
    for path in ("/print", "/print/dossier"):
        assert client.get(f"{path}/{kind}/{name}?lang=nl").text == client.get(f"{path}/{kind}/{code}?lang=nl").text
    feed = client.get(f"/feeds/{kind}/{name}.atom")
    assert (feed.status_code, feed.headers["location"]) == (301, f"/feeds/{kind}/{code}.atom?lang=nl")


@pytest.mark.parametrize(("name", "code"), [("theme/Housing", "theme/housing"), ("landsdeel/noord", "landsdeel/Noord")])
def test_a_dossier_and_its_meeting_are_found_by_name(client: Client, name: str, code: str) -> None:
    by_name = client.get(f"/print/dossier/{name}?lang=NL&meeting=bo mirt 2025")
    assert by_name.status_code == 200
    assert by_name.text == client.get(f"/print/dossier/{code}?lang=nl&meeting=BO MIRT 2025").text
    assert client.get("/print/dossier/theme/Huizen").status_code == 404


@pytest.mark.browser
def test_the_page_of_streamlit_shows_what_a_name_means(view: View, server: str) -> None:
    query = "background=off&theme=Housing&province=Fryslân"
    early = httpx.get(f"{server}/?{query}", headers={"Accept-Language": "nl"}, timeout=60).text
    assert 'data-query="province=PV21&amp;theme=housing&amp;background=off"' in early
    view.open(query)
    view.settled()
    expect(view.part("notices")).to_be_empty()
    expect(view.part("filters").get_by_role("link", name="Fryslân").first).to_be_attached()

"""What a site says of itself to crawlers, finders and whoever shares it; and what is not there is not there."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
import streamlit
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient
from starlette.types import Scope

from layers.cache import set_current
from ui.data.edition import Edition
from ui.map.raster import subpaths
from ui.shell.encoded import Encoded
from ui.shell.page_head import PageHead
from ui.shell.routes import ROUTES
from ui.shell.unknown import Unknown

HTML = {"Accept": "text/html"}


class Streamlits(StaticFiles):
    """Streamlit's own files: its page for every address that it does not know."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        found = await super().get_response(path, scope) if path in (".", "favicon.png") else None
        return found or await super().get_response("index.html", scope)


@pytest.fixture
def site(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    rest = Streamlits(directory=Path(streamlit.__file__).parent / "static", html=True)
    ours = [Middleware(Encoded), Middleware(Unknown, routes=ROUTES), Middleware(PageHead)]
    return TestClient(
        Starlette(routes=[*ROUTES, Mount("/", rest)], middleware=ours), base_url="http://kaart.example.nl"
    )


@pytest.mark.parametrize(
    "address", ["/nothing", "/layer/mirt", "/layers/", "/facts", "/static/nothing.js", "/nl/x?view=table"]
)
def test_what_is_not_there_is_a_404(site: TestClient, address: str) -> None:
    page = site.get(address, headers=HTML)
    assert page.status_code == 404
    assert page.text.index("Hier is niets") < page.text.index("There is nothing here")
    told = site.get(address, headers={"Accept": "*/*"})
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")
    assert site.head(address).status_code == 404


@pytest.mark.parametrize("path", ["/", "/plain"])
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 200),
        ("?view=province&id=PV22", 200),
        ("?view=province&id=PV99", 404),
        ("?view=nothing", 404),
        ("?fact=nothing", 404),
        ("?utm_source=x", 200),
        ("?theme=weather", 200),
    ],
)
def test_a_thing_that_is_not_there_is_a_404(site: TestClient, path: str, query: str, status: int) -> None:
    assert site.get(path + query).status_code == status
    assert site.head(path + query).status_code == status


@pytest.mark.parametrize(
    "address", ["/layers/mirt.geojson", "/facts.csv", "/charts/homes.csv", "/feeds/all/all.atom", "/oembed"]
)
def test_every_origin_may_read_data_and_ask_beforehand(site: TestClient, address: str) -> None:
    before = site.options(address, headers={"Origin": "https://x.nl", "Access-Control-Request-Method": "GET"})
    assert before.status_code == 204
    assert "HEAD" in before.headers["access-control-allow-methods"]
    assert "If-None-Match" in before.headers["access-control-allow-headers"]
    for answer in (site.get(address), site.head(address), site.get(f"{address}?page=2")):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "ETag" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("address", ["/", "/plain", "/share", "/print/province/PV22", "/robots.txt"])
def test_pages_are_of_this_server_alone(site: TestClient, address: str) -> None:
    assert "access-control-allow-origin" not in site.get(address).headers


@pytest.mark.parametrize("address", ["/layers/mirt.geojson?province=Drenthe", "/facts.json", "/feeds/all/all.json"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_who_has_a_file_is_told_so_by_the_tag_of_its_encoding(site: TestClient, address: str, encoding: str) -> None:
    takes = {"Accept-Encoding": encoding}
    first = site.get(address, headers=takes)
    assert first.headers.get("content-encoding", "identity") == encoding
    assert "Accept-Encoding" in first.headers["vary"]
    tag = first.headers["etag"]
    assert tag.endswith('-br"' if encoding == "br" else '-gzip"' if encoding == "gzip" else '"')
    again = site.get(address, headers={**takes, "If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert site.get(address, headers={"If-None-Match": "*"}).status_code == 304


def test_the_tag_is_of_the_filter_not_of_how_it_is_written(site: TestClient) -> None:
    def tag(query: str) -> str:
        return site.head(f"/layers/mirt.csv{query}", headers={"Accept-Encoding": "identity"}).headers["etag"]

    same = [
        "?province=PV22&province=PV21",
        "?province=friesland&province=drenthe",
        "?province=Fryslan&province=PV22&fbclid=1",
    ]
    assert len({tag(query) for query in same}) == 1
    assert len({tag(query) for query in ("", "?limit=1", "?bbox=4,51,5,52", "?deadline=2026", same[0])}) == 5


def test_a_file_that_somebody_has_is_not_made(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = {"Accept-Encoding": "identity"}
    tag = site.get("/layers/mirt.csv", headers=plain).headers["etag"]
    monkeypatch.setattr("ui.shell.routes_downloads.layer_bytes", lambda *_: pytest.fail("it was made"))
    assert site.get("/layers/mirt.csv", headers={"If-None-Match": tag}).status_code == 304


def test_a_broken_download_goes_on_where_it_broke_off(site: TestClient) -> None:
    whole = site.get("/facts.xlsx")
    tag, size = whole.headers["etag"], len(whole.content)
    part = site.get("/facts.xlsx", headers={"Range": "bytes=100-", "If-Range": tag})
    assert (part.status_code, part.content) == (206, whole.content[100:])
    assert part.headers["content-range"] == f"bytes 100-{size - 1}/{size}"
    assert site.get("/facts.xlsx", headers={"Range": "bytes=100-", "If-Range": '"other"'}).status_code == 200
    beyond = site.get("/facts.xlsx", headers={"Range": f"bytes={size}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    several = site.get("/facts.xlsx", headers={"Range": "bytes=0-3,-4"})
    assert several.headers["content-type"].startswith("multipart/byteranges")
    assert several.content.count(b"Content-Range") == 2


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/layers/mirt.geojson?bbox=1,2,3", "west,south,east,north"),
        ("/layers/mirt.geojson?limit=many", "whole number"),
        ("/facts.csv?deadline=soon", "YYYY"),
        ("/facts.csv?bbox=1,2,3,4", "unknown parameter: bbox"),
        ("/facts.csv?limit=2&limit=5", "limit: stands more than once"),
        ("/facts.csv?q=a&q=b", "q: stands more than once"),
        ("/layers/housing.xlsx?lang=nl&lang=en", "lang: stands more than once"),
        ("/facts.csv?q=%00", "q: holds nothing"),
        ("/facts.csv?municipality=Bergen", "GM0373, GM0893"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_form(site: TestClient, address: str, said: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 400
    assert said in answer.json()["error"]


def test_filters_leave_what_they_say(site: TestClient) -> None:
    def ids(query: str) -> list[str]:
        return [f["properties"]["id"] for f in site.get(f"/layers/housing.geojson{query}").json()["features"]]

    whole, north = ids(""), ids("?bbox=5.5,52.8,7.5,53.7")
    assert 0 < len(north) < len(whole)
    assert ids("?bbox=3,50,8,54") == whole
    assert ids("?bbox=5.5,52.8,7.5,53.7&limit=1") == north[:1]
    rows = site.get("/facts.json?deadline=2026&province=drenthe").json()["facts"]
    assert rows
    assert {(row["deadline_to"] or row["deadline_from"])[:4] for row in rows} == {"2026"}


def test_robots_leads_to_the_map_of_all_pages(site: TestClient, edition: Edition) -> None:
    robots = site.get("/robots.txt").text
    assert "Sitemap: http://kaart.example.nl/sitemap.xml" in robots
    assert "Disallow: /*&province=" in robots
    assert "?id=" not in robots
    answer = site.get("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml; charset=utf-8"
    pages = [found.text or "" for found in ElementTree.fromstring(answer.content).findall(".//{*}loc")]
    assert len(pages) == len(set(pages)) > 2 * len(edition.subjects)
    for page in pages[:: len(pages) // 20]:
        found = site.get(page)
        assert found.status_code == 200
        assert f'<link rel="canonical" href="{page}">' in unescape(found.text)


def test_a_leak_can_be_told_where_a_contact_is_set(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/.well-known/security.txt"
    assert site.get(address).status_code == 404
    monkeypatch.setenv("AFSPRAKENKAART_CONTACT", "kaart@example.nl")
    lines = dict(line.split(": ", 1) for line in site.get(address).text.splitlines())
    assert lines["Contact"] == "mailto:kaart@example.nl"
    assert lines["Canonical"] == f"http://kaart.example.nl{address}"
    assert re.fullmatch(r"\d{4}-\d\d-01T00:00:00Z", lines["Expires"])


@pytest.mark.parametrize(
    ("name", "form", "size"),
    [("favicon.ico", "ICO", (48, 48)), ("favicon.png", "PNG", (180, 180)), ("apple-touch-icon.png", "PNG", (180, 180))],
)
def test_the_sign_is_ours_in_every_form(site: TestClient, name: str, form: str, size: tuple[int, int]) -> None:
    picture = Image.open(io.BytesIO(site.get(f"/{name}").content))
    assert (picture.format, picture.size) == (form, size)
    assert ElementTree.fromstring(site.get("/favicon.svg").content).tag.endswith("svg")


def test_a_shared_page_has_a_picture_of_what_it_shows(site: TestClient) -> None:
    page = site.get("/?view=province&id=PV22&lang=en&z=9").text
    said = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', page))
    assert said["og:title"] == "Drenthe"
    assert unescape(said["og:url"]) == "http://kaart.example.nl/?view=province&id=PV22&lang=en"
    answer = site.get(unescape(said["og:image"]))
    picture = Image.open(io.BytesIO(answer.content))
    assert (answer.headers["content-type"], picture.size) == ("image/png", (1200, 630))
    # Paper, sea and land, and something drawn on it.
    assert len(picture.convert("RGB").getcolors(10_000) or ()) > 20


def test_the_page_of_sources_says_what_data_there_are(site: TestClient) -> None:
    page = site.get("/?view=sources").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    dataset = json.loads(found[1])
    assert dataset["@type"] == "Dataset"
    assert site.get(dataset["distribution"][0]["contentUrl"]).status_code == 200


def test_a_page_of_ours_is_embedded_no_larger_than_asked(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"/oembed?format=json&url={quote('http://kaart.example.nl/?view=province&id=PV22&lang=nl', safe='')}"
    told = site.get(address).json()
    assert (told["type"], told["title"]) == ("link", "Drenthe")
    assert site.get(told["thumbnail_url"]).status_code == 200
    monkeypatch.setenv("AFSPRAKENKAART_EMBED_ORIGINS", "https://www.example.nl")
    told = site.get(f"{address}&maxwidth=300&maxheight=200").json()
    assert (told["type"], told["width"], told["height"]) == ("rich", 300, 200)
    assert 'width="300" height="200"' in told["html"]
    assert "thumbnail_url" not in told


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 404),
        ("?url=https://elsewhere.nl/", 404),
        ("?url=http://kaart.example.nl.evil.nl/", 404),
        ("?url=javascript:alert(1)", 404),
        ("?url=http://[kaart", 404),
        ("?url=http://kaart.example.nl/facts.csv", 404),
        ("?url=http%3A%2F%2Fkaart.example.nl%2F%3Fview%3Dprovince%26id%3DPV99", 404),
        ("?url=http://kaart.example.nl/&format=xml", 501),
        ("?url=http://kaart.example.nl/&maxwidth=-1", 400),
    ],
)
def test_nothing_else_is_embedded(site: TestClient, query: str, status: int) -> None:
    assert site.get(f"/oembed{query}").status_code == status


def test_a_path_of_ours_is_read_as_a_browser_reads_it() -> None:
    assert [*subpaths("M1,2l3,-4h2V9ZM0,0L5,5")] == [
        ([(1, 2), (4, -2), (6, -2), (6, 9)], True),
        ([(0, 0), (5, 5)], False),
    ]

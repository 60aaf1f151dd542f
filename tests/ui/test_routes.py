"""The server's own routes and headers, without a browser."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import brotli
import pytest

from layers.errors import BuiltFolderError
from layers.packed import PACKED
from tests.ui.client import Client
from ui.data.assets import offer, offer_packed
from ui.data.edition import Edition
from ui.map.files import map_files
from ui.shell.answers import file_name
from ui.shell.headers import FOREVER, content_security_policy


def test_a_layer_is_the_bytes_of_the_export_under_a_telling_name(client: Client, edition: Edition) -> None:
    answer = client.get("/layers/housing.geojson?province=PV23&province=PV22&theme=housing")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/geo+json"
    name = edition.built.manifest["edition"]
    expected = f'attachment; filename="afsprakenkaart-housing-PV22-PV23-housing-2025-{name}.geojson"'
    assert answer.headers["content-disposition"] == expected
    assert answer.content == edition.built.export("housing", ["PV22", "PV23"], ["housing"])


def test_collisions_are_sent_as_a_layer_too(client: Client, edition: Edition) -> None:
    answer = client.get("/layers/collisions.geojson?province=PV26")
    assert answer.content == edition.built.export("collisions", ["PV26"])
    assert b"grid-housing-rijnenburg" in answer.content


@pytest.mark.parametrize(
    ("address", "status", "known"),
    [
        ("/layers/rivers.geojson", 404, "mirt"),
        ("/layers/mirt.geojson?province=PV99", 400, "PV22"),
        ("/layers/mirt.geojson?theme=weather", 400, "housing"),
        ("/layers/mirt.geojson?page=3", 400, "province"),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(client: Client, address: str, status: int, known: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert known in answer.json()["known"]
    assert answer.json()["error"]


def test_without_a_built_map_the_route_says_so_and_the_log_what_to_do(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    answer = client.get("/layers/mirt.geojson")
    assert answer.status_code == 503
    assert "layers build" not in answer.json()["error"]
    assert "layers build" in caplog.text


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip", "gzip"), ("identity", None)],
)
def test_a_file_comes_as_the_browser_accepts_it_and_for_ever(
    client: Client, accepted: str, encoding: str | None
) -> None:
    found = offer("points.json", b'{"a": 1}' * 50)
    answer, raw = client.raw(found.url, {"Accept-Encoding": accepted})
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["cache-control"] == FOREVER
    assert answer.headers["vary"] == "Accept-Encoding"
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert unpack(raw) == found.plain


def test_a_file_that_changes_has_another_address() -> None:
    assert offer("points.json", b"{}").url != offer("points.json", b"[]").url
    assert offer("points.json", b"{}") is offer("points.json", b"{}")


def test_an_unknown_file_is_not_found_and_not_kept(client: Client) -> None:
    answer = client.get("/assets/0000/points.json")
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


def test_the_names_that_the_map_shows_are_of_this_server(client: Client, edition: Edition) -> None:
    files = client.get(map_files(edition)).json()
    names = client.get(files["names"]).json()
    assert names["provinces"]["PV22"]["name"] == "Drenthe"
    for geometry in ("topology", "detail"):
        assert json.loads(client.get(files[geometry]).content)["type"] == "Topology"


def test_geometry_is_sent_in_the_forms_that_the_build_compressed(client: Client, edition: Edition) -> None:
    files = client.get(map_files(edition)).json()
    _, raw = client.raw(files["detail"], {"Accept-Encoding": "br, gzip"})
    assert raw == (edition.built.path / "map-detail.topojson.br").read_bytes()


@pytest.mark.parametrize("end", PACKED)
def test_a_copy_that_says_something_else_than_its_file_is_not_sent(tmp_path: Path, end: str) -> None:
    said, other = b'["what the file says"]', b'["something else"]'
    (tmp_path / "points.json").write_bytes(said)
    for name, pack in PACKED.items():
        (tmp_path / f"points.json{name}").write_bytes(pack(other if name == end else said))
    with pytest.raises(BuiltFolderError, match=f"points.json{end} is no copy of points.json"):
        offer_packed(tmp_path / "points.json")


def test_every_answer_has_the_security_headers(client: Client) -> None:
    for address in ("/layers/mirt.geojson", "/layers/rivers.geojson", "/nothing"):
        headers = client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "same-origin"
        assert "script-src 'self' 'sha256-" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", f"/parts/{'0' * 32}/nl/frame", "/component/x.y/index.html"])
def test_no_answer_may_run_scripts_that_are_not_files_of_this_server(path: str) -> None:
    assert "'unsafe-eval'" not in content_security_policy(path)
    assert "'unsafe-inline'" not in content_security_policy(path).split("style-src")[0]


def test_the_policy_names_no_host_but_that_of_the_background() -> None:
    hosts = {word for word in content_security_policy("/").replace(";", " ").split() if "//" in word}
    assert hosts == {"https://service.pdok.nl"}


def test_a_download_without_a_filter_is_named_by_layer_and_year() -> None:
    assert file_name(["novex", "2025"], "geojson") == "afsprakenkaart-novex-2025.geojson"

"""The client for OGC API Features: against a real pygeoapi, and against servers that misbehave."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import gzip
import json
import socket
import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import CRS84, RD
from geo.errors import GeoError, NoBoundariesError, OfflineError, ServiceError
from geo.sources import areas
from geo.sources.folder import FolderSource
from geo.sources.ogc_features import Page, _next, download
from geo.sources.pdok import PdokSource
from geo.sources.web import Limits
from web import retry_after

CRS84_URI = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def _load(server, limits, year=2025):
    return PdokSource(server.url, limits).load("provincie", year)


# --- a real server


@pytest.mark.boundaries
def test_municipalities_come_whole_out_of_small_pages(pygeoapi, boundaries_dir):
    served = PdokSource(pygeoapi).load("gemeente", 2025)
    on_disk = FolderSource(boundaries_dir).load("gemeente", 2025)
    assert list(served.frame["code"]) == list(on_disk.frame["code"])
    assert served.frame.crs == RD
    assert served.frame.geometry.distance(on_disk.frame.geometry.representative_point()).max() == 0
    assert (served.frame.area / on_disk.frame.area - 1).abs().max() < 1e-4
    assert served.origin == f"{pygeoapi}/collections/gemeente_gegeneraliseerd/items?jaarcode=2025"
    assert dt.datetime.fromisoformat(served.fetched_at).tzinfo is not None


@pytest.mark.boundaries
def test_the_year_that_is_asked_is_the_year_that_comes(pygeoapi):
    assert len(PdokSource(pygeoapi).load("gemeente", 2022).frame) == 345


@pytest.mark.boundaries
def test_a_year_without_features_is_told_apart_from_a_fault(pygeoapi):
    with pytest.raises(NoBoundariesError, match="no provincie of 2026"):
        PdokSource(pygeoapi).load("provincie", 2026)


@pytest.mark.boundaries
def test_a_server_without_rd_is_asked_for_its_own_system(pygeoapi_without_rd, pygeoapi):
    source = PdokSource(pygeoapi_without_rd)
    converted = source.load("provincie", 2025).frame
    served = PdokSource(pygeoapi).load("provincie", 2025).frame
    assert (converted.area / served.area - 1).abs().max() < 1e-6
    assert "served in CRS84, converted to RD" in str(source.notes()[0])


@pytest.mark.boundaries
def test_an_error_of_pygeoapi_is_told_in_its_words(pygeoapi):
    with pytest.raises(ServiceError, match=r"answered 404 \(NotFound: Collection not found\)"):
        asyncio.run(download(f"{pygeoapi}/collections/nothing/items?jaarcode=2025", Limits()))


# --- what is asked


def test_rd_and_the_largest_page_of_one_year_are_asked(serve, reply, provinces, quick):
    server = serve(lambda handler, _: reply(handler, provinces()))
    assert len(_load(server, quick).frame) == 12
    address = urlsplit(server.paths[0])
    assert address.path == "/collections/provincie_gegeneraliseerd/items"
    assert parse_qs(address.query) == {
        "jaarcode": ["2025"],
        "limit": ["1000"],
        "crs": ["http://www.opengis.net/def/crs/EPSG/0/28992"],
    }


def test_next_is_followed_as_it_is_with_the_accept_header_on_each_request(serve, reply, provinces, quick):
    odd = "/collections/x/items?cursor=a%2Fb%7Cc%3D%3d&jaarcode=2025"

    def answer(handler, server):
        first = len(server.seen) == 1
        reply(handler, provinces()[:7] if first else provinces()[7:], following=f"{server.url}{odd}" if first else None)

    server = serve(answer)
    assert len(_load(server, quick).frame) == 12
    assert server.paths[1] == odd
    accepts = {headers["accept"] for _, headers in server.seen}
    assert accepts == {"application/geo+json, application/json"}


def test_a_relative_next_is_followed(serve, reply, provinces, quick):
    def answer(handler, server):
        first = len(server.seen) == 1
        reply(handler, provinces()[:7] if first else provinces()[7:], following="?cursor=2" if first else None)

    server = serve(answer)
    assert len(_load(server, quick).frame) == 12
    assert server.paths[1] == "/collections/provincie_gegeneraliseerd/items?cursor=2"


@pytest.mark.parametrize("ending", ["", "/", "/collections", "/collections/"])
def test_the_base_address_may_end_in_several_ways(ending):
    assert PdokSource(f"https://example.org/v1{ending}").base_url == "https://example.org/v1"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://example.org",
        "file:///etc/passwd",
        "http://",
        "http://a:b",
        "http://a/?b=",
        "http://a#b",
    ],
)
def test_a_base_address_that_is_none_is_refused(address):
    with pytest.raises(ServiceError, match="address"):
        PdokSource(address)


# --- the reference system


def test_degrees_are_converted_when_the_header_says_degrees(serve, reply, provinces, quick):
    server = serve(lambda handler, _: reply(handler, provinces(crs=CRS84), headers={"Content-Crs": f"<{CRS84_URI}>"}))
    assert _load(server, quick).frame.area[0] == pytest.approx(100e6, rel=0.001)


def test_the_header_may_come_without_brackets(serve, reply, provinces, quick):
    server = serve(lambda handler, _: reply(handler, provinces(crs=CRS84), headers={"Content-Crs": CRS84_URI}))
    assert len(_load(server, quick).frame) == 12


@pytest.mark.parametrize("crs", [RD, CRS84])
def test_without_a_header_the_numbers_tell(serve, reply, provinces, quick, crs):
    server = serve(lambda handler, _: reply(handler, provinces(crs=crs), headers={"Content-Crs": ""}))
    assert _load(server, quick).frame.area[0] == pytest.approx(100e6, rel=0.001)


@pytest.mark.parametrize(("stated", "crs"), [("EPSG/0/28992", CRS84), ("OGC/1.3/CRS84", RD), ("EPSG/0/4258", CRS84)])
def test_a_header_that_the_numbers_contradict_is_an_error(serve, reply, provinces, quick, stated, crs):
    header = {"Content-Crs": f"<http://www.opengis.net/def/crs/{stated}>"}
    server = serve(lambda handler, _: reply(handler, provinces(crs=crs), headers=header))
    with pytest.raises(ServiceError, match=r"Content-Crs says .* but the coordinates of PV20 are"):
        _load(server, quick)


def test_an_unknown_system_is_an_error(serve, reply, provinces, quick):
    header = {"Content-Crs": "<http://www.opengis.net/def/crs/EPSG/0/31370>"}
    server = serve(lambda handler, _: reply(handler, provinces(), headers=header))
    with pytest.raises(ServiceError, match="unknown coordinate reference system"):
        _load(server, quick)


# --- errors, and trying again


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_error_is_tried_again(serve, reply, provinces, quick, status):
    def answer(handler, server):
        good = len(server.seen) > 2
        reply(handler, provinces() if good else [], status=200 if good else status)

    server = serve(answer)
    assert len(_load(server, quick).frame) == 12
    assert len(server.seen) == 3


def test_an_error_that_stays_is_told_with_address_status_title_and_detail(serve, reply, quick):
    problem = {"title": "Internal Server Error", "status": 500, "detail": "query took\x1b too long", "timeStamp": "x"}
    server = serve(lambda handler, _: reply(handler, status=500, document=problem))
    with pytest.raises(ServiceError) as failure:
        _load(server, quick)
    assert "answered 500 (Internal Server Error: query took too long)" in str(failure.value)
    assert f"{server.url}/collections/provincie_gegeneraliseerd/items?jaarcode=2025" in str(failure.value)
    assert len(server.seen) == quick.attempts


@pytest.mark.parametrize("status", [401, 403, 404, 406, 501])
def test_an_error_that_will_not_pass_is_not_tried_again(serve, reply, quick, status):
    server = serve(lambda handler, _: reply(handler, status=status, body=b"<html><b>no\nway</b></html>"))
    with pytest.raises(ServiceError, match=rf"answered {status} \(no way\)"):
        _load(server, quick)
    assert len(server.seen) == 1


def test_retry_after_is_waited_for_but_not_longer_than_the_limit(serve, reply, provinces, quick):
    def answer(handler, server):
        if len(server.seen) == 1:
            reply(handler, status=429, document={}, headers={"Retry-After": "3600"})
        else:
            reply(handler, provinces())

    server = serve(answer)
    _load(server, dataclasses.replace(quick, retry_after_max_s=0.2))
    assert 0.2 <= server.moments[1] - server.moments[0] < 2


NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        ("0", 0),
        ("Thu, 01 Jan 2026 12:00:30 GMT", 30),
        ("Thu, 01 Jan 2026 11:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("9" * 400, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value, seconds):
    assert retry_after({"retry-after": value}, NOW) == seconds


@given(st.text())
def test_any_retry_after_is_a_wait_or_nothing(value):
    waited = retry_after({"retry-after": value}, NOW)
    assert waited is None or waited >= 0


def test_a_server_that_is_not_there_is_told_as_such(quick):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nothing listens
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(OfflineError, match="cannot be reached"):
            PdokSource(url, quick).load("provincie", 2025)


# --- bodies


def test_html_with_status_200_is_an_error(serve, reply, quick):
    page = b"<!DOCTYPE html><title>Maintenance</title>"
    server = serve(lambda handler, _: reply(handler, body=page, headers={"Content-Type": "text/html"}))
    with pytest.raises(ServiceError, match=r"answered 200 \(text/html\), but the body is not JSON .*Maintenance"):
        _load(server, quick)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"features": null}', b"\xff\xfe", b"[" * 100_000])
def test_a_body_that_is_no_collection_is_an_error(serve, reply, quick, body):
    server = serve(lambda handler, _: reply(handler, body=body))
    with pytest.raises(ServiceError, match="answered 200"):
        _load(server, quick)


def test_a_body_that_is_cut_off_is_an_error_after_all_tries(serve, reply, provinces, quick):
    body = json.dumps({"type": "FeatureCollection", "features": provinces()}).encode()
    server = serve(lambda handler, _: reply(handler, body=body[:-200], headers={"Content-Length": str(len(body))}))
    with pytest.raises(ServiceError, match="without sending complete message body"):
        _load(server, quick)
    assert len(server.seen) == quick.attempts


def test_a_packed_body_is_unpacked(serve, reply, provinces, quick):
    packed = gzip.compress(json.dumps({"type": "FeatureCollection", "features": provinces()}).encode())
    server = serve(lambda handler, _: reply(handler, body=packed, headers={"Content-Encoding": "gzip"}))
    assert len(_load(server, quick).frame) == 12


def test_a_packed_body_that_is_cut_off_is_an_error(serve, reply, provinces, quick):
    packed = gzip.compress(json.dumps({"type": "FeatureCollection", "features": provinces()}).encode())
    server = serve(lambda handler, _: reply(handler, body=packed[:-20], headers={"Content-Encoding": "gzip"}))
    with pytest.raises(ServiceError, match="cut off"):
        _load(server, quick)


@pytest.mark.parametrize(("encoding", "why"), [("gzip", "is not the gzip"), ("br", "was not asked for")])
def test_a_body_in_another_packing_than_it_says_is_an_error(serve, reply, quick, encoding, why):
    server = serve(lambda handler, _: reply(handler, body=b"{}", headers={"Content-Encoding": encoding}))
    with pytest.raises(ServiceError, match=why):
        _load(server, quick)


def test_a_bomb_is_given_up_at_the_limit(serve, reply, quick):
    bomb = gzip.compress(b" " * 50_000_000)
    assert len(bomb) < quick.bytes
    server = serve(lambda handler, _: reply(handler, body=bomb, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(ServiceError, match="more bytes than allowed"):
        _load(server, quick)


def test_the_limit_on_bytes_holds_over_all_pages(serve, reply, provinces, quick):
    def answer(handler, server):
        page = len(server.seen)
        body = {"type": "FeatureCollection", "features": [provinces()[page % 12]], "filler": "x" * 300_000}
        body["links"] = [{"rel": "next", "href": f"{server.url}/?page={page}"}]
        reply(handler, document=body)

    server = serve(answer)
    with pytest.raises(ServiceError, match="more bytes than allowed"):
        _load(server, quick)
    assert len(server.seen) == 4


def _drip(handler, data):
    handler.wfile.flush()
    for byte in data:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.02)


@pytest.mark.parametrize("part", ["body", "headers"])
def test_a_slow_drip_ends_at_the_time_for_the_whole(serve, quick, part):
    def answer(handler, _):
        if part == "headers":
            _drip(handler, b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 400)
        else:
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
            _drip(handler, b" " * 400)

    server = serve(answer)
    with pytest.raises(ServiceError, match=r"not complete after 0\.3 s"):
        _load(server, dataclasses.replace(quick, total_s=0.3))


# --- paging


def test_a_next_that_repeats_an_address_is_an_error(serve, reply, provinces, quick):
    def answer(handler, server):
        reply(handler, [provinces()[len(server.seen)]], following=f"{server.url}/?page={len(server.seen) % 2}")

    with pytest.raises(ServiceError, match="this page was read before"):
        _load(serve(answer), quick)


def test_a_stale_cursor_that_serves_the_first_page_again_is_an_error(serve, reply, provinces, quick):
    def answer(handler, server):
        reply(handler, provinces()[:7], following=f"{server.url}/?page={len(server.seen)}")

    server = serve(answer)
    with pytest.raises(ServiceError, match="this page starts with 2025PV20 again"):
        _load(server, quick)
    assert len(server.seen) == 2


def test_pages_without_end_are_given_up(serve, reply, quick):
    server = serve(lambda handler, server: reply(handler, [], following=f"{server.url}/?page={len(server.seen)}"))
    with pytest.raises(ServiceError, match="more than 20 pages"):
        _load(server, quick)


@pytest.mark.parametrize(
    "following", ["http://example.org/next", "https://127.0.0.1/", "file:///etc/passwd", "http://[x"]
)
def test_a_next_on_another_server_is_not_followed(serve, reply, provinces, quick, following):
    server = serve(lambda handler, _: reply(handler, provinces()[:7], following=following))
    with pytest.raises(ServiceError, match=r"another server|another scheme|address"):
        _load(server, quick)
    assert len(server.seen) == 1


def test_the_names_of_this_computer_are_one_server(serve, reply, provinces, quick):
    def answer(handler, server):
        first = len(server.seen) == 1
        following = f"{server.url.replace('127.0.0.1', 'localhost')}/2" if first else None
        reply(handler, provinces()[:7] if first else provinces()[7:], following=following)

    assert len(_load(serve(answer), quick).frame) == 12


def test_a_redirect_on_the_same_server_is_followed(serve, reply, provinces, quick):
    def answer(handler, server):
        if len(server.seen) == 1:
            reply(handler, status=301, body=b"", headers={"Location": "/moved"})
        else:
            reply(handler, provinces())

    server = serve(answer)
    assert len(_load(server, quick).frame) == 12
    assert server.paths[1] == "/moved"


def test_a_redirect_to_another_server_is_not_followed(serve, reply, quick):
    server = serve(lambda handler, _: reply(handler, status=302, body=b"", headers={"Location": "http://example.org/"}))
    with pytest.raises(ServiceError, match="the redirect is on another server"):
        _load(server, quick)


def test_redirects_without_end_are_given_up(serve, reply, quick):
    server = serve(lambda handler, _: reply(handler, status=302, body=b"", headers={"Location": "/again"}))
    with pytest.raises(ServiceError, match="more than 5 redirects"):
        _load(server, quick)


# --- features


def test_a_download_that_lacks_areas_is_an_error(serve, reply, provinces, quick):
    server = serve(lambda handler, _: reply(handler, provinces(count=11)))
    with pytest.raises(ServiceError, match="incomplete, so not used: provincie 2025 has 11 areas"):
        _load(server, quick)


def test_an_empty_year_is_told_apart_from_a_fault(serve, reply, quick):
    server = serve(lambda handler, _: reply(handler, []))
    with pytest.raises(NoBoundariesError, match="no provincie of 2025"):
        _load(server, quick)


def test_features_of_other_years_are_left_out(serve, reply, provinces, quick):
    server = serve(lambda handler, _: reply(handler, provinces(2024) + provinces(2025)))
    source = PdokSource(server.url, quick)
    assert len(source.load("provincie", 2025).frame) == 12
    assert "12 features of other years or levels passed over" in str(source.notes()[0])


def test_a_server_that_has_only_another_year_has_not_this_one(serve, reply, provinces, quick):
    server = serve(lambda handler, _: reply(handler, provinces(2024)))
    with pytest.raises(NoBoundariesError, match=r"no provincie of 2025, only of \[2024\]"):
        _load(server, quick)


def test_features_that_cannot_be_used_are_an_error(serve, reply, provinces, quick):
    features = provinces()
    for feature in features:
        feature["geometry"] = None
    server = serve(lambda handler, _: reply(handler, features))
    with pytest.raises(ServiceError, match="no feature can be used: 12 passed over for no geometry"):
        _load(server, quick)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["rel", "href", "id", "x"]), inner),
    max_leaves=8,
)
LINK = st.fixed_dictionaries({"rel": st.just("next"), "href": JSON | st.text(max_size=30)})


@given(st.fixed_dictionaries({"features": st.lists(JSON), "links": JSON | st.lists(LINK | JSON)}))
def test_any_page_leads_on_within_the_server_or_not_at_all(document):
    page = Page("http://127.0.0.1:1/x", areas.parse_collection(json.dumps(document).encode()), None)
    with contextlib.suppress(GeoError):
        following = _next(page)
        assert following is None or httpx.URL(following).host == "127.0.0.1"

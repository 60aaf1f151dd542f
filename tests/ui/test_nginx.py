"""nginx with the file of the documentation before the map: TLS, limits, what is packed, what is closed, who asks."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
import httpx
import pytest
import websockets

from benchmarks.replicas import CONF
from benchmarks.servers import free_port
from tests.ui.secure import Front, secured
from ui.shell import packed
from ui.shell.encoded import LEAST_BYTES, is_text
from ui.shell.limits import ADDRESS_BYTES, BODY_BYTES
from ui.shell.turns import AT_ONCE, RETRY_SECONDS, WAITING_OF_ONE
from ui.streamlit_contract import HEALTH

pytestmark = pytest.mark.usefixtures("nginx")
WRITTEN = CONF.read_text(encoding="utf-8")
# Of each header of these there must be one and no more, whoever sends it.
ONCE = (
    "content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy", "strict-transport-security",
    "x-request-id", "content-type", "server", "date", "cache-control",
)  # fmt: skip


class Echo(BaseHTTPRequestHandler):
    """A server in the map's place that says what it heard, and can be held up at `/held`."""

    protocol_version = "HTTP/1.1"
    # One packet for an answer: two wait for each other.
    wbufsize = 65_536
    held = threading.Semaphore(0)
    arrived = threading.Semaphore(0)

    def do_GET(self) -> None:
        if self.path.startswith("/held"):
            self.arrived.release()
            self.held.acquire()
        said = json.dumps(self.headers.items()).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    do_POST = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def front(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """nginx before the app."""
    port = urlsplit(server).port
    assert port
    with secured(port, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture(scope="module")
def echo() -> Iterator[int]:
    """The port of a server that says what it heard."""
    with ThreadingHTTPServer(("127.0.0.1", free_port()), Echo) as served:
        served.daemon_threads = True
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield served.server_address[1]
        served.shutdown()


def asked(front: Front, address: str, **headers: str) -> httpx.Response:
    with front.client() as client:
        return client.get(address, headers=headers)


def values(name: str) -> list[int]:
    """The numbers of a setting of the file, in its order."""
    return [int(found) for found in re.findall(rf"\b{name}[ =](\d+)", WRITTEN)]


# ---- before the app ----


@pytest.mark.parametrize("address", ["/", "/facts.csv", "/readyz", "/api/v1", "/nothing", "/static/nothing.js"])
def test_each_header_comes_once_and_no_version_is_told(front: Front, address: str) -> None:
    answer = asked(front, address)
    told = Counter(name.lower() for name, _ in answer.headers.multi_items())
    assert {name: told[name] for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert max(told.values()) == 1
    assert answer.headers["server"] == "nginx"
    assert "x-powered-by" not in told


def test_what_came_without_tls_is_led_to_the_same_address_with_it(front: Front) -> None:
    answer = httpx.get(f"{front.plain}/plain?lang=en", headers={"Host": "kaart.example.nl"}, trust_env=False)
    assert (answer.status_code, answer.headers["location"]) == (308, "https://kaart.example.nl/plain?lang=en")
    assert answer.headers["server"] == "nginx"


def test_a_page_a_download_and_a_cookie_for_tls_alone(front: Front) -> None:
    page = asked(front, "/plain")
    assert page.status_code == 200
    assert "secure" in page.headers["set-cookie"].lower()
    download = asked(front, "/layers/provinces.geojson")
    assert download.status_code == 200
    assert len(json.loads(download.content)["features"]) == 12


def test_a_websocket_goes_through(front: Front) -> None:
    async def opened(path: str) -> bool:
        url = front.url.replace("https://", "wss://") + path
        async with websockets.connect(url, ssl=front.trusting(), origin=websockets.Origin(front.url), proxy=None):
            return True

    (socket,) = re.findall(r"location = (\S+/stream) ", WRITTEN)
    assert asyncio.run(opened(socket))


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_is_sent_is_packed_once_by_whoever_does_it(front: Front, encoding: str) -> None:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}[encoding]
    script = max(packed.known(), key=lambda name: (packed.FILES / name).stat().st_size if name.endswith(".js") else 0)
    for address in ("/facts.csv", f"/static/{script}"):
        packing = {"Accept-Encoding": encoding}
        with front.client() as client, client.stream("GET", address, headers=packing) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.headers.get("content-encoding", "identity") == encoding, address
        assert answer.headers["vary"].lower().count("accept-encoding") == 1, address
        whole = (packed.FILES / script).read_bytes() if script in address else asked(front, address).content
        assert unpack(raw) == whole, address


def test_of_streamlit_nothing_is_open_but_what_a_browser_needs(front: Front) -> None:
    inner, _, name = HEALTH.rpartition("/")
    needed = re.findall(rf"location = ({inner}/\S+) ", WRITTEN)
    assert f"{inner}/{name}" in needed
    for other in ("metrics", "upload_file/a/b", "script-health-check", "agent", ""):
        assert asked(front, f"{inner}/{other}").status_code in (400, 404), other
    assert all(asked(front, address).status_code in (200, 426, 404) for address in needed)
    assert asked(front, HEALTH).status_code == 200


def test_figures_for_prometheus_are_not_to_be_had(front: Front) -> None:
    assert asked(front, "/metrics").status_code == 404
    assert "9464" not in WRITTEN


def test_what_is_too_long_is_told_by_the_map_and_what_is_longer_yet_by_nginx(front: Front) -> None:
    by_map = asked(front, f"/?q={'x' * ADDRESS_BYTES}")
    assert (by_map.status_code, by_map.json()["title"]) == (414, "Address too long")
    assert asked(front, f"/?q={'x' * 20_000}").status_code == 414


# ---- before what says what it heard ----


def test_nothing_that_a_visitor_says_of_himself_is_passed_on(echo: int, tmp_path: Path) -> None:
    forged = {
        "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "http", "X-Request-Id": "0123456789abcdef",
        "Host": "kaart.example.nl",
    }  # fmt: skip
    with secured(echo, tmp_path) as front:
        heard = {name.lower(): value for name, value in asked(front, "/", **forged).json()}
    assert heard["x-forwarded-for"] == "127.0.0.1"
    assert heard["x-forwarded-proto"] == "https"
    assert heard["host"] == "kaart.example.nl"
    assert re.fullmatch("[0-9a-f]{32}", heard["x-request-id"])
    assert heard["x-request-id"] != forged["X-Request-Id"]


def test_the_log_names_no_visitor_and_nothing_that_was_typed(echo: int, tmp_path: Path) -> None:
    with secured(echo, tmp_path) as front:
        asked(front, "/plain?q=Jansen")
    (line,) = (tmp_path / "afsprakenkaart.log").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"\S+ 200 GET /plain \d+ [\d.]+ [0-9a-f]{32}", line)


def test_a_burst_is_answered_up_to_its_limit_and_no_further(echo: int, tmp_path: Path) -> None:
    (most,) = {*re.findall(r"zone=map_answers burst=(\d+)", WRITTEN)}

    def slower(conf: str) -> str:
        # Nothing is given back while the test runs; the rest stays as it is.
        return conf.replace("zone=map_answers:10m rate=20r/s", "zone=map_answers:10m rate=1r/m")

    with secured(echo, tmp_path, slower) as front, front.client() as client:
        seen = [client.get("/") for _ in range(int(most) + 4)]
    assert [answer.status_code for answer in seen] == [200] * (int(most) + 1) + [429] * 3
    refused = seen[-1]
    assert refused.headers["retry-after"] == str(RETRY_SECONDS)
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == 429


def test_who_has_as_many_requests_open_as_he_may_is_refused_until_one_ends(echo: int, tmp_path: Path) -> None:
    def fewer(conf: str) -> str:
        return conf.replace("limit_conn map_requests 250;", "limit_conn map_requests 2;")

    with secured(echo, tmp_path, fewer) as front, ThreadPoolExecutor(2) as others:
        waiting = [others.submit(asked, front, "/held") for _ in range(2)]
        for _ in waiting:
            assert Echo.arrived.acquire(timeout=60)
        assert asked(front, "/").status_code == 429
        Echo.held.release(2)
        assert [one.result().status_code for one in waiting] == [200, 200]
        assert asked(front, "/").status_code == 200


def test_a_body_that_is_too_large_never_reaches_the_map(echo: int, tmp_path: Path) -> None:
    with secured(echo, tmp_path) as front, front.client() as client:
        assert client.post("/", content=b"x" * BODY_BYTES).status_code == 200
        refused = client.post("/", content=b"x" * (BODY_BYTES + 1))
    assert (refused.status_code, refused.json()["status"]) == (413, 413)


def test_where_no_server_answers_a_page_says_so_in_both_languages(tmp_path: Path) -> None:
    with secured(free_port(), tmp_path) as front:
        answer = asked(front, "/")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "niet bereikbaar" in answer.text
    assert 'lang="en"' in answer.text
    assert "nginx" not in answer.text


def test_old_protocols_are_refused(echo: int, tmp_path: Path) -> None:
    with secured(echo, tmp_path) as front, front.client() as client:
        assert client.get("/").status_code == 200
    protocols = re.search(r"ssl_protocols ([^;]*);", WRITTEN)
    assert protocols
    assert protocols[1].split() == ["TLSv1.2", "TLSv1.3"]
    ciphers = re.search(r"ssl_ciphers ([^;]*);", WRITTEN)
    assert ciphers
    assert all(re.fullmatch("ECDHE-(ECDSA|RSA)-(AES256-GCM-SHA384|AES128-GCM-SHA256|CHACHA20-POLY1305)", cipher)
               for cipher in ciphers[1].split(":"))  # fmt: skip


# ---- the numbers of nginx beside those of the map ----


def test_nginx_lets_in_as_many_as_the_map_lets_wait() -> None:
    assert set(values("zone=map_answers burst")) == {WAITING_OF_ONE}
    assert values("limit_conn map_requests") == [WAITING_OF_ONE]
    assert set(values("limit_conn map_websockets")) == {WAITING_OF_ONE}
    assert values("rate")[0] > AT_ONCE


def test_nginx_lets_through_just_what_the_map_reads() -> None:
    assert values("client_max_body_size") == [BODY_BYTES // 1024]
    (_, line) = re.findall(r"large_client_header_buffers (\d+) (\d+)k", WRITTEN)[0]
    assert ADDRESS_BYTES < int(line) * 1024 <= 3 * ADDRESS_BYTES
    assert values("gzip_min_length") == [LEAST_BYTES]


def test_nginx_packs_what_the_map_calls_a_text() -> None:
    kinds = re.search(r"gzip_types ([^;]*);", WRITTEN)
    assert kinds
    assert all(map(is_text, kinds[1].split()))

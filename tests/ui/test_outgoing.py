"""A started server asks nothing but what its settings name, whatever requests and files tell it.

Every connection and every look-up of a name by any of its processes is written down by a hook of Python; what a library
beneath Python asks goes to proxies that swallow it, or straight to the address that the hostile text names.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import http.server
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import websockets
from starlette.routing import Route

from tests.ui.conftest import END_SECONDS, running
from ui.api.routes import ROUTES as API
from ui.shell.hosts import FOREIGN
from ui.shell.routes import ROUTES

HOOK = """
import os, sys
def seen(event, given):
    if event == "socket.connect" or event.startswith("socket.getaddr") or event.startswith("socket.gethostby"):
        with open(os.environ["WRITTEN_DOWN"], "a", encoding="utf-8") as file:
            file.write(f"{event} {given[-1] if event == 'socket.connect' else given[0]!r}\\n")
sys.addaudithook(seen)
"""
PARAMETERS = ("q", "url", "id", "view", "lang", "province", "theme", "layer", "filter", "bbox", "format", "search")


@contextlib.contextmanager
def listening(status: int, **headers: str) -> Iterator[tuple[str, list[str]]]:
    """A server that answers all alike, and the lines of what it was asked."""
    asked: list[str] = []

    class Answering(http.server.BaseHTTPRequestHandler):
        def _answer(self) -> None:
            asked.append(self.requestline)
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_HEAD = do_POST = do_CONNECT = do_PROPFIND = _answer  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


def hostile_files(folder: Path, elsewhere: str) -> None:
    """Boundaries that name an address, in each way that a library might follow."""
    folder.mkdir()
    vrt = f'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/{elsewhere}/a.gpkg</SrcDataSource>'
    link = {"type": "link", "properties": {"href": f"{elsewhere}/crs", "type": "proj4"}}
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    named = {"statcode": "PV20", "jrstatcode": "2025PV20", "statnaam": f"{elsewhere}/name", "rubriek": "provincie"}
    feature = {"type": "Feature", "id": f"{elsewhere}/id", "properties": named, "geometry": square}
    collection = {"type": "FeatureCollection", "crs": link, "$ref": f"{elsewhere}/ref", "features": [feature]}
    text = {
        "vrt.geojson": vrt + "</OGRVRTLayer></OGRVRTDataSource>",
        "vrt.gpkg": vrt + "</OGRVRTLayer></OGRVRTDataSource>",
        "crs.geojson": json.dumps(collection),
        "address.json": json.dumps(f"{elsewhere}/whole"),
        "xml.json": f'<!DOCTYPE a SYSTEM "{elsewhere}/dtd"><a/>',
        "wfs.gpkg": f"<OGRWFSDataSource><URL>{elsewhere}/wfs</URL></OGRWFSDataSource>",
        "Gebieden in Nederland 2025.csv": f"a;b\n/vsicurl/{elsewhere}/csv;{elsewhere}/x\n",
    }
    for name, content in text.items():
        (folder / name).write_text(content, encoding="utf-8")


def addresses(elsewhere: str) -> Iterator[str]:
    """Every route, each part of its path and each parameter an address elsewhere."""
    query = "&".join(f"{name}={quote(elsewhere + '/' + name, safe='')}" for name in PARAMETERS)
    paths = {
        re.sub(r"\{[^}]*\}", quote(elsewhere, safe=""), route.path)
        for route in [*API, *ROUTES]
        if isinstance(route, Route)
    }
    yield from (f"{path}?{query}" for path in sorted({"/", *paths}))
    yield f"{elsewhere}/as-if-this-were-a-proxy"
    yield f"//{elsewhere.partition('//')[2]}/"


def ask(address: str, target: str, **headers: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=END_SECONDS)
    with contextlib.closing(connection):
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status


async def handshake(address: str, origin: str | None) -> tuple[int, str]:
    """The status with which the server answers a websocket of a page of this origin, and what it says with it."""
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    try:
        async with websockets.connect(url, origin=websockets.Origin(origin) if origin else None):
            return 101, ""
    except websockets.InvalidStatus as refused:
        return refused.response.status_code, bytes(refused.response.body or b"").decode()


@pytest.mark.slow
def test_a_server_asks_nothing_but_what_is_configured(tmp_path: Path) -> None:
    written, hook, folder = tmp_path / "asked", tmp_path / "hook", tmp_path / "boundaries"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    with listening(200) as (elsewhere, led), listening(302, Location=f"{elsewhere}/redirect") as (chosen, asked):
        hostile_files(folder, elsewhere)
        proxies = {
            name: elsewhere
            for proxy in ("http", "https", "all")
            for name in (f"{proxy}_proxy", f"{proxy.upper()}_PROXY")
        }
        configured = {
            "AFSPRAKENKAART_CBS_URL": f"{chosen}/cbs",
            "AFSPRAKENKAART_CBS_FIGURES_URL": f"{chosen}/figures",
            "AFSPRAKENKAART_REGISTER_URL": f"{chosen}/register/{{table}}",
            "AFSPRAKENKAART_BOUNDARIES": str(folder),
            "OFFLINE": "",
            "NO_PROXY": "", "no_proxy": "",
            "PROJ_NETWORK": "ON",
            "PYTHONPATH": str(hook), "WRITTEN_DOWN": str(written),
        }  # fmt: skip
        with running(tmp_path, **proxies, **configured) as address:
            own = urlsplit(address).netloc
            for target in addresses(elsewhere):
                evil = {"Origin": elsewhere, "Referer": elsewhere, "X-Forwarded-Host": "evil.example"}
                # oEmbed asks for 501 where it does not know a form.
                assert ask(address, target, Host=own, **evil) in (200, 302, 303, 307, 400, 404, 406, 414, 421, 501)
            for rebound in (
                "evil.example",
                f"evil.example:{own.partition(':')[2]}",
                "127.0.0.1.evil.example",
                elsewhere,
            ):
                assert ask(address, "/", Host=rebound) in (400, 421)
            for origin in ("http://evil.example", "https://evil.example:8443", "null"):
                status, said = asyncio.run(handshake(address, origin))
                assert (status, json.loads(said)["detail"]) == (403, FOREIGN.detail)
            for origin in (None, address):
                assert asyncio.run(handshake(address, origin)) == (101, "")
            until = time.monotonic() + END_SECONDS * 3
            while not any("/figures/" in line for line in asked) and time.monotonic() < until:
                time.sleep(0.1)
    assert {line.split("/")[1] for line in asked} == {"cbs", "figures"}
    assert led == []
    said = set(written.read_text(encoding="utf-8").splitlines())
    others = {line for line in said if not re.search(r"127\.0\.0\.1|localhost|'::1'|\x00|None|'/", line)}
    assert others - {f"socket.gethostbyaddr {socket.gethostname()!r}"} == set()
    assert any(line.startswith("socket.connect") for line in said), "the hook writes nothing down"

"""Every client of the project against every kind of hostile answer: a clear message, within limits, nobody else asked.

A client is a module that opens a session; `test_requests.py` finds those that make a request in any other way.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import gzip
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geo.fetch import fetch as fetch_boundaries
from geo.fetch_official import fetch_official
from layers.errors import BuiltFolderError
from layers.figures import fetch as figures
from layers.remote import bring
from seeds.official import fetch as letters
from seeds.official.numbers import read_number
from seeds.official.watch import watch
from seeds.official.web import Limits as LimitsOfLetters
from seeds.records import Watched
from settings import Settings
from tests.test_architecture import FILES, ROOT
from web import Limits, clean, shown

Handler = http.server.BaseHTTPRequestHandler
Answer = Callable[["Hostile", Handler], None]
CALM = {
    "connect_s": 30.0, "read_s": 30.0, "total_s": 60.0, "bytes": 100_000, "pages": 5, "attempts": 2,
    "wait_initial_s": 0.001, "wait_jitter_s": 0.001, "wait_max_s": 0.01, "retry_after_max_s": 0.01,
}  # fmt: skip
NOWHERE = "http://127.0.0.1:1"


@dataclass
class Hostile:
    """A server that gives one hostile answer to all, and another that nobody chose, which counts who asks it."""

    url: str = ""
    elsewhere: str = ""
    seen: list[str] = field(default_factory=list)
    led: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    answer: Answer | None = None


@pytest.fixture(scope="module")
def servers() -> Iterator[Hostile]:
    hostile = Hostile()

    class Chosen(Handler):
        def do_GET(self) -> None:  # noqa: N802
            hostile.seen.append(self.path)
            assert hostile.answer
            # The client hangs up on a hostile answer; that is no fault of the server.
            with contextlib.suppress(OSError):
                hostile.answer(hostile, self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Elsewhere(Chosen):
        def do_GET(self) -> None:  # noqa: N802
            hostile.led.append(self.path)
            send(self, b"{}")

    with contextlib.ExitStack() as running:
        for name, handler in (("url", Chosen), ("elsewhere", Elsewhere)):
            listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            listening.handle_error = lambda *_: None  # type: ignore[method-assign]
            thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
            thread.start()
            running.callback(thread.join)
            running.callback(listening.server_close)
            running.callback(listening.shutdown)
            setattr(hostile, name, f"http://127.0.0.1:{listening.server_address[1]}")
        yield hostile
        hostile.over.set()


@pytest.fixture
def hostile(servers: Hostile) -> Iterator[Hostile]:
    servers.seen.clear()
    servers.led.clear()
    servers.over = threading.Event()
    yield servers
    servers.over.set()


# --- the clients: what each is told of a server at an address, under some limits

Told = Callable[[str, dict[str, Any], Path, pytest.CaptureFixture[str]], str]


def boundaries(url: str, limits: dict[str, Any], cache: Path, printed: pytest.CaptureFixture[str]) -> str:
    assert fetch_boundaries(Settings(cache=cache, cbs_url=url), limits=Limits(**limits)) == 1
    return printed.readouterr().err


def register(url: str, limits: dict[str, Any], cache: Path, printed: pytest.CaptureFixture[str]) -> str:
    fetch_official(Settings(cache=cache, register_url=f"{url}/{{table}}"), limits=Limits(**limits))
    return printed.readouterr().err


def outlines(url: str, limits: dict[str, Any], cache: Path, printed: pytest.CaptureFixture[str]) -> str:
    settings = Settings(cache=cache, register_url=f"{NOWHERE}/{{table}}", novex_url=f"{url}/index.xml")
    fetch_official(settings, limits=Limits(**limits))
    return "".join(line for line in printed.readouterr().err.splitlines() if line.startswith("novex"))


def counted(url: str, limits: dict[str, Any], _cache: Path, _printed: object) -> str:
    with pytest.raises(Exception, match=r".") as told:
        figures.fetch(url, {"GM0014": "Groningen"}, 2025, Limits(**limits))
    assert type(told.value).__name__ in ("ServiceError", "FiguresError", "OfflineError")
    return str(told.value)


def fetched(url: str, limits: dict[str, Any], cache: Path, _printed: object) -> str:
    settings = Settings(cache=cache, parliament_url=url, publications_url=NOWHERE)
    made = letters.fetch(read_number("2026D00001"), cache, settings, limits=LimitsOfLetters(**limits))
    return "\n".join(map(str, asyncio.run(made).faults))


def watched(url: str, limits: dict[str, Any], cache: Path, _printed: object) -> str:
    settings = Settings(cache=cache, parliament_url=url)
    rows = (Watched(kind="dossier", value="34682", why="-"),)
    made = watch(rows, date(2026, 1, 1), None, settings, limits=LimitsOfLetters(**limits))
    return "\n".join(map(str, asyncio.run(made).faults))


def store(url: str, limits: dict[str, Any], cache: Path, _printed: object) -> str:
    with pytest.raises(BuiltFolderError) as told:
        bring(f"{url}/map", cache, limits["total_s"])
    return str(told.value)


CLIENTS: dict[str, Told] = {
    "geo/sources/ogc_features.py": boundaries,
    "geo/fetch_official.py": register,
    "geo/sources/atom.py": outlines,
    "layers/figures/fetch.py": counted,
    "layers/remote.py": store,
    "seeds/official/fetch.py": fetched,
    "seeds/official/watch.py": watched,
}
# What the rooms make of `web.session`: it passes on what it is given.
PASSED_ON = {"geo/sources/web.py", "seeds/official/web.py"}


def opens_a_session(source: str) -> bool:
    """Whether a module opens a session, under any name of its own."""
    called = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names = {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in called}
    return bool(names & {"session", "Web"})


def test_every_module_that_asks_anything_is_tried_here() -> None:
    sources = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in FILES}
    found = {name for name, source in sources.items() if "web" in source and opens_a_session(source)}
    assert found == CLIENTS.keys() | PASSED_ON


# --- the answers


def send(handler: Handler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    said = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    for name, value in {**said, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
        if value:
            handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def leading(where: str) -> Answer:
    def answer(hostile: Hostile, handler: Handler) -> None:
        send(handler, b"", 302, Location=where.format(elsewhere=hostile.elsewhere, port=hostile.url.rpartition(":")[2]))

    return answer


def endless(hostile: Hostile, handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not hostile.over.is_set():
        handler.wfile.write(b" " * 50_000)


def dripping(hostile: Hostile, handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "50000")
    handler.end_headers()
    while not hostile.over.wait(0.02):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def silent(hostile: Hostile, _handler: Handler) -> None:
    hostile.over.wait(60)


def headers_without_end(hostile: Hostile, handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not hostile.over.is_set():
        handler.wfile.write(b"X-More: " + b"x" * 10_000 + b"\r\n")


DEEP = b'{"type":"FeatureCollection","features":' + b"[" * 40_000 + b"]" * 40_000 + b"}"
BOMB = gzip.compress(b" " * 60_000_000)
NAMES_TWO_LENGTHS = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 20\r\n\r\n{}"


@dataclass(frozen=True)
class Case:
    """A hostile answer, what is said of it (None: each client in its own words), and limits that it meets."""

    answer: Answer
    said: str | None
    limits: dict[str, Any] = field(default_factory=dict)


CASES = {
    "leads to another host": Case(leading("{elsewhere}/x"), "the redirect is on another server"),
    "leads to another host without a scheme": Case(leading("//169.254.169.254/x"), "the redirect is on another server"),
    "leads to another scheme": Case(leading("https://127.0.0.1:{port}/x"), "the redirect is on another scheme"),
    "leads to a file": Case(leading("file:///etc/hostname"), r"which is not an http\(s\) address and is not followed"),
    "leads to a driver": Case(leading("gopher://127.0.0.1:{port}/x"), r"is not an http\(s\) address"),
    "leads in a circle": Case(leading("/again"), "more than 5 redirects"),
    "never ends": Case(endless, "more bytes than allowed"),
    "says that it is large": Case(lambda _, to: send(to, b"", Content_Length="9" * 15), "more bytes than allowed"),
    "is longer than it says": Case(lambda _, to: send(to, b'{"value":[]}', Content_Length="5"), None),
    "is shorter than it says": Case(lambda _, to: send(to, b"{}", Content_Length="50"), "without sending complete"),
    "says two lengths": Case(lambda _, to: to.wfile.write(NAMES_TWO_LENGTHS) and None, "Content-Length"),
    "is a bomb": Case(lambda _, to: send(to, BOMB, Content_Encoding="gzip"), "more bytes than allowed"),
    "is packed as was not asked": Case(lambda _, to: send(to, b"x", Content_Encoding="br"), "was not asked for"),
    "is nested deep": Case(lambda _, to: send(to, DEEP), None),
    "is no text": Case(lambda _, to: send(to, b"\xff\xfe\x00{" * 20), None),
    "is empty": Case(lambda _, to: send(to, b""), None),
    "is an error page": Case(lambda _, to: send(to, b"<h1>\x1b[31mno\nway</h1>", 500), "answered 500"),
    "has headers without end": Case(headers_without_end, "."),
    "drips": Case(dripping, r"not complete after 0\.\d+ s", {"total_s": 0.3}),
    "is silent": Case(silent, r"not complete after 0\.\d+ s", {"total_s": 0.3}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("client", CLIENTS)
def test_a_hostile_answer_is_told_and_nobody_else_is_asked(
    client: str, case: str, hostile: Hostile, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    # A store may send a whole map: here no more than the others, to meet the limit soon.
    monkeypatch.setattr("layers.remote.MAX_MANIFEST_BYTES", CALM["bytes"])
    hostile.answer = CASES[case].answer
    told = CLIENTS[client](hostile.url, CALM | CASES[case].limits, tmp_path / "cache", capsys)
    assert told
    assert re.search(CASES[case].said or ".", told), told
    assert hostile.url in told
    assert "Traceback" not in told
    assert "\x1b" not in told
    assert hostile.seen
    assert hostile.led == []
    kept = [path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert set(kept) <= {"fetch.json"}


def test_an_answer_within_limits_may_say_much_of_itself() -> None:
    assert len(clean("x" * 5000)) == 300
    assert shown("https://user:key@host/a?b\n") == "https://host/a?b"
    assert replace(Limits(), bytes=1).bytes == 1

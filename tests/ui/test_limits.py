"""What is larger than any request of ours is refused before any work is done."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from ui.shell import connections, rates, runs, sessions, turns
from ui.shell.limits import ADDRESS_BYTES, BODY_BYTES, HEAD_BYTES, MESSAGE_BYTES, METHODS, PARAMETERS, TOO_LARGE, Limits

done: list[str] = []


def work(request: Request) -> Response:
    done.append(request.url.path)
    return PlainTextResponse("done")


@pytest.fixture
def client() -> TestClient:
    done.clear()
    app = Starlette(routes=[Route("/{path:path}", work, methods=["GET", "HEAD", "POST", "OPTIONS", "DELETE"])])
    return TestClient(Limits(app))


@pytest.mark.parametrize(
    ("method", "address", "how", "status"),
    [
        ("GET", "/?" + "&".join(f"p{n}" for n in range(PARAMETERS + 1)), {}, 400),
        ("GET", "/?" + "&" * PARAMETERS, {}, 400),
        ("GET", "/?" + ";" * PARAMETERS, {}, 400),
        ("GET", "/?q=" + "a" * ADDRESS_BYTES, {}, 414),
        ("GET", "/" + "a" * ADDRESS_BYTES, {}, 414),
        ("GET", "/", {"content": b"a" * (BODY_BYTES + 1)}, 413),
        ("GET", "/", {"headers": {"Content-Length": "-1"}}, 413),
        ("GET", "/", {"headers": {"Content-Length": "9" * 400}}, 413),
        ("GET", "/", {"headers": {"Content-Length": "\u0663".encode()}}, 413),
        ("GET", "/", {"content": iter([b"a", b"b"])}, 413),
        ("GET", "/", {"headers": {f"x-{n}": "a" * 7_000 for n in range(10)}}, 431),
        ("POST", "/", {}, 405),
        ("DELETE", "/", {}, 405),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_is_too_much_is_refused_as_a_problem_and_nothing_is_done(
    client: TestClient, method: str, address: str, how: dict[str, Any], status: int
) -> None:
    answer = client.request(method, address, **how)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.headers["access-control-allow-origin"] == "*"
    assert ("allow" in answer.headers) is (status == 405)
    assert done == []


@pytest.mark.parametrize("method", METHODS)
def test_what_is_just_within_the_bounds_is_let_in(client: TestClient, method: str) -> None:
    query = "&".join(f"p{n:02}={'a' * 70}" for n in range(PARAMETERS))
    assert client.request(method, f"/?{query}").status_code == 200
    assert done == ["/"]


@given(st.integers(0, 400), st.sampled_from("&;"))
def test_no_number_of_parameters_above_the_bound_gets_in(count: int, mark: str) -> None:
    client = TestClient(Limits(Starlette(routes=[Route("/", work)])))
    assert client.get("/?" + mark.join("a" * count)).status_code == (200 if count <= PARAMETERS else 400)


@pytest.mark.parametrize("kind", ["bytes", "text"])
def test_a_websocket_is_closed_after_a_message_that_is_too_large(kind: str) -> None:
    content = "a" * (MESSAGE_BYTES + 1)
    said: list[Message] = []
    read: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.receive", kind: content if kind == "text" else content.encode()}

    async def send(message: Message) -> None:
        said.append(message)

    async def app(_scope: Any, receive: Any, _send: Any) -> None:
        read.append(await receive())

    asyncio.run(Limits(app)({"type": "websocket"}, receive, send))
    assert said == [{"type": "websocket.close", "code": TOO_LARGE, "reason": "message too large"}]
    assert read == [{"type": "websocket.disconnect", "code": TOO_LARGE}]


def test_the_documented_limits_are_those_that_hold() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    _, _, limits = page.partition("\n## Limits\n")
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", limits.partition("\n## ")[0], re.MULTILINE))
    waiting = f"{turns.WAITING:,}, {turns.WAITING_OF_ONE}"
    beside = f"{turns.WAITING_BESIDE}, {turns.WAITING_OF_ONE_BESIDE}"
    assert rows["methods"] == ", ".join(METHODS)
    assert rows["an address, with its parameters"] == f"{ADDRESS_BYTES:,} bytes"
    assert rows["parameters of an address"] == str(PARAMETERS)
    assert rows["the body of a request"] == f"{BODY_BYTES:,} bytes, its length said"
    assert rows["the head of a request"] == f"{HEAD_BYTES:,} bytes"
    of_runs = "runs of Streamlit at once, of all; of one session, and its messages that wait"
    assert rows[of_runs] == f"{turns.RUNS_AT_ONCE}; 1, {runs.KEPT}"
    assert rows["a message through the websocket"] == f"{MESSAGE_BYTES:,} bytes"
    assert rows["pages and fragments made at once"] == str(turns.AT_ONCE)
    assert rows["requests that wait: all, of one client"] == waiting
    assert rows["files of a process of their own that wait: all, of one client"] == beside
    points = f"{rates.POINTS:,}, {rates.POINTS_PER_SECOND}"
    costs = ", ".join(str(cost) for cost in (*rates.COSTS.values(), rates.MESSAGE))
    assert rows["points of one client: at most, a second"] == points
    assert next(limit for what, limit in rows.items() if what.startswith("what costs points:")) == costs
    assert rows["sessions (websockets): all, of one client"] == f"{sessions.SESSIONS:,}, {sessions.SESSIONS_OF_ONE}"
    assert rows["connections of HTTP: all, of one client"] == (
        f"{connections.CONNECTIONS:,}, {connections.CONNECTIONS_OF_ONE}"
    )
    seconds = f"{connections.REQUEST_SECONDS} s each"
    assert rows["time for a request to come: its headers, then its body"] == seconds
    assert rows["what is read of an answer"] == f"{connections.READ_BYTES:,} bytes in {connections.READ_SECONDS} s"
    assert rows["pings through a websocket"] == f"{connections.PINGS} in {connections.PING_SECONDS} s"

"""Whoever asks too much is told when to come back, and nobody else notices."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from ui.shell import rates
from ui.shell.clients import Proxies, named
from ui.shell.rates import COSTS, FREE, POINTS, POINTS_PER_SECOND, Rate, Rates
from ui.shell.turns import BESIDE, FILES, PAGES

OFFICE = 250
# A page, its map, some twelve files, and a session with its first message.
OPENING = 2 * COSTS[PAGES] + 12 * COSTS[None] + 2 * rates.MESSAGE


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def answer(_request: Request) -> Response:
    return PlainTextResponse("done")


def asking(limit: Rates, host: str) -> TestClient:
    app = Rate(Starlette(routes=[Route("/{path:path}", answer)]), limit, pause=0)
    return TestClient(app, client=(host, 1))


def test_whoever_asks_too_much_is_told_when_to_come_back_and_then_is_let_in() -> None:
    clock = Clock()
    limit = Rates(most=8, per_second=2, clock=clock)
    client = asking(limit, "192.0.2.1")
    assert [client.get("/").status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get("/")
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == "2"
    clock.now += 2
    assert client.get("/").status_code == 200


def test_another_client_and_whoever_watches_the_server_are_let_in() -> None:
    limit = Rates(most=4, per_second=1, clock=Clock())
    client = asking(limit, "192.0.2.1")
    assert [client.get("/").status_code for _ in range(2)] == [200, 429]
    assert asking(limit, "192.0.2.2").get("/").status_code == 200
    assert {client.get(path).status_code for path in FREE for _ in range(20)} == {200}


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/assets/0/map.js", None), ("/", PAGES), ("/facts.xlsx", FILES), ("/layers/all.gpkg", BESIDE)],
)
def test_a_request_costs_what_its_kind_costs(path: str, kind: str | None) -> None:
    limit = Rates(most=COSTS[kind], per_second=1, clock=Clock())
    client = asking(limit, "192.0.2.1")
    assert [client.get(path).status_code for _ in range(2)] == [200, 429]


def test_an_office_behind_one_address_may_open_the_map_at_the_same_moment_and_then_click() -> None:
    clock = Clock()
    limit = Rates(clock=clock)
    assert [limit.wait("office", OPENING) for _ in range(OFFICE)] == [0] * OFFICE
    for _ in range(600):
        clock.now += 10
        # Each of them chooses something every ten seconds, which asks for two fragments.
        assert [limit.wait("office", 2 * COSTS[PAGES]) for _ in range(OFFICE)] == [0] * OFFICE


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 5), st.integers(1, 30)), max_size=80))
def test_nobody_ever_gets_more_than_came_back(steps: list[tuple[str, int, int]]) -> None:
    clock, got = Clock(), {"a": 0, "b": 0}
    limit = Rates(most=30, per_second=3, clock=clock)
    for client, pause, cost in steps:
        clock.now += pause
        wait = limit.wait(client, cost)
        if wait:
            clock.now += wait
            assert limit.wait(client, cost) == 0
        got[client] += cost
        assert got[client] <= 30 + 3 * clock.now


def test_only_so_many_clients_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "CLIENTS", 5)
    limit = Rates(clock=Clock())
    for number in range(50):
        limit.wait(f"192.0.2.{number}", 1)
    assert len(limit) == 5


def test_a_home_with_ipv6_is_one_client_whatever_address_it_takes() -> None:
    assert named("2001:db8:1:2::1") == named("2001:db8:1:2:ffff::9") != named("2001:db8:1:3::1")
    assert named("::ffff:192.0.2.1") == named("192.0.2.1") != named("192.0.2.2")
    assert named("testclient") == "testclient"


def test_proxies_are_those_that_were_named() -> None:
    proxies = Proxies("127.0.0.1, 10.0.0.0/8,::1,nonsense")
    assert all(host in proxies for host in ("127.0.0.1", "10.1.2.3", "::1"))
    assert not any(host in proxies for host in ("127.0.0.2", "192.0.2.1", "nonsense", ""))
    assert "192.0.2.1" in Proxies("*")


def test_one_process_makes_less_than_one_client_may_ask() -> None:
    assert POINTS_PER_SECOND / COSTS[PAGES] >= 50
    assert OPENING * OFFICE <= POINTS


def test_a_refusal_waits_and_holds_up_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        waits = asyncio.Event()

        async def pause(_seconds: float) -> None:
            await waits.wait()

        monkeypatch.setattr(rates.asyncio, "sleep", pause)
        app = Rate(done, Rates(most=4, per_second=1, clock=Clock()))
        said: dict[str, list[int]] = {"a": [], "b": []}

        async def asks(client: str) -> None:
            async def send(message: Message) -> None:
                said[client] += [message["status"]] if "status" in message else []

            await app({"type": "http", "path": "/", "client": (client, 1)}, nothing, send)

        await asks("a")
        refused = asyncio.ensure_future(asks("a"))
        await asks("b")
        assert said == {"a": [200], "b": [200]}
        waits.set()
        await refused
        assert said["a"] == [200, 429]

    async def done(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def nothing() -> Message:
        return {"type": "http.disconnect"}

    asyncio.run(scene())

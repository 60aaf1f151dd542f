"""Who may talk to the server: its own hosts, and websockets of its own pages. On a started server: test_outgoing.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.ui.client import Client
from ui.shell.hosts import KnownHosts, host_of, is_allowed, is_same_origin


def guarded(listening: str = "127.0.0.1", named: tuple[str, ...] = ()) -> Client:
    app = Starlette(routes=[Route("/", lambda _: PlainTextResponse("the map"))])
    return Client(KnownHosts(app, named, lambda: listening))


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST"])
def test_loopback_is_let_in(host: str) -> None:
    assert guarded().get("/", Host=host).text == "the map"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.5", "", "[", "a b", "localhost:abc",
     "localhost:-1", "localhost:99999", "localhost/x", "localhost:80/../x", "[::1%25lo]:80", "a@localhost"],
)  # fmt: skip
def test_another_host_is_refused_and_told_which_setting_allows_it(host: str) -> None:
    answer = guarded().get("/", Host=host)
    assert (answer.status_code, answer.headers["content-type"]) == (421, "application/problem+json")
    assert "AFSPRAKENKAART_HOSTS" in answer.json()["detail"]
    assert "evil" not in answer.text


def test_the_address_that_the_server_listens_on_is_let_in() -> None:
    assert guarded("10.0.0.5").get("/", Host="10.0.0.5:8501").status_code == 200


def test_a_server_on_every_interface_lets_in_addresses_in_digits_but_no_names() -> None:
    assert guarded("0.0.0.0").get("/", Host="10.0.0.5:8501").status_code == 200
    assert guarded("0.0.0.0").get("/", Host="kaart.example").status_code == 421


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [(None, True), ("http://localhost:8501", True), ("http://kaart.example", True), ("http://localhost:9999", False),
     ("http://127.0.0.1:8501", False), ("http://evil.localhost", False), ("http://localhost:8501.evil.example", False),
     ("http://localhost:8501@evil.example", False), ("null", False), ("", False)],
)  # fmt: skip
def test_a_websocket_is_for_pages_of_its_own_origin_and_of_named_hosts(origin: str | None, is_let_in: bool) -> None:
    async def app(*_: object) -> None: ...

    assert KnownHosts(app, ["kaart.example"], lambda: "127.0.0.1").allows("localhost:8501", origin) is is_let_in


def test_a_named_host_is_let_in() -> None:
    assert guarded(named=("kaart.example",)).get("/", Host="Kaart.example:443").status_code == 200


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("http://kaart.example", "kaart.example"),
        ("https://kaart.example", "kaart.example:443"),
        ("http://[::1]:8501", "[::1]:8501"),
    ],
)
def test_an_origin_without_a_port_is_that_of_its_scheme(origin: str, host: str) -> None:
    assert is_same_origin(origin, host)


@pytest.mark.parametrize(
    "origin", ["null", "http://kaart.example:81", "http://other.example", "http://", "//kaart.example:99999"]
)
def test_another_origin_is_not_the_same(origin: str) -> None:
    assert not is_same_origin(origin, "kaart.example")


@given(st.text())
def test_whatever_a_header_says_it_is_judged_without_a_fault(text: str) -> None:
    is_allowed(host_of(text), "127.0.0.1")
    is_same_origin(text, text)

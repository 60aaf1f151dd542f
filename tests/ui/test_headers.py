"""The headers of every answer: what a browser may do with it."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.shell.headers import FEATURES, SecurityHeaders


def cookie(_request: Request) -> Response:
    answer = PlainTextResponse("done")
    answer.set_cookie("a", "1")
    answer.set_cookie("b", "2", secure=True)
    return answer


def data(_request: Request) -> Response:
    return PlainTextResponse("done", headers={"Access-Control-Allow-Origin": "*", "X-Frame-Options": "ALLOWALL"})


APP = Starlette(
    routes=[Route("/cookie", cookie), Route("/data", data), Route("/plain", cookie), Route("/picture/x", cookie)],
    middleware=[Middleware(SecurityHeaders)],
)


def asked(path: str, scheme: str = "http") -> Response:
    return TestClient(APP, base_url=f"{scheme}://testserver").get(path)  # type: ignore[return-value]


def test_behind_tls_a_browser_comes_back_through_tls_alone_and_sends_cookies_so() -> None:
    answer = TestClient(APP, base_url="https://testserver").get("/cookie")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert [value.lower().count("secure") for value in answer.headers.get_list("set-cookie")] == [1, 1]


def test_without_tls_nothing_asks_for_it() -> None:
    answer = TestClient(APP).get("/cookie")
    assert "strict-transport-security" not in answer.headers
    assert [value.lower().count("secure") for value in answer.headers.get_list("set-cookie")] == [0, 1]


def test_no_page_may_use_what_none_needs() -> None:
    said = asked("/cookie").headers["permissions-policy"].split(", ")
    assert said == [f"{feature}=()" for feature in FEATURES]
    assert {"geolocation=()", "camera=()", "microphone=()"} <= set(said)


@pytest.mark.parametrize(("path", "expected"), [("/cookie", "same-origin"), ("/data", "cross-origin")])
def test_pages_of_others_may_use_data_and_nothing_else(path: str, expected: str) -> None:
    assert asked(path).headers["cross-origin-resource-policy"] == expected


def test_an_answer_cannot_take_a_header_away() -> None:
    assert asked("/data").headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize(("path", "inline"), [("/cookie", False), ("/plain", True), ("/picture/x", True)])
def test_only_drawings_carry_styles_of_their_own(path: str, inline: bool) -> None:
    policy = asked(path).headers["content-security-policy"]
    assert ("'unsafe-inline'" in policy) is inline
    assert "script-src 'self' 'sha256-" in policy

"""What a first visitor would wait for is loaded before there is one, and not before the server answers."""

from __future__ import annotations

import threading
from typing import get_args

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from layers.cache import set_current
from tests.ui.client import Client
from ui.data.choices import View
from ui.data.edition import Edition, open_folder
from ui.map.files import map_files
from ui.shell import warm as warming
from ui.shell.fragments import PAGES
from ui.shell.warm import WarmAfterFirstAnswer, warm


def test_every_view_that_an_address_may_name_is_a_fragment() -> None:
    assert {"map", *PAGES} == {*get_args(View)}


def test_the_first_answer_begins_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Semaphore(0)
    answered = []
    monkeypatch.setattr(warming, "warm", lambda: (answered.append(len(seen)), begun.release()))
    seen = []

    def page(_request: Request) -> PlainTextResponse:
        seen.append(len(answered))
        return PlainTextResponse("here")

    client = Client(WarmAfterFirstAnswer(Starlette(routes=[Route("/", page)])))
    for _ in range(3):
        assert client.get("/").text == "here"
    assert begun.acquire(timeout=300)
    assert not begun.acquire(blocking=False)
    assert seen[0] == 0
    assert len(answered) == 1


def test_it_opens_the_folder_that_new_visitors_see(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
    open_folder.cache_clear()
    map_files.cache_clear()
    warm()
    assert open_folder.cache_info().currsize == 1
    assert map_files.cache_info().currsize == 1


@pytest.mark.parametrize("digest", [None, "gone"])
def test_without_a_folder_or_with_a_broken_one_it_leaves_the_message_to_the_page(
    monkeypatch: pytest.MonkeyPatch, digest: str | None
) -> None:
    monkeypatch.setattr(warming, "newest_digest", lambda: digest)
    warm()

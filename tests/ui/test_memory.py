"""Memory is given back to the system once many visitors have left, and not at each one."""

from __future__ import annotations

import asyncio
import ctypes

import pytest

from ui.shell import memory
from ui.shell.memory import MANY, GivesBack


def given_back(monkeypatch: pytest.MonkeyPatch, open_at_a_time: list[int]) -> int:
    """How often memory is given back while so many sessions are open, one moment after the other."""
    times: list[None] = []
    monkeypatch.setattr(memory, "give_back", lambda: times.append(None))

    async def scene() -> None:
        gives_back = GivesBack(after_seconds=0)
        for sessions in open_at_a_time:
            gives_back.hears(sessions)
        await asyncio.sleep(0.01)

    asyncio.run(scene())
    return len(times)


def test_few_that_leave_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given_back(monkeypatch, [*range(MANY), *reversed(range(MANY))]) == 0


def test_of_many_that_leave_one_by_one_memory_comes_back_some_times(monkeypatch: pytest.MonkeyPatch) -> None:
    # When 100, 50, 25 and 12 are still open.
    assert given_back(monkeypatch, [*range(201), *reversed(range(200))]) == 4


def test_those_who_come_and_go_alike_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given_back(monkeypatch, [*range(101), *[99, 100] * 50]) == 0


def test_where_the_c_library_cannot_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())
    assert memory.give_back() is False

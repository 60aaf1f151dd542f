"""The people of `make load`, on a server: what they do is what the page does, so none of it is refused."""

from __future__ import annotations

import asyncio
import time

import pytest

from benchmarks import people
from benchmarks.people import Person, Seen


def test_people_of_the_benchmark_meet_no_error(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "THINKING_SECONDS", 0.05)
    seen, began = list[Seen](), time.monotonic()
    # The clock runs out once enough was done.
    person = Person(server, 3, seen.append, lambda: 0.0 if len(seen) < 12 else time.monotonic() - began + 9)
    asyncio.run(person.visits(1))
    assert [one.fault for one in seen if one.fault] == []
    assert {"open", "filter"} <= {one.what for one in seen}

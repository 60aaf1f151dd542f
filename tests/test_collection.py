"""To collect the tests costs seconds: what they read of records, letters and maps, they read when they run."""

from __future__ import annotations

import pytest

from tests.conftest import FILLED


def test_nothing_is_loaded_before_the_first_test(request: pytest.FixtureRequest) -> None:
    assert request.config.stash[FILLED] == []

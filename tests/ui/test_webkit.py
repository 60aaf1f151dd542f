"""The page in WebKitGTK, as Debian's driver shows it on a screen that nobody sees: it opens the map."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from benchmarks.servers import free_port
from tests.ui.conftest import END_SECONDS, PATIENCE_MS

pytestmark = pytest.mark.browser

PATIENCE_SECONDS = PATIENCE_MS / 1000
SHAPES = (
    "const map = document.querySelector('.map-box iframe')?.contentDocument?.body;"
    "return map?.dataset.applied && document.querySelector('.facts-table')"
    " ? map.querySelectorAll('.leaflet-outlines-pane path').length : null;"
)


@contextlib.contextmanager
def child(*arguments: str | Path, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends with the test."""
    started = subprocess.Popen(arguments, stderr=subprocess.DEVNULL, **options)
    try:
        yield started
    finally:
        started.terminate()
        started.wait(END_SECONDS)


@pytest.fixture
def screen(xvfb: Path) -> Iterator[str]:
    """The name of a display."""
    reading, writing = os.pipe()
    with child(xvfb, "-displayfd", str(writing), "-screen", "0", "1440x900x24", pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"


@pytest.fixture
def driver(webkit: Path, screen: str, tmp_path: Path) -> Iterator[httpx.Client]:
    """A client of a driver that is ready."""
    port = free_port()
    environment = {**os.environ, "DISPLAY": screen, "HOME": str(tmp_path), "LIBGL_ALWAYS_SOFTWARE": "1"}
    with (
        child(webkit, f"--port={port}", "--host=127.0.0.1", env=environment),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_SECONDS) as client,
    ):
        until = time.monotonic() + PATIENCE_SECONDS
        while not ready(client):
            assert time.monotonic() < until
        yield client


def ready(client: httpx.Client) -> bool:
    with contextlib.suppress(httpx.ConnectError):
        return client.get("/status").is_success
    return False


def post(client: httpx.Client, path: str, **body: object) -> Any:
    answer = client.post(path, json=body)
    assert answer.is_success, answer.text
    return answer.json()["value"]


def test_webkit_opens_the_map(driver: httpx.Client, server: str) -> None:
    session = f"/session/{post(driver, '/session', capabilities={})['sessionId']}"
    try:
        post(driver, f"{session}/url", url=f"{server}/?background=off")
        until = time.monotonic() + PATIENCE_SECONDS
        while (shapes := post(driver, f"{session}/execute/sync", script=SHAPES, args=[])) is None:
            assert time.monotonic() < until
        assert shapes == 12
    finally:
        driver.delete(session)

"""What tests may need and not find: the letters, the real boundaries, a browser.

Elsewhere their absence is a skip that says why; where `AFSPRAKENKAART_STRICT=1` is set (CI) it is a failure.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No example is timed: how long one takes says how busy the machine is.
settings.register_profile("project", deadline=None, max_examples=60)
settings.load_profile("project")
# For the loop at the desk (`make test-fast`): fewer examples of each property.
settings.register_profile("fast", deadline=None, max_examples=15)

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


_Cached = type(cache(lambda: None))
ROOMS = ("app", "geo", "layers", "seeds", "ui", "benchmarks")
FILLED = pytest.StashKey[list[str]]()
"""What the project held in its caches before the first test."""


# What a test asks for says what it needs: by these marks `make test-fast` leaves out what takes long.
MARKS = {
    "chromium": "browser",
    "server": "server",
    "small_app": "server",
    "pygeoapi": "server",
    "pygeoapi_without_rd": "server",
    "letters": "letters",
    "boundaries_dir": "boundaries",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in {MARKS[name] for name in getattr(item, "fixturenames", ()) if name in MARKS}:
            item.add_marker(mark)


def _filled_caches() -> Iterator[str]:
    for module, content in sorted(sys.modules.items()):
        if module.partition(".")[0] in ROOMS:
            for name, found in vars(content).items():
                # Only a function's own cache, not what stands for anything (a proxy) or was imported from elsewhere.
                if type(found) is _Cached and found.__module__ == module and found.cache_info().currsize:
                    yield f"{module}.{name}"


def pytest_collection_finish(session: pytest.Session) -> None:
    session.config.stash[FILLED] = list(_filled_caches())


@pytest.fixture(autouse=True)
def _own_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """What runs a loop of its own finds none: that of Playwright goes on in this thread after tests with a browser."""
    if "browser" in request.fixturenames:
        yield
        return
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)


@pytest.fixture(autouse=True, scope="session")
def _measured_loops() -> Iterator[None]:
    """Where coverage measures, a loop runs in a thread of its own.

    Python 3.11 tells a tracer of the return, but not of the call, of what awaits a cancelled task (cpython #106749).
    httpx cancels one for each connection; coverage then takes the caller of the loop for one that has returned, and
    counts none of its further lines. A thread has a count of its own.
    """
    run = asyncio.run

    def apart(main: Coroutine[Any, Any, Any], **options: Any) -> Any:
        if sys.gettrace() is None:
            return run(main, **options)
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(copy_context().run, partial(run, main, **options)).result()

    if sys.version_info >= (3, 12):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio, "run", apart)
        yield


def _need(found: object, reason: str) -> None:
    if found:
        return
    if os.environ.get("AFSPRAKENKAART_STRICT") == "1":
        pytest.fail(f"{reason}, and AFSPRAKENKAART_STRICT=1 asks for it", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def nginx() -> None:
    """nginx, as Debian has it."""
    from benchmarks import replicas

    _need(replicas.nginx(), replicas.NO_NGINX)


@pytest.fixture(scope="session")
def letters() -> Path:
    """The folder with the five letters."""
    folder = SHARED / "documents"
    _need(folder.is_dir(), "the letters are not beside the project")
    return folder


@pytest.fixture(scope="session")
def boundaries_dir() -> Path:
    """The folder with real CBS boundaries (provinces 2025, municipalities 2022 and 2025)."""
    folder = SHARED / "boundaries"
    _need(folder.is_dir(), "the CBS boundaries are not beside the project")
    return folder


@pytest.fixture(scope="session")
def node() -> Path:
    """The executable of Node, of the machine or of the wheel that `make setup` brings where there is none."""
    path = os.pathsep.join((os.environ.get("PATH", ""), sysconfig.get_path("scripts")))
    found = shutil.which("node", path=path)
    _need(found, "no Node was found")
    return Path(str(found))


@pytest.fixture(scope="session")
def firefox() -> Path:
    """The executable of Firefox."""
    found = next(filter(None, (shutil.which(name) for name in ("firefox-esr", "firefox"))), None)
    _need(found, "no Firefox was found")
    return Path(str(found))


@pytest.fixture(scope="session")
def webkit() -> Path:
    """The driver of WebKitGTK."""
    found = shutil.which("WebKitWebDriver")
    _need(found, "no WebKitWebDriver was found")
    return Path(str(found))


@pytest.fixture(scope="session")
def xvfb() -> Path:
    """A screen that nobody sees."""
    found = shutil.which("Xvfb")
    _need(found, "no Xvfb was found")
    return Path(str(found))


@pytest.fixture(scope="session")
def office() -> Path:
    """LibreOffice, which opens a Word file as a reader does. CI does without it: there its parts are read alone."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("no LibreOffice was found")
    return Path(found)


@pytest.fixture(scope="session")
def qgis() -> str:
    """The Python of the machine that QGIS comes with. CI does without it: there files and API are read alone."""
    python = "/usr/bin/python3"
    if not Path(python).exists() or subprocess.run([python, "-c", "import qgis.core"], capture_output=True).returncode:
        pytest.skip("no QGIS was found")
    return python


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The executable of a Chromium browser."""
    found = next(filter(None, (shutil.which(n) for n in ("chromium", "chromium-browser", "google-chrome"))), None)
    _need(found, "no Chromium was found")
    return Path(str(found))

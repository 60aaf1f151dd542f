"""A supervisor is told when the map is served, and gets the port that it asked for or none."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.test_serve import busy_port
from ui import supervisor
from ui.serve import free_port


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[socket.socket]:
    """A supervisor that listens, as systemd does, at `notify` in a folder."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(30)
        yield listening


def test_a_supervisor_hears_of_the_start(heard: socket.socket) -> None:
    supervisor.tell(supervisor.READY, {"NOTIFY_SOCKET": str(heard.getsockname())})
    assert heard.recv(100) == b"READY=1"


@pytest.mark.skipif(sys.platform != "linux", reason="names without a file are of Linux alone")
def test_a_supervisor_at_a_name_without_a_file_hears_of_it_too() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind("\0afsprakenkaart-of-a-test")
        listening.settimeout(30)
        supervisor.tell(supervisor.STOPPING, {"NOTIFY_SOCKET": "@afsprakenkaart-of-a-test"})
        assert listening.recv(100) == b"STOPPING=1"


@pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "/nowhere/notify"}])
def test_without_a_supervisor_that_listens_the_start_goes_on(environ: dict[str, str]) -> None:
    supervisor.tell(supervisor.READY, environ)


def test_a_supervisor_gets_no_other_port_than_it_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", "/nowhere/notify")
    with busy_port() as busy, pytest.raises(OSError, match="busy"):
        free_port(busy, "127.0.0.1")

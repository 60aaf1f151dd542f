"""What the server below the app answers by itself: it does not say what it is."""

from __future__ import annotations

import resource
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from benchmarks.servers import free_port
from tests.test_architecture import ROOT
from ui.listen import config
from ui.shell.connections import Doors
from ui.shell.limits import MESSAGE_BYTES

UPGRADE = b"Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
KEY = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (b"NONSENSE\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET /" + b"a" * 70_000, 400),
        (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 200),
        (b"GET /healthz HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n", 421),
        (b"GET /_stcore/stream HTTP/1.1\r\n" + UPGRADE + KEY + b"\r\n", 101),
        (b"GET /_stcore/stream HTTP/1.1\r\n" + UPGRADE + b"\r\n", 400),
        (b"GET /_stcore/stream HTTP/1.1\r\n" + UPGRADE + KEY + b"Origin: http://elsewhere.example\r\n\r\n", 403),
        (b"GET /elsewhere HTTP/1.1\r\n" + UPGRADE + KEY + b"\r\n", 403),
        (b"get /_stcore/stream HTTP/1.1\r\n" + UPGRADE + KEY + b"\r\n", 405),
        (b"get /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405),
    ],
    ids=[
        "nonsense",
        "two hosts",
        "long",
        "good",
        "foreign",
        "websocket",
        "no key",
        "foreign page",
        "no websocket there",
        "websocket in small letters",
        "small letters",
    ],
)
def test_no_answer_says_what_made_it_and_each_refusal_is_a_problem(server: str, asked: bytes, status: int) -> None:
    place = urlsplit(server)
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        connection.sendall(asked)
        head = b""
        while b"\r\n\r\n" not in head and (more := connection.recv(4096)):
            head += more
    first, *lines = head.partition(b"\r\n\r\n")[0].split(b"\r\n")
    assert first.split()[1] == str(status).encode()
    assert not [line for line in lines if line.lower().startswith((b"server:", b"via:", b"x-powered-by:"))]
    assert b"uvicorn" not in head.lower()
    assert (b"content-type: application/problem+json" in head.lower()) == (status >= 400)


@pytest.mark.parametrize("files", [64, 128])
def test_where_too_few_files_may_be_open_the_start_says_so_and_ends(files: int) -> None:
    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))

    done = subprocess.run(
        [sys.executable, "-m", "ui.listen", "--port", str(free_port())],
        cwd=ROOT, preexec_fn=few, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "ulimit -n 250" in done.stderr
    assert "Traceback" not in done.stderr


def test_uvicorn_knows_how_it_is_set() -> None:
    how = config("app:app", Doors())
    assert (how.server_header, how.ws_max_size, how.access_log) == (False, MESSAGE_BYTES + 1, False)

"""Starts what is measured as children of this process, and reads what they use. Linux: it reads /proc."""

from __future__ import annotations

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).resolve().parent
START_SECONDS = 90
STREAMLIT = ("--server.address", "127.0.0.1", "--logger.hideWelcomeMessage", "true")
APP = ("-m", "ui.listen", "--port", "{port}")
"""The product on the folder that its cache names, without building first."""


@dataclass(frozen=True)
class Server:
    """A running server: its address and the process that answers."""

    url: str
    pid: int
    seconds_to_answer: float

    def memory_mb(self) -> float:
        """Return what the process keeps in memory, in MB (10^6 bytes)."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
        return kilobytes * 1024 / 1e6

    def shared_mb(self) -> float:
        """Return its part of what it keeps in memory, in MB: what it shares with others is divided among them (PSS)."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6

    def cpu_seconds(self) -> float:
        """Return how long the process has worked, on any core."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def boundaries(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with real boundaries where they are at hand."""
    shared = ROOT.parent / "shared" / "boundaries"
    found = {"AFSPRAKENKAART_BOUNDARIES": str(shared)} if shared.is_dir() else {}
    return {**found, **environ}


_reserved = contextlib.ExitStack()
atexit.register(_reserved.close)


def free_port(run: int = 1) -> int:
    """Return a port that nothing listens on and nobody else is given; with a `run` those that follow it are kept too.

    It stays bound here until this process ends, and nothing listens: a server that allows an address to be used again,
    as all of ours do, takes it all the same, while the system gives it to nobody who asks for any port.
    """
    while True:
        with contextlib.ExitStack() as taken, contextlib.suppress(OSError, OverflowError):
            first = 0
            for number in range(run):
                held = taken.enter_context(socket.socket())
                held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                held.bind(("127.0.0.1", first + number if first else 0))
                first = first or int(held.getsockname()[1])
            _reserved.enter_context(taken.pop_all())
            return first


def answers(url: str) -> bool:
    """Return whether a server answers at its root with a page."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def working(pid: int, port: int) -> int:
    """Return the process that runs Streamlit: this one, or the child of it that was told the port."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for child in map(int, children):
        if str(port) in Path(f"/proc/{child}/cmdline").read_text().split("\0"):
            return child
    return pid


@contextlib.contextmanager
def running(arguments: tuple[str, ...], log: Path, environ: Mapping[str, str]) -> Iterator[Server]:
    """Run `python <arguments>` where `{port}` stands for a free port, until the end of the block."""
    port = free_port()
    log.parent.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, *(part.format(port=port) for part in arguments)],
            cwd=ROOT, env={**environ}, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        while not answers(url):
            if process.poll() is not None or time.perf_counter() - started > START_SECONDS:
                raise RuntimeError(f"{' '.join(arguments)} did not start:\n{log.read_text(encoding='utf-8')}")
            time.sleep(0.02)
        yield Server(url, working(process.pid, port), time.perf_counter() - started)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def tiles(pixel: bytes) -> Iterator[str]:
    """Serve one picture for every tile of the background; its address as a template.

    With the answers of Playwright instead, Chromium would keep no file of any kind.
    """

    class Tile(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(pixel)))
            self.send_header("Cache-Control", "public, max-age=3600")
            self.end_headers()
            self.wfile.write(pixel)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Tile) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
        server.shutdown()


def product(log: Path, environ: Mapping[str, str]) -> contextlib.AbstractContextManager[Server]:
    """Run the product as `make run OFFLINE=1` does."""
    return running(("-m", "ui.serve", "--port", "{port}"), log, {**environ, "OFFLINE": "1"})


def script(name: str, log: Path, environ: Mapping[str, str]) -> contextlib.AbstractContextManager[Server]:
    """Run a Streamlit script of this folder."""
    arguments = ("-m", "streamlit", "run", str(HERE / name), "--server.port", "{port}", *STREAMLIT)
    return running(arguments, log, environ)


@dataclass(frozen=True)
class Used:
    """What a command used."""

    seconds: float
    peak_mb: float


def command(arguments: tuple[str, ...], environ: Mapping[str, str]) -> Used:
    """Run `python <arguments>` to its end; its time and the most memory that it held at once (MB)."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env={**environ}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"python {' '.join(arguments)} ended with status {process.returncode}")
    return Used(time.perf_counter() - started, used.ru_maxrss * 1024 / 1e6)

"""`python -m ui.serve --port N`: builds the map, starts the app, and fetches the real boundaries beside it.

Everything runs in children of this process, so that the server itself never loads a geometry library; all of them end
with it. `OFFLINE=1` skips the fetch. `AFSPRAKENKAART_BUILT` names a built folder (a path or an fsspec address) to show
instead: then nothing is built or fetched.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

from layers.cache import set_current
from layers.errors import BuiltFolderError
from layers.inputs import unchanged
from layers.remote import bring
from settings import BUILT, FETCHING, WITH_PARENT, Settings, of_this_process
from ui import bundles, supervisor
from ui.data.cache import fetch_progress, forget_fetch, newest_digest
from ui.streamlit_contract import HEALTH

ROOT = Path(__file__).resolve().parents[1]
PORTS_TRIED = 50
START_SECONDS = 180
END_SECONDS = 8
PATIENCE_SECONDS = 20
BUILD_SECONDS = 600
# How `layers fetch-figures` says that there is no network.
UNREACHABLE = 2


def free_port(wanted: int, host: str) -> int:
    """Return the first port from `wanted` on that nothing listens on.

    Raises OSError where the next `PORTS_TRIED` ports are all busy; under a supervisor, where this one is.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    tried = 1 if supervisor.is_there(os.environ) else PORTS_TRIED
    for port in range(wanted, min(wanted + tried, 65536)):
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind((host, port))
                return port
    raise OSError(f"ports {wanted} to {wanted + tried - 1} are all busy; choose another: make run PORT=9000")


def address(host: str) -> str:
    """Return a host as it stands in an address of this machine's own: every interface is asked by loopback."""
    own = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{own}]" if ":" in own else own


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


class Children:
    """The processes that this one started, in sessions of their own: Ctrl-C reaches them through `end`."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[str]] = []
        self._ended = threading.Event()
        self._lock = threading.Lock()

    def start(
        self, arguments: Sequence[str], *, quiet: bool = False, environ: Mapping[str, str] | None = None
    ) -> subprocess.Popen[str]:
        """Start `python <arguments>` in the project's folder; `quiet` keeps what it writes for the caller.

        The standard input of any other ends when this process does, however that ends.

        Raises RuntimeError where everything is being ended already.
        """
        with self._lock:
            if self._ended.is_set():
                raise RuntimeError("the server is being ended")
            child = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env={**os.environ, **(environ or {})},
                text=True,
                stdin=subprocess.DEVNULL if quiet else subprocess.PIPE,
                stdout=subprocess.PIPE if quiet else None,
                stderr=subprocess.STDOUT if quiet else None,
                start_new_session=True,
            )
            self._running.append(child)
            return child

    def run(self, arguments: Sequence[str]) -> tuple[int, str]:
        """Run `python <arguments>` to its end; its exit status and what it wrote."""
        child = self.start(arguments, quiet=True)
        written, _ = child.communicate()
        return child.returncode, written.strip()

    def end(self) -> None:
        """End every child: asked first, forced after `END_SECONDS`."""
        with self._lock:
            self._ended.set()
        for child in self._running:
            if child.poll() is None:
                child.terminate()
            if child.stdin:
                child.stdin.close()
        deadline = time.monotonic() + END_SECONDS
        for child in self._running:
            try:
                child.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def build(children: Children) -> None:
    """Build the map from the best local boundaries where anything that it is made of has changed.

    Where an older map is there, the start waits `PATIENCE_SECONDS` at most and the build goes on beside it. A fault is
    told, and the older map stays in use.
    """
    if unchanged(of_this_process()):
        return
    building = children.start(["-m", "layers", "build"], quiet=True)
    if not newest_digest():
        tell(building, BUILD_SECONDS)
    elif not told(building, PATIENCE_SECONDS):
        say("The map is still being built: the one that was built before is shown meanwhile.")
        threading.Thread(target=tell, args=(building, BUILD_SECONDS), daemon=True).start()


def told(building: subprocess.Popen[str], seconds: float) -> bool:
    """Wait for a build and tell what went wrong; whether it has ended by then."""
    try:
        written, _ = building.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    if building.returncode == 0:
        return True
    say(f"The map could not be built:\n{written.strip()}")
    if newest_digest():
        say("The map that was built before stays in use.")
    else:
        say("The page will say that there is no map. Mend the above, then run: python -m layers build")
    return True


def tell(building: subprocess.Popen[str], seconds: float) -> None:
    """Wait for a build and tell what went wrong; one that takes longer than it may is ended."""
    if not told(building, seconds):
        say(f"The build took longer than {seconds:.0f} s and is ended: are the boundaries larger than those of CBS?")
        building.kill()
        told(building, END_SECONDS)


def show_built(address: str) -> bool:
    """Show the built folder of this address instead of building; whether it could be had, a fault is told."""
    try:
        set_current(bring(address, of_this_process().cache))
    except (BuiltFolderError, OSError) as fault:
        say(f"{fault}\nMend the address in {BUILT} or what stands there, or start without it to build here.")
        return False
    return True


def fetch_beside(children: Children) -> None:
    """Fetch the real boundaries and build with them, then what is optional; without a network nothing is said."""
    with contextlib.suppress(RuntimeError):
        there = fetch_boundaries(children)
        # What is optional is asked for when nobody waits for it any more.
        if there:
            children.run(["-m", "geo", "fetch", "--if-stale", "--only", "official"])
        if fetch_figures(children) or there:
            build(children)


def fetch_boundaries(children: Children) -> bool:
    """Fetch the real boundaries and build with them; whether they are there."""
    before = newest_digest()
    status, written = children.run(["-m", "geo", "fetch", "--if-stale", "--only", "boundaries"])
    if status != 0:
        if (fetch_progress() or {}).get("state") != "offline":
            say(written)
        return False
    say(written)
    build(children)
    if newest_digest() != before:
        say("The real boundaries are here: the page offers to show them.")
    return True


def fetch_figures(children: Children) -> bool:
    """Fetch what CBS counts; whether it is there. A fault is only told."""
    status, written = children.run(["-m", "layers", "fetch-figures", "--if-stale"])
    if status != UNREACHABLE:
        say(written)
    return status == 0


def answers(url: str) -> bool:
    """Return whether the app answers that it is ready."""
    try:
        with urllib.request.urlopen(f"{url}{HEALTH}", timeout=2) as answer:  # a loopback address of our own
            return bool(answer.status == 200)
    except OSError:
        return False


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def serve(port: int, host: str, settings: Settings) -> int:
    """Build, start the app, fetch beside it; returns the exit status when the app ends, with every child ended.

    Where the settings name a built folder, nothing is built or fetched.
    """
    children = Children()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        built = settings.built
        return run(children, port, host, built=built, fetching=not built and not settings.offline)
    except KeyboardInterrupt:
        say("")
        return 0
    finally:
        supervisor.tell(supervisor.STOPPING, os.environ)
        # A second Ctrl-C must not leave children behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        children.end()


def run(children: Children, port: int, host: str, *, built: str, fetching: bool) -> int:
    """Bring or build the map, start the app, fetch beside it where asked; the exit status when the app ends."""
    # An older script is better than none.
    for line in (*(missing := bundles.missing()), *bundles.outdated()):
        say(line)
    if missing:
        return 1
    try:
        chosen = free_port(port, host)
    except OSError as fault:
        say(str(fault))
        return 1
    if chosen != port:
        say(f"Port {port} is busy: the map takes {chosen}.")
    if not built:
        forget_fetch()
        build(children)
    elif not show_built(built):
        return 1
    app = children.start(
        ["-m", "streamlit", "run", "app.py", "--server.port", str(chosen), "--server.address", host,
         "--logger.hideWelcomeMessage", "true"],
        environ={FETCHING: "1" if fetching else "", WITH_PARENT: "1"},
    )  # fmt: skip
    deadline = time.monotonic() + START_SECONDS
    while app.poll() is None and not answers(f"http://{address(host)}:{chosen}"):
        if time.monotonic() > deadline:
            say(f"The app did not start within {START_SECONDS} seconds.")
            return 1
        time.sleep(0.1)
    if app.poll() is not None:
        say("The app ended before it was ready; what went wrong stands above.")
        return app.returncode or 1
    say(f"Afsprakenkaart: http://localhost:{chosen}")
    supervisor.tell(supervisor.READY, os.environ)
    if fetching:
        threading.Thread(target=fetch_beside, args=(children,), daemon=True).start()
    return app.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m ui.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8501, help="the port to listen on, or the next free one")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    chosen = parser.parse_args(arguments)
    if not 1 <= chosen.port <= 65535:
        parser.error(f"a port lies between 1 and 65535, not {chosen.port}")
    return serve(chosen.port, chosen.host, of_this_process())


if __name__ == "__main__":
    sys.exit(main())

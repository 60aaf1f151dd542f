"""`python -m ui.serve --port N`: builds the map, starts the app, and fetches the real boundaries beside it.

Everything runs in children of this process, so that the server itself never loads a geometry library; all of them end
with it. `OFFLINE=1` skips the fetch. `AFSPRAKENKAART_BUILT` names a built folder (a path or the address of a
store) to show instead: then nothing is built or fetched.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import http.client
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from types import FrameType

from layers.inputs import unchanged
from layers.maps import adopt, put_back
from settings import BOUNDARIES, FETCHING, WITH_PARENT, Settings, is_folder, of_this_process
from ui import bundles, supervisor
from ui.data.cache import fetch_progress, forget_fetch, newest_digest
from ui.shell import start_report, store
from ui.shell.children import END_SECONDS, Children
from ui.streamlit_contract import HEALTH

PORTS_TRIED = 50
START_SECONDS = 180
PATIENCE_SECONDS = 20
FIRST_SECONDS = 60
BUILD_SECONDS = 600
# Each thread of the app would keep a heap of its own, and what a visitor left would stay in it (glibc reads these).
MEMORY = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "262144"}
# How `layers fetch-figures` says that there is no network.
UNREACHABLE = 2


def free_port(wanted: int, host: str) -> int:
    """Return the first port from `wanted` on that nothing listens on.

    Raises OSError where the next `PORTS_TRIED` ports are all busy; under a supervisor, where this one is.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    if not _is_address(host):
        raise OSError(f"--host {ascii(host)[:60]}: write an address of this machine, such as 127.0.0.1 or ::1")
    tried = 1 if supervisor.is_there(os.environ) else PORTS_TRIED
    for port in range(wanted, min(wanted + tried, 65536)):
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
                return port
            except OSError as fault:
                if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise OSError(f"--host {host}: nothing can listen there ({fault.strerror})") from None
    raise OSError(f"ports {wanted} to {wanted + tried - 1} are all busy; choose another: make run PORT=9000")


def address(host: str) -> str:
    """Return a host as it stands in an address of this machine's own: every interface is asked by loopback."""
    own = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{own}]" if ":" in own else own


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def build(children: Children) -> None:
    """Build the map from the best local boundaries where anything that it is made of has changed.

    Where an older map is there, the start waits `PATIENCE_SECONDS` and the build goes on beside it. Without one it
    waits `FIRST_SECONDS`, then builds one without the user's boundaries meanwhile, and, where that too ends without a
    map, one of schematic outlines. Faults are told; an older map stays.
    Where a map was put back, nothing is built: nobody would see it.
    """
    settings = of_this_process()
    if put_back(settings.cache) or unchanged(settings):
        return
    if left := _left(settings):
        say(f"A start that was killed left the map {left}: it is shown until the next one is built.")
    building = children.start(["-m", "layers", "build"], quiet=True)
    ended = told(building, PATIENCE_SECONDS if newest_digest() else FIRST_SECONDS)
    # What takes so long, takes all memory or ends a process is not passed over by the build itself.
    for without, options, environ in _with_less(settings):
        if newest_digest() or (ended and not building.returncode):
            break
        say(f"The map is built without {without}.")
        # Where the first one still comes, it takes the place of this one.
        tell(
            children.start(["-m", "layers", "build", "--meanwhile", *options], quiet=True, environ=environ),
            BUILD_SECONDS,
        )
    if not ended and not newest_digest():
        tell(building, BUILD_SECONDS)
    elif not ended:
        say("The map is still being built: the one that was built before is shown meanwhile.")
        threading.Thread(target=tell, args=(building, BUILD_SECONDS), daemon=True).start()


def _left(settings: Settings) -> str:
    """Show what a start that was killed has left, where nothing else is; its digest, "" for nothing."""
    with contextlib.suppress(OSError):
        return adopt(settings.cache, settings.kept_maps)
    return ""


def _with_less(settings: Settings) -> Iterator[tuple[str, list[str], dict[str, str]]]:
    """Yield what a build may leave out that the one before did not: its name, options and environment."""
    if settings.boundaries:
        yield f"the folder that {BOUNDARIES} names", [], {BOUNDARIES: ""}
    if settings.boundaries or is_folder(settings.cache / "boundaries"):
        yield "any boundaries, of schematic outlines", ["--schematic"], {}


def told(building: subprocess.Popen[str], seconds: float) -> bool:
    """Wait for a build and tell what went wrong; whether it has ended by then."""
    try:
        written, _ = building.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    if building.returncode == 0:
        return True
    say(f"The map could not be built:\n{written.strip()}")
    if building.returncode < 0:
        say(f"It was ended by signal {-building.returncode}: its time was up, memory ran out, or a library broke.")
    no_map = "The page will say that there is no map. Mend the above, then run: python -m layers build"
    say("The map that was built before stays in use." if newest_digest() else no_map)
    return True


def tell(building: subprocess.Popen[str], seconds: float) -> None:
    """Wait for a build and tell what went wrong; one that takes longer than it may is ended."""
    if not told(building, seconds):
        say(f"The build took longer than {seconds:.0f} s and is ended: are the boundaries larger than those of CBS?")
        building.kill()
        told(building, END_SECONDS)


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


def _is_address(host: str) -> bool:
    """Return whether a server can listen there: a name of this machine, or an address in digits, written whole."""
    try:
        return bool(host == "localhost" or ipaddress.ip_address(host))
    except ValueError:
        return host.lower() == socket.gethostname().lower()


def answers(host: str, port: int) -> bool:
    """Return whether the app answers that it is ready; no proxy is asked, no redirect is followed."""
    asked = http.client.HTTPConnection(address(host).strip("[]"), port, timeout=2)
    try:
        asked.request("GET", HEALTH)
        return asked.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


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
    if back := put_back(of_this_process().cache):
        say(
            f"{back} was put back and stays the map that is shown. To show another: python -m layers build, or rollback"
        )
    if not built:
        forget_fetch()
        build(children)
    elif not store.show(of_this_process(), say):
        return 1
    app = children.start(
        ["-m", "ui.listen", "--port", str(chosen), "--host", host],
        environ={FETCHING: "1" if fetching else "", WITH_PARENT: "1", **MEMORY},
    )
    deadline = time.monotonic() + START_SECONDS
    while app.poll() is None and not answers(host, chosen):
        if time.monotonic() > deadline:
            say(f"The app did not start within {START_SECONDS} seconds.")
            return 1
        time.sleep(0.1)
    if app.poll() is not None:
        say("The app ended before it was ready; what went wrong stands above.")
        return app.returncode or 1
    say(f"Afsprakenkaart: http://localhost:{chosen}")
    start_report.tell(host, chosen, fetching=fetching)
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

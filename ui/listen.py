"""Listens: runs the app (`app.py`) in uvicorn with bounds on connections. `python -m ui.serve` starts it.

    python -m ui.listen [--port 8501] [--host 127.0.0.1]

Streamlit's own command runs the same app, without these bounds, and names uvicorn in every
answer.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import logging
import os
import resource
import sys
from collections.abc import Sequence
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from ui.shell.clients import Proxies
from ui.shell.connections import BoundedWebSocket, Doors, bounded, listening
from ui.shell.limits import MESSAGE_BYTES

PING_SECONDS: Final = 30
"""A websocket is asked so often whether its other end is there, and has as long to say so."""
END_SECONDS: Final = 5
"""How long the end waits for answers that are under way."""
FILES: Final = 4_096
"""Files and connections that are open at once, where the system allows so many."""
SPARE_FILES: Final = 200
"""Of these, what is for files, children and the system."""


LEAST_CONNECTIONS: Final = 50
"""With fewer, a start is refused: some browsers would take them all."""


def allow_files(wanted: int = FILES) -> int:
    """Ask the system for so many open files; how many may be open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    asked = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < asked:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (asked, hard))
            return asked
    return wanted if soft == resource.RLIM_INFINITY else soft


def config(app: ASGIApp | str, doors: Doors, ping_seconds: float = PING_SECONDS) -> uvicorn.Config:
    """Return how uvicorn runs an app of ours within these doors."""
    return uvicorn.Config(
        app,
        # No answer says what made it, those of uvicorn itself neither.
        server_header=False,
        http=bounded(doors),
        ws=BoundedWebSocket,
        ws_max_size=MESSAGE_BYTES + 1,
        ws_ping_interval=ping_seconds,
        ws_ping_timeout=ping_seconds,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=END_SECONDS,
        access_log=False,
        use_colors=False,
        log_level="warning",
    )


REFUSALS: Final = ("Invalid HTTP request", "ASGI callable returned without completing handshake")
"""How uvicorn begins to tell of what is no request, and of a handshake that we answered with a refusal."""


def is_told(record: logging.LogRecord) -> bool:
    """Return whether the log tells what uvicorn says: what was refused is counted (`ui.shell.counters`), not told."""
    return record.levelno >= logging.WARNING and not str(record.msg).startswith(REFUSALS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m ui.listen", description=__doc__)
    parser.add_argument("--port", type=int, default=8501, help="the port to listen on")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    chosen = parser.parse_args(arguments)
    # Streamlit reads its options once, when it is first asked for one.
    os.environ |= {"STREAMLIT_SERVER_ADDRESS": chosen.host, "STREAMLIT_SERVER_PORT": str(chosen.port)}
    # It sets the log of uvicorn when its options are read, which must not come after what is set here.
    importlib.import_module("streamlit").get_option("logger.level")
    doors = Doors()
    doors.most = min(doors.most, allow_files() - SPARE_FILES)
    if doors.most < LEAST_CONNECTIONS:
        needed = SPARE_FILES + LEAST_CONNECTIONS
        sys.stderr.write(f"too few files may be open: {needed} are needed (ulimit -n {needed}, or LimitNOFILE)\n")
        return 1
    # By name: the app is made once its options are there.
    how = config("app:app", doors)
    doors.proxies = Proxies(how.forwarded_allow_ips)
    try:
        open_at = listening(chosen.host, chosen.port)
    except OSError as fault:
        sys.stderr.write(f"nothing can listen on {chosen.host}, port {chosen.port}: {fault.strerror}\n")
        return 1
    # Streamlit sets the level of this log again when it begins: a filter stays.
    logging.getLogger("uvicorn.error").addFilter(is_told)
    server = uvicorn.Server(how)
    with open_at:
        server.run(sockets=[open_at])
    return 0 if server.started else 1


if __name__ == "__main__":
    sys.exit(main())

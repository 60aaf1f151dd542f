"""What is told to a supervisor that waits for the start (systemd with `Type=notify`): the map is served, or it ends.

Without one, nothing is told. A supervisor has a proxy beside it that knows the port: no other one will do.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from typing import Final

SOCKET: Final = "NOTIFY_SOCKET"
READY: Final = "READY=1"
STOPPING: Final = "STOPPING=1"


def is_there(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether a supervisor waits to be told."""
    return bool(environ.get(SOCKET))


def tell(state: str, environ: Mapping[str, str] = os.environ) -> None:
    """Tell the supervisor of a state; where it cannot be reached, it goes by what it sees."""
    named = environ.get(SOCKET, "")
    if not named:
        return
    # A name that begins with @ is of no file: Linux writes it with a zero.
    address = f"\0{named[1:]}" if named.startswith("@") else named
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as speaking:
            speaking.connect(address)
            speaking.sendall(state.encode())
    except OSError:
        return

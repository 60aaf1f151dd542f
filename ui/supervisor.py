"""What is told to a supervisor that waits for the start (systemd with `Type=notify`): the map is served, or it ends.

Without one, nothing is told. A supervisor has a proxy beside it that knows the port: no other one will do.
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from typing import Final

SOCKET: Final = "NOTIFY_SOCKET"
READY: Final = "READY=1"
STOPPING: Final = "STOPPING=1"


def is_there(given: Mapping[str, str]) -> bool:
    """Return whether a supervisor waits to be told, by what it gave to this process."""
    return bool(given.get(SOCKET))


def tell(state: str, given: Mapping[str, str]) -> None:
    """Tell the supervisor of a state; where it cannot be reached, it goes by what it sees."""
    named = given.get(SOCKET, "")
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

"""`python -m ui.listen --port N`: the app alone, on uvicorn as this project sets it: what `ui.serve` starts.

Streamlit's own start names uvicorn in every answer and takes messages of 200 MB before anything of ours sees them.
"""

from __future__ import annotations

import argparse
import importlib
import os
from collections.abc import Sequence
from typing import Any, Final

import uvicorn

from ui.shell.limits import MESSAGE_BYTES

HOW: Final[dict[str, Any]] = {
    # No answer says what made it, those of uvicorn itself neither.
    "server_header": False,
    # The log names no visitor.
    "access_log": False,
    "log_level": "warning",
    "use_colors": False,
    # Its heads have a bound; the faster one takes as many as somebody sends.
    "http": "h11",
    "ws": "websockets-sansio",
    # A message that is too large is refused while it comes; one that is packed could be of any size.
    "ws_max_size": MESSAGE_BYTES,
    "ws_per_message_deflate": False,
    "ws_ping_interval": 30,
    "ws_ping_timeout": 30,
}
"""How uvicorn is set."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Listen until the process is ended."""
    parser = argparse.ArgumentParser(prog="python -m ui.listen", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    chosen = parser.parse_args(arguments)
    # Streamlit reads its options from the environment, `ui.shell.hosts` reads this one from Streamlit.
    os.environ.update(STREAMLIT_SERVER_ADDRESS=chosen.host, STREAMLIT_SERVER_PORT=str(chosen.port))
    # It sets the log of uvicorn when its options are read, which must not come after what is set here.
    importlib.import_module("streamlit").get_option("logger.level")
    uvicorn.run("app:app", host=chosen.host, port=chosen.port, **HOW)


if __name__ == "__main__":
    main()

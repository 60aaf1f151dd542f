"""`mcp`: answers assistants over the Model Context Protocol, by stdin and stdout or by HTTP on loopback."""

from __future__ import annotations

import argparse
from pathlib import Path

from settings import Settings


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("mcp", help="answer assistants over the Model Context Protocol")
    parser.add_argument("--built", type=Path, metavar="DIR", help="a built folder, instead of the current one")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Serve until the input ends; the exit status. Stdout carries the protocol and nothing else."""
    from layers.assistant.library import Shelf
    from layers.assistant.server import server

    shelf = Shelf(settings, chosen.built)
    shelf.library()
    mcp = server(shelf)
    if settings.mcp_http is None:
        mcp.run()
        return 0
    from mcp.server.transport_security import TransportSecuritySettings

    from layers.assistant.limits import MOST_BODY, MOST_SESSIONS

    host, port = settings.mcp_http
    names = [f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]")]
    mcp.run(
        "streamable-http",
        host=host,
        port=port,
        max_request_body_size=MOST_BODY,
        max_sessions=MOST_SESSIONS,
        transport_security=TransportSecuritySettings(
            allowed_hosts=names, allowed_origins=[f"http://{name}" for name in names]
        ),
    )
    return 0

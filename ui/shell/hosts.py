"""Which hosts and origins may talk to this server: anything else is refused before Streamlit sees it.

Streamlit, asked by a foreign origin, looks up its own external address at a third party within the event loop: every
visitor waits for that. A foreign host is a name that somebody else has pointed at this server (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from settings import HOSTS, of_this_process
from ui.shell.limits import REFUSED, Refusal, no_websocket, problem

# Addresses to listen on that stand for every interface of the machine.
EVERY_INTERFACE = ("0.0.0.0", "::", "")
_NAMED = (
    f"Deze server kent dit adres niet. Beheerder: noem het in {HOSTS}. "
    f"This server does not know this address. Operator: name it in {HOSTS}."
)
MISDIRECTED = Refusal(421, "Misdirected request", _NAMED)
FOREIGN = Refusal(403, "Not let in", _NAMED)
_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


_AUTHORITY = re.compile(r"(?:\[(?P<digits>[0-9A-Fa-f:.]+)\]|(?P<name>[\w.-]+))(?::(?P<port>[0-9]{1,5}))?", re.ASCII)


def host_of(authority: str) -> str:
    """Return the host in an authority (`name`, `name:port`, `[::1]:port`) in lower case, "" where it is none."""
    found = _AUTHORITY.fullmatch(authority)
    if not found or int(found["port"] or 0) > 65_535:
        return ""
    return (found["name"] or found["digits"]).lower().removesuffix(".")


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine itself."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _ip(host)
    return address is not None and address.is_loopback


def is_allowed(host: str, listening: str, named: Iterable[str] = ()) -> bool:
    """Return whether a host is one of this server.

    Args:
        host: as `host_of` gives it.
        listening: the address that the server listens on. One that stands for every interface allows each address in
            digits, which nobody can point elsewhere, and the machine's own name.
        named: the hosts that whoever runs the server named.
    """
    if not host:
        return False
    if is_loopback(host) or host == listening.lower() or host in named:
        return True
    return listening in EVERY_INTERFACE and (_ip(host) is not None or host == socket.gethostname().lower())


def is_same_origin(origin: str, authority: str) -> bool:
    """Return whether an `Origin` is of the `Host` that a request names; without a port it is that of the scheme."""
    try:
        given, asked = urlsplit(origin), urlsplit(f"//{authority}")
        default = _DEFAULT_PORTS.get(given.scheme)
        return bool(given.hostname) and (given.hostname, given.port or default) == (
            asked.hostname,
            asked.port or default,
        )
    except ValueError:
        return False


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def listening_address() -> str:
    """Return the address that Streamlit was told to listen on, loopback where it was told none."""
    from streamlit import get_option  # its settings are read when the server starts

    return str(get_option("server.address") or "127.0.0.1")


class KnownHosts:
    """ASGI middleware that refuses requests for other hosts and websockets from other origins."""

    def __init__(
        self, app: ASGIApp, named: Iterable[str] | None = None, listening: Callable[[], str] = listening_address
    ):
        self.app, self.listening = app, listening
        self.named = of_this_process().hosts if named is None else frozenset(named)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with the name of the setting that allows it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not self.allows(headers.get("host", ""), headers.get("origin") if scope["type"] == "websocket" else None):
            await refuse(scope, receive, send)
            return
        if scope["type"] == "websocket":
            # It has been judged: Streamlit would judge it by addresses that it looks up elsewhere.
            scope = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"origin"]}
        await self.app(scope, receive, send)

    def allows(self, authority: str, origin: str | None) -> bool:
        """Return whether a request for this host, from a page of this origin (None for no page), is let in."""
        if not is_allowed(host_of(authority), self.listening(), self.named):
            return False
        # Another port of this machine is another page: only its own origin and those of named hosts are let in.
        return origin is None or is_same_origin(origin, authority) or host_of(origin.partition("://")[2]) in self.named


async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request, or the handshake of a websocket, with a refusal."""
    if scope["type"] == "http":
        await problem(MISDIRECTED)(scope, receive, send)
        return
    await no_websocket(FOREIGN, scope, receive, send, code=REFUSED)

"""Who may talk to the desk: this machine alone, with a key that only the address holds, from the desk's own pages."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Literal

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import reading
from ui.shell.hosts import host_of, is_loopback
from writing import write_atomically

Role = Literal["editor", "second", "words"]
ROLES: Final[tuple[Role, ...]] = ("editor", "second", "words")
# Nothing from elsewhere, nothing kept, and no address of the desk told to others.
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
MOST_BYTES: Final = 1_000_000
LEAST_KEY: Final = 32


def _key() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Keys:
    """A key for each role: a reader who must not see the values of the first one has another address."""

    editor: str = field(default_factory=_key)
    second: str = field(default_factory=_key)
    words: str = field(default_factory=_key)

    def role(self, given: str) -> Role | None:
        """Return whose key this is, None where it is nobody's."""
        found: list[Role] = [
            role for role in ROLES if hmac.compare_digest(getattr(self, role).encode(), given.encode())
        ]
        return found[0] if found else None


def kept_keys(path: Path) -> Keys:
    """Return the keys in a file that its owner alone may read, made where there are none.

    They stay, so that a page that is open goes on when the desk was killed and started again; taking the file away
    makes new ones.
    """
    with suppress(OSError, ValueError, TypeError):
        is_own = path.stat().st_mode & 0o077 == 0
        found = Keys(**json.loads(reading.text(path)))
        if is_own and all(len(key) >= LEAST_KEY for key in asdict(found).values()):
            return found
    keys = Keys()
    write_atomically(path, json.dumps(asdict(keys)).encode(), mode=0o600)
    return keys


class Guard:
    """ASGI middleware: passes a request with a key to the app of its role, and refuses everything else."""

    def __init__(self, apps: Mapping[Role, ASGIApp], keys: Keys):
        self.apps, self.keys = apps, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or (what is no request over HTTP) leave it."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        authority = headers.get("host", "")
        _, _, rest = scope["path"].partition("/")
        key, _, _ = rest.partition("/")
        role = self.keys.role(key)
        if not is_loopback(host_of(authority)) or role is None:
            await PlainTextResponse("404\n", 404)(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            # The desk speaks HTTP on this machine alone, so that its own pages have this one origin.
            if headers.get("origin") != f"http://{authority}":
                await PlainTextResponse("403\n", 403)(scope, receive, send)
                return
            if int(headers.get("content-length") or 0) > MOST_BYTES or "content-length" not in headers:
                await PlainTextResponse("413\n", 413)(scope, receive, send)
                return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.apps[role]({**scope, "root_path": f"/{key}"}, receive, answer)

"""What travels between a page and its server: over the websocket, and by answer."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
from playwright.sync_api import CDPSession, Page, Response

OF_STREAMLIT = ("/static/", "/_stcore/", "/favicon.png")


@dataclass
class Traffic:
    """What went over the websocket, in both directions."""

    received: list[bytes] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Write down every frame of a page from now on."""

        def as_bytes(payload: str | bytes) -> bytes:
            return payload.encode() if isinstance(payload, str) else payload

        page.on("websocket", lambda socket: (
            socket.on("framereceived", lambda payload: self.received.append(as_bytes(payload))),
            socket.on("framesent", lambda payload: self.sent.append(as_bytes(payload))),
        ))  # fmt: skip

    def clear(self) -> None:
        """Forget what went before."""
        self.received.clear()
        self.sent.clear()

    @property
    def bytes(self) -> int:
        """How many bytes came."""
        return sum(map(len, self.received))


@dataclass
class Load:
    """What a page fetched: addresses, and bytes as they travelled, headers too; none for a file that was kept."""

    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)

    def watch(self, client: CDPSession) -> None:
        """Write down what a page fetches from now on."""

        def asked(event: dict[str, Any]) -> None:
            self.addresses[event["requestId"]] = event["request"]["url"]

        def came(event: dict[str, Any]) -> None:
            self.sizes[event["requestId"]] = event["encodedDataLength"]

        client.on("Network.requestWillBeSent", asked)
        client.on("Network.loadingFinished", came)
        client.send("Network.enable")

    def kb(self, *, of_streamlit: bool | None = None) -> float:
        """Return the kB that came: all, or those of Streamlit's own files, or those of all others."""
        return (
            sum(
                size
                for ident, size in self.sizes.items()
                if of_streamlit in (None, urlsplit(self.addresses.get(ident, "")).path.startswith(OF_STREAMLIT))
            )
            / 1e3
        )

    def by_name(self) -> dict[str, float]:
        """Return the bytes by address, the largest first."""
        found = {self.addresses.get(ident, ident): size for ident, size in self.sizes.items()}
        return dict(sorted(found.items(), key=lambda item: -item[1]))


def is_geometry(address: str) -> bool:
    """Return whether an address is that of geometry or names of the map."""
    return urlsplit(address).path.endswith((".topojson", "/points.json", "/names.json"))


def compressed(responses: list[Response]) -> dict[str, int]:
    """Return the bytes of each file with geometry or names as they were sent."""
    pack = {"br": lambda body: brotli.compress(body, quality=9), "gzip": lambda body: gzip.compress(body, 9, mtime=0)}
    found = {}
    for response in responses:
        encoding = response.headers.get("content-encoding", "")
        length = response.headers.get("content-length")
        body = response.body()
        name = urlsplit(response.url).path.rpartition("/")[2]
        found[name] = int(length) if length else len(pack.get(encoding, bytes)(body))
    return found


def travelled(responses: list[Response]) -> int:
    """Return the bytes of answers as they were sent, compressed; an answer that the browser kept counts too."""
    return sum(int(response.headers.get("content-length", 0)) for response in responses)

"""Who asks: an address, and of IPv6 the network of one home or office, whose addresses nobody can count."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Final

from starlette.types import Scope

HOME_BITS: Final = 64
"""Bits of an IPv6 address that name a home or an office; it may give itself any address of what is left."""
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def client_of(scope: Scope) -> str:
    """Return who sends a request: behind a proxy that the server trusts, whom the proxy names last."""
    return named(scope["client"][0] if scope.get("client") else "")


def named(host: str) -> str:
    """Return the client of an address; what is no address is a client by itself."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return host
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address) >> HOME_BITS << HOME_BITS, HOME_BITS)))


class Proxies:
    """The proxies that a server trusts: behind their address stand many clients."""

    def __init__(self, told: str | Iterable[str]) -> None:
        """Take what `FORWARDED_ALLOW_IPS` says: addresses and networks with commas between them, `*` for all."""
        words = [word.strip() for word in (told.split(",") if isinstance(told, str) else told)]
        self._all = "*" in words
        self._networks = [network for word in words if (network := _network(word))]

    def __contains__(self, host: str) -> bool:
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return self._all
        return self._all or any(address in network for network in self._networks)


def _network(word: str) -> _Network | None:
    try:
        return ipaddress.ip_network(word, strict=False)
    except ValueError:
        return None

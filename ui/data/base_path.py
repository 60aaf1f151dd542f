"""The path under which a proxy shows this server, such as `/kaart`: what every address of ours begins with."""

from __future__ import annotations

# One for the process, said once at its start: it is asked for each link of each page.
_base = ""


def stand_under(base: str) -> None:
    """Let every address begin with this path; "" where the server stands at the top."""
    global _base
    _base = base


def own(address: str) -> str:
    """Return an address of this server as pages name it: under the base path; any other is left as it is.

    What begins with the base path already is left too, so that whoever makes an element need not know who made its
    address.
    """
    if not _base or not address.startswith("/") or address.startswith("//"):
        return address
    return address if address == _base or address.startswith(f"{_base}/") else f"{_base}{address}"

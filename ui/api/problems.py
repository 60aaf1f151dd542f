"""What is answered where a request cannot be: problem details (RFC 9457), one form for every error."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

from layers.geojson import compact

MEDIA_TYPE: Final = "application/problem+json"
NAMED: Final = 80
"""How much of what a request says is told back."""


class ProblemError(Exception):
    """A request that cannot be answered: its status, and what is wrong in one sentence.

    `known` is what could have been asked for instead.
    """

    def __init__(self, status: int, detail: str, known: Iterable[str] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = f"{detail}; known: {', '.join(known)}" if (known := list(known)) else detail

    def body(self) -> bytes:
        """Return the problem as JSON."""
        title = HTTPStatus(self.status).phrase
        return compact({"type": "about:blank", "title": title, "status": self.status, "detail": self.detail}).encode()


def told(value: object) -> str:
    """Return what a request said, quoted and short."""
    return repr(str(value)[:NAMED])

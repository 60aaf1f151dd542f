"""A client for the tables of CBS (OData 3): the rows of what is asked, all pages of it, within limits.

CBS gives 10,000 rows an answer at most and refuses what would be more, so that each question stays below that and pages
are asked for by `$top` and `$skip`. Only filters that its own clients use are sent: `eq`, `or` and `substringof`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote, urlencode

from geo.errors import ServiceError
from geo.sources.web import Client, Limits, clean, explained, get, on_same_server

MOST_ROWS: Final = 10_000
ACCEPT: Final = "application/json"
_NEXT: Final = ("odata.nextLink", "@odata.nextLink")

Row = Mapping[str, Any]


@dataclass
class Service:
    """The tables at a base address, with what is left of the limits of one fetch."""

    base_url: str
    client: Client
    limits: Limits
    _bytes: int = field(init=False)
    _answers: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Start with all that the limits allow."""
        self._bytes = self.limits.bytes

    async def rows(self, table: str, entity: str, *, where: str = "", select: Sequence[str] = ()) -> list[Row]:
        """All rows of an entity of a table (`TypedDataSet`, `Perioden`, ...) that a filter leaves.

        Raises:
            ServiceError: an answer that is an error or cannot be used, or a limit that was reached.
        """
        asked = {"$format": "json"}
        if where:
            asked["$filter"] = where
        if select:
            asked["$select"] = ",".join(select)
        found: list[Row] = []
        firsts: list[Row] = []
        seen: set[str] = set()
        url: str | None = self._address(table, entity, asked, 0)
        while url is not None:
            if url in seen:
                raise ServiceError(f"{url}: paging runs in a circle, this page was read before")
            seen.add(url)
            page, following = await self._page(url)
            if page and page[0] in firsts:
                raise ServiceError(f"{url}: paging runs in a circle, this page starts with a row that was read before")
            firsts += page[:1]
            found += page
            if following is not None:
                url = on_same_server(url, following, "the next page")
            else:
                url = self._address(table, entity, asked, len(found)) if len(page) >= MOST_ROWS else None
        return found

    def _address(self, table: str, entity: str, asked: Mapping[str, str], skip: int) -> str:
        paged = {**asked, "$top": str(MOST_ROWS), "$skip": str(skip)}
        query = urlencode(paged, safe="$(),'", quote_via=quote)
        return f"{self.base_url}/{table}/{entity}?{query}"

    async def _page(self, url: str) -> tuple[list[Row], str | None]:
        if self._answers >= self.limits.pages:
            raise ServiceError(f"{url}: more than {self.limits.pages} answers, given up")
        self._answers += 1
        answer = await get(self.client, url, self._bytes)
        self._bytes -= len(answer.body)
        if answer.status != 200:
            raise ServiceError(explained(answer))
        try:
            document = json.loads(answer.body)
        except (ValueError, RecursionError) as error:
            kind = answer.headers.get("content-type", "no content type")[:80]
            raise ServiceError(f"{url}: answered 200 ({clean(kind)}), but the body is no JSON") from error
        rows = document.get("value") if isinstance(document, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ServiceError(f"{url}: the answer holds no rows")
        following = next((document[name] for name in _NEXT if document.get(name)), None)
        return rows, following if following is None else str(following)

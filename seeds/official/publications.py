"""The official publications: a parliamentary paper as XML or HTML, and the papers with it by its metadata."""

from __future__ import annotations

import re
import xml.parsers.expat
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from seeds.official.forms import form_of
from seeds.official.numbers import PaperNumber
from seeds.official.web import Answer, NotThereError, Web, WebError, clean

_ACCEPTED: Final = {"xml": "application/xml, text/xml", "html": "text/html", "pdf": "application/pdf"}
_PUBLICATION: Final = re.compile(r"publicatie|kamer", re.I)
_ANNEX: Final = re.compile(r"blg-\d{1,10}", re.ASCII)


@dataclass(frozen=True)
class Metadata:
    """What a publication says of itself, empty where it does not: title, day (ISO), the identifiers of its papers."""

    title: str = ""
    day: str = ""
    annexes: tuple[str, ...] = ()


class Publications:
    """The official publications at one server."""

    def __init__(self, web: Web) -> None:
        self._web = web

    async def letter(self, paper: PaperNumber) -> Answer:
        """Return a paper as XML, which says what is a heading and what a list; where there is none, as HTML.

        Raises:
            NotThereError: there is no such publication.
            WebError: the server does not answer as it should.
        """
        try:
            return await self._paper(paper, "xml")
        except NotThereError:
            return await self._paper(paper, "html")

    async def metadata(self, paper: PaperNumber) -> Metadata:
        """Return what the publication says of itself.

        Raises:
            WebError: the server does not answer as it should.
        """
        answer = await self._web.get(f"{self._web.base_url}/{paper.identifier}/metadata.xml", _ACCEPTED["xml"])
        found: dict[str, list[str]] = {}

        def start(_tag: str, attributes: dict[str, str]) -> None:
            found.setdefault(attributes.get("name", ""), []).append(clean(attributes.get("content", "")))

        _parse(answer, start)
        title = found.get("OVERHEIDop.documenttitel") or found.get("DC.title") or [""]
        day = re.match(r"\d{4}-\d\d-\d\d", (found.get("DCTERMS.issued") or [""])[0])
        annexes = filter(_ANNEX.fullmatch, found.get("OVERHEIDop.bijlage", []))
        return Metadata(title[0], day[0] if day else "", tuple(dict.fromkeys(annexes)))

    async def annex(self, identifier: str) -> Answer:
        """Return a paper that came with a letter, by its identifier (`blg-1184123`).

        Raises:
            WebError: it is not there or does not come.
        """
        return await self._web.get(f"{self._web.base_url}/{identifier}.pdf", _ACCEPTED["pdf"])

    async def _paper(self, paper: PaperNumber, form: str) -> Answer:
        url = f"{self._web.base_url}/{paper.identifier}.{form}"
        answer = await self._web.get(url, _ACCEPTED[form])
        # What is not there is also told by a page of its own with status 200.
        if paper.identifier not in urlsplit(answer.url).path:
            raise NotThereError(url, f"leads to {clean(answer.url)}: there is no such publication; check the number")
        if not answer.body.strip():
            raise WebError(url, "answered 200, but with nothing in it; try again later")
        if form_of(answer.body) != form:
            kind = clean(answer.content_type) or "no content type"
            raise WebError(url, f"answered 200 ({kind}), but that is no {form.upper()}; try again later")
        if form == "xml":
            _require_publication(answer)
        elif not re.search(rb"%b(?!\d)" % re.escape(paper.identifier.encode()), answer.body):
            raise WebError(url, f"the page does not name {paper.identifier}, so it is another one; try again later")
        return answer


def _require_publication(answer: Answer) -> None:
    tags: list[str] = []
    _parse(answer, lambda tag, _attributes: tags.append(tag))
    if not _PUBLICATION.search(tags[0]):
        raise WebError(answer.url, f"is XML, but no publication: it begins with {clean(tags[0])!r}; try again later")


def _parse(answer: Answer, start: Callable[[str, dict[str, str]], None]) -> None:
    """Read XML whole; entities from elsewhere are not fetched, and those that grow without end are refused.

    Raises:
        WebError: it is no complete XML.
    """
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(answer.body, True)
    except (xml.parsers.expat.ExpatError, LookupError, ValueError) as error:
        raise WebError(answer.url, f"answered 200, but with XML that is broken ({error}); try again later") from None

"""Parliament's open data (OData 4): documents by number, by paper, and those of a dossier or with certain words.

What the server sends is believed only where it can be checked: every field has its type, a document has the number that
was asked for, and paging moves on.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Annotated, Any, Final
from urllib.parse import quote, urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from seeds.official.numbers import DocumentNumber, Dossier, PaperNumber
from seeds.official.web import Answer, Web, WebError, clean

LETTER: Final = "Brief regering"
"""What parliament calls a letter from the government."""

_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_JSON: Final = "application/json"
_FILES: Final = (
    "application/pdf, application/vnd.openxmlformats-officedocument.wordprocessingml.document, "
    "application/vnd.oasis.opendocument.text, */*;q=0.1"
)


def _day(given: object) -> object:
    """The day in Amsterdam: midnight there is the day before in UTC."""
    if not isinstance(given, str):
        return given
    moment = dt.datetime.fromisoformat(given)
    return (moment.astimezone(_AMSTERDAM) if moment.tzinfo else moment).date()


def _cleaned(given: object) -> object:
    return clean(given) if isinstance(given, str) else given or ""


Line = Annotated[str, BeforeValidator(_cleaned)]


class _Sent(BaseModel):
    """What the server sends: fields that are not named here may stand beside."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SentDossier(_Sent):
    """A dossier that a document belongs to."""

    number: int = Field(alias="Nummer")
    addition: Line = Field("", alias="Toevoeging")


class Document(_Sent):
    """A document of parliament, with its dossiers and papers where they were asked for."""

    guid: UUID = Field(alias="Id")
    number: Annotated[str, StringConstraints(pattern=r"^\d{4}D\d{5,6}$")] = Field(alias="DocumentNummer")
    kind: Line = Field("", alias="Soort")
    subject: Line = Field("", alias="Onderwerp")
    title: Line = Field("", alias="Titel")
    day: Annotated[dt.date | None, BeforeValidator(_day)] = Field(None, alias="Datum")
    paper: int | None = Field(None, alias="Volgnummer")
    removed: bool = Field(False, alias="Verwijderd")
    dossiers: tuple[SentDossier, ...] = Field((), alias="Kamerstukdossier")
    papers: tuple[Document, ...] = Field((), alias="BijlageDocument")

    @property
    def name(self) -> str:
        """The subject, which says more than the title (that of the dossier)."""
        return self.subject or self.title

    @property
    def paper_numbers(self) -> tuple[PaperNumber, ...]:
        """Its numbers as a parliamentary paper; a document without one has the number -1 or none."""
        if self.paper is None or self.paper < 1:
            return ()
        plain = (d for d in self.dossiers if re.fullmatch(r"[A-Z]{0,6}", d.addition))
        return tuple(PaperNumber(Dossier(d.number, d.addition), self.paper) for d in plain)


class _Page(_Sent):
    value: list[Any]
    following: str | None = Field(None, alias="@odata.nextLink")


class Parliament:
    """Parliament's open data at one server."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def address_of(self, document: Document) -> str:
        """Return the address of the file of a document."""
        return f"{self._web.base_url}/Document({document.guid})/resource"

    async def file(self, document: Document) -> Answer:
        """Return the file of a document.

        Raises:
            WebError: it is not there or does not come.
        """
        return await self._web.get(self.address_of(document), _FILES)

    async def by_number(self, wanted: DocumentNumber | PaperNumber) -> tuple[Document, ...]:
        """Return the documents of this number, newest first; several where a letter was sent again.

        Raises:
            WebError: the server does not answer as it should.
        """
        if isinstance(wanted, DocumentNumber):
            where = f"DocumentNummer eq '{wanted}'"
        else:
            where = f"Volgnummer eq {wanted.number} and {_in_dossier(wanted.dossier)}"
        found = await self._documents(where)
        asked = str(wanted)
        return tuple(d for d in found if asked == d.number or asked in map(str, d.paper_numbers))

    async def letters_of(self, dossier: Dossier, since: dt.date) -> tuple[Document, ...]:
        """Return the letters of a dossier since a day, newest first; a number without letters is all of that number.

        Raises:
            WebError: the server does not answer as it should.
        """
        found = await self._documents(f"{_letters(since)} and {_in_dossier(dossier)}")
        return tuple(d for d in _still_letters(found, since) if any(_is_of(sent, dossier) for sent in d.dossiers))

    async def letters_with(self, words: str, since: dt.date) -> tuple[Document, ...]:
        """Return the letters since a day whose subject or title holds these words, newest first.

        Raises:
            WebError: the server does not answer as it should.
        """
        sought = words.lower().replace("'", "''")
        holds = " or ".join(f"contains(tolower({field}),'{sought}')" for field in ("Onderwerp", "Titel"))
        found = await self._documents(f"{_letters(since)} and ({holds})")
        return tuple(d for d in _still_letters(found, since) if words.lower() in f"{d.subject}\n{d.title}".lower())

    async def _documents(self, where: str) -> tuple[Document, ...]:
        query = {
            "$filter": f"Verwijderd eq false and {where}",
            "$orderby": "Datum desc",
            "$expand": "Kamerstukdossier,BijlageDocument",
        }
        url: str | None = f"{self._web.base_url}/Document?{urlencode(query, safe='$(),:/', quote_via=quote)}"
        found: dict[UUID, Document] = {}
        read: set[str] = set()
        while url is not None:
            if url in read:
                raise WebError(url, "paging runs in a circle: this page was read before; try again later")
            if len(read) >= self._web.limits.pages:
                raise WebError(url, f"more than {len(read)} pages, given up; ask for a shorter time with --since")
            read.add(url)
            page, documents = _read_page(await self._web.get(url, _JSON))
            if documents and all(document.guid in found for document in documents):
                raise WebError(url, "paging runs in a circle: this page brings nothing new; try again later")
            found |= {document.guid: document for document in documents}
            url = self._web.on_this_server(url, page.following, "the next page") if page.following else None
        there = (document for document in found.values() if not document.removed)
        return tuple(sorted(there, key=lambda d: (d.day or dt.date.min, d.number), reverse=True))


def _in_dossier(dossier: Dossier) -> str:
    addition = f" and d/Toevoeging eq '{dossier.addition}'" if dossier.addition else ""
    return f"Kamerstukdossier/any(d:d/Nummer eq {dossier.number}{addition})"


def _is_of(sent: SentDossier, dossier: Dossier) -> bool:
    return sent.number == dossier.number and dossier.addition in ("", sent.addition)


def _letters(since: dt.date) -> str:
    return f"Soort eq '{LETTER}' and Datum ge {since.isoformat()}T00:00:00Z"


def _still_letters(found: Iterable[Document], since: dt.date) -> Iterable[Document]:
    return (d for d in found if d.kind == LETTER and d.day is not None and d.day >= since)


def _read_page(answer: Answer) -> tuple[_Page, list[Document]]:
    try:
        page = _Page.model_validate_json(answer.body)
        return page, [Document.model_validate(row) for row in page.value]
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise WebError(
            answer.url,
            f"answered 200 ({clean(answer.content_type) or 'no content type'}), but not as parliament's open data do "
            f"({clean(': '.join(filter(None, [where, first['msg']])))}); try again later",
        ) from None

"""`python -m seeds fetch`: a letter and its papers by number, kept with their origin.

A parliamentary paper comes from the official publications, else from parliament; a document number names a document of
parliament. What cannot be had is told, and the rest is kept.
"""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from clock import stamp
from seeds.errors import Fault, SeedsError
from seeds.official.forms import described, form_of
from seeds.official.kept import Fetched, keep
from seeds.official.numbers import DocumentNumber, PaperNumber
from seeds.official.parliament import Document, Parliament
from seeds.official.publications import Metadata, Publications
from seeds.official.web import Answer, Limits, NotThereError, Web, WebError
from settings import PARLIAMENT_URL, PUBLICATIONS_URL, Settings


@dataclass
class Fetching:
    """What became of one number: the letter's file, every file kept, and what could not be had."""

    letter: Path | None = None
    kept: list[tuple[Fetched, bool]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


async def fetch(
    number: PaperNumber | DocumentNumber,
    folder: Path,
    settings: Settings,
    *,
    force: bool = False,
    limits: Limits | None = None,
) -> Fetching:
    """Fetch a letter with its papers into a folder.

    Raises:
        SeedsError: a base address is none; what goes wrong later is in the outcome.
    """
    limits = limits or Limits()
    async with AsyncExitStack() as opened:
        of_parliament = await opened.enter_async_context(Web(settings.parliament_url, PARLIAMENT_URL, limits))
        of_publications = await opened.enter_async_context(Web(settings.publications_url, PUBLICATIONS_URL, limits))
        sources = (Parliament(of_parliament), Publications(of_publications))
        return await _Fetch(number, folder, *sources, limits, force).run()


@dataclass(frozen=True)
class _Fetch:
    number: PaperNumber | DocumentNumber
    folder: Path
    parliament: Parliament
    publications: Publications
    limits: Limits
    force: bool
    outcome: Fetching = field(default_factory=Fetching)

    async def run(self) -> Fetching:
        documents = await self._documents()
        metadata = Metadata()
        if isinstance(self.number, PaperNumber) and not documents:
            metadata = await self._metadata(self.number)
        letter = await self._letter(documents)
        if letter is None:
            return self.outcome
        document = documents[0] if documents else None
        kept = self._keep(letter, str(self._name()), document, metadata=metadata)
        if kept is None:
            return self.outcome
        self.outcome.letter = self.folder / kept
        async for answer, name, paper in self._papers(documents, metadata):
            self._keep(answer, f"{self._name()}-bijlage-{name}", paper, paper_of=kept)
        return self.outcome

    def _name(self) -> str:
        return self.number.identifier if isinstance(self.number, PaperNumber) else self.number.number

    async def _documents(self) -> tuple[Document, ...]:
        try:
            return await self.parliament.by_number(self.number)
        except WebError as error:
            self.outcome.faults += error.faults
            return ()

    async def _metadata(self, paper: PaperNumber) -> Metadata:
        try:
            return await self.publications.metadata(paper)
        except NotThereError:
            return Metadata()
        except WebError as error:
            self.outcome.faults += error.faults
            return Metadata()

    async def _letter(self, documents: tuple[Document, ...]) -> Answer | None:
        missed: list[Fault] = []
        try:
            if isinstance(self.number, PaperNumber):
                return await self.publications.letter(self.number)
        except WebError as error:
            missed += error.faults
        try:
            if documents:
                return await self.parliament.file(documents[0])
            if not (missed or self.outcome.faults):
                missed.append(Fault(str(self.number), 0, "parliament has no document of this number; check it"))
        except WebError as error:
            missed += error.faults
        self.outcome.faults += missed
        return None

    async def _papers(
        self, documents: tuple[Document, ...], metadata: Metadata
    ) -> AsyncIterator[tuple[Answer, str, Document | None]]:
        papers = {paper.number: paper for document in documents for paper in document.papers if not paper.removed}
        for name, paper in sorted(papers.items())[: self.limits.papers]:
            try:
                yield await self.parliament.file(paper), name, paper
            except WebError as error:
                self.outcome.faults += error.faults
        for identifier in metadata.annexes[: self.limits.papers]:
            try:
                yield await self.publications.annex(identifier), identifier, None
            except WebError as error:
                self.outcome.faults += error.faults
        count = len(papers) + len(metadata.annexes)
        if count > self.limits.papers:
            message = f"{count} papers, {self.limits.papers} of them fetched; fetch the others by their own number"
            self.outcome.faults.append(Fault(str(self.number), 0, message))

    def _keep(
        self,
        answer: Answer,
        name: str,
        document: Document | None,
        *,
        metadata: Metadata | None = None,
        paper_of: str = "",
    ) -> str | None:
        """Keep an answer under a name and its form; its file, None where it is no letter or cannot be kept."""
        form = form_of(answer.body)
        if form is None:
            message = f"answered 200, but that is {described(answer.body)}; open the address and save it as PDF or Word"
            self.outcome.faults.append(Fault(answer.url, 0, message))
            return None
        numbers = document.paper_numbers if document and not paper_of else ()
        number = self.number if isinstance(self.number, PaperNumber) and not paper_of else None
        own = number or (numbers[0] if len(numbers) == 1 else None)
        record = Fetched(
            file=f"{name}.{form}",
            origin=answer.url,
            fetched_at=stamp(),
            sha256=hashlib.sha256(answer.body).hexdigest(),
            content_type=answer.content_type,
            asked=str(self.number),
            paper=own.cited if own else "",
            document_number=document.number if document else "",
            title=document.name if document else metadata.title if metadata else "",
            date=document.day.isoformat() if document and document.day else metadata.day if metadata else "",
            paper_of=paper_of,
        )
        try:
            self.outcome.kept.append((record, keep(self.folder, record, answer.body, force=self.force)))
        except SeedsError as error:
            self.outcome.faults += error.faults
            return None
        return record.file


def report(outcome: Fetching) -> list[str]:
    """Return a line per file, and the commands that read the letter."""
    lines = [
        f"{'kept' if new else 'was here'}: {record.file}"
        + (f", {record.title}" if record.title else "")
        + f" (from {record.origin})"
        for record, new in outcome.kept
    ]
    if outcome.letter:
        path = shlex.quote(str(outcome.letter))
        others = ", and its papers in the same way" if len(outcome.kept) > 1 else ""
        lines += [f"to read it{others}:", f"  python -m seeds propose {path}", f"  make desk LETTER={path}"]
    return lines

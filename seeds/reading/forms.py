"""The forms in which a letter comes, each read by a child process with limits (`python -m seeds.reading.forms FILE`).

A file from outside can loop or unpack without end: what reads it may do so only in there.
"""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Literal

from defusedxml.common import DefusedXmlException

import reading

Form = Literal["text", "PDF", "DOCX", "ODT", "HTML", "XML", "DOC", "RTF"]

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 100
_ENDINGS: dict[str, Form] = {
    ".txt": "text", ".md": "text",
    ".pdf": "PDF", ".docx": "DOCX", ".odt": "ODT", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".xml": "XML",
    ".doc": "DOC", ".rtf": "RTF",
}  # fmt: skip
_BEGINS: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF-", "PDF"), (b"\xd0\xcf\x11\xe0", "DOC"), (b"{\\rtf", "RTF"), (b"<?xml", "XML"), (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
)  # fmt: skip
_OLD = "this form is not read; save it as DOCX, PDF or text"


def form_of(path: Path) -> Form:
    """Return the form of a letter by the end of its name, else by its first bytes."""
    named = _ENDINGS.get(path.suffix.lower())
    if named:
        return named
    with reading.opened(path) as file:
        begin = file.read(400)
    if begin.startswith(b"PK\x03\x04"):
        return "ODT" if b"opendocument" in begin else "DOCX"
    return next((form for sign, form in _BEGINS if begin.lstrip().lower().startswith(sign.lower())), "text")


def text_of(path: Path, form: Form, seconds: float) -> str:
    """Return the text of a letter that is no text file.

    Raises:
        ValueError: it can't be read; the message says why.
        TimeoutError: it took longer than `seconds`.
    """
    if form in ("DOC", "RTF"):
        raise ValueError(_OLD)
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")])}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "seeds.reading.forms", form, str(path.resolve())],
            capture_output=True, timeout=seconds, env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    if done.returncode:
        said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise ValueError(said[-1][:200] if said else "it needs too much time or memory")
    return done.stdout.decode("utf-8", errors="replace")


def _read(path: Path, form: str) -> str:
    # Each reader is loaded only where it is needed.
    if form == "PDF":
        from seeds.reading.pdf import pdf_text

        return pdf_text(path)
    if form in ("DOCX", "ODT"):
        from seeds.reading.office import office_text

        return office_text(path)
    from seeds.reading.markup import markup_text

    return markup_text(path)


def _bound_resources() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def main() -> int:
    """Print the text of the file named; return 1, with the reason on stderr, if that fails."""
    try:
        text = _read(Path(sys.argv[2]), sys.argv[1])
    except MemoryError:
        print("it needs too much memory", file=sys.stderr)
        return 1
    except DefusedXmlException:
        print("it defines entities of its own, which no letter needs", file=sys.stderr)
        return 1
    # A broken file can make a library raise anything; for the user it is one message.
    except Exception as error:
        print(" ".join(str(error).split()) or type(error).__name__, file=sys.stderr)
        return 1
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    sys.stdout.buffer.write(clean.encode("utf-8", errors="replace"))
    return 0


if __name__ == "__main__":
    _bound_resources()
    logging.disable(logging.CRITICAL)
    sys.exit(main())

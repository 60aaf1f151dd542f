"""The text of a PDF, page by page. Runs in a child process (`python -m seeds.reading.pdf FILE`) with limits."""

from __future__ import annotations

import contextlib
import logging
import sys
from pathlib import Path

from pypdf import PdfReader

MAX_PAGES = 2000
MAX_CHARACTERS = 2_000_000
MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 100


def pdf_text(path: Path) -> str:
    """Return the text of a PDF, with a form feed between pages.

    Raises:
        ValueError: it can't be read; the message says why.
    """
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("it is locked with a password")
    if len(reader.pages) > MAX_PAGES:
        raise ValueError(f"it has more than {MAX_PAGES} pages")
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > MAX_CHARACTERS:
            raise ValueError(f"it holds more than {MAX_CHARACTERS} characters")
    if not any(page.strip() for page in pages):
        raise ValueError("it holds no text: a scan must go through text recognition first")
    clean = (page.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\0", " ") for page in pages)
    return "\n\f".join(clean)


def _bound_resources() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def main() -> int:
    """Print the text of the PDF named; return 1, with the reason on stderr, if that fails."""
    _bound_resources()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        text = pdf_text(Path(sys.argv[1]))
    except MemoryError:
        print("it needs too much memory", file=sys.stderr)
        return 1
    # A broken PDF can make the library raise anything; for the user it is one message.
    except Exception as error:
        print(" ".join(str(error).split()) or type(error).__name__, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

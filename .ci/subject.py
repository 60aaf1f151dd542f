"""Refuses a commit whose subject is longer than 72 characters: `python .ci/subject.py FILE`, as a commit-msg hook."""

from __future__ import annotations

import sys
from pathlib import Path

LONGEST = 72


def subject(message: str) -> str:
    """The first line of a message, without what Git itself leaves out."""
    return next((line.strip() for line in message.splitlines() if line.strip() and not line.startswith("#")), "")


def refusal(message: str) -> str:
    """Why a message is refused; empty where it is not. Merges are named by Git."""
    found = subject(message)
    if len(found) <= LONGEST or found.startswith("Merge "):
        return ""
    return f"The subject has {len(found)} characters, of at most {LONGEST}: say the rest below it, after an empty line."


if __name__ == "__main__":
    sys.exit(refusal(Path(sys.argv[1]).read_text(encoding="utf-8")) or 0)

"""Records that are not finished: kept beside the letter as far as they are typed, in `<letter>.drafts.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from seeds.errors import Fault, SeedsError
from seeds.files import write_whole
from seeds.new_letter.journal import text_of
from seeds.new_letter.record_text import Fields, tidy

_ASKED: Final = ""
"""The key under which the file says who asked to keep each record: no candidate has this id."""


@dataclass(frozen=True)
class HalfTyped:
    """The unfinished records of one letter by candidate, in a file."""

    path: Path

    def record(self, ident: str) -> Fields | None:
        """Return the record of a candidate as far as it is typed, None where nothing is kept."""
        kept = self._read().get(ident)
        return dict(kept) if ident != _ASKED and kept is not None else None

    def asked(self, ident: str) -> tuple[str, str]:
        """Return which page asked last to keep this record, and from which state; "" where none did."""
        page, seen = self._read().get(_ASKED, {}).get(ident, ("", ""))
        return page, seen

    def keep(self, ident: str, fields: Mapping[str, object], page: str, seen: str) -> None:
        """Keep a record as far as a page has it, that saw this state of it."""
        drafts = self._read()
        self._write({**drafts, ident: tidy(fields), _ASKED: {**drafts.get(_ASKED, {}), ident: [page, seen]}})

    def forget(self, ident: str) -> None:
        """Forget a record that is finished."""
        drafts = self._read()
        if drafts.pop(ident, None) is not None:
            drafts.get(_ASKED, {}).pop(ident, None)
            self._write(drafts)

    def _read(self) -> dict[str, Any]:
        text = text_of(self.path)
        try:
            return dict(json.loads(text)) if text else {}
        except ValueError as error:
            raise SeedsError(
                [Fault(self.path.name, getattr(error, "lineno", 0), f"this is not what the desk wrote: {error}")]
            ) from None

    def _write(self, drafts: Mapping[str, object]) -> None:
        write_whole(self.path, json.dumps(drafts, ensure_ascii=False, indent=1) + "\n")

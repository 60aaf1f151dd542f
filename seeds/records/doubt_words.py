"""The words of doubt that a letter may use, and how summaries say them."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from seeds.records.base import Record, Text, split


class DoubtWord(Record):
    """Words of doubt that mean the same: what they bear on, the fields that may hold them, and how summaries say them.

    A word ends in `*` where any letters may follow, a `*` alone is any one word. `fields` are `field=value` pairs, any
    of which holds the doubt; `bound` is the bound of the number at hand. `not_in` are phrases in which the words doubt
    nothing.
    """

    words: tuple[Text, ...]
    bears_on: Literal["number", "at number", "date", "at date", "statement", "list"]
    fields: tuple[Text, ...]
    said_nl: tuple[Text, ...]
    said_en: tuple[Text, ...]
    not_in: tuple[Text, ...]

    _lists = field_validator("words", "fields", "said_nl", "said_en", "not_in", mode="before")(split)

"""The words of doubt that a letter may use, and how summaries say them."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from seeds.records.base import Record, Text, split


class DoubtWord(Record):
    """Words of doubt with one meaning: what they are about, the fields and the words of summaries that express them.

    `*` at the end of a word is any letters, by itself any one word. `fields` are `field=value` pairs, each of which
    expresses the doubt; `bound` is the bound of the number concerned. In the phrases of `not_in` there is no doubt.
    """

    words: tuple[Text, ...]
    bears_on: Literal["number", "at number", "date", "at date", "statement", "list"]
    fields: tuple[Text, ...]
    said_nl: tuple[Text, ...]
    said_en: tuple[Text, ...]
    not_in: tuple[Text, ...]

    _lists = field_validator("words", "fields", "said_nl", "said_en", "not_in", mode="before")(split)

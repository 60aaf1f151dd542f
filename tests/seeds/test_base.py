"""What no record holds: characters that make tables and pages invalid, texts without an end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from seeds.records.base import MAX_TEXT, Record


class Named(Record):
    name: str = ""
    names: tuple[str, ...] = ()


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x1b", "\r", "\x7f", "\x85", "\ufffe"])
@pytest.mark.parametrize("field", ["name", "names"])
def test_a_control_character_is_refused_with_its_field(mark: str, field: str) -> None:
    text = f"a{mark}b"
    with pytest.raises(ValidationError, match=rf"(?ms)^{field}\n.*it holds the control character U\+{ord(mark):04X}"):
        Named.model_validate({field: text if field == "name" else [text]})


def test_a_text_without_an_end_is_refused() -> None:
    with pytest.raises(ValidationError, match="10,001 characters"):
        Named(name="a" * (MAX_TEXT + 1))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")).filter(lambda one: one not in "\ufffe\uffff")))
def test_any_other_text_is_taken(text: str) -> None:
    assert Named(name=text, names=(text, "a\nb\tc")).name == text

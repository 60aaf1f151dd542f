"""Text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.conftest import HOSTILE, ROOT
from ui.say.safe_html import EMPTY, el, join, link, md, svg, text


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.data += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_any_text_in_an_element_reads_back_as_that_text(value: str) -> None:
    found = read(el("div", text(value)))
    assert found.tags == ["div"]
    assert found.data == value


def test_hostile_text_makes_no_element_and_no_markup() -> None:
    assert read(text(HOSTILE)).tags == []
    assert not set("<>*`[]()$:_!") & set(md(HOSTILE))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_markdown_has_one_line_and_no_character_with_a_meaning(value: str) -> None:
    made = md(value)
    assert "\n" not in made
    assert not set("<>*`[]()$:_!\\|~") & set(made)


def test_a_class_cannot_leave_its_attribute() -> None:
    found = read(el("span", text("x"), cls='a" onclick="alert(1)'))
    assert found.tags == ["span"]
    assert found.data == "x"


@pytest.mark.parametrize("tag", ["script", "iframe", "style", "object", "base"])
def test_elements_that_can_act_are_not_made(tag: str) -> None:
    with pytest.raises(ValueError, match=tag):
        el(tag, text("x"))


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "https://example.org", "//example.org", "data:text/html,x", ""]
)
def test_a_link_leads_nowhere_but_this_server(href: str) -> None:
    with pytest.raises(ValueError, match="no address of this server"):
        link(href, text("x"))


@pytest.mark.parametrize("action", ["javascript:alert(1)", "https://example.org", "//example.org", "\\\\example.org"])
def test_a_form_leads_nowhere_but_this_server(action: str) -> None:
    with pytest.raises(ValueError, match="no address of this server"):
        el("form", action=action)


def test_a_link_in_a_drawing_leads_nowhere_but_this_server() -> None:
    with pytest.raises(ValueError, match="no address of this server"):
        svg("a", href="https://example.org")


def test_an_attribute_that_can_act_is_not_made() -> None:
    with pytest.raises(ValueError, match="onclick"):
        el("div", onclick="alert(1)")


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_any_text_in_an_attribute_reads_back_as_that_text(value: str) -> None:
    found = read(el("button", text("x"), data_copy=value))
    # An attribute without a value is an empty one: browsers say "", the parser of Python says None.
    assert found.attributes == [("data-copy", value or None)]


def test_pieces_are_joined_and_what_stands_between_them_is_text() -> None:
    assert join() == EMPTY
    assert join(text("a<"), el("b", text("c"))) == "a&lt;<b>c</b>"
    assert join(text("a"), text("b"), between=" < ") == "a &lt; b"


def test_only_safe_html_and_the_document_of_folium_call_a_string_html() -> None:
    calling = {
        path.name
        for path in (ROOT / "ui").rglob("*.py")
        if re.search(r"\bHtml\(|cast\(\"?Html", path.read_text(encoding="utf-8"))
    }
    assert calling == {"safe_html.py", "map.py"}

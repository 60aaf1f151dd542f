"""Sharing: links, embedding as the server allows, citations that parse and say no more than the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.layer import Language
from tests.ui.client import Client
from tests.ui.test_safe_html import read
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState, for_browser_in
from ui.say.citing import FORMS, Letter, Own, bibtex_key, braced, cited, entry, escaped, letters_of
from ui.say.safe_html import official_link, text
from ui.views import sharing
from ui.words.sharing import WORDS

SIGNS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip
OWN = Own("eigen", "Drenthe", "2026.2", "2026-11-27", "https://kaart.example/?fact=a", date(2026, 11, 28))


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    with for_browser_in("nl"):
        yield


def parsed(source: str) -> list[tuple[str, str, dict[str, str]]]:
    """Entries of BibTeX as (kind, key, fields): braces are counted as BibTeX counts them, escaped or not."""
    found = []
    at = 0
    while (head := re.compile(r"\s*@(\w+)\{([^,\s{}]+)").match(source, at)) is not None:
        at, fields = head.end(), {}
        while (name := re.compile(r",\s*(\w+) = \{").match(source, at)) is not None:
            depth, start = 1, name.end()
            at = start
            while depth:
                depth += {"{": 1, "}": -1}.get(source[at], 0)
                at += 1
            fields[name[1]] = source[start : at - 1]
        end = re.compile(r"\s*\}").match(source, at)
        assert end, source[at:]
        at = end.end()
        found.append((head[1], head[2], fields))
    assert not source[at:].strip(), source[at:]
    return found


def shown(written: str) -> str:
    """What TeX shows of a field."""
    inner = written[1:-1] if written.startswith("{") and written.endswith("}") else written
    return re.sub(r"\\(?:([a-z]+)\{\}|(.))", lambda m: SIGNS[m[1]] if m[1] else m[2], inner)


@given(st.text())
def test_any_text_stands_in_bibtex_as_it_was_on_one_line(written: str) -> None:
    flat = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", written).split())
    [(_, _, fields)] = parsed(entry("misc", "a", [("title", braced(written)), ("note", escaped(written))]))
    assert shown(fields.get("title", "{}")) == flat
    assert (shown(fields["note"]) if flat and not flat.startswith("{") else flat) == flat


@given(st.text())
def test_any_text_makes_a_key_of_letters_digits_and_dashes(written: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9-]+", bibtex_key(written))


@given(st.lists(st.builds(Letter, st.just("k"), *[st.text()] * 6), max_size=3), st.sampled_from(["nl", "en"]))
def test_whatever_a_letter_holds_its_bibtex_parses(letters: list[Letter], language: Language) -> None:
    # An address comes of the register of publications, which the seeds hold against its form.
    plain = [Letter(x.key, x.author, x.title, "2025-06-12", x.kamerstuk, "", x.lines) for x in letters]
    assert len(parsed(cited("bibtex", plain, OWN, language))) == len(letters) + 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_fact_is_cited_with_its_letters_their_lines_and_what_is_known_of_them(
    edition: Edition, language: Language
) -> None:
    for fact in edition.built.facts:
        letters = letters_of(fact, edition, language)
        parts = [part for part in map(edition.part, fact["sources"]) if part]
        assert {x.title for x in letters} == {part["title"] for part in parts}
        for form in FORMS:
            said = cited(form, letters, OWN, language)
            for letter in letters:
                assert (letter.url or WORDS[language].no_url) in said
                assert letter.kamerstuk in said
                assert letter.lines in said
            assert OWN.address in said
        assert len(parsed(cited("bibtex", letters, OWN, language))) == len(letters) + 1


def test_apa_has_the_year_first_and_a_letter_without_a_date_says_so() -> None:
    known = Letter("k", "Minister van VRO", "Kamerbrief", "2025-06-12", "34682 nr. 228", "", "regel 3")
    assert cited("apa", [known], OWN, "nl").startswith("Minister van VRO. (2025, 12 juni). Kamerbrief (Kamerstuk 34682")
    undated = Letter("k", "G40", "Aansluitoffensief", "", "", "", "line 3")
    assert "G40. (n.d.). Aansluitoffensief (line 3)." in cited("apa", [undated], OWN, "en")


def test_the_menu_of_a_fact_holds_four_forms_and_the_official_letter_where_it_is_known(edition: Edition) -> None:
    known = next(
        f for f in edition.built.facts if any((p := edition.part(s)) and p["official_url"] for s in f["sources"])
    )
    made = sharing.html(Picture(edition, ViewState(fact=known["id"])))
    assert made.count("data-copy=") == 1 + len(FORMS)
    assert 'href="https://zoek.officielebekendmakingen.nl/kst-' in made
    assert f"{sharing.HERE}/?fact={known['id']}" in read(made).data


def test_a_code_to_embed_is_offered_only_where_the_server_allows_it(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = ViewState(view="province", ident="PV22")
    assert WORDS["nl"].embed_off in sharing.html(Picture(edition, view))
    assert "<iframe" not in read(sharing.html(Picture(edition, view))).data
    monkeypatch.setenv("AFSPRAKENKAART_EMBED_ORIGINS", "https://www.example.nl")
    said = read(sharing.html(Picture(edition, view))).data
    assert f'<iframe src="{sharing.HERE}/?province=PV22&amp;embed=true"' in said
    assert "https://www.example.nl" in said
    assert "<iframe" not in read(sharing.html(Picture(edition, ViewState(view="timeline")))).data


def test_the_page_to_share_needs_no_script_and_names_the_server(client: Client, edition: Edition) -> None:
    fact = edition.built.facts[0]["id"]
    answer = client.get(f"/share?fact={fact}", **{"Accept-Language": "nl"})
    found = read(answer.text)
    assert answer.status_code == 200
    assert "script" not in found.tags
    assert found.tags.count("pre") == 1 + len(FORMS)
    assert sharing.HERE not in answer.text
    assert f"/?fact={fact}" in found.data
    for asked in ("", "?view=municipality&id=GM0193", "?view=compare", "?fact=onbekend"):
        assert client.get(f"/share{asked}").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://www.example.nl/kst-1.html",
        "https://zoek.officielebekendmakingen.nl.example.nl/kst-1.html",
        "https://zoek.officielebekendmakingen.nl/kst-1.html?x=<b>",
        "//zoek.officielebekendmakingen.nl/kst-1.html",
    ],
)
def test_no_other_address_outside_becomes_a_link(address: str) -> None:
    assert official_link(address, text("x")) == "x"

"""The measure itself: on a tiny letter of which all is known, so that it is seen to fail."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from seeds.new_letter.candidates import Candidate, NamedPlace
from tests.hidden_letters import forms
from tests.hidden_letters.measure import MOST_LINES, Score, is_right, report, score
from tests.hidden_letters.truth import LETTERS, Due, Item, Named, Number, Truth, load, names, pages

TRUTH = Truth(
    genre="press",
    pages=2,
    amounts=(Number(line=3, figure="€ 5 mln", value=5_000_000), Number(line=3, figure="€ 5 mln", value=5_000_000)),
    homes=(Number(line=4, figure="100 tot 200", minimum=100, maximum=200, bound="about"),),
    agreements=(Item(line_start=3, line_end=4), Item(line_start=9, line_end=9, either=True)),
    deadlines=(Due(line=4, figure="voor de zomer", value="2026-Q2", **{"or": ("2026-H1",)}, kind="by"),),
    places=(Named(line=3, name="Bergen", codes=("GM0373",), also=("kogendijk",)),),
)


def candidate(kind: str, first: int, last: int, **more: object) -> Candidate:
    return Candidate.model_validate({"id": "c1", "kind": kind, "line_start": first, "line_end": last, **more})


def place(*codes: str, **more: object) -> NamedPlace:
    return NamedPlace.model_validate({"name": "Bergen", "codes": codes, **more})


ALL = [
    candidate("amount", 3, 3, value=5_000_000, places=[place("GM0373")]),
    candidate("amount", 2, 4, value=5_000_000),
    candidate("homes", 4, 5, minimum=100, maximum=200, bound="about"),
    candidate("agreement", 4, 4, deadline="2026-H1", deadline_kind="by"),
]


def test_all_that_is_there_is_found() -> None:
    found = score(TRUTH, ALL)
    assert found.found == found.wanted
    assert found.wanted == {"amounts": 2, "homes": 1, "agreements": 1, "deadlines": 1, "places": 1}
    assert found.false_per_page == 0
    assert (found.details["homes, bound and per"], found.details["deadlines, kind"]) == (1, 1)


def test_nothing_proposed_is_nothing_found() -> None:
    found = score(TRUTH, ())
    assert sum(found.found.values()) == 0
    assert found.share("amounts") == 0


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("amounts", candidate("amount", 3, 3, value=5_000)),
        ("amounts", candidate("amount", 4, 4, value=5_000_000)),
        ("amounts", candidate("homes", 3, 3, value=5_000_000)),
        ("homes", candidate("homes", 4, 4, value=100)),
        ("agreements", candidate("agreement", 5, 5)),
        ("agreements", candidate("quantity", 3, 3)),
        ("agreements", candidate("agreement", 1, MOST_LINES + 1)),
        ("deadlines", candidate("deadline", 4, 4, deadline="2026")),
        ("deadlines", candidate("deadline", 3, 3, deadline="2026-Q2")),
        ("places", candidate("amount", 3, 3, places=[place("GM0373", "GM0893")])),
        ("places", candidate("amount", 3, 3, places=[place("GM0373", is_above=True)])),
        ("places", candidate("amount", 4, 4, places=[place("GM0373")])),
    ],
)
def test_what_is_wrong_is_not_found(kind: str, wrong: Candidate) -> None:
    assert score(TRUTH, [wrong]).found[kind] == 0


def test_one_candidate_finds_one_of_two_equal_amounts() -> None:
    assert score(TRUTH, ALL[:1]).found["amounts"] == 1


def test_one_candidate_over_two_items_finds_one() -> None:
    two = TRUTH.model_copy(update={"agreements": (Item(line_start=3, line_end=3), Item(line_start=4, line_end=4))})
    wide, narrow = candidate("agreement", 3, 4), candidate("agreement", 3, 3)
    assert score(two, [wide]).found["agreements"] == 1
    assert score(two, [narrow, wide]).found["agreements"] == 2


def test_what_matches_nothing_is_false_and_counted_a_page() -> None:
    wrong = [
        candidate("amount", 3, 3, value=7),
        candidate("homes", 8, 8, value=100),
        candidate("agreement", 7, 7),
        candidate("agreement", 9, 9),
        candidate("quantity", 7, 7),
        candidate("deadline", 7, 7, deadline="2030"),
    ]
    found = score(TRUTH, wrong)
    assert found.false_per_page == 3 / 2
    assert (found.false["deadlines"], found.false["quantities"]) == (1, 1)


def test_a_region_is_one_id_of_its_own_or_just_its_members() -> None:
    region = Named(line=1, name="Bergen", codes=("GM0001", "GM0002"), region=True)
    assert is_right(region, place("bergen-en-dal"))
    assert is_right(region, place("GM0002", "GM0001"))
    assert not is_right(region, place("GM0001"))
    assert not is_right(region, place("bergen-en-dal", "PV25"))
    known = Named(line=1, name="Bergen", codes=("twente",), region=True)
    assert is_right(known, place("twente"))
    assert not is_right(known, place("stedendriehoek"))


def test_a_project_of_that_name_may_stand_beside_the_right_code() -> None:
    named = TRUTH.places[0]
    assert is_right(named, place("GM0373", "kogendijk"))
    assert not is_right(named, place("kogendijk"))


def test_scores_add_up_and_the_report_holds_no_text_of_a_letter() -> None:
    both = score(TRUTH, ALL) + Score(pages=2)
    assert both.pages == 4
    written = report({"all": both})
    assert "100 % of 2" in written
    assert "Bergen" not in written


def test_pages_have_45_lines_and_a_long_line_fills_several() -> None:
    assert pages("x\n" * 45) == 1
    assert pages("x\n" * 46) == 2
    assert pages("x\n" * 44 + "y" * 101) == 2


TEXT = "Kop & staart\n\n• Eerste punt met € 5 mln\n• Tweede punt\n\n| Plaats | Woningen |\n| Ede | 1.250 |\nSlot.\n"


def test_words_are_found_again_where_lines_are_other_ones() -> None:
    lines = forms.Lines(
        TEXT, "Kop & staart Eerste\npunt met\n€ 5 mln\nTweede punt\nPlaats\nWoningen\nEde\n1.250\nSlot."
    )
    assert lines.of(3, 3) == (1, 3)
    assert lines.of(3, 3, "€ 5 mln") == (3, 3)
    assert lines.of(7, 7, "1.250") == (8, 8)
    assert forms.Lines(TEXT, "heel iets anders").of(3, 3) == (0, 0)


@pytest.mark.parametrize(("form", "part"), [("docx", "word/document.xml"), ("odt", "content.xml")])
def test_an_office_file_holds_bullets_and_cells_as_its_own(form: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / f"letter.{form}"
    forms.WRITERS[form](TEXT, path)
    with zipfile.ZipFile(path) as archive:
        content = archive.read(part).decode()
    assert "•" not in content
    assert "Kop &amp; staart" in content
    assert ">1.250<" in content


def test_a_page_has_its_list_and_table(tmp_path: Path) -> None:
    forms.html(TEXT, tmp_path / "letter.html")
    written = (tmp_path / "letter.html").read_text(encoding="utf-8")
    assert '<li class="li"><p class="al">Tweede punt</p></li>' in written
    assert "<td><p>Ede</p></td><td><p>1.250</p></td>" in written


@pytest.mark.parametrize("name", names())
def test_the_truth_stands_in_its_letter(name: str) -> None:
    truth = load(LETTERS / f"{name}.truth.yaml")
    text = (LETTERS / f"{name}.txt").read_bytes().decode()
    lines = text.split("\n")
    assert truth.pages == pages(text)
    for entry in (*truth.amounts, *truth.homes, *truth.deadlines):
        assert _flat(entry.figure) in _flat(" ".join(lines[entry.line - 2 : entry.line + 12])), entry
    for named in truth.places:
        assert _flat(named.name) in _flat(lines[named.line - 1] + " " + lines[named.line]), named
    for item in truth.agreements:
        assert item.line_end - item.line_start < MOST_LINES, item
        assert lines[item.line_start - 1].strip(), item
        assert lines[item.line_end - 1].strip(), item
    for number in (*truth.amounts, *truth.homes):
        assert len(number.values) == 1 + (number.value is None), number


def _flat(text: str) -> str:
    return "".join(text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬃ", "ffi").replace("\u00ad", "").split())

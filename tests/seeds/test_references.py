"""What names something that is not there, in each file of records: the fault says where and what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.checks.verify import verify
from seeds.errors import SeedsError
from seeds.load import load_seeds
from seeds.records import FormerSubject
from tests.seeds.test_load_and_verify import FACT, LETTER

SECOND = FACT.replace("x-bijdrage", "y-bijdrage")
SITE = "nedersaksenlijn,Ergens,mirt,none,,,PV22,,,area,,a name"
CLASH = """\
- id: claims-nergens
  decision: holds
  subject: mirt:nergens
  place: nowhere
  basis: clash_said
  sides:
    - {reason: claim, level: site, about: [defence], facts: [x-bijdrage]}
    - {reason: claim, level: site, about: [nature-agriculture], facts: [no-fact]}
  why_nl: Het knelt.
  why_en: It clashes.
"""
OUTCOME = """\
- id: it-is-there
  fact: x-bijdrage
  date: 2030-01-01
  outcome: kept
  summary_nl: Het is er.
  summary_en: It is there.
  sources: [{file: letter.txt, lines: 3, figure: € 5}]
"""


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    folder = make_root("letter", "letter.txt", LETTER)
    (folder / "facts" / "letter").mkdir(parents=True)
    (folder / "facts" / "letter" / "chapter.yaml").write_text(FACT)
    return folder


def faults(root: Path) -> list[str]:
    with pytest.raises(SeedsError) as caught:
        load_seeds.__wrapped__(root)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("table", "row", "says"),
    [
        ("left_out.csv", "other.txt,1,an item,a reason", "other.txt is not in documents.csv"),
        ("left_out_lines.csv", "letter.txt,1,1,repeats,no-fact,words", "no-fact is not in the facts (repeats)"),
        ("registers/name_forms.csv", "Atlantisch,GM9999", "Atlantisch: code GM9999 is not in the registers"),
        ("registers/novex_members.csv", "no-area,GM9999,whole", "area no-area is not in novex_areas.csv"),
        ("registers/novex_members.csv", "no-area,GM9999,whole", "code GM9999 is not in municipalities.csv"),
        ("registers/places.csv", SITE, "also stands in mirt_projects; an id names one site"),
        ("registers/places.csv", SITE.replace("PV22", "PV99"), "nedersaksenlijn: code PV99 is not in the registers"),
        (
            "former_subjects.csv",
            "letter,letter,,withdrawn,2029-01-01,w,w",
            "letter:letter is there, so it is no former",
        ),
        ("former_subjects.csv", "project,a,b,renamed,2029-01-01,w,w", "project:a: there is no project b"),
        ("progress/none.csv", "no-fact,,own status", "no-fact is no fact"),
        ("progress/none.csv", "x-bijdrage,no-fact,own status", "no-fact is no fact"),
        ("progress/none.csv", "x-bijdrage,y-bijdrage,own status", "y-bijdrage does not follow x-bijdrage"),
    ],
)
def test_a_row_that_names_what_is_not_there_says_so(root: Path, table: str, row: str, says: str) -> None:
    (root / "facts" / "letter" / "chapter.yaml").write_text(FACT + SECOND)
    with (root / table).open("a", encoding="utf-8") as rows:
        rows.write(f"{row}\n")
    found = [fault for fault in faults(root) if fault.startswith(f"{table}:")]
    assert any(says in fault for fault in found), faults(root)


def test_a_former_subject_is_called_by_kind_and_id() -> None:
    row = {"kind": "novex", "id": "a", "became": "", "what": "withdrawn", "date": "2029-01-01"}
    assert FormerSubject.model_validate({**row, "why_nl": "w", "why_en": "w"}).key == "novex:a"


def test_a_clash_of_what_is_not_there_or_no_longer_holds_is_a_fault(root: Path) -> None:
    (root / "facts" / "letter" / "chapter.yaml").write_text(FACT.replace("status: agreed", "status: superseded"))
    (root / "bottlenecks" / "claims.yaml").write_text(CLASH)
    said = [fault.partition(": ")[2] for fault in faults(root)]
    assert set(said) >= {
        "claims-nergens: nergens is not in the register of mirt",
        "claims-nergens: nowhere is not in places.csv",
        "claims-nergens: no-fact is no fact",
        "claims-nergens: x-bijdrage is superseded, so nothing clashes with it",
    }


def test_an_outcome_has_the_date_of_a_letter_that_it_cites(root: Path) -> None:
    (root / "progress" / "all.yaml").write_text(OUTCOME)
    said = "it-is-there: 2030-01-01 is not the date of a letter that it cites (2029-05-12)"
    assert [fault.partition(": ")[2] for fault in faults(root)] == [said]


def test_an_outcome_or_a_row_of_lines_that_cannot_be_is_refused(root: Path) -> None:
    (root / "progress" / "all.yaml").write_text(OUTCOME.replace("figure: € 5", "figure: € 5, heading: true"))
    with (root / "left_out_lines.csv").open("a", encoding="utf-8") as rows:
        rows.write("letter.txt,4,2,background,,words\n")
    said = "\n".join(faults(root))
    assert "a heading alone is no source" in said
    assert "the lines 4-2 run backwards" in said


def test_only_one_of_two_facts_says_that_they_may_overlap(root: Path) -> None:
    both = FACT + "  may_overlap: [y-bijdrage]\n" + SECOND + "  may_overlap: [x-bijdrage]\n"
    (root / "facts" / "letter" / "chapter.yaml").write_text(both)
    assert any("may_overlap with y-bijdrage stands at both" in fault for fault in faults(root))


def test_a_table_whose_head_is_no_csv_says_so(root: Path) -> None:
    (root / "left_out.csv").write_text('"file"x,line\n')
    assert any(fault.startswith("left_out.csv:1: can't be read as CSV") for fault in faults(root))


def test_a_part_is_held_against_the_lines_around_it_also_where_the_letter_of_the_whole_is_gone(root: Path) -> None:
    whole, part = FACT.replace("file: letter.txt", "file: gone.txt"), SECOND + "  part_of: x-bijdrage\n"
    (root / "facts" / "letter" / "chapter.yaml").write_text(whole + part)
    with (root / "documents.csv").open("a", encoding="utf-8") as rows:
        rows.write(f"gone,gone.txt,A letter,Someone,,2029-05-12,,{'0' * 64},nl\n")
    said = [fault.message for fault in verify(load_seeds.__wrapped__(root), root.parent / "documents")]
    assert "y-bijdrage: part_of x-bijdrage: no line at either says that one holds the other" in said
    assert any("not there" in row for row in said)

"""Ids that facts had before: each leads to what took its place, and what was read of it stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.errors import SeedsError
from seeds.load import load_seeds

FACT = """\
- id: {}
  theme: mobility
  kind: agreement
  status: agreed
  summary_nl: Het Rijk betaalt.
  summary_en: The state pays.
  sources:
    - file: letter.txt
      lines: 1
      figure: betaalt
"""


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    folder = make_root("letter", "letter.txt", "Het Rijk betaalt.\n")
    (folder / "facts" / "letter").mkdir(parents=True)
    text = "\n".join(FACT.format(name) for name in ("one", "two"))
    (folder / "facts" / "letter" / "chapter.yaml").write_text(text)
    return folder


def former(root: Path, *rows: str) -> None:
    head = (root / "former_ids.csv").read_text().splitlines()[0]
    (root / "former_ids.csv").write_text("\n".join([head, *rows]) + "\n")


def faults(root: Path) -> str:
    with pytest.raises(SeedsError) as caught:
        load_seeds(root)
    return str(caught.value)


def test_a_former_id_leads_to_what_took_its_place(root: Path) -> None:
    former(root, "older,old,renamed,2026-01-01,Beter.,Better.", "old,one;two,split,2026-01-02,Twee.,Two.")
    found = load_seeds(root).former_ids
    assert (found["older"].became, found["old"].became) == (("old",), ("one", "two"))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("old,gone,renamed,2026-01-01,Ja.,Yes.", "old: gone is no fact"),
        ("one,two,merged,2026-01-01,Ja.,Yes.", "one is a fact, so it is no former id"),
        ("old,one;two,renamed,2026-01-01,Ja.,Yes.", "renamed with 2 ids"),
        ("old,one,split,2026-01-01,Ja.,Yes.", "split with 1 ids"),
        ("old,one,withdrawn,2026-01-01,Ja.,Yes.", "withdrawn with 1 ids"),
        ("old,one,renamed,soon,Ja.,Yes.", "date"),
    ],
)
def test_a_former_id_that_leads_nowhere_is_a_fault(root: Path, row: str, says: str) -> None:
    former(root, row)
    assert says in faults(root)


def test_a_reading_of_a_former_id_stays(root: Path) -> None:
    reading = "- id: old\n  lines: ['letter.txt:1-1']\n  kind: agreement\n  status: agreed\n"
    (root / "second_reading" / "x.yaml").write_text(reading)
    assert "old is read here but is no fact" in faults(root)
    former(root, "old,one,renamed,2026-01-01,Beter.,Better.")
    assert "old" in load_seeds(root).second_readings


def test_a_decision_names_a_rule_that_exists(root: Path) -> None:
    (root / "decisions").mkdir()
    decision = "- id: one\n  field: status\n  first: agreed\n  second: done\n  holds: first\n  rule: K99\n  why: So.\n"
    (root / "decisions" / "x.yaml").write_text(decision)
    assert "one: rule K99 is not in seeds/README.md" in faults(root)

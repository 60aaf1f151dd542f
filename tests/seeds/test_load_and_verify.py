"""Files to records, and records against letters: every fault at once, with file and line."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import seeds
from seeds.checks.verify import verify
from seeds.errors import SeedsError
from seeds.export import (
    certainty,
    landsdeel,
    municipality_codes,
    municipality_codes_inferred,
    place,
    province_codes,
)
from seeds.load import load_seeds
from seeds.passages import letter_lines, passage

LETTER = "first line\nsecond line\f with a form feed\nHet Rijk draagt € 5\nmln. bij aan X.\n"
FACT = """\
- id: x-bijdrage
  theme: mobility
  kind: budget
  status: agreed
  summary_nl: Het Rijk betaalt mee.
  summary_en: The state pays a part.
  sites: [nedersaksenlijn]
  amount_eur: 5000000
  amount_payer: rijk
  amount_role: contribution
  sources:
    - file: letter.txt
      lines: 3-4
      figure: € 5 mln.
"""


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    """The registers with one letter and one fact."""
    folder = make_root("letter", "letter.txt", LETTER)
    (folder / "facts" / "letter").mkdir(parents=True)
    write(folder, FACT)
    return folder


def write(root: Path, text: str) -> None:
    (root / "facts" / "letter" / "chapter.yaml").write_text(text)


def faults(root: Path) -> str:
    with pytest.raises(SeedsError) as caught:
        load_seeds(root)
    return str(caught.value)


def test_a_sound_fact_verifies(root: Path) -> None:
    assert verify(load_seeds(root), root.parent / "documents") == []


def test_a_figure_that_is_not_in_its_lines_is_named_with_its_place(root: Path) -> None:
    write(root, FACT.replace("lines: 3-4", "lines: 1-2"))
    found = verify(load_seeds(root), root.parent / "documents")
    assert {(fault.file, fault.line) for fault in found} == {("facts/letter/chapter.yaml", 1)}
    assert any("does not stand in letter.txt lines 1-2" in fault.message for fault in found)


def test_a_value_that_its_figure_does_not_hold_is_a_fault(root: Path) -> None:
    write(root, FACT.replace("5000000", "5500000"))
    (fault,) = verify(load_seeds(root), root.parent / "documents")
    assert "amount_eur 5500000" in fault.message


def test_a_misread_figure_is_checked_by_its_reading(root: Path) -> None:
    write(
        root, FACT.replace("5000000", "50000000").replace("figure: € 5 mln.", "figure: € 5\n      reading: € 50 mln.")
    )
    assert verify(load_seeds(root), root.parent / "documents") == []


def test_lines_beyond_the_letter_are_a_fault(root: Path) -> None:
    write(root, FACT.replace("lines: 3-4", "lines: 90"))
    assert "no lines 90-90" in str(verify(load_seeds(root), root.parent / "documents")[0])


def test_another_version_of_a_letter_is_noticed(root: Path) -> None:
    (root.parent / "documents" / "letter.txt").write_text(LETTER + "More.\n")
    assert any("differs" in fault.message for fault in verify(load_seeds(root), root.parent / "documents"))


def test_a_missing_letter_is_a_fault_not_a_crash(root: Path) -> None:
    (root.parent / "documents" / "letter.txt").unlink()
    assert any("not there" in fault.message for fault in verify(load_seeds(root), root.parent / "documents"))


def test_a_form_feed_ends_no_line(root: Path) -> None:
    assert passage(root.parent / "documents", "letter.txt", 3, 3) == "Het Rijk draagt € 5"


def test_a_letter_outside_the_folder_is_refused(root: Path) -> None:
    with pytest.raises(SeedsError):
        passage(root.parent / "documents", "../seeds/documents.csv", 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[nedersaksenlijn]", "[nergenslijn]", "nergenslijn is not in housing_areas.csv"),
        ("  amount_payer: rijk", "  amount_payer: rijk\n  municipalities: [GM9999]", "GM9999 is not in municipalities"),
        ("  amount_payer: rijk", "  amount_payer: rijk\n  provinces: [PV99]", "PV99 is not in provinces"),
        ("  amount_payer: rijk", "  amount_payer: rijk\n  part_of: nothing", "nothing is not in the facts"),
        ("  amount_payer: rijk", "  amount_payer: rijk\n  part_of: x-bijdrage", "in a circle"),
        ("  amount_payer: rijk", "  amount_payer: rijk\n  amount_payer: rijk", "stands twice in one record"),
        ("file: letter.txt", "file: other.txt", "other.txt is not in documents.csv"),
        ("- id: x-bijdrage", "id: [", "can't be read as YAML"),
    ],
)
def test_a_broken_record_says_what_and_where(root: Path, old: str, new: str, says: str) -> None:
    write(root, FACT.replace(old, new))
    text = faults(root)
    assert says in text
    assert text.startswith("facts/letter/chapter.yaml:")


def test_all_faults_are_raised_at_once(root: Path) -> None:
    write(root, FACT.replace("agreed", "beloofd") + FACT.replace("[nedersaksenlijn]", "[nergenslijn]"))
    assert faults(root).count("\n") == 1


def test_the_same_id_twice_is_a_fault(root: Path) -> None:
    write(root, FACT + FACT)
    assert "facts/letter/chapter.yaml:15: x-bijdrage stands here for the second time" in faults(root)


def test_an_unknown_column_in_a_register_is_named(root: Path) -> None:
    path = root / "registers" / "provinces.csv"
    path.write_text(path.read_text().replace("landsdeel", "deel", 1))
    assert "registers/provinces.csv:1: the columns must be code, name, landsdeel" in faults(root)


def test_the_place_of_a_fact_follows_from_its_site(root: Path) -> None:
    seeds = load_seeds(root)
    fact = seeds.facts["x-bijdrage"]
    assert place(fact, seeds) == "Nedersaksenlijn"
    assert certainty(fact, seeds) == "schematic"
    assert municipality_codes(fact, seeds) == []
    assert "GM0114" in municipality_codes_inferred(fact, seeds)
    assert {"PV20", "PV22"} <= set(province_codes(fact, seeds))


def test_a_landsdeel_gives_its_provinces(root: Path) -> None:
    write(root, FACT.replace("sites: [nedersaksenlijn]", "landsdeel: Noord"))
    seeds = load_seeds(root)
    assert province_codes(seeds.facts["x-bijdrage"], seeds) == ["PV20", "PV21", "PV22"]


def test_a_fact_without_a_place_is_national(root: Path) -> None:
    write(root, FACT.replace("  sites: [nedersaksenlijn]\n", ""))
    seeds = load_seeds(root)
    fact = seeds.facts["x-bijdrage"]
    assert (place(fact, seeds), certainty(fact, seeds), landsdeel(fact, seeds)) == (None, "none", None)
    assert province_codes(fact, seeds) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_no_text_in_a_facts_file_gives_anything_but_faults(root: Path, text: str) -> None:
    write(root, text)
    load_seeds.cache_clear()
    try:
        facts = load_seeds(root).facts
    except SeedsError:
        facts = {}
    assert facts == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 900, "lists within lists"),
        ("- " * 5000, "lists within lists"),
        ("[" * 5000, "chapter.yaml:1: "),  # some versions of the YAML library refuse it before we do, in their words
        ("- &a {id: x}\n- *a\n", "alias"),
    ],
)
def test_nesting_and_aliases_are_refused_before_they_hurt(root: Path, text: str, says: str) -> None:
    write(root, text)
    assert says in faults(root)


BOMB = "- a: &a [x, x]\n" + "".join(f"- {b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghij"))


@pytest.mark.parametrize(
    ("text", "line"), [(BOMB, 2), ("- a: 1\n- b: 2\n- c: " + "[" * 40 + "]" * 40, 3), ("- a: 1\n- b: [\n- c", 3)]
)
def test_what_would_crash_or_grow_is_told_with_file_and_line(root: Path, text: str, line: int) -> None:
    write(root, text)
    assert re.search(rf"facts/\S+\.yaml:{line}: can't be read as YAML", faults(root))


def test_records_that_are_too_large_are_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seeds.load.text.MAX_FILE_BYTES", 10)
    assert "it has more than 0 MB" in faults(root)


def test_a_control_character_in_a_table_is_told_with_file_and_line(root: Path) -> None:
    path = root / "documents.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("letter", "let\x07ter", 1), encoding="utf-8")
    assert re.search(r"documents\.csv:2: .*control character U\+0007", faults(root))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_an_export_that_does_not_fit_ends_with_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        command, root = [sys.executable, "-m", "seeds", "export"], Path(seeds.__file__).parents[1]
        done = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "output: No space left on device\n")


def test_a_letter_that_a_link_brings_in_from_elsewhere_is_not_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "b.txt").symlink_to(folder / "c.txt")
    (folder / "c.txt").write_text("here")
    assert letter_lines(folder, "b.txt") == ("here",)
    with pytest.raises(SeedsError, match="leads out of the folder"):
        letter_lines(folder, "a.txt")


def test_yaml_is_read_by_one_function() -> None:
    """Whatever reads YAML refuses aliases and deep nesting first."""
    loads = {
        path.name
        for path in (Path(seeds.__file__).parent).rglob("*.py")
        if re.search(r"yaml\.(safe_|full_|unsafe_)?(load|compose|parse)\w*\(", path.read_text(encoding="utf-8"))
    }
    assert loads == {"yaml_text.py", "files.py"}


def test_one_promise_written_down_twice_is_a_fault(root: Path) -> None:
    write(root, FACT + FACT.replace("x-bijdrage", "y-bijdrage"))
    (fault,) = verify(load_seeds(root), root.parent / "documents")
    assert "y-bijdrage: x-bijdrage already cites this line" in fault.message

"""Two editions compared: what is new, changed, repeated or gone, by place and theme."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.__main__ import main
from seeds.diff import Edition, differences, read_edition, report
from seeds.errors import SeedsError
from seeds.export import flat_facts
from seeds.load import load_seeds


def flat(id: str = "a", **more: Any) -> dict[str, Any]:
    base = {"id": id, "theme": "mobility", "kind": "budget", "place": "Assen", "amount_eur": 5, "summary_nl": "Tekst.",
            "sources": [{"file": "x.txt", "line_start": 1, "line_end": 1, "figure": "€ 5"}], "follows": []}  # fmt: skip
    return base | more


def edition(*facts: dict[str, Any], name: str = "e") -> Edition:
    return Edition(name, {fact["id"]: fact for fact in facts})


def states(old: Edition, new: Edition) -> dict[str, str]:
    return {row.fact["id"]: row.state for row in differences(old, new)}


def test_each_agreement_is_new_changed_repeated_or_gone() -> None:
    old = edition(flat("a"), flat("b"), flat("c"))
    new = edition(flat("a"), flat("b", amount_eur=6), flat("d"))
    assert states(old, new) == {"a": "repeated", "b": "changed", "c": "gone", "d": "new"}


def test_a_change_names_its_fields() -> None:
    (row,) = differences(edition(flat(status="reserved")), edition(flat(status="agreed", deadline="2030")))
    assert row.fields == (("status", "reserved", "agreed"), ("deadline", None, "2030"))


def test_other_words_or_lines_for_the_same_agreement_are_no_change() -> None:
    other = flat(
        summary_nl="Anders gezegd.", sources=[{"file": "y.txt", "line_start": 9, "line_end": 9, "figure": "€ 5"}]
    )
    assert states(edition(flat()), edition(other)) == {"a": "repeated"}


def test_an_agreement_that_follows_another_is_no_new_one() -> None:
    (row,) = differences(edition(flat("old")), edition(flat("new", follows=["old"], amount_eur=7)))
    assert (row.state, row.fields) == ("changed", (("amount_eur", 5, 7),))


def test_an_agreement_that_follows_one_of_its_own_edition_is_new() -> None:
    new = edition(flat("a"), flat("b", follows=["a"]))
    assert states(edition(flat("a")), new) == {"a": "repeated", "b": "new"}


def test_a_likely_twin_is_a_question_never_an_answer() -> None:
    rows = {row.fact["id"]: row for row in differences(edition(flat("old")), edition(flat("new")))}
    assert (rows["new"].state, rows["new"].perhaps, rows["old"].state) == ("new", ("old",), "gone")


def test_national_agreements_are_no_twins() -> None:
    rows = differences(edition(flat("old", place=None)), edition(flat("new", place=None)))
    assert [row.perhaps for row in rows] == [(), ()]


def test_the_report_stands_by_place_and_theme() -> None:
    old = edition(flat("a"), flat("b", place=None, theme="housing"), name="old")
    new = edition(flat("a", amount_eur=6), flat("c", place="Zwolle", theme="novex"), name="new")
    text = "\n".join(report(differences(old, new), old, new))
    assert text.splitlines()[0] == "old -> new: 1 new, 1 changed, 0 repeated, 1 gone"
    assert text.index("national / housing") < text.index("Assen / mobility") < text.index("Zwolle / novex")
    assert "amount_eur: 5 -> 6" in text


FACTS = st.lists(st.sampled_from("abcdefgh"), unique=True).map(lambda ids: edition(*(flat(i) for i in ids)))


@given(FACTS, FACTS)
def test_every_agreement_is_told_once_and_the_other_way_round_it_is_the_mirror(old: Edition, new: Edition) -> None:
    there, back = states(old, new), states(new, old)
    assert set(there) == set(old.facts) | set(new.facts)
    mirror = {"new": "gone", "gone": "new", "repeated": "repeated", "changed": "changed"}
    assert back == {i: mirror[state] for i, state in there.items()}


@given(FACTS)
def test_an_edition_repeats_itself(one: Edition) -> None:
    assert set(states(one, one).values()) <= {"repeated"}


def test_the_export_of_today_repeats_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(flat_facts(load_seeds())), encoding="utf-8")
    assert main(["diff", str(path), str(path)]) == 0
    count = len(load_seeds().facts)
    assert f": 0 new, 0 changed, {count} repeated, 0 gone" in capsys.readouterr().out


def test_two_letters_of_the_records_compare() -> None:
    seeds = load_seeds()
    old = read_edition("bo-leefomgeving-2025", seeds)
    new = read_edition("falen-en-opstaan-2026", seeds)
    rows = differences(old, new)
    shared = set(old.facts) & set(new.facts)
    assert {row.fact["id"] for row in rows if row.state == "repeated"} >= shared
    assert {row.state for row in rows} >= {"new", "gone"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{}", "a list of facts"),
        ("[1]", "fact 1 has no id"),
        ('[{"id": "a", "sources": []}, {"id": "a", "sources": []}]', "twice"),
        ("[", "can't be read as an export"),
        ("[" * 100_000, "can't be read as an export"),
    ],
)
def test_a_file_that_is_no_export_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    with pytest.raises(SeedsError, match=says):
        read_edition(str(path), load_seeds())


def test_an_unknown_edition_names_the_letters() -> None:
    with pytest.raises(SeedsError, match="bo-leefomgeving-2025"):
        read_edition("brief-2040", load_seeds())


def test_the_report_names_what_a_new_agreement_follows_may_follow_and_did_not_have() -> None:
    old = edition(flat("a"), flat("b", place="Zwolle"), name="old")
    new = edition(flat("a2", follows=["a"], amount_eur=None), flat("b2", place="Zwolle"), name="new")
    text = "\n".join(report(differences(old, new), old, new))
    assert "follows a\n" in text
    assert "amount_eur: 5 -> (none)" in text
    assert "perhaps b? If so, say it with follows" in text


def test_an_edition_that_is_kept_is_read_by_its_name() -> None:
    kept = read_edition("2026.1", load_seeds())
    assert (kept.name, len(kept.facts) > 100) == ("2026.1", True)


def test_a_file_too_large_for_an_export_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seeds.diff.MAX_BYTES", 1)
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(SeedsError, match="too large to be an export"):
        read_edition(str(tmp_path / "x.json"), load_seeds())

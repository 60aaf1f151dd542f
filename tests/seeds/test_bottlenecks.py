"""Decisions on bottlenecks: two sides each, checked as they and their facts are now, read by a second reader."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from seeds import __main__ as command
from seeds.errors import SeedsError
from seeds.load import Seeds, load_seeds
from seeds.records import Bottleneck, BottleneckChecked
from seeds.second_readers.bottlenecks import all_checked, checked, digest, read_verdicts, record, report, worklist

DE_HAAR = "claims-mirt-oefenterrein-de-haar-uitbreiding"


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return load_seeds()


def made(**fields: Any) -> Bottleneck:
    """A decision that holds between homes and the grid."""
    sides = [
        {"reason": "homes", "level": "site", "facts": ["homes"]},
        {"reason": "congested", "level": "province", "facts": ["grid"], "about": ["PV26"]},
    ]
    words = {"subject": "housing:wijk", "basis": "two_claims", "why_nl": "Het knelt.", "why_en": "It clashes."}
    return Bottleneck.model_validate({"id": "grid-wijk", "decision": "holds", **words, "sides": sides, **fields})


def test_a_bottleneck_is_as_close_as_its_weakest_side_and_its_id_says_its_kind() -> None:
    assert (made().level, made().kind, made().fact_ids) == ("province", "grid", ("homes", "grid"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"basis": None}, "basis stands with what holds"),
        ({"decision": "rejected"}, "basis stands with what holds"),
        ({"id": "wijk"}, "an id begins with"),
        ({"sides": [{"reason": "homes", "level": "site", "facts": ["homes"]}]}, "two sides"),
        ({"subject": "congestion:wijk"}, "subject"),
    ],
)
def test_what_holds_has_two_sides_and_a_basis(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        made(**wrong)


def test_every_decision_was_checked_as_it_and_its_facts_are_now(seeds: Seeds) -> None:
    settled = ("agrees",)
    assert [ident for ident, now in all_checked(seeds).items() if now.state not in settled] == []


def test_an_edited_fact_or_sentence_makes_a_decision_unchecked(seeds: Seeds) -> None:
    decision = seeds.bottlenecks[DE_HAAR]
    assert checked(decision, seeds).state != "unchecked"
    assert checked(decision.model_copy(update={"why_nl": "Anders."}), seeds).state == "unchecked"
    fact = seeds.facts["de-haar-natuur"].model_copy(update={"summary_nl": "Anders."})
    assert checked(decision, replace(seeds, facts={**seeds.facts, fact.id: fact})).state == "unchecked"


def test_a_verdict_is_kept_until_what_it_is_about_changes(seeds: Seeds) -> None:
    verdicts = read_verdicts([f"{DE_HAAR}: disagrees, no line says so", ""], seeds)
    assert verdicts == {DE_HAAR: ("disagrees", "no line says so")}
    [kept] = [line for line in record(seeds, verdicts).split("\n") if line.startswith(DE_HAAR)]
    row = BottleneckChecked(**dict(zip(BottleneckChecked.model_fields, kept.split(",", 3), strict=True)))
    after = replace(seeds, bottlenecks_checked={**seeds.bottlenecks_checked, DE_HAAR: row})
    assert checked(after.bottlenecks[DE_HAAR], after).state == "disagrees"
    assert f"{DE_HAAR}: disagrees: no line says so" in list(report(after))
    assert kept in record(after).split("\n")


@pytest.mark.parametrize("line", ["claims-no-such-thing: agrees", f"{DE_HAAR}: perhaps", DE_HAAR])
def test_a_verdict_of_another_form_or_about_nothing_is_refused(line: str, seeds: Seeds) -> None:
    with pytest.raises(SeedsError):
        read_verdicts([line], seeds)


def test_a_reader_who_disagrees_says_why() -> None:
    with pytest.raises(ValidationError, match="says why"):
        BottleneckChecked(id="x", digest="0" * 16, reader="disagrees", note="")


def test_a_second_reader_sees_the_decision_the_lines_of_each_side_and_the_sentence_and_no_summary(
    seeds: Seeds, letters: Path
) -> None:
    found = "\n".join(worklist(replace(seeds, bottlenecks_checked={}), letters))
    part = found.split(f"## {DE_HAAR}\n")[1].split("\n## ")[0]
    assert "292 ha" in part
    assert seeds.bottlenecks[DE_HAAR].why_nl in part
    assert seeds.facts["de-haar-natuur"].summary_nl not in found
    at = "mirt:oefenterrein-de-haar-uitbreiding"
    assert part.startswith(f"decision: holds; basis: clash_said; level: site; at: {at}\n")
    assert "-- side 1: claim defence; level: site\n" in part
    rejected = found.split("## claims-GM0114\n")[1]
    assert rejected.startswith("decision: rejected; basis: none; level: municipality; at: housing:emmen\n")


def test_a_verdict_on_what_changed_since_it_was_printed_is_refused(seeds: Seeds) -> None:
    changed = seeds.bottlenecks[DE_HAAR].model_copy(update={"why_nl": "Anders."})
    with pytest.raises(SeedsError, match="changed since it was recorded"):
        read_verdicts([f"{DE_HAAR}: agrees"], replace(seeds, bottlenecks={DE_HAAR: changed}))


def test_the_command_keeps_verdicts_and_lists_what_nobody_agreed_with(
    seeds: Seeds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "load_seeds", cache(lambda: seeds))
    (tmp_path / "bottlenecks").mkdir()
    assert command.main(["bottlenecks"]) == 0
    assert command.main(["bottlenecks", "--worklist", "--documents", str(tmp_path)]) == 0
    assert f"{len(seeds.bottlenecks)} agrees, 0 disagrees" in capsys.readouterr().out
    (tmp_path / "said").write_text(f"{DE_HAAR}: disagrees, no line says so\n")
    command.main(["bottlenecks", "--verdicts", str(tmp_path / "said")])
    kept = (tmp_path / "bottlenecks" / "checked.csv").read_text(encoding="utf-8")
    assert f"{DE_HAAR},{digest(seeds.bottlenecks[DE_HAAR], seeds)},disagrees," in kept
    monkeypatch.setattr(command, "load_seeds", cache(lambda: replace(seeds, bottlenecks_checked={})))
    assert command.main(["bottlenecks", "--record"]) == 1
    assert f"{DE_HAAR}: unchecked" in capsys.readouterr().out

"""What the desk refuses and what it says then; drafts of every kind of candidate; a review that goes back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from seeds.errors import SeedsError
from seeds.new_letter.as_typed import last_faults, last_read, records_of
from seeds.new_letter.candidates import Candidate, read_proposal
from seeds.new_letter.desk import LetterDesk, UnfinishedError
from seeds.new_letter.drafts import draft
from seeds.new_letter.journal import Journal
from seeds.new_letter.letter_entry import keep_text, suggested_id
from seeds.new_letter.record_text import as_yaml, fields_of
from seeds.new_letter.review import Review
from seeds.reading.letter import Letter
from tests.seeds.test_desk import FINISHED, LETTER, accept, amount, desk, root
from tests.seeds.test_reader_answers import ENTRY

__all__ = ["desk", "root"]  # fixtures


def typed(desk: LetterDesk, **changes: object) -> dict[str, object]:
    return {**desk.fields(amount(desk)), **FINISHED, **changes}


def test_while_records_do_not_load_a_finished_one_says_why_and_no_other_page_waits(desk: LetterDesk) -> None:
    assert last_faults(desk.root) == ()
    broken = desk.root / "facts" / "brief-2029" / "broken.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("- id: [\n", encoding="utf-8")
    assert [(r.field, r.blocks) for r in desk.remarks(typed(desk))] == [("", True)]
    assert (last_read(desk.root), len(last_faults(desk.root))) == (None, 1)
    with pytest.raises(SeedsError, match=r"broken\.yaml"):
        records_of(desk.root)
    broken.unlink()
    assert desk.remarks(typed(desk)) == []
    assert last_read(desk.root) is not None


def test_a_gap_alone_is_one_remark_and_a_source_of_another_form_another(desk: LetterDesk) -> None:
    assert [r.field for r in desk.remarks(typed(desk, theme=""))] == ["theme"]
    assert [r.field for r in desk.remarks(typed(desk, amount_role=""))] == ["amount_role"]
    wrong = [{"file": "brief.txt", "lines": "six", "figure": "€ 5 mln."}]
    assert {r.field.split(".")[0] for r in desk.remarks(typed(desk, sources=wrong))} == {"sources"}


def test_a_draft_begins_with_the_parties_that_the_register_knows(make_root: Callable[[str, str, str], Path]) -> None:
    text = "Datum 12 mei 2029\n\nHet Rijk zegt aan de gemeente Assen toe dat het € 5 mln. bijdraagt.\n"
    root = make_root("brief-2029", "brief.txt", text)
    desk = LetterDesk(root.parent / "documents" / "brief.txt", root)
    begun = desk.fields(next(c.id for c in desk.proposal.candidates if c.kind == "agreement"))
    assert (begun["promised_by"], begun["promised_to"]) == (["Rijk"], ["Gemeente Assen"])


def test_lines_that_no_source_may_cite_are_not_marked(desk: LetterDesk) -> None:
    for first, last in ((1, 99), (3, 2), (0, 1)):
        with pytest.raises(SeedsError, match="a record cites at most"):
            desk.mark(first, last, "Geachte")
    assert desk.candidate(desk.mark(2, 2, "")).figure is None


def test_candidates_of_another_text_are_not_gone_on_with(desk: LetterDesk) -> None:
    desk.path.write_text(LETTER + "PS.\n", encoding="utf-8")
    with pytest.raises(SeedsError, match="of another text of this letter"):
        LetterDesk(desk.path, desk.root)


def test_the_id_of_another_fact_is_refused(desk: LetterDesk) -> None:
    fact, other = accept(desk), amount(desk, 1)
    with pytest.raises(UnfinishedError, match="is another fact"):
        desk.accept(other, {**desk.fields(other), **FINISHED, "id": fact}, desk.seen(other))


def test_what_is_left_out_needs_a_reason_and_a_candidate(desk: LetterDesk) -> None:
    ident = amount(desk)
    with pytest.raises(SeedsError, match="a reason is needed"):
        desk.leave_out(ident, " ", desk.seen(ident))
    with pytest.raises(KeyError):
        desk.candidate("no-such")


def test_lines_are_left_out_with_the_agreements_in_them(desk: LetterDesk) -> None:
    ident = desk.mark(3, 3, "Geachte leden")
    desk.leave_out_lines(3, 3, {"reason": "salutation", "about": "opening words"})
    assert (desk.candidate(ident).decision, desk.candidate(ident).reason) == ("left_out", "salutation")
    assert "brief.txt,3,Geachte leden,salutation" in (desk.root / "left_out.csv").read_text(encoding="utf-8")


def test_a_finished_record_is_no_longer_half_typed(desk: LetterDesk) -> None:
    ident, record = amount(desk), typed(desk)
    desk.keep(ident, {"theme": "mobility"}, desk.seen(ident))
    assert desk.half_typed.record(ident) == {"theme": "mobility"}
    desk.accept(ident, record, desk.seen(ident))
    assert desk.half_typed.record(ident) is None


def test_another_step_than_the_one_that_was_seen_is_not_undone(desk: LetterDesk) -> None:
    desk.mark(3, 3, "Geachte")
    (first,) = desk.journal.steps()
    desk.mark(7, 7, "stappen")
    with pytest.raises(SeedsError, match="someone did another step meanwhile"):
        desk.undo(first.token)
    assert desk.undo(desk.journal.steps()[-1].token) is not None


def test_a_journal_writes_in_its_folders_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl", {"all": tmp_path / "all"})
    with pytest.raises(ValueError, match="in no folder of this journal"):
        journal.write("step", {tmp_path / "elsewhere.txt": "x"})


def test_the_text_of_a_letter_is_kept_once_and_names_it(tmp_path: Path) -> None:
    letter = Letter("Brief 2029 (2).txt", "Het Rijk betaalt.\n")
    for _ in range(2):
        assert keep_text(letter, tmp_path / "Brief 2029 (2).pdf").read_text(encoding="utf-8") == letter.text
    assert suggested_id(letter) == "brief-2029-2"


def test_an_id_names_one_letter(desk: LetterDesk) -> None:
    path = desk.documents / "tweede.txt"
    path.write_text("Een tweede brief.\n", encoding="utf-8")
    with pytest.raises(SeedsError, match="brief-2029 is another letter"):
        LetterDesk(path, desk.root).enter(ENTRY)


def test_another_letter_counts_no_facts_of_this_one(desk: LetterDesk) -> None:
    accept(desk)
    path = desk.documents / "tweede.txt"
    path.write_text("Een tweede brief.\n", encoding="utf-8")
    assert [chapter.done for chapter in LetterDesk(path, desk.root).chapters()] == [0]


def test_a_long_summary_is_folded_between_words_and_reads_back() -> None:
    long = " ".join(["woorden"] * 40)
    text = as_yaml({"id": "a", "summary_nl": long})
    assert "summary_nl: >-\n" in text
    assert max(map(len, text.splitlines())) <= 120
    assert fields_of(text)["summary_nl"] == long
    with pytest.raises(ValueError, match="can't be read as YAML"):
        fields_of("- id: [\n")


def candidate(**fields: object) -> Candidate:
    return Candidate.model_validate({"id": "a0001", "line_start": 3, "line_end": 3, "text": "x", **fields})


def test_a_quantity_and_a_register_are_drafted_with_what_is_to_be_chosen() -> None:
    places = [{"name": "Nedersaksenlijn", "codes": ["nedersaksenlijn"]}]
    made = draft(
        candidate(kind="quantity", value=Decimal(300), unit="ha", bound="about", places=places), "a-fact", "brief.txt"
    )
    assert "  kind:  # to be written" in made
    assert "  other_value: 300\n  other_bound: about\n  other_unit: ha\n" in made
    assert "  # sites, novex_area or landsdeel, to choose: nedersaksenlijn\n" in made


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"line_end": 2}, "run backwards"),
        ({"decision": "left_out"}, "needs a reason"),
        ({"decision": "accepted"}, "names its fact"),
    ],
)
def test_a_candidate_that_is_not_whole_is_refused(fields: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        candidate(kind="amount", **fields)


def test_a_file_too_large_for_candidates_is_not_read(desk: LetterDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seeds.new_letter.candidates.MAX_FILE_BYTES", 10)
    with pytest.raises(SeedsError, match="too large to be candidates"):
        read_proposal(desk.candidates_path)


def test_a_review_answers_what_it_does_not_know_and_does_not_reopen_a_record(desk: LetterDesk) -> None:
    said: list[str] = []
    left = ["what", "a", "c", "bound=", "bound=about", "", "b", "q"]
    review = Review(desk.candidates_path, desk.facts, ask=lambda _question: left.pop(0), say=said.append)
    review.run(("amount",))
    assert "answer a, c, m, l, s, b or q" in said
    assert any("is accepted: change its record" in row for row in said)
    assert [c.bound for c in read_proposal(desk.candidates_path).candidates if c.kind == "amount"][1] == "about"
    assert len((desk.facts / "accepted.yaml").read_text(encoding="utf-8").split("- id:")) == 2
    assert left == []

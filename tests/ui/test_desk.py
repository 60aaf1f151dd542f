"""The editor's desk: who is let in, what each sees, and that what is sent stands in the files of one's own checkout."""

from __future__ import annotations

import asyncio
import errno
import itertools
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
import yaml

from seeds.editions import newest
from seeds.load import ROOT
from seeds.new_letter.as_typed import records_of
from seeds.new_letter.desk import LetterDesk
from seeds.records import Fact
from seeds.second_readers.facts import cited_lines
from seeds.second_readers.words import words_digest
from ui.desk.app import STEPS, make
from ui.desk.dutch import in_dutch
from ui.desk.guard import Keys
from ui.desk.letter_pane import spans
from ui.desk.record_form import GROUPS, choices, typed
from ui.words.desk_record import WORDS

LETTER = """\
Den Haag, 12 mei 2029

Geachte voorzitter,

1.1 Bereikbaarheid Assen
Het Rijk draagt maximaal € 5 mln. (incl. btw) bij aan het station van Assen.
<script>alert(1)</script> & € 2,5 mln. van de gemeente Assen.
Pagina 1 van 2

1.2 Wonen in Drenthe
Rijk en regio spreken af dat er in Assen ten minste 3.800 nieuwe woningen komen tot en met 2035.
Pagina 2 van 2
"""
KEYS = Keys("editor-key", "second-key", "words-key")
RECORD = {
    "id": "assen-station", "theme": "mobility", "kind": "budget", "status": "agreed", "municipalities": "GM0106",
    "amount_eur": "5000000", "amount_bound": "at most", "vat": "incl", "amount_role": "contribution",
    "amount_payer": "rijk", "promised_by": "Rijk",
    "summary_nl": "Het Rijk draagt ten hoogste € 5 miljoen bij aan het station van Assen.",
    "summary_en": "Central government contributes at most €5 million to the station of Assen.",
    "sources.0.lines": "6", "sources.0.figure": "€ 5 mln.", "sources.0.file": "brief.txt",
}  # fmt: skip
# What such a step refuses before it writes, with what the tests send.
NOTHING_TO_WRITE = ("enter", "undo", "accept", "lines")
ENTRY = {"id": "brief-2029", "title": "Brief <b>2029</b>", "sender": "Minister van VRO", "date": "2029-05-12"}


class Desk:
    """A desk on the registers and one letter, without facts; asked without a network."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "seeds"
        shutil.copytree(ROOT / "registers", self.root / "registers")
        for path in (p for p in ROOT.rglob("*.csv") if p.parent.name != "registers"):
            empty = self.root / path.relative_to(ROOT)
            empty.parent.mkdir(exist_ok=True, parents=True)
            empty.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        shutil.copy(ROOT / "editions.csv", self.root)
        (folder / "letters").mkdir()
        path = folder / "letters" / "brief.txt"
        path.write_text(LETTER, encoding="utf-8")
        self.desk = LetterDesk(path, self.root)
        self.app = make(self.desk, KEYS)

    def ask(
        self,
        address: str,
        form: Mapping[str, str] | None = None,
        host: str = "127.0.0.1:8601",
        origin: str = "http://127.0.0.1:8601",
    ) -> httpx.Response:
        async def asked() -> httpx.Response:
            async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://desk") as client:
                if form is None:
                    return await client.get(address, headers={"host": host})
                headers = {"host": host, **({"origin": origin} if origin else {})}
                return await client.post(address, data=dict(form), headers=headers)

        return asyncio.run(asked())

    def step(self, name: str, form: Mapping[str, str] | None = None, key: str = "editor-key") -> httpx.Response:
        return self.ask(f"/{key}/{name}", form or {})

    def of(self, ident: str, **form: str) -> dict[str, str]:
        """A form of a candidate as its page would send it."""
        return {"c": ident, "seen": self.desk.seen(ident), **form}

    def accepted(self) -> Desk:
        """The letter entered and its first amount accepted."""
        self.step("enter", ENTRY)
        assert self.step("accept", self.of(amount(self), **RECORD)).status_code == 200
        return self


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def amount(desk: Desk) -> str:
    return next(c.id for c in desk.desk.proposal.candidates if c.kind == "amount")


@pytest.mark.parametrize("address", ["/", "/x/", "/editor-ke/", "/editor-key2/", "/desk.css", "//editor-key/"])
def test_without_the_key_there_is_nothing(desk: Desk, address: str) -> None:
    assert desk.ask(address).status_code == 404
    assert desk.ask("/editor-key/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.4:8601", "", "127.0.0.1.evil.example"])
def test_a_host_that_is_not_this_machine_gets_nothing(desk: Desk, host: str) -> None:
    assert desk.ask("/editor-key/", host=host).status_code == 404


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1:9999", "https://127.0.0.1:8601"]
)
def test_a_page_from_elsewhere_writes_nothing(desk: Desk, origin: str) -> None:
    before = (desk.root / "documents.csv").read_bytes()
    assert desk.ask("/editor-key/enter", ENTRY, origin=origin).status_code == 403
    assert (desk.root / "documents.csv").read_bytes() == before


def test_answers_are_not_kept_and_load_nothing_from_elsewhere(desk: Desk) -> None:
    headers = desk.ask("/editor-key/").headers
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "same-origin"


def test_a_letter_is_entered_before_facts_are_made(desk: Desk) -> None:
    assert 'name="sender"' in desk.ask("/editor-key/").text
    refused = desk.step("enter", {**ENTRY, "date": "12 mei"})
    assert (refused.status_code, "2026-01-13" in refused.text) == (422, True)
    assert desk.step("enter", ENTRY).status_code == 303
    assert 'id="record"' in desk.ask("/editor-key/").text


def test_text_of_the_letter_shows_as_text(desk: Desk) -> None:
    page = desk.accepted().ask("/editor-key/").text
    assert "<script>alert" not in page
    assert "<b>2029</b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page


def test_what_is_typed_is_checked_and_kept_with_the_yaml_that_comes_of_it(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    said = desk.step("check", desk.of(amount(desk), **{**RECORD, "amount_eur": "6000000"})).json()
    assert "amount_eur: 6000000" in said["check"]
    assert "6000000 staat in geen van de bronnen" in said["fields"]["amount_eur"]
    assert desk.desk.fields(amount(desk))["amount_eur"] == "6000000"
    assert "Alles klopt" in desk.step("check", {**desk.of(amount(desk)), **RECORD}).json()["check"]


def test_a_finished_record_stands_in_the_checkout_that_was_named(desk: Desk) -> None:
    desk.accepted()
    (record,) = yaml.safe_load((desk.root / "facts" / "brief-2029" / "accepted.yaml").read_text(encoding="utf-8"))
    assert (record["id"], record["amount_eur"]) == ("assen-station", 5_000_000)
    assert records_of(desk.root).facts["assen-station"].sources[0].file == "brief.txt"
    assert not (ROOT / "facts" / "brief-2029").exists()


def test_an_unfinished_record_is_refused_and_its_gaps_are_named(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    refused = desk.step("accept", desk.of(amount(desk), **{**RECORD, "theme": "", "summary_en": ""}))
    assert refused.status_code == 422
    assert set(refused.json()["fields"]) == {"theme", "summary_en"}


def test_who_was_too_late_sees_the_newer_state_and_writes_nothing(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    late = desk.of(amount(desk), reason="dubbel")
    desk.step("leave", desk.of(amount(desk), reason="geen feit"))
    refused = desk.step("leave", late)
    assert refused.status_code == 409
    assert "weggelaten: geen feit" in refused.json()["side"]
    assert desk.desk.candidate(amount(desk)).reason == "geen feit"


def test_a_step_is_undone_once_and_by_its_own_name(desk: Desk) -> None:
    desk.accepted()
    token = desk.desk.journal.steps()[-1].token
    assert desk.step("undo", {"token": "another"}).status_code == 422
    assert desk.step("undo", {"token": token}).json()["decisions"][amount(desk)] == "open"
    assert desk.step("undo", {"token": token}).status_code == 422


def test_a_new_start_goes_on_where_one_stopped(desk: Desk) -> None:
    desk.accepted()
    again = make(LetterDesk(desk.desk.path, desk.root), KEYS)
    desk.app = again
    assert 'data-decision="accepted"' in desk.ask("/editor-key/").text


@pytest.mark.parametrize("page", ["", "side", "finish", "decisions", "map?municipalities=GM0106", "find/facts?q=assen"])
def test_records_that_break_while_one_works_are_named_with_file_and_line(desk: Desk, page: str) -> None:
    desk.accepted()
    path = desk.root / "facts" / "brief-2029" / "accepted.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: agreed", "status: beloofd"), encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index("  status: beloofd") + 1
    answer = desk.ask(f"/editor-key/{page}")
    # The map draws what it can, and the record beside it says what is wrong.
    assert page.startswith("map") or f"facts/brief-2029/accepted.yaml:{line}: status" in answer.text
    assert str(desk.root) not in answer.text


@pytest.mark.parametrize("role", ["editor", "second", "words"])
def test_a_file_that_cannot_be_written_is_said_on_every_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    desk.accepted()
    steps = {
        "editor": ("check", "leave", "lines", "mark", "mention", "undo", "enter", "accept", "edition", "compare"),
        "second": ("answer", "undo"),
        "words": ("answer", "undo"),
    }
    before = {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()}
    ident = next(c.id for c in desk.desk.proposal.candidates if c.decision == "open")
    (reading,) = records_of(desk.root).facts.values()
    sent = {
        **ENTRY, **RECORD, "id": reading.id, "fact": reading.id, "reason": "other", "from": "3", "to": "3",
        "words": "Geachte", "lines": " ".join(cited_lines(reading)), "digest": words_digest(reading),
        "nl": "supported", "en": "supported", "languages": "same",
        "name": "2099.1", "date": "2099-01-01", "note_nl": "Een.", "note_en": "One.",
    }  # fmt: skip

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("writing.tempfile.mkstemp", full)
    for step in steps[role]:
        form = {**sent, **({"reason": "no content"} if step == "lines" else {})}
        if role == "second":
            form = {n: v for n, v in form.items() if not n.startswith(("sources", "summary", "theme"))}
        answer = desk.step(step, {**desk.of(ident), **form}, key=f"{role}-key")
        assert (answer.status_code, "schijf is vol" in answer.text) == (507, True) or step in NOTHING_TO_WRITE, step
        assert str(desk.root) not in answer.text
    assert {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()} == before


HOSTILE = {
    "nothing": "", "a control character": "a\x1b[31mb\x00", "a number of another script": "\u00b2",
    "a number without end": "9" * 5_000, "a text without end": "a" * 20_000, "half a character": "\ufffe",
    "code": "<script>${alert(1)}</script>", "a path": "../../../etc/passwd", "less than nothing": "-1",
}  # fmt: skip


def test_whatever_is_sent_to_any_address_of_the_desk_is_answered(desk: Desk) -> None:
    desk.accepted()
    whole = {
        **ENTRY, **RECORD, **desk.of(amount(desk)), "id": "another", "fact": "assen-station", "reason": "other",
        "from": "3", "to": "3", "words": "Geachte", "lines": "brief.txt:6", "digest": "0", "name": "2099.1",
        "note_nl": "Een.", "note_en": "One.", "nl": "supported", "q": "assen", "i": "1", "token": "1", "page": "1",
    }  # fmt: skip
    before = {path: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()}
    posts = [f"editor-key/{one}" for one in (*STEPS, "decide", "edition")]
    posts += [f"{role}-key/{one}" for role in ("second", "words") for one in ("answer", "undo")]
    # One field after the other is hostile, in another way at each address: together each way at each field.
    for nth, address in enumerate(posts):
        for name, hostile in zip(whole, itertools.islice(itertools.cycle(HOSTILE.values()), nth, None), strict=False):
            assert desk.ask(f"/{address}", {**whole, name: hostile}).status_code < 500, (address, name, hostile[:20])
        assert desk.ask(f"/{address}", {}).status_code < 500, address
        for path, content in before.items():
            path.write_bytes(content)


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_whatever_the_desk_is_asked_it_answers_and_shows_as_text(desk: Desk, hostile: str) -> None:
    for address in ("", "side", "find/facts", "find/places", "map", "row/sources", "row/ours", "finish", "decisions"):
        query = urlencode(dict.fromkeys(("q", "i", "c", "lines", "municipalities", "l"), hostile[:9_000]))
        answer = desk.ask(f"/editor-key/{address}?{query}")
        assert answer.status_code < 500, address
        assert "<script>${alert" not in answer.text or "json" in answer.headers["content-type"]


def test_a_title_with_a_control_character_is_refused_beside_its_field(desk: Desk) -> None:
    answer = desk.step("enter", {**ENTRY, "title": "a\x1b[31mb"})
    assert (answer.status_code, desk.desk.document) == (422, None)
    assert "U+001B" in answer.text
    assert ENTRY["sender"] in answer.text


def test_lines_are_left_out_with_a_reason_of_the_list(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    told = {"from": "3", "to": "3", "about": "opening words", "repeats": ""}
    assert desk.step("lines", {**told, "reason": "because"}).status_code == 422
    assert desk.step("lines", {**told, "reason": "salutation"}).json()["passages"]["3"] == "left out"


def test_lines_with_undecided_agreements_are_left_out_when_asked_twice(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    held = [c.id for c in desk.desk.proposal.candidates if c.kind == "agreement" and c.line_start >= 10]
    told = {"from": "10", "to": "12", "about": "homes", "repeats": "", "reason": "background"}
    asked = desk.step("lines", told)
    assert held
    assert (asked.status_code, f"Over {len(held)} afspraken" in asked.json()["told"]) == (422, True)
    done = desk.step("lines", {**told, "sure": asked.json()["sure"]})
    assert {done.json()["decisions"][ident] for ident in held} == {"left_out"}


def test_lines_that_are_refused_say_so_in_dutch(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    told = {"from": "1", "to": "3", "about": "opening words", "repeats": "", "reason": "salutation"}
    assert "ten hoogste 40 tegelijk" in desk.step("lines", {**told, "from": "20", "to": "90"}).json()["told"]
    assert "176-177" in desk.step("lines", {**told, "from": ""}).json()["told"]
    assert "Kies" in desk.step("lines", {**told, "reason": ""}).json()["told"]


def test_what_is_open_at_the_end_leads_to_its_record(desk: Desk) -> None:
    desk.accepted()
    assert f"?c={amount(desk)}&amp;l=nl" in desk.ask("/editor-key/finish").text


def test_a_number_with_dots_and_a_dutch_day_are_taken_and_what_is_refused_stays(desk: Desk) -> None:
    refused = desk.step("enter", {**ENTRY, "date": "12 mei"})
    assert 'value="12 mei"' in refused.text
    assert desk.step("enter", {**ENTRY, "date": "12-05-2029"}).status_code == 303
    assert desk.desk.document is not None
    desk.step("check", desk.of(amount(desk), **{**RECORD, "amount_eur": "5.000.000"}))
    assert desk.desk.fields(amount(desk))["amount_eur"] == "5000000"


def test_marked_words_open_as_a_new_candidate(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    said = desk.step("mark", {"from": "3", "to": "3", "words": "Geachte voorzitter"}).json()
    assert said["current"] == "h0001"
    assert "Geachte voorzitter" in said["side"]


@pytest.mark.parametrize(("what", "sought", "value"), [
    ("places", "assn", "GM0106"), ("places", "drenthe", "PV22"), ("parties", "rijkswatrstaat", "Rijkswaterstaat"),
])  # fmt: skip
def test_what_is_sought_is_found_with_a_typing_error(desk: Desk, what: str, sought: str, value: str) -> None:
    assert f'data-value="{value}"' in desk.ask(f"/editor-key/find/{what}?q={sought}").text


def test_chosen_places_are_drawn(desk: Desk) -> None:
    drawn = desk.ask("/editor-key/map?municipalities=GM0106;GM9999&sites=assen").text
    assert "<svg" in drawn
    assert "Assen" in drawn
    assert desk.ask("/editor-key/map").text == ""


def test_second_readers_see_no_value_of_the_first_and_no_page_of_the_editor(desk: Desk) -> None:
    desk.accepted()
    second = desk.ask("/second-key/").text
    assert "brief.txt:6-6" in second
    assert '<mark class="meant">€ 5 mln.</mark>' in second
    assert not re.search(r'value="(?:5000000|Rijk|GM0106)"|ten hoogste € 5 miljoen bij', second)
    assert "data-decision" not in second
    for page in ("finish", "decisions", "side", "find/facts?q=assen", "find/mention?q=assen"):
        assert desk.ask(f"/second-key/{page}").status_code == 404
        assert desk.ask(f"/words-key/{page}").status_code == 404
    assert desk.step("undo", key="words-key").status_code == 200
    assert desk.desk.candidate(amount(desk)).decision == "accepted"


def test_both_readings_and_a_decision_stand_in_their_forms_and_settle_the_fact(desk: Desk) -> None:
    desk.accepted()
    values = {
        name: value for name, value in RECORD.items() if not name.startswith(("sources", "summary", "theme", "id"))
    }
    answer = {**values, "provinces": "PV22", "status": "conditional", "id": "assen-station", "lines": "brief.txt:6-6"}
    assert desk.step("answer", {**answer, "kind": ""}, "second-key").status_code == 422
    assert desk.step("answer", {**answer, "lines": "brief.txt:7-7"}, "second-key").status_code == 409
    assert desk.step("answer", answer, "second-key").status_code == 200
    words = re.search(r'name="digest" value="(\w+)"', desk.ask("/words-key/").text)
    assert words
    told = {"id": "assen-station", "digest": words[1], "nl": "supported", "en": "supported", "languages": "same"}
    assert desk.step("answer", told, "words-key").status_code == 200
    assert "agreed" in desk.ask("/editor-key/decisions").text
    made = {"id": "assen-station", "field": "status", "first": "agreed", "second": "conditional", "holds": "first"}
    refused = desk.step("decide", {**made, "why": "it says so"})
    assert (refused.status_code, 'value="it says so"' in refused.text) == (422, True)
    decided = desk.step("decide", {**made, "rule": "S1", "why": '"draagt" is said without a condition'})
    assert "Vastgelegd: assen-station" in decided.text
    assert "Beslist (S1)" in decided.text
    desk.step("compare")
    seeds = records_of(desk.root)
    assert seeds.second_readings["assen-station"].amount_eur == 5_000_000
    assert seeds.word_readings["assen-station"].is_sound
    end = desk.ask("/editor-key/finish").text
    assert end.count("Niets open.") == 3
    assert "1 nieuw" in end


def test_an_edition_is_entered_in_the_list_of_editions(desk: Desk) -> None:
    desk.step("enter", ENTRY)
    told = {"name": "2031.1", "date": "2031-01-02", "note_nl": "Een brief erbij.", "note_en": "One more letter."}
    assert desk.step("edition", {**told, "note_en": ""}).status_code == 422
    assert desk.step("edition", told).status_code == 200
    assert newest(desk.root) == ("2031.1", "2031-01-02")
    assert desk.step("edition", told).status_code == 422


def test_a_candidate_that_seems_to_repeat_a_fact_says_so_and_is_confirmed_by_a_button(desk: Desk) -> None:
    desk.accepted()
    path = desk.desk.path.with_name("tweede.txt")
    path.write_text(LETTER, encoding="utf-8")
    second = LetterDesk(path, desk.root)
    desk.app = make(second, KEYS)
    desk.step("enter", {**ENTRY, "id": "brief-2030"})
    page = desk.ask("/editor-key/").text
    assert 'data-mention="assen-station"' in page
    assert "Lijkt een vermelding van assen-station" in page


def test_every_field_of_a_fact_has_its_place_and_its_words_in_the_form() -> None:
    placed = [name for names in GROUPS.values() for name in names]
    assert sorted(placed) == sorted(Fact.model_fields)
    for words in WORDS.values():
        assert set(words.fields) == set(Fact.model_fields)
        assert set(words.groups) == set(GROUPS)
    assert choices("status")[0] == "agreed"
    assert choices("amount_payer") == ("rijk", "regio", "other")
    assert choices("place") == ()


def test_a_sent_form_is_a_record_of_texts_lists_and_rows() -> None:
    sent = [
        ("provinces", "PV22; PV23"),
        ("theme", "water"),
        ("unknown", "x"),
        ("sources.3.lines", "4"),
        ("ours.0.what", " "),
    ]
    assert typed(sent, "b.txt") == {
        "provinces": ["PV22", "PV23"], "theme": "water", "sources": [{"file": "b.txt", "lines": "4"}], "ours": [],
    }  # fmt: skip


def test_a_figure_is_marked_where_it_breaks_over_lines(desk: Desk) -> None:
    candidate: Any = desk.desk.candidate(amount(desk)).model_copy(
        update={"line_start": 1, "line_end": 2, "figure": "€ 5 mln."}
    )
    assert spans(["Wij geven €", "5 mln. nu"], [candidate]) == {1: [(10, 11, candidate.id)], 2: [(0, 6, candidate.id)]}


@pytest.mark.parametrize(("message", "dutch"), [
    ("summary_nl names Emmen, no cited line does", "De samenvatting noemt Emmen; de regels niet."),
    ("amount_eur 6 is in none of its figures: € 5", "6 staat in geen van de bronnen zoals gedrukt: € 5"),
    ("something that no check says", None),
])  # fmt: skip
def test_messages_of_checks_are_said_in_dutch_where_there_is_dutch(message: str, dutch: str | None) -> None:
    assert in_dutch(message) == dutch

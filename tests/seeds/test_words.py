"""The words of a record are held against its lines: names, numbers, doubt, drafts, and kinds of error."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.checks.verify import verify
from seeds.checks.words import Check
from seeds.load import Seeds, load_seeds
from seeds.reading.names import load_names
from seeds.records import Fact, Source
from seeds.wording.kinds import repeated_numbers
from seeds.wording.lines import Cited, Passage, sentences, undone
from seeds.wording.named import Named, Parties
from seeds.wording.quantities import codes_said, months_said, numbers_in, numbers_said

FILE = "letter.txt"


@cache
def seeds() -> Seeds:
    return load_seeds()


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    faults("Er komt iets.")  # the registers are read before any test is timed


def lines(text: str, figure: str = "x") -> Cited:
    source = Source(file=FILE, line_start=1, line_end=1, figure=figure)
    return Cited((Passage(source, undone(text), undone(text)),))


def fact(text: str, figure: str | None = None, **fields: Any) -> Fact:
    base: dict[str, Any] = {
        "id": "a-fact",
        "theme": "housing",
        "kind": "agreement",
        "status": "agreed",
        "summary_nl": "Er komt iets.",
        "summary_en": "Something will come.",
        "sources": [{"file": FILE, "lines": "1", "figure": figure or text.split()[0]}],
    }
    return Fact.model_validate(base | fields)


def faults(text: str, figure: str | None = None, **fields: Any) -> list[str]:
    found = fact(text, figure, **fields)
    passage = Passage(found.sources[0], undone(text), undone(text))
    return list(Check(found, Cited((passage,)), seeds(), load_names()).faults(Path("no-folder")))


def both(nl: str, en: str) -> dict[str, str]:
    return {"summary_nl": nl, "summary_en": en}


# --- running text ---


def test_a_word_broken_over_two_lines_is_whole() -> None:
    assert undone("grootschalige woning-\nbouw in Noord-\nHolland, woon- en werk-\nlocaties") == (
        "grootschalige woningbouw in Noord-Holland, woon- en werklocaties"
    )


@given(st.text(alphabet="ab .!?❖\n-1,;(", max_size=200))
def test_sentences_are_the_whole_text(text: str) -> None:
    flowing = undone(text)
    assert "".join(flowing[start:end] for start, end in sentences(flowing)) == flowing


def test_an_abbreviation_ends_no_sentence_but_an_amount_before_a_capital_does() -> None:
    text = "Er is o.a. € 5 mln. Met de motie komt er ca. 3 mln. bij."
    assert [text[a:b].strip() for a, b in sentences(text)] == [
        "Er is o.a. € 5 mln.",
        "Met de motie komt er ca. 3 mln. bij.",
    ]


# --- numbers ---

NUMBERS = st.integers(2, 999_999)


@given(NUMBERS)
def test_a_number_of_a_summary_that_the_lines_hold_is_no_fault(number: int) -> None:
    dutch, english = f"{number:,}".replace(",", "."), f"{number:,}"
    text = f"Er komen {dutch} woningen."
    assert faults(text, **both(f"Er komen {dutch} woningen.", f"There will be {english} homes.")) == []


@given(NUMBERS)
def test_a_number_that_is_taken_out_of_the_lines_is_a_fault_in_each_language(number: int) -> None:
    dutch, english = f"{number:,}".replace(",", "."), f"{number:,}"
    found = faults("Er komen woningen.", **both(f"Er komen {dutch} woningen.", f"There will be {english} homes."))
    assert [f.split(" says ")[0] for f in found] == ["summary_nl", "summary_en"]


@pytest.mark.parametrize(
    ("printed", "nl", "en"),
    [
        ("€ 5 mld.", "€ 5 miljard", "€5 billion"),
        ("27%", "27 procent", "27 percent"),
        ("zeventien", "17", "seventeen"),
        ("€ 310 tot € 620 mln.", "€ 310 tot € 620 miljoen", "€310 to €620 million"),
        ("de tweede tranche", "de tweede tranche", "the second tranche"),
        ("1 juli 2026", "juli 2026", "July 2026"),
        ("7,5 mld.", "7,5 miljard", "7.5 billion"),
        ("de A28", "de A28", "the A28"),
        ("12 .000 woningen", "12.000 woningen", "12,000 homes"),
    ],
)
def test_a_number_may_be_written_in_another_way(printed: str, nl: str, en: str) -> None:
    assert faults(f"Het gaat om {printed} in totaal.", **both(f"Het gaat om {nl}.", f"It is about {en}.")) == []


@pytest.mark.parametrize(
    ("nl", "en"), [("de A28", "the A28"), ("in juli", "in July"), ("drie keer", "three times"), ("5%", "5%")]
)
def test_what_no_line_says_is_a_fault(nl: str, en: str) -> None:
    assert len(faults("Het gaat om iets.", **both(f"Het gaat om {nl}.", f"It is about {en}."))) == 2


def test_one_is_no_number_and_a_unit_no_code() -> None:
    assert list(numbers_said("een project", "nl")) == list(numbers_said("one project", "en")) == []
    assert list(codes_said("50 m3 en 1e, 21st")) == []


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    for language in ("nl", "en"):
        list(numbers_said(text, language))
        list(months_said(text, language))
    list(codes_said(text))
    numbers_in(lines(text))


# --- places ---

PROVINCES = st.sampled_from(["Drenthe", "Overijssel", "Zeeland", "Flevoland", "Limburg", "Gelderland"])


@given(PROVINCES)
def test_a_province_that_the_lines_name_may_stand_in_a_summary_and_one_that_they_do_not_may_not(name: str) -> None:
    said = both(f"In {name} komt iets.", f"In {name} something will come.")
    assert faults(f"Er komt iets in {name}.", **said) == []
    assert [f.split(" names ")[0] for f in faults("Er komt iets.", **said)] == ["summary_nl", "summary_en"]


@pytest.mark.parametrize(
    ("printed", "nl", "en"),
    [
        ("Drentse plannen", "Drenthe", "Drenthe"),
        ("de Zwolse spoorzone", "Zwolle", "Zwolle"),
        ("de provincie Zuid-Holland", "Zuid-Holland", "South Holland"),
        ("Den Haag", "Den Haag", "The Hague"),
        ("Fryslân", "Friesland", "Friesland"),
        ("de Westf lank van Groningen", "Westflank Groningen", "Westflank Groningen"),
        ("Noord-Nederland", "Noord-Nederland", "northern Netherlands"),
    ],
)
def test_a_place_may_be_inflected_or_english(printed: str, nl: str, en: str) -> None:
    assert faults(f"Het gaat om {printed}.", **both(f"Het gaat om {nl}.", f"It is about {en}.")) == []


@pytest.mark.parametrize(
    ("printed", "fields"),
    [
        ("in Emmen", {"municipalities": ["GM0114"], "provinces": ["PV22"]}),
        ("in Hoofddorp", {"municipalities": ["GM0394"], "provinces": ["PV27"]}),
        ("in NOVEX-gebied De Peel", {"provinces": ["PV30", "PV31"]}),
        ("in landsdeel Noord", {"provinces": ["PV20", "PV21", "PV22"]}),
        ("bij de Paddepoelsterbrug", {"municipalities": ["GM0014"], "provinces": ["PV20"]}),
    ],
)
def test_what_surely_contains_a_named_place_counts_as_named(printed: str, fields: dict[str, Any]) -> None:
    assert faults(f"Er komt iets {printed}.", **fields) == []


def test_a_municipality_of_a_named_province_is_not_named() -> None:
    (fault,) = faults("Er komt iets in Drenthe.", municipalities=["GM0114"])
    assert fault.startswith("municipalities holds Emmen")


# --- parties ---


@pytest.mark.parametrize(
    ("printed", "party"),
    [
        ("De minister besluit dat.", "Rijk"),
        ("Het kabinet besluit dat.", "Rijk"),
        ("Rijk en regio besluiten dat.", "Regio"),
        ("De provincie Drenthe besluit dat.", "Provincie Drenthe"),
        ("Liander sluit dat aan.", "netbeheerders"),
    ],
)
def test_a_party_is_known_by_its_other_names(printed: str, party: str) -> None:
    assert faults(printed, promised_by=[party]) == []
    assert len(faults("Dat gebeurt.", promised_by=[party])) == 1


def test_a_sender_speaks_of_itself_as_we() -> None:
    source = Source(file="001_5c65b8c211a22d50.txt", line_start=1, line_end=1, figure="x")
    for text, is_named in (("Wij vragen dat.", True), ("Dat is nodig.", False)):
        cited = Cited((Passage(source, text, text),))
        parties = Parties(cited, seeds(), Named(cited, seeds(), load_names(), {}))
        assert parties.has("G40-stedennetwerk") is is_named
        assert parties.is_sender("G40-stedennetwerk")


# --- ours ---


def test_what_is_marked_as_ours_is_accepted_and_a_mark_cannot_rot() -> None:
    said = both("In Emmen komt iets.", "In Emmen something will come.")
    ours = [{"what": "Emmen", "why": "the heading names it", "why_nl": "de kop noemt het"}]
    assert faults("Er komt iets.", **said, ours=ours) == []
    assert faults("Er komt iets in Emmen.", **said, ours=ours) == [
        "ours: 'Emmen' stands in the cited lines, so it is theirs"
    ]
    assert faults("Er komt iets.", ours=ours) == ["ours: 'Emmen' stands in no summary, place or party of it"]


def test_a_whole_field_can_be_ours() -> None:
    ours = [{"what": "promised_by", "why": "the section says who agrees", "why_nl": "de kop zegt wie"}]
    assert faults("Er komt iets.", promised_by=["Rijk"], ours=ours) == []


# --- doubt ---

MONEY = {"kind": "budget", "amount_eur": "5000000", "amount_role": "total"}
SAID = both("Er komt iets voor € 5 miljoen.", "Something will come for €5 million.")


@pytest.mark.parametrize(
    ("printed", "bound"),
    [
        ("ruim € 5 mln.", "more than"),
        ("circa € 5 mln.", "about"),
        ("minimaal een bedrag van € 5 mln.", "at least"),
        ("maximaal € 5 mln.", "at most"),
        ("een bedrag tot € 5 mln.", "at most"),
        ("bijna € 5 mln.", "less than"),
    ],
)
def test_the_bound_at_a_number_is_a_field(printed: str, bound: str) -> None:
    text = f"Er komt {printed} voor iets."
    assert faults(text, "€ 5 mln.", **MONEY, **SAID, amount_bound=bound) == []
    (fault,) = faults(text, "€ 5 mln.", **MONEY, **SAID)
    assert "(number)" in fault or "(at number)" in fault


def test_a_bound_may_also_be_said_in_both_summaries() -> None:
    said = both("Ruim € 5 miljoen.", "More than €5 million.")
    assert faults("Er komt ruim € 5 mln. voor iets.", "€ 5 mln.", **MONEY, **said) == []
    assert (
        len(faults("Er komt ruim € 5 mln. voor iets.", "€ 5 mln.", **MONEY, **(said | {"summary_en": "€5 million."})))
        == 1
    )


def test_a_bound_of_another_number_is_not_asked_for() -> None:
    assert faults("Voor ruim 80 woningen komt er € 5 mln.", "€ 5 mln.", **MONEY, **SAID) == []


def test_a_word_that_is_set_aside_is_not_asked_for_and_must_stand_in_the_lines() -> None:
    aside = [{"what": "ruim", "why": "said of the plan"}]
    assert faults("Er komt ruim € 5 mln. voor iets.", "€ 5 mln.", **MONEY, **SAID, set_aside=aside) == []
    assert faults("Er komt € 5 mln. voor iets.", "€ 5 mln.", **MONEY, **SAID, set_aside=aside) == [
        "set_aside: 'ruim' does not stand in the cited lines"
    ]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Dat is klaar vóór 2033.", "before"),
        ("Dat geldt vanaf 2033.", "from"),
        ("Dat is uiterlijk in 2033 klaar.", "by"),
        ("Naar verwachting is dat in 2033 klaar.", "expected"),
        ("Partijen streven naar 2033.", "aim"),
    ],
)
def test_the_word_at_a_date_is_the_kind_of_its_deadline(printed: str, kind: str) -> None:
    assert faults(printed, deadline="2033", deadline_kind=kind) == []
    assert faults(printed, deadline="2033", deadline_kind="in") != []


@pytest.mark.parametrize(
    "printed", ["De regio wil daar bouwen.", "De regio vraagt het Rijk daar te bouwen.", "Daar zou gebouwd worden."]
)
def test_a_wish_is_no_agreement(printed: str) -> None:
    assert faults(printed, status="proposed") == []
    assert faults(printed, status="agreed") != []


def test_as_soon_as_possible_is_no_doubt() -> None:
    assert faults("Partijen starten zo snel mogelijk en waar mogelijk samen.") == []


def test_examples_just_before_a_figure_are_said_in_both_summaries() -> None:
    text = "Er zijn afspraken over onder meer de brug."
    assert len(faults(text, "de brug")) == 1
    assert faults(text, "de brug", **both("Onder meer de brug.", "Among others the bridge.")) == []


# --- deadlines, drafts, kinds ---


def test_the_year_of_a_deadline_stands_in_the_lines() -> None:
    assert faults("Dat is klaar in 2033.", deadline="2033", deadline_kind="in") == []
    assert len(faults("Dat is klaar.", deadline="2033", deadline_kind="in")) == 1


def test_a_draft_says_that_it_is_one() -> None:
    draft = next(part for part in seeds().document_parts.values() if part.is_draft)
    source = {"file": draft.file, "lines": str(draft.line_start), "figure": "x"}
    for said, count in (
        (both("Er komt iets.", "It comes."), 2),
        (both("Het concept zegt dat.", "The draft says so."), 0),
    ):
        found = fact("x", sources=[source], status="proposed", **said)
        cited = Cited((Passage(found.sources[0], "Er komt iets.", "Er komt iets."),))
        assert len(list(Check(found, cited, seeds(), load_names()).faults(Path("no-folder")))) == count


def test_a_payer_is_named_in_the_lines() -> None:
    assert faults("Het Rijk betaalt € 5 mln.", "€ 5 mln.", **MONEY, **SAID, amount_payer="rijk") == []
    assert len(faults("Er komt € 5 mln.", "€ 5 mln.", **MONEY, **SAID, amount_payer="rijk")) == 1


def test_one_line_gives_one_number_once() -> None:
    one = fact("x", homes=560)
    assert repeated_numbers([one, one.model_copy(update={"id": "other"})]) == [("a-fact", "other")]
    assert repeated_numbers([one, one.model_copy(update={"id": "other", "homes": 561})]) == []


def test_verify_names_a_wrong_word_with_file_and_line(make_root: Callable[[str, str, str], Path]) -> None:
    root = make_root("letter", FILE, "Het Rijk bouwt dat.\n")
    folder = root / "facts" / "letter"
    folder.mkdir(parents=True)
    (folder / "chapter.yaml").write_text(
        "- id: a-fact\n  theme: housing\n  kind: agreement\n  status: agreed\n"
        "  summary_nl: In Emmen bouwt het Rijk dat.\n  summary_en: The state builds it.\n"
        "  sources:\n    - file: letter.txt\n      lines: 1\n      figure: bouwt\n"
    )
    (found,) = verify(load_seeds(root), root.parent / "documents", root)
    assert (found.file, found.line) == ("facts/letter/chapter.yaml", 1)
    assert found.message == "a-fact: summary_nl names Emmen, no cited line does"


def test_a_footnote_between_two_words_is_no_word() -> None:
    assert undone("in 2025<sup>1</sup> is woning-\nbouw") == "in 2025 is woningbouw"


@given(st.text(max_size=200))
def test_any_lines_can_be_made_one(text: str) -> None:
    assert "\n" not in undone(text)


def test_a_field_that_is_empty_cannot_be_ours() -> None:
    ours = [{"what": "deadline", "why": "said elsewhere", "why_nl": "staat elders"}]
    assert faults("Er komt iets.", ours=ours) == ["ours: the record has no deadline"]


def test_a_month_of_the_year_of_the_letter_needs_no_year_in_the_lines() -> None:
    dated = next(part for part in seeds().document_parts.values() if part.date[:4] == "2026" and not part.is_draft)
    source = {"file": dated.file, "lines": str(dated.line_start), "figure": "x"}
    found = fact("x", sources=[source], deadline="2026-11", deadline_kind="in")
    for text, count in (("Het komt in november.", 0), ("Het komt.", 1)):
        cited = Cited((Passage(found.sources[0], text, text),))
        said = list(Check(found, cited, seeds(), load_names()).faults(Path("no-folder")))
        assert len([row for row in said if row.startswith("deadline")]) == count


def test_a_record_without_lines_says_nothing_of_words() -> None:
    assert list(Check(fact("x"), Cited(()), seeds(), load_names()).summary_faults()) == []


def test_a_word_of_doubt_in_brackets_behind_a_number_is_about_it() -> None:
    assert len(faults("Er komen 300 woningen (circa).", "300 woningen", homes=300)) >= 1


def test_a_figure_whose_sentence_names_another_area_is_suspicious() -> None:
    text = "Regio Zwolle en Regio Groningen-Assen krijgen samen 300 woningen."
    said = faults(text, "300 woningen", homes=300, novex_area="regio-zwolle")
    assert any(row.startswith("novex_area regio-zwolle: the sentence of its figure also names") for row in said), said


def test_an_inflected_name_is_that_name() -> None:
    assert faults("De Zeewoldse raad bouwt iets.", **both("Zeewolde bouwt iets.", "Zeewolde builds something.")) == []

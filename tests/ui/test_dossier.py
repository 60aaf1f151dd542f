"""The dossier for a meeting: found from where one is, the same on screen, on paper and in Word, and nothing is lost."""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layers.adds import of_facts
from layers.analysis import HOMES, REGIO, RIJK, STANDINGS
from layers.dossier import PARTS, staked
from layers.layer import Language
from layers.narrowing import narrowing
from tests.ui.client import Client
from ui import dossier as command
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState, changed, for_browser_in, from_query
from ui.say.dossier import Paper, facts_of, paper
from ui.say.dossier_room import WORD
from ui.say.word import Run, WordFile, plain
from ui.shell import routes_dossier
from ui.views import dossier, dossier_word, frame, printed_dossier, sharing, subject, timeline
from ui.words.common import WORDS as COMMON
from ui.words.dossier import WORDS

TODAY = date(2026, 11, 28)
BO = "BO MIRT 2026"
SERVER = "https://kaart.example/"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of(edition: Edition, key: str = "province:PV22", meeting: str | None = BO, language: Language = "nl") -> Paper:
    found = paper(key, meeting, edition, TODAY, language)
    assert found
    return found


def shown(edition: Edition, **choices: Any) -> str:
    view = ViewState(view="dossier", **choices)
    with for_browser_in("nl"):
        return dossier.page(Picture(edition, view), TODAY)


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes_dossier, "today", lambda: TODAY)


# --- the choice ---


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("province:PV22", "province:PV22"), ("Drenthe", "province:PV22"), ("drenthe (provincie)", "province:PV22"),
        ("Emmen", "municipality:GM0114"), ("Groene Hart", "novex:groene-hart"),
        ("Noord (landsdeel)", "landsdeel:Noord"),
        ("Wonen", "theme:housing"), ("housing", "theme:housing"), ("Utrecht (gemeente)", "municipality:GM0344"),
    ],
)  # fmt: skip
def test_what_a_visitor_writes_means_a_dossier(edition: Edition, written: str, key: str) -> None:
    view, dropped = from_query({"view": ["dossier"], "id": [written], "meeting": [BO]}, edition.known)
    assert (view.ident, view.meetings, dropped) == (key, (BO,), ())


def test_what_means_nothing_is_named_and_the_form_is_shown(edition: Edition) -> None:
    view, dropped = from_query({"view": ["dossier"], "id": ["qqqq"], "meeting": ["BO Zee"]}, edition.known)
    assert (view.view, view.ident, view.meetings) == ("dossier", None, ())
    assert {d.parameter for d in dropped} == {"id", "meeting"}
    assert 'name="id"' in shown(edition)


def test_the_meeting_of_a_dossier_is_no_filter_of_another_page(edition: Edition) -> None:
    view = ViewState(view="dossier", ident="province:PV22", meetings=("BO MIRT 2027",))
    assert changed(view, view="map") == ViewState()
    at = changed(ViewState(view="timeline", meetings=("BO MIRT", "BO MIRT 2025")), view="dossier", ident="theme:water")
    assert (at.meetings, at.ident) == (("BO MIRT",), "theme:water")
    assert from_query({"view": ["timeline"], "meeting": ["BO MIRT 2027"]}, edition.known)[0].meetings == ()


def test_the_form_works_without_a_script(client: Client) -> None:
    said = client.get(f"/plain?view=dossier&id=Drenthe&meeting={quote(BO)}&lang=nl").text
    assert f"Dossier Drenthe: {BO}" in said
    form = said[said.index('<form class="choose choose-dossier"') :]
    assert 'method="get"' in form[:200]
    assert re.findall(r'<(?:input|select)[^>]* name="(id|meeting)"', form) == ["id", "meeting"]


@pytest.mark.parametrize(
    ("view", "key"),
    [
        (ViewState(view="province", ident="PV22"), "province:PV22"),
        (ViewState(view="municipality", ident="GM0114"), "municipality:GM0114"),
        (ViewState(view="novex", ident="groene-hart"), "novex:groene-hart"),
        (ViewState(provinces=("PV22",)), "province:PV22"),
        (ViewState(themes=("water",), view="timeline"), "theme:water"),
        (ViewState(provinces=("PV22", "PV20")), None),
        (ViewState(view="project", ident="n36"), None),
    ],
)
def test_the_menu_leads_to_the_dossier_of_what_is_looked_at(view: ViewState, key: str | None) -> None:
    with for_browser_in("nl"):
        query = parse_qs(urlsplit(frame.dossier_link(view)).query)
    assert (query["view"], query.get("id")) == (["dossier"], [key] if key else None)


def test_pages_and_the_timeline_lead_to_it(edition: Edition) -> None:
    for kind, ident in (("province", "PV22"), ("municipality", "GM0114"), ("novex", "groene-hart")):
        view = ViewState(view=kind, ident=ident)  # type: ignore[arg-type]
        with for_browser_in("nl"):
            assert f"view=dossier&amp;id={kind}%3A{ident}" in subject.html(Picture(edition, view))
    with for_browser_in("nl"):
        assert "view=dossier" in timeline.page(Picture(edition, ViewState(view="timeline")), TODAY)


# --- what it holds ---


@pytest.mark.parametrize("key", ["province:PV22", "landsdeel:Noord", "novex:groene-hart", "municipality:GM0114"])
def test_it_is_about_the_facts_of_the_page(edition: Edition, key: str) -> None:
    facts, inferred = facts_of(key, edition)
    kind, _, ident = key.partition(":")
    if kind != "landsdeel":
        found = subject.subjects.find(edition, kind, ident)
        assert found
        assert {f["id"] for f in facts} == {f["id"] for f in found.every_fact}
    assert len({f["id"] for f in facts}) == len(facts)
    assert inferred <= {f["id"] for f in facts}


@pytest.mark.parametrize("code", ["PV20", "PV22", "PV27", "PV30", "PV31"])
def test_what_is_at_stake_adds_up_as_the_columns_of_every_file(edition: Edition, code: str) -> None:
    found, every = of(edition, f"province:{code}", None), edition.built.facts
    ids = staked(found.found, every, found.inferred)
    added = of_facts(every, (code,), among=ids)
    for measure in (HOMES, RIJK, REGIO):
        bars = [bar for tile in found.stakes for bar in tile.bars if tile.label == WORDS["nl"].stake_label[measure.id]]
        for name in STANDINGS:
            unit = "_eur" if measure.field == "amount_eur" else ""
            column = f"adds_{measure.id}_{name}_in_provinces{unit}"
            said = sum(bar.number or 0 for bar in bars if bar.what == state_words(name))
            assert said == sum(row.get(column, 0) for row in added.values()), (measure.id, name)


def state_words(name: str) -> str:
    return COMMON["nl"].figures.standing[name]


def test_what_is_without_word_is_what_the_filter_finds(edition: Edition) -> None:
    chosen = narrowing({"outcome": ["without word"]}, TODAY)
    for code in edition.provinces:
        found = of(edition, f"province:{code}", None).found.parts["without word"]
        facts, _ = facts_of(f"province:{code}", edition)
        assert {f["id"] for f in found} == {f["id"] for f in facts if chosen.passes(f)}


def test_a_fact_says_when_who_how_it_stands_what_hangs_on_it_and_where_it_is_written(edition: Edition) -> None:
    fact = edition.facts["nedersaksenlijn-startbeslissing"]
    said = of(edition).item(fact)
    assert said.when == "BO MIRT 2025, uiterlijk november 2025"
    assert "door Rijk en Regio" in said.about
    assert any("vervolg op" in way.form for way in said.hangs)
    assert any("Kamerstuk 36600-A nr. 63, regels" in note for note in said.notes)
    assert said.state == ""  # the heading of its part says it


def test_no_page_is_more_than_20_000_bytes_at_first(edition: Edition) -> None:
    for key in edition.scopes:
        if not key.startswith("municipality:") or key == "municipality:GM0114":
            for meeting in ((), (BO,)):
                assert len(shown(edition, ident=key, meetings=meeting).encode()) <= 20_000, key


def test_the_page_shows_each_item_once_it_is_asked_for(edition: Edition) -> None:
    found = of(edition, "theme:mobility", None).found
    made = shown(edition, ident="theme:mobility", more=99)
    assert made.count('<div class="dossier-when">') == found.total
    assert made.count('class="dossier-part') == sum(map(bool, found.parts.values()))


def test_sharing_it_on_paper_leads_to_its_print(edition: Edition) -> None:
    view = ViewState(view="dossier", ident="province:PV22", meetings=(BO,))
    assert sharing.paper(view, None) == of(edition).print_address
    assert sharing.called(Picture(edition, view), None) == f"Dossier Drenthe {BO}"


# --- on paper ---


def left_out(found: Paper, said: str) -> int:
    """How many items a text says that there are more."""
    one, many = (re.escape(form).replace(r"\{\}", "([0-9]+)") for form in WORDS[found.language].more)
    return sum(int(a or b) for a, b in re.findall(f"{one}|{many}", said))


@pytest.mark.parametrize("key", ["province:PV22", "province:PV30", "province:PV28", "theme:mobility"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_does_not_fit_on_paper_is_counted_with_its_address(edition: Edition, key: str, language: Language) -> None:
    found = of(edition, key, None, language)
    made = printed_dossier.page(found, SERVER)
    items = len(re.findall(r'<li id="fact-', made))
    assert items + left_out(found, made) == found.found.total
    assert len(re.findall(r'<li id="note-', made)) == items
    assert f"{SERVER[:-1]}{found.page_address.replace('&', '&amp;')}" in made


@pytest.mark.usefixtures("on_the_day")
def test_the_routes_send_print_and_word_and_say_so_where_there_is_none(client: Client) -> None:
    printed = client.get(f"/print/dossier/province/PV22?meeting={quote(BO)}&lang=nl")
    assert f"<h1>Dossier Drenthe: {BO}</h1>" in printed.text
    word = client.get(f"/dossier/province/PV22.docx?meeting={quote(BO)}&lang=en")
    assert word.headers["content-type"] == routes_dossier.MEDIA_TYPE
    assert 'filename="dossier-Drenthe-BO-MIRT-2026-2026-11-28.docx"' in word.headers["content-disposition"]
    assert docx.Document(BytesIO(word.content)).core_properties.title == f"Dossier Drenthe: {BO}"
    for address in ("/dossier/province/PV99.docx", "/dossier/province/PV22.docx?meeting=x", "/print/dossier/ster/maan"):
        assert client.get(address).status_code == 404


# --- in Word ---


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as held:
        assert held.testzip() is None
        return {name: held.read(name).decode() for name in held.namelist() if name.endswith((".xml", ".rels"))}


@pytest.mark.parametrize("key", ["province:PV22", "province:PV30", "province:PV28", "theme:mobility"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_word_file_has_a_footnote_to_each_item_and_counts_what_does_not_fit(
    edition: Edition, key: str, language: Language
) -> None:
    found = of(edition, key, None, language)
    parts = parts_of(dossier_word.content(found, SERVER))
    items = sum(map(len, WORD.fitted(found).values()))
    body, notes = (ElementTree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "footnotes"))
    asked = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    told = [note.get(f"{W}id") for note in notes.iter(f"{W}footnote") if note.get(f"{W}type") is None]
    assert asked == told == [str(n) for n in range(1, items + 1)]
    assert items + left_out(found, "".join(body.itertext())) == found.found.total
    assert "/word/footnotes.xml" in parts["[Content_Types].xml"]
    assert 'Target="footnotes.xml"' in parts["word/_rels/document.xml.rels"]


def test_the_word_file_says_edition_day_choice_and_address(edition: Edition) -> None:
    found = of(edition)
    document = docx.Document(BytesIO(dossier_word.content(found, SERVER)))
    said = "\n".join(part.text for part in document.paragraphs)
    assert "28 november 2026" in said
    assert edition.built.manifest["edition"] in said
    assert f"provincie Drenthe; {BO}" in said
    assert f"{SERVER[:-1]}{found.page_address}" in said
    assert next(part.style.name for part in document.paragraphs if part.style) == "Title"


HOSTILE = (
    '=HYPERLINK("http://kwaad.example") { PAGE } <w:fldSimple w:instr="DATE"/> &amp; ]]> \x00\x0b\ud800\u202e\ufffe'
)


@given(st.text(alphabet=st.characters(), max_size=60))
@example(HOSTILE)
def test_any_text_stays_text_in_a_word_file(said: str) -> None:
    made = WordFile(said, "nl", docx_day())
    made.heading(said, 1)
    made.paragraph(Run(said, note=said))
    [[cell]] = made.table([100], 1)
    made.paragraph(Run(said), within=cell)
    parts = parts_of(made.content())
    # A footnote that says nothing is none.
    names = ("document", *(["footnotes"] if said else []))
    trees = [ElementTree.fromstring(parts[f"word/{name}.xml"]) for name in names]
    shown = [part.text or "" for tree in trees for part in tree.iter(f"{W}t")]
    assert [one for one in shown if one.strip()].count(plain(said)) >= (3 if plain(said).strip() else 0)
    for tree in trees:
        for kind in ("fldSimple", "fldChar", "instrText", "hyperlink", "tab", "br"):
            assert next(tree.iter(f"{W}{kind}"), None) is None


def docx_day() -> Any:
    from datetime import datetime

    return datetime(2026, 11, 28)


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=40))
def test_what_people_write_is_kept_as_it_is(said: str) -> None:
    assert plain(said) == re.sub("[\u202a-\u202e\u2066-\u2069]", "", said)


def test_the_command_writes_the_file_and_says_what_it_does_not_know(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "drenthe.docx"
    assert command.main(["drenthe", "--meeting", BO, "--server", SERVER, "--out", str(out)]) == 0
    assert docx.Document(str(out)).core_properties.title == f"Dossier Drenthe: {BO}"
    assert command.main(["qqqq", "--out", str(tmp_path / "none.docx")]) == 1
    assert "BO MIRT 2025" in capsys.readouterr().err


def test_libreoffice_opens_the_word_file_of_each_province_on_two_pages_at_most(
    edition: Edition, office: Path, tmp_path: Path
) -> None:
    for code in ("PV22", "PV30"):
        (tmp_path / f"{code}.docx").write_bytes(dossier_word.content(of(edition, f"province:{code}"), SERVER))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *tmp_path.glob("*.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    from pypdf import PdfReader

    for code in ("PV22", "PV30"):
        pages = PdfReader(tmp_path / f"{code}.pdf").pages
        assert 1 <= len(pages) <= 2
        said = "".join(page.extract_text() for page in pages)
        assert edition.provinces[code]["name"] in said
        assert "Kamerstuk 36600-A nr. 63" in said


def test_every_part_has_its_words_in_both_languages() -> None:
    for words in WORDS.values():
        for table in (words.part, words.means, words.count):
            assert set(table) == set(PARTS)
    assert state.written(ViewState(view="dossier")) == "view=dossier"

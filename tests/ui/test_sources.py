"""What the page of the sources says of boundaries: our own sentences and numbers, in both languages."""

from __future__ import annotations

import string
from typing import get_args

import pytest

from geo.findings import Finding, Kind
from geo.levels import LEVELS
from geo.reports import SourceKind, SourceReport, public
from layers.built import Built
from layers.layer import Language
from ui.data.edition import Edition
from ui.views.sources import boundaries, report_words
from ui.words.common import WORDS as TEXT
from ui.words.sources import WORDS

LANGUAGES: tuple[Language, ...] = ("nl", "en")
KINDS: tuple[Kind, ...] = get_args(Kind)
SECRET = "/home/someone/s3cr3t `python -m geo fetch`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_finding_and_of_source_has_words(language: Language) -> None:
    said = WORDS[language]
    assert set(said.findings) == set(KINDS)
    assert set(said.source_kinds) == set(get_args(SourceKind))
    assert set(said.levels) == set(LEVELS)


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_say_the_same_of_a_finding(kind: Kind) -> None:
    nl, en = ({name for _, name, _, _ in string.Formatter().parse(WORDS[of].findings[kind])} for of in LANGUAGES)
    assert nl - {None} == en - {None} <= {"level", "year", "count", "expected", "areas"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_is_told_without_what_only_the_log_may_hold(kind: Kind, language: Language, edition: Edition) -> None:
    finding = Finding(kind, SECRET, "gemeente", 2025, 341, 342, ("GM0014", "GM9999"))
    report = SourceReport("folder", SECRET, used=False, reason=SECRET, findings=(finding,))
    said = report_words(public(report), edition, language)
    assert "{" not in said
    for kept in ("s3cr3t", "/", "`", "9999"):
        assert kept not in said
    assert said.startswith(WORDS[language].source_kinds["folder"])


def test_what_is_missing_is_named_and_counted(edition: Edition) -> None:
    codes = tuple(row["code"] for row in edition.built.registers["municipalities"][:7])
    finding = Finding("missing", "x", "gemeente", 2025, 7, codes=codes)
    said = report_words(public(SourceReport("folder", "x", used=False, reason="x", findings=(finding,))), edition, "nl")
    first = [row["name"] for row in edition.built.registers["municipalities"][:5]]
    missing = f"{', '.join(first)} en nog 2"
    assert said == f"Map met eigen bestanden: niet gebruikt. Ontbrekende gemeenten van 2025: 7 ({missing})."


def test_a_folder_built_before_there_were_reports_says_that_none_was_kept(edition: Edition) -> None:
    older = Built(edition.built.path)
    older.__dict__["manifest"] = {**older.manifest, "files": {}}
    assert TEXT["nl"].sources.chain_unknown in boundaries(Edition(older), "nl")
    assert TEXT["nl"].sources.chain_unknown not in boundaries(edition, "nl")

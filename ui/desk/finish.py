"""The page at the end: what is open, what is new, the map with the new edition, and the edition itself."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import reading
from clock import today
from seeds.editions import newest
from seeds.new_letter.finished import CHECKS, Open, brought, next_edition, still_open
from seeds.new_letter.reader_answers import ReaderDesk
from settings import of_this_process
from ui.desk.frame import Here, frame
from ui.desk.messages import said
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.words.desk_readers import WORDS

MOST_SHOWN: Final = 60
BUILD_SECONDS: Final = 600
COMMANDS: Final = (
    "python -m seeds verify", "python -m seeds coverage --write", "python -m seeds readings", "python -m seeds words",
    "python -m layers candidates", "make test", "python -m seeds edition", "git add seeds && git commit",
)  # fmt: skip


def counts(cache: Path) -> dict[str, int]:
    """Return how many features each layer of the map in use has; {} where there is no map."""
    try:
        digest = reading.text(cache / "built" / "current").strip()
        manifest = json.loads(reading.text(cache / "built" / digest / "manifest.json"))
        return {name: int(layer["count"]) for name, layer in manifest["layers"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def build(project: Path) -> tuple[bool, str, dict[str, int], dict[str, int]]:
    """Build the map of a project; whether it went well, what was written, and the counts before and after."""
    cache = of_this_process().cache
    before = counts(cache)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "layers", "build"],
            cwd=project,
            capture_output=True,
            text=True,
            timeout=BUILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, f"more than {BUILD_SECONDS} s", before, {}
    return done.returncode == 0, (done.stdout + done.stderr).strip(), before, counts(cache)


def finish_page(reader: ReaderDesk, here: Here, told: str = "", built: Html = EMPTY) -> Html:
    """Return the page at the end of a letter."""
    words, project = WORDS[here.language], reader.desk.root.parent
    note = el("p", text(told), cls="note", role="status") if told else EMPTY
    # What was never begun is not done: without facts nothing can be open of them.
    has_facts = any(True for _ in reader.facts())
    candidates = {c.fact: c.id for c in reader.desk.proposal.candidates if c.decision == "accepted"}
    checks = [
        _check(
            words.finish[check],
            still_open(reader, check),
            here,
            has_facts or check in ("coverage", "paragraphs"),
            candidates,
        )
        for check in CHECKS
    ]
    title = reader.desk.document.title if reader.desk.document else reader.desk.letter.file
    made = [_new(reader, here), _map(project, here, built), _edition(reader.desk.root, here)]
    return frame(here, title, "finish", el("main", note, *checks, *made, id="main", cls="readable"))


def _check(title: str, found: list[Open], here: Here, is_begun: bool, candidates: Mapping[str | None, str]) -> Html:
    words = WORDS[here.language]
    if not is_begun:
        return el("section", el("h2", text(title)), el("p", text(words.no_facts)), cls="check-of")
    if not found:
        return el("section", el("h2", text(title)), el("p", text(words.nothing), cls="right"), cls="check-of")
    rows = [
        el("li", el("span", text(f"{o.line}  " if o.line else ""), cls="no"), _to_record(o, here, candidates))
        for o in found[:MOST_SHOWN]
    ]
    more = el("p", text(f"+ {len(found) - MOST_SHOWN}")) if len(found) > MOST_SHOWN else EMPTY
    listed = el("details", el("summary", text(words.counts.format(len(found)))), el("ul", *rows), more)
    return el("section", el("h2", text(title)), listed, cls="check-of")


def _to_record(found: Open, here: Here, candidates: Mapping[str | None, str]) -> Html:
    told, candidate = text(_said(found.what, here)), candidates.get(found.what.partition(": ")[0])
    return link(here.to("", c=candidate), told) if candidate else told


def _said(what: str, here: Here) -> str:
    """What is open: behind the id of a fact stands what a check says of it."""
    ident, colon, message = what.partition(": ")
    return f"{ident}{colon}{said(message, here.language)}"


def _new(reader: ReaderDesk, here: Here) -> Html:
    words, rows = WORDS[here.language], brought(reader)
    states = {state: sum(row.state == state for row in rows) for state in ("new", "changed", "repeated")}
    new = [
        el("li", text(row.fact.get(f"summary_{here.language}") or row.fact["id"])) for row in rows if row.state == "new"
    ]
    return el(
        "section",
        el("h2", text(words.finish["new"])),
        el("p", text(words.new_facts.format(*states.values()))),
        el("ul", *new),
        cls="check-of",
    )


def _map(project: Path, here: Here, built: Html) -> Html:
    words = WORDS[here.language]
    if not (project / "layers").is_dir():
        return el("section", el("h2", text(words.finish["map"])), el("p", text(words.no_project)), cls="check-of")
    form = el(
        "form",
        el("p", text(words.build_hint)),
        el("button", text(words.build), type="submit"),
        method="post",
        action=f"{here.base}/build?l={here.language}",
    )
    return el("section", el("h2", text(words.finish["map"])), form, built, cls="check-of")


def built_table(done: tuple[bool, str, Mapping[str, int], Mapping[str, int]], here: Here) -> Html:
    """Return what a build gave: the counts of each layer before and after, or what went wrong."""
    is_good, written, before, after = done
    words = WORDS[here.language]
    if not is_good:
        return join(el("p", text(words.not_built), cls="faults"), el("pre", text(written), tabindex=0, lang="en"))
    heads = el("tr", *(el("th", text(head), scope="col") for head in (words.layer, words.before, words.after)))
    rows = [
        el(
            "tr",
            el("th", text(name), scope="row"),
            el("td", text(before.get(name, "–"))),
            el("td", text(after.get(name, "–"))),
        )
        for name in dict.fromkeys([*before, *after])
    ]
    return join(
        el("p", text(words.built), cls="right"), el("table", el("thead", heads), el("tbody", *rows), cls="counts")
    )


def _edition(root: Path, here: Here) -> Html:
    words, now = WORDS[here.language], newest(root)
    fields = [
        el(
            "div",
            el("label", text(label), for_=f"edition-{name}"),
            el("input", type="text", id=f"edition-{name}", name=name, value=value),
            cls=f"field{wide}",
        )
        for name, label, value, wide in (
            ("name", words.edition_name, next_edition(now[0]), ""),
            ("date", words.edition_date, today().isoformat(), ""),
            ("note_nl", words.edition_note_nl, "", " wide"),
            ("note_en", words.edition_note_en, "", " wide"),
        )
    ]
    form = el(
        "form",
        el("p", text(words.edition_now.format(*now))),
        el("p", text(words.edition_hint)),
        el("div", *fields, cls="fields"),
        el("button", text(words.edition), type="submit"),
        method="post",
        action=f"{here.base}/edition?l={here.language}",
    )
    return el(
        "section",
        el("h2", text(words.finish["edition"])),
        form,
        el("p", text(words.commands)),
        el("pre", text("\n".join(COMMANDS)), tabindex=0),
        cls="check-of",
    )

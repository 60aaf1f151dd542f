"""`python -m seeds`: all commands on the records and the letters."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_args

import reading
from clock import now
from seeds.checks.coverage import as_csv, counts, coverage, paragraph_report
from seeds.checks.coverage import report as coverage_report
from seeds.checks.outcomes import outcome_lines, unsettled
from seeds.checks.paragraphs import paragraphs, range_faults
from seeds.checks.verify import verify
from seeds.diff import differences, read_edition, report
from seeds.editions import edition_faults, keep, renamed
from seeds.errors import Fault, SeedsError
from seeds.export import flat_facts
from seeds.files import write_whole
from seeds.load import ROOT, load_seeds
from seeds.new_letter.candidates import CandidateKind, read_proposal, write_proposal
from seeds.new_letter.letter_entry import keep_text
from seeds.new_letter.matching import held_against
from seeds.new_letter.propose import candidates_file, propose
from seeds.new_letter.review import Review, document_id
from seeds.passages import documents_folder
from seeds.reading.letter import read_letter
from seeds.second_readers import bottlenecks
from seeds.second_readers.facts import is_settled, record, verdict_lines, worklist
from seeds.second_readers.words import all_supported, word_lines, words_worklist
from settings import of_this_process


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command: 0, or 1 with every fault on stderr, or 2 where it can't be carried out."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        status = run(arguments)
        # What did not fit where it is written is found now, and not when Python ends.
        sys.stdout.flush()
        return status
    except SeedsError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.faults)} fault(s)", file=sys.stderr)
        return 1
    except OSError as error:
        if not error.filename:
            # A pipe that its reader closed (`| head`), a full disk: Python does not report it again on exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            print(f"{error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m seeds", description="The records of afsprakenkaart.")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], what: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=what)
        added.set_defaults(run=run)
        return added

    export = command("export", _export, "print all facts")
    export.add_argument("--format", choices=["json"], default="json")
    check = command("verify", _verify, "check every figure against the letters")
    covering = command("coverage", _coverage, "list what the letters hold with the fact that covers it")
    words = command("words", _words, "list the facts whose summaries nobody has held against their lines")
    words.add_argument("--worklist", action="store_true", help="print only what a reader of words may see")
    chosen = words.add_mutually_exclusive_group()
    chosen.add_argument("--chapter", metavar="NAME", help="only the facts of this file: `homes`, `isa-concept/grid`")
    chosen.add_argument("--ids", nargs="+", default=[], metavar="ID", help="only these facts")
    command("progress", _progress, "list what may tell what became of a promise and nobody has settled")
    clashes = command("bottlenecks", _bottlenecks, "list the decisions on bottlenecks that are not settled")
    what = clashes.add_mutually_exclusive_group()
    what.add_argument("--worklist", action="store_true", help="print only what a second reader may see")
    what.add_argument("--record", action="store_true", help="keep the decisions as checked, after a look at each")
    what.add_argument("--verdicts", type=Path, metavar="FILE", help="keep what a second reader says: `id: agrees`")
    for reads_letters in (check, covering, words, clashes):
        reads_letters.add_argument(
            "--documents", metavar="DIR", help="folder with the letters (or AFSPRAKENKAART_DOCUMENTS)"
        )
    covering.add_argument("--uncovered", action="store_true", help="print only what nothing accounts for")
    covering.add_argument("--write", action="store_true", help="renew coverage.csv, which the app shows")
    readings = command("readings", _readings, "compare the two readings of each fact")
    readings.add_argument(
        "--worklist", action="store_true", help="print only what a second reader may see: id and lines"
    )
    readings.add_argument(
        "--record", action="store_true", help="keep the facts as compared, after a look at what differs"
    )
    getting = command("fetch", _fetch, "get a letter and its papers by number: 34682-228 or 2025D27614")
    getting.add_argument("number", metavar="NUMBER")
    getting.add_argument("--force", action="store_true", help="write over a file of that name with other contents")
    looking = command("watch", _watch, "list the new letters whose dossier or words stand in watched.csv")
    looking.add_argument("--since", type=dt.date.fromisoformat, metavar="DAY", help="YYYY-MM-DD; default: a year ago")
    for of_the_web in (getting, looking):
        of_the_web.add_argument(
            "--into", dest="documents", metavar="DIR", help="folder with the letters (or AFSPRAKENKAART_DOCUMENTS)"
        )
    proposing = command("propose", _propose, "find candidates in a new letter: text, PDF, DOCX, ODT, HTML, XML")
    proposing.add_argument("file", type=Path, metavar="FILE")
    proposing.add_argument(
        "--out", type=Path, metavar="FILE", help="default: <letter>.candidates.yaml beside the letter"
    )
    proposing.add_argument(
        "--force", action="store_true", help="write over candidates, and text as read, that were there"
    )
    reviewing = command("review", _review, "decide on candidates; accepted ones become records to be finished")
    reviewing.add_argument("file", type=Path, metavar="FILE")
    reviewing.add_argument("--document", metavar="ID", help="default: the id in documents.csv, else the file's name")
    reviewing.add_argument("--chapter", default="accepted", help="name of the YAML file to add to (default: accepted)")
    reviewing.add_argument("--kind", action="append", default=[], choices=get_args(CandidateKind))
    reviewing.add_argument("--seeds", type=Path, default=ROOT, metavar="DIR", help=argparse.SUPPRESS)
    comparing = command("diff", _diff, "what is new, changed, repeated or gone between two editions")
    comparing.add_argument("old", metavar="OLD", help="an edition (2026.1), an export file or the id of a letter")
    comparing.add_argument("new", metavar="NEW", help="an edition (2026.1), an export file or the id of a letter")
    keeping = command("edition", _edition, "keep what the newest edition of editions.csv says, when it is published")
    keeping.add_argument("--again", action="store_true", help="write over it: only for an edition that nobody has seen")
    return parser


def _export(_arguments: argparse.Namespace) -> int:
    json.dump(flat_facts(load_seeds()), sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


def _folder(arguments: argparse.Namespace) -> Path | None:
    folder = documents_folder(arguments.documents)
    if folder is None or not folder.is_dir():
        print(f"no folder with letters: {folder}. Name it: --documents DIR", file=sys.stderr)
        return None
    return folder


def _verify(arguments: argparse.Namespace) -> int:
    seeds, folder = load_seeds(), _folder(arguments)
    if folder is None:
        return 2
    if faults := [*edition_faults(seeds), *verify(seeds, folder)]:
        raise SeedsError(faults)
    count = sum(len(fact.sources) for fact in seeds.facts.values())
    print(f"{len(seeds.facts)} facts, {count} sources: every figure stands in its lines")
    return 0


def _coverage(arguments: argparse.Namespace) -> int:
    seeds, folder = load_seeds(), _folder(arguments)
    if folder is None:
        return 2
    found = coverage(seeds, folder)
    every = paragraphs(seeds, folder)
    if arguments.write:
        write_whole(ROOT / "coverage.csv", as_csv(counts(found, every, seeds)))
    for line in coverage_report(found, everything=not arguments.uncovered):
        print(line)
    for line in paragraph_report(every, everything=not arguments.uncovered):
        print(line)
    faults = list(range_faults(seeds, folder))
    print(*faults, sep="\n" if faults else "", end="\n" if faults else "")
    uncovered = sum(not entry.is_covered for entry in found)
    open_paragraphs = sum(not paragraph.is_covered for paragraph in every)
    print(f"{len(found)} items, {uncovered} uncovered; {len(every)} paragraphs, {open_paragraphs} unaccounted for")
    return 1 if uncovered or open_paragraphs or faults else 0


def _readings(arguments: argparse.Namespace) -> int:
    seeds = load_seeds()
    if arguments.record:
        write_whole(ROOT / "second_reading" / "compared.csv", record(seeds))
        load_seeds.cache_clear()
        seeds = load_seeds()
    print("\n".join(worklist(seeds) if arguments.worklist else verdict_lines(seeds)))
    return 0 if arguments.worklist or is_settled(seeds) else 1


def _words(arguments: argparse.Namespace) -> int:
    seeds = load_seeds()
    if not arguments.worklist:
        print("\n".join(word_lines(seeds)))
        return 0 if all_supported(seeds) else 1
    folder = _folder(arguments)
    if folder is None:
        return 2
    print("\n".join(words_worklist(seeds, folder, arguments.chapter, arguments.ids)))
    return 0


def _progress(_arguments: argparse.Namespace) -> int:
    seeds = load_seeds()
    print("\n".join(outcome_lines(seeds)))
    return 1 if unsettled(seeds) else 0


def _bottlenecks(arguments: argparse.Namespace) -> int:
    seeds = load_seeds()
    if arguments.worklist:
        folder = _folder(arguments)
        if folder is None:
            return 2
        print("\n".join(bottlenecks.worklist(seeds, folder)))
        return 0
    if arguments.record or arguments.verdicts:
        given = reading.text(arguments.verdicts).split("\n") if arguments.verdicts else ()
        verdicts = bottlenecks.read_verdicts(given, seeds)
        write_whole(ROOT / "bottlenecks" / "checked.csv", bottlenecks.record(seeds, verdicts))
        load_seeds.cache_clear()
        seeds = load_seeds()
    print("\n".join(bottlenecks.report(seeds)))
    return 0 if bottlenecks.is_settled(seeds) else 1


def _diff(arguments: argparse.Namespace) -> int:
    seeds = load_seeds()
    old, new = read_edition(arguments.old, seeds), read_edition(arguments.new, seeds)
    print("\n".join(report(differences(old, new, renamed(seeds.former_ids)), old, new)))
    return 0


def _edition(arguments: argparse.Namespace) -> int:
    print(keep(load_seeds(), again=arguments.again))
    return 0


# Fetch, watch, propose and review need no facts, so that they work while the records of a new letter are unfinished.


def _fetch(arguments: argparse.Namespace) -> int:
    # What asks the web is loaded by the commands that do.
    from seeds.official import fetch as fetching
    from seeds.official.numbers import read_number

    number = read_number(arguments.number)
    folder = documents_folder(arguments.documents)
    if folder is None or not folder.is_dir():
        print(f"no folder to put the letter in: {folder}. Make one and name it: --into DIR", file=sys.stderr)
        return 2
    outcome = asyncio.run(fetching.fetch(number, folder, of_this_process(), force=arguments.force))
    print(*fetching.report(outcome), sep="\n", end="\n" if outcome.kept else "")
    if outcome.faults:
        raise SeedsError(outcome.faults)
    return 0


def _watch(arguments: argparse.Namespace) -> int:
    from seeds.official import watch as watching

    since = arguments.since or now().date() - dt.timedelta(days=365)
    rows, folder = watching.watched(), documents_folder(arguments.documents)
    found = asyncio.run(watching.watch(rows, since, folder, of_this_process()))
    print(*watching.report(found, since), sep="\n")
    if found.faults:
        raise SeedsError(found.faults)
    return 0


def _propose(arguments: argparse.Namespace) -> int:
    path: Path = arguments.file
    target: Path = arguments.out or candidates_file(path)
    if target.exists() and not arguments.force:
        message = (
            "these candidates exist; go on with review, or name another file with --out, or write over with --force"
        )
        raise SeedsError([Fault(str(target), 0, message)])
    letter = read_letter(path)
    proposal, said = held_against(propose(letter), lambda: load_seeds().facts.values())
    text = keep_text(letter, path, force=arguments.force)
    write_proposal(proposal, target)
    if text != path:
        print(f"what was read of it is in {text}: that file is the letter that facts cite")
    kinds = {kind: sum(c.kind == kind for c in proposal.candidates) for kind in get_args(CandidateKind)}
    print(f"{target}: " + ", ".join(f"{count} {kind}" for kind, count in kinds.items()))
    print(said)
    print(f"for seeds/documents.csv: file {letter.file}, date {proposal.written or 'unknown'}, sha256 {letter.sha256}")
    return 0


def _review(arguments: argparse.Namespace) -> int:
    proposal = read_proposal(arguments.file)
    document = arguments.document or document_id(arguments.seeds, proposal.file)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", document) or not re.fullmatch(r"[a-z0-9-]+", arguments.chapter):
        raise SeedsError(
            [Fault(document, 0, "a document and a chapter are named in small letters, digits and hyphens")]
        )
    Review(arguments.file, arguments.seeds / "facts" / document, arguments.chapter).run(tuple(arguments.kind))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Citations in four forms: of a fact the letters and lines that say it, of a page the page. Pure text.

The letters are cited as their register names them; what it does not know is said to be unknown, never made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from layers.facts import Fact
from layers.layer import Language
from ui.data.edition import Edition
from ui.say import facts as fact_words
from ui.words.formats import day
from ui.words.sharing import WORDS

Form = Literal["footnote", "apa", "bibtex", "plain"]
FORMS: Final[tuple[Form, ...]] = ("footnote", "apa", "bibtex", "plain")

_BIBTEX: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
}  # fmt: skip
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Letter:
    """A letter as it is cited: what is not known is an empty text; `lines` are those of the text that was read."""

    key: str
    author: str
    title: str
    date: str
    kamerstuk: str
    url: str
    lines: str


@dataclass(frozen=True)
class Own:
    """What is cited of this site: what it is called, its edition with its date, its address, and when it was seen.

    `says` is what a fact says, "" for a page.
    """

    key: str
    what: str
    edition: str
    edition_date: str
    address: str
    seen: date
    says: str = ""


def letters_of(fact: Fact, edition: Edition, language: Language) -> list[Letter]:
    """Return the letters that say a fact, each once with all its lines."""
    placed = sorted(fact["sources"], key=lambda s: (s["file"], s["line_start"]))
    found = []
    for (file, start), group in groupby(placed, key=lambda s: _part_key(s["file"], edition.part(s))):
        sources = list(group)
        part = edition.part(sources[0])
        said = ", ".join(dict.fromkeys(fact_words.lines(source, language) for source in sources))
        number = part["kamerstuk"] if part else ""
        found.append(
            Letter(
                key=bibtex_key(number or f"{file.partition('.')[0]}-{start}"),
                author=part["sender"] if part else "",
                title=part["title"] if part else file,
                date=part["date"] if part else "",
                kamerstuk=number,
                url=part["official_url"] if part else "",
                lines=said,
            )
        )
    return found


def _part_key(file: str, part: object) -> tuple[str, int]:
    return file, int(part["line_start"]) if isinstance(part, dict) else 0


def cited(form: Form, letters: Sequence[Letter], own: Own, language: Language) -> str:
    """Return the citation of letters, if any, and of the page that shows what they say."""
    makers = {"footnote": _footnote, "apa": _apa, "bibtex": _bibtex, "plain": _plain}
    return makers[form](letters, own, language)


def in_short(letter: Letter, language: Language) -> str:
    """Return a letter by its title, date, Kamerstuk where known, and lines: for a note that has little room."""
    number = WORDS[language].kamerstuk.format(letter.kamerstuk) if letter.kamerstuk else ""
    dated = day(letter.date, language) if letter.date else ""
    return ", ".join(word for word in (letter.title, dated, number, letter.lines) if word)


def _named(letter: Letter, language: Language) -> list[str]:
    own = WORDS[language]
    number = own.kamerstuk.format(letter.kamerstuk) if letter.kamerstuk else ""
    return [word for word in (letter.author, letter.title, _day(letter.date, language), number, letter.lines) if word]


def _day(written: str, language: Language) -> str:
    return day(written, language) if written else WORDS[language].no_date


def _year_first(written: str, language: Language) -> str:
    """Return a day as APA has it: `2025, 12 juni`."""
    year, said = written[:4], day(written, language)
    return f"{year}, {said.removesuffix(year).strip()}"


def _seen(own: Own, language: Language) -> str:
    return WORDS[language].seen.format(day(own.seen.isoformat(), language))


def _of_edition(own: Own, language: Language) -> str:
    return WORDS[language].edition.format(own.edition, day(own.edition_date, language))


def _footnote(letters: Sequence[Letter], own: Own, language: Language) -> str:
    said = [", ".join([*_named(letter, language), letter.url or WORDS[language].no_url]) for letter in letters]
    said.append(", ".join((f"“{own.what}”", _of_edition(own, language), f"{own.address} ({_seen(own, language)})")))
    return f"{'; '.join(said)}."


def _apa(letters: Sequence[Letter], own: Own, language: Language) -> str:
    words = WORDS[language]
    made = []
    for letter in letters:
        number = words.kamerstuk.format(letter.kamerstuk) if letter.kamerstuk else ""
        about = "; ".join(word for word in (number, letter.lines) if word)
        when = _year_first(letter.date, language) if letter.date else words.no_date_short
        author = f"{letter.author}. " if letter.author else ""
        made.append(f"{author}({when}). {letter.title} ({about}). {letter.url or words.no_url}")
    seen = _seen(own, language)
    seen = f"{seen[:1].upper()}{seen[1:]}, {own.address}"
    made.append(f"Afsprakenkaart. ({own.edition_date[:4]}). {own.what} ({_of_edition(own, language)}). {seen}")
    return "\n".join(made)


def _plain(letters: Sequence[Letter], own: Own, language: Language) -> str:
    lines = []
    for letter in letters:
        lines += [", ".join(_named(letter, language)), letter.url or WORDS[language].no_url]
    return "\n".join(
        [
            own.what,
            *([own.says] if own.says else []),
            *lines,
            f"{_of_edition(own, language)}, {_seen(own, language)}",
            own.address,
        ]
    )


def _bibtex(letters: Sequence[Letter], own: Own, language: Language) -> str:
    words = WORDS[language]
    made = []
    for letter in letters:
        number = words.kamerstuk.format(letter.kamerstuk) if letter.kamerstuk else ""
        note = "; ".join(word for word in (number, letter.lines, "" if letter.url else words.no_url) if word)
        fields = [
            ("author", braced(letter.author)),
            ("title", braced(letter.title)),
            ("date", letter.date),
            ("year", letter.date[:4]),
            ("note", escaped(note)),
            ("url", letter.url),
        ]
        made.append(entry("misc", letter.key, fields))
    fields = [
        ("author", "{Afsprakenkaart}"),
        ("title", braced(own.what)),
        ("year", own.edition_date[:4]),
        ("note", escaped(_of_edition(own, language))),
        ("url", own.address),
        ("urldate", own.seen.isoformat()),
    ]
    return "\n\n".join([*made, entry("misc", own.key, fields)])


# --- BibTeX ---


def escaped(text: str) -> str:
    """Return a text for a field of BibTeX: on one line, its braces in balance, and no sign that TeX gives a meaning."""
    flat = " ".join(_CONTROL.sub(" ", text).split())
    return "".join(_BIBTEX.get(sign, sign) for sign in flat)


def braced(text: str) -> str:
    """Return a text that BibTeX takes as it stands: no name of a person, no capitals changed; "" for nothing."""
    return f"{{{escaped(text)}}}" if text.strip() else ""


def bibtex_key(text: str) -> str:
    """Return the key of an entry: letters, digits and dashes."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-") or "afsprakenkaart"


def entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return an entry with the fields that say something."""
    rows = [f"  {name} = {{{value}}}" for name, value in fields if value]
    return ",\n".join([f"@{kind}{{{key}", *rows]) + "\n}"

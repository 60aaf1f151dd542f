"""The parties that a text names, and the words with which a sentence has one as its subject."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache

from seeds.load import ROOT

_DEPARTMENTS = (
    "VRO|BZK|IenW|I&W|KGG|EZK?|LVVN|LNV|OCW|VWS|Defensie|Financiën|Infrastructuur en Waterstaat"
    "|Volkshuisvesting en Ruimtelijke Ordening|Klimaat en Groene Groei|Economische Zaken"
)
_NAME = r"[A-Z‘'][\w’'-]+(?:[- ](?:[A-Z][\w-]+|aan den|en))?"
_PARTY = re.compile(
    r"\bRijk(?:swaterstaat)?\b|\bRegio\b(?! [A-Z])|\bpartijen\b|\bkabinet\b"
    rf"|\b[Pp]rovincie {_NAME}|\b[Gg]emeente {_NAME}|\b[Ww]aterschap {_NAME}|\b[Pp]rovincies\b|\b[Gg]emeenten\b"
    rf"|\b(?:[Mm]inister(?:ie)?|[Ss]taatssecretaris)(?: van)? (?:{_DEPARTMENTS})\b|\b(?:VRO|IenW|KGG|LVVN|OCW|BZK)\b"
    r"|\b(?:RWS|ProRail|NS|TenneT|Gasunie|Enexis|Liander|Stedin|Netbeheer Nederland|IPO|VNG|UvW|SNN|ACM|G40|Schiphol)\b"
    r"|\b(?:[Nn]etbeheerders|[Ww]aterschappen|[Cc]orporaties|Unie van Waterschappen|Defensie|Havenbedrijf [A-Z]\w+)\b"
)

ACTOR = (
    r"(?:(?:[Dd]e |[Hh]et |[Oo]nze |[Aa]lle |[Bb]eide )?(?:[Rr]ijk(?:swaterstaat)?|[Kk]abinet|[Rr]egio(?:’s|'s)?"
    r"|[Pp]artijen|[Pp]rovincies?|[Gg]emeenten?|[Ww]aterschap(?:pen)?|[Cc]ollege(?: van \w+)?"
    r"|[Gg]edeputeerde(?: Staten)?"
    r"|[Ww]ethouder|[Mm]inister(?:ie)?|[Ss]taatssecretaris|(?:[Ww]oning)?[Cc]orporaties?|[Nn]etbeheerders?"
    r"|[Gg]emeenteraad|[Ss]taat|[Oo]ntwikkelaars?|[Mm]arktpartijen|[Vv]oorzitter|[Bb]estuurders|VRO|BZK|IenW|KGG|LVVN|OCW"
    r"|RWS|ProRail|NS|TenneT|Gasunie|Enexis|Liander|Stedin|IPO|VNG|UvW|SNN|ACM|MRA|Defensie|[Oo]ndertekenaars"
    r"|[Vv]ervoerders?|[Oo]verheden|[Ss]tuurgroep|[Ww]erkgroep|[Pp]rojectteam|[Pp]rogrammateam|[Ss]ecretaris|[Mm]evrouw|[Hh]eer|[Hh]oogheemraadschap|[Dd]eelnemers|[Ww]oonregio|[Bb]ouwers)\b|\b(?:[Ii]k|[Ww]ij|[Ww]e|[Zz]ij)\b)"
)
"""A pattern of who may be the subject of a promise."""

_NAMES = re.compile(rf"\b{ACTOR}")
_ONE_OF_MANY = {"provincie", "gemeente", "waterschap", "corporatie", "netbeheerder"}
_NO_NAME = {"ik", "wij", "we", "zij"}


def party_mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parties that a text names as (start, end, name), in order."""
    for match in _PARTY.finditer(text):
        yield match.start(), match.end(), match[0]


def parties(text: str) -> tuple[str, ...]:
    """Return the parties that a text names, in its own words, each once, in order."""
    return tuple(dict.fromkeys(name for _, _, name in party_mentions(text)))


def actors(text: str, sender: str | None = None) -> tuple[str, ...]:
    """Return who a text names, by the names of `parties.csv` where it has them; `ik` and `wij` are the `sender`."""
    found: list[tuple[int, int, str]] = list(party_mentions(text))
    for match in _NAMES.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), match[0]))
    names = []
    for _, _, printed in sorted(found):
        name = re.sub(r"^(?:de|het|onze|alle|beide) ", "", printed, flags=re.IGNORECASE)
        if name.lower() in _NO_NAME:
            names += [sender] if sender else []
        else:
            names.append(registered(name))
    return tuple(dict.fromkeys(names))


def registered(name: str) -> str:
    """Return the name by which `parties.csv` knows a party, else the name itself with a capital."""
    if name.lower() in _ONE_OF_MANY:
        return name.lower()
    known = _by_alias()
    return known.get(name) or known.get(name.lower()) or name[:1].upper() + name[1:]


@cache
def _by_alias() -> dict[str, str]:
    """Return the names of the register by name and by alias; an alias that two names share stands for the first."""
    with (ROOT / "registers" / "parties.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {row["name"]: row["name"] for row in rows}
    for row in rows:
        for alias in filter(None, (row["aliases"] or "").split(";")):
            found.setdefault(alias, row["name"])
    found.setdefault("regio", "Regio")
    found.setdefault("rijk", "Rijk")
    return found

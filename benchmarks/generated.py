"""Letters made of templates, with spellings of their own, and what they say: the truth to measure propose by."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from seeds.reading.letter import Letter


@dataclass(frozen=True)
class Truth:
    """One thing that a letter says: what (`amount`, `homes`, `quantity`, `place`), its values or code, its lines."""

    what: str
    values: tuple[Decimal, ...]
    lines: tuple[int, ...]
    code: str = ""
    unit: str = ""


def generated(seed: int, number: int = 60) -> tuple[Letter, tuple[Truth, ...]]:
    """Return a letter made of templates with spellings of its own, and what it says; the same for the same seed."""
    chance = random.Random(seed)
    lines: list[str] = [f"Datum {chance.randint(1, 28)} maart {chance.randint(2027, 2031)}", ""]
    said: list[Truth] = []
    for _ in range(number):
        sentence, facts = _sentence(chance)
        broken = _broken(chance, sentence)
        first = len(lines) + 1
        lines += broken
        whole = tuple(range(first, len(lines) + 1))
        said += [Truth(t.what, t.values, whole, t.code, t.unit) for t in facts]
        if chance.random() < 0.15:
            lines += ["", f"Pagina {chance.randint(1, 40)} van 40", ""]
    return Letter(f"generated-{seed}.txt", "\n".join(lines)), tuple(said)


def _sentence(chance: random.Random) -> tuple[str, list[Truth]]:
    """One sentence with what it says, out of templates that name money, homes, land, water, power, jobs and places."""
    amount, worth = _amount(chance)
    place, code = chance.choice(PLACES)
    homes = chance.choice([60, 240, 875, 1250, 3400, 12500, 45000, 110000])
    money = Truth("amount", worth, (), unit="euro")
    there = Truth("place", (), (), code=code)
    built = Truth("homes", (Decimal(homes),), (), unit="homes")
    size = chance.choice([3, 14, 90, 410, 1150])
    noun, unit = chance.choice([("hectare bedrijventerrein", "ha"), ("MW opslag", "MW"), ("m³/s afvoer", "m3/s"),
                                ("arbeidsplaatsen", "jobs"), ("km fietsroute", "km"), ("ha natuur", "ha")])  # fmt: skip
    counted = Truth("quantity", (Decimal(size),), (), unit=unit)
    word = chance.choice(["woningen", "nieuwe woningen", "betaalbare huurwoningen", "appartementen", "extra woningen"])
    return chance.choice([
        (f"Voor {place} legt het Rijk {amount} opzij.", [money, there]),
        (f"De bijdrage van de regio aan de tunnel bij {place} komt daarmee op {amount}.", [money, there]),
        (f"In {place} verrijzen de komende jaren {_grouped(chance, homes)} {word}.", [built, there]),
        (f"Partijen houden rekening met {_grouped(chance, homes)} {word} en een tekort van {amount}.", [built, money]),
        (f"Rond {place} is plek voor {_grouped(chance, size)} {noun}.", [counted, there]),
        (f"Het college van {place} vraagt {amount}; een besluit volgt uiterlijk 1 oktober 2032.", [money, there]),
        (f"Over {place} wordt in het voorjaar opnieuw gesproken.", [there]),
        (f"❖ {place[0].upper()}{place[1:]} en het Rijk dragen elk {amount} bij (excl. BTW).", [money, there]),
        (f"De locatie telt {_grouped(chance, homes)} {word}, waarvan een derde in {place}.", [built, there]),
        (f"Hiervoor is in de begroting ({amount}) ruimte gemaakt", [money]),
        (f"De wegbeheerder spreekt van {amount}; dat dekt de kosten niet.", [money]),
        (f"Een nieuwe wijk van circa {_grouped(chance, homes)} {word} bij {place}", [built, there]),
        (f"Kamerstuk 36 {chance.randint(100, 999)}, nr. {chance.randint(1, 90)} gaat hierover.", []),
        (f"De klantenservice is bereikbaar op 0800 {chance.randint(1000, 9999)}.", []),
    ])  # fmt: skip


PLACES = (
    ("Den Haag", "GM0518"), ("Den Bosch", "GM0796"), ("Friesland", "PV21"), ("de gemeente Utrecht", "GM0344"),
    ("de provincie Utrecht", "PV26"), ("Zwolle", "GM0193"), ("Súdwest-Fryslân", "GM1900"), ("Groningen", "PV20"),
    ("Zuid-Holland", "PV28"), ("Bergen op Zoom", "GM0748"), ("Alphen aan den Rijn", "GM0484"), ("Ede", "GM0228"),
    ("Capelle aan den IJssel", "GM0502"), ("'s-Hertogenbosch", "GM0796"), ("Bergen", "GM0373"), ("Hengelo", "GM0164"),
    ("Noord-Brabant", "PV30"), ("Etten-Leur", "GM0777"), ("De Fryske Marren", "GM1940"), ("Lelystad", "GM0995"),
)  # fmt: skip


def _grouped(chance: random.Random, value: int) -> str:
    return f"{value:,}".replace(",", ".") if value >= 10_000 or chance.random() < 0.5 else str(value)


def _amount(chance: random.Random) -> tuple[str, tuple[Decimal, ...]]:
    whole, tenth = chance.randint(1, 900), chance.randint(1, 9)
    unit, factor = chance.choice(
        [("mln.", 10**6), ("miljoen", 10**6), ("mld.", 10**9), ("miljard", 10**9), ("mln", 10**6)]
    )
    exact = Decimal(f"{whole}.{tenth}") * factor
    thousands = chance.randint(1, 999) * 1000
    high = whole + chance.randint(1, 90)
    spelled = f"{thousands:,}".replace(",", ".")
    return chance.choice([
        (f"€ {whole},{tenth} {unit}", (exact,)),
        (f"€{whole},{tenth} {unit}", (exact,)),
        (f"EUR {whole} {unit}", (Decimal(whole) * factor,)),
        (f"{whole},{tenth} {unit} euro", (exact,)),
        (f"€ {spelled}", (Decimal(thousands),)),
        (f"€ {spelled},-", (Decimal(thousands),)),
        (f"{spelled} euro", (Decimal(thousands),)),
        (f"€ {whole} tot € {high} {unit}", (Decimal(whole) * factor, Decimal(high) * factor)),
        (f"€ {whole} à {high} {unit}", (Decimal(whole) * factor, Decimal(high) * factor)),
        (f"tussen de € {whole} en € {high} {unit}", (Decimal(whole) * factor, Decimal(high) * factor)),
        (f"{whole} tot {high} {unit} euro", (Decimal(whole) * factor, Decimal(high) * factor)),
        ("acht miljoen euro", (Decimal(8_000_000),)),
        ("anderhalf miljard euro", (Decimal(1_500_000_000),)),
        ("€ 2.350.000", (Decimal(2_350_000),)),
        (f"€ {whole}M", (Decimal(whole) * 10**6,)),
        (f"€ {whole},{tenth} mio", (Decimal(f"{whole}.{tenth}") * 10**6,)),
        (f"€ 0,{tenth} mrd", (Decimal(f"0.{tenth}") * 10**9,)),
        (f"een bedrag van {whole} {unit}", (Decimal(whole) * factor,)),
        (f"€\u00a0{whole}\u202f{unit}", (Decimal(whole) * factor,)),
        (f"euro {spelled}", (Decimal(thousands),)),
        (f"{whole} {unit} € ", (Decimal(whole) * factor,)),
        ("tweehonderdvijftigduizend euro", (Decimal(250_000),)),
        (f"€ {whole} – {high} {unit}", (Decimal(whole) * factor, Decimal(high) * factor)),
        (f"€ {whole},- {unit}", (Decimal(whole) * factor,)),
    ])  # fmt: skip


def _broken(chance: random.Random, sentence: str) -> list[str]:
    """Break a sentence over lines at random spaces, some with empty lines or a page in between."""
    lines = [""]
    for word in sentence.split(" "):
        if lines[-1] and chance.random() < 0.22:
            lines += [""] * chance.choice([0, 0, 1, 2])
            if chance.random() < 0.1:
                lines += [f"Pagina {chance.randint(1, 40)} van 40", ""]
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip() if lines[-1] else word
    return lines

"""What propose finds where letters leave words out: totals below a table, parts of a whole, entries of lists."""

from __future__ import annotations

import pytest

from seeds.new_letter.candidates import Candidate
from seeds.new_letter.propose import propose
from seeds.reading.letter import Letter


def found(text: str, kind: str) -> list[Candidate]:
    return [c for c in propose(Letter("letter.txt", text)).candidates if c.kind == kind]


def numbers(text: str, kind: str) -> list[int]:
    return [int(value) for c in found(text, kind) for value in c.values]


def starts(text: str) -> list[int]:
    return [c.line_start for c in found(text, "agreement")]


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        (
            "Bijdragen (in k€)\n\nPartij      2029     2030\nRijk        1.200    800\nTiel        450      95\n\n"
            "Totaal      1.650    895\n",
            "amount",
            [1_200_000, 800_000, 450_000, 95_000, 1_650_000, 895_000],
        ),
        (
            "Bijdragen (in k€)\n\nPartij      2029     2030\nRijk        1.200    800\nTiel        450      95\n\n"
            "Brief aan de raad – pagina 2\n\nTotaal      1.650    895\n",
            "amount",
            [1_200_000, 800_000, 450_000, 95_000, 1_650_000, 895_000],
        ),
        (
            "Tabel 2. Dekking, bedragen x € 1 mln.\n\n| Bron | Bijdrage |\n| Rijk | 3,5 |\n| Tiel | 2,0 |\n\n"
            "| Totaal | 5,5 |\n",
            "amount",
            [3_500_000, 2_000_000, 5_500_000],
        ),
        (
            "Kern          Woningen   Betaalbare woningen\nDruten        310        120\nBeuningen     455        210\n"
            "----------------------------------\n\nTotaal        765        330\n\nDe raad is blij.\n",
            "homes",
            [310, 120, 455, 210, 765, 330],
        ),
        (
            "Kosten          bedrag in k€\n\nSloop           410\nWegen           1.275\n\n\nTotaal          1.685\n",
            "amount",
            [410_000, 1_275_000, 1_685_000],
        ),
        (
            "Begroting (bedragen in k€)\nPost               2029    2030\nSloop              410     90\n"
            "Wegen              275     60\n\nTotale kosten      685     150\n",
            "amount",
            [410_000, 90_000, 275_000, 60_000, 685_000, 150_000],
        ),
        (
            "Begroting (bedragen in k€)\nPost               Kosten\nSloop              410\n\nWegen              275\n"
            "\nTotaal             685\n",
            "amount",
            [410_000, 275_000, 685_000],
        ),
        (
            "Begroting (bedragen in k€)\nPost               Kosten\nSloop              410\nWegen              275\n\n"
            "Totaal: 685\n",
            "amount",
            [410_000, 275_000, 685_000],
        ),
        (
            "Maatregel      Trekker    Bedrag (k€)\nSloop          Tiel       410\nWegen          Ede        275\n\n"
            "Totaal                    685\n",
            "amount",
            [410_000, 275_000, 685_000],
        ),
        ("Dekking (in mln.):\n\n- Rijk: 1,2\n- Tiel: 0,5\n\nTotaal: 1,7\n", "amount", [1_200_000, 500_000, 1_700_000]),
    ],
)  # fmt: skip
def test_a_row_of_totals_below_a_table_counts_what_the_table_counts(text: str, kind: str, values: list[int]) -> None:
    assert numbers(text, kind) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tiel bouwt 640 woningen, waarvan minstens 210 geschikt zijn voor ouderen.", [640, 210]),
        ("In Tiel komen 640 woningen,\nwaarvan 310 betaalbaar en 120 sociaal.", [640, 310, 120]),
        ("Er komen 640 woningen. Daarvan zijn er 310 betaalbaar.", [640, 310]),
        ("De wijk telt straks 640 woningen. Ten minste 130 van deze woningen zijn voor starters.", [640, 130]),
        ("In Tiel komen 640 woningen. De eerste 140 zijn in 2031 klaar, de overige 500 volgen later.", [640, 140, 500]),
        ("In Tiel komen 640 woningen: de eerste 140 in 2031, de resterende 500 in 2033.", [640, 140, 500]),
        (
            "Samen bouwen wij 640 woningen. Tiel neemt er daarvan rond de 400 voor zijn rekening.",
            [640, 400],
        ),
        (
            "De regio bouwt 640 woningen. Druten bouwt er\n410, Beuningen de overige\n230.",
            [640, 410, 230],
        ),
        ("Er komen 640 woningen. Hiervan komen er 410 in Druten, 230 in Beuningen.", [640, 410, 230]),
        ("In Tiel verrijzen 640 woningen, in Druten 85.", [640, 85]),
        ("Tiel bouwt 640 woningen, waarvan er 75 toegankelijk zijn voor rolstoelen.", [640, 75]),
        ("Tiel bouwt 640 woningen. Voor starters zijn er daarvan zo'n 75 bestemd.", [640, 75]),
        ("Van deze 640 woningen realiseert Tiel er 440 en Druten 200.", [640, 440, 200]),
        ("Er zijn 640 woningen nodig; de corporatie bouwt er 220, de ontwikkelaar de andere 420.", [640, 220, 420]),
        ("Het plan telt 640 woningen. Minimaal 30 ervan krijgen een zorgindicatie.", [640, 30]),
        ("Het plan telt 640 woningen. De laatste 90 worden in 2034 gebouwd.", [640, 90]),
        ("Het plan telt 640 woningen, waaronder 90 voor studenten.", [640, 90]),
    ],
)
def test_a_part_of_the_homes_named_before_is_homes(text: str, values: list[int]) -> None:
    assert numbers(text, "homes") == values


@pytest.mark.parametrize(
    "text",
    [
        "Tiel bouwt 640 woningen. Het Rijk vraagt de eerste 14 dagen om geduld.",
        "Tiel bouwt 640 woningen. De overige 12 gemeenten volgen.",
        "Tiel bouwt 640 woningen, waarvan 30 procent betaalbaar.",
    ],
)
def test_other_numbers_after_homes_are_none(text: str) -> None:
    assert numbers(text, "homes") == [640]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Besluitenlijst\n\nAfspraken\n- Ede trekt een planmaker aan.\n- De provincie koopt de grond van de hoeve.\n"
            "- Corporaties leveren naar rato nieuwe huizen.\n"
            "- Mocht de rente stijgen, dan passen partijen de termijnen aan.\n",
            [4, 5, 6, 7],
        ),
        (
            "Afspraken\n1. In de regio komen 610 woningen. Hiervan komen er\n410 in Ede,\n200 in Barneveld.\n"
            "2. De provincie ziet hierop toe als toezichthouder.\n",
            [2, 5],
        ),
    ],
)  # fmt: skip
def test_each_entry_of_a_list_of_agreements_is_one(text: str, lines: list[int]) -> None:
    assert sorted(set(starts(text)) & set(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Aan de gemeenteraad van Ede\n\nWij informeren u in het voorjaar over de keuze van de bouwer.\n",
        "Aan de gemeenteraad van Ede\n\nWij informeren u na de gunning over de keuze van de bouwer.\n",
        "Aan de gemeenteraad van Ede\n\nIn een besloten bijeenkomst praten wij u in maart 2031 bij over de grond.\n",
        "Aan de gemeenteraad van Ede\n\nNa de zomer praten wij u hierover bij in de commissie.\n",
        "PERSBERICHT\n\nEde, 3 maart 2031 - In Ede verrijzen 310 woningen, in Barneveld 95. Het Rijk is blij.\n",
        "PERSBERICHT\n\n“Wij leggen € 4 miljoen op tafel voor het station”, zegt wethouder De Vries van Ede.\n",
        "PERSBERICHT\n\nDe gemeenteraden wordt gevraagd in maart met het plan in te stemmen.\n",
        "PERSBERICHT\n\nDe raden van Ede en Barneveld wordt in april gevraagd het plan vast te stellen.\n",
        "PERSBERICHT\n\n“We steken € 4 miljoen in het station”, aldus gedeputeerde Jansen.\n",
        "PERSBERICHT\n\nDe provincie trekt daar nog eens € 3 miljoen voor uit.\n",
        "PERSBERICHT\n\nRond het station van Ede verrijzen de komende jaren 310 woningen en een park.\n",
    ],
)
def test_a_sentence_of_a_letter_or_press_release_promises(text: str) -> None:
    assert 3 in starts(text)


@pytest.mark.parametrize(
    "text",
    [
        "De stad bouwt 640 woningen op 25 locaties, waarvan 12 in het centrum.",
        "Er komen 640 woningen en 300 banen, waarvan 12 geschikt voor starters.",
    ],
)
def test_a_part_of_other_things_is_no_number_of_homes(text: str) -> None:
    assert numbers(text, "homes") == [640]

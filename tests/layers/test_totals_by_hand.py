"""Each total of the edition, with the hand calculation beside it: which facts, which lines of 004, how much.

A record that changes one of these figures fails here: then count anew with the letter in hand, and say so in
`seeds/corrections.csv`.
"""

from __future__ import annotations

import pytest

from layers.analysis import AGREED, AGREEMENTS, HOMES, MEASURES, totals
from layers.built import Built

MILLION = 10**6
By = tuple[str, str, str]

BY_HAND: dict[By, dict[str, float]] = {
    ("homes", "agreed", "in_provinces"): {
        "haarlem-nieuw-zuid-729-woningen": 729,  # 3030-3036, before 2033
    },
    ("homes", "before", "in_provinces"): {
        "westflank-groningen-4300-woningen": 4_300,  # 2069-2073, agreed earlier, until 2030
    },
    ("homes", "effort", "in_provinces"): {
        "westflank-groningen-3800-woningen": 3_800,  # 2069-2073, a best effort, by 2040
    },
    ("homes", "possible", "in_provinces"): {
        "drenthe-45000-extra-woningen": 45_000,  # 802-803; the 30,000 of 747-750 may be the same homes: not added
        "limburg-centraal-17500-woningen": 17_500,  # 3219-3223, "waarvan", to be started before 2030
        "limburg-centraal-30000-woningen": 12_500,  # 3219-3223, the rest of at least 30,000
    },
    ("homes", "possible", "national"): {
        "nota-ruimte-1-65-miljoen-extra-woningen-2050": 1_650_000,  # letter 002, line 58: about, an aim for 2050
    },
    # Decisions of spring 2025 that the letter reports are new; 7.5 bn (2022), 200, 75, 16 and 30 m name no payer.
    ("rijk", "agreed", "national"): {
        "woningbouw-stimulering-5-mld-rijk": 5_000 * MILLION,  # 1840
        "spitsspreiden-aanvullend-rijk": 50 * MILLION,  # 4724-4728
    },
    ("rijk", "reserved", "national"): {
        "woningbouw-ontsluiting-2-5-mld-rijk": 2_500 * MILLION,  # 1841
        "kleine-verbeteringen-autonetwerk-rijk": 241_400_000,  # 4599: 280 less the 38.6 of the north
    },
    ("rijk", "agreed", "in_provinces"): {
        "westflank-groningen-rijk": 88_560_000,  # 2063, at most, including VAT
        "haarlem-nieuw-zuid-ov-knoop-rijk": 14_157_000,  # 3038, including VAT
        "groene-rivier-well-rijk": 38 * MILLION,  # 4521, at most
        "meanderende-maas-extra-kosten-rijk": 1_500_000,  # 4509, about
    },
    ("rijk", "before", "in_provinces"): {
        "eindhoven-veldhoven-gebiedsbudget-rijk-2025": 45 * MILLION,  # 3531: 90 in two years
        "eindhoven-veldhoven-gebiedsbudget-rijk-2026": 45 * MILLION,
        "paddepoelsterbrug-bouw-rijk": 15_700_000,  # 4195
        "paddepoelsterbrug-beheer-rijk": 2_400_000,  # 4197
        "regio-deal-zuid-oost-drenthe-rijk": 30 * MILLION,  # 774
    },
    ("rijk", "conditional", "in_provinces"): {
        "maasterras-stadsbrug-rijk": 25 * MILLION,  # 4296-4306
        "kleine-verbeteringen-noord-nederland-rijk": 38_600_000,  # 5541, part of the 280
    },
    ("rijk", "reserved", "in_provinces"): {
        "nedersaksenlijn-reservering-rijk": 1_900 * MILLION,  # 4131; this and the next three: moved from the Lelylijn
        "kornwerderzand-sluis-reservering-rijk": 375 * MILLION,  # 196
        "n36-ophoging-budget-rijk": 115 * MILLION,  # 4689
        "spoor-meppel-aanvullend-rijk": 100 * MILLION,  # 4171
        "peel-veluwe-maatwerk-rijk": 600 * MILLION,  # 1653, De Peel and Veluwe together
    },
    ("regio", "agreed", "in_provinces"): {
        "westflank-groningen-regio": 88_560_000,  # 2063, including VAT
        "eindhoven-veldhoven-gebiedsbudget-regio": 90 * MILLION,  # 3531
    },
    ("regio", "in_kind", "in_provinces"): {
        "groene-rivier-well-regio": 15 * MILLION,  # 4523, measures taken: no cash
    },
    ("regio", "before", "in_provinces"): {
        "regio-deal-zuid-oost-drenthe-regio": 30 * MILLION,  # 774
        "paddepoelsterbrug-regio": 2_200_000,  # 4199
    },
    ("regio", "conditional", "in_provinces"): {
        "poort-van-hoorn-bijdrage-regio": 3 * MILLION,  # 3006-3012, excluding VAT
    },
}


def shares(built: Built, measure: str) -> dict[By, dict[str, float]]:
    found: dict[By, dict[str, float]] = {}
    for share in totals(built.facts, MEASURES[measure]).shares:
        where = "in_provinces" if share.places else "national"
        found.setdefault((measure, str(share.standing), where), {})[share.fact_id] = share.number
    return found


@pytest.mark.parametrize("measure", ["homes", "rijk", "regio"])
def test_every_total_is_that_of_the_hand_calculation(built: Built, measure: str) -> None:
    assert shares(built, measure) == {by: facts for by, facts in BY_HAND.items() if by[0] == measure}


def test_what_was_agreed_on_homes_is_8829_of_which_4300_earlier_and_3800_a_best_effort(built: Built) -> None:
    agreed = totals(built.facts, HOMES).agreed
    by_standing = [agreed.standing(name) for name in ("agreed", "before", "effort")]
    assert (agreed.total, by_standing) == (8_829, [729, 4_300, 3_800])


def test_what_may_be_the_same_homes_is_told_beside_and_not_added(built: Built) -> None:
    beside = totals(built.facts, HOMES).overlapping
    assert [(share.fact_id, share.number) for share in beside] == [("zuid-oost-drenthe-30000-woningen", 30_000)]


def test_every_agreement_is_counted_once_with_its_amounts_targets_and_parts(built: Built) -> None:
    counted = {share.fact_id for share in totals(built.facts, AGREEMENTS).shares}
    by_id = {fact["id"]: fact for fact in built.facts}
    # By hand: whatever was agreed, and is no amount, target or part of another agreement.
    expected = {
        i for i, f in by_id.items()
        if f["kind"] in ("agreement", "budget", "target") and f["status"] in (*AGREED, "conditional")
        and f["of_agreement"] is None and f["part_of"] is None
    }  # fmt: skip
    assert counted == expected
    assert {f"ruimtelijk-arrangement-{p}" for p in ("drenthe", "utrecht", "fryslan")} <= counted
    assert not any(i.startswith("ruimtelijk-arrangement-groningen") for i in counted)

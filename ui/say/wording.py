"""The words of a workbook for readers: what codes and words of a vocabulary are called in the app's language."""

from __future__ import annotations

from collections.abc import Mapping

from layers.layer import Language, LayerId
from layers.registry import LAYERS
from layers.tables import Wording
from ui.data.edition import Edition
from ui.words.common import WORDS
from ui.words.downloads import WORDS as DOWNLOAD_WORDS
from ui.words.outcomes import WORDS as OUTCOMES


def wording(name: str, edition: Edition, language: Language) -> Wording:
    """Return the words of the table of this name: a layer, or a table of facts."""
    own = DOWNLOAD_WORDS[language]
    layer = LAYERS.get(LayerId(name))
    title = layer.words[language].name.partition(":")[0] if layer else own.facts
    of_layer: Mapping[str, Mapping[str, str]] = layer.words[language].values if layer else {}
    return Wording(language, title, own.sheets, own.meaning, own.note, {**_values(edition, language), **of_layer})


def _values(edition: Edition, language: Language) -> dict[str, Mapping[str, str]]:
    facts = WORDS[language].facts
    states = {str(state): said for state, said in OUTCOMES[language].states.items()}
    provinces = {code: province["name"] for code, province in edition.provinces.items()}
    names: dict[str, Mapping[str, str]] = dict.fromkeys(
        ("municipality_codes", "municipality_codes_inferred", "partial_codes"), edition.municipality_names
    )
    names |= dict.fromkeys(("province_codes", "province_codes_inferred", "province_code"), provinces)
    return names | {
        "theme": facts.themes,
        "themes": facts.themes,
        "kind": facts.kind,
        "status": facts.status,
        "phase": facts.phase,
        "certainty": facts.certainty,
        "amount_payer": facts.payer,
        "amount_role": facts.role,
        "outcome": states,
        "outcome_state": states,
    }

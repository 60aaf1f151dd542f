"""The data as a catalogue of DCAT-AP-NL 3.0 (JSON-LD), for harvesters such as data.overheid.nl.

What its published shapes ask of a catalogue, a data set, its distributions and a service is here, and a test holds it
against rules of our own after those shapes. Who publishes is no body of government, so it has no address in the
register of those (TOOI); the lists of values are not looked up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from layers.built import Built
from layers.bundle.credits import credit
from layers.bundle.descriptions import LICENCE, written
from layers.fact_columns import FACTS
from layers.forms import ALL_LAYERS, BUNDLE_FILE, FORMATS, FORMS, ZIP, ending, form_of
from layers.registry import LAYERS
from layers.tables.table import CREDIT

PATH: Final = "dcat.jsonld"
_AUTHORITY: Final = "http://publications.europa.eu/resource/authority"
_THEMES: Final = ("REGI", "GOVE", "TRAN", "ENER")
_FILE_TYPES: Final = {
    "gpkg": "GPKG", "xlsx": "XLSX", "geojson": "GEOJSON", "csv": "CSV", "data.csv": "CSV", "parquet": "PARQUET",
    "shp.zip": "SHP", "json": "JSON",
}  # fmt: skip
_OF_FACTS: Final = {
    "csv": FORMS["csv"].media_type,
    "data.csv": FORMS["data.csv"].media_type,
    "xlsx": FORMS["xlsx"].media_type,
    "json": "application/json",
}
_CONTEXT: Final = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TITLE: Final = {"nl": "Afsprakenkaart", "en": "Afsprakenkaart: map of agreements about space"}
_ABOUT: Final = {
    "nl": "Wat Rijk en regio elkaar over ruimte beloofden: woningen, MIRT-geld, NOVEX-gebieden en het volle stroomnet. "
    "Elke afspraak heeft de regels van de brief die het zeggen.",
    "en": "What the Dutch state and its regions promised each other about space: homes, MIRT money, NOVEX areas and "
    "grid congestion. Each agreement has the lines of the letter that say so.",
}


_TERMS: Final = {"@id": LICENCE["path"], "@type": "dct:LicenseDocument"}


def _listed(of: str, value: str, kind: str) -> dict[str, str]:
    """A value of a list of the EU; its class stands beside it, as nobody who checks has the list at hand."""
    return {"@id": f"{_AUTHORITY}/{of}/{value}", "@type": kind}


def _said(words: dict[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in words.items()]


def catalogue(built: Built, base: str = "", contact: str = "") -> bytes:
    """The catalogue as JSON-LD.

    Args:
        built: the built folder.
        base: the address of the server, without a slash at its end; "" where the files stand beside the catalogue.
        contact: a mail address, "" where none is known.
    """
    at = f"{base}/" if base else ""
    manifest = built.manifest
    day = {"@value": manifest["edition_date"], "@type": "xsd:date"}
    agent = {"@type": "foaf:Agent", "foaf:name": "afsprakenkaart"}
    point = {"@type": "vcard:Kind", "vcard:fn": "De beheerders van afsprakenkaart"}
    if contact:
        point |= {"vcard:hasEmail": {"@id": f"mailto:{contact}"}}  # type: ignore[dict-item]
    shared = {
        "dcat:contactPoint": point,
        "dct:publisher": agent,
        "dct:creator": agent,
        "dct:accessRights": _listed("access-right", "PUBLIC", "dct:RightsStatement"),
        "dcat:theme": [_listed("data-theme", theme, "skos:Concept") for theme in _THEMES],
        "dct:license": _TERMS,
        "dct:modified": day,
    }
    dataset = {
        "@id": f"{at}#facts",
        "@type": "dcat:Dataset",
        "dct:title": _said(_TITLE),
        "dct:description": _said(_ABOUT),
        "dct:identifier": f"afsprakenkaart-{manifest['edition']}",
        "dcat:version": manifest["edition"],
        "dct:language": [_listed("language", code, "dct:LinguisticSystem") for code in ("NLD", "ENG")],
        "dct:spatial": _listed("country", "NLD", "dct:Location"),
        "dcat:distribution": list(_distributions(built, at)),
        **shared,
    }
    services = [_service(base, shared)] if base else []
    return written(
        {
            "@context": _CONTEXT,
            "@id": f"{at}#catalogue",
            "@type": "dcat:Catalog",
            "dct:title": _said(_TITLE),
            "dct:description": _said(_ABOUT),
            "dcat:dataset": dataset,
            "dcat:service": services,
            **shared,
        }
    )


def _distributions(built: Built, at: str) -> Iterator[dict[str, Any]]:
    of_layers, of_all = credit(built), credit(built, names=True)
    if at:
        yield _distribution(at, BUNDLE_FILE, ZIP, "ZIP", of_all)
    for layer in (*LAYERS, ALL_LAYERS):
        for form in FORMATS:
            name = f"layers/{layer}.{form}"
            if layer != ALL_LAYERS or ending(layer, form) == form:
                yield _distribution(at, name, form_of(layer, form).media_type, _FILE_TYPES.get(form), of_layers)
    for end, media_type in _OF_FACTS.items():
        yield _distribution(at, f"{FACTS}.{end}", media_type, _FILE_TYPES[end], CREDIT)


def _distribution(at: str, name: str, media_type: str, file_type: str | None, credited: str) -> dict[str, Any]:
    kind = media_type.partition(";")[0]
    known = {"dct:format": _listed("file-type", file_type, "dct:MediaTypeOrExtent")} if file_type else {}
    return {
        "@id": f"{at}#{name}",
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:accessURL": {"@id": f"{at}{name}"},
        "dcat:downloadURL": {"@id": f"{at}{name}"},
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{kind}",
            "@type": "dct:MediaType",
        },
        "dct:license": _TERMS,
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": credited},
        **known,
    }


def _service(base: str, shared: dict[str, Any]) -> dict[str, Any]:
    return {
        "@id": f"{base}/api/v1",
        "@type": "dcat:DataService",
        "dct:title": [{"@value": "OGC API Features", "@language": "nl"}],
        "dct:description": [{"@value": "Lagen en feiten volgens OGC API Features.", "@language": "nl"}],
        "dct:identifier": f"{base}/api/v1",
        "dcat:endpointURL": {"@id": f"{base}/api/v1"},
        "dcat:endpointDescription": {"@id": f"{base}/api/v1/openapi.json"},
        "dcat:servesDataset": {"@id": f"{base}/#facts"},
        **shared,
    }

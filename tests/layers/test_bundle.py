"""The evidence bundle: everything, described so that programs check it, the same bytes on every machine."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from frictionless import Package
from pyshacl import validate
from rdflib import Graph

from layers.built import Built
from layers.bundle.catalogue import catalogue
from layers.bundle.contents import SUMS, bundle
from layers.bundle.credits import credit, licences
from layers.bundle.tables import DECISIONS, LETTERS, PROGRESS, READINGS
from layers.forms import FORMATS
from layers.registry import LAYERS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(built: Built) -> bytes:
    return bundle(built)


@pytest.fixture(scope="module")
def files(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def unpacked(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode())))


@pytest.mark.slow
def test_it_holds_every_layer_in_every_form_and_what_describes_them(files: dict[str, bytes]) -> None:
    assert {f"layers/{layer}.{form}" for layer in LAYERS for form in FORMATS} <= set(files)
    described = {"README.md", "LICENCES.md", "CITATION.cff", "datapackage.json", "csvw-metadata.json", "dcat.jsonld"}
    assert described | {"layers/all.gpkg", "facts.xlsx", "data-dictionary.md", SUMS} <= set(files)


@pytest.mark.slow
def test_its_sums_are_those_of_all_its_files(files: dict[str, bytes]) -> None:
    sums = dict(reversed(line.split("  ", 1)) for line in files[SUMS].decode().splitlines())
    assert sums == {n: hashlib.sha256(content).hexdigest() for n, content in files.items() if n != SUMS}


@pytest.mark.slow
def test_frictionless_finds_nothing_in_the_package_and_all_its_rows(unpacked: Path) -> None:
    report = Package(str(unpacked / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note", "rowNumber", "fieldNumber"])[:20]
    assert report.stats["tasks"] == 2 * len(LAYERS) + 9


@pytest.mark.slow
def test_every_table_has_a_key_and_names_its_facts(files: dict[str, bytes]) -> None:
    schemas = {one["path"]: one["schema"] for one in json.loads(files["datapackage.json"])["resources"]}
    assert all(schema["primaryKey"] for schema in schemas.values())
    linked = {path for path, schema in schemas.items() if "foreignKeys" in schema}
    programs = {path for path in schemas if path.endswith(".data.csv") and not path.startswith("layers/")}
    assert linked == programs - {f"{LETTERS}.data.csv"}


@pytest.mark.slow
def test_every_csv_of_the_bundle_is_described(files: dict[str, bytes]) -> None:
    tables = {name for name in files if name.endswith(".csv")}
    assert {one["path"] for one in json.loads(files["datapackage.json"])["resources"]} == tables
    assert {one["url"] for one in json.loads(files["csvw-metadata.json"])["tables"]} == tables


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "column"), [("progress", "reported_by"), ("facts", "part_of"), ("readings", "fact_id")]
)
def test_frictionless_sees_a_fact_that_is_not_there(unpacked: Path, table: str, column: str, tmp_path: Path) -> None:
    folder = tmp_path / "spoiled"
    shutil.copytree(unpacked, folder)
    path = folder / f"{table}.data.csv"
    first, *others = csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first))
        writer.writeheader()
        writer.writerows([{**first, column: "no-such-fact"}, *others])
    found = Package(str(folder / "datapackage.json")).get_resource(table).validate()
    assert "foreign-key" in {kind for (kind,) in found.flatten(["type"])}


@pytest.mark.slow
def test_csv_on_the_web_names_the_columns_that_the_files_have(files: dict[str, bytes]) -> None:
    for table in json.loads(files["csvw-metadata.json"])["tables"]:
        apart = table.get("dialect", {}).get("delimiter", ",")
        head = next(csv.reader(io.StringIO(files[table["url"]].decode("utf-8-sig")), delimiter=apart))
        assert head == [column["name"] for column in table["tableSchema"]["columns"]]


@pytest.mark.slow
def test_every_fact_has_its_lines_and_how_it_was_read(files: dict[str, bytes], built: Built) -> None:
    ids = {fact["id"] for fact in built.facts}
    assert {row["fact_id"] for row in rows(files, "fact_sources.data.csv")} == ids
    assert {row["fact_id"] for row in rows(files, f"{READINGS}.data.csv")} == ids
    decided = {fact["id"] for fact in built.facts if fact["reading"]["decisions"]}
    assert {row["fact_id"] for row in rows(files, f"{DECISIONS}.data.csv")} == decided
    told = {row["id"] for fact in built.facts for row in fact["progress"]}
    assert {row["id"] for row in rows(files, f"{PROGRESS}.data.csv")} == told
    assert len(rows(files, f"{LETTERS}.data.csv")) == len(built.registers["document_parts"])


@pytest.mark.slow
def test_it_says_how_to_cite_the_edition(files: dict[str, bytes], built: Built) -> None:
    said = yaml.safe_load(files["CITATION.cff"])
    assert said["version"] == built.manifest["edition"]
    assert (said["cff-version"], said["type"], said["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert {"message", "title", "authors", "date-released"} <= set(said)


@pytest.mark.slow
def test_it_says_in_each_language_what_may_not_be_added(files: dict[str, bytes]) -> None:
    dutch, _, english = files["README.md"].decode().partition("## English")
    assert "Tel alleen de kolommen adds_* op" in dutch
    assert "Add up only the columns adds_*" in english
    assert "Add up" not in dutch
    assert "Tel " not in english


@pytest.mark.slow
def test_it_credits_the_outlines_as_their_source_asks(files: dict[str, bytes], built: Built) -> None:
    assert built.manifest["boundary"]["credit"] in files["LICENCES.md"].decode()


@pytest.mark.slow
def test_it_credits_whose_names_of_towns_it_holds(files: dict[str, bytes]) -> None:
    assert json.loads(files["registers/towns.json"])
    assert "GeoNames (CC BY 4.0), changed" in files["LICENCES.md"].decode()


def test_figures_of_cbs_are_credited_where_they_are_in_it(built: Built) -> None:
    figures = SimpleNamespace(file={"licence": "CC BY 4.0", "credit": "Bron: CBS StatLine"})
    with_them = cast("Built", SimpleNamespace(manifest=built.manifest, figures=figures))
    assert "Bron: CBS StatLine" in licences(with_them).decode()
    assert "Bron: CBS StatLine" in credit(with_them)
    assert "StatLine" not in licences(built).decode()


@pytest.mark.slow
@pytest.mark.parametrize("environ", [{"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": "/nowhere"}])
def test_another_process_in_another_place_makes_the_same_bytes(
    built: Built, made: bytes, tmp_path: Path, environ: dict[str, str]
) -> None:
    out = tmp_path / "bundle.zip"
    command = [sys.executable, "-m", "layers", "bundle", "--built", str(built.path), "--out", str(out)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environ}, check=True, capture_output=True)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == hashlib.sha256(made).hexdigest()


# What the shapes of DCAT-AP-NL 3.0 ask, in our own words: of each class what must be there, and how often.
REQUIRED = {
    "dcat:Catalog": {"dct:title": "1..", "dct:description": "1..", "dct:publisher": "1..1", "dcat:dataset": "1..",
                     "dcat:contactPoint": "1..1"},
    "dcat:Dataset": {"dct:title": "1..", "dct:description": "1..", "dct:publisher": "1..1", "dct:creator": "1..",
                     "dct:identifier": "1..1", "dct:accessRights": "1..1", "dcat:contactPoint": "1..1",
                     "dcat:theme": "1..", "dcat:version": "0..1"},
    "dcat:Distribution": {"dct:license": "1..1", "dcat:accessURL": "1..1", "dcat:downloadURL": "0..1"},
    "dcat:DataService": {"dct:title": "1..", "dct:description": "1..", "dct:publisher": "1..1",
                         "dct:identifier": "1..1", "dct:accessRights": "1..1", "dcat:contactPoint": "1..1",
                         "dcat:theme": "1..", "dct:license": "1..1", "dcat:endpointURL": "1..1",
                         "dcat:endpointDescription": "1..1", "dct:creator": "0..1"},
}  # fmt: skip
# And of what class a value must be; where it is of a list, its class stands beside it.
CLASSES = {
    "dct:publisher": "foaf:Agent", "dct:creator": "foaf:Agent", "dcat:contactPoint": "vcard:Kind",
    "dcat:theme": "skos:Concept", "dct:license": "dct:LicenseDocument", "dct:rights": "dct:RightsStatement",
    "dct:accessRights": "dct:RightsStatement", "dct:language": "dct:LinguisticSystem", "dct:spatial": "dct:Location",
    "dct:format": "dct:MediaTypeOrExtent", "dcat:mediaType": "dct:MediaType", "dcat:distribution": "dcat:Distribution",
    "dcat:dataset": "dcat:Dataset", "dcat:service": "dcat:DataService", "dcat:servesDataset": "dcat:Dataset",
}  # fmt: skip
LITERALS = ("dct:title", "dct:description", "dct:identifier", "dcat:version")


def shapes() -> Graph:
    prefixes = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . "
    said = [
        prefixes,
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . ",
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . ",
        "@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . ",
    ]
    of_values = [(name, f"sh:class {kind}; sh:nodeKind sh:BlankNodeOrIRI") for name, kind in CLASSES.items()]
    of_values += [(name, "sh:nodeKind sh:Literal") for name in LITERALS]
    of_values += [("dct:modified", "sh:datatype xsd:date; sh:maxCount 1")]
    said += [
        f"[] a sh:NodeShape; sh:targetSubjectsOf {n}; sh:property [sh:path {n}; {must}] . " for n, must in of_values
    ]
    for kind, properties in REQUIRED.items():
        for name, often in properties.items():
            least, _, most = often.partition("..")
            bound = f"sh:minCount {least}" + (f"; sh:maxCount {most}" if most else "")
            said.append(f"[] a sh:NodeShape; sh:targetClass {kind}; sh:property [sh:path {name}; {bound}] . ")
    return Graph().parse(data="".join(said), format="turtle")


def described(content: bytes) -> Graph:
    return Graph().parse(data=content, format="json-ld", publicID="https://kaart.example/dcat.jsonld")


OLD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of rdflib, within pyshacl


@OLD
@pytest.mark.parametrize("base", ["", "https://kaart.example.nl/kaart"])
def test_the_catalogue_is_what_dcat_ap_nl_asks(built: Built, base: str) -> None:
    found = described(catalogue(built, base, "naam@example.nl"))
    conforms, _, told = validate(found, shacl_graph=shapes())
    assert conforms, told
    kinds = {str(kind).rpartition("#")[2] for _, _, kind in found.triples((None, None, None)) if "dcat#" in str(kind)}
    assert {"Catalog", "Dataset", "Distribution"} <= kinds
    assert ("DataService" in kinds) is bool(base)


@OLD
@pytest.mark.parametrize("kind", sorted(REQUIRED))
def test_a_catalogue_that_lacks_what_is_asked_is_seen(built: Built, kind: str) -> None:
    said = json.loads(catalogue(built, "https://kaart.example.nl"))

    def without(value: Any) -> Any:
        if isinstance(value, list):
            return [without(one) for one in value]
        if not isinstance(value, dict):
            return value
        gone = next(iter(REQUIRED[kind])) if value.get("@type") == kind else ""
        return {name: without(one) for name, one in value.items() if name != gone}

    conforms, _, _ = validate(described(json.dumps(without(said)).encode()), shacl_graph=shapes())
    assert not conforms


@OLD
def test_a_value_of_another_class_is_seen(built: Built) -> None:
    said = catalogue(built).replace(b"dct:LicenseDocument", b"foaf:Document")
    conforms, _, _ = validate(described(said), shacl_graph=shapes())
    assert not conforms


def test_a_server_offers_the_bundle_in_its_catalogue_with_all_credits(built: Built) -> None:
    data = json.loads(catalogue(built, "https://kaart.example.nl/kaart"))["dcat:dataset"]
    [one] = [d for d in data["dcat:distribution"] if d["dcat:downloadURL"]["@id"].endswith("/bundle.zip")]
    assert one["dcat:downloadURL"]["@id"] == "https://kaart.example.nl/kaart/bundle.zip"
    said = one["dct:rights"]["rdfs:label"]
    assert built.manifest["boundary"]["credit"] in said
    assert "GeoNames" in said


@pytest.mark.slow
def test_every_file_that_the_catalogue_names_is_in_the_bundle(files: dict[str, bytes]) -> None:
    data = json.loads(files["dcat.jsonld"])["dcat:dataset"]
    named = {one["dcat:downloadURL"]["@id"] for one in data["dcat:distribution"]}
    assert named <= set(files)

"""`python -m supply.sbom PYTHON NPM`: one CycloneDX document of two, on standard output, checked against the schema.

`make sbom` runs it, with the tools of the dependency group `supply`. PYTHON is what cyclonedx-py says of the whole
environment: of it, only what a server runs stays, by the names on standard input. NPM is what npm says of
package-lock.json.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

FORM: Final = "CycloneDX"


def joined(python: Mapping[str, Any], npm: Mapping[str, Any], shipped: set[str]) -> dict[str, Any]:
    """Return one document: the Python packages of these names and all npm packages, below the one project.

    Raises:
        ValueError: the two are not of one version of CycloneDX, or a package that is shipped is not listed.
    """
    if python["specVersion"] != npm["specVersion"]:
        raise ValueError(f"the documents are of two versions: {python['specVersion']} and {npm['specVersion']}")
    listed = {_name(one["purl"]): one for one in python["components"] if "purl" in one}
    if lacking := shipped - set(listed):
        raise ValueError(f"not listed: {', '.join(sorted(lacking))}")
    components = [listed[name] for name in sorted(shipped)] + npm["components"]
    root, of_npm = (one["metadata"]["component"]["bom-ref"] for one in (python, npm))
    kept = {root, *(one["bom-ref"] for one in components)}
    needs: dict[str, list[str]] = {}
    for one in (*python["dependencies"], *npm["dependencies"]):
        ref = root if one["ref"] == of_npm else one["ref"]
        if ref in kept:
            needs[ref] = sorted({*needs.get(ref, ()), *(kept & set(one.get("dependsOn", ())))})
    return {
        **{name: python[name] for name in ("$schema", "bomFormat", "specVersion", "version", "metadata")},
        "components": components,
        "dependencies": [{"ref": ref, "dependsOn": needed} for ref, needed in sorted(needs.items())],
    }


def _name(purl: str) -> str:
    """Return the name of a package as an index writes it: a purl keeps the dot of pdfminer.six."""
    return re.sub(r"[-_.]+", "-", purl.partition("@")[0].removeprefix("pkg:pypi/")).lower()


def main(arguments: list[str]) -> int:
    """Write the document; 1 where it does not obey the schema."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    python, npm = (json.loads(Path(path).read_text(encoding="utf-8")) for path in arguments)
    made = joined(python, npm, set(sys.stdin.read().split()))
    text = json.dumps(made, indent=1, ensure_ascii=False)
    if fault := JsonStrictValidator(SchemaVersion.from_version(made["specVersion"])).validate_str(text):
        print(f"The document does not obey the schema of {FORM} {made['specVersion']}: {fault}", file=sys.stderr)
        return 1
    print(text)
    print(f"{len(made['components'])} packages, {FORM} {made['specVersion']}, valid.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How long a start takes until the first answer of `/`, layers built: the product and, as the floor, an empty page.

    python -m benchmarks.start [--repetitions 5]

The product is started as `make run OFFLINE=1` does, once to build and then again and again with nothing changed; in
turns with `streamlit run` of an empty page, which is what no app on Streamlit can be faster than. The cache folder is
one of its own; boundaries as for `make bench`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import servers


def seconds_of_product(log: Path, environ: Mapping[str, str]) -> float:
    """Return the seconds from the command to the first answer of the product's page."""
    with servers.product(log, environ) as server:
        return server.seconds_to_answer


def seconds_of_empty_page(log: Path, environ: Mapping[str, str]) -> float:
    """Return the seconds from the command to the first answer of an empty Streamlit page."""
    with servers.script("empty_app.py", log, environ) as server:
        return server.seconds_to_answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description=__doc__.partition("\n")[0])
    parser.add_argument("--repetitions", type=int, default=5)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch) / "log"
        environ = {**servers.boundaries(os.environ), "AFSPRAKENKAART_CACHE": str(Path(scratch) / "cache")}
        print(f"first start, which builds: {seconds_of_product(log, environ):.2f} s")
        product, empty = [], []
        for _ in range(chosen.repetitions):
            product.append(seconds_of_product(log, environ))
            empty.append(seconds_of_empty_page(log, environ))
    for what, found in (("start with layers built", product), ("empty Streamlit page", empty)):
        print(f"{what}: median {statistics.median(found):.2f} s of {', '.join(f'{one:.2f}' for one in found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

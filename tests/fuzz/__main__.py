"""`python -m tests.fuzz SECONDS [PARSER...]`: atheris makes inputs for parsers that reach more and more of their code.

What makes one fall is kept in `build/fuzz`; a small input of each kind belongs in `tests/fuzz/test_parsers.py`. Each
parser is tried in a process of its own, as atheris ends the one that it is in.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "fuzz"
ONE = "--one"


def tried(name: str, seconds: int) -> None:
    """Try a parser for some seconds; the process ends with it."""
    import atheris

    with atheris.instrument_imports(include=["geo", "layers", "seeds", "ui"]):
        from tests.fuzz.parsers import PARSERS, hold

    folder = BUILD / name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(PARSERS[name].starts):
        (folder / f"start-{number}").write_bytes(start)
    how = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=4096", "-verbosity=0"]
    found = f"-artifact_prefix={BUILD}/{folder.name}-"
    atheris.Setup([sys.argv[0], str(folder), *how, found], lambda data: hold(name, data))
    atheris.Fuzz()


def main(seconds: str, *names: str) -> int:
    """Try the parsers one after the other; 1 where one of them fell."""
    from tests.fuzz.parsers import PARSERS

    fell = []
    for name in names or PARSERS:
        print(f"{name}: {seconds} s", flush=True)
        if subprocess.run([sys.executable, "-m", "tests.fuzz", ONE, name, seconds], cwd=ROOT).returncode:
            fell.append(name)
    print(f"fell: {', '.join(fell)}; see {BUILD.relative_to(ROOT)}" if fell else "none fell")
    return bool(fell)


if __name__ == "__main__":
    if sys.argv[1] == ONE:
        tried(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(main(*sys.argv[1:]))

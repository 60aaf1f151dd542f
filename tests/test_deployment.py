"""What an operator copies: the unit of systemd and the image, held to rules, and to what the project is made of."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.test_dependencies import PRODUCT
from ui.shell.routes_health import ROUTES as HEALTH

ROOT: Final = Path(__file__).resolve().parents[1]
UNIT: Final = ROOT / "docs" / "afsprakenkaart@.service"
IMAGE: Final = (ROOT / "Containerfile").read_text(encoding="utf-8")
ADMITTED: Final = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
# Each closes something; `systemd-analyze security` weighs them where systemd is there.
CLOSED: Final = {
    "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
    "PrivateDevices": "yes", "PrivateUsers": "yes", "ProtectKernelTunables": "yes", "ProtectKernelModules": "yes",
    "ProtectKernelLogs": "yes", "ProtectControlGroups": "yes", "ProtectClock": "yes", "ProtectProc": "invisible",
    "RestrictNamespaces": "yes", "RestrictSUIDSGID": "yes", "LockPersonality": "yes", "CapabilityBoundingSet": "",
    "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX", "SystemCallArchitectures": "native", "UMask": "0077",
}  # fmt: skip
HELD: Final = ("--require-hashes", "-c requirements.lock", "--offline --no-deps", "npm ci")
"""By what an installation takes no other bytes than those of the lock files."""
EXPOSURE: Final = 20
"""The highest exposure that will do, in tenths of a point of ten."""


def unit() -> Mapping[str, list[str]]:
    """What the unit says, by name; a name may come twice."""
    said = defaultdict(list)
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        name, is_set, value = line.partition("=")
        if is_set and not line.startswith("#"):
            said[name].append(value)
    return said


def steps() -> Iterator[tuple[str, str]]:
    """The instructions of the image, each with what follows it on one line."""
    joined = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", IMAGE, flags=re.MULTILINE))
    for line in filter(None, joined.splitlines()):
        name, _, value = line.partition(" ")
        yield name, value


def of(name: str) -> list[str]:
    return [value for step, value in steps() if step == name]


# ---- the unit ----


def test_the_unit_closes_what_the_server_does_not_need() -> None:
    said = unit()
    assert {name: said[name] for name in CLOSED} == {name: [value] for name, value in CLOSED.items()}
    assert said["User"] == ["afsprakenkaart"]
    assert said["CacheDirectory"] == ["afsprakenkaart"]


def test_the_unit_bounds_what_the_server_takes_and_starts_it_again() -> None:
    said = unit()
    assert said["Restart"] == ["always"]
    assert said["Type"] == ["notify"]
    assert all(re.fullmatch(r"\d+M", said[name][0]) for name in ("MemoryHigh", "MemoryMax"))
    assert all(said[name] for name in ("TasksMax", "LimitNOFILE", "TimeoutStopSec", "StartLimitBurst"))
    assert any("--port %i --host 127.0.0.1" in command for command in said["ExecStart"])


def installed(folder: Path) -> Path:
    """The unit of one port, with the interpreter of any machine in the place of ours."""
    text = UNIT.read_text(encoding="utf-8").replace("/opt/afsprakenkaart/.venv/bin/python", "/bin/sh")
    made = folder / "afsprakenkaart@8501.service"
    made.write_text(text, encoding="utf-8")
    return made


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here to read its unit")
def test_systemd_reads_the_unit_and_finds_little_exposed(tmp_path: Path) -> None:
    made = installed(tmp_path)
    for asked in (["verify", "--man=no"], ["security", "--offline=true", f"--threshold={EXPOSURE}"]):
        done = subprocess.run(["systemd-analyze", *asked, str(made)], capture_output=True, text=True, check=False)
        of_ours = [line for line in done.stderr.splitlines() if made.name in line]
        assert (done.returncode, of_ours) == (0, []), done.stdout + done.stderr


# ---- the image ----


def test_each_base_is_of_one_version() -> None:
    assert of("FROM")
    for base in of("FROM"):
        assert re.match(r"docker\.io/library/[a-z]+:\d+\.\d+\.\d+-\S+( AS \w+)?$", base), base


def test_the_image_runs_as_nobody_in_particular_and_asks_itself_whether_it_is_ready() -> None:
    last = list(steps())[-1]
    (user,) = of("USER")
    assert re.fullmatch(r"[1-9]\d{4,}:[1-9]\d{4,}", user)
    (asked,) = re.findall(r":(\d+)(/\w+)'", of("HEALTHCHECK")[0])
    assert asked[1] in {getattr(route, "path", "") for route in HEALTH}
    assert last[0] == "ENTRYPOINT"
    assert last[1].startswith("[")
    assert f'"{asked[0]}"' in last[1]
    assert of("EXPOSE") == [asked[0]]
    assert of("VOLUME") == ["/var/cache/afsprakenkaart"]


def test_all_that_the_image_gets_from_elsewhere_comes_by_hash() -> None:
    assert not of("ADD")
    for done in of("RUN"):
        assert not re.search(r"\b(curl|wget|apt-get|sudo)\b", done)
        for install in re.findall(r"(?:pip|npm) (?:install|ci)\b[^&]*", done):
            assert any(held in install for held in HELD), install


def test_nothing_enters_the_image_but_what_is_named() -> None:
    lines = [line for line in ADMITTED if line and not line.startswith("#")]
    assert lines[0] == "*"
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert all((ROOT / name).exists() for name in let_in)
    assert {*PRODUCT, ".streamlit"} <= let_in
    assert not let_in & {"tests", "docs", "benchmarks", ".git", ".ci"}
    for copied in of("COPY"):
        if not copied.startswith("--from"):
            for source in copied.split()[:-1]:
                assert source == "." or source.split("/")[0] in let_in, source

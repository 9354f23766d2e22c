"""examples/: bases that are sound, and answer; what their pages say of them holds."""

from __future__ import annotations

import hashlib
import re
import shlex
from pathlib import Path

import pytest

from jhstats import load
from jhstats.cli.main import COMMANDS
from tests.run import run

EXAMPLES = Path(__file__).parents[1] / "examples"
BASES = sorted(path for path in EXAMPLES.glob("**/*.toml"))
WORLD = EXAMPLES / "world"


def test_there_are_two() -> None:
    assert [path.name for path in BASES] == ["planets.toml", "world.toml"]


@pytest.mark.parametrize("path", BASES, ids=lambda path: path.stem)
def test_it_is_sound_and_says_whence_it_is(path: Path) -> None:
    result = run(["check", str(path), "--explain"])
    assert (result.status, result.out) == (0, "")
    base, text = load(path), path.read_text(encoding="utf-8")
    assert all(source.extra["license"] for source in base.sources.values())
    [schema] = re.findall(r"^#:schema (.*)$", text, re.MULTILINE)
    assert (path.parent / schema).is_file()


def test_the_planets_are_few_lines() -> None:
    assert len((EXAMPLES / "planets.toml").read_text(encoding="utf-8").splitlines()) <= 60
    told = ["show", "distance", "--entity=mars", "--unit=km", "--format=value"]
    assert run([*told, f"--facts={EXAMPLES / 'planets.toml'}"]).out == "228000000\n"


def test_the_world_is_its_table() -> None:
    base, table = load(WORLD), (WORLD / "gdp.csv").read_bytes()
    assert base.sources["gdp"].sha256 == hashlib.sha256(table).hexdigest()
    values = [row.rpartition(",")[2] for row in table.decode().splitlines()[1:]]
    assert [str(fact.value) for fact in base.facts] == values
    assert len(base.entities) >= 30


@pytest.mark.skipif("import" not in COMMANDS, reason="nothing takes tables yet")
def test_the_world_is_as_it_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in WORLD.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    readme = (WORLD / "README.md").read_text(encoding="utf-8")
    [command] = re.findall(r"^    jhstats (import .*)$", readme, re.MULTILINE)
    assert run(shlex.split(command)).status == 0
    for path in WORLD.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name

"""jhstats init and schema: a base to begin with, which every command answers from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import jhstats
from jhstats.cli.main import COMMANDS
from jhstats.cli.schema import JSON_SCHEMA
from jhstats.say.messages import LANGUAGES
from tests.run import run

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = JSON_SCHEMA.read_text(encoding="utf-8")
FILES = ["facts.toml", "jhstats.schema.json", "jhstats.toml"]
QUESTIONS = {
    "show": ["mass", "--entity", "mars"],
    "rank": ["--among", "solar-system"],
    "compare": ["diameter", "--entity", "earth,mars"],
    "search": ["largest"],
    "cite": ["mass", "--entity", "mars"],
    "list": ["metrics"],
    "check": [],
    "proof": ["draft.md", "--all"],
    "import": ["moons.csv", "--kind", "planet"],
    "schema": [],
    "export": ["mass", "--format", "toml"],
    "init": ["elsewhere"],
}
"""One of each command."""


@pytest.fixture(params=LANGUAGES)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    result = run(["init"], lang=request.param)
    assert (result.status, result.out.splitlines()) == (0, FILES)
    return tmp_path


def test_every_command_answers_from_it(folder: Path) -> None:
    (folder / "draft.md").write_text("The diameter of Mars is 6792 km.", encoding="utf-8")
    table = "planet,year,moons (km)\nMars,2020,2\nVenus,2020,0\n"
    (folder / "moons.csv").write_text(table, encoding="utf-8")
    assert set(QUESTIONS) == set(COMMANDS)
    for command, arguments in QUESTIONS.items():
        result = run([command, *arguments])
        assert result.status == 0, (command, result.err)
        assert result.out or command == "check"
    assert "right: 6792 km" in run(["proof", "draft.md", "--all"]).out
    assert "nothing wrong found" in run(["check"]).err


def test_its_parts_fit_together(folder: Path) -> None:
    base = (folder / "facts.toml").read_text(encoding="utf-8")
    assert base.startswith("#:schema ./jhstats.schema.json\n")
    assert (folder / "jhstats.schema.json").read_text(encoding="utf-8") == SCHEMA
    assert run(["schema"]).out == SCHEMA
    assert json.loads(SCHEMA)["$defs"]
    assert max(map(len, base.splitlines())) <= 100


def test_languages_differ_in_comments_alone(tmp_path: Path) -> None:
    bases = []
    for language in LANGUAGES:
        target = tmp_path / language
        assert run(["init", str(target), "--lang", language]).status == 0
        base = jhstats.load(target)
        assert base.facts
        bases.append([fact._replace(origin=fact.origin._replace(file="")) for fact in base.facts])
    first, *others = bases
    assert all(first == other for other in others)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_nothing_is_replaced(tmp_path: Path, name: str, lang: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = run(["init", str(tmp_path)], lang=lang)
    assert (result.status, result.out) == (2, "")
    assert f"{tmp_path / name} " in result.err
    assert "jhstats init DIR" in result.err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("lang", "status"), [("fr", 2), ("/x", 2), ("zh_CN", 0), ("EN", 0)])
def test_it_speaks_languages_of_ours(tmp_path: Path, lang: str, status: int) -> None:
    assert run(["init", str(tmp_path), "--lang", lang]).status == status
    assert (tmp_path / FILES[0]).exists() == (status == 0)


def test_a_link_is_a_file(tmp_path: Path) -> None:
    (tmp_path / FILES[0]).symlink_to("nowhere")
    assert run(["init", str(tmp_path)]).status == 2
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run(["init", str(tmp_path / "file")])
    assert (result.status, result.out) == (3, "")
    assert "[cannot-write]" in result.err

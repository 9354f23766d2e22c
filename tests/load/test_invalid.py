"""What a user reads of each kind of problem.

Every base that loading refuses, `x.toml`, and every command that ends with a problem, `x.command`,
stands beside that: `x.errors.txt`.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError, Kind, Location, Problem
from jhstats.load.files import File
from jhstats.load.lines import excerpt
from jhstats.load.loader import load, parse
from jhstats.render.lines import marked
from jhstats.say.messages import LANGUAGES, Messages
from tests.run import run

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parents[1] / "invalid"
EXAMPLES = sorted(FOLDER.glob("*.toml"))
COMMANDS = sorted(FOLDER.glob("*.command"))


def problems(*paths: Path | str) -> tuple[Problem, ...]:
    with pytest.raises(BaseError) as caught:
        load(*paths)
    return caught.value.problems


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20
    assert len(COMMANDS) > 30
    assert {path.stem for path in (*EXAMPLES, *COMMANDS)} == {
        path.name.removesuffix(".errors.txt") for path in FOLDER.glob("*.errors.txt")
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_a_user_reads(
    path: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)
    found = problems(path.name)
    messages = [Messages("en").problem(problem, marked(problem.excerpt)) for problem in found]
    golden(path.with_suffix(".errors.txt"), "\n".join(messages) + "\n")
    assert [Messages("zh").problem(problem) for problem in found] != messages
    for problem in found:
        assert problem.location is not None
        assert problem.location.line or problem.kind in (Kind.MISSING_KEY, Kind.NOT_TOML)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the folder, with what should not stand in a repository."""
    folder = tmp_path_factory.mktemp("invalid") / "invalid"
    shutil.copytree(FOLDER, folder)
    (folder / "latin.toml").write_bytes(b'[base]\nschema = 1\ntitle = "caf\xe9"\n')
    (folder / "latin.csv").write_bytes(b"town,2020\ncaf\xe9,5\n")
    write_prepared(folder)
    return folder


def write_prepared(folder: Path) -> None:
    """Prepared bases that cannot be asked, and one that can."""
    good = folder / "good.sqlite"
    assert run(["export", f"--facts={FOLDER.parent / 'base.toml'}", "-o", str(good)]).status == 0
    raw = good.read_bytes()
    (folder / "empty.sqlite").touch()
    (folder / "older.sqlite").write_bytes(raw[:60] + bytes(3) + b"\1" + raw[64:])
    at = raw.rindex(b"Green tea")
    (folder / "bad.sqlite").write_bytes(raw[:at] + b"Groan" + raw[at + 5 :])
    (folder / "open.sqlite").write_bytes(raw)
    (folder / "open.sqlite-journal").touch()


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_what_a_command_tells(
    path: Path,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    workplace: Path,
) -> None:
    monkeypatch.chdir(workplace)
    if path.stem == "needs-extra":
        monkeypatch.setitem(sys.modules, "duckdb", None)
    command, _, stdout = path.read_text("utf-8").partition(" > ")
    arguments = shlex.split(command)
    if stdout:
        with open(stdout.strip(), "w", encoding="utf-8") as stream:  # noqa: PTH123 - a device
            program = [sys.executable, "-m", "jhstats", *arguments, "--lang=en"]
            done = subprocess.run(program, stdout=stream, stderr=-1, encoding="utf-8", check=False)
        status, told = done.returncode, done.stderr
    else:
        status, _, told = run(arguments)
        chinese = run(arguments, lang="zh").err
        assert re.findall(r"\[[a-z-]+\]$", chinese) == re.findall(r"\[[a-z-]+\]$", told)
        assert chinese != told or path.stem == "usage"  # in the words of the parser
    golden(path.with_suffix(".errors.txt"), f"{told}status {status}\n")


def test_every_kind_has_an_example() -> None:
    text = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.errors.txt"))
    told = set(re.findall(r"^\S.* \[([a-z-]+)\]$", text, re.MULTILINE))
    assert told == {kind.value for kind in Kind}


def test_of_many_problems_the_first_are_told(tmp_path: Path) -> None:
    facts = "".join(f"[[fact]]\nvalue = {number}\n" for number in range(30))
    (tmp_path / "a.toml").write_text(f"[base]\nschema = 1\n{facts}", encoding="utf-8")
    told = run(["show", "--facts", str(tmp_path / "a.toml")]).err
    assert told.count("jhstats: ") == 21
    assert told.splitlines()[-1].startswith("jhstats: 40 more;")


@pytest.mark.parametrize(
    ("text", "key", "line", "marks"),
    [
        ("value = 3", "value", "value = 3", "^^^^^"),
        (
            "  { value = 3, unit = 3 },",
            "facts[1].unit",
            "{ value = 3, unit = 3 },",
            " " * 13 + "^^^^",
        ),
        ("a = 3", "value", "", ""),  # it stands elsewhere
        ("{ unit = 3 }, { unit = 4 }", "unit", "", ""),  # or nobody knows where
        ("value\t=\ttrue", "value", "value = true", "^^^^^"),
        ('名 = "中文", unit = "公斤"', "unit", '名 = "中文", unit = "公斤"', " " * 13 + "^^^^"),
        ('e = "e\u0301", unit = 1', "unit", 'e = "e\u0301", unit = 1', " " * 9 + "^^^^"),
        ('a = "\x1b\u202e", unit = 1', "unit", 'a = "\ufffd\ufffd", unit = 1', " " * 10 + "^^^^"),
        (
            f'a = "{"x" * 90}", unit = 1, b = "{"x" * 90}"',
            "unit",
            '... xxxxxxxxxxxxxxxxxxx", unit = 1, b = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ...',
            " " * 26 + "^^^^",
        ),
    ],
)
def test_the_key_is_marked_in_its_line(text: str, key: str, line: str, marks: str) -> None:
    place = Location("a.toml", "fact", 1, key, line=1)
    found = marked(excerpt(Problem(Kind.WRONG_TYPE, {"given": 3}, place), text))
    assert found == ((line, marks) if line else ())


def test_no_machine_form_holds_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    for form in ("lines", "tsv", "csv", "json", "github"):
        assert "^" not in run(["check", "type.toml", "--format", form]).out


def test_an_error_says_what_it_is_without_words() -> None:
    with pytest.raises(BaseError, match=r"\[empty-fact\]"):
        load(FOLDER / "empty-fact.toml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "table",
    [
        '[fact]\nid = "a"\nvalue = 1.5\n',  # one bracket too few
        "[[fact]]\nprices = { a = 1.5 }\n",
        "[[fact]]\nnote = [2021-06-30, 1.50]\n",
        "[[fact]]\nevidence = [1.5]\n",
    ],
)
def test_a_value_is_shown_in_words_of_toml(table: str, language: str) -> None:
    with pytest.raises(BaseError) as caught:
        parse([File("a.toml", "[base]\nschema = 1\n" + table)])
    text = "\n".join(map(Messages(language).problem, caught.value.problems))
    assert "Decimal(" not in text
    assert "datetime." not in text

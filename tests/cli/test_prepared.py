"""A prepared base answers as its files do: every row of the table, byte for byte."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path

import pytest

from tests.cli.test_command_line import HERE, ROWS
from tests.cli.test_completion import completed
from tests.run import run

OF_FILES = ("own-file", "too-large", "too-large-proof-zh", "no-file", "check-no-file")
"""Rows about the files of a base as files."""
BASES = ("base.toml", "faulty.toml")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The bases of the table by how a row may name them, each with a prepared one."""
    folder, found = tmp_path_factory.mktemp("prepared"), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(HERE)
        for name in BASES:
            for number, path in enumerate((name, str(HERE / name))):
                file = str(folder / f"{number}-{name}.sqlite")
                assert run(["export", "--facts", path, "-o", file]).err == ""
                found[path] = file
    return found


def replaced(argument: str, prepared: dict[str, str]) -> str:
    head, equals, path = argument.rpartition("=")
    return head + equals + prepared.get(path, path)


ASKED = [row for row in ROWS if any(word.endswith(BASES) for word in row[1])]


@pytest.mark.no_cover
@pytest.mark.parametrize(("name", "arguments", "columns", "lang", "status"), ASKED)
def test_every_question_is_answered_alike(
    prepared: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    arguments: list[str],
    columns: int,
    lang: str,
    status: int,
) -> None:
    monkeypatch.chdir(HERE)
    if name in OF_FILES:
        return
    words = [replaced(argument, prepared) for argument in arguments]
    assert words != arguments
    result = run(words, columns=columns, lang=lang)
    assert result.status == status
    shown = result.out + (f"--- stderr ---\n{result.err}" if result.err else "")
    for path, file in prepared.items():  # as a line that is offered names it
        shown = shown.replace(file, path)
    golden = (HERE / "golden" / f"{name}.txt").read_text(encoding="utf-8")
    assert shown.replace(str(HERE) + os.sep, "") == golden


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a base of two files, one of them a table, and one prepared from them."""
    text = (HERE / "base.toml").read_text(encoding="utf-8")
    text = text.replace("schema = 1", 'schema = 1\ntables = ["more.csv"]', 1)
    (tmp_path / "base.toml").write_text(text, encoding="utf-8")
    (tmp_path / "more.csv").write_text(
        "metric,entity,period,value,unit\nfame,county,2001,3,percent\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert run(["export", "--facts", "base.toml", "-o", "made.sqlite"]).err == ""
    return tmp_path


def test_a_file_that_changed_since_is_told(beside: Path) -> None:
    asked = ["show", "fame", "--facts", str(beside / "made.sqlite")]
    fresh = run(asked)
    assert (fresh.status, fresh.err) == (0, "")
    os.utime("base.toml", (1, 1))  # touched, and the same
    assert run(asked) == fresh
    Path("more.csv").write_text(
        "metric,entity,period,value,unit\nfame,county,2001,4,percent\n", "utf-8"
    )
    stale = run(asked)
    again = f"jhstats export --facts {beside / 'base.toml'} --force -o {beside / 'made.sqlite'}"
    assert stale.out == fresh.out
    assert stale.err == (
        f"jhstats: {beside / 'more.csv'} changed since the base was prepared; again: {again}\n"
    )
    assert again in run(asked, lang="zh").err
    assert run(["check", "made.sqlite"]).err.startswith("jhstats: more.csv changed since")
    assert run(again.split()[1:]).status == 0
    assert run(asked).err == ""
    assert "\t4\t" in run(asked).out
    Path("base.toml").unlink()
    Path("more.csv").unlink()
    assert run(asked).err == ""


def test_nothing_is_prepared_again_from_fewer_files_or_as_a_whole(beside: Path) -> None:
    (beside / "two.toml").write_text('[base]\nschema = 1\n[unit.cup]\nname = "cup"\n', "utf-8")
    files = ["--facts", "base.toml", "--facts", "two.toml"]
    run(["export", *files, "-o", "both.sqlite"])
    run(["export", "tea", *files, "-o", "part.sqlite"])
    Path("two.toml").write_text("# changed\n", "utf-8")
    [told] = run(["show", "fame", "--facts", "both.sqlite"]).err.splitlines()
    assert told.endswith(f"again: jhstats export {' '.join(files)} --force -o both.sqlite")
    assert run(["show", "tea", "--facts", "part.sqlite"]).err == ""  # how is not known any more
    Path("base.toml").unlink()
    [told] = run(["show", "fame", "--facts", "both.sqlite"]).err.splitlines()
    assert told.endswith("two.toml changed since the base was prepared, others are not there")


def test_a_base_is_asked_where_its_files_cannot_be_read(
    beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime("base.toml", (1, 1))
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name != "base.toml")  # of root, too
    asked = run(["show", "fame", "--facts", str(beside / "made.sqlite")])
    assert (asked.status, asked.err) == (0, "")


def test_a_folder_that_is_a_link_changes_nothing(beside: Path) -> None:
    (beside / "deep" / "er").mkdir(parents=True)
    (beside / "link").symlink_to("deep/er")
    run(["export", "--facts", "base.toml", "-o", "link/made.sqlite"])
    (beside / "base.toml").write_text("# changed\n", "utf-8")
    for name in ("link/made.sqlite", "deep/er/made.sqlite", str(beside / "link" / "made.sqlite")):
        [told] = run(["show", "fame", "--facts", name]).err.splitlines()
        assert "base.toml changed since" in told


def test_a_base_that_another_program_made_write_a_log_is_refused(beside: Path) -> None:
    made = beside / "made.sqlite"
    with sqlite3.connect(made) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    for _ in range(2):
        asked = run(["show", "fame", "--facts", str(made)])
        assert asked.status == 3
        assert "another program" not in asked.err
    assert sorted(path.name for path in beside.glob("made*")) == ["made.sqlite"]


def test_lines_are_told_as_long_as_the_files_lie_there(beside: Path) -> None:
    (beside / "base.toml").write_text((HERE / "faulty.toml").read_text("utf-8"), "utf-8")
    expected = run(["check", "base.toml"]).out
    run(["export", "--facts", "base.toml", "--force", "-o", "made.sqlite"])
    assert run(["check", "made.sqlite"]).out == expected
    Path("base.toml").unlink()
    told = run(["check", "made.sqlite"])
    assert told.status == 1
    assert re.sub(r"^base.toml:\d+:", "base.toml:", expected, flags=re.MULTILINE) == told.out


def test_who_waits_is_told_how_a_base_is_prepared(
    beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = ["show", "fame", "--facts", "base.toml"]
    assert "export" not in run(show, columns=80).err
    monkeypatch.setattr("jhstats.cli.answer._LONG", -1)
    hint = "jhstats export --facts base.toml -o base.sqlite"
    assert hint in run(show, columns=80).err
    assert hint in run(show, columns=80, lang="zh").err
    assert run(show).err == ""  # nobody reads it in a pipe
    assert "export" not in run(["show", "--facts", "made.sqlite"], columns=80).err
    assert (beside / "base.sqlite").exists() is False


@pytest.mark.parametrize("begun", ["show fa", "rank --entity cou"])
def test_words_are_completed_alike(beside: Path, begun: str) -> None:
    found = []
    for name in ("base.toml", "made.sqlite"):
        command, _, rest = begun.partition(" ")
        line = f"jhstats {command} --facts {beside / name} {rest}"
        found.append(completed(line))
    assert found[0]
    assert found[0] == found[1]


def test_a_prepared_base_stands_alone(beside: Path) -> None:
    told = run(["proof", str(HERE / "draft.md"), "--facts", "base.toml", "--facts", "made.sqlite"])
    assert (told.status, told.out) == (2, "")
    assert "[not-alone]" in told.err
    assert run(["check", "base.toml", "made.sqlite"]).status == 2
    assert (beside / "made.sqlite").exists()

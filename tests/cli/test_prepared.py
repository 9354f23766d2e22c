"""A prepared base answers as its files do: every row of the table, byte for byte."""

from __future__ import annotations

import os

import pytest

from tests.cli.test_command_line import HERE, ROWS
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
    golden = (HERE / "golden" / f"{name}.txt").read_text(encoding="utf-8")
    assert shown.replace(str(HERE) + os.sep, "") == golden

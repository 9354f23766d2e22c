"""Which files there are, and what they hold."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError, Kind, Location
from jhstats.load.files import File, decoded, read_files, read_raw
from jhstats.load.loader import load
from tests.load.bases import FACT, HEAD

if TYPE_CHECKING:
    from pathlib import Path


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO((HEAD + FACT.format("1")).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert load("-").facts[0].origin.file == "-"


def test_many_files_are_one_base(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    (tmp_path / "b.toml").write_text("[base]\nschema = 1\n" + FACT.format("1"), encoding="utf-8")
    base = load(tmp_path)
    assert [fact.id for fact in base.facts] == ["tea-1"]
    assert [file.rpartition("/")[2] for file in base.files] == ["a.toml", "b.toml"]
    assert load(tmp_path, tmp_path / "b.toml") == base


def test_each_file_is_read_once_and_marks_of_bytes_go(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    (tmp_path / "b.txt").write_text("no part of it")
    assert read_files([tmp_path, path]) == [File(str(path), "a = 1\n")]
    [(name, raw)] = read_raw([str(path)])
    assert (name, decoded(raw)) == (str(path), "a = 1\n")


def test_hidden_files_and_settings_are_no_part_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("a = 1")
    (tmp_path / ".a.toml").write_text("no part of it")
    (tmp_path / "jhstats.toml").write_text("no part of it")
    (tmp_path / ".#a.toml").symlink_to("user@host.1:2")  # an editor's lock leads nowhere
    assert read_files([tmp_path]) == [File(str(tmp_path / "a.toml"), "a = 1")]
    (tmp_path / "a.toml").unlink()
    with pytest.raises(BaseError) as caught:
        read_files([tmp_path])
    assert [problem.kind for problem in caught.value.problems] == [Kind.NO_FILES]


def test_every_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    latin, folder = tmp_path / "latin.toml", tmp_path / "folder"
    latin.write_bytes(b"a = 1\nb = '\xe9'\n")
    folder.mkdir()
    with pytest.raises(BaseError) as caught:
        read_files([latin, folder, tmp_path / "none.toml"])
    found = [(problem.kind, problem.location) for problem in caught.value.problems]
    assert found == [
        (Kind.NOT_UTF8, Location(str(latin), line=2)),
        (Kind.NO_FILES, Location(str(folder))),
        (Kind.UNREADABLE, Location(str(tmp_path / "none.toml"))),
    ]


def test_a_name_that_is_no_text_is_told_in_one(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9 \xe6\x95\xb0.toml")
    told = str(tmp_path / "caf\\xe9 数.toml")
    with pytest.raises(BaseError) as caught:
        read_files([tmp_path / name])
    assert caught.value.problems[0].location == Location(told)
    try:
        (tmp_path / name).write_text("a = 1")
    except OSError:
        pytest.skip("a file system of texts")
    assert read_files([tmp_path])[0].name == told
    assert read_raw([str(tmp_path / name)])[0].name == told


def test_a_text_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BaseError) as caught:
        read_raw([str(tmp_path)])
    [problem] = caught.value.problems
    assert (problem.kind, problem.data["folder"]) == (Kind.UNREADABLE, "")


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(BaseError) as caught:
        read_raw(["-"])
    assert caught.value.problems[0].kind is Kind.UNREADABLE

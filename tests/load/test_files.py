"""Which files there are, and what they hold."""

from __future__ import annotations

import io
import os
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError, Kind, Location
from jhstats.load.documents import read_documents
from jhstats.load.files import MAX_SIZE, File, is_read, read_files
from jhstats.load.loader import load
from tests.load.bases import FACT, HEAD

if TYPE_CHECKING:
    from pathlib import Path

POSIX = pytest.mark.skipif(os.name != "posix", reason="files that only POSIX has")


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
    (tmp_path / "c").symlink_to(path)
    twice: list[str | Path] = [tmp_path, path, tmp_path / "c", f"{tmp_path}/./a.toml"]
    assert read_files(twice) == [File(str(path), "a = 1\n")]
    [read] = read_documents([str(path)])
    assert (read.name, read.text) == (str(path), "a = 1\n")


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
    assert read_documents([str(tmp_path / name)])[0].name == told


def test_a_text_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BaseError) as caught:
        read_documents([str(tmp_path)])
    assert [problem.kind for problem in caught.value.problems] == [Kind.UNREADABLE]


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(BaseError) as caught:
        read_documents(["-"])
    assert caught.value.problems[0].kind is Kind.UNREADABLE


@POSIX
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, Kind.UNREADABLE) for name in ("/dev/zero", "/dev/random")),
        *((name, Kind.UNREADABLE) for name in ("/proc/self/mem", "socket")),
        ("pipe", Kind.UNREADABLE),
        ("sparse", Kind.TOO_LARGE),
    ],
)
def test_what_is_no_file_is_told_at_once(tmp_path: Path, name: str, kind: Kind) -> None:
    os.mkfifo(tmp_path / "pipe")
    os.mknod(tmp_path / "socket", 0o140600)
    with (tmp_path / "sparse").open("wb") as stream:
        stream.truncate(10**10)
    begun = time.monotonic()
    for read in (read_documents, read_files):
        with pytest.raises(BaseError) as caught:
            read([str(tmp_path / name)])
        assert [problem.kind for problem in caught.value.problems] == [kind]
    assert time.monotonic() - begun < 1


@POSIX
@pytest.mark.parametrize("seconds", [0, 0.1])
def test_a_pipe_is_read_to_its_end_however_late(seconds: float) -> None:
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "w", encoding="utf-8") as stream:
            for part in ("a" * 100_000, "b"):
                time.sleep(seconds)
                stream.write(part)
                stream.flush()

    writer = Thread(target=write)
    writer.start()
    [(_, raw, *_)] = read_documents([f"/dev/fd/{reading}"])
    writer.join()
    os.close(reading)
    assert raw == b"a" * 100_000 + b"b"


@POSIX
@pytest.mark.parametrize("text", [b"", b"tea"])
def test_a_pipe_without_a_name_may_be_empty(text: bytes) -> None:
    reading, writing = os.pipe()
    os.write(writing, text)
    os.close(writing)
    assert read_documents([f"/dev/fd/{reading}"])[0].raw == text
    os.close(reading)


def test_what_is_larger_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 2000)
    assert len(read_documents([str(tmp_path / "a.txt")], 2000)[0].raw) == 2000
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a" * 2000)))
    with pytest.raises(BaseError) as caught:
        read_documents([str(tmp_path / "a.txt"), "-"], 1999)
    found = [(problem.kind, problem.data) for problem in caught.value.problems]
    assert found == [(Kind.TOO_LARGE, {"limit": "1,999"})] * 2


def test_a_million_facts_in_csv_are_no_more_than_the_limit() -> None:
    row = "gross-domestic-product,level,some-county-of-a-province,2021-01/2021-05,123456.78,"
    row += "hundred-million-yuan,exact,preliminary,12,the-province,yearbook-2021,Agriculture,12,"
    row += "123456.78亿元,province,gross-domestic-product-some-county-of-a-province-2021-01-05\n"
    assert len(row.encode()) * 10**6 < MAX_SIZE


def test_a_file_that_is_read_is_known_under_all_its_names(tmp_path: Path) -> None:
    own, other = tmp_path / "a.toml", tmp_path / "b.toml"
    for file in (own, other):
        file.touch()
    (tmp_path / "soft").symlink_to(own)
    (tmp_path / "hard").hardlink_to(own)
    for file in (
        own,
        tmp_path / "soft",
        tmp_path / "hard",
        tmp_path / ".." / tmp_path.name / "a.toml",
    ):
        assert is_read(file, ["-", "none", str(own)])
        assert is_read(file, [str(tmp_path)])
    for file in (other, tmp_path / "none"):
        assert not is_read(file, ["-", str(own), str(tmp_path / "none")])

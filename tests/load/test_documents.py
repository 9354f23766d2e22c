"""Drafts as people have them: encodings, folders, patterns, what holds no text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jhstats.errors import BaseError, Kind, Problem
from jhstats.load.documents import document, draft_names, read_documents
from tests.run import run

TEXT = "2021年绿镇茶叶产量12.5吨。\r\nTea\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_a_text_in_any_of_its_encodings(encoding: str) -> None:
    read = document("a.txt", TEXT.encode(encoding))
    assert read.text == TEXT.replace("\r\n", "\n")
    assert read.lines() == [1, 2, 3]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("café à la crème, 12.5 t".encode("latin-1"), Kind.NOT_UTF8),
        ("Größe, Übermaß: 12,5 t".encode("cp1252"), Kind.NOT_UTF8),
        (b"\xff\xfe\x00\xd8\x00", Kind.NOT_UTF8),
        (b"\xfe\xff\xd8", Kind.NOT_UTF8),
        ("茶叶12.5".encode("utf-16-le"), Kind.NOT_TEXT),  # without a mark
        (b"\x7fELF\x02\0\0", Kind.NOT_TEXT),
        (b"%PDF-1.7\n%", Kind.NOT_TEXT),
        (b"{\\rtf1 tea}", Kind.NOT_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), Kind.NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n\0", Kind.NOT_TEXT),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, kind: Kind) -> None:
    with pytest.raises(BaseError) as caught:
        document("a.txt", raw)
    assert [problem.kind for problem in caught.value.problems] == [kind]


def test_a_line_that_is_no_text_is_told() -> None:
    with pytest.raises(BaseError) as caught:
        document("a.txt", b"tea\n\ncaf\xe9\n")
    assert caught.value.problems[0].location == ("a.txt", *[None] * 4, 3, None)


def problems(*paths: str) -> list[Problem]:
    with pytest.raises(BaseError) as caught:
        draft_names(paths)
    return list(caught.value.problems)


def test_folders_and_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["b.md", "a.TXT", "c.png", ".hidden.md", "~$d.docx", "d.docx", "in/e.htm", ".git/f.md"]
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).touch()
    Path("x[1].md").touch()
    Path("empty").mkdir()
    assert draft_names(["."]) == ["a.TXT", "b.md", "d.docx", "in/e.htm", "x[1].md"]
    assert draft_names(["in", "in/e.htm"]) == ["in/e.htm"]
    assert draft_names(["*.md"]) == ["b.md", "x[1].md"]
    assert draft_names(["x[1].md", "-", "none.md"]) == ["x[1].md", "-", "none.md"]
    assert draft_names(["**/*.htm", "*.png"]) == ["in/e.htm", "c.png"]  # as a shell would
    assert draft_names(["*/*.htm", "in/**/*"]) == ["in/e.htm"]
    assert draft_names(["**/in/*.htm"]) == ["in/e.htm"]
    assert draft_names(["in/**/", "in/**/."]) == ["in/e.htm"]  # an empty rest is all
    assert draft_names(["~*.docx"]) == ["~*.docx"]  # Word's locks are none, unless named
    assert draft_names(["~$d.docx", "d*", "?.docx"]) == ["~$d.docx", "d.docx"]
    assert draft_names(["*.rst"]) == ["*.rst"]  # there is no such file
    assert [problem.kind for problem in problems("empty", "b.md")] == [Kind.NO_FILES]


def test_all_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.docx").write_bytes(b"PK\3\4")
    names = [str(tmp_path / name) for name in ("a.pdf", "b.docx", "none.md")]
    with pytest.raises(BaseError) as caught:
        read_documents(names)
    kinds = [problem.kind for problem in caught.value.problems]
    assert kinds == [Kind.NOT_TEXT, Kind.NOT_TEXT, Kind.UNREADABLE]
    told = run(["proof", *names[:2]])
    assert (told.status, told.out) == (3, "")
    assert "a.pdf: no text, or a broken .docx [not-text]\n    save what it says" in told.err
    assert "b.docx: no text, or a broken .docx [not-text]" in told.err


def test_a_draft_that_is_found_in_a_folder_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Tea", encoding="utf-8")
    told = run(["proof", ".", "--force", "-o", "a.md"])
    assert told.status == 2
    assert "it is read here" in told.err


def test_links_are_not_followed_and_a_file_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("o").mkdir()
    for name in ("o/l1", "o/l2"):
        Path(name).symlink_to(".")
    Path("o/a.txt").touch()
    Path("o/b.txt").symlink_to("a.txt")
    for given in ("o", "o/**/*.txt", "**/a.t[x]t", "o/*.txt"):
        assert draft_names([given]) == ["o/a.txt"], given
    assert draft_names(["o/l1", "o"]) == ["o/l1/a.txt"]  # what is named is followed


def test_drafts_lie_as_deep_as_a_system_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").touch()
    os.chdir(tmp_path)
    found = draft_names(["d"])
    for folder in ("d/" * deep for deep in range(1200, 0, -1)):
        Path(folder, "a.txt").unlink(missing_ok=True)
        Path(folder).rmdir()
    assert found == ["d/" * 1200 + "a.txt"]


def test_a_draft_that_is_taken_as_gb18030_is_told(tmp_path: Path) -> None:
    base = str(Path(__file__).parents[1] / "base.toml")
    for name, encoding, is_told in (("a.txt", "big5", True), ("b.txt", "utf-8", False)):
        (file := tmp_path / name).write_bytes("茶葉產量".encode(encoding))
        for command in (["proof", str(file), "--facts"], ["check", f"--against={file}"]):
            assert ("read as GB18030" in run([*command, base]).err) is is_told
            told = run([*command, base], lang="zh").err
            assert ("按 GB18030（GBK）读取" in told) is is_told

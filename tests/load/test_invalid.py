"""Every base that loading refuses: `x.toml` beside what a user reads, `x.errors.txt`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError, Kind, Problem
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.say.messages import LANGUAGES, Messages

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parents[1] / "invalid"
EXAMPLES = sorted(FOLDER.glob("*.toml"))


def problems(*paths: Path | str) -> tuple[Problem, ...]:
    with pytest.raises(BaseError) as caught:
        load(*paths)
    return caught.value.problems


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20
    assert {path.stem for path in EXAMPLES} == {
        path.name.removesuffix(".errors.txt") for path in FOLDER.glob("*.txt")
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_a_user_reads(
    path: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)
    found = problems(path.name)
    messages = [Messages("en").problem(problem) for problem in found]
    golden(path.with_suffix(".errors.txt"), "\n".join(messages) + "\n")
    assert [Messages("zh").problem(problem) for problem in found] != messages
    for problem in found:
        assert problem.location is not None
        assert problem.location.line or problem.kind in (Kind.NO_BASE, Kind.NOT_TOML)


def test_every_kind_that_loading_gives_has_an_example(tmp_path: Path) -> None:
    seen = {problem.kind for path in EXAMPLES for problem in problems(path)}
    (tmp_path / "latin.toml").write_bytes(b"[base]\n# caf\xe9\n")
    seen |= {problem.kind for problem in problems(tmp_path / "latin.toml", tmp_path / "none.toml")}
    with pytest.raises(BaseError) as caught:
        load(tmp_path / "latin.toml", os.devnull, max_size=1)
    seen |= {problem.kind for problem in caught.value.problems}
    (tmp_path / "empty").mkdir()
    seen |= {problem.kind for problem in problems(tmp_path / "empty")}
    for name in ("one.toml", "two.toml"):
        (tmp_path / "empty" / name).write_text('[base]\nschema = 1\ntitle = "T"\n')
    seen |= {problem.kind for problem in problems(tmp_path / "empty")}
    kinds = list(Kind)
    assert set(kinds[: kinds.index(Kind.UNKNOWN_NAME)]) == seen


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

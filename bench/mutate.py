"""Which conditions no test needs: `make bench-mutate SEED=1`.

A mutant is the package with one thing changed: an operand of `and` or `or` dropped, a comparison
replaced by True or False, a `not` dropped, or a class of words taken from those that a position
allows. So many as `--count` says are drawn by the seed, each is tried in a copy of the package
with the tests that concern it, and those that pass them are printed. What fails, crashes or runs
longer than three times the tests' own time is killed.

Exit status 1 where a mutant survives, 2 where the tests fail without any.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jhstats.lang.grammar import ALLOWED

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PATHS = ("src/jhstats/text", "src/jhstats/proof", "src/jhstats/lang")
GRAMMAR = Path("src/jhstats/lang/grammar.py")
TESTS = (
    *("tests/lang", "tests/text", "tests/proof/test_proving.py", "tests/proof"),
    *("tests/check/test_passages.py", "tests/check/test_coverage.py", "tests/test_shipped_base.py"),
)
"""What concerns the mutants, the likeliest to kill and the quickest first."""
LEFT_OUT = "for_ever or without_end or stops_the_reading or no_run_of_the_article or relations_find"
"""Tests of how long reading takes, of no code, and of a base without a text.

A mutant that never ends is killed anyway.
"""
WORKERS = 2
PATIENCE = 3
OPERATORS = {ast.And: " and ", ast.Or: " or "}


class Mutant(NamedTuple):
    """A change of a file: the place, what is told of it, and the text that the file then has."""

    file: Path
    line: int
    change: str
    text: str


def mutants(file: Path, root: Path = ROOT) -> Iterator[Mutant]:
    """All mutants of a file, which is named from the root, in the order of its lines."""
    text = (root / file).read_text(encoding="utf-8")
    tree = ast.parse(text)
    # within an f-string no part knows its place before Python 3.12
    inside = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    hidden = {id(part) for node in inside for part in ast.walk(node)}
    found = [change for node in ast.walk(tree) for change in _changes(text, node)]
    for node, new in sorted(found, key=lambda change: change[0].lineno):
        if id(node) not in hidden:
            start, end = _span(text, node)
            change = f"{' '.join(text[start:end].split())} → {' '.join(new.split())}"
            yield Mutant(file, node.lineno, change, f"{text[:start]}({new}){text[end:]}")
    if file == GRAMMAR:
        for position, allowed in ALLOWED.items():
            line = text[: text.index(f"Position.{position.name}:")].count("\n") + 1
            for word in sorted(allowed, key=lambda word: word.value):
                less = f"ALLOWED[{position}] -= {{{word}}}"
                yield Mutant(file, line, less, f"{text}\n{less}\n")


def _changes(text: str, node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """What may stand for a node."""
    match node:
        case ast.BoolOp(op, values):
            for dropped in values:
                kept = [f"({_source(text, value)})" for value in values if value is not dropped]
                yield node, OPERATORS[type(op)].join(kept)
        case ast.Compare():
            yield node, "True"
            yield node, "False"
        case ast.UnaryOp(ast.Not(), operand):
            yield node, _source(text, operand)


def _source(text: str, node: ast.expr) -> str:
    start, end = _span(text, node)
    return text[start:end]


def _span(text: str, node: ast.expr) -> tuple[int, int]:
    """Where a node stands; the tree counts bytes."""
    assert node.end_lineno is not None  # noqa: S101 - parsed nodes have ends
    assert node.end_col_offset is not None  # noqa: S101
    lines = text.splitlines(keepends=True)
    places = ((node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset))
    start, end = (
        sum(map(len, lines[: line - 1])) + len(lines[line - 1].encode()[:column].decode())
        for line, column in places
    )
    return start, end


def passes(mutant: Mutant | None, tests: list[str], limit: float | None, root: Path = ROOT) -> bool:
    """Whether the tests pass with a mutant, or with none, in a copy of the package.

    `limit` is in seconds.
    """
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        shutil.copytree(root / "src", copy / "src")
        (copy / "data").symlink_to(root / "data")
        if mutant is not None:
            (copy / mutant.file).write_text(mutant.text, encoding="utf-8")
        environment = {**os.environ}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is compiled serves all mutants
        command = ["-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-k", f"not ({LEFT_OUT})"]
        try:
            done = subprocess.run(
                [sys.executable, *command, *tests],
                cwd=root,
                env={**environment, "PYTHONPATH": str(copy / "src"), "PYTHONHASHSEED": "0"},
                capture_output=True,
                timeout=limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
    return done.returncode == 0


def main() -> int:
    """Draw mutants, try them, and print those that survive."""
    parser = argparse.ArgumentParser(description="Which conditions no test needs.")
    parser.add_argument("seed", type=int)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument(
        "--paths", nargs="+", default=PATHS, help="files or folders, of src/jhstats"
    )
    given = parser.parse_args()
    files = [file for path in given.paths for file in sorted((ROOT / path).rglob("*.py"))]
    files += [ROOT / path for path in given.paths if path.endswith(".py")]
    found = [mutant for file in files for mutant in mutants(file.relative_to(ROOT))]
    drawn = random.Random(given.seed).sample(found, min(given.count, len(found)))  # noqa: S311
    tests = [path for path in TESTS if (ROOT / path).exists()]
    compileall.compile_dir(ROOT / "src", quiet=1)  # copied with it
    begin = time.monotonic()
    if not passes(None, tests, None):
        print("the tests fail without any mutant")
        return 2
    limit = PATIENCE * WORKERS * (time.monotonic() - begin)
    print(f"{len(drawn)} of {len(found)} mutants, seed {given.seed}", flush=True)
    survivors = 0
    with ThreadPoolExecutor(WORKERS) as pool:
        outcomes = pool.map(partial(passes, tests=tests, limit=limit), drawn)
        for mutant, has_passed in zip(drawn, outcomes, strict=True):
            if has_passed:
                survivors += 1
                print(f"{mutant.file}:{mutant.line}: {mutant.change}", flush=True)
    print(f"{survivors} survive, {len(drawn) - survivors} are killed")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())

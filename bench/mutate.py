"""Which conditions no test needs: `make bench-mutate SEED=1`.

A mutant is the package with one thing changed: an operand of `and` or `or` dropped, a comparison
replaced by True or False, a `not` dropped, or a class of words taken from those that a position
allows. So many as `--count` says are drawn by the seed, each is tried with the tests that concern
it, and those that pass them are printed. What fails, crashes or takes three times as much of the
processor as the tests themselves is killed.

The tests are collected once, and each mutant is tried in a fork of that. A function that ran
before, while they were collected, has left its traces, as has what stands in no function: such a
mutant is tried in a copy of the package, by an interpreter of its own.

Exit status 1 where a mutant survives, 2 where the tests fail without any.
"""

from __future__ import annotations

import argparse
import ast
import gc
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, NamedTuple

import pytest

from jhstats.lang.grammar import ALLOWED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

ROOT = Path(__file__).parents[1]
PATHS = ("src/jhstats/text", "src/jhstats/proof", "src/jhstats/lang")
GRAMMAR = Path("src/jhstats/lang/grammar.py")
TESTS = (
    *("tests/lang", "tests/text", "tests/proof/test_proving.py", "tests/proof"),
    *("tests/check/test_passages.py", "tests/check/test_coverage.py", "tests/test_shipped_base.py"),
    *("tests/check/test_records.py", "tests/cli/test_settings.py"),
)
"""What concerns the mutants, the likeliest to kill and the quickest first."""
LEFT_OUT = (
    "for_ever or without_end or stops_the_reading or no_run_of_the_article or relations_find"
    " or change_of_any_digit or hooks_run"
)
"""Tests of how long reading takes, of no code, of a base without a text, and the longest.

A mutant that never ends is killed anyway.
"""
ARGUMENTS = ("-x", "-p", "no:cacheprovider", "-k", f"not ({LEFT_OUT})")
WORKERS = 2
PATIENCE = 3
OPERATORS = {ast.And: " and ", ast.Or: " or "}


class Mutant(NamedTuple):
    """A change of a file: the place, what is told of it, and the text that the file then has.

    `function` is the outermost function that it changes, by name and first line; None where it
    changes none.
    """

    file: Path
    line: int
    change: str
    text: str
    function: tuple[str, int] | None = None


def mutants(file: Path, root: Path = ROOT) -> Iterator[Mutant]:
    """All mutants of a file, which is named from the root, in the order of its lines."""
    text = (root / file).read_text(encoding="utf-8")
    tree = ast.parse(text)
    # within an f-string no part knows its place before Python 3.12
    inside = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    hidden = {id(part) for node in inside for part in ast.walk(node)}
    found = [change for node in ast.walk(tree) for change in _changes(text, node)]
    functions = _functions(tree)
    for node, new in sorted(found, key=lambda change: change[0].lineno):
        if id(node) not in hidden:
            start, end = _span(text, node)
            change = f"{' '.join(text[start:end].split())} → {' '.join(new.split())}"
            mutated = f"{text[:start]}({new}){text[end:]}"
            yield Mutant(file, node.lineno, change, mutated, functions.get(id(node)))
    if file == GRAMMAR:
        for position, allowed in ALLOWED.items():
            line = text[: text.index(f"Position.{position.name}:")].count("\n") + 1
            for word in sorted(allowed, key=lambda word: word.value):
                less = f"ALLOWED[{position}] -= {{{word}}}"
                yield Mutant(file, line, less, f"{text}\n{less}\n")


def _functions(tree: ast.Module) -> dict[int, tuple[str, int]]:
    """The name and first line of the outermost function around each node of a body of one."""
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    return {
        id(part): (node.name, min([node.lineno, *(one.lineno for one in node.decorator_list)]))
        for body in bodies
        for node in body
        if isinstance(node, ast.FunctionDef)
        for statement in node.body
        for part in ast.walk(statement)
    }


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


def passes(mutant: Mutant | None, tests: list[str], root: Path = ROOT) -> bool:
    """Whether the tests pass with a mutant, or with none, in a copy of the package."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        shutil.copytree(root / "src", copy / "src")
        (copy / "data").symlink_to(root / "data")
        if mutant is not None:
            (copy / mutant.file).write_text(mutant.text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *ARGUMENTS, *tests],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONHASHSEED": "0"},
            capture_output=True,
            check=False,
        )
    return done.returncode == 0


class Trial:
    """A plugin of pytest that tries mutants with the tests that were collected."""

    def __init__(self, drawn: list[Mutant], tests: list[str], root: Path = ROOT) -> None:
        self._drawn, self._tests, self._root = drawn, tests, root
        self._has_run: set[CodeType] = set()
        self._collecting = 0
        self._functions: dict[tuple[str, str, int], FunctionType] = {}
        self._early = {getattr(module, "__file__", None) for module in sys.modules.values()}
        self.survivors: int | None = None
        """How many survive; None where the tests fail without any mutant."""
        sys.setprofile(self._note)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            self._has_run.add(frame.f_code)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try all mutants, some at a time, and print those that survive."""
        sys.setprofile(None)
        for found in gc.get_objects():
            if isinstance(found, FunctionType) and found.__code__ not in self._has_run:
                code = found.__code__
                self._functions[code.co_filename, code.co_name, code.co_firstlineno] = found
        self._collecting = int(time.process_time()) + 1
        gc.freeze()
        gc.disable()
        begun = self._begin(session, None, resource.RLIM_INFINITY)
        _, status, used = os.wait4(begun, 0)
        if status:
            return True
        limit = int(PATIENCE * (used.ru_utime + used.ru_stime)) + 1
        self.survivors, running = 0, dict[int, Mutant]()
        for mutant in (*self._drawn, *[None] * WORKERS):
            if running and (mutant is None or len(running) == WORKERS):
                pid, status = os.wait()
                tried = running.pop(pid)
                if not status:
                    self.survivors += 1
                    print(f"{tried.file}:{tried.line}: {tried.change}", flush=True)
            if mutant is not None:
                running[self._begin(session, mutant, limit)] = mutant
        return True

    def _begin(self, session: pytest.Session, mutant: Mutant | None, limit: int) -> int:
        """The process that tries a mutant: it ends well where all tests pass.

        `limit` is in seconds of the processor.
        """
        pid = os.fork()
        if pid:
            return pid
        status = 1
        try:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, sys.stdout.fileno())
            os.dup2(silent, sys.stderr.fileno())
            if mutant is None or self._is_changed(mutant):
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
                status = not _pass_here(session)
            else:
                # an interpreter of its own has to start and to collect, too
                limit += PATIENCE * self._collecting
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
                status = not passes(mutant, self._tests, self._root)
        finally:
            os._exit(status)

    def _is_changed(self, mutant: Mutant) -> bool:
        """Change the function of a mutant, if it has one and that has not run yet."""
        file = str(self._root / mutant.file)
        if mutant.function is None or file in self._early:
            return False
        function = self._functions.get((file, *mutant.function))
        if function is None:
            return False
        for code in _codes(compile(mutant.text, file, "exec", dont_inherit=True)):
            if (code.co_name, code.co_firstlineno) == mutant.function:
                function.__code__ = code
        return True


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The codes within a module's or a class's code, and within those."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def _pass_here(session: pytest.Session) -> bool:
    """Whether the tests that were collected pass."""
    for item, following in zip(session.items, (*session.items[1:], None), strict=True):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return True


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
    print(f"{len(drawn)} of {len(found)} mutants, seed {given.seed}", flush=True)
    trial = Trial(drawn, tests)
    pytest.main([*ARGUMENTS, "-p", "no:terminal", *tests], plugins=[trial])
    if trial.survivors is None:
        print("the tests fail without any mutant")
        return 2
    print(f"{trial.survivors} survive, {len(drawn) - trial.survivors} are killed")
    return 1 if trial.survivors else 0


if __name__ == "__main__":
    sys.exit(main())

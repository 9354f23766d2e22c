"""What joins records."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jhstats.errors import Kind
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.load.bases import FACT, HEAD, errors


def test_many_ways_up_are_walked_once() -> None:
    layers = 40
    text = HEAD
    for layer in range(layers):
        inside = f'within = ["a{layer + 1}", "b{layer + 1}"]' if layer + 1 < layers else ""
        text += "".join(f'[entity.{x}{layer}]\nname = "{x}{layer}"\nkind = "k"\n{inside}\n'
                        for x in "ab")  # fmt: skip
    code = "import sys; from jhstats.load.loader import load; print(len(load('-').entities))"
    done = subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, timeout=10,
        check=True,
    )  # fmt: skip
    assert int(done.stdout) == 2 * layers + 2


@pytest.mark.parametrize(
    ("text", "table", "key", "given"),
    [
        (HEAD.replace('main = "town"', 'main = "x"'), "base", "main", "x"),
        (HEAD.replace('unit = "ton"', 'unit = "x"'), "metric.tea", "unit", "x"),
        (HEAD + 'part-of = "x"\n', "metric.all", "part-of", "x"),
        (HEAD.replace('within = "land"', 'within = ["land", "x"]'), "entity.town", "within", "x"),
        (HEAD + FACT.format("1") + 'unit = "x"\n', "fact", "unit", "x"),
        (HEAD + FACT.format("1") + 'of = "x"\n', "fact", "of", "x"),
        (HEAD + FACT.format("1") + 'of = { metric = "all", entity = "x" }\n',
         "fact", "of.entity", "x"),
        (HEAD + FACT.format("1") + 'ranks = [{ top = 1, among = "x" }]\n',
         "fact", "ranks[0].among", "x"),
        (HEAD + FACT.format("1") + 'evidence = [{ source = "book" }, { source = "x" }]\n',
         "fact", "evidence[1].source", "x"),
        (HEAD + '[[ignored]]\nsource = "x"\nprinted = "1"\nreason = "r"\n',
         "ignored", "source", "x"),
    ],
)  # fmt: skip
def test_an_id_that_nothing_has(text: str, table: str, key: str, given: str) -> None:
    [problem] = errors(text)
    assert (problem.kind, problem.data["given"]) == (Kind.REFERENCE, given)
    assert problem.location is not None
    assert (problem.location.table, problem.location.key) == (table, key)
    assert problem.location.line


def test_an_alias_of_two_records_of_a_kind() -> None:
    alias = 'aliases = ["Ｔ－ea"]\n'
    [problem] = errors(HEAD + alias)  # of metric.all; metric.tea is named so
    assert (problem.kind, problem.data["other"]) == (Kind.SHARED_ALIAS, "tea")
    text = HEAD.replace('kind = "town"\n', f'kind = "town"\n{alias}')
    assert parse([File("a", text)]).entities["town"].aliases == ("Ｔ－ea",)


def test_each_loop_is_told_once() -> None:
    loops = "".join(
        f'[entity.{id_}]\nname = "{id_}"\nkind = "k"\nwithin = "{outer}"\n'
        for id_, outer in ("ab", "ba", "cc", "da")
    )
    found = errors(HEAD + loops)
    assert [(problem.kind, problem.data["path"]) for problem in found] == [
        (Kind.WITHIN_LOOP, ("a", "b", "a")),
        (Kind.WITHIN_LOOP, ("c", "c")),
    ]

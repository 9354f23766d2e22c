"""load/schema.json says what loading takes, and loading takes what it says."""

from __future__ import annotations

import json
import random
import re
from decimal import Decimal
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import tomli

from bench import fuzz
from jhstats.errors import BaseError, Kind, Problem
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.load.table import TableReader
from tests.load.bases import HEAD

TOP = Path(__file__).parents[2]
SCHEMA = json.loads((TOP / "src/jhstats/load/schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SHAPE = {
    *(Kind.UNKNOWN_KEY, Kind.MISSING_KEY, Kind.WRONG_TYPE, Kind.NOT_ONE_OF, Kind.BAD_ID),
    *(Kind.NO_VALUE_NO_RANK, Kind.BAD_PERIOD, Kind.RANK_KIND),
}
"""What is wrong with one table, whatever else there is."""


def as_json(value: Any) -> Any:  # noqa: ANN401 - TOML holds anything
    """What an editor makes of TOML; dates, which JSON has none of, stay."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [*map(as_json, value)]
    return float(value) if isinstance(value, Decimal) else value


def is_taken(text: str) -> bool:
    """Whether the schema takes a text."""
    return bool(VALIDATOR.is_valid(as_json(tomli.loads(text, parse_float=Decimal))))


def problems(text: str) -> tuple[Problem, ...]:
    """For what loading refuses a text."""
    try:
        parse([File("a.toml", text)])
    except BaseError as error:
        return error.problems
    return ()


def is_toml(text: str) -> bool:
    try:
        tomli.loads(text)
    except ValueError:
        return False
    return True


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


FILES = [
    *TOP.glob("data/*.toml"),
    *(TOP / "tests" / name for name in ("base.toml", "faulty.toml", "invalid/asked/base.toml")),
    *TOP.glob("bench/texts/*.toml"),
    *TOP.glob("examples/**/*.toml"),
    *TOP.glob("src/jhstats/cli/starter-*.toml"),
]


def test_there_are_bases() -> None:
    assert len(FILES) >= 12


@pytest.mark.parametrize("path", FILES, ids=lambda path: "-".join(path.parts[-2:]))
def test_what_loading_takes_is_valid(path: Path) -> None:
    table = as_json(tomli.loads(path.read_text("utf-8"), parse_float=Decimal))
    assert [error.message for error in VALIDATOR.iter_errors(table)] == []
    assert load(path).facts


@pytest.mark.parametrize("text", [HEAD, *fuzz.bases()])
def test_what_the_guide_and_tests_have_is_valid(text: str) -> None:
    assert is_taken(text)
    assert problems(text) == ()


@pytest.mark.parametrize(
    "path", sorted((TOP / "tests/invalid").glob("*.toml")), ids=lambda path: path.stem
)
def test_what_has_no_such_shape_is_refused(path: Path) -> None:
    text = path.read_text("utf-8")
    if is_toml(text) and SHAPE & {problem.kind for problem in problems(text)}:
        assert not is_taken(text)


@pytest.mark.no_cover
@pytest.mark.once
@pytest.mark.parametrize("seed", range(10))
def test_bases_with_one_thing_broken_are_refused_by_both(seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - no secret
    tables = [tomli.loads(text, parse_float=Decimal) for text in fuzz.bases()]
    for _ in range(50):
        text = fuzz.toml(fuzz.broken(choose.choice(tables), choose))
        found = problems(text)
        if is_taken(text):
            untold = {(kind, str(data.get("given"))) for kind, data, *_ in found if kind in SHAPE}
            assert untold <= UNTOLD, text
        else:
            assert found, text


class Difference(NamedTuple):
    """What loading refuses and the schema does not, or the other way, and why it cannot."""

    table: str
    kind: Kind | None
    reason: str


FACT = '[[fact]]\nmetric = "tea"\nentity = "town"\n'
DIFFERENCES = [
    Difference('[metric.x]\nname = "X"\nunit = "tno"\n', Kind.REFERENCE, "it knows no ids"),
    Difference(2 * (FACT + "value = 1\n"), Kind.DUPLICATE_ID, "ids stand in the values of lists"),
    Difference('[metric.x]\nname = "X"\naliases = ["tea"]\n', Kind.SHARED_ALIAS, "nor names"),
    Difference('[entity.x]\nname = "X"\nkind = "y"\nwithin = "x"\n', Kind.WITHIN_LOOP, "nor paths"),
    Difference(FACT + 'value = 1\nof = "tea"\n', Kind.OF_ITSELF, "it compares no two keys"),
    Difference(
        '[[fact]]\nmetric = "all"\nentity = "town"\nvalue = 1\n', Kind.NO_UNIT, "nor tables"
    ),
    Difference(FACT + "low = 2\nhigh = 1\n", Kind.RANGE, "nor two numbers, as a margin does too"),
    Difference(FACT + "value = 1E+999\n", Kind.WRONG_TYPE, "it sees no digits, inf and nan"),
    Difference(FACT + 'value = 1\nperiod = "2022-02-30"\n', Kind.BAD_PERIOD, "it has no calendar"),
    Difference(FACT + "rank = 1.0\namong = 'land'\n", Kind.WRONG_TYPE, "1.0 is an integer to it"),
    Difference('[entity."中。"]\nname = "X"\nkind = "y"\n', Kind.BAD_ID, "all take no \\p{L}"),
    Difference(
        '[[group]]\nmetric = "tea"\nentity = 3\nfacts = [{ entity = "town", value = 1 }]\n',
        None,
        "what each fact of a group replaces is not read",
    ),
]
UNTOLD = {
    *((Kind.WRONG_TYPE, "1.0"), (Kind.WRONG_TYPE, "-0.0")),
    *((Kind.BAD_PERIOD, "2022-02-30"), (Kind.BAD_PERIOD, "2021/2020")),
}
"""Of these differences, what the values of broken bases bring about."""


def test_the_differences_are_few() -> None:
    assert len(DIFFERENCES) <= 12


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.reason)
def test_a_difference_is_there(difference: Difference) -> None:
    text = HEAD + difference.table
    kinds = {problem.kind for problem in problems(text)}
    assert kinds == ({difference.kind} if difference.kind else set())
    assert is_taken(text) == bool(kinds)


def test_it_has_the_keys_that_loading_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = dict[str, set[str]]()
    finish = TableReader.finish

    def finished(reader: TableReader) -> None:
        finish(reader)
        table = (reader.location.table or "").partition(".")[0]
        path = re.sub(r"\[\d+\]", "", f"{table}.{reader.location.key or ''}").strip(".")
        asked.setdefault(path, set()).update(reader._asked)  # noqa: SLF001 - only here

    monkeypatch.setattr(TableReader, "finish", finished)
    ranked = '[[fact]]\nmetric = "tea"\nentity = "hill"\nrank = "leading"\namong = "land"\n'
    parse([File("format.toml", fuzz.bases()[0] + ranked)])
    defs = SCHEMA["$defs"]
    of = defs["fact"]["properties"]["of"]["anyOf"][1]
    tables = {"": SCHEMA, "fact.of": of, **{key: defs[key] for key in SCHEMA["properties"]}}
    tables |= {"group.facts": defs["factOfGroup"], "group.ignored": defs["ignoredOfGroup"]}
    for holder in ("fact", "group.facts"):
        tables |= {f"{holder}.ranks": defs["rank"], f"{holder}.evidence": defs["evidence"]}
    assert set(tables) >= set(asked) >= {*tables} - {"group.facts.ranks"}
    for path, keys in asked.items():
        assert keys == tables[path]["properties"].keys(), path


def test_each_key_is_described() -> None:
    for name, table in {"": SCHEMA, **SCHEMA["$defs"]}.items():
        for key, value in table.get("properties", {}).items():
            told = value
            while "description" not in told:
                parts = told["$ref"].split("/")[1:]
                told = reduce(lambda node, part: node[part], parts, SCHEMA)
            assert told["description"].endswith((".", "}.", "…")), (name, key)

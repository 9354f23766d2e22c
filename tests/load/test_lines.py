"""On which line of a file a table, a key or an entry begins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from jhstats.errors import Kind, Location
from jhstats.load.lines import locator
from tests.load.bases import FACT, HEAD, errors

TOP = Path(__file__).parents[2]
TEXT = """[[fact]]
id = "a"
evidence = [{ source = "s", printed = "{" }]

[[fact]]
id = "b"  # { no entry
evidence = [
  { source = "s", printed = "}{" },
  # { neither is this
  { source = "t" },
]
"""


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._locate = locator([("a.toml", text)])

    def find(
        self, table: str | None, number: int | None = None, key: str | None = None
    ) -> int | None:
        return self._locate(Location("a.toml", table, number, key)).line


def test_the_entries_of_an_array_of_tables() -> None:
    lines = Lines(TEXT)
    assert lines.find("fact", 1, "evidence[0]") == 3
    assert lines.find("fact", 2, "evidence[0]") == 8
    assert lines.find("fact", 2, "evidence[1]") == 10
    assert lines.find("fact", 2, "evidence[2]") == 7
    assert lines.find("fact", 2, "evidence") == 7


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "colour = 1\n", 7),
        ('note = """\n[[fact]]\n"""\n', "colour = 1\n", 10),
        ("# a [[fact]] in a comment\n", "colour = 1\n", 8),
        ("", "'colour' = 1\n", 7),
    ],
)
def test_a_problem_knows_its_line(before: str, after: str, line: int) -> None:
    (problem,) = errors(HEAD + FACT.format("1") + before + after)
    assert problem.kind is Kind.UNKNOWN_KEY
    assert problem.location is not None
    assert problem.location.line == len(HEAD.splitlines()) + line


@pytest.mark.parametrize("first", ['# three quotes: """', 'title = \'three: """\''])
def test_quotes_that_open_no_long_text_hide_no_line(first: str) -> None:
    head = HEAD.replace('title = "Tea"', first)
    (problem,) = errors(head + FACT.format("1") + "colour = 1\n")
    assert problem.location is not None
    assert problem.location.line == len(head.splitlines()) + 7


def test_a_key_above_all_tables_has_its_line() -> None:
    (problem,) = errors('\ntitle = "Tea"\n' + HEAD)
    assert (problem.kind, problem.location and problem.location.line) == (Kind.UNKNOWN_KEY, 2)


MANY = """top = 1
[unit.'a b'] # a comment
note = \'\'\'
[[fact]]
name = 1
\'\'\'
name = \"\"\"x\"\"\"\"
"other" = 2
[[ fact ]]
  [fact.of]
  metric = "[[fact]]"
[[fact]]
of.metric = 1
"""


NESTED = """
a = [ # { [
  { x = "}", # y = 1
    z = '''
[q]
''', },
  [1, [2,
 3]],
]
"b".d = { e = 'x = 1', f = [ ] }
[[k]]
[k.m]
n = 1
[[k.o]]
p = 2
[[k.o]]
[[k]]
[[k.o]]
p = 2020-01-01 10:00:00
"""


def paths(value: object, path: str) -> list[str]:
    inner: list[tuple[str, object]] = []
    if isinstance(value, dict):
        inner = [(f"{path}.{key}".removeprefix("."), found) for key, found in value.items()]
    elif isinstance(value, list):
        inner = [(f"{path}[{index}]", found) for index, found in enumerate(value)]
    return [path, *(each for name, found in inner for each in paths(found, name))]


@pytest.mark.parametrize("text", [NESTED, (TOP / "data/facts.toml").read_text(encoding="utf-8")])
def test_all_that_a_parser_finds_has_a_line(text: str) -> None:
    lines = Lines(text)
    for path in paths(tomli.loads(text), "")[1:]:
        name = re.split(r"[.\[]", path)[-1].rstrip("]")
        number = lines.find(None, key=path)
        found = text.split("\n")[(number or 0) - 1]
        assert name in found or name.isdecimal(), path


def test_entries_of_arrays_have_lines_of_their_own() -> None:
    lines = Lines(NESTED)
    found = [
        lines.find(None, key=key) for key in ("a[0].z", "a[1][1][1]", "k[0].o[0].p", "k[1].o[0].p")
    ]
    assert found == [4, 8, 15, 19]


@pytest.mark.parametrize(
    ("table", "number", "key", "line"),
    [
        (None, None, "top", 1),
        (None, None, "nothing", None),
        (None, None, None, None),
        ("unit.a b", None, None, 2),
        ("unit.a b", None, "name", 7),
        ("unit.a b", None, "other", 8),
        ("unit.a b", None, "metric", 2),  # one of another table
        ("fact", 1, None, 9),
        ("fact", 2, "of", 13),
        ("fact", 2, "of.metric", 13),
        ("fact", 3, None, None),
        ("unit.none", None, "name", None),
        ("fact", 1, "of.metric", 11),
    ],
)
def test_where_a_table_or_key_stands(
    table: str | None, number: int | None, key: str | None, line: int | None
) -> None:
    assert Lines(MANY).find(table, number, key) == line


def test_a_place_gets_a_line_where_it_has_none_and_its_file_is_known() -> None:
    locate = locator([("a.toml", MANY)])
    assert locate(Location("a.toml", "fact", 2)).line == 12
    assert locate(Location("a.toml", "fact", 2, line=4)).line == 4
    assert locate(Location("b.toml", "fact", 2)).line is None


def test_strings_hide_what_looks_like_a_table() -> None:
    text = 'note = """\n[a]\n\\"""\n[b]\n"""\nkey = "\\"" # """\n[ c . d ] # e\nkey = 1'
    lines = Lines(text)
    assert [lines.find(table) for table in ("a", "b", "c.d")] == [None, None, 7]
    assert [lines.find("c.d", key="key"), lines.find(None, key="key")] == [8, 6]


@pytest.mark.no_cover
@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text",
    [
        "[" + " " * 100_000 + "x",
        '"""' + '\\"""' * 30_000,
        '"' + '\\"' * 50_000 + "\\",
        "'" * 100_001,
        "\n".join(f"key-{number} = 1" for number in range(9_000)),
        "key = [" + "{}, " * 30_000 + "]",
        "key = [{\n" + "\n".join(f"key-{number} = 1," for number in range(9_000)) + "}]",
    ],
)
def test_no_line_and_no_table_takes_for_ever(text: str) -> None:
    lines = Lines(text)
    for number in range(9_000):
        lines.find(None, key=f"key-{number}")
        lines.find(None, key=f"key[{number}]")
        lines.find(None, key=f"key[0].key-{number}")


GROUP = """[[group]]
entity = "town"
source = "bok"
facts = [
  { metric = "tea", printed = ["1", "2"], evidence = [{ page = 3 }, { source = "x" }] },
  {
    id = "late", rank = 4, among = "y", ranks = [
      { top = 3, among = "x" },
    ],
    metric = "te",
  }, { metric = "one" },
]
ignored = [
  { printed = "a" },
]
"""


@pytest.mark.parametrize(
    ("key", "id_", "found"),
    [
        ("facts[0].metric", None, ("group", "facts[0].metric", 5)),
        ("facts[0].entity", "tea", ("group", "entity", 2)),
        ("facts[0].source", None, ("group", "source", 3)),
        ("facts[0].evidence[1].source", None, ("group", "facts[0].evidence[1].source", 5)),
        ("facts[1].metric", "late", ("fact", "metric", 10)),
        ("facts[1].ranks[0].among", "late", ("fact", "ranks[0].among", 8)),
        ("facts[1].ranks[1].among", "late", ("fact", "ranks[1].among", 7)),
        ("facts[1]", "late", ("fact", None, 6)),
        ("facts[2].value", None, ("group", "facts[2].value", 11)),
        ("facts[9].metric", None, ("group", "facts[9].metric", 4)),
        ("ignored[0].printed", None, ("group", "ignored[0].printed", 14)),
        ("facts", None, ("group", "facts", 4)),
        (None, None, ("group", None, 1)),
    ],
)
def test_a_place_in_a_group(
    key: str | None, id_: str | None, found: tuple[str, str | None, int]
) -> None:
    place = locator([("a.toml", GROUP)])(Location("a.toml", "group", 1, key, id_))
    assert (place.table, place.key, place.line) == found

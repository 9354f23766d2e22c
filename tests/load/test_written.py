"""Facts written in few words: groups, evidence and ranks in one line, ids left out."""

from __future__ import annotations

import pytest

from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.model import Base, Evidence, Fact, Rank, RankKind
from tests.load.bases import HEAD

PLACE = 'page = "7", table = "3", row = "Town", column = "2", url = "u"'
LONG = """
[[fact]]
id = "tea-2021"
metric = "tea"
entity = "town"
period = "2021"
value = 1.50
ranks = [{ position = 4, among = "land" }, { top = 10, among = "land" }]
evidence = [
  { source = "book", section = "Tea", paragraph = 2, PLACE, printed = "1.50 t" },
  { source = "book", section = "Tea", paragraph = 2, PLACE, printed = "fourth" },
  { source = "book", section = "Tea", paragraph = 3, PLACE, printed = "1.5 t" },
]
[[fact]]
id = "tea-2022"
metric = "tea"
entity = "town"
period = "2022"
value = 2
dims = { sex = "female" }
[[ignored]]
source = "book"
section = "Tea"
paragraph = 4
printed = "first"
reason = "batch"
""".replace("PLACE", PLACE)
SHORT = """
[[group]]
metric = "all"
entity = "town"
source = "book"
section = "Tea"
paragraph = 2
ignored = [{ paragraph = 4, printed = "first", reason = "batch" }]
facts = [
  { metric = "tea", period = "2021", value = 1.50, rank = 4, among = "land",
    ranks = [{ top = 10, among = "land" }], page = 7, table = 3, row = "Town", column = 2,
    url = "u",
    printed = ["1.50 t", "fourth"], evidence = [{ paragraph = 3, printed = "1.5 t" }] },
  { metric = "tea", period = "2022", value = 2, id = "tea-2022", dims = { sex = "female" } },
]
"""


def base_of(*texts: str) -> Base:
    head, *others = (File(f"{number}.toml", text) for number, text in enumerate(texts))
    rest = [file._replace(text="[base]\nschema = 1\n" + file.text) for file in others]
    return parse([head, *rest])


def facts_of(text: str) -> list[Fact]:
    base = base_of(HEAD + text)
    assert all(fact.origin.id == fact.id for fact in base.facts)
    return [fact._replace(origin=base.facts[0].origin) for fact in base.facts]


def test_few_words_say_what_many_say() -> None:
    assert facts_of(SHORT) == [
        fact._replace(origin=facts_of(SHORT)[0].origin) for fact in facts_of(LONG)
    ]
    [short], [long] = (base_of(HEAD + text).ignored for text in (SHORT, LONG))
    assert short._replace(origin=long.origin) == long


def test_facts_stand_before_groups_file_by_file() -> None:
    one = "metric = 'tea'\nentity = 'town'\n"
    group, fact = "[[group]]\n" + one + "facts = [{0}]\n", "[[fact]]\n" + one
    first = HEAD + group.format("{ id = 'b', value = 1 }") + fact + "id = 'a'\nvalue = 1\n"
    second = group.format("{ id = 'd', value = 1 }") + fact + "id = 'c'\nvalue = 1\n"
    assert [fact.id for fact in base_of(first, second).facts] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("given", "kind", "number"),
    [
        ("4", RankKind.POSITION, 4),
        ('"top-10"', RankKind.TOP, 10),
        ('"leading"', RankKind.LEADING, None),
        ('"first-to"', RankKind.FIRST_TO, None),
    ],
)
def test_a_rank_in_one_word(given: str, kind: RankKind, number: int | None) -> None:
    [fact] = facts_of(
        f'[[fact]]\nmetric = "tea"\nentity = "town"\nrank = {given}\namong = "land"\n'
    )
    assert fact.ranks == (Rank(kind, number, "land", "town", None),)


def test_a_place_alone_is_no_evidence() -> None:
    text = '[[fact]]\nmetric = "tea"\nentity = "town"\nvalue = 1\nsource = "book"\npage = 3\n'
    assert facts_of(text)[0].evidence == ()
    [fact] = facts_of(text + 'evidence = [{ printed = "1" }, { page = 4 }]\n')
    assert fact.evidence == (
        Evidence("book", page="3", printed="1"),
        Evidence("book", page="4"),
    )


@pytest.mark.parametrize(
    ("keys", "id_"),
    [
        ("period = '2020'", "tea-2020"),
        ('entity = "land"\nperiod = "2018/2021"', "tea-land-2018-2021"),
        ('period = "2022-Q1"\nmeasure = "growth"\nfrom = "2021-Q4"',
         "tea-growth-from-2021-q4-2022-q1"),
        ('measure = "share"\nof = "all"', "tea-share-all"),
        ('metric = "part"\nmeasure = "share"\nof = "all"', "part-share"),
        ('metric = "part"\nmeasure = "share"\nof = { metric = "all", entity = "land" }',
         "part-share-all-land"),
        ('prices = "constant"\ndims = { sex = "Women & girls", age = "15+" }',
         "tea-constant-15-women-girls"),
        ('metric = "茶叶"\nunit = "ton"\ndims = { a = "निर्यात" }', "茶叶-निर्यात"),
    ],
)  # fmt: skip
def test_an_id_that_is_left_out(keys: str, id_: str) -> None:
    part = '[metric.part]\nname = "Part"\npart-of = "all"\n[metric."茶叶"]\nname = "茶叶"\n'
    group = "[[group]]\nmetric = 'tea'\nentity = 'town'\n"
    keys = ", ".join(keys.split("\n"))
    assert [fact.id for fact in facts_of(f"{part}{group}facts = [{{ {keys}, value = 1 }}]")] == [
        id_
    ]


def test_the_main_of_another_file_is_named_in_an_id() -> None:
    fact = '[[fact]]\nmetric = "tea"\nentity = "town"\nvalue = 1\n'
    assert [fact.id for fact in base_of(HEAD + fact, fact).facts] == ["tea", "tea-town"]

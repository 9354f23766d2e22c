"""Bases to ask: one of a file, and one made of facts that a test writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from jhstats.ask.query import show
from jhstats.ask.question import Filters
from jhstats.ask.store import Store
from jhstats.errors import JhstatsError, Problem
from jhstats.load.files import File
from jhstats.load.loader import load, parse

STORE = Store(load(Path(__file__).parents[1] / "base.toml"))


def ids(*words: str, **filters: object) -> list[str]:
    return [row.fact.id for row in show(STORE, words, Filters(**filters))]  # type: ignore[arg-type]


INLINE = """
[base]
schema = 1
main = "hill"
[unit.jin]
name = { zh = "斤", en = "catty" }
dimension = "kg"
factor = 0.5
[unit.ton]
name = { zh = "吨", en = "tonne" }
dimension = "kg"
factor = 1000
[unit.grain]
name = "grain of dust"
dimension = "kg"
factor = 0.000000001
[unit.heap]
name = "heap"
[entity.hill]
name = { zh = "山村", en = "Hill" }
kind = "city"
[entity.valley]
name = { zh = "谷村", en = "Valley" }
kind = "city"
[entity.realm]
name = { zh = "大国", en = "Realm" }
kind = "nation"
[metric.plum]
name = { zh = "梅子产量", en = "Plum crop" }
aliases = ["梅", "peach"]
unit = "ton"
[metric.peach]
name = { zh = "桃子产量", en = "Peach crop" }
unit = "ton"
[metric.peachy]
name = { zh = "蜜桃", en = "Peachy" }
unit = "heap"
"""


def orchard(*facts: str) -> Store:
    """Each fact is `id metric: keys`, the keys parted by semicolons."""
    text = INLINE
    for fact in facts:
        head, _, keys = fact.partition(":")
        id_, metric = head.split()
        text += f'[[fact]]\nid = "{id_}"\nmetric = "{metric}"\n'
        text += "" if "entity" in keys else 'entity = "hill"\n'
        text += "\n".join(key.strip() for key in keys.split(";")) + "\n"
    return Store(parse([File("orchard.toml", text)]))


SMALL = (
    'p18 plum: value = 1; period = "2018"',
    'target plum: value = 9; period = "2021"; status = "target"',
    'share plum: value = 4; period = "2021"; measure = "share"',
    'growth plum: value = 3; period = "2021"; measure = "growth"',
    'other plum: value = 2; period = "2021"; entity = "valley"',
    'p21 plum: value = 2; period = "2021"',
    'months plum: value = 1; period = "2021-01/2021-05"',
    'years plum: value = 7; period = "2018/2021"; measure = "change"',
    "never plum: value = 1",
    'peach peach: value = 1; period = "2022-06"',
    'heap peachy: value = 1; period = "2022"; ranks = [{ position = 1, among = "realm" }]',
)


def small(words: tuple[str, ...] = (), **filters: object) -> list[str]:
    rows = show(orchard(*SMALL), words, Filters(**filters))  # type: ignore[arg-type]
    return [row.fact.id for row in rows]


def refused(words: tuple[str, ...] = (), **filters: object) -> Problem:
    with pytest.raises(JhstatsError) as caught:
        small(words, **filters)
    return caught.value.problems[0]

"""A base as its file tells it: what is written loads to equal records."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings

from jhstats.give.tables import part, tables, toml
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.render.lines import in_ascii, json_object
from tests.give.bases import TOP, bare, bases, everything, shipped

if TYPE_CHECKING:
    from jhstats.model import Base

BASES = {
    "shipped": shipped(),
    "tests": load(TOP / "tests" / "base.toml"),
    "everything": everything(),
}


def again(base: Base) -> Base:
    return parse([File("again.toml", "".join(toml(base)))])


@pytest.mark.parametrize("name", BASES)
def test_toml_loads_to_equal_records(name: str) -> None:
    base = BASES[name]
    assert bare(again(base)) == bare(base)
    escaped = "".join(map(in_ascii, toml(base)))
    assert escaped.isascii()
    assert bare(parse([File("again.toml", escaped)])) == bare(base)


@pytest.mark.no_cover
@given(bases())
@settings(max_examples=40, deadline=None, phases=[Phase.generate])
def test_any_base_loads_to_equal_records(base: Base) -> None:
    assert bare(again(base)) == bare(base)
    text = "".join(toml(base))
    tomllib.loads(text)  # which takes TOML 1.0 alone
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_what_goes_without_saying_is_not_said() -> None:
    text = "".join(toml(BASES["everything"]))
    assert '[[fact]]\nid = "farms-2021-women"\nmetric = "farms"\nentity = "town"\n' in text
    assert 'dims = { owner = "women" }' in text
    assert not re.search(
        r'^(measure = "level"|bound = "exact"|status = "actual")', text, re.MULTILINE
    )
    assert 'ranks = [{ position = 4, among = "land", peers = "town", out-of = 31 }]' in text
    assert "value = 6.0\n" in text
    assert (
        "evidence = [\n"
        '  { source = "yearbook", section = "Tea", paragraph = 2, printed = "12.5 tonnes" },\n'
    ) in text


def test_json_is_the_file_with_its_defaults() -> None:
    text = "".join(json_object(tables(BASES["everything"])))
    found = json.loads(text, parse_float=Decimal)
    assert [*found] == ["base", "source", "unit", "entity", "metric", "fact", "sum", "ignored"]
    assert found["base"]["main"] == "town"
    assert "percent" not in found["unit"]
    assert found["unit"]["room-degree"] == {
        "name": "degrees above room temperature",
        "dimension": "kelvin",
        "factor": 1,
        "offset": Decimal("293.15"),
    }
    assert found["entity"]["town"]["within"] == ["land"]
    [fact] = [own for own in found["fact"] if own["id"] == "tea-2021"]
    assert fact["ranks"] == [{"position": 4, "among": "land", "peers": "town", "out-of": 31}]
    assert (fact["measure"], fact["unit"], fact["bound"]) == ("level", "tonne", "exact")
    [share] = [own for own in found["fact"] if own["measure"] == "share"]
    assert share["of"] == {"metric": "tea", "entity": "land"}
    assert [{**rank, "among": 0, "peers": 0} for rank in share["ranks"]] == [
        {"top": 10, "among": 0, "peers": 0},
        {"leading": True, "among": 0, "peers": 0},
        {"first-to": True, "among": 0, "peers": 0},
    ]
    assert "6.0," in text


def test_a_part_has_what_its_facts_refer_to() -> None:
    base = BASES["everything"]
    chosen = [fact for fact in base.facts if fact.metric == "green-tea"]
    small = part(base, chosen)
    assert [fact.metric for fact in small.facts] == ["green-tea"] * len(chosen)
    assert [*small.metrics] == ["tea", "green-tea"]  # it is a part of tea
    assert {*small.entities} == {"land", "town"}
    assert {*small.units} == {"percent", "tea-chest", "tonne"}
    assert (small.sums, small.ignored) == ((), ())
    assert bare(again(small)) == bare(small)
    tea = part(base, [fact for fact in base.facts if fact.metric in ("green-tea", "black-tea")])
    assert [own.whole for own in tea.sums] == ["tea"]
    assert [*part(base, base.facts).facts] == [*base.facts]

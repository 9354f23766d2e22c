"""Whom a text names by words that a base does not have."""

from __future__ import annotations

import pytest

from jhstats.ask.store import Store
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.text.world import World

PEOPLES = """
[base]
schema = 1
[entity.ivoria]
name = { en = "Ivoria" }
kind = "country"
[entity.uri]
name = { en = "Uri" }
kind = "country"
[entity.north]
name = { en = "North America" }
kind = "region"
[entity.acme]
name = { en = "Acmeria" }
kind = "company"
"""


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Ivorian tea", "ivoria"),
        ("Acmerian tea", None),  # nobody is called after a company
        ("the urian", None),  # of three letters too much else is made
    ],
)
def test_whose_own_are_named_after_them(text: str, entity: str | None) -> None:
    world = World(Store(parse([File("base.toml", PEOPLES)])))
    assert next((id_ for name in world.entities(text) for id_ in name.ids), None) == entity


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("of iron_ore 5", None),
        ("iron ore 5", "iron-ore"),
        ("矿石产量5", "矿石产量"),
        ("now it is 5", None),  # an id of few letters may be any word
        ("information 5", "it"),
    ],
)
def test_a_metric_is_called_by_its_id(text: str, metric: str | None) -> None:
    named = '[metric."{}"]\nname = "{}"\n'
    ids = {"iron-ore": "Mined", "矿石产量": "Dug", "it": "Information"}
    base = "[base]\nschema = 1\n" + "".join(named.format(*pair) for pair in ids.items())
    world = World(Store(parse([File("base.toml", base)])))
    assert next((id_ for name in world.metrics(text) for id_ in name.ids), None) == metric

"""What lies within what, and what is a part of what."""

from __future__ import annotations

import pytest

from jhstats.errors import Location
from jhstats.hierarchy import outer_entities, outer_metrics
from jhstats.model import Entity, Metric


def entities(**within: str) -> dict[str, Entity]:
    return {
        id_: Entity(id_, {"en": id_}, (), "town", tuple(outer.split()), Location("a"))
        for id_, outer in within.items()
    }


def metrics(**part_of: str | None) -> dict[str, Metric]:
    return {
        id_: Metric(id_, {"en": id_}, (), None, None, outer, Location("a"))
        for id_, outer in part_of.items()
    }


def test_entities_lie_within_others_over_any_steps_and_ways() -> None:
    outer = outer_entities(entities(town="county coast", county="land", coast="land", land=""))
    assert outer("town") == {"county", "coast", "land"}
    assert outer("county") == {"land"}
    assert outer("land") == set()
    with pytest.raises(KeyError):
        outer("nowhere")


def test_a_chain_of_thousands_is_gone_through() -> None:
    steps = {f"e{step}": f"e{step + 1}" for step in range(3000)}
    assert len(outer_entities(entities(**steps, e3000=""))("e0")) == 3000
    assert len(outer_metrics(metrics(**steps, e3000=None), "e0")) == 3000


def test_metrics_are_parts_of_others_the_nearest_first() -> None:
    chain = metrics(leaf="tea", tea="crops", crops=None)
    assert outer_metrics(chain, "leaf") == ("tea", "crops")
    assert outer_metrics(chain, "crops") == ()


def test_a_loop_of_metrics_ends() -> None:
    loop = metrics(a="b", b="a", c="a")
    assert outer_metrics(loop, "a") == ("b",)
    assert outer_metrics(loop, "c") == ("a", "b")

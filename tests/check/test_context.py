"""What follows, and what held."""

from __future__ import annotations

from jhstats.check.context import Check, Explanation, explain
from jhstats.check.subject import Subject
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.check.bases import BEFORE, GROWTH, HEAD, SALES, fact


def test_a_growth_of_minus_a_hundred_implies_nothing() -> None:
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES
                       + GROWTH.replace("12.5", "-100", 1))])  # fmt: skip
    assert [
        derived
        for derived in explain(Check(Subject(base))).derived
        if derived.quantity.value == "implied"
    ] == []


def test_what_follows_heeds_prices_and_the_period_before() -> None:
    constant = GROWTH + 'prices = "constant"\n'
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES + constant)])
    assert not explain(Check(Subject(base))).derived
    half = SALES.replace('"2021"', '"2021-01/2021-06"') + GROWTH.replace(
        '"2021"', '"2021-01/2021-06"'
    )
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + half)])
    [derived] = explain(Check(Subject(base))).derived
    assert derived.period is not None
    assert (derived.period.text, str(derived.value)) == ("2020-01/2020-06", "1143")


def test_what_is_explained_is_of_the_rules_that_were_asked_for() -> None:
    facts = BEFORE + SALES + GROWTH + fact("part", "online", "400")
    facts += fact("c", "sales", "286", measure='"change"')
    check_ = Check(Subject(parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)])))
    every = explain(check_)
    assert {relation.law.rule for relation in every.relations} == {"growth", "part"}
    assert every.derived
    assert {relation.law.rule for relation in explain(check_, ["part"]).relations} == {"part"}
    assert explain(check_, ["territory"]) == Explanation(check_.subject.base)


def test_a_ratio_before_is_of_growths_from_one_period() -> None:
    growth = fact("g", "exports", "5", measure='"growth"', **{"from": '"2018"'})
    yearly = fact("y", "exports", "4", measure='"growth"')
    for growths, ratios in ((growth, 0), (yearly, 2), (growth + yearly, 2), (yearly + growth, 2)):
        facts = SALES + GROWTH + fact("e", "exports", "400") + growths
        check_ = Check(Subject(parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)])))
        found = [
            derived for derived in explain(check_).derived if "ratio" in derived.quantity.value
        ]
        assert len(found) == ratios
        assert "g" not in {id_ for derived in found for id_ in derived.facts}


def quantities(facts: str) -> list[str]:
    """What follows from some facts, but for implied values: of what, and the quantity."""
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)])
    every = explain(Check(Subject(base))).derived
    told = [f"{derived.metric} {derived.quantity.value}" for derived in every]
    return [own for own in told if "implied" not in own]


def test_a_share_follows_where_none_is_printed() -> None:
    facts = SALES + fact("part", "online", "400")
    assert quantities(facts) == ["online share"]
    printed = fact("share", "online", "31.1", measure='"share"', of='"sales"')
    assert quantities(facts + printed) == []
    assert quantities(facts + printed.replace('of = "sales"', 'of = "exports"')) == ["online share"]


def test_ratios_are_of_two_metrics_of_one_series() -> None:
    growth = fact("g", "exports", "5", measure='"growth"')
    exports = fact("e", "exports", "400") + growth
    assert quantities(SALES + GROWTH + exports) == ["exports ratio"] * 2
    women = 'dims = { sex = "female" }\n'
    assert quantities(SALES + GROWTH + fact("e", "exports", "400") + women + growth + women) == []
    again = fact("again", "sales", "1290", evidence='[{ source = "other" }]')
    assert quantities(SALES + again + GROWTH) == []

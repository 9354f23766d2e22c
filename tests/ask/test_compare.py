from __future__ import annotations

import shlex
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jhstats.ask.compare import Comparison, compare, growth_places
from jhstats.ask.question import NO_FILTERS, Filters, Scope
from jhstats.ask.store import Store
from jhstats.derive import Quantity, Reason
from jhstats.errors import JhstatsError, Kind, QueryError, UsageError
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.period import parse as a_period
from jhstats.say.messages import Messages
from tests.ask.bases import orchard

if TYPE_CHECKING:
    from jhstats.derive import Derived

SHIPPED = Store(load())
QUARTERS = (
    "tea a 2021-Q1 value = 2",
    "tea a 2021-Q2 value = 3",
    "tea a 2022-Q1 value = 3",
    "tea a 2022-Q2 value = 4",
    "tea a 2021 value = 30",
    "tea a 2022 value = 36",
    "tea a 2021/2022 value = 90",
    "tea a 2023-Q1 value = 9",
    "tea a 2023-Q2 value = 10",
    'tea a 2023 value = 40; status = "target"',
)
HEAD = """
[base]
schema = 1
main = "a"
[unit.ton]
name = "t"
dimension = "kg"
factor = 1000
[unit.kg]
name = "kg"
dimension = "kg"
factor = 1
[unit.box]
name = "box"
[entity.a]
name = "A"
kind = "town"
[entity.b]
name = "B"
kind = "town"
[entity.c]
name = "C"
kind = "town"
[entity.d]
name = "D"
kind = "town"
[entity.e]
name = "E"
kind = "town"
[entity.f]
name = "F"
kind = "town"
[metric.tea]
name = "Tea"
unit = "ton"
[metric.green]
name = "Green tea"
unit = "kg"
part-of = "tea"
[metric.boxes]
name = "Boxes"
unit = "box"
[metric.cups]
name = "Cups"
unit = "ton"
"""


def base(*facts: str) -> Store:
    text = HEAD
    for number, fact in enumerate(facts):
        metric, entity, period, rest = fact.split(maxsplit=3)
        text += f'[[fact]]\nid = "f{number}"\nmetric = "{metric}"\nentity = "{entity}"\n'
        text += f'period = "{period}"\n' + rest.replace("; ", "\n") + "\n"
    return Store(parse([File("a.toml", text)]))


def only(found: list[Derived], quantity: Quantity, **parts: str) -> Derived:
    [derived] = [
        derived
        for derived in found
        if derived.quantity is quantity
        and all(str(getattr(derived, key)) == value for key, value in parts.items())
    ]
    return derived


@pytest.mark.parametrize(
    ("words", "quantity", "metric", "low", "high", "value"),
    [
        (["revenue"], Quantity.IMPLIED, "revenue", "820.1", "821.1", "821"),
        (["value-added"], Quantity.IMPLIED, "value-added", "306.5", "307.4", "306.9"),
        (["value-added"], Quantity.IMPLIED, "gdp", "5279.7", "5368.8", "5320"),
        (["manufacturing"], Quantity.YEARLY_GROWTH, "manufacturing", "45.2", "45.3", "45.24"),
        (["manufacturing", "value-added"], Quantity.SHARE, "manufacturing", "61.3", "61.4", "61.3"),
        (["revenue"], Quantity.GROWTH, "revenue", "13.5", "None", "13.5154"),
    ],
)
def test_what_the_shipped_base_implies(
    words: list[str], quantity: Quantity, metric: str, low: str, high: str, value: str
) -> None:
    derived = only(compare(SHIPPED, words).derived, quantity, metric=metric)
    places = Decimal(1).scaleb(-1)
    shown = [side and str(side.quantize(places)) for side in (derived.low, derived.high)]
    assert [str(side) for side in shown] == [low, high]
    assert str(derived.value) == value
    assert derived.facts
    assert derived.formula


def test_growth_of_part_of_a_year_is_set_against_no_year() -> None:
    derived = only(
        compare(SHIPPED, ["revenue"]).derived, Quantity.DIFFERENCE, reason="Reason.PART_YEAR"
    )
    assert (derived.value, derived.low, derived.verdict) == (None, None, "not-comparable")


@pytest.mark.no_cover
@pytest.mark.timeout(60)
def test_many_entities_are_compared_in_time() -> None:
    names = [f"town-{number}" for number in range(150)]
    text = HEAD + "".join(
        f'[entity.{name}]\nname = "{name}"\nkind = "town"\n'
        f'[[fact]]\nid = "f-{name}"\nmetric = "tea"\nentity = "{name}"\n'
        'period = "2020"\nvalue = 5\n'
        for name in names
    )
    store = Store(parse([File("a.toml", text)]))
    found = compare(store, ["tea"], Filters(entity=names)).derived
    assert len([one for one in found if one.quantity is Quantity.DIFFERENCE]) == 150 * 149 / 2


def test_numbers_of_many_digits() -> None:
    older, newer = "1" + "0" * 27 + "1", "1" + "0" * 39 + "3"
    store = base(f"tea a 2018 value = {older}.5", f"tea a 2021 value = {newer}.5")
    found = compare(store, ["tea"]).derived
    assert str(only(found, Quantity.DIFFERENCE).value) == str(int(newer) - int(older)) + ".0"
    assert str(only(found, Quantity.RATIO).value)[:7] == "9999999"


def test_limits_are_exact_where_decimals_are_and_else_as_fine_as_the_value() -> None:
    store = base("tea a 2018 value = 101527453", "tea a 2021 value = 126012510")
    found = compare(store, ["tea"]).derived
    difference, ratio = (only(found, own) for own in (Quantity.DIFFERENCE, Quantity.RATIO))
    assert [str(own) for own in difference[6:9]] == ["24485057", "24485056", "24485058"]
    assert [str(own) for own in ratio[6:9]] == ["1.24116686", "1.24116684", "1.24116688"]
    assert compare(store, ["tea"], Filters(unit="kg")).derived[0].low == 24485056000
    _, low, high = compare(store, ["tea"], Filters(unit="ounces")).derived[0][6:9]
    ounce = Decimal("0.028349523125")
    assert low is not None
    assert high is not None
    assert low * ounce < 24485056000 < (low + 1) * ounce
    assert (high - 1) * ounce < 24485058000 < high * ounce


def test_over_time() -> None:
    store = base("tea a 2018 value = 100", "tea a 2021 value = 133", "tea a 2022 value = 140")
    found = compare(store, ["tea"]).derived
    first = [
        derived
        for derived in found
        if derived.from_ and derived.from_.text == "2018" and derived.period
    ]
    to_2021 = [derived for derived in first if derived.period and derived.period.text == "2021"]
    assert [(derived.quantity, str(derived.value)) for derived in to_2021] == [
        (Quantity.DIFFERENCE, "33"),
        (Quantity.GROWTH, "33"),
        (Quantity.YEARLY_GROWTH, "10.0"),
        (Quantity.RATIO, "1.33"),
    ]
    assert only(found, Quantity.DIFFERENCE, from_="2018", period="2022").value == 40
    [whole] = [own for own in found if own.quantity is Quantity.YEARLY_GROWTH][1:]
    assert (whole.from_ and whole.from_.text, str(whole.value)) == ("2018", "8.8")
    difference = to_2021[0]
    assert (str(difference.low), str(difference.high)) == ("32", "34")


@pytest.mark.parametrize(
    ("facts", "words", "reason"),
    [
        (["tea a 2020 value = 1", "boxes a 2020 value = 2"], ["tea", "boxes"], Reason.DIMENSION),
        (["tea a 2020 value = 1", "tea a 2021-01/2021-05 value = 2"], ["tea"], Reason.PART_YEAR),
        (
            [
                'tea a 2020 value = 1; prices = "current"',
                'tea a 2021 value = 2; prices = "constant"',
            ],
            ["tea"],
            Reason.PRICES,
        ),
        (["tea a 2020 value = 0", "tea a 2021 value = 2"], ["tea"], Reason.ZERO),
    ],
)
def test_what_cannot_be_compared(facts: list[str], words: list[str], reason: Reason) -> None:
    derived = next(own for own in compare(base(*facts), words).derived if own.reason)
    assert (derived.reason, derived.value, derived.formula) == (reason, None, None)


def test_words_of_a_time_and_a_status_ask_for_both() -> None:
    store = base(
        "tea a 2019 value = 1",
        "tea a 2020 value = 2",
        'tea a 2025 value = 8; status = "target"',
        'green a 2025 value = 3; status = "target"',
    )

    def facts(*words: str, filters: Filters = NO_FILTERS) -> set[str]:
        rows = compare(store, words, filters).rows
        return {row.fact.id for row in rows}

    assert facts("tea", "2020", "target") == {"f1", "f2"}
    assert facts("tea", "target") == {"f0", "f1", "f2"}  # beside all results
    for words in (["tea", "planned"], ["tea", "2018", "target"]):  # of which nothing is there
        with pytest.raises(QueryError, match="no-facts"):
            facts(*words)
    assert facts("tea", "green", "target") == {"f2", "f3"}  # two are there
    for words, filters in (
        ([], Filters(status=["target"])),
        (["target"], Filters(year=["2020"])),
        (["target"], Filters(period=["2020"])),
    ):
        with pytest.raises(QueryError):
            facts("tea", *words, filters=filters)


def test_levels_of_other_units_are_told_one_per_the_other() -> None:
    store = base("tea a 2020 value = 9", "boxes a 2020 value = 2", "boxes b 2020 value = 3")
    difference, per = compare(store, ["tea", "boxes"]).derived
    assert (difference.quantity, difference.reason) == (Quantity.DIFFERENCE, Reason.DIMENSION)
    assert (per.quantity, per.facts) == (Quantity.PER, difference.facts)
    store = base(
        'tea a 2020 value = 9; unit = "percent"', "boxes a 2020 value = 2",
        "green a 2020 value = 0", 'cups a 2020 value = 4; unit = "box"', "cups b 2020 value = 4",
    )  # fmt: skip
    for words in (["tea", "boxes"], ["boxes", "green"], ["cups", "a", "b"]):
        [difference] = compare(store, words).derived
        assert difference.reason is Reason.DIMENSION
    assert str(per.value) == "4500"


@pytest.mark.parametrize(
    ("facts", "words", "told"),
    [
        (["2016-07 value = 1", "2024 value = 2"], "2016 2024", True),
        (["2020 value = 1; measure = 'growth'; unit = 'percent'", "2020 value = 1",
          "2020-01/2020-06 value = 3"], "2020 'H1 2020'", False),  # one is implied
        (["2020 value = 0; prices = 'current'", "2021 value = 2; prices = 'constant'"], "",
         True),
        (["2016 value = 1", "2024 value = 2", "2024-10 value = 3"], "2016 2024", False),
        (["2020 value = 1; measure = 'growth'; unit = 'percent'", "2020 value = 1"], "", False),
    ],
)  # fmt: skip
def test_that_nothing_has_a_value_is_told(facts: list[str], words: str, *, told: bool) -> None:
    found = compare(base(*(f"tea a {fact}" for fact in facts)), ["tea", *shlex.split(words)])
    assert ("valueless" in {notice.key for notice in found.notices}) is told


def test_more_facts_of_one_period_than_anybody_compares_are_refused() -> None:
    facts = [f'tea a 2020 value = {n}; measure = "change"' for n in range(1, 101)]
    levels = [f"tea a 2020 value = {n}" for n in range(1, 102)]
    assert compare(base(*facts, *levels[1:]), ["tea"]).derived
    with pytest.raises(QueryError) as caught:
        compare(base(*facts, *levels), ["tea"])
    [problem] = caught.value.problems
    assert (problem.kind, problem.data) == (Kind.TOO_MANY, {"facts": 201, "limit": 200})
    series = (f'tea a {year} value = 1; dims = {{ x = "{n}" }}'
              for year in (2020, 2021) for n in range(101))  # fmt: skip
    assert len(compare(base(*series), ["tea"]).derived) == 101 * 3


def test_a_target_is_not_set_against_a_part_of_a_year() -> None:
    store = base('tea a 2022 value = 9; status = "target"', "tea a 2022-01/2022-05 value = 3")
    [derived] = compare(store, ["tea"]).derived
    assert derived.reason is Reason.PART_YEAR


def test_metrics_are_compared_in_one_unit_and_a_part_as_a_share() -> None:
    store = base("tea a 2020 value = 20", "green a 2020 value = 5000")
    for words in (["tea", "green"], ["green", "tea"]):
        found = compare(store, words).derived
        share = only(found, Quantity.SHARE)
        assert (share.metric, str(share.value), share.unit) == ("green", "25", "percent")
        assert share.low is not None
        assert share.low > Decimal("24.3")


def test_entities_are_compared() -> None:
    store = base("tea a 2020 value = 20", "tea b 2020 value = 10", "tea b 2019 value = 9")
    found = compare(store, ["tea"], Filters(entity=["a", "b"])).derived
    assert str(only(found, Quantity.RATIO).value) == "2.0"
    assert only(found, Quantity.DIFFERENCE).facts == ("f0", "f1")


def test_entities_alone_are_compared_in_what_several_have() -> None:
    facts = [f"{metric} {town} 2020 value = 4" for metric in ("tea", "boxes") for town in "ab"]
    growth = 'tea a 2020 measure = "growth"; value = 7'
    store = base(*facts, "cups a 2020 value = 1", growth, "cups c 2019 value = 1")
    found = compare(store, ["a", "b"])
    assert {row.fact.metric for row in found.rows} == {"tea", "boxes"}
    assert {own.metric for own in found.derived} == {"tea", "boxes"}
    assert {own.quantity for own in found.derived} == {Quantity.DIFFERENCE, Quantity.RATIO}
    assert [own.metric for own in compare(store, ["a", "b"], is_sum=True).derived] == [
        "tea",
        "boxes",
    ]
    for words, kind in ((["a"], Kind.NOTHING_TO_COMPARE), (["b", "c"], Kind.UNLIKE)):
        with pytest.raises(JhstatsError) as caught:
            compare(store, words)
        assert caught.value.problems[0].kind is kind
    with pytest.raises(UsageError, match="nothing-to-compare"):
        compare(store, ["a", "b"], per="cups")


def test_an_entity_alone_is_compared_over_the_periods_of_each_metric() -> None:
    years = {2001: 4, 2002: 8}
    facts = [f"{own} a {year} value = {years[year]}" for own in ("tea", "boxes") for year in years]
    store = base(*facts, "cups a 2001 value = 1", "tea b 2001 value = 1", "tea b 2002 value = 1")
    found = compare(store, ["a", "2001", "2002"])
    assert {row.fact.metric for row in found.rows} == {"tea", "boxes"}
    assert {row.fact.entity for row in found.rows} == {"a"}
    growths = [own for own in found.derived if own.quantity is Quantity.GROWTH]
    assert [(own.metric, str(own.value)) for own in growths] == [("tea", "100"), ("boxes", "100")]
    for words, problem in ((["a", "2001"], QueryError), (["2001", "2002"], UsageError)):
        with pytest.raises(problem, match="nothing-to-compare"):
            compare(store, words)


def test_limits_of_a_converted_figure_are_those_of_its_print() -> None:
    store = base("tea a 2020 value = 20", "tea a 2021 value = 30")
    derived = only(compare(store, ["tea"], Filters(unit="kg")).derived, Quantity.DIFFERENCE)
    assert [str(part) for part in (derived.value, derived.low, derived.high)] == [
        "10000",
        "9000",
        "11000",
    ]
    assert derived.unit == "kg"


def test_growth_from_a_named_period_implies_that_one() -> None:
    store = base(
        "tea a 2021 value = 150", 'tea a 2021 measure = "growth"; from = "2018"; value = 50'
    )
    derived = only(compare(store, ["tea"]).derived, Quantity.IMPLIED)
    assert (derived.period and derived.period.text, str(derived.value)) == ("2018", "100")


def test_a_printed_value_is_not_implied() -> None:
    store = base(
        "tea a 2020 value = 100",
        "tea a 2021 value = 150",
        'tea a 2021 measure = "growth"; value = 50',
    )
    assert Quantity.IMPLIED not in {derived.quantity for derived in compare(store, ["tea"]).derived}


def test_metrics_are_compared_for_each_entity_and_entities_by_each_metric() -> None:
    store = base(
        *(f"{metric} {town} 2020 value = 4" for metric in ("tea", "cups") for town in "ab")
    )
    found = compare(store, ["tea", "cups"], Filters(entity=["a,b"])).derived
    pairs = [derived.facts for derived in found if derived.quantity is Quantity.DIFFERENCE]
    assert pairs == [("f0", "f2"), ("f1", "f3"), ("f0", "f1"), ("f2", "f3")]


def test_few_gaps_are_told() -> None:
    towns = ["a", "b", "c", "d", "e", "f"]
    facts = [f"tea {town} {2000 + number} value = 4" for number, town in enumerate(towns)]
    with pytest.raises(QueryError) as caught:
        compare(base(*facts), ["tea"], Filters(entity=towns))
    assert [problem.kind for problem in caught.value.problems] == [Kind.UNLIKE] * 3


@pytest.mark.parametrize("words", [["tea"], ["tea", "boxes"]])
def test_questions_without_an_answer(words: list[str]) -> None:
    store = base("tea a 2020 value = 1")
    with pytest.raises(QueryError) as caught:
        compare(store, words)
    assert caught.value.problems[0].kind is Kind.NOTHING_TO_COMPARE
    with pytest.raises(UsageError) as wrong:
        compare(store, [])
    assert wrong.value.problems[0].kind is Kind.NOTHING_TO_COMPARE


def steps(*facts: str) -> list[tuple[str, ...]]:
    """The facts of the differences over time, or between entities, that can be told."""
    found = compare(base(*facts), ["tea"]).derived
    return [d.facts for d in found if d.quantity is Quantity.DIFFERENCE and d.reason is None]


def test_one_metric_is_not_compared_with_itself() -> None:
    store = base("tea a 2020 value = 1", "tea a 2021 value = 2")
    assert compare(store, ["tea", "tea"]) == compare(store, ["tea"])


def test_periods_are_compared_with_those_like_them() -> None:
    assert steps(
        'tea a 2020 value = 10; prices = "current"',
        'tea a 2020 value = 8; prices = "constant"',
        'tea a 2021 value = 12; prices = "current"',
        'tea a 2021 value = 9; prices = "constant"',
    ) == [("f2", "f0"), ("f3", "f1")]
    assert steps(
        "tea a 2020 value = 10",
        "tea a 2020-01/2020-06 value = 4",
        "tea a 2021 value = 12",
        "tea a 2021-01/2021-06 value = 5",
        "tea a 2022 value = 13",
    ) == [("f3", "f1"), ("f2", "f0"), ("f4", "f2"), ("f4", "f0")]
    assert steps(
        "tea a 2020 value = 10",
        'tea a 2021 value = 12; status = "target"',
        "tea a 2022 value = 13",
    ) == [("f1", "f0"), ("f2", "f0")]
    growth = 'measure = "growth"; from'
    assert steps(
        f'tea a 2020-02 {growth} = "2020-01"; value = 1',
        f'tea a 2020-03 {growth} = "2020-02"; value = 2',
        'tea a 2020-03 measure = "growth"; value = 7',
    ) == [("f1", "f0")]


TARGET = 'status = "target"'


@pytest.mark.parametrize(
    ("facts", "pairs"),
    [
        # The one before that does not overlap.
        (["2019-03/2019-08 value = 3", "2020-01/2020-06 value = 4", "2020-03/2020-08 value = 5"],
         [("f1", "f0"), ("f2", "f0"), ("f2", "f0")]),
        # The newest result; of a plan whatever is newest.
        (["2019 value = 1", f"2020 value = 2; {TARGET}", f"2021 value = 3; {TARGET}",
          "2022 value = 4"],
         [("f1", "f0"), ("f2", "f1"), ("f3", "f0")]),
        # Of two sources the first.
        (["2019 value = 1", "2019 value = 2", "2020 value = 4"], [("f2", "f0")]),
    ],
)  # fmt: skip
def test_what_a_figure_is_held_against(facts: list[str], pairs: list[tuple[str, ...]]) -> None:
    assert steps(*(f"tea a {fact}" for fact in facts)) == pairs


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        (["2020 value = 1", "2020 value = 2"], [Reason.OVERLAP]),
        (["2020 value = 1", f"2020 value = 2; {TARGET}", "2021 value = 3"], [None] * 3),
        (["2020-01 value = 1", "2020-01 value = 2", "2021 value = 3"],
         [Reason.OVERLAP, Reason.PART_YEAR]),
    ],
)  # fmt: skip
def test_figures_of_one_period_are_two_of_one_thing(
    facts: list[str], reasons: list[Reason | None]
) -> None:
    found = compare(base(*(f"tea a {fact}" for fact in facts)), ["tea"]).derived
    assert [derived.reason for derived in found] == reasons


def test_of_several_metrics_no_periods_are_compared_and_no_part_is_made_up() -> None:
    store = base(
        *(f"{metric} a {year} value = 4" for metric in ("tea", "cups") for year in (2020, 2021))
    )
    found = compare(store, ["tea", "cups"]).derived
    assert [derived.quantity for derived in found] == [Quantity.DIFFERENCE, Quantity.RATIO] * 2


@pytest.mark.parametrize(
    ("left", "right", "keys"),
    [
        ('measure = "growth"', 'measure = "growth"; from = "2019-12"', ("from",)),
        ('measure = "contribution"; of = "green"', 'measure = "contribution"; of = "boxes"',
         ("of",)),
        ('measure = "share"; of = { metric = "green", entity = "b" }',
         'measure = "share"; of = "green"', ("of",)),
        ("", 'prices = "constant"', ("prices",)),
        ("", 'status = "target"', ("status",)),
        ('dims = { sex = "f" }', 'dims = { sex = "m" }', ("dims",)),
    ],
)  # fmt: skip
def test_unlike_facts_are_not_set_side_by_side(
    left: str, right: str, keys: tuple[str, ...]
) -> None:
    store = base(f"tea a 2020-01 value = 5; {left}", f"tea b 2020-01/2020-01 value = 3; {right}")
    with pytest.raises(QueryError) as caught:
        compare(store, ["tea"], Filters(entity=["a,b"]))
    [problem] = caught.value.problems
    assert (problem.kind, problem.data["keys"]) == (Kind.UNLIKE, keys)


def test_a_preliminary_result_stands_beside_an_actual_one() -> None:
    early = 'status = "preliminary"'
    facts = ["tea a 2020 value = 5", f"tea b 2020 value = 4; {early}"]
    found = compare(base(*facts), ["tea"], Filters(entity=["a,b"]))
    assert [(own.facts, own.status.value) for own in found.derived] == [
        (("f0", "f1"), "preliminary")
    ] * 2
    assert not found.notices
    facts.append(f"tea a 2020 value = 5.5; {early}")  # of one status, where both have it
    found = compare(base(*facts), ["tea"], Filters(entity=["a,b"]))
    assert {own.facts for own in found.derived} == {("f2", "f1")}
    facts[1] = facts[1].replace("preliminary", "estimate")
    with pytest.raises(QueryError, match="unlike"):
        compare(base(*facts), ["tea"], Filters(entity=["a,b"]))


def test_an_entity_is_a_share_of_another_by_a_sum_of_the_metric() -> None:
    facts = ["tea a 2020 value = 50", "tea b 2020 value = 4", "cups a 2020 value = 9",
             "cups b 2020 value = 2"]  # fmt: skip
    declared = '[[sum]]\nmetric = "tea"\nwhole = "a"\nparts = ["b", "-c"]\n'
    plain = base(*facts).whole()
    sums = parse([File("a.toml", HEAD + declared)]).sums
    store = Store(plain._replace(sums=sums))
    for words in (["tea", "a", "b"], ["tea", "b", "a"]):
        share = only(compare(store, words).derived, Quantity.SHARE)
        assert (share.facts, str(share.value), share.unit) == (("f1", "f0"), "8.0", "percent")
    for other in (compare(store, ["cups", "a", "b"]), compare(Store(plain), ["tea", "a", "b"])):
        assert [own.quantity for own in other.derived] == [Quantity.DIFFERENCE, Quantity.RATIO]


def test_series_of_one_metric_are_compared_each_over_time() -> None:
    women, men = 'dims = { sex = "f" }', 'dims = { sex = "m" }'
    facts = [f"tea a 2020 value = 5; {women}", f"tea a 2020 value = 4; {men}"]
    both = Filters(dim=["sex=f,sex=m"])
    assert [own.facts for own in compare(base(*facts), ["tea"], both).derived] == [("f0", "f1")] * 2
    facts += [f"tea a 2021 value = 6; {women}", f"tea a 2021 value = 7; {men}"]
    over_time = {("f2", "f0"), ("f3", "f1")}
    assert {own.facts for own in compare(base(*facts), ["tea"]).derived} == over_time
    asked = {own.facts for own in compare(base(*facts), ["tea"], both).derived}
    assert asked == over_time | {("f0", "f1"), ("f2", "f3")}
    women_alone = compare(base(*facts), ["tea"], Filters(dim=["sex=f"])).derived
    assert {own.facts for own in women_alone} == {("f2", "f0")}


def test_shares_of_the_own_whole_of_each_are_alike_however_it_is_named() -> None:
    whole = 'measure = "share"; of = { metric = "green", entity = "a" }'
    store = base(
        f"tea a 2020 {whole}; value = 5", 'tea b 2020 measure = "share"; of = "green"; value = 3'
    )
    [derived] = compare(store, ["tea"], Filters(entity=["a,b"])).derived
    assert (derived.quantity, derived.value) == (Quantity.DIFFERENCE, Decimal(2))


def test_what_is_not_answered_is_told() -> None:
    store = base("tea a 2020 value = 5", "tea a 2021 value = 7")
    filters = Filters(year=["2020,2021,2025"])
    assert [notice.key for notice in compare(store, ["tea"], filters).notices] == [
        "dropped",
    ]


def test_a_result_is_not_set_beside_a_target() -> None:
    unlike = ("tea a 2020 value = 5", "tea a 2021 value = 5", f"tea b 2020 value = 4; {TARGET}")
    with pytest.raises(QueryError) as caught:
        compare(base(*unlike), ["tea"], Filters(entity=["a,b"]))
    assert [problem.kind for problem in caught.value.problems] == [Kind.UNLIKE]


def test_prices_unsaid_go_with_current_ones() -> None:
    store = base("tea a 2020 value = 5", 'tea b 2020 value = 3; prices = "current"')
    assert compare(store, ["tea"], Filters(entity=["a,b"])).derived[0].value == 2


def test_what_is_unlike_in_one_period_is_told() -> None:
    store = base(
        "tea a 2020 value = 5",
        "tea b 2020 value = 4",
        "tea a 2021 value = 5",
        'tea b 2021 value = 4; status = "target"',
    )
    [notice] = compare(store, ["tea"], Filters(entity=["a,b"])).notices
    assert (notice.key, notice.data["periods"]) == ("unlike", (a_period("2021"),))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["in 2022", "differ in measure, whole"]),
        ("zh", ["2022年", "区别在于度量、整体"]),
    ],
)
def test_periods_and_what_differs_are_told_in_the_reader_s_words(
    language: str, expected: list[str]
) -> None:
    notices = compare(SHIPPED, ["revenue", "value-added"]).notices
    told = [Messages(language).notice(notice) for notice in notices]
    assert all(any(text in line for line in told) for text in expected)


def test_a_printed_value_of_other_dims_hides_nothing() -> None:
    store = base(
        'tea a 2020 value = 100; dims = { sex = "f" }',
        "tea a 2021 value = 150",
        'tea a 2021 measure = "growth"; value = 50',
    )
    assert only(compare(store, ["tea"]).derived, Quantity.IMPLIED).value == 100


PEOPLE = (
    HEAD
    + """
[unit.person]
name = "persons"
[unit.wan-person]
name = "10,000 persons"
dimension = "people"
factor = 10000
[metric.people]
name = "People"
unit = "wan-person"
nature = "stock"
[metric.heads]
name = "Heads"
unit = "person"
"""
)


def peopled(*facts: str) -> Store:
    text = PEOPLE
    for number, fact in enumerate(facts):
        metric, entity, period, rest = fact.split(maxsplit=3)
        text += f'[[fact]]\nid = "f{number}"\nmetric = "{metric}"\nentity = "{entity}"\n'
        text += f'period = "{period}"\n' + rest.replace("; ", "\n") + "\n"
    return Store(parse([File("a.toml", text)]))


@pytest.mark.parametrize(
    ("facts", "per", "shown"),
    [
        # 12 t and 3 × 10,000 persons: 12000 kg / 30000 people
        (["tea a 2020 value = 12", "people a 2020 value = 3"], "people",
         ("per", "kg/people", "0.40", "0.328571", "0.5")),
        (["tea a 2020 value = 12", "heads a 2020 value = 30"], "heads",
         ("per", "kg/person", "400", "377.049", "423.729")),
        (["green a 2020 value = 300", "tea a 2020 value = 12"], "tea",
         ("share", "percent", "2.5", "2.396", "2.61305")),
        (["cups a 2020 value = 12", "tea a 2020 value = 48"], "tea",  # no part of it
         ("per", "None", "0.25", "0.237113", "0.263158")),
        (["cups a 2020 value = 12", "tea a 2020 value = 48",
          "cups a 2019 value = 20; measure = 'share'; of = 'tea'; unit = 'percent'"], "tea",
         ("share", "percent", "25", "23.7113", "26.3158")),  # as its source tells it
        (["tea a 2020 value = 12", "green a 2020 value = 300"], "green",  # the whole of it
         ("per", "None", "40", "38.2695", "41.7363")),
    ],
)  # fmt: skip
def test_a_level_is_divided_by_another(
    facts: list[str], per: str, shown: tuple[str, str, str, str, str]
) -> None:
    [derived] = compare(peopled(*facts), [facts[0].split()[0]], per=per).derived
    told = (derived.quantity.value, derived.unit, derived.value, derived.low, derived.high)
    assert tuple(map(str, told)) == shown
    assert derived.facts == ("f0", "f1")


def test_a_level_is_divided_by_that_of_its_own_entity_period_and_dims() -> None:
    found = compare(
        peopled(
            "tea a 2020 value = 12",
            "tea a 2021 value = 12",
            "tea b 2020 value = 12; dims = { sex = 'f' }",
            "people a 2020 value = 3",
            "people b 2020 value = 3",
            "tea a 2020 value = 12; measure = 'growth'",
        ),
        ["tea"],
        per="people",
    )
    assert [derived.facts for derived in found.derived] == [("f0", "f3")]


def test_several_levels_are_divided_wherever_the_divisor_is_named() -> None:
    store = peopled("tea a 2020 value = 12", "people a 2020 value = 3", "boxes a 2020 value = 9")
    for words in (["tea", "boxes"], ["people", "tea", "boxes"], ["tea", "people", "boxes"]):
        found = compare(store, words, per="people").derived
        assert [own.facts for own in found] == [("f0", "f1"), ("f2", "f1")]


def test_what_rests_on_a_target_or_a_bound_says_so() -> None:
    store = peopled(
        "tea a 2020 value = 12; bound = 'over'; status = 'target'",
        "people a 2020 value = 3; status = 'target'",
    )
    [derived] = compare(store, ["tea"], per="people").derived
    assert (derived.bound.value, derived.status.value, derived.high) == ("over", "target", None)


@pytest.mark.parametrize(("per", "told"), [("peopl", ["per=people"]), ("people", [])])
def test_a_part_of_the_name_of_what_divides_is_told(per: str, told: list[str]) -> None:
    store = peopled("tea a 2020 value = 12", "people a 2020 value = 3")
    assert [own.data["text"] for own in compare(store, ["tea"], per=per).notices] == told


def test_nothing_to_divide_by_is_told() -> None:
    with pytest.raises(QueryError) as caught:
        compare(peopled("tea a 2020 value = 12", "people a 2021 value = 3"), ["tea"], per="people")
    assert caught.value.problems[0].kind is Kind.UNLIKE
    with pytest.raises(QueryError) as caught:
        compare(peopled("tea a 2020 value = 12"), ["tea"], per="peoples")
    assert caught.value.problems[0].kind is Kind.UNKNOWN_NAME
    [derived] = compare(
        peopled("tea a 2020 value = 12", "people a 2020 value = 0"), ["tea"], per="people"
    ).derived
    assert (derived.value, derived.reason) == (None, Reason.ZERO)


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        (None, ("kg/people", "0.40")),
        ("ton", ("ton/people", "0.00040")),
        ("ton/wan-person", ("ton/wan-person", "4.0")),
        ("/wan-person", ("kg/wan-person", "4000")),
    ],
)
def test_what_is_divided_is_told_in_the_units_that_are_asked_for(
    unit: str | None, shown: tuple[str, str]
) -> None:
    store = peopled("tea a 2020 value = 12", "people a 2020 value = 3", "cups a 2020 value = 4")
    found = compare(store, ["tea"], Filters(unit=unit), per="people")
    [derived] = found.derived
    assert (derived.unit, str(derived.value)) == shown
    assert not found.notices
    assert [row.is_converted for row in found.rows] == [False, False]
    with pytest.raises(UsageError, match="nothing-converts"):
        compare(store, ["tea"], Filters(unit="wan-person"), per="people")
    [ratio] = compare(store, ["tea"], Filters(unit="kg"), per="cups").derived
    assert ratio.unit is None  # a number alone


def totals(
    store: Store, *words: str, **filters: list[str]
) -> list[tuple[str, str, object, object]]:
    found = compare(store, words, Filters(**filters), is_sum=True)  # type: ignore[arg-type]
    for derived in found.derived:
        assert derived.quantity is Quantity.SUM
    return [(own.metric, own.entity, own.value and str(own.value), own.reason)
            for own in found.derived]  # fmt: skip


def test_levels_are_added_up() -> None:
    facts = [
        "tea a 2020 value = 12.5",
        "tea b 2020 value = 7",
        "tea c 2020 value = 1",
        "tea a 2021 value = 9",
        "cups a 2020 value = 100",
        "boxes a 2020 value = 3",
        "green a 2020 value = 2",
        "tea b 2020 value = 5; measure = 'growth'",
    ]
    store = base(*facts)
    # As printed, within limits that tell how far that holds; only where all have one.
    assert totals(store, "tea", entity=["a,b"]) == [("tea", "a+b", "19.5", None)]
    assert totals(store, "tea") == [("tea", "a+b+c", "20.5", None)]
    assert totals(store, "tea", "cups", year=["2020"]) == [("tea+cups", "a", "112.5", None)]
    assert totals(store, "tea", "boxes") == [("tea+boxes", "a", None, Reason.DIMENSION)]
    assert totals(store, "tea", "green") == [("tea+green", "a", None, Reason.PART)]
    large = base("tea a 2020 value = 1E+30", "tea b 2020 value = 1.2")
    assert totals(large, "tea") == [("tea", "a+b", "1.0E+30", None)]  # which has no such digits
    [derived] = compare(store, ["tea"], Filters(entity=["a,b"]), is_sum=True).derived
    assert derived.formula == "12.5 + 7"
    assert (derived.low, derived.high) == (Decimal("18.95"), Decimal("20.05"))
    assert derived.facts == ("f0", "f1")


def test_an_entity_is_not_added_to_what_it_lies_in() -> None:
    text = HEAD.replace('name = "B"\nkind = "town"', 'name = "B"\nkind = "town"\nwithin = "a"')
    for number, entity in enumerate("ab"):
        text += f'[[fact]]\nid = "f{number}"\nmetric = "tea"\nentity = "{entity}"\nvalue = 1\n'
    store = Store(parse([File("a.toml", text)]))
    assert totals(store, "tea") == [("tea", "a+b", None, Reason.PART)]


def test_a_sum_of_bounds_and_targets_is_one() -> None:
    store = base(
        "tea a 2020 value = 12; bound = 'over'; status = 'target'",
        "tea b 2020 value = 7; status = 'target'",
        "tea b 2020 value = 6",
    )
    [derived] = compare(store, ["tea"], is_sum=True).derived
    assert (derived.bound.value, derived.status.value) == ("over", "target")
    assert (derived.value, derived.low, derived.high) == (Decimal("18.5"), Decimal("18.5"), None)


def test_nothing_to_add_is_told() -> None:
    with pytest.raises(QueryError) as caught:
        compare(base("tea a 2020 value = 12"), ["tea"], is_sum=True)
    assert caught.value.problems[0].kind is Kind.NOTHING_TO_COMPARE


GROWN = (
    "tea a 2010 value = 10",
    "tea a 2020 value = 20",
    "tea b 2010 value = 10.0",
    "tea b 2020 value = 15.0",
    "tea c 2010 value = 1",
    "tea d 2020 value = 3",
    "tea e 2010 value = 100",
    "tea e 2020 value = 101",
    "tea e 2015 value = 999",
    "tea a 2020-01/2020-05 value = 999",
    "tea b 2020 value = 99; measure = 'growth'",
    "tea f 2010 value = 1; status = 'target'",
    "tea f 2020 value = 9; status = 'target'",
)


def grown(*words: str, reverse: bool = False, **filters: list[str]) -> Comparison:
    return growth_places(base(*GROWN), words, Filters(**filters), reverse=reverse)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "years", [["2010,2020"], ["2010-2020"], ["2020", "2010"], ["2010,2015,2020"]]
)
def test_places_over_the_growth_worked_out(years: list[str]) -> None:
    found = grown("tea", year=years)
    shown = [(own.entity, str(own.value)) for own in found.derived]
    assert shown == [("a", "100"), ("b", "50"), ("e", "1.0")]
    assert [*found.places] == [(1, False, 3), (2, False, 3), (3, False, 3)]
    for own in found.derived:
        assert own.quantity is Quantity.GROWTH
        assert own.low is not None
        assert own.high is not None
        assert own.value is not None
        assert own.low < own.value < own.high
    assert found.derived[0].facts == ("f1", "f0")
    names = {notice.key: notice.data.get("names") for notice in found.notices}
    assert [name.id for name in names["no-growth"] or ()] == ["c", "d"]


def test_words_may_say_the_years() -> None:
    assert [own.entity for own in grown("tea", "2010-2020").derived] == ["a", "b", "e"]
    assert [own.entity for own in grown("tea", "2010", "2020", "b").derived] == ["b"]


def test_an_entity_is_picked_after_placing_and_the_order_may_be_turned() -> None:
    found = grown("tea", year=["2010,2020"], entity=["b"])
    assert [own.entity for own in found.derived] == ["b"]
    assert [*found.places] == [(2, False, 3)]
    found = grown("tea", year=["2010,2020"], reverse=True)
    assert [own.entity for own in found.derived] == ["e", "b", "a"]
    assert [place and place.place for place in found.places] == [1, 2, 3]


def test_places_by_growth_that_limits_leave_open_are_told() -> None:
    store = base(
        "tea a 2010 value = 1",
        "tea a 2020 value = 2",
        "tea b 2010 value = 1.0",
        "tea b 2020 value = 1.9",
        "tea c 2010 value = 1.00",
        "tea c 2020 value = 9.00",
    )
    found = growth_places(store, ["tea"], Filters(year=["2010,2020"]))
    [notice] = [notice for notice in found.notices if notice.key == "undecided"]
    assert sorted(name.id for name in notice.data["names"]) == ["a", "b"]


def test_growth_from_or_to_a_bound_is_one() -> None:
    store = base(
        "tea a 2010 value = 10; bound = 'over'",
        "tea a 2020 value = 20",
        "tea b 2010 value = 10.0",
        "tea b 2020 value = 12.0",
        "tea c 2010 value = 10.0",
        "tea c 2020 value = 90.0",
    )
    found = growth_places(store, ["tea"], Filters(year=["2010,2020"]))
    assert [(own.entity, own.bound.value) for own in found.derived] == [
        ("c", "exact"), ("a", "under"), ("b", "exact"),
    ]  # fmt: skip
    [notice] = [notice for notice in found.notices if notice.key == "undecided"]
    assert sorted(name.id for name in notice.data["names"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("words", "filters", "kind"),
    [
        (["tea"], {"year": ["2010"]}, Kind.USAGE),
        (["tea"], {}, Kind.USAGE),
        ([], {}, Kind.ONE_METRIC),
        (["2010", "2020"], {}, Kind.ONE_METRIC),
        (["tea"], {"year": ["2010,1999"]}, Kind.NO_FACTS),
        (["tea"], {"year": ["2010,2015"], "entity": ["a"]}, Kind.NOTHING_TO_COMPARE),
    ],
)
def test_growth_that_cannot_be_placed(
    words: list[str], filters: dict[str, list[str]], kind: Kind
) -> None:
    with pytest.raises(JhstatsError) as caught:
        growth_places(base(*GROWN), words, Filters(**filters))  # type: ignore[arg-type]
    assert [problem.kind for problem in caught.value.problems] == [kind]


def test_growths_of_a_part_and_its_whole_have_no_share() -> None:
    store = base(
        "tea a 2020 measure = 'growth'; value = 9.5",
        "green a 2020 measure = 'growth'; value = 13.5",
    )
    [difference] = compare(store, ["green", "tea"]).derived
    assert (difference.quantity, str(difference.value)) == (Quantity.DIFFERENCE, "4.0")


def test_growth_may_be_between_two_periods() -> None:
    store = base(
        "tea a 2010-Q1 value = 10",
        "tea a 2010-Q2 value = 50",
        "tea a 2020-Q1 value = 15",
    )
    found = growth_places(store, ["tea"], Filters(period=["2020-Q1,2010-Q1"]))
    assert [str(own.value) for own in found.derived] == ["50"]
    with pytest.raises(UsageError):
        growth_places(store, ["tea"], Filters(period=["2020-Q1"]))


@pytest.mark.parametrize(
    ("words", "filters", "compared"),
    [
        ("tea 2021", Filters(), "2021 2021-Q1 2021-Q2"),  # all that lies in it
        ("tea", Filters(period=["2021,2022"]), "2021 2022"),
        ("tea", Filters(year=["2021"], period=["2021,2022"]), ""),
        ("tea Q1 2021 2022年一季度", Filters(), "2021-Q1 2022-Q1"),
    ],
)
def test_the_periods_that_are_compared(words: str, filters: Filters, compared: str) -> None:
    if not compared:  # of one period alone
        with pytest.raises(QueryError, match="nothing-to-compare"):
            compare(base(*QUARTERS), words.split(), filters)
        return
    found = compare(base(*QUARTERS), words.split(), filters)
    assert sorted({str(row.fact.period) for row in found.rows}) == compared.split()


@pytest.mark.parametrize(
    "words",
    [["2021年上半年", "2022年上半年"], ["H1 2021", "H1 2022"]],
)
def test_a_period_that_is_not_there_is_compared_with_nothing(words: list[str]) -> None:
    with pytest.raises(QueryError) as caught:
        compare(base(*QUARTERS), ["tea", *words])
    assert caught.value.problems[0].data["part"] == "period"
    there = compare(base(*QUARTERS), ["tea", "Q1 2021", "Q1 2022", "H1 2023"])
    assert {"candidates": ("2023-H1",)} in [notice.data for notice in there.notices]


@pytest.mark.parametrize(("top", "expected"), [(1, "c"), (2, "c a"), (None, "c a b")])
def test_the_first_by_growth(top: int | None, expected: str) -> None:
    first = [f"tea {own} 2010 value = 10" for own in "abc"]
    last = [
        f"tea {own} 2020 value = {value}" for own, value in zip("abc", (12, 11, 15), strict=True)
    ]
    filters = Filters(year=["2010,2020"])
    found = growth_places(base(*first, *last), ["tea"], filters, Scope(top=top))
    assert [own.entity for own in found.derived] == expected.split()


def test_what_is_implied_of_another_metric_is_told_of_a_year() -> None:
    store = orchard(
        'a plum: value = 6; period = "2021"',
        'b plum: value = 50; period = "2021"; measure = "share"; of = "peach"',
    )
    [implied] = compare(store, ["plum", "2021"]).derived
    assert (implied.metric, str(implied.value)) == ("peach", "12")

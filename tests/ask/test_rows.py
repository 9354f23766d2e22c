"""Facts as answers show them: in a unit that is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jhstats.ask.compare import compare
from jhstats.ask.query import places, rank, show
from jhstats.ask.question import Filters
from jhstats.ask.rows import Row, apart, in_one_unit, mixed_series
from jhstats.ask.store import Selection, Store
from jhstats.errors import Kind, UsageError
from jhstats.figure import plain
from jhstats.load.files import File, embedded
from jhstats.load.loader import load, parse
from jhstats.render.lines import cell_text
from jhstats.say.messages import Messages
from tests.ask.bases import SMALL, STORE, orchard, refused, small


def test_conversion_says_what_was_printed() -> None:
    rows = show(STORE, ["tea"], Filters(unit="千克"))
    level = next(row for row in rows if row.fact.id == "tea-2020")
    assert level.value is not None
    assert plain(level.value) == "12500"
    assert level.is_converted
    assert (str(level.fact.value), level.fact.unit) == ("12.5", "ton")
    growth = next(row for row in rows if row.fact.id == "tea-growth-2020")
    assert (growth.unit, growth.is_converted) == ("percent", False)
    assert show(STORE, ["tea"], Filters(unit="ton")) == show(STORE, ["tea"])


def test_rows_are_flat_objects_for_data_frames() -> None:
    first, *_ = show(STORE, ["tea"], Filters(year=["2020"])).to_dicts()
    assert {key: first[key] for key in ("id", "value", "rank", "among", "out-of", "printed")} == {
        "id": "tea-2020",
        "value": Decimal("12.5"),
        "rank": "2",
        "among": "province",
        "out-of": 9,
        "printed": "12.5吨",
    }
    assert "place" not in first
    assert show(STORE, ["green-tea"]).to_dicts()[0]["of"] == "tea"
    assert rank(STORE, ["fame"]).to_dicts()[0]["rank"] == "first-to"
    for found in (show(STORE), rank(STORE), places(STORE, ["tea"]), compare(STORE, ["tea"])):
        objects = found.to_dicts()
        assert len({tuple(flat) for flat in objects}) == 1
        cells = {type(cell) for flat in objects for cell in flat.values()}
        assert cells <= {str, int, bool, Decimal, type(None)}
    assert places(STORE, ["tea"]).to_dicts()[0]["place"] == 1


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("jin", "4000"),
        ("斤", "4000"),
        ("grain", "2000000000000"),
        ("ton", "2"),
    ],
)
def test_a_unit_converts_without_an_exponent(unit: str, printed: str) -> None:
    (row,) = show(orchard(*SMALL), filters=Filters(entity=["valley"], unit=unit))
    assert row.value is not None
    assert plain(row.value) == printed
    assert cell_text(row.value) == printed
    assert row.is_converted == (unit != "ton")


def test_a_tiny_value_has_no_exponent() -> None:
    store = orchard('dust plum: value = 3; unit = "grain"; period = "2021"')
    (row,) = show(store, filters=Filters(unit="吨"))
    assert cell_text(row.value) == "0.000000000003"


def test_a_range_is_converted_and_what_is_in_the_unit_stays_as_it_was_written() -> None:
    store = orchard("range plum: low = 2; high = 3", "sci plum: value = 1e3")
    ranged, written = show(store, filters=Filters(unit="jin"))
    assert (ranged.value, ranged.low, ranged.high) == (None, Decimal(4000), Decimal(6000))
    (_, written) = show(store, filters=Filters(unit="ton"))
    assert str(written.value) == "1E+3"
    problem = refused(("peachy",), unit="ton")
    assert problem.data["given"] == "ton"
    assert [unit.id for unit in problem.data["candidates"]] == ["heap"]


def test_the_latest_of_each_series_are_those_whose_units_convert() -> None:
    store = orchard(
        'a plum: value = 1; period = "2021"',
        'b plum: value = 1; period = "2020"; unit = "jin"',
        'c plum: value = 1; period = "2020"; unit = "heap"',
        'd plum: ranks = [{ top = 3, among = "realm" }]; period = "2020"',
    )
    answer = show(store, ["plum"], Filters(latest=True))
    assert [row.fact.id for row in answer] == ["a", "c", "d"]
    assert [notice.key for notice in answer.notices] == ["series"]


def test_facts_of_other_metrics_and_entities_are_not_mixed() -> None:
    store = orchard(
        "a plum: value = 1", "b peach: value = 1", 'c plum: value = 1; entity = "valley"'
    )
    assert mixed_series(store, store.select(Selection())) is None


@pytest.mark.parametrize(
    ("left", "right", "keys"),
    [
        ('measure = "share"; of = "peach"', 'measure = "share"; of = "peachy"', ("of",)),
        ('measure = "growth"; from = "2018"', 'measure = "growth"; from = "2019"', ("from",)),
        ('dims = { sex = "f" }; prices = "current"', 'dims = { sex = "m" }', ("sex", "prices")),
        ('status = "target"; unit = "jin"', "", ("status", "unit")),
        ('status = "target"; prices = "current"', 'prices = "constant"', ("prices",)),
    ],
)
def test_what_tells_facts_apart(left: str, right: str, keys: tuple[str, ...]) -> None:
    store = orchard(f'a plum: value = 1; period = "2020"; {left}',
                    f'b plum: value = 1; period = "2020"; {right}')  # fmt: skip
    assert apart(store.select(Selection()))["keys"] == keys


@pytest.mark.parametrize(
    ("words", "unit", "kind"),
    [
        (("heaps", "peachy"), "ton", Kind.UNKNOWN_NAME),
        (("peachy",), "ton", Kind.NOTHING_CONVERTS),
        (("plum",), "heap", Kind.NOTHING_CONVERTS),
        (("plum",), "tonn", None),
        (("plum",), "tonnne", Kind.UNKNOWN_UNIT),
        (("plum",), "dust", Kind.UNKNOWN_UNIT),  # a part of a unit's name is another unit
        (("plum",), "噸", None),
    ],
)
def test_what_does_not_convert(words: tuple[str, ...], unit: str, kind: Kind | None) -> None:
    if kind is None:  # a unique beginning
        assert small(words, unit=unit)
    else:
        assert refused(words, unit=unit).kind is kind


def test_rows_in_one_unit() -> None:
    store = orchard(
        *('a plum: value = 2; unit = "jin"', "b plum: value = 3"),
        *('c plum: value = 4; unit = "heap"', 'd plum: ranks = [{ top = 3, among = "realm" }]'),
    )
    rows = [Row.of(fact) for fact in store.select(Selection())]

    def shown(word: str | None) -> list[tuple[str | None, str | None]]:
        return [
            (None if row.value is None else plain(row.value), row.unit)
            for row in in_one_unit(store, rows, word, "plum")
        ]

    apart = [("4", "heap"), (None, None)]
    assert shown(None) == [("0.001", "ton"), ("3", "ton"), *apart]
    assert shown("斤") == [("2", "jin"), ("6000", "jin"), *apart]
    with pytest.raises(UsageError):
        shown("")


@pytest.mark.parametrize(
    ("dims", "option"),
    [
        (('sex = "f"', 'sex = "m"'), "--dim sex=f"),
        (('sex = "f"', 'sex = "f"; age = "15"'), "--dim age=15"),
        (("", 'field = "iron and steel"'), "--dim 'field=iron and steel'"),
        (('sex = "f"; age = "15"', 'sex = "f"; age = "65"', 'sex = "m"; age = "15"'),
         "--dim age=15 --dim sex=f"),
    ],
)  # fmt: skip
def test_the_option_that_is_told_picks_one_series(dims: tuple[str, ...], option: str) -> None:
    facts = [
        f"f{number} plum: value = 1; dims = {{ {own.replace(';', ',')} }}"
        for number, own in enumerate(dims)
    ]
    notice = mixed_series(orchard(*facts), [row.fact for row in show(orchard(*facts), ["plum"])])
    assert notice is not None
    assert notice.data["option"] == option


def test_series_that_no_dim_picks_are_told_apart_by_fields() -> None:
    store = orchard(
        'a plum: value = 1; measure = "growth"; prices = "current"; dims = { sex = "f" }',
        'b plum: value = 1; measure = "growth"; prices = "constant"; dims = { sex = "f" }',
    )
    notice = mixed_series(store, [row.fact for row in show(store, ["plum"])])
    assert notice is not None
    assert (notice.data["option"], notice.data["fields"]) == (None, "--fields id,prices")
    text = Messages("en").notice(notice)
    assert text.endswith("--fields id,prices tells them apart")


OWN = """
[base]
schema = 1
[entity.mill]
name = "Mill"
kind = "firm"
[unit.sack]
name = "sacks"
dimension = "DIMENSION"
factor = 20
[metric.flour]
name = "Flour"
unit = "sack"
[[fact]]
metric = "flour"
entity = "mill"
value = 60
"""


@pytest.mark.parametrize("unit", ["tonne", "million tonnes", "亿斤"])
def test_known_units_are_of_their_own_dimension(unit: str) -> None:
    known, own = (
        Store(parse([File("own.toml", OWN.replace("DIMENSION", text))])) for text in ("kg", "flour")
    )
    assert show(known, ["flour"], Filters(unit=unit))[0].is_converted
    with pytest.raises(UsageError, match="nothing-converts"):
        show(own, ["flour"], Filters(unit=unit))


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("1500亿", ["revenue-2021"]),
        ("150 billion", ["revenue-2021"]),
        ("1500", ["revenue-growth-2022-01-05", "revenue-2021", "revenue-growth-2021"]),
        ("72%", ["revenue-growth-2021"]),
    ],
)
def test_a_magnitude_alone_is_of_no_percentage(limit: str, found: list[str]) -> None:
    rows = show(Store(load(embedded())), ["revenue"], Filters(below=limit))
    assert [row.fact.id for row in rows] == found


LENGTHS = """
[base]
schema = 1
[unit.km]
name = "km"
dimension = "metre"
factor = 1000
[unit.million-km]
name = "million km"
dimension = "metre"
factor = 1_000_000_000
[unit.parcel]
name = "件（快件）"
dimension = "parcel"
factor = 1
[unit.yi-parcel]
name = "亿件"
dimension = "parcel"
factor = 100_000_000
[unit.patent]
name = "件"
[entity.earth]
name = "Earth"
kind = "planet"
[metric.width]
name = "Width"
unit = "km"
[metric.mail]
name = "Mail"
unit = "yi-parcel"
[metric.patents]
name = "Patents"
unit = "patent"
[[group]]
entity = "earth"
facts = [
  { metric = "width", value = 12756 },
  { metric = "mail", value = 2 },
  { metric = "patents", value = 7 },
]
"""


@pytest.mark.parametrize(
    ("metric", "word", "shown", "told"),
    [
        ("width", "m", "12756000 metre", []),  # everyone's by the whole word
        ("width", "M", "12756000 metre", []),
        ("width", "miles", "7926.2 mile", []),
        ("width", "mi", "7926.2 mile", []),
        ("width", "mill", "0.012756 million-km", ["unit=million-km"]),
        ("width", "million km", "0.012756 million-km", []),
        ("mail", "件（", "200000000 parcel", ["unit=parcel"]),
        ("patents", "件", "7 patent", []),
    ],
)
def test_a_beginning_of_a_unit_is_told_and_goes_behind_whole_names(
    metric: str, word: str, shown: str, told: list[str]
) -> None:
    rows = show(Store(parse([File("own.toml", LENGTHS)])), [metric], Filters(unit=word))
    [row] = rows
    assert row.value is not None
    assert f"{plain(row.value)} {row.unit}" == shown
    assert [own.data["text"] for own in rows.notices if own.key == "read-as"] == told


def test_a_store_has_the_units_that_were_asked_for_behind_its_own() -> None:
    store = Store(parse([File("own.toml", LENGTHS)]))
    shown = [
        [row.unit for row in show(store, (), Filters(unit=word))] for word in ("件（", "m", "件（")
    ]
    assert shown == [["km", "parcel", "patent"], ["metre", "yi-parcel", "patent"], shown[0]]

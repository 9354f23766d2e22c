from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import jhstats
from jhstats.ask.rows import Row
from jhstats.period import parse
from jhstats.say.messages import Messages, Told
from jhstats.views.page import Bar
from jhstats.views.wording import Wording, bars
from tests.ask.bases import orchard

BASE = jhstats.load(Path(__file__).parents[1] / "base.toml")
STORE = jhstats.Store(BASE)
ROWS = {row.fact.id: row for row in jhstats.show(STORE, [])}


@pytest.mark.parametrize(
    ("fact", "language", "name", "value"),
    [
        ("tea-2020", "en", "Tea output", "12.5 tonnes"),
        ("tea-growth-2020", "en", "Tea output, growth", "7.10%"),
        ("tea-growth-2020", "zh", "茶叶产量 同比增长", "7.10%"),
        ("tea-2019", "en", "Tea output", "about 11.67 tonnes"),
        ("tea-target-2021", "zh", "茶叶产量", "超过13吨"),
    ],
)
def test_a_fact_is_read(fact: str, language: str, name: str, value: str) -> None:
    wording, row = Wording(STORE, Messages(language)), ROWS[fact]
    assert wording.fact_name(row.fact) == name
    assert wording.value_text(row) == value


def test_a_unit_is_in_the_plural_but_behind_per() -> None:
    wording = Wording(jhstats.Store(jhstats.load()), Messages("en"))
    assert wording.named("units", "firm") == "firms"
    assert wording.named("units", "firm/firm") == "firms/firm"


@pytest.mark.parametrize(
    ("fact", "language", "expected"),
    [
        ("tea-2020", "en", ("Tea output", "2020", "12.5 tonnes")),
        ("tea-target-2021", "en", ("Tea output", "2021 TARGET", "over 13 tonnes")),
        ("tea-half-2021", "en", ("Tea output*", "Jan–Jun 2021", "6 tonnes")),
        ("tea-half-2021", "zh", ("茶叶产量*", "2021年1—6月", "6吨")),
    ],
)
def test_what_is_no_plain_result_says_so_at_the_figure(
    fact: str, language: str, expected: tuple[str, str, str]
) -> None:
    [cells] = Wording(STORE, Messages(language)).cells([ROWS[fact]])
    assert tuple(cell.text for cell in cells) == expected


def test_what_was_inferred_is_explained() -> None:
    notes = Wording(STORE, Messages("en")).notes([ROWS["tea-half-2021"]])
    assert notes[0] == "* not printed there, but inferred: period"
    assert not Wording(STORE, Messages("en")).notes([ROWS["tea-2020"]])[0].startswith("*")


def test_many_notes_are_counted() -> None:
    wording = Wording(STORE, Messages("en"))
    row = next(row for row in ROWS.values() if row.fact.note)
    same = [row._replace(fact=row.fact._replace(id=f"{n}")) for n in range(20)]
    assert wording.notes(same) == wording.notes(same[:1])  # one that many have is told once
    notes = [{"en": f"note {n}"} for n in range(20)]
    same = [
        own._replace(fact=own.fact._replace(note=n)) for own, n in zip(same, notes, strict=True)
    ]
    told = wording.notes(same)
    assert "… (20)" in told
    many = [own._replace(fact=own.fact._replace(note=notes[0], period=parse(str(2000 + n))))
            for n, own in enumerate(same)]  # fmt: skip
    [line] = [line for line in wording.notes(many) if line.endswith(": note 0")]
    assert "2004, … (20)" in line
    assert not [line for line in told if line.endswith("note 12")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Source [1]: A, B: T (2021)"),
        ({"author": ()}, "Source [1]: T (2021)"),
        ({"issued": None}, "Source [1]: A, B: T"),
        ({"author": (), "issued": None}, "Source [1]: T"),
    ],
)
def test_a_source_says_what_is_known_of_it(changes: dict[str, Any], expected: str) -> None:
    row = ROWS["tea-2020"]
    source = BASE.sources[row.fact.evidence[0].source]
    known = source._replace(title="T", author=("A", "B"), issued=parse("2021"))
    store = jhstats.Store(BASE._replace(sources={source.id: known._replace(**changes)}))
    notes = Wording(store, Messages("en")).notes([row])
    assert [line for line in notes if line.startswith("Source")] == [f"{expected}: 茶叶"]


def rows_of(*values: int | None) -> list[Row]:
    row = ROWS["tea-2020"]
    return [row._replace(value=None if value is None else Decimal(value)) for value in values]


def test_bars_reach_from_zero_among_those_of_their_kind() -> None:
    drawn = bars(rows_of(4, None, -1, 0), STORE)
    assert drawn == [Bar(0.2, 1), None, Bar(0.2, 0), Bar(0.2, 0.2)]


def test_bars_of_one_dimension_have_one_scale() -> None:
    store = orchard(
        'tons plum: value = 4; period = "2021"',
        'heap peachy: value = 9; period = "2021"',
        'jin peach: value = 4000; unit = "jin"; period = "2021"',
        'growth plum: value = 9; unit = "ton"; measure = "change"; period = "2021"',
    )
    rows = jhstats.show(store, [])
    drawn = dict(zip([row.fact.id for row in rows], bars(rows, store), strict=True))
    assert drawn == {"tons": Bar(0, 1), "jin": Bar(0, 0.5), "heap": None, "growth": None}


@pytest.mark.parametrize("values", [(4,), (0, 0), (None, 4), (None, None)])
def test_a_value_alone_and_zeros_make_no_bar(values: tuple[int | None, ...]) -> None:
    assert not any(bars(rows_of(*values), STORE))


def test_bars_of_many_rows_take_a_moment() -> None:
    rows, begin = rows_of(*range(20_000)), time.process_time()
    assert bars(rows, STORE)[-1] == Bar(0, 1)
    assert time.process_time() - begin < 5  # half a minute where each looks at all


def test_a_metric_that_several_share_is_said_once_with_each_of_them() -> None:
    store = jhstats.Store(jhstats.load(Path(__file__).parents[2] / "examples" / "planets.toml"))
    rows = jhstats.show(store, ["temperature"])[1:4]
    cells = [cells[0] for cells in Wording(store, Messages("en")).cells(rows)]
    assert [cell.text for cell in cells] == [
        "Venus: Mean temperature",
        "Earth: Mean temperature",
        "Mars: Mean temperature",
    ]
    assert {cell.head for cell in cells} == {"Mean temperature"}
    assert [cell.rest for cell in cells] == ["Venus", "Earth", "Mars"]


@pytest.mark.parametrize(
    ("fact", "unit", "language", "told"),
    [
        ("value = 1409", "yuan", "en", "140.9 billion yuan"),
        ("value = 1409.0", "yuan", "en", "140.90 billion yuan"),  # what was printed stays
        ("value = 1409", "万元", "zh", "1409亿元"),
        ("value = 1400", "万元", "zh", "1400亿元"),
        ("low = 1400; high = 1500", "yuan", "en", "140.0 to 150.0 billion yuan"),
        ("value = 1409; low = 1400; high = 1410", "yuan", "en",
         "140.9 billion yuan (140.0 to 141.0 billion yuan)"),
        ("value = 0", "yuan", "en", "0 yuan"),
        ('value = 140900000000; unit = "yuan"', "yuan", "en", "140.900000000 billion yuan"),
    ],
)  # fmt: skip
def test_a_conversion_fills_up_with_no_figures(
    fact: str, unit: str, language: str, told: str
) -> None:
    keys = fact if "unit" in fact else f'{fact}; unit = "亿元"'
    store = orchard(f'a plum: {keys}; period = "2021"')
    [row] = jhstats.show(store, ["plum"], jhstats.Filters(unit=unit))
    assert Wording(store, Messages(language)).value_text(row, Told.WHOLE) == told

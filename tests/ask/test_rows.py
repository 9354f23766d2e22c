"""Facts as answers show them: in a unit that is asked for."""

from __future__ import annotations

import pytest

from jhstats.ask.query import show
from jhstats.ask.question import Filters
from jhstats.ask.rows import Row, in_one_unit, mixed_series
from jhstats.ask.store import Selection
from jhstats.errors import Kind, UsageError
from jhstats.figure import plain
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


@pytest.mark.parametrize(
    ("words", "unit", "kind"),
    [
        (("heap", "peachy"), "ton", Kind.UNKNOWN_NAME),
        (("peachy",), "ton", Kind.NOTHING_CONVERTS),
        (("plum",), "heap", Kind.NOTHING_CONVERTS),
        (("plum",), "tonn", None),
        (("plum",), "tonnne", Kind.UNKNOWN_UNIT),
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

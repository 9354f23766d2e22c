from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import jhstats
from jhstats.ask.compare import compare
from jhstats.ask.rows import fields_of
from jhstats.derive import PERCENTAGE_POINT, Reason
from jhstats.figure import Bound
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS, comparison_view
from jhstats.views.wording import Wording

STORE = jhstats.Store(jhstats.load(Path(__file__).parents[1] / "base.toml"))
FOUND = compare(STORE, ["tea"])
WORDING = Wording(STORE, Messages("en"))


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_objects_have_the_columns() -> None:
    assert all(tuple(fields_of(derived, FIELDS)) == FIELDS for derived in FOUND.derived)
    cells = comparison_view(FOUND, WORDING, ["facts"]).cells()
    assert cells[0] == [list(FOUND.derived[0].facts)]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1.5", None, "× 1.5"),
        ("1.5", "percent", "1.5%"),
        ("1.5", PERCENTAGE_POINT, "1.5 percentage points"),
        ("15000000", "kg", "15.000000 million kg"),
    ],
)
def test_a_derived_value_is_read(value: str | None, unit: str | None, expected: str) -> None:
    derived = FOUND.derived[0]._replace(value=number(value), unit=unit, bound=Bound.EXACT)
    assert WORDING.derived_text(derived) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("1", "2", "1 to 2 tonnes"), ("1", None, ""), (None, "2", ""), (None, None, "")],
)
def test_limits_are_read(low: str | None, high: str | None, expected: str) -> None:
    limits: dict[str, Any] = {"low": number(low), "high": number(high)}
    derived = FOUND.derived[0]._replace(unit="ton", bound=Bound.EXACT, **limits)
    page = comparison_view(FOUND._replace(derived=[derived]), WORDING).page()
    assert page.more
    assert page.more.rows[0][3].text == expected


def test_what_cannot_be_compared_says_why() -> None:
    derived = FOUND.derived[0]._replace(value=None, reason=Reason.PRICES)
    page = comparison_view(FOUND._replace(derived=[derived]), WORDING).page()
    assert page.more
    assert page.more.rows[0][2].text == "not comparable: other prices"

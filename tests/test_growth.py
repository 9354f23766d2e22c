"""No pattern, and no question, takes for ever; `make bench-growth` holds it at greater sizes."""

from __future__ import annotations

import re
import signal

import pytest

from bench import growth
from bench.patterns import Pattern, patterns

pytestmark = [
    pytest.mark.skipif(
        not hasattr(signal, "setitimer"), reason="nothing here gives up what takes too long"
    ),
    pytest.mark.no_cover,
    pytest.mark.once,
]
SIZES = (5_000, 20_000)
MOST = 1.6
"""Quadratic is 2; a machine that does other things measures 1.3 where it is 1."""
KINDS = ("days", "dates from dates", "this year", "figures and Chinese", "rows", "keys")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "PATIENCE", 3.0)


@pytest.mark.timeout(300)
def test_every_pattern_is_linear() -> None:
    found = patterns()
    assert len(found) > 150
    measured = [growth.measured(pattern, SIZES, 100, MOST) for pattern in found]
    assert [one for one in measured if one.is_too_fast] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\s?[\w'-]+){0,6}?\s(?:in|for)",
        r"(?:a+)+b",
        r"(?:ab)+$",
        r"\s+$",
        r"\s*x?\s*y",
        r"\d+km",
        r"<!--.*?-->",
        r"[（(][^）)]*[）)]",
        r"(?P<word>第?[一二三]+)周年",
        r"(?<=x)y|19(?![\d,]*%)",
    ],
)
@pytest.mark.timeout(120)
def test_what_is_not_linear_is_found(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "PATIENCE", 0.2)
    searched = Pattern("a", re.compile(pattern), ("finditer",))
    assert growth.measured(searched, SIZES, 100, MOST).is_too_fast


@pytest.mark.timeout(300)
def test_texts_are_read_in_time() -> None:
    asked = [question for question in growth.questions() if question.given in KINDS]
    assert len(asked) == 3 * len(KINDS)
    measured = [
        growth.growth(question._replace(sizes=(4_000, 16_000), most=MOST), growth.CHEAP)
        for question in asked
    ]
    assert [one for one in measured if one.is_too_fast] == []

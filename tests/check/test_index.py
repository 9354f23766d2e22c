"""What a print allows."""

from __future__ import annotations

from tests.check.bases import NOTE, check, fact, levels


def test_a_converted_value_is_as_coarse_as_its_print() -> None:
    facts = levels(y2020="1000.00") + fact("g", "sales", "12.36", measure='"growth"')
    level = fact("a", "sales", "11240000", unit='"wan"',
                 evidence='[{ source = "other", printed = "1124亿元" }]')  # fmt: skip
    assert [finding.severity for finding in check(facts + level, "growth")] == [NOTE]

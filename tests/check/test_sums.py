"""Parts make their whole, with the rounding of each print in mind."""

from __future__ import annotations

import pytest

from jhstats.check.finding import Case, Severity
from tests.check.bases import check, fact, said

STATED = '[[sum]]\nwhole = "sales"\nparts = ["online", "{0}exports"]\n{1}\n'
OVER = '[[sum]]\nwhole = "east"\nmetric = "sales"\nparts = ["north", "south"]\n{0}\n'


def cases(facts: str) -> list[Case]:
    return [finding.case for finding in check(facts, "sum")]  # type: ignore[misc]


def three(whole: str, online: str, exports: str, **keys: str) -> str:
    values = {"sales": whole, "online": online, "exports": exports}
    return "".join(fact(metric, metric, value, **keys) for metric, value in values.items())


@pytest.mark.parametrize(
    ("sign", "rest", "values", "found"),
    [
        ("", False, ("100.0", "40.2", "59.8"), None),
        ("", False, ("100.1", "40.2", "59.8"), None),  # each is rounded
        ("", False, ("100.2", "40.2", "59.8"), None),  # or cut off
        ("", False, ("100.4", "40.2", "59.8"), Case.SUM),
        ("", False, ("100", "40.2", "59.4"), None),
        ("-", False, ("-19.6", "40.2", "59.8"), None),
        ("-", False, ("19.6", "40.2", "59.8"), Case.SUM),
        ("-", False, ("100.0", "40.2", "-59.8"), None),
        ("", True, ("120", "40.2", "59.8"), None),
        ("", True, ("98", "40.2", "59.8"), Case.REST),
    ],
)
def test_parts_make_their_whole(
    sign: str, values: tuple[str, str, str], found: Case | None, *, rest: bool
) -> None:
    stated = STATED.format(sign, "rest = true" if rest else "")
    assert cases(stated + three(*values)) == ([found] if found else [])
    assert cases(three(*values)) == []


def test_the_formula_is_told_with_the_facts() -> None:
    [(message, _)] = said(STATED.format("-", "") + three("7", "40.2", "-59.8"), "sum")
    assert "40.2 - -59.8 gives 99.9 to 100.1 (with online, exports)" in message
    [(message, _)] = said(STATED.format("", "rest = true") + three("7", "40", "59.8"), "sum")
    assert "it is ≥ 40 + 59.8, 99.25 at least" in message
    [finding] = check(STATED.format("", "") + three("190", "41", "68"), "sum")
    assert finding.data["facts"] == ("online", "exports")


def test_only_what_has_all_parts_is_a_sum() -> None:
    stated, sales = STATED.format("", ""), fact("sales", "sales", "7")
    online, exports = fact("online", "online", "40"), fact("exports", "exports", "60")
    assert cases(stated + sales + online + exports) == [Case.SUM]
    assert cases(stated + sales + online) == []
    for key, value in (
        ("period", '"2020"'),
        ("entity", '"south"'),
        ("dims", '{ a = "b" }'),
        ("status", '"target"'),
        ("measure", '"growth"'),
        ("bound", '"about"'),
    ):
        assert cases(stated + sales + online + fact("e", "exports", "60", **{key: value})) == []
    alike = {"dims": '{ a = "b" }', "status": '"target"'}
    assert cases(stated + three("7", "40", "60", **alike)) == [Case.SUM]


def test_units_of_one_dimension_are_added() -> None:
    wan = fact("exports", "exports", "598000", unit='"wan"')
    start = STATED.format("", "") + fact("online", "online", "40.2")
    assert cases(start + wan + fact("sales", "sales", "100.0")) == []
    assert cases(start + wan + fact("sales", "sales", "99.0")) == [Case.SUM]
    firms = fact("exports", "exports", "598000", unit='"firm"')
    assert cases(start + firms + fact("sales", "sales", "99.0")) == []


def test_entities_make_a_whole_of_one_metric() -> None:
    parts = fact("n", "sales", "40") + fact("s", "sales", "60", entity='"south"')
    whole = fact("e", "sales", "120", entity='"east"')
    assert cases(OVER.format("") + parts + whole) == [Case.SUM]
    assert cases(OVER.format("rest = true") + parts + whole) == []
    other = OVER.format("").replace('metric = "sales"', 'metric = "online"')
    assert cases(other + parts + whole) == []


def test_a_source_is_held_against_itself() -> None:
    paper, other = ('[{ source = "paper" }]', '[{ source = "other" }]')
    facts = three("100", "40", "60", evidence=paper)
    again = fact("late", "online", "45", evidence=other)
    assert cases(STATED.format("", "") + again + facts) == []
    unsaid = fact("draft", "online", "45")  # nobody can see where
    assert cases(STATED.format("", "") + unsaid + facts) == []
    apart = fact("sales", "sales", "100", evidence=paper) + "".join(
        fact(metric, metric, "60", evidence=other) for metric in ("online", "exports")
    )
    [finding] = check(STATED.format("", "") + apart, "sum")
    assert finding.severity is Severity.WARNING

from __future__ import annotations

import pytest

import jhstats
from jhstats.check.finding import Finding, Severity
from jhstats.check.rules import Explanation
from jhstats.errors import Kind, Location
from jhstats.say.messages import LANGUAGES, Messages
from jhstats.views.findings import FIELDS, count_findings, findings_view

WHERE = Location("base.toml", "fact", 1, "period", "tea")
NOTE, WARNING, ERROR = (
    Finding(severity, Kind.BAD_PERIOD, {"given": "soon"}, WHERE, "tea", severity.value)
    for severity in (Severity.NOTE, Severity.WARNING, Severity.ERROR)
)
NOTHING = Explanation()


def located(location: Location) -> Location:
    return location._replace(line=7)


NOTED = "; notes 1 (--explain shows them)"
WITHOUT_A = "; not checked without the text of {}: places, periods, coverage (--against TEXT)"


@pytest.mark.parametrize(
    ("findings", "unread", "summary"),
    [
        ([], (), "sound"),
        ([NOTE], (), "sound" + NOTED),
        ([NOTE], ("a",), "nothing wrong found" + WITHOUT_A.format("a") + NOTED),
        ([], ("a", "b"), "nothing wrong found" + WITHOUT_A.format("a, b")),
        ([], tuple("abcdef"), "nothing wrong found" + WITHOUT_A.format("a, b, c, d, e, … (6)")),
        ([WARNING, NOTE], (), "errors 0, warnings 1, notes 1 (--explain shows them)"),
        ([ERROR, ERROR], (), "errors 2, warnings 0"),
    ],
)
def test_findings_are_counted(
    findings: list[Finding], unread: tuple[str, ...], summary: str
) -> None:
    assert count_findings(findings, Messages("en"), unread) == summary


def test_a_count_offers_the_notes_only_where_they_are_not_told() -> None:
    told = count_findings([ERROR, NOTE], Messages("en"), is_explained=True)
    assert told == "errors 1, warnings 0, notes 1"


def test_lines_tell_notes_only_if_explained() -> None:
    for findings, explained, count in (
        ([NOTE], None, 0),
        ([NOTE], NOTHING, 1),
        ([ERROR, NOTE], None, 1),
        ([ERROR, NOTE], NOTHING, 2),
    ):
        view = findings_view(findings, Messages("en"), located, explained=explained)
        assert view.lines
        assert len(list(view.lines())) == count
        assert len(view.objects()) == len(findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_objects_have_the_columns_and_no_language(language: str) -> None:
    view = findings_view([ERROR], Messages(language), located)
    assert view.objects() == findings_view([ERROR], Messages("en"), located).objects()
    assert tuple(view.objects()[0]) == view.fields == FIELDS
    assert view.objects()[0]["line"] == 7


def test_markdown_speaks_the_readers_language() -> None:
    english, chinese = (
        findings_view([ERROR], Messages(language), located, ["message"]).page()
        for language in ("en", "zh")
    )
    assert english.columns == chinese.columns
    assert english.rows != chinese.rows


def test_what_explains_stands_beside_the_findings() -> None:
    view = findings_view([], Messages("en"), located, explained=NOTHING)
    assert view.beside == {"relations": [], "derived": []}


def test_the_shipped_base_is_sound() -> None:
    assert jhstats.check(jhstats.load()) == []


def test_what_is_said_of_a_group_names_the_fact_that_is_meant() -> None:
    where = Location("base.toml", "group", 1, "period")
    twins = [WARNING._replace(fact=name, location=where) for name in "ab"]
    view = findings_view([*twins, WARNING, NOTE], Messages("en"), located)
    assert view.lines
    first, second, own = (line.text for line in view.lines())
    assert first.endswith("[warning] (a)")
    assert second.endswith("[warning] (b)")
    assert own.endswith("[warning]")
    assert [entry["fact"] for entry in view.objects()] == ["a", "b", "tea", "tea"]

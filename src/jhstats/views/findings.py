"""What `check` found, as lines for a person, lines for an editor, and objects for a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats.check.finding import Severity
from jhstats.check.telling import amount, expression, formula_text, is_mixed
from jhstats.errors import Kind, Problem
from jhstats.figure import Interval, plain, round_outward
from jhstats.model import PERCENT
from jhstats.names import record_names
from jhstats.say.messages import Messages
from jhstats.views.comparison import derived_object
from jhstats.views.facts import unit_text
from jhstats.views.page import Line, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jhstats.ask.store import Store
    from jhstats.check.explain import Explanation
    from jhstats.check.finding import Finding
    from jhstats.check.relations import Relation
    from jhstats.derive import Derived
    from jhstats.errors import Location
    from jhstats.model import Unit

_MACHINE = Messages("en")
"""The words of machine forms, which depend on no language."""


_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.DOUBTFUL, Severity.NOTE: Tone.INFO}
NOTHING_EXPLAINED: dict[str, Any] = {"texts": [], "relations": [], "derived": []}
"""What is explained of a base that cannot be loaded."""


def finding_lines(found: Iterable[Finding], messages: Messages) -> list[Line]:
    """The findings in a reader's language."""
    result = []
    for one in found:
        message, remedy = _texts(one, messages)
        where, *what = messages.location(one.location) or [""]
        text = ": ".join([*what, message])
        code, text = one.severity.value, f"{text} [{one.rule}]"
        label = messages.say(f"severity.{code}")
        result.append(Line(where, code, label, _TONES[one.severity], text, remedy))
    return result


def finding_objects(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings as JSON gives them, the same in every language."""
    result = []
    for one in found:
        message, remedy = _texts(one, _MACHINE)
        result.append(
            {
                "rule": one.rule,
                "severity": one.severity.value,
                "file": one.location and one.location.file,
                "line": (one.location and one.location.line) or None,
                "fact": one.fact,
                "message": message,
                "remedy": remedy,
            }
        )
    return result


def explanation_lines(
    store: Store, explained: Explanation, places: dict[str, Location], messages: Messages
) -> list[Line]:
    """What held, what cannot be compared, and what follows."""
    lines = [
        _plain("", messages.say("explain.tally", unclaimed=one.unclaimed, **one._asdict()))
        for one in explained.tallies
    ]
    lines += [_relation_line(store.units, one, places, messages) for one in explained.relations]
    lines += [_derived_line(store, one, places, messages) for one in explained.derived]
    return lines


def explanation_object(explained: Explanation) -> dict[str, Any]:
    """What is explained, as JSON gives it; what is derived is never mixed with facts."""
    return {
        "texts": [{**one._asdict(), "unclaimed": one.unclaimed} for one in explained.tallies],
        "relations": [_relation_object(one) for one in explained.relations],
        "derived": [derived_object(one) for one in explained.derived],
    }


def _plain(location: str, text: str) -> Line:
    return Line(location, "", "", Tone.PLAIN, text)


def rule_objects(rules: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """The rules as JSON gives them."""
    return [
        {"rule": name, "family": family, "message": _MACHINE.say(f"rule.{name}")}
        for name, family in rules
    ]


def rule_lines(rules: Sequence[tuple[str, str]], messages: Messages) -> list[str]:
    """The names of the rules, each with what it looks for, by family."""
    widest = max(len(name) for name, _ in rules)
    lines, family = [], ""
    for name, of_family in rules:
        if of_family != family:
            family = of_family
            lines.append(messages.say(f"family.{family}"))
        lines.append(f"  {name:{widest}}  {messages.say(f'rule.{name}')}")
    return lines


def summary(found: Sequence[Finding], messages: Messages) -> str:
    """How many findings of each kind; `sound` where there are none but notes."""
    counts = {one: sum(finding.severity is one for finding in found) for one in Severity}
    errors, warnings, notes = counts.values()
    if errors or warnings:
        return messages.say("check.found", errors=errors, warnings=warnings, notes=notes)
    return messages.say("check.notes", notes=notes) if notes else messages.say("check.sound")


def _texts(one: Finding, messages: Messages) -> tuple[str, str]:
    if isinstance(one.case, Kind):
        return messages.problem_texts(Problem(one.case, one.data, one.location))
    return messages.finding_texts(one.case.value, one.data)


def _relation_line(
    units: Mapping[str, Unit], one: Relation, places: dict[str, Location], messages: Messages
) -> Line:
    where, *what = messages.location(places.get(one.fact.id)) or [""]
    allowed = round_outward(Interval(one.low, one.high))
    data = {
        "value": messages.amount(amount(units, one.fact, with_unit=is_mixed(one))),
        "formula": messages.expression(expression(units, one)),
        "rule": one.law.rule,
        "low": "" if allowed.low is None else plain(allowed.low),
        "high": "" if allowed.high is None else plain(allowed.high),
        "facts": messages.say("list.comma").join(one.facts),
        "reason": messages.say(f"why.{one.reason.value}") if one.reason else "",
    }
    text = messages.whole(f"explain.{one.verdict.value}", data)
    return _plain(where, ": ".join([*what, text]))


def _derived_line(
    store: Store, one: Derived, places: dict[str, Location], messages: Messages
) -> Line:
    where = (messages.location(places.get(one.facts[0])) or [""])[0]
    number = plain(one.value) if one.value is not None else "—"
    percent = one.unit in (PERCENT.id, None)
    value = f"{number}%" if percent else unit_text(store, number, str(one.unit), messages)
    data = {
        "quantity": messages.say(f"quantity.{one.quantity.value}"),
        "metric": messages.name(record_names(store.metrics[one.metric])),
        "entity": messages.name(record_names(store.entities[one.entity])),
        "period": one.period.text if one.period else "—",
        "value": value,
        "low": plain(one.low) if one.low is not None else "",
        "high": plain(one.high) if one.high is not None else "",
        "formula": one.formula or "",
    }
    text = messages.whole("explain.derived", data)
    return _plain(where, messages.say("explain.nominal", text=text) if one.is_nominal else text)


def _relation_object(one: Relation) -> dict[str, Any]:
    allowed = round_outward(Interval(one.low, one.high))
    return {
        "rule": one.law.rule,
        "fact": one.fact.id,
        "facts": list(one.facts),
        "verdict": one.verdict.value,
        "value": one.value,
        "low": allowed.low,
        "high": allowed.high,
        "formula": formula_text(one) or None,
        "reason": one.reason and one.reason.value,
    }

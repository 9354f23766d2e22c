"""What `proof` says of a draft's figures: lines for a person, objects for a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jhstats.ask.rows import row_of
from jhstats.figure import plain
from jhstats.proof.verdict import Verdict
from jhstats.say.messages import Messages
from jhstats.views.facts import evidence_text, fact_name, rank_code, rank_text, value_text
from jhstats.views.page import Line, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jhstats.ask.store import Store
    from jhstats.model import Fact
    from jhstats.proof.proving import Proof, Proved

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BLANK = re.compile(r"\s{3,}")
_AROUND = 60
_MACHINE = Messages("en")
"""The words of machine forms, which depend on no language."""


_TONES = {
    Verdict.WRONG: Tone.BAD,
    Verdict.UNKNOWN: Tone.DOUBTFUL,
    Verdict.ROUNDED: Tone.INFO,
    Verdict.RIGHT: Tone.GOOD,
}


def verdict_lines(store: Store, proved: Iterable[Proved], messages: Messages) -> list[Line]:
    """The figures in a reader's language."""
    return [
        Line(
            location=f"{one.file}:{one.line}:{one.column}",
            code=one.judged.verdict.value,
            label=messages.say(f"verdict.{one.judged.verdict.value}"),
            tone=_TONES[one.judged.verdict],
            text=_message(store, one, messages),
            quote=_around(one),
            spot=(one.file, one.line, one.column),
        )
        for one in proved
    ]


def verdict_objects(store: Store, proved: Iterable[Proved]) -> list[dict[str, Any]]:
    """The figures as JSON gives them, the same in every language."""
    return [
        {
            "file": one.file,
            "line": one.line,
            "column": one.column,
            "end-line": one.end_line,
            "end-column": one.end_column,
            "figure": one.figure,
            "verdict": one.judged.verdict.value,
            "fact": one.judged.fact and one.judged.fact.id,
            "expected": _expected(one),
            "slip": one.judged.slip and one.judged.slip.value,
            "reason": one.judged.reason,
            "replacement": one.replacement,
            "accepted": one.accepted and (one.accepted.reason or ""),
            "message": _message(store, one, _MACHINE),
        }
        for one in proved
    ]


def proof_summary(proved: Sequence[Proved], messages: Messages) -> str:
    """How many figures have which verdict."""
    counted = [one.judged for one in proved if one.accepted is None]
    counts = {
        verdict.value: sum(judged.verdict is verdict for judged in counted) for verdict in Verdict
    }
    near = sum(judged.verdict is Verdict.UNKNOWN and judged.fact is not None for judged in counted)
    text = messages.say("proof.checked", figures=len(counted), **counts)
    return messages.say("proof.with-near", text=text, near=near) if near else text


def stale_lines(proof: Proof, messages: Messages) -> list[str]:
    """The comments that accept nothing any more."""
    return [
        messages.say("proof.stale", place=f"{file}:{line}", figure=accepted.figure)
        for file, line, accepted in proof.stale
    ]


def _message(store: Store, one: Proved, messages: Messages) -> str:
    text = _said(store, one, messages)
    if one.accepted is None:
        return text
    reason = one.accepted.reason or messages.say("proof.no-reason")
    return messages.say("proof.accepted", text=text, reason=reason)


def _said(store: Store, one: Proved, messages: Messages) -> str:
    judged = one.judged
    if judged.fact is None:
        return messages.say(f"reason.{judged.reason or 'fact'}")
    facts = (judged.fact, *judged.also)
    text = messages.say(
        "proof.near" if judged.verdict is Verdict.UNKNOWN else f"proof.{judged.verdict.value}",
        fact=messages.say("list.comma").join(fact.id for fact in facts),
        expected=_shown(store, one, judged.fact, messages),
        name=_name(store, judged.fact, messages),
        evidence=evidence_text(store, judged.fact, messages),
        reason=messages.say(f"reason.{judged.reason}") if judged.reason else None,
    )
    if judged.slip is None:
        return text
    return messages.say("proof.slip", text=text, slip=messages.say(f"slip.{judged.slip.value}"))


def _name(store: Store, fact: Fact, messages: Messages) -> str:
    name = fact_name(store, fact, messages)
    return messages.say("proof.dated", name=name, period=fact.period.text) if fact.period else name


def _shown(store: Store, one: Proved, fact: Fact, messages: Messages) -> str:
    """The fact's figure or rank, as a person reads it, with what keeps it from being a result."""
    if one.judged.rank is not None:
        return rank_text(store, fact, one.judged.rank, messages)
    text = value_text(store, row_of(fact), messages)
    here = one.judged.here
    numeral = one.reading.figure.numeral
    if here is not None and numeral is not None:
        given = one.reading.sentence.text[numeral.start : one.reading.figure.end]
        if len(told := _NUMBER.findall(given)) == 1:
            same = given.replace(told[0], plain(here))
            text = messages.say("proof.here", expected=text, same=same)
    mark = messages.say(f"status.{fact.status.value}")
    return messages.say("proof.marked", expected=text, mark=mark) if mark else text


def _expected(one: Proved) -> str | None:
    """What the fact says, in words of no language: `1409 yi-yuan`, `over 440 yi-yuan`."""
    fact, rank = one.judged.fact, one.judged.rank
    if fact is None:
        return None
    if rank is not None:
        return f"{rank_code(rank)} {rank.among}"
    if fact.value is None:
        return None
    bound = "" if fact.bound.value == "exact" else f"{fact.bound.value} "
    return f"{bound}{plain(fact.value)} {fact.unit}"


def _around(one: Proved) -> tuple[str, str, str]:
    """The sentence in three parts; a long one is cut, a table's cell comes behind its heads."""
    text = one.reading.sentence.text
    start, end = one.shown
    column, *row = one.reading.frame.around or ("",)
    heads = "".join(f"{head} | " for head in dict.fromkeys((*row, column)) if head)
    # What is no text (links, code) was blanked out.
    before, after = (_BLANK.sub(" … ", one) for one in (text[:start].lstrip(), text[end:].rstrip()))
    before = heads + before
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return before, text[start:end], after

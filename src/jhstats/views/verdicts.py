"""What `proof` says of a draft's figures: lines for a person, objects for a script."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from jhstats.ask.rows import Row, fields_of
from jhstats.ask.store import Store
from jhstats.errors import Location
from jhstats.figure import Bound, plain
from jhstats.proof.agreement import Verdict
from jhstats.proof.proving import Proof, Proved
from jhstats.say.messages import Messages
from jhstats.views.page import Line, Marked, Passage, Quote, View, report_view
from jhstats.views.wording import Wording

FIELDS = (
    *("file", "line", "column", "end-line", "end-column", "figure", "verdict", "fact", "expected"),
    *("slip", "reason", "replacement", "accepted", "message"),
)
"""The columns of a proof; the keys of its JSON objects too."""

_LONGEST_SIDE = 60
_MOST_NAMED = 3


def verdicts_view(
    store: Store,
    figures: Sequence[Proved],
    messages: Messages,
    fields: Sequence[str] = (),
    drafts: Mapping[str, tuple[str, Sequence[Proved]]] | None = None,
) -> View:
    """The view of figures; and of whole `drafts`, texts with all their figures by file."""
    wording = Wording(store, messages)

    def objects(messages: Messages) -> list[dict[str, Any]]:
        told = Wording(store, messages)
        return [_object(proved, _message(proved, told)) for proved in figures]

    def passages() -> Iterator[Passage]:
        for file, draft in (drafts or {}).items():
            yield from _passages(file, *draft, wording)

    lines = partial(map, partial(_line, wording), figures)
    view = report_view(fields or FIELDS, objects, lines, messages)
    files = messages.listed(drafts or (), _MOST_NAMED)
    return view._replace(passages=passages, title=lambda: messages.say("proof.title", files=files))


def _passages(
    file: str, text: str, figures: Sequence[Proved], wording: Wording
) -> Iterator[Passage]:
    """The lines of a draft that hold something; a figure stands where it begins."""
    following, begin = deque(figures), 0
    for line in text.splitlines(keepends=True):
        at, end = begin, begin + len(line)
        pieces: list[str | Marked] = []
        while following and following[0].span[0] < end:
            proved = following.popleft()
            start, stop = proved.span
            told = _line(wording, proved)
            told = told._replace(code=None) if proved.accepted else told
            pieces += [text[at:start], Marked(text[start : min(stop, end)].rstrip(), told)]
            at = stop
        pieces.append(text[at:end].rstrip())
        if line.strip():
            yield Passage(file, pieces)
        begin = end


def summary(proof: Proof, figures: Sequence[Proved], messages: Messages) -> list[str]:
    """How many figures have which verdict; and what accepts nothing any more."""
    counted = [proved.judged for proved in figures if proved.accepted is None]
    counts = {own.value: sum(judged.verdict is own for judged in counted) for own in Verdict}
    near = sum(judged.verdict is Verdict.UNKNOWN and judged.fact is not None for judged in counted)
    stale = ((f"{own.file}:{own.line}", own.figure) for own in proof.stale)
    return [
        messages.say("proof.checked", figures=len(counted), **counts, near=near or None),
        *(messages.say("proof.stale", place=place, figure=figure) for place, figure in stale),
    ]


def _line(wording: Wording, proved: Proved) -> Line:
    verdict = proved.judged.verdict
    return Line(
        text=_message(proved, wording),
        location=Location(proved.file, line=proved.line, column=proved.column),
        code=verdict.value,
        label=wording.say(f"verdict.{verdict.value}"),
        quote=_quote(proved),
        end=Location(proved.file, line=proved.end_line, column=proved.end_column),
    )


def _object(proved: Proved, message: str) -> dict[str, Any]:
    judged = proved.judged
    return {
        **fields_of(proved, ("file", "line", "column", "end-line", "end-column", "figure")),
        **fields_of(judged, ("verdict",)),
        "fact": judged.fact and judged.fact.id,
        "expected": _expected_code(proved),
        **fields_of(judged, ("slip", "reason")),
        "replacement": proved.replacement,
        "accepted": proved.accepted and (proved.accepted.reason or "yes"),
        "message": message,
    }


def _message(proved: Proved, wording: Wording) -> str:
    """What is said of a figure: why it is unknown, what the fact says that is meant or near."""
    judged, fact, accepted = proved.judged, proved.judged.fact, proved.accepted
    why = None if judged.reason == "fact" else judged.reason
    text = wording.say("proof.undecided", reason=why and wording.say(f"reason.{why}"))
    if fact is not None:
        told = wording.value_text(Row.of(fact))
        text = wording.say(
            "proof.fact",
            reason=judged.reason and text,
            fact=wording.listed(own.id for own in (fact, *judged.also)),
            expected=wording.rank_text(fact, judged.rank) if judged.rank else told,
            same=None if judged.rank or proved.replacement == told else proved.replacement,
            mark=None if judged.rank else wording.status(fact.status),
            name=wording.fact_name(fact),
            period=wording.period(fact.period),
            evidence=wording.place_text(fact.evidence[0]) if fact.evidence else None,
            alias=judged.alias,
            slip=judged.slip and wording.phrase(judged.slip),
        )
    return wording.say("proof.accepted", text=text, reason=accepted.reason) if accepted else text


def _expected_code(proved: Proved) -> str | None:
    """What the fact says, in words of no language: `1409 yi-yuan`, `over 440 yi-yuan`."""
    fact, rank = proved.judged.fact, proved.judged.rank
    if fact and rank:
        return f"{rank.code} {rank.among}"
    if fact is None or fact.value is None:
        return None
    figure = f"{plain(fact.value)} {fact.unit}"
    return figure if fact.bound is Bound.EXACT else f"{fact.bound.value} {figure}"


def _quote(proved: Proved) -> Quote:
    """The figure in its sentence; a long one is cut, a table's cell comes behind its heads."""
    text = proved.reading.sentence.text
    start, end = proved.reading.figure.start, proved.reading.figure.end
    column, *row = proved.reading.sentence.frame.around or ("",)
    heads = "".join(f"{head} | " for head in dict.fromkeys((*row, column)) if head)
    before, after = heads + text[:start].lstrip(), text[end:].rstrip()
    before = "…" + before[-_LONGEST_SIDE:] if len(before) > _LONGEST_SIDE else before
    after = after[:_LONGEST_SIDE] + "…" if len(after) > _LONGEST_SIDE else after
    return Quote(before, text[start:end], after)

"""Facts as sentences with their references, as `cite` gives them."""

import re
from collections.abc import Iterator, Sequence

from jhstats.ask.rows import Answer, Row
from jhstats.figure import plain
from jhstats.model import Fact, FactStatus, Measure, Rank
from jhstats.say.messages import Told
from jhstats.views.page import Line, Page, View
from jhstats.views.references import bibtex, csl_json, gb7714, lacking
from jhstats.views.wording import Wording

STYLES = {"gb7714": ("国标",), "bibtex": (), "csl-json": ()}
"""How references are written, and what else each is called."""
FIELDS = ("id", "type", "title", "author", "issued", "language", "custom")
"""What a reference has in CSL-JSON, whatever else it has."""
_STATUS_KEYS = {FactStatus.TARGET: "cite.target", FactStatus.PLANNED: "cite.planned"}
_BARE = {"of": None, "from": None}
_PLURAL = re.compile(
    r"(?:(?!of |in |on |to |from |for |per |with |above |a |the )[^\s,]+ )*?"
    r"[^\s,]*[^\s,aiusAIUS]s(?=$|,| (?:of|in|on|to|from|for|per|with|above|a|run|\w+ed|\w+en)\b)"
)
"""An English name of several things, by the last noun before what tells more of them."""
_SEAM = re.compile(r"(?<=[\w)%])\u2060(?=[\w-])", re.ASCII)
"""Where Latin words or numbers meet that a Chinese sentence would write without a space."""


def citation_view(
    rows: Answer, wording: Wording, fields: Sequence[str] = (), style: str = "gb7714"
) -> View:
    """The view of facts that are cited: sentences and references in lines, sources as CSL-JSON."""
    facts: dict[str, list[str]] = {}
    for row in rows:
        for id_ in dict.fromkeys(evidence.source for evidence in row.fact.evidence):
            facts.setdefault(id_, []).append(row.fact.id)
    sources = [wording.store.sources[id_] for id_ in facts]
    lacks = {own.id: wording.listed(lacking(own)) for own in sources if style == "gb7714"}
    told = [wording.say("cite.lacks", source=id_, keys=keys) for id_, keys in lacks.items() if keys]

    def lines() -> Iterator[Line]:
        mark = "% " if style == "bibtex" else ""
        yield from (Line(mark + text) for text in sentences(rows, wording))
        for number, source in enumerate(sources, 1):
            is_entry = style == "bibtex"
            yield from map(Line, bibtex(source) if is_entry else [f"[{number}] {gb7714(source)}"])

    objects = [csl_json(source, facts[source.id]) for source in sources]
    return View(
        fields=fields or FIELDS,
        objects=lambda: objects,
        page=lambda: Page((), []),
        lines=lines,
        notices=[*map(wording.notice, rows.notices), *told],
    )


def sentences(rows: Sequence[Row], wording: Wording) -> Iterator[str]:
    """A sentence for what facts tell of one metric, entity and period, each with its ranks."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        fact = row.fact
        subject = fact.identity._replace(measure=Measure.LEVEL, of=None, from_=None)
        is_change = fact.measure is Measure.CHANGE  # beside a level it would read as one
        groups.setdefault((subject, fact.inferred, is_change), []).append(row)
    for first, *others in groups.values():
        fact, period = first.fact, first.fact.period
        clauses = [
            _clause(first, wording, is_first=True),
            *(_clause(row, wording, is_first=False) for row in others),
        ]
        is_span = period is not None and "/" in period.text
        is_day = period is not None and period.start == period.end
        text = wording.say(
            "cite.sentence",
            period=None if is_day or is_span else wording.period(period),
            day=wording.period(period) if is_day else None,
            span=wording.period(period, "cite.span") if is_span else None,
            clauses=wording.say("list.semicolon").join(clauses),
            remarks=wording.listed(_remarks([first, *others], wording)),
        )
        text = _SEAM.sub(" ", text).replace("\u2060", "")
        yield text[0].upper() + text[1:]


def _subject(wording: Wording, metric: str, entity: str | None, apart: Sequence[str] = ()) -> str:
    name = _uncapped(wording.name_of(wording.store.metrics[metric]), wording)
    if entity is None:
        return name
    owner, dims = wording.name_of(wording.store.entities[entity]), wording.listed(apart)
    return wording.say("cite.subject", entity=owner, metric=name, dims=dims).replace("s's ", "s' ")


def _uncapped(name: str, wording: Wording) -> str:
    """A name inside a sentence: with a capital only where it begins as a name of somebody does."""
    word = name.split(maxsplit=1)[0]
    is_name = word[1:] != word[1:].lower() or word in wording.entity_words
    return name if is_name else name[0].lower() + name[1:]


def _clause(row: Row, wording: Wording, *, is_first: bool) -> str:
    """A figure with its ranks; one that is not the first goes on from what that is of."""
    fact, measure, whole = row.fact, row.fact.measure, row.fact.whole
    key, by = _STATUS_KEYS.get(fact.status, "cite.actual"), None
    what = name = _subject(wording, fact.metric, None)
    is_told = is_first or (whole is not None and whole.entity is not None)
    if is_told:
        what = _subject(wording, fact.metric, fact.entity, wording.apart(fact))
    before, value, printed = wording.period(fact.from_), row.value, None
    if measure is Measure.CHANGE and value is not None and key == "cite.actual":
        key = "cite.rise" if value >= 0 else "cite.fall"
        row = row._replace(value=value.copy_abs())
    elif measure is not Measure.LEVEL:
        data = {"subject": what, "of": whole and _subject(wording, *whole), "from": before}
        term = f"{'cite' if is_told else 'measure'}.{measure.value}"
        if value is not None and value < 0 and f"{term}.fall" in wording:
            term, row = f"{term}.fall", row._replace(value=-value)
        what = wording.say(term, **data)
        noun = "cite.by.growth" if measure is Measure.GROWTH else f"measure.{measure.value}"
        by = wording.say(noun, **_BARE)
    elif key == "cite.actual" and _PLURAL.match(name):
        key += ".plural"
    is_rank = value is None and row.low is None
    ranks = [_rank(fact, rank, wording, None if is_rank else by) for rank in row.ranks]
    if is_rank:
        told, *ranks = ranks
    else:
        told = wording.value_text(row, Told.WHOLE)
        printed = _printed(row, told, wording) if measure is not Measure.CHANGE else None
    text = wording.say(key, what=what, value=told, printed=printed, **{"from": before})
    return wording.say("cite.comma").join([text, *ranks])


def _rank(fact: Fact, rank: Rank, wording: Wording, by: str | None) -> str:
    """A rank, in words where it is one of the first, and by what it is."""
    places = dict(enumerate(wording.say("cite.ordinals").split(), 1))
    text = wording.rank_text(fact, rank, places.get(rank.number or 0))
    own = f"cite.ranked.{rank.kind.value}"
    return wording.say(own if own in wording else "cite.ranked", rank=text, by=by)


def _printed(row: Row, value: str, wording: Wording) -> str | None:
    """What the source prints in another language, where its digits are others than are told."""
    number = "" if row.fact.value is None else plain(row.fact.value)
    for entry in row.fact.evidence:
        source = wording.store.sources[entry.source]
        is_other = (source.language or "").partition("-")[0] not in ("", wording.language[:2])
        if is_other and entry.printed and number in entry.printed.replace(",", ""):
            return None if number in value.replace(",", "") else entry.printed
    return None


def _remarks(rows: Sequence[Row], wording: Wording) -> Iterator[str]:
    """What must be said of a sentence: how sure it is, and what of it the source does not print."""
    facts = [row.fact for row in rows]
    if facts[0].status in (FactStatus.PRELIMINARY, FactStatus.ESTIMATE):
        yield wording.status(facts[0].status) or ""
    if facts[0].period is None:
        yield wording.say("cite.undated")
    inferred = dict.fromkeys(part for fact in facts for part in fact.inferred)
    if inferred:
        parts = wording.listed(wording.say(f"part.{part}") for part in inferred)
        yield wording.say("page.inferred", mark=None, parts=parts)

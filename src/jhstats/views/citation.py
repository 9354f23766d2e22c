"""Facts as sentences with their references, as `cite` gives them."""

import re
from collections.abc import Iterator, Sequence

from jhstats.ask.rows import Answer, Row
from jhstats.figure import plain
from jhstats.model import Fact, FactStatus, Measure, Rank, RankKind, Whole
from jhstats.say.messages import Told
from jhstats.views.page import Line, Page, View
from jhstats.views.references import bibtex, csl_json, gb7714, lacking
from jhstats.views.wording import Wording

STYLES = ("gb7714", "bibtex", "csl-json")
_STATUS_KEYS = {FactStatus.TARGET: "cite.target", FactStatus.PLANNED: "cite.planned"}
_PLURAL = re.compile(
    r"(?:(?!of |in |on |to |from |for |per |with |above |a |the )[^\s,]+ )*?"
    r"[^\s,]*[^\s,aiusAIUS]s(?=$|,| (?:of|in|on|to|from|for|per|with|above|a|run|\w+ed|\w+en)\b)"
)
"""An English name of several things, by the last noun before what tells more of them."""


def citation_view(
    rows: Answer, wording: Wording, fields: Sequence[str] = (), style: str = STYLES[0]
) -> View:
    """The view of facts that are cited: sentences and references in lines, sources as CSL-JSON."""
    facts: dict[str, list[str]] = {}
    for row in rows:
        for id_ in dict.fromkeys(evidence.source for evidence in row.fact.evidence):
            facts.setdefault(id_, []).append(row.fact.id)
    sources = [wording.store.sources[id_] for id_ in facts]
    lacks = {own.id: wording.listed(lacking(own)) for own in sources if style == STYLES[0]}
    told = [wording.say("cite.lacks", source=id_, keys=keys) for id_, keys in lacks.items() if keys]

    def lines() -> Iterator[Line]:
        mark = "% " if style == "bibtex" else ""
        yield from (Line(mark + text) for text in sentences(rows, wording))
        for number, source in enumerate(sources, 1):
            is_entry = style == "bibtex"
            yield from map(Line, bibtex(source) if is_entry else [f"[{number}] {gb7714(source)}"])

    return View(
        fields=fields,
        cells=list,
        objects=lambda: [csl_json(source, facts[source.id]) for source in sources],
        page=lambda: Page((), []),
        lines=lines,
        notices=[*map(wording.notice, rows.notices), *told],
    )


def sentences(rows: Sequence[Row], wording: Wording) -> Iterator[str]:
    """A sentence for what facts tell of one metric, entity and period, each with its ranks."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        fact = row.fact
        key = (
            fact.metric,
            fact.entity,
            fact.days,
            fact.status,
            fact.dims,
            fact.prices,
            fact.inferred,
        )
        groups.setdefault(key, []).append(row)
    for first, *others in groups.values():
        fact, period = first.fact, first.fact.period
        clauses = [_clause(first, wording, _subject(fact, wording))]
        clauses += [_clause(row, wording) for row in others]
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
        yield text[0].upper() + text[1:]


def _subject(fact: Fact, wording: Wording, of: Whole | None = None) -> str:
    """Whose the figure is, and of what; or those of the whole of a share."""
    store, is_own = wording.store, of is None or of.entity in (None, fact.entity)
    entity = store.entities[fact.entity if of is None or of.entity is None else of.entity]
    metric = _uncapped(wording.name_of(store.metrics[of.metric if of else fact.metric]), wording)
    if of and is_own:
        return metric
    name = wording.name_of(entity)
    apart = [text for _, text in fact.dims if of is None]
    apart += [wording.say(f"prices.{fact.prices.value}")] if fact.prices and of is None else []
    dims = wording.listed(apart)
    return wording.say("cite.subject", entity=name, metric=metric, dims=dims).replace("s's ", "s' ")


def _uncapped(name: str, wording: Wording) -> str:
    """A name inside a sentence: with a capital only where it begins as a name of somebody does."""
    word = name.split(maxsplit=1)[0]
    entities = (wording.name_of(entity).split() for entity in wording.store.entities.values())
    is_name = word[1:] != word[1:].lower() or any(word in words for words in entities)
    return name if is_name else name[0].lower() + name[1:]


def _clause(row: Row, wording: Wording, subject: str | None = None) -> str:
    """A figure with its ranks; without a subject it goes on from a clause that has it."""
    fact, measure = row.fact, row.fact.measure.value
    is_level = fact.measure is Measure.LEVEL
    name = _uncapped(wording.name_of(wording.store.metrics[fact.metric]), wording)
    what, by, key = subject or name, None, _STATUS_KEYS.get(fact.status, "cite.actual")
    if not is_level:
        subject = subject or (_subject(fact, wording) if fact.whole and fact.whole.entity else None)
        of = fact.whole and _subject(fact, wording, fact.whole)
        data = {"subject": subject, "of": of, "from": wording.period(fact.from_) or None}
        what = wording.say(f"{'cite' if subject else 'measure'}.{measure}", **data)
        by = wording.say(f"cite.by.{measure}")
    ranks = [_rank(fact, rank, wording) for rank in row.ranks]
    is_plural = is_level and _PLURAL.match(name) is not None
    if row.value is None and row.low is None:
        key = "cite.ranking.plural" if is_plural else "cite.ranking"
        return wording.say(key, what=what, ranks=wording.say("cite.comma").join(ranks))
    key += ".plural" if is_plural and key == "cite.actual" else ""
    value = wording.value_text(row, Told.WHOLE)
    text = wording.say(key, what=what, value=value, printed=_printed(row, value, wording))
    ranked = (wording.say("cite.ranked", rank=rank, by=by) for rank in ranks)
    return wording.say("cite.comma").join([text, *ranked])


def _rank(fact: Fact, rank: Rank, wording: Wording) -> str:
    among = wording.store.entities[rank.among]
    place, ordinals = "", wording.say("cite.ordinals").split()
    if rank.kind is RankKind.POSITION and rank.number:
        is_few = rank.number <= len(ordinals)
        place = (
            ordinals[rank.number - 1] if is_few else wording.say("cite.number", number=rank.number)
        )
    is_own = rank.peers == wording.store.entities[fact.entity].kind
    return wording.say(
        f"cite.rank.{rank.kind.value}",
        place=place,
        number=rank.number,
        among=wording.say("rank.world") if among.kind == "world" else wording.name_of(among),
        out_of=rank.out_of,
        peers=None if is_own else wording.kind(rank.peers),
    )


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
        yield wording.say("cite.inferred", parts=parts)

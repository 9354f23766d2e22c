"""Facts as sentences, as `cite` gives them, with their references, to which nothing is added."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from jhstats.ask.question import grouped, unique
from jhstats.ask.rows import Answer, Row
from jhstats.figure import Bound, plain
from jhstats.model import PERCENT, Fact, FactStatus, Measure, Rank, Source
from jhstats.say.messages import Told, texts
from jhstats.views.page import Line, Page, View, joined
from jhstats.views.wording import Wording

STYLES = {"gb7714": ("国标", "GB/T 7714"), "bibtex": (), "csl-json": ()}
"""How references are written, and what else each is called."""
FIELDS = ("id", "type", "title", "author", "issued", "language")
"""What a reference has in CSL-JSON, whatever else it has."""
_ALIKE = texts("common")
_PLURAL = re.compile(_ALIKE["cite.plural"])
"""An English name of several things, by the last noun before what tells more of them."""
_HOPED = (FactStatus.TARGET, FactStatus.ESTIMATE, FactStatus.PLANNED)
_SEAM = re.compile(r"(?<=[\w)%])\u2060(?=[\w-])", re.ASCII)
"""Where Latin words or numbers meet that a Chinese sentence would write without a space."""
_ESCAPES = str.maketrans({
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_MOST_AUTHORS = 3
_MOST_NAMED = 10  # how many facts without a source


def citation_view(rows: Answer[Row], wording: Wording, style: str = "gb7714") -> View:
    """The view of facts that are cited: sentences and references in lines, sources as CSL-JSON."""
    cited = unique(entry.source for row in rows for entry in row.fact.evidence)
    sources = [wording.store.sources[id_] for id_ in cited]
    notices = [*map(wording.notice, rows.notices)]
    if bare := [row.fact.id for row in rows if not row.fact.evidence]:
        notices.append(wording.say("cite.no-source", facts=wording.listed(bare, _MOST_NAMED)))

    def lines() -> Iterator[Line]:
        is_bibtex = style == "bibtex"
        yield from (Line("% " * is_bibtex + text) for text in sentences(rows, wording))
        for number, source in enumerate(sources, 1):
            yield from map(Line, bibtex(source) if is_bibtex else [f"[{number}] {gb7714(source)}"])

    objects = [*map(csl_json, sources)]
    return View(FIELDS, lambda: objects, lambda: Page((), []), lines=lines, notices=notices)


def sentences(rows: Sequence[Row], wording: Wording) -> Iterator[str]:
    """A sentence for what facts tell of one metric, entity and period, each with its ranks."""

    def subject(row: Row) -> tuple[object, ...]:
        same = row.fact.identity._replace(measure=Measure.LEVEL, of=None, from_=None)
        is_change = row.fact.measure is Measure.CHANGE  # beside a level it would read as one
        return same, row.fact.inferred, is_change

    for own in grouped(rows, subject).values():
        period = own[0].fact.period
        is_day = period is not None and period.start == period.end
        slot = "span" if period and "/" in period.text else "day" if is_day else "period"
        clauses = (_clause(row, wording, is_first=row is own[0]) for row in own)
        text = wording.say(
            "cite.sentence",
            clauses=wording.listed(clauses, mark="list.semicolon"),
            remarks=wording.listed(_remarks(own, wording)),
            **{slot: wording.period(period, "from-to")},
        )
        text = _SEAM.sub(" ", text).replace("\u2060", "")
        yield text[0].upper() + text[1:]


def _subject(wording: Wording, metric: str, entity: str | None, apart: Sequence[str] = ()) -> str:
    """A metric with whose it is; in it a title, code or name of somebody keeps its capital."""
    name = wording.named("metrics", metric)
    word, *rest = name.split()
    is_title = next((own for own in rest if own[0].isalpha()), "")[:1].isupper()
    if word[1:].islower() and not is_title and word not in wording.owners:
        name = name[0].lower() + name[1:]
    owner = entity and wording.named("entities", entity)
    if owner and re.match(rf"{re.escape(owner)}(?![A-Za-z])", name):
        owner = None
    text = wording.say("cite.subject", entity=owner, metric=name, dims=wording.listed(apart))
    return text.replace("'s's ", "'s ").replace("s's ", "s' ")  # of Domino's, the Netherlands


def _clause(row: Row, wording: Wording, *, is_first: bool) -> str:
    """A figure with its ranks; one that is not the first goes on from what that is of."""
    fact, measure = row.fact, row.fact.measure
    is_told = is_first or (fact.whole is not None and fact.whole.entity is not None)
    what = _subject(wording, fact.metric, fact.entity if is_told else None, wording.apart(fact))
    key = "cite.hoped" if fact.status in _HOPED else "cite.actual"
    of = fact.whole and _subject(wording, *fact.whole)
    if measure is Measure.CHANGE and of:  # of a share, in points
        what, of = wording.say("measure.share", subject=what, of=of), None
    data = {"of": of, "from": wording.period(fact.from_), "subject": what if is_told else None}
    is_rank = row.value is None and row.low is None
    # A bound or a margin of what fell is none of the fall: a change over -5 is a fall of less.
    size = row.value if row.low is None else None
    is_moved = size is not None and (size >= 0 or fact.bound in (Bound.EXACT, Bound.ABOUT))
    term = f"{'cite' if measure is Measure.GROWTH else 'measure'}.{measure.value}"
    by = None if is_rank or measure is Measure.LEVEL else wording.say(term)
    if measure is Measure.GROWTH and size is not None and size < 0 and is_moved:
        key = "cite.fell" if key == "cite.actual" else "cite.hoped-fall"
        row = row._replace(value=-size)
    elif measure is Measure.CHANGE and size is not None and key == "cite.actual" and is_moved:
        key, row = "cite.rise" if size >= 0 else "cite.fall", row._replace(value=abs(size))
    elif measure is Measure.CONTRIBUTION and fact.unit not in (None, PERCENT.id):
        key, what = key.replace("actual", "was"), wording.say("cite.points", **data)
    elif measure is not Measure.LEVEL:
        what = wording.say(term if is_rank else f"measure.{measure.value}", **data)
    elif key == "cite.actual" and (name := _subject(wording, fact.metric, None))[-1].isascii():
        key = "cite.were" if _PLURAL.match(name) else "cite.was"
    status = (wording.status(fact.status) or "").lower()
    ranks = [_rank(fact, rank, wording, by) for rank in row.ranks]
    told = ranks.pop(0) if is_rank else wording.value_text(row, Told.WHOLE)
    counted, _, unit = told.rpartition(" ")  # paid visits are so many, not so many visits
    is_said = wording.named("metrics", fact.metric).split()[-1].casefold() == unit.casefold()
    told = counted if is_said and re.fullmatch(r"(?:\D* )?[\d.,]+(?: [a-z]+)?", counted) else told
    printed = None if is_rank else _printed(row, told, wording)
    data |= {"value": told, "rank": told if is_rank else None, "printed": printed, "status": status}
    return wording.say("cite.comma").join([wording.say(key, what=what, **data), *ranks])


def _rank(fact: Fact, rank: Rank, wording: Wording, by: str | None) -> str:
    """A rank, in words where it is one of the first, and by what it is."""
    places = dict(enumerate(wording.say("cite.ordinals").split(), 1))
    text = wording.rank_text(fact, rank, places.get(rank.number or 0))
    own = f"cite.ranked.{rank.kind.value}"
    return wording.say(own if own in wording else "cite.ranked", rank=text, by=by)


def _printed(row: Row, value: str, wording: Wording) -> str | None:
    """What the source prints in words of another language, where it has other digits than told."""
    number = "" if row.fact.value is None else plain(abs(row.fact.value))
    if number in value.replace(",", ""):
        return None
    for entry in row.fact.evidence:
        language, printed = wording.store.sources[entry.source].language, entry.printed or ""
        is_other = (language or "").partition("-")[0] not in ("", wording.language[:2])
        if is_other and number in printed.replace(",", "") and any(map(str.isalpha, printed)):
            return printed
    return None


def _remarks(rows: Sequence[Row], wording: Wording) -> Iterator[str]:
    """What must be said of a sentence: how sure it is, and what of it the source does not print."""
    facts = [row.fact for row in rows]
    if facts[0].status is FactStatus.PRELIMINARY:
        yield wording.status(facts[0].status) or ""
    if facts[0].period is None:
        yield wording.say("cite.undated")
    if inferred := dict.fromkeys(part for fact in facts for part in fact.inferred):
        parts = wording.listed(wording.say(f"part.{part}") for part in inferred)
        yield wording.say("page.inferred", parts=parts)


def gb7714(source: Source) -> str:
    """A reference by GB/T 7714-2025, without its number; what it needs and lacks is left out.

    A source in Chinese or Japanese has full-width marks. Authors stand as the file has them, but
    `Williams, David R.` as `Williams D R`.
    """
    is_wide = (source.language or "").startswith(("zh", "ja"))
    comma, colon, brackets = ("，", "：", "（{}）") if is_wide else (", ", ": ", " ({})")
    own, (code, _) = source.extra, _kind(source)
    issued, url, page = source.issued and source.issued.text, own.get("URL"), own.get("page")
    journal, publisher = own.get("container-title"), own.get("publisher")
    place = joined(colon, own.get("publisher-place"), publisher)
    whole, inside, where = {
        "N": ([journal, issued], page, None),
        "J": ([journal, issued and issued[:4], own.get("volume")], own.get("issue"), page),
        "EB": ([], issued, None),
        "DS": ([publisher], issued, None),
    }.get(code, ([place, issued], None, page))
    bracketed = brackets.format(inside) if inside else ""
    read = f"[{own['accessed']}]" if code in ("EB", "DS") and "accessed" in own else ""
    body = joined(colon, joined(comma, *whole) + bracketed + read, where)
    authors = [_turned(name) for name in source.author[:_MOST_AUTHORS]]
    if len(source.author) > _MOST_AUTHORS:
        authors.append("等" if is_wide else "et al.")
    title = joined(colon, source.title, own.get("number"))
    version = own.get("version") and f"V{own['version'].removeprefix('V')}"
    doi = own.get("DOI") and f"DOI:{own['DOI']}"
    title += f"[{code}/OL]" if url else f"[{code}]"
    parts = (comma.join(authors), title, version, body.strip(), url, doi)
    return joined(". ", *(part and part.removesuffix(".") for part in parts)) + "."


def bibtex(source: Source) -> Iterator[str]:
    """The lines of a BibTeX entry; an author whose family name is not told is one name."""
    authors = (name.translate(_ESCAPES) for name in source.author)
    extra = {_ALIKE.get(f"bibtex.{k}", k.lower()): text for k, text in source.extra.items()}
    fields = {
        "author": " and ".join(name if "," in name else f"{{{name}}}" for name in authors),
        "title": f"{{{source.title.translate(_ESCAPES)}}}",
        "date": source.issued and source.issued.text,
        "year": source.issued and str(source.issued.year),
        "langid": source.language,
        **{k: t if k in ("url", "doi") else t.translate(_ESCAPES) for k, t in extra.items()},
    }
    yield f"@{_kind(source)[1]}{{{source.id},"
    for key, text in fields.items():
        if text:
            yield f"  {key} = {{{text}}},"
    yield "}"


def _kind(source: Source) -> list[str]:
    """The code of a source's kind by GB/T 7714, and what BibTeX calls its entry."""
    return _ALIKE.get(f"source-kind.{source.type}", _ALIKE["source-kind.other"]).split()


def csl_json(source: Source) -> dict[str, Any]:
    """A reference in CSL-JSON."""
    accessed = source.extra.get("accessed")
    own = {
        "id": source.id,
        "type": source.type or "document",
        "title": source.title,
        "author": [_name(name) for name in source.author],
        "issued": source.issued and _date(source.issued.text),
        "language": source.language,
        **source.extra,
        "accessed": accessed and _date(accessed),
        "license": None,  # which it has no key for
    }
    return {key: part for key, part in own.items() if part}


def _turned(name: str) -> str:
    """`Williams, David R.` as `Williams D R`; another name as it is."""
    family, comma, given = name.partition(", ")
    return " ".join([family, *(part[0] for part in given.split())]) if comma else name


def _name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name}


def _date(text: str) -> dict[str, Any]:
    try:
        return {"date-parts": [[*map(int, end.split("-"))] for end in text.split("/")]}
    except ValueError:  # a quarter, a half
        return {"raw": text}

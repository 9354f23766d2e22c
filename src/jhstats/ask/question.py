"""Questions in the user's words: what these mean in a base, and what there is instead.

A *word* stands for a metric, an entity, a year and so on; a *filter* holds several. All
problems with a question are told at once, each with what there is.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain, combinations
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from jhstats import names, period
from jhstats.ask.store import Selection, Store, Test
from jhstats.errors import JhstatsError, Kind, Problem, QueryError, UsageError
from jhstats.figure import plain
from jhstats.model import RESULTS, TABLES, Best, Fact, FactStatus, Measure, Metric, Rank, RankKind
from jhstats.names import Candidate, Record, all_names, candidates, fold_name, is_name, named_partly
from jhstats.period import Period
from jhstats.phrases import AmountPhrase, FormulaPhrase, Notice

Item = TypeVar("Item")
Vocabulary = Mapping[Any, Iterable[str]]

MEASURES: dict[Measure, tuple[str, ...]] = {
    Measure.LEVEL: ("total", "总量", "数量", "规模", "数值"),
    Measure.GROWTH: (
        *("grew", "grow", "growth rate", "increase", "increased", "rise", "rose", "decline"),
        *("declined", "decrease", "decreased", "drop", "dropped", "fall", "fell", "增速", "同比"),
        *("增长", "同比增长", "增长率", "增幅", "涨幅", "降幅", "下降", "同比下降", "减少", "上升"),
    ),
    Measure.CHANGE: ("difference", "增量", "变化"),
    Measure.SHARE: ("proportion", "占比", "比重", "份额"),
    Measure.CONTRIBUTION: ("贡献率", "贡献"),
}
STATUSES: dict[FactStatus, tuple[str, ...]] = {
    FactStatus.ACTUAL: ("result", "实际", "结果"),
    FactStatus.PRELIMINARY: ("初步", "初步数"),
    FactStatus.ESTIMATE: ("估计", "估计数"),
    FactStatus.TARGET: ("goal", "目标", "力争"),
    FactStatus.PLANNED: ("plan", "规划", "计划", "达产"),
}
"""What measures and statuses are called, besides as the file has them."""
_LATEST: dict[bool, tuple[str, ...]] = {True: ("latest", "newest", "最新", "最近")}
RANKS: dict[RankKind, tuple[str, ...]] = {
    RankKind.POSITION: ("rank", "排名", "位次"),
    RankKind.TOP: ("top", "强"),
    RankKind.FIRST_TO: ("first", "首个", "首次"),
    RankKind.LEADING: ("leading", "前列"),
}
SCOPES: dict[str, tuple[str, ...]] = {
    "world": ("world", "global", "全球", "世界"),
    "nation": ("nation", "national", "全国"),
    "province": ("province", "provincial", "全省", "省内"),
}
KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("company", "firm"), ("company", "firm", "企业", "公司")),
    **dict.fromkeys(("nation", "country"), ("nation", "country", "国家")),
    "city": ("城市",), "county-level-city": ("县级市",), "province": ("省份",),
    "county": ("县域",), "region": ("地区",), "planet": ("行星",),
}  # fmt: skip
"""What kinds of entities are called, besides by themselves and in the plural."""
FILLERS = (
    *("a", "an", "and", "are", "as", "at", "by", "did", "do", "does", "for", "from", "had"),
    *("has", "have", "how", "in", "is", "many", "much", "no", "of", "on", "the", "to", "vs"),
    *("vs.", "versus", "was", "were", "what", "which", "with", "为", "了", "占", "吗", "和"),
    *("多少", "是", "的", "与", "有", "about", "almost", "around", "nearly", "ranks", "约"),
)
"""Words that say nothing between others."""
ORDERS = {
    "best": ("best", "首位", "榜首"),
    "high": ("largest", "highest", "biggest", "greatest", "最大", "最高", "最多"),
    "low": ("smallest", "lowest", "fewest", "最小", "最低", "最少"),
}
BEST = ("first", "best", "largest", "highest", "最大", "最高", "首位", "榜首", "第一")
"""What a first position is called."""
_AMOUNT = (
    r"((?:\w{0,2}[$€£¥￥] ?)?\d\S*?(?: (?:thousand|million|billion|trillion)(?: (?!\d)\S+?)?)?)"
)
_LIMITS = {
    "above": rf"(?:>|above|over|more than|超过|高于|大于)\s*{_AMOUNT}",
    "below": rf"(?:<|below|under|less than|低于|不到|小于)\s*{_AMOUNT}",
    "at-least": rf"(?:≥|>=|at least|不低于|不少于|至少)\s*{_AMOUNT}|{_AMOUNT} ?(?:or more|以上)",
    "at-most": rf"(?:≤|<=|at most|up to|不超过|至多)\s*{_AMOUNT}|{_AMOUNT} ?(?:or less|以下|以内)",
}
"""What limits an amount; the last two let that itself in."""
_YEARS = (  # as a text, like those below: `re` compiles what is asked for
    r"(?ai)(since |自)?(\d{4})年?(?:\s*(?:[-–—~～至到]|to|until|through)\s*(\d{4})年?|(以来))?"
)
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_PART = (
    r"(?ai)(first|second|third|fourth|[1-4](?=st|nd|rd|th))\w* ([qh])(?:uarter|alf)"
    rf"|[qh][1-4](?: ?(?:[-–—]|to) ?[qh][1-4])?|[1-4][qh]|first \w+ (?:months|quarters)"
    rf"|(?:{MONTH})(?: ?(?:[-–—]|to) ?(?:{MONTH}))?"
)
_COUNTS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "decade": 10, "两": 2,
}  # fmt: skip
_COUNT = rf"([1-9]\d{{0,2}}|{'|'.join(_COUNTS)})"
_NEWEST = (
    r"(?ai)(?:(?:(?:over|during|in) )?the )?(?:last|past|latest|(?:most )?recent) "
    rf"(?:{_COUNT} (?:year|(quarter)|(month))s?|(decade))"
    rf"|(?:近|过去|最近){_COUNT}(?:年[来间]?|个?(季度)|个(月))|{_COUNT}年来"
)
_AGO = {"this year": 0, "今年": 0, "last year": 1, "去年": 1, "上年": 1, "前年": 2}
"""How many years lie between a year and the newest that the base has of what is asked."""
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
ORDINAL = rf"({'|'.join(ORDINALS)})(?= |$)(?! (?:quarter|half|\w+ (?:months|quarters)))"
"""An ordinal in words, but none of a quarter."""
_SPANS = {
    "year": _YEARS,
    "end": r"(?ai)(?:(?:at )?the )?(?:end of|year[- ]end) (\d{4})|(\d{4})年?[底末]",
    "rank": rf"(?ai)(?:(?:no\.?|number|#) ?|第){_COUNT}[位名大]?|(\d+)(?:st|nd|rd|th)|{ORDINAL}",
    "top": rf"(?ai)(?:the )?top[ -]?{_COUNT}|前{_COUNT}[位名强个家]?|{_COUNT}强",
    "count": rf"(?ai){_COUNT}[个位名家座]|({'|'.join(filter(str.isascii, _COUNTS))})",
}
_FOLDS = (fold_name, names.simplify_name)
_COMMA = "[,，、]"
_ASKING = r"['’]s(?!\w)|[?？!！。]"  # what an asking sentence has beside its words
_LONGEST_NAME = 6  # so many words may be one name together
_SHORT = 3  # a name of so many Latin letters counts only as written: IN is India, in says nothing
_LEAST_LIKE = 0.75
_MOST_SOUGHT = 5  # names near a word are sought for so few: each is held against all names
_NO_YEAR = 9999
_OF_RANKS = ("rank", "top", "count", "order", "among", "kind")
"""Parts of a question that no name may begin with."""
_GUESSED = (*_OF_RANKS, "newest", "unit", "end")
_MOST_CUT = 24  # so long a run of Chinese is cut


class Filters(NamedTuple):
    """What a user asks of the facts; each word may hold several, parted by commas.

    A fact is asked to be of one of the words of each filter; an empty one asks for nothing.
    `year` are years or ranges, `dim` KEY=TEXT, `unit` the name of one to convert into; `kind` is
    of entities, which lie `within` one; `above` and `below` are amounts, `sort` an order of rows.
    """

    year: Sequence[str] = ()
    period: Sequence[str] = ()
    entity: Sequence[str] = ()
    measure: Sequence[str] = ()
    status: Sequence[str] = ()
    dim: Sequence[str] = ()
    latest: bool = False
    unit: str | None = None
    metric: Sequence[str] = ()
    kind: Sequence[str] = ()
    within: Sequence[str] = ()
    source: Sequence[str] = ()
    above: str | None = None
    below: str | None = None
    sort: str | None = None


class Scope(NamedTuple):
    """Among whom a rank was published: kinds of entity, or entities by name."""

    kinds: tuple[str, ...] = ()
    among: Sequence[str] = ()


class Understood(NamedTuple):
    """What a question asks for, and what must be said of how it was read.

    The filters have the unit and the kinds of its words as well; `said` is what else these say, by
    part, and `is_meant` accepts the published ranks that are asked for.
    """

    selection: Selection
    notices: list[Notice]
    filters: Filters = Filters()
    said: Mapping[str, Sequence[str]] = {}
    is_meant: Callable[[Rank], bool] = bool

    @property
    def top(self) -> int | None:
        """How many rows of an order are asked for."""
        return min(map(int, self.said["top"]), default=None)

    def asks_for(self, place: int | None) -> bool:
        """Whether a place is one of those that are asked for, if any are."""
        return not self.said["rank"] or str(place) in self.said["rank"]

    def is_low_first(self, metric: Metric) -> bool:
        """Whether an order of a metric's values begins with the least."""
        orders = {*self.said["order"]}
        return "low" in orders or (metric.best is Best.LOW and "high" not in orders)


NO_FILTERS = Filters()
ALL = Selection()
EVERYWHERE = Scope()


def understand(
    store: Store,
    words: Sequence[str],
    filters: Filters,
    earlier: Iterable[Problem] = (),
    command: str = "show",
) -> Understood:
    """What words and filters mean to a command: show, rank, places (by value) or compare.

    A period that no fact has means those that lie in it, though nothing that is compared.

    Raises:
        QueryError: a word names nothing, or several things; with all problems, those found
            earlier first.
        UsageError: as before, where a filter has no such value.
    """
    problems = list(earlier)
    said, told = _read_words(store, words, problems, filters.entity)
    is_ranked = command in ("rank", "places") or said["rank"] or said["top"] or said["order"]
    if not is_ranked and said["among"]:  # 全国 asks for no rank
        said["kind"] += said.pop("among")
        told = told.replace("among=", "kind=")
    years = [year for year in filters.year if not word_of(_LATEST, year)]
    is_latest = filters.latest or bool(said["latest"]) or len(years) < len(filters.year)
    unit, kinds = filters.unit or next(iter(said["unit"]), None), [*filters.kind, *said["kind"]]
    filters = filters._replace(unit=unit, kind=kinds, year=years, latest=is_latest)
    named = partial(named_records, store, problems=problems)
    parts = [_period(_in_2000(part)).days for part in said["part"]]

    def is_part(fact: Fact) -> bool:
        return bool(fact.period and fact.period.earlier(fact.period.year - 2000).days in parts)

    pairs = _each("--dim", filters.dim, _dim, problems, store.has_dim)
    dims = {key: tuple(text for other, text in pairs if other == key) for key, _ in pairs}
    selection = Selection(
        metrics=unique([*said["metric"], *named("metric", filters.metric)]),
        entities=unique([*said["entity"], *named("entity", filters.entity)]),
        measures=_choices(MEASURES, "--measure", [*said["measure"], *filters.measure], problems),
        statuses=_choices(STATUSES, "--status", [*said["status"], *filters.status], problems),
        within=_each("--year", [*said["year"], *filters.year], _years, problems),
        periods=_each("--period", [*said["period"], *filters.period], _period, problems),
        dims=tuple(dims.items()),
        latest=is_latest,
        ids=unique(said["fact"]),
        tests=(*_tests(store, filters, problems), *([Test("period", is_part)] if parts else ())),
    )
    if problems:
        is_usage = any(problem.kind is Kind.BAD_CHOICE for problem in problems)
        raise (UsageError if is_usage else QueryError)(problems)
    is_exact, notices = bool(filters.period) or command == "compare", list[Notice]()
    if said["period"] and not is_exact and not store.select(selection):
        notices.append(Notice("dropped", {"candidates": tuple(map(str, selection.periods))}))
        selection = selection._replace(within=selection.periods, periods=())
    selection, told = _in_time(store, selection, said, told)
    is_meant: Callable[[Rank], bool] = bool
    if command != "places":
        selection, is_meant, among = _with_ranks(store, selection, said, is_rank=command == "rank")
        for id_ in among:
            told = re.sub(rf"(?<!\S)entity={re.escape(id_)}(?!\S)", f"among={id_}", told)
        told = re.sub("order=(?:best|high)", "rank=1", told)
        told = told or " ".join(f"among={id_}" for id_ in among)
    elif said["among"]:
        notices.append(Notice("scope-idle", {"given": ", ".join(said["among"])}))
    limited = ((side, (getattr(filters, side, None), *said[side])) for side in _LIMITS)
    if asked := [(side, text) for side, texts in limited for text in texts if text]:
        from jhstats.ask.amounts import limits  # noqa: PLC0415 - where an amount is asked for

        tests = limits(store, store.select(selection), asked, filters.unit)
        selection = selection._replace(tests=(*selection.tests, *tests))
    notices[:0] = [Notice("read-as", {"text": told})] if told else []
    return Understood(selection, notices, filters, said, is_meant)


def _in_time(
    store: Store, selection: Selection, said: Mapping[str, Sequence[str]], told: str
) -> tuple[Selection, str]:
    """A selection at ends of years and in the newest periods of results, and how that is told."""
    undated = selection._replace(within=(), periods=())
    found = [fact for fact in store.select(undated) if fact.period] if said["newest"] else []
    results = [fact for fact in found if fact.status in RESULTS] or found
    dated = {own.days: own for fact in results if (own := fact.period)}.values()
    newest_year = max((own.year for own in dated), default=_NO_YEAR)
    for word in said["newest"]:
        count, ago, months = map(int, word.split(":"))
        last, ends = newest_year - ago, [own for own in dated if own.months == months]
        meant = sorted(ends, reverse=True)[:count] or [period.from_years(_NO_YEAR, _NO_YEAR)]
        text = f"period={','.join(map(str, meant))}"
        if months == len(MONTHS):
            years = period.from_years(max(last - count, 0) + 1, last)
            meant, text = [], f"year={years.text.replace('/', '-')}"
            selection = selection._replace(within=(*selection.within, years))
        selection = selection._replace(periods=(*selection.periods, *meant))
        told = re.sub(rf"newest={word}(?!\S)", text, told)
    for year in said["end"]:  # its last day, else the whole
        day, whole = map(period.parse, (f"{year}-12-31", year))
        end = day if store.select(undated._replace(periods=(day,))) else whole
        selection = selection._replace(periods=(*selection.periods, end))
        told = told.replace(f"end={year}", f"period={end}")
    return selection, told


def _with_ranks(
    store: Store, selection: Selection, said: dict[str, list[str]], *, is_rank: bool
) -> tuple[Selection, Callable[[Rank], bool], Iterable[str]]:
    """A selection with published ranks as words ask for them, which those are, and among whom.

    Entities that are named with a rank are those among whom it was published, else those who have
    it; without any, the other way round.
    """
    codes = {*said["rank"], *("low" if own == "low" else "1" for own in said["order"])}
    kinds = {*said["among"], *(["country"] if "nation" in said["among"] else [])}
    is_asked = bool(codes or kinds or (said["top"] and not is_rank))
    scopes = {*store.scopes()} if is_asked or is_rank else set()
    named = scopes.intersection(selection.entities)
    ways = ([named, set()] if codes or said["top"] else [set(), named]) if is_asked or named else []

    def limited(among: set[str]) -> tuple[Selection, Callable[[Rank], bool]]:
        inside = {id_ for id_ in among or scopes if not kinds or store.entities[id_].kind in kinds}
        tops = [*map(int, said["top"])] if among or kinds or not is_rank else []  # else many rows

        def is_meant(rank: Rank) -> bool:
            is_top = rank.number is not None and any(rank.number <= top for top in tops)
            return rank.among in inside and (is_top or rank.code in codes or not (codes or tops))

        test = Test("rank", lambda fact: any(map(is_meant, fact.ranks)))
        others = tuple(own for own in selection.entities if own not in among)
        return selection._replace(entities=others, tests=(*selection.tests, test)), is_meant

    tried = [(*limited(among), among) for among in ways]
    found = next((own for own in tried if store.select(own[0])), None)
    if found and (is_asked or found[2]):
        said["top"] = [] if found[2] or kinds else said["top"]
        return found
    return tried[-1] if is_asked else (selection, bool, ())


def id_called(store: Store, table: str, word: str, earlier: Sequence[Problem] = ()) -> str:
    """The id of the record that a word means: a `metric`, an `entity`, a `source` or a `unit`.

    Raises:
        QueryError: none is called so, or several are; with near names, if `earlier` are few.
        UsageError: likewise, of a unit.
    """
    records: Mapping[str, Record] = getattr(store, TABLES[table])
    found = store.called(word, records)
    if not found:
        found = named_partly(word, records)
        if table == "unit":  # no part of a name: million yuan is not 100 million yuan
            found = tuple(id_ for id_ in found if is_name(word, records[id_], names.simplify_name))
    if len(found) == 1:
        return found[0]
    raise _not_called(word, table, candidates(found, records), [records], earlier)


def near_records(word: str, records: Mapping[str, Record]) -> tuple[Candidate, ...]:
    """The records to offer in place of a word: spelt like it, in Chinese with most of it."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - needed when something is wrong

    given = fold_name(word)

    def is_like(name: str) -> bool:
        if given.isascii():
            likeness = SequenceMatcher(None, name, given).ratio()
            return likeness >= _LEAST_LIKE or sorted(name) == sorted(given)
        parts = {*re.findall("[a-z0-9]+|.", given)}
        has_most = sum(len(own) for own in parts if own in name) * 2 > sum(map(len, parts))
        return has_most or (name[:1], len(name)) == (given[:1], len(given))

    near = names.nearest(word, records)
    return tuple(o for o in near if any(map(is_like, map(fold_name, all_names(records[o.id])))))


def _not_called(
    word: str,
    table: str,
    several: Sequence[Candidate],
    tables: Iterable[Mapping[str, Record]],
    earlier: Sequence[Problem],
) -> QueryError | UsageError:
    is_left = len(earlier) >= _MOST_SOUGHT and not several
    found = (near_records(word, records) for records in tables if not is_left)
    near, is_unit = several or tuple(chain.from_iterable(found)), table == "unit"
    kind = Kind.AMBIGUOUS if several else Kind.UNKNOWN_UNIT if is_unit else Kind.UNKNOWN_NAME
    data = {"candidates": near, "sought": _MOST_SOUGHT if is_left else None}
    return (UsageError if is_unit else QueryError).of(kind, table=table, given=word, **data)


def _read_words(
    store: Store, words: Sequence[str], problems: list[Problem], entities: Iterable[str] = ()
) -> tuple[dict[str, list[str]], str]:
    """What bare words mean, by part: names as ids, all else as it was said; and a guess, to tell.

    Where an entity is named, as some are elsewhere, the lesser part of another's name adds none.
    """
    said, told = defaultdict[str, list[str]](list), list[str]()
    wholes, lesser = {*entities}, list[tuple[str, str]]()
    position, is_certain = 0, True
    while position < len(words):
        left = words[position:]
        try:
            unit = told and _unit(store, left)
            found = ("unit", unit, len(left)) if unit else None
            part, value, length = found or _meaning(store, left, problems)
        except QueryError as error:
            is_part = error.problems[0].kind is Kind.AMBIGUOUS
            guessed = _guess(store, left, is_part=is_part)
            problems += [] if guessed else error.problems
            words = [*words[:position], *(guessed or left[1:])]
            is_certain = False
            continue
        name = " ".join(words[position : position + length])
        if part == "measure" and (named := _named_so(store, name, Measure(value))):
            words, is_certain = [*words[:position], *named, *words[position + length :]], False
            continue
        position += length
        said[part].append(value)
        told += [f"{part}={value}"] if part != "filler" else []
        is_certain &= part not in _GUESSED and (part not in (*_LIMITS, "period") or length == 1)
        if part in ("metric", "entity"):
            record = getattr(store, TABLES[part])[value]
            is_whole = any(_is_whole(name, record, fold) for fold in _FOLDS)
            is_certain &= is_whole
            if part == "entity":
                is_whole = is_whole or _is_most(name, record)
                wholes |= {value} if is_whole else set()
                lesser += [] if is_whole else [(name, value)]
    for name, id_ in [own for own in lesser if wholes and own[1] not in wholes]:
        data = {"given": name, "candidates": candidates([id_], store.entities), "sought": None}
        problems.append(Problem(Kind.UNKNOWN_NAME, {"table": "word", **data}))
    if not said["order"]:  # so many of nothing: 三家
        problems += (
            _not_called(said["count"][0], "word", (), [], ()).problems if said["count"] else ()
        )
    said["top"] += said["count"]
    told = [own.replace("count=", "top=") for own in told]
    if words and not told and not problems:
        problems += _not_called(" ".join(words), "word", (), [], ()).problems
    return said, "" if is_certain else " ".join(unique(told))


def _named_so(store: Store, word: str, measure: Measure) -> Sequence[str]:
    """The metrics that a measure's word is a part of, if no fact has that measure: 比重."""
    given, metrics = fold_name(word), store.metrics.values()
    if not any(given in fold_name(name) for metric in metrics for name in all_names(metric)):
        return ()
    measured = (fact.measure is measure for fact in store.near(Selection(measures=(measure,))))
    return () if any(measured) else named_partly(word, store.metrics)


def _unit(store: Store, words: Sequence[str]) -> str | None:
    """The unit that the last words ask for: in million yuan, 元; None if they name something."""
    is_in, text = words[0].lower() == "in", " ".join(words)
    name = text[3:] if is_in else text
    is_named = store.called(name, store.metrics) or store.called(name, store.entities)
    if not name or is_named or (not is_in and words[1:]) or _own_part(store, text):
        return None
    from jhstats.ask.amounts import every_unit  # noqa: PLC0415 - where a name is none
    from jhstats.load.known import by_name, unit_called  # noqa: PLC0415

    units = unit_called(name, by_name(every_unit(store.units).values()))
    return name if units and (is_in or units[-1].factor) else None


def _meaning(
    store: Store, words: Sequence[str], problems: Sequence[Problem]
) -> tuple[str, str, int]:
    """Which part of a question the first words are, what of it, and how many; or a `QueryError`."""

    def whole(name: str, records: Mapping[str, Record]) -> list[str]:
        return [id_ for id_ in store.called(name, records) if _is_whole(name, records[id_])]

    tables: dict[str, Mapping[str, Record]]
    tables = {"metric": store.metrics, "entity": store.entities}
    several: tuple[Candidate, ...] = ()
    for find in (whole, store.called, named_partly):
        for length in range(min(len(words), _LONGEST_NAME), 0, -1):
            own = words[:length]
            if length > 1 and all(word in store.metrics or word in store.entities for word in own):
                continue  # each an id, so each is meant by itself
            for table, records in tables.items():
                found = find(" ".join(own), records)
                if len(found) == 1:
                    return table, found[0], length
                several = several or candidates(found if length == 1 else (), records)
        if find is whole and (ours := _ours(store, words, tables.values())):
            return ours
        if find is whole and store.select(Selection(ids=(words[0],))):
            return "fact", words[0], 1
    raise _not_called(words[0], "word", several, tables.values(), problems)


def _ours(
    store: Store, words: Sequence[str], tables: Iterable[Mapping[str, Record]]
) -> tuple[str, str, int] | None:
    """What words of ours the first ones are, of what part, and how many, if they begin no name."""

    def is_named(end: int) -> bool:
        return any(named_partly(" ".join(words[:end]), own) for own in tables)

    longest = min(len(words), _LONGEST_NAME)
    for length in range(longest, 0, -1):
        name = " ".join(words[:length])
        part, said = (_own_part(store, name) if length == 1 else _span(name)) or (None, "")
        longer = [n for n in range(length + 1, longest + 1) if words[n - 1] not in FILLERS]
        is_name = part in ("part", "among") and name.isalpha() and is_named(length)
        is_of_name = part in _OF_RANKS and any(map(is_named, longer))  # first of first-class cables
        if part and not is_name and not is_of_name:
            return part, said, length
    return None


def _is_whole(word: str, record: Record, fold: Callable[[str], str] = fold_name) -> bool:
    """Whether a word is the whole of an id or a name; a short one of Latin letters as written."""
    is_short = len(word) <= _SHORT and word.isascii() and word.isalpha()
    return word in all_names(record) if is_short else is_name(word, record, fold)


def _is_most(word: str, record: Record) -> bool:
    """Whether a word is at least half of a name: 浙江 of 浙江省, but not 人口 of 人口红利国家."""
    given, own = names.simplify_name(word), map(names.simplify_name, all_names(record))
    return any(given in name and len(given) * 2 >= len(name) for name in own)


def _guess(store: Store, words: Sequence[str], *, is_part: bool) -> list[str]:
    """The words with others for the first: those of a sentence, pieces of Chinese, or metrics."""
    sentence, lacking = re.sub(_ASKING, "", words[0]).split(), list[Problem]()
    if sentence != [words[0]]:
        _read_words(store, sentence, lacking)
        if not lacking:
            return [*sentence, *words[1:]]
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        text = " ".join(words[:length])
        found = _pieces(store, text) if len(text) <= _MOST_CUT else []
        if is_part and not found and not store.called(text, store.metrics):
            found = [*named_partly(text, store.metrics)]
        if found and found != [*words[:length]]:
            return [*found, *words[length:]]
    is_run = not words[0].isascii() and len(words[0]) <= _MOST_CUT
    for end in range(len(words[0]) - 1, 0, -1) if is_run else ():
        head, rest = words[0][:end], words[0][end:]
        if _own_part(store, rest) and named_partly(head, store.metrics):
            return [head, rest, *words[1:]]
        own = _own_part(store, head) or ("rank", "")
        if own[0] != "rank" or (end > 1 and len(store.called(head, store.entities)) == 1):
            named = [rest] if len(rest) > 1 and named_partly(rest, store.metrics) else []
            if tail := named or _guess(store, [rest], is_part=False):
                return [head, *tail, *words[1:]]
    return []


def _pieces(store: Store, text: str) -> list[str]:
    """A text as pieces that mean something for sure, the longest first; of Latin ones only one."""

    @cache
    def cut(start: int) -> tuple[str, ...]:
        least = len(text) if text[start:].isascii() else start + 1
        for end in range(len(text), least - 1, -1):
            if _is_certain(store, text[start:end]) and (end == len(text) or cut(end)):
                return text[start:end], *cut(end)
        return ()

    return [*cut(0)]


def _is_certain(store: Store, text: str) -> bool:
    tables: tuple[Mapping[str, Record], ...] = (store.metrics, store.entities)
    called = (is_name(text, own[id_]) for own in tables for id_ in store.called(text, own))
    return any(called) or _own_part(store, text) is not None


def _span(word: str) -> tuple[str, str] | None:
    """Which part of a question years or a limit are, and what of it."""
    ago = _AGO.get(re.sub("^(?:in )?the ", "", word.lower()))
    newest = re.fullmatch(_NEWEST, word)
    if newest or ago is not None:
        count = count_of(*newest.group(1, 4, 5, 8)) if newest else "1"
        parts = newest.group(2, 6, 3, 7) if newest else ()
        months = 3 if any(parts[:2]) else 1 if any(parts[2:]) else len(MONTHS)
        return "newest", f"{count}:{ago or 0}:{months}"
    for span, pattern in _SPANS.items():
        if found := re.fullmatch(pattern, word.strip()):
            return span, word if span == "year" else count_of(*found.groups())
    for side, pattern in _LIMITS.items() if re.search(r"\d", word) else ():
        if limit := re.fullmatch(pattern, word, re.IGNORECASE):
            return side, next(filter(None, limit.groups()))
    if (part := re.fullmatch(_PART, word)) and word != "may":
        said = f"{part[2]}{count_of(part[1])}" if part[1] else word
        return ("part", said) if _written(_in_2000(said)) else None
    is_dated = re.match(r"(?i)[a-z].* \d{4}$", word) and _written(word)
    return ("period", word) if is_dated else None


def count_of(*words: str | None) -> str:
    """The first number of some, in digits: 三, ten, third; of none nothing."""
    word = next(filter(None, words), "").lower()
    return str((_COUNTS | ORDINALS).get(word, word))


def _own_part(store: Store, word: str) -> tuple[str, str] | None:
    """Which part of a question a word of ours, a limit, a year or a period is, and what of it."""
    if found := _span(word):
        return found
    own: dict[str, Vocabulary]
    ranks = {kind: RANKS[kind] for kind in (RankKind.LEADING, RankKind.FIRST_TO)}
    own = {"measure": MEASURES, "status": STATUSES, "latest": _LATEST, "order": ORDERS,
           "rank": ranks, "among": SCOPES,
           "filler": {True: (*FILLERS, *RANKS[RankKind.POSITION])}}  # fmt: skip
    for part, words in own.items():
        single = word if part == "among" else word.removesuffix("s")  # provinces are a kind
        if found := word_of(words, word) or word_of(words, single):
            return part, found if isinstance(found, str) else str(getattr(found, "value", "yes"))
    if kinds := kinds_called(store, word):
        return "kind", ",".join(kinds)
    if re.search(r"\d{4}", word):
        return ("period", word) if _written(word) else None
    is_part = not word.isascii() and _written(_in_2000(word)) not in (None, "2000")
    return ("part", word.strip()) if is_part else None


def kinds_called(store: Store, word: str) -> list[str]:
    """The kinds of entities of a base that a word means, in either language: cities, 企业."""
    own = fold_name(word)
    called = {own, own.removesuffix("s"), re.sub("ies$", "y", own)}
    named = {kind: {*map(fold_name, (kind, *KINDS.get(kind, ())))} for kind in store.kinds}
    return [kind for kind, words in named.items() if called & words]


def word_of(vocabulary: Vocabulary, word: str) -> Any:  # noqa: ANN401
    """What is called by a word of ours, in either language; None if nothing is."""
    for fold in _FOLDS[:1] if word.isascii() else _FOLDS:
        for key, words in vocabulary.items():
            if fold(word) in map(fold_name, (str(getattr(key, "value", key)), *words)):
                return key
    return None


def named_records(
    store: Store, table: str, words: Iterable[str], problems: list[Problem]
) -> tuple[str, ...]:
    """The ids of the records of a table that the words mean; problems are collected."""
    read = partial(id_called, store, table, earlier=problems)
    is_name = partial(store.called, records=getattr(store, TABLES[table]))
    return _each(f"--{table}", words, read, problems, is_name)


def _tests(store: Store, filters: Filters, problems: list[Problem]) -> Iterable[Test]:
    if filters.kind:
        kinds = {kind: KINDS.get(kind, ()) for kind in store.kinds}
        asked = _choices(kinds, "--kind", filters.kind, problems)
        yield Test("kind", lambda fact: store.entities[fact.entity].kind in asked)
    if within := named_records(store, "entity", filters.within, problems):
        outer = names.outer_entities(store.entities)
        yield Test("within", lambda fact: not outer(fact.entity).isdisjoint(within))
    if sources := named_records(store, "source", filters.source, problems):
        yield Test("source", lambda fact: any(own.source in sources for own in fact.evidence))


def _each(
    option: str,
    words: Iterable[str],
    read: Callable[[str], Any],
    problems: list[Problem],
    is_name: Callable[[str], object] = lambda _: False,
) -> tuple[Any, ...]:
    """What the words mean, and the parts between commas of those that are no names themselves."""
    result: list[Any] = []
    cut = ([word] if is_name(word) else re.split(_COMMA, word) for word in words)
    for part in (part.strip() for parts in cut for part in parts):
        try:
            result += [read(part)] if part else []
        except ValueError:
            problems.append(Problem(Kind.BAD_CHOICE, {"option": option, "given": part}))
        except JhstatsError as error:
            problems += error.problems
    return unique(result)


def _choices(
    vocabulary: Vocabulary, option: str, words: Iterable[str], problems: list[Problem]
) -> tuple[Any, ...]:

    def read(word: str) -> object:
        if (found := word_of(vocabulary, word)) is None:
            known = tuple(str(getattr(own, "value", own)) for own in vocabulary)
            raise UsageError.of(Kind.BAD_CHOICE, option=option, given=word, candidates=known)
        return found

    return _each(option, words, read, problems)


def _years(word: str) -> Period:
    years = re.fullmatch(_YEARS, word)
    if not years or (years[3] and years[3] < years[2]):
        raise ValueError(word)
    last = years[3] or ("9999" if years[1] or years[4] else years[2])
    return period.from_years(int(years[2]), int(last))


def _period(word: str) -> Period:
    return period.parse(_written(word) or word)


def _written(word: str) -> str | None:
    """A period as a base writes it, if a word is one as tables have it: 2022年1-5月, May 2022."""
    from jhstats.take.reading import periods  # noqa: PLC0415 - where it is not written so

    word = "" if re.search("第.$", word) else re.sub("年全年$", "年", word)  # 第三 is no quarter
    if ahead := re.match(rf"(?ai)first {_COUNT} (?:(months)|quarters)(?: of)?(?= )", word):
        count = int(count_of(ahead[1]))
        last = [*MONTHS][:count][-1] if ahead[2] else f"Q{count}"
        word = f"{'Jan' if ahead[2] else 'Q1'} to {last}{word[ahead.end() :]}"
    for name in re.findall("[a-z]{3,}", word.lower()):
        if not any(month.startswith(name) for month in MONTHS):
            return None  # a market is no March
    end = "([A-Za-z]{3,9}|[QHqh][1-4])"
    months = re.match(rf"{end} ?(?:[-–—]|to) ?{end} (\d{{4}})$", word, re.ASCII)
    ends = [f"{months[1]} {months[3]}", f"{months[2]} {months[3]}"] if months else [word]
    read = {word: word} if re.match(r"\d{4}[-/]", word, re.ASCII) else periods(ends)
    return "/".join(read[end] for end in ends) if read.keys() >= {*ends} else None


def _in_2000(part: str) -> str:
    """A part of a year as one that has a year, which `_period` reads."""
    return f"{part} 2000" if part.isascii() else f"2000年{part}"


def _dim(word: str) -> tuple[str, str]:
    key, _, text = word.partition("=")
    if not key or not text:
        raise ValueError(word)
    return key, text


_PARTS: dict[str, dict[str, Any]] = {
    "period": {"within": (), "periods": (), "latest": False},
    "measure": {"measures": ()},
    "status": {"statuses": ()},
    "entity": {"entities": ()},
    "dim": {"dims": ()},
    "fact": {"ids": ()},
}


def select_facts(store: Store, selection: Selection, *, with_value: bool = False) -> Sequence[Fact]:
    """The facts of a selection, in order, maybe only those with a value; or a `QueryError`."""
    facts = store.select(selection)
    if not facts:
        raise _no_facts(store, selection)
    valued = tuple(fact for fact in facts if fact.value is not None)
    if with_value and not valued:
        raise QueryError.of(Kind.NO_VALUE)
    return valued if with_value else facts


def other_metrics(store: Store, words: Sequence[str], selection: Selection) -> Understood | None:
    """Words that leave nothing, read as metrics whose names hold one they mean; None if none."""
    for start, end in combinations(range(len(words) + 1), 2):
        name = " ".join(words[start:end])
        called = [id_ for id_ in selection.metrics if is_name(name, store.metrics[id_])]
        others = {id_: own for id_, own in store.metrics.items() if called and id_ not in called}
        near = selection._replace(metrics=named_partly(name, others))
        if near.metrics and (found := store.select(near)):
            ids = unique(fact.metric for fact in found)
            notice = Notice("instead", {"given": name, "near": ", ".join(ids)})
            return Understood(near._replace(metrics=ids), [notice])
    return None


def unanswered(store: Store, selection: Selection, facts: Sequence[Fact]) -> list[Notice]:
    """What was asked for and of which there is no fact."""

    def lacking(asked: Iterable[Item], name: str) -> list[Item]:
        there = {getattr(fact, name) for fact in facts}
        return [part for part in asked if part not in there]

    periods = [fact.period for fact in facts if fact.period]
    days = {period.days for period in periods}
    dims = {pair for fact in facts for pair in fact.dims}
    dropped: list[Candidate | str] = [
        *candidates(lacking(selection.metrics, "metric"), store.metrics),
        *candidates(lacking(selection.entities, "entity"), store.entities),
        *(o.text for o in selection.within if not any(p.is_within(o) for p in periods)),
        *(period.text for period in selection.periods if period.days not in days),
        *(measure.value for measure in lacking(selection.measures, "measure")),
        *(status.value for status in lacking(selection.statuses, "status")),
        *(f"{k}={text}" for k, texts in selection.dims for text in texts if (k, text) not in dims),
    ]
    return [Notice("dropped", {"candidates": tuple(dropped)})] if dropped else []


def _no_facts(store: Store, selection: Selection) -> QueryError:
    """What there is, where a selection leaves nothing: without the part that is to blame."""
    if selection.metrics and not store.select(Selection(metrics=selection.metrics)):
        told = (
            {"given": id_, "names": store.metrics[id_].names, "implied": _implied(store, id_)}
            for id_ in selection.metrics
        )
        return QueryError([Problem(Kind.METRIC_WITHOUT_FACTS, data) for data in told])
    without = [(part, selection._replace(**none)) for part, none in _PARTS.items()]
    for part in unique(test.part for test in selection.tests):
        others = tuple(test for test in selection.tests if test.part != part)
        without.append((part, selection._replace(tests=others)))
    found = ((part, store.select(rest)) for part, rest in without)
    everything = ("period", store.select(Selection(metrics=selection.metrics)))
    return no_facts(store, *next((left for left in found if left[1]), everything))


def no_facts(store: Store, part: str, facts: Sequence[Fact]) -> QueryError:
    """That no fact has what is asked for of a part of a question, and which facts have another."""
    entities = [store.entities[id_] for id_ in unique(fact.entity for fact in facts)]
    outer = unique(id_ for entity in entities for id_ in entity.within)
    sources = unique(evidence.source for fact in facts for evidence in fact.evidence)
    units = unique(fact.unit for fact in facts if fact.unit)
    data = {
        "part": part,
        "period": unique(fact.period.text for fact in facts if fact.period),
        "measure": unique(fact.measure.value for fact in facts),
        "status": unique(fact.status.value for fact in facts),
        "entity": candidates([entity.id for entity in entities], store.entities),
        "dim": unique(f"{key}={text}" for fact in facts for key, text in fact.dims),
        "fact": unique(fact.id for fact in facts),
        "kind": unique(entity.kind for entity in entities),
        "within": candidates(outer, store.entities),
        "source": candidates(sources, store.sources),
        "rank": unique(rank.code for fact in facts for rank in fact.ranks),
        "value": tuple(_ranges(store, facts)),
        "units": candidates(units, store.units) if part == "value" else None,
    }
    return QueryError([Problem(Kind.NO_FACTS, data)])


def _ranges(store: Store, facts: Iterable[Fact]) -> Iterator[FormulaPhrase]:
    """From the least to the greatest figure of some facts, in each of their units."""
    amounts = filter(None, (fact.amount for fact in facts))
    for unit, own in grouped(amounts, attrgetter("unit")).items():
        ends = (end(own, key=attrgetter("value")) for end in (min, max))
        told = [AmountPhrase(plain(o.value), o.bound, store.units[unit]) for o in ends]
        is_range = told[0].number != told[1].number
        yield FormulaPhrase((told[0], " … ", told[1]) if is_range else (told[0],))


def _implied(store: Store, metric: str) -> tuple[FormulaPhrase, ...]:
    """What shares imply of the metric that is their whole, each with its period and formula."""
    from jhstats.derive import Operand, implied  # noqa: PLC0415 - where there are no facts

    operands = (Operand.of(fact, store.units) for fact in store.select(ALL))
    found = []
    for derived in implied(filter(None, operands)):
        if derived.metric == metric and derived.value is not None and derived.unit:
            amount = AmountPhrase(plain(derived.value), derived.bound, store.units[derived.unit])
            period = f"{derived.period}: " if derived.period else ""
            found.append(FormulaPhrase((f"{period}{derived.formula} = ", amount)))
    return tuple(found)


def grouped(records: Iterable[Item], key: Callable[[Item], Any]) -> dict[Any, list[Item]]:
    """Facts, or other records, by what they have in common."""
    groups: dict[Any, list[Item]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups


def unique(values: Iterable[Item]) -> tuple[Item, ...]:
    """The values, each once, in their order."""
    return tuple(dict.fromkeys(values))

"""What each figure of a text may be of: metric, entity, period, measure, status, scope.

Each part says where it was found, and each doubt of it has a name: what reads on may accuse only
where no doubt is left.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jhstats.lang.grammar import ALLOWED, BREAKS, MEASURES, MOVES, SPOILS, Position, Word
from jhstats.lang.lexicon import is_own, kinds_of, words_in
from jhstats.model import Measure, Nature
from jhstats.text.dates import YEAR_BEFORE, Date
from jhstats.text.draft import BlockKind
from jhstats.text.figures import Figure, unit_of
from jhstats.text.naming import Named, Naming, bag_of
from jhstats.text.measures import OF_WORD
from jhstats.text.names import Name
from jhstats.text.sentence import Sentence, Token
from jhstats.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.period import Period
    from jhstats.text.draft import Block, Draft, Frame
    from jhstats.text.world import World

_OWNERS = frozenset({Word.ENTITY, Word.SELF, Word.SCOPE, Word.NAME, Word.UNKNOWN, Word.OTHER})
_AMOUNTS = frozenset({Word.FIGURE, Word.RANK})
_BEFORE_METRIC = frozenset(
    {Word.PARTICLE, Word.OF, Word.ENTITY, Word.SELF, Word.DATE, Word.COMMA, Word.ALL, Word.ADVERB,
     Word.TIME}
)  # fmt: skip
_WEAK = frozenset({Word.PARTICLE, Word.OF, Word.DATE, Word.ENTITY, Word.SELF})
_ROW = frozenset({Word.COMMA, Word.LIST, Word.JOIN, Word.PARTICLE, Word.OF})
_NEXT_TO_RANK = frozenset({Word.PARTICLE, Word.RANKING, Word.OF, Word.SELF})
_MANY = 1000
_LONGEST_HEAD = 200


class Place(IntEnum):
    """Where a part of a reading was found; the nearer is the surer."""

    NOWHERE = 0
    DEFAULT = 1
    """The base's main entity, since nobody is named."""
    BEFORE = 2
    """A sentence before in the same paragraph."""
    HEADING = 3
    HEAD = 4
    """The head of a column, the first cells of a row, the lead of a list."""
    SENTENCE = 5


class Doubt(Enum):
    """Why a figure may be something else than it seems."""

    WORDS = "words"
    """A word that no lexicon allows stands between it and what it seems to be of."""
    METRIC = "metric"
    """No metric of the base is named."""
    NAME = "name"
    """The metric is called by a piece of its name, or by some of its words."""
    ENTITY = "entity"
    """Somebody else may be meant."""
    OWNER = "owner"
    """Nobody is named, and the text speaks of others."""
    PART = "part"
    """A part of it is told behind, of whom it seems to be."""
    DATE = "date"
    """No date is told, or several."""
    DENIED = "denied"
    """It is denied, supposed, asked, corrected, or of another definition."""
    SERIES = "series"
    """It is one of several figures of which nobody says which is which."""
    FROM = "from"
    """It is where something comes from, and no date says when."""
    EACH = "each"
    """It is per head, per day, or an average."""
    ADDED = "added"
    """It is what was added to a stock."""
    PIECE = "piece"
    """It may be a word, or a piece of a number."""


SOFT = frozenset({Doubt.WORDS, Doubt.NAME})
"""The doubts that the digits of a fact outweigh."""


class Reading(NamedTuple):
    """What a figure may be of.

    Attributes:
        figure: the figure.
        sentence: where it stands.
        metrics: the ids of those it may be of; several where they share a name.
        metric_place: where they are named.
        called: the words that name them, if they are named.
        entity: whose it is.
        entity_place: where that is said.
        entities: all whom the sentence names.
        is_foreign: whether it is of somebody whom the base does not know.
        period: when it was.
        period_place: where that is said.
        periods: all that the sentence names.
        measure: what the words around it say, if anything.
        is_change: whether it is told as a difference.
        is_fall: whether it is told as a fall.
        is_target: whether it is told as a target or plan.
        is_full_year: whether the whole of a year is stressed.
        is_so_far: whether it is told up to a day of the period.
        whole: the metrics of which it is told to be a share.
        whole_entity: whose they are, or a word for all of a kind; None where that is not said.
        scopes: the ids among whom a rank is.
        kinds: the kinds of entities among whom a rank is, where a word says only that.
        doubts: why it may be something else.
        is_counting: whether the metric is what the figure counts.
    """

    figure: Figure
    sentence: Sentence
    frame: Frame
    metrics: tuple[str, ...] = ()
    metric_place: Place = Place.NOWHERE
    called: str = ""
    entity: str | None = None
    entity_place: Place = Place.NOWHERE
    entities: tuple[str, ...] = ()
    is_foreign: bool = False
    period: Period | None = None
    period_place: Place = Place.NOWHERE
    periods: tuple[Period, ...] = ()
    measure: Measure | None = None
    is_change: bool = False
    is_fall: bool = False
    is_target: bool = False
    is_full_year: bool = False
    is_so_far: bool = False
    whole: tuple[str, ...] = ()
    whole_entity: str | None = None
    scopes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    doubts: frozenset[Doubt] = frozenset()
    is_counting: bool = False

    @property
    def shown(self) -> tuple[int, int]:
        """From where to where a person is shown the figure; a rank with its scope."""
        figure, start, end = self.figure, self.figure.start, self.figure.end
        if figure.rank is None:
            return start, end
        sentence = self.sentence
        at = sentence.token_at(start)
        scope = sentence.scope_of(at)
        if scope is None:
            return start, end
        between = sentence.tokens[at + 1 : sentence.token_at(scope.start)]
        if scope.start > end and not all(one.word in _NEXT_TO_RANK for one in between):
            return start, end
        return min(start, scope.start), max(end, scope.end)


class Memory(NamedTuple):
    """What a text has established so far.

    Attributes:
        metrics: the metrics last spoken of.
        entity: the entity last spoken of.
        entity_place: whether a heading or a sentence named it.
        period: the period last named.
        period_place: whether a heading or a sentence named it.
        of: the metrics and the entity that were told with that period.
        is_target: whether a heading, or a list that still goes on, speaks of targets.
        is_foreign: whether somebody was spoken of whom the base does not know.
        is_strange: whether sentences went before that name nobody.
        full: the metrics that were called by their full names, and those related.
        unit: what the numbers of a table below count, if a line before it says so.
    """

    metrics: tuple[str, ...] = ()
    entity: str | None = None
    entity_place: Place = Place.DEFAULT
    period: Period | None = None
    period_place: Place = Place.NOWHERE
    of: tuple[tuple[str, ...], str | None] = ((), None)
    is_target: bool = False
    is_foreign: bool = False
    is_strange: bool = False
    full: frozenset[str] = frozenset()
    unit: object = None


class Head(NamedTuple):
    """The head of a column or row, as a sentence, and what a number below it counts."""

    sentence: Sentence
    unit: object

    def has(self, word: Word) -> bool:
        """Whether a word of a class stands in it."""
        return word in self.sentence.words

    def items(self, word: Word) -> list[Token]:
        """Its tokens of a class."""
        return [token for token in self.sentence.tokens if token.word is word]

    @property
    def is_plain(self) -> bool:
        """Whether it says nothing but metric, entity, date and unit."""
        tokens = self.sentence.tokens
        return self.sentence.is_plain(0, len(tokens), Position.HEAD)

    @property
    def is_rank(self) -> bool:
        """Whether ranks stand below it."""
        return self.has(Word.RANKING) and not self.has(Word.METRIC)


def readings(world: World, draft: Draft) -> Iterator[tuple[Block, int, Reading]]:
    """The figures of a draft, in order, each with its block and where its sentence begins."""
    heads = lru_cache(_MANY)(lambda text: _head(world, text))
    memory = lead = Memory()
    headings: list[tuple[int, Memory]] = []
    for block in draft.blocks:
        kind = block.frame.kind
        if kind is BlockKind.HEADING:
            headings = [one for one in headings if one[0] < block.level]
            memory = headings[-1][1] if headings else memory._replace(metrics=(), is_target=False)
        elif block.is_part:
            memory = lead._replace(
                metrics=lead.metrics or memory.metrics, full=lead.full | memory.full
            )
        around = [heads(head) for head in block.frame.around]
        reader = None
        for start, end in sentences(block.text):
            reader = _Reader(world, block.frame, block.text[start:end], memory, around)
            for reading in reader.readings():
                yield block, start, reading
            memory = reader.after()
        if kind is BlockKind.HEADING:
            memory = _as_heading(memory, headings[-1][1] if headings else Memory())
            headings.append((block.level, memory))
        if not block.is_part:
            memory = memory._replace(
                unit=None if reader is None or reader.at else unit_of(block.text, world.units)
            )
            lead = memory
            if block.text.rstrip()[-1:] in ":：" and kind is BlockKind.TEXT:
                lead = _as_heading(memory, Memory())
            elif kind is BlockKind.TEXT:
                memory = lead = lead._replace(is_target=_under(headings).is_target)


def _under(headings: list[tuple[int, Memory]]) -> Memory:
    return headings[-1][1] if headings else Memory()


def _as_heading(memory: Memory, above: Memory) -> Memory:
    """What a heading leaves to the text below it."""
    is_dated = memory.period is not None and memory.period_place is not Place.NOWHERE
    place = Place.HEADING if memory.entity_place is Place.BEFORE else memory.entity_place
    return memory._replace(
        period_place=Place.HEADING if is_dated else Place.NOWHERE,
        entity_place=place,
        is_target=memory.is_target or above.is_target,
    )


def _head(world: World, text: str) -> Head:
    text = text[:_LONGEST_HEAD]
    return Head(Sentence(world, text, world.today, lambda: None), unit_of(text, world.units))


class _Reader:
    """Reads one sentence."""

    def __init__(
        self, world: World, frame: Frame, text: str, memory: Memory, heads: list[Head]
    ) -> None:
        self.world = world
        self.frame = frame
        self.memory = memory
        self.heads = heads
        unit = next((head.unit for head in reversed(heads) if head.unit), None)
        if unit is None and frame.kind is BlockKind.CELL:
            unit = memory.unit
        is_rank = bool(heads) and heads[0].is_rank
        is_before = YEAR_BEFORE.search(text) is not None
        day = (memory.period if is_before else None) or world.today
        self.sentence = Sentence(
            world, text, day, lambda: memory.period, is_rank=is_rank, unit=unit
        )
        self.tokens = self.sentence.tokens
        self.at = self.sentence.at
        self.metrics = self._metrics()
        self.owners = [n for n, token in enumerate(self.tokens) if self._is_owner(n, token)]
        self.dates = [n for n, token in enumerate(self.tokens) if isinstance(token.item, Date)]
        self._told: tuple[str, ...] = ()
        self.rows = self._rows() if Word.RESPECTIVE in self.sentence.words else {}

    # --- what is named ---------------------------------------------------------------------

    def _metrics(self) -> list[tuple[int, Named]]:
        """The metrics that the sentence names, each with the number of its token."""
        found = [(n, token.item) for n, token in enumerate(self.tokens)
                 if token.word is Word.METRIC and isinstance(token.item, Named)]  # fmt: skip
        return found

    def _is_owner(self, n: int, token: Token) -> bool:
        """Whether a token names somebody whose figures may follow, known or not."""
        if token.word not in _OWNERS:
            return False
        if token.word in (Word.NAME, Word.UNKNOWN, Word.OTHER):
            return self.sentence.is_stranger(token)
        before = self.tokens[n - 1].word if n else None
        if before in (Word.SHARE_OF, Word.THAN, Word.FOR):
            return False
        behind = self.tokens[n + 1].word if n + 1 < len(self.tokens) else None
        if behind is Word.WHOLE:
            return False
        return not any(self.sentence.scope_of(at) is token for at in self.at
                       if self.tokens[at].word is Word.RANK)  # fmt: skip

    def _rows(self) -> dict[int, int]:
        """Of each figure of a row told one by one, the token that it is of."""
        rows: dict[int, int] = {}
        runs: list[list[int]] = []
        for at in self.at:
            last = runs[-1][-1] if runs else None
            if last is not None and all(token.word in _ROW for token in self.tokens[last + 1 : at]):
                runs[-1].append(at)
            else:
                runs.append([at])
        for run in runs:
            names = [n for n, token in enumerate(self.tokens[: run[0]])
                     if token.word in (Word.METRIC, Word.ENTITY, Word.DATE)]  # fmt: skip
            row: list[int] = []
            for n in reversed(names):
                if row and self.tokens[n].word is not self.tokens[row[-1]].word:
                    break
                if row and not all(token.word in _ROW for token in self.tokens[n + 1 : row[-1]]):
                    break
                row.append(n)
            if len(row) == len(run) > 1:
                rows |= dict(zip(run, reversed(row), strict=True))
        return rows

    # --- the figures -----------------------------------------------------------------------

    def readings(self) -> Iterator[Reading]:
        """What each figure may be of."""
        entities = tuple(dict.fromkeys(
            token.item.ids[0] for token in self.tokens
            if token.word is Word.ENTITY and isinstance(token.item, Name)
        ))  # fmt: skip
        periods = tuple(dict.fromkeys(
            token.item.period for token in self.tokens if isinstance(token.item, Date)
        ))  # fmt: skip
        for index, figure in enumerate(self.sentence.figures):
            reading = Reading(figure, self.sentence, self.frame, entities=entities, periods=periods)
            reading = self._read(index, reading)
            self._told += reading.metrics
            yield reading

    def _read(self, index: int, reading: Reading) -> Reading:
        at = self.at[index]
        doubts: set[Doubt] = set()
        metric_at, reading = self._with_metric(index, reading, doubts)
        reading = self._with_entity(at, metric_at, reading, doubts)
        reading = self._with_period(index, metric_at, reading, doubts)
        reading = self._with_measure(index, metric_at, reading)
        if reading.figure.rank is not None:
            reading = self._with_scope(index, reading)
        self._doubt(index, metric_at, reading, doubts)
        return reading._replace(
            is_target=self._is_target(at),
            is_full_year=Word.FULL in self.sentence.words,
            is_so_far=Word.SO_FAR in self.sentence.words,
            doubts=frozenset(doubts),
        )

    def _next(self, index: int) -> int:
        """The token of the figure behind one, or the end of the sentence."""
        return self.at[index + 1] if index + 1 < len(self.at) else len(self.tokens)

    def _with_metric(
        self, index: int, reading: Reading, doubts: set[Doubt]
    ) -> tuple[int | None, Reading]:
        """The metric of a figure: what it counts, or named before it, in the heads, before."""
        at, sentence = self.at[index], self.sentence
        row = self.rows.get(at)
        if row is not None and self.tokens[row].word is Word.METRIC:
            name = self.tokens[row].item
            assert isinstance(name, Named)  # noqa: S101 - the token of a metric
            return row, reading._replace(metrics=name.ids, metric_place=Place.SENTENCE)
        position = Position.LINK if reading.figure.rank is None else Position.RANK_LINK
        before = [(n, name) for n, name in self.metrics if n < at and not sentence.is_aside(n, at)]
        behind = self._counted(index)
        if behind is not None and (not before or self._is_nearer(before[-1][0], at, behind[0])):
            n, name = behind
            self._doubt_name(n, name, doubts)
            return n, reading._replace(
                metrics=name.ids, metric_place=Place.SENTENCE, is_counting=True
            )
        if before:
            n, name = before[-1]
            self._doubt_link(n, at, position, doubts)
            self._doubt_lead(n, name, position, doubts)
            self._doubt_name(n, name, doubts)
            shared = self._shares(n)
            ids = tuple(dict.fromkeys((*name.ids, *(id_ for one in shared for id_ in one.ids))))
            if shared and reading.figure.rank is None:
                doubts.add(Doubt.SERIES)
            called = sentence.text[name.start : name.end]
            return n, reading._replace(metrics=ids, metric_place=Place.SENTENCE, called=called)
        for head in reversed(self.heads):
            names = head.items(Word.METRIC)
            if names:
                self._doubt_heads(doubts)
                name = names[0].item
                assert isinstance(name, Named)  # noqa: S101 - the token of a metric
                return None, reading._replace(metrics=name.ids, metric_place=Place.HEAD)
        is_plain = sentence.is_plain(0, at, Position.CARRIED)
        place = Place.HEADING if self.frame.kind is BlockKind.ITEM else Place.BEFORE
        loose, is_all = self._loosely(index)
        wholes = {
            id_ for token in self.tokens if token.word is Word.WHOLE for id_ in token.item.ids
        }  # type: ignore[union-attr]
        if wholes.issuperset(loose):
            loose = ()
        counted = self._by_unit(reading.figure)
        if counted and not loose and self.memory.metrics != counted:
            doubts.add(Doubt.NAME)
            return None, reading._replace(metrics=counted, metric_place=Place.SENTENCE)
        if self.memory.metrics and is_plain and not self.metrics and not (loose and is_all):
            return None, reading._replace(metrics=self.memory.metrics, metric_place=place)
        if loose:
            doubts.update((Doubt.NAME, Doubt.WORDS) if is_all else (Doubt.METRIC,))
            return None, reading._replace(metrics=loose, metric_place=Place.SENTENCE)
        if self.metrics:
            n, name = self.metrics[0]
            is_first = sentence.is_plain(0, at, Position.LEAD) and all(
                token.word in _BEFORE_METRIC for token in self.tokens[at + 1 : n]
            )  # at 84 years, life expectancy …
            doubts.update((Doubt.WORDS,) if is_first else (Doubt.WORDS, Doubt.METRIC))
            return n, reading._replace(metrics=name.ids, metric_place=Place.SENTENCE)
        if self.memory.metrics:
            doubts.update((Doubt.WORDS, Doubt.METRIC))
            return None, reading._replace(metrics=self.memory.metrics, metric_place=place)
        doubts.add(Doubt.METRIC)
        return None, reading

    def _by_unit(self, figure: Figure) -> tuple[str, ...]:
        """The only metric that counts in a unit that counts nothing else: 10,245 employees."""
        if figure.unit is None:
            return ()
        found = {id_ for unit in figure.unit.scales for id_ in self.world.counted.get(unit, ())}
        return tuple(found) if len(found) == 1 else ()

    def _doubt_link(self, n: int, at: int, position: Position, doubts: set[Doubt]) -> None:
        """Doubt what stands between a metric and a figure: words, or even another subject."""
        allowed, own = ALLOWED[position], self._own_words(n)
        is_new = True  # right behind a name, a word makes another of it
        for token in self.sentence.bare(n + 1, at):
            if token.word in allowed or self._is_own_word(token, own):
                is_new = (
                    token.word in BREAKS | _AMOUNTS
                    or token.word is Word.JOIN
                    or (is_new and token.word in _WEAK)
                )
                continue
            doubts.add(Doubt.METRIC if is_new else Doubt.WORDS)

    def _doubt_lead(self, n: int, name: Named, link: Position, doubts: set[Doubt]) -> None:
        """Doubt what stands before a metric in its clause: it may make another one of it."""
        begin, _ = self.sentence.clause(n)
        first = min(self.sentence.token_at(name.start), n)
        position = Position.LEAD if link is Position.LINK else Position.RANK_LEAD
        allowed, own = ALLOWED[position], self._own_words(n)
        if (
            first
            and self.tokens[first - 1].word is Word.METRIC
            and (self.tokens[first - 1].end == self.tokens[first].start)
        ):
            doubts.add(Doubt.METRIC)  # 跨境电商进出口 is neither
        is_owned = False
        for token in self.sentence.bare(begin, first):
            is_owned = is_owned or token.word in (Word.ENTITY, Word.SELF)
            if token.word in allowed or self._is_own_word(token, own):
                continue
            doubts.add(Doubt.WORDS)
            if not is_owned and self._may_be_somebody(token):
                doubts.add(Doubt.ENTITY)
            if name.naming is Naming.SHORT and token is self.tokens[first - 1]:
                doubts.add(Doubt.METRIC)

    def _may_be_somebody(self, token: Token) -> bool:
        """Whether a word that nobody has listed may be a name."""
        return token.word is Word.NAME or (
            token.word is Word.UNKNOWN and not self.sentence.text[token.start].islower()
        )

    def _own_words(self, n: int) -> tuple[str, ...]:
        """The full names of the metric at a token."""
        name = self.tokens[n].item
        return self.world.known.full(name.ids) if isinstance(name, Named) else ()

    def _is_own_word(self, token: Token, own: tuple[str, ...]) -> bool:
        """Whether a word is one of a metric's full name."""
        if token.word not in (Word.UNKNOWN, Word.NAME):
            return False
        word = self.sentence.text[token.start : token.end].lower()
        if word.isascii():
            return any(bag_of(word) <= bag_of(name) for name in own)
        return any(word in name for name in own)

    def _counted(self, index: int) -> tuple[int, Named] | None:
        """The metric that a figure counts, right behind it."""
        at, following = self.at[index], self._next(index)
        if self.tokens[at].word is Word.RANK:
            behind = [
                (n, name) for n, name in self.metrics
                if at < n < following and self.tokens[n - 1].word in (Word.BY, Word.PARTICLE)
                and not any(token.word in BREAKS for token in self.tokens[at:n])
            ]  # fmt: skip
            return behind[0] if behind else None
        for n, name in self.metrics:
            if at < n < following:
                plain = self.sentence.is_plain(at + 1, n, Position.COUNTED)
                return (n, name) if plain else None
        return None

    def _is_nearer(self, before: int, at: int, behind: int) -> bool:
        """Whether the metric behind a figure is nearer than the one before it."""
        between = {token.word for token in self.tokens[before + 1 : at]}
        if between & (_AMOUNTS | BREAKS) or between.isdisjoint(MEASURES | {Word.VALUE}):
            return behind - at <= 3 or not any(
                token.word in BREAKS for token in self.tokens[at:behind]
            )
        return False

    def _shares(self, n: int) -> list[Named]:
        """The other metrics of a row that share what follows: A、B均居第一."""
        found = []
        names = dict(self.metrics)
        while n > 0:
            before = n - 1
            while before >= 0 and self.tokens[before].word in (Word.LIST, Word.JOIN, Word.PARTICLE):
                before -= 1
            joined = any(
                token.word in (Word.LIST, Word.JOIN) for token in self.tokens[before + 1 : n]
            )
            if before not in names or not joined:
                break
            found.append(names[before])
            n = before
        return found

    def _loosely(self, index: int) -> tuple[tuple[str, ...], bool]:
        """The metrics named by their words in the clause of a figure, or around it; and whether
        by all of these."""
        at = self.at[index]
        begin, end = self.sentence.clause(at)
        text = self.sentence.text
        for first, last in ((begin, end), (0, self._next(index))):
            if first >= last:
                continue
            found = self.world.known.loosely(
                text[self.tokens[first].start : self.tokens[last - 1].end]
            )
            if found[0]:
                return found
        return (), False

    def _doubt_name(self, n: int, name: Named, doubts: set[Doubt]) -> None:
        """Doubt a metric that is called by a piece of its name, unless it was told in full."""
        if name.naming is Naming.FULL:
            return
        full = {*self.memory.full}
        for at, other in self.metrics:
            if other.naming is Naming.FULL and at < n:
                full |= self.world.known.related(other.ids)
        if full.isdisjoint(name.ids):
            doubts.add(Doubt.NAME)

    def _doubt_heads(self, doubts: set[Doubt]) -> None:
        if not all(head.is_plain for head in self.heads):
            doubts.add(Doubt.WORDS)
        if sum(head.has(Word.METRIC) for head in self.heads) > 1:
            doubts.add(Doubt.METRIC)

    def _with_entity(
        self, at: int, metric_at: int | None, reading: Reading, doubts: set[Doubt]
    ) -> Reading:
        """Whose a figure is: who is named before it, in the heads, in a text before."""
        sentence, memory = self.sentence, self.memory
        row = self.rows.get(at)
        if row is not None and self.tokens[row].word is Word.ENTITY:
            return self._owned(reading, self.tokens[row])
        before = [n for n in self.owners if n < at and not sentence.is_aside(n, at)]
        if not before and metric_at is not None:  # exports from Yiwu
            before = [n for n in self.owners
                      if metric_at < n <= metric_at + 3 and n < len(self.tokens)
                      and not any(token.word in BREAKS | _AMOUNTS
                                  for token in self.tokens[metric_at + 1 : n])]  # fmt: skip
        if before:
            return self._named_owner(before, reading, doubts)
        for head in reversed(self.heads):
            names = head.items(Word.ENTITY)
            if names and not head.is_rank:
                return self._owned(reading, names[0])._replace(entity_place=Place.HEAD)
        if any(self._is_strange(head) for head in self.heads[1:2]):
            doubts.add(Doubt.ENTITY)
            return reading._replace(is_foreign=True)
        if memory.is_foreign:
            doubts.add(Doubt.ENTITY)
            return reading._replace(is_foreign=True, entity=memory.entity)
        if memory.entity is not None:
            return reading._replace(entity=memory.entity, entity_place=memory.entity_place)
        if memory.is_strange or self.world.base.main is None:
            doubts.add(Doubt.OWNER)
        return reading._replace(entity=self.world.base.main, entity_place=Place.DEFAULT)

    def _named_owner(self, before: list[int], reading: Reading, doubts: set[Doubt]) -> Reading:
        token = self.tokens[before[-1]]
        if token.word in (Word.SELF, Word.SCOPE):
            return self._meant_owner(token, before[:-1], reading, doubts)
        if token.word is Word.ENTITY:
            return self._owned(reading, token)
        doubts.add(Doubt.ENTITY)
        return reading._replace(is_foreign=True, entity=self.memory.entity or self.world.base.main)

    def _meant_owner(
        self, token: Token, before: list[int], reading: Reading, doubts: set[Doubt]
    ) -> Reading:
        """Whom 我市 or the country means: the main entity, or who was last spoken of."""
        word = self.sentence.text[token.start : token.end]
        last = self.memory.entity
        for n in before:
            other = self.tokens[n]
            if other.word is Word.ENTITY and isinstance(other.item, Name):
                last = other.item.ids[0]
        entity = self.world.meant(word, last)
        if entity is None:
            doubts.add(Doubt.ENTITY)
            return reading._replace(is_foreign=bool(kinds_of(word)) and token.word is Word.SCOPE)
        is_strange = self.memory.is_foreign or (
            self.memory.is_strange and self.memory.entity is None
        )
        if is_strange and not (is_own(word) and not self.memory.is_foreign):
            doubts.add(Doubt.OWNER)
        return reading._replace(entity=entity, entity_place=Place.SENTENCE,
                                is_foreign=self.memory.is_foreign and not is_own(word))  # fmt: skip

    def _owned(self, reading: Reading, token: Token) -> Reading:
        name = token.item
        assert isinstance(name, Name)  # noqa: S101 - the token of an entity
        return reading._replace(entity=name.ids[0], entity_place=Place.SENTENCE)

    def _is_strange(self, head: Head) -> bool:
        """Whether the first cell of a row is of somebody whom the base does not know."""
        known = (Word.METRIC, Word.ENTITY, Word.DATE, Word.SELF, Word.SCOPE)
        if any(token.word in known for token in head.sentence.tokens):
            return False
        return not head.is_plain

    # --- when ------------------------------------------------------------------------------

    def _with_period(
        self, index: int, metric_at: int | None, reading: Reading, doubts: set[Doubt]
    ) -> Reading:
        """The date behind a figure, else the one before it, else in the heads, else before."""
        at = self.at[index]
        row = self.rows.get(at)
        date_at = row if row is not None and self.tokens[row].word is Word.DATE else None
        if date_at is None:
            date_at = self._date_behind(index)
        if date_at is None:
            date_at = self._date_before(at, metric_at, doubts)
        if date_at is not None:
            date = self.tokens[date_at].item
            assert isinstance(date, Date)  # noqa: S101 - the token of a date
            self._doubt_date(date_at, at, doubts)
            return reading._replace(period=date.period, period_place=Place.SENTENCE)
        if self._is_undated(at):
            doubts.add(Doubt.DATE)
            return reading
        for head in self.heads:
            for token in head.items(Word.DATE)[-1:]:
                date = token.item
                assert isinstance(date, Date)  # noqa: S101 - the token of a date
                return reading._replace(period=date.period, period_place=Place.HEAD)
        columns = self.frame.header
        if columns and not reading.period:
            found = {token.item.period for token in _head_dates(self, columns)}
            if len(found) == 1:
                return reading._replace(period=found.pop(), period_place=Place.HEAD)
        memory = self.memory
        if memory.period is None:
            return reading
        told, entity = memory.of
        is_same = not set(reading.metrics).isdisjoint(told) and reading.entity == entity
        if (
            memory.period_place is not Place.HEADING
            and is_same
            and (reading.metric_place is Place.SENTENCE)
        ):
            doubts.add(Doubt.DATE)
        return reading._replace(period=memory.period, period_place=memory.period_place)

    def _date_behind(self, index: int) -> int | None:
        """The date behind a figure: 5.9% in 2023, 140.9 billion yuan last year."""
        at, tokens = self.at[index], self.tokens
        count = 0
        for n in range(at + 1, self._next(index)):
            token = tokens[n]
            if isinstance(token.item, Date):
                if token.item.is_compared or token.item.is_from:
                    return None
                is_bound = tokens[n - 1].word in (Word.PARTICLE, Word.OF, Word.BY)
                spaced = n == at + 1 and self.sentence.text[token.start - 1] == " "
                spaced = spaced and self.sentence.text[token.start].isascii()
                if self._narrows(n, at):
                    return None
                return n if is_bound or spaced or not token.item.is_told and n > at + 1 else None
            count += 1
            if token.word in BREAKS or token.word in (Word.THAN, Word.TO, Word.FROM) or count > 7:
                return None
        return None

    def _narrows(self, n: int, at: int) -> bool:
        """Whether a day or month before a figure says more than "this year" behind it."""
        date = self.tokens[n].item
        assert isinstance(date, Date)  # noqa: S101 - the token of a date
        return (
            not date.is_told
            and date.period.is_year
            and any(
                before < at and self.tokens[before].item.period.within(date.period)  # type: ignore[union-attr]
                for before in self.dates
            )
        )

    def _date_before(self, at: int, metric_at: int | None, doubts: set[Doubt]) -> int | None:
        found = None
        for n in self.dates:
            token = self.tokens[n]
            date = token.item
            if n >= at or not isinstance(date, Date) or self.sentence.is_aside(n, at, figures=True):
                continue
            if self._is_compared(n):
                # 比2020年的821亿元: a figure of that year
                is_its = all(
                    one.word in (Word.PARTICLE, Word.OF) for one in self.tokens[n + 1 : at]
                )
                if is_its and n + 1 < at and self.tokens[at].word is Word.FIGURE:
                    found = n
                continue
            if date.is_from and any(n < other < at for other in self.at):
                continue
            narrower = found is not None and not date.is_told and date.period.is_year
            if narrower:
                earlier = self.tokens[found].item
                assert isinstance(earlier, Date)  # noqa: S101 - the token of a date
                if earlier.period.within(date.period):
                    continue
            found = n
        if found is None:  # "Rank fourth was held, in 2021": a date behind in the sentence
            later = [n for n in self.dates if n > at and not self._is_compared(n)]
            _, end = self.sentence.clause(at)
            is_near = bool(later) and (later[0] < end or len(self.dates) == 1)
            if is_near and not any(token.word in (Word.FROM, Word.THAN)
                                   for token in self.tokens[at : later[0]]):  # fmt: skip
                return later[0]
        return found

    def _doubt_date(self, date_at: int, at: int, doubts: set[Doubt]) -> None:
        """Doubt a date of a clause that says more than the date, or one of several in a row."""
        sentence, tokens = self.sentence, self.tokens
        if date_at not in self.rows.values():
            for n in self.dates:
                between = tokens[min(n, date_at) + 1 : max(n, date_at)]
                is_row = 0 < len(between) <= 2 and all(
                    token.word in (Word.LIST, Word.JOIN, Word.COMMA) for token in between
                )
                if n != date_at and is_row and not self._is_within(n, date_at):
                    doubts.add(Doubt.DATE)
        begin, end = sentence.clause(date_at)
        if begin <= at < end:
            return
        if date_at < at:
            if not sentence.is_plain(begin, end, Position.DATED):
                doubts.add(Doubt.WORDS)
            own, _ = sentence.clause(at)
            others = [
                n for n in self.dates
                if n < own and n != date_at and not sentence.is_aside(n, at)
                and not self._is_compared(n)
                and not self._is_within(n, date_at)
            ]  # fmt: skip
            if others:
                doubts.add(Doubt.DATE)

    def _is_within(self, n: int, other: int) -> bool:
        one, two = self.tokens[n].item, self.tokens[other].item
        assert isinstance(one, Date)  # noqa: S101 - the token of a date
        assert isinstance(two, Date)  # noqa: S101 - the token of a date
        return one.period.within(two.period) or two.period.within(one.period)

    def _is_undated(self, at: int) -> bool:
        """Whether the sentence names a date that nobody can place: 今年 of an unknown year."""
        return any(
            not any(token.start <= start < token.end for token in self.tokens
                    if isinstance(token.item, Date))
            for start in self.world_relatives()
        )  # fmt: skip

    def world_relatives(self) -> list[int]:
        """Where words stand that only the day of the text makes dates."""
        from jhstats.text.dates import relatives

        return relatives(self.sentence.text) if self.world.today is None else []

    # --- of which measure, and among whom ----------------------------------------------------

    def _with_measure(self, index: int, metric_at: int | None, reading: Reading) -> Reading:
        at, tokens, figure = self.at[index], self.tokens, reading.figure
        reading = self._with_whole(at, reading)
        numeral = figure.numeral
        if numeral is None:
            return reading._replace(measure=self._rank_measure(index, metric_at))
        if numeral.is_times:
            return reading._replace(measure=Measure.GROWTH)
        behind = self._measure_behind(index) if numeral.unit else None
        if behind is not None:
            word, measure = behind
            return reading._replace(measure=measure, is_fall=word is Word.FALL or numeral.is_fall)
        is_fall, is_change, measure, is_level = numeral.is_fall, False, None, False
        n = at - 1
        while n >= 0:
            word = tokens[n].word
            if word in (Word.TO, Word.FROM):
                is_level = True
            elif word in MOVES and is_level:
                pass  # it rose to that
            elif word in MOVES or word is Word.MORE:
                is_change = not numeral.unit
                is_fall = is_fall or word is Word.FALL
                measure = OF_WORD.get(word)
                break
            elif word in OF_WORD:
                measure = OF_WORD[word]
                begin, _ = self.sentence.clause(n)
                if any(token.word is Word.CONTRIBUTION for token in tokens[begin:n]):
                    measure = Measure.CONTRIBUTION
                break
            elif word is Word.LOSS:
                is_fall = True
                break
            elif word is Word.VALUE and not numeral.unit:
                break
            elif word in (Word.STOP, Word.TURN) or (word is Word.METRIC and n != metric_at):
                break
            elif word is Word.ADDED:
                is_change = not numeral.unit
                break
            elif n == metric_at or (word is Word.FIGURE and not numeral.unit):
                break
            n -= 1
        if measure is None and not is_change:
            measure = self._lead_measure(metric_at) or self._head_measure()
        return reading._replace(measure=measure, is_change=is_change, is_fall=is_fall)

    def _measure_behind(self, index: int) -> tuple[Word, Measure] | None:
        """What stands right behind a percentage: 71.7% growth, 7.1% of, 71.7%的增速."""
        for n in range(self.at[index] + 1, min(self._next(index), self.at[index] + 4)):
            word = self.tokens[n].word
            if word is Word.OF:
                following = self.tokens[n + 1].word if n + 1 < len(self.tokens) else None
                if n > self.at[index] + 1 or following in (Word.DATE, None):
                    return None
                begin, _ = self.sentence.clause(n)
                is_part = any(one.word is Word.CONTRIBUTION for one in self.tokens[begin:n])
                return word, Measure.CONTRIBUTION if is_part else Measure.SHARE
            if word in OF_WORD:
                return word, OF_WORD[word]
            if word not in (Word.PARTICLE, Word.ADVERB):
                return None
        return None

    def _rank_measure(self, index: int, metric_at: int | None) -> Measure | None:
        """The measure of a rank: by what it is, else the last word or amount before it."""
        at = self.at[index]
        by = False
        for token in self.tokens[at + 1 : self._next(index)]:
            by = by or token.word is Word.BY
            if by and token.word in OF_WORD:
                return OF_WORD[token.word]
            if by and token.word is Word.METRIC:
                return Measure.LEVEL
        for n in range(at - 1, -1, -1):
            token = self.tokens[n]
            if token.word in OF_WORD and not (
                token.word in MOVES and any(one.word is Word.TO for one in self.tokens[n + 1 : at])
            ):
                return OF_WORD[token.word]
            if token.word is Word.FIGURE and not Sentence._is_percent(token):
                return Measure.LEVEL
            if n == metric_at or token.word in (Word.STOP, Word.TURN):
                break
        return self._lead_measure(metric_at) or self._head_measure()

    def _lead_measure(self, metric_at: int | None) -> Measure | None:
        """What a word before the metric says: the growth of exports; 看增速，营收…."""
        if metric_at is None:
            return None
        n = metric_at - 1
        while n >= 0 and self.tokens[n].word in _BEFORE_METRIC:
            n -= 1
        if n < 0 or self.tokens[n].word not in OF_WORD:
            return None
        if n == metric_at - 1 and self.tokens[n].word is not Word.SHARE_OF:
            return None
        return OF_WORD[self.tokens[n].word]

    def _head_measure(self) -> Measure | None:
        for head in reversed(self.heads):
            for token in reversed(head.sentence.tokens):
                if token.word in OF_WORD:
                    return OF_WORD[token.word]
        return None

    def _with_whole(self, at: int, reading: Reading) -> Reading:
        """The whole of a share, and whose it is: 占全省生产总值, 4.5% of the world's exports."""
        whole: tuple[str, ...] = ()
        entity = None
        tokens = self.tokens
        begin, end = self.sentence.clause(at)
        for n in range(begin, end):
            token = tokens[n]
            if token.word is Word.WHOLE and isinstance(token.item, Named):
                whole = token.item.ids
            is_of = token.word is Word.SHARE_OF or (n == at and n + 1 < end
                                                    and tokens[n + 1].word is Word.OF)  # fmt: skip
            if token.word is Word.FOR:
                is_of = True
            if not is_of:
                continue
            for other in tokens[n + 1 : end]:
                if other.word is Word.ENTITY and isinstance(other.item, Name):
                    entity = other.item.ids[0]
                    break
                if other.word in (Word.SCOPE, Word.SELF):
                    word = self.sentence.text[other.start : other.end]
                    entity = self.world.meant(word, reading.entity) or word
                    break
                if other.word not in (Word.PARTICLE, Word.OF, Word.ALL):
                    break
        return reading._replace(whole=whole, whole_entity=entity)

    def _with_scope(self, index: int, reading: Reading) -> Reading:
        token = None
        for n in range(index, -1, -1):  # of two ranks, the first may say it for both
            if self.sentence.figures[n].rank is not None and token is None:
                token = self.sentence.scope_of(self.at[n])
        if token is None:
            for head in self.heads:
                for found in (*head.items(Word.ENTITY), *head.items(Word.SCOPE)):
                    return self._scoped(reading, head.sentence, found)
            return reading
        return self._scoped(reading, self.sentence, token)

    def _scoped(self, reading: Reading, sentence: Sentence, token: Token) -> Reading:
        if isinstance(token.item, Name):
            return reading._replace(scopes=token.item.ids)
        return reading._replace(kinds=kinds_of(sentence.text[token.start : token.end]))

    # --- how it is told ----------------------------------------------------------------------

    def _is_target(self, at: int) -> bool:
        """Whether a figure is told as a target: here, in a head, in the heading above."""
        if any(head.has(Word.TARGET) for head in self.heads):
            return True
        begin, end = self.sentence.clause(at)
        words = {token.word for token in self.tokens[begin:end]}
        if Word.PRESENT in words or Word.DONE in words:
            return False
        if self.memory.is_target:
            return True
        stop = next((n for n in range(at + 1, len(self.tokens))
                     if self.tokens[n].word in BREAKS), len(self.tokens))  # fmt: skip
        return self._is_by_then(at) or any(
            token.word is Word.TARGET or (token.word is Word.METRIC and self._is_plan(token))
            for token in self.tokens[:stop]
        )

    def _is_plan(self, token: Token) -> bool:
        """Whether the name of a metric says that it is planned."""
        spots = words_in(self.sentence.text, token.start, token.end)
        return any(spot.word is Word.TARGET for spot in spots)

    def _is_by_then(self, at: int) -> bool:
        """Whether it is told by a year that is still to come: 到2025年, by 2025."""
        return any(
            self.tokens[n].item.period.year > self.world.newest  # type: ignore[union-attr]
            and n > 0 and self.tokens[n - 1].word in (Word.TO, Word.BY)
            for n in self.dates if n < at
        )  # fmt: skip

    def _doubt(
        self, index: int, metric_at: int | None, reading: Reading, doubts: set[Doubt]
    ) -> None:
        at, tokens, sentence = self.at[index], self.tokens, self.sentence
        figure = reading.figure
        if figure.is_weak or figure.is_piece:
            doubts.add(Doubt.PIECE)
        if not SPOILS.isdisjoint(sentence.words):
            doubts.add(Doubt.DENIED)
        begin, end = sentence.clause(at)
        if any(token.word is Word.NEGATION for token in tokens[begin:at]):
            doubts.add(Doubt.DENIED)
        first = begin if metric_at is None else min(sentence.clause(metric_at)[0], begin)
        if any(token.word is Word.PRICES for token in tokens[:at]):
            doubts.add(Doubt.DENIED)
        if any(token.word is Word.EACH for token in tokens[first:end]):
            doubts.add(Doubt.EACH)
        if self._is_in_series(index):
            doubts.add(Doubt.SERIES)
        if self._is_origin(at, reading):
            doubts.add(Doubt.FROM)
        if reading.measure is Measure.GROWTH and self._has_other_base(at, reading):
            doubts.add(Doubt.DATE)
        if self._is_added(first, end, reading):
            doubts.add(Doubt.ADDED)
        self._doubt_owner(at, first, end, reading, doubts)
        following = min(self._next(index), end)
        if self.frame.kind is not BlockKind.CELL and not reading.is_counting:
            stop = following
            if not sentence.is_plain(at + 1, stop, Position.TAIL):
                doubts.add(Doubt.WORDS)
        if reading.is_counting and metric_at is not None:
            after = sentence.clause(metric_at)[1]
            if not sentence.is_plain(metric_at + 1, min(after, max(self._next(index), metric_at + 1)),
                                     Position.TAIL):  # fmt: skip
                doubts.add(Doubt.WORDS)
            if not sentence.is_plain(begin, at, Position.LEAD):
                doubts.add(Doubt.WORDS)

    def _doubt_owner(
        self, at: int, first: int, end: int, reading: Reading, doubts: set[Doubt]
    ) -> None:
        """Doubt a figure beside whom others are named in the same breath."""
        if reading.entity_place is not Place.SENTENCE and self._is_told_later(at, end, reading):
            doubts.add(Doubt.PART)
        for n in range(first, end):
            token = self.tokens[n]
            if n < at and token.word in (Word.NAME, Word.UNKNOWN, Word.OTHER):
                if self.sentence.is_stranger(token) and n in self.owners:
                    doubts.add(Doubt.ENTITY)
            if token.word is Word.PART and n < at:
                doubts.add(Doubt.WORDS)

    def _is_told_later(self, at: int, end: int, reading: Reading) -> bool:
        """Whether a part is told behind of whom the figure seems to be: 8348亿元，其中金华378亿元.

        So it is where the name of the metric itself names somebody.
        """
        if reading.entity is None or self.heads:
            return False
        for n in self.owners:
            name = self.tokens[n].item
            if n < end or not (isinstance(name, Name) and reading.entity in name.ids):
                continue
            beside = (sorted((n, other)) for other in self.at
                      if other >= end and self.tokens[other].word is Word.FIGURE)  # fmt: skip
            if any(all(token.word not in (Word.METRIC, Word.FIGURE)
                       for token in self.tokens[first + 1 : last])
                   for first, last in beside):  # fmt: skip
                return True
        names = [name for n, name in self.metrics if n < at][-1:]
        return any(
            self.world.known.entities(self.sentence.text[name.start : name.end]) for name in names
        )

    def _is_in_series(self, index: int) -> bool:
        """Whether amounts follow each other and nothing tells them apart."""
        if self.at[index] in self.rows:
            return False
        if (
            Word.RESPECTIVE in self.sentence.words
            and self.tokens[self.at[index]].word is Word.FIGURE
        ):
            runs = [index - 1, index + 1]
            if any(0 <= n < len(self.at) and self._is_next(index, n) for n in runs):
                return True
        figure = self.sentence.figures[index]
        return any(
            0 <= n < len(self.at)
            and self._is_next(index, n)
            and figure.is_amount
            and self.sentence.figures[n].is_amount
            for n in (index - 1, index + 1)
        )

    def _is_next(self, one: int, other: int) -> bool:
        first, second = sorted((self.at[one], self.at[other]))
        return all(
            token.word in _ROW | {Word.TO, Word.SUM} for token in self.tokens[first + 1 : second]
        )

    def _is_origin(self, at: int, reading: Reading) -> bool:
        """Whether something comes from a figure, or is held against it, and no date says when."""
        n = at - 1
        is_dated = False
        while n >= 0 and (self.tokens[n].word in (Word.PARTICLE, Word.OF, Word.HEDGE, Word.NOUN)
                          or isinstance(self.tokens[n].item, Date)):  # fmt: skip
            is_dated = is_dated or isinstance(self.tokens[n].item, Date)
            n -= 1
        if n < 0 or self.tokens[n].word not in (Word.FROM, Word.THAN):
            return False
        index = self.at.index(at)
        return not (is_dated or self._date_behind(index) is not None)

    def _is_compared(self, n: int) -> bool:
        """Whether a date is only what something is held against: 比2017年, 与2019年相比."""
        date = self.tokens[n].item
        behind = self.tokens[n + 1].word if n + 1 < len(self.tokens) else None
        return isinstance(date, Date) and (
            date.is_compared
            or behind is Word.THAN
            and (n > 0 and self.tokens[n - 1].word in (Word.JOIN, Word.THAN))
        )

    def _has_other_base(self, at: int, reading: Reading) -> bool:
        """Whether a growth is told from another time than the year before: 与2019年相比增长."""
        told = reading.period
        return told is not None and any(
            self._is_compared(n) and date.period.days not in (told.earlier().days, told.days)
            for n in self.dates if n < at and isinstance(date := self.tokens[n].item, Date)
        )  # fmt: skip

    def _is_added(self, first: int, end: int, reading: Reading) -> bool:
        """Whether a stock is spoken of by what was added to it."""
        if not reading.metrics or reading.figure.numeral is None:
            return False
        metric = self.world.base.metrics[reading.metrics[0]]
        words = {token.word for token in self.tokens[first:end]}
        return (
            metric.nature is not Nature.FLOW and Word.ADDED in words
            and words.isdisjoint((Word.ALL, Word.PRESENT, Word.SO_FAR))
        )  # fmt: skip

    # --- what it leaves ----------------------------------------------------------------------

    def after(self) -> Memory:
        """What the sentence leaves for the next; a cell of a table leaves nothing."""
        memory = self.memory
        if self.frame.kind is BlockKind.CELL:
            return memory
        names = [name for _, name in self.metrics] or [
            token.item for token in self.tokens
            if token.word is Word.WHOLE and isinstance(token.item, Named)
        ]  # fmt: skip
        if names:
            full = {id_ for name in names if name.naming is Naming.FULL for id_ in name.ids}
            memory = memory._replace(
                metrics=names[-1].ids, full=memory.full | self.world.known.related(full)
            )
        memory = self._after_owners(memory)
        told = [n for n in self.dates if not self._is_compared(n)] or self.dates
        if told:
            date = self.tokens[told[-1]].item
            assert isinstance(date, Date)  # noqa: S101 - the token of a date
            memory = memory._replace(period=date.period, period_place=Place.BEFORE)
            ids = (*self._told, *(id_ for name in names for id_ in name.ids))
            memory = memory._replace(of=(ids, memory.entity))
        is_open = self.sentence.text.rstrip()[-1:] in ";；"
        if self.frame.kind is BlockKind.HEADING or is_open:
            is_target = Word.TARGET in self.sentence.words or (is_open and memory.is_target)
            memory = memory._replace(is_target=is_target)
        return memory

    def _after_owners(self, memory: Memory) -> Memory:
        known = [self.tokens[n] for n in self.owners if self.tokens[n].word is Word.ENTITY]
        strangers = [
            n for n in self.owners
            if self.tokens[n].word in (Word.NAME, Word.UNKNOWN) and self.tokens[n].word
        ]  # fmt: skip
        if known:
            name = known[-1].item
            assert isinstance(name, Name)  # noqa: S101 - the token of an entity
            is_foreign = bool(strangers) and self.tokens[strangers[-1]].start > known[-1].start
            return memory._replace(entity=name.ids[0], entity_place=Place.BEFORE,
                                   is_foreign=is_foreign, is_strange=False)  # fmt: skip
        if strangers:
            return memory._replace(is_foreign=True)
        if any(self.tokens[n].word is Word.SELF for n in self.owners):
            return memory
        first = next((token for token in self.tokens if token.word not in _BEFORE_METRIC), None)
        is_named = first is not None and self._may_be_somebody(first)
        return memory._replace(is_strange=memory.is_strange or is_named)


def _head_dates(reader: _Reader, header: str) -> list[Token]:
    head = _head(reader.world, header)
    return head.items(Word.DATE)

"""A draft as blocks of sentences: headings, list items, table cells, paragraphs.

Plain text and Markdown are read alike. Emphasis goes, the lines of a paragraph are joined, code
and links are blanked, and every character remembers where it stood in the file. A full stop
behind `No.` or `vs.` ends no sentence.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from jhstats.lang.languages import COMMON, LANGUAGES, pattern
from jhstats.load.documents import own_spots, place
from jhstats.load.files import Spot
from jhstats.text.records import Block, BlockKind, Frame

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?:\d+(?:\.\d+)*[.、]?\s+)?")
_ITEM_MARK = pattern("ITEM")
_ITEM = re.compile(rf"\s*(?:[*+-](?=\s)|[-–—](?=[^\d\s.-])|{_ITEM_MARK})\s*")
_QUOTE = re.compile(r"\s*>\s?")
_COMMENT = re.compile(r"<!--(?:.*?-->|(?P<open>.*))", re.DOTALL)
"""Of HTML; one that nothing closes is none, and what is behind it is not looked at again."""
_ACCEPTED = re.compile(
    r'<!--\s{0,9}jhstats:(?:\s{0,9}ok\s{1,9}["“”]([^"“”\n]{1,80})["“”])?(.{0,999}?)-->',
    re.IGNORECASE | re.DOTALL,
)
_MARK = re.compile(rf"^[ \t]{{0,9}}(?:[#>|*+–—-]+|{_ITEM_MARK})", re.MULTILINE)
"""What may stand before a block on its line."""
_LABELS = 6  # so many cells of a row may say what those behind are of: names or years, no figures
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_INK = re.compile(r"\S")
SPACE = re.compile(r"[\u00a0\u2007\u2009\u202f\u3000](?!(?<=\d.)\d{3}(?!\d))")  # none of 1 000
GAP = re.compile(pattern("GAP"))
"""A space that many set between Chinese and digits, and that says nothing: 增长 71.7%."""
_NO_EMPHASIS = re.compile(rf"(?:[^*_ ]++|(?!{GAP.pattern})[ ]|(?<=\d)[*_](?=\d))+")
_RULE = re.compile(r"\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)*+\|?\s*+$")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300}+)\]\((?:[^()\n]|\([^()\n]{0,99}\)){0,500}+\)")
_BLANKED = re.compile(
    r"(?<!`)`[^`\n]+`(?!`)|<[A-Za-z/!][^<>\n]{0,500}+>|\b(?:https?|ftp)://[^\s）)】」，。；]+|\bwww\.[^\s）)】，。；]+|"
    r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]+\.[\w.]+"
)
_QUOTES = "“”‘’…—·"  # as wide as their neighbours, whatever Unicode says
_SENTENCE_END = re.compile(
    pattern("SENTENCE_END")
    + r"|\.(?=\s+[^a-z]|\s*$)"
    + "".join(rf"(?<!\b{word}\.)" for own in LANGUAGES for word in own.shortened)
    + r"[\"”)]*"
)
_LONGEST = 600
_TITLE = re.compile(r"(?=.*[\w])[^。！？!?；;：:]{2,60}(?<![.,，、])")
"""A line that may be a title, though nothing marks it as one."""


class Accepted(NamedTuple):
    """A comment that accepts a figure: `<!-- jhstats: ok "1490亿元" REASON -->`."""

    start: int  # where it begins in the draft
    end: int  # where it ends
    figure: str | None  # the figure's characters; None where the comment cannot be read
    reason: str | None  # why it is accepted; None where nothing is said


class Draft:
    """A draft, cut into blocks."""

    def __init__(self, text: str, spots: tuple[Spot, ...] = ()) -> None:
        """Cut a text; `spots` are where it stands in its file, where it is not the file's own."""
        self._text, self._spots = text, spots or own_spots(text)
        self.blocks = tuple(_blocks(_blanked(SPACE.sub(" ", text))))

    def accepted(self) -> list[Accepted]:
        """The comments that accept figures, in order."""
        every = _ACCEPTED.finditer(self._text)
        return [Accepted(*one.span(), one[1], " ".join(one[2].split()) or None) for one in every]

    def covers(self, accepted: Accepted, block: Block) -> bool:
        """Whether a comment stands in the paragraph, item or row of a block, or right above it."""
        if not block.origins:
            return False
        first, last = block.origins[0], block.origins[-1]
        between = self._text[accepted.end : first] or self._text[last + 1 : accepted.start]
        between = _ACCEPTED.sub("", between)
        line = self._text[self._text.rfind("\n", 0, accepted.start) + 1 : accepted.start] + between
        is_above = accepted.end <= first and not _MARK.sub("", _ACCEPTED.sub("", line)).strip()
        return is_above or ("\n" if block.is_part else "\n\n") not in between.replace(" ", "")

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both from 1."""
        spot = place(self._spots, offset)
        return spot.line, spot.column


def _blanked(text: str) -> str:
    """The text with comments, code and links as spaces; a link keeps its words."""

    def words(found: re.Match[str]) -> str:
        kept = "" if found[0].startswith("!") else found[1]  # a picture has none
        return (" " * (found.start(1) - found.start()) + kept).ljust(len(found[0]))

    text = _COMMENT.sub(
        lambda found: found[0] if found["open"] is not None else _INK.sub(" ", found[0]), text
    )
    text = _LINK.sub(words, text)
    return _BLANKED.sub(lambda found: " " * len(found[0]), text)


def _blocks(text: str) -> Iterator[Block]:
    run: list[tuple[int, str]] = []
    kind, fence = BlockKind.TEXT, ""
    table: list[tuple[int, str]] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        start, at = at, at + len(line) + 1
        fenced = _FENCE.match(line)
        if fence or fenced:
            if fenced and fenced[1].startswith(fence):
                fence = "" if fence else fenced[1][:3]
            line = ""  # noqa: PLW2901 - code says nothing
        is_row = line.count("|") > 1 or (bool(table) and "|" in line)
        heading = _HEADING.match(line)
        opening = heading or _ITEM.match(line)
        if run and (is_row or opening or not line.strip()):
            yield _joined(kind, run)
            run = []
        if table and not is_row:
            yield from _cells(table)
            table = []
        if is_row:
            table.append((start, line))
        elif heading:
            level, cut = heading[0].count("#"), heading.end()
            yield _joined(BlockKind.HEADING, [(start + cut, line[cut:])], level)
        elif line.strip():
            if not run:
                kind = BlockKind.ITEM if opening else BlockKind.TEXT
            mark = (_ITEM.match(line) if not run else None) or _QUOTE.match(line)
            cut = mark.end() if mark else 0
            run.append((start + cut, line[cut:]))


def is_wide(character: str) -> bool:
    """Whether no space stands beside a character where lines are joined: Chinese ones."""
    return unicodedata.east_asian_width(character) in "WF" or character in _QUOTES


def _joined(kind: BlockKind, lines: list[tuple[int, str]], level: int = 0) -> Block:
    """The lines of a block as one text; emphasis goes."""
    text: list[str] = []
    origins: list[int] = []
    for start, line in lines:
        bare = line.rstrip()
        lead = len(bare) - len(bare.lstrip())
        if text and bare.strip() and not (is_wide(text[-1]) and is_wide(bare[lead])):
            # A number may go on in the next line: nobody knows.
            text.append("\n" if text[-1].isdigit() and bare[lead].isdigit() else " ")
            origins.append(start)
        for found in _NO_EMPHASIS.finditer(bare, lead):
            text.extend(found[0])
            origins.extend(range(start + found.start(), start + found.end()))
    return Block(Frame(kind), "".join(text), tuple(origins), level)


def _cells(rows: list[tuple[int, str]]) -> Iterator[Block]:
    """The cells of a table, each with the head of its column and the first of its row."""
    split = [[*_split(start, line)] for start, line in rows if not _RULE.match(line)]
    if not split:
        return
    heads = [block.text for block in split[0]]
    header = " | ".join(heads)
    for row, cells in enumerate(split):
        labels = {n: one.text for n, one in enumerate(cells[:_LABELS])
                  if not (one.text in COMMON.empty or _has_figure(one.text))}  # fmt: skip
        for column, block in enumerate(cells):
            head = heads[column] if row and column < len(heads) else ""
            first = cells[0].text if column else ""
            around = (head, first, *(text for n, text in labels.items() if 0 < n < column))
            yield block._replace(frame=Frame(BlockKind.CELL, around, header if row else ""))


def _split(start: int, line: str) -> Iterator[Block]:
    bare = line.strip()
    begin = line.index(bare) + bare.startswith("|")
    for cell in line[begin : line.rindex(bare) + len(bare) - bare.endswith("|")].split("|"):
        yield _joined(BlockKind.CELL, [(start + begin, cell)])
        begin += len(cell) + 1


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; none is longer than 600 characters."""
    result, begin = [], 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]:
        while end - begin > _LONGEST:  # no sentence of a person, so it may be cut
            result.append((begin, begin + _LONGEST))
            begin += _LONGEST
        if text[begin:end].strip():
            result.append((begin, end))
        begin = end
    return result


def is_title(text: str) -> bool:
    """Whether a block may be a title, though nothing marks it as one."""
    return _TITLE.fullmatch(text.strip()) is not None and not _has_figure(text)


def _has_figure(text: str) -> bool:
    return _DIGIT.search(_YEAR.sub("", text)) is not None

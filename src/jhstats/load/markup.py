"""What a .docx or a page of HTML says, as Markdown of which every piece remembers its place."""

import io
import re
import zlib
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from jhstats.errors import Kind
from jhstats.load.files import BOMB, Spot, refused, too_large

_PARTS = ("document", "styles")
_BROKEN = (BadZipFile, zlib.error, ExpatError, ValueError, LookupError, EOFError, RuntimeError)
_STYLE = re.compile(
    r'w:styleId="([^"<>]{1,99})"[^<>]{0,300}>\s{0,99}<w:name w:val="(?:heading (\d)|title)"',
    re.IGNORECASE,
)
_TAGS = {"p": "p", "tbl": "table", "tr": "tr", "tc": "td", "del": "del", "moveFrom": "del",
         "Fallback": "template"}  # fmt: skip
"""The elements of a .docx, and what they are in HTML; a fallback tells another's text again."""
_UNSEEN = re.compile("script|style|title|template|noscript|svg|del|s|strike")
_MARKS = {**{f"h{level}": "#" * level + " " for level in range(1, 7)}, "li": "- "}
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|d[dlt]|details|div|figcaption|figure|footer|"
    "form|h[1-6r]|header|html|li|main|nav|[ou]l|p|pre|section|summary|table|t[drh]"
)
_CAPTION = re.compile(r"(?<=\n\n\n)\| [^|\n]+(?: \|)+(?=\n)")
_WIDE = "\u2e80"
Read = tuple[str, tuple[Spot, ...]]


def read_html(page: str) -> Read:
    """A page of HTML as Markdown, with the lines and columns of the page."""
    for begin, end in (("<!--", "-->"), ("<![", "]>"), ("<", ">")):
        last = page.rfind(end) + 1  # the parser looks for the end of each that has none
        page = page[:last] + page[last:].replace(begin, " " * len(begin))
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.result()


def read_docx(name: str, raw: bytes, most: int) -> Read:
    """A .docx as Markdown, each paragraph a line; what is none, or too large, is a BaseError."""
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            content, styles = (_part(archive, f"word/{part}.xml", name, most) for part in _PARTS)
        named = _STYLE.finditer(styles.decode("utf-8", "replace"))
        return _Paragraphs(content, {own[1]: int(own[2] or 1) for own in named}).result()
    except _BROKEN as error:
        raise refused(name, Kind.NOT_TEXT) from error


def _part(archive: ZipFile, part: str, name: str, most: int) -> bytes:
    if part not in archive.namelist():
        if part.endswith("styles.xml"):
            return b""
        raise refused(name, Kind.NOT_TEXT)
    info = archive.getinfo(part)
    if info.file_size > max(10**7, BOMB * info.compress_size):
        raise refused(name, Kind.NOT_TEXT)
    if info.file_size > most:
        raise too_large(name, most)
    return archive.read(info)


class _Reader(HTMLParser):
    """Writes what a page says, tag by tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)  # so that each piece has its column
        self._text = io.StringIO()
        self._spots: list[Spot] = []
        self._span = 0
        self._is_row = False
        self._gap = self._mark = self._last = ""
        self._unseen: list[str] = []

    def result(self) -> Read:
        """The text, and where it stands; a first row of one cell is a caption."""
        text = self._text.getvalue() + " |" * self._span + "\n"
        text = _CAPTION.sub(lambda row: row[0].replace("|", " ")[:-1] + "\n", text)
        return text, tuple(self._spots) or (Spot(0, 1, 1),)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen or _UNSEEN.fullmatch(tag):
            self._unseen.append(tag)
            return
        self._part(tag)
        self._mark = _MARKS.get(tag, self._mark)
        if tag == "tr":
            self._text.write("\n")
            self._is_row = True
        elif tag in ("td", "th") and self._is_row:
            self._text.write(" |" * (self._span - 1) + " | "[not self._span :])
            self._gap, self._span = "", _number(dict(attrs).get("colspan"))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[len(self._unseen) - 1 - self._unseen[::-1].index(tag) :]
        elif not self._unseen:
            self._part(tag)
            if _BLOCK.fullmatch(tag):
                self._mark = ""

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        for number, piece in enumerate(data.split("\n")):
            self._gap = self._gap or "\n" * bool(number)
            self._add(piece, line + number, 1 if number else column + 1)

    def handle_entityref(self, name: str) -> None:
        told = unescape(f"&{name};")
        self.handle_data(f"&{name}" if told == f"&{name};" else told)

    def handle_charref(self, name: str) -> None:
        self.handle_data(unescape(f"&#{name};"))

    def handle_comment(self, data: str) -> None:
        if "jhstats:" in data.lower():
            self.handle_data(f"<!--{data}-->")

    def _part(self, tag: str) -> None:
        """Part blocks; in a row they stay together."""
        if tag in ("table", "tr"):
            self._text.write(" |" * self._span + "\n\n" * (tag == "table"))
            self._is_row, self._span = False, 0
        if _BLOCK.fullmatch(tag):
            self._gap = " " if self._is_row else "\n\n"

    def _add(self, piece: str, line: int, column: int) -> None:
        """More of a block; lines are joined with a space, but for those of wide characters."""
        text = piece.strip()
        at = piece.find(text[:1])
        if at or (piece and not text):
            self._gap = self._gap or " "
        if text and not self._unseen:
            is_wide = min(self._last, text[0]) >= _WIDE
            self._text.write(self._gap if self._gap != "\n" else " " * (not is_wide))
            self._text.write(self._mark)
            self._spots.append(Spot(self._text.tell(), line, column + at))
            self._text.write(text.replace("|", "｜"))
            self._gap, self._mark = " " * piece[-1].isspace(), ""
            self._last = text[-1]


class _Paragraphs(_Reader):
    """Reads the elements of a .docx, told as those of a page."""

    def __init__(self, content: bytes, levels: Mapping[str, int]) -> None:
        super().__init__()
        self._levels, self._number, self._column = levels, 0, 1
        self._is_text = False
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(content, True)  # noqa: FBT003 - its only way

    def _start(self, name: str, attrs: Mapping[str, str]) -> None:
        tag, value = name.rpartition(":")[2], attrs.get("w:val", "")
        self._is_text = tag == "t"
        if tag in _TAGS:
            self.handle_starttag(_TAGS[tag], [])
        match tag:
            case "p":
                self._number, self._column = self._number + 1, 1
            case "pStyle" if value in self._levels:
                self._mark = _MARKS[f"h{min(self._levels[value], 6)}"]
            case "numPr":
                self._mark = self._mark or _MARKS["li"]
            case "gridSpan":
                self._span = _number(value)
            case "tab" | "br" | "cr":
                self._gap, self._column = self._gap or " ", self._column + 1

    def _end(self, name: str) -> None:
        self._is_text = False
        if (tag := name.rpartition(":")[2]) in _TAGS:
            self.handle_endtag(_TAGS[tag])

    def _characters(self, text: str) -> None:
        if self._is_text:
            self._add(text, self._number, self._column)
            self._column += 0 if self._unseen else len(text)


def _number(span: str | None) -> int:
    """Over how many columns a cell stretches."""
    return min(int(span), 99) if span and span.isdecimal() else 1

"""What a .docx or a page of HTML says, as Markdown of which every piece remembers its place."""

import io
import re
import zlib
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from jhstats.errors import Kind
from jhstats.load.files import BOMB, Spot, refused, too_large

_STYLES = "word/styles.xml"
_BROKEN = (BadZipFile, zlib.error, ParseError, ValueError, LookupError, EOFError, RuntimeError)
_STYLE = re.compile(
    r'w:styleId="([^"<>]{1,99})"[^<>]{0,300}>\s{0,99}<w:name w:val="(?:heading (\d)|title)"',
    re.IGNORECASE,
)
_TAGS = {"p": "p", "tbl": "table", "tr": "tr", "tc": "td", "del": "del", "moveFrom": "del",
         "Fallback": "template"}  # fmt: skip
"""The elements of a .docx, and what they are in HTML; a fallback tells another's text again."""
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_UNSEEN = re.compile("script|style|title|template|noscript|svg|del|s|strike")
_MARKS = {**{f"h{level}": "#" * level + " " for level in range(1, 7)}, "li": "- "}
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|d[dlt]|details|div|figcaption|figure|footer|"
    "form|h[1-6r]|header|html|li|main|nav|[ou]l|p|pre|section|summary|table|t[drh]"
)
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
            content = _part(archive, "word/document.xml", name, most)
            styles = _part(archive, _STYLES, name, most) if _STYLES in archive.namelist() else b""
        named = _STYLE.finditer(styles.decode("utf-8", "replace"))
        return _paragraphs(content, {own[1]: int(own[2] or 1) for own in named})
    except _BROKEN as error:
        raise refused(name, Kind.NOT_TEXT) from error


def _part(archive: ZipFile, part: str, name: str, most: int) -> bytes:
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
        self.span = 0
        self._is_row = False
        self.gap = self.mark = self._last = ""
        self.unseen: list[str] = []

    def result(self) -> Read:
        """The text, and where it stands."""
        text = self._text.getvalue() + " |" * self.span + "\n"
        return text, tuple(self._spots) or (Spot(0, 1, 1),)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen or _UNSEEN.fullmatch(tag):
            self.unseen.append(tag)
            return
        self._part(tag)
        self.mark = _MARKS.get(tag, self.mark)
        if tag == "tr":
            self._text.write("\n")
            self._is_row = True
        elif tag in ("td", "th") and self._is_row:
            self._text.write(" |" * (self.span - 1) + " | "[not self.span :])
            self.gap, self.span = "", _number(dict(attrs).get("colspan"))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            del self.unseen[len(self.unseen) - 1 - self.unseen[::-1].index(tag) :]
        elif not self.unseen:
            self._part(tag)
            if _BLOCK.fullmatch(tag):
                self.mark = ""

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        for number, piece in enumerate(data.split("\n")):
            self.gap = self.gap or "\n" * bool(number)
            self.add(piece, line + number, 1 if number else column + 1)

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
            self._text.write(" |" * self.span + "\n\n" * (tag == "table"))
            self._is_row, self.span = False, 0
        if _BLOCK.fullmatch(tag):
            self.gap = " " if self._is_row else "\n\n"

    def add(self, piece: str, line: int, column: int) -> None:
        """More of a block; lines are joined with a space, but for those of wide characters."""
        text = piece.strip()
        at = piece.find(text[:1])
        if at or (piece and not text):
            self.gap = self.gap or " "
        if text and not self.unseen:
            is_wide = min(self._last, text[0]) >= _WIDE
            self._text.write(self.gap if self.gap != "\n" else " " * (not is_wide))
            self._text.write(self.mark)
            self._spots.append(Spot(self._text.tell(), line, column + at))
            self._text.write(text.replace("|", "｜"))
            self.gap, self.mark = " " * piece[-1].isspace(), ""
            self._last = text[-1]


def _paragraphs(content: bytes, levels: Mapping[str, int]) -> Read:
    """What the elements of a .docx say, told as those of a page."""
    reader, number, column = _Reader(), 0, 1
    stream = io.BytesIO(content)
    for event, element in iterparse(stream, ("start", "end")):  # noqa: S314 - bombs are errors
        tag, value = element.tag.rpartition("}")[2], element.get(_VALUE, "")
        if event == "end":
            if tag == "t" and element.text:
                reader.add(element.text, number, column)
                column += 0 if reader.unseen else len(element.text)
            reader.handle_endtag(_TAGS.get(tag, ""))
            continue
        reader.handle_starttag(_TAGS.get(tag, ""), [])
        match tag:
            case "p":
                number, column = number + 1, 1
            case "pStyle" if value in levels:
                reader.mark = _MARKS[f"h{min(levels[value], 6)}"]
            case "numPr":
                reader.mark = reader.mark or _MARKS["li"]
            case "gridSpan":
                reader.span = _number(value)
            case "tab" | "br" | "cr":
                reader.gap, column = reader.gap or " ", column + 1
    return reader.result()


def _number(span: str | None) -> int:
    """Over how many columns a cell stretches."""
    return min(int(span), 99) if span and span.isdecimal() else 1

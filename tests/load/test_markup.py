"""What a .docx and a page of HTML say, and where it stood."""

from __future__ import annotations

import io
import re
import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from jhstats.errors import BaseError, Kind
from jhstats.load.documents import Document, document, place

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {SPACE}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 2"/>
</w:style><w:style w:styleId="a3"><w:name w:val="Title"/></w:style></w:styles>"""


def archive(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, most: int = 10**8) -> Document:
    content = f"<w:document {SPACE}><w:body>{body}</w:body></w:document>"
    raw = archive({"word/document.xml": content, "word/styles.xml": STYLES})
    return document("a.docx", raw, most)


def paragraph(*runs: str, style: str = "") -> str:
    kept = (f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr>{style}</w:pPr>{''.join(kept)}</w:p>"


def table(*rows: str) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row.split("|")) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def said(read: Document) -> str:
    """The text without more blank lines than part blocks."""
    return re.sub(r"\n\n+", "\n\n", re.sub(r"(?<=\n) +| +(?=[\n ])", "", read.text)).strip()


def spot(read: Document, text: str) -> tuple[int, int]:
    return place(read.spots, read.text.index(text))[1:]


def test_paragraphs_headings_and_items_of_a_docx() -> None:
    read = docx(
        paragraph("Tea", style='<w:pStyle w:val="a3"/>')
        + paragraph("一、概况", style='<w:pStyle w:val="1"/>')
        + paragraph()
        + paragraph("2020年产量", "12", ".5吨 ", " (up)")
        + paragraph("7吨", style='<w:numPr><w:numId w:val="1"/></w:numPr>')
    )
    assert said(read) == "# Tea\n\n## 一、概况\n\n2020年产量12.5吨 (up)\n\n- 7吨"
    assert spot(read, "12.5吨") == (4, 8)
    assert spot(read, "(up)") == (4, 15)
    assert spot(read, "7吨") == (5, 1)
    told = zip(read.text.split("\n"), read.lines(), strict=True)
    assert [line for text, line in told if text] == [1, 2, 4, 5]


def test_tables_of_a_docx() -> None:
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>表1</w:t>'
    wide += "</w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc>" + paragraph("2020年")
    wide += paragraph("（吨）") + "</w:tc></w:tr></w:tbl>"
    read = docx(table("地区|产量", "绿镇|1|2") + wide + paragraph("12|5"))
    assert said(read) == (
        "| 地区 | 产量 |\n| 绿镇 | 1 | 2 |\n\n| 表1 | |\n| | 2020年 （吨） |\n\n12｜5"
    )
    assert spot(read, "（吨）") == (9, 1)


@pytest.mark.parametrize(
    "hidden",
    [
        '<w:del w:id="1"><w:r><w:t>15.2吨</w:t><w:delText>15.2吨</w:delText></w:r></w:del>',
        "<w:moveFrom><w:r><w:t>15.2吨</w:t></w:r></w:moveFrom>",
        "<w:r><w:instrText>PAGE 15.2</w:instrText></w:r>",
        "<mc:Fallback xmlns:mc='m'><w:p><w:r><w:t>15.2吨</w:t></w:r></w:p></mc:Fallback>",
        "<w:pPr><w:tabs><w:tab w:val='left' w:pos='15.2'/></w:tabs></w:pPr>",
    ],
)
def test_what_is_deleted_or_told_again_in_a_docx_is_not_read(hidden: str) -> None:
    shown = "<w:ins><w:r><w:t>12.5吨</w:t></w:r></w:ins>"
    assert said(docx(f"<w:p>{hidden}{shown}</w:p>")) == "12.5吨"


def test_a_box_of_text_is_read_once() -> None:
    box = "<w:txbxContent>" + paragraph("12.5吨") + "</w:txbxContent>"
    twice = (
        f"<mc:A xmlns:mc='m'><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:A>"
    )
    assert said(docx(f"<w:p><w:r>{twice}</w:r></w:p>")) == "12.5吨"


def test_breaks_and_tabs_are_spaces() -> None:
    read = docx("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>")
    assert said(read) == "a b c"
    assert spot(read, "c") == (1, 5)


ENTITIES = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 99}">' for n in range(5))
DOCTYPE = f'<!DOCTYPE d [<!ENTITY a0 "tea">{ENTITIES}]><d>&a5;</d>'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"tea",
        archive({"word/document.xml": "<w:p>"}),
        archive({"word/document.xml": DOCTYPE}),
        archive({"word/document.xml": "<a/>"})[:-30],
        archive({"word/document.xml": " " * 10**7 + "<a/>"}),
        archive({"xl/workbook.xml": ""}),
    ],
)
def test_a_docx_that_is_none(raw: bytes) -> None:
    with pytest.raises(BaseError) as caught:
        document("a.docx", raw)
    assert [problem.kind for problem in caught.value.problems] == [Kind.NOT_TEXT]


def test_a_docx_that_is_damaged_or_encrypted() -> None:
    raw = bytearray(archive({"word/document.xml": "<a/>" * 99}))
    raw[45] ^= 0xFF
    with pytest.raises(BaseError) as caught:
        document("a.docx", bytes(raw))
    assert caught.value.problems[0].kind is Kind.NOT_TEXT
    raw = bytearray(archive({"word/document.xml": "<a/>"}))
    raw[raw.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(BaseError) as caught:
        document("a.docx", bytes(raw))
    assert caught.value.problems[0].kind is Kind.NOT_TEXT


def test_a_docx_has_a_size_unpacked() -> None:
    with pytest.raises(BaseError) as caught:
        docx(paragraph("tea" * 1000), most=2000)
    assert caught.value.problems[0].kind is Kind.TOO_LARGE


def html(page: str) -> Document:
    return document("a.html", page.encode())


def test_headings_paragraphs_and_items_of_a_page() -> None:
    read = html(
        "<!DOCTYPE html>\n<html><head><title>15.2</title></head><body>\n<h2>Tea</h2>\n"
        "<p>In 2020\n  <b>12.5</b> t&nbsp;&amp; more\n<p>2020年产量\n    12.5吨<br>"
        "7&x; &copy;</p>"
        "<ul><li><p>One</p><li>Two\n</ul>Rest</body></html>"
    )
    assert said(read) == (
        "## Tea\n\nIn 2020 12.5 t & more\n\n2020年产量 12.5吨\n\n7&x ©\n\n- One\n\n- Two\n\nRest"
    )
    assert spot(read, "12.5 t") == (5, 6)
    assert spot(read, "& more") == (5, 22)
    assert spot(read, "12.5吨") == (7, 5)


def test_tables_of_a_page() -> None:
    read = html(
        "<table><caption>表1</caption><tr><th>地区<th colspan=2>产量</tr>\n"
        "<tr><td>绿镇</td><td>1<p>吨</p></td><td>2|3</td></tr></table>"
        "<table><tr><td>all</td></tr><tr><td>a</td><td>b</td>"
    )
    assert said(read) == ("表1\n| 地区 | 产量 | |\n| 绿镇 | 1 吨 | 2｜3 |\n\n| all |\n| a | b |")


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (1 < 2) { '15.2 t' }</script>",
        "<style>p { width: 15.2% }</style>",
        "<template><p>15.2 t</p></template>",
        "<del>15.2 t</del><s>15.2</s><strike>15.2</strike>",
        "<!-- 15.2 t -->",
        '<svg><title>15.2</title><svg>1</svg></svg><img alt="15.2 t">',
    ],
)
def test_what_nobody_sees_on_a_page_is_not_read(hidden: str) -> None:
    assert said(html(f"<p>In 2020 {hidden}12.5 t</p>")) == "In 2020 12.5 t"


def test_a_comment_that_accepts_a_figure_is_kept() -> None:
    comment = '<!-- jhstats: ok "12.5 t" quoted -->'
    assert said(html(f"{comment}<p>Tea</p>")) == f"{comment}\n\nTea"


def test_a_page_is_known_by_its_begin_and_in_any_encoding() -> None:
    page = "<html><p>绿镇茶叶产量12.5吨</p>"
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert said(document("-", page.encode(encoding))) == "绿镇茶叶产量12.5吨"
    assert said(document("a.md", b"<b>bold</b>")) == "<b>bold</b>"
    assert html("").text == "\n"


@pytest.mark.parametrize("begin", ["<!--", "<a ", "<![CDATA[", "<", "</", "&"])
def test_what_never_ends_costs_no_more(begin: str) -> None:
    begun = time.process_time()
    assert html(f"<p>12.5 t</p>{begin * 10_000}").text.strip().startswith("12.5 t")
    assert time.process_time() - begun < 2

"""Tables as rows of cells: their forms, encodings and limits."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from jhstats.errors import JhstatsError, Kind
from jhstats.load.files import MAX_SIZE
from jhstats.take import cells
from jhstats.take.cells import Rows, read_rows

TEXT = "国家,2020\n奥地利,1.50\n"
ROWS = [["国家", "2020"], ["奥地利", "1.50"]]


def rows(raw: bytes | str, encoding: str | None = None, sheet: str | None = None) -> Rows:
    data = raw.encode() if isinstance(raw, str) else raw
    return read_rows("t", data, encoding, sheet, MAX_SIZE)


def refused(raw: bytes | str, **options: str) -> JhstatsError:
    with pytest.raises(JhstatsError) as caught:
        rows(raw, **options)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_apart(encoding: str) -> None:
    text = TEXT + "Austria and others,2\n" * 3
    assert rows(text.encode(encoding))[:2] == ROWS


def test_other_encodings_are_asked_for() -> None:
    [problem] = refused(TEXT.encode("gb18030")).problems
    assert problem.kind is Kind.NEEDS_ENCODING
    assert (problem.data["line"], problem.data["gb18030"]) == (1, "国家")
    assert rows(TEXT.encode("gb18030"), "gb18030") == ROWS
    for wrong in ("ascii", "nonsense", "hex"):
        assert refused(TEXT.encode("gb18030"), encoding=wrong).problems[0].kind is problem.kind


@pytest.mark.parametrize(
    "text", ["a,b\n1,2\n", "a\tb\n1\t2\n", "a;b\n1;2\n", "a|b\n1|2\n", 'a,"b"\r\n1,2,,\r\n']
)
def test_what_parts_cells(text: str) -> None:
    assert rows(text) == [["a", "b"], ["1", "2"]]


def test_how_wide_a_head_is_is_kept() -> None:
    assert rows("a,b,\nx,1,2\n,,\ny,3,\n") == [["a", "b", ""], ["x", "1", "2"], [], ["y", "3", ""]]
    assert rows("a,b\nx,1,2\n") == [["a", "b"], ["x", "1", "2"]]


def test_decimal_commas_are_no_delimiters() -> None:
    assert rows("a;b;c\nx;1,5;2,25\n") == [["a", "b", "c"], ["x", "1,5", "2,25"]]


def test_controls_become_spaces() -> None:
    assert rows("a\x00b,\x1b[31mc\n") == [["a b", "[31mc"]]
    assert rows('[{"a": "x\\ud800y"}]')[1] == ["x y"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[{"a": "x", "b": 1.50}, {"a": "y", "c": 2}]',
         [["a", "b", "c"], ["x", "1.50", ""], ["y", "", "2"]]),
        ('[{"a": "x", "b": null}, {"a": true}]', [["a", "b"], ["x", ""], ["True", ""]]),
        ('{"Austria": 1, "Belgium": NaN}', [["name", "value"], ["Austria", "1"], ["Belgium", ""]]),
        ('{"Austria": {"2019": 1, "2020": 2}}', [["name", "2019", "2020"], ["Austria", "1", "2"]]),
    ],
)  # fmt: skip
def test_json(text: str, found: Rows) -> None:
    assert rows(text) == found


def workbook(*lines: tuple[object, ...], form: str = "General") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
        for cell in sheet[sheet.max_row]:
            cell.number_format = form
    book.create_sheet("other").append(("x",))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (0.081, "0.00%", "8.10%"),
        (0.081, "0%", "8%"),
        (1234.5678, "#,##0.0", "1234.6"),
        (1234.5678, "General", "1234.5678"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0,", "1234567"),
        (1.5, "0.##", "1.5"),
        (2, '"约"0.0', "2.0"),
        (1.5e300, "0.00", "1.5E+300"),
        (2183, "0", "2183"),
        (date(2020, 3, 1), "mmm-yy", "2020-03"),
        (date(2020, 3, 1), "yyyy", "2020"),
        (date(2020, 3, 1), "yyyy-mm-dd", "2020-03-01"),
        ("'x", "@", "'x"),
        ("=1+1", "General", ""),
    ],
)
def test_a_workbook_says_what_it_shows(value: object, form: str, shown: str) -> None:
    [row] = rows(workbook(("a", value, "z"), form=form))
    assert row == ["a", shown, "z"]


@pytest.mark.no_cover
def test_an_empty_row_at_the_end_of_a_sheet_is_none() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*"abcdefghijk"])
    sheet.cell(1_048_576, 1).number_format = "0.0"
    buffer = io.BytesIO()
    book.save(buffer)
    assert rows(buffer.getvalue()) == [[*"abcdefghijk"]]


def test_a_sheet_is_named() -> None:
    assert rows(workbook(("a",)), sheet="other") == [["x"]]
    [problem] = refused(workbook(("a",)), sheet="none").problems
    assert (problem.kind, problem.data["candidates"]) == (Kind.BAD_CHOICE, ("Sheet", "other"))


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 3 * 10**7)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (bomb(), Kind.TOO_LARGE),
        (workbook(("a",))[:-200], Kind.NOT_A_TABLE),
        (b"PK\3\4", Kind.NOT_A_TABLE),
        ("[" * 100_000, Kind.NOT_A_TABLE),
        ('{"a": ', Kind.NOT_A_TABLE),
        ("x" * 200_000 + ",1\n", Kind.NOT_A_TABLE),
        (",".join("a" * 20_000) + "\n", Kind.NOT_A_TABLE),
    ],
)
def test_what_is_no_table(raw: bytes | str, kind: Kind) -> None:
    assert refused(raw).problems[0].kind is kind


def test_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_MOST_CELLS", 10)
    assert rows("a,b\n" * 5) == [["a", "b"]] * 5
    assert rows("a,b\n\nc,d\n" + "\n" * 9) == [["a", "b"], [], ["c", "d"]]
    assert refused("a,b\n\n\n\n\nc,d\n").problems[0].data["cells"] == "10"
    assert refused("a,b\n" * 6).problems[0].data["cells"] == "10"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    [problem] = refused(workbook(("a",))).problems
    assert (problem.kind, problem.data["extra"]) == (Kind.NEEDS_EXTRA, "excel")

"""Facts in CSV: what a row may say, and what is refused with its line and column."""

from __future__ import annotations

import os
import time
from itertools import product
from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError, Kind
from jhstats.load import csv_facts
from jhstats.load.csv_facts import COLUMNS
from jhstats.load.loader import load
from jhstats.load.table import TableReader
from jhstats.model import Base, Evidence, Fact, Rank, RankKind, Whole
from jhstats.say.messages import Messages
from jhstats.views.facts import COLUMNS as PRINTED
from jhstats.views.facts import FIELDS, PLACES
from tests.load.bases import FACT, HEAD
from tests.run import run

if TYPE_CHECKING:
    from pathlib import Path

TABLES = 'title = "Tea"\ntables = ["facts.csv"]'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.toml").write_text(HEAD.replace('title = "Tea"', TABLES), encoding="utf-8")
    return tmp_path


def of_csv(folder: Path, text: str | bytes, name: str = "facts.csv") -> Base:
    raw = text if isinstance(text, bytes) else text.encode()
    (folder / name).write_bytes(raw)
    return load("base.toml")


def told(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(BaseError) as caught:
        of_csv(folder, text)
    return [Messages("en").problem(problem).split("\n")[0] for problem in caught.value.problems]


def plain(facts: tuple[Fact, ...], base: Base) -> list[Fact]:
    return [fact._replace(origin=base.facts[0].origin) for fact in facts]


def test_its_columns_are_those_of_the_output() -> None:
    assert COLUMNS[: len(PRINTED)] == PRINTED
    assert {*FIELDS} - {*PLACES} < {*COLUMNS}


ROWS = """\
value,id,metric,measure,entity,period,unit,bound,status,rank,among,peers,out-of,source,section,\
paragraph,page,table,row,column,url,printed,of,from,prices,low,high,dims,dim.age,inferred,note,scope
37.90,,tea,,town,2021,,over,target,,,,,,,,,,,,,,,,,,,,,,,
8.50,g,tea,growth,land,2021-H1,,,,,,,,book,Tea,2,7,3,Town,2,u,8.50,,2019-H1,constant,,,,,"period,of","a,""b""
c",nation
32,,tea,share,town,2021,ton,,,,,,,book,,,,,,,,,all@land,,,31.5,32.5,sex=f m area=x,15,,,
,r,all,,town,,,,,4,land,village,31,,,,,,,,,,,,,,,,,,,
,r,all,,town,,,,,top-10,land,,,,,,,,,,,,,,,,,,,,,
,s,all,,town,,,,,leading,land,,,,,,,,,,,,,,,,,,,,,
"""
SAME = """
[[fact]]
metric = "tea"
entity = "town"
period = "2021"
value = 37.90
bound = "over"
status = "target"
[[fact]]
id = "g"
metric = "tea"
measure = "growth"
entity = "land"
period = "2021-H1"
from = "2019-H1"
value = 8.50
prices = "constant"
inferred = ["period", "of"]
note = 'a,"b" c'
evidence = [{ source = "book", section = "Tea", paragraph = 2, page = 7, table = 3, row = "Town",
    column = 2, url = "u", printed = "8.50" }]
[[fact]]
metric = "tea"
measure = "share"
of = { metric = "all", entity = "land" }
entity = "town"
period = "2021"
value = 32
unit = "ton"
low = 31.5
high = 32.5
dims = { area = "x", age = "15", sex = "f m" }
evidence = [{ source = "book" }]
[[fact]]
id = "r"
metric = "all"
entity = "town"
ranks = [
  { position = 4, among = "land", peers = "village", out-of = 31 }, { top = 10, among = "land" },
]
[[fact]]
id = "s"
metric = "all"
entity = "town"
rank = "leading"
among = "land"
"""


def test_rows_are_facts_as_tables_are(folder: Path) -> None:
    base = of_csv(folder, ROWS)
    (folder / "same.toml").write_text(HEAD + SAME, encoding="utf-8")
    same = load("same.toml")
    note = base.facts[1].note
    assert note == {"und": 'a,"b"\nc'}
    facts = [fact._replace(note=fact.note and {"und": 'a,"b" c'}) for fact in base.facts]
    assert plain(tuple(facts), base) == plain(same.facts, base)
    assert [str(fact.value) for fact in base.facts[:2]] == ["37.90", "8.50"]
    assert [fact.origin.line for fact in base.facts] == [2, 3, 5, 6, 8]
    assert base.facts[2].of == Whole("all", "land")
    assert base.facts[3].ranks == (
        Rank(RankKind.POSITION, 4, "land", "village", 31),
        Rank(RankKind.TOP, 10, "land", "town", None),
    )
    assert base.facts[2].evidence == (Evidence("book"),)
    assert base.tables == {"facts.csv": "base.toml"}


def test_what_the_output_gives_is_taken_back(folder: Path) -> None:
    base = of_csv(folder, ROWS)
    fields = ",".join(field for field in COLUMNS if field in {*FIELDS} - {"out-of"})
    given = run(["list", "facts", "--facts", "base.toml", "--format", "csv", "--fields", fields])
    again = of_csv(folder, given.out)

    def comparable(fact: Fact) -> Fact:
        evidence = tuple(
            Evidence(entry.source, entry.section, entry.paragraph, printed=entry.printed)
            for entry in fact.evidence
        )
        ranks = tuple(rank._replace(peers="town", out_of=None) for rank in fact.ranks)
        note = fact.note and {"und": fact.note["und"].replace("\n", " ")}
        origin = base.facts[0].origin
        return fact._replace(evidence=evidence, ranks=ranks, note=note, origin=origin)

    expected = {fact.id: comparable(fact) for fact in base.facts}
    assert {fact.id: comparable(fact) for fact in again.facts} == expected


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf%s", b"%s\n\n,,,\n", b"%s"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_marks_of_order_line_ends_and_blank_rows_say_nothing(
    folder: Path, raw: bytes, end: bytes
) -> None:
    rows = b" metric ,entity,period,value\n\n tea ,town,2021, 1.0\ntea,town,2022,2\n"
    base = of_csv(folder, raw % rows.replace(b"\n", end))
    assert [fact.id for fact in base.facts] == ["tea-2021", "tea-2022"]
    assert [fact.origin.line for fact in base.facts] == [3, 4]


def test_tabs_part_the_cells_of_tsv(folder: Path) -> None:
    text = HEAD.replace('title = "Tea"', TABLES.replace("facts.csv", "facts.TSV"))
    (folder / "base.toml").write_text(text, encoding="utf-8")
    base = of_csv(folder, 'metric\tentity\tvalue\tnote\ntea\ttown\t1\t"a, b"\n', "facts.TSV")
    assert base.facts[0].note == {"und": "a, b"}


def test_a_note_may_have_its_language(folder: Path) -> None:
    base = of_csv(folder, "metric,entity,value,note.zh,note.en\ntea,town,1,注,note\n")
    assert base.facts[0].note == {"zh": "注", "en": "note"}


def test_tables_stand_behind_the_facts_of_their_file(folder: Path) -> None:
    text = HEAD.replace('title = "Tea"', 'title = "Tea"\ntables = ["sub/b.csv", "a.csv"]')
    (folder / "base.toml").write_text(text + FACT.format(1), encoding="utf-8")
    (folder / "c.toml").write_text(
        "[base]\nschema = 1\n" + FACT.format(2).replace("tea-1", "tea-2"), encoding="utf-8"
    )
    (folder / "sub").mkdir()
    for name, year in (("sub/b.csv", "2001"), ("a.csv", "2002")):
        (folder / name).write_text(f"metric,entity,period,value\ntea,town,{year},1\n")
    assert [fact.id for fact in load(folder).facts] == ["tea-1", "tea-2001", "tea-2002", "tea-2"]
    # The main is of the file that names the table, wherever that is read from.
    assert [fact.id for fact in load("base.toml").facts] == ["tea-1", "tea-2001", "tea-2002"]


def test_rows_of_one_id_that_say_two_things_are_two_facts(folder: Path) -> None:
    head = "id,metric,entity,value,rank,among\n"
    twice = "facts.csv:3: fact a: id: the id 'a' stands twice; first at facts.csv:2: fact a"
    for rows in (
        "a,tea,town,1,4,land\na,tea,town,2,top-10,land\n",
        "a,tea,town,1,4,land\na,tea,town,1,4,land\n",
        "a,tea,town,1,4,land\na,tea,town,1,,\n",
        "a,tea,town,1,,\na,tea,town,1,,\n",
    ):
        assert told(folder, head + rows) == [twice + " [duplicate-id]"]
    [fact] = of_csv(folder, head + "a,tea,town,1,,\na,tea,town,1,4,land\n").facts
    assert len(fact.ranks) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: metric: the key 'metric' is missing [missing-key]"),
        ("metric,value\ntea,1\n", "1: entity: the key 'entity' is missing [missing-key]"),
        ("metric,entity,valu\n", "1: valu: 'valu' may not stand here [unknown-key]"),
        ("metric,entity,place\n", "1: place: 'place' may not stand here [unknown-key]"),
        ("metric,entity,dim.\n", "1: dim.: 'dim.' may not stand here [unknown-key]"),
        ("metric,entity,\n", "1: '' may not stand here [unknown-key]"),
        ("metric,entity,metric\n", "1: no CSV: two columns of one name [csv]"),
        ("metric,entity\ntea,town,1\n", "2: no CSV: a row of 3 cells under 2 names [csv]"),
        ('metric,entity\n\n"a"b,town\n', "3: no CSV: ',' expected after '\"' [csv]"),
        ('metric,entity\ntea,"town\n\n', "2: no CSV: unexpected end of data [csv]"),
        (
            "metric,entity\n" + "x" * 200000,
            "2: no CSV: field larger than field limit (131072) [csv]",
        ),
        (
            "metric,entity,value\n\xe9",
            "2: fact: entity: the key 'entity' is missing [missing-key]",
        ),
        ("metric,entity,value\ntea,town\n", "2: fact tea: neither a value nor a rank [empty-fact]"),
        ("metric,entity,value\ntea,town,1e\n", "2: fact tea: value: '1e' does not fit here"),
        ("metric,entity,value\ntea,town,１\n", "2: fact tea: value: '１' does not fit here"),
        (
            "metric,entity,value\ntea,town,1e9999\n",
            "2: fact tea: value: '1E+9999' does not fit here",
        ),
        ("metric,entity,value\ntea,town,nan\n", "2: fact tea: value: 'nan' does not fit here"),
        (
            "metric,entity,value,dims,dim.age\ntea,town,1,female,3\n",
            '2: fact: dims: \'{ female = "", age = "3" }\' does not fit here',
        ),
        (
            "metric,entity,value,note.a_b\ntea,town,1,x\n",
            "2: fact tea: note: '{ a_b = \"x\" }' does not fit here",
        ),
        (
            "metric,entity,value,among\ntea,town,1,land\n",
            "2: fact tea: rank: the key 'rank' is missing [missing-key]",
        ),
        ("metric,entity,period,value\ntea,town,20x,1e\n", "2: fact: period: '20x' is no period"),
        ("metric,entity,period,value\ntea,land,2020,1e\n", "2: fact tea-land-2020: value: '1e'"),
        ("metric,entity,rank\ntea,town,4\n", "2: fact tea: among: the key 'among' is missing"),
        (
            "metric,entity,value,printed\ntea,town,1,1\n",
            "2: fact tea: source: the key 'source' is missing [missing-key]",
        ),
    ],
)
def test_what_does_not_read_is_refused_with_its_line(folder: Path, text: str, message: str) -> None:
    assert told(folder, text)[0].startswith(f"facts.csv:{message}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("metric,entity,metric\ntea,town,tea\n", "两列同名"),
        ("metric,entity,value\ntea,town,1,409\n", "一行 4 格，列名只有 3 个"),
    ],
)
def test_what_is_no_csv_is_told_in_the_readers_language(
    folder: Path, text: str, reason: str
) -> None:
    with pytest.raises(BaseError) as caught:
        of_csv(folder, text)
    assert f"不是 CSV：{reason} [csv]\n" in Messages("zh").problem(caught.value.problems[0])


def test_another_encoding_is_refused(folder: Path) -> None:
    assert told(folder, b"metric,entity\ntea,caf\xe9\n") == ["facts.csv:2: not UTF-8 [encoding]"]
    [problem] = told(folder, "metric,entity\n".encode("utf-16"))
    assert problem == "facts.csv:1: not UTF-8 [encoding]"


@pytest.mark.parametrize("name", ["none.csv", "https://example.com/a.csv", "-", ".", os.devnull])
def test_what_is_no_file_is_refused(folder: Path, name: str) -> None:
    text = HEAD.replace('title = "Tea"', TABLES.replace("facts.csv", name))
    (folder / "base.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BaseError) as caught:
        load("base.toml")
    [problem] = caught.value.problems
    assert problem.kind is Kind.UNREADABLE
    assert problem.location is not None
    assert problem.location.file in (name, f"./{name}")


def test_a_table_has_the_limit_of_any_file(folder: Path) -> None:
    (folder / "facts.csv").write_text("metric,entity\n" + "\n" * 2000)
    with pytest.raises(BaseError) as caught:
        load("base.toml", max_size=1000)
    assert [problem.kind for problem in caught.value.problems] == [Kind.TOO_LARGE]


def test_a_finding_names_the_line_of_the_row(folder: Path) -> None:
    of_csv(folder, "id,metric,entity,rank,among\na,tea,land,4,land\n")
    result = run(["check", "base.toml"])
    assert result.status == 1
    assert result.out.startswith("facts.csv:2: error: fact a: ranks: ")
    refused = of_refused(folder)
    assert refused == "facts.csv:2: error: fact tea: value: '1,5' does not fit here"


def of_refused(folder: Path) -> str:
    (folder / "facts.csv").write_text('metric,entity,value\ntea,town,"1,5"\n')
    return run(["check", "base.toml"]).out.partition(" [")[0]


@pytest.mark.no_cover
@pytest.mark.parametrize("column", ["dims", "inferred", "of", "value", "note"])
@pytest.mark.parametrize("piece", ["a", " ", "=", "a=b ", ",", "@", "9", " \t", "=a"])
def test_a_long_cell_is_read_at_once(folder: Path, column: str, piece: str) -> None:
    cell = f"x{piece * (60_000 // len(piece))}y"
    begin = time.process_time()
    told(folder, f'metric,entity,{column}\ntea,none,"{cell}"\n')
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    "command", [["show"], ["check", "base.toml"], ["proof", "draft.md", "--facts", "base.toml"]]
)
def test_no_table_that_is_read_is_written_over(folder: Path, command: list[str]) -> None:
    rows = "metric,entity,value\ntea,town,1\n"
    of_csv(folder, rows)
    (folder / "draft.md").write_text("Tea.\n")
    (folder / "link.csv").symlink_to("facts.csv")
    facts = [] if command[0] != "show" else ["--facts", "base.toml"]
    result = run([*command, *facts, "--format", "json", "--force", "-o", "link.csv"])
    assert (result.status, "it is read here" in result.err) == (2, True)
    assert (folder / "facts.csv").read_text() == rows


def test_rows_that_are_alike_are_read_as_each_by_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "metric,entity,id,period,value,low,high,unit,rank,among,peers,source,row,dim.age\n"
    ends = (",,,,,,,,young", ",,percent,3,land,town,book,7,old", "0,99,,,,,,,mid")
    texts = [head]
    texts += [
        f"tea,{entity},{id_},{period},{value},{end}\n"
        for entity in ("town", "land")
        for end in ends
        for period in ("", "2019", "2020-Q1")
        for id_, value in (("", "1.50"), (f"{end[-3:]}-{period.lower()}-{entity}", "2"))
    ]
    found = of_csv(folder, "".join(texts)).facts
    read_each_by_itself(monkeypatch)
    assert of_csv(folder, "".join(texts)).facts == found
    assert len(found) == len(texts) - 1
    broken = [text.replace("2020-Q1", "2020-Q5").replace("1.50", '"1,5"') for text in texts]
    alone = told(folder, "".join(broken))
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert told(folder, "".join(broken)) == alone
    assert len(alone) > len(texts) // 2


def read_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a row says is kept for those that say the same."""
    monkeypatch.setattr(TableReader, "once", lambda reader, _, read, *also: read(reader, *also))
    monkeypatch.setattr(csv_facts, "keep", lambda *_: None)


def test_what_a_row_lacks_is_told_of_each_however_alike_they_are(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "period,value,printed,source,section,rank,among,entity,metric\n"
    parts = (("1", "2", ""), ("1 t", ""), ("book", ""), ("Tea", ""), ("3,land", ",land", ","))
    rows = [f"{n},{','.join(own)},town,tea\n" for n, own in enumerate(product(*parts), 2000)]
    found = told(folder, "".join((head, *rows)))
    sound = [own for n, own in enumerate(rows, 2) if f"facts.csv:{n}:" not in "".join(found)]
    facts = of_csv(folder, "".join((head, *sound))).facts
    read_each_by_itself(monkeypatch)
    assert told(folder, "".join((head, *rows))) == found
    assert of_csv(folder, "".join((head, *sound))).facts == facts
    assert 10 < len(sound) < len(rows)

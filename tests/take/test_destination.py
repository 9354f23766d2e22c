"""A table taken into a base: whole or not at all, and again."""

from __future__ import annotations

import re
import shlex
from decimal import Decimal
from pathlib import Path

import pytest

from jhstats.load.loader import load
from jhstats.model import Base
from tests.run import Result, run

MINE = """# mine
[base]
schema = 1
title = "Mine" # as I say

[entity.home]
name = "Home"
kind = "town"

[metric.gdp]
name = "GDP (current US$)"
aliases = ["output"] # my word
unit = "usd"

[[fact]] # by hand
metric = "gdp"
entity = "home"
period = "1999"
value = 5
"""
FIRST = (
    "Country,Indicator,2019,2020\nAustria,GDP (current US$),1.5,2.50\nHome,GDP (current US$),3,4\n"
)
SECOND = FIRST.replace("1.5,2.50", "1.6,2.50,7").replace("3,4", ",4,8").replace("20\n", "20,2021\n")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def take(text: str, *arguments: str) -> Result:
    write("t.csv", text)
    return run(["import", "t.csv", *arguments])


def values(base: Base) -> dict[str, str]:
    return {fact.id: str(fact.value) for fact in base.facts}


def files(folder: str = ".") -> list[str]:
    return sorted(str(file) for file in Path(folder).rglob("*") if file.is_file())


def test_a_new_file_is_made() -> None:
    result = take(FIRST, "--into", "new.toml", "--kind=town")
    assert (result.status, result.out) == (0, "")
    assert files() == ["new.toml", "t-facts.csv", "t.csv"]
    assert values(load("new.toml"))["gdp-austria-2020"] == "2.50"
    assert run(["check", "new.toml"]).status == 0
    assert load("new.toml").entities["austria"].kind == "country"


@pytest.mark.parametrize("path", ["b", "b/mine.toml"])
def test_what_a_person_wrote_is_kept(path: str) -> None:
    write("b/mine.toml", MINE)
    write("b/other.toml", "[base]\nschema = 1\n")
    result = take(FIRST, "--into", path)
    assert "written: b/mine.toml, b/t-facts.csv" in result.err
    text = Path("b/mine.toml").read_text(encoding="utf-8")
    for line in MINE.splitlines():
        assert line in text.splitlines()
    assert (text.count("[metric."), text.count("[entity.")) == (1, 1)
    assert len(values(load("b"))) == 5


def test_a_second_run_brings_figures_up_to_date() -> None:
    write("b.toml", MINE)
    take(FIRST, "--into", "b.toml")
    table = Path("t-facts.csv").read_text(encoding="utf-8").splitlines()
    table = [f"{table[0]},note", f"{table[1]},checked", *(f"{row}," for row in table[2:])]
    table.append("gdp,home,1998,7,,by hand")
    write("t-facts.csv", "\n".join(table) + "\n")
    before = Path("b.toml").read_text(encoding="utf-8")
    result = take(SECOND, "--into", "b.toml")
    assert (
        "new 2, changed 1, gone 1; changed: gdp austria 2019: 1.5 → 1.6; gone: gdp home 2019"
    ) in result.err
    after = Path("b.toml").read_text(encoding="utf-8")
    changed = set(after.splitlines()) - set(before.splitlines())
    assert [line[:6] for line in changed] == ["sha256"]
    base = load("b.toml")
    notes = {fact.id: fact.note for fact in base.facts if fact.note}
    assert notes == {"gdp-austria-2019": {"und": "checked"}, "gdp-home-1998": {"und": "by hand"}}
    assert values(base)["gdp-austria-2019"] == "1.6"
    assert "new 0, changed 0, gone 0\n" in take(SECOND, "--into", "b.toml").err


OTHERS = """
[source.other]
title = "Another"
[entity.world]
name = "World"
kind = "world"
"""
WRITTEN = """\
id,metric,measure,entity,period,value,bound,status,rank,among,source,section,note
h-19,gdp,,home,2019,3,about,target,4,world,t,S,mine
h-19,gdp,,home,2019,3,about,target,top-10,world,t,S,mine
h-19-other,gdp,,home,2019,3.1,,,,,other,,
h-19-plan,gdp,,home,2019,9,,planned,,,t,,
,gdp,growth,austria,2019,7,,,,,t,T2,
,gdp,level,austria,2019,1.5,,,,,t,,
,gdp,,austria,2020,2.50,,estimate,,,t,,mine
,gdp,,home,2020,4,,,,,t,,b
"""


def test_a_second_run_keeps_ranks_statuses_bounds_places_and_facts_of_a_persons_own() -> None:
    write("b.toml", MINE + OTHERS)
    take(FIRST, "--into", "b.toml")
    write("t-facts.csv", WRITTEN)
    before = {fact.id: fact for fact in load("b.toml").facts}
    second = FIRST.replace("1.5,2.50", "1.6 p,2.50 c").replace("3,4", "3.2,4 b")
    assert (
        "new 0, changed 3, gone 0; changed: gdp austria 2019: 1.5 → 1.6 preliminary; "
        "gdp austria 2020: 2.50 estimate → 2.50; gdp home 2019: 3 target → 3.2 target\n"
    ) in take(second, "--into", "b.toml").err
    after = {fact.id: fact for fact in load("b.toml").facts}
    differ = {fact.id: fact for fact in after.values()
              if fact._replace(origin=before[fact.id].origin) != before[fact.id]}  # fmt: skip
    assert [*differ] == ["gdp-austria-2019", "gdp-austria-2020", "h-19"]
    assert {*after} == {*before}
    own = before["h-19"]._replace(origin=after["h-19"].origin, value=Decimal("3.2"))
    assert (after["h-19"], len(own.ranks)) == (own, 2)
    assert after["gdp-austria-2020"].note == {"und": "mine"}


@pytest.mark.parametrize(
    ("cells", "stays"), [(",", False), (",b", False), ("p. 5,", True), (",mine", True)]
)
def test_a_fact_that_is_gone_is_kept_if_more_is_written_there(cells: str, *, stays: bool) -> None:
    write("b.toml", MINE)
    take(FIRST, "--into", "b.toml")
    text = Path("t-facts.csv").read_text(encoding="utf-8")
    text = text.replace("source\n", "source,section,note\n").replace(",3,t", f",3,t,{cells}")
    write("t-facts.csv", text)
    gone = "0; no longer there, kept for what you wrote" if stays else "1; gone"
    assert f"changed 0, gone {gone}: gdp home 2019\n" in (
        take(FIRST.replace("3,4", ",4 b"), "--into", "b.toml").err
    )
    facts = {(fact.entity, str(fact.period)) for fact in load("b.toml").facts}
    assert (("home", "2019") in facts) is stays


def edit(old: str, new: str) -> None:
    text = Path("t-facts.csv").read_text(encoding="utf-8")
    assert old in text
    write("t-facts.csv", text.replace(old, new))


def test_a_fact_of_another_source_is_not_replaced() -> None:
    write("b.toml", MINE + OTHERS)
    take(FIRST, "--into", "b.toml")
    edit("2019,3,t", "2019,3.5,other")
    told = (
        "new 0, changed 0, gone 0\n    of yours, kept; NOT taken from the table, "
        "whose value is in brackets: 1 (gdp home 2019: 3.5 (3))\n"
    )
    for _ in range(2):
        assert told in take(FIRST, "--into", "b.toml").err
        sources = {
            fact.evidence[0].source for fact in load("b.toml").facts if fact.id[-9:] == "home-2019"
        }
        assert (values(load("b.toml"))["gdp-home-2019"], sources) == ("3.5", {"other"})


BY_SEX = "geo,sex,2019,2020\nAT,T,5,6\nAT,F,3,4\nFR,T,7,8\nFR,F,4,5\n"


def test_a_persons_row_without_a_dim_of_the_table_stays() -> None:
    given = ("--into=b.toml", "--unit=usd", "--metric=Jobs")
    take(BY_SEX, *given)
    text = Path("t-facts.csv").read_text(encoding="utf-8")
    write("t-facts.csv", text + "jobs,austria,2018,9,t,\njobs,austria,2018,5,t,T\n")
    result = take(BY_SEX, *given)
    assert "new 0, changed 0, gone 1; gone: jobs austria 2018 dim.sex=T\n" in result.err
    assert values(load("b.toml"))["jobs-austria-2018"] == "9"


def test_what_force_drops_of_a_persons_own_is_named() -> None:
    given = ("--into=b.toml", "--unit=usd", "--metric=Jobs")
    take(BY_SEX, *given, "--where=sex=T")
    edit("period,value,source", "period,value,source,section")
    edit("2019,5,t", "2019,5,t,T1")
    result = take(BY_SEX, *given, "--force")
    assert (
        "new 8, changed 0, gone 4; gone: jobs austria 2019; jobs austria 2020; jobs france 2019\n"
        "    gone with what you wrote there: 1 (jobs austria 2019)\n"
    ) in result.err


@pytest.mark.parametrize(
    ("flag", "option", "note"),
    [
        ("b", "b=break in series", "break in series"),
        ("b", "u=unreliable", "b"),
        ("bu", "x=y", "b u"),
        ("①", "x=y", "①"),
    ],
)
def test_a_note_of_a_flag_goes_with_it(flag: str, option: str, note: str) -> None:
    text = f"geo,2019,2020,2021\nAT,1 {flag},2,3\n"
    given = ("--into", "b.toml", "--unit=usd", "--flag")
    take(text, *given, option)
    assert load("b.toml").facts[0].note == {"und": note}
    edit("2020,2,t", "2020,2,t,ok")
    edit("2021,3,t", "2021,3,t,注")
    take(text.replace(f" {flag}", ""), *given, option)
    assert [fact.note for fact in load("b.toml").facts] == [None, {"und": "ok"}, {"und": "注"}]


@pytest.mark.parametrize(
    ("printed", "new", "is_told"),
    [
        ("US$1.5", "1.6", True),
        ("US$1.6", "1.6", False),
        ("1.5", "1.50", True),
        ("a half more", "1.6", False),
    ],
)
def test_what_prints_an_earlier_value_is_told(printed: str, new: str, *, is_told: bool) -> None:
    write("b.toml", MINE)
    take(FIRST, "--into", "b.toml")
    edit("period,value,source", "period,value,source,printed")
    edit("2019,1.5,t", f"2019,1.5,t,{printed}")
    told = take(FIRST.replace("1.5", new), "--into", "b.toml").err
    line = f"`printed` still tells the earlier value: 1 (gdp austria 2019: {printed})\n"
    assert (line in told, "`printed`" in told) == (is_told, is_told)


def test_a_second_run_meets_what_safe_quotes() -> None:
    text = "geo,age,2019\nAT,-5,1\nAT,+65,2\nFR,-5,3\nFR,+65,4\n"
    given = ("--into=b.toml", "--unit=usd", "--safe")
    take(text, *given)
    assert "new 0, changed 0, gone 0\n" in take(text, *given).err


@pytest.mark.parametrize(
    ("written", "spaced"),
    [(",value", ", value"), (",", " ,\t"), ("source\n", "source\n\n ,\n")],
    ids=["head", "all", "lines that say nothing"],
)
def test_a_second_run_reads_spaces_as_loading_does(written: str, spaced: str) -> None:
    write("b.toml", MINE)
    take(FIRST, "--into", "b.toml")
    text, file = Path("t-facts.csv").read_text(encoding="utf-8"), Path("t-facts.csv")
    file.write_text(text.replace(written, spaced), encoding="utf-8")
    assert "new 0, changed 0, gone 0\n" in take(FIRST, "--into", "b.toml").err
    assert file.read_text(encoding="utf-8") == text


def test_a_second_run_meets_facts_without_a_value() -> None:
    write("b.toml", MINE)
    take(FIRST, "--into", "b.toml")
    ranked = [
        "metric,entity,period,rank,among,source",
        "gdp,austria,2019,1,home,t",
        "gdp,austria,2020,1,home,t",
    ]
    Path("t-facts.csv").write_text("\n".join(ranked), encoding="utf-8")
    assert "changed 2, gone 0; changed: gdp austria 2019:  → 1.5;" in (
        take(FIRST, "--into", "b.toml").err
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("product,country,2019,2020\nCars,Austria,1,2\nShoes,France,3,4\n",
         ["--entity-column=product", "--kind=product"]),
        ("geo,sex,2019\nAT,T,5\nAT,F,3\nFR,T,7\nFR,F,4\n", ["--where=sex=T"]),
    ],
)  # fmt: skip
def test_a_table_that_is_read_otherwise_than_before_replaces_nothing(
    text: str, first: list[str]
) -> None:
    given = ("--into=b.toml", "--unit=usd")
    assert take(text, *given, *first).status == 0
    before = {name: Path(name).read_bytes() for name in files()}
    result = take(text, *given)
    assert (result.status, "[read-otherwise]" in result.err) == (2, True), result.err
    assert {name: Path(name).read_bytes() for name in files()} == before
    assert "gone 0\n" in take(text, *given, *first).err
    assert take(text, *given, "--force").status == 0


def test_whose_the_figures_are_is_said_again() -> None:
    text, given = "Year,GDP\n2019,1\n2020,3\n", ("--into=b.toml", "--unit=usd")
    result = take(text, *given, "--entity=France")
    [told] = re.findall("the same again: jhstats (.*)", result.err)
    assert "gone 0" in run(shlex.split(told)).err
    assert "[needs-entity]" in take(text, *given).err


def test_a_table_that_lost_most_of_its_facts_is_asked_of() -> None:
    take("geo,2019,2020,2021\nAT,1,2,3\n", "--into=b.toml", "--unit=usd")
    result = take("geo,2021\nAT,3\n", "--into=b.toml", "--unit=usd", "--metric=t")
    told = "of its facts 2 would go (t austria 2019), 1 stay, 0 come; nothing is written"
    assert (result.status, told in result.err) == (2, True), result.err


def test_a_table_that_lost_half_of_its_facts_is_up_to_date() -> None:
    take("geo,2018,2019,2020\nAT,1,2,3\nFR,4,5,6\n", "--into=b.toml", "--unit=usd")
    assert "new 2, changed 0, gone 2" in take(
        "geo,2019,2020,2021\nAT,2,3,7\nFR,5,6,8\n", "--into=b.toml", "--unit=usd").err  # fmt: skip


def test_a_status_is_the_tables_own() -> None:
    text = "geo,2019,2020\nAT,1 p,2\n"
    take(text, "--into", "b.toml", "--unit=usd")
    assert load("b.toml").facts[0].status.value == "preliminary"
    take(text.replace(" p", ""), "--into", "b.toml", "--unit=usd")
    assert load("b.toml").facts[0].status.value == "actual"


def test_a_table_that_was_moved_is_found_where_it_is() -> None:
    write("b/b.toml", MINE)
    take(FIRST, "--into", "b")
    Path("b/data").mkdir()
    Path("b/t-facts.csv").rename("b/data/t-facts.csv")
    text = Path("b/b.toml").read_text(encoding="utf-8")
    moved = text.replace('["t-facts.csv"]', '[ # all of them\n  "data/t-facts.csv", # mine\n]')
    write("b/b.toml", moved)
    assert "changed 1" in take(SECOND, "--into", "b").err
    assert files("b") == ["b/b.toml", "b/data/t-facts.csv"]
    assert (
        Path("b/b.toml").read_text(encoding="utf-8").split("sha256")[0] == moved.split("sha256")[0]
    )


def test_another_source_of_that_name_stays() -> None:
    write("b.toml", '[base]\nschema = 1\n[source.t]\ntitle = "Mine"\n')
    take(FIRST, "--into", "b.toml", "--kind=town")
    assert load("b.toml").sources["t"].sha256 is None
    assert {fact.evidence[0].source for fact in load("b.toml").facts} == {"t-csv"}
    assert "new 2" in take(SECOND, "--into", "b.toml", "--kind=town").err


def test_two_tables_meet_in_one_base() -> None:
    write("a.csv", "geo,2019\nAT,1\n")
    write("c.csv", "Country Name,Country Code,2019\nAustria,AUT,2\n")
    for name in ("a.csv", "c.csv"):
        assert run(["import", name, "--into", "b.toml", "--unit=usd"]).status == 0
    assert {fact.entity for fact in load("b.toml").facts} == {"austria"}
    text = Path("b.toml").read_text(encoding="utf-8")
    assert 'tables = ["a-facts.csv", "c-facts.csv"]\nknown = ["countries"]\n' in text


@pytest.mark.parametrize(
    ("mine", "status", "told"),
    [
        ("[base]\nschema = 2\n", 3, "[choice]"),
        ("[base\n", 3, "[toml]"),
        (MINE + '[[fact]]\nmetric = "gdp"\nentity = "home"\nperiod = "2019"\nvalue = 1\n', 3,
         "told by other facts of the base already, as 'gdp-home-2019' by b.toml:22: fact"),
    ],
)  # fmt: skip
def test_nothing_is_written_where_the_base_would_not_load(
    mine: str, status: int, told: str
) -> None:
    write("b.toml", mine)
    result = take(FIRST, "--into", "b.toml", "--kind=town")
    assert (result.status, told in result.err) == (status, True), result.err
    assert Path("b.toml").read_text(encoding="utf-8") == mine
    assert files() == ["b.toml", "t.csv"]


def test_a_file_that_is_not_of_the_base_is_not_written_over() -> None:
    write("t-facts.csv", "mine")
    result = take(FIRST, "--into", "b.toml", "--kind=town")
    assert (result.status, "[file-exists]" in result.err) == (2, True)
    assert files() == ["t-facts.csv", "t.csv"]
    assert take(FIRST, "--into", "b.toml", "--kind=town", "--force").status == 0


def test_both_files_are_written_or_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    take(FIRST, "--into", "b.toml", "--kind=town")
    before = {name: Path(name).read_bytes() for name in files()}
    replace = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if Path(target).suffix == ".toml":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    result = take(SECOND, "--into", "b.toml", "--kind=town")
    assert (result.status, "No space left on device" in result.err) == (3, True)
    write("t.csv", FIRST)
    assert {name: Path(name).read_bytes() for name in files()} == before


def test_a_folder_that_is_not_there_is_made() -> None:
    assert take(FIRST, "--into", "new/of/b.toml", "--kind=town").status == 0
    assert files("new") == ["new/of/b.toml", "new/of/t-facts.csv"]
    result = take(FIRST, "--into", "t.csv/b.toml", "--kind=town")
    assert (result.status, "[cannot-write]" in result.err) == (3, True)


def test_what_stands_before_an_ending_is_the_name_of_a_source() -> None:
    write("gdp.2020.csv", "geo,2020\nAT,1\n")
    write("gdp.2021.csv", "geo,2021\nAT,2\n")
    for name in ("gdp.2020.csv", "gdp.2021.csv", "gdp.2021.csv"):
        result = run(["import", name, "--into", "b.toml", "--unit=usd", "--metric=GDP"])
    assert "new 0, changed 0, gone 0" in result.err
    base = load("b.toml")
    assert {id_: source.title for id_, source in base.sources.items()} == {
        "gdp-2020": "gdp.2020.csv",
        "gdp-2021": "gdp.2021.csv",
    }
    assert values(base) == {"gdp-austria-2020": "1", "gdp-austria-2021": "2"}


def test_an_empty_folder_gets_a_base() -> None:
    Path("b").mkdir()
    assert take(FIRST, "--into", "b", "--kind=town").status == 0
    assert files("b") == ["b/facts.toml", "b/t-facts.csv"]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "tomlkit", None)
    result = take(FIRST, "--into", "b.toml", "--kind=town")
    assert (result.status, "pip install 'jhstats[into]'" in result.err) == (3, True)
    assert files() == ["t.csv"]


def test_a_base_that_is_a_link_loads_where_it_is_named() -> None:
    Path("real").mkdir()
    write("real/b.toml", "[base]\nschema = 1\n")
    Path("b.toml").symlink_to("real/b.toml")
    assert take(FIRST, "--into", "b.toml", "--kind=town").status == 0
    assert (Path("b.toml").is_symlink(), bool(load("b.toml").facts)) == (True, True)


def test_what_is_known_stays_what_it_is_whatever_kind_is_given() -> None:
    world = Path(__file__).parents[2] / "examples" / "world"
    for file in world.iterdir():
        write(file.name, file.read_text(encoding="utf-8"))
    before = load("world.toml")
    given = ["import", "gdp.csv", "--unit=usd", "--kind=country", "--into=world.toml"]
    result = run([*given, "--metric", before.metrics["gdp"].names["en"], "--lang=en"])
    assert result.status == 0, result.err
    assert "gone 0" in result.err
    assert [fact.id for fact in load("world.toml").facts] == [fact.id for fact in before.facts]

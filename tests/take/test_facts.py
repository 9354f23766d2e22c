"""Tables of each shape as the facts that they are, and what is said of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jhstats.load.loader import load
from tests.run import Result, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def take(text: str, *arguments: str, name: str = "t.csv", lang: str = "en") -> Result:
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - in the test's own folder
        file.write(text)
    return run(["import", name, *arguments], lang=lang)


WORLD_BANK = """\ufeff"Data Source","World Development Indicators",

"Last Updated Date","2017-10-30",

"Country Name","Country Code","Indicator Name","Indicator Code","1960","1961","1962",
"Austria","AUT","GDP (current US$)","NY.GDP","6592693841.18","","7756110210.11",
"World","WLD","GDP (current US$)","NY.GDP","1.36E+12","1.42E+12","",
"Curacao","CUW","GDP (current US$)","NY.GDP","","","",
"""
EUROSTAT = """freq,unit,geo\\TIME_PERIOD\t2019 \t2020-Q1
A,MIO_EUR,AT\t1.5 p\t: c
A,MIO_EUR,EL\t2.5 e\t3.1 b
A,PC_GDP,UK\t9.9 bp\t:
"""
SDMX = """DATAFLOW,LAST UPDATE,freq,s_adj,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS
X,06/06/25,M,Seasonally adjusted,Percentage of population,Austria,2019-01,5.5,,
X,06/06/25,M,Unadjusted,Percentage of population,Austria,2019-01,5.7,b,
X,06/06/25,M,Unadjusted,Thousand persons,Austria,2019-01,250,p,
"""
OECD = """STRUCTURE,REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,\
TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,UNIT_MULT,Unit multiplier
D,AUT,Austria,B1,GDP,USD,US dollar,2020,,5.5,,A,6,Millions
D,BEL,Belgium,B1,GDP,USD,US dollar,2020,,6.5,,E,6,Millions
D,AUT,Austria,B2,Wages,USD,US dollar,2020,,1.5,,P,6,Millions
"""
YEARBOOK = """数据库：分省年度数据
指标：年末常住人口(万人)
时间：最近10年
地区,2024年,2023年
北京市,2183,"2,186"
浙江省,6670,6627
注：常住人口包括居住半年以上的人。
数据来源：国家统计局
"""
INDICATORS = """地区：浙江省
指标,2024年1-3月,2023年
地区生产总值(亿元),1.50,2
人口出生率(‰),,6.39
"""
SHAPES = [
    (
        "world-bank", WORLD_BANK, [],
        """metric,entity,period,value,source
gdp,austria,1960,6592693841.18,t
gdp,austria,1962,7756110210.11,t
gdp,world,1960,1.36E+12,t
gdp,world,1961,1.42E+12,t
""",
    ),
    (
        "eurostat", EUROSTAT, ["--metric", "Debt", "--flag", "b=break in series"],
        """metric,entity,period,value,status,source,note
debt-mio-eur,austria,2019,1.5,preliminary,t,
debt-mio-eur,greece,2019,2.5,estimate,t,
debt-mio-eur,greece,2020-Q1,3.1,,t,break in series
debt-pc-gdp,united-kingdom,2019,9.9,preliminary,t,break in series
""",
    ),
    (
        "sdmx", SDMX, ["--metric", "Jobless"],
        """metric,entity,period,value,status,source,note,dim.s-adj
jobless-percentage-of-population,austria,2019-01,5.5,,t,,Seasonally adjusted
jobless-percentage-of-population,austria,2019-01,5.7,,t,b,Unadjusted
jobless-thousand-persons,austria,2019-01,250,preliminary,t,,Unadjusted
""",
    ),
    (
        "oecd", OECD, [],
        """metric,entity,period,value,status,source
gdp,austria,2020,5.5,,t
gdp,belgium,2020,6.5,estimate,t
wages,austria,2020,1.5,preliminary,t
""",
    ),
    (
        "yearbook", YEARBOOK, [],
        """metric,entity,period,value,source
年末常住人口,beijing,2024,2183,t
年末常住人口,beijing,2023,2186,t
年末常住人口,zhejiang,2024,6670,t
年末常住人口,zhejiang,2023,6627,t
""",
    ),
    (
        "indicators", INDICATORS, [],
        """metric,entity,period,value,source
地区生产总值,zhejiang,2024-01/2024-03,1.50,t
地区生产总值,zhejiang,2023,2,t
人口出生率,zhejiang,2023,6.39,t
""",
    ),
    (
        "long", "Country,Code,Year,Value\nAustria,AUT,2020,37.90\n", ["--unit", "usd"],
        "metric,entity,period,value,source\nt,austria,2020,37.90,t\n",
    ),
    *((
        head, f"{head},indicator,year,value\nAcme,Patents,2020,37\n",
        ["--kind", "company", "--unit", "patent"],
        "metric,entity,period,value,source\npatents,acme,2020,37,t\n",
    ) for head in ("company", "公司名称", "企业")),
    (
        "metrics-as-columns",
        """country,continent,year,life,pop
Austria,Europe,2007,79.8,8
Austria,Europe,2012,80,9
Chad,Africa,2012,50,9
""",
        ["--unit", "life=year", "--unit", "persons"],
        """metric,entity,period,value,source
life,austria,2007,79.8,t
pop,austria,2007,8,t
life,austria,2012,80,t
pop,austria,2012,9,t
life,chad,2012,50,t
pop,chad,2012,9,t
""",
    ),
    (
        "country-and-region",
        "country,region,pop\nAustria,western_europe,8\nChad,africa,1\nMali,africa,2\n",
        ["--unit=persons"],
        "metric,entity,value,source\npop,austria,8,t\npop,chad,1,t\npop,mali,2,t\n",
    ),
    (
        "metric-and-year-in-heads", "country,gdp_1952,gdp_1957\nAustria,1,2\n", ["--unit", "usd"],
        "metric,entity,period,value,source\ngdp,austria,1952,1,t\ngdp,austria,1957,2,t\n",
    ),
    (
        "months-in-heads", "country,Jan 2020,Feb 2020\nAustria,1,2\n", ["--unit", "usd"],
        "metric,entity,period,value,source\nt,austria,2020-01,1,t\nt,austria,2020-02,2,t\n",
    ),
    (
        "entities-as-columns", "Year,Austria,Belgium\n2020,1,2\n", ["--unit", "usd"],
        "metric,entity,period,value,source\nt,austria,2020,1,t\nt,belgium,2020,2,t\n",
    ),
    (
        "one-entity", "Year,GDP\n2020,5%\n", ["--entity", "中国"],
        "metric,entity,period,value,source\ngdp,china,2020,5,t\n",
    ),
    (
        "decimal-commas", "country;2019;2020\nAustria;1 234,5;n.v.\n",
        ["--unit", "eur", "--missing", "n.v."],
        "metric,entity,period,value,source\nt,austria,2019,1234.5,t\n",
    ),
    (
        "rows-and-columns",
        "Country,Year,Sex,a,b\nAustria,2020,F,1,9\nAustria,2020,M,2,9\nBelgium,2020,F,3,9\n",
        ["--unit=usd", "--metric=a", "--where", "Sex=F", "--except", "Country=belgium"],
        "metric,entity,period,value,source\na,austria,2020,1,t\n",
    ),
    (
        "split", "Town,Year,Sex,Value\nA,2020,F,1\nA,2020,M,2\n",
        ["--unit=usd", "--kind=town", "--split=sex", "--entity-column=1", "--period-columns=2"],
        "metric,entity,period,value,source\nf,a,2020,1,t\nm,a,2020,2,t\n",
    ),
    (
        "some-periods", "No.,Town,2018,2019,2020\n7,A,1,2,3\n",
        ["--unit=usd", "--kind=town", "--period-columns", "4-2020"],
        "metric,entity,period,value,source\nt,a,2019,2,t\nt,a,2020,3,t\n",
    ),
    (
        "years-above", "People,,,,\n,2019,,2020-Q1,\nTown,Men,Women,Men,Women\nA,1,2,3,4\n",
        ["--unit=persons", "--kind=town"],
        """metric,entity,period,value,source
men,a,2019,1,t
women,a,2019,2,t
men,a,2020-Q1,3,t
women,a,2020-Q1,4,t
""",
    ),
    (
        "years-below",
        "地区,人口(万人),,就业(万人),,合计\n,2019年,2020年,2019年,2020年,\n浙江省,1,2,3,4,-\n",
        [],
        """metric,entity,period,value,source
人口,zhejiang,2019,1,t
人口,zhejiang,2020,2,t
就业,zhejiang,2019,3,t
就业,zhejiang,2020,4,t
""",
    ),
    (
        "nothing-above-names",
        ",2004-2006,,2005-2007,\n,Male,Female,Male,Female\nNewport,76.7,80.7,77,81\n",
        ["--unit=year", "--kind=town"],
        """metric,entity,period,value,source
male,newport,2004/2006,76.7,t
female,newport,2004/2006,80.7,t
male,newport,2005/2007,77,t
female,newport,2005/2007,81,t
""",
    ),
    (
        "two-names", "Country,Year,Jobs,,Pay\n,,Men,Women,\nFrance,2020,1,2,3\n", ["--unit=usd"],
        """metric,entity,period,value,source
jobs-men,france,2020,1,t
jobs-women,france,2020,2,t
pay,france,2020,3,t
""",
    ),
    (
        "fiscal-years", "Country,2009/10,2010/11\nFrance,1,2\n",
        ["--unit=usd", "--period-as=2009/10=2009-04/2010-03"],
        """metric,entity,period,value,source
t,france,2009-04/2010-03,1,t
t,france,2010-04/2011-03,2,t
""",
    ),
    (
        "days-first", "Country,Date,Value\nFrance,31/12/2020,1\nFrance,01/02/2021,2\n",
        ["--unit=usd"],
        "metric,entity,period,value,source\nt,france,2020-12-31,1,t\nt,france,2021-02-01,2,t\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "facts"), [row[1:] for row in SHAPES],
                         ids=[row[0] for row in SHAPES])  # fmt: skip
def test_a_shape(text: str, given: list[str], facts: str) -> None:
    result = take(text, *given)
    assert (result.status, result.out) == (0, facts), result.err
    again = re.search(r"the same again: jhstats (.*)", result.err)
    assert again
    written = run(["import", "t.csv", *given, "-o", "t-facts.csv"])
    with open("base.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(written.out)
    base = load("base.toml")
    assert len(base.facts) == facts.count("\n") - 1
    checked = run(["check", "base.toml"])
    assert (checked.status, checked.out) == (0, "")


@pytest.mark.parametrize(("text", "given"), [row[1:3] for row in SHAPES],
                         ids=[row[0] for row in SHAPES])  # fmt: skip
def test_the_command_that_is_told_does_the_same(text: str, given: list[str]) -> None:
    import shlex  # noqa: PLC0415 - used here alone

    result = take(text, *given)
    [told] = re.findall(r"the same again: jhstats (.*)", result.err)
    assert run(shlex.split(told)).out == result.out


@pytest.mark.parametrize(
    ("text", "given", "status", "told"),
    [
        ("Town,Year,Value\nA,2020,1\n", ["--unit=usd"], 2, "no list knows: A [needs-kind]"),
        ("Country,Year,Value\nFrance,2020,1\n", [], 2, "no unit stands there for t [needs-unit]"),
        ("Year,Value\n2020,1\n", ["--unit=usd"], 2, "whose the figures are [needs-entity]"),
        ("Country,Value\nFrance,1\n", ["--split=x"], 2, "--split does not know 'x' [bad-choice]"),
        ("Country,Value\nFrance,1\n", ["--where=1=Spain", "--unit=usd"], 3, "[not-a-table]"),
        ("Country,Year\n", [], 3, "[not-a-table]"),
        ("", [], 3, "[not-a-table]"),
        (
            "Country,2009-10,2010-11\nFrance,1,2\n",
            ["--unit=usd"],
            2,
            "'2009-10' has is said nowhere",
        ),
        (
            "Country,Date,Value\nFrance,1/2/20\nFrance,1/2/2020,5\n",
            ["--unit=usd"],
            2,
            "1/2/2020=2020-02-01, 1/2/2020=2020-01-02",
        ),
        ("Country,2020\nFrance,1\n", ["--period-as=2020=soon"], 2, "does not know 'soon'"),
    ],
)
def test_nothing_is_guessed_in_silence(text: str, given: list[str], status: int, told: str) -> None:
    result = take(text, *given)
    assert (result.status, result.out) == (status, "")
    assert told in result.err


def test_what_was_understood_and_passed_over_is_told() -> None:
    text = """Country Name,Country Code,Year,Value,Remarks
Spain,ESP,2021,2,yes
France,FRA,2020,0.30000000000000004,yes
FRANCE,FRA,2020,2,yes
France,FRA,2021,1.5E+11,yes
France,FRA,2021,1.5E+11,yes
World,WLD,2021,?,yes
World,WLD,2021,..,yes
World,WLD,2021,3,yes
Euro area,EMU,soon,3,yes
Nowhere,NOW,2021,4,yes
Source: somebody
"""
    result = take(text, "--unit=usd", "--kind=place")
    told = (
        "jhstats: facts 5, metrics 1, entities 4, periods 2 (2020 – 2021): t, spain, 2021: 2 usd; "
        "t, france, 2020: 0.30000000000000004 usd; t, france, 2021: 1.5E+11 usd"
    )
    assert result.err.splitlines()[:11] == [
        told,
        "    columns that tell no series apart, left out: Remarks",
        "    of another kind than most: 1 world, 1 place (World, Nowhere)",
        "    one code with several names: FRA: France, FRANCE",
        "    rows without a name or figures: 1 (t.csv:12)",
        "    rows without a period: 1 (t.csv:10)",
        "    without a figure: 1 (t.csv:8: Value '..')",
        "    NOT read, for it is no figure: 1 (t.csv:7: Value '?')",
        "    told twice, taken once: 1 (t.csv:6: Value '1.5E+11')",
        "    told twice with OTHER values, the first taken: 1 (t.csv:4: Value '2')",
        "    more digits than anybody measured, kept: 1 (t.csv:3: Value '0.30000000000000004')",
    ]
    assert "with an exponent, kept: 1" in result.err
    assert "再做一次" in take(text, "--unit=usd", "--kind=place", lang="zh").err


def test_a_name_of_several_entities_is_told() -> None:
    with open("b.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(
            '[base]\nschema = 1\n[entity.a]\nname = "Spring"\nkind = "town"\n'
            '[entity.b]\nname = "Spring"\nkind = "town"\n'
        )
    text = "Town,Year,Value\nSpring,2020,1\n"
    result = take(text, "--unit=usd", "--kind=town", "--into=b.toml")
    assert "names that several entities have, taken as new: Spring: a, b" in result.err


def test_codes_of_states_are_no_countries() -> None:
    text = "State,Code,2020\nAlabama,AL,1\nAlaska,AK,2\nCalifornia,CA,3\nGeorgia,GA,4\n"
    result = take(text, "--unit=usd", "--kind=state")
    assert [row.split(",")[1] for row in result.out.splitlines()[1:]] == [
        *("alabama", "alaska", "california", "georgia"),
    ]
    assert 'kind = "state"\naliases = ["CA"]' in result.err


def test_a_row_without_a_name_is_nobodys() -> None:
    text = "Town,2020\nHome,1\n,2\n"
    with open("b.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(
            '[base]\nschema = 1\nmain = "home"\n[entity.home]\nname = "Home"\nkind = "town"\n'
        )
    result = take(text, "--unit=usd", "--into=b.toml")
    assert "rows without a name or figures: 1 (t.csv:3)" in result.err
    assert len(load("b.toml").facts) == 1
    assert take("Year,Value\n2020,1\n", "--unit=usd", "--into=b.toml", "--force").status == 0
    assert load("b.toml").facts[0].entity == "home"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        *(("GDP (current US$)", "US$"), ("GDP（亿元）", "亿元"), ("Debt (% of GDP)", "percent")),
        *(("Growth (annual %)", "percent"), ("人口(万人)", "万人")),
        ("Jobs [thousand persons]", "thousand persons"),
        *(("Deaths (per 1,000 live births)", None), ("Yield (kg/ha)", None)),
        *(("People (thousands)", None), ("Index (2015 = 100)", None), ("People", None)),
    ],
)  # fmt: skip
def test_a_unit_in_a_head(head: str, unit: str | None) -> None:
    result = take(f'Country,Year,"{head}"\nFrance,2020,1\n')
    if unit is None:
        assert "[needs-unit]" in result.err
    else:
        assert f'unit = "{unit}"' in result.err


def test_a_unit_above_the_head_is_one() -> None:
    table = "地区,2020年\n浙江省,5\n"
    assert 'unit = "万元"' in take(f"单位：万元\n{table}").err
    assert "[needs-unit]" in take(f"单位：万元，%\n{table}").err


def test_a_power_alone_is_no_unit_of_seconds() -> None:
    result = take("Town,Year,Value,Unit\nA,2020,1,thousands\n", "--kind=town", "-o", "f.csv")
    with open("base.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(result.out)
    units = load("base.toml").units
    assert (units["thousands"].dimension, "second" in units) == (None, False)


METADATA = """{"chart": {"title": "Lives", "citation": "UN (2024)", "originalChartUrl": "https://a.example"},
"columns": {"Life expectancy": {"unit": "years", "shortName": "life"}, "Wealth": {"unit": ""}}}"""


def test_a_file_beside_the_table_tells_units_and_source() -> None:
    with open("t.metadata.json", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(METADATA)
    result = take("Entity,Code,Year,Life expectancy\nFrance,FRA,2020,82.1\n", "-o", "f.csv")
    with open("base.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(result.out)
    base = load("base.toml")
    source = base.sources["t"]
    assert (base.facts[0].unit, source.title) == ("year", "Lives")
    assert source.extra == {"URL": "https://a.example", "note": "UN (2024)"}
    assert take("Entity,Year,life\nFrance,2020,82.1\n").status == 0
    assert take("Entity,Year,life\nFrance,2020,82.1\n", "--unit=month").err.count("82.1 month")
    assert "[needs-unit]" in take("Entity,Year,Wealth\nFrance,2020,82.1\n").err


@pytest.mark.parametrize("text", ["{", "[1]", '{"columns": [1]}', '{"chart": 1}', "[" * 100_000])
def test_a_broken_file_beside_the_table_is_refused(text: str) -> None:
    with open("t.metadata.json", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(text)
    result = take("Entity,Year,life\nFrance,2020,82.1\n", "--unit=year")
    assert result.status == 3
    assert "t.metadata.json: no table to take" in result.err


def test_limits_beside_a_value_are_no_dimensions() -> None:
    result = take(
        "Country,Year,Value,Low,High\nFrance,2020,2,1.5,2.5\nSpain,2020,3,2.5,3.5\n", "--unit=usd"
    )
    assert result.out.splitlines()[0] == "metric,entity,period,value,source"
    assert "left out: Low, High" in result.err


def test_formulas_are_data_and_safe_quotes_them() -> None:
    text = "Town,Year,Note of it,Value\nA,2020,=1+1,-1\nA,2020,@x,2\nB,2020,=1+1,=3\n"
    given = ["--unit=usd", "--kind=town"]
    assert take(text, *given).out.splitlines()[1:] == [
        "t,a,2020,-1,t,=1+1",
        "t,a,2020,2,t,@x",
    ]
    assert take(text, *given, "--safe").out.splitlines()[1] == "t,a,2020,-1,t,'=1+1"


def test_facts_of_one_made_id_get_their_own() -> None:
    text = "Town,Year,Age,Value\nA,2020,15+,1\nA,2020,-15,2\n"
    result = take(text, "--unit=usd", "--kind=town", "--into=b.toml")
    assert result.status == 0
    assert [fact.id for fact in load("b.toml").facts] == ["t-a-2020-15", "t-a-2020-15-2"]


def test_what_leaves_holds_no_escape() -> None:
    result = take("Town,Year,Value\n\x1b[31mA\u202e,2020,1\n", "--unit=usd", "--kind=town")
    assert result.status == 0
    assert not re.search("[\x1b\u202e]", result.out + result.err)


@pytest.mark.parametrize("name", ["https://example.org/t.csv", "/dev/zero", ".", "none.csv"])
def test_what_is_no_file_is_refused(name: str) -> None:
    assert run(["import", name]).status == 3


def test_a_table_from_standard_input() -> None:
    result = run(["import", "-", "--unit=usd"], stdin="Country,Year,Value\nFrance,2020,1\n")
    assert result.out == "metric,entity,period,value,source\ntable,france,2020,1,table\n"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    [
        f"Country,{' ' * 99_000}x,2020\nFrance,a,1\n",
        f"Country,{'(' * 99_000},Year\nFrance,1,2020\n",
        f"Country,Unit,Year,Value\nFrance,{'a b ' * 25_000},2020,1\n",
        f"Country,Year,Value\nFrance,2020,1\nFrance,2021,:{' ' * 99_000}-\n",
        "Country,Year," + ",".join(f"c{n}" for n in range(9000)) + ",Value\n"
        + "".join(f"France,{year}," + ",".join(f"x{n}-{year % 7}" for n in range(9000)) + ",1\n"
                  for year in range(2000, 2010)),
    ],
    ids=["spaces", "parentheses", "words", "tail", "columns"],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_no_cell_takes_long(text: str) -> None:
    assert take(text, "--unit=usd").status in (0, 2)


def test_a_table_is_never_written_over() -> None:
    result = take("Country,Year,Value\nFrance,2020,1\n", "--unit=usd", "-o", "t.csv", "--force")
    assert (result.status, "[own-file]" in result.err) == (2, True)

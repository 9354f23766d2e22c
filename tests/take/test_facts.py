"""Tables of each shape as the facts that they are, and what is said of them."""

from __future__ import annotations

import csv
import re
import shlex
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
        "codes-beside-one-name", """REF_AREA,MEASURE,Measure,UNIT_MEASURE,Unit of measure,\
TIME_PERIOD,OBS_VALUE,Observation value,UNIT_MULT,Unit multiplier,DECIMALS,Decimals
TUR,LI,Leading indicator,IX,Index,2024-01,100.4,100.4,0,Units,2,Two
USA,LI,Leading indicator,IX,Index,2024-01,99.8,99.8,0,Units,2,Two
""", [],
        """metric,entity,period,value,source
leading-indicator,turkiye,2024-01,100.4,t
leading-indicator,united-states,2024-01,99.8,t
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
        "months-of-a-year-in-heads", "country,Jan 2020,Feb 2020\nAustria,1,2\n", ["--unit", "usd"],
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
        "fiscal-years", "Country,2009/10,2010/11\nFrance,1,2\n",
        ["--unit=usd", "--period-as=2009/10=2009-04/2010-03"],
        """metric,entity,period,value,source
t,france,2009-04/2010-03,1,t
t,france,2010-04/2011-03,2,t
""",
    ),
    (
        "a-fiscal-head", "Fiscal year ended 31 March,Revenue\n2019,1\n2020,2\n2021,4\n",
        ["--unit=usd", "--entity=France", "--period-as=2019=2018-04/2019-03"],
        """metric,entity,period,value,source
revenue,france,2018-04/2019-03,1,t
revenue,france,2019-04/2020-03,2,t
revenue,france,2020-04/2021-03,4,t
""",
    ),
    (
        "footnotes", "Town,2020①,2021\nA,15.0②,12.5²\nB,100¹,7 p³\n",
        ["--unit=usd", "--kind=town"],
        """metric,entity,period,value,status,source,note
t,a,2020,15.0,,t,②
t,a,2021,12.5,,t,²
t,b,2020,100,,t,¹
t,b,2021,7,preliminary,t,³
""",
    ),
    (
        "units-of-their-own", "单位：万人\n地区,人口,城镇化率(%),产值(元)\n浙江省,6,7.5,8\n", [],
        "metric,entity,value,source\n人口,zhejiang,6,t\n城镇化率,zhejiang,7.5,t\n产值,zhejiang,8,t\n",
    ),
    (
        "percent-in-a-head", "Indicator,Unit,Year,Level,Share of all (%)\nRent,eur,2020,5,6.5\n",
        ["--entity=France"],
        """metric,entity,period,value,source
rent-level,france,2020,5,t
rent-share-of-all,france,2020,6.5,t
""",
    ),
    *((
        f"{first}-{second}", f"Town,{first},{second}\nA,1,2\n", ["--unit=usd", "--kind=town"],
        f"""metric,entity,period,value,source
{name},a,{begin},1,t
{name},a,{end},2,t
""",
    ) for first, second, name, begin, end in (
        ("2020年全年", "2020年一季度", "t", "2020", "2020-Q1"),
        ("29 Dec 2024", "2 Jan 2026", "t", "2024-12-29", "2026-01-02"),
        ("2023年(亿元)", "2022年(亿元)", "t", "2023", "2022"),
    )),
    (
        "years-without-a-head", ",北京市,天津市\n2020,1.5,2\n2019,3,4\n", ["--unit=usd"],
        """metric,entity,period,value,source
t,beijing,2020,1.5,t
t,tianjin,2020,2,t
t,beijing,2019,3,t
t,tianjin,2019,4,t
""",
    ),
    (
        "years-of-objects", '{"1952年": {"产值(亿元)": 6.1}, "1953年": {"产值(亿元)": 8.4}}',
        ["--entity=中国"],
        "metric,entity,period,value,source\n产值,china,1952,6.1,t\n产值,china,1953,8.4,t\n",
    ),
    (
        "groups-of-two", 'State,2020,2021\nGoa,"45,678",1.234\nBihar,"9,87,654","12,34,567"\n',
        ["--unit=usd", "--kind=state"],
        """metric,entity,period,value,source
t,goa,2020,45678,t
t,goa,2021,1.234,t
t,bihar,2020,987654,t
t,bihar,2021,1234567,t
""",
    ),
    (
        "one-of-several-with-facts", "Town,Year,GDP (元),Index\nA,2020,1,..\nA,soon,..,5\n",
        ["--kind=town"], "metric,entity,period,value,source\ngdp,a,2020,1,t\n",
    ),
    (
        "rows-of-one-metric", "Age,2023,2022\nyoung,1.5,2\nold,3,4\n",
        ["--entity=France", "--unit=persons", "--metric=Jobs"],
        """metric,entity,period,value,source,dim.age
jobs,france,2023,1.5,t,young
jobs,france,2022,2,t,young
jobs,france,2023,3,t,old
jobs,france,2022,4,t,old
""",
    ),
    (
        "eurostat-of-a-year", "unit,s_adj,geo\\time\t2020 \nPC,SA,AT\t1.5 p\nPC,SA,FR\t3 \n",
        [], """metric,entity,period,value,status,source
t,austria,2020,1.5,preliminary,t
t,france,2020,3,,t
""",
    ),
    (
        "eurostat-in-columns", "unit,s_adj,geo\\TIME_PERIOD,2020\nPC,SA,AT,1.5\nPC,SA,FR,3\n", [],
        "metric,entity,period,value,source\nt,austria,2020,1.5,t\nt,france,2020,3,t\n",
    ),
    (
        "fiscal-years-in-heads", "Country,Q1 2023,FY2022,FY2023\nFrance,1,2,3\n",
        ["--unit=usd", "--period-as=FY2023=2022-04/2023-03"],
        """metric,entity,period,value,source
t,france,2023-Q1,1,t
t,france,2021-04/2022-03,2,t
t,france,2022-04/2023-03,3,t
""",
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


@pytest.mark.no_cover
@pytest.mark.parametrize(("text", "given"), [row[1:3] for row in SHAPES],
                         ids=[row[0] for row in SHAPES])  # fmt: skip
def test_the_command_that_is_told_does_the_same(text: str, given: list[str]) -> None:
    result = take(text, *given)
    [told] = re.findall(r"the same again: jhstats (.*)", result.err)
    assert run(shlex.split(told)).out == result.out


@pytest.mark.parametrize(
    ("text", "given", "status", "told"),
    [
        ("Town,Year,Value\nA,2020,1\n", ["--unit=usd"], 2, "no list knows: A [needs-kind]"),
        ("Country,Year,Value\nFrance,2020,1\n", [], 2, "no unit stands there for t [needs-unit]"),
        ("Year,Value\n2020,1\n", ["--unit=usd", "--kind=town"], 2, "whose the figures are ["),
        ("Year,Value\n2020,1\n", ["--unit=usd"], 2, "whose the figures are [needs-entity]"),
        ("Country,Value\nFrance,1\n", ["--split=x"], 2, "--split does not know 'x' [bad-choice]"),
        ("Country,Value\nFrance,1\n", ["--where=1=Spain", "--unit=usd"], 3, "[not-a-table]"),
        ("Country,Year\n", [], 3, "[not-a-table]"),
        ("", [], 3, "[not-a-table]"),
        ("0.1,0.2,0.3\n0.4,0.5,0.6\n", ["--entity=France"], 3, "no head with rows of figures"),
        ("France,5.5,6\nSpain,7,8\n", ["--unit=usd"], 3, "no head with rows of figures"),
        ("Country,2020\nFrance,1\n", ["--period-as=2020=soon"], 2, "does not know 'soon'"),
        ("Country,2019,2020\nFrance,1,2\n", ["--period-as=2019=9999"], 2, "does not know '9999'"),
        ("Country,2019,2020\nFrance,1,2\n", ["--period-as=2020=0001"], 2, "does not know '0001'"),
        (
            "Country,Year,a\nFrance,2019,1\nFrance,2020,2\n",
            ["--period-as=2019=2019-07/9999-06"],
            2,
            "does not know '2019-07/9999-06'",
        ),
        (
            "Country,Year,Value\nFrance,spring,1\n",
            ["--unit=usd"],
            3,
            "read: t.csv:2: Year 'spring'",
        ),
        ("Country,Year,Value\nFrance,2020,$1\n", ["--unit=eur"], 3, "read: t.csv:2: Value '$1'"),
        ("Country,GDP\nFrance,$1b\n", ["--unit=usd"], 3, "read: t.csv:2: GDP '$1b'"),
        ("Country,2020\nFrance,(1)\n", ["--unit=usd"], 3, "read: t.csv:2: 2020 '(1)'"),
        ("Country,GDP (€),Rate (%),Index\nFrance,1,2,3\n", [], 2, "stands there for Index ["),
        (
            "单位：万人\n地区,密度(人/平方公里)\n浙江省,6\n",
            [],
            2,
            "stands there for 密度(人/平方公里) [",
        ),
        (
            "Country,a,b\nFrance,1,2\n",
            ["--unit=usd", "--metric=c"],
            2,
            "--metric does not know 'c'",
        ),
        ("Town,2020\nA,1\n", ["--unit=usd"], 2, "--except 'Town=NAME' leaves one out"),
        (
            "Year,France,Spain,mean\n2020,1,3,2\n",
            ["--unit=usd"],
            2,
            "mean [needs-kind]\n    --kind place (or another word, such as aggregate)\n",
        ),
        ('[{"country": "France", "gdp": {"2020": 1}}]', [], 3, """write '{"2020": "1"}' so"""),
        ('{"2020": [{"country": "France"}]}', [], 3, """write '[{"country": "France"}]' so"""),
        ('{"a":\n ', [], 3, "below; no JSON from line 2, column 2, on [not-a-table]"),
        ("[" * 100_000, [], 3, "no head with rows of figures below [not-a-table]"),
        ('[{"page": 1}, [{"country": "France"}]]', [], 3, "JSON is taken as a list of objects"),
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
    options = "(--split COLUMN, --where COLUMN=VALUE tell them apart)"
    assert result.err.splitlines()[:11] == [
        told,
        "    columns that tell no series apart, left out: Remarks",
        "    of another kind than most: 1 world, 1 place (World, Nowhere)",
        "    one code with several names: FRA: France, FRANCE",
        "    rows without a name or figures: 1 (t.csv:12)",
        "    rows without a period: 1 (t.csv:10: Year 'soon')",
        "    without a figure: 1 (t.csv:8: Value '..')",
        "    NOT read, for it is no figure: 1 (t.csv:7: Value '?')",
        "    told twice, taken once: 1 (t.csv:6: Value '1.5E+11')",
        f"    told twice with OTHER values, the first taken {options}: 1 (t.csv:4: Value '2')",
        "    more digits than anybody measured, kept: 1 (t.csv:3: Value '0.30000000000000004')",
    ]
    assert "with an exponent, kept: 1" in result.err
    assert "再做一次" in take(text, "--unit=usd", "--kind=place", lang="zh").err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Town,2020,Growth since 2015\nA,1,2\nB,3,4\n",
         "left out: Growth since 2015\n    figures in them, NOT taken: 2 (t.csv:2: Growth since"),
        ("Town,GDP,排名,rank 2020\nA,3,1,2\nB,2,=2,1\n", "left out: 排名, rank 2020"),
        ("Town,2010,2020,Growth (%)\nA,5,6,20.5\n",
         "left out: Growth (%)\n    figures in them, NOT taken: 1 (t.csv:2: Growth (%) '20.5')"),
        ("Town,2020,Rents (%)\nA,5,6\n", "left out: Rents (%)\n"),
        ("Town,2020\nA,1①2\nB,3\nC,①\nD,2 bn\nE,5\nF,6\n", "NOT read, for it is no figure: 3"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_told(text: str, told: str) -> None:
    result = take(text, "--unit=usd", "--kind=town")
    assert (result.status, told in result.err) == (0, True), result.err


def test_codes_beside_names_are_no_figures_that_are_left_out() -> None:
    text = "Country,Year,Value,Observation value,Decimals\nFrance,2020,5,5,1\n"
    assert "NOT taken" not in take(text, "--unit=usd").err


UNNAMED = [
    ("Country,GDP,Debt\n,5,6\nFrance,5,6\nSpain,7,8\n", ["--unit=usd"],
     "gdp,france,5,t\ndebt,france,6,t\ngdp,spain,7,t\ndebt,spain,8,t\n"),
    # a number for each row is no figure
    (",Firm,Year,Sales\n0,Acme,2020,5\n1,Acme,2021,6\n2,Best,2020,7\n",
     ["--kind=company", "--unit=usd"],
     "sales,acme,2020,5,t\nsales,acme,2021,6,t\nsales,best,2020,7,t\n"),
    # nor are heads that are currencies a row of units
    (",USD,EUR\n2019,1,2\n2020,2,3\n", ["--entity=France", "--unit=cny"],
     ("usd,france,2019,1,t\neur,france,2019,2,t\nusd,france,2020,2,t\neur,france,2020,3,t\n")),
    # brackets that begin a name are no unit alone
    ("Year,(Loss) Profit\n2020,5\n", ["--entity=France", "--unit=usd"],
     "loss-profit,france,2020,5,t\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "facts"), UNNAMED)
def test_what_a_column_holds_that_no_head_tells(text: str, given: list[str], facts: str) -> None:
    result = take(text, *given)
    assert result.out.partition("\n")[2] == facts, result.err


def test_flags_in_brackets_are_flags() -> None:
    text = "Country,2020,2021\nFrance,12.3 (p),12.7(e)\nSpain,11.8 [1],519.531 r\n"
    result = take(text, "--unit=usd", "--flag=r=revised")
    assert result.out.splitlines()[1:] == [
        "t,france,2020,12.3,preliminary,t,",
        "t,france,2021,12.7,estimate,t,",
        "t,spain,2021,519.531,,t,revised",
    ]
    assert "NOT read, for it is no figure: 1 (t.csv:3: 2020 '11.8 [1]')" in result.err


def test_a_column_of_footnotes_is_left_out() -> None:
    result = take("Country,2020,Footnotes\nCyprus,5,Excluding the north.\n", "--unit=usd")
    assert (result.out.count("Excluding"), "left out: Footnotes\n" in result.err) == (0, True)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Region,City,2020\nNorth,A,1\n,B,2\nSouth,A,3\n,B,4\n", "t,a,2020,1 t,a,2020,3"),
        ("Country,Indicator,2020\nFrance,GDP,1\n,Debt,2\nSpain,GDP,3\n,Debt,4\n",
         "gdp,france,2020,1 gdp,spain,2020,3"),
        ("Indicator,Country,2020\nGDP,France,1\n,Spain,2\nDebt,France,3\n,Italy,4\n",
         "gdp,france,2020,1 debt,france,2020,3"),
        ("Country,Indicator,Sex,2020\nFrance,Jobs,F,1\n,,M,2\n,Pay,F,3\n", "jobs,france,2020,1"),
    ],
)  # fmt: skip
def test_what_goes_on_with_the_name_above_is_not_taken(text: str, rows: str) -> None:
    result = take(text, "--kind=city", "--unit=usd")
    taken = result.out.splitlines()[1:]
    assert [",".join(row.split(",")[:4]) for row in taken] == rows.split(), result.err
    count = text.count("\n,")
    assert f"figures in them, NOT taken: {count} (t.csv:3: 2020 '2')" in result.err


def test_a_column_of_codes_that_some_lack_names_nobody() -> None:
    text = "Code,Country,2020\nFRA,France,1\n,World,2\n"
    assert "t,france,2020,1,t\nt,world,2020,2,t\n" in take(text, "--unit=usd").out


def test_a_figure_without_a_metric_in_its_column_is_told() -> None:
    text = "Country,Indicator,2020\nFrance,GDP,1\nSpain,Debt,2\nItaly,,3\n"
    result = take(text, "--unit=usd")
    assert result.out.count("\n") == 3
    assert "figures in them, NOT taken: 1 (t.csv:4: 2020 '3')" in result.err


def test_the_number_of_a_name_beside_figures_of_years_is_left_out() -> None:
    text = "No of it,Town,Line,2020,2021\n1,A,x,5,6\n1,A,y,7,8\n2,B,x,9,10\n2,B,y,1,2\n"
    result = take(text, "--unit=eur", "--kind=town")
    assert {row.split(",")[0] for row in result.out.splitlines()[1:]} == {"t"}
    assert "left out: No of it\n    figures in them, NOT taken: 4 (t.csv:2" in result.err


def test_points_group_digits_where_several_do_in_one_number() -> None:
    text = "Wert;2020;2021\nSteuern;1.596.852;133.197\nUmlagen;507.929;-35\n"
    result = take(text, "--entity=France", "--unit=eur", "--metric=Plan")
    assert result.out.partition("\n")[2] == (
        "plan,france,2020,1596852,t,Steuern\nplan,france,2021,133197,t,Steuern\n"
        "plan,france,2020,507929,t,Umlagen\nplan,france,2021,-35,t,Umlagen\n"
    )


@pytest.mark.parametrize(
    ("figures", "times"),
    [
        ("291.072;15", 0),
        ("291.072;1500;1.500", 0),
        ("0.512;291.072;206.853", 0),
        ("291.072;206.85", 0),
        ("1.291.072;206.853", 0),
        ("1.234;3.456", 2),
        ("1.234;15;3.456", 3),
    ],
)
def test_points_that_may_group_digits_are_told(figures: str, times: int) -> None:
    text = "".join(
        f"{n};{figure}\n" for n, figure in enumerate(["Jobs", *figures.split(";")], 2019)
    )
    text = text.replace("2019;", "Year;")
    told = "read with decimals, though each point has three digits behind:"
    result = take(text, "--entity=France", "--unit=persons")
    assert (f"{told} {times} (" in result.err) is bool(times), result.err


@pytest.mark.parametrize(
    ("head", "given", "times"),
    [
        *(("Rent ($)", [], 1), ("GDP (million dollars)", [], 1), ("GDP (US$)", [], 0)),
        *(("GDP", ["--unit=dollars"], 0), ("GDP", ["--unit=GDP=$"], 0)),
        *(("GDP (thousand $)", [], 1), ("GDP (Hong Kong dollars)", [], 0)),
    ],
)
def test_dollars_of_no_country_are_told(head: str, given: list[str], times: int) -> None:
    result = take(f"Country,Year,{head}\nFrance,2020,1\n", *given)
    assert result.err.count("in dollars of no country, taken as US dollars") == times, result.err


@pytest.mark.parametrize("share", ["0.512", "9.512"])
def test_points_of_codes_or_behind_a_zero_group_no_digits(share: str) -> None:
    head = "Code,City,Share" if share[0] == "9" else "Group,City,Share"
    result = take(f"{head}\n1.100.200,A,12.345\n1.100.201,B,{share}\n", "--unit=%", "--kind=town")
    assert "12.345" in result.out
    assert share in result.out


def test_a_status_that_is_no_flag_tells_rows_apart() -> None:
    text = "Country,Year,Status,Capacity\nFrance,2020,Open,9\nFrance,2020,Closed,2\n"
    assert "capacity,france,2020,2,t,Closed\n" in take(text, "--unit=GW").out
    text = text.replace("Open", "e").replace("2020,Closed", "2021,Preliminary")
    assert "capacity,france,2021,2,preliminary,t\n" in take(text, "--unit=GW").out


def test_a_quarter_that_is_told_is_not_another_of_that_year() -> None:
    text = "Land,1. neljännes 2019,2. neljännes 2019,1. neljännes 2020\nFrance,5,6,7\nSpain,1,2,3\n"
    given = ("--unit=usd", "--period-as=1. neljännes 2019=2019-Q1")
    assert "what period '2. neljännes 2019' means is said nowhere" in take(text, *given).err
    result = take(text, *given, "--period-columns=2,4")
    assert "t,france,2019-Q1,5,t\nt,france,2020-Q1,7,t\n" in result.out
    assert "figures in them, NOT taken: 2 (t.csv:2: 2. neljännes 2019 '6')" in result.err


def test_whose_figures_are_is_asked_with_the_unit_and_the_kind() -> None:
    result = take("Year,Jobs\n2020,5\n")
    assert re.findall(r"\[(needs-.*)\]", result.err) == ["needs-entity", "needs-kind", "needs-unit"]
    assert result.err.splitlines()[-1].strip() == (
        "jhstats import t.csv --entity NAME --kind place --unit UNIT"
    )


def test_a_unit_that_stands_there_is_kept() -> None:
    table = "Country,Year,GDP (€),Rate,Index\nFrance,2020,1,5%,3\n"
    names = re.findall('unit = "(.*)"', take(table, "--unit=usd").err)
    assert names == ["€", "percent", "usd"]
    names = re.findall('unit = "(.*)"', take(table, "--unit=usd", "--unit=GDP (€)=cny").err)
    assert names == ["cny", "percent", "usd"]


@pytest.mark.parametrize(
    ("heads", "told", "spans"),
    [
        ("31 Mar 2024,31 Mar 2022", "31 Mar 2024=2023-10/2024-03",
         "2023-10/2024-03 2021-10/2022-03"),
        ("2024-12-31,2023-12-31", "2023-12-31=2023", "2024 2023"),
        ("2020,2021", "2020=2019-07/2020-06", "2019-07/2020-06 2020-07/2021-06"),
        ("29 Dec 2024,1 Jan 2023", "29 Dec 2024=2024-12-29", "2024-12-29 2023-01-01"),
        ("6月,2024年1-6月累计", "6月=2024-06", "2024-06 2024-01/2024-06"),
    ],
)  # fmt: skip
def test_what_a_head_is_said_to_mean_is_so_of_other_years(
    heads: str, told: str, spans: str
) -> None:
    result = take(f"Town,{heads}\nA,1,2\n", "--unit=usd", "--kind=town", "--period-as", told)
    assert [row.split(",")[2] for row in result.out.splitlines()[1:]] == spans.split(), result.err


def test_a_head_that_is_said_to_be_a_metric_is_no_part_of_a_year() -> None:
    result = take("Country,Q1,H1\nFrance,1,2\n", "--unit=usd", "--metric=Q1")
    assert (result.status, "q1,france,1" in result.out) == (0, True), result.err


UNITS = """Item,Year,Value
Cloth (亿米),2021,502.0
"Costs (RMB'000)",2021,6
Dividend (pence),2021,11.0
Earnings (US¢),2021,12
Yield (t/pond),2021,14
12-month % change,2021,0.2
Percentage of women,2021,50
Top 10% of all,2021,9
Bonus (pence) Note 1,2021,9
Net (£m) growth (%),2021,9
Price (new),2021,8
"""


def test_a_unit_that_a_row_prints_goes_before_the_one_that_is_given() -> None:
    given = ["--entity=France", "--split=Item", "--unit=shop", "--unit=Yield (t/pond)=t/pond"]
    result = take(UNITS, *given)
    assert re.findall('name = "(.*)"\nunit = "(.*)"', result.err) == [
        ("Cloth", "亿米"),
        ("Costs", "RMB'000"),
        ("Dividend", "pence"),
        ("Earnings", "US¢"),
        ("Yield", "t/pond"),
        ("12-month % change", "percent"),
        ("Percentage of women", "percent"),
        ("Top 10% of all", "shop"),
        ("Bonus Note 1", "pence"),
        ("Net (£m) growth (%)", "percent"),
        ("Price (new)", "shop"),
    ]
    run(["import", "t.csv", *given, "--into=b.toml"])
    units = {fact.metric: fact.unit for fact in load("b.toml").facts}
    assert [units[name] for name in ("costs", "dividend")] == ["thousand-cny", "pence"]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Sales £m",
            "Sales, US$m",
            "Sales GBP m",
            "Income (£m)",
            "Sales (EUR m)",
            "PIB en milliards",
            "Jobs, тыс. чел.",
            "Sales in Mrd.",
        ),
        *("Pop (m)", "Población (miles)", "Output, usd", "Area (k km2)", "GDP (Mio. EUR)"),
        *("Change in percentage points", "产值千万", "Einwohner in 1000"),
    ],
)
def test_what_may_be_a_unit_in_a_name_takes_none_of_others(name: str) -> None:
    text = f'Country,Year,"{name}",Rest\nFrance,2020,1,2\n'
    for given in ("shop", "million shop"):
        result = take(text, f"--unit={given}")
        assert (result.status, result.out) == (2, "")
        assert f"--unit {shlex.quote(f'{name}=UNIT')}" in result.err
    assert take(text, "--unit=shop", f"--unit={name}=million shop").status == 0


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Unit: Billion\nCountry,2019,2020\nFrance,1,2\n", "persons"),
        ("(in millions)\nCountry,2019,2020\nFrance,1,2\n", "persons"),
        ("单位：万\n地区,2019年\n浙江省,1\n", "人"),
        ("Unit: Billion\nCountry,Debt (usd)\nFrance,1\n", "persons"),
        ("Country,Jobs,Scale\nFrance,1,Millions\nSpain,3,Millions\n", "persons"),
        ("Country,Jobs (USD),Scale\nFrance,1,Millions\n", "persons"),
        ("Country,Jobs,Unit\nFrance,1,thousands\n", "persons"),
        ("Country,Jobs (thousands)\nFrance,1\n", "Jobs (thousands)=persons"),
        ("Country,Jobs (m)\nFrance,1\n", "Jobs (m)=persons"),
        ("Country,Sales (Mio.)\nFrance,1\n", "Sales (Mio.)=eur"),
        ('"Jobs by age, thousand"\nCountry,15-24,25-64\nFrance,1,2\n', "persons"),
        ("Country,Jobs (persons)\nFrance,1\n", "thousands"),
        ("Country,Jobs (persons)\nFrance,1\n", "Jobs (persons)=万"),
    ],
)
def test_a_magnitude_without_its_unit_is_asked_for_both(text: str, given: str) -> None:
    result = take(text, f"--unit={given}")
    assert (result.status, result.out, "[needs-unit]" in result.err) == (2, "", True), result.err


def test_a_magnitude_in_the_base_is_what_a_later_table_means() -> None:
    text = "Country,Year,Jobs (m)\nFrance,2020,1\n"
    assert take(text, "--unit=Jobs (m)=million persons", "--into=b.toml").status == 0
    assert "france, 2020: 1 million-persons" in take(text, "--into=b.toml").err


@pytest.mark.parametrize(
    "name",
    [
        "Yield (t/pond)",
    ],
)
def test_a_rate_or_a_magnitude_alone_takes_no_unit_of_others(name: str) -> None:
    text = f'Country,Year,"{name}",Rest\nFrance,2020,1,2\n'
    result = take(text, "--unit=shop")
    assert (result.status, result.out) == (2, "")
    assert f"no unit stands there for {name} [needs-unit]" in result.err
    [offered] = re.findall("jhstats (import.*)", result.err)
    assert run(shlex.split(offered.replace("UNIT", "thousand tonne"))).status == 0
    assert take(text, "--unit=shop", f"--unit={name}=thousand shop").status == 0


def test_a_unit_other_than_that_of_the_metric_in_the_base_is_the_facts_own() -> None:
    take("地区,2020年\n浙江省,6\n", "--metric=GDP", "--unit=亿元", "--into=b.toml", name="a.csv")
    table = "地区,{}年\n浙江省,70000\n"
    take("指标：GDP(万元)\n" + table.format(2021), "--into=b.toml", name="b.csv")
    take("指标：GDP\n单位：万元\n" + table.format(2022), "--into=b.toml", name="c.csv")
    take("指标：GDP\n单位：亿元\n" + table.format(2023), "--into=b.toml", name="d.csv")
    take("指标：GDP\n" + table.format(2024), "--into=b.toml", name="e.csv")
    assert [fact.unit for fact in load("b.toml").facts] == [
        *("yi-cny", "wan-cny", "wan-cny", "yi-cny", "yi-cny"),
    ]
    take("指标：GDP(亿元)\n地区,2021年\n浙江省,7\n", "--into=b.toml", name="b.csv")
    assert load("b.toml").facts[1].unit == "yi-cny"


def test_a_title_is_no_name_of_a_row_that_prints_a_unit() -> None:
    text = "Sales and % change\nTown,2020 (US$),2021 (US$)\nA,1,2\n"
    assert 'unit = "US$"' in take(text, "--kind=town").err
    text = "Sales and % change\nTown,2020,2021\nA,1,2\n"
    assert 'unit = "usd"' in take(text, "--kind=town", "--unit=usd").err


def test_names_that_differ_in_their_units_alone_keep_them() -> None:
    result = take("Town,Rent (eur),Rent (usd)\nA,1,2\n", "--kind=town")
    assert re.findall('name = "(Rent.*)"', result.err) == ["Rent (eur)", "Rent (usd)"]


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


@pytest.mark.parametrize(
    ("head", "kind", "entities"),
    [
        ("state", "state", "ca co eu"),
        ("UF", "state", "ca co eu"),
        ("UF", "", ""),
        ("UF", "country", "canada colombia european-union"),
        ("Code", "state", "ca co eu"),
        ("State (ISO)", "", ""),
        ("State name", "", ""),
        ("Code", "", ""),
        ("geo", "aggregate", "canada colombia european-union"),
        ("Country code", "state", "canada colombia european-union"),
    ],
)
def test_two_letters_are_a_country_where_the_head_may_say_so(
    head: str, kind: str, entities: str
) -> None:
    text = f"{head},2020\nCA,5\nCO,6\nEU,7\n"
    result = take(text, "--unit=usd", *[f"--kind={kind}"] * bool(kind))
    rows = csv.DictReader(result.out.splitlines())
    assert " ".join(row["entity"] for row in rows) == entities, result.err
    assert take(COUNTRIES, "--into=b.toml", "--unit=usd", name="c.csv").status == 0
    take(text, "--unit=usd", "--into=b.toml", *[f"--kind={kind}"] * bool(kind))  # which knows them
    found = [fact.entity for fact in load("b.toml").facts if fact.evidence[0].source == "t"]
    assert " ".join(found) == entities
    assert entities or "which no list knows: CA, CO, EU [needs-kind]" in result.err


@pytest.mark.parametrize(
    "name",
    [
        *("Total", "Grand total", "Insgesamt", "Всего", "Итого", "全国", "合計", "Subtotal"),
        *("Sub-total", "小计", "of which: urban", "darunter Ausland", "其中：城镇", "其中女性"),
    ],
)
def test_a_total_among_places_is_told(name: str) -> None:
    result = take(f"Town,2020\nNorth,5\nSouth,6\n{name},11\n", "--unit=usd", "--kind=town")
    assert f"of another kind than most: 1 aggregate ({name})" in result.err


@pytest.mark.parametrize(
    ("head", "names", "kind", "entities"),
    [
        ("Species", "Cod Gin Herring", "species", "cod gin herring"),
        ("Company", "CAN ARM Nestle", "company", "can arm nestle"),
        ("Region", "AUT BEL Nordics", "aggregate", "austria belgium nordics"),
        ("Partner", "AUT BEL Nordics", "group", "austria belgium nordics"),
        ("Nation", "AUT BEL Nordics", "union", "austria belgium nordics"),
    ],
)
def test_three_letters_of_things_of_a_kind_are_no_country(
    head: str, names: str, kind: str, entities: str
) -> None:
    rows = "\n".join(f"{name},5" for name in names.split())
    result = take(f"{head},2020\n{rows}\n", "--unit=usd", "--kind", kind)
    assert [row.split(",")[1] for row in result.out.splitlines()[1:]] == entities.split()


def test_two_letters_that_a_base_itself_calls_so_are_its_own() -> None:
    with open("b.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(
            '[base]\nschema = 1\n[entity.cal]\nname = "Cal"\naliases = ["CA"]\nkind = "state"\n'
        )
    assert take("UF,2020\nCA,5\n", "--unit=usd", "--into=b.toml").status == 0
    assert load("b.toml").facts[0].entity == "cal"


def test_a_code_of_several_that_are_known_makes_them_not_one() -> None:
    result = take("Country,Code,2020\nFrance,Z1,1\nSpain,Z1,2\nItaly,Z2,3\n", "--unit=usd")
    assert [row.split(",")[1] for row in result.out.splitlines()[1:]] == [
        "france",
        "spain",
        "italy",
    ]
    assert "one code with several names: Z1: France, Spain\n" in result.err


def test_names_of_two_characters_are_no_codes() -> None:
    text = "省份,2020\n全国,30\n浙江,10\n江苏,20\n"
    result = take(text, "--unit=usd", "--kind=province")
    assert [row.split(",")[1] for row in result.out.splitlines()[2:]] == ["zhejiang", "jiangsu"]


def test_a_row_without_a_name_is_nobodys() -> None:
    text = "Town,2020\nHome,1\n,2\n"
    with open("b.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(
            '[base]\nschema = 1\nmain = "home"\n[entity.home]\nname = "Home"\nkind = "town"\n'
        )
    result = take(text, "--unit=usd", "--into=b.toml")
    told = "or figures: 1 (t.csv:3)\n    figures in them, NOT taken: 1 (t.csv:3: 2020 '2')\n"
    assert told in result.err
    assert "NOT taken" not in take("Town,2020\nHome,1\n,\nSource,\n", "--unit=usd").err
    assert len(load("b.toml").facts) == 1
    assert take("Year,Value\n2020,1\n", "--unit=usd", "--into=b.toml", "--force").status == 0
    assert load("b.toml").facts[0].entity == "home"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        *(("GDP (current US$)", "US$"), ("GDP（亿元）", "亿元"), ("Debt (% of GDP)", "percent")),
        *(("Growth (annual %)", "percent"), ("人口(万人)", "万人")),
        ("Jobs [thousand persons]", "thousand persons"),
        *(("Jobs (10 000 persons)", "10 000 persons"), ("Coal (1 000 t)", "1 000 t")),
        *(("GDP (constant 2015 US$)", "US$"), ("Coal (100 000 t)", None)),
        *(("Coal (10 million tons)", None), ("employed_percent", "percent")),
        *(("gdp_percent_2015", "percent"), ("percent_points", None), ("95_percent_limit", None)),
        *(("Deaths (per 1,000 live births)", None), ("Yield (kg/ha)", None)),
        *(("GDP in year", None), ("Dette en milliards", None)),
        *(("People (thousands)", None), ("Index (2015 = 100)", None), ("People", None)),
    ],
)  # fmt: skip
def test_a_unit_in_a_head(head: str, unit: str | None) -> None:
    result = take(f'Country,Year,"{head}"\nFrance,2020,1\n')
    if unit is None:
        assert "[needs-unit]" in result.err
    else:
        assert f'unit = "{unit}"' in result.err


@pytest.mark.parametrize(
    "unit", ["10 000 persons", "10000 persons", "10,000 persons", "'000 persons", "’000 persons"]
)
def test_a_magnitude_in_digits_is_one(unit: str) -> None:
    take("Country,2020\nFrance,8477\n", "--unit", unit, "--into=b.toml")
    units = load("b.toml").units
    least = 1000 if "’" in unit or "'" in unit else 10_000
    assert {unit.id: unit.factor for unit in units.values() if unit.dimension == "persons"} == {
        "persons": 1,
        "thousand-persons" if least == 1000 else "wan-persons": least,
    }


@pytest.mark.parametrize(
    ("head", "given", "told"),
    [
        ("Población (miles)", "persons", "--unit 'Población (miles)=UNIT'"),
        ("Population (m)", "persons", "--unit 'Population (m)=UNIT'"),
        ("Deaths per 1000", "persons", 'unit = "persons"'),
    ],
)
def test_what_may_be_a_magnitude_in_a_head_is_asked_or_told(
    head: str, given: str, told: str
) -> None:
    assert told in take(f"Country,Year,{head}\nFrance,2019,5\n", f"--unit={given}").err


def test_a_head_in_percent_takes_no_unit_of_others() -> None:
    result = take("Country,Year,jobs,jobs_percent\nFrance,2020,5,6\n", "--unit=tonne")
    assert re.findall('unit = "(.*)"', result.err) == ["tonne", "percent"]


@pytest.mark.parametrize(
    ("table", "given", "told"),
    [
        ("年份,地区,数值（万元）\n2019,浙江省,5\n", ["--metric=GDP"], "GDP 万元"),
        ("Year,Region,Value,Output (t)\n2019,France,5,6\n2020,France,6,7\n", ["--unit=shop"],
         "t shop"),
    ],
)  # fmt: skip
def test_a_unit_beside_the_word_value_in_a_head_is_one(
    table: str, given: list[str], told: str
) -> None:
    result = take(table, *given)
    found = re.findall('name = "(.*)"\nunit = "(.*)"', result.err)
    assert "; ".join(map(" ".join, found)) == told.replace("£m", "£ million"), result.err


def test_a_unit_above_the_head_is_one() -> None:
    table = "地区,2020年\n浙江省,5\n"
    assert 'unit = "万元"' in take(f"单位：万元\n{table}").err
    assert "[needs-unit]" in take(f"单位：万元，%\n{table}").err


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (",,Millions of euros\nCountry,2019,2020\n", ["Millions of euros"]),
        ("Percentage of women\nCountry,2019,2020\n", []),
    ],
)  # fmt: skip
def test_a_line_beside_the_head_says_units(lines: str, units: list[str]) -> None:
    result = take(f"{lines}France,1,2\nSpain,2,3\n")
    if units:
        assert re.findall('unit = "(.*)"', result.err) == units, result.err
    else:
        assert "[needs-unit]" in result.err


def test_a_power_in_a_column_multiplies_the_unit_beside_it() -> None:
    text = (
        "REF_DATE,GEO,Estimates,UOM,UOM_ID,SCALAR_FACTOR,SCALAR_ID,VALUE\n"
        "2020-01,Canada,GDP,Persons,81,thousands,6,5.5\n"
        "2020-01,Canada,Debt,Tonnes,81,units,0,6.5\n"
    )
    units = re.findall('^unit = "(.*)"', take(text).err, re.MULTILINE)
    assert units == ["thousand Persons", "Tonnes"]


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


def test_what_everyone_knows_is_of_no_kind_that_is_given() -> None:
    text = "Country,Year,Value\n" + "".join(
        f"{name},2020,1\n" for name in ("France", "World", "European Union", "High income",
        "Euro area", "Arab World", "Nowhere", "Spain"))  # fmt: skip
    result = take(text, "--unit=usd", "--kind=country")
    assert [row.split(",")[1] for row in result.out.splitlines()[1:]] == [
        *("france", "world", "european-union", "high-income", "euro-area", "arab-world"),
        *("nowhere", "spain"),
    ]
    assert result.err.count('kind = "country"') == 1


def test_a_column_that_counts_rows_is_left_out() -> None:
    for first in (0, 1):
        lines = [f"{n},{name},2020,5\n" for n, name in enumerate(("France", "Spain"), first)]
        result = take("index,Country,Year,Jobs\n" + "".join(lines), "--unit=persons")
        assert result.out.startswith("metric,entity,period,value,source\njobs,france,2020,5,t\n")
        assert "left out: index" in result.err
    result = take("index,2018,2019\nFrance,1,2\nSpain,3,4\n", "--unit=persons", "--metric=a")
    assert "a,france,2018,1,t" in result.out
    result = take("Index,Country,Year\n7,France,2020\n9,Spain,2020\n", "--unit=points")
    assert "index,france,2020,7,t" in result.out


def test_bare_numbers_are_asked_for_their_column() -> None:
    result = take("City,2020,2021\n4,10,1\n40,11,2\n1,12,3\n", "--unit=persons")
    assert ("[needs-entity]" in result.err, "--kind" in result.err) == (True, False), result.err
    result = take("City,2020,2021\n4,10,1\n40,11,2\n1,12,3\n", "--unit=persons",
                  "--entity-column=City")  # fmt: skip
    assert ("[needs-kind]" in result.err, "[needs-entity" in result.err) == (True, False), (
        result.err
    )


def test_ids_that_are_made_are_free() -> None:
    base = '[base]\nschema = 1\n[unit.unit-0]\nname = "x"\n[unit.hats]\nname = "caps"\n'
    base += '[metric.metric-2]\nname = "y"\nunit = "unit-0"\n'
    for n, unit in enumerate(("☃", "hats!", "USD!")):
        with open(f"{n}.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
            file.write(base)
        text = f"Country,Year,☂ ({unit})\nFrance,2020,1\n"
        result = take(text, f"--unit={unit}", "--metric=☂", f"--into={n}.toml", name=f"{n}.csv")
        assert result.status == 0, result.err
        loaded = load(f"{n}.toml")
        assert loaded.units[loaded.metrics["metric-3"].unit or ""].names == {"und": unit}


def test_facts_of_one_made_id_get_their_own() -> None:
    text = "Town,Year,Age,Value\nA,2020/2021,15+,1\nA,2020/2021,-15,2\n"
    result = take(
        text, "--unit=usd", "--kind=town", "--into=b.toml", "--period-as=2020/2021=2020/2021"
    )
    assert result.status == 0
    ids = [fact.id for fact in load("b.toml").facts]
    assert ids == ["t-a-2020-2021-15", "t-a-2020-2021-15-2"]
    text = "Town,Year,Dim,Value\nA,2020,b-4,0\nA,2020,B,1\nA,2020,b+,2\nA,2020,b*,3\nA,2020,b/4,4\n"
    result = take(text, "--unit=usd", "--kind=town", "--into=c.toml", name="u.csv")
    assert (result.status, len(load("c.toml").facts)) == (0, 5), result.err


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
        f"Country,{'(a)' * 33_000},Year\nFrance,1,2020\n",
        f"Country,{'2020 ' * 20_000},Year\nFrance,1,2020\n",
        f"Country,Unit,Year,Value\nFrance,{'a b ' * 25_000},2020,1\n",
        f"Country,Year,Value\nFrance,2020,1\nFrance,2021,:{' ' * 99_000}-\n",
        "Country,Year," + ",".join(f"c{n}" for n in range(9000)) + ",Value\n"
        + "".join(f"France,{year}," + ",".join(f"x{n}-{year % 7}" for n in range(9000)) + ",1\n"
                  for year in range(2000, 2010)),
    ],
    ids=["spaces", "parentheses", "brackets", "years", "words", "tail", "columns"],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_no_cell_takes_long(text: str) -> None:
    assert take(text, "--unit=usd").status in (0, 2)


def test_a_table_is_never_written_over() -> None:
    result = take("Country,Year,Value\nFrance,2020,1\n", "--unit=usd", "-o", "t.csv", "--force")
    assert (result.status, "it is read here" in result.err) == (2, True)


@pytest.mark.parametrize(
    "text",
    [
        "Country,Year,Wave,a\nFrance,2020,1,5\nFrance,2020,2,6\nSpain,2020,1,5\nSpain,2020,2,6\n",
        "Country,2019,2020\nFrance,1,2\nFrance,3,4\nSpain,3,4\n",
    ],
)
def test_a_table_of_which_much_is_told_twice_is_not_understood(text: str) -> None:
    result = take(text, "--unit=persons")
    assert (result.status, result.out, "[told-twice]" in result.err) == (2, "", True), result.err
    split = take(text, "--unit=persons", "--split", text.split(",")[2])
    assert (split.status == 0) is ("Wave" in text)


def test_a_date_once_more_in_decimals_is_left_out() -> None:
    text = "Date,Decimal Date,Average\n1958-03,1958.2027,315.71\n1958-04,1958.2877,317.45\n"
    result = take(text, "--unit=ppm", "--entity=World")
    assert result.out.count("average,world,1958-0") == 2
    assert "left out: Decimal Date" in result.err


def test_columns_that_are_said_to_be_periods_are() -> None:
    given = ["--unit=persons", "--kind=town"]
    result = take("Town,2021x,2020x\nA,1,2\n", *given, "--period-columns=2021x,2020x")
    assert "what period '2021x' means is said nowhere [needs-period]" in result.err
    result = take("Town,2021,2020\nA,1991,1992\n", *given, "--period-columns=2021,2020")
    assert "t,a,2021,1991" in result.out, result.err


@pytest.mark.parametrize(
    ("text", "given", "facts"),
    [
        # what a head calls a year goes before numbers and years in longer heads
        ("year,all_2534,all_1519\n1960,0.1,0.2\n1970,0.3,0.4\n", ["--entity=France"],
         ["all-2534,france,1960,0.1,t", "all-1519,france,1960,0.2,t", "all-2534,france,1970,0.3,t",
          "all-1519,france,1970,0.4,t"]),
        ("Town,all_2534,all_3544\nA,1,2\n", ["--kind=town"], ["all-2534,a,1,t", "all-3544,a,2,t"]),
        ("Town,Year,Value\nA,1000,1\nA,1500,2\n", ["--kind=town"],
         ["t,a,1000,1,t", "t,a,1500,2,t"]),
        # a first column of days or years has the periods under any head
        ("stichtag,alle,frauen\n1956-12-31,5,2\n1957-12-31,6,3\n", ["--entity=Austria"],
         ["alle,austria,1956-12-31,5,t", "frauen,austria,1956-12-31,2,t",
          "alle,austria,1957-12-31,6,t", "frauen,austria,1957-12-31,3,t"]),
        ("Año,País,PIB\n2019,France,5\n2019,Spain,6\n", [],
         ["pib,france,2019,5,t", "pib,spain,2019,6,t"]),
        ("Title,GDP\nCDID,ABMI\n1948,5\n1949,6\n1949 Q1,7\n", ["--entity=France"],
         ["gdp,france,1948,5,t", "gdp,france,1949,6,t", "gdp,france,1949-Q1,7,t"]),
        # and so has one without which rows are not told apart, if no other does
        ("Country,Jahr,GDP\nFrance,2019,5\nFrance,2020,6\nSpain,2020,7\n", [],
         ["gdp,france,2019,5,t", "gdp,france,2020,6,t", "gdp,spain,2020,7,t"]),
        # and what an option names
        ("Firm,Founded,Staff\nAcme,1998,5\nBest,2001,6\n", ["--kind=firm"],
         ["staff,acme,5,t", "staff,best,6,t"]),
        ("Town,Jobs\nA,1998\nB,2001\n", ["--kind=town"], ["jobs,a,1998,t", "jobs,b,2001,t"]),
        ("Size,Jobs\n2301,3\n", ["--entity=France"], ["size,france,2301,t", "jobs,france,3,t"]),
        # below a corner without a word, too, the first figures are no second head
        (",2020,2021\nBeef,2385,2654\nFat,205,227\n", ["--kind=good"],
         ["t,beef,2020,2385,t", "t,beef,2021,2654,t", "t,fat,2020,205,t", "t,fat,2021,227,t"]),
        (",2020,2021\nBeef,1854,2021\nFat,5,6\n", ["--kind=good"],
         ["t,beef,2020,1854,t", "t,beef,2021,2021,t", "t,fat,2020,5,t", "t,fat,2021,6,t"]),
        (",In,Out\nFrance,2385,2654\nItaly,205,227\n", [],
         ["in,france,2385,t", "out,france,2654,t", "in,italy,205,t", "out,italy,227,t"]),
    ],
)  # fmt: skip
def test_where_the_periods_are(text: str, given: list[str], facts: list[str]) -> None:
    result = take(text, "--unit=persons", *given)
    assert result.out.splitlines()[1:] == facts, result.err


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Country,Year,Month,Jobs\nFrance,2009,10,5\nFrance,2010,11,6\n", ["2009-10", "2010-11"]),
        ("Country,Month,Jobs,Year\nFrance,Oct,5,2009\n,,7,\nFrance,3,6,2010\n",
         ["2009-10", "2010-03"]),
        ("Country,Year,Quarter,Jobs\nFrance,2009,1,5\nFrance,2010,Q4,6\n", ["2009-Q1", "2010-Q4"]),
        ("国家,年份,季度,值\nFrance,2009,一季度,5\nFrance,2010年,第4季度,6\n",
         ["2009-Q1", "2010-Q4"]),
        ("国家,年份,月份,值\nFrance,2009,1-2月,5\nFrance,2010年,3月,6\n",
         ["2009-01/2009-02", "2010-03"]),
        ("Country,Year,Half,Jobs\nFrance,2009,1,5\nFrance,2010,H2,6\n", ["2009-H1", "2010-H2"]),
        ("Country,Semester,Year,Jobs\nFrance,S1,2009,5\nFrance,2,2010,6\n",
         ["2009-H1", "2010-H2"]),
        ("国家,年份,时段,值\nFrance,2009,上半年,5\nFrance,2010年,下半年,6\n",
         ["2009-H1", "2010-H2"]),
        ("国家,年份,累计,值\nFrance,2009,1-2月,5\nFrance,2010,1-3月,6\n",
         ["2009-01/2009-02", "2010-01/2010-03"]),
        ("Country,Year,Month,Day,Jobs\nFrance,2009,1,2,5\nFrance,2009,Nov,12,6\n",
         ["2009-01-02", "2009-11-12"]),
        ("Country,year,month,date,Jobs\nFrance,2009,1,1T08:00,5\nFrance,2009,2,1T08:00,6\n",
         ["2009-01", "2009-02"]),
        ("Country,Date,Jobs\nFrance,Jan 2 2009,5\nFrance,Nov 12 2009,6\n",
         ["2009-01-02", "2009-11-12"]),
        ("Country,Period,Half,Jobs\nFrance,2009,H1,5\nFrance,2009,H2,6\n", ["2009-H1", "2009-H2"]),
        ("Country,year,period,value\nFrance,2009,M01,5\nFrance,2010,M13,1\nFrance,2010,M12,6\n",
         ["2009-01", "2010-12"]),
    ],
)  # fmt: skip
def test_a_part_of_a_year_in_its_column_is_the_period(text: str, spans: list[str]) -> None:
    rest = ["--except=period=M13"] * ("M13" in text)
    result = take(text, "--unit=persons", "--metric=Jobs", *rest)
    facts = [f"jobs,france,{span},{n},t" for n, span in enumerate(spans, 5)]
    assert result.out.splitlines()[1:] == facts, result.err
    [told] = re.findall(r"the same again: jhstats (.*)", result.err)
    assert run(shlex.split(told)).out == result.out


def test_days_below_a_month_are_asked_for_though_one_is_said() -> None:
    text = "Country,Month,Jobs\nFrance,2009-01-01,5\nFrance,2009-02-01,6\nFrance,2010-01-01,7\n"
    given = ["--unit=persons", "--period-as=2009-01-01=2009-01"]
    assert "period '2009-02-01' means" in take(text, *given).err
    assert take(text, *given, "--period-as=2009-02-01=2009-02").out.splitlines()[1:] == [
        "jobs,france,2009-01,5,t",
        "jobs,france,2009-02,6,t",
        "jobs,france,2010-01,7,t",
    ]
    assert (
        "jobs,france,2009-02-01,6"
        in take(text, *given[:1], "--period-as=2009-01-01=2009-01-01").out
    )


def test_a_table_of_the_united_nations() -> None:
    text = """"Country or Area","Year(s)","Item","Value","Value Footnotes"
"Albania","2012","Births","28.3","1,2"
"Austria","2012","Births","84.9",""

"footnoteSeqID","Footnote"
"1","As it was told."
"""
    result = take(text, "--unit=persons")
    assert result.out.splitlines()[1:] == [
        "births,albania,2012,28.3,t",
        "births,austria,2012,84.9,t",
    ]


def test_words_in_a_first_row_are_no_second_head() -> None:
    text = "Town,Jobs,GDP,Debt\nA,few,small,small\nB,1,2,3\nC,4,5,6\n"  # one stands twice
    assert take(text, "--unit=usd", "--kind=town").status == 0
    assert "'few' is another" in take(text.replace(",small", ",low", 1), "--unit=usd").err


def test_one_day_with_a_year_of_two_digits_tells_the_others() -> None:
    text = "Country,Date,Jobs\nFrance,31/12/99,5\nFrance,01/02/00,6\nFrance,03/04/2001,7\n"
    assert take(text, "--unit=persons").status != 0
    result = take(text, "--unit=persons", "--period-as=31/12/99=1999-12-31")
    assert [row.split(",")[2] for row in result.out.splitlines()[1:]] == [
        "1999-12-31",
        "2000-02-01",
        "2001-04-03",
    ]


def test_figures_beyond_the_head_are_refused() -> None:
    text = "Country,2019,2020\nKorea, Rep.,5,6\nSource: a, b, c, d\n"
    result = take(text, "--unit=persons")
    told = "t.csv:2: no CSV: a row of 4 cells under 3 names [csv]"
    assert (result.status, told in result.err) == (3, True), result.err
    text = text.replace("Korea, Rep.", "France")  # words beyond it are those of a note
    assert take(text, "--unit=usd").status == 0
    assert take(text.replace(",2020", ",2020,").replace("6", "6,7"), "--unit=usd").status == 0


def test_a_code_of_something_larger_is_none_of_names() -> None:
    text = "province,countryCode,provinceCode,2020\n四川省,CN,5,1\n香港,CN,8,2\n"
    text += "甲省,CN,8,3\n乙省,CN,7,4\n"
    result = take(text, "--unit=persons", "--kind=province")
    assert [row.split(",")[1:4] for row in result.out.splitlines()[1:]] == [
        ["sichuan", "2020", "1"],
        ["hong-kong", "2020", "2"],
        ["甲省", "2020", "3"],
        ["乙省", "2020", "4"],
    ]
    assert "OTHER" not in result.err


def test_a_row_without_a_dimension_is_a_whole_beside_its_parts() -> None:
    text = "Kind,Sex,Year,Jobs\nFull,F,2019,5\nFull,,2019,9\n,F,2019,7\n,,2019,12\nFull,F,2020,4\n"
    given = ("--unit=persons", "--entity=France")
    result = take(text, *given)
    assert result.out.splitlines()[1:] == [
        "jobs,france,2019,5,t,Full,F",
        "jobs,france,2019,9,t,Full,",
        "jobs,france,2019,7,t,,F",
        "jobs,france,2019,12,t,,",
        "jobs,france,2020,4,t,Full,F",
    ]
    assert "without a name" not in result.err
    above = "Kind,Sex,Year,Jobs\n,,2019,9\nFull,,2019,5\n,F,2019,4\n"  # without a part beside it
    assert "without a name" not in take(above, *given).err


@pytest.mark.parametrize(
    "text",
    [
        "Kind,Year,Jobs\nFull,2019,5\n,2020,6\nPart,2019,3\n,2020,2\n",  # no part beside it
        "Kind,Year,Jobs\nFull,2019,5\n,2019,6\nPart,2019,3\n,2019,2\n",  # and twice
        "Country,Kind,Year,Jobs\nFrance,Full,2019,5\n,Full,2020,6\nItaly,Full,2020,3\n",
    ],
)
def test_a_row_that_goes_on_with_a_name_above_is_no_whole(text: str) -> None:
    whose = ["--entity=France"] * ("Country" not in text)
    result = take(text, "--unit=persons", *whose)
    assert re.search(r"NOT taken: [12] \(t.csv:3: Jobs '6'\)", result.err), result.err


def test_years_of_age_are_heads() -> None:
    ages = [*map(str, range(12))]
    text = f"Town,Year,{','.join(ages)}\nA,2019,{','.join(ages)}\n"
    facts = take(text, "--unit=persons", "--kind=town").out.splitlines()[1:]
    assert facts == [f"{age},a,2019,{age},t" for age in ages]
    assert take(text.replace(",11", ""), "--unit=persons", "--kind=town").status == 0
    few = text.replace(",11", "").replace(",10", "")
    assert "[not-a-table]" in take(few, "--unit=persons", "--kind=town").err


def test_notes_above_years_are_no_name_of_theirs() -> None:
    text = "Title,GDP (usd)\nImportant notes,\n1948,5\n1949,6\n"
    facts = take(text, "--entity=France").out.splitlines()[1:]
    assert facts == ["gdp,france,1948,5,t", "gdp,france,1949,6,t"]
    assert "[several-tables]" in take(text.replace("Important notes", "A"), "--entity=France").err


def test_names_of_which_some_are_months_are_names() -> None:
    text = "Country,Year,Name,Jobs\nFrance,2009,May,5\nFrance,2009,Jim,6\nFrance,2009,Jon,7\n"
    assert "jobs,france,2009,5,t,May\n" in take(text, "--unit=persons").out


def test_a_sign_for_what_stands_above_is_that() -> None:
    text = "Country,Year,Item,Unit,Value\n"
    for country, item, unit, value in (
        ("France", "Rice", "t", "5"),
        ("〃", "Tea", "同上", "- 6"),
        ("ditto", "Milk", '""""', "7"),
        ("Spain", "Wine", "hl", "8"),
        ("Spain", "Salt", "〃", "〃"),
    ):
        text += f"{country},2019,{item},{unit},{value}\n"
    result = take(text)
    assert result.out.splitlines()[1:] == [
        "rice,france,2019,5,t",
        "tea,france,2019,-6,t",
        "milk,france,2019,7,t",
        "wine,spain,2019,8,t",
    ]
    assert "NOT read, for it is no figure: 1 (t.csv:6: Value '〃')" in result.err
    given = run(["import", "t.csv", "-o", "t-facts.csv"]).out
    assert re.findall('unit = "(.*)"', given) == ["t", "t", "t", "hl"]


def test_contents_with_some_numbers_are_no_facts() -> None:
    text = "Contents,\nTable,Title\nT1,Population by age\nT2,Jobs\nNotes,3\n"
    result = take(text, "--unit=usd", "--entity=France")
    assert (result.status, "read: t.csv:3: Table 'T1' [not-a-table]" in result.err) == (3, True)


def test_a_span_of_the_years_beside_it_is_told() -> None:
    text = "Country,2018,2019,2020,2018-2020\nFrance,1,2,3,2.5\n"
    result = take(text, "--unit=usd")
    assert "figures in them, NOT taken: 1 (t.csv:2: 2018-2020 '2.5')" in result.err
    assert "2018/2020" in take(text, "--unit=usd", "--period-as=2018-2020=2018/2020").out
    assert "2018/2020" in take(text.replace("2018,", "2017,", 1), "--unit=usd").out


COUNTRIES = "Country,2020\nFrance,1\nGeorgia,2\nSpain,3\nAlbania,4\nGabon,5\nChina,6\n"


@pytest.mark.parametrize(
    ("text", "given", "entities"),
    [
        ("State,2020\nAlabama,1\nFlorida,2\nGeorgia,3\nTexas,4\n", ["--kind=state"],
         "alabama florida georgia-state texas"),
        ("State,Code,2020\nAlabama,AL,1\nGeorgia,GA,2\nTexas,TX,3\n", ["--kind=state"],
         "alabama georgia-state texas"),
        ("State,Code,2020\nAlabama,AL,1\nCalifornia,CA,3\nGeorgia,GA,2\nUtah,UT,3\n",
         ["--kind=state"], "alabama california georgia-state utah"),
        # a total stands first or last, one above others says its kind, and most are what they are
        ("Area,2020\nAlabama,1\nTexas,2\nChina,3\n", ["--kind=state"], "alabama texas china"),
        ("地区,2020\n甲市,1\n江苏省,2\n乙市,3\n丙市,4\n", ["--kind=city"],
         "甲市 jiangsu 乙市 丙市"),
        # whose head is the kind has none of another between others, be they few
        ("State,2020\nFrance,1\nGeorgia,2\nAlabama,3\n", ["--kind=state"],
         "france georgia-state alabama"),
        ("Country,2020\nFrance,1\nGeorgia,2\nSpain,3\nMyland,4\n", ["--kind=aggregate"],
         "france georgia spain myland"),
    ],
)  # fmt: skip
def test_a_name_among_those_of_another_kind_is_of_theirs(
    text: str, given: list[str], entities: str
) -> None:
    known = '[base]\nschema = 1\n[entity.jiangsu]\nname = "江苏省"\nkind = "province"\n'
    with open("b.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(known)
    assert take(COUNTRIES, "--into=b.toml", "--unit=usd", "--metric=a", name="c.csv").status == 0
    for also in (given, []):  # the base knows them afterwards
        result = take(text, *also, "--into=b.toml", "--unit=usd", "--metric=b")
        found = [fact.entity for fact in load("b.toml").facts if fact.evidence[0].source == "t"]
        assert found == entities.split(), result.err
    assert "AL" in load("b.toml").entities["albania"].aliases


def test_growths_beside_figures_are_a_metric_of_their_own() -> None:
    result = take("地区,年份,产值(亿元),比上年增长(%)\n浙江,2020,100,5\n")
    assert [*re.findall('name = "(.*)"\nunit = "(.*)"', result.err)] == [
        ("产值", "亿元"),
        ("比上年增长(%)", "percent"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("City,Item,2019,2020,YoY (%)\nA,X,1,2,3\nA,Y,1,2,4\nB,X,1,2,4\nB,Y,1,2,4\n", "YoY (%)"),
        ("City,Item,2019,2020,FY21\nA,X,1,2,3\nA,Y,1,2,4\nB,X,1,2,4\nB,Y,1,2,4\n", "FY21"),
    ],
)  # fmt: skip
def test_whole_numbers_of_growths_and_periods_tell_no_series_apart(text: str, told: str) -> None:
    for lang, words in (("en", f"left out: {told}\n"), ("zh", f"：{told}\n")):
        result = take(text, "--unit=usd", "--kind=city", lang=lang)
        assert (result.status, words in result.err) == (0, True), result.err
        assert {*re.findall(r"dim\.\w+", result.out)} <= {"dim.item"}
    result = take(text, "--unit=usd", "--entity=France")
    assert {"dim.city"} <= {*re.findall(r"dim\.\w+", result.out)} <= {"dim.city", "dim.item"}


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Town,Voters,\nA,181177,187047\nB,190112,190604\nC,200231,201998\n", {""}),
        ("Town,Voters,\nA,181177,187004\nB,190112,190604\nC,200231,201912\n", {""}),
        ("Town,,Voters\nA,187047,5\nB,190604,6\n", {""}),
        (",Voters,Seats\n201904,5,1\n201905,6,2\n", {"2019-04", "2019-05"}),
    ],
)
def test_counts_below_no_head_are_no_days(text: str, spans: set[str]) -> None:
    result = take(text, "--unit=votes", "--kind=town", *["--entity=A"] * text.startswith(","))
    rows = list(csv.DictReader(result.out.splitlines()))
    assert {row.get("period", "") for row in rows} == spans, result.err


@pytest.mark.parametrize(
    ("text", "given", "told"),
    [
        ("Unit: Billion\nCountry,2019,2020\nFrance,1,2\n", ["--unit=million eur"], ["million eur"]),
        ("Country,Jobs,Unit\nFrance,1,thousands\n", ["--unit=Jobs=million persons"],
         ["million persons"]),
        ("Country,Jobs,Unit\nFrance,1,tonnes\n", ["--unit=persons"], ["tonnes"]),
        ("Country,Jobs (m)\nFrance,1\n", ["--unit=Jobs (m)=thousand persons"],
         ["thousand persons"]),
        ("Country,Jobs (m)\nFrance,1\n", ["--unit=Jobs (m)=percent"], ["percent"]),
        ("Country,Jobs (f)\nFrance,1\n", ["--unit=Jobs (f)=persons"], ["persons"]),
    ],
)  # fmt: skip
def test_a_unit_that_says_a_magnitude_is_taken(
    text: str, given: list[str], told: list[str]
) -> None:
    result = take(text, *given)
    assert re.findall('^unit = "(.*)"', result.err, re.MULTILINE) == told, result.err


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Country/Territory,Region,2020\nFrance,Europe,1\nSpain,Europe,2\nKenya,Africa,3\n",
         "france spain kenya"),
        # a region in several countries, and what is no region, go first as they did
        ("Partner,Region,2020\nFrance,Europe,1\nFrance,Africa,2\nSpain,Africa,3\nKenya,Africa,4\n",
         "europe africa africa africa"),
        ("Area,Neighbour,2020\nFrance,Spain,1\nKenya,Chad,2\n", "france kenya"),
        ("Company,HQ,2020\nShell,Spain,1\nShell,France,2\nFord,Kenya,3\n", "shell shell ford"),
        ("Partner,Region,2020\nA,North,1\nB,North,2\nC,South,3\n", "north north south"),
    ],
)  # fmt: skip
def test_a_country_goes_before_its_region(text: str, entities: str) -> None:
    result = take(text, "--unit=usd", "--kind=place")
    rows = csv.DictReader(result.out.splitlines())
    assert " ".join(row["entity"] for row in rows) == entities, result.err


def test_a_country_is_in_no_province_above() -> None:
    text = "Province/State,Country/Region,Cases\nHubei,China,5\n,Italy,6\n,Spain,7\n"
    result = take(text, "--unit=persons", "--kind=province")
    assert result.out.splitlines()[1:] == ["cases,hubei,5,t,China"], result.err
    assert "figures in them, NOT taken: 2 (t.csv:3: Cases '6')" in result.err


BLOCK = "Time frequency,,Annual\nUnit of measure,,Percentage\n"


@pytest.mark.parametrize(
    ("text", "given", "told"),
    [
        (f"{BLOCK}Country,2000,2001\nFrance,5,6\n", ["--unit=usd"], "t, france, 2000: 5 usd"),
        ("Units:,persons,\nCountry,2000,2001\nFrance,5,6\n", [], "no unit stands there"),
        # right below a head it is that of the column, as it was
        # of several units, or other things, nobody says which
        ("Units: persons; percent\nCountry,Jobs,Share\nFrance,5,6\n", [], "no unit stands there"),
        ("Unit: persons; Region: France\nYear,Jobs\n2019,5\n", [], "Jobs, france, 2019: 5 persons"),
        # what stands in pairs above a wider head is none
        ("Source,World Bank\nCountry,2019,2020\nFrance,5,6\n", ["--unit=usd"],
         "t, france, 2019: 5 usd"),
        ("Title:,Survey\nSource:,Office\n\nCountry,Year,Jobs\nFrance,2019,5\n", ["--unit=usd"],
         "Jobs, france, 2019: 5 usd"),
        ("Country,Jobs\nFrance,:\nSpain,:,p\nItaly,5\nMalta,5\nPeru,6\n", ["--unit=usd"],
         "Jobs, italy: 5 usd"),
    ],
)  # fmt: skip
def test_what_lines_above_a_head_say(text: str, given: list[str], told: str) -> None:
    assert told in take(text, *given).err


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Almeria;21.464\nCadiz;18.114\n", 3),
        ("Almeria;21\nCadiz;18\n", 3),
        ("Almeria;South;21.464\nCadiz;South;18.114\n", 3),
        ("Town;0;10;20\nAlmeria;18.1;5;6\n", 3),
        ("Town;1990;2000\nAlmeria;18.1;5\n", 0),
    ],
)
def test_a_row_with_figures_is_no_head(text: str, status: int) -> None:
    assert take(text, "--unit=usd", "--kind=town").status == status


@pytest.mark.parametrize(
    ("head", "cells", "taken"),
    [
        ("S.No", "1 2 3", ""),
        ("Sl. No.", "4 6 9", ""),
        ("Pos", "1 2 2", ""),
        ("Platz", "1 2 2", ""),
        ("Nr.", "7 3 9", ""),
        ("index", "7 3 9", "index"),
        ("BFS-Nr", "301 302 400", ""),
        ("id_muni2020", "7 8 9", ""),
        ("cl_code_gender", "1 1 2", ""),
        ("COD. UF", "11 11 12", ""),
        ("Code EPCI", "7 8 9", ""),
        ("source_page", "14 14 25", ""),
        ("QR code payments", "7 8 9", "qr-code-payments"),
        ("Humidity", "7 8 9", "humidity"),
        ("#", "2 1 3", ""),
        ("Founded", "1998 2001 1870", ""),
        ("Years of school", "8 9 10", "years-of-school"),
        ("Founded firms", "8 9 10", "founded-firms"),
        ("Position", "1 2 2", "position"),
    ],
)
def test_numbers_and_years_of_names_are_no_figures(head: str, cells: str, taken: str) -> None:
    rows = [*zip([head, *cells.split()], ["Town", *"ABC"], ["Jobs", *"555"], strict=True)]
    order = (1, 2, 0) if head == "Founded" else (0, 1, 2)  # a first is when
    text = "".join(",".join(row[n] for n in order) + "\n" for row in rows)
    result = take(text, "--unit=persons", "--kind=town")
    metrics = {row["metric"] for row in csv.DictReader(result.out.splitlines())}
    assert metrics == {"jobs", taken} - {""}, result.err
    assert taken or f"left out: {head}" in result.err
    alone = take(f"Town,{head}\nA,1998\nB,2001\n", "--unit=persons", "--kind=town")
    assert alone.out.count("\n") == 3 * bool(taken), alone


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (",Town,Jobs\n5,A,3\n9,B,4\n7,C,5\n", {"jobs"}),
        (",Town,Jobs\n2019,A,3\n2020,B,4\n2021,C,5\n", {"jobs"}),
    ],
)
def test_numbers_before_names_without_a_head_are_of_rows(text: str, metrics: set[str]) -> None:
    result = take(text, "--unit=persons", "--kind=town")
    rows = [*csv.DictReader(result.out.splitlines())]
    assert {row["metric"] for row in rows} == metrics, result.err
    assert ("period" in rows[0]) is ("2019" in text)


def test_the_first_of_columns_that_tell_the_same_is_a_dimension() -> None:
    text = "Country,LineCode,Description,2000\nFrance,1,Pay,5\nFrance,2,Tax,6\nSpain,1,Pay,7\n"
    result = take(text, "--unit=usd")
    assert (",dim.linecode\n" in result.out, "left out: Description" in result.err) == (True, True)
    for head, first, second in (("Line id", "11", "12"), ("Sex code", "M", "F")):
        result = take(f"Country,Line,{head},2000\nFrance,1,{first},5\nFrance,2,{second},6\n",
                      "--unit=usd")  # fmt: skip
        assert ",dim.line\n" in result.out, result.out


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Code,Kreis,2009\n11,North,5\n21,South,7\n", "Kreis"),
        ("Kreis,Code,2009\nNorth,A1,5\nSouth,B2,7\n", "Kreis"),
        ("Code,Sex,2009\nA1,m,5\nA1,f,7\nB1,m,6\n", "Code"),
        ("Code,Text,2009\nFRA,x,5\nESP,y,7\n", "Text"),
    ],
)
def test_names_go_before_their_codes(text: str, column: str) -> None:
    result = take(text, "--unit=usd", "--kind=district")
    assert f"--entity-column {column} " in result.err


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Sex,Zone,2020\nBoth,North,5\nBoth,South,6\n", "--unit=usd"),
        (",updated_at,Jobs\n2020,2021-01-02 09:41:43,5\n2021,2021-01-02 09:41:43,6\n",
         "--unit=usd --entity NAME"),
        ("Year,Jobs,Codes,\n2020,5,A,by hand\n2021,6,A,by hand\n", "--unit=usd --entity NAME"),
        ("Place,Zone,2020\nFrance,North,5\nFrance,South,6\n", ""),
    ],
)  # fmt: skip
def test_whose_rows_are_is_asked_where_words_do_not_say(text: str, offered: str) -> None:
    result = take(text, "--unit=usd")
    found = re.search(r"(?m)^    jhstats import t.csv (.*?)(?: --kind.*)?$", result.err)
    assert (found[1] if found else "") == offered, result.err


def test_rows_are_not_told_apart_by_their_figures_numbers_or_comments() -> None:
    lines = ["France,2020,5.5,12", "Spain,2020,7.5,2.5", "France,2020,6.5,3"]
    text = "\n".join(["Country,Year,GDP,Share", *lines, "Spain,2020,8.5,4\n"])
    result = take(text, "--unit=usd")
    assert (result.status, "[told-twice]" in result.err) == (2, True), result.err
    assert "--split S" not in result.err


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "# From station 3, by J. Doe, 1994\n# see below\nYear,Rise\n1994,5\n1995,6\n",
            "1994 1995",
        ),
        ("# A\n#\n# from station 3, 1993, no. 11\nYear,Rise\n1994,5\n1995,6\n", "1994 1995"),
        ("#Year,Rise\n1994,5\n1995,6\n", ""),
        ("#,Year,Rise\n1,1994,5\n2,1995,6\n", "1994 1995"),
    ],
)
def test_lines_of_comments_above_are_no_head(text: str, facts: str) -> None:
    result = take(text, "--unit=t", "--entity=France")
    rows = csv.DictReader(result.out.splitlines())
    assert " ".join(row["period"] for row in rows) == (facts or "1994 1995"), result.err
    assert ("rise,france" in result.out) == bool(result.out), result.out


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("id,表章項目,地域,年,unit,value\n1,人口,東部,1920年,人,5\n2,人口,西部,1920年,人,6\n",
         ",東部,1920,5,"),
        ("TimeFrame,Jobs,Name\n2019,5,North\n2019,6,South\n", ",north,2019,5,"),
        ("Reference period,Jobs,Name\n2019,5,North\n2019,6,South\n", ",north,2019,5,"),
        ("rownames,Name,year,Jobs\n1,North,1999,5\n2,South,1999,6\n", ",north,1999,5,"),
        ("Unnamed: 0,Name,Jobs\n0,North,5\n1,South,6\n", ",north,5,"),
        ("Nr,Name,Jobs\n5,North,5\n7,South,6\n", ",north,5,"),
    ],
)  # fmt: skip
def test_places_times_and_numbers_of_rows_by_their_heads(text: str, row: str) -> None:
    result = take(text, "--unit=persons", "--kind=town")
    assert (row in result.out, len(result.out.splitlines())) == (True, 3)


@pytest.mark.parametrize(
    ("figures", "code", "times"),
    [
        ("340.1 -99.99 341.5", "-99.99", 1),  # nothing else is negative
        ("5 -99 6 -999", "-99", 2),
        ("5 −999 6", "−999", 1),
        ("-12.5 3.4 -9999 -9999 8.1", "-9999", 2),  # or they are far out
        ("12.5 999.9 31 999.9", "999.9", 2),
        ("999 999", "999", 2),
        ("5 -9 6", None, 0),  # nines too few
        ("5 99 99 6", None, 0),
        ("-12.5 3.4 -99 8.1", None, 0),  # once, and not the only one below zero
        ("-81.2 -99 -99", None, 0),  # not so far out
        ("12.5 999.9 31", None, 0),
        ("600 999 999", None, 0),
        ("5 -98 -989 -99.5", None, 0),
    ],
)
def test_what_may_say_that_there_is_no_figure_is_told(
    figures: str, code: str | None, times: int
) -> None:
    lines = [f"France,{year},{figure}" for year, figure in enumerate(figures.split(), 2001)]
    text = "\n".join(["Country,Year,Jobs", *lines, ""])
    result = take(text, "--unit=persons")
    assert len(result.out.splitlines()) == len(lines) + 1
    told = f"taken as figures (if so: --missing {code}): {times} (t.csv:"
    assert (told in result.err, "--missing" in result.err) == (bool(code), bool(code)), result.err
    if code:
        again = take(text, "--unit=persons", "--missing", code)
        assert len(again.out.splitlines()) < len(lines) + 1


@pytest.mark.parametrize(
    ("text", "given"),
    [
        # a year in a longer head, or one that may mean several
        ("Town,2019 GDP,2020 GDP\nA,1,2\n", "2019 GDP"),
        ("Town,GDP 2019 (USD),GDP 2020 (USD)\nA,1,2\n", "GDP 2019 (USD)"),
        ("Town,Jobs (2019),Pay\nA,1,2\n", "Jobs (2019)"),
        ("Town,GDP2020,GDP2021\nA,1,2\n", "GDP2020"),
        ("Town,Votes,Change from 2019\nA,1,2\n", "Change from 2019"),
        ("Town,2022A,2023E\nA,1,2\n", "2022A"),
        ("Town,2023 US$m,2022 US$m\nA,1,2\n", "2023 US$m"),
        ("Town,2020 1,2021 1\nA,1,2\n", "2020 1"),
        ("Town,2009-10,2010-11\nA,1,2\n", "2009-10"),
        ("Town,FY23\nA,1\n", "FY23"),
        ("Town,Jan-22,Feb-22\nA,1,2\n", "Jan-22"),
        ("Town,1Q23\nA,1\n", "1Q23"),
        ("Town,1/12/2020\nA,1\n", "1/12/2020"),
        # a part of a year, with the year nowhere, or in another column
        ("Town,6月,1-6月累计\nA,1,2\n", "6月"),
        ("Town,Q1,H1\nA,1,2\n", "Q1"),
        ("Year,Town,Jan,Feb\n2020,A,1,2\n", "Jan"),
        ("Town,Year,Quarter,CPI\nA,2020,1,1\nA,2020,5,2\n", "Quarter"),
        ("Town,Year,Month,CPI\nA,2020,1,1\nA,2020,,2\n", "Month"),
        ("Town,Year,Month,CPI\nA,2020,1-2,1\n", "Month"),
        ("Town,Year,Period,CPI\nA,2020,M12,1\nA,2020,M13,2\n", "Period"),
        ("Town,Year,Month,Day,CPI\nA,2020,1,2,1\nA,2020,2,30,1\n", "Month"),
        ("Town,Year,Month,Day,CPI\nA,2020,1,Monday,1\n", "Day"),
        ("Town,Year,Quarter,Day,CPI\nA,2020,1,2,1\n", "Quarter"),
        ("季度,2020年,2021年\n一季度,1,2\n", "季度"),
        ("Town,Year,Half,CPI\nA,2020,H1,1\nA,2020,,2\n", "Half"),
        ("Town,Year,Half,CPI\nA,2020,1,1\nA,2020,3,2\n", "Half"),
        ("Town,年份,时段,CPI\nA,2020,上半年,1\nA,2020,全年,2\n", "时段"),
        ("Town,Half,2020,2021\nA,H1,1,2\nA,H2,2,3\n", "Half"),
        # dates that say more than their heads, and fiscal years
        ("Town,year,Value\nA,2010-01-01,1\nA,2011-01-01,2\n", "2010-01-01"),
        ("Town,月份,Value\nA,2010-01-01,1\n", "2010-01-01"),
        ("Fiscal year,Revenue\n2019,1\n2020,2\n", "2019"),
        ("财年,Revenue\n2019,1\n2020,2\n", "2019"),
        # a column that may have the periods, and no head that says so
        ("Town,when_it_was,Value\nA,2020年,1\nA,2021年,2\n", "when_it_was"),
        ("Town,Rok,GDP\nA,2019,5\nA,2020,6\n", "Rok"),
        ("Town;Stichtag;Jobs\nA;31.12.2019;5\nA;30.11.2020;6\n", "Stichtag"),
        ("Town;Datum;Jobs\nA;01.02.2019;5\nA;02.03.2020;6\n", "01.02.2019"),
        ("Club (Town),Season,Goals\nA,2009/10,5\nA,2010/11,6\n", "2009/10"),
        ("Season,Goals\nFY2023,5\nFY2024,6\n", "FY2023"),
        ("Town,Year,Jobs\nA,31.12.2019,5\nA,31.12.2020,6\n", "31.12.2019"),
        ("Town,Year,M1,M2\nA,2019,5,5\nA,2020,6,6\n", "M1"),
    ],
)
def test_a_period_that_is_not_plain_is_asked_for(text: str, given: str) -> None:
    result = take(text, "--unit=usd", "--kind=town", *["--entity=France"] * ("Town" not in text))
    assert (result.status, result.out) == (2, "")
    assert f"what period '{given}' means is said nowhere [needs-period]" in result.err
    for offered in re.findall(r"    jhstats (import .*--period-columns .*)", result.err):
        assert run(shlex.split(offered)).status == 0


@pytest.mark.parametrize(
    ("heads", "told", "given"),
    [
        ("FY19,FY20", "FY19=2019-04/2020-03", "FY20"),
        ("FY19 (usd),FY20 (usd)", "FY19=2019-04/2020-03", "FY20 (usd)"),
        ("Jan-22,Feb-22", "Jan-22=2022-01", "Feb-22"),
        ("2023E,2024E,GDP 2022", "2023E=2023", "GDP 2022"),
        ("1998,FY20,FY21", "FY20=2020", "FY21"),
    ],
)
def test_a_period_that_is_said_leaves_others_to_be_asked(heads: str, told: str, given: str) -> None:
    text = f"Town,{heads}\nA{',1' * len(heads.split(','))}\n"
    options = ("--unit=usd", "--kind=town", f"--period-as={told}")
    result = take(text, *options)
    assert (result.status, result.out) == (2, "")
    assert f"what period '{given}' means is said nowhere [needs-period]" in result.err
    assert "other years of four digits" in result.err
    told_zh = f"“{given}” 所指的时期，没有地方说明"
    told = take(text, *options, lang="zh").err
    assert (told_zh in told, "四位数的年份" in told) == (True, True)


@pytest.mark.parametrize(
    ("text", "given", "facts"),
    [
        ("Town,Staff,Jobs\nA,1998,5\n", "--metric=Staff", "staff,a,1998"),
        ("Town,Q1,H1\nA,1,2\n", "--metric=Q1", "q1,a,1"),
        ("Town,GDP 2019,Jobs\nA,1,2\n", "--period-as=GDP 2019=2019", "t,a,2019,1"),
        ("Town,31 Dec 2020,31 Dec 2021\nA,1,2\n", "--period-as=31 Dec 2020=2020",
         "t,a,2020,1 t,a,2021,2"),
        ("Town,year,Jobs\nA,2010-01-01,5\nA,2011-01-01,6\n", "--period-as=2010-01-01=2010",
         "jobs,a,2010,5 jobs,a,2011,6"),
    ],
)  # fmt: skip
def test_a_period_that_is_said_is_taken(text: str, given: str, facts: str) -> None:
    result = take(text, "--unit=usd", "--kind=town", given)
    taken = result.out.splitlines()[1:]
    assert [row.removesuffix(",t") for row in taken] == facts.split(), result.err


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Country,Date,Value\nFrance,3/12/2020,1\nFrance,01/02/2021,2\n", "Date '3/12/2020'"),
        ("年別,人口\n民國109年,5\n民國110年,6\n", "年別 '民國109年'"),
        ("Country,2020\nFrance,$1\nSpain,$2\n", "2020 '$1'"),
        ("Country,2020\nFrance,(1)\nSpain,(2)\n", "2020 '(1)'"),
    ],
)
def test_cells_that_are_not_read_are_named(text: str, given: str) -> None:
    result = take(text, "--unit=usd", *["--entity=台湾"] * ("Country" not in text))
    assert (result.status, f"not read: t.csv:2: {given}" in result.err) == (3, True), result.err


@pytest.mark.parametrize(
    ("text", "line", "given"),
    [
        # a head once more, or another one
        ("Town,2020\nA,1\nTown,2020\nB,2\n", 3, "Town 2020"),
        ("Town,2019,2020\nA,1,2\nTown,2021,2022\nB,5,6\n", 3, "Town 2021"),
        ("GDP,2019,2020,2021\nA,1,2,3\nDebt,2020,2021,2022\nB,5,6,7\n", 3, "Debt 2020"),
        ("Town,GDP,Debt\nA,1,2\nTown,Jobs,Rent\nB,5,6\n", 3, "Town Jobs"),
        # a line for those below it
        ("Town,Jobs,GDP\n2019,,\nA,8.5,9.5\n2020,,\nA,6.5,9\n", 2, "2019"),
        ("Town,Jobs,GDP\nA,8,9\n2020,,\nB,1,2\n", 3, "2020"),
        ("Year,Births,Deaths\nA,,\n2019,5,6\n2020,7,8\nB,,\n2019,1,2\n", 2, "A"),
        ("Year,Births,Deaths\n2019,5,6\nB,,\n2021,1,2\n", 3, "B"),
        # side by side
        ("Town,Exports,Town,Imports\nA,1,B,3\n", 1, "Town"),
        ("Year,CO2,,Year,CH4\n2019,4,,2015,8\n", 1, "Year"),
        ("Exporter,bn,Importer,bn\nA,9,B,8\nB,7,C,6\n", 1, "bn"),
        ("Year,Old,Old,New\n2020,5,6,7\n", 1, "Old"),
        # further rows of heads, and of units
        (",Clear,,,Open,\n,Yes,,No,Yes,\n,no.,%,no.,no.,%\nA,6,60,4,9,9\n", 2, "Yes"),
        (",2019,,2020,\nArea,Men,Women,Men,Women\n,no.,%,no.,%\nA,6,60,4,40\n", 1, "2019"),
        ("People,,,,\n,2019,,2020-Q1,\nTown,Men,Women,Men,Women\nA,1,2,3,4\n", 2, "2019"),
        ("Town,Jobs,,Pay,,All\n,2019年,2020年,2019年,2020年,\nA,1,2,3,4,-\n", 2, "2019年"),
        ("Town,Jobs,,,Pay,\n,2019,2020,rise (%),2019,2020\nA,1,2,3.5,4,5\n", 1, "Jobs"),
        (
            ",2004-2006,,2005-2007,\n,Male,Female,Male,Female\nNewport,76.7,80.7,77,81\n",
            1,
            "2004-2006",
        ),
        ("Town,Votes,,Seats\n,Men,Women,\nA,1,2,3\n", 2, "Men"),
        ("Town,GDP,Debt\n,2023,2022\nA,5,6\nB,7,8\n", 2, "2023"),
        ("Town,2019,,2020,\n,Men,-,Men,Women\nA,1,2,3,4\n", 2, "Men"),
        ("Town,2019,,2020,\n,Value,Rank,Value,Rank\nA,5,1,6,1\nB,4,2,3,2\n", 2, "Value"),
        ("Town,a,b\n,red,blue\nA,1,2\n", 2, "red"),
        ("Town,Jobs,GDP\n,persons,usd\nA,1,2\n", 2, "persons"),
        ("Town,Jobs\nUnit,persons\nA,1\n", 2, "persons"),
        ("geo,pop,inc,emp\nName,People,Income,Employed\nA,1,2,3\n", 2, "People"),
        ("年份,产值,人口\n单位,亿元,万人\n2020年,5,6\n", 2, "亿元"),
        ("年份,产值,人口\n,（‰）,\n2020年,5,6\n", 2, "（‰）"),
        (",USD,persons\nYear,GDP,People\n2019,1,2\n", 1, "USD"),
    ],
)
def test_what_is_several_tables_is_refused(text: str, line: int, given: str) -> None:
    result = take(text, "--unit=usd", "--kind=town", *["--entity=World"] * ("Year" in text[:20]))
    told = f"t.csv: line {line}: '{given}' is another table, a head once more, or a further row"
    assert (result.status, told in result.err) == (3, True), result.err


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Year,Jobs,GDP\n2018,8,9\n2020,,\n2021,1,2\nSource: me,,\n", "France"),
        ("Country,Jobs,GDP\nFrance,8.5,9.5\nSpain,7,8\nLate,,\nMalta,6,9\nItaly,1,2\n", ""),
        ("Country,Jobs,GDP\nFrance,8.5,9.5\nSpain,7,8\nsee 3,,\n", ""),
        ("Area,Voters,Crime\n,..,..\nFrance,9,5\n", ""),
        ("Table 1,,\nArea,Voters,Crime\nFrance,9,5\n", ""),
    ],
)
def test_lines_without_figures_are_passed_over(text: str, entity: str) -> None:
    result = take(text, "--unit=usd", *[f"--entity={entity}"] * bool(entity))
    assert result.status == 0, result.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Country,2020,2021,Growth (%)\nFrance,1,2,100\n", "Growth (%) '100'"),
        ("Country,GDP,\nFrance,1,2\n", "3 '2'"),
        (",Country,GDP\n5.5,France,1\n7,Spain,2\n", "1 '5.5'"),
        ("Country,GDP,Debt\nFrance,5,70.5\nSpain,5,n.a.\nItaly,5,secret\n", "Debt '70.5'"),
    ],
)
def test_figures_that_are_of_nothing_known_are_told(text: str, told: str) -> None:
    result = take(text, "--unit=usd")
    assert re.search(rf"figures in them, NOT taken: \d \(t.csv:2: {re.escape(told)}", result.err)
    assert not re.search("growth|yoy|增长", result.out)


def test_what_rows_are_below_another_head_is_asked() -> None:
    text = "TIME,2019,,2020,\nGEO (Labels),,,,\nAustria,5,,6,b\nFrance,7,,:,\n"
    assert "--entity-column with one of TIME" in take(text, "--unit=usd").err
    result = take(text, "--unit=usd", "--entity-column=TIME")
    assert "t,austria,2019,5,t\nt,austria,2020,6,t\nt,france,2019,7,t\n" in result.out
    assert "left out: 5" in result.err


@pytest.mark.parametrize("text", ["Town,Year,Jobs\nA,,5\n", "Town,Year\n", "A,1,2"])
def test_a_column_of_periods_may_be_empty(text: str) -> None:
    result = take(text, "--unit=usd", "--kind=town", "--period-columns=2")
    assert result.status in {2, 3}, result.err


@pytest.mark.parametrize(
    ("text", "given", "facts"),
    [
        ("Datum;Wert (EUR)\n31.12.2019;1\n01.02.2020;2\n", [],
         "t,france,2019-12-31,1 t,france,2020-02-01,2"),
        ("Reporting day,Jobs\n12/31/2019,5\n1/2/2020,6\n", [],
         "jobs,france,2019-12-31,5 jobs,france,2020-01-02,6"),
        ("Date,Jobs\n2.1.2019,5\n3.1.2020,6\n", ["--period-as=2.1.2019=2019-01-02"],
         "jobs,france,2019-01-02,5 jobs,france,2020-01-03,6"),
        ("Games,Medals,Year\nTokyo 2020,5,2021\nParis 2024,6,2024\n", ["--entity-column=Games"],
         "medals,tokyo-2020,2021,5 medals,paris-2024,2024,6"),
        # letters and digits that are money
        ("Year,M0,M1\n2024,5,6\n", ["--metric=M0", "--metric=M1"],
         "m0,france,2024,5 m1,france,2024,6"),
        # numbers of rows, and times again
        ("rownames,GNP,Year\n1947,5,1947\n1948,6,1948\n", [],
         "gnp,france,1947,5 gnp,france,1948,6"),
        ("obs,GNP,Year\n1948,5,1948\n1947,6,1947\n", [], "gnp,france,1948,5 gnp,france,1947,6"),
        ("Jobs,Year\n2020,2020\n", [], "jobs,france,2020,2020"),
    ],
)  # fmt: skip
def test_days_money_and_numbers_of_rows(text: str, given: list[str], facts: str) -> None:
    whose = ["--kind=games"] if "Games" in text else ["--entity=France"]
    result = take(text, "--unit=usd", *whose, *given)
    taken = result.out.splitlines()[1:]
    assert [row.removesuffix(",t") for row in taken] == facts.split(), result.err


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Population 2019 (thousands)", "t, (thousands)"),
        ("Sales 2019 £m", "Sales £m"),
        ("Sales in 2019, EUR m", "Sales in , EUR m"),
    ],
)
def test_a_magnitude_in_a_head_whose_period_is_said_is_asked_for(head: str, name: str) -> None:
    text, said = f'Country,"{head}"\nFrance,5\n', f"--period-as={head}=2019"
    result = take(text, "--unit=usd", said)
    assert (result.status, f"no unit stands there for {name} [needs-unit]" in result.err) == (
        2,
        True,
    )
    assert "数量级" in take(text, "--unit=usd", said, lang="zh").err
    result = take(text, said, f"--unit={name}=million usd")
    assert (result.status, "2019,5," in result.out) == (0, True), result.err


@pytest.mark.parametrize(
    ("corner", "given", "name"),
    [
        ("GDP (billion yuan)", [], "gdp"),
        ("地区生产总值（亿元）", [], "地区生产总值"),
        ("Growth (%)", [], "growth"),
        # what is no unit, or of how many of what nobody says, names the rows
        ("Company (site)", ["--unit=usd"], "t"),
        ("Region (million yuan)", ["--unit=usd"], "t"),
        ("Sites (thousand)", ["--unit=usd"], "t"),
    ],
)
def test_a_corner_with_a_unit_says_what_the_years_are_of(
    corner: str, given: list[str], name: str
) -> None:
    result = take(f"{corner},2019,2020\nFrance,5,6\n", *given)
    rows = f"{name},france,2019,5,t\n{name},france,2020,6,t\n"
    assert (result.status, result.out.partition("\n")[2]) == (0, rows), result.err


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "GDP (billion yuan),2019 (million yuan),2020 (million yuan)\nFrance,5,6\n",
            "t,france,2019",
        ),
        ("Unit: million yuan,,\nGDP (billion yuan),2019,2020\nFrance,5,6\n", "t,france,2019"),
        ("Exports of goods,,\nGDP (million yuan),2019,2020\nFrance,5,6\n", "gdp,france,2019"),
    ],
)
def test_a_unit_nearer_the_figures_goes_before_a_corner_s(text: str, row: str) -> None:
    result = take(text)
    assert (f"{row},5,t\n" in result.out, ": 5 million yuan;" in result.err) == (True, True)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Place;Year;Jobs\nFrance;2019;5\n", "jobs,france,2019,5,t\n"),
        ("Company;Place;Year;Jobs\nAcme;Paris;2019;5\nBolt;Paris;2019;6\n",
         "jobs,acme,2019,5,t\njobs,bolt,2019,6,t\n"),
        ("Bank (billion yuan),2019,2020\nAcme,5,6\n", "t,acme,2019,5,t\nt,acme,2020,6,t\n"),
    ],
)  # fmt: skip
def test_places_are_whose_the_figures_are_where_nothing_else_is(text: str, rows: str) -> None:
    result = take(text, "--unit=usd", "--kind=company")
    assert result.out.partition("\n")[2] == rows, result.err

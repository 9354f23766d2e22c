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
        "a-head-above-codes-and-names", """T9,Energy,,,,,
Region/Country/Area,,Year,Series,Value,Footnotes,Source
4,Afghanistan,2000,Supply (petajoules),28,,UN
8,Albania,2000,Supply (petajoules),70,,UN
""", ["--unit=petajoules"],
        "metric,entity,period,value,source\nsupply,afghanistan,2000,28,t\nsupply,albania,2000,70,t\n",
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
        "a-fiscal-head", "Fiscal year ended 31 March,Revenue\n2019,1\n2020,2\n2021,4\n",
        ["--unit=usd", "--entity=France", "--period-as=FY2019=2018-04/2019-03"],
        """metric,entity,period,value,source
revenue,france,2018-04/2019-03,1,t
revenue,france,2019-04/2020-03,2,t
revenue,france,2020-04/2021-03,4,t
""",
    ),
    (
        "days-first", "Country,Date,Value\nFrance,31/12/2020,1\nFrance,01/02/2021,2\n",
        ["--unit=usd"],
        "metric,entity,period,value,source\nt,france,2020-12-31,1,t\nt,france,2021-02-01,2,t\n",
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
        "growth-of-the-year", "指标,2021年,比上年增长(%)\n产值(亿元),5.9,6.8\n产量(吨),—,-0.9\n",
        ["--entity=浙江"],
        """metric,measure,entity,period,value,source
产值,,zhejiang,2021,5.9,t
产值,growth,zhejiang,2021,6.8,t
产量,growth,zhejiang,2021,-0.9,t
""",
    ),
    *((
        f"growth-{head}", f"Indicator,Unit,2021,{head}\nJobs,persons,5,6.8\nRent,eur,2,-0.9\n",
        ["--entity=France"],
        """metric,measure,entity,period,value,source
jobs,,france,2021,5,t
jobs,growth,france,2021,6.8,t
rent,,france,2021,2,t
rent,growth,france,2021,-0.9,t
""",
    ) for head in ("Growth (%)", "growth rate %", "YoY (%)", "Annual growth (%)", "比上年±%",
                   "较上年同期增长（%）", "增速(%)")),
    (
        "growth-of-the-later-year",
        "指标,单位,绝对数,,\n,,2021年,2020年,比上年增长(%)\n产值,亿元,5.9,5,6.8\n",
        ["--entity=浙江"],
        """metric,measure,entity,period,value,source
产值-绝对数,,zhejiang,2021,5.9,t
产值-绝对数,,zhejiang,2020,5,t
产值-绝对数,growth,zhejiang,2021,6.8,t
""",
    ),
    (
        "growth-behind-each", "地区,产值(亿元),比上年增长(%),人口(万人),同比(%)\n浙江,1,2,3,-4\n",
        [],
        """metric,measure,entity,value,source
产值,,zhejiang,1,t
产值,growth,zhejiang,2,t
人口,,zhejiang,3,t
人口,growth,zhejiang,-4,t
""",
    ),
    (
        "growth-beside-one-value", "指标,单位,绝对数,比上年增长(%)\n产值,亿元,5.9,6.8\n",
        ["--entity=浙江"],
        "metric,measure,entity,value,source\n产值,,zhejiang,5.9,t\n产值,growth,zhejiang,6.8,t\n",
    ),
    (
        "growth-of-its-own-year", "Town,2020 Jobs,2021 Jobs,2021 Growth (%)\nA,1,2,3.5\n",
        ["--unit=persons", "--kind=town"],
        """metric,measure,entity,period,value,source
jobs,,a,2020,1,t
jobs,,a,2021,2,t
jobs,growth,a,2021,3.5,t
""",
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
        ("2019 GDP", "2020 GDP", "gdp", "2019", "2020"),
        ("GDP 2019 (USD)", "GDP 2020 (USD)", "gdp", "2019", "2020"),
        ("2019年GDP(亿元)", "2020年GDP(亿元)", "gdp", "2019", "2020"),
        ("2019年末人口", "2020年末人口", "人口", "2019", "2020"),
        ("2020年全年", "2020年一季度", "t", "2020", "2020-Q1"),
        ("2020年全年产值", "2020年一季度产值", "产值", "2020", "2020-Q1"),
        ("Jobs (2019)", "Jobs (2020)", "jobs", "2019", "2020"),
        ("2020年1-6月产值", "2020年前三季度产值", "产值", "2020-01/2020-06", "2020-01/2020-09"),
        ("2020-Q1 Sales", "Q2 2020 Sales", "sales", "2020-Q1", "2020-Q2"),
        ("29 Dec 2024", "2 Jan 2026", "t", "2024-12-29", "2026-01-02"),
        ("2023 US$m", "2022 US$m", "t", "2023", "2022"),
        ("Dec 2023 (£m)", "2022年(£m)", "t", "2023-12", "2022"),
    )),
    (
        "units-below-years",
        """地区,产值,,,人口,
,2021年(亿元),2022年(亿元),比上年增长(%),2021年末(万人),2022年末(万人)
浙江省,1,2,3.5,4,5
""", [],
        """metric,measure,entity,period,value,source
产值,,zhejiang,2021,1,t
产值,,zhejiang,2022,2,t
人口,,zhejiang,2021,4,t
人口,,zhejiang,2022,5,t
产值,growth,zhejiang,2022,3.5,t
""",
    ),
    (
        "a-growth-above-its-year",
        "地区,产值(亿元),,比上年增长(%)\n,2021年,2022年,2022年\n浙江省,1,2,3.5\n", [],
        """metric,measure,entity,period,value,source
产值,,zhejiang,2021,1,t
产值,,zhejiang,2022,2,t
产值,growth,zhejiang,2022,3.5,t
""",
    ),
    *((
        f"named-{name}", f"Town,{name} 2019,2020 {name}\nA,1,2\n", ["--unit=usd", "--kind=town"],
        f"""metric,entity,period,value,source
{name.lower()},a,2019,1,t
{name.lower()},a,2020,2,t
""",
    ) for name in ("Total", "Tourists", "Pricing")),
    (
        "years-of-no-result",
        "Town,GDP,2015 prices,2030 target,2021年比2019年增减,Pay at prices (2015)\nA,1,2,3,4,5\n",
        ["--unit=usd", "--kind=town"],
        """metric,entity,value,source
gdp,a,1,t
2015-prices,a,2,t
2030-target,a,3,t
2021年比2019年增减,a,4,t
pay-at-prices,a,5,t
""",
    ),
    (
        "quarters-beside-years", "Country,Year,Quarter,CPI\nFrance,2020,1,1\nFrance,2020,Q2,2\n",
        ["--unit=percent"],
        "metric,entity,period,value,source\ncpi,france,2020-Q1,1,t\ncpi,france,2020-Q2,2,t\n",
    ),
    (
        "days-beside-months",
        "地区,年,季度,月,日,雨量\n浙江,2020年,1,3月,5,1.1\n浙江,2020年,2,4.0,,2.2\n浙江,2020年,2,2020-05,,3.3\n",
        ["--unit=mm"],
        """metric,entity,period,value,source
雨量,zhejiang,2020-03-05,1.1,t
雨量,zhejiang,2020-04,2.2,t
雨量,zhejiang,2020-05,3.3,t
""",
    ),
    (
        "dates-of-months", "year,month,date_of_month,births\n1994,1,1,8096\n1994,1,2,7772\n",
        ["--unit=persons", "--entity=France"],
        "metric,entity,period,value,source\nbirths,france,1994-01-01,8096,t\nbirths,france,1994-01-02,7772,t\n",
    ),
    (
        "several-months-beside-years", "地区,年份,月份,雨量\n浙江,2021,1-2月,3\n浙江,2021,3月,4\n",
        ["--unit=mm"],
        "metric,entity,period,value,source\n雨量,zhejiang,2021-01/2021-02,3,t\n雨量,zhejiang,2021-03,4,t\n",
    ),
    (
        "months-in-heads", "Year,Country,Jan,Feb,Mean\n2020,France,1,2,1.5\n2021,France,3,,3\n",
        ["--unit=usd", "--metric=Rain"],
        """metric,entity,period,value,source
rain,france,2020-01,1,t
rain,france,2020-02,2,t
rain,france,2021-01,3,t
""",
    ),
    (
        "months-of-a-language-in-heads",
        ("Ano,País,jan,fev,mar,abr,mai,jun,jul,ago,set,out,nov,dez\n"
         "2020,France,1,2,3,4,5,6,7,8,9,10,11,12\n"), ["--unit=usd", "--metric=Rain"],
        "metric,entity,period,value,source\n"
        + "".join(f"rain,france,2020-{n:02},{n},t\n" for n in range(1, 13)),
    ),
    (
        "quarters-beside-heads", "季度,2020年,2021年\n一季度,1,2\n二季度,3,4\n",
        ["--unit=usd", "--entity=中国"],
        """metric,entity,period,value,source
t,china,2020-Q1,1,t
t,china,2021-Q1,2,t
t,china,2020-Q2,3,t
t,china,2021-Q2,4,t
""",
    ),
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
        "years-of-their-own", "Country,Votes,Change from 2019,Rate (2015)\nFrance,1,-0.4,5%\n",
        ["--unit=usd"],
        """metric,entity,period,value,source
rate,france,2015,5,t
votes,france,,1,t
change-from-2019,france,,-0.4,t
""",
    ),
    (
        "one-of-several-with-facts", "Town,Year,GDP (元),Index\nA,2020,1,..\nA,soon,..,5\n",
        ["--kind=town"], "metric,entity,period,value,source\ngdp,a,2020,1,t\n",
    ),
    (
        "periods-under-any-head",
        "Town,when_it_was,founded,Value\nA,2020年,1998年,1\nA,2021年,1998年,2\n",
        ["--unit=usd", "--kind=town"],
        "metric,entity,period,value,source\nt,a,2020,1,t\nt,a,2021,2,t\n",
    ),
    (
        "two-columns-of-periods",
        "Town,begun,ended,Value\nA,2020年,2021年,1\nA,2021年,2021年,2\nA,2021年,2022年,3\n",
        ["--unit=usd", "--kind=town"],
        """metric,entity,value,source,dim.begun,dim.ended
t,a,1,t,2020年,2021年
t,a,2,t,2021年,2021年
t,a,3,t,2021年,2022年
""",
    ),
    (
        "accounts",
        "£m,2023,2022\nRevenue,1.5,2\nNet debt,(3.5),(4)%\nPay,(P) 5,6.5%3\nRent,(r) 7,8\n",
        ["--entity=France", "--unit=gbp", "--flag=()=negative"],
        """metric,entity,period,value,status,source,note
revenue,france,2023,1.5,,t,
revenue,france,2022,2,,t,
net-debt,france,2023,-3.5,,t,
pay,france,2023,5,preliminary,t,
rent,france,2023,7,,t,r
rent,france,2022,8,,t,
""",
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
        "some-heads-dated", "Country,Votes,GDP 2021,GDP 2022,Rise since 2015\nFrance,1,2,3,-4\n",
        ["--unit=usd"],
        """metric,entity,period,value,source
gdp,france,2021,2,t
gdp,france,2022,3,t
votes,france,,1,t
rise-since-2015,france,,-4,t
""",
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
        ("Country,FY2023\nFrance,1\n", [], 2, "FY2023=2023, FY2023=2022-04/2023-03"),
        ("Country,Jan-22\nFrance,1\n", [], 2, "Jan-22=2022-01, Jan-22=1922-01"),
        ("Country,1Q23\nFrance,1\n", [], 2, "1Q23=2023-Q1, 1Q23=1923-Q1"),
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
        ("Town,Stage,Value\nA,1Q20,1\nA,2Q20,2\n", [], 2, "1Q20=2020-Q1, 1Q20=1920-Q1"),
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
        (
            "Country,2019,2020\nFrance,1,2\nCountry,2021,2022\nItaly,5,6\n",
            ["--unit=usd", "--kind=country"],
            3,
            "not read: t.csv:3: Country 2021 [not-a-table]",
        ),
        (
            "GDP,2019,2020,2021\nFrance,1,2,3\nDebt,2020,2021,2022\nItaly,5,6,7\n",
            ["--unit=usd", "--kind=country"],
            3,
            "not read: t.csv:3: Debt 2020 [not-a-table]",
        ),
        (
            "Country,GDP,Debt\nFrance,1,2\nCountry,Jobs,Rent\nItaly,5,6\n",
            ["--unit=usd"],
            3,
            "not read: t.csv:3: Country Jobs [not-a-table]",
        ),
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
    assert result.err.splitlines()[:10] == [
        told,
        "    of another kind than most: 1 world, 1 place (World, Nowhere)",
        "    one code with several names: FRA: France, FRANCE",
        "    rows without a name or figures: 1 (t.csv:12)",
        "    rows without a period: 1 (t.csv:10: Year 'soon')",
        "    without a figure: 1 (t.csv:8: Value '..')",
        "    NOT read, for it is no figure: 1 (t.csv:7: Value '?')",
        "    told twice, taken once: 1 (t.csv:6: Value '1.5E+11')",
        "    told twice with OTHER values, the first taken: 1 (t.csv:4: Value '2')",
        "    more digits than anybody measured, kept: 1 (t.csv:3: Value '0.30000000000000004')",
    ]
    assert "with an exponent, kept: 1" in result.err
    assert "再做一次" in take(text, "--unit=usd", "--kind=place", lang="zh").err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Town,2020\nA,1\nTown,2020\nB,2\n", "the head once more, left out: 1 (t.csv:3)"),
        ("Town,2020,Growth since 2015\nA,1,2\nB,3,4\n",
         "left out: Growth since 2015\n    figures in them, NOT taken: 2 (t.csv:2: Growth since"),
        ("Town,GDP,排名,rank 2020\nA,3,1,2\nB,2,=2,1\n", "left out: 排名, rank 2020"),
        ("Town,2021年,同比增长(%)\nA,5%,0.8\n",
         "NOT taken, of a share maybe in points, or on a period that nobody says: 1 (t.csv:2"),
        ("Town,Quarter,Jobs (persons),Growth (%)\nA,2021-Q1,5,0.8\n",
         "on a period that nobody says: 1 (t.csv:2: Growth (%) '0.8')"),
        ("Town,2010,2020,Growth (%)\nA,5,6,20.5\n",
         "left out: Growth (%)\n    figures in them, NOT taken: 1 (t.csv:2: Growth (%) '20.5')"),
        ("Town,2020,Rents (%)\nA,5,6\n", "left out: Rents (%)\n"),
        ("Town,2020\nA,(1.5)\nB,(2)%\nC,3\nD,4\nE,5\n",
         "NOT read (--flag '()=negative' says that accounts write losses so): 2 (t.csv:2"),
        ("Town,2020\nA,1①2\nB,3\nC,①\nD,2 bn\nE,5\nF,6\n", "NOT read, for it is no figure: 3"),
        ("Town,Year,Month,a\nA,2020,1,1\nA,2020,13,2\n",
         "rows without a period: 1 (t.csv:3: Year '2020 13')"),
        ("Town,Year,Month,a\nA,2020,1,1\nA,2020,II,2\n",
         "rows without a period: 1 (t.csv:3: Year '2020 II')"),
        ("Town,Year,Quarter,a\nA,2020,1,1\nA,2020-21,Q2,2\n",
         "without a period: 1 (t.csv:3: Year '2020-21 Q2')"),
        ("Town,Year,Month,a\nA,2020,1,1\nA,2020,all,2\n",
         "rows without a period: 1 (t.csv:3: Year '2020 all')"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_told(text: str, told: str) -> None:
    result = take(text, "--unit=usd", "--kind=town")
    assert (result.status, told in result.err) == (0, True), result.err


def test_codes_beside_names_are_no_figures_that_are_left_out() -> None:
    text = "Country,Year,Value,Observation value,Decimals\nFrance,2020,5,5,1\n"
    assert "NOT taken" not in take(text, "--unit=usd").err


UNNAMED = [
    # a row with figures is no second row of a head, and what stands above it is
    ("年別,,死亡數,,,粗死亡率\n,,計,男,女,\n民國47年,1958,75413,…,…,7.6\n民國49年,1960,73000,40000,33000,7.0\n",
     ["--entity=台湾", "--unit=人"],
     ("死亡數-計,taiwan,1958,75413,t\n粗死亡率,taiwan,1958,7.6,t\n死亡數-計,taiwan,1960,73000,t\n"
      "死亡數-男,taiwan,1960,40000,t\n死亡數-女,taiwan,1960,33000,t\n粗死亡率,taiwan,1960,7.0,t\n")),
    # each head may have a year below
    ("Country,GDP,Debt\n,2023,2022\nFrance,5,6\nSpain,7,8\n", ["--unit=usd"],
     ("gdp,france,2023,5,t\ndebt,france,2022,6,t\ngdp,spain,2023,7,t\ndebt,spain,2022,8,t\n")),
    ("Country,GDP,Debt\n,5,6\nFrance,5,6\nSpain,7,8\n", ["--unit=usd"],
     "gdp,france,5,t\ndebt,france,6,t\ngdp,spain,7,t\ndebt,spain,8,t\n"),
    # numbers that only count are a head
    ("Table 5,Ages\nYear,0,5,10\n2019,7,8,9\n2020,1,2,3\n", ["--entity=France", "--unit=persons"],
     ("0,france,2019,7,t\n5,france,2019,8,t\n10,france,2019,9,t\n0,france,2020,1,t\n"
      "5,france,2020,2,t\n10,france,2020,3,t\n")),
    # a column of days or years without a head, below what a bank says of its series
    (('"";USD;USD_FLAGS\n"";Euro;\nPlaces;4;\n2024-01-02;1,0956;\n2024-01-03;.;none\n'
      "2024-01-04;1,0953;\n"), ["--entity=Austria", "--unit=usd"],
     "usd,austria,2024-01-02,1.0956,t\nusd,austria,2024-01-04,1.0953,t\n"),
    ("年別,,人口,總增加率\n,,,（‰）\n民國110年,2021,30,1.5\n民國111年,2022,40,2.5\n說明：1.依登記。,,,\n",
     ["--entity=中国", "--unit=人"],
     "人口,china,2021,30,t\n總增加率,china,2021,1.5,t\n人口,china,2022,40,t\n總增加率,china,2022,2.5,t\n"),
    # with a month beside it
    (",Month,Value\n2019,1,5\n2020,2,6\n", ["--entity=France", "--unit=usd"],
     "t,france,2019-01,5,t\nt,france,2020-02,6,t\n"),
    # a number for each row is no figure
    (",Firm,Year,Sales\n0,Acme,2020,5\n1,Acme,2021,6\n2,Best,2020,7\n",
     ["--kind=company", "--unit=usd"],
     "sales,acme,2020,5,t\nsales,acme,2021,6,t\nsales,best,2020,7,t\n"),
    # Eurostat's workbooks: what rows are stands below TIME, and flags stand behind figures
    ("TIME,2019,,2020,\nGEO (Labels),,,,\nAustria,5,,6,b\nFrance,7,,:,\n", ["--unit=usd"],
     "t,austria,2019,5,t,\nt,austria,2020,6,t,b\nt,france,2019,7,t,\n"),
    # units in a row of their own
    ("年份,产值,人口\n单位,亿元,万人\n2020年,5,6\n2021年,7,8\n", ["--entity=浙江省"],
     ("产值,zhejiang,2020,5,t\n人口,zhejiang,2020,6,t\n产值,zhejiang,2021,7,t\n"
      "人口,zhejiang,2021,8,t\n")),
    (",USD bn,%,persons\nYear,GDP,Rate,People\n2019,1,2,3\n", ["--entity=France"],
     "gdp,france,2019,1,t\nrate,france,2019,2,t\npeople,france,2019,3,t\n"),
    ("Year,GDP,Rate,People\n,(USD bn),%,persons\n2019,1,2,3\n", ["--entity=France"],
     "gdp,france,2019,1,t\nrate,france,2019,2,t\npeople,france,2019,3,t\n"),
    # of heads that are currencies nothing is a row of units
    (",USD,EUR\n2019,1,2\n2020,2,3\n", ["--entity=France", "--unit=cny"],
     ("usd,france,2019,1,t\neur,france,2019,2,t\nusd,france,2020,2,t\neur,france,2020,3,t\n")),
    # of one head twice each is of the figures before it
    ("Year,GDP,Growth rate,Debt,Growth rate\n2020,5,,6,2.5%\n2021,7,1.5%,8,3.5%\n",
     ["--entity=France", "--unit=usd"],
     ("gdp,france,2020,5,t\ndebt,france,2020,6,t\ndebt-growth-rate,france,2020,2.5,t\n"
      "gdp,france,2021,7,t\ngdp-growth-rate,france,2021,1.5,t\ndebt,france,2021,8,t\n"
      "debt-growth-rate,france,2021,3.5,t\n")),
    ("Year,Old,Old,New\n2020,5,6,7\n", ["--entity=France", "--unit=usd"],
     "old,france,2020,5,t\nold-3,france,2020,6,t\nnew,france,2020,7,t\n"),
    # brackets that begin a name are no unit alone
    ("Year,(Loss) Profit\n2020,5\n", ["--entity=France", "--unit=usd"],
     "loss-profit,france,2020,5,t\n"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "facts"), UNNAMED)
def test_what_a_column_holds_that_no_head_tells(text: str, given: list[str], facts: str) -> None:
    result = take(text, *given)
    assert result.out.partition("\n")[2] == facts, result.err


def test_flags_in_brackets_are_flags() -> None:
    text = "Country,2020,2021\nFrance,12.3 (p),12.7(e)\nSpain,11.8 [1],519.531 (1)\n"
    result = take(text, "--unit=usd", "--flag=(1)=revised")
    assert result.out.splitlines()[1:] == [
        "t,france,2020,12.3,preliminary,t,",
        "t,france,2021,12.7,estimate,t,",
        "t,spain,2020,11.8,,t,[1]",
        "t,spain,2021,519.531,,t,revised",
    ]


def test_what_a_column_of_footnotes_says_is_a_note() -> None:
    text = (
        "Country,2020,Footnotes\nCyprus,5,Excluding the north.\nFrance,6,including isles\n"
        "Spain,7,..\nItaly,8,4\nMalta,9,Preliminary\nGreece,3,rev\n"
    )
    assert take(text, "--unit=usd").out == (
        "metric,entity,period,value,status,source,note\n"
        "t,cyprus,2020,5,,t,Excluding the north.\nt,france,2020,6,,t,including isles\n"
        "t,spain,2020,7,,t,\nt,italy,2020,8,,t,4\nt,malta,2020,9,preliminary,t,\n"
        "t,greece,2020,3,,t,rev\n"
    )


GROUPED = [
    # the names of groups, of whom they are told, what is measured, and when
    ("Region,City,2020\nNorth,A,1\n,B,2\nSouth,A,3\n,B,4\n", ["--kind=city", "--unit=usd"],
     "t,a,2020,1,t,North\nt,b,2020,2,t,North\nt,a,2020,3,t,South\nt,b,2020,4,t,South\n", 2),
    ("Country,Indicator,2020\nFrance,GDP,1\n,Debt,2\nSpain,GDP,3\n,Debt,4\n", ["--unit=usd"],
     "gdp,france,2020,1,t\ndebt,france,2020,2,t\ngdp,spain,2020,3,t\ndebt,spain,2020,4,t\n", 2),
    ("Indicator,Country,2020\nGDP,France,1\n,Spain,2\nDebt,France,3\n,Spain,4\n", ["--unit=usd"],
     "gdp,france,2020,1,t\ngdp,spain,2020,2,t\ndebt,france,2020,3,t\ndebt,spain,2020,4,t\n", 2),
    ("Year,Country,GDP\n2019,France,1\n,Spain,2\n2020,France,3\n,Spain,4\n", ["--unit=usd"],
     "gdp,france,2019,1,t\ngdp,spain,2019,2,t\ngdp,france,2020,3,t\ngdp,spain,2020,4,t\n", 2),
    # and of groups in groups, of which an inner one ends with the outer
    ("Country,Indicator,Sex,2020\nFrance,Jobs,F,1\n,,M,2\n,Pay,F,3\n,,M,4\nSpain,,F,5\n,,M,6\n",
     ["--unit=usd"],
     ("jobs,france,2020,1,t,F\njobs,france,2020,2,t,M\npay,france,2020,3,t,F\n"
      "pay,france,2020,4,t,M\n"), 4),
    # a total that stands once is of no group, and a note ends one
    ("Indicator,Country,2020\nGDP,France,1\n,Spain,2\n,Total,3\n", ["--unit=usd"],
     "gdp,france,2020,1,t\ngdp,spain,2020,2,t\n", 1),
    ("Indicator,Country,2020\nGDP,France,1\n,Spain,2\nSource: me\n,Italy,3\n", ["--unit=usd"],
     "gdp,france,2020,1,t\ngdp,spain,2020,2,t\n", 1),
    # names that few lack, codes and figures are not written into others
    ("Sub,Country,2020\na,France,1\nb,Spain,2\nc,Italy,3\n,World,4\n", ["--unit=usd"],
     "t,france,2020,1,t\nt,spain,2020,2,t\nt,italy,2020,3,t\nt,world,2020,4,t\n", 0),
    ("Code,Country,2020\nFRA,France,1\n,World,2\n", ["--unit=usd"],
     "t,france,2020,1,t\nt,world,2020,2,t\n", 0),
    ("GDP,Country,Debt\n5,France,1\n,Spain,2\n", ["--unit=usd"],
     "gdp,france,5,t\ndebt,france,1,t\ndebt,spain,2,t\n", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "given", "facts", "times"), GROUPED)
def test_names_of_groups_stand_in_their_first_rows(
    text: str, given: list[str], facts: str, times: int
) -> None:
    result = take(text, *given)
    assert result.out.partition("\n")[2] == facts, result.err
    assert f"named by the first row of their group: {times} (t.csv:" in result.err or not times


def test_a_figure_without_a_metric_in_its_column_is_told() -> None:
    text = "Country,Indicator,2020\nFrance,GDP,1\nSpain,Debt,2\nItaly,,3\n"
    result = take(text, "--unit=usd")
    assert result.out.count("\n") == 3
    assert "figures in them, NOT taken: 1 (t.csv:4: 2020 '3')" in result.err


def test_the_number_of_a_name_beside_figures_of_years_is_left_out() -> None:
    text = "No of it,Town,Line,Plan 2020,Plan 2021\n1,A,x,5,6\n1,A,y,7,8\n2,B,x,9,10\n2,B,y,1,2\n"
    result = take(text, "--unit=eur", "--kind=town")
    assert {row.split(",")[0] for row in result.out.splitlines()[1:]} == {"plan"}
    assert "left out: No of it\n    figures in them, NOT taken: 4 (t.csv:2" in result.err
    other = text.replace("2,B,y", "3,B,y")
    assert "no-of-it,a," in take(other, "--unit=eur", "--kind=town").out


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
        ("291.072;206.853", 2),
        ("291.072;-6.853;0;15", 4),
        ("291.072;15", 0),
        ("291.072;1500;1.500", 0),
        ("0.512;291.072;206.853", 0),
        ("291.072;206.85", 0),
        ("1.291.072;206.853", 0),
    ],
)
def test_points_that_may_group_digits_are_told(figures: str, times: int) -> None:
    text = "".join(
        f"{n};{figure}\n" for n, figure in enumerate(["Jobs", *figures.split(";")], 2019)
    )
    text = text.replace("2019;", "Year;")
    told = "(--flag '.=thousands' says that points group):"
    result = take(text, "--entity=France", "--unit=persons")
    assert (f"{told} {times} (" in result.err) is bool(times), result.err


def test_points_that_are_said_to_group_digits_do() -> None:
    text = "City;2020;2021\nGraz;291.072;1.291.134\nLinz;206.595;15\n"
    result = take(text, "--kind=city", "--unit=persons", "--flag=.=thousands")
    assert [row.split(",")[3] for row in result.out.splitlines()[1:]] == [
        *("291072", "1291134", "206595", "15"),
    ]
    assert "that points group" not in result.err


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


def test_a_unit_in_the_head_before_is_not_of_a_head_that_stands_twice() -> None:
    text = "Year,Jobs (millions),Rate,GDP (USD),Rate\n2020,5,1.5,6,2.5\n"
    result = take(text, "--entity=France", "--unit=percent", "--unit=Jobs (millions)=million")
    found = re.findall('name = "(.*)"\nunit = "(.*)"', result.err)
    assert [own for own in found if own[0].endswith("Rate")] == [
        ("Jobs, Rate", "percent"),
        ("GDP, Rate", "percent"),
    ]


def test_a_quarter_that_is_told_is_not_another_of_that_year() -> None:
    text = "Land,1. neljännes 2019,2. neljännes 2019,1. neljännes 2020\nFrance,5,6,7\nSpain,1,2,3\n"
    result = take(text, "--unit=usd", "--period-as=1. neljännes 2019=2019-Q1")
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
        ("29 Dec 2024,31 Dec 2023", "29 Dec 2024=2024", "2024 2023"),
        ("31 Mar 2024,31 Mar 2022", "31 Mar 2024=2023-10/2024-03",
         "2023-10/2024-03 2021-10/2022-03"),
        ("2024-12-31,2023-12-31", "2023-12-31=2023", "2024 2023"),
        ("2020,2021", "2020=2019-07/2020-06", "2019-07/2020-06 2020-07/2021-06"),
        ("Dec 2021 52 weeks,Dec 2020 53 weeks", "Dec 2021 52 weeks=2021", "2021 2020"),
        ("29 Dec 2024,1 Jan 2023", "29 Dec 2024=2024-12-29", "2024-12-29 2023-01-01"),
        ("6月,2024年1-6月累计", "6月=2024-06", "2024-06 2024-01/2024-06"),
    ],
)  # fmt: skip
def test_what_a_head_is_said_to_mean_is_so_of_other_years(
    heads: str, told: str, spans: str
) -> None:
    result = take(f"Town,{heads}\nA,1,2\n", "--unit=usd", "--kind=town", "--period-as", told)
    assert [row.split(",")[2] for row in result.out.splitlines()[1:]] == spans.split(), result.err


@pytest.mark.parametrize(
    ("heads", "given", "told"),
    [
        ("29 Dec 2024,1 Jan 2023", ["--period-as=29 Dec 2024=2024"],
         "1 Jan 2023=2023-01-01, 1 Jan 2023=2023"),
        ("2021x,2020x", ["--period-columns=2-3"], "2021x=YEAR"),
        ("6月,1-6月累计", [], "6月=YEAR-06, 1-6月累计=YEAR-01/YEAR-06"),
        ("6月,1-6月累计", ["--period-as=6月=2024-06"], "1-6月累计=YEAR-01/YEAR-06"),
        ("Q1,H1", [], "Q1=YEAR-Q1, H1=YEAR-H1"),
    ],
)  # fmt: skip
def test_a_head_of_which_nobody_says_the_period_is_asked(
    heads: str, given: list[str], told: str
) -> None:
    result = take(f"Town,{heads}\nA,1,2\n", "--unit=usd", "--kind=town", *given)
    assert (result.status, result.out, told in result.err) == (2, "", True)


def test_a_head_that_is_said_to_be_a_metric_is_no_part_of_a_year() -> None:
    result = take("Country,Q1,H1\nFrance,1,2\n", "--unit=usd", "--metric=Q1")
    assert (result.status, "q1,france,1" in result.out) == (0, True), result.err


@pytest.mark.parametrize(
    ("dates", "spans"),
    [
        ("2010-01-01 2011-01-01", "2010 2011"),
        ("2010-01-01T00:00:00 2011-01-01T00:00:00", "2010 2011"),
        ("2010-01-01 2011-01-02", "2010-01-01 2011-01-02"),
        ("2010-01 2011-01", "2010-01 2011-01"),
    ],
)
@pytest.mark.parametrize("head", ["year", "年份", "date"])
def test_years_that_are_written_as_their_first_days_are_years(
    head: str, dates: str, spans: str
) -> None:
    rows = "".join(f"France,{date},{n}\n" for n, date in enumerate(dates.split()))
    result = take(f"Country,{head},Value\n{rows}Note,see,\n", "--unit=usd")
    found = [row.split(",")[2] for row in result.out.splitlines()[1:]]
    expected = [text[:10] for text in (dates if head == "date" else spans).split()]
    assert found == expected, result.err


def test_a_unit_behind_the_period_in_a_head_is_one() -> None:
    text = "Item,2021 US$m,Dec 2020 52 weeks £m\nRent (US¢) net,1,2\nPay,3,4\n"
    told = "--period-as=Dec 2020 52 weeks £m=2020"
    result = take(text, "--entity=France", "--split=Item", told, "--unit=gbp")
    assert re.findall('name = "(.*)"\nunit = "(.*)"', result.err) == [
        *(("Rent (US¢) net, (US$m)", "US¢"), ("Rent (US¢) net, (£m)", "US¢")),
        *(("Pay, (US$m)", "US$ million"), ("Pay, (£m)", "£ million")),
    ]


UNITS = """Item,Year,Value
Cloth (亿米),2021,502.0
Income (£m),2021,5
"Costs (RMB'000)",2021,6
Sales (EUR m),2021,7
Dividend (pence),2021,11.0
Earnings (US¢),2021,12
Yield (t/pond),2021,14
12-month % change,2021,0.2
Percentage of women,2021,50
Change in percentage points,2021,2
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
        ("Income", "£ million"),
        ("Costs", "RMB thousand"),
        ("Sales", "EUR million"),
        ("Dividend", "pence"),
        ("Earnings", "US¢"),
        ("Yield", "t/pond"),
        ("12-month % change", "percent"),
        ("Percentage of women", "percent"),
        ("Change", "percentage points"),
        ("Top 10% of all", "shop"),
        ("Bonus Note 1", "pence"),
        ("Net growth (%)", "percent"),
        ("Price (new)", "shop"),
    ]
    assert "though brackets may print another: 1 (Price (new))" in result.err
    run(["import", "t.csv", *given, "--into=b.toml"])
    units = {fact.metric: fact.unit for fact in load("b.toml").facts}
    assert [units[name] for name in ("income", "costs", "dividend")] == [
        *("million-gbp", "thousand-cny", "pence"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Yield (t/pond)",
        "Jobs (thousands)",
        "Jobs ('000)",
        "就业(万)",
        "Births (per 1,000)",
        "Pop (mn)",
    ],
)
def test_a_rate_or_a_magnitude_alone_takes_no_unit_of_others(name: str) -> None:
    text = f'Country,Year,"{name}",Rest\nFrance,2020,1,2\n'
    result = take(text, "--unit=shop")
    assert (result.status, result.out) == (2, "")
    assert f"no unit stands there for {name} [needs-unit]" in result.err
    [offered] = re.findall("jhstats (import.*)", result.err)
    assert run(shlex.split(offered.replace("UNIT", "tonne"))).status == 0
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
    text = "Sales and % change\nTown,2020 (£m),2021 (£m)\nA,1,2\n"
    assert 'unit = "£ million"' in take(text, "--kind=town").err
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
        ("Code", "", "canada colombia european-union"),
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


def test_a_kind_beside_longer_names_is_theirs_alone() -> None:
    result = take("Area,2020\nAT,5\nCO,6\nMy Union,7\n", "--unit=usd", "--kind=aggregate")
    assert [row.split(",")[1] for row in result.out.splitlines()[1:]] == [
        *("austria", "colombia", "my-union"),
    ]


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
        *(("Sales (Mio. EUR)", "million EUR"), ("Sales (Mrd. Euro)", "billion Euro")),
        *(("PIB en milliards d’euros", "billion euros"), ("PIB, Mio. EUR", "million EUR")),
        *(("PIB (miles de millones de euros)", "billion euros"), ("GDP in year", None)),
        *(("Pop (milhares de pessoas)", "thousand pessoas"), ("Miles (miles)", "miles")),
        *(("Umsatz in Tausend Tonnen", "thousand Tonnen"), ("Dette en milliards", None)),
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
        ("Height (m)", "km", 'unit = "m"'),
        ("Way (miles)", "km", 'unit = "miles"'),
        ("Area (k km2)", "km2", 'unit = "thousand km2"'),
        ("Einwohner in 1000", "persons", "brackets may print another: 1 (Einwohner in 1000)"),
        ("Deaths per 1000", "persons", 'unit = "persons"'),
    ],
)
def test_what_may_be_a_magnitude_in_a_head_is_asked_or_told(
    head: str, given: str, told: str
) -> None:
    assert told in take(f"Country,Year,{head}\nFrance,2019,5\n", f"--unit={given}").err


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        ("Output, usd;Share, %;Staff, heads", "Staff, heads"),
        ("Output, usd;Share, %;Staff", ""),
        ("Output, usd;Goods, new;Staff, heads", ""),
    ],
)
def test_a_unit_behind_a_comma_is_its_own_where_others_have_one(names: str, asked: str) -> None:
    rows = [f'"{name}",5' for name in names.split(";")]
    text = "\n".join(["Indicator,2021", *rows, ""])
    result = take(text, "--entity=France", "--unit=usd")
    assert result.status == (2 if asked else 0), result.err
    assert f"no unit stands there for {asked} [" in result.err or not asked


def test_a_head_in_percent_takes_no_unit_of_others() -> None:
    result = take("Country,Year,jobs,jobs_percent\nFrance,2020,5,6\n", "--unit=tonne")
    assert re.findall('unit = "(.*)"', result.err) == ["tonne", "percent"]


@pytest.mark.parametrize(
    ("table", "given", "told"),
    [
        ("Year,Region,Value (£m)\n2019,France,5\n", ["--unit=tonne"], "t £m"),
        ("Year,Region,Value (£m)\n2019,France,5\n", ["--metric=GDP"], "GDP £m"),
        ("Year,Region,Value [£m]\n2019,France,5\n", [], "t £m"),
        ("年份,地区,数值（万元）\n2019,浙江省,5\n", ["--metric=GDP"], "GDP 万元"),
        ("Year,Region,Item,Value (£m)\n2019,France,GDP,5\n2019,France,Debt,5\n", [],
         "GDP £m; Debt £m"),
        ("Year,Region,Value (£m),Output (t)\n2019,France,5,6\n2020,France,6,7\n", [], "t £m"),
        ("Year,Region,Value (£m),Age (years)\n2019,France,5,6\n2019,France,6,7\n", [], "t £m"),
        ("Year,Region,Value,Output (t)\n2019,France,5,6\n2020,France,6,7\n", ["--unit=shop"],
         "t shop"),
        ("Region,Item,Value (£m),Age (years)\nFrance,GDP,5,6\nFrance,Debt,6,7\n", [],
         "GDP £m; Debt £m"),
    ],
)  # fmt: skip
def test_a_unit_beside_the_word_value_in_a_head_is_one(
    table: str, given: list[str], told: str
) -> None:
    result = take(table, *given)
    found = re.findall('name = "(.*)"\nunit = "(.*)"', result.err)
    assert "; ".join(map(" ".join, found)) == told.replace("£m", "£ million"), result.err


@pytest.mark.parametrize(
    ("text", "given", "told"),
    [
        ("Country,2020\nFrance,$1\nSpain,$2\n", [], None),
        ("Country,2020\nFrance,$1\nSpain,2\n", ["--unit=usd"], "1 usd"),
        ("Country,2020\nFrance,$1\nSpain,2\n", ["--unit=million USD"], "1 million USD"),
        ("Country,2020\nFrance,$1\nSpain,2\n", ["--unit=aud"], "1 aud"),
        ("Country,2020\nFrance,$1\nSpain,2\n", ["--unit=$/t"], "1 $/t"),
        ("Country,2020 (US$ bn)\nFrance,$1\nSpain,$2\n", [], "1 US$ bn"),
        ("Country,2020\nFrance,$1\nSpain,2\n", [], None),
        ("Country,2020\nFrance,$1\nSpain,£2\n", [], None),
        ("Country,2020\nFrance,C.$1\nSpain,2\n", [], None),
    ],
)  # fmt: skip
def test_a_currency_in_cells_is_of_a_unit_that_is_said(
    text: str, given: list[str], told: str | None
) -> None:
    result = take(text, *given)
    if told is None:
        assert (result.status, "[needs-unit]" in result.err) == (2, True), result.err
    else:
        assert f"2020: {told}" in result.err


@pytest.mark.parametrize("head", ["Sales (Mio.)", "Sales in Mrd.", "PIB en milliards", "产值千万"])
def test_a_magnitude_in_a_head_is_told_beside_a_unit_without(head: str) -> None:
    text = f"Country,Year,{head}\nFrance,2020,5\n"
    told = f"though brackets may print another: 1 ({head})"
    assert told in take(text, "--unit=eur").err
    assert ("(" not in head) is (told in take(text, f"--unit={head}=eur").err)  # else it is meant
    assert "print another" not in take(text, "--unit=million eur" if "(" not in head else
                                       f"--unit={head}=million eur").err  # fmt: skip


@pytest.mark.parametrize("unit", ["eur", "US cents", "shop", "cad/t", "percent"])
def test_a_currency_in_cells_other_than_the_unit_is_told(unit: str) -> None:
    result = take("Country,2020\nFrance,$1\nSpain,2\n", f"--unit={unit}")
    assert "facts 1," in result.err
    assert "in another unit than the metric's (--unit 'NAME=UNIT' gives it one): 1 (t.csv:2" in (
        result.err
    )


@pytest.mark.parametrize(
    ("figures", "given", "told"),
    [
        ("€5 €6", [], "€"),
        ("5€ 6€", [], "€"),
        ("HK$5 HK$6", [], "HK$"),
        ("£5 £6", ["--unit=million gbp"], "million gbp"),
        ("$5 $6", [], "--unit usd\n"),
        ("¥5 ¥6", [], "--unit "),
        ("€5 6", [], "--unit UNIT\n"),
        ("€5 £6", [], "--unit UNIT\n"),
    ],
)
def test_a_currency_in_all_cells_is_their_unit_or_offered(
    figures: str, given: list[str], told: str
) -> None:
    first, second = figures.split()
    result = take(f"Country,2020\nFrance,{first}\nSpain,{second}\n", *given)
    if told.startswith("--"):
        assert (result.status, told in result.err) == (2, True), result.err
    else:
        assert f'unit = "{told}"' in result.err


@pytest.mark.parametrize(
    ("head", "given", "told"),
    [
        ("Jobs (persons)", "thousands", "thousand persons"),
        ("Jobs (persons)", "Jobs (persons)=thousand", "thousand persons"),
        ("GDP (USD)", "millions", "million USD"),
        ("人口（人）", "万", "万人"),
        ("GDP (USD bn)", "millions", "USD bn"),
        ("Jobs", "thousands", "thousands"),
        ("GDP (USD)", "eur", "USD"),
    ],
)
def test_a_magnitude_that_is_given_is_of_the_unit_that_a_head_prints(
    head: str, given: str, told: str
) -> None:
    result = take(f"Country,Year,{head}\nFrance,2020,5\n", "--unit", given)
    assert re.findall('unit = "(.*)"', result.err) == [told]


@pytest.mark.parametrize(
    ("head", "given", "times"),
    [
        *(("GDP ($)", [], 1), ("GDP (million dollars)", [], 1), ("GDP (US$)", [], 0)),
        *(("GDP (current US$)", [], 0), ("GDP (美元)", [], 0), ("GDP (CAD)", [], 0)),
        *(("GDP", ["--unit=dollars"], 0), ("GDP (thousand $)", [], 1)),
    ],
)
def test_dollars_of_no_country_are_told(head: str, given: list[str], times: int) -> None:
    result = take(f"Country,Year,{head}\nFrance,2020,5\n", *given)
    assert result.err.count("in dollars of no country, taken as US dollars") == times


def test_a_currency_in_cells_is_that_of_a_multiple_in_the_base() -> None:
    for figure in ("$1", "$2"):
        text = f"Country,2020\nFrance,{figure}\n"
        assert take(text, "--unit=million usd", "--into=b.toml").status == 0
    assert [(fact.unit, str(fact.value)) for fact in load("b.toml").facts] == [("million-usd", "2")]


def test_a_unit_above_the_head_is_one() -> None:
    table = "地区,2020年\n浙江省,5\n"
    assert 'unit = "万元"' in take(f"单位：万元\n{table}").err
    assert "[needs-unit]" in take(f"单位：万元，%\n{table}").err


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        (",,Millions of euros\nCountry,2019,2020\n", ["Millions of euros"]),
        ("(in Mio. EUR)\nCountry,2019,2020\n", ["million EUR"]),
        ("Country,2019,2020\n,Mio. EUR,\n", ["million EUR"]),
        ("Country,Jobs,GDP\n,,Mio. EUR\n", []),
        ("Country,Jobs,GDP\n,,Mio. EUR\n,,", []),
        ("Country,Jobs,GDP\nUnit,persons,Mio. EUR\n", ["persons", "million EUR"]),
        ("Percentage of women\nCountry,2019,2020\n", []),
        ("Country,a,b\n,red,Mio. EUR\n", []),
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


@pytest.mark.parametrize(("head", "is_asked"), [("Fiscal year", 1), ("财年", 1), ("Year", 0)])
def test_which_days_a_fiscal_year_has_is_asked(head: str, is_asked: int) -> None:
    table = f"{head},Revenue\n2019,1\n2020,2\n2021,4\n"
    told = take(table, "--unit=usd", "--entity=France").err
    assert ("FY2019" in told) == is_asked


def test_a_power_alone_is_no_unit_of_seconds() -> None:
    result = take("Town,Year,Value,Unit\nA,2020,1,thousands\n", "--kind=town", "-o", "f.csv")
    with open("base.toml", "w", encoding="utf-8") as file:  # noqa: PTH123 - as above
        file.write(result.out)
    units = load("base.toml").units
    assert (units["thousands"].dimension, "second" in units) == (None, False)


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
    text = "Town,Year,Age,Value\nA,2020/2021,15+,1\nA,2020/2021,-15,2\n"
    result = take(
        text, "--unit=usd", "--kind=town", "--into=b.toml", "--period-as=2020/2021=2020/2021"
    )
    assert result.status == 0
    ids = [fact.id for fact in load("b.toml").facts]
    assert ids == ["t-a-2020-2021-15", "t-a-2020-2021-15-2"]


def test_a_magnitude_that_may_be_a_length_is_what_the_base_says() -> None:
    text = "Country,Year,Jobs (m)\nFrance,2020,1\n"
    assert take(text, "--unit=Jobs (m)=persons", "--into=b.toml").status == 0
    assert "france, 2020: 1 million-persons" in take(text, "--into=b.toml").err


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
    assert (result.status, "[own-file]" in result.err) == (2, True)


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


def test_columns_that_are_said_to_be_periods_are() -> None:
    given = ["--unit=persons", "--kind=town"]
    result = take("Town,2021x,2020x\nA,1,2\n", *given, "--period-columns=2021x,2020x")
    assert "--period-columns=2021x,2020x --period-as 2021x=YEAR\n" in result.err
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
        ("Town,all_2034,all_2044\nA,1,2\n", ["--kind=town"], ["all,a,2034,1,t", "all,a,2044,2,t"]),
        ("Town,2534,2535\nA,1,2\n", ["--kind=town", "--period-columns=2-3"],
         ["t,a,2534,1,t", "t,a,2535,2,t"]),
        ("Town,2567,2568\nA,1,2\n", ["--kind=town", "--period-as=2567=2024"],
         ["t,a,2024,1,t"]),
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
        ("Town,Mes,IPC\nA,ene-20,5\nA,feb-20,6\n", ["--kind=town", "--period-as=feb-20=2020-02"],
         ["ipc,a,2020-01,5,t", "ipc,a,2020-02,6,t"]),
        ("年別,人口\n民國109年,5\n民國110年,6\n", ["--entity=台湾"],
         ["人口,taiwan,2020,5,t", "人口,taiwan,2021,6,t"]),
        ("年別,人口\n109年,5\n110年,6\n", ["--entity=台湾", "--period-as=109年=2020"],
         ["人口,taiwan,2020,5,t", "人口,taiwan,2021,6,t"]),
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
        (",In,Out\nFrance,2020,2021\nItaly,205,227\n", [],
         ["in,france,2020,t", "out,france,2021,t", "in,italy,205,t", "out,italy,227,t"]),
        (",In,Out\n,2020,2021\nItaly,205,227\n", [],
         ["in,italy,2020,205,t", "out,italy,2021,227,t"]),
        # a quarter may have a Roman number
        ("Year,Quarter,Total\n2019,I,1\n2019,III,3\n2019,iv,4\n", ["--entity=Georgia"],
         ["total,georgia,2019-Q1,1,t", "total,georgia,2019-Q3,3,t", "total,georgia,2019-Q4,4,t"]),
        ("Quarter,2019,2020\nI,1,2\nIII,3,4\n", ["--entity=Georgia"],
         ["t,georgia,2019-Q1,1,t", "t,georgia,2020-Q1,2,t", "t,georgia,2019-Q3,3,t",
          "t,georgia,2020-Q3,4,t"]),
        ("Год;Квартал;Total\n2019;I;1\n;III;3\n2020;I;4\n;III;5\n", ["--entity=Georgia"],
         ["total,georgia,2019-Q1,1,t", "total,georgia,2019-Q3,3,t", "total,georgia,2020-Q1,4,t",
          "total,georgia,2020-Q3,5,t"]),
        # the number of a footnote behind a year is told by its bracket, or asked
        (",2021,,2022 1),\n,All,Homes,All,Homes\nA,47.3,48.1,49.2,50.1\n", ["--kind=branch"],
         ["all,a,2021,47.3,t", "homes,a,2021,48.1,t", "all,a,2022,49.2,t", "homes,a,2022,50.1,t"]),
        (",2021,,2022 (1),\n,All,Homes,All,Homes\nA,47.3,48.1,49.2,50.1\n", ["--kind=branch"],
         ["all,a,2021,47.3,t", "homes,a,2021,48.1,t", "all,a,2022,49.2,t", "homes,a,2022,50.1,t"]),
        ("Good,2020,2021 1,2022 2\nFat,205,227,242.26\n",
         ["--kind=good", "--period-as=2021 1=2021"],
         ["t,fat,2020,205,t", "t,fat,2021,227,t", "t,fat,2022,242.26,t"]),
        ("Year,Total\n2016,3\n2017 (40),4\n", ["--entity=France"],
         ["total,france,2016,3,t", "total,france,2017,4,t"]),
    ],
)  # fmt: skip
def test_where_the_periods_are(text: str, given: list[str], facts: list[str]) -> None:
    result = take(text, "--unit=persons", *given)
    assert result.out.splitlines()[1:] == facts, result.err


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Country,2022A,2023E\nFrance,5,6\n", ["2022,5,", "2023,6,estimate"]),
        ("Country,2022,2023p,2024 F\nFrance,5,6,7\n",
         ["2022,5,", "2023,6,preliminary", "2024,7,estimate"]),
        ("Country,Jobs 2022A,Jobs 2023E\nFrance,5,6\n", ["2022,5,", "2023,6,estimate"]),
        (",2022A,,2023E,\n,a,b,a,b\nFrance,5,6,7,8\n",
         ["2022,5,", "2022,6,", "2023,7,estimate", "2023,8,estimate"]),
        ("Country,Year,Jobs\nFrance,2022,5\nFrance,2023E,6\n", ["2022,5,", "2023,6,estimate"]),
        *((f"Country,2022 {name}\nFrance,5\n", ["2022,5,"])
          for name in ("e-commerce", "F&B", "P/E ratio", "p/kWh", "e sales")),
        *((f"Country,2022{name}\nFrance,5\n", ["2022,5,estimate"])
          for name in ("E (USD)", " E (USD)", "E US$m")),
    ],
)  # fmt: skip
def test_a_letter_behind_a_year_is_a_status(text: str, facts: list[str]) -> None:
    result = take(text, "--unit=persons")
    assert [",".join(row.get(key, "") for key in ("period", "value", "status"))
            for row in csv.DictReader(result.out.splitlines())] == facts, result.err  # fmt: skip
    count = sum(not own.endswith(",") for own in facts)
    assert (f"with a status, by the letter behind the year: {count} (" in result.err) == bool(count)


def test_a_letter_behind_a_year_with_a_quarter_is_not_lost() -> None:
    result = take("Country,Year,Quarter,a\nFrance,2022,Q1,5\nFrance,2023E,Q1,6\n", "--unit=usd")
    assert "rows without a period: 1 (t.csv:3: Year '2023E Q1')" in result.err


def test_a_first_day_below_a_month_is_the_month() -> None:
    text = "month,Jobs\n2019-01-01,5\n2019-02-01,6\n"
    given = ["--unit=persons", "--entity=France"]
    assert "jobs,france,2019-01,5,t" in take(text, *given).out
    assert "jobs,france,2019-01-01,5,t" in take(text.replace("02-01", "02-02"), *given).out
    assert "jobs,france,2019-01-01,5,t" in take(text.replace("month", "date"), *given).out


def test_a_span_of_the_years_beside_it_is_told() -> None:
    text = "Country,2018,2019,2020,2018-2020\nFrance,1,2,3,2.5\n"
    result = take(text, "--unit=usd")
    assert "figures in them, NOT taken: 1 (t.csv:2: 2018-2020 '2.5')" in result.err
    assert "2018/2020" in take(text, "--unit=usd", "--period-as=2018-2020=2018/2020").out
    assert "2018/2020" in take(text.replace("2018,", "2017,", 1), "--unit=usd").out


@pytest.mark.parametrize(
    "text",
    ["Year,seen,Value\n2019,2020-01-05,5\n2020,2021-01-05,6\n", "Region,2019\n11,5\n12,6\n"],
)
def test_no_date_and_no_number_is_asked_for_its_kind(text: str) -> None:
    result = take(text, "--unit=usd")
    assert re.findall(r"\[(needs-.*)\]", result.err) == ["needs-entity"], result.err
    [offered] = re.findall(r"^    jhstats import t.csv (.*)", result.err, re.MULTILINE)
    assert take(text, *shlex.split(offered.replace("NAME", "France"))).status == 0
    assert take(text, "--unit=usd", "--kind=region").status == 0


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


def test_a_growth_whose_figures_are_split_off_is_left_out() -> None:
    text = "Year,Jobs,GDP（亿元）,比上年增长(%)\n2020,10,100,5\n2021,11,110,6\n"
    result = take(text, "--split=3", "--unit=person", "--entity=France")
    assert "100-jobs,france,2020,10" in result.out.replace(" ", "-"), result.out + result.err


@pytest.mark.parametrize(
    ("heads", "metrics"),
    [
        ("GDP2020,GDP2021", ["gdp", "gdp"]),
        ("2020产值,2021产值", ["产值", "产值"]),
        ("GDP2020,ISO9001", ["gdp2020", "iso9001"]),  # one year is none that heads differ in
    ],
)
def test_a_year_that_is_joined_to_its_name(heads: str, metrics: list[str]) -> None:
    result = take(f"city,{heads}\nOslo,1,2\n", "--kind=city", "--unit=yuan")
    rows = [line.split(",") for line in result.out.splitlines() if ",oslo," in line]
    assert [row[0] for row in rows] == metrics
    if metrics[0] == metrics[1]:
        assert [row[2] for row in rows] == ["2020", "2021"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Town,Voters,\nA,181177,187047\nB,190112,190604\nC,200231,201998\n", {""}),
        ("Town,Voters,\nA,181177,187004\nB,190112,190604\nC,200231,201912\n", {""}),
        ("Town,,Voters\nA,187047,5\nB,190604,6\n", {""}),
        (",Voters,Seats\n201904,5,1\n201905,6,2\n", {"2019-04", "2019-05"}),
        ("Town,,Voters\nA,201904,5\nB,201905,6\n", {"2019-04", "2019-05"}),
        ("Town,,Voters\nA,20190401,5\nB,20190412,6\n", {"2019-04-01", "2019-04-12"}),
    ],
)
def test_counts_below_no_head_are_no_days(text: str, spans: set[str]) -> None:
    result = take(text, "--unit=votes", "--kind=town", *["--entity=A"] * text.startswith(","))
    rows = list(csv.DictReader(result.out.splitlines()))
    assert {row.get("period", "") for row in rows} == spans, result.err


@pytest.mark.parametrize(
    ("lines", "metrics"),
    [
        ("Area;Electors;;Valid;\n;First;Second;First;Second\n",
         ["Electors, First votes", "Electors, Second votes", "Valid, First votes",
          "Valid, Second votes"]),
        ("Area;Electors;;Lap;\n;Second;Minute;Second;First\n",
         ["Electors, Second votes", "Electors, Minute votes", "Lap, Second votes",
          "Lap, First votes"]),
        ("Area;a;b;c;d\n;second;minute;second;first\n",
         ["a votes", "b votes", "c votes", "d votes"]),
        ("Area;a;b;c;d\n;second;minute;second;tonne\n",
         ["a second", "b minute", "c second", "d tonne"]),
    ],
)  # fmt: skip
def test_a_second_round_is_no_unit(lines: str, metrics: list[str]) -> None:
    result = take(f"{lines}North;1;2;3;4\nSouth;5;6;7;8\n", "--unit=votes", "--kind=town")
    assert [*map(" ".join, re.findall('name = "(.*)"\nunit = "(.*)"', result.err))] == metrics


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (",Clear,,,,Open,\n,Yes,,No,,All,\n,no.,%,no.,%,no.,%\nNorth,6,60,4,40,9,100\n",
         ("Clear, Yes, no. 6 votes; Clear, Yes (%) 60 percent; Clear, No, no. 4 votes; "
         "Clear, No (%) 40 percent; Open, All, no. 9 votes; Open, All (%) 100 percent")),
        (",2019,,,,2020,\nArea,Men,,Women,,Men,\n,no.,%,no.,%,no.,%\nNorth,6,60,4,40,9,90\n",
         ("Men, no. 6 votes 2019; Men (%) 60 percent 2019; Women, no. 4 votes 2019; "
         "Women (%) 40 percent 2019; Men, no. 9 votes 2020; Men (%) 90 percent 2020")),
        ("Area,Voters,Crime,,Fraud,\n,,,Cases per head,,Cases per head\nNorth,9,5,0.5,6,0.6\n",
         ("Voters 9 votes; Crime 5 votes; Crime, Cases per head 0.5 votes; Fraud 6 votes; "
         "Fraud, Cases per head 0.6 votes")),
        ("Area,Voters,Crime\n,see below,note\nNorth,9,5\nSouth,8,4\n",
         "Voters 9 votes; Crime 5 votes; Voters 8 votes; Crime 4 votes"),
        ("Table 1,,\nArea,Voters,Crime\nNorth,9,5\n", "Voters 9 votes; Crime 5 votes"),
        ("Area,Voters,,Crime\nNorth,9,5,6\nSouth,..,,\n",
         "Voters 9 votes; 3 5 votes; Crime 6 votes"),
        ("Area,Voters,,Crime\n,,..,\nNorth,9,5,6\n",
         "Voters 9 votes; 3 5 votes; Crime 6 votes"),
    ],
)  # fmt: skip
def test_heads_in_three_rows_or_only_some_columns(text: str, told: str) -> None:
    result = take(text, "--unit=votes", "--kind=town", "-o", "f.csv")
    metrics = dict(re.findall(r'\[metric\."?(.*?)"?\]\nname = "(.*)"', result.out))
    units = dict(re.findall(r'\[metric\."?(.*?)"?\]\n.*\nunit = "(.*)"', result.out))
    with open("f.csv", encoding="utf-8") as file:  # noqa: PTH123 - as above
        rows = [*csv.DictReader(file)]
    found = (f"{metrics[own['metric']]} {own['value']} {units[own['metric']]} "
             f"{own.get('period', '')}" for own in rows)  # fmt: skip
    assert "; ".join(map(str.strip, found)) == told, result.err


@pytest.mark.parametrize(
    ("text", "given", "told"),
    [
        ("Unit: Billion\nCountry,2019,2020\nFrance,1,2\n", ["--unit=persons"], ["billion persons"]),
        ("Unit: Billion\nCountry,2019,2020\nFrance,1,2\n", ["--unit=million eur"], ["million eur"]),
        ("(in millions)\nCountry,2019,2020\nFrance,1,2\n", ["--unit=persons"], ["million persons"]),
        ("单位：万\n地区,2019年\n浙江省,1\n", ["--unit=人"], ["万人"]),
        ("Unit: Billion\nCountry,Debt (usd)\nFrance,1\n", ["--unit=eur"], ["usd"]),
        ("Unit: Billion\nCountry,Jobs,Rate (%)\nFrance,1,2\n", ["--unit=eur"],
         ["billion eur", "percent"]),
        ("Country,Jobs,GDP\n,million,bn EUR\nFrance,1,2\n", ["--unit=persons"],
         ["million persons", "bn EUR"]),
        ("Country,Jobs,GDP\n,'000,тыс.\nFrance,1,2\n", ["--unit=persons"],
         ["thousand persons", "thousand persons"]),
        ('Country,"Jobs, тыс. чел."\nFrance,1\n', ["--unit=persons"], ["thousand чел."]),
        ("Country,PKB (mld eur)\nFrance,1\n", ["--unit=persons"], ["billion eur"]),
        ("Country,Jobs,Scale\nFrance,1,Millions\nSpain,3,Millions\n", ["--unit=persons"],
         ["million persons"]),
        ("Country,Jobs,Unit Multiplier\nFrance,1,Millions\nSpain,3,Billions\n",
         ["--unit=persons"], ["million persons", "billion persons"]),
        ("Country,Jobs,Unit\nFrance,1,thousands\n", ["--unit=persons"], ["thousand persons"]),
        ("Country,Jobs,Unit\nFrance,1,thousands\n", ["--unit=Jobs=million persons"],
         ["million persons"]),
        ("Country,Jobs,Unit\nFrance,1,tonnes\n", ["--unit=persons"], ["tonnes"]),
        ("Country,Jobs (USD),Scale\nFrance,1,Millions\n", [], ["million USD"]),
        # one in the head, of the unit that is given to it
        ("Country,Jobs (thousands),Pay\nFrance,1,2\n",
         ["--unit=Jobs (thousands)=persons", "--unit=Pay=usd"], ["thousand persons", "usd"]),
        ("Country,Jobs (m)\nFrance,1\n", ["--unit=Jobs (m)=persons"], ["million persons"]),
        ("Country,Jobs (miles)\nFrance,1\n", ["--unit=Jobs (miles)=persons"],
         ["thousand persons"]),
        ("Country,Way (m)\nFrance,1\n", ["--unit=Way (m)=km"], ["km"]),
        ("Country,Jobs (m),Way (m)\nFrance,1,2\n",
         ["--unit=Jobs (m)=persons", "--unit=Way (m)=m"], ["million persons", "m"]),
        ("Country,Jobs (m),Jobs (f)\nFrance,1,2\n",
         ["--unit=Jobs (m)=persons", "--unit=Jobs (f)=persons"], ["persons", "persons"]),
        ("Country,Jobs,Way (m)\nFrance,1,2\n", ["--unit=Jobs=persons"], ["persons", "m"]),
        ("Country,Jobs (m)\nFrance,1\n", ["--unit=Jobs (m)=thousand persons"],
         ["thousand persons"]),
        ("Country,Jobs (m)\nFrance,1\n", ["--unit=Jobs (m)=percent"], ["percent"]),
        ("Country,Jobs (f)\nFrance,1\n", ["--unit=Jobs (f)=persons"], ["persons"]),
        # or at the end of a title
        ('"Jobs by age, thousand"\nCountry,15-24,25-64\nFrance,1,2\n', ["--unit=persons"],
         ["thousand persons", "thousand persons"]),
        ('"Jobs (thousands)"\nCountry,15-24,25-64\nFrance,1,2\n',
         ["--unit=persons", "--unit=15-24=percent"], ["percent", "thousand persons"]),
        ("Jobs in millions\nCountry,2019,2020\nFrance,1,2\n", ["--unit=persons"],
         ["million persons"]),
        ("Jobs of a thousand\nCountry,2019,2020\nFrance,1,2\n", ["--unit=persons"],
         ["persons"]),
    ],
)  # fmt: skip
def test_a_magnitude_alone_multiplies_the_unit(
    text: str, given: list[str], told: list[str]
) -> None:
    result = take(text, *given)
    assert re.findall('^unit = "(.*)"', result.err, re.MULTILINE) == told, result.err


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("70.5 n.a. secret 135~(k) 98.0",
         ["NOT taken: 2 (t.csv:2: Debt '70.5')", "no figure: 2 (t.csv:4: Debt 'secret')"]),
        ("70.5 <5 <5 <5 98.0", ["NOT taken: 2 (t.csv", "no figure: 3 (t.csv:3: Debt '<5')"]),
        ("7 red blue green black white", []),
        ("see~2019 red blue green black", []),
    ],
)  # fmt: skip
def test_a_column_of_few_figures_is_told(cells: str, told: list[str]) -> None:
    names = ["France", "Spain", "Italy", "Malta", "Greece", "Poland"]
    rows = "\n".join(map(",5,".join, zip(names, cells.split(), strict=False))).replace("~", " ")
    result = take(f"Country,GDP,Debt\n{rows}\n", "--unit=usd")
    assert "left out: Debt" in result.err
    assert result.err.count("NOT ") == len(told)
    assert [own for own in told if own not in result.err] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Country,Jobs,GDP\n2019,,\nFrance,8.5,9.5\nSpain,7.5,8\n2020,,\nFrance,6.5,9\nSpain,1,2\n",
         "line 2 holds only 2019: blocks"),
        ("Year,Births,Deaths\nFrance,,\n2019,5,6\n2020,7,8\nSpain,,\n2019,1,2\n2020,3,4\n",
         "line 5 holds only Spain: blocks"),
        # with other names or years below each
        ("Country,Jobs,GDP\n2019,,\nFrance,8,9\n2020,,\nItaly,1,2\n", "line 2 holds only 2019"),
        ("Year,Jobs,GDP\nFrance,,\n2018,8,9\n2019,1,2\nItaly,,\n2020,1,2\n", "line 5 holds"),
        ("Year,Jobs,GDP\nFrance,,\n2018,8,9\n2019,1,2\n2020,,\n2021,1,2\nSource: me,,\n", ""),
        ("Country,Jobs,GDP\nFrance,8.5,9.5\nSpain,7,8\nLate,,\nMalta,6,9\nItaly,1,2\n", ""),
        ("Country,Jobs,GDP\nFrance,8.5,9.5\nSpain,7,8\nsee 3,,\n", ""),
        ("Code,Jobs\n1801,5.5\nNorth,\n1802,6.5\n", ""),
        ("Country,Year,GDP\nFrance,2019,9\nFrance,2020,8\nRevised,,\nFrance,2021,7\n", ""),
    ],
)  # fmt: skip
def test_blocks_one_under_another_are_no_table(text: str, told: str) -> None:
    result = take(text, "--unit=usd", "--kind=place", *["--entity=World"] * (text[0] == "Y"))
    assert (result.status, told in result.err) == (3 if told else 0, True), result.err
    assert bool(told) == ("cut the table at line" in result.err)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Country,Exports,Country,Imports\nFrance,1,Spain,3\n", "t.csv:2: Country 'Spain' stands"),
        ("Year,CO2,,Year,CH4\n2019,4,,2015,8\n", "t.csv:2: Year '2015' stands"),
        ("Country,Low,Year,High,Year\nFrance,1,2019,2,2019\nSpain,1,2019,2,2020\n",
         "t.csv:3: Year '2020' stands"),
        ("Rank,Exporter,bn,Rank,Importer,bn\n1,China,9,1,USA,8\n2,USA,7,2,China,6\n",
         "t.csv:2: Importer 'USA' stands"),
        ("Exporter,bn,Importer,bn\nChina,9,USA,8\nUSA,7,China,6\n",
         "t.csv:2: Importer 'USA' stands"),
        ("Exporter,bn,Importer,m\nChina,9,USA,8\nUSA,7,China,6\n", ""),
        ("Country,Exports,Growth (%),Main partner,Imports,Growth (%)\nChina,9,1,USA,8,2\n", ""),
        ("Country,Exports,Growth,Partner,Imports,Growth\nChina,9,1,USA,8,2\nUSA,7,3,China,6,4\n",
         ""),
        ("Country,bn,Capital,bn\nFrance,9,Paris,8\nSpain,7,Madrid,6\n", ""),
        # the same names and periods once more, and none with figures of their own
        ("Country,Exports,Country,Imports\nFrance,1,France,3\nSpain,2,,4\n", ""),
        ("Country,Year,Low,High,Year\nFrance,2019,1,2,2019\n", ""),
        ("Name,Name,Jobs\nFrance,West,3\nFrance,East,4\n", ""),
    ],
)  # fmt: skip
def test_tables_side_by_side_are_none(text: str, told: str) -> None:
    result = take(text, "--unit=usd", "--kind=place", *["--entity=World"] * (text[0] == "Y"))
    assert (result.status, told in result.err) == (3 if told else 0, True), result.err
    assert bool(told) == ("cut the table apart before" in result.err)


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
        (f"{BLOCK}\nTIME,2000,2001\nGEO (Labels),,\nFrance,5,6\n", [],
         "metrics 1, entities 1, periods 2 (2000 – 2001): t, france, 2000: 5 percent"),
        (f"{BLOCK}Country,2000,2001\nFrance,5,6\n", ["--unit=usd"], "t, france, 2000: 5 usd"),
        ("Units:,persons,\nCountry,2000,2001\nFrance,5,6\n", [], "t, france, 2000: 5 persons"),
        # right below a head it is that of the column, as it was
        ("Country,Jobs\nUnit,persons\nFrance,5\n", [], "Jobs, france: 5 persons"),
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
        ("Town;1\nAlmeria;18.1\n", 0),
        ("Town;0;10;20\nAlmeria;18.1;5;6\n", 0),
        ("Town;1000;1500\nAlmeria;18.1;5\n", 0),
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
        ("index", "0 1 2", ""),
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
        ("#", "2 1 9", "metric-1"),
        ("Founded", "1998 2001 1870", ""),
        ("Census year", "2018 2019 2018", ""),
        ("Years of school", "8 9 10", "years-of-school"),
        ("Founded firms", "8 9 10", "founded-firms"),
        ("Staff", "1998 2001 1870", "staff"),
        ("Position", "1 2 2", "position"),
    ],
)
def test_numbers_and_years_of_names_are_no_figures(head: str, cells: str, taken: str) -> None:
    rows = [*zip([head, *cells.split()], ["Town", *"ABC"], ["Jobs", *"555"], strict=True)]
    order = (
        (1, 2, 0) if head in {"Founded", "Census year", "Staff"} else (0, 1, 2)
    )  # a first is when
    text = "".join(",".join(row[n] for n in order) + "\n" for row in rows)
    result = take(text, "--unit=persons", "--kind=town")
    metrics = {row["metric"] for row in csv.DictReader(result.out.splitlines())}
    assert metrics == {"jobs", taken} - {""}, result.err
    assert taken or f"left out: {'no' if head in ('index', '#') else head}" in result.err
    alone = take(f"Town,{head}\nA,1998\nB,2001\n", "--unit=persons", "--kind=town")
    is_taken = bool(taken) or head in {"index", "#", "Founded", "Census year"}
    assert alone.out.count("\n") == 3 * is_taken, alone


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        (",Town,Jobs\n5,A,3\n9,B,4\n7,C,5\n", {"jobs"}),
        (",Town,Jobs\n5.5,A,3\n9,B,4\n7,C,5\n", {"1", "jobs"}),
        (",Town,Jobs\n2019,A,3\n2020,B,4\n2021,C,5\n", {"jobs"}),
    ],
)
def test_numbers_before_names_without_a_head_are_of_rows(text: str, metrics: set[str]) -> None:
    result = take(text, "--unit=persons", "--kind=town")
    rows = [*csv.DictReader(result.out.splitlines())]
    assert {row["metric"] for row in rows} == metrics, result.err
    assert ("period" in rows[0]) is ("2019" in text)


def test_words_go_before_the_numbers_that_tell_the_same() -> None:
    text = "Country,LineCode,Description,2000\nFrance,1,Pay,5\nFrance,2,Tax,6\nSpain,1,Pay,7\n"
    result = take(text, "--unit=usd")
    assert result.out.splitlines()[:2] == [
        *("metric,entity,period,value,source,dim.description", "t,france,2000,5,t,Pay"),
    ]
    assert "NOT taken" not in result.err
    other = take(text.replace("Spain,1,Pay", "Spain,1,Fee"), "--unit=usd")
    assert "dim.linecode" in other.out
    for head, first, second in (
        ("LineCode,Line id", "1,11", "2,12"),
        ("Sex,Sex code", "a,M", "b,F"),
    ):
        result = take(f"Country,{head},2000\nFrance,{first},5\nFrance,{second},6\n", "--unit=usd")
        assert f",dim.{head.split(',')[0].lower()}\n" in result.out, result.out


@pytest.mark.parametrize("cells", ["▲3.2 △1.1", "3.2- 1.1-"])
def test_figures_with_marks_of_gains_and_losses_are_told(cells: str) -> None:
    first, second = cells.split()
    result = take(f"Town,2019,Change\nA,5,{first}\nB,6,{second}\n", "--unit=usd", "--kind=town")
    assert f"NOT read, for it is no figure: 2 (t.csv:2: Change '{first}')" in result.err


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Code,Kreis,2009\n11,North,5\n21,South,7\n", "Kreis"),
        ("Kreis,Code,2009\nNorth,A1,5\nSouth,B2,7\n", "Kreis"),
        ("Code,Sex,2009\nA1,m,5\nA1,f,7\nB1,m,6\n", "Code"),
        ("Code,Text,2009\nFRA,x,5\nESP,y,7\n", "Code"),
    ],
)
def test_names_go_before_their_codes(text: str, column: str) -> None:
    result = take(text, "--unit=usd", "--kind=district")
    assert f"--entity-column {column} " in result.err


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Sex,Zone,2020\nBoth,North,5\nBoth,South,6\n", "--unit=usd --entity-column Zone"),
        ("0,updated_at,Jobs\n2020,2021-01-02 09:41:43,5\n2021,2021-01-02 09:41:43,6\n",
         "--unit=usd --entity NAME"),
        ("Year,Jobs,Codes,\n2020,5,A,by hand\n2021,6,A,by hand\n", "--unit=usd --entity NAME"),
        ("Place,Zone,2020\nFrance,North,5\nFrance,South,6\n", ""),
    ],
)  # fmt: skip
def test_what_is_the_same_in_all_rows_is_no_name(text: str, offered: str) -> None:
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
        ("Name,year,qtr,Jobs\nNorth,1999,1,5\nNorth,1999,2,6\n", ",north,1999-Q1,5,"),
        ("rownames,Name,year,Jobs\n1,North,1999,5\n2,South,1999,6\n", ",north,1999,5,"),
        ("Unnamed: 0,Name,Jobs\n0,North,5\n1,South,6\n", ",north,5,"),
        ("Nr,Name,Jobs\n5,North,5\n7,South,6\n", ",north,5,"),
    ],
)  # fmt: skip
def test_places_times_and_numbers_of_rows_by_their_heads(text: str, row: str) -> None:
    result = take(text, "--unit=persons", "--kind=town")
    assert (row in result.out, len(result.out.splitlines())) == (True, 3 + 2 * ("\n5,N" in text))

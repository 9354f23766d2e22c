"""What `cite` writes is what `proof` reads; references as GB/T 7714-2025 gives them itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import jhstats
from jhstats.load.files import File
from jhstats.load.loader import parse as parse_base
from jhstats.model import Source
from jhstats.period import parse
from jhstats.proof.agreement import Verdict
from jhstats.proof.proving import Proof
from jhstats.say.messages import LANGUAGES, Messages
from jhstats.views.citation import bibtex, citation_view, csl_json, gb7714, sentences
from jhstats.views.wording import Wording
from tests.ask.bases import orchard
from tests.records import HERE
from tests.run import run

TOP = Path(__file__).parents[2]
BASES = [
    *("data/facts.toml", "examples/planets.toml", "examples/world/world.toml"),
    *("bench/drafts/unseen/bases/yuhuan.toml", "bench/drafts/unseen-2/bases/transport.toml"),
    *("bench/drafts/unseen-3/bases/asml.toml", "bench/drafts/unseen-5/bases/netflix.toml"),
]
FACTS = f"--facts={TOP / 'tests' / 'base.toml'}"
UNREAD = {"world/world.toml": {f"gdp-world-{year}" for year in (2014, 2015, 2016)}}
"""Whom no text names as the one that a figure is of: the reader takes the world for a scope."""


@pytest.mark.no_cover
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", BASES)
def test_every_figure_and_rank_is_proved_with_its_fact(path: str, language: str) -> None:
    base = jhstats.load(TOP / path)
    store = jhstats.Store(base)
    proof = Proof(store)
    left = next((ids for end, ids in UNREAD.items() if path.endswith(end)), set())
    rows = [row for row in jhstats.show(store) if row.fact.id not in left]
    proved = set()
    for text in sentences(rows, Wording(store, Messages(language))):
        for figure in proof.prove("draft", text):
            judged = figure.judged
            assert judged.verdict is Verdict.RIGHT, (text, figure.figure, judged)
            assert judged.fact
            proved |= {(fact.id, judged.rank) for fact in (judged.fact, *judged.also)}
    told = {(row.fact.id, None) for row in rows if row.value is not None}
    assert told | {(row.fact.id, rank) for row in rows for rank in row.fact.ranks} == proved


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        (
            ["revenue", "2021"],
            "zh",
            "2021年，金华市数字经济核心产业营收1409亿元，居浙江省第4位；同比增长71.7%，增速居浙江省第1位。",
        ),
        (
            ["revenue", "level", "2021"],
            "en",
            (
                "In 2021 Jinhua's core digital-economy revenue was 140.9 billion yuan (1409亿元), "
                "fourth in Zhejiang."
            ),
        ),
        (
            ["revenue", "2022", "level"],
            "en",
            (
                "In 2022 the target for Jinhua's core digital-economy revenue is over "
                "160 billion yuan (突破1600亿元)."
            ),
        ),
        (["5g-stations"], "zh", "2021年，金华市累计建设5G基站11070个，居浙江省第4位。"),
        (
            ["output", "level"],
            "zh",
            "2021年，横店电子产业园产值188.78亿元（原文该处未印，系推断：主体）。",
        ),
        (
            ["trains", "--entity", "yixinou-yiwu"],
            "en",
            (
                "From Jan 1 to Jun 30 2022, Yixin'ou trains, Yiwu platform's freight trains run "
                "were 808 trains."
            ),
        ),
        (["future-factories"], "zh", "金华市累计认定省级未来工厂3家，居浙江省第4位（未印时期）。"),
    ],
)
def test_a_sentence_is_ready_to_print(words: list[str], language: str, expected: str) -> None:
    told = run(["cite", *words], lang=language)
    assert told.status == 0
    assert told.out.splitlines() == [expected, "[1] 孙俊. 金华：数字竞风流 智胜新未来[N]. 2022."]


SHOPS = """
[base]
schema = 1
[entity.domino]
name = "Domino's"
kind = "company"
[entity.hkg]
name = "Hong Kong International Airport"
kind = "airport"
[entity.world]
name = { zh = "全球", en = "The world" }
kind = "world"
[metric.margin]
name = { zh = "利润率", en = "Profit margin" }
unit = "percent"
[metric.international]
name = "International passengers"
[metric.city]
name = "Hong traffic"
[[group]]
entity = "domino"
period = "2013"
facts = [
  { metric = "margin", measure = "change", value = 0.1, unit = "percentage-point" },
  { metric = "margin", measure = "change", from = "2011", value = -0.2, unit = "percentage-point" },
  { metric = "international", entity = "hkg", rank = 3, among = "world" },
  { metric = "international", rank = "first-to", among = "world" },
  { metric = "city", rank = "top-5", among = "world" },
  { metric = "city", measure = "growth", from = "2010", rank = 2, among = "world" },
  { metric = "city", period = "2015", measure = "growth", value = -3, status = "target" },
  { metric = "visits", value = 25.3, entity = "hkg", ranks = [
    { position = 3, among = "places-168", out-of = 168 } ] },
]
[unit.visit]
name = "visits"
dimension = "visit"
factor = 1
[unit.visits]
name = "million visits"
dimension = "visit"
factor = 1_000_000
[metric.visits]
name = "Paid visits"
unit = "visits"
[entity.places-168]
name = { zh = "全球168个机场", en = "168 airports of the world" }
kind = "group"
"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "In 2013 Domino's profit margin rose by 0.1 percentage points; profit margin fell \
by 0.2 percentage points from 2011.",
                "In 2013 Hong Kong International Airport's international passengers were third in \
the world.",
                "In 2013 Domino's international passengers were first to do so in the world.",
                "In 2015 the target for Domino's Hong traffic is a fall of 3%.",
                "In 2013 Domino's Hong traffic was in the top 5 in the world; growth from 2010 was \
second in the world.",
                "In 2013 Hong Kong International Airport's paid visits were 25.3 million, third in \
168 airports of the world.",
            ],
        ),
        (
            "zh",
            [
                "2013年，Domino's利润率增加0.1个百分点；利润率较2011年下降0.2个百分点。",
                "2013年，Hong Kong International Airport international passengers居全球第3位。",
                "2013年，Domino's international passengers是全球首个。",
                "2015年，Domino's Hong traffic同比下降目标为3%。",
                "2013年，Domino's Hong traffic居全球前5；较2010年增速居全球第2位。",
                "2013年，Hong Kong International Airport paid visits为2530万 visits，\
居全球168个机场第3位。",
            ],
        ),
    ],
)
def test_names_ranks_and_points_are_told_as_people_write_them(
    tmp_path: Path, language: str, expected: list[str]
) -> None:
    (tmp_path / "a.toml").write_text(SHOPS, encoding="utf-8")
    told = run(["cite", "--facts", str(tmp_path / "a.toml")], lang=language).out
    assert told.splitlines() == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            """In Q1 2024 the estimate for Acme's sales is over 92.4 million dollars; \
the estimate for growth is 2%.
In 2022 the estimate for Acme's sales is 1.234 million dollars.
""",
        ),
        (
            "zh",
            """2024年第一季度，Acme sales估计为超过9240万 dollars（thousands: 92,400）；\
同比增长估计为2%。
2022年，Acme sales估计为123.4万 dollars。
""",
        ),
    ],
)
def test_an_estimate_is_told_as_one(tmp_path: Path, language: str, expected: str) -> None:
    base = tmp_path / "base.toml"
    base.write_text("""[base]
schema = 1
[source.letter]
title = "Letter"
issued = "2023-12-31"
language = "en"
[unit.thousand-dollars]
name = "thousand dollars"
[entity.acme]
name = "Acme"
kind = "company"
[metric.sales]
name = "Sales"
unit = "thousand-dollars"
[[group]]
metric = "sales"
entity = "acme"
status = "estimate"
source = "letter"
facts = [
  { period = "2024-Q1", value = 92400, bound = "over", printed = "thousands: 92,400" },
  { period = "2024-Q1", measure = "growth", value = 2, printed = "2%" },
  { period = "2022", value = 1234, printed = "(1,234)" },
]
""")
    told = run(["cite", f"--facts={base}"], lang=language).out
    assert told.partition("[1]")[0] == expected


def test_a_change_has_a_sentence_of_its_own() -> None:
    base = TOP / "bench" / "drafts" / "unseen" / "bases" / "tesla.toml"
    told = run(["cite", "revenue", "2023", f"--facts={base}"]).out.splitlines()
    assert "In 2023 Tesla's total revenue rose by 15.31 billion US dollars from 2022." in told


@pytest.mark.parametrize(
    ("more", "en", "zh"),
    [
        (
            "value = -1.5",
            "In 2021 Hill's plum crop as a share of peach crop fell by 1.5 percentage points.",
            "2021年，山村梅子产量占桃子产量比重下降1.5个百分点。",
        ),
        (
            'value = 2; status = "planned"',
            (
                "In 2021 the plan for the change in Hill's plum crop as a share of peach crop"
                " is 2 percentage points."
            ),
            "2021年，山村梅子产量占桃子产量比重增量规划为2个百分点。",
        ),
    ],
)
def test_a_change_of_a_whole_is_that_of_a_share(more: str, en: str, zh: str) -> None:
    more += '; measure = "change"; of = "peach"; unit = "percentage-point"; period = "2021"'
    store = orchard(f"part plum: {more}")
    rows = jhstats.show(store)
    for language, expected in (("en", en), ("zh", zh)):
        wording = Wording(store, Messages(language))
        assert [*sentences(rows, wording)] == [expected]
    named = Wording(store, Messages("en")).fact_name(rows[0].fact)
    assert named.startswith("Plum crop, change in the share of Peach crop")


PARTS = """
[base]
schema = 1
main = "zhejiang"
[entity.zhejiang]
name = { zh = "浙江省", en = "Zhejiang" }
kind = "province"
[metric.gdp]
name = { zh = "地区生产总值", en = "GDP" }
unit = "yi-cny"
[metric.exports]
name = { zh = "外贸出口", en = "Exports" }
unit = "yi-cny"
part-of = "gdp"
[[group]]
metric = "exports"
entity = "zhejiang"
measure = "contribution"
of = "gdp"
unit = "percentage-point"
facts = [
  { period = "2021", value = 2.3 },
  { period = "2020", value = -0.4 },
  { period = "2019", value = 1, bound = "over" },
  { period = "2024", value = 1.5, status = "target" },
  { period = "2018", value = 27.1, unit = "percent" },
]
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contribution_in_points_is_no_rate_and_is_proved(language: str) -> None:
    store = jhstats.Store(parse_base([File("parts.toml", PARTS)]))
    said = [*sentences(jhstats.show(store), Wording(store, Messages(language)))]
    is_zh = language == "zh"
    assert sum("贡献率" in text for text in said) == is_zh  # of the one in percent
    first = (
        "2021年，浙江省外贸出口对地区生产总值增长的贡献为2.3个百分点。"
        if is_zh
        else "In 2021 the contribution of Zhejiang's exports to the growth of GDP was "
        "2.3 percentage points."
    )
    assert first in said
    proved = [own.judged for text in said for own in Proof(store).prove("draft", text)]
    assert {own.verdict for own in proved} == {Verdict.RIGHT}
    names = [Wording(store, Messages("zh")).fact_name(row.fact) for row in jhstats.show(store)]
    rate = names.pop()
    assert {*names} == {"外贸出口 拉动地区生产总值增长"}
    assert rate == "外贸出口 对地区生产总值增长的贡献率"
    assert {own.fact.id for own in proved if own.fact} == {
        row.fact.id for row in jhstats.show(store)
    }


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("2021年，浙江省外贸出口对地区生产总值增长的贡献为2.4个百分点。", Verdict.WRONG),
        ("2018年，浙江省外贸出口对地区生产总值增长的贡献为27.1个百分点。", Verdict.WRONG),
        ("2021年，浙江省外贸出口提高2.3个百分点。", Verdict.UNKNOWN),  # whose contribution?
        ("2021年，浙江省外贸出口对消费增长的贡献为2.3个百分点。", Verdict.UNKNOWN),
        ("2021年，浙江省外贸出口对地区生产总值增长的贡献率为2.3%。", Verdict.UNKNOWN),
    ],
)
def test_points_are_a_contribution_where_one_is_told(draft: str, verdict: Verdict) -> None:
    store = jhstats.Store(parse_base([File("parts.toml", PARTS)]))
    [figure] = Proof(store).prove("draft", draft)
    assert figure.judged.verdict is verdict


def test_a_name_reads_as_a_part_of_its_sentence() -> None:
    told = run(["cite", "5g-stations", "cloud-firms"], lang="en").out.splitlines()
    assert "5G base stations to date were 11,070 units, fourth in Zhejiang." in told[0]
    assert "firms on the cloud to date were 53,299 firms, third in Zhejiang." in told[1]


def test_a_source_is_referred_to_in_each_style(tmp_path: Path) -> None:
    bib = tmp_path / "sources.bib"
    assert run(["cite", "tea", "2020", FACTS, "-o", str(bib)]).status == 0
    styled = run(["cite", "tea", "2020", FACTS, "--style=bibtex"]).out
    assert bib.read_text(encoding="utf-8") == styled
    assert "@book{handbook," in styled
    assert all(line[:1] in "%@ }" for line in styled.splitlines())
    for name in ("国标", "gb/t 7714"):
        named = run(["cite", "tea", "2020", FACTS, "--style", name], lang="zh").out
        assert named == run(["cite", "tea", "2020", FACTS], lang="zh").out
    objects = run(["cite", "tea", "2020", FACTS, "--style=csl-json"]).out
    assert objects == run(["cite", "tea", "2020", FACTS, "--json"], lang="zh").out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Exports to Valley", "exports to Valley"),
        ("Goods supplied to Amazon", "goods supplied to Amazon"),
        ("Clothing & Home sales", "Clothing & Home sales"),
        ("Net Income", "Net Income"),
        ("Net income, Group share", "net income, Group share"),
        ("A320 deliveries", "A320 deliveries"),
        ("Gross Domestic Product", "Gross Domestic Product"),
    ],
)
def test_a_name_keeps_its_capital_as_a_title_or_code(name: str, told: str) -> None:
    store = orchard('crop plum: value = 4; period = "2021"')
    wording = Wording(store, Messages("en"))
    store.metrics["plum"].names["en"] = name
    assert next(sentences(jhstats.show(store, []), wording)).startswith(f"In 2021 Hill's {told}")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "without a reference"), ("zh", "没有写明来源")]
)
def test_a_fact_without_a_source_is_told(language: str, told: str) -> None:
    store = orchard('bare plum: value = 4; period = "2021"')
    view = citation_view(jhstats.show(store, []), Wording(store, Messages(language)))
    assert [line for line in view.notices if told in line and "bare" in line] == [*view.notices]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Monthly reach among adults", "monthly reach among adults was"),
        ("Net cash provided by activities", "net cash provided by activities was"),
        ("Income before income taxes", "income before income taxes was"),
        ("Wine exports by volume", "wine exports by volume were"),
        ("Hours at sea", "hours at sea were"),
        ("Hiring Centres (CHC) established", "Hiring Centres (CHC) established were"),
        ("Systems sold", "systems sold were"),
        ("Women in the workforce", "women in the workforce were"),
        ("Price of systems sold", "price of systems sold was"),
        ("Acme brand sales", "Acme brand sales were"),
        ("Acmeist poems", "acmeist poems were"),
        ("Natural gas", "natural gas was"),
        ("Children", "children were"),
        ("Parcels a year", "parcels a year were"),
    ],
)
def test_several_things_were_and_one_was(tmp_path: Path, name: str, expected: str) -> None:
    told = cited(tmp_path, name, "en")
    owner = "" if name.startswith("Acme ") else "Acme's "
    assert told == f"In 2020 {owner}{expected} 12 crates."


@pytest.mark.parametrize(
    ("name", "expected"),
    [("中国品牌销量", "2020年，中国品牌销量12"), ("品牌销量", "2020年，中国品牌销量12")],
)
def test_whose_a_figure_is_stands_once(tmp_path: Path, name: str, expected: str) -> None:
    assert cited(tmp_path, name, "zh", "中国").startswith(expected)


def cited(folder: Path, name: str, language: str, entity: str = "Acme") -> str:
    base = folder / "acme.toml"
    base.write_text(
        f"""[base]
schema = 1
[entity.acme]
name = "{entity}"
kind = "company"
[unit.crate]
name = "crates"
[metric.m]
name = "{name}"
unit = "crate"
[[fact]]
metric = "m"
entity = "acme"
period = "2020"
value = 12
""",
        encoding="utf-8",
    )
    return run(["cite", "m", f"--facts={base}"], lang=language).out.splitlines()[0]


def test_what_is_not_there_is_told_as_show_tells_it() -> None:
    assert run(["cite", "nothing", FACTS, "--json"]).out == "[]\n"
    missing = run(["cite", "nothing", FACTS])
    assert (missing.status, missing.out) == (1, "")
    titles = run(["cite", "tea", FACTS, "--format=jsonl", "--fields=id,title"]).out
    assert titles == '{"id": "handbook", "title": "绿茶手册"}\n'
    wrong = run(["cite", "tea", FACTS, "--style", "mla"])
    assert wrong.status == 2
    assert "gb7714, bibtex, csl-json" in wrong.err


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "2020年，Acme total sales为34.3亿美元；同比下降0.3%。"),
        ("en", "In 2020 Acme's total sales were 3.43 billion US dollars; down 0.3%."),
    ],
)
def test_a_fall_is_told_as_one_and_latin_words_stand_apart(
    tmp_path: Path, language: str, expected: str
) -> None:
    base = tmp_path / "acme.toml"
    base.write_text(
        """
[base]
schema = 1
[source.s]
title = "S"
[entity.acme]
name = "Acme"
kind = "company"
[metric.sales]
name = "Total sales"
unit = "billion usd"
[unit.crate]
name = "crates"
[metric.staff]
name = "Unemployed people"
unit = "crate"
[[fact]]
metric = "staff"
entity = "acme"
period = "2015"
value = 12
[[group]]
metric = "sales"
entity = "acme"
period = "2020"
source = "s"
facts = [
  { value = 3.43 },
  { measure = "growth", value = -0.3, evidence = [{ source = "s", printed = "-0.3" }] },
  { period = "2019", value = 3.44 },
  { period = "2019", measure = "growth", value = -0.5, bound = "over" },
  { period = "2017", measure = "growth", value = -2.5, from = "2016" },
  { period = "2016", value = 12, unit = "crate" },
  { period = "2018", measure = "growth", value = -4, low = -5, high = -3 },
]
""",
        encoding="utf-8",
    )
    told = run(["cite", f"--facts={base}"], lang=language).out.splitlines()
    fallen, bounded, margin, alone, crates, people, *_ = told
    assert fallen == expected
    assert "-0.5%" in bounded  # a bound or a margin of a growth is none of the fall
    fall = (
        "Acme's total sales fell 2.5% from 2016."
        if language == "en"
        else "Acme total sales较2016年下降2.5%。"
    )
    assert alone.endswith(fall)
    assert "12 crates" in crates
    assert "people were 12" in people or language == "zh"
    assert "-4% (-5 to -3%)" in margin or "-4%（-5至-3%）" in margin


def source(kind: str | None, title: str, *author: str, **keys: str) -> Source:
    day, language = keys.pop("issued", None), keys.pop("language", "zh")
    extra = {key.replace("_", "-"): text for key, text in keys.items()}
    issued = parse(day) if day else None
    return Source("s", title, kind, author, issued, language, None, extra, HERE)


NEWS = source("article-newspaper", "数字革命与竞争国际化", "丁文详",
              container_title="中国青年报", issued="2000-11-20", page="15")  # fmt: skip
ONLINE_NEWS = source(
    "article-newspaper", "探索微观世界的无穷奥秘（科技大观）", "陈缮真",
    container_title="人民日报", issued="2022-08-16", page="17",
    URL="http://paper.people.com.cn/rmrb/html/2022-08/16/nw.D110000renmrb_20220816_3-17.htm",
)  # fmt: skip
REPORT = source(
    "report", "人体安全重要技术标准研制最终报告", *["汤万金", "杨跃翔", "刘文", "郑建国", "王赟松"],
    number="7178999X-2006BAK04A10/10.2013", issued="2013-09-30",
    URL="http://www.nstrs.cn/xiangxiBG.aspx?id=41707",
)  # fmt: skip
PRINTED_REPORT = source(
    "report", "Guidelines for handling excavated acid-producing material",
    "U.S. Department of Transportation Federal Highway Administration",
    number="PB 91-194001", publisher_place="Springfield", issued="1990", page="25", language="en",
    publisher="U.S. Department of Commerce National Information Service",
)  # fmt: skip
PAGE = source(
    "webpage", "北京鲁迅博物馆志愿服务章程", "北京鲁迅博物馆", issued="2021-04-21",
    accessed="2023-05-02", URL="http://www.luxunmuseum.com.cn/html/202104/a11310.htm",
)  # fmt: skip
DATA = source(
    "dataset", "天宫二号遥感图像自然景物分类数据集", "周壮", "李盛阳", "吴薇", "郭威龙",
    version="1.0",
    publisher="国家基础学科公共科学数据中心", issued="2023-09-10", accessed="2025-07-15",
    URL="https://www.nbsdc.cn/general/dataLinks/CSTR:16666.11.nbsdc.tfpbwtqf",
)  # fmt: skip
ENGLISH_DATA = source(
    "dataset", "Global burden of disease study 2019 (GBD 2019) data resources", "IHME",
    publisher="Global Health Data Exchange", issued="2021", accessed="2025-07-15",
    URL="https://ghdx.healthdata.org/gbd-2019", language="en",
)  # fmt: skip
JOURNAL = source(
    "article-journal", "蓝田生物群",
    *["袁训来", "陈哲", "肖书海", "万斌"], container_title="科学通报", issued="2012-12",
    volume="55", issue="34", page="3219",
)  # fmt: skip
UNTYPED = {"container_title": "Daily", "page": "3", "language": "en"}
BARE = source("article-newspaper", "T", issued="2022")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (NEWS, "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）."),
        (
            ONLINE_NEWS,
            (
                "陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报，2022-08-16（17）. "
                "http://paper.people.com.cn/rmrb/html/2022-08/16/nw.D110000renmrb_20220816_3-17.htm."
            ),
        ),
        (
            REPORT,
            (
                "汤万金，杨跃翔，刘文，等. 人体安全重要技术标准研制最终报告：7178999X-2006BAK04A10/"
                "10.2013[R/OL]. 2013-09-30. http://www.nstrs.cn/xiangxiBG.aspx?id=41707."
            ),
        ),
        (
            PRINTED_REPORT,
            (
                "U.S. Department of Transportation Federal Highway Administration. Guidelines for "
                "handling excavated acid-producing material: PB 91-194001[R]. Springfield: U.S. "
                "Department of Commerce National Information Service, 1990: 25."
            ),
        ),
        (
            PAGE,
            (
                "北京鲁迅博物馆. 北京鲁迅博物馆志愿服务章程[EB/OL]. （2021-04-21）[2023-05-02]. "
                "http://www.luxunmuseum.com.cn/html/202104/a11310.htm."
            ),
        ),
        (
            DATA,
            (
                "周壮，李盛阳，吴薇，等. 天宫二号遥感图像自然景物分类数据集[DS/OL]. V1.0. "
                "国家基础学科公共科学数据中心（2023-09-10）[2025-07-15]. "
                "https://www.nbsdc.cn/general/dataLinks/CSTR:16666.11.nbsdc.tfpbwtqf."
            ),
        ),
        (
            ENGLISH_DATA,
            (
                "IHME. Global burden of disease study 2019 (GBD 2019) data resources[DS/OL]. "
                "Global Health Data Exchange (2021)[2025-07-15]. https://ghdx.healthdata.org/gbd-2019."
            ),
        ),
        (
            JOURNAL,
            ("袁训来，陈哲，肖书海，等. 蓝田生物群[J]. 科学通报，2012，55（34）：3219."),
        ),
        (source(None, "T", issued="2022-05", **UNTYPED), "T[Z]. 2022-05: 3."),  # of what, who knows
        (source(None, "T", URL="http://a.b"), "T[Z/OL]. http://a.b."),
        (source(None, "T", publisher="P", issued="2022"), "T[Z]. P，2022."),
        (source("map", "T", publisher="P", URL="http://a.b"), "T[Z/OL]. P. http://a.b."),
        (BARE, "T[N]. 2022."),
        (source("webpage", "T", "Calkin, David E.", language="en"), "Calkin D E. T[EB]."),
    ],
)
def test_a_reference_is_as_the_standard_shows_it(record: Source, expected: str) -> None:
    assert gb7714(record) == expected


def test_bibtex_keeps_what_tex_would_read() -> None:
    record = source(
        "dataset", r"50% of A_1 & B\c ~", "World Bank", "Doe, Jo", URL="https://a.b/%20_c"
    )
    assert [*bibtex(record)] == [
        "@misc{s,",
        "  author = {{World Bank} and Doe, Jo},",
        r"  title = {{50\% of A\_1 \& B\textbackslash{}c \textasciitilde{}}},",
        "  langid = {zh},",
        "  url = {https://a.b/%20_c},",
        "}",
    ]
    assert next(bibtex(NEWS)) == "@article{s,"
    assert {"  journal = {中国青年报},", "  pages = {15},"} <= {*bibtex(NEWS)}
    assert "  urldate = {2023-05-02}," in bibtex(PAGE)


def test_csl_json_has_dates_and_names_in_its_form() -> None:
    record = source("dataset", "T", "World Bank", "Doe, Jo", issued="2020-04/2021-03",
                    accessed="2021-05-01", license="CC0")  # fmt: skip
    assert csl_json(record) == {
        "id": "s",
        "type": "dataset",
        "title": "T",
        "author": [{"literal": "World Bank"}, {"family": "Doe", "given": "Jo"}],
        "issued": {"date-parts": [[2020, 4], [2021, 3]]},
        "accessed": {"date-parts": [[2021, 5, 1]]},
        "language": "zh",
    }
    assert csl_json(source("report", "T", issued="2022-Q1"))["issued"] == {"raw": "2022-Q1"}

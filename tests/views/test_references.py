"""References, held against examples that GB/T 7714-2025 itself gives."""

from __future__ import annotations

import pytest

from jhstats.model import Source
from jhstats.period import parse
from jhstats.views.citation import bibtex, csl_json, gb7714, lacking
from tests.records import HERE


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


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        (NEWS, ()),
        (DATA, ()),
        (BARE, ("container-title", "issued", "page")),
        (source("webpage", "T"), ("URL", "accessed")),
        (source("report", "T"), ("issued",)),
        (JOURNAL, ()),
        (source(None, "T", publisher="P"), ()),
        (source("report", "T", issued="2022"), ()),
        (source("personal_communication", "T"), ()),
    ],
)
def test_what_a_reference_lacks_is_told(record: Source, keys: tuple[str, ...]) -> None:
    assert lacking(record) == keys


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
    assert csl_json(record, ["a"]) == {
        "id": "s",
        "type": "dataset",
        "title": "T",
        "author": [{"literal": "World Bank"}, {"family": "Doe", "given": "Jo"}],
        "issued": {"date-parts": [[2020, 4], [2021, 3]]},
        "accessed": {"date-parts": [[2021, 5, 1]]},
        "language": "zh",
        "custom": {"facts": ["a"], "license": "CC0"},
    }
    assert csl_json(source("report", "T", issued="2022-Q1"), [])["issued"] == {"raw": "2022-Q1"}

"""Where a question has no answer, the line that is offered has one."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from jhstats.ask.store import Store
from jhstats.cli.main import app
from jhstats.cli.offers import FLAGS
from jhstats.load.loader import load
from jhstats.say.messages import Messages
from tests.run import run

HERE = Path(__file__).parents[1]
FACTS = f"--facts={HERE / 'base.toml'}"
INVALID = HERE / "invalid"
ASKING = ("show", "rank", "compare", "search", "list")


def offered(*arguments: str, lang: str = "en") -> list[str]:
    """The line that is offered in place of one that has no answer; it has one."""
    failed = run(arguments, lang=lang)
    assert failed.status in (1, 2)
    name, *line = shlex.split(failed.err.splitlines()[-1])
    assert name == "jhstats"
    assert run(line).status == 0, line
    return line


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("show teaa 2020 growth", "show tea 2020 growth"),  # a name is mended
        ("show tea 1999 growth", "show tea growth"),  # a year that has no fact is left out
        ("show tea --year 1999 --measure level", "show tea --measure level"),
        ("show tea --entity lvzhen,countyy", "show tea --entity lvzhen,county"),
        ("show tea --measure groth --json", "show tea --measure growth --json"),
        ("show tea --yaer 2020", "show tea --year 2020"),
        ("shwo tea", "show tea"),
        ("list planets", "list metrics"),
        ("list entitys", "list entities"),
        ("show tea --xml --year 2020", "show tea --year 2020"),  # no option is near
        ("cite tea 2020 --md", "cite tea 2020"),  # which cite has no form of
        ("show tea --svg", "show tea"),
        ("compare county 1999 --lang zh", "show county --lang zh"),  # and no word `zh` is left
        ("show tea 1999 --latest --sort value", "show tea --latest --sort value"),
        ("cite tea --style apa", "cite tea"),
        ("rank --world", "rank"),
        ("rank tea --world", "rank tea"),  # no places, where there are ranks
        ("rank --by value --above 3", "rank --above 3"),
        ("rank --by value --below 9 --fields all", "rank --below 9 --fields all"),
        ("rank --by growth --year 2020,2021 --below 9", "rank --year 2020,2021 --below 9"),
        ("rank tea --by value --above 1000", "rank tea --by value"),
        ("show tea 2020 --year 2021", "show tea 2020"),
        ("compare green-tea", "show green-tea"),
        ("search tea coffee", "search tea"),
        ("show 1999 tea", "show tea"),
        ("show nothing", "list metrics"),
        ("list things", "list metrics"),
        ("show tea 2020 --above 1000", "show tea 2020"),
        ("show tea --unit parsec", "show tea"),
        ("rank tea --by growth --year 2020", "rank tea --year 2020 --measure growth --by value"),
        ("rank tea --by growth", "rank tea --by growth --year 2019,2020"),
        ("rank green-tea --by growth", "rank green-tea --by value"),  # of one year alone
        ("show tea --year2020", "show tea"),
        ("list counties", "list entities"),
        ("show after", "list metrics"),  # of the base that was asked
        ("rank not", "list metrics"),
    ],
)
def test_what_was_understood_is_kept(typed: str, expected: str, lang: str) -> None:
    assert offered(*typed.split(), FACTS, lang=lang) == [*expected.split(), FACTS]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("show revenue --fields value,valeu", "show revenue --fields value,value"),
        ("compare 制造业 增加值 2021", "compare 制造业 增加值"),
        ("compare revenue 2021 growth target", "compare revenue 2021 target"),
        ("show revenue Q1 2022", "show revenue 2022"),
        ("show revenue May 2022", "show revenue 2022"),
        ("show revenue 2020", "show revenue"),
        ("show revenue 数字最高", "show revenue"),
        ("show first in Zhejiang", "rank first in Zhejiang"),
        ("show revenue 全省第一", "rank revenue 全省第一"),
        ("cite revenue 全省第一", "rank revenue 全省第一"),
        ("show revenue second in Zhejiang", "rank revenue in Zhejiang"),
        ("show 营收 第四 2019", "rank 营收 第四"),
        ("cite revenue fourth --style bibtex", "rank revenue fourth"),
        ("compare revenue 2019 2020", "compare revenue"),  # and not `show 2019 2020`
        ("show revenue 2019 target", "show revenue target"),
        ("show target revenue 2019 growth", "show target revenue"),
        ("show exports above 100 billion yuan", "show exports"),  # in whose unit nothing is
        ("show exports --unit yuan", "show exports"),
        ("show Ireland revenue", "show revenue"),
        ("show revenue North Korea", "show revenue"),
        ("rank revenue --by growth", "rank revenue --measure growth --by value"),  # printed
        ("rank 出口 --by 增速 --year 2019,2020", "rank 出口 --measure growth --by value"),
        ("rank revenue among Yiwu", "rank revenue"),
        ("rank Yiwu first", "show Yiwu"),  # and not `rank first`
        ("show --csv not 义乌 出口", "show --csv 出口"),  # what is an option takes no word
        ("show revenue --csv 2019", "show revenue --csv"),
        ("show target revenue 2019 growth --csv", "show target revenue --csv"),
        ("cite --md revenue", "cite revenue"),
        ("compare value-added planned", "compare value-added"),
        ("compare revenue 2020 target", "compare revenue target"),
        ("show Lanxi textile firms --measure level", "show Lanxi textile firms"),
        ("show 横店 2021", "show electronics-park 2021"),  # the first of several with that
        ("show 横店", "show dmegc"),
    ],
)
def test_what_is_offered_of_the_shipped_base(typed: str, expected: str) -> None:
    assert offered(*typed.split(), "--facts=shipped") == [*expected.split(), "--facts=shipped"]


def test_no_trial_writes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for output in (["-o", "new.tsv"], ["-onew.tsv"], ["--output=new.tsv"]):
        for words in (["横店", "2021"], ["nothing", "2021"]):
            failed = run(["show", *output, *words, "--facts=shipped"])
            assert failed.status == 1
            assert not [*tmp_path.iterdir()]
            [*_, offer] = failed.err.splitlines()
            assert [*map(shlex.quote, output)] == offer.split()[-len(output) :]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("export --jsn", "export --json"),
        ("chekc --json", "check --json"),
    ],
)
def test_a_line_that_asks_nothing_is_mended(typed: str, expected: str) -> None:
    line = run([*typed.split(), FACTS]).err.splitlines()[-1]
    assert shlex.split(line) == ["jhstats", *expected.split(), FACTS]


@pytest.mark.parametrize(
    ("table", "kind", "lacking", "unit"),
    [
        ("City,2020 (usd)\nA,1\n", "city", ["--kind"], ""),
        ("地区,产值(亿元)\n甲县,1\n", "county", ["--kind"], ""),
        ("name,jobs\nAcme,1\n", "place", ["--kind", "--unit"], "UNIT"),
        ("Town,Heat (petajoules)\nA,1\n", "town", ["--kind", "--unit"], "UNIT"),
        ("Country,Heat (petajoules),jobs\nFrance,1,2\n", "", ["--unit"], "UNIT"),
        ("Country,GDP by area (GDP)\nFrance,1\n", "", ["--unit"], "UNIT"),
        ("Country,Crashes (Aviation Safety Network)\nFrance,1\n", "", ["--unit"], "UNIT"),
        ("地区,就业(人次)\n浙江省,1\n", "", ["--unit"], "UNIT"),
        ("Country,Wage (NT$ a day)\nFrance,1\n", "", ["--unit"], "UNIT"),
    ],
)
def test_a_table_that_lacks_something_has_a_command_that_takes_it(
    table: str,
    kind: str,
    lacking: list[str],
    unit: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my table.csv").write_text(table, encoding="utf-8")
    failed = run(["import", "my table.csv"])
    name, *line = shlex.split(failed.err.splitlines()[-1])
    values = {"--kind": kind, "--unit": unit}
    given = [word for option in lacking for word in (option, values[option])]
    assert (failed.status, name, line) == (2, "jhstats", ["import", "my table.csv", *given])
    assert run([*line, "--into", "base.toml"]).status == 0
    assert run(["check", "base.toml"]).status == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("show GDP Wakanda 2016", "show GDP 2016"),  # what nobody knows is left out
        ("show GDP 2016 --entity Wakanda --json", "show GDP 2016 --json"),
        ("show GDP Wakanda Zamunda 2016", "show GDP 2016"),
        ("show Ireland GDP 2016", "show GDP 2016"),  # as is what everyone knows
        ("show GDP --entity Ireland", "show GDP"),
        ("show North Korea GDP", "show GDP"),
        ("show GDP Wakanda 1999", "show GDP"),
        ("show GDP not China 2016", "show GDP 2016"),  # what turns a word goes with it
        ("show GDP except China", "show GDP"),
        ("show GDP 2016 除中国", "show GDP 2016"),
        ("show GDP 除 中国 2016", "show GDP 2016"),
        ("show GDP 中国 2015年 以前", "show GDP 中国"),
        ("show GDP without the China 2016", "show GDP 2016"),
        ("show GDP China before 2014", "show GDP China"),
        ("show GDP --year 2010 --entity China", "show GDP --entity China"),
        ("show GDP China above 1e99", "show GDP China"),  # a limit is left out as a whole
        ("show GDP China above -5", "show GDP China"),  # of which only -5 was refused
        ("show China GDP above 5 1999", "show China GDP above 5"),
        ("show China GDP in 1999", "show China GDP"),  # and not `China GDP in`
        ("show GDP China 2016 to 2014", "show GDP China"),
        ("show end of 2016", "list metrics"),
        ("show last year GDP", "show GDP"),
        ("show GDP China past 3 years", "show GDP China"),
        ("show North China GDP 2016", "show China GDP 2016"),  # as it was refused
    ],
)
def test_nothing_that_limits_is_left_out_untold(typed: str, expected: str, lang: str) -> None:
    world = f"--facts={HERE.parent / 'examples' / 'world'}"
    assert offered(*typed.split(), world, lang=lang) == [*expected.split(), world]


@pytest.mark.parametrize(
    ("typed", "left_out"),
    [
        ("show GDP 1999 growth", ("1999", "growth")),
        ("show GDP 1999", ()),  # which the problem tells
        ("show GDP Wakanda 1999", ("1999",)),
        ("show GDP not China 2016", ("not China",)),
        ("show GDP 中国 2015年 以前", ("2015年 以前",)),
        ("show GDP second 1999", ("second", "1999")),
        ("show GDP below 1 tonne --lang zh", ("below 1", "tonne")),  # never the language
        ("show GDP --year 1999 --source nosuch", ("--year 1999",)),
        ("show nothing 2016", ()),  # nothing is kept
    ],
)
def test_more_than_a_problem_tells_is_told_with_the_line(
    typed: str, left_out: tuple[str, ...]
) -> None:
    world = f"--facts={HERE.parent / 'examples' / 'world'}"
    error = run([*typed.split(), world], lang="en").err.splitlines()
    assert error[-1].startswith("    jhstats ")
    quoted = ["“{}”", "、", "    去掉{}："] if "zh" in typed else ["'{}'", ", ", "    without {}:"]
    line = quoted[2].format(quoted[1].join(map(quoted[0].format, left_out)))
    assert error[-2] == line if left_out else "without" not in error[-2]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("show Investment in photovoltaic projects 1999", ["Investment in photovoltaic projects"]),
        ("search 出口 1999", ["出口"]),
        ("search 营收 义乌 1999", ["营收"]),
    ],
)
def test_names_are_kept_as_a_whole(typed: str, expected: list[str]) -> None:
    command, *_ = typed.split()
    line = offered(*typed.split(), "--facts=shipped")
    assert line == [command, *" ".join(expected).split(), "--facts=shipped"]


def test_a_text_of_several_dims_is_offered_as_one(tmp_path: Path) -> None:
    text = (HERE / "base.toml").read_text("utf-8")
    text += """
[[fact]]
metric = "tea"
entity = "county"
period = "2018"
value = 7
dims = { sex = "15 to 24", age = "15 to 24" }
"""
    (file := tmp_path / "base.toml").write_text(text, "utf-8")
    line = offered("show", "tea", "15", "to", "24", f"--facts={file}")
    assert line == ["show", "tea", "--dim", "age=15 to 24", f"--facts={file}"]


QUESTIONS = {
    "en": """
compare {m} {late} {later}; show Ireland {m}; show {m} above 999999999999 billion yuan
rank {m} --by growth; rank {m} --by growth --year {late},{later}; rank {m} --by value --year {late}
rank {e} first; show {m} second {late}; show {m} {e} {late} growth; cite {m} share {e} {y}
compare {m} {n}; search {m} {late}; list facts --year {late}; show {m} --kind planetoid
show {m} Q3 {y}; show {m} May {y}; show {m} --above 5 --unit parsec {late}; show {m} not {y}
rank {m} --top 3 --among {e}; compare {m} {e} {late} --unit parsec; show {m}x {late}
""",
    "zh": """
compare {m} {late} {later}; show 爱尔兰 {m}; show {m} 超过999999999999亿元
rank {m} --by 增速; rank {m} --by 增长 --year {late},{later}; rank {m} --by 数值 --year {late}
rank {e} 第一; show {m} 第二 {late}; show {m} {e} {late} 增速; cite {m} 占比 {e} {y}
compare {m} {n}; search {m} {late}; list 事实 --year {late}; show {m} --kind planetoid
show {m} 3季度 {y}; show {m} 拉动 {late}; show {m} --above 5 --unit parsec {late}; show {m} 不含 {e}
rank {m} --top 3 --among {e}; compare {m} {e} {late} --unit parsec; show {m}x {late}
""",
}


@pytest.mark.no_cover
@pytest.mark.once
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("base", ["data/facts.toml", "examples/planets.toml", "examples/world"])
def test_what_is_offered_answers_and_tells_what_it_leaves_out(base: str, lang: str) -> None:
    file = str(HERE.parent / base)
    store = Store(load(file))
    fact = [*store.whole().facts][len(store.metrics)]
    year = fact.period.year if fact.period else 2020
    data = {
        "m": store.metrics[fact.metric].names[lang],
        "n": [*store.metrics.values()][-1].names[lang],
        "e": store.entities[fact.entity].names[lang],
        "y": year,
        "late": year + 20,
        "later": year + 21,
    }
    for question in QUESTIONS[lang].replace("\n", ";").split(";"):
        typed = [part.format(**data) for part in question.split()]
        if not typed or run([*typed, "--facts", file], lang=lang).status == 0:
            continue
        line = offered(*typed, "--facts", file, lang=lang)
        error = run([*typed, "--facts", file], lang=lang).err
        assert line[-2:] == ["--facts", file]
        lost = [word for word in typed[1:] if f" {word} " not in f" {' '.join(line)} "]
        untold = [word for word in lost if word.replace(" ", "") not in error.replace(" ", "")]
        # A problem with one part of a question names the part, and of an option not its value.
        assert len(untold) <= 2, (typed, line, error)


def test_a_name_that_is_meant_is_offered() -> None:
    planets = f"--facts={HERE.parent / 'examples' / 'planets.toml'}"
    assert offered("show", "Earth", "mass", planets) == ["show", "Earth", planets]
    world = f"--facts={HERE.parent / 'examples' / 'world'}"
    assert offered("show", "GDP", "not China", "2016", world) == ["show", "GDP", "2016", world]


def test_a_limit_may_be_below_zero() -> None:
    planets = f"--facts={HERE.parent / 'examples' / 'planets.toml'}"
    for words in (["--below", "-100"], ["below -100"], ["below", "−100.0"]):
        assert run(["show", "temperature", *words, "--count", planets]).out == "4\n"
    assert "no option -1" in run(["show", "temperature", "below", "-100", planets]).err


@pytest.mark.parametrize("value", ["", " ", ","])
@pytest.mark.parametrize(
    "name",
    [
        *("year", "period", "measure", "status", "metric", "entity", "source", "within", "among"),
        *("dim", "unit", "above", "below", "format", "fields", "kind", "by", "sort", "facts"),
    ],
)
def test_an_option_without_a_value_is_wrong_usage(name: str, value: str) -> None:
    result = run(["rank", "revenue", f"--{name}", value])
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"jhstats: --{name} needs a value [usage]\n    jhstats rank -h")
    both = run(["rank", "revenue", f"--{name}", value, f"--{name}", "2021"], lang="zh")
    assert (both.status, both.out) == (2, "") or name in ("unit", "above", "below", "format", "by")


@pytest.mark.parametrize("word", ["主体", "对象", "实体"])
def test_entities_are_listed_by_what_they_are_called(word: str) -> None:
    assert run(["list", word, FACTS]) == run(["list", "entities", FACTS])


def test_an_option_without_a_value_leaves_none_behind() -> None:
    shipped = "--facts=shipped"
    line = offered("compare", "revenue", "--per", "", "2021", shipped)
    assert line == ["compare", "revenue", "2021", shipped]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("--yaer", "--year"), ("--top", None), ("--fly", None)],
)
def test_an_option_is_near_if_it_is_much_like_it(typed: str, near: str | None) -> None:
    error = run(["show", typed, "3"], lang="en").err.splitlines()[0]
    assert error == f"jhstats: no option {typed}{f'; did you mean {near}?' if near else ''} [usage]"


def test_all_options_without_a_value_are_known() -> None:
    group: Any = get_command(app)
    params = [own for name in (*ASKING, "cite") for own in group.get_command(None, name).params]
    flags = (own for own in params if getattr(own, "is_flag", False) and own.name != "help")
    assert {text for own in flags for text in (*own.opts, *own.secondary_opts)} == {*FLAGS}


def test_what_no_option_is_meant_by_has_no_line() -> None:
    for typed in (
        "export --unit kg",
        "schema --json",
        "import --csv t.csv",
        "import t.csv --2020",
        "init --growth",
    ):
        assert run(typed.split()).err.splitlines()[-1] == f"    jhstats {typed.split()[0]} -h"


@pytest.mark.no_cover
def test_every_line_that_is_offered_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(INVALID)
    lines = [shlex.split(path.read_text("utf-8")) for path in INVALID.glob("*.command")]
    failed = [(line, run(line)) for line in lines if line[0] in ASKING]
    asked = [line for line, result in failed if "\n    jhstats " in result.err]
    assert len(asked) > 20
    assert [line for line, result in failed if result.status in (1, 2) and line not in asked] == [
        ["show", "fame", "--format", "value", "--facts", "asked"]  # its remedy names other forms
    ]
    for line in asked:
        offered(*line)


def test_a_form_is_kept_unless_it_is_to_blame(tmp_path: Path) -> None:
    file = str(tmp_path / "tea.json")
    line = run(["show", "teaa", FACTS, "-o", file]).err.splitlines()[-1]
    assert line.strip() == shlex.join(["jhstats", "show", "tea", FACTS, "-o", file])
    assert not Path(file).exists()  # a trial writes nothing
    assert offered("show", "tea", FACTS, "--format", "xml") == ["show", "tea", FACTS]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", ["compare", "search"])
def test_a_bare_command_shows_two_examples(command: str, lang: str) -> None:
    result = run([command], lang=lang)
    assert (result.status, result.out) == (2, "")
    _, *examples = result.err.splitlines()
    assert len(examples) == 2
    for example in examples:
        name, *line = shlex.split(example)
        assert (name, line[0]) == ("jhstats", command)
        assert run(line, lang=lang).status == 0


@pytest.mark.parametrize("command", ["show", "rank", "compare", "search", "cite", "list"])
def test_examples_of_help_work_on_the_shipped_base(command: str) -> None:
    for example in Messages("en").say(f"examples.{command}").splitlines():
        _, *line = shlex.split(example)
        own = ["--facts", "-o", "--output"]
        if not {*own}.intersection(line):  # of files that a reader has
            assert run(line).status == 0, example


def test_where_no_rank_was_published_places_are_offered() -> None:
    world = f"--facts={HERE.parent / 'examples' / 'world'}"
    assert "no rank was published for these facts" in run(["rank", "gdp", world]).err
    assert offered("rank", "gdp", world) == ["rank", "gdp", "--by", "value", world]
    assert offered("rank", "gdp", "--world", world) == ["rank", "gdp", "--by", "value", world]
    grown = ["rank", "gdp", "--by", "growth"]
    assert offered(*grown, world) == [*grown, "--year", "2014,2016", world]

    for more in (["2016", "--kind", "country"], ["--top", "3", "--latest"]):
        top = ["rank", "gdp", *more]
        assert offered(*top, world) == [*top, "--by", "value", world]  # all that was understood


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_where_only_ranks_are_set_side_by_side_another_command_is_named(lang: str) -> None:
    told = run(["compare", "晶科", "天合"], lang=lang).err
    assert "`jhstats show`" in told
    assert run(["show", "晶科", "天合", "--json"]).status == 0


def test_what_lacks_years_has_an_example_of_its_base_alone() -> None:
    assert "manufacturing" not in run(["rank", "tea", "--by", "growth", FACTS]).err


def test_a_bare_list_has_the_metrics() -> None:
    assert run(["list", FACTS]).out == run(["list", "metrics", FACTS]).out
    assert "list entities" in run(["list", FACTS], columns=100).out


def test_a_bare_proof_shows_examples() -> None:
    result = run(["proof"])
    assert result.status == 2
    assert result.err.count("    jhstats proof ") == 2


@pytest.mark.parametrize(
    ("typed", "en", "zh"),
    [
        ("shwo", "no command shwo", "没有命令 shwo"),
        ("show --yer", "no option --yer; did you mean --year?", "没有选项 --yer；是否想写 --year？"),  # noqa: E501
        ("show --xyzzy", "no option --xyzzy", "没有选项 --xyzzy"),
        ("show --year", "--year needs a value", "--year 要写值"),
        ("show --json=3", "--json takes nothing more", "--json 后面不能再写别的"),
        ("rank --top x", "--top takes a whole number from 1", "--top 须为 1 以上的整数"),
        ("rank --top 0", "--top takes a whole number from 1", "--top 须为 1 以上的整数"),
        ("list metrics more", "list takes nothing more", "list 后面不能再写别的"),
        ("schema more", "schema takes nothing more", "schema 后面不能再写别的"),
        ("check --against", "--against needs a value", "--against 要写值"),
        ("--yaer", "no option --yaer", "没有选项 --yaer"),
    ],
)  # fmt: skip
def test_the_parser_speaks_the_readers_language(typed: str, en: str, zh: str) -> None:
    for lang, said in (("en", en), ("zh", zh)):
        result = run(typed.split(), lang=lang)
        assert result.status == 2
        assert result.err.splitlines()[0] == f"jhstats: {said} [usage]"


def test_help_is_a_command() -> None:
    assert run(["help"]).out == run(["-h"]).out
    assert run(["help", "rank"], lang="zh").out == run(["rank", "-h"], lang="zh").out
    assert run(["help", "nothing"]).status == 2


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("chek", "check"),
        ("check --rule spelling", None),
        ("check --rules unit", "check --rule unit"),
        ("check --explian", "check --explain"),
        ("xyzzy", None),
        ("--lang", None),
        ("show -h --yaer", None),
        ("--lang zh shwo revenue", "show --lang zh revenue"),
        ("show --yaer 2020 --facts nowhere.toml", None),
    ],
)
def test_a_line_is_offered_where_it_is_known_what_was_meant(
    typed: str, expected: str | None
) -> None:
    result = run(typed.split(), lang="en")
    assert result.status == 2
    told = result.err.splitlines()[1:]
    assert f"    jhstats {expected}" in told if expected else len(told) == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("rank gdp --by growth --year 2015-01,2016-01", "rank gdp --by value"),  # no such months
        ("rank --by value", "list metrics"),  # and not all that there is
        ("rank gdp india second", "rank gdp india --by value"),
        ("show zzz --lang en", "list metrics --lang en"),
        ("show gdp 最大的国家", "show gdp"),
        ("show gdp 大于18万亿人", "show gdp"),  # a unit that nobody knows
        ("show gdp 超过99999万亿", "show gdp"),
        ("show gdp 超过99999万亿 不含中国", "show gdp"),
        ("show gdp 99999", "show gdp"),
    ],
)
def test_what_is_offered_of_the_world(typed: str, expected: str | None) -> None:
    world = f"--facts={HERE.parent / 'examples' / 'world'}"
    line = offered(*shlex.split(typed), world)
    assert line == [*expected.split(), world] if expected else line[:2] == ["list", "metrics"]

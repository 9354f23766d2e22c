"""Answers on bases of other people hold: nothing misleads, nothing is dropped without a word."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.run import Result, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = """
[base]
schema = 1

[source.book]
title = "Yearbook"
language = "en"

[unit.usd]
name = { zh = "美元", en = "US dollars" }
dimension = "usd"
factor = 1

[unit.billion-usd]
name = { zh = "十亿美元", en = "billion US dollars" }
dimension = "usd"
factor = 1_000_000_000

[unit.kg]
name = "kg"
dimension = "kg"
factor = 1

[unit.yottatonne]
name = "10^24 kg"
dimension = "kg"
factor = 1e24

[unit.kelvin]
name = "K"
dimension = "kelvin"
factor = 1

[unit.celsius]
name = "°C"
dimension = "kelvin"
factor = 1
offset = 273.15

[unit.medal]
name = { en = "medals" }
whole = true

[entity.world]
name = "World"
kind = "world"

[entity.eu]
name = "European Union"
kind = "union"
within = "world"

[entity.germany]
name = "Germany"
kind = "nation"
within = ["eu", "world"]

[entity.france]
name = "France"
kind = "nation"
within = ["eu", "world"]

[entity.chile]
name = "Chile"
kind = "nation"
within = "world"

[entity.earth]
name = "Earth"
kind = "planet"

[metric.gdp]
name = "GDP"
unit = "usd"

[metric.jobs]
name = "Employment"

[metric.rate]
name = "Unemployment rate"
unit = "percent"
best = "low"

[metric.mass]
name = "Mass"
unit = "yottatonne"

[metric.heat]
name = "Mean temperature"
unit = "celsius"

[metric.medals]
name = "Medals"
unit = "medal"
"""


def fact(id_: str, metric: str, entity: str, value: str = "", **keys: str) -> str:
    lines = [f'[[fact]]\nid = "{id_}"\nmetric = "{metric}"\nentity = "{entity}"']
    if value:
        lines.append(f"value = {value}")
    keys = {"period": '"2020"', "evidence": '[{ source = "book" }]', **keys}
    return (
        "\n".join([*lines, *(f"{key.rstrip('_')} = {text}" for key, text in keys.items())]) + "\n"
    )


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Result]:
    """A question to a base of some facts."""

    def question(facts: str, *arguments: str, columns: int = 0) -> Result:
        base = tmp_path / "base.toml"
        base.write_text(HEAD + facts, encoding="utf-8")
        return run([*arguments, "--facts", str(base)], columns=columns)

    return question


def derived(result: Result) -> dict[str, dict[str, Any]]:
    """What a comparison derives, by quantity."""
    return {found["quantity"]: found for found in json.loads(result.out, parse_float=Decimal)}


GDP = [
    fact("w", "gdp", "world", "85000000000000"),
    fact("u", "gdp", "eu", "15000000000000"),
    fact("d", "gdp", "germany", "3900000000000"),
    fact("f", "gdp", "france", "2600", unit='"billion-usd"'),
    fact("c", "gdp", "chile", "250000000000"),
]


def test_a_growth_to_a_target_is_over_and_a_target() -> None:
    result = run(["compare", "revenue", "--json"])
    growth = derived(result)["growth"]
    assert (growth["bound"], growth["status"]) == ("over", "target")
    ratio = derived(result)["ratio"]
    assert ratio["value"] >= ratio["low"]
    assert ratio["high"] is None


def test_the_value_form_warns_of_a_target() -> None:
    result = run(["compare", "revenue", "--format", "value"])
    assert "TARGET" in result.err


def test_a_table_says_that_a_growth_is_to_a_target() -> None:
    assert "2021 → 2022 TARGET" in run(["compare", "revenue"], columns=120).out


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("1.37", "1.3"),
        ("20", "2.8"),
        ("-5.2", "-4.1"),
        ("3", "-4.1"),
        ("-2", "7.5"),
        ("9e30", "1e28"),
    ],
)
def test_a_derived_value_lies_between_its_limits(
    ask: Callable[..., Result], older: str, newer: str
) -> None:
    facts = fact("a", "gdp", "germany", older, period='"2019"') + fact("b", "gdp", "germany", newer)
    result = ask(facts, "compare", "gdp", "--json")
    assert result.status == 0, result.err
    for found in derived(result).values():
        if found["value"] is not None:
            assert found["low"] is not None
            assert found["high"] is not None
            assert found["low"] <= found["value"] <= found["high"], found


def test_whole_things_are_exact(ask: Callable[..., Result]) -> None:
    facts = fact("a", "medals", "germany", "27", period='"2016"')
    facts += fact("b", "medals", "germany", "33")
    difference = derived(ask(facts, "compare", "medals", "--json"))["difference"]
    assert (difference["value"], difference["low"], difference["high"]) == (6, 6, 6)


def test_temperatures_have_differences_and_no_ratio(ask: Callable[..., Result]) -> None:
    facts = fact("a", "heat", "germany", "8.1", period='"2019"') + fact(
        "b", "heat", "germany", "9.4"
    )
    found = derived(ask(facts, "compare", "heat", "--json"))
    assert found["difference"]["value"] == Decimal("1.3")
    assert found["ratio"]["value"] is None
    assert found["ratio"]["reason"] == "offset"


def test_a_temperature_converts_with_its_offset(ask: Callable[..., Result]) -> None:
    result = ask(
        fact("a", "heat", "germany", "8.1"), "show", "heat", "--unit", "K", "--format", "value"
    )
    assert result.out == "281.25\n"


def test_a_difference_of_temperatures_converts_without_the_offset(
    ask: Callable[..., Result],
) -> None:
    facts = fact("a", "heat", "germany", "1.3", measure='"change"', unit='"celsius"')
    result = ask(facts, "show", "heat", "--unit", "K", "--format", "value")
    assert result.out == "1.3\n"


def test_two_facts_of_one_period_are_no_growth(ask: Callable[..., Result]) -> None:
    facts = fact("a", "gdp", "germany", "3800") + fact("b", "gdp", "germany", "3900")
    result = ask(facts, "compare", "gdp", "--json")
    assert "growth" not in derived(result)


def test_series_are_not_mixed(ask: Callable[..., Result]) -> None:
    rates = [("female", 2019, "2.8"), ("male", 2019, "3.3"), ("female", 2020, "3.2")]
    facts = ""
    for sex, year, value in [*rates, ("male", 2020, "3.9")]:
        keys = {"period": f'"{year}"', "dims": f'{{ sex = "{sex}" }}'}
        facts += fact(f"{sex}-{year}", "rate", "germany", value, **keys)
    found = json.loads(ask(facts, "compare", "rate", "--json").out)
    assert all(len({id_.split("-")[0] for id_ in one["facts"]}) == 1 for one in found)
    latest = ask(facts, "show", "rate", "--latest", "--format", "value")
    assert latest.out.split() == ["3.2", "3.9"]
    assert "--dim sex=female" in latest.err
    one = ask(facts, "show", "rate", "--latest", "--dim", "sex=male", "--format", "value")
    assert (one.out, one.err) == ("3.9\n", "")
    placed = ask(facts, "rank", "rate", "--by", "value", "--year", "2020")
    assert placed.status == 2
    assert "--dim sex=" in placed.err


def test_places_rank_like_with_like(ask: Callable[..., Result]) -> None:
    result = ask("".join(GDP), "rank", "gdp", "--by", "value", "--fields", "entity,place,out-of")
    assert result.out.splitlines()[1:] == ["germany\t1\t3", "france\t2\t3", "chile\t3\t3"]
    assert "nation" in result.err
    assert "2" in result.err  # left out: the world and the union


def test_a_place_is_among_all(ask: Callable[..., Result]) -> None:
    asked = ("rank", "gdp", "--by", "value", "--fields", "entity,place,out-of", "--no-header")
    assert ask("".join(GDP), *asked, "--entity", "France").out == "france\t2\t3\n"
    assert ask("".join(GDP), *asked, "--among", "eu").out == "germany\t1\t2\nfrance\t2\t2\n"
    assert ask("".join(GDP), *asked, "--entity", "eu").out == "eu\t1\t1\n"


def test_the_smallest_is_first_where_small_is_better(ask: Callable[..., Result]) -> None:
    facts = fact("a", "rate", "germany", "3.9") + fact("b", "rate", "france", "8.0")
    result = ask(facts, "rank", "rate", "--by", "value", "--fields", "entity,place", "--no-header")
    assert result.out == "germany\t1\nfrance\t2\n"


def test_a_metric_without_facts_says_so() -> None:
    result = run(["show", "gdp"])
    assert result.status == 1
    assert "no fact is of GDP ('gdp')" in result.err


def test_what_was_not_set_against_each_other_is_told(ask: Callable[..., Result]) -> None:
    facts = GDP[2] + fact("j", "jobs", "germany", "44", period='"2019"', unit='"medal"')
    result = ask(facts, "compare", "gdp", "jobs")
    assert "2019" in result.err
    assert "2020" in result.err


def test_a_name_that_is_dropped_is_told(ask: Callable[..., Result]) -> None:
    result = ask(GDP[2], "show", "gdp", "--entity", "Germany,Chile")
    assert result.status == 0
    assert "Chile" in result.err


def test_a_conversion_adds_no_digit(ask: Callable[..., Result]) -> None:
    facts = fact("a", "mass", "earth", "5.97")
    assert ask(facts, "show", "mass", "--unit", "kg", "--format", "value").out == "5.97E+24\n"
    facts = fact("a", "mass", "earth", "5.97e24", unit='"kg"')
    assert ask(facts, "show", "mass", "--format", "value").out == "5.97E+24\n"
    assert ask(facts, "show", "mass", "--unit", "yottatonne", "--format", "value").out == "5.97\n"
    assert json.loads(ask(facts, "show", "mass", "--json").out, parse_float=Decimal)[0][
        "value"
    ] == Decimal("5.97E+24")


def test_fields_tell_all(ask: Callable[..., Result]) -> None:
    facts = fact("a", "gdp", "germany", "3900", low="3850", high="3950", dims='{ sex = "all" }')
    result = ask(facts, "show", "gdp", "--fields", "from,prices,low,high,dims", "--no-header")
    assert result.out == "\t\t3850\t3950\tsex=all\n"
    wrong = ask(facts, "show", "gdp", "--fields", "nonsense")
    assert wrong.status == 2
    assert all(name in wrong.err for name in ("id", "place", "prices", "dims", "inferred"))


def test_a_range_is_passed_over_by_the_value_form_which_says_so(ask: Callable[..., Result]) -> None:
    facts = fact("r", "gdp", "germany", low="3", high="5")
    result = ask(facts, "show", "gdp", "--format", "value")
    assert "only ranges" in result.err
    assert result.status == 2
    both = ask(facts + GDP[2], "show", "gdp", "--format", "value")
    assert "they are ranges" in both.err
    assert both.status == 0


@pytest.mark.parametrize(
    ("older", "newer", "quantity", "value", "bound"),
    [
        ("3", '7; bound = "about"', "ratio", "2.3", "about"),
        ("3", '7.3; bound = "under"', "ratio", "2.92", "under"),
        ("120", '130; bound = "at-most"', "growth", "8.78662", "at-most"),
        ("140", '199; bound = "over"', "growth", "41.6370", "over"),
        ("2", "3", "growth", "50", "exact"),
        ("2", "3", "ratio", "1.5", "exact"),
        ("1", "7", "growth", "600", "exact"),
        ('50; bound = "over"', '100; bound = "about"', "growth", None, "exact"),
        ('100; bound = "about"', '150; bound = "over"', "ratio", None, "exact"),
    ],
)
def test_a_derived_value_is_true_as_it_is_told(
    ask: Callable[..., Result],
    older: str,
    newer: str,
    quantity: str,
    value: str | None,
    bound: str,
) -> None:
    facts = ""
    for year, text in (("2019", older), ("2020", newer)):
        number, *keys = text.split("; ")
        more = dict(key.split(" = ") for key in keys)
        facts += fact(f"f{year}", "gdp", "germany", number, period=f'"{year}"', **more)
    found = derived(ask(facts, "compare", "gdp", "--json"))
    entry = found.get(quantity) or found["difference"]
    assert entry["value"] == (value and Decimal(value))
    assert entry["bound"] == bound
    assert (entry["reason"] == "open") == (value is None)


def test_yearly_growth_counts_months(ask: Callable[..., Result]) -> None:
    facts = fact("a", "gdp", "germany", "100.0", period='"2023-06"')
    facts += fact("b", "gdp", "germany", "121.0", period='"2025-06"')
    facts += fact("c", "gdp", "germany", "130.0", period='"2026-07"')
    found = json.loads(ask(facts, "compare", "gdp", "--json").out, parse_float=Decimal)
    formulas = [each["formula"] for each in found if each["quantity"] == "yearly-growth"]
    assert formulas[0] == "(121.0 / 100.0) ^ (1/2) - 1"
    assert formulas[1] == "(130.0 / 121.0) ^ (12/13) - 1"


def test_a_loss_within_the_margin_has_no_yearly_growth(ask: Callable[..., Result]) -> None:
    facts = fact("a", "gdp", "germany", "10", period='"2020"')
    facts += fact("b", "gdp", "germany", "1", period='"2023"', low="-1", high="3")
    result = ask(facts, "compare", "gdp", "--json")
    assert result.status == 0
    assert "yearly-growth" not in derived(result)


def test_nothing_is_implied_of_temperatures_and_losses(ask: Callable[..., Result]) -> None:
    for metric, value in (("heat", "20"), ("gdp", "-10")):
        facts = fact("a", metric, "germany", value)
        facts += fact("b", metric, "germany", "10", measure='"growth"')
        assert ask(facts, "compare", metric, "--json").status == 1


def test_an_exponent_stays_in_machine_forms(ask: Callable[..., Result]) -> None:
    facts = fact("a", "gdp", "germany", "1.04E+11") + fact("b", "gdp", "france", "1e-20")
    for form in ("tsv", "csv", "json", "value"):
        result = ask(facts, "show", "gdp", "--format", form)
        assert "1.04E+11" in result.out
        assert "1E-20" in result.out
    told = ask(facts, "show", "gdp", "--format", "markdown").out
    assert "| 104 billion US dollars |" in told
    assert "| 1E-20 US dollars |" in told


def test_a_unit_with_an_offset_adds_few_digits(ask: Callable[..., Result]) -> None:
    unit = (
        '[unit.f]\nname = "F"\ndimension = "kelvin"\nfactor = 0.5555555556\noffset = 255.3722222\n'
    )
    facts = unit + fact("a", "heat", "germany", "98.7", unit='"f"')
    assert ask(facts, "show", "heat", "--unit", "celsius", "--format", "value").out == "37.06\n"
    facts = unit + fact("a", "heat", "germany", "25")
    assert ask(facts, "show", "heat", "--unit", "K", "--format", "value").out == "298.15\n"


def test_an_empty_ranking_is_no_answer(ask: Callable[..., Result]) -> None:
    facts = GDP[2] + fact("r", "gdp", "france", low="3", high="5")
    result = ask(facts, "rank", "gdp", "--by", "value", "--entity", "france", "--json")
    assert (result.status, result.out) == (1, "[]\n")
    assert "only ranges" in result.err


def test_a_base_without_dims_says_so(ask: Callable[..., Result]) -> None:
    result = ask(GDP[2], "show", "gdp", "--dim", "sex=f")
    assert result.status == 1
    assert "no fact for this dimension" in result.err
    assert "none at all" in result.err


def test_places_that_are_left_out_are_no_ranks(ask: Callable[..., Result]) -> None:
    asked = ("rank", "gdp", "--by", "value", "--top", "1", "--format", "table")
    assert "left out: 2 more (--top)" in ask("".join(GDP), *asked).err


def test_cautions_are_told_in_the_reader_s_language(ask: Callable[..., Result]) -> None:
    facts = fact("a", "gdp", "germany", "3900", bound='"over"', status='"estimate"')
    result = ask(facts, "show", "gdp", "--format", "value", "--lang", "zh")
    assert "超过；估计" in result.err


def test_fields_of_json_are_as_those_of_whole_objects(ask: Callable[..., Result]) -> None:
    facts = fact("a", "gdp", "germany", "3900", dims='{ sex = "f" }')
    [shown] = json.loads(ask(facts, "show", "gdp", "--json", "--fields", "dims").out)
    assert shown == {"dims": {"sex": "f"}}
    facts += fact("b", "gdp", "germany", "3800", dims='{ sex = "f" }', period='"2019"')
    found = json.loads(ask(facts, "compare", "gdp", "--json", "--fields", "facts").out)
    assert found[0] == {"facts": ["a", "b"]}


def test_rows_of_several_series_read_apart(ask: Callable[..., Result]) -> None:
    facts = ""
    for prices in ("current", "constant"):
        for sex in ("f", "m"):
            for year in (2018, 2019, 2020):
                keys = {"dims": f'{{ sex = "{sex}" }}', "prices": f'"{prices}"'}
                value = str(year * (2 if sex == "f" else 3))
                id_ = f"{prices}-{sex}-{year}"
                facts += fact(id_, "gdp", "germany", value, period=f'"{year}"', **keys)
    page = ask(facts, "compare", "gdp", "--format", "markdown").out
    rows = [
        line.split(" | ")[:2]
        for line in page.splitlines()
        if line.startswith("| ") and "---" not in line
    ]
    assert len(rows) == len({tuple(row) for row in rows})


def test_what_follows_from_facts_with_notes_is_explained() -> None:
    told = run(["check", "--explain", "--facts", "bench/drafts/unseen/bases/tesla.toml"])
    assert told.status == 0
    assert "1369611 / (1 + 47%)" in told.out

from __future__ import annotations

from pathlib import Path

import pytest

import jhstats
from jhstats.ask.rows import Place
from jhstats.say.messages import Messages
from jhstats.views.facts import COLUMNS, FIELDS, PLACES, facts_view
from jhstats.views.wording import Wording
from tests.run import run

BASE = Path(__file__).parents[1] / "base.toml"
FACTS = f"--facts={BASE}"
STORE = jhstats.Store(jhstats.load(BASE))
WORDING = Wording(STORE, Messages("en"))


@pytest.mark.parametrize("lang", ["en", "zh", "zh-TW", "fr", "C"])
def test_machine_forms_do_not_depend_on_the_language(lang: str) -> None:
    for form in ("tsv", "csv", "json", "jsonl"):
        arguments = ["show", FACTS, "--format", form]
        assert run(arguments, lang=lang).out == run(arguments).out


def test_columns_are_those_of_the_answer_unless_others_are_asked_for() -> None:
    rows = jhstats.show(STORE, ["tea"])
    assert facts_view(rows, WORDING).fields == COLUMNS
    placed = [row._replace(place=Place(1, is_tied=False, out_of=1)) for row in rows]
    view = facts_view(placed, WORDING)
    assert view.fields == COLUMNS + PLACES
    assert {tuple(cells[-3:]) for cells in view.cells()} == {(1, "no", 1)}
    every = facts_view(rows, WORDING, FIELDS)
    assert {len(cells) for cells in every.cells()} == {len(FIELDS)}


def test_a_rank_makes_a_row_of_cells_and_a_place_does_not() -> None:
    [row] = jhstats.show(STORE, ["tea"], jhstats.Filters(year=["2020"], measure=["level"]))
    assert len(facts_view([row], WORDING).cells()) == len(row.ranks) == 2
    placed = row._replace(place=Place(1, is_tied=True, out_of=3))
    assert len(facts_view([placed], WORDING).cells()) == 1


def test_cautions_name_what_is_no_plain_result() -> None:
    values = facts_view(jhstats.show(STORE, ["tea"]), WORDING).values()
    assert len(values.numbers) > 1
    assert values.cautions[0].startswith(f"{len(values.numbers)} figures")
    assert any("TARGET" in caution for caution in values.cautions[1:])

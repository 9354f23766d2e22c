"""When a number is accused, of what, and why not: the rules of the proof, each by its twins."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jhstats.ask.store import Store
from jhstats.figure import Bound
from jhstats.lang.records import Numeral
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.proof.agreement import agreement, rounds_to
from jhstats.proof.proving import Proof

BASE = """
[base]
schema = 1
main = "mill"
[source.book]
title = "Yearbook"
issued = "2022-06"
[unit.ton]
name = "tonnes"
[unit.yuan]
name = "yuan"
dimension = "yuan"
factor = 1
[unit.loom]
name = "looms"
[entity.mill]
name = "Milltown"
kind = "town"
within = "shire"
[entity.weir]
name = "Weirtown"
kind = "town"
within = "shire"
[entity.land]
name = "Wooland"
kind = "nation"
[entity.shire]
name = "Cloughshire"
kind = "province"
[metric.wool]
name = "Wool output"
unit = "ton"
[metric.cloth]
name = "Cloth output"
nature = "flow"
unit = "ton"
[metric.wages]
name = "Growth of wages"
unit = "percent"
[metric.debt]
name = "Town debt"
nature = "stock"
unit = "yuan"
[metric.fee]
name = "School fee"
unit = "yuan"
[metric.looms]
name = "Steam looms"
unit = "loom"
[metric.profit]
name = "Trading profit"
aliases = ["trading loss"]
unit = "yuan"
[[group]]
source = "book"
entity = "mill"
metric = "wool"
facts = [
  { id = "wool-2019", period = "2019", value = 341 },
  { id = "wool-2020", period = "2020", value = 352 },
  { id = "wool-2021", period = "2021", value = 523, ranks = [{ position = 2, among = "shire" }] },
  { id = "wool-growth-2021", measure = "growth", period = "2021", value = 48.6 },
  { id = "wool-change-2021", measure = "change", period = "2021", value = 171 },
  { id = "wool-2022-h1", period = "2022-H1", value = 264 },
  { id = "wool-target-2025", period = "2025", value = 600, status = "target" },
  { id = "wool-target-2030", period = "2030", value = 815, status = "target" },
  { id = "wool-share-2021", measure = "share", period = "2021", value = 41.7,
    of = { metric = "wool", entity = "shire" } },
  { id = "wool-2018-a", period = "2018", value = 137, dims = { grade = "A" } },
  { id = "wool-2018-b", period = "2018", value = 246, dims = { grade = "B" } },
  { id = "cloth-2021", metric = "cloth", period = "2021", value = 89.4,
    ranks = [{ position = 5, among = "shire" }, { position = 7, among = "land" }] },
  { id = "cloth-fall-2015", metric = "cloth", measure = "growth", period = "2015", value = -5.3 },
  { id = "cloth-fall-2016", metric = "cloth", measure = "growth", period = "2016", value = -8,
    bound = "over" },
  { id = "wages-2021", metric = "wages", period = "2021", value = 6.2 },
  { id = "debt-2021", metric = "debt", period = "2021-12-31", value = 7350 },
  { id = "debt-2022", metric = "debt", period = "2022", value = 8410 },
  { id = "debt-2023-q1", metric = "debt", period = "2023-Q1", value = 8120 },
  { id = "fee-2019", metric = "fee", period = "2019", value = 0 },
  { id = "fee-2021", metric = "fee", period = "2021", value = 4.8 },
  { id = "looms", metric = "looms", value = 264 },
  { id = "looms-plan", metric = "looms", value = 437, status = "planned" },
  { id = "fee-plan-2024", metric = "fee", period = "2024", value = 6.31, status = "planned" },
  { id = "profit-2021", metric = "profit", period = "2021", value = -746 },
  { id = "weir-2021", entity = "weir", period = "2021", value = 532 },
  { id = "weir-2020", entity = "weir", period = "2020", value = 417 },
]
[[group]]
source = "book"
entity = "mill"
period = "2022"
status = "estimate"
facts = [
  { id = "cloth-2022", metric = "cloth", value = 94.3, printed = "94.3" },
  { id = "fee-2022", metric = "fee", value = 5.17, printed = "5.17" },
]
"""
PROOF = Proof(Store(parse([File("base.toml", BASE)])))


@pytest.mark.parametrize(
    ("text", "verdict", "fact", "slip", "replacement"),
    [
        ("In 2021 Milltown's wool output was 523 tonnes.", "right", "wool-2021", None, None),
        # A plan is a plan's own year's; told as a result, it is one of that time.
        ("In 2025 the target for Milltown's wool output is 815 tonnes.", "wrong",
         "wool-target-2025", "year", None),
        ("Milltown's wool output was 600 tonnes.", "unknown", None, None, None),
        ("In 2021 Milltown's wool output was 600 tonnes.", "wrong", "wool-2021", "target", None),
        ("In 2023 Milltown's wool output was 600 tonnes.", "unknown", None, None, None),
        ("In 2025 Milltown's wool output was 600 tonnes.", "wrong", "wool-target-2025", "target",
         None),
        ("In 2025 Milltown's wool output is 600 tonnes.", "wrong", "wool-target-2025", "target",
         None),
        ("In 2021 Milltown had 437 steam looms.", "unknown", None, None, None),
        ("Milltown has 437 steam looms.", "wrong", "looms", "target", None),
        ("In 2024 Milltown's school fee is 6.31 yuan.", "unknown", None, None, None),
        ("In 2024 Milltown's school fee was 6.31 yuan.", "wrong", "fee-plan-2024", "target", None),
        # What a name calls a loss is below zero.
        ("In 2021 Milltown's trading loss was 746 yuan.", "right", "profit-2021", None, None),
        ("In 2021 Milltown's trading profit was 746 yuan.", "wrong", "profit-2021", "sign", None),
        ("In 2021 Milltown's trading profit, after losses on wool, was 746 yuan.", "wrong",
         "profit-2021", "sign", None),
        ("| Milltown | 2021 |\n|---|---|\n| Trading loss, yuan | 746 |", "right", "profit-2021",
         None, None),
        ("| Milltown | 2021 |\n|---|---|\n| Trading profit, yuan | 746 |", "wrong",
         "profit-2021", "sign", None),
        ("Milltown in 2021\n- Trading loss: 746 yuan", "right", "profit-2021", None, None),
        ("Milltown in 2021\n- Trading profit: 746 yuan", "wrong", "profit-2021", "sign", None),
        # An estimate is no plan, but of what flows before the time is over.
        ("In 2022 Milltown's school fee was 5.17 yuan.", "right", "fee-2022", None, None),
        ("In 2022 Milltown's school fee was 5.71 yuan.", "wrong", "fee-2022", "digits",
         "5.17 yuan"),
        ("In 2022 Milltown's school fee is expected to be 5.17 yuan.", "right", "fee-2022", None,
         None),
        ("In 2022 Milltown's school fee is expected to be 5.71 yuan.", "wrong", "fee-2022",
         "digits", "5.17 yuan"),
        ("In 2022 Milltown's cloth output was 94.3 tonnes.", "right", "cloth-2022", None, None),
        # A difference is no growth, and percent are no points.
        ("In 2021 Milltown's wool output rose by 117 tonnes.", "wrong", "wool-change-2021",
         "digits", "171 tonnes"),
        ("In 2021 Milltown's wool output rose by 171%.", "wrong", "wool-growth-2021", "measure",
         "48.6%"),
        ("In 2020 Milltown's wool output rose by 48.6 percentage points.", "unknown", None, None,
         None),
        ("In 2021 Milltown's wool output was 48.6 tonnes.", "wrong", "wool-2021", "measure",
         "523 tonnes"),
        # A bound of what fell is one of its size: over -8 % is a fall of less than 8 %.
        ("In 2015 Milltown's cloth output fell by over 5%.", "rounded", "cloth-fall-2015", None,
         None),
        ("In 2015 Milltown's cloth output fell by less than 6%.", "rounded", "cloth-fall-2015",
         None, None),
        ("In 2015 Milltown's cloth output fell by nearly 6%.", "unknown", None, None, None),
        ("In 2015 Milltown's cloth output fell by over 6%.", "wrong", "cloth-fall-2015", None,
         None),
        ("In 2016 Milltown's cloth output fell by less than 8%.", "right", "cloth-fall-2016",
         None, None),
        ("In 2016 Milltown's cloth output fell by over 8%.", "wrong", "cloth-fall-2016", "bound",
         None),
        # What is further off than half, and nobody's, may be of something else where metric or
        # time is told elsewhere.
        ("In 2020 Milltown's wool output was 178 tonnes.", "wrong", "wool-2020", None,
         "352 tonnes"),
        ("In 2020 Milltown's wool output was 150 tonnes.", "wrong", "wool-2020", None,
         "352 tonnes"),
        ("2020 was poor. Milltown's wool output was 178 tonnes.", "wrong", "wool-2020", None,
         "352 tonnes"),
        ("2020 was poor. Milltown's wool output was 150 tonnes.", "unknown", None, None, None),
        ("In 2022 Milltown's wool output was 48.6 tonnes.", "unknown", None, None, None),
        # A part of a year is not the year, nor is the year a part of it.
        # What ends in June may be of the half-year that does.
        ("In the year to June 2022 Milltown's wool output was 264 tonnes.", "unknown",
         None, None, None),
        ("In the year to August 2022 Milltown's wool output was 264 tonnes.", "wrong",
         "wool-2022-h1", "part-year", None),
        ("In 2022 Milltown's wool output was 264 tonnes.", "wrong", "wool-2022-h1", "part-year",
         None),
        ("In the first half of 2022 Milltown's wool output was 523 tonnes.", "wrong",
         "wool-2022-h1", "year", "264 tonnes"),
        ("In June 2021 Milltown's wool output was 523 tonnes.", "unknown", None, None, None),
        ("Between 2019 and 2021 Milltown's wool output was 523 tonnes.", "unknown", None, None,
         None),
        # Whose the whole is may be told by a word for its kind.
        ("Milltown's wool output was 14.7% of Cloughshire's in 2021.", "wrong", "wool-share-2021",
         "digits", "41.7%"),
        ("Milltown's wool output was 41.7% of the province's in 2021.", "right",
         "wool-share-2021", None, None),
        ("Milltown's wool output was 41.7% of the country's in 2021.", "unknown",
         "wool-share-2021", None, None),
        ("Milltown's wool output was 14.7% of the country's in 2021.", "unknown", None, None,
         None),
        ("In 2021 Milltown's growth of wages was 2.6%.", "wrong", "wages-2021", "digits", "6.2%"),
        # The start of a year may be what a base keeps as the year, of a stock.
        ("At the start of 2022 Milltown's town debt was 8410 yuan.", "right", "debt-2022", None,
         None),
        ("At the start of 2023 Milltown's town debt was 8120 yuan.", "unknown", None, None, None),
        ("At the start of 2020 Milltown's wool output was 352 tonnes.", "unknown", None, None,
         None),
        # A stock is asked of at its end.
        ("In December 2021 Milltown's town debt was 7350 yuan.", "right", "debt-2021", None, None),
        ("In December 2021 Milltown's town debt was 7530 yuan.", "wrong", "debt-2021", "digits",
         "7350 yuan"),
        # A thousandth of it is of something else, even where it is another's figure.
        ("In December 2021 Milltown's town debt was 4.8 yuan.", "unknown", None, None, None),
        # Where nobody is named at it, it may be of another whose it is.
        ("In 2021 Weirtown grew. Wool output was 325 tonnes.", "wrong", "weir-2021", None,
         "532 tonnes"),
        ("Weirtown grew. Wool output was 523 tonnes in 2021.", "unknown", "weir-2021", None, None),
        ("In 2021 Weirtown grew. Wool output was 341 tonnes.", "unknown", "weir-2021", None, None),
        ("Weirtown grew. Wool output was 341 tonnes in 2021.", "wrong", "weir-2021", None,
         "532 tonnes"),
        ("In 2021 Weirtown grew. Wool output was 417 tonnes.", "wrong", "weir-2021", "year",
         "532 tonnes"),
        ("Unlike Weirtown, Milltown had a wool output of 532 tonnes in 2021.", "wrong",
         "wool-2021", "digits", "523 tonnes"),
        ("In 2021 Weirtown led, with the town's wool output at 532 tonnes.", "unknown",
         "wool-2021", None, None),
        ("In 2021 Weirtown's cloth output was 325 tonnes.", "unknown", None, None, None),
        ("In December 2021 Milltown's town debt was 7350000 yuan.", "wrong", "debt-2021", "scale",
         "7350 yuan"),
        ("In December 2021 Milltown's town debt was 7.35 yuan.", "wrong", "debt-2021", "scale",
         "7350 yuan"),
        # Among new words the digits must tell: a point that moved does.
        ("In 2021 Milltown's wool output was taxed at 5.23 tonnes.", "wrong", "wool-2021", "scale",
         "523 tonnes"),
        ("In 2021 Milltown's wool output was taxed at 532 tonnes.", "unknown", "wool-2021", None,
         None),
        # A replacement is in the draft's own magnitude, and only where the number alone is wrong.
        ("In 2021 Milltown's wool output was 0.532 thousand tonnes.", "wrong", "wool-2021",
         "digits", "0.523 thousand tonnes"),
        ("In 2021 Milltown's wool output was 0 tonnes.", "unknown", None, None, None),
        ("In 2021 Milltown's wool output was -523 tonnes.", "wrong", "wool-2021", "sign", None),
        ("In 2021 Milltown's wool output was over 523 tonnes.", "wrong", "wool-2021", "bound",
         None),
        ("In 2021 Milltown's wool output was over 530 tonnes.", "wrong", "wool-2021", None, None),
        ("In 2021 Milltown's wool output was 1 ton.", "unknown", None, None, None),
        ("In 2021 Milltown's wool output was 2.", "unknown", None, None, None),
        ("In 2021 Milltown's wool output ranked third in Cloughshire.", "wrong", "wool-2021", None,
         None),
    ],
)  # fmt: skip
def test_what_is_said_of_a_number(
    text: str, verdict: str, fact: str | None, slip: str | None, replacement: str | None
) -> None:
    (told,) = PROOF.prove("draft", text)
    judged = told.judged
    found = (
        judged.verdict.value,
        judged.fact and judged.fact.id,
        judged.slip and judged.slip.value,
    )
    assert (*found, told.replacement) == (verdict, fact, slip, replacement)


@pytest.mark.parametrize(
    ("value", "amount", "step", "is_rounded"),
    [
        ("1409", "1410", "10", True),
        ("1405", "1400", "10", True),
        ("1405", "1410", "10", True),
        ("1409", "1420", "10", False),
        ("-5.3", "-5", "1", True),
    ],
)
def test_a_value_rounds_to_what_is_half_a_step_off_at_most(
    value: str,
    amount: str,
    step: str,
    is_rounded: bool,  # noqa: FBT001
) -> None:
    assert rounds_to(Decimal(value), Decimal(amount), Decimal(step)) is is_rounded


@pytest.mark.parametrize(
    ("value", "said", "told", "bound", "verdict"),
    [
        ("160", "over", "160", "over", "right"),
        ("160", "over", "610", "over", "wrong"),  # digits swapped, the bound the same
        ("160", "under", "610", "over", "unknown"),  # both may be true
        ("160", "under", "106", "over", "wrong"),  # never both
        ("160", "about", "610", "over", "wrong"),
    ],
)
def test_a_bound_held_against_a_bound(
    value: str, said: str, told: str, bound: str, verdict: str
) -> None:
    read = Decimal(told)
    numeral = Numeral(0, 3, read, Decimal(1), Bound(said), "", begin=0)
    numeral = numeral._replace(scale=abs(read / numeral.number))
    found = agreement(numeral, read, Decimal(value), Bound(bound))
    assert found.value == verdict


@pytest.mark.parametrize(("said", "verdict"), [("about", "wrong"), ("over", "unknown")])
def test_a_target_held_against_one_of_the_same_bound(said: str, verdict: str) -> None:
    read = Decimal(158)  # about 160 is aimed at
    numeral = Numeral(0, 3, read, Decimal(1), Bound(said), "", begin=0)
    numeral = numeral._replace(scale=abs(read / numeral.number))
    assert agreement(numeral, read, Decimal(160), Bound.ABOUT, is_plan=True).value == verdict


def test_nothing_is_divided_by_a_zero() -> None:
    [told] = PROOF.prove("draft", "In 2019 Milltown's school fee was 0 million yuan.")
    assert (told.judged.verdict.value, told.judged.here) == ("right", None)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In 2021 Milltown's wool output ranked second in Cloughshire.", "right"),
        ("In 2021 Milltown's wool output ranked 2nd overall.", "right"),
        ("In 2021 Milltown's cloth output ranked fifth in Cloughshire.", "right"),
        ("In 2021 Milltown's cloth output ranked 5th overall.", "unknown"),  # among whom?
    ],
)
def test_a_rank_without_its_scope_is_right_where_there_is_one(text: str, verdict: str) -> None:
    assert [one.judged.verdict.value for one in PROOF.prove("draft", text)] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In 2018 Milltown's wool output of grade B was 246 tonnes.", "right"),
        ("In 2018 Milltown's wool output of grade B was 137 tonnes.", "unknown"),
        ("In 2018, in a wet year, Milltown's wool output was 246 tonnes.", "right"),
    ],
)
def test_a_short_value_of_a_series_is_named_only_as_written(text: str, verdict: str) -> None:
    assert [one.judged.verdict.value for one in PROOF.prove("draft", text)] == [verdict]

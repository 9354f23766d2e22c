"""The base that jhstats ships: its counts, and each printed span in the article itself."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path

import pytest

import jhstats
from bench.checking import changes, denied, is_found
from jhstats.ask.query import rank, show
from jhstats.ask.question import Filters, Scope
from jhstats.ask.store import Store
from jhstats.check.context import Check, Text
from jhstats.check.finding import Severity
from jhstats.check.passages import paragraphs
from jhstats.check.rules import RULES, explain, run
from jhstats.figure import plain
from jhstats.load import loader
from jhstats.load.documents import document
from jhstats.model import FactStatus, Measure
from jhstats.names import all_names, fold_name

BASE = loader.load()
ARTICLE = os.environ.get("JHSTATS_ARTICLE")
LONGEST_SPAN = 16


def test_counts() -> None:
    assert len(BASE.facts) == 72
    assert sum(len(fact.evidence) for fact in BASE.facts) == 115
    assert sum(fact.value is not None for fact in BASE.facts) == 49
    assert sum(len(fact.ranks) for fact in BASE.facts) == 36
    assert Counter(fact.measure for fact in BASE.facts) == {
        Measure.LEVEL: 58,
        Measure.GROWTH: 10,
        Measure.SHARE: 3,
        Measure.CONTRIBUTION: 1,
    }
    assert Counter(fact.status for fact in BASE.facts) == {
        FactStatus.ACTUAL: 67,
        FactStatus.TARGET: 3,
        FactStatus.PLANNED: 2,
    }


def test_contract_ids() -> None:
    assert {"jinhua", "zhejiang", "china", "world"} <= BASE.entities.keys()
    assert {"revenue", "value-added", "manufacturing"} <= BASE.metrics.keys()
    assert BASE.main == "jinhua"


def test_every_name_is_in_both_languages_and_means_one_thing() -> None:
    for records in (BASE.units, BASE.entities, BASE.metrics):
        owners: dict[str, str] = {}
        for record in records.values():
            assert record.names.keys() == {"zh", "en"}
            for word in all_names(record):
                assert owners.setdefault(fold_name(word), record.id) == record.id, word


def test_every_fact_has_evidence_and_every_inference_a_note() -> None:
    for fact in BASE.facts:
        assert fact.evidence
        assert not fact.inferred or fact.note
        for one in fact.evidence:
            assert one.printed is not None
            assert len(one.printed) <= LONGEST_SPAN


def test_everything_is_used() -> None:
    wholes = {fact.of.metric for fact in BASE.facts if fact.of}
    parts = {metric.part_of for metric in BASE.metrics.values()}
    assert BASE.metrics.keys() <= {fact.metric for fact in BASE.facts} | wholes | parts
    among = {one.among for fact in BASE.facts for one in fact.ranks}
    outer = {id_ for entity in BASE.entities.values() for id_ in entity.within}
    assert BASE.entities.keys() == {fact.entity for fact in BASE.facts} | among | outer


@pytest.mark.skipif(ARTICLE is None, reason="JHSTATS_ARTICLE names no article")
def test_every_span_stands_where_it_is_said_to() -> None:
    raw = Path(str(ARTICLE)).read_bytes()  # a missing file is a failure
    assert hashlib.sha256(raw).hexdigest() == BASE.sources["jinhua-2022"].sha256
    evidence = [one for fact in BASE.facts for one in fact.evidence]
    named = [(str(one.section), one.paragraph or 0, str(one.printed)) for one in evidence]
    named += [(str(one.section), one.paragraph or 0, one.printed) for one in BASE.ignored]
    found = {
        (one.section, one.number): one
        for one in paragraphs(raw.decode(), {section for section, _, _ in named})
    }
    for section, number, span in named:
        assert span in found[section, number].text


@pytest.mark.no_cover
@pytest.mark.skipif(ARTICLE is None, reason="JHSTATS_ARTICLE names no article")
def test_no_run_of_the_article_is_in_the_project() -> None:
    article = "".join(Path(str(ARTICLE)).read_text(encoding="utf-8").split())
    top = Path(__file__).parents[1]
    files = [
        file
        for folder in ("src", "data", "tests", "bench", ".")
        for file in (top / folder).glob("*" if folder == "." else "**/*")
        if file.suffix in {".py", ".toml", ".md", ".txt"}
    ]
    assert files
    length = 24
    for file in files:
        body = "".join(file.read_text(encoding="utf-8").split())
        runs = {body[at : at + length] for at in range(len(body) - length)}
        assert not any(article[at : at + length] in runs for at in range(len(article) - length))


def test_what_the_first_command_says() -> None:
    rows = show(Store(BASE), ["revenue"], Filters(year=["2021"]))
    level, growth = (row.fact for row in rows)
    assert (level.value and plain(level.value), level.unit) == ("1409", "yi-yuan")
    assert (growth.value and plain(growth.value), growth.unit) == ("71.7", "percent")
    assert [(one.number, one.among) for one in level.ranks] == [(4, "zhejiang")]
    assert [(one.number, one.among) for one in growth.ranks] == [(1, "zhejiang")]


def test_what_a_rank_ranks() -> None:
    store = Store(BASE)
    of_value_added = rank(store, ["value-added"], scope=Scope(("province",)))
    ranked = [(row.fact.measure, row.ranks[0].number) for row in of_value_added]
    assert ranked == [(Measure.GROWTH, 1), (Measure.SHARE, 4)]
    growth = rank(store, ["manufacturing"])
    years = [(row.fact.period and row.fact.period.text, row.ranks[0].number) for row in growth]
    assert years == [("2021", 1), ("2020", 1), ("2018", 1), ("2019", 2)]
    inferred = [row.fact.period and row.fact.period.text for row in growth if row.fact.inferred]
    assert inferred == ["2021", "2020", "2018"]


def test_without_the_article_the_base_is_sound() -> None:
    assert jhstats.check(BASE) == []


@pytest.fixture(scope="module")
def proved() -> Check:
    if ARTICLE is None:
        pytest.skip("JHSTATS_ARTICLE is not set")
    return Check(BASE, [Text(document(ARTICLE, Path(ARTICLE).read_bytes()))])


def test_the_article_proves_every_fact(proved: Check) -> None:
    assert {one.severity for one in run(proved)[0]} <= {Severity.NOTE}


@pytest.mark.no_cover
@pytest.mark.once
def test_the_article_finds_a_change_of_any_digit(proved: Check) -> None:
    names = tuple(rule.name for rule in RULES if rule.name != "coverage")  # it names none
    missed = [
        (change.kind, change.fact.id, change.new)
        for index, change in enumerate(changes(BASE))
        if index % 11 == 0 and not is_found(proved, change, names)  # all of them: make bench-check
    ]
    assert missed == []


@pytest.mark.no_cover
def test_a_scope_is_what_the_reading_says_before_what_stands_near(proved: Check) -> None:
    scopes = {"china", "zhejiang"}
    node = [one for one in changes(BASE) if one.kind == "scope" and one.new in scopes]
    node = [one for one in node if one.fact.id == "telecom-centre-node"]
    assert len(node) == len(scopes)
    assert all(is_found(proved, one) for one in node)


@pytest.mark.no_cover
@pytest.mark.once
def test_relations_find_what_goes_beyond_them() -> None:
    alone = Check(BASE)
    values = [one for one in changes(BASE) if one.kind == "value" and denied(one.base, one.fact.id)]
    assert len(values) > 5
    assert all(is_found(alone, one) for one in values)


def test_what_follows_is_told() -> None:
    told = {
        (one.metric, one.period and one.period.text, one.quantity.value, str(one.value))
        for one in explain(Check(BASE)).derived
    }
    assert ("revenue", "2020", "implied", "821") in told
    assert ("value-added", "2020", "implied", "306.9") in told

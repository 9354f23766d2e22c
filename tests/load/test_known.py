"""Entities that everyone knows: what they are called, and how they give way to a base's own."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from jhstats.errors import Kind
from jhstats.load.files import File
from jhstats.load.known import known_entities
from jhstats.load.loader import load, parse
from jhstats.load.schema import KNOWN
from jhstats.model import Base, Entity
from jhstats.names import all_names, fold_name, outer_entities
from jhstats.text.names import Names, folded, owners
from tests.load.bases import errors
from tests.run import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = """
[base]
schema = 1
title = "GDP"
known = ["countries", "china-provinces"]
[metric.gdp]
name = "GDP"
unit = "usd"
"""


def facts(*entities: str) -> str:
    row = '[[fact]]\nmetric = "gdp"\nentity = "{}"\nperiod = "{}"\nvalue = 1\n'
    return "".join(row.format(entity, 2000 + year) for year, entity in enumerate(entities))


def base_of(*entities: str, own: str = "", known: str | None = None) -> Base:
    head = HEAD if known is None else HEAD.replace('"countries", "china-provinces"', known)
    return parse([File("a.toml", head + own + facts(*entities))])


@pytest.mark.parametrize(
    ("id_", "names"),
    [
        ("austria", "AUT AT Austria 奥地利 austria"),
        ("greece", "EL GR GRC Greece"),
        ("united-kingdom", "UK GB GBR 英国 Britain"),
        ("united-states", "US USA 美国"),
        ("china", "CN CHN 中国"),
        ("zhejiang", "浙江 浙江省 CN-ZJ Zhejiang"),
        ("hong-kong", "HK HKG CN-HK 香港"),
        ("world", "WLD World 世界 全球"),
        ("european-union", "EU EUU EU27 EU27_2020 欧盟"),
        ("euro-area", "EMU EA Eurozone"),
        ("high-income", "HIC"),
        ("cote-d-ivoire", "CIV 科特迪瓦"),
    ],
)
def test_what_tables_say_meets_in_one_entity(id_: str, names: str) -> None:
    assert {fact.entity for fact in base_of(*names.split()).facts} == {id_}


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Korea, Rep.", "south-korea"),
        ("Korea, Dem. People's Rep.", "north-korea"),
        ("Korea, Dem. People’s Rep.", "north-korea"),
        ("Euro area – 20 countries (from 2023)", "euro-area-20"),
        ("Iran, Islamic Rep.", "iran"),
        ("Hong Kong SAR, China", "hong-kong"),
        ("Cote d'Ivoire", "cote-d-ivoire"),
        ("United States of America", "united-states"),
        ("Sub-Saharan Africa (excluding high income)", "sub-saharan-africa-excluding-high-income"),
    ],
)
def test_names_of_the_usual_tables_are_known(name: str, id_: str) -> None:
    assert base_of(name).facts[0].entity == id_


def test_three_tables_are_one_series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tables = 'title = "GDP"\ntables = ["a.csv", "b.csv", "c.csv"]'
    (tmp_path / "base.toml").write_text(HEAD.replace('title = "GDP"', tables), encoding="utf-8")
    for name, entity, year in (("a", "AUT", 2001), ("b", "AT", 2002), ("c", "Austria", 2003)):
        row = f"metric,entity,period,value,rank,among\ngdp,{entity},{year},1,3,WLD\n"
        (tmp_path / f"{name}.csv").write_text(row, encoding="utf-8")
    base = load("base.toml")
    assert len({fact.series for fact in base.facts}) == 1
    assert {rank.among for fact in base.facts for rank in fact.ranks} == {"world"}
    assert base.facts[0].id == "gdp-austria-2001"
    (tmp_path / "c.csv").write_text("metric,entity,period,value\ngdp,中国,2021,2\n", "utf-8")
    shown = run(["show", "--entity", "中国", "--facts", "base.toml", "--fields", "id,value"])
    assert shown.out == "id\tvalue\ngdp-china-2021\t2\n"
    listed = run(["list", "entities", "--facts", "base.toml", "--fields", "id,kind,facts"]).out
    assert " ".join(listed.split()[3:]) == "world world 0 austria country 2 china country 1"


def test_only_what_is_named_is_kept_and_what_it_is_within() -> None:
    assert {*base_of("austria").entities} == {"austria", "world"}
    assert {*base_of("zhejiang").entities} == {"zhejiang", "china", "world"}
    own = '[entity.jinhua]\nname = "金华"\nkind = "city"\nwithin = "浙江省"\n'
    assert {*base_of(own=own).entities} == {"jinhua", "zhejiang", "china", "world"}
    sums = '[[sum]]\nmetric = "gdp"\nwhole = "brics"\nparts = ["india"]\n'
    assert {*base_of(own=sums).entities} == {"brics", "india", "world"}
    whole = 'measure = "share"\nof = { metric = "gdp", entity = "EMU" }\n'
    base = parse([File("a.toml", HEAD + facts("france") + whole)])
    assert {*base.entities} == {"france", "euro-area", "world"}
    assert base_of(known="").entities == {}


def test_a_base_goes_before_what_is_known() -> None:
    own = '[entity.china]\nname = "Middle Kingdom"\nkind = "realm"\n'
    base = base_of("zhejiang", own=own)
    assert base.entities["china"].kind == "realm"
    assert base.entities["zhejiang"].within == ("china",)
    # Another id, one name: all that says so means the base's own.
    own = '[entity.cn]\nname = "中国"\nkind = "realm"\n'
    base = base_of("CHN", "china", "cn", "zhejiang", own=own)
    assert [fact.entity for fact in base.facts] == ["cn", "cn", "cn", "zhejiang"]
    assert {*base.entities} == {"cn", "zhejiang"}
    assert base.entities["zhejiang"].within == ("cn",)
    # One alias alone: the known entity does without.
    own = '[entity.lab]\nname = "Lab"\naliases = ["AT"]\nkind = "lab"\n'
    base = base_of("AT", "AUT", own=own)
    assert [fact.entity for fact in base.facts] == ["lab", "austria"]
    assert base.entities["austria"].aliases == ("AUT",)


def test_each_file_of_a_base_may_ask() -> None:
    other = "[base]\nschema = 1\nknown = ['countries']\n" + facts("france")
    head = HEAD.replace('"countries", "china-provinces"', '"china-provinces"')
    base = parse([File("a.toml", head), File("b.toml", other)])
    assert base.known == KNOWN
    assert {*base.entities} == {"france", "world"}


def test_what_is_like_a_known_entity_is_offered() -> None:
    [problem] = errors(HEAD + facts("astria"))
    assert problem.kind is Kind.REFERENCE
    assert problem.data["candidates"][0].id == "austria"


@pytest.mark.parametrize("word", KNOWN)
def test_a_list_is_one_of_names_that_mean_one_thing(word: str) -> None:
    entities = known_entities(word)
    assert known_entities(word) is entities  # it is read once
    for each in (by_fold(entities, fold_name), by_fold(entities, folded)):
        assert [ids for ids in each.values() if len(ids) > 1] == []
    for entity in entities.values():
        assert entity.names.keys() == {"zh", "en"}
        assert entity.kind in {"world", "country", "region", "group", "income-group", "province"}
    assert set(chain(*map(outer_entities(entities), entities))) <= {"world", "china"}


def by_fold(entities: Mapping[str, Entity], fold: object) -> dict[str, set[str]]:
    assert callable(fold)
    owners: dict[str, set[str]] = {}
    for entity in entities.values():
        for name in all_names(entity):
            owners.setdefault(fold(name), set()).add(entity.id)
    return owners


def test_the_lists_hold_what_they_say() -> None:
    kinds = [entity.kind for entity in known_entities("countries").values()]
    assert kinds.count("country") == 250
    provinces = known_entities("china-provinces")
    assert [entity.kind for entity in provinces.values()].count("province") == 34
    # No name of a province is a piece of another word.
    names = Names(owners((id_, all_names(own)) for id_, own in provinces.items()))
    assert names.find("云计算与青年、贵金属") == []


def test_a_rank_in_a_country_answers_as_one_in_a_nation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = HEAD + facts("浙江") + 'rank = 4\namong = "中国"\n'
    (tmp_path / "base.toml").write_text(text, encoding="utf-8")
    ranked = run(
        ["rank", "--nation", "--facts", "base.toml", "--fields", "entity,rank,among,scope"]
    )
    assert ranked.out.splitlines()[1:] == ["zhejiang\t4\tchina\tcountry"]

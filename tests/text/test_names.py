"""Where a text names a record, and where a name is only a piece of a longer word or number."""

from __future__ import annotations

import pytest

from jhstats.text.names import Names, owners

NAMES = Names(
    owners(
        [
            ("stations", ["5G stations", "5G基站"]),
            ("gdp", ["GDP"]),
            ("co2", ["CO2", "1.5"]),
            ("no", [""]),
            ("industry", ["數字產業"]),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5G基站，GDP", ["stations", "gdp"]),
        ("1.5", ["co2"]),
        ("数字产业，數字產業", ["industry", "industry"]),
        ("“5G”基站", ["stations"]),
        # A number goes on before it, or behind it.
        ("25G基站", []),
        ("3.5G基站", []),
        (".5G基站", ["stations"]),
        ("0,5G stations", []),
        ("a.5G stations", ["stations"]),
        ("11.5", []),
        ("1.52", []),
        ("1.5.2", []),
        ("1.5.", ["co2"]),
        ("CO2.5", []),
        ("GDP.5", ["gdp"]),
        # So does a word, but not in Chinese, nor where a number follows at once.
        ("xGDP", []),
        ("GDPs", []),
        ("全市GDP4683亿元", ["gdp"]),
        ("aGDP4683", []),
        ("GDP4683", []),
        ("市CO23", []),
        ("市GDPs", []),
        ("é5G stations", ["stations"]),
        ("5G stationsé", ["stations"]),
    ],
)
def test_a_name_is_no_piece_of_a_longer_word(text: str, found: list[str]) -> None:
    assert [id_ for name in NAMES.find(text) for id_ in name.ids] == found

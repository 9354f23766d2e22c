"""What a printed rank says."""

from __future__ import annotations

import pytest

from jhstats.check.finding import Case
from tests.check.bases import EVIDENCE, fact, found_in, rank, spans


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2021年，北市门店80家，居全省11市第4位。", "zh"),
        ("2021年，北市门店80家，在全省11个设区市中，居第4位。", "zh"),
        ("2021年，北市门店80家，居全省第4位（共11个）。", "zh"),
        ("In 2021 North had 80 firms, 4th out of 11 cities in East.", "en"),
        ("In 2021 North had 80 firms, in 4th place out of 11 cities in East.", "en"),
        ("In 2021 North had 80 firms, ranking 4th among East's 11 cities.", "en"),
    ],
)
def test_among_how_many_a_rank_is(text: str, language: str) -> None:
    printed = {"zh": ("80家", "第4位"), "en": ("80 firms", "4th")}[language]
    for count, cases in (("11", []), ("12", [(Case.UNCLAIMED, "")])):
        more = rank(4, more=f", out-of = {count}")
        facts = fact("a", "shops", "80", ranks=more, evidence=spans(*printed))
        assert found_in(text, facts, *EVIDENCE, "coverage", language=language) == cases

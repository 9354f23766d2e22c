"""The head of a base, a fact to follow it, and what loading refuses of one."""

from __future__ import annotations

import pytest

from jhstats.errors import BaseError, Problem
from jhstats.load.files import File
from jhstats.load.loader import parse

HEAD = """
[base]
schema = 1
title = "Tea"
main = "town"
[source.book]
title = "Book"
URL = "https://example.com"
volume = 3
[unit.ton]
name = "t"
[entity.land]
name = { zh = "国", en = "Land" }
kind = "nation"
[entity.town]
name = { zh = "镇", en = "Town" }
kind = "town"
within = "land"
[metric.tea]
name = "Tea"
unit = "ton"
[metric.all]
name = "All"
"""


FACT = """
[[fact]]
id = "tea-1"
metric = "tea"
entity = "town"
value = {0}
"""


def errors(text: str) -> list[Problem]:
    with pytest.raises(BaseError) as caught:
        parse([File("a.toml", text)])
    return list(caught.value.problems)

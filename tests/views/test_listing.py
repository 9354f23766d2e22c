from __future__ import annotations

from pathlib import Path

import pytest

import jhstats
from jhstats.ask.query import listing
from jhstats.say.messages import Messages
from jhstats.views.facts import LIST_FIELDS as FIELDS
from jhstats.views.facts import listing_view
from jhstats.views.wording import Wording

STORE = jhstats.Store(jhstats.load(Path(__file__).parents[1] / "base.toml"))


@pytest.mark.parametrize("table", FIELDS)
def test_objects_and_cells_have_the_columns(table: str) -> None:
    view = listing_view(table, listing(STORE, table), Wording(STORE, Messages("en")))
    assert view.fields == FIELDS[table]
    for entry, cells in zip(view.objects(), view.cells(), strict=True):
        assert tuple(entry) == FIELDS[table]
        assert not any(isinstance(cell, (dict, list, tuple)) for cell in cells)
    assert view.values().numbers == [entry["id"] for entry in view.objects()]

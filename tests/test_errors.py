"""What can go wrong, as data."""

from __future__ import annotations

import pytest

from jhstats.errors import (
    BaseError,
    JhstatsError,
    Kind,
    Location,
    Problem,
    QueryError,
    Status,
    UsageError,
)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (BaseError, Status.BASE),
        (JhstatsError, Status.BASE),
        (QueryError, Status.NOTHING),
        (UsageError, Status.USAGE),
    ],
)
def test_an_error_has_a_status_and_all_its_problems(
    error: type[JhstatsError], status: Status
) -> None:
    problems = [Problem(Kind.BAD_CHOICE, {"given": "x"}), Problem(Kind.NO_FILES, {})]
    raised = error(iter(problems))
    assert raised.status is status
    assert raised.problems == tuple(problems)


def test_an_error_without_words() -> None:
    location = Location("a.toml", "fact", 3, "value", "tea", 12)
    problems = [
        Problem(Kind.BAD_PERIOD, {"given": "1e99", "more": 2}, location),
        Problem(Kind.NO_FILES, {}, Location("folder")),
        Problem(Kind.BAD_CHOICE, {"given": "x"}),
    ]
    assert str(BaseError(problems)) == (
        "a.toml:12: [period] {'given': '1e99', 'more': 2}; "
        "folder: [no-files] {}; -: [bad-choice] {'given': 'x'}"
    )


def test_the_place_of_a_key_in_a_table_and_in_an_entry_of_it() -> None:
    table = Location("a.toml", "fact", 3, id="tea")
    assert table.at("unit") == Location("a.toml", "fact", 3, "unit", "tea")
    entry = Location("a.toml", "group", 1, "facts[2]", "tea")
    assert entry.at("unit") == Location("a.toml", "group", 1, "facts[2].unit", "tea")
    assert entry.at("") == entry


def test_kinds_have_names_of_their_own() -> None:
    assert len(Kind.__members__) == len(set(Kind))

"""Which sources print facts: what one source says of another's figures is a disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jhstats.model import Fact


def are_apart(facts: Iterable[Fact]) -> bool:
    """Whether each of some facts has sources, and no source prints them all.

    Then all of them may stand as they were printed: one source counts otherwise than another, or
    has revised a figure.
    """
    printed = [{evidence.source for evidence in one.evidence} for one in facts]
    return all(printed) and not set.intersection(*printed)

"""What tests share: golden files, rewritten by `pytest --update`."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

for name in ("JHSTATS_FACTS", "JHSTATS_LANG"):  # whose tests these are is no part of them
    os.environ.pop(name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(100_000, 20, 20)  # seldom: a command looks for no cycles at all
    told = "once: what neither the place nor the environment changes; where all is passed again,"
    config.addinivalue_line("markers", f"{told} in another place, this need not be")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold a text against a file, or write the file."""

    def hold(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no {path}: run pytest --update, and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return hold

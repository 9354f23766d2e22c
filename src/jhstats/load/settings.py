"""What `jhstats.toml` in the current folder says: a base, a language, accepted figures."""

from __future__ import annotations

import os
from typing import NamedTuple

from jhstats.errors import BaseError, Location, Problem

FILE = "jhstats.toml"


class AcceptedFigure(NamedTuple):
    """A figure of a draft that is accepted, whatever is said of it: an `[[accepted]]`.

    `line` is where it stands; `file` is the draft's path from the folder.
    """

    figure: str
    file: str
    reason: str | None
    line: int | None


class Settings(NamedTuple):
    """Paths of a base, the reader's language, accepted figures; nothing where nobody says."""

    facts: tuple[str, ...] = ()
    lang: str | None = None
    accepted: tuple[AcceptedFigure, ...] = ()

    def accepted_in(self, draft: str) -> tuple[AcceptedFigure, ...]:
        """Those of a draft."""
        path = os.path.realpath(draft)
        return tuple(entry for entry in self.accepted if os.path.realpath(entry.file) == path)


def read_settings() -> Settings:
    """The settings; none where there is no such file.

    Raises:
        BaseError: with every problem of the file.
    """
    if not os.path.isfile(FILE):  # noqa: PTH113 - asked at each call
        return Settings()
    from jhstats.load.files import read_files  # noqa: PLC0415 - few folders have the file
    from jhstats.load.lines import locator  # noqa: PLC0415 - as above
    from jhstats.load.loader import located, read_toml  # noqa: PLC0415 - as above
    from jhstats.load.table import TableReader  # noqa: PLC0415 - as above

    problems: list[Problem] = []
    [file] = read_files([FILE])
    top = TableReader(read_toml(file, problems) or {}, Location(FILE), problems)
    locate, accepted = locator([file]), []
    for entry in top.file_array("accepted"):
        figure, draft = entry.required_text("figure"), entry.required_text("file")
        line = locate(entry.location).line
        accepted.append(AcceptedFigure(figure, draft, entry.text("reason"), line))
    settings = Settings(top.text_or_texts("facts"), top.text("lang"), tuple(accepted))
    top.finish()
    if problems:
        raise BaseError(located((file,), problems))
    return settings

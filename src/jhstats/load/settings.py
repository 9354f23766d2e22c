"""What `jhstats.toml` in the current folder says: a base, a language, accepted figures."""

import os
from typing import NamedTuple

from jhstats.errors import BaseError, Kind, Location, Problem

FILE = "jhstats.toml"


class AcceptedFigure(NamedTuple):
    """A figure of a draft (a path from the folder, or a pattern) that an `[[accepted]]` accepts."""

    figure: str
    file: str
    reason: str | None
    line: int | None  # where that stands


class Settings(NamedTuple):
    """Paths of a base, the reader's language, accepted figures; nothing where nobody says."""

    facts: tuple[str, ...] = ()
    lang: str | None = None
    accepted: tuple[AcceptedFigure, ...] = ()

    def accepted_by_draft(self) -> dict[str, list[AcceptedFigure]]:
        """Those of each draft, by its real path."""
        from jhstats.load.documents import draft_names  # noqa: PLC0415 - only proof asks

        found: dict[str, list[AcceptedFigure]] = {}
        for entry in self.accepted:
            for name in draft_names([entry.file]):
                found.setdefault(os.path.realpath(name), []).append(entry)
        return found


def read_settings() -> Settings:
    """The settings; none where there is no such file. A BaseError has every problem of it."""
    if not os.path.lexists(FILE):
        return Settings()
    from jhstats.load.files import MAX_SIZE, read_file  # noqa: PLC0415 - few folders have the file
    from jhstats.load.lines import locator  # noqa: PLC0415 - as above
    from jhstats.load.loader import located, read_toml  # noqa: PLC0415 - as above
    from jhstats.load.table import TableReader  # noqa: PLC0415 - as above

    problems, file = list[Problem](), read_file(FILE, MAX_SIZE)
    top = TableReader(read_toml(file, problems) or {}, Location(FILE), problems)
    facts = top.text_or_texts("facts")
    if top.has("facts") and not (facts or problems):
        top.note(Kind.WRONG_TYPE, "facts", given=[], expected="text")
    locate, accepted = locator([file]), []
    for entry in top.tables("accepted"):
        figure, draft = entry.required_text("figure"), entry.required_text("file")
        line = locate(entry.location).line
        accepted.append(AcceptedFigure(figure, draft, entry.text("reason"), line))
    settings = Settings(facts, top.text("lang"), tuple(accepted))
    top.finish()
    if problems:
        raise BaseError(located([file], problems))
    return settings

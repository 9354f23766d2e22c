"""What `proof` finds in drafts that are set otherwise: `python -m bench.typeset [SET …]`.

A figure says the same however it is set: with no-break spaces, with spaces between Chinese and
digits, in full width, in bold, in lines broken at a width. Each draft of the sets (`unseen-20` and
later, or those that are named) is rewritten in each way, with the figures that are expected of it.
Exit status 1 where a way of setting makes a false alarm.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

import jhstats
from bench.proof import DRAFTS, Case, of_draft
from jhstats.ask.store import Store
from jhstats.load import loader
from jhstats.period import parse
from jhstats.proof.proving import Proof

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Way = Callable[[str], str]

_FIRST, _WIDTH = 20, 60
_BESIDE = r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])"
_TABLE = (Path(jhstats.__file__).parent / "traditional.txt").read_text(encoding="utf-8")
_TRADITIONAL = str.maketrans(*reversed(_TABLE.splitlines()[-2:]))
_AMOUNT = r"[$£€]?\d(?:[\d.,]*\d)?(?:%|bn\b|m\b)?"
_WIDE_DIGITS = {ord("0") + n: ord("０") + n for n in range(10)}


def _put(pattern: str, text: str) -> Way:
    return lambda draft: re.sub(pattern, text, draft)


def _wrapped(draft: str) -> str:
    """The paragraphs broken at a width; lists and tables stay."""
    paragraphs = draft.strip().split("\n\n")
    broken = (
        own if "|" in own or "\n" in own
        else textwrap.fill(own, _WIDTH, break_long_words=False, break_on_hyphens=False)
        for own in paragraphs
    )  # fmt: skip
    return "\n\n".join(broken) + "\n"


WAYS: dict[str, dict[str, Way]] = {
    "en": {
        "as written": lambda draft: draft,
        "no-break spaces": _put(r"(?<=\d) (?=[A-Za-z])", "\u00a0"),
        "a space before %": _put(r"(?<=\d)%", " %"),
        "percent in a word": _put(r"(?<=\d)%", " percent"),
        "no thousands' commas": _put(r"(?<=\d),(?=\d{3}(?!\d))", ""),
        "bold": _put(_AMOUNT, r"**\g<0>**"),
        "en dashes": _put(r"(?<=\d)-(?=\d)", "–"),
        "’ for '": _put("'", "’"),
        "capitals": str.upper,
        "dashes for commas": _put(", ", " — "),
        "broken lines": _wrapped,
    },
    "zh": {
        "as written": lambda draft: draft,
        "spaces beside digits": _put(_BESIDE, " "),
        "no-break spaces": _put(_BESIDE, "\u00a0"),
        "two spaces": _put(_BESIDE, "  "),
        "full width": lambda draft: draft.translate(_WIDE_DIGITS).replace("%", "％"),
        "traditional": lambda draft: draft.translate(_TRADITIONAL),
        "half-width commas": _put("，", ", "),
        "half-width stops": _put("。", ". "),
        "～ for —": _put("—", "～"),
        "bold": _put(_AMOUNT, r"**\g<0>**"),
    },
}


def _rewritten(draft: dict[str, Any], way: Way) -> dict[str, Any]:
    """A draft set in a way, with the figures that stand in it as they were."""
    text, told = way(draft["text"]), list[dict[str, Any]]()
    for own in draft["expect"]:
        words = (own["figure"] if way is _wrapped else way(own["figure"])).split()
        if found := re.search(r"\s+".join(map(re.escape, words)), text):
            told.append({**own, "figure": found[0]})
    return {**draft, "text": text, "expect": told}


def _cases(file: Path, way: Way, proofs: dict[tuple[str, str | None], Proof]) -> Iterator[Case]:
    head = tomli.loads(file.read_text(encoding="utf-8"))
    base = str((file.parent / head["base"]).resolve()) if "base" in head else ""
    for number, draft in enumerate(head["draft"], 1):
        date = draft.get("date")
        if (base, date) not in proofs:
            store = Store(loader.load(base) if base else loader.load())
            proofs[base, date] = Proof(store, parse(date) if date else None)
        yield from of_draft(proofs[base, date], f"{file.stem} {number}", _rewritten(draft, way))


def main() -> int:
    """Print what is found of each way of setting; the status."""
    numbered = (file for file in DRAFTS.glob("unseen-*") if int(file.name[7:]) >= _FIRST)
    folders = [DRAFTS / name for name in sys.argv[1:]] or sorted(numbered)
    proofs: dict[tuple[str, str | None], Proof] = {}
    alarms = 0
    for language, ways in WAYS.items():
        for name, way in ways.items():
            files = (file for own in folders for file in sorted(own.glob(f"*-{language}.toml")))
            cases = [case for file in files for case in _cases(file, way, proofs)]
            planted = [case for case in cases if case.expected == "wrong"]
            fair = [case for case in cases if case.expected in ("right", "rounded")]
            false = [case for case in cases if case.is_false_alarm]
            alarms += len(false)
            found, seen = sum(c.is_found for c in planted), sum(c.is_as_expected for c in fair)
            shares = f"found {found:4} of {len(planted):4}, seen {seen:4} of {len(fair):4}"
            print(f"{language} {name:22} {shares}, false alarms {len(false)}", flush=True)
            for case in false:
                print(f"    {case.draft}: {case.figure} ({case.fact})")
    return int(alarms > 0)


if __name__ == "__main__":
    sys.exit(main())

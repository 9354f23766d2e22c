"""Sources as references: by GB/T 7714-2025, as BibTeX, as CSL-JSON. Nothing is added to them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from jhstats.model import Source


class _Kind(NamedTuple):
    """A kind of source: its code by GB/T 7714, what its reference must tell, its BibTeX entry."""

    code: str
    needed: tuple[str, ...] = ()
    entry: str = "misc"


_ISSUE = ("container-title", "issued", "page")
_KINDS = {
    "article-newspaper": _Kind("N", _ISSUE, "article"),
    "article-journal": _Kind("J", _ISSUE, "article"),
    "report": _Kind("R", ("issued",), "techreport"),
    "webpage": _Kind("EB", ("URL", "accessed")),
    "dataset": _Kind("DS", ("publisher", "URL", "accessed")),
    "book": _Kind("M", ("publisher-place", "publisher", "issued"), "book"),
}
_OTHER = _Kind("Z")
_FIELDS = {
    "container-title": "journal",
    "publisher-place": "address",
    "page": "pages",
    "accessed": "urldate",
}
"""What BibTeX calls otherwise than CSL-JSON."""
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_ESCAPES = str.maketrans({
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_MOST_AUTHORS = 3


def gb7714(source: Source) -> str:
    """A reference by GB/T 7714-2025, without its number; what it needs and lacks is left out.

    A source in Chinese or Japanese has full-width marks. Authors stand as the file has them, but
    `Williams, David R.` as `Williams D R`.
    """
    is_wide = (source.language or "").startswith(("zh", "ja"))
    comma, colon, begin, end = ("，", "：", "（", "）") if is_wide else (", ", ": ", " (", ")")
    own, code = source.extra, _kind(source).code
    issued, url, page = source.issued and source.issued.text, own.get("URL"), own.get("page")
    day = f"{begin}{issued}{end}" if issued else ""
    read = f"[{own['accessed']}]" if "accessed" in own else ""
    if code == "N":
        edition = f"{begin}{page}{end}" if page else ""
        body = _joined(comma, own.get("container-title"), issued) + edition
    elif code == "J":
        year, issue = issued and issued[:4], own.get("issue")
        number = _joined(comma, own.get("container-title"), year, own.get("volume"))
        body = _joined(colon, number + (f"{begin}{issue}{end}" if issue else ""), page)
    elif code in ("EB", "DS"):
        body = (own.get("publisher", "") if code == "DS" else "") + day + read
    else:
        place = _joined(colon, own.get("publisher-place"), own.get("publisher"))
        body = _joined(colon, _joined(comma, place, issued), page)
    authors = [_turned(name) for name in source.author[:_MOST_AUTHORS]]
    if len(source.author) > _MOST_AUTHORS:
        authors.append("等" if is_wide else "et al.")
    title = _joined(colon, source.title, own.get("number"))
    version = own.get("version") and f"V{own['version'].removeprefix('V')}"
    doi = own.get("DOI") and f"DOI:{own['DOI']}"
    title += f"[{code}/OL]" if url else f"[{code}]"
    parts = (comma.join(authors), title, version, body.strip(), url, doi)
    return _joined(". ", *(part and part.removesuffix(".") for part in parts)) + "."


def lacking(source: Source) -> tuple[str, ...]:
    """The keys of what a reference by GB/T 7714 must tell and the source does not."""
    kind, dashes = _kind(source), source.issued.text.count("-") if source.issued else -1
    has_date = dashes > 1 or (dashes >= 0 and kind.code != "N")  # a paper's is a day
    there = {*source.extra, *(["issued"] if has_date else [])}
    return tuple(key for key in kind.needed if key not in there)


def bibtex(source: Source) -> Iterator[str]:
    """The lines of a BibTeX entry; an author whose family name is not told is one name."""
    authors = (name.translate(_ESCAPES) for name in source.author)
    extra = {_FIELDS.get(key, key.lower()): text for key, text in source.extra.items()}
    fields = {
        "author": " and ".join(name if "," in name else f"{{{name}}}" for name in authors),
        "title": f"{{{source.title.translate(_ESCAPES)}}}",
        "date": source.issued and source.issued.text,
        "year": source.issued and str(source.issued.year),
        "langid": source.language,
        **{k: t if k in ("url", "doi") else t.translate(_ESCAPES) for k, t in extra.items()},
    }
    yield f"@{_kind(source).entry}{{{source.id},"
    for key, text in fields.items():
        if text:
            yield f"  {key} = {{{text}}},"
    yield "}"


def csl_json(source: Source, facts: Iterable[str]) -> dict[str, Any]:
    """A reference in CSL-JSON, with the ids of the facts that it is cited for."""
    license_ = source.extra.get("license")
    dates = {
        "issued": source.issued and source.issued.text,
        "accessed": source.extra.get("accessed"),
    }
    extra = {key: text for key, text in source.extra.items() if key not in ("license", "accessed")}
    return {
        "id": source.id,
        "type": source.type or "document",
        "title": source.title,
        **({"author": [_name(name) for name in source.author]} if source.author else {}),
        **{key: _date(text) for key, text in dates.items() if text},
        **({"language": source.language} if source.language else {}),
        **extra,
        "custom": {"facts": list(facts), **({"license": license_} if license_ else {})},
    }


def _kind(source: Source) -> _Kind:
    return _KINDS.get(source.type or "", _OTHER)


def _joined(mark: str, *parts: str | None) -> str:
    return mark.join(filter(None, parts))


def _turned(name: str) -> str:
    """`Williams, David R.` as `Williams D R`; another name as it is."""
    family, comma, given = name.partition(", ")
    return " ".join([family, *(part[0] for part in given.split())]) if comma else name


def _name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name}


def _date(text: str) -> dict[str, Any]:
    ends = text.split("/")
    if not all(map(_DAY.fullmatch, ends)):
        return {"raw": text}
    return {"date-parts": [[*map(int, end.split("-"))] for end in ends]}

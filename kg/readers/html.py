"""Web pages: headline and by-line first, then the body that trafilatura finds, a paragraph a line."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from kg.errors import InputError
from kg.readers.base import CELLS, Read, Reader
from kg.readers.encoding import decode
from kg.resources import lexicon

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding=["']([\w-]+)""", re.I
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:年|-|/|\.)\s*(\d{1,2})\s*(?:月|-|/|\.)\s*(\d{1,2})(?!\d)")
_SOURCE = re.compile(r"来源\s*[:：]\s*([^\s|　]{2,30})")
_AUTHOR = re.compile(r"(?:作者|记者|责任编辑|编辑)\s*[:：]")
_HIDDEN = re.compile(r"<(script|style|head|template|noscript)\b.*?(?:</\1\s*>|$)", re.I | re.S)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>?")
_WHITE = re.compile(r"[^\S\n]+")
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+\s*")
_TAGS = "br p div li h1 h2 h3 h4 h5 h6 section article center table"
_OWN_LINE = " or ".join("self::" + name for name in re.findall(r"\w+", _TAGS))
# A body has so many characters.
_LEAST = 60


def characters(data: bytes, path: str) -> str:
    """Return the characters of a page: by its byte-order mark, its declared charset, else by measure."""
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name)
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, path)


def read_html(data: bytes, path: str) -> Read:
    """Return headline, by-line (as the page prints it) and body of a page, one paragraph a line.

    Metadata: title, author, date (ISO day), source — what the page declares. Raises InputError where the bytes
    hold no readable body.
    """
    page = characters(data, path)
    title, author, site, body = _extract(page)
    body = _marked(page, len(body)) or _rows(body) or _plain(page)
    if not body.strip():
        raise InputError(f"{path}: no text in this page; save the article itself, not its frame")
    line, day = _byline(page)
    body = "\n".join(part for part in body.split("\n") if part.strip() != line) if line else body
    body = "\n".join(part for n, part in enumerate(body.split("\n")) if n > 5 or part.strip() != title)
    head = [part for part in (title, line) if part]
    found = {"title": title, "author": author, "date": day, "source": site}
    metadata = tuple(sorted((k, v) for k, v in found.items() if v))
    return Read("\n".join([*head, *([""] if head else []), body]) + "\n", "text/html", (), metadata)


def _extract(page: str) -> tuple[str, str, str, str]:
    """Title, author, site and body by trafilatura; dates are ours (it reads 2025年3月5日 as 2025-01-01)."""
    import trafilatura
    from lxml.etree import LxmlError

    try:
        body = trafilatura.extract(page, include_comments=False, include_tables=True, favor_recall=True) or ""
        facts = trafilatura.extract_metadata(page)
    except (LxmlError, ValueError, AssertionError):
        return "", "", "", ""
    clean = [_WHITE.sub(" ", getattr(facts, k, None) or "").strip() for k in ("title", "author", "sitename")]
    return clean[0], clean[1], clean[2], body


def _tree(page: str) -> Any:
    """The page parsed, without what is never shown; None where it is too broken."""
    from lxml import html
    from lxml.etree import LxmlError

    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError):
        return None
    for node in tree.xpath("//script|//style|//noscript|//template|//head"):
        node.drop_tree()
    return tree


def _lines(page: str) -> list[str]:
    tree = _tree(page)
    return _bare(page) if tree is None else _lines_of(tree) or _bare(page)


def _lines_of(tree: Any) -> list[str]:
    """The lines that a part of a page shows: a paragraph, a break, a row of a table each."""
    for node in tree.xpath(".//td[following-sibling::*]|.//th[following-sibling::*]"):
        node.tail = CELLS + (node.tail or "").strip()
    for node in tree.xpath(".//td//*|.//th//*"):
        node.tail = (node.tail or "").replace("\n", " ")
    for node in tree.xpath(f".//*[{_OWN_LINE}][not(ancestor::td or ancestor::th)]|.//tr"):
        node.tail = "\n" + (node.tail or "")
        node.text = "\n" + (node.text or "") if node.tag != "br" else node.text
    text = str(tree.text_content())
    return [line for line in (_spaced(part) for part in text.split("\n")) if line]


def _spaced(line: str) -> str:
    """A line with its white space as one space, cells parted as in every format."""
    cells = [_WHITE.sub(" ", cell).strip() for cell in line.split(CELLS)]
    return CELLS.join(cells) if any(cells) else ""


def _marked(page: str, least: int) -> str:
    """The text of the part that the site itself marks as the body, where it is no less than half of `least`."""
    tree = _tree(page)
    if tree is None:
        return ""
    known = lexicon("columns")["bodies"]
    for key, names in (("id", known["ids"]), ("class", known["classes"])):
        for name in names:
            for node in tree.xpath(f".//*[contains(concat(' ', @{key}, ' '), concat(' ', $name, ' '))]", name=name):
                text = "\n".join(_lines_of(node))
                if len(text) >= max(_LEAST, 0.5 * least):
                    return text
    return ""


def _rows(body: str) -> str:
    """A body with the rows of its tables as in every format, not as Markdown has them: | a | b |."""
    lines = []
    for line in body.split("\n"):
        if _RULE.fullmatch(line):
            continue
        if line.startswith("|") and line.rstrip().endswith("|") and line.count("|") > 2:
            line = CELLS.join(cell.strip() for cell in line.strip().strip("|").split("|"))
        lines.append(line)
    return "\n".join(lines)


def _bare(page: str) -> list[str]:
    """A page too broken to be parsed, without its tags."""
    text = _TAG.sub("\n", _HIDDEN.sub("\n", page))
    return [line for line in (_WHITE.sub(" ", unescape(part)).strip() for part in text.split("\n")) if line]


def _plain(page: str) -> str:
    return "\n".join(_lines(page))


def _byline(page: str) -> tuple[str, str]:
    """The line that names date and source or author as printed (来源：工人日报 2025年3月5日), and its ISO day."""
    declared = re.search(
        r"""<meta[^>]+(?:published_time|publishdate|pubdate)["'][^>]*content=["']([^"']+)""", page[:20000], re.I
    )
    day = iso_day(declared[1]) if declared else ""
    for line in _lines(page)[:60]:
        if len(line) <= 80 and (_SOURCE.search(line) or _AUTHOR.search(line)):
            return line, day or iso_day(line)
        if len(line) <= 40 and not day:
            day = iso_day(line)
    return "", day


def iso_day(text: str) -> str:
    """Return the first calendar date in `text` as an ISO day, or "": 2025年3月5日 → 2025-03-05."""
    from datetime import date

    for year, month, day in _DATE.findall(text):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""


READER = Reader("html/1", (".html", ".htm", ".xhtml"), read_html, 16)

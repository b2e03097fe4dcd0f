"""Government documents: issuer, title, number, addressee, numbered body, signature, date, attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.layout.base import APART, Para
from kg.layout.dates import full_day
from kg.layout.fronts import has_front, unfolded
from kg.layout.roles import is_row
from kg.layout.words import Words

_HEAD = 14
_ADDRESS = 500
_ENUMERATED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百〇\d]+[章节条编])"
)
_FIRST = re.compile(r"^(?:目\s*[录次]$|第一[章条编])")
_CONTENTS = re.compile(r"^目\s*[录次]$")
_ITEM = re.compile(r"^\d{1,2}[.．、]")
_SIGNS = re.compile(r"[《》〈〉“”\s]")


def is_notice(paras: Sequence[Para], words: Words) -> bool:
    """Whether a source is one government document: a number or an order at its top, or a notice with addressee.

    （国办发〔2018〕123号; 中华人民共和国国务院令 第706号; 关于…的通知 with 各省、自治区…：）
    """
    head = paras[:_HEAD]
    if any(p.role in ("columnhead", "affiliation") for p in head):
        return False
    if has_front(head) or any(p.role == "number" or words.order.match(p.text) for p in head):
        return True
    if any(words.announcement.match(p.text) for p in head[:3]) or _is_statute(head, words):
        return True
    shorts = [i for i, p in enumerate(head[:6]) if p.role == "short" or words.notice.search(p.text)]
    return any(words.notice.search(head[i].text) and _addressee(paras, i + 1, words) is not None for i in shorts)


def _adopts(paras: Sequence[Para], at: int, words: Words) -> int:
    """Where the bracket of adoption that opens at a paragraph ends (behind), 0 where there is none."""
    text = ""
    for i in range(at, min(at + 8, len(paras))):
        text += paras[i].text
        if not words.adopting.match(text):
            return 0
        if text[-1] in "）)":
            return i + 1 if words.adopted.match(text) else 0
    return 0


def _is_statute(head: Sequence[Para], words: Words) -> bool:
    """Whether a title is followed by its adoption (（…第十四次会议通过）) or by its first chapter or article."""
    for i, para in enumerate(head[:4]):
        below = head[i + 1 : i + 4]
        if (words.notice.search(para.text) or words.statute.search(para.text)) and _adopts(head, i + 1, words):
            return True
        if words.statute.search(para.text) and "。" not in para.text:
            return any(_FIRST.match(p.text) for p in below)
    return False


def _addressee(paras: Sequence[Para], start: int, words: Words) -> int | None:
    """The paragraph that names whom it goes to: 各省、自治区、直辖市人民政府，国务院各部委："""
    for i in range(start, min(start + 3, len(paras))):
        text = paras[i].text
        if text[-1] in "：:" and len(text) <= _ADDRESS and not re.search("[。！？“”]", text):
            return None if words.not_addressed.search(text) else i
        if paras[i].role not in ("number", "furniture", "short", "day"):
            return None
    return None


def settle_notice(paras: Sequence[Para], words: Words) -> list[Para]:
    """Return the paragraphs of a government document with their final roles."""
    found = unfolded(paras, words)
    at = _settle_head(found, words)
    signed = _signature(found, at, words)
    for i in range(at, len(found)):
        para = found[i]
        if para.role in APART:
            continue
        if signed and signed[0] <= i < signed[1]:
            found[i] = replace(para, role="date" if para.role == "day" else "signature")
        elif signed and i >= signed[1]:
            found[i] = replace(para, role=_after(found, i, signed[1], words))
        elif (words.attachment.match(para.text) and not _ENUMERATED.match(para.text)) or _listed(found, i):
            found[i] = replace(para, role="attachment")
        else:
            found[i] = replace(para, role="subhead" if para.role in ("short", "names", "byline") else "body")
    return _order_title(found, words)


def _listed(found: Sequence[Para], i: int) -> bool:
    """Whether a line goes on with the list of attachments above it: 附件：1.申请表 / 2.填表说明."""
    return (
        i > 0 and found[i - 1].role == "attachment" and bool(_ITEM.match(found[i].text)) and found[i].role == "short"
    )


def _settle_head(found: list[Para], words: Words) -> int:
    """Roles down to the addressee; returns where the body starts."""
    last = max((i for i, p in enumerate(found[:_HEAD]) if _numbers(p, words)), default=-1)
    titled = False
    at = 0
    while at < len(found):
        para = found[at]
        if para.role in APART:
            pass
        elif para.role.startswith("front "):
            found[at] = replace(para, role=para.role.removeprefix("front "))
            titled = titled or para.role == "front title"
        elif _numbers(para, words):
            own = words.bare_number.match(para.text) and at > 0 and words.bodies.match(found[at - 1].text)
            found[at] = replace(para, role="title" if own and found[at - 1].role == "title" else "number")
        elif ends := _adopts(found, at, words):
            found[at:ends] = [replace(p, role="subtitle") for p in found[at:ends]]
            titled, at = True, ends - 1
        elif words.announcement.match(para.text):
            found[at] = replace(para, role="title")
            titled = True
        elif words.secrecy.match(para.text) or para.role == "day":
            found[at] = replace(para, role="furniture")
        elif words.red.match(para.text) and at < last:
            found[at] = replace(para, role="issuer")
        elif (
            para.role == "short"
            and not _ENUMERATED.match(para.text)
            and not _CONTENTS.match(para.text)
            and not (titled and at > last + 1)
        ):
            found[at] = replace(para, role="title")
            titled = not _unfinished(found, at, last)
        elif not titled and (at < last or _is_title(para, words)):
            found[at] = replace(para, role="title")
        else:
            break
        at += 1
    _settle_headings(found[:at], found)
    if (address := _addressee(found, at, words)) is not None:
        for i in range(at, address + 1):
            found[i] = replace(found[i], role="addressee")
        at = address + 1
    return at


def _settle_headings(head: Sequence[Para], found: list[Para]) -> None:
    """A page's title over the paper's own heading that says it again: the heading is the subtitle.

    乡村绿化行动方案 / 国家林业和草原局关于印发 / 《乡村绿化行动方案》的通知
    """
    titles = [i for i, p in enumerate(head) if p.role == "title"]
    if len(titles) < 2:
        return
    first = _SIGNS.sub("", head[titles[0]].text.removesuffix("的通知"))
    if len(first) > 5 and first in _SIGNS.sub("", "".join(head[i].text for i in titles[1:])):
        for i in titles[1:]:
            found[i] = replace(found[i], role="subtitle")


def _is_title(para: Para, words: Words) -> bool:
    """A headline too long for a short line: 某省某厅 某省总工会关于印发《…》的通知."""
    return bool(words.notice.search(para.text)) and len(para.text) <= 160 and "。" not in para.text


def _unfinished(found: Sequence[Para], at: int, last: int) -> bool:
    """Whether a headline goes on below: its number is still to come, or the next line is a short one too."""
    return at < last or (at + 1 < len(found) and found[at + 1].role == "short")


def _numbers(para: Para, words: Words) -> bool:
    return para.role == "number" or bool(words.order.match(para.text))


def _signature(found: Sequence[Para], start: int, words: Words) -> tuple[int, int] | None:
    """The range of the first signature: short lines over a date that stands alone, and the date."""
    for i in range(start, len(found)):
        if _signs_and_dates(found[i], words):
            return i, i + 1
        if found[i].role == "day":
            low = i
            while low > start and i - low < 12 and _signs(found[low - 1], words):
                low -= 1
            return low, i + 1
    last = len(found) - 1
    if last > start and _signs(found[last], words) and found[last - 1].role == "text":
        return last, last + 1
    return None


def _signs_and_dates(para: Para, words: Words) -> bool:
    """A line of bodies and the day: 北江市林业局　2024年3月5日."""
    day = full_day(para.text)
    if day is None or day.end < len(para.text) or len(para.lines) > 1:
        return False
    names = para.text[: day.start].split() or [""]
    return para.role not in APART and all(words.row.fullmatch(name) for name in names)


def _signs(para: Para, words: Words) -> bool:
    """Whether a short line can be a body or a person who signs, not a numbered head or a list of attachments."""
    listed = _ENUMERATED.match(para.text) or words.attachment.match(para.text)
    return para.role in ("short", "names", "byline") and not listed and (len(para.text) <= 60 or is_row(para, words))


def _after(found: Sequence[Para], i: int, first: int, words: Words) -> str:
    """Roles behind the signature: what opens an attachment, then its text."""
    para = found[i]
    if words.attachment.match(para.text):
        return "attachment"
    before = next((p.role for p in reversed(found[first:i]) if p.role not in APART), "start")
    if para.role == "short" and before in ("start", "attachment") and not _ENUMERATED.match(para.text):
        return "attachment"
    return {"short": "subhead", "day": "body", "names": "body", "byline": "body"}.get(para.role, "body")


def _order_title(found: list[Para], words: Words) -> list[Para]:
    """An order (…令 第706号) has no headline of its own: what it promulgates, printed behind it, gives it one."""
    if any(p.role == "title" and not words.order.match(p.text) and not p.text.endswith("令") for p in found):
        return found
    for i, para in enumerate(found):
        if para.role == "title":
            found[i] = replace(para, role="number")
    at = next((i for i, p in enumerate(found) if p.role == "attachment" and not words.attachment.match(p.text)), None)
    if at is not None:
        found[at] = replace(found[at], role="title")
    return found

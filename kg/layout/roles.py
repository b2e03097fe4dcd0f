"""What a line or a paragraph is by its own look: by-line, column head, furniture, headline, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.layout.base import Line, Para
from kg.layout.credit import credits
from kg.layout.dates import full_day
from kg.layout.words import Words
from kg.replacing import replace

_SIGNS = re.compile(r"^[^\w\u3400-\u9fff]{3,}$")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
# What a browser prints at the head and foot of its pages: 11/29/26, 1:46 AM · https://… · 1/2.
_STAMP = re.compile(
    r"(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，\s]+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?|(?:https?|file)://\S+|\d{1,4}/\d{1,4})"
)
# A note at the foot of a page: ① 某总工会：《某年报》，2024年，第12页。
_NOTE = re.compile(r"[①-⑳]|[\[［【]\d{1,3}[\]］】]|\*(?!\*)")
_CAPTION = 120
_SHORT = 46
_ROW = 400
_HEADING = 160
_PUNCTUATED = re.compile("[，。；]")


@lru_cache(maxsize=1 << 16)
def line_role(text: str, words: Words) -> str | None:
    """Return the role of a line that stands for itself (byline, columnhead, furniture, day …), or None."""
    if len(text) > 80:
        return None
    if (
        _STAMP.fullmatch(text.strip())
        or _SIGNS.match(text)
        or words.editors.match(text)
        or words.page.match(text)
        or words.web.match(text)
    ):
        return "furniture"
    day = full_day(text)
    if day and len(text) <= 40 and not _PUNCTUATED.search(text):
        rest = text[: day.start] + text[day.end :]
        if not rest.strip():
            return "day"
        if len(rest) <= 24 and not words.attachment.match(text) and _date_line(rest, words):
            return "furniture"
    if words.number.match(text):
        return "number"
    if words.addressed.match(text):
        return "address"
    if words.front.match(text):
        return "front"
    if words.column.match(text):
        return "columnhead"
    if (words.byline.match(text) and len(text) <= 60) or words.source.match(text) or credits(text, words) is not None:
        return "byline"
    if words.column_like.match(text):
        return "columnhead"
    return "names" if is_names(text, words) else None


def _date_line(rest: str, words: Words) -> bool:
    """What stands beside the date in a running head: a weekday, the paper, a page, an editor, where from."""
    parts = [p for p in re.split(r"[\s|｜·,/()（）]+", rest) if p]
    known = re.compile(
        r"^(?:星期[一二三四五六日天]|周[一二三四五六日天]|农历.*|第?\d+[期版号].*|\d{1,2}:\d{2}(?::\d{2})?|来源.*|今日.*)$"
    )
    looks = (known, words.editors, words.paper, words.page, words.column)
    return all(any(look.match(p) for look in looks) for p in parts)


def is_names(text: str, words: Words) -> bool:
    """Return whether a line is nothing but one to four names: 赵坤 熊军, 李 明, 张三（某大学教授）, 李明 发自北京."""
    if len(text) > 60:
        return False
    kept = words.byline_words.sub("", _BRACKETS.sub("", text)).strip()
    if not 0 < len(kept) <= 24 or not words.name.match(text):
        return False
    parts = _name_parts(kept)
    return 0 < len(parts) <= 4 and all(words.name.fullmatch(p) and p not in words.no_names for p in parts)


def _name_parts(text: str) -> list[str]:
    """Split at spaces and 、; two lone characters side by side are one name set wide: 李 明."""
    parts: list[str] = []
    lone = False
    for part in re.split(r"[\s\u3000、]+", text.strip()):
        if len(part) == 1 and lone:
            parts[-1] += part
            lone = False
        else:
            parts.append(part)
            lone = len(part) == 1
    return parts


def names_of(text: str, words: Words) -> tuple[str, ...]:
    """Return the people of a by-line in order: 本报记者 李明 通讯员 王芳 → 李明, 王芳."""
    if signed := credits(text, words):
        return signed
    if words.source.match(text):
        return tuple(dict.fromkeys(n for m in words.signed.finditer(text) for n in names_of(m[1], words)))
    if (group := words.group.search(text)) and len(_name_parts(text)) == 1:
        return (group[0],)
    kept = text.strip("（）() ") if text[0] in "（(" and text[-1] in "）)" else text
    kept = _BRACKETS.sub(" ", kept)
    kept = words.byline_words.sub(" ", kept)
    kept = re.sub(r"[/:：|｜,，]+", " ", kept)
    found = [p for p in _name_parts(kept) if 2 <= len(p) <= 16 and (words.name.fullmatch(p) or len(p) <= 4)]
    return tuple(dict.fromkeys(found))


def with_role(para: Para, words: Words, role: str | None) -> Para:
    """Return the paragraph with the role that its own look gives it; `role` is that of its line, if it has one."""
    if len(para.lines) == 1 and role:
        return replace(para, role=role)
    if words.affiliation.match(para.text) and len(para.text) <= 200:
        return replace(para, role="affiliation")
    if len(para.text) <= _CAPTION and words.caption.fullmatch(para.text):
        return replace(para, role="caption")
    if (match := words.dateline.match(para.text)) and match.end() == len(para.text):
        return replace(para, role="dateline")
    return replace(para, role="short" if is_short(para) or is_row(para, words) else "text")


def with_footnotes(paras: Sequence[Para]) -> list[Para]:
    """Return the paragraphs, those with role `footnote` that begin with a sign to which a text above refers."""
    found: list[Para] = []
    referred: set[str] = set()
    for para in paras:
        own = _NOTE.match(para.text)
        if own and own[0] in referred and para.role in ("text", "short"):
            para = replace(para, role="footnote")
        elif para.role == "text":
            referred.update(m[0] for m in _NOTE.finditer(para.text, 1) if para.text[m.start() - 1] not in "；;：:。")
        found.append(para)
    return found


def is_short(para: Para) -> bool:
    """Whether it looks like a headline or sub-head: short, no full stop, no sign that leaves it open, no cells."""
    text = para.text
    if any("\u3000|\u3000" in x.text for x in para.lines):
        return False
    if len(text) > _SHORT * 2 or sum(x.width for x in para.lines) > _SHORT or text[-1] in "。，,；;、：:…":
        return False
    inner = len(re.findall("[。！？；]", text[:-1]))
    return inner == 0 and not (text[-1] in "”’」』）)" and "。" in text[-3:])


def is_row(para: Para, words: Words) -> bool:
    """Whether it is a long row of bodies that sign together: 生态环境部 商务部 海关总署 国家能源局."""
    if len(para.lines) > 3 or len(para.text) > _ROW:
        return False
    names = [name for line in para.lines for name in line.text.split()]
    return len(names) > 2 and all(words.row.fullmatch(name) for name in names)


def is_heading(para: Para, words: Words) -> bool:
    """Whether a line too wide to be short heads a paper: 某部 某局关于印发《…》的通知."""
    return len(para.text) <= _HEADING and bool(words.notice.search(para.text)) and "。" not in para.text


def starts_alone(line: Line, words: Words) -> bool:
    """Whether a line always begins a paragraph although it may go on: （作者单位分别为…, 附件：."""
    return bool(words.affiliation.match(line.text))

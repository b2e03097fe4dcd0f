"""Documents: 《》 titles by their kind, documents named without 《》, document numbers.

《关于查田运动的决议》 → Resolution; 党的二十大报告 → PolicyReport;
（国发〔2024〕12号） → value of the title before it
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, inside
from kg.mentions.heads import Heads, heads_of
from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "policy.toml"
_TAIL = re.compile(r"[（(\[〔][^（）()〔〕\[\]]*[）)\]〕]$")
_ORDERED = re.compile(r"[\u4e00-\u9fff]{2,20}令\s?[（(][^）)]{0,8}第\s?\d{1,4}\s?号[）)][（(](.+)[）)]$")
_LEAD = re.compile(
    r"[^〔\[［（(【﹝]*(?:文号|编号|字号|为|根据|按照|依据|参照|以及|印发|下发)(?=[^〔\[［（(【﹝]{2,})"
)
_BEFORE, _AFTER = 14, 6
_PRESS = "报刊名"


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """The lexicon of documents, compiled."""

    kinds: Heads
    media: tuple[str, ...]
    context: tuple[tuple[str, tuple[str, ...]], ...]
    draft: tuple[str, ...]
    bare: frozenset[str]
    named: tuple[tuple[str, str, re.Pattern[str]], ...]
    number: re.Pattern[str]
    headline: re.Pattern[str]
    congress: re.Pattern[str]


@lru_cache(maxsize=4)
def titles_of(root: Path) -> Titles:
    """Return the compiled lexicon policy.toml of the ontology folder `root`."""
    data = lexicon("policy", root)
    named = data["named"]
    laws = either(named["laws"])
    patterns = [("law", "Law", re.compile(f"中华人民共和国(?:{laws})|{laws}"))]
    for key, cls in (("report", "PolicyReport"), ("plan", "Plan"), ("resolution", "Resolution")):
        patterns += [(key, cls, re.compile(p)) for p in named[key]]
    return Titles(
        heads_of(data["kind"]),
        tuple(data["media"]["endings"]),
        tuple((cls, tuple(words)) for cls, words in data["context"].items()),
        tuple(data["draft"]["words"]),
        frozenset(data["bare"]["words"]),
        tuple(patterns),
        re.compile("|".join(f"(?:{p})" for p in data["number"]["patterns"])),
        re.compile("|".join(f"(?:{p})" for p in data["headline"]["patterns"])),
        re.compile(data["headline"]["congress"]),
    )


def kind_of(title: str, before: str, after: str, root: Path) -> tuple[str, str]:
    """Return the class of the document with this title (without 《》) and the reason.

    `before` and `after` are the words around it: 课程《智能装备》 is a course whatever its ending.
    """
    titles = titles_of(root)
    tail = _TAIL.search(title)
    if (tail and any(w in tail.group() for w in titles.draft)) or title.endswith(titles.draft):
        return "Draft", "题中有草案或征求意见稿"
    core = _TAIL.sub("", title)
    for marked in (_TAIL.sub("", core), core, title):
        head = titles.kinds.ending(marked)
        if head and (len(head) > 1 or len(marked) > 3 or (head == "法" and len(marked) == 3)):
            cls = titles.kinds.classes[head]
            if cls not in {"Book"}:
                return cls, f"题以“{head}”收尾"
    if title.endswith(titles.media):
        return "Book", _PRESS
    for cls, words in titles.context:
        hit = next((w for w in words if w in before or (len(w) > 1 and after.startswith(w))), None)
        if hit and cls != "Policy":
            return cls, f"近旁有“{hit}”"
    if title.startswith("关于"):
        return "Policy", "题以“关于”起头"
    head = titles.kinds.ending(core)
    return ("Book", f"题以“{head}”收尾") if head else ("Work", "书名号")


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield 《》 titles with their numbers, documents without 《》, and numbers that stand alone."""
    titles = titles_of(setting.root)
    numbers = {m.start(): m for m in titles.number.finditer(line.text)} if "号" in line.text else {}
    last_end, last_cls = -9, ""
    for start, end in line.titles:
        inner = line.text[start + 1 : end - 1].strip()
        if not inner:
            continue
        cls, why = kind_of(
            inner, line.text[max(0, start - _BEFORE) : start], line.text[end : end + _AFTER], setting.root
        )
        if cls == "Work" and line.text[last_end:start] in {"", "、", "和", "与", "及", "以及", "，"}:
            cls, why = last_cls or cls, "与前一书名并列"
        last_end, last_cls = end, cls
        if why == _PRESS and line.text.startswith("杂志", end):
            # 《求是》杂志发表文章: who brings it out.
            yield Candidate(start, end + len("杂志"), "Media", f"rule:{FILE}#media", 1.6, why)
            continue
        printed = _number_after(line.text, end, numbers)
        yield Candidate(start, end, cls, f"rule:{FILE}#{cls.lower()}", 1.5, why, value=printed)
    for number in numbers.values():
        if not inside(number.start(), number.end(), line.titles):
            lead = _LEAD.match(number.group())
            first = number.start() + (lead.end() if lead else 0)
            printed = line.text[first : number.end()]
            start = first + _before_order(printed, line.role)
            yield Candidate(start, number.end(), "Policy", f"rule:{FILE}#document-number", 0.9, "文号",
                            printed, generic=True)  # fmt: skip
    if line.role in {"title", "subtitle"}:
        yield from _headline(line, setting, numbers)
    if line.role == "subtitle":
        for match in titles.congress.finditer(line.text):
            yield Candidate(*match.span(), "LegislativeBody", f"rule:{FILE}#congress", 2.0, "通过或公布文件的机关")
    for key, cls, pattern in titles.named:
        for match in pattern.finditer(line.text):
            if inside(match.start(), match.end(), line.titles) or not _bounded(line, *match.span()):
                continue
            yield Candidate(*match.span(), cls, f"rule:{FILE}#{key}", 0.95, "不带书名号的文件名")


def _headline(line: Line, setting: Setting, numbers: dict[int, re.Match[str]]) -> Iterator[Candidate]:
    """Yield the title of a government paper; its number may stand behind it, the title behind an order's number.

    某局关于…的通知（林科发（2012）5号） · 某局令（第37号）（湿地保护管理规定）
    """
    titles, text = titles_of(setting.root), line.text
    printed = next((m for m in numbers.values() if m.end() == len(text) - 1 and text[m.start() - 1] in "（("), None)
    ends = printed.start() - 1 if printed else len(text)
    if ordered := _ORDERED.match(text):
        span = ordered.span(1)
    elif match := titles.headline.search(text[:ends]):
        span = match.span()
    else:
        return
    cls, why = kind_of(text[span[0] : span[1]], "", "", setting.root)
    cls = cls if setting.ontology.root(cls) == "Policy" else "Policy"
    number = printed.group() if printed else None
    yield Candidate(*span, cls, f"rule:{FILE}#headline", 2.0, f"公文标题，{why}", value=number)


def _before_order(number: str, role: str) -> int:
    """Return how much of 交通运输部令2023年第5号 in its own line is the body that orders."""
    return max(0, number.find("令")) if role in {"number", "title"} and number.find("令") > 1 else 0


def _number_after(text: str, end: int, numbers: dict[int, re.Match[str]]) -> str | None:
    """Return 国发〔2024〕12号 where the title ending at `end` is followed by it in brackets."""
    if text[end : end + 1] in {"（", "("} and (number := numbers.get(end + 1)):
        return number.group()
    return None


def _bounded(line: Line, start: int, end: int) -> bool:
    """Return whether a name without marks stands on word boundaries at least at one side and is not cut."""
    after = line.text[end : end + 1]
    return (start in line.at or start in line.until) and after not in {"学", "律", "院", "庭", "官", "规", "治"}


PART = Part("policy", ("text", "words"), ("Policy", "Work", "Media"), find)

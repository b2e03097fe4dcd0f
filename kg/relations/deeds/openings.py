"""Where the words of a deed begin behind the name: 浙江等地|开展活动, 某隧道等9项工程|入选榜单."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase

_COUNTED = re.compile(
    r"等(?:\d+|[两三四五六七八九十多]+)个?(?:省份|省区市|省区|省市|省|国家|国|地|城市|市|部门|单位|企业|家)"
)
_ITEMS = re.compile(r"\d+[项个家座条所款件部种]")


def behind(text: str, clause: Clause, start: int, lists: Mapping[str, frozenset[str]], carried: bool) -> int:
    """Return where the words begin when what the statement's time and modality tell is passed over."""
    if not carried:
        head = clause.subject[-1].head if clause.subject else None
        person = head is not None and head.cls == "Person"
        counted = _COUNTED.match(text, start)
        names = lists["titles"] if person else lists["tails"]
        tail = counted[0] if counted else max((w for w in names if text.startswith(w, start)), key=len, default="")
        start = _bracketed(text, start + len(tail))
        if tail == "等" and _ITEMS.match(text, start):
            # 甲隧道、乙隧道等9项工程|入选
            start = next((p.start for p in clause.phrases if p.start > start and p.kind not in {"np", "mark"}), start)
        if text[start - 1 : start] == "》" and text[start : start + 1] in {"中", "里", "内"}:
            # 《大典》中|新增了小类
            start += 1
    for k, phrase in enumerate(clause.phrases):
        if phrase.start != start:
            continue
        if text.startswith("将在", start):
            return start + 1
        if phrase.word == "将" and disposes(clause.phrases[k + 1 :], phrase.kind == "pp"):
            break
        if phrase.word == "将" and phrase.kind in {"pp", "prep"}:
            return start + 1
        if phrase.kind == "time" or text[start : phrase.end] in lists["timing"]:
            start = _bracketed(text, phrase.end)
    return start


def disposes(behind: Sequence[Phrase], taken: bool) -> bool:
    """Whether 将 says what is done with a thing: 将项目|整合, 将元素|组合|在一起; not 将|坚定|捍卫|利益."""
    named = taken
    if not taken and behind and behind[0].kind in {"pp", "prep", "time"}:
        return False
    for k, phrase in enumerate(behind):
        if phrase.kind == "verb" and not phrase.relative and named:
            after = behind[k + 1] if k + 1 < len(behind) else None
            moved = phrase.word[-1] in "为成至到入进在" or (
                after is not None and after.kind in {"pp", "prep", "adv", "mark"}
            )
            if moved or (after is None and taken):
                return True
        named = named or phrase.kind == "np"
    return False


def _bracketed(text: str, start: int) -> int:
    """Return where the text goes on behind a bracket: 今天|（5月7日）|开幕."""
    return start if not text.startswith("（", start) else text.find("）", start) + 1 or start

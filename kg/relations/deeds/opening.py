"""Where the words begin that tell of a name: 上海等5个城市|启动试点, 今天（5月7日）|开幕."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase

_COUNTED = re.compile(
    r"等(?:\d+|[两三四五六七八九十多]+)个?(?:省份|省区市|省区|省市|省|国家|国|地|城市|市|部门|单位|企业|家)"
)
# 超|1.3万家企业
_MORE = re.compile(r"(?:超过?|近|约|逾)\d")
# 甲隧道、乙隧道等|9项中国工程|入选
_HEADS = re.compile(r"(?:\d+|[两三四五六七八九十多])[余多]?[个项座条款处家种部件届]")


def words_behind(text: str, clause: Clause, start: int, lists: Mapping[str, frozenset[str]], carried: bool) -> int:
    """Return where the words begin when what the statement's time and modality tell is passed over."""
    if not carried:
        head = clause.subject[-1].head if clause.subject else None
        person = head is not None and head.cls == "Person"
        counted = _COUNTED.match(text, start)
        names = lists["titles"] if person else lists["tails"]
        tail = counted[0] if counted else max((w for w in names if text.startswith(w, start)), key=len, default="")
        start = _bracketed(text, _summed(text, clause, start + len(tail)))
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
        if phrase.kind == "time" and text.startswith("每", start) and not text.startswith("的", phrase.end):
            # 每两个月|举办一次路演
            break
        if phrase.kind == "time" or text[start : phrase.end] in lists["timing"]:
            start = _bracketed(text, phrase.end)
    return start


def _summed(text: str, clause: Clause, start: int) -> int:
    """Return where the words begin behind what sums a list up: 甲隧道、乙隧道等|9项中国工程|入选."""
    here = start + text.startswith("等", start)
    if clause.main is None or not text.endswith("等", 0, here) or not _HEADS.match(text, here):
        return start
    nouns = [p for p in clause.phrases[: clause.main] if p.end > here]
    if not nouns or any(p.kind not in {"np", "mark"} for p in nouns):
        return start
    return nouns[-1].end


def counts_others(text: str, clause: Clause, start: int) -> bool:
    """Whether so many behind a name do what is told, not it: 江苏省|超1.3万家企业|实施数字化改造."""
    if not _MORE.match(text, start):
        return False
    behind = [p for p in clause.phrases if p.end > start and p.kind in {"np", "verb"}]
    counted = next((k for k, p in enumerate(behind) if p.kind == "np"), len(behind))
    return any(p.kind == "verb" and not p.relative for p in behind[counted + 1 :])


def disposes(behind: Sequence[Phrase], taken: bool) -> bool:
    """Whether 将 says what is done with a thing: 将项目|整合, 将元素|组合|在一起; not 将|坚定|捍卫|利益."""
    named = taken
    if not taken and behind and behind[0].kind in {"pp", "prep", "time"}:
        return False
    for k, phrase in enumerate(behind):
        if phrase.kind == "verb" and not phrase.relative and named:
            after = behind[k + 1] if k + 1 < len(behind) else None
            moved = phrase.word[-1] in "为成至到入进在向" or (
                after is not None and after.kind in {"pp", "prep", "adv", "mark"}
            )
            if moved or (after is None and taken):
                return True
        named = named or phrase.kind == "np"
    return False


def _bracketed(text: str, start: int) -> int:
    """Return where the text goes on behind a bracket: 今天|（5月7日）|开幕."""
    return start if not text.startswith("（", start) else text.find("）", start) + 1 or start


def chained(text: str, clause: Clause, start: int) -> int:
    """Return where a row of verbs begins of which one would open the words: 亲自谋划、|亲自部署、亲自指导改革."""
    at = next((k for k, p in enumerate(clause.phrases) if p.start == start and p.kind == "verb"), None)
    often = clause.phrases[at - 1] if at else None
    if often is not None and often.kind == "time" and often.end == start and text.startswith("每", often.start):
        # 每两个月|举办一次路演
        return often.start
    while at is not None:
        before = at
        while before and clause.phrases[before - 1].kind == "adv":
            before -= 1
        if (
            before < 2
            or clause.phrases[before - 1].kind != "join"
            or not text.endswith("、", 0, clause.phrases[before - 1].end)
        ):
            break
        verb = clause.phrases[before - 2]
        if verb.kind != "verb" or verb.relative:
            break
        at, start = before - 2, verb.start
    return start

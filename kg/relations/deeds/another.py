"""Whether words behind a name have a subject of their own: 某国|消费者信心指数下降, 某机构|调查人员已离开某地."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase

Lists = Mapping[str, frozenset[str]]
# 甲省|中部: a name that only says where in another.
DIRECTION = re.compile("[东南西北中]{1,2}部")


def of_another(text: str, clause: Clause, start: int, lists: Lists, carried: bool) -> bool:
    """Whether the words of a clause from `start` on tell of what stands at their head, not of the name before them.

    `carried` where that name stands in a clause before: 预计今年年底|通水运行 is told of it.
    """
    if text.startswith(("有关", "相关"), start):
        # 甲部|有关部门组织排查
        return True
    behind = [p for p in clause.phrases if p.start >= start]
    if not behind:
        return False
    first = behind[0]
    if first.kind == "np":
        if text.endswith(("次", "度"), first.start, first.end):
            # 火山|两次喷发
            return False
        return not carried and _acts(behind[1:])
    return first.kind == "verb" and not first.relative and _gerund(text, behind, lists)


def undergoes(text: str, clause: Clause, start: int, lists: Lists) -> bool:
    """Whether a verb and its thing right behind a name are the subject of the clause: 甲省|引水工程通过验收."""
    behind = [p for p in clause.phrases if p.start >= start]
    opened = bool(behind) and behind[0].kind == "verb" and behind[0].start == start and not behind[0].relative
    return opened and _gerund(text, behind, lists)


def _acts(behind: Sequence[Phrase]) -> bool:
    """Whether a verb follows a noun with nothing but adverbs between them: 消费者信心指数|下降."""
    verb = next((p for p in behind if p.kind not in {"adv", "time"}), None)
    return verb is not None and verb.kind == "verb" and not verb.relative


def _gerund(text: str, behind: Sequence[Phrase], lists: Lists) -> bool:
    """Whether a verb and its thing are the subject: 调查人员|已离开, 做市交易|正式上线, 改善民生|扎实推进."""
    opened, rest = behind[0], behind[1:]
    noun = next((k for k, p in enumerate(rest) if p.kind == "np"), None)
    if noun is not None and _fares(text, opened, rest, noun, lists):
        return True
    if noun is None or noun > 2 or opened.word in lists["causing"] | lists["handing"] | lists["helping"]:
        joined = bool(rest) and rest[0].kind == "join"
        if noun is None or not joined:
            return False
    after = rest[noun + 1 :]
    if not after or not any(p.kind == "verb" for p in after):
        return False
    if after[0].kind == "adv" and text[after[0].start : after[0].end] in lists["later"]:
        return opened.word not in lists["voicing"] | lists["seeing"]
    last = after[-1]
    unfolds = last.kind == "verb" and last.word.endswith(tuple(lists["unfolding"]))
    return unfolds and opened.word not in lists["verbs"] and all(p.kind in {"adv", "verb", "np"} for p in after)


def _fares(text: str, opened: Phrase, rest: Sequence[Phrase], noun: int, lists: Lists) -> bool:
    """Whether a verb and its noun undergo what follows: 建设成效|显著, 受益人数|超过1000万, 发射任务|获得成功."""
    thing, after = rest[noun], rest[noun + 1 :]
    words = text[thing.start : thing.end]
    if not after:
        fares = max((w for w in lists["faring"] if words.endswith(w)), key=len, default="")
        return bool(fares) and noun == 0 and len(words) > len(fares) + 1
    then = text[after[0].start : after[-1].end]
    if opened.word in lists["causing"] | lists["handing"] | lists["helping"] | lists["seeing"] | lists["voicing"]:
        # 支持企业发展的政策|已累计减税: what 的 describes is the subject.
        described = thing.kind == "np" and thing.members[-1].owned and opened.word not in lists["voicing"]
        return described and after[0].kind == "adv" and then.startswith(("已", "均已"))
    sized = words.endswith(tuple(lists["sizes"])) and after[0].kind == "verb"
    if sized and noun == 0 and then.startswith(tuple(lists["reaching"] | lists["changing"])):
        return True
    return _undergoes(text, rest, lists)


def _undergoes(text: str, rest: Sequence[Phrase], lists: Lists) -> bool:
    """Whether a noun behind a verb undergoes what ends the clause: 发射任务|获得成功, 引江入湖工程|通过验收."""
    tail = tuple(lists["undergone"])
    for k, (phrase, after) in enumerate(pairwise(rest)):
        if phrase.kind != "np" or after.kind not in {"verb", "adv"}:
            continue
        begun = after.start + (2 if after.kind == "adv" and not text.startswith(tail, after.start) else 0)
        words = text[phrase.start : phrase.end]
        if text.startswith(tail, begun) and (k < 2 or words.endswith(tuple(lists["works"]))):
            return all(h.cls == "Concept" for h in phrase.heads) and not any(c.isdigit() for c in words)
    return False

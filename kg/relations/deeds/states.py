"""Whether words behind a name tell how it stands or what befell it, no deed: 是…国家之一, 某县|发生坠机事故."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.relations.base import Context
from kg.relations.deeds.formal import efforts
from kg.relations.deeds.opening import counts_others
from kg.relations.reading.clauses import Clause
from kg.relations.reading.roles import Slot

Lists = Mapping[str, frozenset[str]]
# 超过75万亩: a number and its unit, with nothing behind.
_MEASURE = re.compile(r"了?(?:约|近|超|逾)?\d[\d.]*(?:[%％]|个百分点|余|多)?[万亿]?[^\W\d]{0,4}")


def bare_growth(words: str, lists: Lists) -> bool:
    """Whether words say how much something grew and not what of it: 某车展|增长了70%."""
    verb = max((w for w in lists["changing"] if words.startswith(w)), key=len, default="")
    return bool(verb) and _MEASURE.fullmatch(words, len(verb)) is not None


def stands(context: Context, text: str, clause: Clause, start: int, words: str, doer: Slot, lists: Lists) -> bool:
    """Whether the words of a clause from `start` on are a situation of the name, or done by others counted in it."""
    if counts_others(text, clause, start):
        return True
    if words.startswith(tuple(lists["being"])) and words.endswith("之一"):
        return True
    if words.startswith("现场"):
        # 大会|现场还启动多个项目
        return True
    reached = max((w for w in lists["reaching"] if words.startswith(w)), key=len, default="")
    if reached and _MEASURE.fullmatch(words, len(reached)) is not None:
        return True
    if efforts(words, lists) and all(context.is_a(e, ("Event", "Program", "Work")) for e in doer.entities):
        # 读书活动|持续开展
        return True
    if words.endswith(tuple(lists["given_out"])) and all(context.is_a(e, ("Policy",)) for e in doer.entities):
        # 某名单|正式发布: who gives it out does it.
        return True
    if _presents(clause, start, lists):
        return True
    befell = words.startswith(tuple(lists["befalling"]))
    return befell and all(context.is_a(e, ("Place",)) for e in doer.entities)


def _presents(clause: Clause, start: int, lists: Lists) -> bool:
    """Whether what stands behind its verb does what a clause tells: 某省|集中亮相一大批新技术, 某地|涌现出新业态."""
    behind = [p for p in clause.phrases if p.start >= start and p.kind != "adv"]
    verb = next((k for k, p in enumerate(behind) if p.kind == "verb" and p.word not in lists["duties"]), None)
    if verb is None or behind[verb].relative or behind[verb].word not in lists["presenting"]:
        return False
    return any(p.kind == "np" for p in behind[verb + 1 : verb + 2])

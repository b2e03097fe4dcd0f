"""Which meeting 会议 means: one that is held, not one only spoken of, still to come or without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.link.antecedents import Aside, Finding, Fits, Line, nearest
from kg.link.pointers import Rule
from kg.model import Mention
from kg.text.alternatives import either

# 第五次会议|将于8月在京召开, 拟在6月|召开
_AHEAD = re.compile(r"(?:将|拟|定|即将)[^，。；]{0,12}(?:召开|举行|举办|开幕)")
# 决定7月在北京召开|第三次全体会议, 我们胜利召开|二十大
_ONLY_TOLD = re.compile(
    r"(?:(?:决定|同意|建议|将|拟|定于|提请)[^，。；]{0,24}|胜利|成功|年内|筹备)(?:召开|举行|举办)$"
)

# In how many sentences a report names the meeting that it is of.
_OPENING = 6
# The meeting before the one that is told of: 此前，张三主持召开甲会议.
_EARLIER = ("此前", "会前", "在此之前")


def aside(line: Line, mention: Mention, rule: Rule) -> bool:
    """Return whether a meeting is only spoken of and not held: 党的二十大精神 in 会议强调，要学习党的二十大精神."""
    unheld = rule.held and not any(word in line.text for word in rule.held)
    # 会议审议了他出席某大会情况的报告: what a meeting deals with is another one.
    dealt = bool(rule.held) and mention.start > 0 and line.text.startswith(rule.noun)
    spoken = line.text.startswith(rule.aside, mention.end) or line.text[: mention.start].endswith(rule.aside_before)
    return bool(unheld) or dealt or spoken


def meeting(
    lines: Sequence[Line], line: Line, start: int, rule: Rule, fits: Fits, joint: frozenset[str], passed: Aside
) -> Finding:
    """Return the meeting before a pointing word: the nearest that is said to meet, else the nearest at all.

    None where a meeting without a name is told of nearer than one with a name: 甲局召开会议，…。会议强调，….
    """
    if not rule.called:
        return nearest(lines, line, start, rule.window, fits, joint, rule.single, passed)
    opening = next((x.number for x in lines if x.item == line.item), 0) + _OPENING

    def away(one: Line, mention: Mention) -> bool:
        # 全会 in a life's story is the one just named, in a report the one that it opens with.
        far = not rule.held and one.number > opening
        return far or passed(one, mention) or not _meets(one, mention, rule)

    called = nearest(lines, line, start, 0, fits, joint, rule.single, away)
    since = _line_of(lines, called.found[0]).number if called.found else -1
    if _unnamed(lines, line, rule, fits, since):
        return Finding((), "a meeting that has no name is told of before it")
    return called if called.found else nearest(lines, line, start, rule.window, fits, joint, rule.single, passed)


def _meets(line: Line, mention: Mention, rule: Rule) -> bool:
    """Return whether a meeting's name stands by the verb that has it meet: 主持召开|甲会议, 甲会议|10日举行."""
    before, behind = _called(rule)
    if _AHEAD.match(line.text, mention.end) or _ONLY_TOLD.search(line.text, 0, mention.start):
        return False
    if line.text.startswith(_EARLIER):
        return False
    return bool(before.search(line.text, 0, mention.start) or behind.match(line.text, mention.end))


@lru_cache(maxsize=64)
def _called(rule: Rule) -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = either(rule.called)
    # 甲会议|主席团举行第三次会议: another meets.
    others = "主席团|秘书处|代表团|[各首]|开幕|闭幕会"
    behind = f"，?(?!{others})[^，。；的]{{0,24}}(?:{verbs})(?!以来|的)"
    return re.compile(f"(?:{verbs})了?$"), re.compile(behind)


def _unnamed(lines: Sequence[Line], here: Line, rule: Rule, fits: Fits, since: int) -> bool:
    """Return whether a sentence of the item behind number `since` has a meeting without a name held: 召开会议."""
    pattern = _bare(rule)
    for line in lines[since + 1 : here.number]:
        if line.item == here.item and not line.text.startswith(rule.noun):
            for match in pattern.finditer(line.text):
                if not any(m.start < match.end() <= m.end and m.entities and fits(m) for m in line.mentions):
                    return True
    return False


@lru_cache(maxsize=64)
def _bare(rule: Rule) -> re.Pattern[str]:
    held = "(?:召开|举行)[^，。；：“”]{0,16}?|主持[^，。；：“”召会]{2,16}?"
    return re.compile(f"(?:{held}){rule.noun}(?=[，。；、]|并|$)")


def _line_of(lines: Sequence[Line], mention: Mention) -> Line:
    return next(x for x in lines if any(m is mention for m in x.mentions))

"""Which meeting 会议 means: one that is held, not one only spoken of or still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.link.antecedents import Aside, Finding, Fits, Line, nearest
from kg.link.pointers import Rule
from kg.model import Mention

# 第五次会议|将于8月在京召开, 拟在6月|召开
_AHEAD = re.compile(r"(?:将|拟|定|即将)[^，。；]{0,12}(?:召开|举行|举办|开幕)")


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
    """Return the nearest meeting before a pointing word; that of the opening where the nearest is still to come."""
    found = nearest(lines, line, start, rule.window, fits, joint, rule.single, passed)
    if not rule.held or not found.found or not _to_come(_line_of(lines, found.found[0]), found.found[0]):
        return found
    present = nearest(
        lines, line, start, rule.window, fits, joint, rule.single, lambda one, m: passed(one, m) or _to_come(one, m)
    )
    opened = present.found and not any(
        x.item == line.item and x.mentions for x in lines[: _line_of(lines, present.found[0]).number]
    )
    return present if opened else found


def _line_of(lines: Sequence[Line], mention: Mention) -> Line:
    return next(x for x in lines if any(m is mention for m in x.mentions))


def _to_come(line: Line, mention: Mention) -> bool:
    """Return whether a meeting is still to be held: 第五次会议|将于8月在京召开."""
    return _AHEAD.match(line.text, mention.end) is not None

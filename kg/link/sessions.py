"""Which of several meetings a noun means: 大会 the one called so, 会议 at its closing meeting the session."""

from __future__ import annotations

from collections.abc import Sequence

from kg.link.antecedents import Aside, Finding, Fits, Line
from kg.link.held import meeting
from kg.link.pointers import Rule
from kg.model import Mention

# Any meeting may be called so.
_ANY = "会议"
# The meeting that ends a session: what is said there of 会议 is said of the whole session.
_CLOSING = "闭幕会"


def session(
    lines: Sequence[Line], line: Line, start: int, rule: Rule, fits: Fits, joint: frozenset[str], passed: Aside
) -> Finding:
    """Return the meeting before a pointing word: for 大会 one whose name ends so, not the fair beside it."""

    def called(mention: Mention) -> bool:
        return mention.text.endswith(rule.noun) and fits(mention)

    if rule.called and rule.noun != _ANY:
        exact = meeting(lines, line, start, rule, called, joint, passed)
        if exact.found:
            return exact
    found = meeting(lines, line, start, rule, fits, joint, passed)
    if rule.noun != _ANY or len(found.found) != 1 or not found.found[0].text.endswith(_CLOSING):
        return found
    whole = _whole(lines, line, found.found[0].text.removesuffix(_CLOSING))
    return found if whole is None else Finding((whole,), f"the session that its closing meeting ends, {whole.text}")


def _whole(lines: Sequence[Line], here: Line, name: str) -> Mention | None:
    """Return the session of a name that the item names, too."""
    named = (m for x in lines if x.item == here.item for m in x.mentions)
    return next((m for m in named if m.text == name and m.entities and not m.generic), None)

"""Numbers behind the list of what they count: 举办论坛、展览等18项活动 → 举办活动, 18; money and what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# A list longer than that is no object of one verb.
_LONGEST = 60
_MEMBERS = frozenset({"n", "M", "a", "m", "j", "v", '"', "c", "e", "f", "(", ")"})
# 安排2亿元|支持乡村旅游
_FOR = re.compile(r"(?:资金|专项资金)?，?((?:专项)?用于|支持)([^，。；、\d]{2,16})(?=[，。；])")
_HOLDING = frozenset({"涵盖", "包括", "包含", "涉及"})


def before_list(body: Sequence[Token], start: int) -> int:
    """Return how many tokens of a measure stand before the list of the things that its number counts, 0 without one.

    They end with the verb that governs the list: 举办|敦煌论坛、文化展览等|18项活动. `start` is where the number is.
    """
    mark = next((k for k, t in enumerate(body) if t.text == "、"), 0)
    if mark < 2 or body[-1].text in {"、", "和", "与", "及", "以及"} or start - body[0].start > _LONGEST:
        return 0
    verb = next((k for k in range(mark - 2, -1, -1) if body[k].kind == "v" and len(body[k].text) > 1), None)
    if verb is None or any(t.kind in {"Q", ",", ";", "T"} for t in body):
        return 0
    members = body[verb + 1 :]
    if members[0].kind == "j" or body[verb].text in _HOLDING:
        # 搭载的|01星、02星等5颗卫星, 清单涵盖|零售等28个领域: what is told of is another thing.
        return 0
    # 深化行动、|强化|实践等26项举措: a list of doings, which are what is counted.
    doings = any(t.kind == "v" and (k == 0 or members[k - 1].text == "、") for k, t in enumerate(members[:-1]))
    plain = all(t.kind in _MEMBERS for t in members)
    return verb + 1 if plain and not doings else 0


def spent_on(reading: Reading, number: Token) -> str:
    """Return what completes the spending of an amount of money: 安排2亿元支持乡村旅游 → 资金支持乡村旅游."""
    told = _FOR.match(reading.text, number.end)
    return "资金" + told[1] + told[2] if told else "资金"

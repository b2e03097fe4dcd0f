"""What a measure leaves unsaid as the words right before said it: whose card, which section, what has that size.

社会保障卡功能拓展。|持卡人数|…; 丁江段全长36公里，|设计时速|350公里; 出口2.4万亿元，|规模|连续31年居首位.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.relations.figures.base import Found
from kg.relations.figures.measure.wording import balanced
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# 社会保障卡|功能拓展。持卡人数…
_CARD = re.compile("(?<![一-龥])(?:全国|我国|全省|全市)?(?P<of>[一-龥]{2,8}?卡)(?!车|口|路|住|点|片)")
_HOLDERS = re.compile("(?P<where>(?:全[国省市县区州])?)持卡(?:人数|人|量)")
# 丁江段|全长
_SECTION = re.compile("(?P<of>[^，。；、的]{1,10}段)(?:线路|正线)?(?:全长|总长|长度|长)$")
_OF_LINE = ("设计时速", "设计速度", "总投资", "桥隧比", "全线", "最高时速", "运营时速")
# 规模|连续31年居首位
_SIZE = re.compile("规模(?=连续|稳居|居)")
# 政策实施|首月|，购物金额…
_FIRST = re.compile("(?:实施|施行|运行|运营|开通|启动|开业|落地)(?P<of>首[日周月年季]|满月|当日|当天)，")
# 加开20列|前往丙市方向的|临时列车
_WHICH = re.compile("的(?P<of>[一-龥]{2,8})(?=[，。；]|$)")
# 单产水平|达到|每亩|420公斤
_REACHES = re.compile("(?:达到?|为)(?=每[亩吨人户公顷平方米]{1,3}$)")
_RELATIVE = ("方向", "等地", "之间", "沿线")


def with_unsaid(
    reading: Reading, readings: Sequence[Reading], clause: Clause, last: Found | None, found: Found
) -> Found:
    """Return a figure whose measure says by itself what it is of.

    Parameters
    ----------
    reading: the sentence of the figure.
    readings: the sentences that it may go by, its own last.
    clause: its clause.
    last: the figure before.
    found: the figure.
    """
    measure = _REACHES.sub("", found.measure)
    found = replace(found, measure=measure)
    if not measure or found.subject is None:
        return found
    here = last if last is not None and last.index == reading.sentence.index else None
    lead = ""
    if held := _HOLDERS.match(measure):
        card = _card(reading, readings, found)
        return replace(found, measure=held["where"] + card + measure[held.end("where") :])
    if here is not None and here.subject == found.subject:
        part = _SECTION.search(here.measure) if measure.startswith(_OF_LINE) else None
        # The next clause goes on with the section.
        lead = part["of"] if part is not None and here.clause >= clause.index - 1 else ""
        size = _SIZE.match(measure) is not None and here.tie.change is None and here.clause == clause.index - 1
        lead = lead or (here.measure if size and len(here.measure) <= 8 else "")
    if lead:
        return replace(found, measure=lead + measure)
    if measure.endswith(_RELATIVE) and (noun := _noun(reading, clause, found)):
        return replace(found, measure=f"{measure}的{noun}", behind=noun)
    return _first(reading, clause, found)


def _card(reading: Reading, readings: Sequence[Reading], found: Found) -> str:
    """Return the card that the text right before speaks of, "" where there are none or several."""
    here = reading.sentence
    said = reading.text[: found.start]
    for other in reversed(readings):
        same = (other.sentence.block, other.sentence.item) == (here.block, here.item)
        if not same or other.sentence.index < here.index - 2:
            break
        text = said if other is reading else other.text
        cards = {_without_place(other, m.start("of"), m.end("of")) for m in _CARD.finditer(text)}
        if cards:
            return cards.pop() if len(cards) == 1 else ""
    return ""


def _without_place(reading: Reading, start: int, end: int) -> str:
    """Return a card without the name that it opens with: 丙省|丁保障卡; 社会保障|卡 is whole."""
    named = [m.end for m in reading.mentions if m.start == start and m.end <= end - len("保障卡")]
    return reading.text[max([start, *named]) : end]


def _noun(reading: Reading, clause: Clause, found: Found) -> str:
    """Return the noun that 的 ties to the words behind the number: 20列前往…方向|的临时列车."""
    after = reading.text[found.mention.end : clause.end]
    match = _WHICH.search(after)
    whole = match is not None and after[: match.start()].endswith(_RELATIVE)
    return match["of"] if match is not None and whole and balanced(match["of"]) else ""


def _first(reading: Reading, clause: Clause, found: Found) -> Found:
    """Return a figure with the first month that it is of: 丙政策实施|首月|，购物金额达2亿元."""
    match = _FIRST.search(reading.text, 0, found.start)
    if match is None or match["of"] in found.measure or any(t.kind == "T" for t in reading.tokens[:1]):
        return found
    later = reading.text[match.end() : found.mention.start]
    return (
        found if re.search("截至|目前|累计|今年|去年", later) else replace(found, measure=match["of"] + found.measure)
    )

"""Who else has a figure: 草案在网上征求意见，收到建言300条 is not the country's, 商圈人流量 not the city's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

_PEOPLE = ("Person", "Post", "Profession", "Occupation")
# 一家|丙国|企业, 一场古|丙国|文明展: the place only says of what kind a thing is.
_ONE = re.compile("[一这那][家场座款位名艘种支条]古?$|的古$")
# 我国|首座浮式平台
_FIRST = re.compile("(?:首[个座条艘台套家款颗]|第一[个座条艘台套家款颗]|(?:自主|独立)[^，。；的]{1,5}的)")
# 开业半个月来，客流量…: of what has opened.
_OPENED = re.compile(
    r"[^，。；]{0,10}?(?:开业|开园|开馆|开市|开街|试营业|营业|开放|开通|投运|投产|通车|运营|上线)[^，。；]{0,10}?[来后]，"
)
# 项目投运后，年发电量…; 活动启动以来，已举办…
_BEGUN = re.compile(r"(?:该|本次)?(?:项目|活动|工程|电站|大桥|隧道|线路|展会|机组)[^，。；的]{1,8}(?:以来|后)，")
# 两艘船上|37人: of the ships.
_SOME = re.compile("[一两二三四五六七八九十几]+[艘架辆列]")
# 招聘活动|积极服务毕业生，已开展招聘8000场
_DEED = re.compile("[^，。；、]{2,12}?(?:活动|行动|平台)(?:积极|已|共|将|累计|还|也|全面|持续)")
# 某高速|某区至某县段: a part of the line.
_PART = re.compile("[^，。；]{1,16}?(?:路段|区间|段)(?![一-龥]*全线)")
# 在某某工厂，效率提升了十倍
_AT = re.compile("(?:而)?在([^，。；]{2,14})，")


def has_holder(context: Context, reading: Reading, clause: Clause, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether the sentence names somebody or something else that has a figure."""
    if _only_one_of(reading, found) or _of_part(context, reading, found):
        return True
    if found.subject == COUNTRY and found.measure.startswith(tuple(known["several"])):
        return True
    if found.own:
        return False
    if reading.text.startswith(tuple(known["these"])):
        return True
    if _of_people(context, clause, found) or _only_described(context, reading, found):
        return True
    if not context.is_a(found.subject or "", ("Place",)):
        return False
    return _of_noun(reading, clause, found, known) or _of_spot(context, reading, found, known)


def _only_one_of(reading: Reading, found: Found) -> bool:
    """Whether a name is only the first of its kind: 老年大学|等学习点超过4万个."""
    named = [m for m in reading.mentions if found.subject in m.entities and m.end <= found.mention.start]
    return bool(named) and all(reading.text.startswith("等", m.end) for m in named)


def _of_part(context: Context, reading: Reading, found: Found) -> bool:
    """Whether a length is one of a part of the line behind it: 全长200公里的|甲乙高速某县至某县段|通车."""
    if not found.measure.endswith(("长", "里程")) or not context.is_a(found.subject or "", ("Site", "Program")):
        return False
    return any(
        found.subject in m.entities and m.start >= found.mention.end and _PART.match(reading.text, m.end)
        for m in reading.mentions
    )


def _of_people(context: Context, clause: Clause, found: Found) -> bool:
    """Whether people are the doers of the clause, not the body before: 1400名|政协委员|反映信息1.2万篇."""
    heads = [s.head for s in clause.subject if s.head is not None]
    if context.is_a(found.subject or "", ("Organization",)):
        # 甲工会…，|会员|6.7万人: its own members.
        ahead = found.mention.start
        return clause.own and any(
            h.cls in _PEOPLE and (h.end <= ahead or clause.start == ahead) and found.measure != h.text for h in heads
        )
    # 丙省…，|高级技师|占比30%: a part of what is measured.
    return clause.own and any(h.cls in _PEOPLE and h.end <= found.start for h in heads)


def _only_described(context: Context, reading: Reading, found: Found) -> bool:
    """Whether a place only says what kind of thing is meant: 一家|丙国|企业, 我国|首座平台."""
    named = [m for m in reading.mentions if found.subject in m.entities and m.end <= found.mention.start]
    return bool(named) and all(
        context.is_a(found.subject or "", ("Place",))
        and (_ONE.search(reading.text[max(0, m.start - 3) : m.start]) or _FIRST.match(reading.text, m.end))
        for m in named
    )


def _of_noun(reading: Reading, clause: Clause, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether the clause goes on with a doer without a name: 招聘活动|服务毕业生，已举办8000场."""
    member = clause.subject[0] if len(clause.subject) == 1 else None
    if clause.own or member is None or member.head is not None or member.end > found.start:
        return False
    if not any(found.subject in m.entities for m in reading.mentions) and _DEED.match(reading.text):
        return True
    return member.noun.endswith(tuple(known["holders"])) and member.noun not in found.measure


def _of_spot(context: Context, reading: Reading, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether a figure is one of a spot in the place, or of others: 商圈|人流量, 重点城市|酒店订单, 在工厂，效率…."""
    spots = tuple(known["spots"])
    beside = any(found.subject in m.entities and reading.text.startswith(spots, m.end) for m in reading.mentions)
    if found.subject != COUNTRY and not beside and found.measure.startswith(spots):
        return True
    named = any(found.subject in m.entities and m.end <= found.mention.start for m in reading.mentions)
    opened = _BEGUN.match(reading.text) or (found.subject != COUNTRY and _OPENED.match(reading.text))
    if _SOME.match(found.measure) or (opened and not named):
        return True
    at = _AT.match(reading.text)
    return at is not None and not named and at[1].endswith(tuple(known["things"]))

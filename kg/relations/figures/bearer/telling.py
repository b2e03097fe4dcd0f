"""Who only tells figures: 据国家统计局数据，…, 从海关获悉，…; they are of others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import figure_words, pick
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# 记者从工业和信息化部了解到: whose figures they are.
_LEARNT = re.compile(r"从([^，。从]{2,16}?)(?:获悉|了解到|获知)")
# 据某研究院|10日发布的数据，
_ENDS = re.compile(
    r"[^，。；]{0,24}(?:数据|统计|消息|报道|通报|测算|介绍|预测|估计|估算|分析|监测|显示|透露|披露|指出)[，：]"
)
_ACCORDING = re.compile(r"(?:^|[，。；）])(?:另)?(?:根据|依据|按照|据)[^，。；]{0,12}$")
# 丁市统计局: a body of one place; 市统计局 is of the place around.
_LOCAL = re.compile(
    "(?![省市县区州镇该当国中全])[一-龥]{2,}(?:局|厅|委|委员会|政府|海关|署)(?:[^局]{0,8}数据|统计)?$"
)
# 商务部|商务大数据显示
_SHOWN = re.compile(r"[^，。；的]{0,6}(?:数据|监测|统计)(?:显示|表明)")
# Their own figures they may well tell.
_PRIVATE = ("Company", "School", "Hospital")


def reporter(context: Context, reading: Reading) -> tuple[str, tuple[str, ...]] | None:
    """Return the words and entities of who only counts or tells: 国家统计局|统计的92种产品中, 从海关|获悉."""
    words = tuple(figure_words(context.ontology.path)["reporting"])
    for mention in reading.mentions:
        told = reading.text.startswith(words, mention.end) or _SHOWN.match(reading.text, mention.end)
        if told and mention.cls != "Place" and pick(context, mention):
            return mention.text, mention.entities
    if (source := next(iter(_according(context, reading)), None)) is not None:
        return source.text, source.entities
    learnt = _LEARNT.search(reading.text)
    return (learnt[1], ()) if learnt else None


def tellers(context: Context, reading: Reading) -> tuple[str, ...]:
    """Return the entities that a sentence names only as the source: 据《某报》报道，…"""
    return tuple(e for m in _according(context, reading) for e in m.entities[:1])


def _according(context: Context, reading: Reading) -> list[Mention]:
    if "据" not in reading.text and "按照" not in reading.text:
        return []
    return [
        m
        for m in reading.mentions
        if (own := pick(context, m))
        and context.is_a(own, ("Organization", "Work", "Program"))
        and not context.is_a(own, _PRIVATE)
        and _ENDS.match(reading.text, m.end)
        and _ACCORDING.search(reading.text[max(0, m.start - 16) : m.start])
    ]


def turned(reading: Reading) -> bool:
    """Whether a sentence turns to what data show: 项目已超1.8万个。|统计数据显示|，7月生产指数增长11%."""
    speech = next(iter(reading.speeches), None)
    return speech is not None and speech.speaker is None and speech.mode == "factual" and speech.begin == 0


def late(context: Context, readings: Sequence[Reading], entity: str) -> bool:
    """Whether all sentences that name a thing name another before it: it is what they tell besides."""
    firsts = (next((own for m in r.mentions if (own := pick(context, m))), None) for r in readings)
    return entity not in firsts


def elsewhere(context: Context, voice: str, place: str) -> bool:
    """Whether who tells is a body of another place: 乙市|旅游局数据显示，旅客达155万人次, in a text on 甲市."""
    national = tuple(figure_words(context.ontology.path)["national"])
    local = _LOCAL.match(voice) and not voice.startswith(national) and context.is_a(place, ("Place",))
    return bool(local) and not voice.startswith(place.rpartition("/")[2][:2])


def _done_to(context: Context, reading: Reading, clause: Clause, name: Mention, measure: str) -> bool:
    """Whether a doing stands before a name at the head of its clause: 累计|通行|中欧班列5729列."""
    said = figure_words(context.ontology.path)["inner"]
    if measure.endswith(tuple(figure_words(context.ontology.path)["rates_end"])):
        # 入境|丁市|旅客总数
        return False
    between = [t for t in reading.tokens if clause.start <= t.start and t.end <= name.start]
    return any(t.kind not in {"d", "T", "c", ",", "M", '"', "("} and t.text not in said for t in between)


def _bygone(context: Context, reading: Reading, name: Mention, measure: str) -> bool:
    """Whether a paper of another sentence is only carried over: 《协定》已生效。朋友圈扩展至150多个国家."""
    own = pick(context, name)
    covering = measure.startswith(tuple(figure_words(context.ontology.path)["covering"]))
    return own is not None and not covering and context.is_a(own, ("Policy",)) and name not in reading.mentions


def passed_over(context: Context, reading: Reading, clause: Clause, name: Mention, measure: str, head: bool) -> bool:
    """Whether a name in a clause's subject has not its figures: it is done to, or a paper of another sentence."""
    if not clause.own and _bygone(context, reading, name, measure):
        return True
    return not head and _done_to(context, reading, clause, name, measure)

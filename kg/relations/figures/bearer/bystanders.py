"""Names that stand in a sentence and have none of its figures: who counts battles, who gives out a list, who strikes.

丙军总参谋部称，前线地区发生103次战斗; 某部公布名单，|共包括|企业45家; 黎国称|丁国空袭|已致72人死亡.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found, figure_words, pick
from kg.relations.reading.sentence import Reading

_PRIVATE = ("Company", "School", "Hospital", "Team")
# 某部公布|名单，共包括…
_HOLDS = re.compile("(?:共|总共|一共)?(?:包括|包含|囊括|收录|列入)")
_LIST = re.compile("(?:名单|清单|目录|名录|榜单|图谱|白名单)[^，。；]{0,4}，")
# 美元指数, 道琼斯指数
_INDEX = re.compile("^(?:美元|日经|道琼斯|标普|标准普尔|恒生|上证|深证|沪深|波罗的海).*指数$")
# 项目|覆盖|全国1224个县: the land is reached, whoever reaches it.
_WHOLE = re.compile("全国(?:超过?|近|约|逾)?$")
# 丁国|对丙国南部的空袭|已致72人死亡
_STRIKES = re.compile("(?:军队?|方)?(?:对[^，。；]{2,16}?的?)?(?:军事)?(?:袭击|空袭|打击|炮击|轰炸|攻击)(?:行动)?")
_HARM = re.compile("[^，。；]{0,8}?(?:造成|导致|致)")
# 丙会|改称|丁会
_RENAMED = re.compile("(?:改称|改名为|更名为|易名为|改制为|更名)")
# 第三届广交会|一期
_PHASE = re.compile("第?[一二三四五六]期(?![间待许])")
# 试点地区|累计实施任务2800项: of all that try it out.
_SIDES = frozenset({"东部", "西部", "南部", "北部", "中部", "中西部", "东中西部"})
# 消费周|期间，各地将举办…
_DURING = re.compile("([一-龥]{2,6}?)期间，")
_NEAR = 4
_SHARED = re.compile("(?:试点|示范|受灾|沿线|结对|帮扶)(?:地区|城市|省份|单位|区域|国家)")


def stands_by(context: Context, reading: Reading, found: Found) -> bool:
    """Whether whom a figure was given to only stands by it.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    found: the figure, with a subject.
    """
    mine = [m for m in reading.mentions if m.end <= found.mention.start and found.subject in m.entities]
    if context.is_a(found.subject or "", ("Organization",)):
        return _gave_list(context, reading, mine, found) or _of_index(context, found)
    if found.subject == COUNTRY and mine and mine[-1].text == "全国" and _is_reached(context, reading, found):
        return True
    if found.subject == COUNTRY or not context.is_a(found.subject or "", ("AdministrativeArea",)):
        return False
    return not found.own and _SHARED.match(found.measure) is not None


def _of_index(context: Context, found: Found) -> bool:
    """Whether an index with a name of its own stands by a body: 甲所指数大跌。此外，|美元指数|下跌0.8%."""
    return not found.own and _INDEX.search(found.measure) is not None and context.is_a(found.subject or "", _PRIVATE)


def of_told(context: Context, reading: Reading, found: Found) -> Found:
    """Give what happens somewhere to the land of the body that tells it: 丙国总参谋部称，|前线地区发生战斗|103次.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    found: the figure, with a subject.
    """
    whose = found.subject or ""
    if "发生" not in found.measure or not context.is_a(whose, ("Organization",)) or context.is_a(whose, _PRIVATE):
        return found
    speech = reading.speech_at(found.mention.start)
    if speech is None or speech.speaker is None or whose not in speech.speaker.entities:
        return found
    name = whose.rpartition("/")[2]
    lands = ("place/" + name[:n] for n in range(2, 6))
    return replace(found, subject=next((e for e in lands if context.is_a(e, ("Country",))), None))


def _gave_list(context: Context, reading: Reading, mine: list[Mention], found: Found) -> bool:
    """Whether a list holds what is counted, not who gave it out: 某部公布名单，|共包括|企业45家."""
    if not mine or not _HOLDS.match(found.measure):
        return False
    return _LIST.search(reading.text, mine[-1].end, found.mention.start) is not None


def _is_reached(context: Context, reading: Reading, found: Found) -> bool:
    """Whether the whole land is only where something reaches: 服务|覆盖|全国1224个县."""
    known = figure_words(context.ontology.path)
    covering = (*known["covering"], *known["spanning"])
    return found.measure.startswith(covering) and _WHOLE.search(reading.text, 0, found.mention.start) is not None


def of_phase(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Say of which phase of a fair a figure is: 丙届广交会|一期|闭幕，进馆客流量125万人次.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    around: the sentences that it may go by.
    found: the figure, with a subject.
    """
    if not context.is_a(found.subject or "", ("Event",)):
        return found
    phase = ""
    for other in around:
        if other.sentence.item != reading.sentence.item:
            continue
        for mention in other.mentions:
            if found.subject not in mention.entities or (other is reading and mention.end > found.mention.start):
                continue
            match = _PHASE.match(other.text, mention.end)
            if match is None or phase not in {"", match[0]}:
                return found
            phase = match[0]
    return replace(found, measure=phase + found.measure) if phase and phase not in found.measure else found


def of_renamed(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Give a figure to the name that its bearer has taken: 丙会恢复建制，改称|丁会|。截至年底，共有会员6.7万人.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    around: the sentences that it may go by.
    found: the figure, with a subject.
    """
    here = reading.sentence
    for other in reversed(around):
        until = found.mention.start if other is reading else len(other.text)
        renamed = list(_RENAMED.finditer(other.text, 0, until))
        if (other.sentence.block, other.sentence.item) != (here.block, here.item):
            return found
        if not renamed:
            if any(found.subject in m.entities for m in other.mentions if m.end <= until):
                return found
            continue
        taken = next((m for m in other.mentions if m.start == renamed[-1].end()), None)
        own = pick(context, taken) if taken is not None and taken.end <= until else None
        # Whether it was that one that took the name.
        named = [m for m in other.mentions if m.end <= renamed[-1].start() and pick(context, m)]
        same = not named or found.subject in _first(named, other, renamed[-1].start())
        return replace(found, subject=own) if same and own and context.is_a(own, ("Organization",)) else found
    return found


def _first(named: Sequence[Mention], reading: Reading, until: int) -> tuple[str, ...]:
    """Return whom the subject of the last clause before `until` is, which has one of its own."""
    clauses = [c for c in reading.clauses if c.start < until and c.own and c.subject]
    head = clauses[-1].subject[-1].head if clauses else None
    return head.entities if head is not None else named[-1].entities


def of_struck(context: Context, reading: Reading, found: Found) -> Found:
    """Give those harmed to who tells of it, not to who strikes: 丙国称|丁国空袭|已致72人死亡.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    found: the figure, with a subject.
    """
    known = figure_words(context.ontology.path)
    if not found.measure.removesuffix("人数").endswith(tuple(known["befallen"])):
        return found
    mine = [m for m in reading.mentions if m.end <= found.mention.start and found.subject in m.entities]
    if len(mine) != 1:
        return found
    strikes = _STRIKES.match(reading.text, mine[0].end)
    if strikes is None or not _HARM.match(reading.text, strikes.end()):
        return found
    places = [m for m in reading.mentions if m.end <= strikes.end() and m is not mine[0]]
    lands = [own for m in places if (own := pick(context, m)) and context.is_a(own, ("AdministrativeArea", "Region"))]
    return replace(found, subject=lands[-1]) if lands else found


def nowhere(found: Found) -> bool:
    """Whether a place is only the side of some land: |东部|经济百强县市.

    Parameters
    ----------
    found: the figure, with a subject.
    """
    return (found.subject or "").rpartition("/")[2] in _SIDES


def of_everywhere(context: Context, reading: Reading, around: Sequence[Reading], found: Found) -> Found:
    """Part the place of a launch from what is done all over: 消费周在丙市启动。|消费周期间，各地|将举办5万场活动.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    around: the sentences that it may go by.
    found: the figure, with a subject.
    """
    if found.own or found.subject == COUNTRY or not context.is_a(found.subject or "", ("AdministrativeArea",)):
        return found
    said = reading.text[: found.mention.start]
    during = _DURING.match(reading.text)
    if during is None or "各地" not in said or any(found.subject in m.entities for m in reading.mentions):
        return found
    things = [
        own
        for r in around[-_NEAR:]
        for m in r.mentions
        if m.text.rstrip("”").endswith(during[1]) and (own := pick(context, m))
        if context.is_a(own, ("Program", "Event"))
    ]
    return replace(found, subject=things[-1] if things else None)

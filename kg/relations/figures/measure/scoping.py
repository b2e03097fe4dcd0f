"""What a sentence or the one before it sets, and the figures behind it are of: an event, a season, a crossing.

某地发生7.9级强震。强震已造成19人死亡、|134人受伤; 中秋档票房3亿元，|国产影片票房2亿元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words, pick
from kg.relations.figures.measure.grouping import theme_before
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# How many sentences back what befell people is told.
_BACK = 3
# 强震造成|死亡, 冲突导致|流离失所
_CAUSED = re.compile("(.{2,14}?(?:造成|导致|致使|致))(.{2,})")
# 口岸出入境|人员64万人次，|车辆3万辆次
_CROSSING = re.compile("(.*(?:出入境|入境|出境|进出境|验放|查验))(?:人员|旅客|人次|人数|车辆)")
_SEASON = re.compile("(?:春节|元旦|清明|五一|“五一”|端午|暑期|中秋|国庆|贺岁|双节)档(?:期)?")
_SHOWN = ("票房", "观影", "影片", "电影", "放映", "场次")
# 航空公司共有|航空器, 从业飞行员
_HOLDER = re.compile("(.{2,18}?(?:公司|企业|机构|学校|医院|院校|园区|景区))(?:共有|共拥有|拥有|现有|有(?!效))(.{2,})")
# 其中，入境游|增长显著，接待游客…
_PART = re.compile("其中，([一-龥]{2,10}?)(?:增长|增势|表现|势头|持续|火热|升温|活跃|热度|快速|稳步)[一-龥]{0,8}，")
_OFTEN = ("单月", "单日", "单季", "单周", "最高", "最大")
_RUNS = ("长期", "短期", "中长期")
# 上调|甲国|经济增长预期
_REVISED = re.compile("(?:再次|继续)?(?:上调|下调|调高|调低|调升|维持|将)(?=.{2,}(?:预期|预测)$)")
# 167个|项目总投资: which projects, the clause before says.
_BARE = ("项目", "工程")
# What companies and offices have: 架 aircraft, 张 beds.
_OF_HOLDERS = frozenset({"架", "辆", "艘", "张", "间", "台", "床"})
_HOLDERS = re.compile("(.{2,20}?(?:公司|企业|机构|学校|医院|院校|园区|服务业))(?:.{2,12})?$")


def scoped(
    context: Context, reading: Reading, readings: Sequence[Reading], clause: Clause, last: Found | None, found: Found
) -> Found:
    """Return a figure with what its sentence, or the one before, sets for it.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    readings: the sentences that the figure may go by, its own last.
    clause: its clause.
    last: the figure before.
    found: the figure.
    """
    known = figure_words(context.ontology.path)
    if not found.measure or found.subject is None:
        return found
    here = last if last is not None and last.index == reading.sentence.index else None
    if any(w in found.measure for w in known["befallen"]):
        return _of_event(reading, readings, clause, here, found, known)
    measure = (
        _crossing(reading, here, last, found)
        or _season(reading, readings, found)
        or _held(reading, here, found)
        or _often(reading, found)
        or _which(reading, clause, found)
        or _traded(reading, clause, found, known)
        or _among(reading, here, found, known)
    )
    if measure:
        return _revised(context, reading, replace(found, measure=measure))
    if found.group is None and (group := _set_apart(reading, readings, found, known)):
        return replace(found, group=group)
    return found


def _of_event(
    reading: Reading, readings: Sequence[Reading], clause: Clause, here: Found | None, found: Found,
    known: Mapping[str, Any],
) -> Found:  # fmt: skip
    """Return the figure of people killed or hurt with what did it: the cause just told, else the event as group."""
    measure = found.measure
    if any(w in measure for w in known["harming"]) or any(w in measure for w in known["calamities"]):
        return found
    cause = _CAUSED.fullmatch(here.measure) if here is not None else None
    ahead = reading.text[here.mention.end : found.mention.start] if here is not None else ""
    if cause and (len(ahead) < _BACK * 6) and any(w in cause[2] for w in known["befallen"]):
        return replace(found, measure=cause[1] + measure.removesuffix("人数"))
    if found.group:
        return found
    event = next(_events(reading, readings, found, known), "").removeprefix("发动").removeprefix("发生")
    if event and measure.removesuffix("人数") in known["befallen"]:
        return replace(found, measure=event + measure.removesuffix("人数") + "人数")
    return replace(found, group=event) if event else found


def _events(reading: Reading, readings: Sequence[Reading], found: Found, known: Mapping[str, Any]) -> Iterator[str]:
    """Yield the events told of before a figure, the nearest first."""
    said = reading.sentence
    for other in reversed(readings):
        apart = said.index - other.sentence.index
        if other.sentence.item != said.item or (other is not reading and not 0 <= apart <= _BACK):
            continue
        row = [t for t in other.tokens if other is not reading or t.end <= found.mention.start]
        for k in range(len(row) - 1, -1, -1):
            if not row[k].text.endswith(tuple(known["calamities"])):
                continue
            words = [row[k].text]
            for token in reversed(row[:k]):
                graded = token.kind == "Q" and token.text.endswith("级")
                named = (token.kind in {"n", "a"} and len(token.text) > 1) or token.text == "特别"
                if not (named or graded) or len("".join(words)) > 8:
                    break
                words.insert(0, token.text)
            yield "".join(words)


def _crossing(reading: Reading, here: Found | None, last: Found | None, found: Found) -> str:
    """出入境人员5000万人次，|车辆|500万辆次: they cross the border too."""
    if last is None or any(w in found.measure for w in ("入境", "出境", "进境", "验放", "查验")):
        return ""
    again = here is not None or (last.near(reading) and reading.text.startswith("其中"))
    where = _CROSSING.fullmatch(last.measure) if again else None
    crossers = ("车辆", "船舶", "列车", "航班", "交通运输工具", "货物", "居民", "游客", "旅客", "外国人", "人员")
    return where[1] + found.measure if where and found.measure.endswith(crossers) else ""


def _season(reading: Reading, readings: Sequence[Reading], found: Found) -> str:
    """中秋档票房为3亿元。|国产影片票房|为2亿元: of that season."""
    if _SEASON.search(found.measure) or not any(w in found.measure for w in _SHOWN) or found.group:
        return ""
    if any(w in found.measure for w in ("年度", "全年")):
        return ""
    said = reading.sentence
    for other in reversed(readings):
        near = other.sentence.block == said.block and other.sentence.item == said.item
        if not near or not 0 <= said.index - other.sentence.index <= 1:
            continue
        text = other.text[: found.mention.start] if other is reading else other.text
        if told := _SEASON.findall(text):
            return str(told[-1]) + found.measure
        if any(w in text for w in ("全年", "年度", "截至", "今年以来")):
            return ""
    return ""


def _held(reading: Reading, here: Found | None, found: Found) -> str:
    """航空公司300家、|航空器|2000架、|从业飞行员|3000名: of those companies."""
    if holder := _HOLDER.fullmatch(found.measure):
        return f"{holder[1]}{holder[2]}" if found.tie.change is None else ""
    if here is None or found.tie.change is not None or found.own or found.tie.counts:
        return ""
    noun, unit = found.measure, found.unit
    belongs = unit in _OF_HOLDERS or noun.startswith(("从业", "在职", "在岗"))
    whose = _HOLDERS.match(here.measure) if belongs else None
    if whose is None or any(c in here.measure for c in ("参", "邀", "吸引", "汇聚", "签")):
        return ""
    gap = reading.text[here.mention.end : found.mention.start].rstrip("约近超达逾过")
    alone = gap[1:]
    # 通用航空公司396家、|航空器: its own words only, the head of the first is no head of the second.
    return (
        whose[1].rpartition("的")[2] + alone
        if gap[:1] in "、，和" and len(alone) > 1 and noun.endswith(alone)
        else ""
    )


def _often(reading: Reading, found: Found) -> str:
    """单月|开行数量超1600列; 长期|通胀预期: how long the time is that it is of."""
    ahead, measure = reading.text[found.start : found.mention.start], found.measure
    if not ahead.startswith(measure[:2]):
        # 经济增长预期从2%下调为1%，|萎缩0.4%: that is no expectation of the same.
        again = found.tie.change and measure.endswith("预期") and "预期" not in ahead
        return measure.removesuffix("预期") if again else ""
    end = ahead.find(measure[-2:]) + 2
    rest = re.match("的?(预期|预测)(?=从|由|至|为|上调|下调|上升|下降|升|降|提高|维持|也|$)", ahead[end:])
    whole = measure + rest[1] if rest and not measure.endswith(("预期", "预测")) else ""
    run = next((w for w in (*_OFTEN, *_RUNS) if reading.text.endswith(w, 0, found.start)), "")
    return run + (whole or measure) if run and run not in measure else whole


def _revised(context: Context, reading: Reading, found: Found) -> Found:
    """上调|甲国|经济增长预期至5%: a figure of the country, not of who foretells it."""
    verb = _REVISED.match(found.measure)
    if verb is None:
        return found
    rest = found.measure[verb.end() :]
    inside = [m for m in reading.mentions if found.start <= m.start < found.mention.start and rest.startswith(m.text)]
    land = pick(context, inside[0]) if inside else None
    if land is None or not context.is_a(land, ("Place",)) or len(rest) < len(inside[0].text) + 2:
        return replace(found, measure=rest)
    return replace(found, measure=rest.removeprefix(inside[0].text), subject=land, own=True, settled=True)


def _which(reading: Reading, clause: Clause, found: Found) -> str:
    """首批自贸港建设项目开工，167个|项目总投资达597亿元: which projects."""
    noun = next((w for w in _BARE if found.measure.startswith(w) and len(found.measure) > len(w)), "")
    counted = noun and any(t.kind == "Q" and t.end == found.start for t in reading.tokens)
    if not counted or not clause.index:
        return ""
    before = reading.clauses[clause.index - 1]
    row = [t for t in reading.tokens if before.start <= t.start and t.end <= clause.start]
    at = next((k for k in range(len(row) - 1, -1, -1) if row[k].text.endswith(noun)), -1)
    words = (
        list(takewhile(lambda t: t.kind in {"n", "a", "m"} or t.text == "建设", reversed(row[:at]))) if at > 0 else []
    )
    text = "".join(t.text for t in reversed(words)) + (row[at].text if at >= 0 else "")
    return text + found.measure.removeprefix(noun) if len(noun) < len(text) <= 14 else ""


def _among(reading: Reading, here: Found | None, found: Found, known: Mapping[str, Any]) -> str:
    """高校毕业生1000万人，其中，|女生|500万人: of those just counted."""
    if (
        here is None
        or found.tie.change is not None
        or found.own
        or "其中" not in reading.text[here.mention.end : found.start]
    ):
        return ""
    units = {f.unit for f in (here, found)}
    if len(units) != 1 or not units <= {"人", "名", "家", "户"} or "中" in here.measure or len(here.measure) > 12:
        return ""
    row = [t for f in (here, found) for t in reading.tokens if f.start <= t.start and t.end <= f.mention.start]
    nouns = all(t.kind in {"n", "a", "m", ",", "T", "c"} or t.text in known["dropped"] for t in row)
    plain = nouns and found.start < found.mention.start and here.start < here.mention.start
    return f"{here.measure}中的{found.measure}" if plain and found.measure not in here.measure else ""


def _traded(reading: Reading, clause: Clause, found: Found, known: Mapping[str, Any]) -> str:
    """旅行服务保持高速增长，|进出口|达3000亿元: the trade in what the sentence is about."""
    if found.measure not in known["trade"] or not clause.index or found.own:
        return ""
    theme, _ = theme_before(reading, clause, known)
    return theme + found.measure if theme.endswith(tuple(known["traded_by"])) else ""


def _set_apart(reading: Reading, readings: Sequence[Reading], found: Found, known: Mapping[str, Any]) -> str:
    """Return the part of the whole that a sentence speaks of, or of whom its data are: 入境游, 重点平台."""
    ahead = reading.text[: found.mention.start]
    if part := _PART.match(ahead):
        side = part[1]
        noun = side.endswith(tuple(known["themes_end"]))
        return side if noun and side not in found.measure else ""
    before = ""
    if reading.text.startswith("其中"):
        said = reading.sentence
        before = next(
            (r.text for r in readings if r.sentence.index == said.index - 1 and r.sentence.block == said.block), ""
        )
    scope = next((w for w in known["scopes"] if w in ahead or w in before), "")
    return scope if scope and "平台" not in found.measure else ""

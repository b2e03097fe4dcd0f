"""Whose a figure truly is: 公祭大典在天水举行，共有超10万人参加 is no figure of 天水, nor one of who counts it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Case, Found, figure_words, pick
from kg.relations.figures.bearer.country import of_all
from kg.relations.figures.bearer.holders import has_holder
from kg.relations.figures.bearer.placing import part_of_it
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

# How many sentences back, with the one itself, may say what a figure is of.
_BEFORE = 4
_PEOPLE = frozenset({"Person", "Post", "Profession", "Occupation"})
# 汇聚了50余家老字号|的|粽子市集: the number only describes what stands behind it.
_DESCRIBES = re.compile(r"[^，。；、的\d]{1,8}的[^，。；、的\d]{2,8}[^，。；]{2,}")


def of_whole_country(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure that nothing named so far has: of the country in a text about it, else of nobody."""
    if found.subject is not None:
        return found
    known = figure_words(context.ontology.path)
    whole = of_all(context, case.reading, case.around, found, known)
    return replace(found, subject=whole, settled=True)


def of_holder(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure that somebody or something without a name has."""
    known = figure_words(context.ontology.path)
    return _nobody(found) if has_holder(context, case.reading, case.clause, found, known) else found


def of_counter(context: Context, case: Case, found: Found) -> Found:
    """Settle the figure of a ministry: its own, or one of what it counts."""
    if not context.is_a(found.subject or "", ("GovernmentBody",)):
        return found
    known = figure_words(context.ontology.path)
    return replace(found, subject=_not_of_counter(context, case.reading, found, known), settled=True)


def of_other_than_place(context: Context, case: Case, found: Found) -> Found:
    """Settle the figure of a body, a programme or a site: what follows asks whether a place has it."""
    whose = found.subject or ""
    place = context.is_a(whose, ("Place",)) and not context.is_a(whose, ("Site", "NaturalFeature"))
    return found if place else replace(found, settled=True)


def of_line(context: Context, case: Case, found: Found) -> Found:
    """Settle the figure of a part of a line: it is one of the line."""
    line = _part_of(context, case.around, found, figure_words(context.ontology.path))
    return replace(found, subject=line, settled=True) if line else found


def of_people(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure that somebody in the place has."""
    return _nobody(found) if _of_people(case.reading, case.clause, found) else found


def of_event(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure that only an event has: 参展企业, 观众."""
    if not found.measure.startswith(tuple(figure_words(context.ontology.path)["of_event"])):
        return found
    return replace(found, subject=_one_event(context, case.around), settled=True)


def of_what_is_counted(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure whose place stands only inside what is measured; what opens its measure keeps the others."""
    if _inside(case.reading, found):
        return _nobody(found)
    return replace(found, settled=True) if found.own else found


def of_stretch(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure of a part of the place, or of an event that only the text names."""
    known = figure_words(context.ontology.path)
    if found.measure.startswith(tuple(known["stretches"])) or _opens_with_event(case.reading, found, known):
        return _nobody(found)
    return found


def of_event_held(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure of the event that is held in the place."""
    held = _held(context, case.reading, case.clause, found, figure_words(context.ontology.path))
    return found if held is None else replace(found, subject=held or None, settled=True)


def of_stranger(context: Context, case: Case, found: Found) -> Found:
    """Settle a figure of a thing without a name that is in the place."""
    known = figure_words(context.ontology.path)
    reading, clause = case.reading, case.clause
    strangers = (
        _pointing(clause, found, known)
        or _of_thing(context, reading, clause, found, known)
        or _of_one(context, case.around, found, known)
        or (clause.own is False and found.behind and _DESCRIBES.match(reading.text, found.mention.end) is not None)
    )
    return _nobody(found) if strangers else found


def _nobody(found: Found) -> Found:
    return replace(found, subject=None, settled=True)


def with_doer(context: Context, reading: Reading, clause: Clause, found: Found, last: Found | None) -> Found:
    """Return a figure with the doer that the measure before opens with: 全国|供销合作系统|打造服务中心1.7万个."""
    found = part_of_it(context, reading, found, last)
    known = figure_words(context.ontology.path)
    whose = found.subject or ""
    local = context.is_a(whose, ("AdministrativeArea",)) and not context.is_a(whose, ("Country",))
    if local and last is not None and _of_those_counted(reading, clause, found, last):
        return replace(found, measure=last.behind + found.measure)
    if last is None or clause.own or found.own or last.index != reading.sentence.index:
        return found
    if last.subject != found.subject or found.subject != COUNTRY or not found.measure.startswith(known["doing"]):
        return found
    doer = _system(last.measure, known)
    carried = clause.source is not None and reading.clauses[clause.source].start <= last.start
    return replace(found, measure=doer + found.measure) if doer and carried else found


def _system(measure: str, known: Mapping[str, Any]) -> str:
    """Return the doer that opens a measure, what it does right behind it: 公安机关|立案, not 建成工会|驿站."""
    words: tuple[str, ...] = tuple(w for w in known["systems"] if w in measure[:9])
    for word in words:
        doer, _, rest = measure.partition(word)
        if rest.startswith(known["doing"]) and not doer.startswith(known["doing"]):
            return doer + word
    return ""


def _of_those_counted(reading: Reading, clause: Clause, found: Found, last: Found) -> bool:
    """Whether those just counted do it, not the whole place: 丙省66个|重点景区|接待游客1700万人次."""
    together = (last.index, last.clause, last.subject) == (reading.sentence.index, clause.index, found.subject)
    longer = bool(last.behind) and last.measure == f"{found.measure}的{last.behind}"
    return together and longer and last.mention.end < found.start


def _not_of_counter(context: Context, reading: Reading, found: Found, known: Mapping[str, Any]) -> str | None:
    """Return the country in place of a ministry that only watches: 商务部|重点监测餐饮企业销售额同比增长6.5%."""
    if found.measure.startswith(tuple(known["of_issue"])):
        # 财政部发行国债，认购倍数3.94倍: of what was issued.
        return None
    if not found.own and found.measure.startswith(tuple(known["nationwide"])) and _exists(context):
        return COUNTRY
    watched = any(w in reading.text[: found.mention.start] for w in known["watching"])
    if not watched or not (found.tie.change or found.measure.endswith(tuple(known["rates_end"]))):
        return found.subject
    name = (found.subject or "").rpartition("/")[2]
    return COUNTRY if name.startswith(tuple(known["national"])) and _exists(context) else None


def _exists(context: Context) -> bool:
    """Whether the text names the country."""
    return context.is_a(COUNTRY, ("Place",))


def _part_of(context: Context, readings: Sequence[Reading], found: Found, known: Mapping[str, Any]) -> str | None:
    """Return the line whose part opens a measure: 北沿江高铁江苏段开工。其中，|江苏段|全长365公里."""
    end = next((found.measure.find(w) + len(w) for w in known["tails"] if 0 < found.measure.find(w) <= 4), 0)
    part = found.measure[:end]
    if len(part) < 3:
        return None
    for other in reversed(readings[-_BEFORE:]):
        for mention in reversed(other.mentions):
            own = pick(context, mention)
            if own and mention.text.endswith(part) and context.is_a(own, ("Site", "Program")):
                return own
    return None


def _held(context: Context, reading: Reading, clause: Clause, found: Found, known: Mapping[str, Any]) -> str | None:
    """Return the event held where the figure was taken to be of, '' where it has no name: 大典在天水举行，…"""
    for earlier in reading.clauses[: clause.index]:
        place = any(
            found.subject in m.entities and reading.text.endswith(("在", "于"), 0, m.start)
            for m in reading.mentions
            if earlier.start <= m.start and m.end <= earlier.end
        )
        place = place or _in_title(reading, earlier.start, earlier.end, found, known)
        if not place or not reading.text.endswith(tuple(known["held"]), earlier.start, earlier.end):
            continue
        events = [
            own
            for m in reading.mentions
            if earlier.start <= m.start and m.end <= earlier.end and (own := pick(context, m))
            if context.is_a(own, ("Event", "Program"))
        ]
        return events[-1] if events else ""
    return None


def _in_title(reading: Reading, start: int, end: int, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether a place only opens the name of an event: 今年|全国|城市联合招聘活动在某市启动."""
    at = reading.text.rfind("在", start, end)
    named = at if at >= 0 else end
    title = reading.text[start:at] if at >= 0 else ""
    within = any(found.subject in m.entities and start <= m.start and m.end < named for m in reading.mentions)
    return within and title.rstrip("”今天日").endswith(tuple(known["events"]))


def _one_event(context: Context, readings: Sequence[Reading]) -> str | None:
    """Return the one event that the sentences right before name: 线下参展企业国际化率 is of the fair."""
    events = {
        own
        for r in readings[-_BEFORE:]
        for m in r.mentions
        if (own := pick(context, m)) and context.is_a(own, ("Event",))
    }
    return events.pop() if len(events) == 1 else None


def _pointing(clause: Clause, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether the clause is about something pointed at: 该电站是…，投产后年发电量1.8亿千瓦时."""
    member = clause.subject[0] if len(clause.subject) == 1 else None
    if member is None or member.head is not None or member.before or member.end > found.start:
        return False
    return member.noun.startswith(("该", "此", "这", "本次", "本届"))


def _inside(reading: Reading, found: Found) -> bool:
    """Whether a place stands only inside what is measured or done: 举办的|丁市|专场招聘吸引企业200家."""
    named = [m for m in reading.mentions if found.subject in m.entities and m.end <= found.mention.start]
    return bool(named) and all(
        (found.start < m.start and m.text in found.measure and "的" in reading.text[found.start : m.start])
        or (not found.own and reading.text.endswith(("举办的", "举行的", "召开的"), 0, m.start))
        for m in named
    )


def _opens_with_event(reading: Reading, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether measure or sentence opens with an event or a market that only the text names: 演练|设置科目15个."""
    named = any(found.subject in m.entities and m.end <= found.start for m in reading.mentions)
    for text in (found.measure,) if named else (found.measure, reading.text):
        opened = next((w for w in known["events"] if text.startswith(w)), "")
        if opened and text.startswith((*known["doing"], *known["daily"], "设", "共"), len(opened)):
            return True
    return False


def _of_people(reading: Reading, clause: Clause, found: Found) -> bool:
    """Whether somebody is the doer: 现任总统米拉诺维奇|获得超过70%的选票, 院士|为数百名教师授课."""
    heads = [m.head for m in clause.subject if m.head is not None]
    if any(h.cls == "Person" and h.end <= found.mention.start for h in heads) and not reading.speeches:
        # 海归青年程玉姣建起大棚，|一年收入超千万元
        return True
    if clause.own and any(h.cls in _PEOPLE and h.end <= found.start for h in heads):
        return True
    high = found.mention.start
    return any(m.cls == "Person" and clause.start <= m.start and m.end <= high for m in reading.mentions)


def _of_thing(context: Context, reading: Reading, clause: Clause, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether a thing without a name is the doer behind the place: 在浏阳，新建成的|天文台|，将为30余所学校服务."""
    low = max((m.end for m in reading.mentions if m.end <= found.start and found.subject in m.entities), default=0)
    things = tuple(known["things"])
    inside = re.search(r"的[^，。的]{2,8}(?:里|内|中)，", reading.text[low : found.start])
    if inside is not None and inside[0].rstrip("里内中，").endswith(things):
        # 珠三角的|灯塔工厂|里，定制一辆汽车有…
        return True
    for other in reading.clauses[: clause.index + 1]:
        if other.end <= low or (other.own and _names(other, found)):
            continue
        for at, phrase in enumerate(other.phrases):
            if phrase.kind != "np" or phrase.start < low or phrase.end > found.start or phrase.heads:
                continue
            text = reading.text[phrase.start : phrase.end]
            after = [p for p in other.phrases[at + 1 :] if p.kind not in {"adv", "time", "pp"}]
            done = any(p.kind == "verb" and not p.relative for p in other.phrases[:at])
            acts = (
                after[0].kind == "verb" and not after[0].relative
                if after
                else other.index < clause.index and not done
            )
            if (
                acts
                and text.endswith(things)
                and not text.startswith(("各", "全国", "全省", "全市", "重点", "规模以上", *known["doing"]))
            ):
                return True
    return False


def _names(clause: Clause, found: Found) -> bool:
    """Whether what a figure was taken to be of is named in the subject of a clause."""
    return any(found.subject in m.entities for s in clause.subject for m in (s.head, *s.before) if m is not None)


def _of_one(context: Context, readings: Sequence[Reading], found: Found, known: Mapping[str, Any]) -> bool:
    """Whether a measure opens with one thing of which the text tells: 气田|日产气量 is not the country's."""
    if found.subject == COUNTRY and found.measure.startswith(tuple(known["singles"])):
        return True
    said = "".join(r.text for r in readings[-2:])
    return found.measure.startswith(("企业", "公司", "工厂")) and any(w in said for w in known["one_of"])

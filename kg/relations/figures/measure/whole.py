"""A measure with the words of its noun that its number or its list had parted from it.

完成|不|成套住房改造; 参与新建铁路1万公里、|公路|2万公里; 新增20家首店、|旗舰店|; 甲工程|北延工程|累计调水.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# What a row of members or of goods may be long, and what goes on with a name.
_ROW, _GOODS, _PART = 20, 26, 14
_NEGATIONS = ("不", "非", "未", "无")
_GAPS = ("、", "和", "及", "以及")
# What is there of what was done before.
_LEVELS = ("面积", "里程", "长度", "总量")
# What is said of things just counted, and of no place.
_AMOUNTS = frozenset({"投资", "总投资", "完成投资", "投资额", "面积", "总面积", "金额", "合同金额", "总产值", "产值"})
_NOUNS = frozenset({"n", "M", "a", "m", "v"})
_UNCOUNTED = frozenset({"%", "百分点", "元", "美元", "欧元", "倍", None})
# 甲市第一水厂|扩建工程|累计供水
_THINGS = ("工程", "项目", "电站", "机组", "泵站", "水库", "线路", "支线", "公司", "工厂", "基地", "园区", "航线")
# 增长7%|统计部门最新数据显示：
_SHOWN = re.compile("[^，。；：\\d]{0,16}(?:数据|报告|统计)(?:显示|表明)$")


def whole(context: Context, reading: Reading, clause: Clause, last: Found | None, found: Found) -> Found:
    """Return a figure whose measure holds what its clause says of the noun that is counted.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    clause: its clause.
    last: the figure before.
    found: the figure.
    """
    if found.subject is None or not found.measure:
        return found
    here = last if last is not None and last.index == reading.sentence.index else None
    found = _unshared(reading, here, _unglued(reading, found))
    if found.start < found.mention.start and reading.text.startswith(found.measure[:2], found.start):
        lead = _denial(reading, found) or _of_row(context, reading, here, found) or _of_part(context, reading, found)
        lead = lead or _of_counted(reading, clause, here, found)
        if lead:
            return replace(found, measure=lead + found.measure, start=found.start)
    goods = _goods(reading, clause, found)
    return replace(found, measure=found.measure + goods) if goods else found


def _unglued(reading: Reading, found: Found) -> Found:
    """Return a headline's measure without the line that it has run into: 增长7%|统计部门最新数据显示：…"""
    behind = found.behind
    run = len(behind) > 2 and _SHOWN.fullmatch(behind) and found.measure.endswith(behind) and found.measure != behind
    return replace(found, measure=found.measure.removesuffix(behind), behind="") if run else found


def _unshared(reading: Reading, here: Found | None, found: Found) -> Found:
    """Return a level without the verb of the clause before: 已|种树林7000公顷，|树林面积增至3万公顷."""
    at = found.measure.find(reading.text[found.start : found.start + 3])
    verb, rest = found.measure[:at], found.measure[max(at, 0) :]
    done = any(t.text == verb and t.kind == "v" for t in reading.tokens)
    if here is None or not 2 <= at <= 4 or not rest.endswith(_LEVELS) or not done:
        return found
    gap = reading.text[here.mention.end : found.start]
    borrowed = here.measure.startswith(verb) and "，" in gap and verb not in gap
    return replace(found, measure=rest) if borrowed and reading.text.startswith(rest, found.start) else found


def _of_counted(reading: Reading, clause: Clause, here: Found | None, found: Found) -> str:
    """Return the things just counted for a bare amount of theirs: 900余项重点项目，|完成投资|1500亿元."""
    if here is None or clause.own or found.own or found.tie.change or found.measure not in _AMOUNTS:
        return ""
    counted = len(here.behind) > 1 and reading.text.startswith(here.behind + "，", here.mention.end)
    return here.behind if counted and here.subject == found.subject else ""


def _denial(reading: Reading, found: Found) -> str:
    """Return the word right before a measure that turns it into its opposite: |不|成套住房改造."""
    before = next((t for t in reading.tokens if t.end == found.start), None)
    return before.text if before is not None and before.text in _NEGATIONS else ""


def _of_row(context: Context, reading: Reading, here: Found | None, found: Found) -> str:
    """Return what opens the first member of a list: 企业在丙洲参与新建|铁路1万公里、公路2万公里."""
    if here is None or here.start >= here.mention.start or found.own or found.tie.change or here.tie.change:
        return ""
    known = figure_words(context.ontology.path)
    ends = (*known["rates_end"], *known["nounlike"], *known["rising"])
    gap = reading.text[here.mention.end : found.start]
    row = [t for t in reading.tokens if found.start <= t.start and t.end <= found.mention.start]
    nouns = bool(row) and row[0].kind in {"n", "M", "a", "m"} and not any(t.kind in {"v", "p"} for t in row)
    if gap not in _GAPS or not nouns or found.measure.endswith(ends) or found.subject != here.subject:
        return ""
    said = [t for t in reading.tokens if here.start <= t.start and t.end <= here.mention.start]
    while said and said[-1].text in known["near"]:
        said.pop()
    verb = next((k for k in range(len(said) - 1, -1, -1) if said[k].kind == "v" and len(said[k].text) > 1), -1)
    if verb >= 0:
        noun = said[verb + 1 :]
        if not noun or any(t.kind not in _NOUNS and t.kind != "d" for t in noun) or said[verb].text in ends:
            return ""
        at = here.measure.rfind(said[verb].text)
        opened = here.measure[: at + len(said[verb].text)] if at >= 0 else ""
    else:
        # The member before has it from that before.
        bare = reading.text[here.start : here.mention.start]
        bare = next((bare[:n] for n in range(len(bare), 1, -1) if here.measure.endswith(bare[:n])), "")
        opened = here.measure.removesuffix(bare) if bare else ""
    fits = 1 < len(opened) <= _ROW and opened != here.measure and opened[-2:] not in found.measure
    return opened if fits else ""


def _of_part(context: Context, reading: Reading, found: Found) -> str:
    """Return the part of a named thing that a figure is of: 丙水利工程|丁线供水工程|累计调水."""
    if not context.is_a(found.subject or "", ("Site", "Program")):
        return ""
    names = [m for m in reading.mentions if found.subject in m.entities and m.end <= found.start]
    if not names:
        return ""
    row = [t for t in reading.tokens if names[-1].end <= t.start and t.end <= found.start]
    while row and (row[-1].kind in {"d", "T"} or row[-1].text in {"累计", "已", "共", "总"}):
        row.pop()
    if not row or row[0].start != names[-1].end or not all(t.kind in _NOUNS for t in row):
        return ""
    text = "".join(t.text for t in row)
    part = text.endswith(_THINGS) and 2 < len(text) <= _PART and text not in found.measure
    return text if part else ""


def _goods(reading: Reading, clause: Clause, found: Found) -> str:
    """Return the rest of a list behind a number that counts all of it: 新增20家首店|、旗舰店、概念店|."""
    behind = found.behind
    if found.tie.change is not None or found.unit in _UNCOUNTED or len(behind) < 2:
        return ""
    at = reading.text.find(behind, found.mention.end, clause.end)
    if at < 0 or at > found.mention.end + 4 or not found.measure.endswith(behind):
        return ""
    low = at + len(behind)
    if not reading.text.startswith("、", low):
        return ""
    end = re.search("[，。；：]|$", reading.text[low:])
    high = low + (end.start() if end else 0)
    row: Sequence[Token] = [t for t in reading.tokens if low <= t.start and t.end <= high]
    text = reading.text[low:high]
    alike = all(member.endswith(behind[-1]) for member in text[1:].split("、"))
    plain = all(
        t.kind in {"n", "a", "c", "M", '"'} or t.text in {"、", "等"} or (alike and t.kind == "v") for t in row
    )
    return text if row and plain and row[-1].end == high and len(text) <= _GOODS else ""

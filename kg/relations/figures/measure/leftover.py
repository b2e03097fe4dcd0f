"""What is left over: words of a figure's clause, or whom its sentence speaks of, that nothing else has taken.

我国农业保险保费收入约1500亿元，|提供风险保障|超5万亿元; 对实体经济|发放的人民币贷款余额; 最终|消费支出.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.measure.among import among, in_what, of_those
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# How long a measure may get, what is put before it, and what goes on with the noun behind its number.
_LONGEST, _LONG, _TAIL = 34, 14, 8
# A measure not longer than that is bare: 下跌幅度.
_BARE = 4
_NOUNS = frozenset({"n", "a"})
# What may be said of a thing counted: 工匠学院|数智化建设, 用户|断电.
_SAID = frozenset({"n", "a", "v", "m"})
# Units of what is not counted in pieces.
_UNCOUNTED = frozenset({"%", "百分点", "元", "美元", "欧元", "倍", None})
# 对|实体经济|发放的贷款, 向|灾区|调拨物资
_WHOM = frozenset({"对", "向", "与", "同", "在", "为", "因"})
# 今年, 目前, 当天: the segmenter's adverbs that are times.
_TIMES = tuple("天日年月期前今后时初末中来")
_POINTING = tuple("该此本各其这那某")
_JOINED = ("、", "和", "及", "以及")
_AROUND = frozenset({"围绕", "聚焦", "瞄准", "针对", "依托", "通过"})
# The segmenter's verbs that are what is measured.
_MONEYS = frozenset({"收入", "支出", "投资"})
_RATES = ("率", "比重", "占比", "比例", "指数")


def with_leftovers(context: Context, reading: Reading, clause: Clause, last: Found | None, found: Found) -> Found:
    """Return a figure whose measure holds the words left over in its clause, else whom its sentence speaks of.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure.
    clause: its clause.
    last: the figure before.
    found: the figure.
    """
    if found.subject is None or not found.measure or len(found.measure) > _LONGEST:
        return found
    known = figure_words(context.ontology.path)
    if tail := _behind(reading, clause, found, known):
        return replace(found, measure=found.measure + tail)
    here = last if last is not None and last.index == reading.sentence.index else None
    ahead = _ahead(reading, clause, here, found)
    first = next((t for t in reading.tokens if t.start >= found.start), None)
    if first is None or len(found.measure) > _LONGEST - _BARE:
        return found
    if words := _right_before(context, reading, ahead, first, found, known):
        return replace(found, measure=words + found.measure, start=found.start - len(words))
    if share := in_what(reading, clause, found):
        return replace(found, measure=share)
    lead = among(reading, clause, found)
    if here is not None:
        lead = lead or _listed(reading, here, first, found, known) or of_those(reading, here, found)
    if here is None or not (here.measure.endswith(_RATES) or (here.tie.change and found.tie.change)):
        # 耕种收综合机械化率超75%，|新建农田; 制造业投资增长11%，新设立企业|增长32%: nobody who does it.
        lead = lead or _topic(context, reading, clause, first, found, known)
    if lead.endswith("中") and first.kind in _NOUNS:
        # 退税商品中的|国货品牌
        lead += "的"
    return replace(found, measure=lead + found.measure) if lead else found


def _behind(reading: Reading, clause: Clause, found: Found, known: Mapping[str, Any]) -> str:
    """支持100家工匠学院|数智化建设, 推出18项|支持联盟发展的举措: return what goes on with the noun counted."""
    if found.tie.change is not None or found.unit in _UNCOUNTED or found.start >= found.mention.start:
        return ""
    counted = bool(found.behind) and reading.text.startswith(found.behind, found.mention.end)
    if counted and not found.measure.endswith(found.behind):
        return ""
    low = found.mention.end + (len(found.behind) if counted else 0)
    row = [t for t in reading.tokens if low <= t.start and t.end <= clause.end]
    end = next((k for k, t in enumerate(row) if t.kind in {"Q", "c", ",", ";", "("}), len(row))
    rest = row[:end]
    if not rest or rest[0].start != low or (end < len(row) and row[end].kind in {"Q", "c"}):
        return ""
    text = "".join(t.text for t in rest)
    if counted:
        said = all(t.kind in _SAID and t.text not in found.measure for t in rest)
        return text if said and len(text) <= _TAIL else ""
    described = len(rest) > 2 and rest[-2].kind == "j" and rest[-1].text not in found.measure
    described = described or all(t.kind in _SAID and t.text not in found.measure for t in rest)
    verb = next(
        (t for t in reversed(reading.tokens) if t.end <= found.mention.start and t.text in found.measure), None
    )
    open_ended = found.measure.endswith(known["doing"]) or (verb is not None and verb.kind == "v")
    ends = verb is not None and found.measure.endswith(verb.text)
    return text if described and ends and open_ended and len(text) <= _LONG else ""


def _ahead(reading: Reading, clause: Clause, here: Found | None, found: Found) -> list[Token]:
    """Return the tokens of a clause, or of what is said in it, from the figure before to where the measure starts."""
    speech = reading.speech_at(found.mention.start)
    low = max(clause.start, speech.start if speech is not None else 0)
    if here is not None:
        doer = here.behind if reading.text.startswith(here.behind, here.mention.end) else ""
        low = max(low, here.mention.end + len(doer))
    if found.start >= found.mention.start or not reading.text.startswith(found.measure[:2], found.start):
        return []
    return [t for t in reading.tokens if low <= t.start and t.end <= found.start]


def _right_before(
    context: Context, reading: Reading, row: Sequence[Token], first: Token, found: Found, known: Mapping[str, Any]
) -> str:
    """Return the words right before a measure that are part of it: 最终|消费支出, 对实体经济|发放的贷款."""
    at = len(row)
    while at and _belongs(row, at, first, found, known):
        at -= 1
    kept = list(row[at:])
    if not kept:
        # 对|进口钢材征收关税
        done = any(t.kind == "v" for t in reading.tokens if first.start < t.start and t.end <= found.mention.start)
        toward = bool(row) and row[-1].text in _WHOM and row[-1].kind == "p" and first.kind == "n" and done
        return row[-1].text if toward else ""
    before = row[at - 1] if at else None
    if before is not None and before.kind == "p" and before.text in _WHOM and first.kind == "v":
        kept.insert(0, before)
    elif before is not None and (before.kind in {"p", "Q", "j", "m", "e"} or _is_other(before, found)):
        # 40座|繁忙机场, 符合条件的|企业, 为各|山区
        return ""
    label = context.entities[found.subject or ""].label
    if kept[0].text in label or label[-1] in kept[0].text:
        # 协会|现有会员: that is who has them.
        return ""
    if kept[-1].text.endswith("共") or (first.kind == "v" and any(t.text in _AROUND for t in row[:at])):
        # 项目|上共|收获金牌, 围绕重点|行业|打造场景
        return ""
    text = "".join(t.text for t in kept)
    words = text.removeprefix("的")
    return words if (len(words) > 1 or words != text) and len(words) <= _LONG else ""


def _belongs(row: Sequence[Token], at: int, first: Token, found: Found, known: Mapping[str, Any]) -> bool:
    """Whether the word before `at` is part of the measure, which opens with `first`."""
    token, next_to_it = row[at - 1], at == len(row)
    if any(token.text in known[k] for k in ("dropped", "inner", "pointing", "asides")):
        return False
    if _points(token) or token.text in found.measure:
        return False
    if token.kind in _NOUNS:
        qualifies = token.kind == "n" or not next_to_it or first.kind == "n"
        return qualifies and (len(token.text) > 1 or not next_to_it)
    if token.kind == "d" and next_to_it and len(token.text) > 1:
        # 最终|消费支出, 冬春|航季: before a noun it is no adverb.
        nominal = first.kind == "n" or first.text in known["nounlike"]
        return nominal and not token.text.endswith(_TIMES)
    if token.kind == "M" and token.text.endswith("方") and next_to_it:
        # 中方|公司
        return True
    return _is_concept(token) or (token.kind == "j" and next_to_it and at > 1)


def _listed(reading: Reading, here: Found, first: Token, found: Found, known: Mapping[str, Any]) -> str:
    """Return what opens the member before in a list: 海关监管|进境货车60辆、|进境列车|8列."""
    gap = reading.text[here.mention.end : found.start]
    if not gap.endswith(_JOINED) or found.tie.change or here.tie.change or found.own:
        return ""
    ends = (*known["rates_end"], *known["nounlike"], *known["rising"])
    if first.kind not in {"n", "M", "a", "m"} or found.measure.endswith(ends):
        return ""
    said = reading.text[here.start : here.mention.start]
    if said and here.measure != said and here.measure.endswith(said) and len(here.measure) - len(said) <= _TAIL:
        # The member before has it from that before.
        shared = here.measure.removesuffix(said)
        return "" if found.measure.startswith(shared) else shared
    row = [t for t in reading.tokens if here.start <= t.start and t.end <= here.mention.start][:3]
    done = (k for k, t in enumerate(row) if k and len(t.text) > 1 and (t.kind == "v" or row[k - 1].kind == "d"))
    verb = next((row[k].text for k in done), "")
    if not verb or verb in found.measure or verb in known["nounlike"]:
        return ""
    opened = here.measure[: here.measure.find(verb) + len(verb)]
    return opened if verb in here.measure and len(opened) <= _TAIL and here.measure != opened else ""


def _topic(
    context: Context, reading: Reading, clause: Clause, first: Token, found: Found, known: Mapping[str, Any]
) -> str:
    """Return the thing without a name in a place that a sentence speaks of, for what it does: 农业保险|提供保障."""
    if not context.is_a(found.subject or "", ("AdministrativeArea",)) or found.start >= found.mention.start:
        return ""
    does = first.text in known["doing"]
    if not (does or first.kind == "v") or not found.measure.startswith(first.text) or "占" in found.measure:
        return ""
    if not does and found.measure.endswith((*known["rates_end"], *known["nounlike"])):
        return ""
    if any(t.kind not in {"d", "T"} for t in reading.tokens if clause.start <= t.start and t.end <= found.start):
        return ""
    said = f"{found.measure}{context.entities[found.subject or ''].label}{found.group}"
    for other in reversed(reading.clauses[: clause.index]):
        if (run := _speaks_of(reading, other, found)) is not None:
            text = _headless(run, known)
            if text.removeprefix("新").startswith(known["doing"]):
                # 新开工|6处灌区，实施150处改造: what is done with others.
                return ""
            return text if 2 < len(text) <= _LONG and text[-2:] not in said else ""
    return ""


def _speaks_of(reading: Reading, clause: Clause, found: Found) -> list[Token] | None:
    """Return the nouns without a name that open a clause, behind its place and times; None where a verb opens it."""
    speech = reading.speech_at(found.mention.start)
    low = max(clause.start, speech.start if speech is not None else 0)
    row = [t for t in reading.tokens if low <= t.start and t.end <= clause.end]
    at = 0
    while at < len(row) and (row[at].kind in {"T", "d", ",", "c", "f"} or _is_subject(row[at], found)):
        at += 1
    end = at
    while end < len(row) and (row[end].kind in _NOUNS or _is_concept(row[end]) or _nominal(row, end, at)):
        end += 1
    if at < end < len(row) and row[end].text in _MONEYS:
        # 国企营业|收入
        end += 1
    if end == at:
        return None if at == len(row) or row[at].kind in {"v", "p"} else []
    # Of a state (建设进展顺利) nothing goes on, but a bare measure does.
    counted = any(t.kind == "Q" for t in row[end:]) or len(found.measure) <= _BARE
    return row[at:end] if counted and end < len(row) and row[end].kind in {"v", "d", "p", "Q"} else []


def _headless(run: Sequence[Token], known: Mapping[str, Any]) -> str:
    """Return a thing without the measure of it behind: 住房公积金|缴存额, 工业机器人|出口."""
    system = next((k for k, t in enumerate(run) if t.text.endswith(known["systems"])), -1)
    text = "".join(t.text for t in (run[: system + 1] or run))
    if system >= 0 or not text.endswith((*known["rates_end"], *known["nounlike"])):
        return text
    at = len(run) - 1
    while at > 1 and run[at - 1].kind == "v":
        at -= 1
    text = "".join(t.text for t in run[:at]).removesuffix("营业")
    return text if text.endswith(known["themes_end"]) or (at and _is_concept(run[at - 1])) else ""


def _is_subject(token: Token, found: Found) -> bool:
    return token.mention is not None and found.subject in token.mention.entities


def _is_other(token: Token, found: Found) -> bool:
    if _points(token):
        return True
    return token.kind == "M" and not _is_subject(token, found) and not _is_concept(token)


def _points(token: Token) -> bool:
    return token.text.startswith(_POINTING) and token.text not in {"其他", "其余"}


def _is_concept(token: Token) -> bool:
    return token.mention is not None and token.mention.cls == "Concept"


def _nominal(row: Sequence[Token], at: int, start: int) -> bool:
    """Whether a verb is one for the segmenter alone: 社会|组织|共, 建设|项目."""
    if row[at].kind != "v" or at == start or at + 1 >= len(row):
        return False
    return row[at + 1].kind in {"d", "n"} and len(row[at].text) > 1

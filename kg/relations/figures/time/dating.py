"""Which time of its sentence is that of a figure: the one right before it, else that of its clause."""

from __future__ import annotations

import re

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.kinds import phrase_at
from kg.relations.figures.time.ranging import starts_from
from kg.relations.figures.time.reach import aside
from kg.relations.figures.time.running import attributive
from kg.relations.figures.time.timing import beside, of_aim, of_launch, of_measure, of_sentence, of_telling
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token
from kg.relations.reading.when import time_of
from kg.relations.reading.words import words

_ENTERS = re.compile("起(?:正式|全面|陆续)?(?:实施|施行|执行|推行|试行|启用|落地|生效)")
# 比上年全年和|上年同期|分别加快0.2、0.4个百分点
_AGAINST_TOO = re.compile(
    "[比较](?:去年|上年|前年|20\\d\\d年|上[月季]|[一二三四]季度|\\d{1,2}月)[^，。；]{0,6}[和、与及]$"
)
# Before a time: it is only compared with.
_AGAINST = ("同比", "由", "较", "比", "快于", "慢于", "高于", "低于", "好于", "优于", "多于", "少于", "超过")


def time_told(context: Context, reading: Reading, clause: Clause, found: Found) -> Phrase | None:
    """Return the time that the sentence gives a figure: the one right before it, else that of its clause."""
    start = found.mention.start
    own = found.dated or beside(context, reading, start) or of_measure(reading, clause, found)
    if own is not None:
        return Phrase("time", own.start, own.end, own.text, mention=own)
    dated = time_of(reading.clauses, clause.index, phrase_at(clause, start), words(context.ontology.path), start)
    if dated is not None and dated.mention and _compared_with(reading.text[: dated.mention.start]):
        # 3月，预订量同比2024年增长52%
        at = phrase_at(clause, dated.start)
        dated = time_of(reading.clauses, clause.index, at, words(context.ontology.path), dated.start)
    if dated is not None and starts_from(reading, dated, start):
        # 旅游收入将从2022年4.46万亿元增长到6万亿元: the year is that of the number before.
        at = phrase_at(clause, dated.start)
        dated = time_of(reading.clauses, clause.index, at, words(context.ontology.path), dated.start)
    if dated is None or dated.start < clause.start:
        dated = _opening(context, reading, clause, start) or dated
    if dated is not None and dated.start < clause.start and aside(context, reading, dated, found):
        dated = None
    dated = dated or of_aim(context, reading, clause, start) or of_sentence(reading, start)
    dated = _begun(context, reading, of_launch(context, reading, dated, found), start) if dated is not None else None
    if dated is not None and reading.text.startswith(
        tuple(figure_words(context.ontology.path)["nearing"]), dated.end
    ):
        # 春节|临近，日客流量突破2万人: what is near is not yet there.
        return None
    dated = dated or of_entry(reading, clause, start) or of_entering(reading, start)
    if dated is not None and attributive(reading, dated):
        return None
    return None if of_telling(context, reading.text, dated, start) else dated


def _compared_with(ahead: str) -> bool:
    """Whether what stands before a time makes it one that is only compared with: 比上年全年|和|上年同期."""
    return ahead.endswith(_AGAINST) or _AGAINST_TOO.search(ahead) is not None


def _begun(context: Context, reading: Reading, dated: Phrase, until: int) -> Phrase:
    """Return the day on which what is called by a year to come has begun: |2032年|招生考试今天开考，报考人数474万."""
    day, earliest = context.document.date, getattr(dated.mention and dated.mention.detail, "earliest", None)
    if not day or not earliest or earliest <= day or "，" in reading.text[: dated.start]:
        return dated
    for token in reading.tokens:
        told = getattr(token.mention and token.mention.detail, "latest", None) if token.kind == "T" else None
        if dated.end <= token.start and token.end <= until and told and told <= day:
            return Phrase("time", token.start, token.end, token.text, mention=token.mention)
    return dated


def _names_year(token: Token) -> bool:
    """Whether a time says its year: 2022年, 去年; not 全年 or 3月."""
    dated = token.mention is not None and bool(token.mention.value)
    return dated and "年" in token.text and token.text != "全年"


def _opening(context: Context, reading: Reading, clause: Clause, until: int) -> Phrase | None:
    """Return the time that opens a clause, whatever it describes: 2022年|各医院转诊的患者下降30.6%."""
    head = next((t for t in reading.tokens if t.start >= clause.start), None)
    if head is None or head.kind != "T" or head.mention is None or head.end > until:
        return None
    if not _names_year(head) and head.text not in figure_words(context.ontology.path)["now"]:
        return None
    return Phrase("time", head.start, head.end, head.text, mention=head.mention)


def of_entering(reading: Reading, until: int) -> Phrase | None:
    """Return the season that a clause says has begun: 进入|暑期|，某博物馆接待游客80万人次."""
    for token in reversed([t for t in reading.tokens if t.kind == "T" and t.end <= until]):
        begun = reading.text.endswith(("进入", "步入"), 0, token.start) and reading.text.startswith("，", token.end)
        if begun and token.mention is not None and token.mention.value:
            return Phrase("time", token.start, token.end, token.text, mention=token.mention)
    return None


def of_entry(reading: Reading, clause: Clause, start: int) -> Phrase | None:
    """Return the day from which what is counted holds: 公安部8项新措施|7月1日起|实施."""
    for token in reading.tokens:
        inside = start < token.start and token.end <= clause.end and token.kind == "T"
        enters = inside and _ENTERS.match(reading.text, token.end - token.text.endswith("起"))
        if enters and token.mention is not None:
            return Phrase("time", token.start, token.end, token.text, mention=token.mention)
    return None

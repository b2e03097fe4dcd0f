"""How a deed becomes a claim: its modality, time, place, and the words that are shown for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg.model import Mention, Modality, Polarity
from kg.relations.base import Claim, Context, When
from kg.relations.deeds.deed import Deed
from kg.relations.deeds.hopes import demanded
from kg.relations.deeds.meaning import accomplished, gone, meant, of_the_aim, planned, to_come
from kg.relations.deeds.standing import unsound
from kg.relations.deeds.wording import MARKS, denied
from kg.relations.deeds.wording import sets as lists
from kg.relations.reading import sides
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.roles import Slot
from kg.relations.reading.scope import Scope, puts, scope_of, unites
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import is_gap, resolve_in, time_of
from kg.relations.reading.words import Words

_AHEAD = frozenset({"planned", "forecast"})
# 等重点任务, 等5项举措 end a list of two and more.
_LIST_END = re.compile(
    "等(?:[0-9一二两三四五六七八九十]+[余多]?[项个大])?(?:重点|主要|各项|相关|有关|具体)?(?:任务|工作|举措|措施|行动|内容|活动)$"
)
_JOINED = re.compile("[、，及和与“]")


def _weather(deed: Deed, value: str, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether words tell what weather there will be: 大部地区将有暴雨; not 将开展防台风演练."""
    verb = next((p.word for p in deed.clause.phrases[deed.at : deed.at + 1]), "")
    return verb in sets["appearing"] and any(w in value for w in sets["weather"])


def _listed_on(reading: Reading, deed: Deed) -> Deed:
    """Return the deed with the end of its list behind a comma: 榜单包括算力管理，|以及碳排放优化."""
    after = next((c for c in reading.clauses if c.start == deed.end + 1), None)
    if after is None or not reading.text.startswith("，以及", deed.end):
        return deed
    return replace(deed, end=after.end)


def _listed_from(reading: Reading, deed: Deed) -> Deed:
    """Return the deed with the clause before, where it is the last of a list that the words end:
    实施科学教育计划，|加强课程建设等重点任务.
    """
    if not deed.doer.carried or not deed.clause.index or deed.start != deed.clause.start:
        return deed
    before, value = reading.clauses[deed.clause.index - 1], reading.text[deed.start : deed.end].strip(MARKS)
    torn = _LIST_END.search(value) is not None and not _JOINED.search(value)
    if not torn or before.own or reading.text[before.end : deed.start] != "，":
        return deed
    return replace(deed, start=before.start)


def _since_when(deed: Deed, known: Words) -> Deed:
    """Return the deed with how long nothing of the kind had happened at its head: 15年来|首次联合演练."""
    for at, phrase in enumerate(deed.clause.phrases):
        if is_gap(deed.clause, at, known) and phrase.end <= deed.start <= deed.clause.phrases[at + 1].end:
            return replace(deed, start=phrase.start)
    return deed


def _with_thing(reading: Reading, deed: Deed, root: Path) -> Deed:
    """Return the deed with the 将 at its head that says what is done with a thing: 将|甲与乙相结合."""
    row = deed.clause.phrases
    if deed.start and unites(reading.text, deed.start - 1, deed.clause.end, root):
        return replace(deed, start=deed.start - 1)
    mark = next((p for p in row if p.end == deed.start and reading.text[p.start : p.end] == "将"), None)
    return replace(deed, start=mark.start) if mark is not None and puts(row, mark, reading.text, root) else deed


def _ahead(scope: Scope, before: str, value: str) -> Scope:
    """Return the scope with what 将 says: a plan before the words, at their head what is done with a thing."""
    if scope.modality == "planned" and value.startswith("将"):
        # 将元素组合在一起
        return replace(scope, modality="asserted")
    if scope.modality == "asserted" and before.endswith("将"):
        return replace(scope, modality="planned")
    return scope


def _meant_as(context: Context, reading: Reading, deed: Deed, scope: Scope, value: str) -> Modality:
    """Return how a deed is meant: as its words say, or as what stands before them plans or foretells."""
    modality = scope.modality
    if modality != "forecast" and planned(context, reading, deed.clause, deed.doer, scope):
        modality = "planned"
    weather = _weather(deed, value, lists(context.ontology.path))
    # 今明两天雨雪还将持续，甲省等地仍有冻雨
    return "forecast" if weather and (modality == "planned" or "将" in reading.text[: deed.start]) else modality


def claims_of(context: Context, reading: Reading, deed: Deed, known: Words) -> Iterator[Claim]:
    """Yield a deed as claims, one for each doer; nothing where it is no plain deed or not told whole."""
    root = context.ontology.path
    deed = _with_thing(reading, _since_when(_listed_from(reading, _listed_on(reading, deed)), known), root)
    clause, clauses = deed.clause, reading.clauses
    scope = scope_of(clauses, clause.index, deed.at, root, reading.text)
    before = clause.phrases[: deed.at]
    if scope.hypothetical or not meant(scope, before, lists(root)) or demanded(reading, deed, lists(root)):
        return
    value, polarity = denied(reading.text[deed.start : deed.end].strip(MARKS), scope, lists(root))
    if unsound(context, reading, deed, value):
        return
    scope = _ahead(scope, reading.text[: deed.start], value)
    modality = _meant_as(context, reading, deed, scope, value)
    dated = _dated(context, reading, deed, known, modality)
    when = None
    if dated is not None and dated.mention is not None:
        edtf, earliest, latest = resolve_in(reading.text, dated.mention, context.anchor, modality in _AHEAD)
        when = When(edtf, dated.mention.text, earliest, latest)
    if polarity == "negative" and value.endswith(("发布", "出台", "印发")) and _papers(context, deed.doer):
        # 该办法尚未正式发布: what is still to come of a paper is told by who plans it.
        return
    if modality == "planned" and (accomplished(reading, clause) or gone(context, when)):
        modality = "asserted"
    if dated is not None and modality == "asserted" and to_come(context, when):
        if any(w in value for w in lists(root)["weather"]):
            modality = "forecast"
        elif reading.text.startswith("到", dated.start) and not accomplished(reading, clause):
            # 到2030年，某省基本建成…: what a paper aims at.
            modality = "planned"
        elif clause.start <= dated.start:
            return
        else:
            dated = when = None
    where = sides.place(clauses, clause.index, deed.at, partial(_site, context), known)
    shown = [(deed.start, deed.end), *([(dated.start, dated.end)] if dated else [])]
    if not (deed.doer.carried and clause.source is None):
        shown.append((deed.doer.start, deed.doer.end))
    start, end = min(s for s, _ in shown), max(e for _, e in shown)
    place = where.entities[0] if where else None
    predicate, value, polarity = _as_told(context, reading, deed, value, polarity)
    for one in deed.doer.entities:
        yield Claim(
            reading.sentence, start, end, deed.by, one, predicate, value=value, when=when,
            place=None if place in deed.doer.entities else place, modality=modality, polarity=polarity,
        )  # fmt: skip


def _dated(context: Context, reading: Reading, deed: Deed, known: Words, modality: str) -> Phrase | None:
    """Return the time of a deed, where it is not that of its aim, of what is over, or of the news of a plan."""
    dated = time_of(reading.clauses, deed.clause.index, deed.at, known)
    if dated is None or of_the_aim(context, reading, deed.clause, dated.start):
        return None
    if reading.text.startswith(tuple(lists(context.ontology.path)["over"]), dated.end):
        # 春节假期|结束后，迎来返岗高峰
        return None
    if modality in _AHEAD and reading.text.startswith(tuple(lists(context.ontology.path)["now"]), dated.start):
        # 目前重点项目开工，|全年计划完成投资
        return None
    return None if modality in _AHEAD and _announced(context, reading, deed.clause, dated) else dated


def _announced(context: Context, reading: Reading, clause: Clause, dated: Phrase) -> bool:
    """Whether a plan has its time from what was done by the day of the news: 项目今天启动，该省将开设市场."""
    told = [c for c in reading.clauses[: clause.index] if dated.start < c.end]
    if all(c.main is None for c in told) or dated.mention is None or context.anchor is None:
        return False
    latest = resolve_in(reading.text, dated.mention, context.anchor, False)[2]
    return latest is not None and latest <= context.anchor.isoformat()


def _together(deed: Deed, value: str, sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether two do with each other what words tell: 在门前握手合影, 共同见证签署合作文件."""
    if len(deed.doer.entities) != 2 or deed.lent:
        return False
    return value.startswith(tuple(sets["jointly"])) or value.endswith(tuple(sets["mutual"]))


def _as_told(
    context: Context, reading: Reading, deed: Deed, value: str, polarity: Polarity
) -> tuple[str, str, Polarity]:
    """Return property, words and polarity of a deed: where a name only lends itself to the doer, the words hold both
    and what denies them: 江苏餐饮企业推出套餐; 在绍兴，船工摇起乌篷船.
    """
    if polarity == "positive" and _together(deed, value, lists(context.ontology.path)):
        # 习近平和金正恩|握手合影: with whom is half of it.
        names = "和".join(context.entities[e].label for e in deed.doer.entities)
        said = "宣布" if reading.text.endswith("宣布", 0, deed.start) else ""
        return "situation", names + said + value, polarity
    if not deed.lent:
        return "action", value, polarity
    opened = (c.start for c in reading.clauses if c.start <= deed.doer.start < c.end)
    return "situation", reading.text[next(opened, deed.start) : deed.end].strip(MARKS + "—"), "positive"


def _site(context: Context, mention: Mention) -> tuple[str, ...]:
    # 在全国率先发放补贴: first of all, not all over it.
    wide = mention.text in lists(context.ontology.path)["own_country"]
    return () if wide else tuple(e for e in mention.entities if context.is_a(e, ("Place",)))


def _papers(context: Context, doer: Slot) -> bool:
    return any(context.is_a(e, ("Policy",)) for e in doer.entities)

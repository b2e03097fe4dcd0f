"""By default what a clause says before a number that ends it: 该井|目前日产稳定在|10万立方米, 股指均大跌超|12%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.relations.figures.base import COUNTRY, LISTED, Found
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.bearer.nationwide import nationwide
from kg.relations.figures.counted.base import Left, joined, noun_from
from kg.relations.figures.counted.setting import beside, doer, scene
from kg.relations.reading.measure import Tie, tie
from kg.relations.reading.tokens import Token

_LONGEST = 26
# 稳定在, 达到创纪录的, 突破: between what is measured and its number.
_HELD = re.compile(
    r"(?:(?:稳定|保持|维持|控制)在|创(?:历史)?(?:新高|纪录)的|创下?(?:历史)?新高的|历史性地?|大约|突破|跃上|跨越|攻克|累计达?|仅|不足"
    r"|连续第?[一二三四五六七八九十\d]+年|将?近|约|超过?|逾|达到?|高达|多达|为|均|也|已|破|接近|在)+$"
)
_BEHIND = re.compile(r"(?:多|余|左右|以上|以下|以内|上下|之多|的(?:较高|高|历史)?水平|之间)*[，。；]?")
_ENDS = frozenset({"n", "v", "M", "e", ")", '"'})
_SPARE = frozenset({"T", "d", "c", ",", "x", "u"})
_WATCHING = ("GovernmentBody",)


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of a number that ends its clause, measured by the words before it."""
    if left.number.mention is None or not _ends(left):
        return
    tied, held = _tied(left)
    if (joint := _joint(left, tied.rest)) is not None:
        yield joint
        return
    if not (tied.tied or held or _done(left)) or (left.number.unit in left.words["lengths"] and tied.change is None):
        return
    if tied.change is not None and "至" in left.number.text:
        return  # 下降|0.6%至47.2%
    low = left.clause.start
    body = _bare(left, [t for t in left.tokens if t.end <= low + len(tied.rest)])
    while body and body[0].text.startswith("—"):
        body = body[1:]  # 最大电站——|乙电站累计发电
    if not body:
        yield from _going_on(left, tied)
        return
    if any(t.text in {"其", "该", "此", "本"} for t in body[:2]):
        return  # 其|员工规模: whose that is another reader knows
    subject, rest = lead(left.context, list(body))
    rest = rest or (list(body[1:]) if subject else [])  # 中国|对非直接投资存量
    if rest and any(t.text in LISTED and t.kind == "c" for t in body if t.end <= rest[0].start):
        return  # 东北、华北|气温达到15℃
    measure = joined([t for t in rest if t.kind not in {"T", "x"} and t.text not in left.words["amounts"]])
    if not _whole(left, rest, measure):
        return
    own, how = _whose(left, subject, rest[0] if rest else None)
    if own:
        yield Found(
            left.number.mention, measure, rest[0].start, replace(tied, rest="", tied=True), own, own=True,
            behind=joined(noun_from(left, left.number)), reason=how,
        )  # fmt: skip


def _ends(left: Left) -> bool:
    """Whether a number ends its clause, but for words that round it."""
    return _BEHIND.fullmatch(left.text, left.number.end, left.clause.end) is not None


def _done(left: Left) -> bool:
    """Whether things are counted behind what is done with them: 共开行|旅游列车|789列."""
    unit = left.number.unit or "元"
    ahead = left.before(left.number.start)
    held = unit in left.words["parts"] or unit in left.words["masses"] or unit == "%"
    return not held and len(ahead) > 1 and ahead[-1].kind == "n" and any(t.kind == "v" for t in ahead)


def _tied(left: Left) -> tuple[Tie, bool]:
    """Return how the number is tied to what stands before it, and whether a word that holds it does."""
    said = left.text[left.clause.start : left.number.start]
    bare = _HELD.sub("", said)
    tied = tie(bare, left.context.ontology.path, left.number.unit == "百分点")
    if tied.change is None:
        tied = replace(tied, rest=_HELD.sub("", tied.rest))
    return tied, bare != said


def _bare(left: Left, body: Sequence[Token]) -> Sequence[Token]:
    """Return the words of a measure without the times and adverbs that open or end it."""
    said = max((k for k, t in enumerate(body) if t.text in left.words["showing"]), default=-1)
    body = body[said + 1 :]
    if len(body) > 1 and body[0].kind == "m" and body[1].kind == "T":
        body = body[1:]  # 2024|上半年
    while body and (body[0].kind in _SPARE or body[0].text in left.words["by_the_way"] or body[0].text == "其中"):
        body = body[1:]
    while body and (body[-1].kind in _SPARE or body[-1].text in left.words["by_the_way"]):
        body = body[:-1]
    return body


def _whole(left: Left, rest: Sequence[Token], measure: str) -> bool:
    """Whether words are a measure: nouns and doings, of nobody that only is pointed at."""
    if not rest or not 2 <= len(measure) <= _LONGEST or rest[-1].kind not in _ENDS:
        return False
    if any(t.kind == "Q" for t in rest) and not any(t.kind == "j" for t in rest):
        return False  # 携带直升机2架、特战队员|数十名
    if rest[0].text in left.words["framing"] or any(t.kind == ";" for t in rest):
        return False
    points = (
        any(t.text in left.words["unfit"] or t.text in left.words["pronouns"] for t in rest)
        or measure in left.words["hollow"]
    )
    pairs = measure.count("“") == measure.count("”") and measure.count("（") == measure.count("）")
    return not points and pairs


def _joint(left: Left, said: str) -> Found | None:
    """对甲、乙分别出口5亿元、4亿元，|合计占出口总值的|38%: of all that was counted in the clause before."""
    share = said.partition("合计")[2].strip("的")
    near = [f for f in left.told if left.clause.index - f.clause == 1 and f.tie.change is None]
    if not share.startswith("占") or len(near) < 2 or left.number.mention is None:
        return None
    measure = "、".join(f.measure for f in near) + "合计" + share
    return replace(near[-1], mention=left.number.mention, measure=measure, own=True, dated=None, reason="level: all")


def _going_on(left: Left, tied: Tie) -> Iterator[Found]:
    """大病保险报销惠及1156万人，|比去年增加了大约|30%: of what was counted right before."""
    near = [f for f in left.told if left.clause.index - f.clause == 1 and f.mention.end <= left.number.start]
    if tied.change is not None and near and near[-1].tie.change is None and left.number.mention:
        yield replace(
            near[-1], mention=left.number.mention, tie=tied, behind="", own=True, dated=None, reason="level"
        )


def _whose(left: Left, subject: str | None, first: Token | None) -> tuple[str | None, str]:
    """Return whose a figure is and how that was found."""
    if subject and not left.context.is_a(subject, _WATCHING):
        return subject, "level: opens it"
    if first is not None and first.mention is not None and COUNTRY in first.mention.entities:
        return COUNTRY, "level: country"  # 中俄贸易额
    does = doer(left)
    if does is not None and left.context.is_a(does, _WATCHING):
        does = None  # 商务部监测的企业|销售额增长6%
    for how, own in (("doer", does), ("scene", scene(left)), ("beside", beside(left))):
        if own:
            return own, "level: " + how
    if nationwide(left.context, left.reading, left.around):
        return COUNTRY, "level: country"
    return None, ""

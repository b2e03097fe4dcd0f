"""What completes a measure from further off: 举办论坛、展览等18项活动, 安排2亿元支持旅游, 贷款增加较多，达5万亿元."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import Draft, Found, figure_words
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.measure.wording import measure_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# A list longer than that is no object of one verb.
_LONGEST = 60
_MEMBERS = frozenset({"n", "M", "a", "m", "j", "v", '"', "c", "e", "f", "(", ")"})
# 安排2亿元|支持乡村旅游
_FOR = re.compile(r"(?:资金|专项资金)?，?((?:专项)?用于|支持)([^，。；、\d]{2,16})(?=[，。；])")
# 新建|提升|绿地1000公顷、口袋公园180个: how a verb goes on.
_BETTERING = ("提升", "升级", "优化")
_HOLDING = frozenset({"涵盖", "包括", "包含", "涉及"})


def before_list(body: Sequence[Token], start: int) -> int:
    """Return how many tokens of a measure stand before the list of the things that its number counts, 0 without one.

    They end with the verb that governs the list: 举办|敦煌论坛、文化展览等|18项活动. `start` is where the number is.
    """
    mark = next((k for k, t in enumerate(body) if t.text == "、"), 0)
    if mark < 2 or body[-1].text in {"、", "和", "与", "及", "以及"} or start - body[0].start > _LONGEST:
        return 0
    verb = next((k for k in range(mark - 2, -1, -1) if body[k].kind == "v" and len(body[k].text) > 1), None)
    if verb is None or any(t.kind in {"Q", ",", ";", "T"} for t in body):
        return 0
    members = body[verb + 1 :]
    if members[0].kind == "j" or body[verb].text in _HOLDING:
        # 搭载的|01星、02星等5颗卫星, 清单涵盖|零售等28个领域: what is told of is another thing.
        return 0
    # 深化行动、|强化|实践等26项举措: a list of doings, which are what is counted.
    doings = any(t.kind == "v" and (k == 0 or members[k - 1].text == "、") for k, t in enumerate(members[:-1]))
    plain = all(t.kind in _MEMBERS for t in members)
    return verb + 1 if plain and not doings else 0


def without_origin(body: list[Token]) -> list[Token]:
    """Cut where those counted come from: 吸引|来自28个国家和地区的|900家机构."""
    at = next((k for k, t in enumerate(body) if t.text == "来自"), 0)
    return body[:at] if at and body[-1].kind == "j" and body[at - 1].kind != "j" else body


def spent_on(reading: Reading, number: Token) -> str:
    """Return what completes the spending of an amount of money: 安排2亿元支持乡村旅游 → 资金支持乡村旅游."""
    told = _FOR.match(reading.text, number.end)
    return "资金" + told[1] + told[2] if told else "资金"


def vehicles(body: Sequence[Token], number: Token, words: Mapping[str, Any]) -> str:
    """Return what runs, where the unit alone tells it: 开行|1.9万列."""
    unit = number.unit
    run = len(body) == 1 and body[0].text in words["running"]
    return next((noun for said, noun in words["vehicles"] if run and said == unit), "")


def shortened(context: Context, body: list[Token], number: Token, words: Mapping[str, Any]) -> list[Token]:
    """Cut what stands between a doing and the number of what is counted: the whole country, a list of the things."""
    if listed := before_list(body, number.start):
        # 举办|论坛、展览等|18项活动
        return body[:listed]
    wide = len(body) > 1 and body[-2].text in words["doing"] and body[-1].text.startswith("全")
    # 建设已覆盖|全国|1490个区县, but 通达|欧洲|25个国家
    return body[:-1] if wide and _in_place(context, body[-1]) else body


def _in_place(context: Context, token: Token) -> bool:
    """Whether a token is the name of a place."""
    return (
        token.kind == "M"
        and token.mention is not None
        and context.is_a(next(iter(token.mention.entities), ""), ("Place",))
    )


def moved(context: Context, reading: Reading, clause: Clause, number: Token, draft: Draft) -> Draft:
    """Take the measure that the clause before says to have moved: 景气指数大幅下滑，|从52.7降至34.7.

    Or to have reached a height: 绿色贷款增加较多，|达5.35万亿元.
    """
    if draft.measure or draft.body or not clause.index:
        return draft
    words = figure_words(context.ontology.path)
    moves = reading.text.startswith(("从", "由"), clause.start)
    if not moves and reading.text[clause.start : number.start] not in words["reaching"]:
        return draft
    before = reading.clauses[clause.index - 1]
    tied = tie(reading.text[before.start : before.end].rstrip("，"), context.ontology.path)
    tokens = [t for t in reading.tokens if before.start <= t.start and t.end <= before.end]
    if any(t.kind == "Q" for t in tokens) or (moves and tied.change is None):
        return draft
    if moves:
        tokens = [t for t in tokens if t.end <= before.start + len(tied.rest)]
    subject, body = lead(context, tokens)
    if not moves:
        stop = next((k for k, t in enumerate(body) if k and t.kind in {"v", "d", ","}), len(body))
        body = body[:stop]
    if not body or not body[-1].text.endswith((*words["rates_end"], *words["nounlike"])):
        return draft
    measure, start = measure_of(context, reading, body, body[-1].end)
    return replace(draft, body=body, measure=measure, start=start, subject=subject)


def with_shared_verb(
    draft: Draft, reading: Reading, number: Token, last: Found | None, words: Mapping[str, Any]
) -> Draft:
    """处置直播间7.3万个、账号2.4万个: the verb of the first stands for the second."""
    if last is None or last.index != reading.sentence.index or not draft.measure:
        return draft
    gap = reading.text[last.mention.end : draft.start]
    ahead = last.measure.removesuffix(last.behind) if last.behind else ""
    thing = last.behind not in words["works"] and len(last.behind) > 2
    if (
        gap == "、"
        and thing
        and not draft.doing
        and len(ahead) > 4
        and ahead.endswith((*words["doing"], "优化", "升级"))
    ):
        # 生活圈内改造优化|养老站点1万个、|托育机构2万个
        return replace(draft, measure=ahead + draft.measure)
    verb = next((w for w in words["doing"] if last.measure.startswith(w)), "")
    told = any(len(w) > 1 and draft.measure.startswith(w) for w in words["doing"])
    if gap != "、" or not verb or draft.doing or told or draft.measure.endswith(tuple(words["rates_end"])):
        return draft
    rest = last.measure.removeprefix(verb)
    ahead, benefits, _ = last.measure.partition("惠及")
    if ahead and benefits:
        # 推出政策惠及企业300万户、|个体户200万户
        return replace(draft, measure=ahead + benefits + draft.measure, doing=draft.doing or benefits)
    again = next((w for w in words["doing"] if len(w) > 1 and rest.startswith(w) and len(rest) > len(w) + 1), "")
    # 新建|提升|绿地1000公顷、|口袋公园180个
    again = again or next((w for w in (*words["illegal"], *_BETTERING) if rest.startswith(w)), "")
    return replace(draft, measure=verb + again + draft.measure)

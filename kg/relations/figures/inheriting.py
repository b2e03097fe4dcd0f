"""A figure that goes on with the one before: 占…的48%, 同比增长6.1%, 账号2.4万个."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.relations.figures.base import Draft, Found
from kg.relations.figures.counting import befalls, served
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token


def go_on(
    draft: Draft,
    reading: Reading,
    clause: Clause,
    low: int,
    number: Token,
    last: Found | None,
    words: Mapping[str, Any],
) -> Draft:
    """Go on with the measure of the figure before (占…的48%, 同比增长6.1%), or take what 有 counts."""
    if last is not None and (whose := _whose(draft.measure, last.measure, words)):
        return replace(draft, measure=whose + draft.measure)
    if last is not None and last.goes_on(reading, clause):
        if draft.measure.startswith("占"):
            return replace(
                draft, measure=last.measure + draft.measure, subject=draft.subject or last.subject, doing="占"
            )  # fmt: skip
        if draft.body and draft.body[-1].kind == "f" and draft.tie.change:
            # 扣除留抵退税因素后增长6.1%: the same measure, counted in another way.
            tied = replace(draft.tie, comparison=draft.measure + (draft.tie.comparison or ""))
            draft = replace(draft, tie=tied, measure="", body=())
        if not draft.measure and draft.tie.change:
            return replace(
                draft, measure=last.measure, start=number.start, subject=draft.subject or last.subject
            )  # fmt: skip
        if not draft.measure and reading.text[low : number.start].strip("，") in words["reaching"]:
            return replace(draft, measure=last.measure, start=number.start, subject=draft.subject or last.subject)
    if draft.behind and (done := served(draft, reading, clause, low, number, words)):
        return replace(draft, measure=done, start=number.start, doing=done[:1])
    if (
        not draft.measure
        and draft.behind
        and any(w in reading.text[low : number.start][-6:] for w in words["having"])
    ):
        return replace(draft, measure=draft.behind + befalls(reading, clause, number, draft), start=number.start)
    return _with_shared_verb(draft, reading, number, last, words)


def _with_shared_verb(
    draft: Draft, reading: Reading, number: Token, last: Found | None, words: Mapping[str, Any]
) -> Draft:
    """处置直播间7.3万个、账号2.4万个: the verb of the first stands for the second."""
    if last is None or last.index != reading.sentence.index or not draft.measure:
        return draft
    gap = reading.text[last.mention.end : draft.start]
    verb = next((w for w in words["doing"] if last.measure.startswith(w)), "")
    if gap != "、" or not verb or draft.doing or draft.measure.endswith(tuple(words["rates_end"])):
        return draft
    return replace(draft, measure=verb + draft.measure)


def _whose(measure: str, before: str, words: Mapping[str, Any]) -> str:
    """内地与香港地区进出口…其中，进口…: whose trade it is, where that is between two."""
    if measure not in words["one_way"]:
        return ""
    ways = sorted((*words["both_ways"], *words["one_way"]), key=len, reverse=True)
    end = next((w for w in ways if before.endswith(w)), "")
    whose = before.removesuffix(end) if end else ""
    return whose if any(w in whose for w in (*words["toward"], "与", "和")) else ""

"""What stands before a number and is no part of its measure: 400家|招聘单位|发布岗位, 报告还将|增长预期…下调至."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.figures.base import Draft, Found
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# 由3.3%|下调至, 大幅上调到: it is set anew.
_ANEW = re.compile(r"(?:[上下]调|调[高低整]|提[高升]|降低|压[降减])[至到为](?:约|近)?$")


def behind_counted(
    reading: Reading, draft: Draft, number: Token, last: Found | None, words: Mapping[str, Any]
) -> Draft:
    """Cut what was counted just before, whose these are: 吸引55个国家和地区|超过4400家|企业|参展."""
    if last is None or not last.behind or not draft.behind or last.index != reading.sentence.index:
        return draft
    gap = reading.text[last.mention.end : number.start]
    for near in words["near_sorted"]:
        gap = gap.removesuffix(near)
    if gap.removesuffix("的") != last.behind:
        return draft
    verb = next((w for w in words["doing"] if last.measure == w + last.behind), "")
    return replace(draft, body=(), measure=verb + draft.behind if verb else "", doing=verb or None)


def behind_doer(draft: Draft, last: Found | None, doing: Sequence[str]) -> Draft:
    """Cut who did it, counted just before: 400家|招聘单位|发布岗位1万多个."""
    if (
        last is None
        or draft.start != last.mention.end
        or (
            not last.measure.startswith(draft.measure[:2])
            and not (last.behind and last.behind.startswith(draft.measure[:2]))
        )
    ):
        return draft
    cut = next((k for k, t in enumerate(draft.body) if k and t.text in doing), len(draft.body) - 1)
    if cut + 1 >= len(draft.body):
        return draft
    at = draft.measure.find(draft.body[cut].text)
    if at <= 0:
        return draft
    start = draft.body[cut].start
    return replace(draft, body=draft.body[cut:], measure=draft.measure[at:], start=start, subject=last.subject)


def adjusted(reading: Reading, body: list[Token], number: Token) -> list[Token]:
    """Cut what stands before 将, where that opens what is set anew: 报告还将|明年经济增长预期|从3.3%下调至2.6%."""
    k = next((k for k, t in enumerate(body) if t.kind == "p" and t.text in {"将", "把"}), None)
    if k is None or k + 1 >= len(body) or body[k + 1].kind == "v":
        return body
    anew = _ANEW.search(reading.text[body[k].end : number.start])
    names = [t for t in body[:k] if t.kind == "M"]
    return [*names, *body[k + 1 :]] if anew else body


def behind_space(reading: Reading, body: list[Token]) -> list[Token]:
    """Cut what stands before a space: 项目开工 总投资 are the two halves of a headline."""
    text = reading.text
    cuts = [k for k, t in enumerate(body) if k and (text[t.start - 1].isspace() or t.text.isspace())]
    return body[cuts[-1] :] if cuts else body


def behind_list(body: list[Token]) -> list[Token]:
    """Cut a member that has a number of its own: 形成9个产业集群、|研发投入强度."""
    marks = [k for k, t in enumerate(body) if t.text == "、" and any(b.kind == "Q" for b in body[1:k])]
    rest = body[marks[-1] + 1 :] if marks else body
    return rest if not any(t.kind == "j" for t in rest) else body

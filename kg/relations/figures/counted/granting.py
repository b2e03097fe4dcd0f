"""What is granted on a condition: 购买二级能效产品，给予最终销售价格|15%|的补贴, 每户可领取|2000元|补助."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.relations.base import Claim
from kg.relations.figures.base import COUNTRY, Found
from kg.relations.figures.bearer.nationwide import nationwide
from kg.relations.figures.counted.base import Left, figure
from kg.relations.figures.counted.setting import doer, nearest

_GRANT = r"(?:一次性)?(?:[^，。；、的\d]{0,6})(?:补贴|补助|奖励|奖补|津贴|优惠|减免|折扣|贴息|奖金|支持|立减)"
_NAMED = re.compile(rf"(?:以内|以下|以上)?的?(?P<what>{_GRANT})[，。；、]?")
_GIVES = re.compile(
    r"(?:给予|发放|享受|提供|领取|获得|补贴|补助|奖励|立减|按照?)(?:到|了|其)?(?P<of>[^，。；\d]{0,14}?)(?:的|约|最高|不超过|每[人户年月台辆])*$"
)
_LONGEST = 40


def read(left: Left) -> Iterator[Found]:
    """Yield the figure of what is granted, measured with the condition on which it is."""
    low = left.clause.start
    gives = _GIVES.search(left.text, low, left.number.start)
    named = _NAMED.match(left.text, left.number.end, left.clause.end)
    if gives is None or named is None or left.number.unit not in {"元", "%", "万元", "亿元"}:
        return
    before = left.reading.clauses[left.clause.index - 1] if left.clause.index else None
    said = left.text[low : gives.start()].strip("，可将能") or (
        left.text[before.start : before.end].strip("，。；") if before is not None else ""
    )
    of = gives["of"].strip("的")
    measure = f"{said}{named['what']}" + (f"占{of}的比例" if of and left.number.unit == "%" else "")
    own = nearest(left, ("Program", "Policy")) or doer(left)
    if own is None and nationwide(left.context, left.reading, left.around):
        own = COUNTRY
    found = figure(left, measure, own, start=before.start if before is not None else low) if own else None
    if found is not None and len(measure) <= _LONGEST:
        yield replace(found, reason="granted")


def ruled(claim: Claim) -> Claim:
    """Return the claim of what is granted as a rule, unless it is told as done: 给予最终销售价格|15%|的补贴."""
    text = claim.sentence.text
    named = _NAMED.match(text, claim.end)
    figure = claim.figure
    rule = named is not None and figure is not None and (figure.measure or "").endswith((named["what"], "的比例"))
    done = any(w in text[claim.start : claim.end] for w in ("已", "了", "累计"))
    gives = rule and _GIVES.search(text[claim.start : claim.end].rstrip("0123456789.%万元亿最高"))
    if not gives or done or claim.predicate != "observation":
        return claim
    return replace(claim, predicate="target", modality="required", by="rule:figures#target")

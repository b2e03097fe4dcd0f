"""A telephone call is no meeting: 张三4日同乙国总统李四通电话 → action 同乙国总统李四通电话."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.relations.base import Claim
from kg.replacing import replace
from kg.resources import lexicon
from kg.text.alternatives import either

BY = "rule:calls"


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("clause", root)["met"]
    call = f"(?:{either(data['calling'])})"
    told = f"(?:应约)?(?:{either(data['with'])})[^，。；：]{{2,80}}?{call}"
    return re.compile(call), re.compile(told)


def told_as(claim: Claim, root: Path) -> Claim:
    """Return a claim as it is told: who met whom on the telephone in the text's words, any other as it is."""
    if claim.predicate != "met":
        return claim
    call, told = _patterns(root)
    text = claim.sentence.text
    if not call.search(text, claim.start, claim.end):
        return claim
    words = told.search(text, claim.start, claim.end)
    if words is None:
        return replace(claim, refused="a telephone call is no meeting")
    return replace(claim, predicate="action", object=None, value=words[0], by=BY)

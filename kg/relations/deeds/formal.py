"""What somebody does at a meeting or scene that the words do not name: 作了说明, 出席并讲话, 主持上午的会议."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from kg.relations.deeds.deed import Deed
from kg.relations.deeds.wording import sets
from kg.relations.reading.sentence import Reading
from kg.text.alternatives import either

# 成功申办运动会|今天（11月26日）: the head of the sentence behind a headline.
_DAY = re.compile(r"(?:今天|昨天|今晚|今晨|昨晚)(?:（[^）]*）)?$")


@lru_cache(maxsize=4)
def _shape(root: Path) -> re.Pattern[str]:
    """Return deeds without their object: how, the formal deed, and only such words as every meeting is called by."""
    names = ("formal_manner", "formal", "formal_objects")
    manner, deed, object_ = (either(sets(root)[name]) for name in names)
    one = rf"(?:{manner})*(?:{deed})了?(?:{object_})?"
    return re.compile(rf"(?:{one})(?:(?:并|，|、|，并)(?:{one}))*")


def without_object(value: str, root: Path) -> bool:
    """Whether words tell a formal deed and leave open of what or where: 分别作了说明, 迅速赶赴救援现场."""
    return len(value) < 20 and _shape(root).fullmatch(value) is not None


def efforts(value: str, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether words are nothing but efforts, for what nobody can tell: 认真组织谋划, 精心部署实施."""
    return all(
        len(part) < 9 and all(part[k : k + 2] in lists["efforts"] for k in range(0, len(part), 2))
        for part in value.split("，")
    )


def glued(value: str) -> bool:
    """Whether words run on into the sentence behind them: 申办运动会|今天（11月26日）."""
    return _DAY.search(value) is not None


def hedged(value: str) -> bool:
    """Whether words only rule nothing out: 不排除在沿海登陆的可能."""
    return "排除" in value and value.endswith(("可能", "可能性"))


def voiced(reading: Reading, deed: Deed, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether somebody says what a clause tells, unheard by its reader: 张三在听证会上称，|危机是监管的失败."""
    if "#" not in deed.by:
        return False
    return any(
        reading.text.endswith(tuple(lists["opening"]), c.start, c.end) and not _relayed(reading, c.end, lists)
        for c in reading.clauses[: deed.clause.index]
    )


def _relayed(reading: Reading, end: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a verb of speaking that ends at `end` only relays: 据某社报道称，…."""
    head = reading.text[:end]
    return head.startswith(("据", "根据")) or any(w in head for w in lists["relaying"])

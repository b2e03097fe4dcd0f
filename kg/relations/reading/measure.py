"""What stands between a measure and its number: 一般公共预算收入|同比|实际|增长|约|6.1%."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.resources import lexicon

_FORMER = re.compile(r"(?:由|从)[^，、]*\d[^，、]{0,12}$")
# 增长至|2023年的|2.8万亿元: the time between the movement and its new level.
_WHEN = re.compile(r"(?<=[至到为])(?:\d{4}年|去年|今年|目前|现在)(?:年?[底末初])?的?(?=(?:约|近|超过?|逾)?$)")
# 二季度进出口|比一季度|增长6%; not the end of 占比, 环比.
_THAN = re.compile(
    r"(?:(?<![占同环对之])比(?![重例率值较分])|(?<!比)较(?![快好高大为多少强小低]))[^，。；、比较]{1,20}$"
)

# 超过平均值|10.6个百分点
_BEYOND = re.compile(r"(?:超过|超出|优于|领先)[^，。；、]{2,12}$")
# 标准不低于|每人每月|300元
_PER = re.compile(r"(?<=[为于过到达])(?:人均)?(?:每人)?每(?:年|月|天|日|小时|人)$")
# 利润|由上年下降转为|增长0.8%
_TURNED = re.compile(r"由[^，。；]*?[降减负亏跌][^，。；]*?转(?:为|成)(?=(?:同比|环比)?[增上升提盈])")
# 新增贷款|是去年同期的|2.3倍
_TIMES = re.compile(
    r"(?:约|大约)?(?:[是为达]|相当于|达到)了?((?:去年|上年|前年|\d{4}年|上月|上季度)(?:同期|全年|[年月]?底)?)的(?:近|约)?$"
)
# 增速|高于城镇|0.4个百分点
_ABOVE = re.compile(r"(高于|低于|高出|快于|慢于)[^，。；、高低快慢]{2,12}$")

# 快于全部投资|6.2和|6.7个百分点: the number of another.
_PAIRED = re.compile(r"(?<=[^\d.])[\d.]+[和、]$")
_AVERAGES = ("日均", "月均", "年均", "人均", "户均", "周均")
# 业务量|日均|超过4亿件: how often, told by the unit.
_OFTEN = ("日均", "月均", "年均", "周均")
# 增加值|增速为|5.6%: a movement, not the level that it leads to.
_MOVING = frozenset({"增速", "增幅", "降幅", "涨幅", "跌幅", "升幅"})


@dataclass(frozen=True, slots=True)
class Tie:
    """The words before a number, read from the right: `rest` is what remains to the left of them.

    `change` is the movement (增长), None where the number is a level; `comparison` what it is against (同比).
    `counts`: 共, 有 stand there, so that the noun behind the number is what is counted.
    """

    rest: str
    change: str | None
    comparison: str | None
    tied: bool
    counts: bool = False


@dataclass(frozen=True, slots=True)
class _Lists:
    near: tuple[str, ...]
    level: tuple[str, ...]
    change: tuple[str, ...]
    to: tuple[str, ...]
    manner: tuple[str, ...]
    comparison: tuple[str, ...]
    against: re.Pattern[str]
    unparted: tuple[str, ...]


@lru_cache(maxsize=4)
def _lists(root: Path) -> _Lists:
    data = lexicon("figures", root)
    longest = {
        k: tuple(sorted(data[k], key=lambda w: (-len(w), w)))
        for k in ("near", "level", "change", "to", "manner", "comparison")
    }
    ends = "|".join(map(re.escape, sorted(data["against_end"], key=lambda w: (-len(w), w))))
    words = "|".join("比(?![重例率值])" if w == "比" else re.escape(w) for w in data["against"])
    against = re.compile(rf"(?:{words})[^，。；、]{{0,12}}?(?:{ends})$")
    return _Lists(**longest, against=against, unparted=tuple(data["unparted"]))


def tie(before: str, root: Path, points: bool = False) -> Tie:
    """Return how the text `before` a number is tied to it; `points`: it is one of 百分点, a gap and no level."""
    lists = _lists(root)
    if then := _TIMES.search(before):
        return Tie(_strip(before[: then.start()], (*lists.manner, "，"))[0], None, then[1], True)
    before = _PAIRED.sub("", before)
    before = _PER.sub("", _TURNED.sub("", _WHEN.sub("", before)))
    if points and (beyond := _BEYOND.search(before)):
        return Tie(_strip(before[: beyond.start()], lists.manner)[0], "高出", beyond[0], True)
    if points and (above := _ABOVE.search(before)):
        # 增速|高于城镇居民收入增速|2.1个百分点
        return Tie(_strip(before[: above.start()], (*lists.manner, "，"))[0], above[1], above[0], True)
    rest, near = _strip(before, lists.near, lists.unparted)
    # 由49%增至98.7%, 从去年的23个省份|扩大到31个: the former value is no part of the measure.
    rest = _strip(_FORMER.sub("", rest), lists.manner)[0] if near and _FORMER.search(rest) else rest
    leads = rest.endswith("为")
    rest, to = _strip(rest, lists.to, lists.unparted)
    rest, _ = _strip(rest, ("了",))
    rest, change = (rest, None) if rest.endswith(lists.unparted) else _one(rest, lists.change)
    if change is None and near:
        # 同比增长均超过20%
        bare, _ = _strip(rest, lists.manner)
        again, change = _one(bare, lists.change)
        rest = again if change is not None else rest
    if change is not None:
        # 比上年同期日|均增长: the daily average is one word.
        rest, _ = _strip(rest, lists.manner, _AVERAGES)
        rest, comparison = _against(rest, lists)
        if comparison is None and (than := _THAN.search(rest)):
            rest, comparison = rest[: than.start()], than[0]
        rest, _ = _strip(rest, (*lists.manner, *lists.level), lists.unparted)
        level = bool(to) and not (leads and change in _MOVING)
        rest = _strip(_FORMER.sub("", rest), lists.manner)[0] if level else rest
        return Tie(rest, None if level else change, None if level else comparison, True)
    if above := _ABOVE.search(rest):
        return Tie(_strip(rest[: above.start()], lists.manner)[0], above[1], above[0], True)
    often = _OFTEN if near or rest.endswith(lists.level) else ()
    rest, level_word = _strip(rest, (*often, *lists.level), lists.unparted)
    rest, comparison = _against(rest, lists)
    counts = before.removesuffix(rest)[-3:] if not rest else before[len(rest) :]
    return Tie(rest, None, comparison, bool(near or to or level_word), "共" in counts or "有" in counts)


def _against(text: str, lists: _Lists) -> tuple[str, str | None]:
    rest, word = _one(text, lists.comparison)
    if word is not None:
        # 按可比口径|同比
        return _strip(rest, (*lists.manner, *lists.comparison))[0], word
    match = lists.against.search(text)
    if match is None:
        return text, None
    # 预订量环|比上周增长: 环比, 同比 with what it is against.
    at = match.start() - (match[0].startswith("比") and text.endswith(("环", "同"), 0, match.start()))
    return text[:at], text[at:]


def _strip(text: str, words: tuple[str, ...], unparted: tuple[str, ...] = ()) -> tuple[str, bool]:
    """Cut the words from the end while there are any; a word that ends one of `unparted` (签|约) is none."""
    found = False
    while True:
        rest, word = _one(text, words)
        if word is None or (text.endswith(unparted) and word not in unparted):
            return text, found
        text, found = rest, True


def _one(text: str, words: tuple[str, ...]) -> tuple[str, str | None]:
    if text.endswith(words):
        word = next(w for w in words if text.endswith(w))
        return text[: -len(word)], word
    return text, None

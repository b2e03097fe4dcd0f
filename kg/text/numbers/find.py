"""Finding the figures of a text: which numbers are figures, and how they are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.text.numbers.base import Amount, Quantity, Unit, plain
from kg.text.numbers.read import read_amount, whole_number
from kg.text.numbers.words import Words, words
from kg.text.squeeze import squeeze

_NUMBER = Unit("", "number")
_BARE_RANKS = frozenset("十百千万亿拾佰仟萬億")
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟貳參陸")
_RANKED = re.compile("[万亿萬億]")


def find_quantities(text: str, root: Path | None = None) -> list[Quantity]:
    """Return the figures in `text`, in order, none overlapping another.

    Offsets are code points into `text`, end exclusive. Dates are not figures, nor are lengths of time that count
    from the issue date (近三年, 三年前: `kg.text.times`); any other length of time (为期3年, 半小时) is one, of kind
    `duration`. A text that is nothing but a number is one. `root` is the ontology folder.
    """
    known = words(root)
    clean, offsets = squeeze(text)
    found: list[Quantity] = []
    at = 0
    whole = whole_number(clean, known)
    if whole is not None:
        low, high = len(clean) - len(clean.lstrip()), len(clean.rstrip())
        amount = Amount(low, high, whole.value, whole.low, whole.high, _NUMBER, clean, whole.more)
        return [_quantity(amount, _NUMBER, "over" if whole.more else None, text, offsets)]
    while True:
        match = known.starts.search(clean, at)
        if match is None:
            return found
        figure = _figure(known, clean, match, at)
        if figure is None or figure.unit is None:
            at = match.end()
            continue
        modifier = _modifier(known, clean, figure)
        found.append(_quantity(figure, figure.unit, modifier, text, offsets))
        at = figure.end


def _quantity(amount: Amount, unit: Unit, modifier: str | None, text: str, offsets: Sequence[int]) -> Quantity:
    start, end = offsets[amount.start], offsets[amount.end - 1] + 1
    value, low, high = plain(amount.value), plain(amount.low), plain(amount.high)
    return Quantity(start, end, text[start:end], value, unit.name or None, modifier, low, high, unit.kind)


def _figure(known: Words, text: str, match: re.Match[str], floor: int) -> Amount | None:
    """Return the figure the number begins, or None where it is none: an ordinal, a date, a name, 一个."""
    start = match.start()
    before = text[max(0, start - 8) : start]
    money = known.currency.search(text, max(floor, start - 5), start)
    if before.endswith(tuple(known.data["look_alike"]["before"])) or (before and _latin(before[-1]) and not money):
        return None
    amount = read_amount(known, text, match)
    if amount is None:
        return None
    amount = _with_degrees(known, text, _with_currency(known, text, amount, money))
    if amount.start == 0 and amount.end == len(text):
        return amount if amount.unit else replace(amount, unit=_NUMBER)
    if amount.unit is None:
        return _bare(known, text, amount, before)
    return amount if _is_figure(known, text, amount, before) else None


def _latin(character: str) -> bool:
    return character.isascii() and (character.isalpha() or character == ".")


def _with_currency(known: Words, text: str, amount: Amount, money: re.Match[str] | None) -> Amount:
    """人民币50元, ￥13.5: the currency said before."""
    if money is None or (amount.unit is not None and amount.unit.kind != "money"):
        return amount
    name = known.data["currency"][money.group(0).strip()]
    unit = Unit(name, "money") if amount.unit is None or amount.unit.name == "元" else amount.unit
    return replace(amount, start=money.start(), unit=unit)


def _with_degrees(known: Words, text: str, amount: Amount) -> Amount:
    """华氏温度98.6度, 零下8度."""
    if amount.unit is None or amount.unit.name not in {"度", "摄氏度"}:
        return amount
    below = known.data["below_zero"]
    if text.endswith(below, 0, amount.start) and amount.value is not None:
        return replace(amount, start=amount.start - len(below), value=-amount.value)
    if amount.unit.name != "度":
        return amount
    scale = known.degrees.search(text, max(0, amount.start - 4), amount.start)
    if scale is None:
        return amount
    return replace(amount, start=scale.start(), unit=Unit(known.data["degrees"][scale.group(0)], "measure"))


def _bare(known: Words, text: str, amount: Amount, before: str) -> Amount | None:
    """A number without a unit is a figure where it is of size (1600万) or where something is so much (达到85)."""
    said, look = amount.said, known.data["look_alike"]
    if said.endswith("兆"):
        # 100兆 is a speed of lines, not a hundred million million.
        return None
    behind = text[amount.end : amount.end + 1]
    placed = before.endswith(tuple(look["bare_before"])) and (not behind or behind in look["bare_behind"])
    # 大于50, 最多为5, 五百以上: what bounds a number makes it a figure.
    bound = before.endswith(tuple(w for w, _ in known.before if len(w) > 1)) and not (
        behind and behind in "年月日号后时点"
    )
    if bound or (len(said) > 1 and _bounded(known, text, amount.end)):
        return replace(amount, unit=_NUMBER)
    ranked = _RANKED.search(said) and not all(c in _BARE_RANKS for c in said) and not (behind and behind in "级维之")
    decimal = "." in said and placed
    if ranked or decimal or (placed and said.isdigit() and len(said) >= 2):
        return replace(amount, unit=_NUMBER)
    return None


def _bounded(known: Words, text: str, end: int) -> bool:
    return any(
        pattern.match(text, end) for pattern, meaning in known.behind if meaning in {"atLeast", "atMost", "over"}
    )


def _is_figure(known: Words, text: str, amount: Amount, before: str) -> bool:
    unit, said = amount.unit, amount.said
    assert unit is not None
    if unit.kind in {"percent", "points", "fraction"} and unit.name not in {"成", "折"}:
        return True
    if said[0] in "万萬" and _modifier(known, text, amount) is None:
        # 早上万人空巢
        return False
    if all(c in _BARE_RANKS for c in said) and said != "十" and amount.low is None:
        # 上百家, 近千人 are figures; 百家, 千户 are words.
        return before.endswith(("上", "近", "逾", "超", "数", "成", "约")) and unit.kind in {
            "count",
            "money",
            "measure",
        }
    if (
        len(said) == 1
        and amount.low is not None
        and amount.high is not None
        and amount.low < 10
        and not said.isdigit()
    ):
        # 几个 and 数字 say no number.
        return amount.start + 1 < amount.end and said not in known.several
    look = known.data["look_alike"]
    if all(c in "零〇" for c in said):
        # 零件 is no count of nothing.
        return False
    if unit.name == "成" and amount.value is not None and amount.value > 10:
        return False
    if (unit.name == "分" and before.endswith(tuple(look["clock_before"]))) or _padded(said):
        return False
    if said == "一" and before.endswith(tuple(look["one_not_before"])):
        return False
    arabic = said[0].isdigit() or said[0] == "."
    if unit.kind in {"count", "duration"} and said == "一" and amount.value == 1:
        return _one(known, text, amount, before)
    small = amount.value is not None and amount.value <= 10
    if unit.strict and not arabic and small and amount.end - amount.start <= 3 and not amount.more:
        return False
    if unit.kind == "duration":
        return _is_length(known, text, amount, before)
    year = unit.kind == "count" and said.isdigit() and len(said) == 4 and said[:2] in {"19", "20"} and unit.strict
    # 1909个强镇, but not 2019个人所得税
    return not year or (unit.name == "个" and text[amount.end : amount.end + 1] not in _OWN)


def _padded(said: str) -> bool:
    """Return whether a number is written like a name: 06组, 076型, 大陆圆梦."""
    return (said[0] == "0" and len(said) > 1 and said[1].isdigit()) or said in _FINANCIAL


def _one(known: Words, text: str, amount: Amount, before: str) -> bool:
    """一年内 and 有效期一年 are figures, 一个 and 一天 are not."""
    look = known.data["look_alike"]
    assert amount.unit is not None
    if amount.unit.kind != "duration":
        return False
    return before.endswith(tuple(look["one_before"])) or text.startswith(tuple(look["one_behind"]), amount.end)


# What 个 makes a word with.
_OWN = frozenset({"人", "体", "别", "性", "股", "案", ""})
_LEANS_BACK = re.compile(r"(?:近|最近|过去|过去的|未来|未来的|今后|接下来|接下来的|这|前|上|下)$")
_LEANS_ON = re.compile(r"(?:多|余)?(?:以来|来(?!自|到)|前(?!后)|以前|之前|后(?!的)|以后|之后)")


def _is_length(known: Words, text: str, amount: Amount, before: str) -> bool:
    unit, said = amount.unit, amount.said
    assert unit is not None
    if unit.name == "日":
        return text.startswith(("内", "以内", "之内", "以上", "以下"), amount.end) and amount.value is not None
    if unit.name == "年" and ((said.isdigit() and len(said) >= 4) or said.startswith("0")):
        return False
    if text.startswith(tuple(known.data["look_alike"]["duration_names"]), amount.end):
        return False
    if unit.name in {"年", "个月", "周", "天", "小时"} and amount.low is None:
        if _LEANS_BACK.search(before) and not before.endswith(("历时近", "持续近", "长达近", "耗时近")):
            return False
        return not _LEANS_ON.match(text, amount.end)
    return True


def _modifier(known: Words, text: str, amount: Amount) -> str | None:
    refused = known.data["not_a_modifier"]
    for word, meaning in known.before:
        if text.endswith(word, 0, amount.start):
            ahead = text[amount.start - len(word) - 1 : amount.start - len(word)]
            if ahead and ahead in refused.get(word, ""):
                continue
            if word in {"上", "成"} and amount.said[0] not in _BARE_RANKS:
                continue
            return meaning
    for pattern, meaning in known.behind:
        if pattern.match(text, amount.end):
            return meaning
    return "over" if amount.more else None

"""Reading one figure: number, unit, second end, half, the small coins behind it."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.replacing import replace
from kg.text.numbers.base import Amount, Unit
from kg.text.numbers.words import Words
from kg.text.numerals import Number, parse_number

_PERCENT = Unit("%", "percent")
_FRACTION = Unit("", "fraction")
_PARTS = {Decimal(100): _PERCENT, Decimal(1000): Unit("‰", "percent")}
_SLASH = re.compile(r"/([0-9]{1,4})(?![0-9/.年月])")


def read_amount(words: Words, text: str, match: re.Match[str]) -> Amount | None:
    """Return the figure that the number `match` begins, its modifiers left out; None where it cannot be read."""
    start, end = match.span()
    special = words.data["special"].get(match.group(0))
    if special:
        unit = _PERCENT if special[1] == "%" else _FRACTION
        return Amount(start, end, Decimal(str(special[0])), None, None, unit, match.group(0))
    if match.group(0) in words.half:
        return _half_of(words, text, start, end)
    said = match.group(0)
    # 上万种: a rank that a word before rounds counts one.
    number = parse_number("一" + said if said[0] in "万萬" else said, words.root)
    if number is None:
        return None
    amount = Amount(start, end, number.value, number.low, number.high, None, match.group(0), number.more)
    part = _part(words, text, amount)
    if part is not None:
        return _second(words, text, part)
    amount = _with_unit(words, text, amount)
    amount = _coins(words, text, _with_half(words, text, amount))
    return _signed(words, text, _second(words, text, amount))


def _half_of(words: Words, text: str, start: int, end: int) -> Amount | None:
    """半小时, 半个月: half of a length or measure."""
    amount = _with_unit(words, text, Amount(start, end, Decimal("0.5"), None, None, None, text[start:end]))
    return amount if amount.unit is not None and amount.unit.kind in {"duration", "measure"} else None


def _part(words: Words, text: str, amount: Amount) -> Amount | None:
    """百分之五, 三分之二, 1/3."""
    whole = amount.value
    if text.startswith("分之", amount.end) and whole:
        match = words.number.match(text, amount.end + 2)
        part = parse_number(match.group(0), words.root) if match else None
        if match is None or part is None or part.value is None:
            return None
        if whole in _PARTS and amount.said in {"百", "佰", "千", "仟"}:
            return replace(amount, end=match.end(), value=part.value, unit=_PARTS[whole])
        return replace(amount, end=match.end(), value=part.value / whole, unit=_FRACTION)
    slash = _SLASH.match(text, amount.end)
    if (
        slash
        and whole is not None
        and amount.said.isdigit()
        and int(slash[1]) > 1
        and text[amount.start - 1 : amount.start] != "/"
    ):
        return replace(amount, end=slash.end(), value=whole / int(slash[1]), unit=_FRACTION)
    return None


def _with_unit(words: Words, text: str, amount: Amount) -> Amount:
    match = words.unit.match(text, amount.end)
    if match is None:
        return amount
    form = match["money"] or match["unit"]
    unit = words.units[form]
    following = text[match.end() : match.end() + 1]
    ranked = unit.kind == "money" and text[amount.end - 1] in "万亿萬億"
    if unit.not_before and following and following in unit.not_before and not ranked:
        # 人 of 10人大代表 is none, but a shorter form may stand there: 2家庭 none, 5个家庭 counts 个.
        return amount
    return replace(amount, end=match.end(), unit=unit)


def _with_half(words: Words, text: str, amount: Amount) -> Amount:
    """两年半, 十五斤半; 一个半小时, 两个半月."""
    unit = amount.unit
    if amount.value is None or unit is None:
        return amount
    behind = text[amount.end : amount.end + 1]
    if not behind or behind not in words.half:
        return amount
    if unit.name == "个":
        longer = _with_unit(words, text, replace(amount, end=amount.end + 1, unit=None))
        if longer.unit is None and text.startswith("月", amount.end + 1):
            longer = replace(amount, end=amount.end + 2, unit=words.units["个月"])
        if longer.unit is not None and longer.unit.kind in {"duration", "measure"}:
            return replace(longer, value=amount.value + Decimal("0.5"))
        return amount
    if unit.kind in {"duration", "measure", "percent", "ratio"}:
        return replace(amount, end=amount.end + 1, value=amount.value + Decimal("0.5"))
    return amount


_COIN = re.compile(r"[零又]?(?P<n>[0-9]{1,2}|[一二三四五六七八九十两]{1,3})(?P<u>角|毛|分)?钱?")


def _coins(words: Words, text: str, amount: Amount) -> Amount:
    """123元1角1分, 十二块五."""
    unit = amount.unit
    if unit is None or unit.kind != "money" or amount.value is None or text[amount.end - 1] not in "元块圆角毛":
        return amount
    rank = Decimal("0.1") if text[amount.end - 1] in "元块圆" else Decimal("0.01")
    value, end = amount.value, amount.end
    while True:
        match = _COIN.match(text, end)
        number = parse_number(match["n"], words.root) if match else None
        if match is None or number is None or number.value is None:
            break
        if match["u"] is None and not (text[end - 1] in "块角毛" and not match["n"].isdigit() and number.value < 10):
            break
        coin = Decimal("0.01") if match["u"] == "分" else rank
        if text[amount.end - 1] in "角毛":
            coin *= 10
        value, end = value + number.value * coin, match.end()
        if match["u"] in {None, "分"}:
            break
        rank = Decimal("0.01")
    return replace(amount, value=value, end=end)


def _second(words: Words, text: str, amount: Amount) -> Amount:
    """30%—40%, 3万至5万元, 两到三万港元: the second end of a range, and the unit or rank that both share."""
    join = words.join.match(text, amount.end)
    if join is None or amount.value is None:
        return amount
    data = words.data["join"]
    if join.group(0) in data["change_words"] and text[max(0, amount.start - 1) : amount.start] in data["change"]:
        return amount
    match = words.number.match(text, join.end())
    prefix = text.startswith(("百分之",), join.end())
    if match is None or (prefix and amount.unit != _PERCENT):
        return amount
    number = parse_number(match.group(0), words.root)
    if number is None or number.value is None:
        return amount
    other = Amount(match.start(), match.end(), number.value, None, None, None, match.group(0), number.more)
    other = _coins(words, text, _with_half(words, text, _part(words, text, other) or _with_unit(words, text, other)))
    alone = amount.start == 0 and other.end == len(text)
    money = words.currency.search(text, max(0, amount.start - 5), amount.start)
    return _joined(words, amount, other, bare=alone or bool(money))


def _joined(words: Words, first: Amount, last: Amount, bare: bool) -> Amount:
    if (last.unit is None and not bare) or (first.unit is not None and first.unit != last.unit):
        return first
    low, high = first.value, last.value
    assert low is not None and high is not None
    if first.unit is None:
        # 5至10万人: the rank behind the second number counts for the first too.
        plain_last = parse_number(last.said.rstrip("万亿千百萬億仟佰kKwW"), words.root)
        if plain_last is not None and plain_last.value and low < high:
            rank = high / plain_last.value
            bare = first.said[-1:] not in "十百千万亿萬億拾佰仟"
            low = low * rank if bare and low * rank <= high and low <= plain_last.value else low
    if low > high:
        return first
    return Amount(first.start, last.end, None, low, high, last.unit, first.said, first.more or last.more)


def _signed(words: Words, text: str, amount: Amount) -> Amount:
    """负1.1, -22.2%: a minus that is none between two numbers or letters."""
    at = amount.start - 1
    if at < 0 or text[at] not in words.minus or amount.value is None:
        return amount
    if at and (
        text[at - 1].isdigit() or (text[at - 1].isascii() and text[at - 1].isalpha()) or text[at - 1] in "-年月日%）)"
    ):
        return amount
    signed = amount.unit is not None and amount.unit.name in {"%", "度", "摄氏度", "华氏度"}
    if text[at] in "-−" and at and text[at - 1].isalnum() and not signed:
        return amount
    return replace(amount, start=at, value=-amount.value)


def whole_number(text: str, words: Words) -> Number | None:
    """Return the number where the whole text is nothing but one."""
    stripped = text.strip()
    digits = stripped[1:] if stripped[:1] in words.minus else stripped
    # Not fullmatch: a number followed by anything else would be taken apart in every way there is.
    match = words.number.match(digits) if digits else None
    return parse_number(stripped, words.root) if match and match.end() == len(digits) else None

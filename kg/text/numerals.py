"""Reading one number: 3.59亿, 8万2千, 二百三十余万, 三四十亿, 负1.1 → a plain value, or two bounds.

The signs are data (`ontology/lexicon/numerals.toml`); here is how they add up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from kg.resources import lexicon

# Longer strings of figures are account numbers or damage, not numbers.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Number:
    """What a number says: `value`, or bounds alone (几十万, 三五个); `more` where 多 or 余 stands in it."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of numbers; `pattern` is the source of a regular expression for one unsigned number."""

    digits: dict[str, int]
    ranks: dict[str, int]
    groups: dict[str, int]
    tens: dict[str, int]
    latin: dict[str, int]
    point: str
    more: str
    several: str
    minus: str
    half: str
    arabic: str
    chinese: str
    pattern: str
    token: re.Pattern[str]


@cache
def signs(root: Path | None = None) -> Signs:
    """Return the signs of `lexicon/numerals.toml` of the ontology folder `root`."""
    data = lexicon("numerals", root)
    words = {name: "".join(forms) for name, forms in data["words"].items()}
    pairs = data["before_ranks"]["digits"]
    figures = "".join(d for d in (*data["digits"], *data["tens"]) if d not in pairs)
    scales = "".join((*data["ranks"], *data["groups"]))
    bound = {s: f"(?!{'|'.join(units)})" for s, units in data["not_a_rank"].items()}
    scale = "|".join(s + bound.get(s, "") for s in (*data["ranks"], *data["groups"]))
    # 来 is "some" only before what is counted or ranked (十来个), not in 来自.
    more = "".join(c for c in words["more"] if c != "来")
    some = f"[{more}]" + ("|来(?=[个名人家年天岁次亩斤里位万亿])" if "来" in words["more"] else "")
    arabic = r"(?:(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
    inner = f"{scale}|{some}|[{figures}{words['several']}]|[{pairs}](?=[{scales}])"
    latin = "".join(data["latin"])
    started = f"{arabic}(?:[{latin}](?![A-Za-z0-9])|(?:{scale}|{some})(?:{inner}|[0-9]+(?:\\.[0-9]+)?)*)?"
    ranks = "|".join(s + bound.get(s, "") for s in data["ranks"])
    # 上万种, 近万场: a rank of four digits alone is a number only where a word rounds it.
    alone = "(?<=[上近逾超])万(?=[个名种家场户人件座只棵株册部套台余多])"
    first = f"[{figures}{pairs}{words['several']}]|{ranks}|{alone}"
    chinese = f"(?:{first})(?:{inner}|[{words['point']}](?=[{figures}]))*"
    token = re.compile(f"{arabic}|.", re.DOTALL)
    return Signs(
        data["digits"], data["ranks"], data["groups"], data["tens"], data["latin"], words["point"],
        words["more"], words["several"], words["minus"], words["half"], arabic, chinese,
        f"(?:{started}|{chinese})", token,
    )  # fmt: skip


def parse_number(text: str, root: Path | None = None) -> Number | None:
    """Return what the number `text` says (white space ignored), or None where it is no number.

    Traditional and financial characters, mixed ones (8万2千), positional ones (二〇二四), colloquial tails
    (两千三百五 = 2350) and neighbours (三五百 = 300 to 500) are read; 几十万 has bounds but no value.
    """
    known = signs(root)
    text = "".join(text.split())
    if len(text) > _LONGEST:
        return None
    minus = text[:1] in known.minus and len(text) > 1
    text = text[1:] if minus else text
    more = any(c in known.more for c in text)
    plain = "".join(c for c in text if c not in known.more)
    if not plain:
        return None
    low = high = value = None
    pair = _neighbours(plain, known)
    if any(c in known.several for c in plain):
        low, high = _several(plain, known)
    elif pair:
        low, high = (_add_up(p, known) for p in pair)
    else:
        value = _add_up(plain, known)
    if value is None and (low is None or high is None):
        return None
    if minus:
        value = -value if value is not None else None
        low, high = (-high if high is not None else None), (-low if low is not None else None)
    return Number(value, low, high, more)


def _several(text: str, known: Signs) -> tuple[Decimal | None, Decimal | None]:
    """几十万 → 100,000 to 1,000,000; 十几 → 10 to 20; 二十几万 → 200,000 to 300,000."""
    at = next(i for i, c in enumerate(text) if c in known.several)
    behind = text[at + 1 : at + 2]
    if at and behind not in known.ranks:
        low = _add_up(text[:at] + text[at + 1 :], known)
        tens = "十" if text[at - 1] in "零〇" else text[at - 1] if text[at - 1] in known.ranks else ""
        step = _add_up(tens + text[at + 1 :], known) if tens else None
        return low, (low + step if low is not None and step is not None else None)
    low = _add_up(text[:at] + "一" + text[at + 1 :], known)
    return low, (low * 10 if low is not None else None)


def _neighbours(text: str, known: Signs) -> tuple[str, str] | None:
    """三五百 → 三百, 五百; 七百三四十 → 七百三十, 七百四十; 一万六七 → 一万六千, 一万七千."""
    pairs = [
        i for i in range(len(text) - 1)
        if text[i] in known.digits and text[i + 1] in known.digits
        and 1 <= known.digits[text[i]] < known.digits[text[i + 1]]
    ]  # fmt: skip
    positional = [i for i, c in enumerate(text) if c in known.digits and text[i + 1 : i + 2] in known.digits]
    if len(pairs) != 1 or (positional != pairs and len(positional) > 1) or any(c in known.point for c in text):
        return None
    at = pairs[0]
    if known.digits[text[at + 1]] - known.digits[text[at]] != 1 and text[at : at + 2] != "三五":
        return None
    return text[: at + 1] + text[at + 2 :], text[:at] + text[at + 1 :]


@dataclass(slots=True)
class _Sum:
    """A number as it adds up from left to right: whole groups, the group of four, the digit not yet ranked."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    current: Decimal | None = None
    unit: Decimal = Decimal(1)
    last: Decimal | None = None
    fraction: str | None = None
    zero: bool = False

    def digit(self, value: int) -> bool:
        """Take a Chinese digit; False where none may stand."""
        if self.fraction is not None:
            self.fraction += str(value)
        elif value == 0:
            self.zero = True
        elif self.current is not None:
            return False
        else:
            self.current = Decimal(value)
        return True

    def figure(self, token: str) -> bool:
        """Take an Arabic numeral (8万2000)."""
        if self.current is not None or self.fraction is not None:
            return False
        try:
            self.current = Decimal(token.replace(",", "").replace("，", ""))
        except ArithmeticError:
            return False
        self.zero = True
        return True

    def rank(self, power: int) -> None:
        """Take 十 百 千: it ranks the digit before it, or one."""
        self.section += (Decimal(1) if self.current is None else self.current).scaleb(power)
        self._ranked(power)

    def group(self, power: int, begun: bool) -> bool:
        """Take 万 亿 兆: all that is smaller than it counts so many."""
        here = self.section + (self.current or 0)
        if not here and not self.total and not begun:
            return False
        if self.last is not None and power <= self.last.adjusted() and here:
            self.total += here.scaleb(power)
        else:
            self.total = (self.total + here).scaleb(power)
        self.section, self.last = Decimal(0), Decimal(1).scaleb(power)
        self._ranked(power)
        return True

    def after_point(self, power: int) -> None:
        """Take a rank behind decimals: 六点四二万."""
        self.total = self.value().scaleb(power)
        self.section, self.fraction = Decimal(0), None
        self._ranked(power)

    def _ranked(self, power: int) -> None:
        self.current, self.zero, self.unit = None, False, Decimal(1).scaleb(power)

    def value(self) -> Decimal:
        """Return the sum; a last digit without a rank counts in tenths of the rank before it (两千三 = 2300)."""
        tail = Decimal(0)
        if self.current is not None:
            tenths = self.unit > 10 and not self.zero
            tail = self.current * (self.unit / 10 if tenths else 1)
        return self.total + self.section + tail + (Decimal(f"0.{self.fraction}") if self.fraction else 0)


def _add_up(text: str, known: Signs) -> Decimal | None:
    """Return the value of a number without signs of vagueness."""
    if len(text) > 1 and all(c in known.digits for c in text):
        if len(set(text) & set("两兩俩倆")):
            return None
        return Decimal("".join(str(known.digits[c]) for c in text))
    summed = _Sum()
    for at, token in enumerate(known.token.findall(text)):
        if token in known.point:
            if summed.fraction is not None:
                return None
            summed.fraction = ""
        elif token in known.digits:
            if not summed.digit(known.digits[token]):
                return None
        elif token in known.tens:
            summed.section, summed.zero = summed.section + known.tens[token], True
        elif token in known.ranks or token in known.groups or token in known.latin:
            power = {**known.ranks, **known.groups, **known.latin}[token]
            if summed.fraction is not None:
                summed.after_point(power)
            elif token in known.ranks:
                summed.rank(power)
            elif not summed.group(power, at > 0):
                return None
        elif not summed.figure(token):
            return None
    return summed.value()

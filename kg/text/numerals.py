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
    figures = "".join((*data["digits"], *data["tens"]))
    bound = data["not_a_rank"]
    scale = "|".join(
        f"{s}(?![{bound[s]}])" if bound.get(s) else s for s in (*data["ranks"], *data["groups"])
    )
    # 来 is "some" only before what is counted or ranked (十来个), not in 来自.
    more = "".join(c for c in words["more"] if c != "来")
    some = f"[{more}]" + ("|来(?=[个名人家年天岁次亩斤里位万亿])" if "来" in words["more"] else "")
    arabic = r"(?:(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
    inner = f"{scale}|{some}|[{figures}{words['several']}]"
    latin = "".join(data["latin"])
    started = f"{arabic}(?:[{latin}](?![A-Za-z0-9])|(?:{scale}|{some})(?:{inner}|[0-9]+(?:\\.[0-9]+)?)*)?"
    ranks = "|".join(f"{s}(?![{bound[s]}])" if bound.get(s) else s for s in data["ranks"])
    chinese = f"(?:[{figures}{words['several']}]|{ranks})(?:{inner}|[{words['point']}](?=[{figures}]))*"
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
        step = _add_up(text[:at].rstrip("零〇")[-1:] + text[at + 1 :], known) if text[at - 1] in known.ranks else None
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


def _add_up(text: str, known: Signs) -> Decimal | None:
    """Return the value of a number without signs of vagueness."""
    if len(text) > 1 and all(c in known.digits for c in text):
        return Decimal("".join(str(known.digits[c]) for c in text))
    total = section = Decimal(0)
    last: Decimal | None = None
    current: Decimal | None = None
    unit = Decimal(1)
    fraction = ""
    zero = pointed = started = False
    for token in known.token.findall(text):
        if token in known.point:
            if pointed:
                return None
            pointed = True
        elif token in known.digits:
            if pointed:
                fraction += str(known.digits[token])
            elif known.digits[token] == 0:
                zero = True
                current = Decimal(0) if not started and len(text) == 1 else current
            elif current is not None:
                return None
            else:
                current = Decimal(known.digits[token])
        elif token in known.tens:
            current = Decimal(known.tens[token]) + (current or 0)
            if text[text.index(token) + 1 : text.index(token) + 2] in known.digits:
                section, current, zero = section + current, None, True
        elif token in known.ranks or token in known.groups or token in known.latin:
            power = {**known.ranks, **known.groups, **known.latin}[token]
            if pointed:
                total, section, current = total + section + (current or 0) + Decimal(f"0.{fraction or 0}"), Decimal(0), None
                total, pointed, fraction = total.scaleb(power), False, ""
            elif token in known.ranks:
                section += (Decimal(1) if current is None else current).scaleb(power)
            else:
                here = section + (current or 0)
                if last is not None and power <= last.adjusted() and here:
                    total += here.scaleb(power)
                elif not here and not total and not started:
                    return None
                else:
                    total = (total + here).scaleb(power)
                section = Decimal(0)
                last = Decimal(1).scaleb(power)
            current, zero = None, False
            unit = Decimal(1).scaleb(power)
        else:
            try:
                figure = Decimal(token.replace(",", "").replace("，", ""))
            except ArithmeticError:
                return None
            if current is not None:
                return None
            current = figure
            zero = True
        started = True
    if current is not None:
        tail = unit / 10 if unit > 10 and not zero and not pointed else Decimal(1)
        section += current * tail
    return total + section + (Decimal(f"0.{fraction}") if fraction else 0)

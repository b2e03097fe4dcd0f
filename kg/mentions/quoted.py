"""Names in quotation marks, known by the noun behind them (ontology/lexicon/quoted.toml).

“星河102”轮 · “电力彩虹”宣讲队伍 · each of “跟着书本走”“来江城看花”等主题活动
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, inside
from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "quoted.toml"
_ROW = re.compile(r"(?:[、和与]?“[^“”]{2,20}”)*")


@dataclass(frozen=True, slots=True, eq=False)
class Tails:
    """The lexicon of nouns behind quotations, compiled; `classes` says of a noun: class, whole."""

    direct: re.Pattern[str]
    etc: re.Pattern[str]
    never: re.Pattern[str]
    classes: dict[str, tuple[str, bool]]


@lru_cache(maxsize=4)
def tails_of(root: Path) -> Tails:
    """Return the compiled lexicon quoted.toml of the ontology folder `root`."""
    data = lexicon("quoted", root)
    classes = {word: (row["class"], row["whole"]) for row in data["tail"] for word in row["words"]}
    rows = {word for row in data["tail"] if row["row"] for word in row["words"]}
    return Tails(
        re.compile(rf"{data['between']}(?P<tail>{either(classes)})(?!{data['other']})"),
        re.compile(rf"等{data['etc']}(?P<tail>{either(rows)})(?!{data['other']})"),
        re.compile(data["never"]),
        classes,
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield the quotations whose noun, right behind them or behind 等, says what they name."""
    tails = tails_of(setting.root)
    for start, end in line.quotes:
        inner = line.text[start + 1 : end - 1]
        if not 2 <= len(inner) <= 20 or tails.never.search(inner) or inside(start, end, line.titles):
            continue
        row = _ROW.match(line.text, end)
        behind = row.end() if row else end
        match = tails.etc.match(line.text, behind) or tails.direct.match(line.text, behind)
        if match is None or match.end() not in line.until:
            continue
        cls, whole = tails.classes[match.group("tail")]
        if behind == end and whole and line.text[end] != "等":
            end = match.end()
        elif behind > end and line.text[behind] != "等" and not whole:
            continue
        why = f"引号后接“{match.group('tail')}”"
        yield Candidate(start, end, cls, f"rule:{FILE}#{cls.lower()}", 1.1, why)


PART = Part("quoted", ("words", "quotes"), ("Work", "Organization", "Policy", "Program", "Event"), find)

"""The lexicon of figures: units and the words around figures, compiled once for each ontology folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.resources import lexicon
from kg.text.alternatives import either
from kg.text.numbers.base import Unit
from kg.text.numerals import signs


@dataclass(frozen=True, slots=True)
class Words:
    """Compiled patterns and the tables behind them; `root` is the ontology folder."""

    root: Path | None
    data: dict[str, Any]
    units: dict[str, Unit]
    number: re.Pattern[str]
    unit: re.Pattern[str]
    join: re.Pattern[str]
    currency: re.Pattern[str]
    degrees: re.Pattern[str]
    before: tuple[tuple[str, str], ...]
    behind: tuple[tuple[re.Pattern[str], str], ...]
    starts: re.Pattern[str]
    minus: str
    half: str
    several: str


@cache
def units(root: Path | None = None) -> dict[str, Unit]:
    """Return what each written form of a unit means."""
    data = lexicon("units", root)
    counts = data["counts"]
    strict, refused = set(counts["strict"]), counts["not_before"]
    found = {f: Unit(f, "count", f in strict, refused.get(f, "")) for f in (*counts["plain"], *strict)}
    for row in data["unit"]:
        for form in row["forms"]:
            found[form] = Unit(row["name"], row["kind"], row.get("strict", False), row.get("not_before", ""))
    return found


@cache
def words(root: Path | None = None) -> Words:
    """Return the words of the ontology folder `root`."""
    known, data, sign = units(root), lexicon("quantities", root), signs(root)
    money = either(f for f, u in known.items() if u.kind == "money")
    # A unit in Latin letters ends where the letters end: 5G is no gram.
    latin = either(f for f in known if f[-1].isascii() and f[-1].isalpha())
    other = either(f for f in known if not (f[-1].isascii() and f[-1].isalpha()))
    unit = re.compile(
        rf"(?:\(含\)|（含）)?\s?(?:元(?P<money>{money})|(?P<unit>(?:{latin})(?![A-Za-z0-9²³])|{other}))"
    )
    return Words(
        root=root,
        data=data,
        units=known,
        number=re.compile(sign.pattern),
        unit=unit,
        join=re.compile(f"(?:\\(含\\)|（含）)?(?:{either(data['join']['range'])})"),
        currency=re.compile(f"(?:{either(data['currency'])})\\s?$"),
        degrees=re.compile(f"(?:{either(data['degrees'])})$"),
        before=tuple(_pairs(data["before"])),
        behind=tuple((re.compile(w if "(?" in w else re.escape(w)), m) for w, m in _pairs(data["behind"])),
        starts=re.compile(f"{either((*data['special'], *sign.half))}|{sign.pattern}"),
        minus=sign.minus,
        half=sign.half,
        several=sign.several,
    )


def _pairs(table: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return sorted(((w, m) for m, ws in table.items() for w in ws), key=lambda p: (-len(p[0]), p[0]))

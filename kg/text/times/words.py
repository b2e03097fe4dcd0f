"""The lexicon of times as regular expressions, compiled once for each ontology folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.resources import lexicon
from kg.text.alternatives import either
from kg.text.numerals import parse_number
from kg.text.times.lunar import holidays

_PIECE = re.compile("⟨([a-z_0-9.]+)⟩")
_TABLES = ("times", "times_eras", "times_holidays")
# What swallows the name of a holiday: 五一劳动奖章, 春节联欢晚会.
_OTHER_NAME = "(?!奖|路|村|街|联欢|晚会|档|票|红包)"


@dataclass(frozen=True, slots=True)
class Words:
    """Compiled patterns and the tables behind them; `root` is the ontology folder."""

    root: Path | None
    data: dict[str, Any]
    eras: dict[str, Any]
    patterns: dict[str, re.Pattern[str]]

    def match(self, name: str, text: str, at: int) -> re.Match[str] | None:
        """Return the match of the pattern `name` at `at`."""
        return self.patterns[name].match(text, at)


def number(text: str) -> int | None:
    """Return a whole number said in digits or characters (二〇二四, 二十五, 十五); ○ counts as zero."""
    read = parse_number(text.replace("○", "〇").replace("廿", "二十")) if text else None
    return int(read.value) if read and read.value is not None else None


@cache
def words(root: Path | None = None) -> Words:
    """Return the words of the ontology folder `root`.

    Raises OntologyError naming the pattern that does not compile or names a list that is not there.
    """
    tables = {name: lexicon(name, root) for name in _TABLES}
    forms = lexicon("times_patterns", root)
    pieces = forms["pieces"]

    def piece(match: re.Match[str]) -> str:
        name = match[1]
        if name == "holidays":
            return _holidays(root)
        if name in pieces:
            return _PIECE.sub(piece, pieces[name])
        table: Any = tables
        for key in name.split("."):
            table = table[key]
        return either(table)

    patterns: dict[str, re.Pattern[str]] = {}
    for row in forms["pattern"]:
        try:
            patterns[row["name"]] = re.compile(_PIECE.sub(piece, row["regex"]))
        except (re.error, KeyError) as error:
            raise OntologyError(f"lexicon/times_patterns.toml, pattern {row['name']}: {error}") from None
    return Words(root, tables["times"], tables["times_eras"], patterns)


def _holidays(root: Path | None) -> str:
    """The names, the longest first; some count only with 假期 or 期间 behind them."""
    rows = holidays(root)
    return "|".join(
        re.escape(name) + (f"(?={either(rows[name]['needs'])})" if "needs" in rows[name] else _OTHER_NAME)
        for name in sorted(rows, key=lambda n: (-len(n), n))
    )


def holiday_days(name: str, root: Path | None) -> tuple[int, int] | None:
    """Return how many days off stand before and behind a holiday."""
    days = holidays(root)[name].get("days")
    return (days[0], days[1]) if days else None


def whole(name: str, root: Path | None) -> bool:
    """Return whether a name means many days wherever it stands: 春运."""
    return bool(holidays(root)[name].get("whole"))

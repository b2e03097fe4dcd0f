"""Units of bodies: behind their parent's name, in a row behind 下设, or founded with a common name.

国际劳工组织亚太局 · 商务部流通发展司 · 下设招商服务局、安全环保局 · 成立工业互联网研究院
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Line, Word
from kg.resources import lexicon

_WORDS = frozenset({"n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "j", "s"})
_PARENTS = frozenset({"GovernmentBody", "InternationalBody", "PartyBody"})
_LED = _PARENTS | {"Company", "Media", "University"}
_MOST = 12


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The tables [units] and [unit] of organization.toml, compiled."""

    verbs: frozenset[str]
    heads: tuple[str, ...]
    founding: frozenset[str]
    founded: tuple[str, ...]
    behind: tuple[str, ...]
    plain: tuple[str, ...]
    after: tuple[str, ...]
    pointer: re.Pattern[str]
    own: tuple[str, ...]
    generic: re.Pattern[str]
    never: tuple[str, ...]
    stops: frozenset[str]
    party: re.Pattern[str]


@lru_cache(maxsize=4)
def _units(root: Path) -> Units:
    data = lexicon("organization", root)
    row, one = data["units"], data["unit"]
    return Units(
        frozenset(row["verbs"]),
        tuple(row["heads"]),
        frozenset(row["founding"]),
        tuple(row["founded"]),
        tuple(one["heads"]),
        tuple(one["plain"]),
        tuple(one["after"]),
        re.compile(data["own_unit"]["pattern"]),
        tuple(data["own_unit"]["heads"]),
        re.compile("|".join(f"(?:{p})" for p in data["generic"]["patterns"])),
        tuple(data["not"]["endings"]),
        frozenset(data["stops"]["words"]),
        re.compile(one["party"]),
    )


def units(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield the units of a row behind 下设, and a body that a verb of founding opens."""
    lex = _units(root)
    for index, word in enumerate(line.words):
        if word.text in lex.verbs:
            yield from _row(line, index + 1, lex)
        elif word.text in lex.founding and (end := _founded(line, index + 1, lex)):
            yield line.words[index + 1].start, end
        elif (skip := founding_verb(word, root)) and _named(word.text[skip:], lex.founded, lex):
            yield word.start + skip, word.end


def founding_verb(word: Word, root: Path) -> int:
    """Return the length of the verb that the tagger glued to a name: 成立 of 成立热带农业研究院; else 0."""
    if word.tag != "v" or len(word.text) < 5:
        return 0
    return max((len(v) for v in _units(root).founding if word.text.startswith(v)), default=0)


def behind_parents(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield a known body and its unit as one name: 商务部流通发展司 where a post, a verb or a mark follows."""
    lex = _units(root)
    for parent in line.known:
        if parent.cls in _LED and (organ := lex.party.match(line.text, parent.end)):
            yield parent.start, organ.end()
        if parent.cls not in _PARENTS or parent.end not in line.at:
            continue
        words: list[Word] = []
        for word in line.words[line.at[parent.end] :]:
            own = word.tag in _WORDS or (word.tag == "v" and len(word.text) > 2)
            if not own or word.text in lex.stops or word.end - parent.end > _MOST:
                break
            words.append(word)
            name = line.text[parent.end : word.end]
            follows = word.end == len(line.text) or line.text.startswith(lex.after, word.end)
            if len(name) > 2 and name.endswith(lex.behind) and follows and not name.endswith(lex.never):
                guessed = any(g.label == "ORG" and g.start <= parent.end and g.end == word.end for g in line.guesses)
                if guessed or words[0].tag == "ORG" or name.endswith(lex.plain):
                    yield parent.start, word.end
                break


def own_units(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield a pointing word and the unit behind it: 该校公共事务学院, which kg.link reads as one of its parent's."""
    lex = _units(root)
    for match in lex.pointer.finditer(line.text):
        if match.end() not in line.at:
            continue
        for at in range(line.at[match.end()], len(line.words)):
            word = line.words[at]
            if word.tag not in _WORDS or word.end - match.end() > _MOST:
                break
            name = line.text[match.end() : word.end]
            last = at + 1 == len(line.words) or line.words[at + 1].tag not in _WORDS
            follows = last or line.text.startswith(lex.after, word.end)
            named = len(name) > 2 and name.endswith(lex.own) and not name.endswith(lex.never)
            if named and follows and (name == "办公室" or not lex.generic.fullmatch(name)):
                yield match.start(), word.end
                break


def _row(line: Line, index: int, lex: Units) -> Iterator[tuple[int, int]]:
    start = index
    for at in range(index, len(line.words)):
        word = line.words[at]
        if word.text in {"、", "和", "与", "及"}:
            start = at + 1
            continue
        if word.tag not in _WORDS or word.text in lex.stops:
            return
        closes = at + 1 == len(line.words) or line.words[at + 1].tag in {"w", "c"}
        name = line.text[line.words[start].start : word.end]
        if closes and _named(name, lex.heads, lex):
            yield line.words[start].start, word.end


def _founded(line: Line, index: int, lex: Units) -> int:
    """Return where the common name ends that a verb of founding opens, or 0."""
    for at in range(index, min(index + 6, len(line.words))):
        word = line.words[at]
        if word.tag not in _WORDS or word.text in lex.stops:
            return 0
        closes = at + 1 == len(line.words) or line.words[at + 1].tag == "w"
        if closes and _named(line.text[line.words[index].start : word.end], lex.founded, lex):
            return word.end
    return 0


def _named(name: str, heads: tuple[str, ...], lex: Units) -> bool:
    """Return whether a name says more than its head: 招商服务局, not 办公室."""
    head = max((h for h in heads if name.endswith(h)), key=len, default="")
    return (
        bool(head)
        and 2 <= len(name) - len(head) <= _MOST
        and not name.endswith(lex.never)
        and not lex.generic.fullmatch(name)
    )

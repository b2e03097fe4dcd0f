"""The lexicon of people's names, compiled, and the build of a Chinese name: a surname and one or two characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "person.toml"
HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The lexicon of people's names, compiled."""

    surnames: frozenset[str]
    compound: tuple[str, ...]
    titles: tuple[str, ...]
    never: frozenset[str]
    partial: tuple[str, ...]
    torn: frozenset[str]
    verbs: tuple[str, ...]
    glued: tuple[str, ...]
    byline: re.Pattern[str]
    after: tuple[str, ...]
    before: tuple[str, ...]
    adverbs: tuple[str, ...]
    joints: frozenset[str]
    titled: re.Pattern[str]
    japanese: re.Pattern[str]
    nobody: re.Pattern[str]
    closing: frozenset[str]
    """The last characters of `after`."""
    famous: frozenset[str]


@lru_cache(maxsize=4)
def names_of(root: Path) -> Names:
    """Return the compiled lexicon person.toml of the ontology folder `root`."""
    data = lexicon("person", root)
    words = sorted(data["byline"], key=lambda w: (-len(w), w))
    return Names(
        frozenset(data["surnames"]),
        tuple(data["compound_surnames"]),
        tuple(sorted(data["titles"], key=lambda w: (-len(w), w))),
        frozenset(data["never"]),
        tuple(data["partial"]),
        frozenset(data["torn"]),
        tuple(data["verbs"]),
        tuple(data["glued"]),
        re.compile("(?:" + "|".join(map(re.escape, words)) + r")[\s:：/／|]*"),
        tuple(data["after"]),
        tuple(data["before"]),
        tuple(data["adverbs"]),
        frozenset(data["joints"]),
        re.compile(data["titled"]),
        re.compile(f"(?:{either(data['japanese_after'])})(?P<name>(?:{either(data['japanese'])}){HAN}{HAN})"),
        re.compile(data["nobody"]),
        frozenset(w[-1:] for w in data["after"]),
        frozenset(lexicon("link", root)["persons"]["prominent"]),
    )


def is_chinese_name(text: str, root: Path) -> bool:
    """Return whether `text` is built like a Chinese name: a surname and one or two characters."""
    names = names_of(root)
    if text in names.never or not re.fullmatch(f"{HAN}{{2,4}}", text):
        return False
    if text.startswith(names.compound):
        return 3 <= len(text) <= 4
    return text[0] in names.surnames and len(text) <= 3

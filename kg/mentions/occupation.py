"""Posts, professions and honours: 副主席, 网约车司机, 全国劳动模范.

A profession takes the noun before it (桥吊司机), an honour its giver's area and its number (江苏省劳动模范).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting
from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "occupation.toml"
_LONG = 5
_NOUNS = frozenset({"n", "nz", "vn"})
_GIVERS = frozenset({"n", "nz", "vn", "LOC", "m", "ORG"})


@dataclass(frozen=True, slots=True, eq=False)
class Posts:
    """The lexicon of occupations, compiled."""

    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]
    growing: tuple[str, ...]
    generic: frozenset[str]
    stops: frozenset[str]
    other: tuple[str, ...]
    cued: tuple[re.Pattern[str], ...] = ()
    headed: re.Pattern[str] = re.compile("(?!)")


def _post(prefix: Sequence[str], own: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of posts; a long one wins over a prefix and a short one: 总干事顾问, not 总 and 干事."""
    long = either(w for w in own if len(w) >= _LONG)
    # Nearly no character begins a post: a set of those that do is quicker than all the words.
    first = "".join(sorted({re.escape(w[0]) for w in (*prefix, *own)}))
    return re.compile(f"(?=[{first}])(?:(?:{long})|(?!总工会)(?:{either(prefix)}){{0,2}}(?:{either(own)}))")


@lru_cache(maxsize=4)
def posts_of(root: Path) -> Posts:
    """Return the compiled lexicon occupation.toml of the ontology folder `root`."""
    data = lexicon("occupation", root)
    post, profession, honour = data["post"], data["profession"], data["honour"]
    return Posts(
        (
            ("Post", "post", _post(post["prefix"], post["own"])),
            ("Profession", "profession", re.compile(either([*profession["own"], *profession["suffix"]]))),
            ("Honour", "honour", re.compile(either([*honour["own"], *honour["suffix"]]))),
        ),
        tuple(data["growing"]["endings"]),
        frozenset(data["generic"]["words"]),
        frozenset(data["growing"]["stops"]),
        tuple(data["except"]["after"]),
        tuple(re.compile(p) for p in honour["cued"]),
        re.compile(post["headed"]),
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield posts, professions and honours that stand on word boundaries, with what belongs to them on the left."""
    posts = posts_of(setting.root)
    for cls, key, pattern in posts.patterns:
        for match in pattern.finditer(line.text):
            start, end = match.span()
            start = next(
                (a for a in range(start, end - 1) if a in line.at and pattern.fullmatch(line.text, a, end)), start
            )
            if end not in line.until or end - start < 2 or line.text.startswith(posts.other, end):
                continue
            by, generic = f"rule:{FILE}#{key}", match.group() in posts.generic
            if start in line.at:
                strength = (0.62 if end - start < _LONG else 0.9) if cls == "Post" else 0.66
                yield Candidate(start, end, cls, by, strength, "职务职业荣誉词表", generic=generic)
            wide = _grow(line, start, cls, match.group(), posts)
            if wide < start:
                yield Candidate(wide, end, cls, by, 1.0, f"“{match.group()}”与左面的词合成")
    for match in posts.headed.finditer(line.text) if "组长" in line.text else ():
        yield Candidate(*match.span(), "Post", f"rule:{FILE}#post", 1.2, "小组的组长，在句首")
    for pattern in posts.cued:
        for match in pattern.finditer(line.text):
            yield Candidate(*match.span(1), "Honour", f"rule:{FILE}#honour", 1.4, "“称号”或授奖动词旁的奖名")


def _grow(line: Line, start: int, cls: str, head: str, posts: Posts) -> int:
    """Return where a profession or honour that ends in `head` at `start` begins: at most one noun, or its giver."""
    inside = next((w for w in line.words if w.start <= start < w.end), None)
    if (
        inside is None
        or cls == "Post"
        or (cls == "Profession" and (len(head) > 3 or not head.endswith(posts.growing)))
    ):
        return start
    tags, most = (_NOUNS, 1) if cls == "Profession" else (_GIVERS, 3)
    at = inside.start
    steps = most - (at < start)
    while steps > 0 and at in line.until:
        if cls == "Profession" and any(c.end == at for c in line.known):
            break
        word = line.words[line.until[at]]
        if word.tag == "m" and not word.text.startswith("第") and not word.text.isdecimal():
            break  # 112名大国工匠, 一批批大国工匠
        if word.tag not in tags or word.text in posts.stops or not 2 <= len(word.text) <= 6:
            break
        at, steps = word.start, steps - 1
    return at


PART = Part("occupation", ("words",), ("Occupation",), find)

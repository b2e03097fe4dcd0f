"""Things told of by the noun they end in and by what they have come to: 江海航运应对极端天气联合演练|今天在海州举行.

A name of this kind may hold verbs and joints, so that it is read from the front of its clause, not from its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, inside
from kg.mentions.program import grammar_of
from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "topic.toml"
_STRENGTH = 0.95
_LONGEST = 44
_TELLING = 3
_FRONT = re.compile(r"[，。；：！？、…\s▲●■◆]|——")
# A line or a site is no year's; a contest or a list is.
_LASTING = frozenset({"Project", "Site", "Product"})
_YEAR = re.compile(r"20\d\d年(?:度|[上下]半年)?")
_QUOTED = re.compile("“[^”]*”")
_NAMES = frozenset({"LOC", "ORG", "nz", "nw", "PER"})


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """The lexicon topic.toml, compiled."""

    classes: dict[str, str]
    heads: re.Pattern[str]
    verbs: re.Pattern[str]
    between: re.Pattern[str]
    before: re.Pattern[str]
    home: re.Pattern[str]
    opening: tuple[str, ...]
    never: re.Pattern[str]
    counted: re.Pattern[str]
    first: re.Pattern[str]
    own: re.Pattern[str]
    loose: frozenset[str]
    vague: frozenset[str]


@lru_cache(maxsize=4)
def topics_of(root: Path) -> Topics:
    """Return the compiled lexicon topic.toml of the ontology folder `root`."""
    data = lexicon("topic", root)
    classes = {head: cls for cls, heads in data["heads"].items() for head in heads}
    return Topics(
        classes,
        re.compile(either(classes)),
        re.compile(either(data["verbs"]["words"])),
        re.compile("(?:{words})*(?:{place}(?:{words})*){{0,2}}".format(**data["between"])),
        re.compile(data["before"]["pattern"]),
        re.compile(data["before"]["home"]),
        tuple(data["opening"]["words"]),
        re.compile(either(data["opening"]["never"])),
        re.compile(data["opening"]["counted"]),
        re.compile(data["opening"]["first"]),
        re.compile(data["opening"]["own"]),
        frozenset(data["opening"]["loose"]),
        grammar_of(root).vague,
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield the thing that each verb of topic.toml is said of, where its noun and its opening name it."""
    topics = topics_of(setting.root)
    seen: set[tuple[int, int]] = set()
    for verb in topics.verbs.finditer(line.text):
        if verb.start() not in line.at:
            continue
        front = _front(line, verb.start())
        for head in reversed(list(topics.heads.finditer(line.text, front, verb.start()))):
            if not topics.between.fullmatch(line.text, head.end(), verb.start()):
                continue
            if (span := _name(line, front, head, topics)) and span not in seen:
                seen.add(span)
                cls = topics.classes[head.group()]
                if cls in _LASTING and (year := _YEAR.match(line.text, *span)):
                    span = (year.end(), span[1])
                because = f"“{verb.group()}”说的事物，以“{head.group()}”收尾"
                yield Candidate(*span, cls, f"rule:{FILE}#{cls.lower()}", _STRENGTH, because)
            break


def _front(line: Line, end: int) -> int:
    """Return where the clause of a verb at `end` begins; marks inside quotations and brackets are passed over."""
    front = 0
    for mark in _FRONT.finditer(line.text, max(0, end - 2 * _LONGEST), end):
        if not inside(mark.start(), mark.end(), (*line.quotes, *line.titles)):
            front = mark.end()
    return front


def _name(line: Line, front: int, head: re.Match[str], topics: Topics) -> tuple[int, int] | None:
    """Return the range of the name that ends in `head`, or None where what stands there names no single thing."""
    text, end = line.text, head.end()
    start = front
    if (lead := topics.before.match(text, start, head.start())) and lead.end() > start:
        start = lead.end()
    own = False
    cut = max(
        (i for i in range(start, head.start()) if text[i] == "的" and not inside(i, i + 1, line.quotes)), default=-1
    )
    if cut >= 0:
        own = text.startswith("我国", start)
        start = cut + 1
    whole = start
    while (home := topics.home.match(text, start, head.start())) or text.startswith("我国", start):
        own, start = True, home.end() if home else start + 2
    if head.start() - start < _TELLING or end - start > _LONGEST:
        return None
    if start not in line.at or end not in line.until:
        return None
    if inside(start, end, line.titles) or inside(start, end, line.quotes):
        return None
    if not _one(line, start, end, head.group(), own, topics):
        return None
    among = topics.first.search(text, start, end) is not None  # 全球首台套…平台: the first of where
    return (whole if among else start, end)


def _one(line: Line, start: int, end: int, head: str, own: bool, topics: Topics) -> bool:
    """Return whether a range names one thing: it opens like a name, tells which, and counts and points at nothing."""
    name = line.text[start:end]
    bare = _QUOTED.sub("", name)  # “链千企 惠万家” counts nothing
    if topics.never.search(bare) or (topics.counted.search(bare) and not topics.first.search(bare)):
        return False
    if topics.own.search(name) or name.count("“") != name.count("”") or name.count("（") != name.count("）"):
        return False
    words = [w for w in line.words if start <= w.start and w.end <= end]
    open_words = [w for w in words if not inside(w.start, w.end, line.quotes)]
    if any(w.tag in {"r", "d", "u", "xc"} or w.text in topics.loose for w in open_words):
        return False
    if "最" in name and not any(w.tag in _NAMES for w in open_words):
        return False  # 单机容量最大燃气电厂首台机组 is like no other, and has a name
    if words[0].tag == "p" or (
        topics.classes[head] in _LASTING and name.startswith("全国") and not topics.first.search(name)
    ):
        return False  # 自去年首条航线, 全国抽水蓄能机组
    opens = name.startswith(topics.opening) or words[0].tag in _NAMES or topics.first.search(name) is not None
    if not (opens or own or any(c.start == start for c in line.known)):
        return False
    return any(w.text not in topics.vague and w.text not in head for w in words)


PART = Part("topic", ("words", "quotes"), ("Event", "Program", "Place", "Work", "Policy"), find)

"""Things that a verb makes, described rather than named, as the verb's object.

浙江建立|新就业形态劳动者权益保障机制 · 西藏出台|文旅融合扶持政策 · 双方签署|产业工人培训合作备忘录
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, inside
from kg.mentions.program import grammar_of
from kg.mentions.several import says_several
from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "made.toml"
_STRENGTH = 0.7
# Characters before the head that say which one it is.
_TELLING = 3
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Group:
    """Verbs and what they make: `classes` by head noun, one pattern for the verb and all that follows it.

    `bare`: the head alone is enough.
    """

    name: str
    pattern: re.Pattern[str]
    classes: dict[str, str]
    bare: bool


_SUCH = ("相应", "相关", "有关")
# 160多家绿色工厂: as many as that, none of them named.
_COUNTED = re.compile(
    r"(?:[超近约]?[\d.]+[万亿]+元|总额|超过|数十?[份个项]|多[份个项]|.{0,4}最[大高多新])|[\d.]+[万亿]?[多余]?[家个座所条处项种类]"
)


@lru_cache(maxsize=4)
def _groups(root: Path) -> tuple[Group, ...]:
    data = lexicon("made", root)
    count, behind = data["count"]["pattern"], data["behind"]["pattern"]
    found = []
    for name, table in data["made"].items():
        classes = {head: cls for cls, heads in table.items() if cls not in {"verbs", "bare"} for head in heads}
        bare = bool(table.get("bare", False))
        verbs = either(table["verbs"])
        telling = f"[^，。；！？、：（）《》]{{{0 if bare else 2},{_LONGEST}}}?"
        pattern = re.compile(
            f"(?P<verb>{verbs})(?:了|起|起了|的)?(?P<count>{count})(?P<name>{telling}(?P<head>{either(list(classes))})){behind}"
        )
        found.append(Group(name, pattern, classes, bare))
    return tuple(found)


@lru_cache(maxsize=4)
def _never(root: Path) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    table = lexicon("made", root)["never"]
    return frozenset(table["inside"]), frozenset(table["whole"]), tuple(table["opening"])


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield the described object of each verb of made.toml that says enough to tell it from others of its kind."""
    for group in _groups(setting.root):
        for match in group.pattern.finditer(line.text):
            if match.start() in line.at and not inside(*match.span("name"), line.titles):
                yield from _thing(line, match, group, setting)


def _thing(line: Line, match: re.Match[str], group: Group, setting: Setting) -> Iterator[Candidate]:
    start, end = match.span("name")
    head = match["head"]
    cut = line.text.rfind("的", start, end - len(head))
    if cut >= 0 and line.text.startswith(_SUCH, cut - 2):
        return  # 制定相应的任务和项目清单
    if cut >= 0 and end - len(head) - cut - 1 >= _TELLING:
        start = cut + 1
    name = line.text[start:end]
    if _COUNTED.match(name) or (group.name == "founded" and says_several(match["count"], setting.root)):
        return
    never, whole, opening = _never(setting.root)
    agreed = name == head if group.bare else group.name == "signed" and len(name) > len(head)
    if group.bare and not agreed:
        return
    if (len(name) - len(head) < _TELLING and not agreed) or name in whole or start not in line.at:
        return
    if name.count("“") != name.count("”") or ("等" in name and not agreed) or name[0] in "和与两一":
        return
    vague = grammar_of(setting.root).vague
    words = [w for w in line.words if start <= w.start and w.end <= end]
    if any(w.text in never and not (agreed and w.text == "及") for w in words):
        return
    if not agreed and all(w.text in vague or w.text.removesuffix(head) in vague or w.text in head for w in words):
        return
    cls = group.classes[head]
    if cls in {"Site", "Organization"} and name.startswith(opening):
        return
    because = f"“{match['verb']}”的对象，以“{head}”收尾"
    yield Candidate(start, end, cls, f"rule:{FILE}#{group.name}", _STRENGTH, because)


PART = Part("made", ("text", "words"), ("Program", "Organization", "Place", "Policy", "Work"), find)

"""Names known by their shape (ontology/lexicon/shapes.toml): what opens and closes them, what stands around them.

第30个世界读书日 · 神舟十九号载人飞船 · 大规模设备更新和消费品以旧换新行动 · 全国产业园区改革深化推进会
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, inside
from kg.mentions.broken import is_broken
from kg.resources import lexicon
from kg.text.cues import Cues, cues_of, standing

FILE = "shapes.toml"
_LONG = 9
_NAMES = frozenset({"LOC", "ORG", "nz"})
_ORDER = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[届次个]|20\d\d|“")


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One entry of the lexicon, compiled; the lexicon says what each field means."""

    name: str
    cls: str
    pattern: re.Pattern[str]
    cues: tuple[str, ...]
    edges: int
    strength: float
    first: bool
    telling: bool
    quoted: bool


@lru_cache(maxsize=4)
def _shapes(root: Path) -> tuple[tuple[Shape, ...], Cues, tuple[str, ...], frozenset[str]]:
    """Return the shapes, their cues, the words that may open a name, and the words that tell nothing."""
    data = lexicon("shapes", root)
    vague = frozenset(w for file in ("program", "event") for w in lexicon(file, root)["vague"]["words"])
    shapes = tuple(
        Shape(
            row["id"], row["class"], re.compile(row["pattern"]), tuple(row["cues"]), row.get("edges", 2),
            row["strength"], row.get("first", False), row.get("telling", False),
            row.get("quoted", False),
        )
        for row in data["shape"]
    )  # fmt: skip
    return shapes, cues_of(c for s in shapes for c in s.cues), tuple(data["first"]["words"]), vague


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield the names of every shape whose cue stands in the line."""
    shapes, cues, openings, vague = _shapes(setting.root)
    here = standing(line.text, cues)
    for shape in shapes:
        if here.isdisjoint(shape.cues):
            continue
        for match in shape.pattern.finditer(line.text):
            start, end = match.span("name" if "name" in shape.pattern.groupindex else 0)
            edges = (start in line.at) + (end in line.until)
            if edges < shape.edges or inside(start, end, line.titles):
                continue
            if inside(start, end, line.quotes) and not shape.quoted:
                continue
            if shape.first and not _opens(line, start, openings):
                continue
            if shape.telling and not _tells(line, start, end, vague):
                continue
            if is_broken(line, start, end, shape.cls, setting.root):
                continue
            yield Candidate(start, end, shape.cls, f"rule:{FILE}#{shape.name}", shape.strength, "名称的样式")


def _opens(line: Line, start: int, openings: tuple[str, ...]) -> bool:
    """Return whether what starts here opens a name: a place, a body, 全国, 第三届."""
    if line.text.startswith(openings, start) or _ORDER.match(line.text, start):
        return True
    tagged = start in line.at and line.words[line.at[start]].tag in _NAMES
    return tagged or any(c.start == start for c in line.known)


def _tells(line: Line, start: int, end: int, vague: frozenset[str]) -> bool:
    """Return whether two words besides the head say which one it is, or one in a long name."""
    words = [w for w in line.words if start <= w.start and w.end <= end]
    telling = sum(w.text not in vague for w in words[:-1])
    return telling > 1 or (telling == 1 and end - start >= _LONG)


PART = Part(
    "shapes", ("words", "quotes"), ("Event", "Program", "Policy", "Work", "Occupation", "Place", "Organization"), find
)

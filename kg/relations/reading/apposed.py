"""What stands right before a name to say what it is: 全球首个商用小型核反应堆“甲龙一号” · 欧盟第一大经济体甲国."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon
from kg.text.alternatives import either

_BEARERS = ("Organization", "Place", "Program", "Event", "Work", "Policy")
_REACH = 40
# Kinds that only such names are of.
_AREAS = {"的国家": ("Country", "Region"), "的省份": ("AdministrativeArea",), "的城市": ("AdministrativeArea",)}
# Behind a name they make it part of a longer one.
_ON = frozenset({"n", "M", "m", "j"})


@dataclass(frozen=True, slots=True)
class Found:
    """Words `[start, end)` that say what `name` is; `opening` is where their evidence begins."""

    name: Mention
    start: int
    end: int
    opening: int
    shape: str


@lru_cache(maxsize=4)
def _front(root: Path) -> re.Pattern[str]:
    """Return the shape of a rank with what it is a rank of, up to a name: 我国|首个|商用反应堆."""
    lists = lexicon("descriptions", root)
    whole, rank = either(lists["wholes"]), either(lists["ranks"] + lists["strong"])
    kind = "[^，。；：、！？“”《》（）——]"
    return re.compile(rf"(?:(?:{whole}){kind}{{0,12}}?)?(?:{rank}){kind}{{1,18}}$")


def fronted(context: Context, reading: Reading, clause: Clause, names: Sequence[Mention]) -> Found | None:
    """Return the rank that touches a name of the clause from the left, with the whole that it is a rank in."""
    text, shape = reading.text, _front(context.ontology.path)
    for name in names:
        if name.generic or not clause.start < name.start < clause.end or not context.is_a(name.entities[0], _BEARERS):
            continue
        edge = name.start - (text[name.start - 1] in "“《")
        match = shape.search(text[:edge], max(clause.start, edge - _REACH))
        if match is None or not _noun(reading, match.start(), edge) or match.group().endswith("的"):
            continue
        if any(m.start <= match.start() and m.end == edge for m in names):
            continue  # 第二十九届海州电视节|“白云绽放”颁奖典礼: another thing, of which this is part
        start = _whole_of(names, match.start())
        quoted = text.startswith(("”", "》"), name.end) or name.text.endswith(("”", "》"))
        after = next((t for t in reading.tokens if t.start >= name.end and t.kind != '"'), None)
        owns = quoted or context.is_a(name.entities[0], ("Country",))
        if not owns and after is not None and after.kind in _ON and after.start == name.end:
            continue
        return Found(name, start, edge, start, "fronted")
    return None


def of_another_kind(context: Context, value: str, entities: Sequence[str]) -> bool:
    """Whether words end with a kind that none of the names is of: 甲隧道等入选，是全球入选项目最多的|国家|."""
    for word, classes in _AREAS.items():
        if value.endswith(word):
            return not any(context.is_a(e, classes) for e in entities)
    return False


def _whole_of(names: Sequence[Mention], start: int) -> int:
    """Return where the name begins that the rank is one in: 欧盟|第一大经济体."""
    return next((m.start for m in names if m.end == start), start)


def _noun(reading: Reading, start: int, end: int) -> bool:
    """Whether words are one noun with what describes it: no verb stands in them but before 的."""
    inside = [t for t in reading.tokens if start <= t.start and t.end <= end]
    if not inside or inside[-1].kind not in {"n", "M", "m"}:
        return False
    of = max((k for k, t in enumerate(inside) if t.text == "的"), default=-1)
    return all(t.kind not in {"v", "p", "d"} for t in inside[of + 1 :])


def spoken_of(context: Context, value: str, clause: Clause, before: Reading | None) -> Mention | None:
    """Return what the sentence before is about, of which 这是… gives the rank: 这是粤港澳大湾区的第三条跨海通道."""
    lists = lexicon("descriptions", context.ontology.path)
    ranked = any(w in value for w in (*lists["strong"], *lists["ranks"])) or value.endswith("之一")
    if before is None or clause.index or not ranked:
        return None
    for earlier in before.clauses:
        heads = [m.head for m in earlier.subject if m.head is not None] if earlier.own else []
        fitting = [m for m in heads if len(m.entities) == 1 and context.is_a(m.entities[0], _BEARERS)]
        if fitting:
            return fitting[0] if len(fitting) == 1 and context.cls(fitting[0].entities[0]) != "Country" else None
    return None

"""The group or branch that a bare measure is of: 海洋经济呈现…势头，|总量…, 民航方面，|…旅客运输量."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading

_HEADS = frozenset({"title", "kicker", "subtitle"})
# 货运方面，…; 其中，…
_SIDE = re.compile(r"^(?:此外，)?在?([^，。；、：]{2,4}?)(?<!发展|建设|布局|保护|改革)(?:方面|领域)，")
# 国内首条|生产线, 全国|…
_RANKS = re.compile(r"^(?:国内|全国|全球|世界|我国|全省|全市|全区)?(?:首[个条座台批家艘套款])?")
# How many sentences back a theme reaches that its sentence goes on with.
_BACK = 3
# A measure not longer than that is of what its sentence says it speaks of.
_SHORT = 8


def theme_before(reading: Reading, clause: Clause, words: Mapping[str, Any]) -> tuple[str, int]:
    """Return the thing without a name that a clause before in the sentence is about, and which clause that is.

    海洋新兴产业增速明显，|增加值增速高于…; ('', -1) where it is a name, or no thing that has figures.
    """
    for other in reversed(reading.clauses[: clause.index]):
        if not other.own:
            continue
        member = other.subject[0] if len(other.subject) == 1 else None
        if member is None or (member.head is not None and member.head.cls != "Concept"):
            return "", -1
        start = max((m.end for m in member.before if m.cls != "Concept"), default=member.start)
        text = _thing(_RANKS.sub("", reading.text[start : member.end]), words)
        return (text, other.index) if text else ("", -1)
    return "", -1


def _thing(text: str, words: Mapping[str, Any]) -> str:
    """Return the thing that has figures in a subject, without the state that it is in: 茶叶产业|蓬勃发展."""
    end = max((text.rfind(w) + len(w) for w in words["themes_end"] if w in text), default=0)
    state = text[end:]
    whole = not state or any(w in state for w in words["states"])
    return text[:end] if whole and end > 2 and not any(c.isdigit() for c in text) else ""


def grouped(context: Context, reading: Reading, readings: Sequence[Reading], found: Found) -> Found:
    """Return a figure with the branch it is of as its group, where its measure alone could be of any.

    `readings` are the sentences that figures may go by: the top and those before, the sentence itself last.
    """
    known = figure_words(context.ontology.path)
    if (
        found.group
        or found.subject is None
        or not context.is_a(found.subject, ("AdministrativeArea", "GovernmentBody"))
    ):
        return found
    if any(w in found.measure for w in known["branches"]):
        return found
    of_one = any(w in found.measure for w in known["of_branch"])
    if of_one and not any(w in found.measure for w in (*known["all_branches"], *known["of_place"])):
        return replace(found, group=_branch(reading, readings, found, known) or None)
    short = len(found.measure) <= _SHORT and "的" not in found.measure
    side = _side(reading, readings) if short else ""
    return replace(found, group=side) if side and not _share(side, found.measure) else found


def _side(reading: Reading, readings: Sequence[Reading]) -> str:
    """Return what a sentence says it speaks of, or the one before that it goes on with: 货运方面，….其中，…"""
    for other in _before(reading, readings):
        if match := _SIDE.match(other.text):
            named = any(
                m.start < match.end() and m.cls in {"Place", "Organization", "Person"} for m in other.mentions
            )
            opens = next((t for t in other.tokens if t.start >= match.start(1)), None)
            return "" if named or (opens is not None and opens.kind == "v") else match[1]
        if not other.text.startswith("其中"):
            return ""
    return ""


def _before(reading: Reading, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the sentence and those before it in its paragraph, the nearest first."""
    here = reading.sentence
    for other in reversed(readings):
        said = other.sentence
        if (said.block, said.item) == (here.block, here.item) and 0 <= here.index - said.index <= _BACK:
            yield other


def _branch(reading: Reading, readings: Sequence[Reading], found: Found, known: Mapping[str, Any]) -> str:
    """Return the branch last named before the figure in its paragraph, else the one that the headline names."""
    for other in _before(reading, readings):
        text = other.text[: found.mention.start] if other is reading else other.text
        if branch := _last(text, known):
            return branch
    here = reading.sentence
    heads = [r.text for r in readings if r.sentence.role in _HEADS and r.sentence.item in {None, here.item}]
    told = {b for text in heads if (b := _last(text, known))}
    return told.pop() if len(told) == 1 else ""


def _last(text: str, known: Mapping[str, Any]) -> str:
    """Return the branch named last in a text, '' where it tells of all of them."""
    at, branch = max((text.rfind(w), w) for w in known["branches"])
    return branch if at >= 0 and not any(w in text[at:] for w in known["all_branches"]) else ""


def _share(side: str, measure: str) -> bool:
    """Whether a measure says already what its sentence speaks of: 就业方面，|城镇新增就业."""
    return any(side[k : k + 2] in measure for k in range(len(side) - 1))

"""Under what words a meeting or campaign stands, or on what it confers: 论坛以“共建丝路新视界”为主题 ·
“加快农村现代化”专题协商会 · 委员们围绕完善经营体系协商议政 → theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.reading.clauses import Clause
from kg.relations.reading.meetings import main_event
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon
from kg.text.alternatives import either

_HOLDERS = ("Event", "Program")
_BY = "rule:themes#theme"
# Characters behind a name that still belong to it: “甲”春季行动|活动.
_TAIL = 4
# A programme called so has no theme: 粤港澳大湾区建设.
_CAUSES = ("建设", "发展", "振兴", "开发", "改革", "开放", "战略", "一体化", "提升")
# Behind them a clause goes on with what is done: 等五个方面|提出80多项任务.
_CLOSED = re.compile(r"(?<=方面).+$")


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in lexicon("clause", root)["theme"]["patterns"])


@lru_cache(maxsize=4)
def _others(root: Path) -> tuple[str, ...]:
    return tuple(
        who + how for who in lexicon("clause", root)["theme"]["others"] for how in ("", "将", "还将", "也将")
    )


@lru_cache(maxsize=4)
def _named(root: Path) -> re.Pattern[str]:
    """Return the shape of a meeting's name that says what it is on: “加快农村现代化”专题协商会."""
    return re.compile(rf"“([^“”]{{4,40}})”(?:{either(lexicon('clause', root)['theme']['meetings'])})")


@lru_cache(maxsize=4)
def _conferred(root: Path) -> re.Pattern[str]:
    """Return the shape of what those at a meeting confer on: 围绕|完善经营体系|等协商议政."""
    theme = lexicon("clause", root)["theme"]
    return re.compile(
        rf"(?:围绕|就)(?P<on>[^。；：！？]{{4,90}}?)(?:等(?:方面|内容|问题|议题|主题|重点)?)?，?(?:展开了?|进行了?|开展了?)?(?:{either(theme['conferring'])})"
    )


@lru_cache(maxsize=4)
def _focused(root: Path) -> re.Pattern[str]:
    """Return the shape of a clause that only says on what: 重点聚焦|家电、服装等品类."""
    focusing = either(lexicon("clause", root)["theme"]["focusing"])
    return re.compile(rf"(?:{focusing})(?P<on>[^，。；：！？]{{4,60}}?)(?:展开|进行)?")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the themes that the document gives: of the event right behind 的, else before it, else the item's own."""
    told: set[tuple[str, object]] = set()
    for at, reading in enumerate(readings):
        talked = tuple(_by_talk(context, readings, at))
        for claim in (*_by_name(context, reading), *(talked or _by_focus(context, reading))):
            if (claim.subject, claim.value) not in told:
                told.add((claim.subject, claim.value))
                yield claim
        for pattern in _patterns(context.ontology.path):
            for match in pattern.finditer(reading.text):
                yield from _claims(context, readings[: at + 1], match)


def _by_name(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield what a meeting's own name says that it is on."""
    for mention in reading.mentions:
        match = _named(context.ontology.path).fullmatch(mention.text) if mention.text.startswith("“") else None
        if match is not None and len(mention.entities) == 1 and context.is_a(mention.entities[0], ("Event",)):
            yield Claim(
                reading.sentence, mention.start, mention.end, "rule:themes#name", mention.entities[0], "theme",
                value=match[1],
            )  # fmt: skip


def _by_talk(context: Context, readings: Sequence[Reading], at: int) -> Iterator[Claim]:
    """Yield what those at the meeting that an item is about confer on: 委员们围绕完善经营体系协商议政."""
    reading = readings[at]
    match = _conferred(context.ontology.path).search(reading.text)
    if match is None or reading.speech_at(match.start()) is not None:
        return
    present = lexicon("clause", context.ontology.path)["theme"]["present"]
    clause = reading.clause_at(match.start())
    opening = reading.text[clause.start if clause is not None else 0 : match.start()]
    here = [m for m in reading.mentions if len(m.entities) == 1 and context.is_a(m.entities[0], ("Event",))]
    named = next((m for m in reversed(here) if m.end <= match.start()), None)
    if named is not None:
        event, start = named.entities[0], named.start
    elif any(w in opening for w in present) and (scene := _scene(context, readings[: at + 1])) is not None:
        event, start = scene, match.start()
    else:
        return
    value = match["on"].strip("，、“”")
    if value.count("“") == value.count("”"):
        yield Claim(reading.sentence, start, match.end(), "rule:themes#talk", event, "theme", value=value)


def _by_focus(context: Context, reading: Reading) -> Iterator[Claim]:
    """Yield what a meeting or campaign named in the clause before is on: 启动“甲”春季行动，聚焦家电、服装等品类."""
    pattern = _focused(context.ontology.path)
    for before, clause in pairwise(reading.clauses):
        match = pattern.fullmatch(reading.text, clause.start, clause.end)
        if match is None or reading.speech_at(clause.start) is not None:
            continue
        held = _holders(context, reading, before)
        value = _CLOSED.sub("", match["on"]).strip("，、“”")
        if held and value.count("“") == value.count("”"):
            last = max(held, key=lambda m: m.end)
            place = (reading.sentence, last.start, match.end("on"))
            yield Claim(*place, "rule:themes#focus", last.entities[0], "theme", value=value)


def _holders(context: Context, reading: Reading, clause: Clause) -> list[Mention]:
    """Return the meetings and campaigns that a clause ends in or is about."""
    heads = [m.head for m in clause.subject] if clause.own else []
    return [
        m
        for m in reading.mentions
        if clause.start <= m.start and m.end <= clause.end and len(m.entities) == 1
        and context.is_a(m.entities[0], _HOLDERS) and m.cls != "HistoricalEvent" and not m.text.endswith(_CAUSES)
        and (clause.end - m.end <= _TAIL or m in heads)
    ]  # fmt: skip


def _scene(context: Context, readings: Sequence[Reading]) -> str | None:
    """Return the event that the item of the last reading is about, though the sentence itself names nothing."""
    item = readings[-1].sentence.item
    found = main_event(context, [m for r in readings if r.sentence.item == item for m in r.mentions])
    return found[0] if found else None


def _claims(context: Context, readings: Sequence[Reading], match: re.Match[str]) -> Iterator[Claim]:
    reading = readings[-1]
    start, end = match.span()
    names = [
        (m.start, m.end, m.entities[0])
        for m in reading.mentions
        if m.entities and context.is_a(m.entities[0], _HOLDERS) and not match.start(1) <= m.start < match.end(1)
    ]
    behind = next((n for n in sorted(names) if n[0] >= end and "，" not in reading.text[end : n[0]]), None)
    before = next((n for n in sorted(names) if n[1] <= start), None)
    named = (behind or before) if reading.text[end - 1] == "的" else before
    if named is None and any(reading.text.endswith(w, 0, start) for w in _others(context.ontology.path)):
        # 各地将以“…”为主题: their own activities, not the event of the sentence before.
        return
    if named is not None:
        start, end, entity = min(start, named[0]), max(end, named[1]), named[2]
    elif (scene := _scene(context, readings)) is not None:
        entity = scene
    else:
        return
    yield Claim(reading.sentence, start, end, _BY, entity, "theme", value=match[1])

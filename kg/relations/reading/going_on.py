"""Sentences that go on with the words of the one before: 李强强调，要办好自己的事。要提高政策效能。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from kg.relations.reading.sentence import Reading
from kg.relations.reading.speech import Speech
from kg.resources import lexicon
from kg.text.segment import segment

# How many sentences that do not show whose they are may stand between two that do.
_BRIDGED = 3
# Characters in which the sign must stand.
_HEAD = 48
_PEOPLE = frozenset({"Person"})
Sign = Literal["goes on", "may", "ends"]


@lru_cache(maxsize=4)
def _signs(root: Path) -> dict[str, tuple[str, ...]]:
    return {k: tuple(v) for k, v in lexicon("attribution", root)["going_on"].items()}


def go_on(readings: Sequence[Reading], root: Path) -> list[Reading]:
    """Return the readings, the sentences that go on with somebody's words given that speech.

    Only a person's or body's opinion or demand that reaches to the end of its sentence is carried, only inside its
    block, and only to a sentence with a duty, a wish or a counted point in it; what stands between two such too.
    """
    found = list(readings)
    speech: Speech | None = None
    waiting: list[int] = []
    for at, reading in enumerate(found):
        before = found[at - 1].sentence if at else None
        same = before is not None and (before.block, before.item) == (reading.sentence.block, reading.sentence.item)
        if reading.speeches or not same:
            speech, waiting = _open(reading), []
            continue
        sign = _sign(reading, root) if speech is not None else "ends"
        if sign == "ends" or speech is None:
            speech, waiting = None, []
        elif sign == "may":
            waiting.append(at)
            if len(waiting) > _BRIDGED or speech.speaker is None or speech.speaker.cls not in _PEOPLE:
                speech, waiting = None, []
        else:
            for one in [*waiting, at]:
                found[one] = replace(found[one], speeches=(_carried(speech, found[one]),))
            waiting = []
    return found


def _open(reading: Reading) -> Speech | None:
    """Return the speech that a sentence ends in, if the next one may go on with it."""
    last = reading.speeches[-1] if reading.speeches else None
    if last is None or last.speaker is None or last.mode != "opinion":
        return None
    quoted = reading.text[last.start : last.end].lstrip("，：: ").startswith("“")
    return None if quoted or last.end < len(reading.text.rstrip("。！？”")) or last.start < last.begin else last


def _carried(speech: Speech, reading: Reading) -> Speech:
    return replace(speech, begin=0, start=0, end=len(reading.text), carried=True)


def _sign(reading: Reading, root: Path) -> Sign:
    signs = _signs(root)
    text = reading.text
    if text.startswith((*signs["breaks"], "“")) or reading.sentence.role not in {"lead", "body"}:
        return "ends"
    if any(m.head is not None and m.head.cls in _PEOPLE for c in reading.clauses if c.own for m in c.subject):
        return "ends"
    if text.startswith(signs["openers"]):
        return "goes on"
    head = "，".join(text[:_HEAD].split("，")[:2])
    return "goes on" if any(w.text in signs["modal"] for w in segment(head)) else "may"

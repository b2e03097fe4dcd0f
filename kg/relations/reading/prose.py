"""What data show in words, between the figures: 数据显示，进口额增长3%，|消费市场持续升温，消费潜力加速释放|。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.relations.reading.clauses import Clause
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speech import Speech

_PIECES = re.compile("[^，；。：]+")
# What they tell of stands in the clause before.
_POINTING = ("这", "此", "其", "该", "是", "为", "占", "主要", "原因")
_FRAMES = frozenset({"pp", "prep", "time"})


def in_words(reading: Reading, speech: Speech) -> Iterator[Speech]:
    """Yield each run of clauses that have a subject and no figure as a speech of its own.

    A time or a frame belongs to the clause behind it; a clause without a subject only to one that is told in words.
    """
    counted = [m.start for m in reading.mentions if m.cls == "Quantity"]
    run: list[re.Match[str]] = []
    frames: list[re.Match[str]] = []
    for piece in _PIECES.finditer(reading.text, speech.start, speech.end):
        clause = reading.clause_at(piece.start())
        if clause is None or any(piece.start() <= at < piece.end() for at in counted):
            yield from _told(speech, run)
            run, frames = [], []
        elif piece[0].startswith(_POINTING) and not run:
            frames = []
        elif _tells(clause) or (run and clause.own):
            run, frames = [*run, *frames, piece], []
        elif clause.main is None or (clause.phrases[0].kind in _FRAMES and not piece[0].startswith("对")):
            frames.append(piece)
        elif run:
            run, frames = [*run, *frames, piece], []
        else:
            frames = []
    yield from _told(speech, run)


def _tells(clause: Clause) -> bool:
    """Whether a clause has its own subject and says what that does or is."""
    return clause.own and (clause.main is not None or len(clause.phrases) > 1)


def _told(speech: Speech, run: list[re.Match[str]]) -> Iterator[Speech]:
    if run:
        start, end = run[0].start(), run[-1].end()
        yield replace(speech, begin=speech.begin if start == speech.start else start, start=start, end=end)

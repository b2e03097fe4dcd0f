"""Who was killed or hurt: 强降雨致36人死亡, 已造成至少20人遇难，另有超过140人受伤."""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.bearer.ground import subject_of
from kg.relations.figures.bearer.leading import lead
from kg.relations.figures.measure.wording import measure_of
from kg.relations.reading.clauses import Clause
from kg.relations.reading.measure import Tie
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import Token

# How many characters may say whom or where between the number and what befell them: 名|巴勒斯坦人|死亡.
_REACH = 10
_PEOPLE = frozenset({"人", "名", "位"})


def victims(
    context: Context,
    reading: Reading,
    clause: Clause,
    tokens: Sequence[Token],
    low: int,
    number: Token,
    last: Found | None,
    voices: Sequence[str],
) -> Found | None:
    """Return the figure of people killed, hurt or missing, with what did it where the clause says so, or None."""
    unit = number.unit
    state = _state(context, reading, clause, number) if unit in _PEOPLE else ""
    if not state or number.mention is None:
        return None
    known = figure_words(context.ontology.path)
    body = [t for t in tokens if low <= t.start and t.end <= number.start]
    cause = next((k for k, t in enumerate(body) if t.text.removesuffix("了") in known["harming"]), None)
    place = _place(context, body)
    subject, said = lead(context, list(body[:cause] if cause is not None else ()))
    measure, start = measure_of(context, reading, said, said[-1].end if said else number.start)
    if measure and cause is not None:
        measure += body[cause].text.removesuffix("了") + state
    else:
        measure = state if len(state) > 2 else state + "人数"
    listed = last is not None and "，" not in reading.text[last.mention.end : number.start]
    here = last is not None and last.index == reading.sentence.index
    again = last.subject if last is not None and here and (listed or not clause.own) else None
    place = again if listed and again else place
    owner = subject if subject and context.is_a(subject, ("Place", "Event", "Program")) else None
    subject = owner or place or again or subject_of(context, reading, clause, last, voices, measure)
    return Found(
        number.mention, measure, min(start, number.start), Tie("", None, None, True), subject, own=bool(owner)
    )


def _state(context: Context, reading: Reading, clause: Clause, number: Token) -> str:
    """Return whom it befell and what, right behind a number: 巴勒斯坦人死亡, '' where it is a rule."""
    words: list[str] = sorted(figure_words(context.ontology.path)["befallen"], key=len, reverse=True)
    behind = reading.text[number.end : clause.end]
    found = [(at, w) for w in words if 0 <= (at := behind.find(w)) <= _REACH]
    if not found or behind.startswith(("以上", "以下", "的")):
        return ""
    at, word = min(found, key=lambda f: (f[0], -len(f[1])))
    between = behind[:at]
    if behind.startswith("的", at + len(word)) or any(c in "，。；、：" or c.isdigit() for c in between):
        return ""
    return between + word


def _place(context: Context, body: Sequence[Token]) -> str | None:
    """Return the last place that the words before a number name."""
    places = [t.mention.entities[0] for t in body if t.kind == "M" and t.mention is not None and t.mention.entities]
    return next((p for p in reversed(places) if context.is_a(p, ("Place",))), None)

"""What tells a sound deed from a slogan or half a clause: its verb's kind, its thing, its place in the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.relations.deeds.wording import MARKS, NUMBER, sets
from kg.relations.reading.clauses import Clause
from kg.relations.soundness.told import Told, span

# What verbs, and what ends of words, the lexicon of deeds tells apart; the first that holds counts.
_VERBS = ("stages", "stages_with_manner", "turning", "vague", "broad", "verbs", "siting", "being", "voicing", "aims")
_ENDS = ("slogans", "abstract", "stages", "things", "frames", "plans", "heads")


def features(told: Told) -> Iterator[str]:
    """Yield what holds of an action's words: what kind of verb opens them, how full its thing is, what they leave."""
    value = told.claim.value
    if told.claim.predicate != "action" or not isinstance(value, str):
        return
    root = told.context.ontology.path
    text = told.reading.text
    place = text.find(value, told.claim.start)
    place = told.claim.start if place < 0 else place
    clause = told.clause_of(place)
    kind = _verb_kind(told, clause, place, root)
    yield "deed verb:" + kind
    end = next((k for k in _ENDS if value.endswith(tuple(sets(root)[k]))), "other")
    yield "deed ends:" + end
    full = "counted" if NUMBER.search(value) else "plain"
    yield f"deed {kind} {full}"
    yield f"deed {kind} {end}"
    yield f"deed {kind} {told.claim.modality}"
    yield f"deed {full} length:" + span(len(value), 6, 10, 16, 24)
    yield from _place(told, clause, place, place + len(value))


def _verb_kind(told: Told, clause: Clause | None, place: int, root: Path) -> str:
    """Return the kind of the first verb of the words, as the lexicon of deeds sorts them."""
    verbs = [p for p in clause.phrases if p.kind == "verb" and p.end > place] if clause is not None else []
    if not verbs:
        return "none"
    word = verbs[0].word
    return next((k for k in _VERBS if word in sets(root)[k]), "relative" if verbs[0].relative else "other")


def _place(told: Told, clause: Clause | None, start: int, end: int) -> Iterator[str]:
    """Yield where the words stand: in which clause, whether they end it and the sentence, what stands before them."""
    text, clauses = told.reading.text, told.reading.clauses
    left = text[end:].strip(MARKS)
    yield "deed leaves:" + ("nothing" if not left else "mark" if text[end : end + 1] in "，；。：" else "words")
    if clause is None:
        return
    later = sum(c.start > start for c in clauses)
    yield "deed clauses behind:" + span(later, 0, 1, 2, 4)
    own = [c for c in clauses if c.own and c.main is not None and c.start <= start]
    yield "deed subjects so far:" + span(len(own), 0, 1, 2)
    heads = [m.head is not None for m in clause.subject]
    yield "deed subject:" + ("none" if not heads else "named" if all(heads) else "part" if any(heads) else "noun")
    if clause.source is not None and not clause.own:
        yield "deed carried over:" + span(clause.index - clause.source, 1, 2, 3, 5)
    opened = clauses[0].phrases[0] if clauses and clauses[0].phrases else None
    if opened is not None:
        yield "deed sentence opens:" + opened.kind

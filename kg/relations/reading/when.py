"""Which time belongs to a verb: the nearest adverbial before it in its clause, else one carried over a comma."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day

from kg.model import Mention
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.text.times import parse_time

# A length of time or a recurrence dates nothing.
_UNDATED = frozenset({"duration", "set"})
_BEHIND = frozenset({"于", "自", "在", "至", "到"})
# 比上年同期低 is a comparison, no date.
_AGAINST = frozenset({"比", "较", "与", "同", "跟", "相比"})
# Point back at a time that stands elsewhere.
_ECHOES = frozenset(
    {"当月", "当日", "当年", "当天", "同期", "全年", "届时", "同时", "首月", "当季", "首日", "首年", "首季"}
)
_LIMITS = frozenset({"到", "至"})


def time_of(clauses: Sequence[Clause], index: int, verb: int, until: int | None = None) -> Phrase | None:
    """Return the time phrase of the verb at phrase `verb` of clause `index`, or None; its `mention` is the time.

    Looked for before the verb in its clause, behind it after 于, then in earlier clauses of the sentence, where
    it stands before the main verb (1931年11月，… or 近日，在…指导下，…) or is a limit (计划到2030年末，…). With
    `until` all times of the clause that end before that offset count, wherever its verb stands.
    """
    clause = clauses[index]
    near = _best([p for p in clause.phrases[:verb] if _dates(p)])
    if until is not None:
        near = _best([p for p in clause.phrases if _dates(p) and p.end <= until]) or near
    if near is None:
        behind = clause.phrases[verb + 1 : verb + 2]
        opened = verb < len(clause.phrases) and clause.phrases[verb].word.endswith(tuple(_BEHIND))
        near = _best([p for p in behind if _dates(p) and (opened or p.word in _BEHIND)])
    while near is None and index > 0:
        index -= 1
        earlier = clauses[index]
        stop = len(earlier.phrases) if earlier.main is None else earlier.main
        near = _best([p for k, p in enumerate(earlier.phrases) if _dates(p) and (k < stop or limits(p))])
    return near


def limits(phrase: Phrase) -> bool:
    """Whether a time phrase says until when: 到2030年末, 至2030年."""
    text = phrase.mention.text if phrase.mention else ""
    return phrase.word in _LIMITS or text.startswith(tuple(_LIMITS))


def _dates(phrase: Phrase) -> bool:
    if (
        phrase.kind != "time"
        or phrase.mention is None
        or phrase.relative
        or phrase.word in _AGAINST
        or phrase.mention.text in _ECHOES
    ):
        return False
    return getattr(phrase.mention.detail, "kind", "") not in _UNDATED


def _best(phrases: Sequence[Phrase]) -> Phrase | None:
    """Return the last resolved time, else the last: 今天（11月22日） → 11月22日."""
    dated = [p for p in phrases if p.mention is not None and p.mention.value]
    chosen = dated or list(phrases)
    return chosen[-1] if chosen else None


def resolve(mention: Mention, anchor: Day | None, ahead: bool) -> tuple[str | None, str | None, str | None]:
    """Return EDTF and bounds of a time mention; `ahead` reads an incomplete date as the next, not the last."""
    detail = mention.detail
    if ahead:
        again = parse_time(mention.text, anchor, "future")
        detail = again if again is not None and again.edtf else detail
    edtf = getattr(detail, "edtf", None) or (str(mention.value) if mention.value and not detail else None)
    return edtf, getattr(detail, "earliest", None), getattr(detail, "latest", None)

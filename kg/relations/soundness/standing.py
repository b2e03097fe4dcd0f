"""What tells whether a sentence is about the one that a statement is of: what its name is there, how it opens."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Mention
from kg.relations.soundness.told import Told, span

# What a sentence opens with that points to an earlier one.
_POINTING = ("该", "此", "其", "这", "那", "它", "他", "她", "上述", "当地", "双方", "两国", "三", "第")


def features(told: Told) -> Iterator[str]:
    """Yield what holds of the name and of the sentence, whatever kind the statement is of."""
    if told.subject_names:
        yield "role of name:" + _role(told, told.subject_names[-1])
    tokens = told.reading.tokens
    row = [t for t in tokens[:12] if t.kind not in "T,"]
    if row:
        yield "opens:" + row[0].kind
        yield "opens:" + "".join(t.kind for t in row[:2])
        if row[0].text.startswith(_POINTING):
            yield "opens pointing"
    yield "own subjects:" + span(sum(c.own for c in told.reading.clauses), 0, 1, 2, 3)
    kinds = {t.kind for t in tokens}
    if "Q" in kinds and "T" not in kinds:
        yield "numbers without a time"


def _role(told: Told, name: Mention) -> str:
    """Return what a name is in its clause, else the kind of its phrase.

    张三 head · 甲省经济增长 owner · 国务院总理张三 part (国务院).
    """
    clause = told.clause_of(name.start)
    if clause is None:
        return "none"
    for member in clause.subject:
        if member.head is name:
            return "head" if len(clause.subject) == 1 else "head of many"
        if any(m is name for m in member.before):
            return "owner" if member.head is None else "part"
    phrase = next((p for p in clause.phrases if p.start <= name.start < p.end), None)
    return "other" if phrase is None else phrase.kind

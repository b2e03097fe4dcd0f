"""How a deed is meant: done, planned, or no deed at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.relations.base import Context, When
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.roles import Slot
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading
from kg.resources import lexicon


def accomplished(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's first verb says that it is done: 有效提升了战斗力."""
    verb = next((p for p in clause.phrases if p.kind == "verb" and not p.relative), None)
    return verb is not None and reading.text[verb.start : verb.end].endswith(("了", "过"))


def gone(context: Context, when: When | None) -> bool:
    """Whether a time lies wholly before the document."""
    return bool(when and when.latest and context.anchor and when.latest < context.anchor.isoformat())


def to_come(context: Context, when: When | None) -> bool:
    """Whether a time lies wholly behind the document."""
    return bool(when and when.earliest and context.anchor and when.earliest > context.anchor.isoformat())


def planned(context: Context, reading: Reading, clause: Clause, doer: Slot, scope: Scope) -> bool:
    """Whether the clause or one before it of the same subject plans: 该省将深化协同，进一步增强功能，扩大通办范围."""
    if reading.ahead and doer.carried and not scope.settled:
        return True
    source = clause.source
    if source is None and clause.index:
        source = 0
    if source == clause.index and doer.carried:
        # 该省将深化协同，布局实施项目: how it is done stands where the subject would.
        source = next((c.index for c in reading.clauses if c.start <= doer.start < c.end), source)
    if scope.modality in {"planned", "required"} or scope.settled or source is None:
        return scope.modality in {"planned", "required"}
    root = context.ontology.path
    earlier = reading.clauses[source : clause.index]
    return any(
        scope_of(reading.clauses, c.index, len(c.phrases), root, reading.text).modality == "planned" for c in earlier
    )


def aims(context: Context, reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells what something is for that the clauses before it of the same subject start.

    某部印发《…行动计划》，推进五类空间建设 · 某部启动某专项行动，发掘一批企业
    """
    if clause.own or not _purposes(context, clause) or accomplished(reading, clause):
        return False
    return any(_sets_out(context, c) for c in reading.clauses[clause.source or 0 : clause.index])


def _sets_out(context: Context, clause: Clause) -> bool:
    """Whether a clause starts something that is to be done by and by: 某部印发《…行动计划》, 启动某专项行动."""
    verbs = lexicon("deeds", context.ontology.path)["setting_out"]
    return any(
        verb.kind == "verb" and verb.word in verbs and m.head is not None and m.head.entities
        and context.is_a(m.head.entities[0], ("Policy", "Program")) and not m.head.generic
        for verb, thing in pairwise(clause.phrases) if thing is clause.phrases[-1] for m in thing.members[-1:]
    )  # fmt: skip


def _purposes(context: Context, clause: Clause) -> bool:
    """Whether a clause behind tells to what end: 通过…提升能力, 推进五类空间建设; not 推出12项措施."""
    verb = next((p for p in clause.phrases if p.kind == "verb"), None)
    first = clause.phrases[0]
    return verb is not None and verb is first and verb.word in lexicon("deeds", context.ontology.path)["aiming"]


def meant(scope: Scope, before: Sequence[Phrase], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether the clause tells or plans: no duty, wish, leave or question."""
    if any(p.word in sets["duties"] for p in before if p.kind in {"adv", "verb", "join"}):
        return False
    wanted = scope.modality == "required" and any(p.word.endswith("要") for p in before if p.kind in {"adv", "verb"})
    return wanted or scope.modality in {"asserted", "planned", "forecast"}

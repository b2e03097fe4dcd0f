"""How a deed is meant: done, planned, or no deed at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.relations.base import Context, When
from kg.relations.deeds.wording import MARKS, aimed_at, sets
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.roles import Slot
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading


def accomplished(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's first verb says that it is done: 有效提升了战斗力."""
    verb = next((p for p in clause.phrases if p.kind == "verb" and not p.relative), None)
    words = "" if verb is None else reading.text[verb.start : verb.end]
    # 通过, 超过 have no ending of their own.
    return words.endswith("了") or (words.endswith("过") and verb is not None and words != verb.word)


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
    if aimed(reading, clause, source, sets(root)):
        return True
    earlier = reading.clauses[source : clause.index]
    return any(
        scope_of(reading.clauses, c.index, len(c.phrases), root, reading.text).modality == "planned" for c in earlier
    )


def meant(scope: Scope, before: Sequence[Phrase], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the clause tells or plans: no duty, wish, leave or question."""
    if any(p.word in lists["duties"] for p in before if p.kind in {"adv", "verb", "join"}):
        return False
    wanted = scope.modality == "required" and any(p.word.endswith("要") for p in before if p.kind in {"adv", "verb"})
    return wanted or scope.modality in {"asserted", "planned", "forecast"}


def aimed(reading: Reading, clause: Clause, source: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause tells what a plan just started is to do: 某部启动揭榜行动，|突破一批标志性技术."""
    if clause.own or clause.main is None or clause.phrases[clause.main].word not in lists["aims"]:
        return False
    begun, text = reading.clauses[source], reading.text
    if begun.main is None or source == clause.index:
        return False
    what, verb = text[begun.start : begun.end].strip(MARKS).rstrip("》”）"), begun.phrases[begun.main].word
    planned = verb in lists["starting"] and what.endswith(tuple(lists["plans"]))
    if not planned and not (verb.startswith(tuple(lists["announcing"])) and what.endswith("活动")):
        return False
    return not any(
        (p.kind == "adv" and text[p.start : p.end] in {"了", "已", "已经"}) or text[p.start : p.end].endswith("了")
        for c in reading.clauses[source + 1 : clause.index + 1]
        for p in c.phrases
    )


def of_the_start(context: Context, reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells what a plan, of whose start the clause tells that it has its subject from, is to do."""
    return clause.source is not None and aimed(reading, clause, clause.source, sets(context.ontology.path))


def of_the_aim(context: Context, reading: Reading, clause: Clause, time: int) -> bool:
    """Whether a time is that of an aim, or of the start of the plan whose aim a clause tells."""
    lists = sets(context.ontology.path)
    return of_the_start(context, reading, clause) or aimed_at(reading, clause, time, lists)

"""What tells a sound statement from one that was misread: its rule, both its ends, its words, what stands around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.relations.reading.tokens import Token
from kg.relations.soundness.told import Told, modal_words, span

_POINTING = ("该", "此", "其", "这", "那", "当地", "上述", "双方", "两国", "各", "它", "他")


def features(told: Told) -> Iterator[str]:
    """Yield the names of what holds of a statement; only what soundness.toml weighs counts."""
    claim, reading, context = told.claim, told.reading, told.context
    name = next(iter(told.subject_names), None)
    subject, thing = context.cls(claim.subject) or "", context.cls(claim.object or "") or ""
    yield "by:" + claim.by
    yield "family:" + claim.by.partition("#")[0]
    yield "predicate:" + claim.predicate
    yield "role:" + reading.sentence.role
    yield "subject:" + subject
    yield f"{claim.predicate} of:{subject}"
    if thing:
        yield "object:" + thing
        yield f"{claim.predicate} to:{thing}"
    yield "modality:" + claim.modality
    yield "polarity:" + claim.polarity
    yield "time:" + ("none" if claim.when is None else "told")
    if claim.place:
        yield "placed"
    if claim.attribution:
        yield "said"
    yield from _end("subject", told, name)
    if claim.object:
        yield from _end("object", told, next(iter(told.object_names), None))
    yield from _words(told, name)
    if claim.predicate == "situation":
        yield from _whole(told, name)
    yield from _setting(told)
    yield from _others(told)
    yield from _before(told)


def _end(what: str, told: Told, name: Mention | None) -> Iterator[str]:
    if name is None:
        yield what + " stands:elsewhere"
        return
    yield what + " by:" + name.by.partition("#")[0]
    yield what + " length:" + span(len(name.text), 1, 2, 3, 4, 6, 10, 16)
    yield what + " stands:" + ("in evidence" if told.claim.start <= name.start else "before")
    before, after = told.ending.get(name.start), told.starting.get(name.end)
    for side, token in (("before", before), ("behind", after)):
        yield f"{side} {what}:" + (token.kind if token else "edge")
        if token and token.kind in "pcjuf":
            yield f"{side} {what}:" + token.text
    if name.text.startswith(_POINTING):
        yield what + " points"
    if name.generic:
        yield what + " generic"


def _words(told: Told, name: Mention | None) -> Iterator[str]:
    claim, reading = told.claim, told.reading
    value = claim.value if isinstance(claim.value, str) else ""
    if not value:
        return
    of = claim.predicate if claim.predicate in {"action", "said"} else "other"
    yield f"words {of}:" + span(len(value), 4, 6, 8, 12, 20, 30, 45, 60, 90, 120)
    place = reading.text.find(value)
    yield f"words {of} stand:" + ("whole" if place >= 0 else "in parts")
    if place < 0:
        place = claim.start
    body = [t for t in reading.tokens if place <= t.start < place + len(value)]
    if body:
        yield f"words open {of}:" + body[0].kind
        yield f"words end {of}:" + body[-1].kind
    token = told.ending.get(place)
    yield "before words:" + ("start" if token is None else token.text if token.kind in "pcjuf," else token.kind)
    if name is not None and name.end <= place:
        gap = reading.text[name.end : place]
        yield "to words:" + span(len(gap), 0, 2, 5, 10, 20, 40)
        yield "clauses to words:" + span(gap.count("，"), 0, 1, 2, 4)
    for word in _POINTING:
        if word in value:
            yield "words point:" + word
    for mark in "，、的；“":
        if mark in value:
            yield f"words hold {of}:" + mark
    if value.count("“") != value.count("”"):
        yield "words break quotation"
    if any(t.kind == "Q" for t in body):
        yield f"words hold number {of}"
    if any(t.kind == "M" for t in body):
        yield f"words hold name {of}"
    if any(t.kind == "T" for t in body):
        yield f"words hold time {of}"


def _whole(told: Told, name: Mention | None) -> Iterator[str]:
    """What tells whether a whole sentence is of a name in it: where it stands, what it does, who speaks."""
    claim, reading = told.claim, told.reading
    inside = [m for m in reading.mentions if claim.start <= m.start < claim.end]
    yield "clauses told:" + span(sum(claim.start <= c.start < claim.end for c in reading.clauses), 1, 2, 3, 4, 6)
    yield "numbers told:" + span(sum(m.cls == "Quantity" for m in inside), 0, 1, 2, 4)
    yield "names told:" + span(sum(bool(m.entities) for m in inside), 0, 1, 2, 4)
    yield from ("word:" + t.text for t in reading.tokens if claim.start <= t.start < claim.end and t.kind in "vadn")
    for speech in reading.speeches:
        own = speech.speaker is not None and claim.subject in speech.speaker.entities
        whose = "of the subject" if own else "of another" if speech.speaker else "of nobody"
        yield f"speech {speech.mode}:{whose}"
    if name is None or name.start < claim.start:
        return
    yield "name stands at:" + span(name.start - claim.start, 0, 3, 8, 16, 32)
    yield "names before it:" + span(sum(bool(m.entities) and m.start < name.start for m in inside), 0, 1, 2)
    behind = next((t for t in reading.tokens if t.start >= name.end and t.kind in "vn"), None)
    if behind is not None:
        yield f"behind it {behind.kind}:" + behind.text
    clause = told.clause_of(name.start)
    if clause is not None:
        yield "clause of it:" + ("has a subject" if clause.own else "has none")
        yield "heads its clause:" + str(any(m.head is name for m in clause.subject))


def _setting(told: Told) -> Iterator[str]:
    claim, reading = told.claim, told.reading
    at = claim.end
    clause = told.clause_of(claim.start)
    ahead: Sequence[Token] = [t for t in reading.tokens if t.start < at]
    words = {t.text for t in ahead}
    for kind, markers in modal_words(told.context.ontology.path):
        if words & markers:
            yield f"{kind} words, {claim.modality}"
    if clause:
        yield "clause subject:" + ("own" if clause.own else "carried" if clause.subject else "none")
    if reading.text.count("“", 0, claim.start) > reading.text.count("”", 0, claim.start):
        yield "inside quotation"


def _before(told: Told) -> Iterator[str]:
    """What the sentence before does: somebody speaks in it, it plans, tells of the same subject."""
    if not told.before:
        yield "before:nothing"
        return
    last = told.before[-1]
    if any(s.mode != "factual" for s in last.speeches):
        yield "before:speech"
    if any(w in last.text for w in ("将", "力争", "计划")):
        yield "before:plan"
    if any(told.claim.subject in m.entities for m in last.mentions):
        yield "before:same subject"
    if not last.clauses:
        yield "before:unread"


def _others(told: Told) -> Iterator[str]:
    """What the document's other statements say: the same of others, more of the same subject."""
    one, others = told.statement, told.others
    yield "said of others too:" + span(len(others.tellers[one.predicate, one.object or one.value]), 1, 2, 4)
    sentence = one.evidence[0].sentence
    yield "told by the sentence:" + span(others.there[sentence], 1, 2, 3, 5, 8)
    yield f"{one.predicate} there:" + span(len(others.different[sentence, one.predicate, one.subject]), 1, 2, 4)
    yield "told of the subject:" + span(others.of_subject[one.subject], 1, 2, 4, 8, 16)

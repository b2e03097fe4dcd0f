"""A sentence, read: its clauses with their subjects, who speaks in it; the input of every extractor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Mention, Sentence
from kg.relations.reading.clauses import Clause, Range, clauses, split
from kg.relations.reading.headed import headed
from kg.relations.reading.moving import moving
from kg.relations.reading.phrases import Member
from kg.relations.reading.scope import scope_of
from kg.relations.reading.speakers import PAPERS, sources_again
from kg.relations.reading.speech import Speech, speeches
from kg.relations.reading.tokens import Token, tokenize
from kg.relations.reading.words import Words, words

_SILENT = frozenset({"Time", "Concept"})
# What the sentences behind tell of where they name nothing; no 专项行动 or 战略, which somebody carries out.
_EVENTS = frozenset({"Event", "Fair", "Competition", "Ceremony"})
_HELD = ("活动", "季", "月", "周", "节")
# What goes on as the subject over several sentences: no people, papers or fields.
_PASSING = frozenset({"Person", "Concept", "Occupation", "Profession", "Post", "Work", "Report"}) | PAPERS


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its tokens, clauses and speeches; all offsets are clean offsets of the sentence.

    `scene` is the entity id of the event that its item is about so far, None where that is unclear; `topic` the
    subject that sentences without one go on with, `ahead` whether what it goes on with is planned.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    speeches: tuple[Speech, ...]
    scene: str | None = None
    topic: tuple[Member, ...] = ()
    ahead: bool = False

    @property
    def text(self) -> str:
        """The clean text of the sentence."""
        return self.sentence.text

    def speech_at(self, offset: int) -> Speech | None:
        """Return the speech whose words hold the offset."""
        return next((s for s in self.speeches if s.start <= offset < s.end), None)

    def clause_at(self, offset: int) -> Clause | None:
        """Return the clause that holds the offset."""
        return next((c for c in self.clauses if c.start <= offset < c.end), None)


def read(
    sentence: Sentence,
    mentions: Sequence[Mention],
    before: Reading | None,
    triggers: Mapping[str, object],
    vocabulary: Mapping[str, str],
    root: Path,
) -> Reading:
    """Return the sentence read; `before` is the sentence whose subject it may go on with."""
    known = words(root)
    silent = all(m.cls in _SILENT for m in mentions) and not sentence.text.startswith(sources_again(root))
    if silent and before is None and not moving(root).within.search(sentence.text):
        # Nothing that could be stated of anything: not worth reading.
        return Reading(sentence, tuple(mentions), (), (), ())
    tokens = tokenize(sentence.text, mentions, known, triggers, vocabulary)
    ranges = split(tokens, known)
    near = _topic(before, ranges, known)
    topic = near or (before.topic if before is not None and near is not None else ())
    found = clauses(tokens, ranges, known, topic)
    if topic and not near and not _opens_with_verb(found):
        topic = ()
        found = clauses(tokens, ranges, known, topic)
    goes_on = _opens_with_verb(found) or (before is not None and before.text.endswith("；"))
    ahead = before is not None and bool(topic) and goes_on and (before.ahead or _plans(before, root))
    spoken = headed(speeches(found, sentence.text, root), sentence.text, mentions, root)
    return Reading(
        sentence, tuple(mentions), tuple(tokens), tuple(found), spoken,
        topic=_lasting(found, topic, known), ahead=ahead,
    )  # fmt: skip


def of_event(topic: Sequence[Member]) -> bool:
    """Whether one event, no meeting, is what sentences go on with."""
    head = topic[0].head if len(topic) == 1 else None
    return head is not None and (
        head.cls in _EVENTS or (head.cls == "Campaign" and head.text.rstrip("”》").endswith(_HELD))
    )


def _plans(before: Reading, root: Path) -> bool:
    """Whether the sentence before plans, so that one that goes on does: 该省将建设基地。实施培育工程."""
    first = next((c for c in before.clauses if c.own), before.clauses[0] if before.clauses else None)
    if first is None:
        return False
    scope = scope_of(before.clauses, first.index, len(first.phrases), root, before.text)
    # 甲会议建议，乙会议审议A法草案；|审议B法草案
    proposed = scope.modality == "reported" and before.text.endswith("；")
    return (scope.modality == "planned" or proposed) and not scope.settled


def _topic(before: Reading | None, ranges: Sequence[Range], known: Words) -> tuple[Member, ...] | None:
    """Return the first subject of the sentence before, where names head it; before ；, which ends no sentence, the
    last, where its verb comes again: 甲会议建议，乙会议审议A法草案；|审议B法草案；听取C汇报. None if it is nameless.
    """
    if before is None:
        return ()
    named = [c.subject for c in before.clauses if c.own and c.main is not None][:1]
    last = next((c for c in reversed(before.clauses) if c.main is not None), None)
    if last is not None and last.main is not None and before.text.endswith("；"):
        verb, again = last.phrases[last.main].word, _first_verb(ranges)
        if verb == again or known.roles["agenda"].issuperset({verb, again}):
            return last.subject if last.subject and _led(last.subject) else None
    return next((n for n in named if n and _led(n)), ())


def _first_verb(ranges: Sequence[Range]) -> str:
    return next((p.word for p in ranges[0][2] if p.kind == "verb"), "") if ranges else ""


def _led(members: Sequence[Member]) -> bool:
    """Whether names head all members."""
    return all(m.head is not None for m in members)


def _opens_with_verb(found: Sequence[Clause]) -> bool:
    """Whether nothing but times and adverbs stands before the first verb of a sentence: 同时，持续推行…"""
    for clause in found:
        before = clause.phrases[: clause.main]
        if clause.own or any(p.kind not in {"time", "adv", "join"} for p in before):
            return False
        if clause.main is not None:
            return True
    return False


def _lasting(found: Sequence[Clause], inherited: tuple[Member, ...], known: Words) -> tuple[Member, ...]:
    """Return the subject that the sentences behind may go on with: the first of this one, where bodies or places
    head it, else where this one has none the one that it goes on with itself.
    """
    if any(p.kind == "verb" and p.word in known.roles["renaming"] for c in found for p in c.phrases):
        return ()
    own = [c for c in found if c.own and (c.main is not None or len(c.phrases) > 1)]
    if not own:
        return inherited
    heads = [m.head for m in own[0].subject]
    if of_event(inherited) and not any(m.head or m.before for m in own[0].subject):
        # 博览会开幕。600家企业参展。其间，|将发放购书券: guests and wares do not end it.
        return inherited
    return own[0].subject if all(h is not None and h.cls not in _PASSING for h in heads) else ()

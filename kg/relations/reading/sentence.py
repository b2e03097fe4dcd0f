"""A sentence, read: its clauses with their subjects, who speaks in it; the input of every extractor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Mention, Sentence
from kg.relations.reading.clauses import Clause, clauses
from kg.relations.reading.phrases import Member
from kg.relations.reading.speech import Speech, speeches
from kg.relations.reading.tokens import Token, tokenize
from kg.relations.reading.words import words

_SILENT = frozenset({"Time", "Concept"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its tokens, clauses and speeches; all offsets are clean offsets of the sentence.

    `scene` is the entity id of the event that its item is about so far, None where that is unclear; `listed` the
    sentence before where that ended in a semicolon, so that this one goes on with its list.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    speeches: tuple[Speech, ...]
    scene: str | None = None
    listed: Reading | None = None

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
    longest: int,
    root: Path,
) -> Reading:
    """Return the sentence read; `before` is the sentence whose subject it may go on with."""
    known = words(root)
    listed = before if before is not None and before.text.endswith("；") else None
    if all(m.cls in _SILENT for m in mentions) and not (
        before is not None and (listed or sentence.text.startswith(tuple(known.roles["going_on"]))) and _topic(before)
    ):
        # Nothing that could be stated of anything: not worth reading.
        return Reading(sentence, tuple(mentions), (), (), ())
    tokens = tokenize(sentence.text, mentions, known, triggers, longest)
    found = clauses(tokens, known, _topic(before))
    return Reading(
        sentence,
        tuple(mentions),
        tuple(tokens),
        tuple(found),
        tuple(speeches(found, sentence.text, root)),
        listed=listed,
    )


def _topic(before: Reading | None) -> tuple[Member, ...]:
    """Return the first subject of the sentence before, where names head it; in a list the one it went on with."""
    if before is None:
        return ()
    named = [c.subject for c in before.clauses if c.own and c.main is not None]
    if named and all(m.head is not None for m in named[0]):
        return named[0]
    return before.clauses[0].subject if before.listed and not before.clauses[0].own else ()

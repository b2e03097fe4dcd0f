"""A trigger verb where it stands, how what it tells is meant, and when that was."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from kg.model import Mention
from kg.relations.base import Context, When
from kg.relations.deeds.meaning import of_the_start
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.scope import Scope, scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import resolve
from kg.relations.reading.words import Words
from kg.relations.rules import Rule
from kg.replacing import replace

_AHEAD = frozenset({"planned", "forecast", "required"})


@dataclass(frozen=True, slots=True)
class Site:
    """A trigger verb where it stands."""

    context: Context
    reading: Reading
    clause: Clause
    at: int
    words: Words
    verbs: Container[str]

    @property
    def verb(self) -> Phrase:
        """The trigger's own phrase."""
        return self.clause.phrases[self.at]


def scope_at(site: Site, rule: Rule | None = None) -> Scope:
    """Return how what a trigger tells is meant: as its words say, as who speaks or as its rule has it."""
    scope = scope_of(site.reading.clauses, site.clause.index, site.at, site.context.ontology.path, site.reading.text)
    speech = site.reading.speech_at(site.verb.start)
    if scope.modality == "asserted" and not scope.settled and site.reading.ahead and not site.clause.own:
        scope = replace(scope, modality="planned")
    if scope.modality == "asserted" and speech is not None and speech.mode in {"opinion", "predicting"}:
        scope = replace(scope, modality="reported" if speech.mode == "opinion" else "forecast")
    if rule is not None and scope.modality == "asserted":
        scope = replace(scope, modality="planned" if laid_down(site, rule) else rule.modality or scope.modality)
    return scope


def laid_down(site: Site, rule: Rule) -> bool:
    """Whether a clause tells what a paper just given out lays down: 今天签署《某方案》，|实施某某行动."""
    return rule.predicate == "implements" and of_the_start(site.context, site.reading, site.clause)


def when_of(mention: Mention | None, context: Context, scope: Scope, *, once: bool) -> When | None:
    """Return a time as a claim has it; `once` where what is told happens once and has no open end."""
    if mention is None:
        return None
    edtf, earliest, latest = resolve(mention, context.anchor, scope.modality in _AHEAD)
    if once and edtf and edtf.endswith("/..") and not edtf.startswith(".."):
        # 11月7日起更名为…: it happens once.
        edtf, latest = edtf.removesuffix("/.."), earliest
    return When(edtf, mention.text, earliest, latest)

"""Whether another statement tells already what a clause says: 某市出台《办法》 → issued, no action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.relations.base import Claim
from kg.relations.deeds.wording import SHORTEST
from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading

# What does not tell what a clause says: where something lies, whose it is, who somebody is.
STANDING = frozenset(
    {"locatedIn", "subOrganizationOf", "partOf", "includes", "jobTitle", "affiliatedWith", "capitalOf", "theme",
     "describedAs"}
)  # fmt: skip
FIGURES = frozenset({"observation", "target", "forecast"})
_SPOKEN = frozenset({"said", "stipulates"})
# Who stands beside somebody does more than that.
_BESIDE = STANDING | {"cooperatedWith", "nationality", "supports", "spokeAt"}
# Their value is the text's own words.
_WORDED = frozenset({"action", "situation", "said", "stipulates", "proposed"})
# So many characters behind a number tell something more.
_BEHIND = 6


def beside(reading: Reading, claims: Sequence[Claim], sets: Mapping[str, frozenset[str]]) -> Sequence[Claim]:
    """Return the claims of a sentence without those that only tell who relays what: 据某社报道，某军袭击了…."""
    relayed = [s for s in reading.speeches if s.verb in sets["relaying"] and s.mode == "factual"]
    if not relayed:
        return claims
    return [c for c in claims if c.predicate != "said" or not any(s.begin <= c.start < s.end for s in relayed)]


def of_a_figure(reading: Reading, clause: Clause, here: Sequence[Claim], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a clause goes on with the figure of the one it has its subject from: 指数达到165，|保持增长态势."""
    if clause.source is None or clause.main is None or clause.phrases[clause.main].word not in sets["measured"]:
        return False
    source = reading.clauses[clause.source]
    return any(c.predicate in FIGURES and c.start < source.end and source.start < c.end for c in here)


def full(claim: Claim, clause: Clause) -> bool:
    """Whether a claim leaves nothing of a clause to tell; a figure does not where words stand behind its number, nor
    what only describes the subject: 某公司研发的“鲁能一号”|正式亮相.
    """
    if claim.predicate == "produced" and clause.main is not None and claim.end <= clause.phrases[clause.main].start:
        return False
    if claim.predicate in FIGURES:
        # 8月17日，某站更名，衔接干线5条: what only stands between a figure and its time is still to be told.
        return claim.end > clause.start and 0 <= clause.end - claim.end < _BEHIND
    return claim.predicate not in STANDING


def tells_already(clause: Clause, at: int, end: int, claims: Sequence[Claim]) -> bool:
    """Whether a claim says already what the clause says; a figure does where nothing follows its number."""
    verb = clause.phrases[at]
    for claim in claims:
        if claim.predicate in STANDING:
            continue
        if claim.predicate in _SPOKEN:
            if claim.start <= verb.start < claim.end:
                return True
        elif claim.predicate in FIGURES:
            if claim.start < end and verb.start < claim.end <= end and end - claim.end < SHORTEST:
                return True
        elif verb.end < claim.end <= end or _begins_so(claim, verb):
            return True
    return False


def _begins_so(claim: Claim, verb: Phrase) -> bool:
    """Whether the words of a claim begin with the verb, or its end: 联合|印发通知，要求….

    They go on behind the clause.
    """
    words = str(claim.value) if claim.predicate == "action" else ""
    return claim.start <= verb.start < claim.end and words.startswith((verb.word, verb.word[2:] or verb.word))


def covered(reading: Reading, clause: Clause, claims: Sequence[Claim], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a claim tells of a clause: its words hold the verb, its number or object ends the clause."""
    main = None if clause.main is None else clause.phrases[clause.main]
    verb, behind = (clause.start, clause.end) if main is None else (main.start, main.end)
    if main is not None and main.word in lists["elsewhere"]:
        return True
    stands = main is not None and main.word in lists["siting"]
    held = main is not None and main.word in lists["holding"]
    for claim in claims:
        if claim.predicate in _BESIDE:
            # 位于某市, 任某职; a place before the verb tells only that something is held there, not that it opened.
            least = clause.start if stands else verb if held and claim.predicate == "locatedIn" else behind
            if claim.predicate in STANDING and least < claim.end <= clause.end:
                return True
        elif isinstance(claim.value, str) and claim.predicate in _WORDED:
            start = reading.text.find(claim.value, claim.start)
            if start < 0:
                start = claim.start
            if start < max(behind, verb + 1) and verb < max(start + len(claim.value), claim.end):
                return True
        elif claim.predicate in FIGURES or claim.figure is not None:
            if clause.start < claim.end <= clause.end and clause.end - claim.end < _BEHIND:
                return True
        elif verb < claim.end <= clause.end:
            return True
    return False

"""The rule engine: verbs of `ontology/rules` in read sentences → claims.

For every trigger verb the doer is looked for to its left and the thing done to its right, along the phrases of
the clause; a clause without a doer takes the one of the clause before. Passive (由…印发, 被…), relative
(…发布的《…》), rows of verbs (印发并实施) and of names (A、B联合C) are read by the grammar, not by the rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from kg.model import Mention
from kg.relations.base import Claim, Context
from kg.relations.occasion import DAYS, dated
from kg.relations.reading import roles, sides
from kg.relations.reading.doing import doer
from kg.relations.reading.roles import Slot
from kg.relations.reading.rows import pairs
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import time_of
from kg.relations.reading.words import words
from kg.relations.rules import Rule, load_rules
from kg.relations.site import Site, laid_down, scope_at, when_of
from kg.replacing import replace

_MUTUAL = frozenset({"with", "joint"})
# What the clause before ends with is told on only where it is no actor: 迁往天津，更名为… renames no 天津.
_ACTORS = frozenset({"Organization", "AdministrativeArea", "Person"})
# What happens once has no open end.
_ONCE = frozenset(
    {"renamedTo", "mergedInto", "issued", "signed", "founded", "ended", "awarded", "appointed", "removed"}
)


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield the claims of all rules over all sentences of the document, what happens at a meeting with its day."""
    yield from dated(list(_found(context, readings)))


def _found(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    root = context.ontology.path
    book = load_rules(root)
    known = words(root)
    for reading in readings:
        said: set[tuple[str, str, object]] = set()
        for clause in reading.clauses:
            for at, phrase in enumerate(clause.phrases):
                if phrase.kind == "verb" and phrase.word in book.triggers:
                    site = Site(context, reading, clause, at, known, book.triggers)
                    yield from _once(book.triggers[phrase.word], site, said)


def _once(rules: Sequence[Rule], site: Site, said: set[tuple[str, str, object]]) -> Iterator[Claim]:
    """Yield the claims of the rules, each fact of a sentence by the first rule that reads it."""
    for rule in rules:
        for claim in _apply(rule, site):
            key = (claim.subject, claim.predicate, claim.object or claim.value)
            if key not in said:
                said.add(key)
                yield claim


def _apply(rule: Rule, site: Site) -> Iterator[Claim]:
    if not _fits(rule, site):
        return
    if rule.object_at == "fellows":
        yield from _together(rule, site)
        return
    if rule.subject_at == "owner":
        owned = _object(rule, site, None)
        subject = owned and sides.owner(site.clause, owned, partial(_pick, site.context, rule.subject), rule.near)
        if owned is not None and subject is not None:
            yield from _claims(rule, site, subject, owned)
        return
    subject, passive = _subject(rule, site)
    if subject is None:
        return
    thing = _object(rule, site, passive) if rule.object else Slot((), site.verb.start, site.verb.end)
    text = site.reading.text
    if thing is not None and not text.startswith(rule.not_cut, thing.end) and not roles.torn(text, thing):
        yield from _claims(rule, site, subject, thing)


def _together(rule: Rule, site: Site) -> Iterator[Claim]:
    """Yield that the first of those who act together does so with each of the others: 甲、乙联合发布公告."""
    subject, _ = _subject(rule, site)
    if subject is None or len(subject.entities) < 2:
        return
    first, others = subject.entities[:1], subject.entities[1:]
    yield from _claims(rule, site, replace(subject, entities=first), replace(subject, entities=others))


def _fits(rule: Rule, site: Site) -> bool:
    text, verb = site.reading.text, site.verb
    if any(text.startswith(w, verb.end) for w in rule.not_after):
        return False
    if any(text.endswith(w, 0, verb.start) for w in rule.not_before):
        return False
    if rule.plain and verb.relative:
        return False
    following = site.clause.phrases[site.at + 1 : site.at + 2]
    if following and following[0].kind == "time" and following[0].start == verb.end:
        # 启动2025年度输水: the year belongs to what is begun.
        following = site.clause.phrases[site.at + 2 :]
    if rule.intransitive and any(p.kind in {"np", "verb"} for p in following):
        return False
    whole = text[site.clause.start : site.clause.end]
    if rule.need and not any(w in whole for w in rule.need):
        return False
    return not any(w in whole for w in rule.stop)


def _pick(context: Context, classes: Sequence[str], mention: Mention) -> tuple[str, ...]:
    """Return the entities of a mention that one of the classes admits."""
    return tuple(e for e in mention.entities if context.is_a(e, classes))


def _subject(rule: Rule, site: Site) -> tuple[Slot | None, int | None]:
    """Return what fills the subject slot, and the index of the 由 or 被 phrase that holds it."""
    pick = partial(_pick, site.context, rule.subject)
    if rule.subject_at != "left":
        return _side(rule.subject_at, rule, site, pick), None
    found = doer(site.clause, site.at, site.words)
    if found is None:
        return None, None
    members, carried, passive = found
    if carried and not (rule.carry and _may_carry(site)):
        return None, None
    if passive is not None and "passive" not in rule.voices:
        return None, None
    return roles.fill(members, pick, site.words, rule.spokesman, carried), passive


def _may_carry(site: Site) -> bool:
    """A person's words have doers of their own: 李强强调，要实施… does not make 李强 the doer."""
    speech = site.reading.speech_at(site.verb.start)
    if speech is None or site.clause.source is None:
        return speech is None
    source = site.reading.clauses[site.clause.source]
    if source.start >= speech.start:
        return True
    if speech.speaker is None or speech.speaker.cls == "Person":
        return False
    return speech.mode != "opinion" or scope_at(site).modality == "planned"


def _side(side: str, rule: Rule, site: Site, pick: roles.Pick) -> Slot | None:
    clauses, index, at = site.reading.clauses, site.clause.index, site.at
    if side == "right":
        return roles.things(site.clause, at, pick, site.words, rule.through, rule.tails, rule.inside, site.verbs)
    if side in {"with", "joint"}:
        return sides.partners(clauses, index, at, pick, site.words, side == "joint")
    if side == "event":
        return sides.occasions(clauses, index, at, pick, site.words) or _scene(rule, site)
    if side == "basis":
        return sides.bases(clauses, index, at, pick, site.words)
    if side in sides.PREPOSED:
        return sides.preposed(site.clause, at, site.words.roles[side], pick, site.words)
    if side == "earlier":
        return sides.before(clauses, index, pick, site.words)
    if side == "made":
        made = roles.things(site.clause, at, pick, site.words, rule.through, rule.tails, rule.inside, site.verbs)
        return made or sides.topics(clauses, index, at, pick, site.words)
    if side == "guide":
        return sides.guides(clauses, index, at, pick, site.words)
    if side == "last":
        return sides.last(clauses, index, pick, site.words, rule.tails)
    if side == "at":
        return sides.place(clauses, index, at, pick, site.words)
    tails = rule.tails | site.words.roles["openings"]
    if rule.nearest:
        return sides.topics(clauses, index, at, pick, site.words, tails, nearest=True)
    found = sides.topics(clauses, index, at, pick, site.words, tails)
    return found or (None if _ACTORS & {*rule.subject} else sides.told(clauses, index, pick, site.words))


def _scene(rule: Rule, site: Site) -> Slot | None:
    """Return the event that the item is about: 王沪宁在致辞中说… · 张三、李四等先后发言."""
    event = site.reading.scene
    if event is None or not site.clause.own or not site.context.is_a(event, rule.object):
        return None
    return Slot((event,), site.verb.start, site.verb.end)


def _object(rule: Rule, site: Site, passive: int | None) -> Slot | None:
    pick = partial(_pick, site.context, rule.object)
    slot = _side(rule.object_at, rule, site, pick)
    if slot is None and rule.object_at == "right" and "passive" in rule.voices:
        slot = _patient(site, passive, pick)
    if slot is None and rule.object_at == "right" and site.at == len(site.clause.phrases) - 1:
        return sides.chained(site.reading.clauses, site.clause.index, rule.through, pick, site.words, rule.tails)
    if slot is not None and rule.object_at == "right":
        return slot if rule.admits(site.reading.text[site.verb.end : slot.start]) else None
    return slot


def _patient(site: Site, passive: int | None, pick: roles.Pick) -> Slot | None:
    """《意见》由国务院印发 · 将《意见》印发各地 · 大赛由甲主办，乙承办."""
    clause, clauses = site.clause, site.reading.clauses
    if passive is not None:
        return sides.topics(clauses, clause.index, passive, pick, site.words)
    for phrase in reversed(clause.phrases[: site.at]):
        if phrase.kind == "pp" and phrase.word in site.words.roles["disposal"]:
            light = any(p.kind == "verb" and p.word in site.words.light for p in clause.phrases[: site.at])
            if phrase.word != "对" or light:
                return roles.fill(phrase.members, pick, site.words)
    last = site.at == len(clause.phrases) - 1
    if last and clause.index:
        earlier = clauses[clause.index - 1]
        if any(p.kind == "pp" and p.word == "由" for p in earlier.phrases):
            return roles.fill(earlier.subject, pick, site.words, carried=True)
    return None


def _claims(rule: Rule, site: Site, subject: Slot, thing: Slot) -> Iterator[Claim]:
    context, reading, clause = site.context, site.reading, site.clause
    scope = scope_at(site, rule)
    dated = None if laid_down(site, rule) else time_of(reading.clauses, clause.index, site.at, site.words)
    when = when_of(dated.mention if dated else None, context, scope, once=rule.predicate in _ONCE)
    where = sides.place(reading.clauses, clause.index, site.at, partial(_pick, context, ("Place",)), site.words)
    shown = [(site.verb.start, site.verb.end), (thing.start, thing.end), (subject.start, subject.end)]
    shown += [(dated.start, dated.end)] if dated else []
    shown += [(where.start, where.end)] if where else []
    if rule.predicate in DAYS and dated is not None and when:
        edition = dated.end == subject.start and len(when.edtf or "") == 4
        if edition or (scope.modality == "planned" and dated.start < clause.start):
            # 2024年国聘行动启动: the year of the edition. 论坛今天开幕，将举办青年论坛: not the day of its parts.
            return
    if subject.carried and clause.source is None:
        shown = [s for s in shown if s != (subject.start, subject.end)]
    start, end = min(s for s, _ in shown), max(e for _, e in shown)
    place = where.entities[0] if where and rule.object_at != "at" else None
    speech = reading.speech_at(site.verb.start)
    named = speech.speaker.entities[:1] if speech and speech.speaker else ()
    attribution = named[0] if named else (speech.words if speech else None)
    rows = pairs(reading.text[start:end], subject.entities, thing.entities, site.words)
    for one in subject.entities:
        claim = Claim(
            reading.sentence, start, end, rule.by, one, rule.predicate, when=when,
            place=place if place != one else None, modality=scope.modality, polarity=scope.polarity,
            attribution=attribution, refused="hypothetical" if scope.hypothetical else None,
        )  # fmt: skip
        yield from _fill_object(rule, claim, thing, [b for a, b in rows if a == one])


def _fill_object(rule: Rule, claim: Claim, thing: Slot, own: Sequence[str]) -> Iterator[Claim]:
    if rule.value == "time":
        if claim.when is not None and claim.when.edtf is not None and claim.polarity == "positive":
            # 自2024年6月1日起 is an open interval; what the paper gives is the day it opens or closes.
            day = claim.when.edtf.removeprefix("../") if rule.predicate == "validUntil" else claim.when.edtf
            kept = claim.when if rule.predicate in DAYS else None
            yield replace(claim, value=day.removesuffix("/.."), when=kept)
        return
    for other in own:
        if other != claim.subject and not (rule.object_at in _MUTUAL and claim.subject in thing.entities):
            yield replace(claim, object=other)

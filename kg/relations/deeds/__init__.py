"""What somebody does to a thing without a name, in the text's words: 浙江将推进公共服务一体化改革 → action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.relations.base import Claim, Context, by_sentence
from kg.relations.deeds.both import Both, met_before
from kg.relations.deeds.claiming import claims_of
from kg.relations.deeds.deed import Deed
from kg.relations.deeds.demands import demand_of, with_demand
from kg.relations.deeds.doers import asks_on, doer_of, reaches, sent_out
from kg.relations.deeds.opening import chained
from kg.relations.deeds.outcomes import outcomes_of
from kg.relations.deeds.plain import further, plain_of
from kg.relations.deeds.stages import stage_of
from kg.relations.deeds.standing import LONGEST
from kg.relations.deeds.told import FIGURES, beside, full, of_a_figure, tells_already
from kg.relations.deeds.whole import in_row
from kg.relations.deeds.wording import benefiting, framed, sound, sound_noun, sunk, verb_of
from kg.relations.deeds.wording import sets as lists
from kg.relations.reading.clauses import Clause
from kg.relations.reading.roles import Slot
from kg.relations.reading.sentence import Reading
from kg.relations.reading.words import Words, words

_SILENT = frozenset({"title", "kicker", "subtitle", "byline", "pullquote"})


def find(context: Context, readings: Sequence[Reading], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what named doers do, clause by clause, where no claim of `told` says already what the clause says."""
    root = context.ontology.path
    known, sets = words(root), lists(root)
    # What only a name says of its line tells no deed.
    here_told = by_sentence(c for c in told if c.by != "rule:sites#line")
    paragraph: list[Reading] = []
    for reading in readings:
        if paragraph and paragraph[0].sentence.block != reading.sentence.block:
            paragraph = []
        paragraph.append(reading)
        if reading.sentence.role in _SILENT:
            continue
        if outcomes := tuple(outcomes_of(context, reading, paragraph[:-1], here_told, sets)):
            yield from outcomes
            continue
        both = met_before(context, reading, here_told, root)
        here = beside(reading, here_told.get(reading.sentence.id, ()), sets)
        joined, asked = -1, demand_of(context, reading)
        for clause in reading.clauses:
            if clause.index <= joined or not clause.phrases:
                continue
            if asked is not None and asked.first <= clause.index <= asked.last:
                # What a paper asks of others is told by it (left.py).
                continue
            deed = _deed(context, reading, clause, known, sets)
            if deed is None:
                deed, last = _otherwise(context, reading, clause, known, here, both)
                joined = max(joined, last)
                if deed is not None:
                    deed, last = in_row(context, reading, deed)
                    joined = max(joined, last)
                    yield from claims_of(context, reading, deed, known)
                continue
            if tells_already(deed.clause, deed.at, deed.end, here):
                continue
            deed, _ = _joined(reading, deed, sets)
            deed, joined = in_row(context, reading, deed)
            deed, joined = with_demand(deed, joined, asked)
            yield from claims_of(context, reading, deed, known)


def _deed(
    context: Context, reading: Reading, clause: Clause, known: Words, sets: Mapping[str, frozenset[str]]
) -> Deed | None:
    at = verb_of(clause, sets)
    if at is None:
        return _sunk(context, reading, clause, known, sets)
    if not sound(reading, clause, at, sets) or framed(reading, clause, at, known, sets):
        return None
    if reading.text[: clause.phrases[at].start].endswith(tuple(sets["batches"])):
        return None
    doer = doer_of(context, reading, clause, at, known, sets)
    if doer is None or (doer.carried and not reaches(reading, clause, sets)):
        return None
    if doer.carried and clause.phrases[at].word in sets["serving"]:
        return None
    return Deed(clause, at, doer, _opening(reading.text, clause, at, doer, sets), clause.end)


def _sunk(
    context: Context, reading: Reading, clause: Clause, known: Words, sets: Mapping[str, frozenset[str]]
) -> Deed | None:
    """Return the deed of a clause that was read as one noun, of whom the clause before names."""
    verb = sunk(reading.text, clause, sets)
    if verb is None or not sound_noun(reading, clause, verb, sets):
        return None
    doer = doer_of(context, reading, clause, 0, known, sets)
    return None if doer is None else Deed(clause, 0, doer, clause.start, clause.end)


def _otherwise(
    context: Context, reading: Reading, clause: Clause, known: Words, here: Sequence[Claim], both: Both | None
) -> tuple[Deed | None, int]:
    """Return the stage that a thing has come to, or what else a clause says of its name, and its last clause."""
    stage = stage_of(context, reading, clause, known)
    if stage is not None:
        last = further(reading, clause, stage[2], False, lists(context.ontology.path))
        deed = Deed(clause, *stage[:3], last.end)
        own = (c for c in here if {c.subject, c.object} & {*deed.doer.entities})
        told = any((clause.start if deed.doer.carried else deed.doer.start) <= c.start < stage[3] for c in own)
        return (None if told else deed), clause.index if told else last.index
    if any(c.start < clause.end and clause.start + 2 < c.end and full(c, clause) for c in here):
        return None, -1
    plain = plain_of(context, reading, clause, known, both)
    if plain is None:
        return None, -1
    if plain.doer.carried and of_a_figure(reading, clause, here, lists(context.ontology.path)):
        return None, -1
    counting = reading.text.startswith(tuple(lists(context.ontology.path)["counting"]), plain.start)
    own = (c for c in here if c.subject in plain.doer.entities and (counting or c.predicate not in FIGURES))
    if any(c.start < plain.end and plain.start + 2 < c.end for c in own):
        return None, -1
    return Deed(clause, plain.at, plain.doer, plain.start, plain.end, whole=True, lent=plain.lent), plain.last


def _opening(text: str, clause: Clause, at: int, doer: Slot, sets: Mapping[str, frozenset[str]]) -> int:
    """Return where the deed's words begin: at its verb, or at what says to whom or with whom it is done."""
    start = clause.phrases[at].start
    with_means = clause.own and clause.subject[0].noun.startswith(tuple(sets["using"]))
    if doer.carried and (with_means or benefiting(clause, at, sets)):
        return clause.start
    if at > 2 and clause.phrases[1].kind == "pp" and clause.phrases[1].word == "把" and not doer.carried:
        return clause.phrases[1].start
    for phrase in reversed(clause.phrases[:at]):
        if phrase.kind == "pp" and phrase.word == "将" and phrase.members[0].noun in sets["planning"]:
            break
        if phrase.kind == "pp" and phrase.word in sets["leading"] and (doer.carried or phrase.start >= doer.end):
            start = phrase.start
        elif phrase.kind == "verb" and phrase.word in sets["drawing"] and start < clause.phrases[at].start:
            # 加快|对传统产业|改造升级
            start = phrase.start
        elif phrase.kind == "adv" and text[phrase.start : phrase.end] in sets["under_way"]:
            # 正在陆续|成立学院
            start = phrase.start
        elif phrase.kind not in {"adv", "verb"} or (phrase.start < doer.end and not doer.carried):
            break
    return chained(text, clause, start)


def _joined(reading: Reading, deed: Deed, sets: Mapping[str, frozenset[str]]) -> tuple[Deed, int]:
    """Return the deed with the clauses beside it that say only how and to what end, and the last clause it takes."""
    text, clauses = reading.text, reading.clauses
    start, end, last = deed.start, deed.end, deed.clause.index
    asked = asks_on(text, deed.clause, sets)
    for after in clauses[last + 1 :]:
        words_of = text[after.start : after.end]
        purpose = words_of.startswith(tuple(sets["purpose"]))
        purpose = purpose and not (after.own and after.subject[0].start == after.start)
        purpose = purpose and not any(w in words_of for w in sets["empty"])
        topic = end == deed.end and clauses[last].phrases[deed.at].word in sets["focusing"]
        purpose = purpose or (topic and not after.own and after.main is not None)
        # 支持各地根据承受能力，|将器具纳入范围: a way at its end leaves it half told.
        way = clauses[last].phrases[-1]
        purpose = purpose or (way.kind == "pp" and way.word in sets["means"] and not after.own)
        demand = words_of.startswith(tuple(sets["demands"])) and not after.own
        purpose = purpose or (demand and text[:end].endswith(tuple(sets["protests"])))
        # 组织1000名工人，|分赴各地返岗
        sends = clauses[last].phrases[deed.at].word in sets["sending"] if last == deed.clause.index else False
        purpose = purpose or (sends and not after.own and sent_out(text, clauses[last], after, sets))
        # 鼓励银行围绕重点领域，|优化服务，支持新业态: what they are to do is half of it.
        purpose = purpose or (asked and (not after.own or sunk(text, after, sets) is not None))
        if not purpose or after.end - start > LONGEST * (1 + asked) or text[end : after.start] != "，":
            break
        end, last = after.end, after.index
    before = clauses[deed.clause.index - 1] if deed.clause.index else None
    if before is not None and deed.doer.carried and deed.start == deed.clause.start and not before.own:
        words_of = text[before.start : before.end]
        if words_of.startswith(tuple(sets["means"])) and end - before.start <= LONGEST:
            start = before.start
    return Deed(deed.clause, deed.at, deed.doer, start, end, whole=asked), last

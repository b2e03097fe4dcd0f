"""What a clause tells that nothing else does, whole, in the text's words, of whom it concerns → situation.

在某市，居民在家门口就可以预约各项服务 has no doer that a name stands for, no figure and no verb that a rule knows; a
reader who asks for the city wants it all the same, with the words' own subject among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from kg.model import Mention
from kg.ontology import FIGURES
from kg.relations.base import SILENT, Claim, Context, When, by_sentence
from kg.relations.people.appointments import staffing
from kg.relations.reading.clauses import Clause
from kg.relations.reading.opened import opening_event
from kg.relations.reading.own_country import countries_of
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import resolve_in, time_of
from kg.relations.reading.words import Words, words
from kg.relations.situations.concerned import Concern, Topic, concern_of, of_event, topic_of
from kg.relations.situations.segments import Segment, segments_of
from kg.relations.situations.speaking import tellers
from kg.relations.situations.standing import stands_alone, words_of
from kg.relations.situations.untold import untold_of
from kg.replacing import replace
from kg.resources import lexicon

_LAST = 6
# Before whom somebody sees off or welcomes.
_TO = frozenset("为向给")
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
# These are meant as they stand; what must be, or may have been, is nobody's situation.
_MEANT = {"asserted": "asserted", "planned": "planned", "forecast": "forecast", "permitted": "asserted"}


@lru_cache(maxsize=4)
def _sets(root: Path) -> Mapping[str, tuple[str, ...]]:
    visiting = {"visiting": tuple(lexicon("deeds", root)["visiting"])}
    return {k: tuple(v) for k, v in lexicon("situations", root).items()} | visiting


def find(context: Context, readings: Sequence[Reading], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what stands in clauses of which no claim of `told` says anything, of the names that they concern."""
    root = context.ontology.path
    known, sets = words(root), _sets(root)
    here_told = by_sentence(told)
    topic: Topic = ()
    countries = countries_of(context)
    block = None
    paragraph: list[Reading] = []
    last: Reading | None = None
    for reading in readings:
        if block != (reading.sentence.block, reading.sentence.item):
            block, topic = (reading.sentence.block, reading.sentence.item), ()
            paragraph = []
        if reading.sentence.role in SILENT or staffing(reading, root):
            # Of an opened list of appointments each appointment tells.
            continue
        # Its head and the last few are enough, however long it is.
        paragraph = [*paragraph[:1], *paragraph[1:][-_LAST:], reading]
        earlier, last = _earlier(paragraph, last), reading
        here = here_told.get(reading.sentence.id, ())
        rows = segments_of(reading, sets["receiving"])
        country = countries.get(reading.sentence.item)
        event = opening_event(context, paragraph) if rows else None
        read = partial(
            concern_of,
            context,
            reading,
            topic=topic,
            country=(country,) if country else (),
            known=known,
            sets=sets,
        )
        concerns = [of_event(context, reading, segment, read(segment), event) for segment in rows]
        topic = topic_of(context, reading, concerns, topic)
        heard: set[tuple[int, tuple[str, ...]]] = set()
        telling = tellers(reading, paragraph[-2] if len(paragraph) > 1 else None, rows, concerns, root)
        for at, (segment, concern) in enumerate(telling):
            # What the next name tells of is not left to this one.
            after = next((s.start for s, _ in telling[at + 1 :] if s.end == segment.end), segment.end)
            reach = max(after, segment.clauses[0].end)
            left = untold_of(reading, segment, reach, concern.entities, here, sets)
            if left and (segment.end, left) not in heard:
                # A later segment is the rest of one before, of the same names.
                there = replace(concern, entities=left)
                found = list(_claims(context, reading, segment, there, earlier, here, known, sets))
                heard |= {(segment.end, left)} if found else set()
                yield from found


def _earlier(paragraph: Sequence[Reading], last: Reading | None) -> Sequence[Reading]:
    """Return the sentences of a paragraph before its last one, for its first one the `last` of the same item."""
    alone = len(paragraph) == 1 and last is not None and last.sentence.item == paragraph[0].sentence.item
    return [last] if alone and last is not None else paragraph[:-1]


def _claims(
    context: Context,
    reading: Reading,
    segment: Segment,
    concern: Concern,
    before: Sequence[Reading],
    here: Sequence[Claim],
    known: Words,
    sets: Mapping[str, tuple[str, ...]],
) -> Iterator[Claim]:
    root, clauses = context.ontology.path, reading.clauses
    main = segment.main
    if concern.how == "own":
        # 贯彻会议精神，江西|将建设基地: what the name does counts.
        main = next((c for c in segment.clauses if c.own and c.main is not None and c.index >= main.index), main)
    at = main.main if main.main is not None else len(main.phrases)
    scope = scope_of(clauses, main.index, at, root, reading.text)
    modality = _MEANT.get(scope.modality)
    if modality == "asserted" and at < len(main.phrases):
        verb = main.phrases[at].word
        # 大桥全长两公里，|预计年底通车: part of it is so today.
        alone = not any(t.kind == "Q" for t in reading.tokens if segment.start <= t.start < main.start)
        # 准备|工作已就绪: a noun, and it is done.
        done = any(p.kind == "adv" and p.word.startswith(("已", "均已")) for p in main.phrases[at:])
        foretold = verb in sets["foresees"] and alone
        modality = "planned" if verb in sets["intends"] and not done else "forecast" if foretold else modality
    modality = _foretold(reading, segment, main, modality, before, root, sets)
    if scope.hypothetical or modality is None or not stands_alone(context, reading, segment, concern, sets):
        return
    value = _received(context, reading, segment, words_of(reading, segment), before, sets)
    when = None if not value else _when(context, reading, segment, at, modality, known)
    if when is None and modality == "asserted" and not _timed(reading, segment):
        when = _counted_over(segment, here)
        if when is None and value.startswith("其中") and any(m.cls == "Quantity" for m in reading.mentions):
            # 今年前9个月，甲国投资100亿元。|其中，乙省占三成: nothing says of when.
            return
    for one in concern.entities if value else ():
        yield Claim(
            reading.sentence, segment.start, segment.end, f"rule:situations#{concern.how}", one, "situation",
            value=value, when=when, modality=modality,  # type: ignore[arg-type]
        )  # fmt: skip


def _received(
    context: Context,
    reading: Reading,
    segment: Segment,
    value: str,
    before: Sequence[Reading],
    sets: Mapping[str, tuple[str, ...]],
) -> str:
    """Return the words of a segment with who comes or goes at their head, where the sentence before names that one:
    张三结束访问，离开甲市。|离开时，李四到机场送行; no words where nobody is named.
    """
    if not value.endswith(sets["receiving"]):
        return value

    def person(mention: Mention | None) -> bool:
        return mention is not None and bool(mention.entities) and context.is_a(mention.entities[0], ("Person",))

    named = any(person(m) for m in reading.mentions if segment.start <= m.start < segment.main.start)
    if named or any(p.kind in {"pp", "prep"} and p.word in _TO for p in segment.main.phrases):
        return value
    heads = [m.head for m in before[-1].clauses[-1].subject] if before and before[-1].clauses else []
    one = heads[0] if len(heads) == 1 and person(heads[0]) else None
    return context.entities[one.entities[0]].label + value if one and value.startswith(sets["coming"]) else ""


def _foretold(
    reading: Reading,
    segment: Segment,
    main: Clause,
    modality: str | None,
    before: Sequence[Reading],
    root: Path,
    sets: Mapping[str, tuple[str, ...]],
) -> str | None:
    """Return how a segment is meant, where nobody plans it (台风将登陆) or a work must first be there.

    计划2028年通车。|通车后，两地实现直达.
    """
    if modality == "planned" and main.own:
        subject = reading.text[main.subject[0].start : main.subject[-1].end]
        return "forecast" if any(w in subject for w in sets["natural"]) else modality
    opening = reading.text[segment.clauses[0].start : segment.clauses[0].end]
    words = reading.text[segment.start : segment.end]
    if modality != "asserted" or not opening.endswith(sets["completed"]) or "已" in words or "了" in words:
        return modality
    earlier = [(reading, c) for c in reading.clauses if c.start < segment.end]
    earlier += [(r, c) for r in before[-2:] for c in r.clauses]
    ahead = any(
        scope_of(r.clauses, c.index, len(c.phrases), root, r.text).modality in {"planned", "forecast"}
        for r, c in earlier
    )
    return "forecast" if ahead else modality


def _timed(reading: Reading, segment: Segment) -> bool:
    """Whether a time stands in the words."""
    return any(m.cls == "Time" and segment.start <= m.start < segment.end for m in reading.mentions)


def _counted_over(segment: Segment, here: Sequence[Claim]) -> When | None:
    """Return the one time of the figures in a segment, which the part before may tell: 1—10月，收入…；|支出…."""
    times = {c.when for c in here if c.predicate in FIGURES and segment.start < c.end <= segment.end}
    return next(iter(times)) if len(times) == 1 else None


def _when(
    context: Context, reading: Reading, segment: Segment, verb: int, modality: str, known: Words
) -> When | None:
    """Return the one time of a segment, where it is a day, month or year; of others the words themselves tell."""
    dated = time_of(reading.clauses, segment.main.index, verb, known)
    if dated is None or dated.mention is None or dated.start >= segment.end:
        return None
    others = [m for m in reading.mentions if m.cls == "Time" and segment.start <= m.start < segment.end]
    if any(m.start != dated.mention.start for m in others):
        return None
    edtf, earliest, latest = resolve_in(reading.text, dated.mention, context.anchor, modality != "asserted")
    return When(edtf, dated.mention.text, earliest, latest) if edtf and _PLAIN.fullmatch(edtf) else None

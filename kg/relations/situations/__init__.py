"""What a clause tells that nothing else does, whole, in the text's words, of whom it concerns → situation.

在某市，居民在家门口就可以预约各项服务 has no doer that a name stands for, no figure and no verb that a rule knows; a
reader who asks for the city wants it all the same, with the words' own subject among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from kg.relations.base import Claim, Context, When
from kg.relations.deeds.wording import MARKS, pointing, spaced
from kg.relations.reading.scope import scope_of
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import resolve_in, time_of
from kg.relations.reading.words import Words, words
from kg.relations.situations.concerned import Concern, Topic, concern_of, topic_of
from kg.relations.situations.segments import Segment, segments, told_already
from kg.resources import lexicon

_SILENT = frozenset({"title", "kicker", "subtitle", "byline", "pullquote", "caption"})
_SHORTEST = 8
# These are meant as they stand; what must be, or may have been, is nobody's situation.
_MEANT = {"asserted": "asserted", "planned": "planned", "forecast": "forecast", "permitted": "asserted"}


@lru_cache(maxsize=4)
def _sets(root: Path) -> Mapping[str, tuple[str, ...]]:
    return {k: tuple(v) for k, v in lexicon("situations", root).items()}


def find(context: Context, readings: Sequence[Reading], told: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what stands in clauses of which no claim of `told` says anything, of the names that they concern."""
    root = context.ontology.path
    known, sets = words(root), _sets(root)
    by_sentence: dict[str, list[Claim]] = {}
    for claim in told:
        if not claim.refused:
            by_sentence.setdefault(claim.sentence.id, []).append(claim)
    topic: Topic = ()
    block, voiced, ahead = None, False, False
    for reading in readings:
        if block != (reading.sentence.block, reading.sentence.item):
            block, topic, voiced, ahead = (reading.sentence.block, reading.sentence.item), (), False, False
        if reading.sentence.role in _SILENT:
            continue
        here = by_sentence.get(reading.sentence.id, ())
        rows = segments(reading)
        concerns = [concern_of(context, reading, segment, topic, sets) for segment in rows]
        topic = topic_of(context, reading, concerns, topic)
        for segment, concern in zip(rows, concerns, strict=True):
            loose = concern is not None and concern.how not in {"own", "scene"}
            if concern is None or (loose and (voiced or ahead)) or told_already(reading, segment, here, sets):
                continue
            yield from _claims(context, reading, segment, concern, known, sets)
        opened = any(c is not None and c.how in {"own", "scene"} for c in concerns)
        voiced = any(s.mode != "factual" for s in reading.speeches) or (voiced and not opened)
        ahead = any(w in reading.text for w in sets["plans"])


def _sound(context: Context, reading: Reading, segment: Segment, sets: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the words of a segment tell something by themselves: no wish, question, half quotation or pointer."""
    text = reading.text
    value = text[segment.start : segment.end].strip(MARKS)
    if len(value) < _SHORTEST or value.startswith((*sets["pointers"], *sets["wishes"])):
        return False
    if value.endswith(sets["endings"]) or pointing(value) or any(w in value for w in sets["empty"]):
        return False
    if text.startswith(("？", "?", "：", "！"), segment.end) or value.count("“") != value.count("”"):
        return False
    if text[: segment.start].count("“") != text[: segment.start].count("”"):
        return False
    if any(p.word in sets["demands"] for c in segment.clauses for p in c.phrases if p.kind in {"verb", "adv"}):
        return False
    last = segment.clauses[-1]
    handed = last.main is not None and last.phrases[last.main].word in sets["handing"]
    if handed and text.startswith("，", segment.end):
        # 九部门联合要求各银行|，…: who is to do something, but not what.
        return False
    # What somebody says stands with who says it, or not at all.
    if any(s.begin < segment.start < s.end for s in reading.speeches):
        return False
    return not spaced(reading.sentence, context.source, segment.start, segment.end)


def _claims(
    context: Context,
    reading: Reading,
    segment: Segment,
    concern: Concern,
    known: Words,
    sets: Mapping[str, tuple[str, ...]],
) -> Iterator[Claim]:
    root, clauses = context.ontology.path, reading.clauses
    main = segment.main
    at = main.main if main.main is not None else len(main.phrases)
    scope = scope_of(clauses, main.index, at, root, reading.text)
    modality = _MEANT.get(scope.modality)
    if modality == "asserted" and at < len(main.phrases) and main.phrases[at].word in sets["intends"]:
        modality = "planned"
    if scope.hypothetical or modality is None or not _sound(context, reading, segment, sets):
        return
    value = reading.text[segment.start : segment.end].strip(MARKS)
    dated = time_of(clauses, main.index, at, known)
    when = None
    if dated is not None and dated.mention is not None and segment.start <= dated.start < segment.end:
        edtf, earliest, latest = resolve_in(reading.text, dated.mention, context.anchor, modality != "asserted")
        if edtf and edtf.isdecimal() | (edtf.count("-") > 0 and "/" not in edtf and "~" not in edtf):
            # Of vaguer times the words themselves tell.
            when = When(edtf, dated.mention.text, earliest, latest)
    for one in concern.entities:
        yield Claim(
            reading.sentence, segment.start, segment.end, f"rule:situations#{concern.how}", one, "situation",
            value=value, when=when, modality=modality,  # type: ignore[arg-type]
        )  # fmt: skip

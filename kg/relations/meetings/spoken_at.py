"""At what somebody spoke, as words say: 张三在甲会议上强调，… → spokeAt; 在参加审议时指出 → action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.base import Claim, Context, When
from kg.relations.reading.sentence import Reading
from kg.relations.reading.speech import Speech
from kg.relations.reading.tokens import settle
from kg.relations.reading.when import resolve_in
from kg.resources import lexicon
from kg.text.alternatives import either

_BY = "rule:spoken-at"
_ROLES = frozenset({"lead", "body"})
_THERE = frozenset({"spokeAt", "attended", "leads", "visited", "met", "held", "hosted"})
# They tell what was said.
_WORDS = frozenset({"said", "proposed", "stipulates"})
# Characters of a title behind the name.
_TITLE = 8


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]:
    data = lexicon("attribution", root)["spoken_at"]
    scene = f"在(?P<what>[^，。；：“”]{{3,60}}?)(?P<end>{either(data['ends'])})(?P<said>[^，。；：“”上时中]{{0,12}})$"
    return re.compile(scene), tuple(data["doing"]), re.compile(either(data["vague"]))


def find(context: Context, readings: Sequence[Reading], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the occasions of speeches that no claim of `claims` tells of: a named event, else the words."""
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        told.setdefault((claim.sentence.id, claim.subject), []).append(claim)
    for reading in readings:
        if reading.sentence.role not in _ROLES:
            continue
        for speech in reading.speeches:
            who = speech.speaker
            own = who is not None and who.sentence == reading.sentence.id and not speech.carried and who.entities
            if who is None or not own or not context.is_a(who.entities[0], ("Person",)) or who.end > speech.start:
                continue
            yield from _claims(context, reading, speech, who, told.get((reading.sentence.id, who.entities[0]), ()))


def _claims(
    context: Context, reading: Reading, speech: Speech, who: Mention, told: Sequence[Claim]
) -> Iterator[Claim]:
    """Yield the one occasion between speaker and words."""
    text = reading.text
    scene, doing, vague = _patterns(context.ontology.path)
    until = len(text[: speech.start].rstrip("，：: “"))
    match = scene.search(text, who.end, until) if "在" in text[who.end : until] else None
    if match is None or match.start() - who.end > _TITLE + 8 or vague.search(match["what"]):
        return
    start, end = match.start("what"), match.end("what")
    named = settle(reading.mentions)
    if any(
        c.start < match.end("end") and match.start() < c.end and c.predicate in _THERE
        and (c.object is None or _inside(context, named, c.object, start, end))
        for c in told
    ):  # fmt: skip
        return
    when = _when(context, text, who, match, named)
    subject, evidence = who.entities[0], (who.start, until)
    event = next((m for m in named if m.end == end and m.entities and _event(context, m)), None)
    if event is not None and match["end"] not in {"时", "期间"}:
        yield Claim(
            reading.sentence, *evidence, _BY, subject, "spokeAt", event.entities[0], when=when
        )  # fmt: skip
        return
    place = any(m.start == start and m.entities and context.is_a(m.entities[0], ("Place",)) for m in named)
    if match["end"] in {"时", "期间"}:
        words = text[start:end]
        if words.startswith(doing) or (place and words.endswith(doing)):
            value = words if words.startswith(doing) else "在" + words
            yield Claim(reading.sentence, *evidence, _BY, subject, "action", value=value, when=when)
        return
    if any(c.predicate in _WORDS and c.start < until < c.end for c in told):
        return
    stop = min((k for c in "，。；" if (k := text.find(c, speech.start + 8)) >= 0), default=len(text))
    value = text[match.start() : stop].replace("：“", "，").strip("“”，。")
    yield Claim(reading.sentence, who.start, stop, _BY, subject, "action", value=value, when=when)


def _event(context: Context, mention: Mention) -> bool:
    return context.is_a(mention.entities[0], ("Event",))


def _inside(context: Context, named: Sequence[Mention], entity: str, start: int, end: int) -> bool:
    """Whether a claim's object stands in the words of the occasion."""
    return any(entity in m.entities and start <= m.start and m.end <= end for m in named)


def _when(context: Context, text: str, who: Mention, match: re.Match[str], named: Sequence[Mention]) -> When | None:
    """Return the day that stands between the speaker and the occasion: 张三|5日|在甲会议上."""
    dated = next((m for m in named if m.cls == "Time" and who.end <= m.start and m.end <= match.start()), None)
    if dated is None:
        return None
    edtf, earliest, latest = resolve_in(text, dated, context.anchor, ahead=False)
    return When(edtf, dated.text, earliest, latest)

"""What a figure is of where its sentence names no subject: 国家邮政局数据显示，3月快递业务量…."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, Found, figure_words, pick
from kg.relations.reading.sentence import Reading


def ground(
    context: Context, reading: Reading, readings: Sequence[Reading], found: Found, voice: str, voices: Sequence[str]
) -> str | None:
    """Return the country where a national body speaks of it, else what was last named in the sentence, else the
    one place or body that the paragraph is about, else None.

    `voice` is how the speaker is called, `voices` are its entities: they report, the figures are not theirs.
    """
    if _of_country(context, voice, found.measure):
        return COUNTRY if context.is_a(COUNTRY, ("Place",)) else next(iter(voices), None)
    low = min(found.start, found.mention.start)
    named = _named(context, reading, [m for m in reading.mentions if m.end <= low], voices)
    if named or any(pick(context, m) not in {None, *voices} for m in reading.mentions if m.end <= low):
        return named[-1] if named else None
    sentence = reading.sentence
    around = {
        own
        for other in readings
        if (other.sentence.block, other.sentence.item) == (sentence.block, sentence.item)
        and other.sentence.index < sentence.index
        for own in _named(context, other, other.mentions, voices)
    }
    return around.pop() if len(around) == 1 else None


def _named(context: Context, reading: Reading, mentions: Sequence[Mention], voices: Sequence[str]) -> list[str]:
    """Return the things that figures may be of, not those only joined or acted upon (对上合组织…进出口)."""
    joins = tuple(figure_words(context.ontology.path)["joins"])
    return [
        own
        for m in mentions
        if (own := pick(context, m))
        and own not in voices
        and not reading.text.endswith(joins, 0, m.start)
        and not reading.text.startswith(("的", "、", "等", "和", "与"), m.end)
    ]


def _of_country(context: Context, voice: str, measure: str) -> bool:
    known = figure_words(context.ontology.path)
    return voice.startswith(tuple(known["national"])) or measure.startswith(tuple(known["nationwide"]))

"""The year that a plan is to be reached by, over the items that follow it: 到2030年，新增…；|面积稳定在17亿亩."""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.base import Context
from kg.relations.figures.base import Found, figure_words
from kg.relations.figures.time.carrying import before_semicolon
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading
from kg.relations.reading.when import limits, time_of
from kg.relations.reading.words import words

# What has come about stands beside a plan: 目前已建成30个.
_OVER = ("已", "了", "目前", "去年", "截至", "此前", "现有", "近年")
_WILLED = ("将", "力争", "实现", "要", "确保")


def year_to_reach(
    context: Context, reading: Reading, readings: Sequence[Reading], found: Found, modality: str
) -> tuple[str, Phrase] | None:
    """Return the text and the time of the year that what is said before is to be reached by, None without one.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence of the figure, which has no time of its own.
    readings: the sentences that it may go by.
    found: the figure.
    modality: how its own sentence means it: 到2030年，…建成体系。规模|将|达到54亿千瓦 looks a forecast.
    """
    said = reading.text[: found.mention.start]
    if modality not in {"asserted", "forecast"} or any(w in said for w in _OVER):
        return None
    spoken = before_semicolon(context, reading, readings) if modality == "asserted" else None
    if spoken is None and "将" in said:
        spoken = _sentence_before(context, reading, readings)
    if spoken is None or not limits(spoken[1], words(context.ontology.path)):
        return None
    text, dated = spoken
    latest = getattr(dated.mention.detail, "latest", None) if dated.mention is not None else None
    day = context.document.date
    foretold = any(w in text or w in said for w in figure_words(context.ontology.path)["foretold"])
    told = foretold or any(w in text for w in _OVER) or not any(w in text for w in _WILLED)
    return None if told or not latest or not day or latest[:4] <= day[:4] else spoken


def _sentence_before(context: Context, reading: Reading, readings: Sequence[Reading]) -> tuple[str, Phrase] | None:
    """Return the text and the time of the sentence right before, in the same paragraph."""
    here = reading.sentence
    before = next((r for r in reversed(readings) if r.sentence.index == here.index - 1), None)
    if before is None or (before.sentence.block, before.sentence.item) != (here.block, here.item):
        return None
    known = words(context.ontology.path)
    found = (time_of(before.clauses, k, len(c.phrases), known) for k, c in enumerate(before.clauses))
    dated = next((d for d in found if d is not None), None)
    return (before.text, dated) if dated is not None else None

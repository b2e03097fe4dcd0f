"""Whether a text that names nobody else tells of the whole country: 我国消费升温。…高能效家电销售快速增长."""

from __future__ import annotations

from collections.abc import Sequence

from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, figure_words
from kg.relations.reading.sentence import Reading

# How many sentences back a thing is still near.
_NEAR = 2
_HEADS = frozenset({"title", "kicker", "subtitle"})
_AREAS = ("AdministrativeArea", "Region")
_THINGS = ("Company", "School", "Hospital", "Site", "Event")


def nationwide(context: Context, reading: Reading, around: Sequence[Reading]) -> bool:
    """Whether headline and paragraph so far name the country or a body of it, no other place, and nothing that acts.

    Parameters
    ----------
    context: what the readers share.
    reading: the sentence that tells it.
    around: the sentences that it may go by.
    """
    here = reading.sentence
    if not context.is_a(COUNTRY, ("Place",)) or any(s.mode != "factual" for s in reading.speeches):
        return False
    item = [r for r in around if r.sentence.role in _HEADS or r.sentence.item == here.item]
    near = [r for r in item if r.sentence.role in _HEADS or r.sentence.block == here.block]
    said = [(r, m) for r in near for m in r.mentions]
    areas = {e for _, m in said for e in m.entities if context.is_a(e, _AREAS)}
    close = [m for r, m in said if here.index - r.sentence.index < _NEAR or r.sentence.role in _HEADS]
    others = any(context.is_a(e, _THINGS) for m in close for e in m.entities)
    national = tuple(figure_words(context.ontology.path)["national"])
    whole = any(COUNTRY in m.entities or m.text.startswith(national) for r in item for m in r.mentions)
    return whole and areas <= {COUNTRY} and not others

"""What the text around a sentence is about: the one thing of the paragraph, the place of the headline, somebody."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.relations.base import Context
from kg.relations.figures.base import COUNTRY, figure_words
from kg.relations.figures.bearer.naming import named_in, of_one
from kg.relations.reading.sentence import Reading


def district(context: Context, entity: str) -> bool:
    """Whether an entity is a place that statistics are made of: 上海, 长三角, but not 天山 or 西部."""
    wide = figure_words(context.ontology.path)["directions"]
    return context.is_a(entity, ("AdministrativeArea", "Region")) and entity.partition("/")[2] not in wide


def around(context: Context, reading: Reading, readings: Sequence[Reading], voices: Sequence[str]) -> str | None:
    """Return the one thing that the sentences before in the paragraph name, or None."""
    sentence = reading.sentence
    named = {
        own
        for other in readings
        if (other.sentence.block, other.sentence.item) == (sentence.block, sentence.item)
        and other.sentence.index < sentence.index
        for own in named_in(context, other, other.mentions, voices)
    }
    return named.pop() if len(named) == 1 else None


def topic(context: Context, reading: Reading, readings: Sequence[Reading], measure: str) -> str | None:
    """Return the one place that the paragraph has named, else the headline and the sentence below it."""
    sentence = reading.sentence
    item = [r for r in readings if r.sentence.item == sentence.item and r.sentence.index < sentence.index]
    heads = [r for r in readings if r.sentence.role in {"title", "kicker", "subtitle"} and r.sentence.item is None]
    body = [r for r in item if r.sentence.role not in {"title", "kicker", "subtitle", "byline", "date", "dateline"}]
    here = [r for r in item if r.sentence.block == sentence.block]
    top = [*(heads if sentence.item is None else item[:1]), *body[:1]]
    for scope in (here, top):
        named = [(r, m) for r in scope for m in r.mentions if m.entities[:1] and district(context, m.entities[0])]
        places = {m.entities[0] for _, m in named}
        if places:
            # 在丙省丁市的一家工厂里，…: the place only says where the one is that is spoken of.
            told = len(places) == 1 and not all(of_one(context, r, m) for r, m in named)
            return places.pop() if told else None
    national = tuple(figure_words(context.ontology.path)["national"])
    told = any(m.cls != "Place" and m.text.startswith(national) for r in top for m in r.mentions)
    told = told or measure.startswith(tuple(figure_words(context.ontology.path)["peoples"]))
    return COUNTRY if told and context.is_a(COUNTRY, ("Place",)) else None


def of_somebody(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Whether the sentence, or the one before, tells of somebody: 农机手|某某|驾驶收割机。完成作业面积200亩."""
    here = reading.sentence
    near = [r for r in readings[-2:] if r.sentence.block == here.block and here.index - r.sentence.index <= 1]
    return any(m.cls == "Person" and _acts(r, m) for r in near if not r.speeches for m in r.mentions)


def _acts(reading: Reading, person: Mention) -> bool:
    """Whether somebody is the subject of a clause, or named with what they are."""
    heads = [s.head for c in reading.clauses if c.own for s in c.subject]
    called = any(m.end == person.start and m.cls in {"Post", "Profession"} for m in reading.mentions)
    return called or any(h is person for h in heads)

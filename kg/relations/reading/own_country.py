"""Which country a text calls its own: 我国, 全国, 中国."""

from __future__ import annotations

from collections.abc import Mapping

from kg.relations.base import Context
from kg.resources import lexicon


def countries_of(context: Context) -> Mapping[int | None, str]:
    """Return item → the entity of the country that it calls its own."""
    own = frozenset(lexicon("situations", context.ontology.path)["country"])
    found: dict[int | None, str] = {}
    for sentence in context.sentences:
        for mention in context.mentions.get(sentence.id, ()):
            one = next((e for e in mention.entities if context.is_a(e, ("Country",))), None)
            if one is not None and mention.text in own:
                found.setdefault(sentence.item, one)
    return found

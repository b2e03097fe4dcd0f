"""A bare noun for the one meeting of an article: 国务院副总理丁薛祥出席会议并讲话."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention, Sentence
from kg.relations.base import Context
from kg.resources import lexicon
from kg.text.clean import locate, quote


@lru_cache(maxsize=4)
def _pattern(root: Path) -> re.Pattern[str]:
    data = lexicon("clause", root)["meeting"]
    verbs, nouns = ("|".join(sorted(map(re.escape, data[k]), key=lambda w: (-len(w), w))) for k in ("verbs", "nouns"))
    return re.compile(f"(?:{verbs})({nouns})(?=[，。；、并上]|$)")


def meant(context: Context, sentence: Sentence, before: Sequence[Mention]) -> list[Mention]:
    """Return the sentence's bare meeting nouns as mentions of the one event named before it.

    `before` are the mentions of the item so far, title and this sentence included. Two events named: none is meant.
    """
    match = _pattern(context.ontology.path).search(sentence.text)
    if match is None:
        return []
    events = {e: m.cls for m in before for e in m.entities if context.is_a(e, ("Event",))}
    start, end = match.span(1)
    taken = any(m.sentence == sentence.id and m.start < end and start < m.end and m.entities for m in before)
    if len(events) != 1 or taken:
        return []
    spans = locate(sentence.pieces, start, end, context.source)
    entity, cls = next(iter(events.items()))
    text = sentence.text[start:end]
    by = "rule:clause.toml#meeting"
    return [
        Mention(sentence.id, start, end, spans, quote(spans, context.source), text, cls, by, generic=True,
                entities=(entity,))
    ]  # fmt: skip

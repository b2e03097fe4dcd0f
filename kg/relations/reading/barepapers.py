"""A bare noun for the paper an article is about: 规划还规定，… · 征求意见稿由教育部起草."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Mention, Sentence
from kg.relations.base import Context
from kg.resources import lexicon
from kg.text.clean import locate, quote

_PAPERS = ("Policy", "Report")


@lru_cache(maxsize=4)
def _pattern(root: Path) -> re.Pattern[str]:
    data = lexicon("clause", root)["paper"]
    nouns, after = ("|".join(sorted(data[k], key=lambda w: (-len(w), w))) for k in ("nouns", "after"))
    return re.compile(f"(?:^|(?<=[，。；]))(?:该|此|新版)?({nouns})(?=(?:还|也|同时|并|就)?(?:{after}))")


def meant(context: Context, sentence: Sentence, before: Sequence[Mention]) -> list[Mention]:
    """Return the sentence's bare nouns for papers as mentions of the last paper of the item that is called so.

    `before` are the mentions of the item so far, this sentence included; what is a name already stays one.
    """
    found: list[Mention] = []
    for match in _pattern(context.ontology.path).finditer(sentence.text):
        start, end = match.span(1)
        mine = [m for m in before if m.sentence == sentence.id and m.entities]
        if any(m.start < end and start < m.end for m in mine):
            continue
        paper = next((m for m in reversed(before) if _called(context, m, match[1])), None)
        if paper is None or (paper.sentence == sentence.id and paper.start > start):
            continue
        spans = locate(sentence.pieces, start, end, context.source)
        found.append(
            Mention(sentence.id, start, end, spans, quote(spans, context.source), match[1], paper.cls,
                    "rule:clause.toml#paper", generic=True, entities=paper.entities[:1])
        )  # fmt: skip
    return found


def _called(context: Context, mention: Mention, noun: str) -> bool:
    return any(context.is_a(e, _PAPERS) and noun in context.entities[e].label for e in mention.entities[:1])

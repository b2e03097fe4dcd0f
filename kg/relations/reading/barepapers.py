"""A bare noun for the paper an article is about: 规划还规定，… · 征求意见稿由教育部起草 · 财政部日前印发通知."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from kg.model import Mention, Sentence
from kg.relations.base import Context
from kg.resources import lexicon
from kg.text.clean import locate, quote

_PAPERS = ("Policy", "Report")
# How far from the title of a text its first sentence may stand.
_NEAR = 3


@lru_cache(maxsize=4)
def _pattern(root: Path) -> re.Pattern[str]:
    data = lexicon("clause", root)["paper"]
    nouns, after = ("|".join(sorted(data[k], key=lambda w: (-len(w), w))) for k in ("nouns", "after"))
    return re.compile(f"(?:^|(?<=[，。；]))(?:该|此|新版)?({nouns})(?=(?:还|也|同时|并|就)?(?:{after}))")


@lru_cache(maxsize=4)
def _sent(root: Path) -> re.Pattern[str]:
    data = lexicon("clause", root)["paper"]
    nouns = "|".join(sorted(data["nouns"], key=lambda w: (-len(w), w)))
    return re.compile(f"(?<!并)(?:{'|'.join(data['sending'])})了?({nouns})(?=[，。；])")


def meant(context: Context, sentence: Sentence, before: Sequence[Mention]) -> list[Mention]:
    """Return the sentence's bare nouns for papers as mentions of the last paper of the item that is called so.

    `before` are the mentions of the item so far, this sentence included; what is a name already stays one.
    """
    found: list[Mention] = []
    root = context.ontology.path
    spoken = [(m, before) for m in _pattern(root).finditer(sentence.text)]
    sent = [(m, _headed(context, sentence)) for m in _sent(root).finditer(sentence.text)]
    for match, papers in [*spoken, *sent]:
        start, end = match.span(1)
        mine = [m for m in before if m.sentence == sentence.id and m.entities]
        if any(m.start < end and start < m.end for m in mine):
            continue
        paper = next((m for m in reversed(papers) if _called(context, m, match[1])), None)
        if paper is None or (paper.sentence == sentence.id and paper.start > start):
            continue
        spans = locate(sentence.pieces, start, end, context.source)
        found.append(
            Mention(sentence.id, start, end, spans, quote(spans, context.source), match[1], paper.cls,
                    "rule:clause.toml#paper", generic=True, entities=paper.entities[:1])
        )  # fmt: skip
    return found


def _headed(context: Context, sentence: Sentence) -> Sequence[Mention]:
    """Return the names of the heading right before a sentence: 《关于…的通知》发布 / 财政部日前印发通知."""
    at = context.sentences.index(sentence)
    before = reversed(context.sentences[max(0, at - _NEAR) : at])
    heads = takewhile(lambda s: not s.text.endswith(("。", "！", "？")), before)
    return [m for s in heads for m in context.mentions.get(s.id, ())]


def _called(context: Context, mention: Mention, noun: str) -> bool:
    return any(context.is_a(e, _PAPERS) and noun in context.entities[e].label for e in mention.entities[:1])

"""Affiliations: the bodies that the line about the authors names, in order, without posts."""

from __future__ import annotations

import re

from kg.layout.words import Words

_COMMA = re.compile("[、，,；;]|和(?=[^、，]{4})|\\s{2,}")
_BRACKETS = "（）()[]［］【】 。；;"
_LEFT_OVER = re.compile(r"^(?:作者|本文|执笔人?|单位|现|分别|均|系|为|是|[:：\s])+")


def affiliations_of(text: str, words: Words) -> tuple[str, ...]:
    """Return the bodies of an affiliation line, in order, each once in a row of equals.

    （作者单位分别为A党校、B社会科学院） → A党校, B社会科学院; （作者为C大学机械工程学院教授） → C大学机械工程学院.
    """
    kept = text.strip(_BRACKETS)
    found: list[str] = []
    for part in _COMMA.split(kept):
        body = _body(part.strip(_BRACKETS), words)
        if len(body) >= 3:
            found.append(body)
    return tuple(found)


def _body(part: str, words: Words) -> str:
    """One part without the verb before it and the posts behind it: 张三系C大学教授 → C大学."""
    kept = _LEFT_OVER.sub("", part)
    match = re.match(rf"{words.name.pattern}(?:分别)?(?:系|为|是|现任|现为|来自|单位[:：])", kept)
    if match:
        kept = kept[match.end() :]
    while post := words.posts.search(kept):
        kept = kept[: post.start()]
    return kept

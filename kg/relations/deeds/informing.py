"""Who informs, at a press conference above all: 举行新闻发布会，|介绍外贸情况, 张三重点|就教育改革作了介绍."""

from __future__ import annotations

from collections.abc import Mapping

from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase
from kg.relations.reading.sentence import Reading

Lists = Mapping[str, frozenset[str]]


def briefing(reading: Reading, clause: Clause, lists: Lists) -> bool:
    """Whether the clause before ends in a meeting with the press: 举行新闻发布会，|介绍外贸情况."""
    before = reading.text[: clause.start].removesuffix("，")
    told = not reading.text[: clause.end].endswith(tuple(lists["frames"]))
    return told and clause.index > 0 and before.endswith(tuple(lists["briefings"]))


def informs(phrase: Phrase, main: bool, words: str, lists: Lists) -> bool:
    """Whether a verb of speaking has a thing told as its object: 介绍了有关法律等情况, 就改革|作了介绍."""
    if phrase.word != "介绍":
        return False
    return (main and words.endswith("情况")) or informed(words, lists)


def informed(words: str, lists: Lists) -> bool:
    """Whether words say about what somebody informed: 就教育改革作了介绍, 从甲、乙等7个方面作了介绍; not 作了介绍."""
    about = next((w for w in sorted(lists["informing"]) if words.endswith(w)), None)
    return about is not None and words.startswith(tuple(lists["informing_about"]))

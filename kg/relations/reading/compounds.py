"""Verbs of saying that are more or less than a word, and what they open: 考察时|强调, 了解|到, 强调|经济运行平稳."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.relations.reading.clauses import Clause
from kg.relations.reading.phrases import Phrase

# Of how many characters a clause that is a message though no verb is seen in it.
_MESSAGE = 10
_CLAUSE = re.compile("[^，。；：！？]*")


def at_an_occasion(phrase: Phrase) -> Phrase | None:
    """Return the verb of saying that closes a longer word: 考察时|强调."""
    occasion, between, word = phrase.word.rpartition("时")
    long = occasion and between and word and phrase.end - phrase.start == len(phrase.word)
    return replace(phrase, start=phrase.end - len(word), word=word) if long else None


def completed(clause: Clause, at: int) -> Phrase | None:
    """Return a verb with what completes it: 了解|到."""
    phrase = clause.phrases[at]
    after = clause.phrases[at + 1] if at + 1 < len(clause.phrases) else None
    if after is None or after.word != "到" or after.start != phrase.end:
        return None
    return replace(phrase, end=after.end, word=phrase.word + after.word)


def bare_message(text: str, phrase: Phrase) -> bool:
    """Whether a clause's words are a message, no thing: 介绍了情况，强调经济总体平稳; not 强调这项工作的意义."""
    found = _CLAUSE.match(text, phrase.end)
    return found is not None and len(found[0]) >= _MESSAGE and "的" not in found[0]

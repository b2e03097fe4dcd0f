"""Hand-made mentions: `[国务院|GovernmentBody]印发[《意见》|Opinion]` becomes a document of linked sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date as Day

import pytest

from kg.model import Block, Document, Entity, Mention, Rejected, Sentence, Span, Statement
from kg.ontology import load_ontology
from kg.relations import find_statements
from kg.text.numbers import find_quantities
from kg.text.sentences import split_sentences
from kg.text.times import find_times

_MARK = re.compile(r"\[([^\[\]|]+)\|(\w+)(?:\|([^\]]+))?\]")
State = Callable[..., tuple[list[Statement], list[Rejected]]]


def state(marked: str, date: str | None = None) -> tuple[list[Statement], list[Rejected]]:
    """Return the statements of a text whose names are marked `[name|Class]` or `[words|Class|label]`."""
    plain, names, at = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[at : match.start()]
        names.append((len(plain), match[1], match[2], match[3] or match[1].strip("《》“”")))
        plain += match[1]
        at = match.end()
    plain += marked[at:]
    block = Block("body", plain, (Span(0, len(plain)),))
    document = Document("d", "d.txt", "0" * 64, "t", (block,), date=date)
    sentences, mentions = [], []
    entities = {one: Entity(one, cls, one) for _, _, cls, label in names for one in label.split("+")}
    for index, (low, high) in enumerate(split_sentences(plain)):
        key = f"d#{index}"
        sentence = Sentence(key, "d", index, (Span(low, high),), plain[low:high])
        sentences.append(sentence)
        for start, name, cls, label in names:
            if low <= start < high:
                spans = (Span(start, start + len(name)),)
                ids = tuple(label.split("+")) if "+" in label else (label,)
                mentions.append(
                    Mention(key, start - low, start - low + len(name), spans, name, name, cls, "t", entities=ids)
                )
        mentions += _figures(sentence, low, date)
    return find_statements(document, sentences, mentions, list(entities.values()), plain, load_ontology())


def _figures(sentence: Sentence, low: int, date: str | None) -> list[Mention]:
    anchor = Day.fromisoformat(date) if date else None
    found = []
    for cls, details in (("Time", find_times(sentence.text, anchor)), ("Quantity", find_quantities(sentence.text))):
        for detail in details:
            a, b = detail.start, detail.end
            text = sentence.text[a:b]
            value = detail.edtf if cls == "Time" else detail.value
            found.append(
                Mention(
                    sentence.id, a, b, (Span(low + a, low + b),), text, text, cls, "t", value=value, detail=detail
                )
            )
    return found


@pytest.fixture(name="state")
def state_fixture() -> State:
    """Give the function that reads marked text."""
    return state


@pytest.fixture(autouse=True)
def _nothing_is_unsound(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests of readers see all that they read; those of the judge are marked by their file's name."""
    if request.path.name != "test_soundness.py":
        monkeypatch.setattr("kg.relations.weigh", lambda statement, *_: statement)

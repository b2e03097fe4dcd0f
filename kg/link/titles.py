"""Which document a title means: 《意见》 after its full name, a number behind a title, minutes of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.link.base import bare, label_of, rules, words
from kg.link.scene import Scene
from kg.ontology import Ontology

_NUMBER = re.compile(r"[〔\[（(【][12][0-9]{3}[〕\]）)】].*号")
_BETWEEN = re.compile(r"[（(，,]?")
_SHORTEST = 4
_Key = tuple[str, int, int]


@lru_cache(maxsize=4)
def generic_titles(ontology: Ontology) -> tuple[frozenset[str], frozenset[str]]:
    """Return the titles that only say a kind (意见), and those that never mean one named before (会议纪要)."""
    table = rules(ontology.path)
    return frozenset(words(table, "titles", "generic")), frozenset(words(table, "titles", "own"))


def title_names(scene: Scene, defined: Mapping[str, str]) -> dict[_Key, tuple[str, str]]:
    """Return for each title or number of a document the name that it stands for and why.

    `defined` gives the full names that the text itself ties to short ones. A name of `scope(name, document)` is
    the document's own.
    """
    generic, own = generic_titles(scene.know.ontology)
    found: dict[_Key, tuple[str, str]] = {}
    numbered: dict[str, str] = {}
    named: list[tuple[str, int | None]] = []
    for number, sentence in enumerate(scene.sentences):
        last: tuple[int, str] | None = None
        for mention in scene.named(number):
            if scene.know.ontology.root(mention.cls) not in {"Policy", "Work"}:
                continue
            name = label_of(mention.text, "Policy")
            if _NUMBER.search(mention.text) and not mention.text.startswith("《"):
                if last is not None and _BETWEEN.fullmatch(sentence.text[last[0] : mention.start]):
                    numbered[name] = last[1]
                full = numbered.get(name)
                answer = (full, f"{name} is the number of {full}") if full else (name, "")
            else:
                answer = _full(name, sentence.item, named, defined, scene.document.id, generic, own)
                if answer == (name, ""):
                    named.append((name, sentence.item))
                last = (mention.end, answer[0])
            found[mention.sentence, mention.start, mention.end] = answer
    return found


def scope(name: str, document: str) -> str:
    """Return the name of a thing that only its document knows: 会议纪要(0123456789ab-1)."""
    return f"{name}({document})"


def _full(
    name: str,
    item: int | None,
    named: list[tuple[str, int | None]],
    defined: Mapping[str, str],
    document: str,
    generic: frozenset[str],
    own: frozenset[str],
) -> tuple[str, str]:
    if name in defined:
        return bare(defined[name]), f"the text says that {name} is short for {bare(defined[name])}"
    if name in own:
        return scope(name, document), f"{name} names only a kind: this document's own"
    if name in generic or len(name) >= _SHORTEST:
        for full, its in reversed(named):
            if full != name and full.endswith(name) and its in {item, None}:
                return full, f"{name} is the document just named in full, {full}"
    if name in generic:
        return scope(name, document), f"{name} names only a kind: this document's own"
    return name, ""

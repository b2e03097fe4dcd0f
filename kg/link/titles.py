"""Which document a title means: 《意见》 after its full name, a number behind a title, minutes of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.link.base import bare, label_of, rules, words
from kg.link.definitions import Definition, meaning
from kg.link.scene import Scene
from kg.model import Mention
from kg.ontology import Ontology

_NUMBER = re.compile(r"[〔\[（(【][12][0-9]{3}[〕\]）)】].*号")
_BETWEEN = re.compile(r"[（(，,]?")
_NOTE = re.compile(r"[（(]([^（）()]*)[）)]")
_SHORTEST = 4
_Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Title:
    """What a title stands for: a full name with its root class and class; `own`: only its document knows it."""

    name: str
    root: str
    cls: str
    reason: str = ""
    own: bool = False


@lru_cache(maxsize=4)
def generic_titles(ontology: Ontology) -> tuple[frozenset[str], frozenset[str]]:
    """Return the titles that only say a kind (意见), and those that never mean one named before (会议纪要)."""
    table = rules(ontology.path)
    return frozenset(words(table, "titles", "generic")), frozenset(words(table, "titles", "own"))


def numbered_titles(scenes: Iterable[Scene]) -> dict[str, Title]:
    """Return the document that each number stands for where all texts agree: 国办发〔2020〕27号 → its title."""
    found: dict[str, dict[str, Title]] = {}
    for scene in scenes:
        generic, own = generic_titles(scene.know.ontology)
        root = scene.know.ontology.root
        for mention in (m for inside in scene.mentions for m in inside):
            if isinstance(mention.value, str) and mention.value != mention.text and root(mention.cls) == "Policy":
                name = label_of(mention.text, "Policy")
                if name not in generic | own:
                    number = label_of(mention.value, "Policy")
                    found.setdefault(number, {})[name] = Title(name, "Policy", mention.cls)
    return {number: next(iter(titles.values())) for number, titles in found.items() if len(titles) == 1}


def title_names(scene: Scene, defined: Sequence[Definition], known: Mapping[str, Title]) -> dict[_Key, Title]:
    """Return what each title or document number of a document stands for.

    `defined` is what the text itself ties together, `known` the numbers that other texts give with their titles.
    """
    found: dict[_Key, Title] = {}
    numbered = dict(known)
    named: list[tuple[Title, int | None]] = []
    root = scene.know.ontology.root
    for number, sentence in enumerate(scene.sentences):
        last: tuple[int, Title] | None = None
        for mention in scene.titled(number):
            if root(mention.cls) not in {"Policy", "Work"}:
                continue
            plain = Title(label_of(mention.text, "Policy"), root(mention.cls), mention.cls)
            if _NUMBER.search(mention.text) and not mention.text.startswith("《"):
                if last is not None and _BETWEEN.fullmatch(sentence.text[last[0] : mention.start]):
                    numbered[plain.name] = last[1]
                full = numbered.get(plain.name)
                title = replace(full, reason=f"{plain.name} is the number of {full.name}") if full else plain
                if title is plain and mention.generic:
                    continue
            else:
                meant = meaning(defined, plain.name, (number, mention.start), scene, generic=True)
                title = _tied(plain, meant, scene) or _full(plain, sentence.item, named, scene)
                if title is plain:
                    named.append((title, sentence.item))
                if isinstance(mention.value, str) and mention.value != mention.text:
                    numbered[label_of(mention.value, "Policy")] = title
                last = (mention.end, title)
            found[mention.sentence, mention.start, mention.end] = title
    return found


def _tied(plain: Title, meant: Mention | None, scene: Scene) -> Title | None:
    if meant is None:
        return None
    name, kind = bare(meant.text), scene.know.ontology.root(meant.cls)
    if kind not in {"Policy", "Work"}:
        return None
    return Title(name, kind, meant.cls, f"the text says that {plain.name} is short for {name}")


def scope(name: str, document: str) -> str:
    """Return the name of a thing that only its document knows: 会议纪要(0123456789ab-1)."""
    return f"{name}({document})"


def _full(plain: Title, item: int | None, named: Sequence[tuple[Title, int | None]], scene: Scene) -> Title:
    """Return the title just named in full that `plain` is the end of, or the document's own, or `plain`."""
    generic, own = generic_titles(scene.know.ontology)
    name = plain.name
    only = replace(plain, own=True, reason=f"{name} names only a kind: this document's own")
    if name in own:
        return only
    if name in generic or len(name) >= _SHORTEST:
        for full, its in reversed(named):
            if full.name != name and _shortens(name, full.name) and its in {item, None}:
                return replace(full, reason=f"{name} is the document just named in full, {full.name}")
    return only if name in generic else plain


def _shortens(name: str, full: str) -> bool:
    """Return whether a title ends in `name`: 《办法》 of 《…保障办法（试行）》, 《草案》 of 《…法（草案）》."""
    if full.endswith(name):
        return True
    notes: list[str] = []
    while full.endswith(("）", ")")) and (found := list(_NOTE.finditer(full))) and found[-1].end() == len(full):
        notes.append(found[-1].group(1))
        full = full[: found[-1].start()]
    return full.endswith(name) or any(note.endswith(name) for note in notes)

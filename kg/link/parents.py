"""The body that stands only inside the name of its unit: 湖南省人民政府办公厅 → 湖南省人民政府."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.link.assemble import Gathered
from kg.link.base import label_of
from kg.link.knowledge import Knowledge
from kg.mentions.heads import Heads, heads_of
from kg.model import Mention
from kg.resources import lexicon

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Parent:
    """A body as entity: id, label, class."""

    id: str
    label: str
    cls: str


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    heads: Heads
    inner: tuple[str, ...]
    whole: tuple[str, ...]
    never: frozenset[str]


@lru_cache(maxsize=4)
def _words(root: Path) -> _Words:
    bodies, table = lexicon("organization", root), lexicon("link", root)["parents"]
    return _Words(
        heads_of(bodies["heads"]), tuple(bodies["inner"]["heads"]), tuple(table["whole"]), frozenset(table["never"])
    )


def parent_in(name: str, know: Knowledge) -> Parent | None:
    """Return the longest body with which the name of a unit begins, or None.

    The body is one that the gazetteers know (国家税务总局|江苏省税务局), or ends as whole bodies do
    (沈阳地铁集团有限公司|运营分公司); what follows must end as units do: 中国银行业协会 is no unit of 中国银行.
    """
    words = _words(know.ontology.path)
    for end in range(len(name) - 2, _SHORTEST - 1, -1):
        body, unit = name[:end], name[end:]
        if not _unit(unit, words):
            continue
        for entry in know.find(body, "Organization"):
            return Parent(know.id_of(entry), entry.label, entry.cls)
        if body.endswith(words.whole) and (cls := words.heads.cls(body)) is not None:
            return Parent(f"org/{body}", body, cls)
    return None


def _unit(rest: str, words: _Words) -> bool:
    if rest[0] in words.never or any(rest.endswith(w) for w in words.never if len(w) > 1):
        return False
    return any(rest.endswith(head) and (len(head) > 1 or len(rest) > 2) for head in words.inner)


def add_parents(entities: dict[str, Gathered], mentions: Iterable[Mention], know: Knowledge) -> None:
    """Add to the entities the bodies that only the names of their units name."""
    for mention in mentions:
        if len(mention.entities) != 1 or know.ontology.root(mention.cls) != "Organization" or mention.generic:
            continue
        parent = parent_in(label_of(mention.text, "Organization"), know)
        if parent is None or parent.id == mention.entities[0]:
            continue
        found = entities.setdefault(parent.id, Gathered(parent.label, parent.cls))
        found.documents.add(mention.sentence.partition("#")[0])

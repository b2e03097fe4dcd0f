"""What the parts of kg.link share: normal forms of names, the target of a link, the rules of link.toml.

The algorithms (knowledge, hierarchy, abbreviation, definitions, coreference, …) import this file only;
`documents.py` and `resolve.py` put them together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.model import Entity, Mention, NameLink
from kg.resources import ontology_dir, read_toml
from kg.text.alternatives import either
from kg.text.clean import fold

PREFIXES: Mapping[str, str] = {
    "Organization": "org",
    "Person": "person",
    "Place": "place",
    "Policy": "policy",
    "Program": "program",
    "Event": "event",
    "Work": "work",
    "Occupation": "occupation",
    "Concept": "concept",
}
_PAIRED = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_DOTS = str.maketrans("•．‧・∙⋅", "······")
_BRACKETS = str.maketrans("()﹙﹚", "（）（）")
_YEARS = re.compile(r"(?<=[0-9])[-–~～](?=[0-9])")
_NUMBERED = re.compile(r"[\[［【﹝〔（]([12][0-9]{3})[\]］】﹞〕）](?=[^（）]*号)")
_WHITE = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\u00ad]+")


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gives: mentions by sentence and start, and an entity for every id that a mention carries."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What a name was resolved to: the entity's id, class and label, with the reason and how sure it is.

    `near` names what it was nearly merged with, and why it was not.
    """

    id: str
    cls: str
    label: str
    reason: str
    by: str
    confidence: float = 1.0
    near: tuple[NameLink, ...] = ()


def normal(name: str) -> str:
    """Return a name in NFC, width-folded, without white or invisible characters."""
    return _WHITE.sub("", fold(unicodedata.normalize("NFC", name)))


def unquoted(name: str) -> str:
    """Return a name without the marks that enclose the whole of it: 《…》, “…”."""
    while len(name) > 2 and _PAIRED.get(name[0]) == name[-1] and name[0] not in name[1:-1]:
        name = name[1:-1]
    return name


def bare(name: str) -> str:
    """Return the label of a name: normal, without enclosing marks (《》 of a title, “” of a programme)."""
    return unquoted(normal(name))


def _printed(title: str) -> str:
    """Return a title or number as gazettes print it, so that papers set differently name one document.

    办法(2024-2028年) → 办法（2024—2028年）, 国发[2024]12号 → 国发〔2024〕12号.
    """
    return _NUMBERED.sub(r"〔\1〕", _YEARS.sub("—", title.translate(_BRACKETS)))


def label_of(name: str, root: str) -> str:
    """Return the label that a name of this root class gives to its entity; never empty for a non-empty name."""
    if root == "Policy":
        return _printed(bare(name)) or name
    if root in {"Program", "Work", "Event"}:
        return bare(name) or name
    if root == "Person":
        return normal(name).translate(_DOTS) or name
    return normal(name) or name


@lru_cache(maxsize=8)
def rules(root: Path | None = None) -> Mapping[str, Any]:
    """Return `lexicon/link.toml` of the ontology folder `root` (None: the default folder)."""
    return read_toml(ontology_dir(root) / "lexicon" / "link.toml")


def words(table: Mapping[str, Any], *keys: str, where: str = "link.toml") -> tuple[str, ...]:
    """Return the list of words at `keys`; raise OntologyError naming the entry where it is not a list of words."""
    found: object = table
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, list) or not all(isinstance(w, str) and w for w in found):
        raise OntologyError(f"lexicon/{where}: {'.'.join(keys)} must be a list of words")
    return tuple(found)


def pairs(table: Mapping[str, Any], *keys: str, where: str = "link.toml") -> Mapping[str, str]:
    """Return the words and what they stand for at `keys`; raise OntologyError where it is not such a table."""
    found: object = table
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, Mapping) or not all(isinstance(v, str) and v for v in found.values()):
        raise OntologyError(f"lexicon/{where}: {'.'.join(keys)} must be a table of words")
    return found


def any_of(alternatives: Sequence[str]) -> str:
    """Return a regular expression that matches any of the words, the longest first."""
    return f"(?:{either(alternatives)})"


@dataclass(frozen=True, slots=True)
class Name:
    """A name to fold: its root class, its label form, the class and `by` of the mention that bore it."""

    root: str
    text: str
    cls: str
    by: str


# What each (root class, name) stands for, while the steps of kg.link.names work on it.
Found = dict[tuple[str, str], Target]

OWN = "its own name"


def own(name: Name) -> Target:
    """Return the target that a name makes by itself."""
    return Target(f"{PREFIXES[name.root]}/{name.text}", name.cls, name.text, OWN, name.by)


def merge(same: Sequence[str], found: Found, chosen: str, why: str, rule: str, sure: float) -> None:
    """Link the bodies named `same` to the one named `chosen`, with the reason."""
    target = found["Organization", chosen]
    for name in same:
        if name != chosen and found["Organization", name].id != target.id:
            text = f"{name} and {target.label}: {why}"
            found["Organization", name] = replace(target, reason=text, by=f"rule:link.toml#{rule}", confidence=sure)

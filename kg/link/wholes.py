"""Names that leave out what their text has said: 国民警卫队 after 美国国民警卫队, 环资委 in a text on 全国人大."""

from __future__ import annotations

from dataclasses import dataclass

from kg.link.base import label_of, rules, words
from kg.link.expand import department, patterns
from kg.link.hierarchy import leading_places
from kg.link.scene import Scene

# A shorter name may be no more than a kind: 研究所.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Whole:
    """The full name that a shorter one stands for in its text, with the reason."""

    name: str
    reason: str


def wholes(scene: Scene) -> dict[str, Whole]:
    """Return the bodies of a document that it also names more fully, by the shorter name."""
    know, table = scene.know, rules(scene.know.ontology.path)
    never = frozenset(words(table, "abbreviation", "never"))
    names = sorted(
        {
            label_of(m.text, "Organization")
            for number in range(len(scene.sentences))
            for m in scene.named(number)
            if know.ontology.root(m.cls) == "Organization"
        }
    )
    found: dict[str, Whole] = {}
    for name in names:
        known = know.find(name, "Organization") or name in never or leading_places(name, know)[0]
        if known or department(name, patterns(know.ontology)) is not None:
            continue
        parts = {e.label: up for up in names for e in know.find(up + name, "Organization")}
        if len(parts) == 1:
            (label, up), *_ = parts.items()
            found[name] = Whole(label, f"{name} is {label}: the text names {up}")
        elif len(name) >= _SHORTEST and (longer := _longer(name, names, scene)) is not None:
            found[name] = Whole(longer, f"{name} is {longer}, named in full in the same text")
    return found


def _longer(name: str, names: list[str], scene: Scene) -> str | None:
    """Return the one name of the text that is a place or a body and then `name`."""
    found = []
    for full in names:
        before = full.removesuffix(name)
        if before in {"", full}:
            continue
        place = leading_places(before, scene.know)[0] == len(before)
        if place or before in names or scene.know.find(before, "Organization"):
            found.append(full)
    return found[0] if len(found) == 1 else None

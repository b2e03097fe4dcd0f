"""Bodies named without their place: 发改委 in a text on 浙江省 is the province's, 人社局 is the nearest city's."""

from __future__ import annotations

from dataclasses import dataclass

from kg.gazetteer import Entry
from kg.link.base import rules, words
from kg.link.expand import department, expand, patterns
from kg.link.scene import Scene
from kg.model import Mention

# How many sentences back a place may stand to be near.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Nearby:
    """What a body without its place is: its full `name`, or none where only its document knows it; and why."""

    name: str | None
    cls: str | None
    reason: str


def nearby(scene: Scene, number: int, mention: Mention, name: str) -> Nearby | None:
    """Return what a department's bare name means in its text; None where the name is not of that kind.

    A known short name of a central body (发改委) stays that unless a place is near and no central body is.
    """
    table = patterns(scene.know.ontology)
    full = department(name, table)
    if full is None:
        return None
    known = scene.know.find(name, "Organization")
    if any(e.label == name for e in known):
        return None
    if _plural(scene, number, mention):
        return Nearby(None, None, f"{name} is any such body here, not one")
    central = _central(scene, number, mention)
    place = None if known and central else _place(scene, number, mention, name)
    if place is not None:
        found = expand(place.label + full, scene.know, lambda entries: place if place in entries else None)
        if found is not None and not found.open:
            return Nearby(found.name, found.cls, f"{name} is that of {place.label}, named just before it")
    if known:
        return None
    national = str(rules(scene.know.ontology.path)["national"].get(name, ""))
    if national and (central or not scene.touches):
        return Nearby(national, None, f"{name} is {national}: no place is near it")
    return Nearby(None, None, f"{name} names no place that the text decides")


def _place(scene: Scene, number: int, mention: Mention, name: str) -> Entry | None:
    item = scene.sentences[number].item
    levels = frozenset(c for classes in patterns(scene.know.ontology).levels.values() for c in classes)
    table = rules(scene.know.ontology.path)["departments"]["head_levels"]
    fits = frozenset(next((table[head] for head in sorted(table) if name.endswith(head)), levels))
    for touch in reversed([t for t in scene.touches if t.at < (number, mention.start) and t.item in {item, None}]):
        if touch.at[0] < number - _NEAR:
            return None
        place = scene.choose(touch.entries)
        if place is not None and place.cls in levels:
            if place.cls in fits:
                return place
            return next((up for up in scene.know.above(place) if up.cls in fits), None)
    return None


def _central(scene: Scene, number: int, mention: Mention) -> bool:
    """Return whether a body of the centre is named in the same sentence, or just before, under a name of its own."""
    classes = words(rules(scene.know.ontology.path), "nation", "before")
    table = patterns(scene.know.ontology)
    for line in range(max(0, number - 1), number + 1):
        for other in scene.named(line):
            if other is mention or department(other.text, table) is not None:
                continue
            entries = scene.know.find(other.text, "Organization")
            if any(e.place is None and e.cls in classes and e.cls != "Media" for e in entries):
                return True
    return False


def _plural(scene: Scene, number: int, mention: Mention) -> bool:
    """Return whether any such bodies are meant: 各级妇联, 地方工商联, 妇联组织."""
    table = rules(scene.know.ontology.path)
    text = scene.sentences[number].text
    before = text[: mention.start].endswith(words(table, "departments", "any_before"))
    return before or text.startswith(words(table, "departments", "any_behind"), mention.end)

"""Joint names beside a pointing word: 苏浙皖三省 are three places, 中俄双方 two countries; 两国 of a text on two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.link.antecedents import Line, back
from kg.link.base import Target
from kg.link.joint import members
from kg.link.knowledge import of_entry
from kg.link.pointers import Rule
from kg.link.scene import Scene
from kg.model import Mention
from kg.resources import lexicon

_FAR = 60  # sentences


def lettered(scene: Scene, line: Line, start: int, rule: Rule) -> tuple[Target, ...]:
    """苏浙皖三省: the places whose letters stand right before the pointing word."""
    letters = line.text[max(0, start - rule.count) : start]
    found = members(letters, "Place", scene.know) if len(letters) == rule.count else ()
    fit = all(any(scene.know.ontology.is_a(e.cls, c) for c in rule.classes) for e in found)
    cut = any(m.start < start - rule.count < m.end for m in line.mentions)
    why = f"named together just before it: {letters}"
    return tuple(of_entry(e, scene.know, why) for e in found) if fit and not cut else ()


def many(mention: Mention, scene: Scene, rule: Rule) -> int:
    """Return how many things of the rule's classes a joint name names: 2 for 中俄."""
    found = members(mention.text, scene.know.ontology.root(mention.cls), scene.know)
    fit = all(any(scene.know.ontology.is_a(e.cls, c) for c in rule.classes) for e in found)
    return len(found) if fit else 0


def side(
    scene: Scene, lines: Sequence[Line], here: Line, start: int, rule: Rule, known: Mapping[str, Target]
) -> tuple[Target, ...]:
    """中方 is 中国; 埃方 is the one country named before it whose name begins so."""
    if start and not here.text[:start].endswith(rule.aside_before):
        return ()
    if rule.single:
        name = str(lexicon("coreference", scene.know.ontology.path)["letters"][rule.noun])
        entries = scene.know.find(name, "Place") or scene.know.find(name, "Organization")
        return (
            (of_entry(entries[0], scene.know, f"{rule.noun}方 is the side of {entries[0].label}"),) if entries else ()
        )
    is_a = scene.know.ontology.is_a
    found: dict[str, Target] = {}
    for _, named in back(lines, here, start, 0):
        for mention in named:
            target = known[mention.entities[0]]
            if target.label.startswith(rule.noun) and any(is_a(target.cls, c) for c in rule.classes):
                found[target.id] = target
    return tuple(found.values()) if len(found) == 1 else ()


def pair(
    scene: Scene, lines: Sequence[Line], here: Line, span: tuple[int, int], rule: Rule, known: Mapping[str, Target]
) -> tuple[Target, ...]:
    """Return China and the one other country that a text on a meeting of both names before 两国 or 双方."""
    table, is_a = lexicon("coreference", scene.know.ontology.path)["pair"], scene.know.ontology.is_a
    acts = rule.id in table["groups"] and here.text.startswith(tuple(table["acts"]), span[1])
    if not acts or (span[0] > 0 and not here.text.endswith(tuple(table["opens"]), 0, span[0])):
        return ()
    before = [x for x in lines[max(0, here.number - _FAR) : here.number + 1] if x.item == here.item]
    text = "".join(x.text for x in before)
    home = scene.know.find(str(table["home"]), "Place")
    if not home or not any(w in text for w in table["meets"]) or not any(w in text for w in table["signs"]):
        return ()
    counts: dict[str, int] = {}
    for mention in (m for x in before for m in x.mentions if m.entities):
        if known[mention.entities[0]].cls == "Country" and len(mention.entities) == 1:
            counts[mention.entities[0]] = counts.get(mention.entities[0], 0) + 1
    target = of_entry(home[0], scene.know, "one of the two countries that the text is on")
    counts.pop(target.id, None)
    named = [(x.number, known[m.entities[0]].cls) for x in before for m in x.mentions if m.entities]
    bodies = any(is_a(cls, "Organization") for number, cls in named if number >= here.number - 1)
    if len(counts) != 1 or bodies or any(is_a(cls, "InternationalBody") for _, cls in named):
        return ()
    other = known[next(iter(counts))]
    return target, replace(other, reason=target.reason)

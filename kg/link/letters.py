"""Joint names beside a pointing word: 苏浙皖三省 are three places, 中俄双方 two countries."""

from __future__ import annotations

from kg.link.antecedents import Line
from kg.link.base import Target
from kg.link.joint import members
from kg.link.knowledge import of_entry
from kg.link.pointers import Rule
from kg.link.scene import Scene
from kg.model import Mention


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

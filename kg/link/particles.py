"""人力资源社会保障部 is 人力资源和社会保障部: names equal but for 和, 与, 及 are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.gazetteer import Entry
from kg.link.base import Found, Name, merge, rules, words
from kg.link.knowledge import Knowledge, of_entry

_WHY = "the same but for 和, 与, 及"


def same_letters(bodies: Sequence[Name], found: Found, know: Knowledge) -> None:
    """Link each body whose letters without particles are those of one known body, or of another in the list."""
    particles = words(rules(know.ontology.path), "particles", "words")
    known = _known(know)
    groups: dict[str, list[str]] = {}
    for name in bodies:
        target = found["Organization", name.text]
        if target.id in know.entries or len(name.text) < 5:
            continue
        letters = _letters(target.label, particles)
        entries = known.get(letters, ())
        if len(entries) == 1:
            why = f"{name.text} and {entries[0].label}: {_WHY}"
            found["Organization", name.text] = of_entry(entries[0], know, why, 0.98)
        else:
            groups.setdefault(letters, []).append(name.text)
    for same in groups.values():
        merge(same, found, max(same, key=lambda n: (len(n), n)), _WHY, "particles", 0.95)


def _letters(name: str, particles: Sequence[str]) -> str:
    for particle in particles:
        name = name.replace(particle, "")
    return name


@lru_cache(maxsize=4)
def _known(know: Knowledge) -> Mapping[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    particles = words(rules(know.ontology.path), "particles", "words")
    for (root, name), entries in know.named.items():
        if root == "Organization" and len(name) > 4:
            bucket = index.setdefault(_letters(name, particles), [])
            bucket += [e for e in entries if e not in bucket]
    return {k: tuple(v) for k, v in index.items()}

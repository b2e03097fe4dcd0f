"""Events of one text: 广交会 in a text on 第140届广交会 is that one, and no known fair of another text's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.link.abbreviation import is_subsequence
from kg.link.base import any_of, label_of, rules, words
from kg.link.scene import Scene
from kg.model import Mention
from kg.ontology import Ontology

_EDITION = re.compile(r"(?:20\d\d年?)?(?:第[一二三四五六七八九十百\d]{1,4}届|首届)|20\d\d年?")
_HOME = "中国"
_LONGER = 3


@lru_cache(maxsize=4)
def _others(ontology: Ontology) -> re.Pattern[str]:
    """Return what stands before a name that means other editions too: 历届广交会."""
    return re.compile(f"{any_of(words(rules(ontology.path), 'events', 'other_editions'))}$")


def editions(scene: Scene) -> Mapping[tuple[int | None, str], str]:
    """Return the full name of the one edition, or of the text's own fair, by item and known name."""
    root = scene.know.ontology.root
    named: dict[int | None, dict[str, None]] = {}
    for number, sentence in enumerate(scene.sentences):
        for mention in scene.named(number):
            if root(mention.cls) == "Event":
                named.setdefault(sentence.item, {})[label_of(mention.text, "Event")] = None
    found: dict[tuple[int | None, str], str] = {}
    for item, names in named.items():
        for name in names:
            cut = _EDITION.match(name)
            bare = name[cut.end() :] if cut else name
            entries = scene.know.find(bare, "Event")
            if len(entries) != 1:
                continue
            label = entries[0].label
            if cut is not None:
                full = cut.group() + label
                known = full if full in names and full != name else None
            else:
                known = _one_of(name, label, [n for n in names if n != name])
            if known is not None:
                found[item, name] = known
    return found


def _one_of(name: str, label: str, others: list[str]) -> str | None:
    """Return the edition of `label` among `others`, else the longer name that `name` is short for here."""
    cut = {(_EDITION.match(other), other) for other in others}
    own = {o: o[m.end() :].removeprefix(_HOME) for m, o in cut if m is not None}
    series = {name, label, name.removeprefix(_HOME), label.removeprefix(_HOME)}
    same = sorted((o for o, rest in own.items() if rest in series), key=lambda o: (-len(o), o))
    if same:
        years = {m.group() for m in (_EDITION.match(o) for o in same) if m is not None}
        return same[0] if len(years) == 1 else None
    if name == label or any(label in other for other in others):
        return None
    fits = [o for o in others if len(o) > len(name) + _LONGER and o[-1] == name[-1] and is_subsequence(name, o)]
    fits = [o for o in fits if o[-2:] == label[-2:] or o[-3:] == label[-3:]]
    bare = {_EDITION.sub("", o, count=1) for o in fits}
    return max(fits, key=lambda o: (len(o), o)) if len(bare) == 1 else None


def edition(
    scene: Scene, number: int, mention: Mention, name: str, known: Mapping[tuple[int | None, str], str]
) -> str | None:
    """Return the full name that a known event's name stands for where `mention` is, or None."""
    sentence = scene.sentences[number]
    full = known.get((sentence.item, name))
    if full is None or _others(scene.know.ontology).search(sentence.text, 0, mention.start):
        return None
    return full

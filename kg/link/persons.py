"""Which persons of one name are one: a second agreement folds them, and the first body named with them tells them
apart: 孟泉(中国劳动关系学院).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.link.base import OWN, Target, label_of, pairs, rules, words
from kg.link.scene import Scene
from kg.model import Mention, NameLink
from kg.ontology import Ontology

# Between a body and the person behind it nothing but posts may stand, and no more than this.
_GAP = 24
_BETWEEN = frozenset("、和兼·•")
_SPECIFIC = 6
_DOT = "·"
_APART = "the same name, but nothing else agrees: kept apart"


@dataclass(slots=True)
class Seen:
    """A person's name in one document: the bodies and posts named with it, and the other persons there."""

    name: str
    document: str
    date: str
    cls: str
    by: str
    bodies: list[str] = field(default_factory=list)
    posts: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


@lru_cache(maxsize=4)
def _common(ontology: Ontology) -> frozenset[str]:
    return frozenset(words(rules(ontology.path), "persons", "common_posts"))


@lru_cache(maxsize=4)
def _singular(ontology: Ontology) -> frozenset[str]:
    return frozenset(words(rules(ontology.path), "persons", "singular"))


def persons(scenes: Sequence[Scene], bodies: Mapping[tuple[str, int], str]) -> dict[tuple[str, str], Target]:
    """Return the entity of each (document id, person's name).

    `bodies` gives the label of the body that the mention at (sentence id, start) names.
    """
    seen = [one for scene in scenes for one in _in_scene(scene, bodies)]
    seen.sort(key=lambda s: (s.name, s.date, s.document))
    by_name: dict[str, list[Seen]] = {}
    for one in seen:
        by_name.setdefault(one.name, []).append(one)
    common = _common(scenes[0].know.ontology) if scenes else frozenset()
    singular = _singular(scenes[0].know.ontology) if scenes else frozenset()
    prominent = pairs(rules(scenes[0].know.ontology.path), "persons", "prominent") if scenes else {}
    found: dict[tuple[str, str], Target] = {}
    for name, same in by_name.items():
        known = prominent.get(name)
        # A name that everybody knows is one person; hardly anybody else bears it.
        groups = [same] if known is not None else _groups(same, common, singular)
        ids = [f"person/{name}({known or _qualifier(group)})" for group in groups]
        for group, id in zip(groups, ids, strict=True):
            near = tuple(NameLink(i, _APART, "rule:link.toml#persons", 0.5) for i in ids if i != id)
            first = group[0]
            for one in group:
                why = OWN if one is first else _why(one, first, known)
                found[one.document, name] = Target(id, one.cls, name, why, one.by, 0.9, near)
    for scene in scenes:
        for short, full in full_names(scene).items():
            part = full.endswith(_DOT + short)
            why = f"{short} is the last part of {full}, named in the same text" if part else f"{short} is {full}"
            found[scene.document.id, short] = replace(
                found[scene.document.id, full], reason=why, by="rule:link.toml#persons"
            )
    return found


def _qualifier(group: Sequence[Seen]) -> str:
    return next((s.bodies[0] for s in group if s.bodies), group[0].document)


def _why(one: Seen, first: Seen, known: str | None = None) -> str:
    if known is not None:
        return f"{one.name} of {known} is known to all; also in document {first.document}"
    shared = [b for b in one.bodies if b in first.bodies] or sorted(one.others & first.others)
    return (
        f"{one.name} is named with {shared[0]} in document {first.document} too"
        if shared
        else f"{one.name} agrees with that of document {first.document} through other texts"
    )


def _groups(same: Sequence[Seen], common: frozenset[str], singular: frozenset[str]) -> list[list[Seen]]:
    """Return the documents' persons of one name, put together where a second thing agrees."""
    groups: list[tuple[Seen, list[Seen]]] = []
    for one in same:
        whole = Seen(
            one.name, one.document, one.date, one.cls, one.by, list(one.bodies), set(one.posts), set(one.others)
        )
        members = [one]
        rest = []
        for sum_, inside in groups:
            if _agree(one, sum_, common, singular):
                whole.bodies += [b for b in sum_.bodies if b not in whole.bodies]
                whole.posts |= sum_.posts
                whole.others |= sum_.others
                members += inside
            else:
                rest.append((sum_, inside))
        groups = [*rest, (whole, members)]
    return [sorted(members, key=lambda s: (s.date, s.document)) for _, members in groups]


def _agree(one: Seen, other: Seen, common: frozenset[str], singular: frozenset[str]) -> bool:
    """Return whether a person agrees with another of the same name, or with one of several put together."""
    if one.others & other.others:
        return True
    if any(a.startswith(b) or b.startswith(a) for a in one.bodies for b in other.bodies):
        return True
    return any(p in singular or (len(p) >= _SPECIFIC and p not in common) for p in one.posts & other.posts)


def full_names(scene: Scene) -> dict[str, str]:
    """Return the full names of persons that a document also calls by their last part, or by surname and post as
    everybody does: 普京 → 弗拉基米尔·普京, 习主席 → 习近平.
    """
    names = {
        label_of(m.text, "Person")
        for number in range(len(scene.sentences))
        for m in scene.named(number)
        if scene.know.ontology.root(m.cls) == "Person"
    }
    called = pairs(rules(scene.know.ontology.path), "persons", "called")
    found = {name: called[name] for name in names if name in called}
    for name in names:
        longer = [n for n in names if n.endswith(_DOT + name)]
        if len(longer) == 1:
            found[name] = longer[0]
    return found


def _in_scene(scene: Scene, bodies: Mapping[tuple[str, int], str]) -> Iterable[Seen]:
    found: dict[str, Seen] = {}
    root = scene.know.ontology.root
    fuller = full_names(scene)
    for number in range(len(scene.sentences)):
        named = scene.named(number)
        for mention in named:
            if root(mention.cls) != "Person":
                continue
            name = label_of(mention.text, "Person")
            name = fuller.get(name, name)
            date = scene.document.date or "9999"
            one = found.setdefault(name, Seen(name, scene.document.id, date, mention.cls, mention.by))
            places, posts = _before(scene, number, mention, named, bodies)
            one.posts.update(posts, _after(mention, named, scene, number))
            one.bodies += [p for p in places if p not in one.bodies]
    for author, body in by_lines(scene, bodies).items():
        if author in found:
            found[author].bodies = [body, *(b for b in found[author].bodies if b != body)]
    for one in found.values():
        one.others = found.keys() - {one.name}
    return found.values()


def _before(
    scene: Scene, number: int, person: Mention, named: Sequence[Mention], bodies: Mapping[tuple[str, int], str]
) -> tuple[list[str], list[str]]:
    """Return the bodies (as they are read) and the posts directly before a person: 中国劳动关系学院教授孟泉."""
    root = scene.know.ontology.root
    text, at = scene.sentences[number].text, person.start
    posts: list[str] = []
    places: list[str] = []
    last = "Person"
    for mention in reversed([m for m in named if m.end <= person.start]):
        gap, kind = text[mention.end : at], root(mention.cls)
        close = all(c in _BETWEEN for c in gap)
        if kind == "Occupation" and close:
            posts.append(mention.text)
        elif kind == "Organization" and last != kind and (not gap or last == "Occupation" or _is_post(gap, scene)):
            label = bodies.get((mention.sentence, mention.start))
            if not close and not _is_post(gap, scene):
                break
            places[:0] = [label] if label is not None else []
        elif not (kind == "Person" and close and not places):
            break
        last, at = kind, mention.start
    return places, posts


def _after(person: Mention, named: Sequence[Mention], scene: Scene, number: int) -> list[str]:
    """Return the posts directly behind a person: 某某总书记, 以某某同志为核心的党中央."""
    root, text = scene.know.ontology.root, scene.sentences[number].text
    posts = [m.text for m in named if m.start == person.end and root(m.cls) == "Occupation"]
    behind = pairs(rules(scene.know.ontology.path), "persons", "behind")
    return posts + [post for words_, post in behind.items() if text.startswith(words_, person.end)]


def _is_post(gap: str, scene: Scene) -> bool:
    if not 0 < len(gap) <= _GAP or any(c in "，。；：！？,;:（）()" for c in gap):
        return False
    return gap.endswith(tuple(_common(scene.know.ontology)))


def by_lines(scene: Scene, bodies: Mapping[tuple[str, int], str]) -> dict[str, str]:
    """Return the body of each author of a document: its affiliations in the authors' order, one for all or each."""
    authors = [label_of(a, "Person") for a in scene.document.authors]
    places: list[str] = []
    for number, sentence in enumerate(scene.sentences):
        if sentence.role == "affiliation":
            for mention in scene.named(number):
                label = bodies.get((mention.sentence, mention.start))
                if label is not None:
                    places.append(label)
    if not places:
        places = [label_of(a, "Organization") for a in scene.document.affiliations]
    if not places or not authors:
        return {}
    if len(places) == len(authors):
        return dict(zip(authors, places, strict=True))
    return dict.fromkeys(authors, places[0]) if len(places) == 1 else {}

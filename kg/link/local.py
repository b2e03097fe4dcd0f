"""What a name stands for inside its own text: 省人社厅 near 浙江省, 朝阳区 after 北京市, a defined short name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.link.base import OWN, PREFIXES, Name, Target, label_of, rules, words
from kg.link.definitions import definitions, meaning
from kg.link.editions import edition, editions
from kg.link.expand import expand
from kg.link.hierarchy import leading_places
from kg.link.hosted import hosted, is_kind
from kg.link.knowledge import bearer, in_force, of_entry
from kg.link.nearby import nearby
from kg.link.scene import Scene
from kg.link.titles import Title, scope, title_names
from kg.link.wholes import Whole, wholes
from kg.model import Mention, NameLink

_Key = tuple[str, int, int]
# A shorter end of a name is no more than a kind: 全会.
_SHORTEST = 4
_DETERMINED = re.compile(r"[该本我](?=省|市|县|区|州|旗|盟|自治区)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention stands for in its text: a `name` to fold with those of other texts, or a `target` at once.

    `reason` and `by` say why the name is not the surface; `because` why nothing could be decided.
    """

    name: Name | None = None
    target: Target | None = None
    reason: str = ""
    by: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the whole document says of names: its places in full, its bodies in full."""

    chains: Mapping[str, str]
    wholes: Mapping[str, Whole]


def read(scene: Scene, numbered: Mapping[str, Title]) -> dict[_Key, Reading]:
    """Return a reading for each naming mention of a document but persons, by (sentence id, start, end).

    `numbered` gives the titles of document numbers that any text tells.
    """
    root = scene.know.ontology.root
    defined = definitions(scene)
    context = _Context(_chains(scene), wholes(scene))
    titles = title_names(scene, defined, numbered)
    events: list[str] = []
    yearly = editions(scene)
    programs: list[str] = []
    found: dict[_Key, Reading] = {}
    for number in range(len(scene.sentences)):
        for mention in scene.titled(number):
            key = (mention.sentence, mention.start, mention.end)
            kind = root(mention.cls)
            name = label_of(mention.text, kind)
            if kind == "Person":
                continue
            if kind in {"Policy", "Work"}:
                if key in titles:
                    found[key] = _title(scene, mention, titles[key])
                continue
            meant = meaning(defined, name, (number, mention.start), scene)
            if meant is not None:
                full = label_of(meant.text, root(meant.cls))
                why = f"the text says that {name} is short for {full}"
                inner = _read(scene, number, mention, root(meant.cls), full, meant.cls, context)
                found[key] = Reading(inner.name, inner.target, why, "rule:link.toml#definitions", inner.because)
            elif kind == "Event" and (own := edition(scene, number, mention, name, yearly)) is not None:
                why = f"{name} is the one that the text tells of, {own}"
                found[key] = Reading(Name(kind, own, mention.cls, mention.by), None, why, "rule:link.toml#editions")
            elif kind == "Event":
                found[key] = _event(scene, mention, name, events)
            elif kind == "Program" and (full_ := _just_named(scene, kind, name, programs, False)) is not None:
                why = f"{name} is the programme just named in full, {full_}"
                found[key] = Reading(Name(kind, full_, mention.cls, mention.by), None, why, "rule:link.toml#programs")
            else:
                programs += [name] if kind == "Program" else []
                found[key] = _read(scene, number, mention, kind, name, mention.cls, context)
    return found


def _event(scene: Scene, mention: Mention, name: str, events: list[str]) -> Reading:
    """恳谈会 after 省级骑手权益保障恳谈会 is that one; without it, this document's own."""
    kind = is_kind(name, scene.know.ontology.path)
    full = _just_named(scene, "Event", name, events, kind)
    if full is not None:
        why = f"{name} is the event just named in full, {full}"
        return Reading(Name("Event", full, mention.cls, mention.by), None, why, "rule:link.toml#events")
    if _graded(scene, name):
        return _mishap(scene, mention, name)
    if kind:
        return _scoped(scene, mention, "Event", name, hosted(scene, name))
    events.append(name)
    return Reading(Name("Event", name, mention.cls, mention.by))


def _graded(scene: Scene, name: str) -> bool:
    return re.fullmatch(str(rules(scene.know.ontology.path)["events"]["graded"]), name) is not None


def _mishap(scene: Scene, mention: Mention, name: str) -> Reading:
    """特别重大火灾事故 is the only one of its grade and kind that the text names in full, even further down."""
    root = scene.know.ontology.root
    events = {label_of(m.text, "Event") for inside in scene.mentions for m in inside if root(m.cls) == "Event"}
    full = sorted(e for e in events if e != name and e.endswith(f"”{name}"))
    if len(full) != 1:
        return _scoped(scene, mention, "Event", name)
    why = f"{name} is the event that the text names in full, {full[0]}"
    return Reading(Name("Event", full[0], mention.cls, mention.by), None, why, "rule:link.toml#events")


def _just_named(scene: Scene, kind: str, name: str, before: Sequence[str], generic: bool) -> str | None:
    """Return the full name that `name` is the end of: 四中全会 after 党的二十届四中全会; none for a known name.

    Of several a kind's name (恳谈会) means the last, any other the one that the text has most often. A longer form
    that is rarer than the shorter one may be cut wrongly (升级冰雪运动) and is not its full name.
    """
    fulls = list(dict.fromkeys(full for full in reversed(before) if full != name and full.endswith(name)))
    if generic or not fulls:
        return fulls[0] if fulls else None
    if len(name) < _SHORTEST or scene.know.find(name, kind):
        return None
    full = fulls[0] if len(fulls) == 1 else max(fulls, key=lambda f: sum(s.text.count(f) for s in scene.sentences))
    often = [label_of(m.text, kind) for inside in scene.mentions for m in inside]
    return full if kind == "Event" or often.count(full) >= max(2, often.count(name)) else None


def _scoped(scene: Scene, mention: Mention, kind: str, name: str, label: str = "") -> Reading:
    own = scope(name, scene.document.id)
    why = f"{name} names only a kind: this document's own"
    return Reading(
        target=Target(f"{PREFIXES[kind]}/{own}", mention.cls, label or name, why, "rule:link.toml#generic", 0.9)
    )


def _title(scene: Scene, mention: Mention, title: Title) -> Reading:
    if title.own:
        return _scoped(scene, mention, title.root, title.name)
    return Reading(Name(title.root, title.name, title.cls, mention.by), None, title.reason, "rule:link.toml#titles")


def _read(scene: Scene, number: int, mention: Mention, kind: str, name: str, cls: str, context: _Context) -> Reading:
    if kind == "Place":
        return _place(scene, mention, name, cls, context.chains)
    if kind == "Organization" and (whole := context.wholes.get(name)) is not None:
        return Reading(Name(kind, whole.name, cls, mention.by), None, whole.reason, "rule:link.toml#parent")
    if kind == "Organization":
        return _body(scene, number, mention, name, cls)
    return Reading(Name(kind, name, cls, mention.by))


def _body(scene: Scene, number: int, mention: Mention, name: str, cls: str) -> Reading:
    """省人社厅, 该省总工会, 朝阳区教委: a body whose place the text has to tell."""
    near = nearby(scene, number, mention, name)
    if near is not None:
        if near.name is None:
            return _open_body(scene, name, cls, near.reason)
        full = Name("Organization", near.name, near.cls or cls, mention.by)
        return Reading(full, None, near.reason, "rule:link.toml#departments")
    if scene.know.find(name, "Organization"):
        return _of_its_year(scene, mention, name, cls)
    at, item = (number, mention.start), scene.sentences[number].item
    found = expand(
        _DETERMINED.sub("", name, count=1), scene.know, scene.choose, lambda level: scene.nearest(level, at, item)
    )
    if found is None or (found.name == name and not found.open):
        return Reading(Name("Organization", name, cls, mention.by))
    if found.open:
        return _open_body(scene, name, found.cls or cls, found.reason)
    reading = Name("Organization", found.name, found.cls or cls, mention.by)
    return Reading(reading, None, found.reason, "rule:link.toml#departments")


def _open_body(scene: Scene, name: str, cls: str, why: str) -> Reading:
    """民政局 of a text that names no place: only its document knows it, it meets no other text's."""
    own = f"org/{scope(name, scene.document.id)}"
    return Reading(target=Target(own, cls, name, why, "rule:link.toml#departments", 0.9))


def _of_its_year(scene: Scene, mention: Mention, name: str, cls: str) -> Reading:
    """药监局 in a text of 2010 is the body that bore the name then; a name out of its years says so."""
    entries, day = scene.know.find(name, "Organization"), scene.document.date
    meant = bearer(entries, day) if len(entries) > 1 and day is not None else None
    if meant is not None:
        when = f"in {(day or '')[:4]}" if in_force(meant, day) else f"until {(meant.valid_until or '')[:4]}"
        return Reading(target=of_entry(meant, scene.know, f"{name} was a name of {meant.label} {when}", 0.95))
    if len(entries) == 1 and day is not None and not in_force(entries[0], day):
        one = entries[0]
        years = f"{(one.valid_from or '')[:4]}–{(one.valid_until or '')[:4]}"
        reason = f"{name} names {one.label} of {years}; the text is of {day[:4]}"
        early = one.valid_from is not None and day < one.valid_from
        return Reading(target=of_entry(one, scene.know, reason, 0.8 if early else 0.95))
    return Reading(Name("Organization", name, cls, mention.by))


def _place(scene: Scene, mention: Mention, name: str, cls: str, chains: Mapping[str, str]) -> Reading:
    """江西瑞金, 北京市朝阳区, 朝阳区: the last place of a chain, one of several of its name, or a name of its own."""
    end, entries = leading_places(name, scene.know)
    if not entries or end < len(name):
        full = chains.get(name, name)
        reason = "" if full == name else f"{name} is the {full} of this text"
        return Reading(Name("Place", full, cls, mention.by), None, reason, "rule:link.toml#chains")
    chosen = scene.choose(entries)
    if chosen is None:
        own = scope(name, scene.document.id)
        why = f"several places are called {name} and the text does not say which"
        near = tuple(NameLink(scene.know.id_of(e), why, "rule:link.toml#homonyms", 0.5) for e in entries[:3])
        return Reading(target=Target(f"place/{own}", cls, name, why, "rule:link.toml#homonyms", 0.5, near))
    why = OWN if name == chosen.label else f"{name} is {chosen.label}"
    if len(entries) > 1:
        why = f"{name} is {chosen.label}, the likeliest of the {len(entries)} places so called in this text"
    return Reading(target=of_entry(chosen, scene.know, why, 1.0 if len(entries) == 1 else 0.9))


def _chains(scene: Scene) -> dict[str, str]:
    """Return the places that a document names once behind what they lie in: 万山镇 → 安徽省庐江县万山镇."""
    root = scene.know.ontology.root
    generic = frozenset(words(rules(scene.know.ontology.path), "places", "generic"))
    found: dict[str, set[str]] = {}
    for number in range(len(scene.sentences)):
        for mention in scene.named(number):
            if root(mention.cls) == "Place":
                label = label_of(mention.text, "Place")
                end, _ = leading_places(label, scene.know)
                if 0 < end < len(label) - 2 and label[end:] not in generic:
                    found.setdefault(label[end:], set()).add(label)
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1}

"""该省, 双方, 四部门, 其, 会议指出: mentions that point at what was just named; what cannot be decided stays open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kg.gazetteer import Entry
from kg.link.antecedents import Finding, Line, back, never, of_kind, only_person, runs, subject, together
from kg.link.base import OWN, PREFIXES, Target, normal
from kg.link.expand import patterns
from kg.link.furniture import papers
from kg.link.held import aside
from kg.link.joint import members
from kg.link.knowledge import of_entry
from kg.link.letters import lettered, many, pair, side
from kg.link.pointers import Pointers, Reading, Rule, pointers
from kg.link.scene import Scene
from kg.link.sessions import session
from kg.link.there import there
from kg.model import Mention
from kg.text.clean import locate, quote


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a pointing word means: targets, the class of its mention, and the reason."""

    targets: tuple[Target, ...]
    cls: str
    because: str


def corefer(
    scene: Scene, mentions: Sequence[Mention], known: Mapping[str, Target], source: str
) -> tuple[list[Mention], list[Target]]:
    """Return a document's linked mentions with those of pointing words, and the targets that these mean.

    `mentions` are linked, `known` gives the target of each id among them. A pointing word that is not decided
    has no entities and says why in `because`; one inside a name is no pointing word.
    """
    by_sentence: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    lines = [
        Line(n, s.item, s.text, tuple(sorted(by_sentence.get(s.id, []), key=lambda m: (m.start, m.end))))
        for n, s in enumerate(scene.sentences)
    ]
    words = pointers(scene.know.ontology)
    linked: list[Mention] = []
    meant: list[Target] = []
    for line in lines:
        found = list(line.mentions)
        for readings in words.at(line.text):
            pointer, targets, over = _longest(scene, lines, line, readings, known, words, source)
            if pointer is not None:
                found = [m for m in found if not any(m is old for old in over)] + [pointer]
                meant += targets
        linked += sorted(found, key=lambda m: (m.start, m.end))
    return linked, meant


def _longest(
    scene: Scene,
    lines: Sequence[Line],
    line: Line,
    readings: Sequence[Reading],
    known: Mapping[str, Target],
    words: Pointers,
    source: str,
) -> tuple[Mention | None, tuple[Target, ...], list[Mention]]:
    """Return the longest pointing word at a place that is decided, else the longest: 该行动计划三年培训 is 该行动.

    With it come the targets and the mentions that it takes the place of.
    """
    first: tuple[Mention | None, tuple[Target, ...], list[Mention]] = (None, (), [])
    for start, end, rules in readings:
        over = [m for m in line.mentions if m.start < end and start < m.end]
        if not all(_gives_way(m, start, end, rules, scene) for m in over):
            continue
        pointer, targets = _point(scene, lines, line, (start, end), rules, known, words, over, source)
        if unit := next((m for m in over if _own_unit(m, start)), None):
            return (*_unit_of(unit, end - start, targets), over)
        if targets:
            return pointer, targets, over
        if first[0] is None and all(m.generic for m in over):
            first = (pointer, targets, over)
    return first


def _own_unit(mention: Mention, start: int) -> bool:
    """Return whether a mention is a pointing word that starts there and the unit behind it: 该校公共事务学院."""
    return mention.start == start and mention.by.endswith("#own-unit")


def _unit_of(unit: Mention, skip: int, parents: tuple[Target, ...]) -> tuple[Mention, tuple[Target, ...]]:
    """Return 该校公共事务学院 as the unit of the one body that 该校 means; open where that is not decided."""
    if len(parents) != 1:
        return unit, ()
    label = parents[0].label + normal(unit.text[skip:])
    why = f"{parents[0].reason}, and its unit"
    target = Target(f"{PREFIXES['Organization']}/{label}", parents[0].cls, label, why, OWN)
    return replace(unit, cls=target.cls, entities=(target.id,), because=why), (target,)


def _gives_way(mention: Mention, start: int, end: int, rules: Sequence[Rule], scene: Scene) -> bool:
    """Return whether a pointing word may take the place of a mention: another's guess of it, 三家 of 三家企业."""
    if _own_unit(mention, start):
        return True
    if (mention.start, mention.end) == (start, end):
        # 总书记指出: the post means its one holder.
        post = scene.know.ontology.root(mention.cls) == "Occupation" and rules[0].classes == ("Person",)
        return mention.generic or post or rules[0].kind in {"joint", "self"}
    counted = scene.know.ontology.root(mention.cls) == "Quantity" and start == mention.start and mention.end < end
    return counted and rules[0].kind == "group"


def _point(
    scene: Scene,
    lines: Sequence[Line],
    line: Line,
    span: tuple[int, int],
    rules: Sequence[Rule],
    known: Mapping[str, Target],
    words: Pointers,
    over: Sequence[Mention],
    source: str,
) -> tuple[Mention | None, tuple[Target, ...]]:
    """Return the mention of a pointing word and what it means; no mention for a bare noun that means nothing."""
    tried: list[tuple[Rule, _Meaning]] = []
    for rule in rules:
        meaning = _mean(scene, lines, line, span, rule, known, words, source)
        tried.append((rule, meaning))
        if meaning.targets:
            break
    rule, meaning = tried[-1] if tried[-1][1].targets else tried[0]
    if rule.bare and not meaning.targets:
        return None, ()
    ids = tuple(t.id for t in meaning.targets)
    same = [(m.start, m.end) for m in over] == [span] and scene.know.ontology.root(over[0].cls) != "Occupation"
    if same and (over[0].generic or rule.kind != "group"):
        generic = rule.kind != "joint"
        mention = replace(over[0], generic=generic, entities=ids, by=rule.by, because=meaning.because)
        return mention, meaning.targets
    sentence = scene.sentences[line.number]
    spans = locate(sentence.pieces, *span, source)
    text = line.text[span[0] : span[1]]
    mention = Mention(
        sentence.id, *span, spans, quote(spans, source), text, meaning.cls, rule.by,
        generic=rule.kind != "joint", entities=ids, because=meaning.because,
    )  # fmt: skip
    return mention, meaning.targets


def _mean(
    scene: Scene,
    lines: Sequence[Line],
    line: Line,
    span: tuple[int, int],
    rule: Rule,
    known: Mapping[str, Target],
    words: Pointers,
    source: str,
) -> _Meaning:
    start = span[0]
    if rule.kind == "country":
        return _country(scene, words.country)
    if rule.kind == "joint":
        return _joint(scene, rule)
    if rule.kind == "self":
        return _medium(scene, source)
    if rule.kind == "side":
        sides = side(scene, lines, line, start, rule, known)
        return _Meaning(sides, sides[0].cls if sides else "Country", f"the side of a country, {rule.noun}方")
    if rule.kind == "own" or (rule.classes == ("Place",) and rule.noun in patterns(scene.know.ontology).levels):
        alone = words.joint if rule.kind != "own" else frozenset[str]()
        # 全区 in a text on 内蒙古自治区 is the region.
        beside = next((m for m in line.mentions if m.end == start and m.entities and not m.generic), None)
        if beside is not None and scene.know.ontology.root(beside.cls) == "Place":
            place = scene.know.entries.get(beside.entities[0])
            fits_level = place is not None and place.label.endswith(rule.noun)
            return _place(scene, place if fits_level else None, rule.noun)
        levels = [v for v in patterns(scene.know.ontology).levels if v.endswith(rule.noun)]
        near = (scene.nearest(v, (line.number, start), line.item, alone) for v in sorted(levels, key=len))
        if (place := next((p for p in near if p is not None), None)) is not None or rule.kind == "own":
            return _place(scene, place, rule.noun)
    if rule.kind == "group" and (letters := lettered(scene, line, start, rule)):
        return _Meaning(letters, letters[0].cls, letters[0].reason)
    finding = _find(scene, lines, line, start, rule, known, words)
    if rule.kind == "group" and len(finding.found) == 1:
        joint = members(finding.found[0].text, scene.know.ontology.root(finding.found[0].cls), scene.know)
        targets = tuple(of_entry(e, scene.know, finding.because) for e in joint)
    else:
        targets = tuple(known[m.entities[0]] for m in finding.found) or pair(scene, lines, line, span, rule, known)
    cls = next((c for c in rule.classes if targets and all(scene.know.ontology.is_a(t.cls, c) for t in targets)), "")
    if not cls:
        cls = rule.classes[0] if rule.classes else (targets[0].cls if targets else "Organization")
    why = targets[0].reason if targets and not finding.found else finding.because
    return _Meaning(targets, targets[0].cls if len(targets) == 1 else cls, why)


def _find(
    scene: Scene,
    lines: Sequence[Line],
    line: Line,
    start: int,
    rule: Rule,
    known: Mapping[str, Target],
    words: Pointers,
) -> Finding:
    is_a = scene.know.ontology.is_a

    def fits(mention: Mention) -> bool:
        target = known[mention.entities[0]]
        if not any(is_a(target.cls, c) for c in rule.classes):
            return False
        return not rule.ends or any(n.strip("《》“”").endswith(rule.ends) for n in (mention.text, target.label))

    if rule.kind == "noun":
        if line.text.startswith("本", start) and (own := _own_title(scene, lines, line, fits)):
            return own
        passed = partial(aside, rule=rule) if rule.held or rule.aside else never
        if rule.beside:
            passed = partial(_other_kind, rule=rule, known=known)
        return session(lines, line, start, rule, fits, words.joint, passed)
    if rule.kind == "group":
        if _of_anybody(line, start, rule, fits):
            return Finding((), "the sentence speaks of any such parties")
        counted = partial(many, scene=scene, rule=rule)
        return together(lines, line, start, rule.window, fits, words.joint, words.meets, rule.count, counted)
    if rule.kind == "there":
        return there(lines, line, start, rule, known, scene.know.ontology)
    if rule.kind == "order":
        return _ordered(lines, line, start, rule, words)
    if rule.kind == "its":
        return subject(line, start, fits, words.opens)
    return only_person(lines, line, start, rule.window, fits, words.opens)


def _own_title(scene: Scene, lines: Sequence[Line], here: Line, fits: Callable[[Mention], bool]) -> Finding | None:
    """本法 is the law that the headline names, whatever law the text named last."""
    heads = (x for x in lines[: here.number] if x.item == here.item and scene.sentences[x.number].role == "title")
    named = [m for x in heads for m in x.mentions if m.entities and not m.generic and fits(m)]
    return Finding((named[-1],), "the document's own title") if named else None


def _other_kind(line: Line, mention: Mention, rule: Rule, known: Mapping[str, Target]) -> bool:
    if rule.classes == ("Person",):
        # 习近平|总书记: a post stands right behind whom it is said of.
        return not line.text.startswith(rule.noun, mention.end)
    return not of_kind(line, mention, rule.noun, (mention.text, known[mention.entities[0]].label))


def _of_anybody(line: Line, start: int, rule: Rule, fits: Callable[[Mention], bool]) -> bool:
    """Return whether 双方 are any workers and employers: 工资集体协商中，双方应当平等协商."""
    before = line.text[:start]
    named = any(fits(m) for m in line.mentions if m.entities and not m.generic and m.end <= start)
    return not named and any(word in before for word in rule.unless)


def _medium(scene: Scene, source: str) -> _Meaning:
    """本报: the one paper that the page's furniture names."""
    found = papers(scene.document, source, scene.know)
    if len(found) != 1:
        why = "several media are named on the page's edges" if found else "the page does not say which paper it is"
        return _Meaning((), "Media", why)
    why = f"the page's edge names {found[0].label}"
    return _Meaning((of_entry(found[0], scene.know, why),), found[0].cls, why)


def _joint(scene: Scene, rule: Rule) -> _Meaning:
    """两办: the bodies that this word always means together."""
    why = f"{rule.noun} is a name of several"
    targets = tuple(of_entry(e, scene.know, why) for e in members(rule.noun, "Organization", scene.know))
    return _Meaning(targets, "Organization", why)


def _ordered(lines: Sequence[Line], line: Line, start: int, rule: Rule, words: Pointers) -> Finding:
    for its, named in back(lines, line, start, rule.window):
        pairs = [r for r in runs(its, named, words.joint) if len({m.entities[0] for m in r}) == 2 and len(r) == 2]
        if pairs:
            chosen = pairs[-1][rule.count]
            return Finding((chosen,), f"one of the two just named, {chosen.text}")
    return Finding((), "no two things are named just before")


def _country(scene: Scene, name: str) -> _Meaning:
    if entries := scene.know.find(name, "Place"):
        target = of_entry(entries[0], scene.know, "the country of the text")
    else:
        target = Target(f"place/{name}", "Country", name, "the country of the text", OWN)
    return _Meaning((target,), target.cls, target.reason)


def _place(scene: Scene, place: Entry | None, level: str) -> _Meaning:
    if place is None:
        return _Meaning((), "Place", f"no {level} is named that the text decides")
    why = f"the nearest {level} named before it, {place.label}"
    return _Meaning((of_entry(place, scene.know, why),), place.cls, why)

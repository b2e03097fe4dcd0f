"""Linking over documents: what each name stands for in its text, names folded over all texts, then coreference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.link.assemble import Gathered, finish, gather
from kg.link.base import OWN, Found, Linked, Target, label_of
from kg.link.coreference import corefer
from kg.link.decisions import Decision, apply, join_persons
from kg.link.definitions import defined_mentions, definitions
from kg.link.joint import members
from kg.link.knowledge import Knowledge, know, of_entry
from kg.link.local import Reading, read
from kg.link.names import fold, one_root
from kg.link.parents import body_of, parent
from kg.link.persons import persons
from kg.link.scene import Scene, scenes
from kg.link.shortening import limits
from kg.link.sites import line_of, seat
from kg.link.splitting import split_bodies
from kg.link.titles import numbered_titles
from kg.model import Document, Mention, Sentence
from kg.ontology import Ontology
from kg.replacing import replace

_Key = tuple[str, int, int]


def link(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    texts: Mapping[str, str],
    ontology: Ontology,
    decisions: Sequence[Decision] = (),
) -> Linked:
    """Return the mentions with their entities, coreference mentions added, and the entities.

    `texts` gives Source.text by sha256. The order of the documents does not change any id. A mention that could
    not be decided keeps `entities=()` and says why in `because`.
    """
    knowledge = know(ontology)
    stage = [_with_defined(s, texts[s.document.sha256]) for s in scenes(documents, sentences, mentions, knowledge)]
    numbered = numbered_titles(stage)
    readings = {scene.document.id: read(scene, numbered) for scene in stage}
    readings = _join_roots(readings, knowledge)
    found = fold(
        (r.name for by in readings.values() for r in by.values() if r.name), knowledge, limits(ontology, True)
    )
    found = apply(decisions, found, knowledge)
    targets = {scene.document.id: _targets(scene, readings[scene.document.id], found) for scene in stage}
    for scene in stage:
        _decide(scene, targets[scene.document.id], found, decisions)
    _add_persons(stage, targets, decisions)
    entities: dict[str, Gathered] = {}
    linked: list[Mention] = []
    for scene in stage:
        linked += _finish(scene, targets[scene.document.id], readings[scene.document.id], texts, entities)
    order = {s.id: n for n, s in enumerate(sentences)}
    linked.sort(key=lambda m: (order[m.sentence], m.start, m.end))
    return Linked(tuple(linked), finish(entities, knowledge))


def _join_roots(readings: Mapping[str, dict[_Key, Reading]], know: Knowledge) -> dict[str, dict[_Key, Reading]]:
    """Return the readings with one root class for each title, whatever single mentions took it for."""
    roots = one_root((r.name for by in readings.values() for r in by.values() if r.name), know)
    joined: dict[str, dict[_Key, Reading]] = {}
    for document, by in readings.items():
        joined[document] = {}
        for key, reading in by.items():
            name = reading.name
            if name is not None and roots.get(name.text, name.root) != name.root:
                reading = replace(reading, name=replace(name, root=roots[name.text], cls=roots[name.text]))
            joined[document][key] = reading
    return joined


def _with_defined(scene: Scene, source: str) -> Scene:
    """Return the scene with a mention wherever a short name stands that the text itself has defined.

    Names of two bodies are cut first.
    """
    scene = split_bodies(scene, source)
    return defined_mentions(scene, definitions(scene), source)


def _targets(scene: Scene, readings: Mapping[_Key, Reading], found: Found) -> dict[_Key, Target]:
    """Return what each mention of a document stands for; persons come later."""
    targets: dict[_Key, Target] = {}
    for key, reading in readings.items():
        if reading.target is not None:
            targets[key] = reading.target
        elif reading.name is not None:
            target = found[reading.name.root, reading.name.text]
            if reading.reason:
                target = replace(target, reason=reading.reason, by=reading.by, confidence=min(target.confidence, 0.9))
            elif target.reason == OWN:
                target = replace(target, by=reading.name.by)
            targets[key] = target
    return targets


def _decide(scene: Scene, targets: dict[_Key, Target], found: Found, decisions: Sequence[Decision]) -> None:
    """Let people's decisions win over what a text itself said of a name: 省人社厅, 朝阳区, 《意见》."""
    spoken = {n for d in decisions for n in (d.name, d.other)}
    root = scene.know.ontology.root
    for mention in (m for inside in scene.mentions for m in inside) if spoken else ():
        key = (mention.sentence, mention.start, mention.end)
        target = targets.get(key)
        name = (root(mention.cls), label_of(mention.text, root(mention.cls)))
        if target is not None and not {name[1], target.id}.isdisjoint(spoken):
            targets[key] = apply(decisions, {**found, name: target}, scene.know)[name]


def _add_persons(
    stage: Sequence[Scene], targets: Mapping[str, dict[_Key, Target]], decisions: Sequence[Decision]
) -> None:
    bodies = {
        (sentence, start): target.label
        for by in targets.values()
        for (sentence, start, _), target in by.items()
        if target.id.startswith("org/")
    }
    found = join_persons(decisions, persons(stage, bodies))
    for scene in stage:
        root = scene.know.ontology.root
        for number in range(len(scene.sentences)):
            for mention in scene.named(number):
                if root(mention.cls) == "Person":
                    key = (scene.document.id, label_of(mention.text, "Person"))
                    targets[scene.document.id][mention.sentence, mention.start, mention.end] = found[key]


def _finish(
    scene: Scene,
    targets: Mapping[_Key, Target],
    readings: Mapping[_Key, Reading],
    texts: Mapping[str, str],
    entities: dict[str, Gathered],
) -> list[Mention]:
    """Return the mentions of a document, linked, with coreference; tell `entities` of them."""
    document, knowledge = scene.document, scene.know
    named: list[Mention] = []
    joint: list[Target] = []
    for inside in scene.mentions:
        for mention in inside:
            key = (mention.sentence, mention.start, mention.end)
            target = targets.get(key)
            several = _several(mention, target, knowledge)
            if several:
                ids = tuple(t.id for t in several)
                named.append(replace(mention, entities=ids, because=several[0].reason))
                joint += several
                continue
            if target is None:
                why = readings[key].because if key in readings else mention.because
                named.append(replace(mention, because=why))
                continue
            because = target.reason if target.reason != OWN else mention.because
            same = knowledge.ontology.root(target.cls) == knowledge.ontology.root(mention.cls)
            finer = knowledge.ontology.is_a(target.cls, mention.cls)
            cls = target.cls if finer or not same else mention.cls
            named.append(replace(mention, cls=cls, entities=(target.id,), because=because))
            gather(entities, target, mention.text, document.id, knowledge)
            if target.id.startswith("org/") and (up := parent(mention.text, knowledge)) is not None:
                gather(entities, up, None, document.id, knowledge)
            if target.id.startswith("occupation/") and (body := body_of(mention.text, knowledge)) is not None:
                gather(entities, body, None, document.id, knowledge)
            if (area := seat(mention.text, cls, knowledge)) is not None and area.id != target.id:
                gather(entities, area, None, document.id, knowledge)
            if target.id.startswith("place/") and (line := line_of(mention.text, knowledge)) is not None:
                gather(entities, line, None, document.id, knowledge)
    known = {t.id: t for t in (*joint, *targets.values())}
    linked, meant = corefer(scene, named, known, texts[document.sha256])
    for target in (*joint, *meant):
        gather(entities, target, None, document.id, knowledge)
    return linked


def _several(mention: Mention, target: Target | None, know: Knowledge) -> list[Target]:
    """Return what a joint name means: 中俄 is no place of its own, 中办国办 no body."""
    if target is None or mention.generic or target.id in know.entries:
        return []
    found = members(mention.text, know.ontology.root(mention.cls), know)
    return [of_entry(e, know, f"{mention.text} is a name of {len(found)}") for e in found]

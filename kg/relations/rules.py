"""`ontology/rules/*.toml` → Rules, checked: an unknown property, class or key names file and rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology import Ontology, load_ontology
from kg.resources import lexicon, read_toml

VOICES = ("active", "passive")
SIDES = (
    "left",
    "right",
    "with",
    "topic",
    "guide",
    "at",
    "joint",
    "event",
    "basis",
    "made",
    "earlier",
    "to",
    "upon",
    "around",
    "goal",
    "owner",
    "fellows",
    "last",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the facts that must come out of it (a yes) or must not (a no)."""

    text: str
    facts: tuple[str, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying a property.

    `triggers` are the verbs; `subject` and `object` the classes that may fill the slots, `subject_at` and
    `object_at` where each stands: left or right of the verb, `with` (与 …, 联合 …), `joint` (联合 … only),
    `guide` (在 … 指导下), `at` (在 …), `event` (在 … 上, 出席 … 并), `basis` (根据 …), `to` (向 …), `upon` (对 …),
    `around` (围绕), `goal` (到 …), `owner` (the name right before the object's own), `fellows` (all
    but the first of the subject's list), `last` (what the clause before is about or ends with),
    `topic` (what the clause is about, also carried over a comma), `made` (right, else topic),
    `earlier` (the subject of a clause before). `value` = "time" takes the statement's time instead of an object.
    `intransitive`: nothing may follow the verb; `plain`: no 的 may (来华访问的王储);
    `nearest`: the topic is the noun next to the left, none farther. `inside` also looks at names
    before the head (授予张三…称号). `through` are verbs that may stand between trigger and object, `tails` nouns
    that may follow the object's name, `not_before` and `not_after` words that must not touch the trigger, `need`
    words of which one must stand in the clause, `stop`
    words that must not. `not_cut` are words that go on with an object's name (技能人才|培养): what is meant is more.
    `apart` are words that must not stand between trigger and object (位于该州|的|基地: the base lies there).
    `gap` bounds the characters between trigger and object, `near` those between `owner` and
    what it owns.
    """

    file: str
    id: str
    predicate: str
    triggers: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...] = ()
    subject_at: str = "left"
    object_at: str = "right"
    value: str = ""
    voices: tuple[str, ...] = VOICES
    through: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    not_cut: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    gap: int = 60
    near: int = 12
    carry: bool = True
    spokesman: bool = False
    inside: bool = False
    intransitive: bool = False
    plain: bool = False
    nearest: bool = False
    modality: str = ""
    yes: tuple[Example, ...] = ()
    no: tuple[Example, ...] = ()

    @property
    def by(self) -> str:
        """What evidence made by this rule says in its `by`."""
        return f"rule:{self.file}#{self.id}"

    def admits(self, between: str) -> bool:
        """Whether the words `between` trigger and object leave them together."""
        return len(between) <= self.gap and not any(w in between for w in self.apart)


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All rules in the order of files and lines, and the rules of each trigger."""

    rules: tuple[Rule, ...]
    triggers: Mapping[str, tuple[Rule, ...]]


_TUPLES = ("triggers", "subject", "object", "voices", "not_before", "not_after", "need", "stop", "not_cut", "apart")
_SETS = ("through", "tails")
_PLAIN = (
    "id",
    "predicate",
    "subject_at",
    "object_at",
    "value",
    "gap",
    "near",
    "carry",
    "spokesman",
    "inside",
    "intransitive",
    "plain",
    "nearest",
    "modality",
)


@lru_cache(maxsize=4)
def load_rules(root: Path | None = None) -> Rulebook:
    """Return the rules of the ontology folder `root`; OntologyError names file and rule on a fault."""
    ontology = load_ontology(root)
    rules: list[Rule] = []
    for path in sorted((ontology.path / "rules").glob("*.toml")):
        data = read_toml(path)
        for number, entry in enumerate(data.get("rule", ()), 1):
            rules.append(_rule(path, number, entry, ontology))
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.by in seen:
            raise OntologyError(f"{rule.file}: rule {rule.id} stands twice; rename one")
        seen[rule.by] = rule
    return Rulebook(tuple(rules), _triggers(rules, (*lexicon("clause", ontology.path)["adverbs"], "联合")))


def _triggers(rules: Sequence[Rule], manner: Sequence[str]) -> Mapping[str, tuple[Rule, ...]]:
    """Return trigger → its rules; one that only says how (联合|启动) has those of the verb in it too."""
    own: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in rule.triggers:
            own.setdefault(word, []).append(rule)
    found: dict[str, tuple[Rule, ...]] = {}
    for word, rows in sorted(own.items()):
        cut = (word[len(m) :] for m in manner if len(m) > 1 and word.startswith(m))
        bare = next((own[verb] for verb in cut if verb in own), [])
        other = {"cooperatedWith"} | ({"launched"} if any(r.predicate == "implements" for r in rows) else set())
        # 深入|开展 carries on what was launched before.
        more = {r.by for r in bare if not r.need and r.predicate not in other}
        known = {r.by for r in rows}
        found[word] = tuple(r for r in rules if r.by in known or r.by in more)
    return found


def _rule(path: Path, number: int, entry: Mapping[str, Any], ontology: Ontology) -> Rule:
    name = str(entry.get("id", f"number {number}"))
    where = f"{path.name}: rule {name}"
    unknown = sorted(set(entry) - {*_TUPLES, *_SETS, *_PLAIN, "yes", "no"})
    if unknown:
        raise OntologyError(f"{where}: unknown key {unknown[0]}; see kg/relations/rules.py")
    for key in ("id", "predicate", "triggers", "subject"):
        if not entry.get(key):
            raise OntologyError(f"{where}: no {key}; add it")
    fields: dict[str, Any] = {k: entry[k] for k in _PLAIN if k in entry}
    fields |= {k: tuple(entry[k]) for k in _TUPLES if k in entry}
    # 编制了 is 编制: what stands behind a verb is no part of its word.
    fields["triggers"] = tuple(dict.fromkeys(w.removesuffix("了") for w in entry["triggers"]))
    fields |= {k: frozenset(entry[k]) for k in _SETS if k in entry}
    fields |= {k: tuple(example(where, e) for e in entry.get(k, ())) for k in ("yes", "no")}
    rule = Rule(path.name, **fields)
    _check(where, rule, ontology)
    return rule


def example(where: str, entry: Mapping[str, Any]) -> Example:
    """Return a yes or no of a rule or form; OntologyError names the rule at `where` that has a malformed one."""
    if not isinstance(entry, dict) or "text" not in entry or set(entry) - {"text", "facts", "date"}:
        raise OntologyError(f"{where}: an example needs text and facts, and may have a date")
    return Example(entry["text"], tuple(entry.get("facts", ())), entry.get("date"))


def _check(where: str, rule: Rule, ontology: Ontology) -> None:
    prop = ontology.properties.get(rule.predicate)
    if prop is None:
        raise OntologyError(f"{where}: unknown property {rule.predicate}; add it to kg.ttl or mend the name")
    for cls in (*rule.subject, *rule.object):
        if cls not in ontology.classes:
            raise OntologyError(f"{where}: unknown class {cls}; add it to kg.ttl or mend the name")
    if bool(rule.object) == bool(rule.value):
        raise OntologyError(f"{where}: needs either object classes or a value")
    if rule.subject_at not in SIDES or rule.object_at not in SIDES or set(rule.voices) - set(VOICES):
        raise OntologyError(f"{where}: subject_at and object_at are {', '.join(SIDES)}; voices {', '.join(VOICES)}")
    if rule.value not in {"", "time"}:
        raise OntologyError(f"{where}: value is time, not {rule.value}")
    if (prop.kind == "entity") != bool(rule.object):
        raise OntologyError(f"{where}: {rule.predicate} takes {'an entity' if prop.kind == 'entity' else 'a value'}")

"""The pointing words of lexicon/coreference.toml: which there are, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.errors import OntologyError
from kg.link.base import any_of
from kg.link.expand import patterns
from kg.link.joint import joint_names
from kg.ontology import Ontology
from kg.resources import lexicon


@dataclass(frozen=True, slots=True)
class Rule:
    """How one pointing word is read; `kind` is noun, group, own, country, joint, self, order, there, side, its or
    they.

    `noun` is the word less its determiner, `count` the size of a group, `bare` True for 会议 in 会议指出;
    `aside`, `aside_before`: words beside a name that is only spoken of; `held`: words without which in its sentence
    it is so; `called`: verbs that have a meeting held; `verbs`: what must follow a bare noun, in place of those of
    all; `beside`: the noun ends the name or stands beside it; `unless`: words before it in a sentence that names
    nobody by which it means just anybody.
    """

    id: str
    kind: str
    noun: str
    classes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    window: int = 0
    single: bool = False
    bare: bool = False
    count: int = 0
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    aside_before: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    beside: bool = False
    called: tuple[str, ...] = ()

    @property
    def by(self) -> str:
        """What a mention made by this rule says of its origin."""
        return f"rule:coreference.toml#{self.id}"


# A pointing word at (start, end) with the rules that may read it.
Reading = tuple[int, int, list[Rule]]


@dataclass(frozen=True, slots=True, eq=False)
class Pointers:
    """All rules by pointing word, a pattern that finds the words, and the lists that the rules share."""

    rules: Mapping[str, tuple[Rule, ...]]
    pattern: re.Pattern[str]
    opens: frozenset[str]
    verbs: tuple[str, ...]
    joint: frozenset[str]
    meets: tuple[str, ...]
    country: str

    def at(self, text: str) -> Iterator[list[Reading]]:
        """Yield the pointing words that their surroundings allow, those of one place together, the longest first."""
        at = 0
        while (match := self.pattern.search(text, at)) is not None:
            start, end = match.span()
            readings: list[Reading] = []
            for stop in range(end, start, -1):
                rules = self.rules.get(text[start:stop], ())
                allowed = [r for r in rules if self._allowed(r, text, start, stop)]
                if allowed and (stop == end or (stop - start > 2 and not allowed[0].bare)):
                    readings.append((start, stop, allowed))
            if readings:
                yield readings
            at = end if readings else start + 1

    def _allowed(self, rule: Rule, text: str, start: int, end: int) -> bool:
        if text.startswith(rule.not_before, end) or text[:start].endswith(rule.not_after):
            return False
        if not rule.bare:
            return True
        return (start == 0 or text[start - 1] in self.opens) and text.startswith(rule.verbs or self.verbs, end)


def _noun_rules(table: Mapping[str, Any]) -> Iterator[tuple[str, Rule]]:
    for row in table["noun"]:
        for determiner in row.get("determiners", [""]):
            for noun in row["words"]:
                ends = tuple(noun if e == "=" else e for e in row["ends"])
                yield determiner + noun, Rule(
                    row["id"], "noun", noun, tuple(row["classes"]), ends, row["window"], row.get("single", False),
                    row.get("bare", False), 0, tuple(row.get("not_before", [])), _inside(table, determiner),
                    (), tuple(row.get("aside", [])), tuple(row.get("aside_before", [])), tuple(row.get("held", [])),
                    tuple(row.get("verbs", [])), row.get("beside", False),
                    tuple(row.get("called", [])),
                )  # fmt: skip


def _inside(table: Mapping[str, Any], determiner: str) -> tuple[str, ...]:
    return tuple(table["inside"].get(determiner[:1], []))


def _group_rules(table: Mapping[str, Any]) -> Iterator[tuple[str, Rule]]:
    for row in table["group"]:
        counted = [(word, row["count"]) for word in row.get("words", [])]
        counted += [(n + noun, count) for noun in row.get("numbered", []) for n, count in table["numbers"].items()]
        for word, count in counted:
            yield word, Rule(
                row["id"], "group", word, tuple(row["classes"]), (), row["window"], False, False, count,
                tuple(row.get("not_before", [])), tuple(row.get("not_after", [])), tuple(row.get("unless", [])),
            )  # fmt: skip


def _state_rule(row: Mapping[str, Any]) -> Iterator[tuple[str, Rule]]:
    """Yield 国家 as the state that does something."""
    not_before, verbs = tuple(row["not_before"]), tuple(row["verbs"])
    yield row["word"], Rule(row["id"], "country", row["word"], bare=True, not_before=not_before, verbs=verbs)


def _other_rules(table: Mapping[str, Any], ontology: Ontology) -> Iterator[tuple[str, Rule]]:
    for word in table["country"]["words"]:
        yield word, Rule(table["country"]["id"], "country", word)
    yield from _state_rule(table["state"])
    own = table["own"]
    for level in patterns(ontology).levels:
        for determiner in own["determiners"]:
            yield (
                determiner + level,
                Rule(
                    own["id"], "own", level, not_before=tuple(own["not_before"]), not_after=_inside(table, determiner)
                ),
            )
    joint = table["joint_name"]
    for word in joint_names(ontology):
        yield (
            word,
            Rule(
                joint["id"], "joint", word, not_before=tuple(joint["not_before"]), not_after=tuple(joint["not_after"])
            ),
        )
    medium = table["medium"]
    for word in medium["words"]:
        yield (
            word,
            Rule(medium["id"], "self", word, not_before=tuple(medium["not_before"]), not_after=_inside(table, word)),
        )
    order = table["order"]
    for number, name in enumerate(("first", "second")):
        yield order[name], Rule(order["id"], "order", order[name], window=order["window"], count=number)
    row = table["there"]
    yield row["word"], Rule(
        row["id"], "there", row["word"], ("Place",), tuple(row["sites"]), row["window"],
        not_before=tuple(row["not_before"]), aside_before=tuple(row["opens"]),
    )  # fmt: skip
    side = table["side"]
    for letter in (*side["sides"], *side["others"]):
        yield letter + side["word"], Rule(
            side["id"], "side", letter, ("Country", "InternationalBody"), single=letter in side["sides"],
            not_before=tuple(side["not_before"]), aside_before=tuple(side["before"]),
        )  # fmt: skip
    for kind, row in (("its", table["its"]), ("they", table["they"])):
        for word in row.get("words", [row.get("word")]):
            yield word, Rule(
                row["id"], kind, word, tuple(row.get("classes", ["Person"])), (), row.get("window", 0),
                not_before=tuple(row["not_before"]), not_after=tuple(row["not_after"]),
            )  # fmt: skip


@lru_cache(maxsize=4)
def pointers(ontology: Ontology) -> Pointers:
    """Return the pointing words of an ontology; raise OntologyError where coreference.toml lacks an entry."""
    table = lexicon("coreference", ontology.path)
    rules: dict[str, list[Rule]] = {}
    try:
        for word, rule in (*_noun_rules(table), *_group_rules(table), *_other_rules(table, ontology)):
            rules.setdefault(word, []).append(rule)
        subject = table["subject"]
        found = Pointers(
            {w: tuple(r) for w, r in rules.items()}, re.compile(any_of(tuple(rules))), frozenset(subject["opens"]),
            tuple(subject["verbs"]), frozenset(table["joint"]["words"]), tuple(table["joint"]["meets"]),
            table["country"]["name"],
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise OntologyError(f"lexicon/coreference.toml: an entry lacks or misspells {error}") from None
    for word, same in found.rules.items():
        for rule in same:
            unknown = [c for c in rule.classes if c not in ontology.classes]
            if unknown:
                raise OntologyError(
                    f"lexicon/coreference.toml: {rule.id} ({word}) names the unknown class {unknown[0]}"
                )
    return found

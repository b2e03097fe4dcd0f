"""`[[form]]` of `ontology/rules/*.toml` → Forms: ways of writing that a pattern over names says better than a verb.

    张三执导、李四主演的电影《春天》 · （1950年3月—），男，汉族，山东济南人 · 主演：王五

A pattern is a regular expression in which ⟨S⟩ and ⟨O⟩ are the subject and object (a name of the form's classes, or a
list of such; ⟨S!⟩ just one, ⟨S,⟩ also a list with commas, ⟨S+⟩ one of people with their bodies), ⟨T⟩ a time, ⟨s⟩, ⟨o⟩
and ⟨t⟩ one such name that is only passed over, ⟨…⟩ up to twelve characters without a mark or such a name, ⟨……⟩ up to
45 of one sentence without a work's name, and ⟨word⟩ a row of `[words]` in the file. A slot that the pattern lacks is
the topic: the name that the sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology import Ontology, load_ontology
from kg.relations.rules import Example, example
from kg.resources import read_toml
from kg.text.cues import Cues, cues_of

# A name of such a class stands in a pattern as one character; names of other classes are read as their words.
ROOTS = ("Person", "Organization", "Place", "Work", "Policy", "Program", "Event", "Time", "Quantity")
SIGN = {root: chr(0xE000 + i) for i, root in enumerate(ROOTS)}
_STOPS = "。；！？"
_MARKS = "，：、" + _STOPS
_HAN = r"[\u3400-\u9fff·•]"
_WORK = SIGN["Work"]
# What may follow the last member of a list that nobody took for a name.
_BEHIND = "领衔|联[袂合]|共同|主演|参演|出演|执导|出品"
_VALUES = frozenset({"", "time", "day", "begin", "end", "text"})
_KEYS = frozenset(
    {
        "id",
        "predicate",
        "triggers",
        "subject",
        "object",
        "value",
        "brackets",
        "stative",
        "dated",
        "patterns",
        "yes",
        "no",
    }
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a property; `triggers` are words of which one must stand in the sentence.

    `value` is "time" (⟨T⟩ is what the property says), "begin" or "end" of such a span, or "text" (the group V is);
    `brackets` reads what stands in round brackets too, which is passed over elsewhere; `stative`: it says what
    somebody is, whatever the clause plans (将播出对秘鲁总统某某的专访); `dated`: without ⟨T⟩ it has its clause's
    time. "day" is a ⟨T⟩ that is one exact day. The group K is the kind of the paper meant that an earlier sentence
    names.
    """

    file: str
    id: str
    predicate: str
    triggers: tuple[str, ...]
    subject: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
    object: tuple[str, ...] = ()
    value: str = ""
    brackets: bool = False
    stative: bool = False
    dated: bool = False
    yes: tuple[Example, ...] = ()
    no: tuple[Example, ...] = ()

    @property
    def by(self) -> str:
        """What evidence made by this form says in its `by`."""
        return f"rule:{self.file}#{self.id}"


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """All forms in the order of files and lines, and the numbers of those that a trigger calls."""

    forms: tuple[Form, ...]
    triggers: Mapping[str, tuple[int, ...]]
    cues: Cues


@lru_cache(maxsize=4)
def load_forms(root: Path | None = None) -> Forms:
    """Return the forms of the ontology folder `root`; OntologyError names file and form on a fault."""
    ontology = load_ontology(root)
    forms: list[Form] = []
    for path in sorted((ontology.path / "rules").glob("*.toml")):
        data = read_toml(path)
        words = data.get("words", {})
        forms += [_form(path, n, entry, words, ontology) for n, entry in enumerate(data.get("form", ()), 1)]
    index: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for word in form.triggers:
            index.setdefault(word, []).append(number)
    return Forms(tuple(forms), {w: tuple(n) for w, n in sorted(index.items())}, cues_of(index))


def _form(path: Path, number: int, entry: Mapping[str, Any], words: Mapping[str, str], ontology: Ontology) -> Form:
    where = f"{path.name}: form {entry.get('id', f'number {number}')}"
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise OntologyError(f"{where}: unknown key {unknown[0]}; see kg/relations/forms/base.py")
    for key in ("id", "predicate", "triggers", "subject", "patterns"):
        if not entry.get(key):
            raise OntologyError(f"{where}: no {key}; add it")
    fields: dict[str, Any] = {
        k: entry[k] for k in ("id", "predicate", "value", "brackets", "stative", "dated") if k in entry
    }
    fields |= {k: tuple(entry[k]) for k in ("triggers", "subject", "object") if k in entry}
    fields |= {k: tuple(example(where, e) for e in entry.get(k, ())) for k in ("yes", "no")}
    _check(where, fields, ontology)
    patterns = tuple(_compile(where, p, fields, words, ontology) for p in entry["patterns"])
    return Form(path.name, patterns=patterns, **fields)


def _check(where: str, fields: Mapping[str, Any], ontology: Ontology) -> None:
    prop = ontology.properties.get(fields["predicate"])
    if prop is None:
        raise OntologyError(f"{where}: unknown property {fields['predicate']}; add it to kg.ttl or mend the name")
    for cls in (*fields["subject"], *fields.get("object", ())):
        if cls not in ontology.classes:
            raise OntologyError(f"{where}: unknown class {cls}; add it to kg.ttl or mend the name")
    value = fields.get("value", "")
    if value not in _VALUES or bool(fields.get("object")) == bool(value):
        raise OntologyError(f"{where}: needs either object classes or a value: time, begin, end, text")
    if (prop.kind == "entity") != bool(fields.get("object")):
        raise OntologyError(f"{where}: {prop.name} takes {'an entity' if prop.kind == 'entity' else 'a value'}")


def _compile(
    where: str, pattern: str, fields: Mapping[str, Any], words: Mapping[str, str], ontology: Ontology
) -> re.Pattern[str]:
    signs = {k: _signs(fields.get(k, ()), ontology) for k in ("subject", "object")}
    works = SIGN["Work"] + SIGN["Policy"]
    names = signs["subject"] + signs["object"]
    pieces = {
        **{k: f"(?:{v})" for k, v in words.items()},
        "S": f"(?P<S>{_list(signs['subject'])})", "O": f"(?P<O>{_list(signs['object'])})",
        "S,": f"(?P<S>{_list(signs['subject'], '，')})",
        "S+": f"(?P<S>{_list(signs['subject'], bodies=True)})",
        "S!": f"(?P<S>[{signs['subject']}])", "O!": f"(?P<O>[{signs['object']}])",
        "s": f"[{signs['subject']}]", "o": f"[{signs['object']}]",
        "T": f"(?P<T>{SIGN['Time']})", "t": f"{SIGN['Time']}",
        "…": f"[^是为由据{_MARKS}{names}]{{0,12}}?", "……": f"[^{_STOPS}{works}]{{0,45}}?",
    }  # fmt: skip

    def piece(match: re.Match[str]) -> str:
        if match[1] not in pieces:
            raise OntologyError(f"{where}: unknown piece ⟨{match[1]}⟩; add it to [words]")
        return pieces[match[1]]

    text = pattern
    for _ in range(3):
        text = re.sub("⟨([^⟨⟩]+)⟩", piece, text)
    try:
        return re.compile(text)
    except re.error as error:
        raise OntologyError(f"{where}: {pattern}: {error}") from None


def _signs(classes: tuple[str, ...], ontology: Ontology) -> str:
    return "".join(sorted({SIGN[root] for c in classes if (root := ontology.root(c)) in SIGN}))


def _list(signs: str, comma: str = "", bodies: bool = False) -> str:
    """One name or a list of them; a member that nobody took for a name is passed over: 甲、〇〇、乙; with `bodies`
    those too of which people are: 教育部部长张三、浙江省副省长|李四.
    """
    if not signs:
        return "(?!)"
    role = "[^\\W\\d_的是由在了饰]"
    if bodies:
        role = f"(?:{role}|[{SIGN['Organization']}{SIGN['Place']}])"
    comma = f"|{comma}" if comma else ""
    joined = f"(?:(?:、|和|与|及|以及|携手|联手|搭档){role}{{0,8}}?|/|&| {comma}|(?<=[{_WORK}])[0-9]?)[{signs}]"
    # Possessive: a list of forty names is read once, not in each of the ways to part it.
    return f"[{signs}](?:{joined}|(?![词曲编]){_HAN}(?=、)|、{_HAN}{{2,6}}(?=[、和与及等]|{_BEHIND})){{0,30}}+"

"""The ontology as Python sees it: classes, properties, labels, looks, and the gate that statements pass."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.resources import ontology_dir

NS = "https://w3id.org/zhiluo/ns#"
DISPLAY = "https://w3id.org/zhiluo/display#"
FIGURES = frozenset({"observation", "target", "forecast"})

_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_WORDS = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Class:
    """A class of things; `root` is its topmost ancestor, colour, icon and order those of its nearest ancestor."""

    name: str
    zh: str
    en: str
    definition: str
    example: str
    parent: str | None
    root: str
    color: str
    icon: str
    order: int


@dataclass(frozen=True, slots=True)
class Property:
    """A predicate; `kind` is entity, date, string or figure, `range` the classes an entity object may have.

    `words`: an entity predicate that takes the words of the text too (提出|要稳定就业).
    """

    name: str
    zh: str
    en: str
    definition: str
    example: str
    kind: str
    domain: frozenset[str]
    range: frozenset[str]
    words: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """All classes and properties, in the order of kg.ttl; `path` is the folder they were read from."""

    path: Path
    classes: Mapping[str, Class]
    properties: Mapping[str, Property]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Return whether class `name` is `ancestor` or descends from it."""
        return ancestor in self.line(name)

    @lru_cache(maxsize=1 << 10)  # noqa: B019  # one or two ontologies live as long as the process
    def line(self, name: str) -> frozenset[str]:
        """Return the class `name` with all classes that it descends from."""
        parent = self.classes[name].parent if name in self.classes else None
        return frozenset({name}) | (self.line(parent) if parent is not None else frozenset())

    def root(self, name: str) -> str:
        """Return the root class that `name` descends from; KeyError for a class that is not in kg.ttl."""
        return self.classes[name].root

    def refusal(self, predicate: str, subject: str, object: str | None) -> str | None:
        """Return why a statement of these classes is refused, or None where domain and range admit it.

        `object` is the class of an entity object, None for a value.
        """
        prop = self.properties.get(predicate)
        if prop is None:
            return f"unknown predicate {predicate}"
        if not any(self.is_a(subject, d) for d in prop.domain):
            return f"domain: {subject} cannot be the subject of {predicate}"
        if object is None:
            return f"range: {predicate} needs an entity" if prop.kind == "entity" and not prop.words else None
        if prop.kind != "entity":
            return f"range: {predicate} takes a value, not a {object}"
        if not any(self.is_a(object, r) for r in prop.range):
            return f"range: {object} cannot be the object of {predicate}"
        return None

    def digest(self, *patterns: str) -> str:
        """Return a SHA-256 over names and bytes of the folder's files that match the glob patterns."""
        total = hashlib.sha256()
        for path in sorted({p for pattern in patterns for p in self.path.glob(pattern) if p.is_file()}):
            total.update(f"{path.relative_to(self.path).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()


class _Reader:
    """The triples of one Turtle file, by subject and predicate."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.triples: dict[tuple[str, str], list[Any]] = {}
        self.subjects: list[str] = []
        try:
            for quad in ox.parse(path=str(path)):
                key = str(getattr(quad.subject, "value", quad.subject))
                self.triples.setdefault((key, quad.predicate.value), []).append(quad.object)
                if key not in self.subjects:
                    self.subjects.append(key)
        except FileNotFoundError:
            raise OntologyError(f"{path}: missing; restore it") from None
        except (SyntaxError, ValueError) as error:
            raise OntologyError(f"{path}: not valid Turtle: {error}") from None

    def values(self, subject: str, predicate: str) -> list[str]:
        return [str(getattr(t, "value", t)) for t in self.triples.get((subject, predicate), [])]

    def text(self, subject: str, predicate: str, language: str | None = None) -> str:
        for term in self.triples.get((subject, predicate), []):
            if isinstance(term, ox.Literal) and (language is None or term.language == language):
                return term.value
        what = predicate.rsplit("#", 1)[-1] + (f" @{language}" if language else "")
        raise OntologyError(f"{self.path}: {_local(subject)} has no {what}; add one")

    def members(self, subject: str, predicate: str) -> list[str]:
        """Return the named things, or those of the owl:unionOf, that `predicate` points to."""
        found: list[str] = []
        for node in self.values(subject, predicate):
            head = self.values(node, _OWL + "unionOf")
            if not head:
                found.append(node)
            cell = head[0] if head else _RDF + "nil"
            while cell != _RDF + "nil":
                found += self.values(cell, _RDF + "first")
                cell = self.values(cell, _RDF + "rest")[0]
        return found


def _local(iri: str) -> str:
    return iri.removeprefix(NS)


def _read_classes(core: _Reader, display: _Reader) -> dict[str, Class]:
    parents: dict[str, str | None] = {}
    for subject in core.subjects:
        if subject.startswith(NS) and _OWL + "Class" in core.values(subject, _RDF + "type"):
            above = core.values(subject, _RDFS + "subClassOf")
            parents[_local(subject)] = _local(above[0]) if above else None
    classes: dict[str, Class] = {}
    for name, parent in parents.items():
        chain = [name]
        while (up := parents.get(chain[-1])) is not None:
            if up not in parents or up in chain:
                raise OntologyError(f"{core.path}: {name} has an unknown or circular parent {up}")
            chain.append(up)
        look = next((NS + c for c in chain if display.values(NS + c, DISPLAY + "color")), None)
        if look is None:
            raise OntologyError(f"{display.path}: no colour for {chain[-1]}; add one")
        iri = NS + name
        classes[name] = Class(
            name, core.text(iri, _RDFS + "label", "zh"), core.text(iri, _RDFS + "label", "en"),
            core.text(iri, _SKOS + "definition"), core.text(iri, _SKOS + "example"), parent, chain[-1],
            display.text(look, DISPLAY + "color"), display.text(look, DISPLAY + "icon"),
            int(display.text(look, DISPLAY + "order")),
        )  # fmt: skip
    return classes


def _read_properties(core: _Reader, classes: Mapping[str, Class]) -> dict[str, Property]:
    properties: dict[str, Property] = {}
    kinds = {_OWL + "ObjectProperty", _OWL + "DatatypeProperty", _RDF + "Property"}
    for iri in core.subjects:
        if not iri.startswith(NS) or not kinds & set(core.values(iri, _RDF + "type")):
            continue
        name = _local(iri)
        domain = frozenset(_local(c) for c in core.members(iri, _RDFS + "domain"))
        range_ = frozenset(_local(c) for c in core.members(iri, _RDFS + "range"))
        if not domain or not range_:
            raise OntologyError(f"{core.path}: {name} has no domain or no range; add it")
        words = _WORDS in range_ and bool(range_ & classes.keys())
        range_ -= {_WORDS} if words else set()
        if name in FIGURES:
            kind = "figure"
        elif range_ <= classes.keys():
            kind = "entity"
        else:
            kind = "date" if _EDTF in range_ else "string"
        unknown = sorted((domain | (range_ if kind == "entity" else set())) - classes.keys())
        if unknown:
            raise OntologyError(f"{core.path}: {name} names the unknown class {unknown[0]}")
        properties[name] = Property(
            name, core.text(iri, _RDFS + "label", "zh"), core.text(iri, _RDFS + "label", "en"),
            core.text(iri, _SKOS + "definition"), core.text(iri, _SKOS + "example"), kind, domain, range_,
            words,
        )  # fmt: skip
    return properties


@lru_cache(maxsize=4)
def load_ontology(root: Path | None = None) -> Ontology:
    """Return the ontology in folder `root` (None: the one that came with kg).

    Raises OntologyError naming file and term for a missing label, definition, example, domain, range or colour.
    """
    folder = ontology_dir(root)
    core = _Reader(folder / "kg.ttl")
    classes = _read_classes(core, _Reader(folder / "display.ttl"))
    properties = _read_properties(core, classes)
    return Ontology(folder, MappingProxyType(classes), MappingProxyType(properties))

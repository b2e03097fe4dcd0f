"""Why the graph says so: statements with the sentences they were read from; what it knows of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

import pyoxigraph as ox

from kg.graph.base import PREFIXES, iri, path_of, python_value, sentence_iri
from kg.graph.reading import statements
from kg.model import Evidence, Statement
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Reason:
    """One place that says one statement; `fact` is the statement in words, `sentence` the sentence's clean text."""

    statement: str
    subject: str
    subject_label: str
    predicate: str
    predicate_label: str
    object: str | None
    object_label: str
    time: str | None
    modality: str
    polarity: str
    document: str
    title: str
    date: str | None
    source: str
    sentence: str
    quote: str
    text: str
    spans: tuple[tuple[int, int], ...]
    by: str
    confidence: float
    attribution: str | None
    page: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def fact(self) -> str:
        """The statement in one line: planned and denied ones say so."""
        tail = _tail(self.time, _manner(self.modality, self.polarity))
        return f"{self.subject_label} —{self.predicate_label}→ {self.object_label}{tail}"

    def marked(self) -> str:
        """Return the sentence with the quote in 【】; quote and sentence side by side where it is cut in two."""
        if self.text and self.text in self.sentence:
            return self.sentence.replace(self.text, f"【{self.text}】", 1)
        return f"{self.sentence} 【{self.text}】"

    def lines(self) -> list[str]:
        """Return the reason for a terminal: the fact, the sentence, where it stands and which rule found it."""
        said = f" · said by {self.attribution}" if self.attribution else ""
        where = f"《{self.title}》 {self.date or 'no date'} · {self.source}{self._printed()}"
        return [self.fact, f"    {self.marked()}", f"    {where} · {self.by} · {self.confidence:.2f}{said}"]

    def _printed(self) -> str:
        if self.page is None:
            return ""
        box = ", ".join(f"{x:g}" for x in self.box) if self.box else ""
        return f" · page {self.page}, column {self.column}" + (f", box {box}" if box else "")

    def as_dict(self) -> dict[str, Any]:
        """Return the reason for JSON; page, column and box only where the source has pages."""
        found = asdict(self) | {"fact": self.fact}
        if self.page is None:
            for name in ("page", "column", "box"):
                del found[name]
        return found


@dataclass(frozen=True, slots=True)
class Card:
    """What the graph knows of one entity.

    Facts read `(predicate label, other end, time, manner)`; the manner is empty for what is stated as a fact, else
    the modality and `denied`.
    """

    id: str
    label: str
    cls: str
    class_label: str
    aliases: tuple[str, ...]
    says: tuple[tuple[str, str, str | None, str], ...]
    said_of: tuple[tuple[str, str, str | None, str], ...]
    documents: tuple[tuple[str, str, str | None], ...]

    def lines(self) -> list[str]:
        """Return the card for a terminal."""
        found = [f"{self.label} · {self.class_label} · {self.id}"]
        found += [f"  names: {'、'.join(self.aliases)}"] if self.aliases else []
        found += [f"  —{p}→ {o}{_tail(t, m)}" for p, o, t, m in self.says]
        found += [f"  ←{p}— {s}{_tail(t, m)}" for p, s, t, m in self.said_of]
        return found + [f"  in 《{title}》 {date or 'no date'} ({name})" for name, title, date in self.documents]

    def as_dict(self) -> dict[str, Any]:
        """Return the card for JSON."""
        return asdict(self)

    def _repr_html_(self) -> str:
        return "<div>" + "<br>".join(escape(text) for text in self.lines()) + "</div>"


def _manner(modality: str, polarity: str) -> str:
    parts = [modality] if modality != "asserted" else []
    return " ".join(parts + (["denied"] if polarity == "negative" else []))


def _tail(time: str | None, manner: str) -> str:
    notes = [n for n in (time, manner) if n]
    return f" ({', '.join(notes)})" if notes else ""


class Reader:
    """Statements, labels and documents out of a store."""

    def __init__(self, store: ox.Store, base: str, ontology: Ontology) -> None:
        self.store, self.base, self.ontology = store, base, ontology

    def node(self, path: str) -> ox.NamedNode:
        """Return the store's term of an id."""
        return ox.NamedNode(iri(self.base, path)[1:-1])

    def one(self, node: ox.NamedNode, curie: str) -> Any:
        """Return the first value of a property, sorted, or None."""
        found = sorted(str(python_value(self.base, o)) for o in self.objects(node, curie))
        return found[0] if found else None

    def objects(self, node: ox.NamedNode, curie: str) -> list[Any]:
        """Return the terms that a property of a node points to."""
        return [q.object for q in self.store.quads_for_pattern(node, _node(curie), None)]

    def subjects(self, curie: str, value: Any) -> list[ox.NamedNode]:
        """Return the nodes whose property has this term."""
        found = (q.subject for q in self.store.quads_for_pattern(None, _node(curie), value))
        return sorted((s for s in found if isinstance(s, ox.NamedNode)), key=lambda s: s.value)

    def about(self, path: str) -> list[Statement]:
        """Return the statements whose subject, object, place or attribution is this entity, sorted by id."""
        me = self.node(path)
        found = {n for name in ("rdf:subject", "rdf:object", "kg:place") for n in self.subjects(name, me)}
        for evidence in self.subjects("kg:attribution", me):
            found |= set(self.subjects("prov:wasDerivedFrom", evidence))
        return statements(self._closure(found), self.base)

    def _closure(self, found: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
        waiting, seen = list(found), set(found)
        follow = {_node(n) for n in ("rdf:object", "prov:wasDerivedFrom", "oa:hasSelector")}
        mine = tuple(self.base + kind for kind in ("obs/", "ev/"))
        while waiting:
            for quad in self.store.quads_for_pattern(waiting.pop(), None, None):
                yield quad
                thing = quad.object
                if quad.predicate not in follow or not isinstance(thing, ox.NamedNode) or thing in seen:
                    continue
                if thing.value.startswith(mine):
                    seen.add(thing)
                    waiting.append(thing)

    def label(self, path: str) -> str:
        """Return the label of an id, or the id."""
        return self.one(self.node(path), "rdfs:label") or path

    def predicate_label(self, name: str) -> str:
        """Return the Chinese label of a property, or its name."""
        return self.ontology.properties[name].zh if name in self.ontology.properties else name

    def object_label(self, statement: Statement) -> str:
        """Return the other end of a statement in words: a label, a value, a figure with its measure and unit."""
        if statement.object is not None:
            return self.label(statement.object)
        value = statement.value if statement.value is not None else f"{statement.low}–{statement.high}"
        what = f"{statement.group or ''}{statement.measure or ''}"
        return f"{what + ' ' if what else ''}{value}{statement.unit or ''}"

    def reasons(self, statement: Statement) -> Iterator[Reason]:
        """Yield one reason a place."""
        for evidence in statement.evidence:
            yield self._reason(statement, evidence)

    def _reason(self, statement: Statement, evidence: Evidence) -> Reason:
        document = self.node("doc/" + evidence.document)
        source = self.objects(document, "dcterms:source")
        sentence = ox.NamedNode(sentence_iri(self.base, evidence.sentence)[1:-1])
        who = evidence.attribution
        return Reason(
            statement.id, statement.subject, self.label(statement.subject),
            statement.predicate, self.predicate_label(statement.predicate),
            statement.object, self.object_label(statement), statement.time or statement.time_text,
            statement.modality, statement.polarity,
            evidence.document, self.one(document, "dcterms:title") or "", self.one(document, "dcterms:issued"),
            (self.one(source[0], "kg:path") or "") if source else "",
            self.one(sentence, "schema:text") or "", evidence.quote, evidence.text,
            tuple((s.start, s.end) for s in evidence.spans), evidence.by, evidence.confidence,
            self.label(who) if who else None, evidence.page, evidence.column, evidence.box,
        )  # fmt: skip

    def card(self, path: str) -> Card:
        """Return what is known of an entity."""
        me = self.node(path)
        types = {str(python_value(self.base, t)).removeprefix("kg:") for t in self.objects(me, "rdf:type")}
        classes = self.ontology.classes
        cls = min(types & set(classes), key=lambda c: (classes[c].parent is None, c), default="")
        rows = [(s, statement) for statement in self.about(path) for s in [statement.subject == path]]
        documents = [path_of(self.base, d.value) for d in self.subjects("schema:mentions", me)]
        named = [self.node(d) for d in documents]
        return Card(
            path, self.label(path), cls, classes[cls].zh if cls else "",
            tuple(sorted(o.value for o in self.objects(me, "skos:altLabel"))),
            tuple(sorted(
                ((self.predicate_label(s.predicate), self.object_label(s), s.time or s.time_text,
                  _manner(s.modality, s.polarity))
                 for own, s in rows if own), key=str)),
            tuple(sorted(
                ((self.predicate_label(s.predicate), self.label(s.subject), s.time or s.time_text,
                  _manner(s.modality, s.polarity))
                 for own, s in rows if s.object == path), key=str)),
            tuple((d.removeprefix("doc/"), self.one(n, "dcterms:title") or "", self.one(n, "dcterms:issued"))
                  for d, n in zip(documents, named, strict=True)),
        )  # fmt: skip


def _node(curie: str) -> ox.NamedNode:
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)

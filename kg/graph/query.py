"""`Graph`: ask a build in SPARQL, by saved questions, or why it says what it says."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError, UnknownEntity
from kg.graph.base import PREFIXES, checked_base, iri, is_entity, path_of, python_value
from kg.graph.guard import check, explain
from kg.graph.questions import Question, fill, load_questions
from kg.graph.reasons import Card, Reader, Reason
from kg.graph.result import Result
from kg.ontology import Ontology
from kg.text.clean import fold


class Graph:
    """A build that can be asked; get one by `kg.open_graph(OUT)`.

    Ids in queries and answers are relative to the base: `SELECT * { <org/全国总工会> ?p ?o }` works. The prefixes
    kg: id: rdf: rdfs: skos: prov: oa: schema: dcterms: xsd: edtf: foaf: owl: are declared.
    """

    def __init__(self, store: ox.Store, ontology: Ontology, base: str, out: Path | None = None) -> None:
        self.store, self.ontology, self.base, self.out = store, ontology, checked_base(base), out
        self._reader = Reader(store, self.base, ontology)

    def query(self, sparql: str) -> Result:
        """Return the rows of a SELECT, the one row of an ASK, the triples of a CONSTRUCT or DESCRIBE.

        Raises QueryError for malformed SPARQL, and for SERVICE, FROM, LOAD and updates, which are refused.
        """
        check(sparql)
        try:
            found = self.store.query(sparql, base_iri=self.base, prefixes=PREFIXES | {"id": self.base})
            if isinstance(found, ox.QueryBoolean):
                return Result(("answer",), ((bool(found),),))
            if isinstance(found, ox.QueryTriples):
                triples = [(t.subject, t.predicate, t.object) for t in found]
                return Result(("subject", "predicate", "object"), tuple(map(self._row, triples)))
            columns = tuple(v.value for v in found.variables)
            return Result(columns, tuple(self._row(list(solution)) for solution in found))
        except SyntaxError as error:
            raise QueryError(explain(sparql, error.msg)) from None
        except (ValueError, RuntimeError) as error:
            raise QueryError(f"SPARQL: {error}; simplify the query") from None

    def _row(self, terms: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(python_value(self.base, t) for t in terms)

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return dict(load_questions(self.ontology.path / "queries"))

    def questions(self) -> list[Question]:
        """Return the saved questions, sorted by name."""
        return [self._questions[name] for name in sorted(self._questions)]

    def ask(self, name: str, *args: str) -> Result:
        """Return the answer to a saved question; entities may be given by any name.

        Raises QueryError for an unknown question or wrong arguments, UnknownEntity for an unknown name.
        """
        result = self.query(self.question_text(name, *args))
        return Result(result.columns, result.rows, self._questions[name].title)

    def question_text(self, name: str, *args: str) -> str:
        """Return the SPARQL of a saved question with its arguments put in."""
        if name not in self._questions:
            near = get_close_matches(name, self._questions, n=3, cutoff=0.4) or sorted(self._questions)
            raise QueryError(f"{name}: no such question; try {', '.join(near)}, or `kg ask OUT` for all")
        return fill(self._questions[name], tuple(map(str, args)), lambda n: iri(self.base, self.resolve(n)))

    def resolve(self, name: str) -> str:
        """Return the id of the entity that a label, an alias, an id or an IRI names; 《》 and “” may be left out.

        A label wins over an alias. Raises UnknownEntity where nothing bears the name, with near ones, or several
        things do, with their ids.
        """
        wanted = unicodedata.normalize("NFC", name.strip()).encode("utf-8", "replace").decode()
        path = path_of(self.base, wanted.strip("<>")) if wanted.strip("<>").startswith(self.base) else wanted
        if is_entity(path) and self._reader.one(self._reader.node(path), "rdfs:label"):
            return path
        for curie in ("rdfs:label", "skos:altLabel"):
            found = sorted({p for form in _forms(wanted) for p in self._named(curie, form)})
            if len(found) == 1:
                return found[0]
            if found:
                raise UnknownEntity(f"{name}: {len(found)} things bear that name; say which: {' '.join(found[:8])}")
        near = self._near(fold(wanted))
        hint = f"near it: {'、'.join(near)}" if near else "entities.jsonl lists all names"
        raise UnknownEntity(f"{name}: nothing in this graph bears that name; {hint}")

    def _named(self, curie: str, name: str) -> list[str]:
        nodes = self._reader.subjects(curie, ox.Literal(name, language="zh"))
        return [p for n in nodes if is_entity(p := path_of(self.base, n.value))]

    def _near(self, name: str) -> list[str]:
        text = "SELECT DISTINCT ?s ?name { ?s rdfs:label|skos:altLabel ?name }"
        names = {str(n) for s, n in self.query(text) if is_entity(str(s))}
        inside = sorted((n for n in names if name and (name in n or n in name)), key=lambda n: (len(n), n))
        return list(dict.fromkeys([*inside, *get_close_matches(name, sorted(names), n=5, cutoff=0.5)]))[:5]

    def why(self, a: str, predicate: str | None = None, b: str | None = None) -> list[Reason]:
        """Return the places that say something of `a` (and `predicate`, and `b`), sorted by fact and place.

        `predicate` is a local name or Chinese label; a name in its place is taken for `b`; `b` is an entity or
        words of a value. Raises UnknownEntity, and QueryError for an unknown predicate.
        """
        me = self.resolve(a)
        name = None
        if predicate is not None and (name := self._predicate(predicate)) is None:
            if b is not None:
                raise QueryError(f"{predicate}: no such predicate; try {' '.join(sorted(self.ontology.properties))}")
            b = predicate
        found = [s for s in self._reader.about(me) if name is None or s.predicate == name]
        if b is not None:
            try:
                other = self.resolve(b)
                found = [s for s in found if other in (s.subject, s.object, s.place)]
            except UnknownEntity:
                found = [s for s in found if b in self._reader.object_label(s)]
                if not found:
                    raise
        reasons = [r for s in found for r in self._reader.reasons(s)]
        return sorted(reasons, key=lambda r: (r.predicate, r.fact, r.document, r.spans, r.by))

    def _predicate(self, word: str) -> str | None:
        word = word.removeprefix("kg:")
        known = self.ontology.properties
        return word if word in known else next((n for n, p in known.items() if word == p.zh), None)

    def show(self, name: str) -> Card:
        """Return what the graph knows of an entity: names, class, statements, documents."""
        return self._reader.card(self.resolve(name))

    def __getitem__(self, name: str) -> Card:
        return self.show(name)

    def links(self, name: str | None = None, *, doubtful: bool = False) -> list[tuple[str, str, str, str, float]]:
        """Return names merged into one thing: (entity, name, reason, by, confidence), of one entity or of all.

        With `doubtful` only those that are not sure, and the names that were nearly merged and were not.
        """
        wanted = self.resolve(name) if name is not None else None
        found: list[tuple[str, str, str, str, float]] = []
        for record in self._entities():
            if wanted in (None, record["id"]):
                near = record.get("near", ()) if doubtful else ()
                links: Sequence[dict[str, Any]] = [*record["links"], *near]
                found += [(record["id"], k["name"], k["reason"], k["by"], k["confidence"]) for k in links]
        return [f for f in found if not doubtful or f[4] < 0.9]

    def _entities(self) -> Iterable[dict[str, Any]]:
        if self.out is not None:
            with (self.out / "entities.jsonl").open("rb") as file:
                for text in file:
                    yield json.loads(text)

    def __len__(self) -> int:
        return len(self.store)

    def _repr_html_(self) -> str:
        count = "SELECT ?class (COUNT(*) AS ?n) { ?e a ?class FILTER(STRSTARTS(STR(?class), STR(kg:))) }"
        return self.query(count + " GROUP BY ?class ORDER BY DESC(?n) ?class")._repr_html_()


def _forms(name: str) -> list[str]:
    bare = name.strip("《》“”\"'「」")
    return list(dict.fromkeys([name, bare, fold(name), fold(bare), f"“{bare}”", f"《{bare}》"]))

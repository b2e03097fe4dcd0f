"""Does the graph keep its own rules? SHACL: ontology/shapes.ttl, and domain and range out of kg.ttl."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.graph.base import BASE, PREFIXES, shortened, term
from kg.graph.rdf import Triple, ntriples
from kg.ontology import Ontology

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that breaks a rule: which node, through which property, why."""

    focus: str
    path: str
    message: str
    value: str

    def line(self) -> str:
        """Return the problem in one line."""
        where = " ".join(part for part in (self.focus, self.path, self.value) if part)
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Validation:
    """The result of SHACL: `conforms`, the problems, how many triples were looked at."""

    conforms: bool
    problems: tuple[Problem, ...]
    triples: int

    def lines(self) -> list[str]:
        """Return the result for people: one line, and one for each problem."""
        if self.conforms:
            return [f"SHACL: conforms ({self.triples} triples)"]
        return [f"SHACL: {len(self.problems)} problems in {self.triples} triples", *(p.line() for p in self.problems)]


def validate(found: Iterable[Triple], ontology: Ontology, base: str = BASE) -> Validation:
    """Return whether triples keep the shapes; problems are sorted.

    Only what shapes can see: quotes against sources are compared by `kg check`.
    """
    import pyshacl
    import rdflib

    listed = list(found)
    data = rdflib.Graph()
    data.parse(data=ntriples(listed) + _subclasses(ontology), format="nt")
    shapes = rdflib.Graph()
    shapes.parse(ontology.path / "shapes.ttl", format="turtle")
    shapes.parse(data=shapes_of(ontology), format="turtle")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, meta_shacl=False, advanced=False, inference="none")
    problems = _problems(results, base)
    return Validation(not problems, problems, len(listed))


def _subclasses(ontology: Ontology) -> str:
    rows = [(c.name, c.parent) for c in ontology.classes.values() if c.parent]
    return "".join(f"{term('kg:' + a)} {term('rdfs:subClassOf')} {term('kg:' + b)} .\n" for a, b in rows)


def shapes_of(ontology: Ontology) -> str:
    """Return SHACL in Turtle that says of each property what kg.ttl says: its domain and range."""
    parts = [f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("kg", "edtf", "xsd", "schema")]
    parts.append(f"@prefix sh: <{_SH}> .\n")
    for prop in ontology.properties.values():
        parts.append(
            f"kg:{prop.name}Domain a sh:NodeShape ; sh:targetSubjectsOf kg:{prop.name} ;\n"
            f'    sh:message "cannot be the subject of {prop.name}" ; {_one_of(prop.domain)} .\n'
        )
        value = {
            "entity": _one_of(prop.range, prop.words),
            "figure": "sh:class schema:Observation",
            "date": "sh:datatype edtf:EDTF",
            "string": "sh:datatype xsd:string",
        }[prop.kind]
        parts.append(
            f"kg:{prop.name}Range a sh:NodeShape ; sh:targetObjectsOf kg:{prop.name} ;\n"
            f'    sh:message "cannot be the object of {prop.name}" ; {value} .\n'
        )
    return "".join(parts)


def _one_of(classes: Iterable[str], words: bool = False) -> str:
    choices = [f"[ sh:class kg:{c} ]" for c in sorted(classes)] + ["[ sh:datatype xsd:string ]"] * words
    return f"sh:or ( {' '.join(choices)} )"


def _problems(results: Any, base: str) -> tuple[Problem, ...]:
    import rdflib

    sh = rdflib.Namespace(_SH)
    found: set[Problem] = set()
    for node in results.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, path, value = (results.value(node, sh[n]) for n in ("focusNode", "resultPath", "value"))
        message = " ".join(sorted(str(m) for m in results.objects(node, sh.resultMessage)))
        # A blank node (a path of two steps, a shape within a shape) has another name in each run.
        named = [None if isinstance(t, rdflib.BNode) else t for t in (focus, path, value)]
        say = ["" if t is None else shortened(base, str(t)) for t in named]
        found.add(Problem(say[0], say[1], " ".join(message.split()), say[2][:80] if say[2] != say[0] else ""))
    return tuple(sorted(found, key=lambda p: (p.focus, p.path, p.message, p.value)))

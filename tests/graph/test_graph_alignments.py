"""alignments.ttl and record.ttl: they parse, name only our own terms, and leave hardly any of them out."""

from __future__ import annotations

import re
from pathlib import Path

import rdflib

from kg.graph import rdf
from kg.ontology import NS, load_ontology

ONTOLOGY = load_ontology()
OWN = set(ONTOLOGY.classes) | set(ONTOLOGY.properties)


def parsed(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY.path / name, format="turtle")


def local(terms: object) -> set[str]:
    return {str(t)[len(NS) :] for t in terms if str(t).startswith(NS)}  # type: ignore[attr-defined]


def test_record_terms_are_described_and_are_no_predicates() -> None:
    record = parsed("record.ttl")
    names = local(record.subjects(rdflib.RDF.type, rdflib.RDF.Property))
    assert not names & OWN
    for name in names:
        term = rdflib.URIRef(NS + name)
        assert {o.language for o in record.objects(term, rdflib.RDFS.label)} == {"zh", "en"}  # type: ignore[attr-defined]
        assert record.value(term, rdflib.SKOS.definition)
    used = set(re.findall(r'"kg:(\w+)"', Path(rdf.__file__).read_text("utf-8")))
    assert used - set(ONTOLOGY.classes) == names


def test_own_terms_are_aligned_and_no_others() -> None:
    graph = parsed("alignments.ttl")
    aligned = local(graph.subjects())
    record = local(parsed("record.ttl").subjects(rdflib.RDF.type, rdflib.RDF.Property))
    assert aligned <= OWN | record
    assert len(OWN - aligned) <= len(OWN) // 20, f"align what can be aligned: {sorted(OWN - aligned)}"
    assert not local(graph.objects()), "an alignment leads out of our own terms"
    ways = {str(p).rsplit("#", 1)[-1] for p in graph.predicates()}
    assert ways <= {
        "subClassOf",
        "subPropertyOf",
        "closeMatch",
        "broadMatch",
        "narrowMatch",
        "relatedMatch",
        "inverseOf",
    }

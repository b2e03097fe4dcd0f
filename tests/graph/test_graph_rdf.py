"""Statements as RDF: plain only what is a fact, evidence for all, the same bytes, and back again."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.base import BASE, iri
from kg.graph.rdf import ntriples, of_statement, triples
from kg.graph.reading import statements
from kg.graph.turtle import turtle
from kg.model import Build, Evidence, Span, Statement
from kg.ontology import load_ontology

KG = rdflib.Namespace("https://w3id.org/zhiluo/ns#")
SCHEMA = rdflib.Namespace("https://schema.org/")
ONTOLOGY = load_ontology()


def node(path: str) -> rdflib.URIRef:
    return rdflib.URIRef(BASE + path)


@pytest.fixture(scope="module")
def graph(small_build: Build) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle(triples(small_build, ONTOLOGY)), format="turtle")


def test_turtle_says_what_ntriples_say(small_build: Build, graph: rdflib.Graph) -> None:
    found = triples(small_build, ONTOLOGY)
    assert set(graph) == set(rdflib.Graph().parse(data=ntriples(found), format="nt"))
    assert ntriples(found).splitlines() == sorted(ntriples(found).splitlines())
    assert not any(isinstance(t, rdflib.BNode) for triple in graph for t in triple)


def test_order_of_things_does_not_matter(small_build: Build) -> None:
    turned = replace(small_build, entities=small_build.entities[::-1], statements=small_build.statements[::-1])
    assert turtle(triples(turned, ONTOLOGY)) == turtle(triples(small_build, ONTOLOGY))


def test_only_facts_are_plain_triples(graph: rdflib.Graph) -> None:
    union = node("org/省总工会")
    assert list(graph.objects(node("org/人力资源和社会保障部"), KG.issued)) == [
        node("policy/职业技能提升行动实施办法")
    ]
    assert list(graph.objects(union, KG.issued)) == [], "planned"
    assert list(graph.objects(node("person/李文(某报)"), KG.said)) == [], "reported"
    held = list(graph.subjects(rdflib.RDF.predicate, KG.held))
    assert len(held) == 2, "the denied one is kept as a statement"
    assert len(list(graph.triples((union, KG.held, None)))) == 1


def test_a_denied_statement_alone_is_no_plain_triple(small_build: Build) -> None:
    denied = next(s for s in small_build.statements if s.polarity == "negative")
    plain = f"<{BASE}{denied.subject}>"
    assert plain not in {t.subject for t in of_statement(denied, ONTOLOGY)}


def test_evidence_can_be_walked(graph: rdflib.Graph) -> None:
    rows = graph.query("""
        PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?quote ?start ?end ?text ?path {
          ?st rdf:predicate kg:cooperatedWith ; prov:wasDerivedFrom ?ev .
          ?ev oa:hasSelector/oa:exact ?quote ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] ;
              kg:sentence/schema:text ?text ; oa:hasSource/dcterms:source/kg:path ?path }""")
    found = [tuple(str(c) for c in row) for row in rows]  # type: ignore[union-attr]
    assert {r[0] for r in found} == {"省总工会会同美团集团"}
    assert {r[4] for r in found} == {"a/first.txt", "b/copy.txt"}
    assert all(int(r[2]) - int(r[1]) == len(r[0]) for r in found)


def test_a_figure_is_an_observation(graph: rdflib.Graph) -> None:
    (target,) = graph.objects(node("program/职业技能提升行动"), KG.target)
    assert (target, rdflib.RDF.type, SCHEMA.Observation) in graph
    assert graph.value(target, SCHEMA.value).toPython() == 80000
    assert str(graph.value(target, SCHEMA.unitText)) == "人/年"
    assert str(graph.value(target, KG.latest)) == "2030-12-31"
    assert len(list(graph.objects(node("program/职业技能提升行动"), KG.observation))) == 3


def test_things_have_class_root_and_names(graph: rdflib.Graph) -> None:
    ministry = node("org/人力资源和社会保障部")
    assert set(graph.objects(ministry, rdflib.RDF.type)) == {KG.GovernmentBody, KG.Organization}
    assert list(graph.objects(ministry, rdflib.SKOS.altLabel)) == [rdflib.Literal("人社部", lang="zh")]
    assert (KG.GovernmentBody, rdflib.RDFS.subClassOf, KG.Organization) in graph
    creators = set(graph.objects(None, rdflib.DCTERMS.creator))
    assert creators == {node("person/李文(某报)")}


def test_dates_have_days_to_sort_by(graph: rdflib.Graph) -> None:
    days = {str(o) for o in graph.objects(None, KG.valueEarliest)}
    assert days == {"2024-07-01", "2019-01-01"}


def test_another_base(small_build: Build) -> None:
    base = "http://example.org/数据/"
    found = triples(small_build, ONTOLOGY, base)
    assert BASE not in ntriples(found)
    assert set(rdflib.Graph().parse(data=turtle(found, base), format="turtle")) == set(
        rdflib.Graph().parse(data=ntriples(found), format="nt")
    )
    quads = ox.parse(ntriples(found), format=ox.RdfFormat.N_TRIPLES)
    assert tuple(statements(quads, base)) == small_build.statements


def test_a_build_comes_back(small_build: Build) -> None:
    quads = ox.parse(ntriples(triples(small_build, ONTOLOGY)), format=ox.RdfFormat.N_TRIPLES)
    assert tuple(statements(quads)) == small_build.statements


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
NAME = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(nfc)
ENTITY = NAME.map("org/{}".format)
MAYBE = st.none() | TEXT
NUMBER = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.lists(st.tuples(st.integers(0, 999), st.integers(1, 9)), min_size=1, max_size=3).map(
    lambda pairs: tuple(Span(a, a + n) for a, n in pairs)
)
EVIDENCE = st.builds(
    lambda number, spans, by, who, text: Evidence(
        f"0123456789ab-{number}", f"0123456789ab-{number}#4", spans, text, text, f"rule:{by}", 0.25, who
    ),
    st.integers(1, 3), SPANS, st.sampled_from(["a.toml#x", "b.toml#y"]), st.none() | ENTITY, TEXT,
)  # fmt: skip


@st.composite
def any_statement(draw: Any) -> Statement:
    predicate = draw(st.sampled_from(["issued", "said", "foundedOn", "target", "observation"]))
    fields: dict[str, Any] = {"object": draw(ENTITY)} if predicate == "issued" else {"value": draw(TEXT)}
    if predicate in ("target", "observation"):
        fields = {n: draw(st.none() | NUMBER) for n in ("value", "low", "high")}
        fields |= {n: draw(MAYBE) for n in ("unit", "modifier", "measure", "group", "comparison")}
    fields["modality"] = draw(st.sampled_from(["asserted", "planned", "reported"]))
    fields["polarity"] = draw(st.sampled_from(["positive", "negative"]))
    fields |= {
        "time": draw(st.none() | st.just("2021/..")),
        "time_text": draw(MAYBE),
        "place": draw(st.none() | ENTITY),
    }
    fields |= {"earliest": draw(st.none() | st.just("2021-01-01")), "latest": draw(st.none() | st.just("2021-12-31"))}
    evidence = {
        (e.document, e.spans, e.by, e.attribution or ""): e for e in draw(st.lists(EVIDENCE, min_size=1, max_size=3))
    }
    ordered = tuple(evidence[k] for k in sorted(evidence))
    return Statement(draw(st.from_regex(r"[0-9a-f]{16}", fullmatch=True)), draw(ENTITY), predicate, ordered, **fields)


@settings(max_examples=200)
@given(any_statement())
def test_statement_to_rdf_and_back(statement: Statement) -> None:
    found = sorted(set(of_statement(statement, ONTOLOGY)))
    (back,) = statements(ox.parse(ntriples(found), format=ox.RdfFormat.N_TRIPLES))
    assert back == statement
    again = statements(ox.parse(turtle(found), format=ox.RdfFormat.TURTLE))
    assert again == [statement]


HOSTILE = [
    'a"b', "a\\b", "a\nb", "a\r\nb", "a\u2028b", "a\x00b", "a\x85b", "<script>", "a>b", "a .\n<x:s> <x:p> <x:o>",
    '"^^<x:evil>', '"@zh', "a\ud800b", "\udfff", "{}|^`", "\ufeff", "\ufffe", "\U0010ffff", "../../x", "a%20b",
    "a#b?c", "javascript:alert(1)", "国发〔2024〕12号", "e\u0301", "\u202eabc",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_strings_stay_strings(text: str, small_build: Build) -> None:
    statement = next(s for s in small_build.statements if s.predicate == "said")
    evil = replace(statement, subject="person/" + text, value=text, place="place/" + text, time_text=text)
    found = sorted(set(of_statement(evil, ONTOLOGY)))
    plain = sorted(set(of_statement(replace(statement, place="place/x", time_text="x"), ONTOLOGY)))
    for data, form in ((ntriples(found), "nt"), (turtle(found), "turtle")):
        parsed = rdflib.Graph().parse(data=data.encode(), format=form)
        assert len(parsed) == len(found) == len(plain)
        assert len(list(ox.parse(data.encode(), format=ox.RdfFormat.from_media_type(
            "application/n-triples" if form == "nt" else "text/turtle")))) == len(found)  # fmt: skip
        shown = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in text)
        assert rdflib.Literal(shown) in set(parsed.objects(None, rdflib.RDF.object))


def test_two_names_never_share_an_iri() -> None:
    assert len({iri(BASE, "org/" + n) for n in HOSTILE}) == len(HOSTILE)

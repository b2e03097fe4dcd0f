"""Statements and all around them as RDF triples (design §3); `kg.graph.reading` is the way back.

<org/…> kg:issued <policy/…>                      only where asserted and positive
<st/…>  rdf:subject, rdf:predicate, rdf:object    always; with kg:time, kg:modality, kg:polarity, kg:confidence
<st/…>  prov:wasDerivedFrom <ev/…>                one a place; oa:hasSource the document, kg:sentence
<ev/…>  oa:hasSelector <ev/…/quote>, <ev/…/0>     the quote, a position for each slice
<org/…> kg:observation <obs/…>                    a figure: schema:value, schema:unitText, schema:variableMeasured
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.graph.base import BASE, iri, is_entity, literal, sentence_iri, term
from kg.graph.edtf import bounds
from kg.model import Build, Document, Entity, Evidence, Sentence, Source, Statement
from kg.ontology import FIGURES, Ontology

A = term("rdf:type")


class Triple(NamedTuple):
    """Subject, predicate and object, each as its N-Triples text."""

    subject: str
    predicate: str
    object: str


# Fields of a statement that are literals on its node (of a figure: on its observation), and their properties.
FIELDS = (
    ("low", "schema:minValue", None),
    ("high", "schema:maxValue", None),
    ("unit", "schema:unitText", None),
    ("measure", "schema:variableMeasured", None),
    ("modifier", "kg:modifier", None),
    ("group", "kg:group", None),
    ("comparison", "kg:comparison", None),
)
TIMES = (
    ("time", "kg:time", "edtf:EDTF"),
    ("time_text", "kg:timeText", None),
    ("earliest", "kg:earliest", "xsd:date"),
    ("latest", "kg:latest", "xsd:date"),
)


def is_plain(statement: Statement) -> bool:
    """Return whether a statement is also a plain triple: said as a fact and not denied.

    Of a target the plan, of a forecast the expectation is in the predicate itself.
    """
    own = {"target": {"asserted", "planned", "required"}, "forecast": {"asserted", "forecast", "planned"}}
    return statement.polarity == "positive" and statement.modality in own.get(statement.predicate, {"asserted"})


def triples(build: Build, ontology: Ontology, base: str = BASE) -> list[Triple]:
    """Return the whole build as sorted triples without repetition; `base` is the head of the data's IRIs.

    Refused statements and single mentions stay in the JSONL files.
    """
    found: set[Triple] = set()
    for source in build.sources:
        found.update(_of_source(source, base))
    people = {(e.label, d): e.id for e in build.entities if ontology.root(e.cls) == "Person" for d in e.documents}
    for document in build.documents:
        found.update(_of_document(document, people, base))
    for entity in build.entities:
        found.update(_of_entity(entity, ontology, base))
    cited = {e.sentence for s in build.statements for e in s.evidence}
    for sentence in build.sentences:
        if sentence.id in cited:
            found.update(_of_sentence(sentence, base))
    for statement in build.statements:
        found.update(of_statement(statement, ontology, base))
    found.update(_of_vocabulary(build, ontology))
    return sorted(found)


def _of_vocabulary(build: Build, ontology: Ontology) -> Iterator[Triple]:
    """The Chinese names of the classes and properties in use, so that answers can be read without the ontology."""
    for name in {s.predicate for s in build.statements} & ontology.properties.keys():
        yield Triple(term("kg:" + name), term("rdfs:label"), literal(ontology.properties[name].zh, "@zh"))
    waiting = {e.cls for e in build.entities}
    while waiting:
        cls = ontology.classes[waiting.pop()]
        yield Triple(term("kg:" + cls.name), term("rdfs:label"), literal(cls.zh, "@zh"))
        if cls.parent:
            yield Triple(term("kg:" + cls.name), term("rdfs:subClassOf"), term("kg:" + cls.parent))
            waiting.add(cls.parent)


def _of_source(source: Source, base: str) -> Iterator[Triple]:
    me = iri(base, "src/" + source.sha256)
    yield Triple(me, A, term("schema:DigitalDocument"))
    yield Triple(me, A, term("prov:Entity"))
    yield Triple(me, term("schema:sha256"), literal(source.sha256))
    yield Triple(me, term("dcterms:format"), literal(source.media_type))
    yield Triple(me, term("kg:reader"), literal(source.reader))
    for path in source.paths:
        yield Triple(me, term("kg:path"), literal(path))


def _of_document(document: Document, people: dict[tuple[str, str], str], base: str) -> Iterator[Triple]:
    me = iri(base, "doc/" + document.id)
    yield Triple(me, A, term("schema:Article"))
    yield Triple(me, A, term("prov:Entity"))
    yield Triple(me, term("dcterms:title"), literal(document.title, "@zh"))
    yield Triple(me, term("rdfs:label"), literal(document.title, "@zh"))
    yield Triple(me, term("dcterms:source"), iri(base, "src/" + document.sha256))
    for author in document.authors:
        person = people.get((author, document.id))
        if person:
            yield Triple(me, term("dcterms:creator"), iri(base, person))
        yield Triple(me, term("schema:author"), literal(author))
    if document.date:
        yield Triple(me, term("dcterms:issued"), literal(document.date, "xsd:date"))
    for name, value in (
        ("schema:alternativeHeadline", document.subtitle),
        ("schema:articleSection", document.section),
        ("schema:pagination", document.page),
    ):
        if value:
            yield Triple(me, term(name), literal(value))


def _of_entity(entity: Entity, ontology: Ontology, base: str) -> Iterator[Triple]:
    me = iri(base, entity.id)
    yield Triple(me, A, term("kg:" + entity.cls))
    yield Triple(me, A, term("kg:" + ontology.root(entity.cls)))
    yield Triple(me, term("rdfs:label"), literal(entity.label, "@zh"))
    for alias in entity.aliases:
        if alias != entity.label:
            yield Triple(me, term("skos:altLabel"), literal(alias, "@zh"))
    for document in entity.documents:
        yield Triple(iri(base, "doc/" + document), term("schema:mentions"), me)


def _of_sentence(sentence: Sentence, base: str) -> Iterator[Triple]:
    me = sentence_iri(base, sentence.id)
    yield Triple(me, term("dcterms:isPartOf"), iri(base, "doc/" + sentence.document))
    yield Triple(me, term("schema:text"), literal(sentence.text))


def of_statement(statement: Statement, ontology: Ontology, base: str = BASE) -> Iterator[Triple]:
    """Yield the triples of one statement with its evidence."""
    me, subject = iri(base, "st/" + statement.id), iri(base, statement.subject)
    predicate = term("kg:" + statement.predicate)
    figure = statement.predicate in FIGURES
    thing = iri(base, "obs/" + statement.id) if figure else _object(statement, ontology, base)
    if is_plain(statement):
        yield Triple(subject, predicate, thing)
    yield Triple(me, A, term("rdf:Statement"))
    yield Triple(me, A, term("prov:Entity"))
    yield Triple(me, term("rdf:subject"), subject)
    yield Triple(me, term("rdf:predicate"), predicate)
    yield Triple(me, term("rdf:object"), thing)
    yield Triple(me, term("kg:modality"), literal(statement.modality))
    yield Triple(me, term("kg:polarity"), literal(statement.polarity))
    yield Triple(me, term("kg:confidence"), literal(float(statement.confidence)))
    yield from _fields(me, statement, TIMES)
    if statement.place:
        yield Triple(me, term("kg:place"), iri(base, statement.place))
    if figure:
        yield from _observation(thing, subject, statement, base)
    else:
        yield from _fields(me, statement, FIELDS)
        if thing.endswith(term("edtf:EDTF")):
            for name, day in zip(("kg:valueEarliest", "kg:valueLatest"), bounds(str(statement.value)), strict=True):
                if day:
                    yield Triple(me, term(name), literal(day, "xsd:date"))
    for evidence in statement.evidence:
        yield from _of_evidence(me, evidence, base)


def _object(statement: Statement, ontology: Ontology, base: str) -> str:
    if statement.object is not None:
        return iri(base, statement.object)
    value = "" if statement.value is None else statement.value
    prop = ontology.properties.get(statement.predicate)
    return literal(value, "edtf:EDTF" if prop and prop.kind == "date" and isinstance(value, str) else None)


def _fields(me: str, statement: Statement, fields: Iterable[tuple[str, str, str | None]]) -> Iterator[Triple]:
    for field, name, kind in fields:
        value = getattr(statement, field)
        if value is not None:
            yield Triple(me, term(name), literal(value, kind))


def _observation(me: str, subject: str, statement: Statement, base: str) -> Iterator[Triple]:
    yield Triple(me, A, term("schema:Observation"))
    yield Triple(me, A, term("kg:Quantity"))
    yield Triple(me, term("schema:observationAbout"), subject)
    if statement.value is not None:
        yield Triple(me, term("schema:value"), literal(statement.value))
    yield from _fields(me, statement, FIELDS)
    yield from _fields(me, statement, TIMES)
    if statement.place:
        yield Triple(me, term("kg:place"), iri(base, statement.place))
    said = "" if statement.value is None else literal(statement.value).split('"')[1]
    label = f"{statement.group or ''}{statement.measure or ''} {said}{statement.unit or ''}".strip()
    if label:
        yield Triple(me, term("rdfs:label"), literal(label, "@zh"))


def _of_evidence(statement: str, evidence: Evidence, base: str) -> Iterator[Triple]:
    key = "\0".join([evidence.document, str(evidence.spans), evidence.by, evidence.attribution or ""])
    name = "ev/" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    me, words = iri(base, name), iri(base, name + "/quote")
    yield Triple(statement, term("prov:wasDerivedFrom"), me)
    yield Triple(me, A, term("oa:SpecificResource"))
    yield Triple(me, term("oa:hasSource"), iri(base, "doc/" + evidence.document))
    yield Triple(me, term("kg:sentence"), sentence_iri(base, evidence.sentence))
    yield Triple(me, term("schema:text"), literal(evidence.text))
    yield Triple(me, term("kg:by"), literal(evidence.by))
    yield Triple(me, term("kg:confidence"), literal(float(evidence.confidence)))
    if evidence.attribution:
        who = evidence.attribution
        yield Triple(me, term("kg:attribution"), iri(base, who) if is_entity(who) else literal(who))
    yield Triple(me, term("oa:hasSelector"), words)
    yield Triple(words, A, term("oa:TextQuoteSelector"))
    yield Triple(words, term("oa:exact"), literal(evidence.quote))
    if evidence.page is not None:
        yield from _of_page(me, iri(base, name + "/page"), evidence)
    for number, span in enumerate(evidence.spans):
        place = iri(base, f"{name}/{number}")
        yield Triple(me, term("oa:hasSelector"), place)
        yield Triple(place, A, term("oa:TextPositionSelector"))
        yield Triple(place, term("oa:start"), literal(int(span.start)))
        yield Triple(place, term("oa:end"), literal(int(span.end)))


def _of_page(evidence: str, me: str, place: Evidence) -> Iterator[Triple]:
    """Page, column and box as a fragment of a PDF (RFC 8118): page=2&viewrect=<left>,<top>,<width>,<height>."""
    fragment = f"page={place.page}"
    if place.box:
        left, top, right, low = place.box
        fragment += f"&viewrect={left:g},{top:g},{round(right - left, 1):g},{round(low - top, 1):g}"
    yield Triple(evidence, term("oa:hasSelector"), me)
    yield Triple(me, A, term("oa:FragmentSelector"))
    yield Triple(me, term("dcterms:conformsTo"), "<http://tools.ietf.org/rfc/rfc3778>")
    yield Triple(me, term("rdf:value"), literal(fragment))
    if place.column is not None:
        yield Triple(me, term("schema:position"), literal(int(place.column)))


def ntriples(found: Iterable[Triple]) -> str:
    """Return sorted triples as N-Triples text: the same triples, the same bytes."""
    return "".join(f"{s} {p} {o} .\n" for s, p, o in found)

"""From RDF back to statements: what `kg.graph.rdf` wrote, read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kg.graph.base import BASE, PREFIXES, path_of, value_of
from kg.graph.rdf import FIELDS, TIMES
from kg.model import Evidence, Span, Statement
from kg.ontology import NS

Nodes = dict[str, dict[str, list[Any]]]


def statements(quads: Iterable[ox.Quad | ox.Triple], base: str = BASE) -> list[Statement]:
    """Return the statements that triples hold, sorted by id, with their evidence sorted by place.

    `quads` may come from `pyoxigraph.parse` or a store. Labels, documents and sources are not read.
    """
    nodes: Nodes = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode):
            nodes[quad.subject.value][quad.predicate.value].append(quad.object)
    kind = PREFIXES["rdf"] + "Statement"
    types = PREFIXES["rdf"] + "type"
    found = [_statement(a, nodes, base) for a in list(nodes) if any(t.value == kind for t in nodes[a].get(types, []))]
    return sorted(found, key=lambda s: s.id)


def _full(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def _one(node: dict[str, list[Any]], curie: str, base: str) -> Any:
    terms = node.get(_full(curie))
    if not terms:
        return None
    term = terms[0]
    if isinstance(term, ox.Literal):
        return value_of(term.value, term.datatype.value)
    return path_of(base, term.value)


def _statement(address: str, nodes: Nodes, base: str) -> Statement:
    node = nodes[address]
    thing = node[_full("rdf:object")][0]
    linked = isinstance(thing, ox.NamedNode)
    figure = linked and path_of(base, thing.value).startswith("obs/")
    holder = nodes[thing.value] if figure else node
    fields = {field: _one(holder, name, base) for field, name, _ in FIELDS}
    fields |= {field: _one(node, name, base) for field, name, _ in TIMES}
    if figure:
        value = _one(holder, "schema:value", base)
    else:
        value = None if linked else value_of(thing.value, thing.datatype.value)
    evidence = [_evidence(e.value, nodes, base) for e in node[_full("prov:wasDerivedFrom")]]
    return Statement(
        id=path_of(base, address).removeprefix("st/"),
        subject=_one(node, "rdf:subject", base),
        predicate=node[_full("rdf:predicate")][0].value.removeprefix(NS),
        evidence=tuple(sorted(evidence, key=lambda e: (e.document, e.spans, e.by, e.attribution or ""))),
        object=path_of(base, thing.value) if linked and not figure else None,
        value=value,
        place=_one(node, "kg:place", base),
        modality=_one(node, "kg:modality", base),
        polarity=_one(node, "kg:polarity", base),
        **fields,
    )


def _evidence(address: str, nodes: Nodes, base: str) -> Evidence:
    node = nodes[address]
    places: list[tuple[int, Span]] = []
    quote = ""
    printed: dict[str, Any] = {}
    for selector in node[_full("oa:hasSelector")]:
        own = nodes[selector.value]
        if _full("oa:exact") in own:
            quote = str(_one(own, "oa:exact", base))
        elif _full("rdf:value") in own:
            printed = _printed(str(_one(own, "rdf:value", base))) | {"column": _one(own, "schema:position", base)}
        else:
            span = Span(_one(own, "oa:start", base), _one(own, "oa:end", base))
            places.append((int(selector.value.rpartition("/")[2]), span))
    return Evidence(
        document=_one(node, "oa:hasSource", base).removeprefix("doc/"),
        sentence=_one(node, "kg:sentence", base).removeprefix("doc/"),
        spans=tuple(span for _, span in sorted(places)),
        quote=quote,
        text=_one(node, "schema:text", base),
        by=_one(node, "kg:by", base),
        confidence=_one(node, "kg:confidence", base),
        attribution=_one(node, "kg:attribution", base),
        **printed,
    )


def _printed(fragment: str) -> dict[str, Any]:
    """page=2&viewrect=72,90,200,15 → page, box."""
    parts = dict(part.partition("=")[::2] for part in fragment.split("&"))
    if "viewrect" not in parts:
        return {"page": int(parts["page"])}
    left, top, wide, high = map(float, parts["viewrect"].split(","))
    return {"page": int(parts["page"]), "box": (left, top, round(left + wide, 1), round(top + high, 1))}

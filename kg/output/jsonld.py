"""The graph as JSON-LD with its context inside, so that reading it fetches nothing."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

from kg.graph.base import BASE, PREFIXES
from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import write_text

_LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def write_jsonld(build: Build, ontology: Ontology, path: Path, *, base: str = BASE) -> None:
    """Write the RDF of a build as expanded-value JSON-LD: one node object a line, sorted, prefixes in `@context`."""
    from kg.graph.rdf import triples

    context = json.dumps(dict(sorted(PREFIXES.items())) | {"@base": base}, ensure_ascii=False)
    nodes = []
    for subject, group in groupby(triples(build, ontology, base), key=lambda t: t.subject):
        node: dict[str, Any] = {"@id": subject[1:-1]}
        for t in group:
            key, value = _property(t.predicate[1:-1], t.object)
            node.setdefault(key, []).append(value)
        nodes.append(json.dumps(node, ensure_ascii=False))
    write_text(path, f'{{"@context":{context},"@graph":[\n' + ",\n".join(nodes) + "\n]}\n")


def _property(predicate: str, term: str) -> tuple[str, Any]:
    if predicate.endswith("22-rdf-syntax-ns#type"):
        return "@type", term[1:-1]
    return predicate, {"@id": term[1:-1]} if term.startswith("<") else _literal(term)


def _literal(term: str) -> dict[str, str]:
    match = _LITERAL.fullmatch(term)
    if match is None:
        raise AssertionError(f"not an N-Triples literal: {term!r}")
    text, language, datatype = match.groups()
    value = {"@value": _ESCAPE.sub(_unescape, text)}
    if language:
        value["@language"] = language
    if datatype:
        value["@type"] = datatype
    return value


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SHORT.get(match[3], match[3])

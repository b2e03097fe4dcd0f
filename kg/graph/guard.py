"""What a SPARQL text may not do: reach the network or files, or change the graph; and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<name>[\w.\-]*:(?:[\w.\-:%]|\\.)*)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<word>[A-Za-z]+\w*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REMOTE = {"SERVICE", "LOAD", "FROM"}
_UPDATE = {"INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def words(sparql: str) -> Iterator[tuple[str, int]]:
    """Yield the bare words of a SPARQL text in capitals, with their offsets: no strings, IRIs, names, variables."""
    for found in _TOKEN.finditer(sparql):
        if found.lastgroup == "word":
            yield found["word"].upper(), found.start()


def check(sparql: str) -> None:
    """Raise QueryError where a query would fetch something (SERVICE, FROM, LOAD) or is an update."""
    # SPARQL turns \u0053 into S before it parses, wherever it stands.
    for text in {sparql, _ESCAPE.sub(lambda m: _character(m[1] or m[2]), sparql)}:
        for number, (word, at) in enumerate(words(text)):
            if word in _REMOTE:
                line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
                raise QueryError(
                    f"SPARQL line {line} column {column}: {word} is refused, a query reads this graph and nothing "
                    f"else; leave it out"
                )
            if (word in _UPDATE and number == 0) or word in {"INSERT", "DELETE"}:
                raise QueryError(
                    f"SPARQL: {word} is an update and the graph is only read; change the texts, build again"
                )


def _character(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def explain(sparql: str, message: str) -> str:
    """Return one line that says where a parser stopped: line, column, what stands there, the cause where known."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return f"SPARQL: {' '.join(message.split())[:200]}; ontology/queries/ has examples"
    line, column = int(found[1]), int(found[2])
    there = [*sparql.split("\n"), ""][line - 1][column - 1 :].strip()[:30]
    why = "something is not as SPARQL wants it"
    if "Prefix not found" in found[3]:
        why = "a prefix is not declared; kg: id: rdf: rdfs: skos: prov: oa: schema: dcterms: xsd: are"
    elif "unbound" in found[3]:
        why = "SELECT names a variable that the pattern does not have, or that is not grouped"
    elif len(found[3]) < 80:
        why = " ".join(found[3].split())
    return f"SPARQL line {line} column {column}, at {there or 'the end'!r}: {why}; ontology/queries/ has examples"

"""What all of kg.graph shares: namespaces, IRIs, terms as N-Triples text.

A term is the N-Triples text of itself (`<https://…>`, `"全总"@zh`): it sorts, hashes, prints and parses as it stands.

RDF holds Unicode scalar values only: a lone surrogate is percent-encoded in an IRI and becomes U+FFFD in a literal.
The JSONL files keep it; they are the primary artefact.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any
from urllib.parse import unquote

from kg.errors import InputError
from kg.ontology import NS

BASE = "https://w3id.org/zhiluo/id/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": NS,
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LEGAL = re.compile(
    r"[A-Za-z0-9\-._~!$&'()*+,;=:@/\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000dfffd\U000e1000-\U000efffd]"
)
_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_ESCAPES |= {
    c: f"\\u{c:04X}" for c in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF) if c not in _ESCAPES
}
_ESCAPES |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_ENTITY = re.compile(r"(?:org|person|place|policy|program|event|work|occupation|concept)/.", re.DOTALL)


def checked_base(base: str) -> str:
    """Return `base` as the head of the data's IRIs, with a `/` at its end; InputError where it is no absolute IRI."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`#?]+", base):
        raise InputError(f"--base {base}: no absolute IRI; write one such as {BASE}")
    return base if base.endswith("/") else base + "/"


@lru_cache(maxsize=65536)
def _encoded(character: str) -> str:
    # White space and invisible characters are legal in IRIs; nobody could read or copy such an IRI.
    white = unicodedata.category(character) in {"Zs", "Zl", "Zp", "Cc", "Cf"}
    if _LEGAL.fullmatch(character) and not white and ord(character) & 0xFFFE != 0xFFFE:
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=65536)
def iri(base: str, path: str) -> str:
    """Return the IRI term of an id (`org/全国总工会`): NFC, only illegal characters percent-encoded."""
    path = unicodedata.normalize("NFC", path)
    text = "".join(map(_encoded, path))
    text = "/".join(s.replace(".", "%2E") if s in {".", ".."} else s for s in text.split("/"))
    return f"<{base}{text}>"


def sentence_iri(base: str, sentence: str) -> str:
    """Return the IRI term of a sentence id (`<document>#<n>`): a fragment of its document."""
    document, _, number = sentence.rpartition("#")
    return f"{iri(base, 'doc/' + document)[:-1]}#{iri('', number)[1:-1]}>"


def path_of(base: str, address: str) -> str:
    """Return the id that `iri` or `sentence_iri` made the address (without `<>`) of; other addresses as they are."""
    if not address.startswith(base):
        return address
    return unquote(address[len(base) :], errors="surrogatepass")


def is_entity(text: str) -> bool:
    """Return whether a string is an entity id, not somebody's words."""
    return _ENTITY.match(text) is not None


def term(curie: str) -> str:
    """Return the IRI term of a prefixed name (`kg:issued`)."""
    prefix, _, local = curie.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def literal(value: str | float | int, kind: str | None = None) -> str:
    """Return a literal term; `kind` is a language (`@zh`), a prefixed datatype (`xsd:date`), or None: by type.

    An int is an xsd:integer, a float an xsd:decimal (xsd:double where it is not finite), both in canonical form.
    """
    if isinstance(value, str):
        text = '"' + value.translate(_ESCAPES) + '"'
        if kind is None:
            return text
        return text + kind if kind.startswith("@") else f"{text}^^{term(kind)}"
    if isinstance(value, int):
        return f'"{value}"^^{term("xsd:integer")}'
    if not isfinite(value):
        return f'"{str(value).upper().replace("NAN", "NaN")}"^^{term("xsd:double")}'
    number = format(Decimal(repr(value)), "f")
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f'"{"0" if number == "-0" else number}"^^{term("xsd:decimal")}'


def value_of(text: str, datatype: str) -> str | float | int | bool:
    """Return the Python value of a literal's text: int, float, bool or, for other datatypes and misfits, the text."""
    local = datatype.removeprefix(PREFIXES["xsd"])
    try:
        if local == "integer":
            return int(text)
        if local in {"decimal", "double", "float"}:
            return float(text)
    except ValueError:
        return text
    return text in {"true", "1"} if local == "boolean" else text


def shortened(base: str, address: str) -> str:
    """Return an address for people: the id of our data, else the prefixed name, else the whole."""
    if address.startswith(base):
        return path_of(base, address)
    for prefix, namespace in PREFIXES.items():
        if address.startswith(namespace):
            return f"{prefix}:{address[len(namespace) :]}"
    return address


def python_value(base: str, node: Any) -> str | float | int | bool | None:
    """Return what a person or a program wants of a pyoxigraph term: a value, an id, a prefixed name."""
    if node is None:
        return None
    if hasattr(node, "datatype"):
        return value_of(node.value, node.datatype.value)
    return shortened(base, node.value) if hasattr(node, "value") else str(node)

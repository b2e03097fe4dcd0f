"""Triples as Turtle for people: sorted, grouped by subject, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from kg.graph.base import BASE, PREFIXES
from kg.graph.rdf import A, Triple

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_INTEGER = re.compile(r'"(0|-?[1-9][0-9]*)"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>')


class _Names:
    """Short forms of terms, remembered."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.known: dict[str, str] = {A: "a"}

    def short(self, term: str) -> str:
        """Return a term in Turtle: prefixed, relative to the base, or as it is."""
        if term not in self.known:
            self.known[term] = self._shorten(term)
        return self.known[term]

    def _shorten(self, term: str) -> str:
        if term.startswith("<"):
            return self._address(term)
        number = _INTEGER.fullmatch(term)
        if number:
            return number[1]
        if term.endswith(">"):
            value, _, kind = term.rpartition("^^")
            return f"{value}^^{self._address(kind)}"
        return term

    def _address(self, term: str) -> str:
        address = term[1:-1]
        if address.startswith(self.base):
            return f"<{address[len(self.base) :]}>"
        for prefix, namespace in PREFIXES.items():
            if address.startswith(namespace) and _LOCAL.fullmatch(address[len(namespace) :]):
                return f"{prefix}:{address[len(namespace) :]}"
        return term


def turtle(found: Iterable[Triple], base: str = BASE) -> str:
    """Return sorted triples as Turtle; ids stand relative to `@base`, so they read as in the JSONL files."""
    names = _Names(base)
    parts = [f"@base <{base}> .\n"]
    parts += [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items())]
    for subject, own in groupby(found, key=lambda t: t.subject):
        # What a thing is comes first.
        pairs = groupby(sorted(own, key=lambda t: (t.predicate != A, t)), key=lambda t: t.predicate)
        lines = [f"{names.short(p)} " + ", ".join(names.short(t.object) for t in group) for p, group in pairs]
        parts.append(f"\n{names.short(subject)} " + " ;\n    ".join(lines) + " .\n")
    return "".join(parts)

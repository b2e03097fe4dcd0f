"""The view that a page opens with, as the part of its address after #; app/10-state.js reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from kg.errors import UserError
from kg.graph.query import Graph

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def fragment(
    graph: Graph,
    *,
    around: str | None = None,
    steps: int = 1,
    document: str | None = None,
    classes: Sequence[str] = (),
    as_of: str | None = None,
    top: int | None = None,
) -> str:
    """Return the fragment that opens the page of `graph` on a part of it; empty for the whole.

    `around` is an entity by any name, seen with `steps` steps around it; `document` an id, a title or a path, or a
    part of one; `classes` are local or Chinese names, shown with what they are related to; `as_of` is a year, a
    month or a day; `top` the number of most central entities to draw. Raises UserError for a name that is not there.
    """
    parts: dict[str, str | int] = {}
    if around is not None:
        parts["f"] = graph.resolve(around)
        parts |= {"k": steps} if steps > 1 else {}
    if document is not None:
        parts["d"] = _document(graph, document)
    if classes:
        parts["only"] = "~".join(dict.fromkeys(c for name in classes for c in _classes(graph, name)))
    if as_of is not None:
        if not _DAY.fullmatch(as_of):
            raise UserError(f"--as-of {as_of}: no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        parts["asof"] = as_of
    if top is not None:
        parts["top"] = top
    return urlencode(parts)


def _document(graph: Graph, name: str) -> str:
    rows = graph.query("SELECT ?d ?title ?path { ?d dcterms:title ?title ; dcterms:source/kg:path ?path }").rows
    known = sorted({(str(d).removeprefix("doc/"), str(title), str(path)) for d, title, path in rows})
    for fits in (lambda text: text == name.strip("《》"), lambda text: name.strip("《》") in text):
        found = sorted({d for d, *others in known if any(fits(text) for text in (d, *others))})
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError(f"--document {name}: {len(found)} documents; say which: {' '.join(found[:8])}")
    raise UserError(f"--document {name}: no such document; documents.jsonl lists ids, titles and paths")


def _classes(graph: Graph, name: str) -> list[str]:
    """Return a class and those below it; the page knows by itself what lies below a root."""
    known = graph.ontology.classes
    for found in known.values():
        if name in (found.name, found.zh):
            return [found.name] if found.parent is None else [c for c in known if graph.ontology.is_a(c, found.name)]
    raise UserError(f"--class {name}: no such class; kg.ttl lists them, such as Organization, Policy, Person")

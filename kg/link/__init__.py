"""Mentions become entities: names, short names, coreference, homonyms, people's decisions — each with a reason."""

from kg.link.base import Linked, Target
from kg.link.decisions import Decision, read_decisions
from kg.link.documents import link
from kg.link.knowledge import know
from kg.link.parents import body_of, parent
from kg.link.resolve import resolve_names
from kg.link.sites import SEATED, capital_of, line_of, seat, ways

__all__ = [
    "SEATED", "Decision", "Linked", "Target", "body_of", "capital_of", "know",
    "line_of", "link", "parent", "read_decisions", "resolve_names",
    "seat", "ways",
]  # fmt: skip

"""Mentions become entities: names, short names, coreference, homonyms, people's decisions — each with a reason."""

from kg.link.base import Linked, Target
from kg.link.decisions import Decision, read_decisions
from kg.link.documents import link

__all__ = ["Decision", "Linked", "Target", "link", "read_decisions"]

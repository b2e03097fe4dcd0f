"""What finding names needs, built once: automaton, lexicons, tagger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.mentions.base import Setting, Tagger
from kg.mentions.gazetteer import Gazetteer, gazetteer_of
from kg.mentions.tagger import default_tagger
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True, eq=False)
class Resources:
    """Everything that `find_mentions` looks things up in."""

    setting: Setting
    gazetteer: Gazetteer
    tagger: Tagger


@lru_cache(maxsize=4)
def prepare(ontology: Ontology) -> Resources:
    """Return the resources for `ontology`, built once.

    Raises OntologyError naming file and entry for a fault in a gazetteer or lexicon.
    """
    return Resources(Setting(ontology), gazetteer_of(ontology), default_tagger())

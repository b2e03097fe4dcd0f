"""How far a mention is to be believed: the share of its kind that readers judged right, not what it weighed."""

from __future__ import annotations

from kg.mentions.base import Candidate
from kg.ontology import Ontology
from kg.resources import lexicon


def confidence_of(candidate: Candidate, ontology: Ontology) -> float:
    """Return the measured precision of mentions of this origin and root class, else of this origin, else of the rest.

    Origins are `gazetteer` (all files), `rule:FILE` and `tagger:NAME`.
    """
    table = lexicon("measured", ontology.path)
    origin = candidate.by.split("#")[0]
    origin = "gazetteer" if origin.startswith("gazetteer:") else origin
    measured = table["measured"]
    found = measured.get(f"{origin}/{ontology.root(candidate.cls)}", measured.get(origin, table["other"]))
    return float(found)

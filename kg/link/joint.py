"""Names of several things at once: 中办国办 and 两办 are two offices, 中俄 two countries, 苏浙皖 three provinces."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.errors import OntologyError
from kg.gazetteer import Entry
from kg.link.base import rules
from kg.link.knowledge import Knowledge
from kg.ontology import Ontology
from kg.resources import lexicon


@lru_cache(maxsize=4)
def joint_names(ontology: Ontology) -> Mapping[str, tuple[str, ...]]:
    """Return the bodies that each joint name of link.toml [joint_names] means."""
    table = rules(ontology.path).get("joint_names", {})
    if not all(isinstance(v, list) and len(v) > 1 for v in table.values()):
        raise OntologyError("lexicon/link.toml: joint_names must give each name a list of bodies")
    return {name: tuple(bodies) for name, bodies in table.items()}


@lru_cache(maxsize=4)
def _letters(ontology: Ontology, beside: bool) -> tuple[Mapping[str, str], ...]:
    table = lexicon("coreference", ontology.path)
    countries = {**table["letters"], **(table["letters_beside"] if beside else {})}
    return countries, lexicon("place_abbr", ontology.path)["provinces"]


def members(name: str, root: str, know: Knowledge) -> tuple[Entry, ...]:
    """Return the entries that a joint name of this root class means, in its order; none for any other name.

    Places are named by single characters, all of one kind: 中俄 countries, 川渝 provinces.
    """
    if root == "Organization":
        found = [know.find(label, root) for label in joint_names(know.ontology).get(name, ())]
        return tuple(entries[0] for entries in found if entries)
    plain = any(e.cls != "Region" for e in know.find(name, root))  # 越南 is not 越 and 南
    if root != "Place" or not 1 < len(name) < 10 or plain:
        return ()
    home = str(lexicon("coreference", know.ontology.path)["letters_beside"]["home"])
    for table in _letters(know.ontology, home in name):
        if len(set(name)) == len(name) and all(letter in table for letter in name):
            # 欧 of 中欧 is a body that acts like a country.
            places = [know.find(table[letter], root) or know.find(table[letter], "Organization") for letter in name]
            if all(places):
                return tuple(entries[0] for entries in places)
    return ()

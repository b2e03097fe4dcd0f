"""Tell a body from a place, a common noun, a term where the tagger mixes them: 俄罗斯国防部, 新疆新能源."""

from __future__ import annotations

from pathlib import Path

from kg.mentions.base import Line, Word
from kg.mentions.heads import Heads
from kg.resources import lexicon

_AREAS = frozenset({"Country", "Province", "Prefecture", "County"})
_PROPER = frozenset({"LOC", "ORG", "nz"})


def is_body(word: Word, root: Path) -> bool:
    """Return whether what the tagger calls a place ends like a body: 俄罗斯国防部, 尼日尔军队."""
    bodies = lexicon("place", root)["body"]["endings"]
    return word.text.endswith(tuple(bodies)) and not word.text.endswith(tuple(lexicon("place", root)["body"]["not"]))


def is_common(line: Line, start: int, end: int, heads: Heads, weak: frozenset[str], region: frozenset[str]) -> bool:
    """Return whether a guess is made of common nouns alone and ends in a weak head: 新能源汽车工厂."""
    words = [w for w in line.words if start <= w.start < end]
    terms = {(c.start, c.end) for c in line.known if c.cls == "Concept"}
    proper = any((w.tag in _PROPER | {"PER"} or w.text in region) and (w.start, w.end) not in terms for w in words)
    return not proper and heads.ending(line.text[start:end]) in weak


def place_and_term(line: Line, start: int, end: int, heads: Heads, industry: frozenset[str]) -> bool:
    """Return whether a guess is a place and a term of the vocabulary: 新疆新能源."""
    if heads.ending(line.text[start:end]) not in {None, *industry}:
        return False
    cut = {c.end for c in line.known if c.start == start and c.cls in _AREAS}
    return any(c.start in cut and c.end == end and c.cls == "Concept" for c in line.known)


def only_places(line: Line, start: int, end: int, heads: Heads) -> bool:
    """Return whether a guess is a chain of places and no body: 英国利物浦."""
    words = [w for w in line.words if start <= w.start < end]
    places = len(words) > 1 and all(w.tag == "LOC" for w in words)
    return places and heads.ending(line.text[start:end]) is None

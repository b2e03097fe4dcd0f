"""Tell a body from a place where the tagger mixes them: 俄罗斯国防部, 尼日尔军队."""

from __future__ import annotations

from pathlib import Path

from kg.mentions.base import Word
from kg.resources import lexicon


def is_body(word: Word, root: Path) -> bool:
    """Return whether what the tagger calls a place ends like a body: 俄罗斯国防部, 尼日尔军队."""
    bodies = lexicon("place", root)["body"]["endings"]
    return word.text.endswith(tuple(bodies)) and not word.text.endswith(tuple(lexicon("place", root)["body"]["not"]))

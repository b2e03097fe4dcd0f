"""What kind of rule words make: 不得…, 可以…, 应当…; and where one kind ends and another begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from kg.model import Modality
from kg.relations.reading.speech import Speech
from kg.resources import lexicon

EDGES = ' ，。：；:“”"「」！？'
_MARKS = " ，。：；:！？"


def parts(content: str, verb: str, root: Path) -> list[tuple[str, Modality]]:
    """Return what is ruled, parted where another kind of rule begins: 可以申请返还，|但不得用于分红；|应当公示."""
    pieces: list[str] = []
    kind: Modality | None = None
    demands = tuple(lexicon("attribution", root)["going_on"]["demanding"])
    for piece in re.split("(?<=[，；])", content):
        own = ruled(piece, "", root)
        if kind == "forbidden" and own == "asserted" and piece.startswith(demands):
            # 严禁虚报，|加强监管
            own = "required"
        fresh = own not in {"asserted", kind} and (
            kind is not None or (own == "forbidden" and _standing(pieces, root))
        )
        if pieces and not (fresh or pieces[-1].endswith("；")):
            pieces[-1] += piece
        else:
            pieces.append(piece)
        kind = own if own != "asserted" or fresh else kind
    kinds = [(bare_words(p.lstrip("并但")), ruled(p, verb, root)) for p in pieces]
    kinds = [(p, "required" if m == "asserted" and p.startswith(demands) else m) for p, m in kinds]
    return kinds if len({m for _, m in kinds}) > 1 else [(content, ruled(content, verb, root))]


def demanded(part: str, speech: Speech, root: Path) -> Modality:
    """Return what a rule without 要 is: 《意见》明确，加强保障 · 到2030年，形成体系."""
    data = lexicon("attribution", root)["going_on"]
    if speech.verb == "规定":
        return "asserted"
    if re.match(data["aim"], part):
        return "planned"
    told = "是" in part
    return "required" if part.startswith(tuple(data["demanding"])) or (speech.carried and not told) else "asserted"


def _standing(pieces: Sequence[str], root: Path) -> bool:
    """Whether what stands before a ban is a rule of its own: 以支出额为基数，预付一个月，|不得用于基建."""
    clauses = re.findall("[^，]*，", "".join(pieces))
    condition = re.compile(lexicon("attribution", root)["condition"])
    if clauses and clauses[0].startswith(tuple(lexicon("attribution", root)["going_on"]["demanding"])):
        return True
    return len(clauses) > 1 and not any(condition.search(c) for c in clauses[-1:])


@lru_cache(maxsize=4)
def _rulings(root: Path) -> tuple[tuple[Modality, re.Pattern[str]], ...]:
    return tuple((m, re.compile(p)) for m, p in lexicon("attribution", root)["rulings"].items())


def ruled(content: str, verb: str, root: Path) -> Modality:
    """Return what the words of a rule make of it, by the first that stands in it: 不得…, 可以…, 应当…; 要求 asks."""
    found = [(match.start(), m) for m, pattern in _rulings(root) if (match := pattern.search(content))]
    return min(found)[1] if found else "required" if verb == "要求" else "asserted"


def bare_words(text: str) -> str:
    """Return the words without marks at the ends, and without quotation marks that hold them all or stand alone."""
    content = text.strip(_MARKS).removesuffix("，但").removesuffix("，而")
    whole = content.startswith("“") and content.find("”") in {-1, len(content) - 1}
    if whole or (content.endswith("”") and "“" not in content):
        content = content.strip(EDGES)
    return content

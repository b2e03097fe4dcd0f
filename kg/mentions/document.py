"""Evidence of the whole document: a name said in full once is found again, short or whole, in other sentences.

李小明……小明没有回答 is left alone; 人力资源和社会保障部（以下简称“人社部”）…… 人社部 is found; a person here is the same
person in the next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.base import Candidate, Line, Setting

_SHORT = re.compile(r"^[（(](?:以下|下)?(?:统)?(?:简称|称)(?:为)?[“\"‘]?([\u3400-\u9fffA-Za-z0-9]{2,12}?)[”\"’]?[）)]")
_LEARN = frozenset({"Person", "Organization", "Program", "Event", "Place"})
_SURE = ("#context", "#byline", "#reporter", "#post", "#foreign")


def echoes(lines: Sequence[Line], chosen: Sequence[Sequence[Candidate]], setting: Setting) -> list[list[Candidate]]:
    """Return for each line the candidates that other lines of the document vouch for.

    `chosen` are the candidates taken in the first weighing; those already taken are not repeated.
    """
    names = _learn(lines, chosen, setting)
    extra: list[list[Candidate]] = [[] for _ in lines]
    if not names:
        return extra
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))))
    for number, line in enumerate(lines):
        taken = {(c.start, c.end, c.cls) for c in chosen[number]}
        for match in pattern.finditer(line.text):
            known = names[match.group()]
            if (match.start(), match.end(), known.cls) in taken or not _fits(line, *match.span()):
                continue
            extra[number].append(
                Candidate(match.start(), match.end(), known.cls, known.by, 0.8, f"本文别处已认出“{match.group()}”")
            )
    return extra


def _learn(
    lines: Sequence[Line], chosen: Sequence[Sequence[Candidate]], setting: Setting
) -> dict[str, Candidate]:
    """Return the names that the document vouches for: surface → the candidate that gave it."""
    votes: dict[str, dict[str, int]] = {}
    first: dict[tuple[str, str], Candidate] = {}
    for line, found in zip(lines, chosen, strict=True):
        for c in found:
            if c.generic or setting.ontology.root(c.cls) not in _LEARN:
                continue
            name = line.text[c.start : c.end]
            short = _SHORT.match(line.text[c.end :])
            for text, weight in ((name, 3 if c.by.endswith(_SURE) else 1), (short.group(1) if short else "", 5)):
                if len(text) > (1 if text != name else 2) or (text and c.cls == "Person" and len(text) == 2):
                    votes.setdefault(text, {})[c.cls] = votes.get(text, {}).get(c.cls, 0) + weight
                    first.setdefault((text, c.cls), c)
    best: dict[str, Candidate] = {}
    for text, counts in votes.items():
        cls = min(counts, key=lambda k: (-counts[k], k))
        best[text] = first[text, cls]
    return best


def _fits(line: Line, start: int, end: int) -> bool:
    """Return whether a string that is a name elsewhere can be one here: at least one side on a word's edge."""
    return start in line.at or end in line.until



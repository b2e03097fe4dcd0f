"""Who says what a sentence goes on with, by how its first words look where their grammar names nobody.

多名甲国议员17日表示，… · 张三在参加小组讨论时说，… · 对于关税，乙国小企业主表示，…
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kg.model import Mention
from kg.relations.reading.speakers import sources_again
from kg.relations.reading.speech import Speech
from kg.relations.reading.tokens import settle
from kg.relations.reading.words import words
from kg.resources import lexicon
from kg.text.alternatives import either

# In how many characters the verb of saying must stand.
_REACH = 120
# Of how many characters a description may be.
_LONG = 40
# What names nobody whose words they could be.
_SILENT = frozenset(
    {"Time", "Quantity", "Concept", "Occupation", "Profession", "Post", "Program", "Project", "Campaign"}
)
_PIECE = re.compile("[^，：:。；“”]+")
_JOINED = re.compile("[、和与及]|以及")
# Of how many characters a title behind a name.
_TITLE = 4


@lru_cache(maxsize=4)
def _verbs(root: Path) -> tuple[str, ...]:
    return tuple(sorted(lexicon("attribution", root)["headed"]["verbs"], key=lambda w: (-len(w), w)))


@lru_cache(maxsize=4)
def _patterns(root: Path) -> dict[str, re.Pattern[str]]:
    data = lexicon("attribution", root)["headed"]
    closing = either(data["closing"])
    return {
        "opening": re.compile(f"(?:{either(data['opening'])})+"),
        "frame": re.compile(f"(?:{either(data['frames'])})|.*(?:{closing})$"),
        "scene": re.compile(f"(?:{either(data['scenes'])}).{{2,60}}?(?:{closing})"),
        "none": re.compile(either(data["none"])),
        "adverbs": re.compile(f"(?:{either(data['adverbs'])}|（[^）]*）|发[布表][^，。；]{{0,14}})+$"),
    }


def headed(found: Sequence[Speech], text: str, mentions: Sequence[Mention], root: Path) -> tuple[Speech, ...]:
    """Return the speeches `found` in a sentence, with the one that its first words open where none of them does."""
    first = found[0] if found else None
    if first is not None and (first.speaker is not None or first.start < first.begin) and first.begin == 0:
        return tuple(found)
    head = _head(text, root)
    if head is None:
        return tuple(found)
    begin, end, verb = head
    rest = [s for s in found if s.begin > end and s.start > end]
    if any(s.speaker is not None for s in found if s not in rest):
        return tuple(found)
    speech = _speech(text, (begin, end - len(verb)), verb, settle(mentions), root)
    if speech is None:
        return tuple(found)
    return (replace(speech, end=rest[0].begin if rest else len(text)), *rest)


def _head(text: str, root: Path) -> tuple[int, int, str] | None:
    """Return where the clause begins that ends in a verb of saying, where that ends, and the verb; frames may stand
    before the clause.
    """
    verbs = _verbs(root)
    patterns = _patterns(root)
    for piece in _PIECE.finditer(text, 0, _REACH):
        opening = patterns["opening"].match(text, piece.start(), piece.end())
        start, end = opening.end() if opening else piece.start(), piece.end()
        if text.endswith(verbs, start, end) and text[end : end + 1] in {"，", "：", ":"}:
            verb = next(v for v in verbs if text.endswith(v, start, end))
            return None if patterns["none"].search(text, start, end) else (start, end, verb)
        if start < end and not patterns["frame"].match(text, start, end):
            return None
    return None


def _speech(text: str, span: tuple[int, int], verb: str, mentions: Sequence[Mention], root: Path) -> Speech | None:
    """Return the speech of who is named or described in the span before the verb, where somebody is."""
    patterns = _patterns(root)
    begin, until = span
    scene = patterns["scene"].search(text, begin, until)
    low, high = scene.span() if scene is not None else (until, until)
    before = [m for m in mentions if begin <= m.start and m.end <= until and not low <= m.start < high]
    close = _close(text, low if not patterns["adverbs"].sub("", text[high:until]) else until, before, root)
    named = [m for m in before if m.entities and m.end <= close and m.cls not in _SILENT]
    start = len(text) - len(text[until + len(verb) :].lstrip("，：: "))
    if text[begin:close] in sources_again(root):
        # 报道还称，…: which one shows what stands before.
        return Speech(begin, start, len(text), verb, "opinion", None, text[begin:close])
    if not named or close - begin > _LONG or not text[start:].strip("。！”’ "):
        return None
    who = next((m for m in reversed(named) if m.cls == "Person"), named[-1])
    tail = text[who.end : close]
    mode = "factual" if verb in lexicon("attribution", root)["factual"] else "opinion"
    made = Speech(begin, start, len(text), verb, mode, who, text[begin:close])
    if who.cls == "Person":
        return None if "的" in tail or len(tail) > _TITLE else replace(made, beside=_beside(text, who, named))
    if not tail:
        return replace(made, beside=_beside(text, who, named))
    if tail.endswith(tuple(sorted(words(root).spokesmen))):
        return replace(made, spokesman=True)
    return replace(made, described=True, beside=_beside(text, who, named))


def _close(text: str, close: int, mentions: Sequence[Mention], root: Path) -> int:
    """Return where the words end that name the speaker: 甲国议员|17日一致."""
    adverbs = _patterns(root)["adverbs"]
    while True:
        bare = adverbs.search(text, 0, close)
        time = next((m for m in mentions if m.cls == "Time" and m.end == close), None)
        if bare is None and time is None:
            return close
        close = bare.start() if bare is not None else time.start if time is not None else close


def _beside(text: str, who: Mention, named: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return who else of the kind says it: 甲国总统张三、乙国总理|李四."""
    others = [m for m in named if m.end <= who.start and (m.cls == "Person") == (who.cls == "Person")]
    return tuple(m for m in others if _JOINED.search(text, m.end, who.start) and "的" not in text[m.end : who.start])

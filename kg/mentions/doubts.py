"""Guesses at names that their surroundings speak against: a kind of thing, a common word, a name with a post in it.

在中心城区 names no place 中心, 白糖、苹果、纸浆 no firm, 陆生野生动植物 nobody.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.mentions.base import NAMES, Candidate, Line
from kg.mentions.body_grammar import grammar_of
from kg.mentions.keyphrase import rarity
from kg.mentions.surnames import is_chinese_name, names_of
from kg.resources import lexicon

_PERSON, _PLACE, _BODY = 0, 1, 2
_SURE = 0.7
_LIKELY = 0.55
_JOINTS = frozenset("、和与及同")
_GOODS = frozenset({"n", "nz", "nw"})
_DESCRIBES = frozenset({"a", "s", "f"})


def unfounded(candidate: Candidate, column: int, line: Line, root: Path) -> str:
    """Return why a guess of the tagger is no name of the class in `column` (person, place, body); else nothing."""
    start, end = candidate.start, candidate.end
    if column == _PERSON and _is_word(candidate, line, root):
        return "，是普通词"
    if column == _PERSON and _is_alone(candidate, line, root):
        return "，名称模型不信，旁边也没有职务、称呼或人的动作"
    if column == _PLACE:
        if (start - 1, end + 1) in line.quotes and is_person(line, start, end):
            return "，在引号内，标注器认作人名"  # “比尔乔伊”, a storm
        if post_in(line, start, end, root):
            return "，其中有职务"
    if column == _BODY and _is_ware(line, start, end, root):
        return "，与货物并列"
    return ""


def post_in(line: Line, start: int, end: int, root: Path) -> tuple[int, int] | None:
    """Return where the post stands that a name goes on behind: 州长 of 加利福尼亚州州长纽森."""
    text = line.text
    if end - start < 6:
        return None
    for at in range(start + 2, end - 3):
        for size in (3, 2):
            river = text.startswith("长江", at + size - 1)  # 海州市|长江青年城
            if text[at : at + size] in _posts(root) and 2 <= end - at - size <= 6 and not river:
                return at, at + size
    return None


@lru_cache(maxsize=4)
def _posts(root: Path) -> frozenset[str]:
    return frozenset(lexicon("person", root)["heads_of"])


def _is_word(candidate: Candidate, line: Line, root: Path) -> bool:
    """Return whether a person of two characters is a word before what describes a thing: 陆生|野生."""
    start, end = candidate.start, candidate.end
    table, _ = rarity()
    if end - start != 2 or end not in line.at or line.text[start:end] not in table:
        return False
    behind = line.words[line.at[end]]
    thing = behind.tag in _GOODS and len(behind.text) > 2  # 陆生|野生动物, but not 某某|小组
    if not (thing or behind.tag in _DESCRIBES) or line.text.startswith(names_of(root).titles, end):
        return False
    if max((g.probability for g in line.guesses if g.start <= start and end <= g.end), default=0) >= _SURE:
        return False
    return not line.text.endswith(names_of(root).after, 0, start)


def _is_alone(candidate: Candidate, line: Line, root: Path) -> bool:
    """Return whether nothing beside a guess that the model of names doubts vouches for it: 停止对黎陆海|空袭.

    What says so: a post before, a title, a saying or an act behind, another person beside it.
    """
    start, end, text = candidate.start, candidate.end, line.text
    if line.belief is None or candidate.by.startswith("rule:"):
        return False
    name = text[start:end]
    if len(name) == 3 and is_chinese_name(name, root) and name[1:] not in rarity()[0]:
        return False
    seen = max((g.probability for g in line.guesses if (g.start, g.end) == (start, end)), default=0.0)
    if max(seen, sum(row[_PERSON] for row in line.belief[start:end]) / (end - start)) >= _LIKELY:
        return False
    before, behind = _company(root)
    if text.endswith(before, 0, start) or text.startswith(behind, end):
        return False
    joined = text[start - 1 : start] if start else ""
    beside = line.until.get(start - 1) if joined and joined in _JOINTS else None
    return beside is None or line.words[beside].tag != "PER"


@lru_cache(maxsize=4)
def _company(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands before somebody's name and what stands behind it."""
    names, acts = names_of(root), lexicon("person", root)["acts"]
    said = [w for w in names.before if len(w) > 1 or w in "说称率"]
    judging = lexicon("attribution", root)["judging"]
    posts = lexicon("occupation", root)["apposition"]["rules"]
    return (*names.after, *posts), tuple(sorted({*names.titles, *said, *acts, *judging}))


def is_person(line: Line, start: int, end: int) -> bool:
    """Return whether the tagger takes just `[start, end)` for a person."""
    word = line.words[line.at[start]] if start in line.at else None
    return word is not None and word.end == end and word.tag == "PER"


def _is_ware(line: Line, start: int, end: int, root: Path) -> bool:
    """Return whether a body that a dictionary knows as a word stands in a row of goods: 白糖、苹果、纸浆."""
    table, _ = rarity()
    if line.text[start:end] not in table or grammar_of(root).heads.ending(line.text[start:end]):
        return False
    before = line.until.get(start - 1) if line.text[start - 1 : start] == "、" else None
    behind = line.at.get(end + 1) if line.text[end : end + 1] == "、" else None
    beside = [line.words[at] for at in (before, behind) if at is not None]
    named = any(w.tag in NAMES for w in beside)
    return not named and any(w.tag in _GOODS and w.text in table for w in beside)

"""Things that no list knows, said as one thing: a noun phrase that ends in a class word and holds a proper part.

河湾大集 · 新一代天河超级计算机系统 · 中国—中东欧国家经贸合作示范区 · “铁穹”防空系统

Such a phrase is a name as a whole: from the front of its clause, a verb, a particle or a mark, to its class word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Candidate, Line, Part, Setting, Word, inside
from kg.mentions.event import grammar_of as events_of
from kg.mentions.heads import Heads, heads_of
from kg.mentions.keyphrase import rarity
from kg.mentions.program import grammar_of
from kg.mentions.run import head_at
from kg.mentions.topic import topics_of
from kg.resources import lexicon
from kg.text.alternatives import either

FILE = "definite.toml"
_STRENGTH = 0.79
_SURE = 1.21  # more than kg.mentions.support trusts any guess
_LONGEST = 40
_NOUNS = frozenset({"n", "nz", "nw", "vn", "an", "LOC", "ORG", "PER", "m", "a", "q"})
_BEHIND = frozenset({"v", "vd", "d", "p", "w", "u", "c", "r", "TIME", "f", "ad", "a", "xc", "PER", "m"})
_LEADING = frozenset({"q", "a"})
_COUNTS = frozenset({"m", "q", "r", "a", "d", "nz", "nw"})
_JOINTS = frozenset("、和与及或")
_OPEN = frozenset("第ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_HALVES = frozenset("至等”》）")
_DASHES = frozenset("—-－–·")
_NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[届号代]|首届|\d+号|[A-Za-z]+[-－]?\d[A-Za-z\d]*|20\d\d")
_DESIGNATION = re.compile(r"[A-Za-z0-9.]+")
_ONE_OF = re.compile(r"\d{1,2}号")
_PERIOD = re.compile(r"“[一二三四五六七八九十]{1,3}五”|\+")
_YEAR = re.compile(r"20\d\d年")
_SITES = frozenset({"NaturalFeature", "Site"})
_PROPER = frozenset({"LOC", "ORG", "nz", "PER"})
_THINGS = ("gazetteer:programmes", "gazetteer:events", "gazetteer:laws")
_NAMES = frozenset({"Place", "Organization", "Program", "Event", "Work"})


@dataclass(frozen=True, slots=True, eq=False)
class Definite:
    """The lexicon definite.toml, compiled."""

    heads: Heads
    common: frozenset[str]
    stops: frozenset[str]
    vague: frozenset[str]
    behind: tuple[str, ...]
    light: frozenset[str]
    within: frozenset[str]
    drop: frozenset[str]
    verbal: frozenset[str]
    inner: frozenset[str]
    apart: frozenset[str]
    quoted: tuple[str, ...]
    numbered: dict[str, str]
    any: re.Pattern[str]
    one: re.Pattern[str]
    never: re.Pattern[str]


@lru_cache(maxsize=4)
def definite_of(root: Path) -> Definite:
    """Return the compiled lexicon definite.toml of the ontology folder `root`."""
    data = lexicon("definite", root)
    heads: dict[str, list[str]] = {}
    for table in (data["sure"], data["common"]):
        for cls, words in table.items():
            heads.setdefault(cls, []).extend(words)
    programs, events, edges = grammar_of(root), events_of(root), data["edges"]
    return Definite(
        heads_of(heads, data["never"]["words"]),
        frozenset(head for words in data["common"].values() for head in words),
        programs.launch | events.stops | topics_of(root).loose | set(edges["breaks"]),
        programs.vague | events.vague,
        tuple(edges["behind"]),
        frozenset(edges["light"]),
        frozenset(edges["within"]),
        frozenset(edges["drop"]),
        frozenset(edges["verbal"]),
        frozenset(data["within"]["words"]),
        frozenset(data["apart"]["words"]),
        programs.quoted,
        {head: cls for cls, words in data["numbered"].items() for head in words},
        re.compile(edges["any"]),
        re.compile(edges["one"]),
        re.compile(either(lexicon("topic", root)["opening"]["never"])),
    )


def find(line: Line, setting: Setting) -> Iterator[Candidate]:
    """Yield each phrase that ends in a class word where a noun phrase ends, and holds something proper."""
    lex = definite_of(setting.root)
    for index, word in enumerate(line.words):
        head, own = head_at(line.words, index, lex.heads)
        if head is None or word.tag in {"TIME", "PER"} or not _closes(line, index, head, lex):
            continue
        first = _behind_count(line, _trimmed(line, _leftmost(line, own, lex), own, lex), word.end, lex)
        start, end = line.words[first].start, word.end
        if not _bounded(line, first, lex) or not _one(line, start, end, head, lex):
            continue
        if line.text[start] == "“" and head.endswith(lex.quoted):
            continue  # kg.mentions.program knows what is in quotation marks
        if _is_proper(line, first, index, head, setting, lex):
            cls = lex.heads.classes[head]
            if head in lex.numbered and line.text[end - len(head) - 1].isascii():
                cls = lex.numbered[head]
            if head in lex.apart and (start, end - len(head)) in line.quotes:
                end -= len(head)
            strength = _STRENGTH if setting.ontology.root(cls) == "Place" else _over_place(line, start, end, head)
            yield Candidate(start, end, cls, f"rule:{FILE}#{cls.lower()}", strength, f"专名部分与“{head}”合为一名")


def _over_place(line: Line, start: int, end: int, head: str) -> float:
    """Return the strength of a name, more where it must outdo the place that the model sees: 江北河湾大集."""
    places = [g.end for g in line.guesses if g.label == "LOC" and g.start == start]
    over = any(at >= end - len(head) or line.text[at] == "“" for at in places)
    return _SURE if over else _STRENGTH


def _closes(line: Line, index: int, head: str, lex: Definite) -> bool:
    """Return whether a noun phrase ends with the word at `index`; 企业计划|投资 tells what is planned."""
    if index + 1 == len(line.words):
        return True
    if line.text.startswith("——", line.words[index].end):
        return False  # what follows is the name
    word = line.words[index + 1]
    if word.text == "“" and word.start == line.words[index].end:
        return False  # 海州影像节“江海情”专场
    if head == "计划" and word.tag in {"v", "p", "d"}:
        return False
    return word.tag in _BEHIND or head in lex.inner or word.text.startswith(lex.behind)


def _leftmost(line: Line, at: int, lex: Definite) -> int:
    """Return the index of the first word of the phrase that goes on to the left of the word at `at`."""
    words = line.words
    while at > 0 and words[at - 1].end == words[at].start:
        before = words[at - 1]
        if before.text == "”":
            start = next((a for a, b in line.quotes if b == before.end and b - a <= 18), -1)
            if start not in line.at:
                break
            at = line.at[start]
        elif before.text in _DASHES:
            if at < 2 or not _joins(words[at - 2]):
                break
            at -= 1
        elif before.text == "至" and at > 1 and words[at].tag == words[at - 2].tag == "LOC":
            at -= 2
        elif lex.heads.ending(before.text) in lex.common and words[at].tag in _PROPER:
            break  # 控制性工程|海州特大桥
        elif before.text in lex.verbal and at > 1 and words[at - 2].tag in {"LOC", "ORG"}:
            break
        elif _belongs(before, lex):
            at -= 1
        else:
            break
    return _whole(line, at)


def _whole(line: Line, at: int) -> int:
    """Return the index of the word that a listed name begins with which holds the word at `at` or ends before it."""
    start = line.words[at].start
    starts = [c.start for c in line.known if c.start < start <= c.end and c.by.startswith(_THINGS)]
    return line.at.get(min(starts, default=-1), at)


def _joins(word: Word) -> bool:
    """Return whether a dash behind a word joins it to a name: 中国—, 6-."""
    return word.tag in {"LOC", "ORG", "nz"} or _DESIGNATION.fullmatch(word.text) is not None


def _belongs(word: Word, lex: Definite) -> bool:
    """Return whether a word to the left of a phrase belongs to it."""
    if word.text in lex.within:
        return True
    if word.tag == "v":
        return len(word.text) == 2 and _is_unknown(word) and word.text not in lex.stops
    if word.tag == "TIME":
        return _NUMBERED.fullmatch(word.text) is not None
    return word.tag in _NOUNS and (word.tag == "vn" or word.text not in lex.stops)


def _trimmed(line: Line, first: int, own: int, lex: Definite) -> int:
    """Return where the phrase begins without what leads it and tells nothing: 大型, 2031年 of a report."""
    words = line.words
    while first < own and (
        words[first].tag in _LEADING
        or words[first].text in _DASHES
        or words[first].text in lex.drop
        or _YEAR.fullmatch(words[first].text)
    ):
        first += 1
    return first


def _behind_count(line: Line, first: int, end: int, lex: Definite) -> int:
    """Return where “海鹰” begins of 一架美军“海鹰”运输机: a quotation names even one of several."""
    start = line.words[first].start
    quote = next((a for a, b in line.quotes if start < a and b < end), -1)
    return line.at[quote] if quote in line.at and lex.any.search(line.text, start, quote) else first


def _bounded(line: Line, first: int, lex: Definite) -> bool:
    """Return whether a phrase has its front where it begins: no half of a row, of a count or of another phrase."""
    if first == 0:
        return True
    before, word = line.words[first - 1], line.words[first]
    if before.text in _JOINTS:
        return word.tag in {"LOC", "ORG"} or word.text == "“" or word.text[0] in _OPEN
    if before.text == "的":
        return lex.one.search(line.text, max(0, before.end - 14), before.end) is None
    if before.tag == "v" and len(before.text) == 1:
        return before.text in lex.light
    return before.end < word.start or (before.tag not in _COUNTS and before.text not in _HALVES)


def _one(line: Line, start: int, end: int, head: str, lex: Definite) -> bool:
    """Return whether a phrase can be the name of one thing: nothing in it counts, points or says any."""
    name = line.text[start:end]
    if _ONE_OF.match(name):
        return False  # 8号机组 of 7、8号机组
    if (
        not len(head) + 2 <= len(name) <= _LONGEST
        or inside(start, end, line.titles)
        or inside(start, end, line.quotes)
    ):
        return False
    bare = re.sub("“[^”]*”", "“”", name)
    for c in line.known:
        if start <= c.start and c.end <= end and c.by.startswith(_THINGS):
            bare = bare.replace(line.text[c.start : c.end], "")  # 中央八项规定 counts nothing
    if name.count("“") != name.count("”") or lex.any.search(bare) or lex.never.search(bare):
        return False
    return not any(c.end == end and c.start >= start and c.by.startswith("gazetteer:") for c in line.known)


def _is_proper(line: Line, first: int, last: int, head: str, setting: Setting, lex: Definite) -> bool:
    """Return whether a phrase holds something that makes it a name: 海州, “铁穹”, 7号, 第三届, 谏壁."""
    words = line.words[first : last + 1]
    start, end = words[0].start, words[-1].end - len(head)
    common = head in lex.common
    terms = {(c.start, c.end) for c in line.known if c.cls == "Concept"}
    quotes = [q for q in line.quotes if start <= q[0] and q[1] <= end and q not in terms]
    if any(_NUMBERED.match(w.text) for w in words) or any(not _PERIOD.search(line.text, *q) for q in quotes):
        return True
    closing = words[-1]
    named = any(w.tag in {"LOC", "ORG"} and w.end <= end and _is_seen(line, w) for w in words)
    own = closing._replace(end=end, text=line.text[closing.start : end])
    if closing.start < end and _is_unknown(own):
        named = named or closing.tag in {"LOC", "ORG"}
    named = named or any(
        start <= c.start and c.end <= end and setting.ontology.root(c.cls) in _NAMES for c in line.known
    )
    if common:
        telling = [
            w for w in words if w.tag != "LOC" and w.end <= end and w.text not in lex.vague and len(w.text) > 1
        ]
        sites = {(c.start, c.end) for c in line.known if c.cls in _SITES}
        one = any((w.start, w.end) in sites or (w.tag == "LOC" and len(w.text) > 2 and _is_unknown(w)) for w in words)
        return named and len(telling) > (not one)  # 三峡水运新通道, but not 浙江服务项目
    return named or any(_is_unknown(w) and (w.start, w.end) not in terms for w in (*words[:-1], own))


def _is_seen(line: Line, word: Word) -> bool:
    """Return whether more than the tagger's word speaks for a place or body: 公园 is none."""
    seen = any(g.label != "PER" and g.start < word.end and word.start < g.end for g in line.guesses)
    return seen or _is_unknown(word) or any(c.start <= word.start and word.end <= c.end for c in line.known)


def _is_unknown(word: Word) -> bool:
    """Return whether a word stands in no dictionary: 谏壁, 引绰."""
    table, _ = rarity()
    return bool(table) and 2 <= len(word.text) <= 4 and word.tag not in {"m", "q"} and word.text not in table


PART = Part("definite", ("words", "quotes", "gazetteer"), ("Event", "Program", "Place", "Work", "Organization"), find)

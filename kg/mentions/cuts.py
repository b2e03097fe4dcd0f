"""Where an organisation's name really begins and ends, when a guess takes too much or a bracket breaks it.

任新纶科技 → 新纶科技 · 巴勒莫vs雷吉纳 → two teams · 新纶科技（香港）有限公司 is one name · 日美军 of 日美军演 is none
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.mentions.base import Line, Word
from kg.resources import lexicon

_LOOSE = frozenset({"v", "p", "d", "c", "r", "u", "TIME", "vd"})
_OPEN = re.compile(r"[（(]([^（）()，。；：、“”\s]{1,10})[）)]")
_AREAS = frozenset({"Country", "Province", "Prefecture", "AdministrativeArea"})
_EVENTS = frozenset({"Meeting", "Fair", "Competition", "Ceremony"})
_FIRM = frozenset({"n", "nz", "nw", "vn", "ORG", "LOC", "PER"})
_SURE = 0.95
_GAP = re.compile(r"[（(）)]")


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """The lexicon of cuts, compiled."""

    against: re.Pattern[str]
    lasting: re.Pattern[str]
    firms: tuple[str, ...]
    seats: tuple[str, ...]
    glued: frozenset[str]
    regions: frozenset[str]
    numbered: re.Pattern[str]
    before: frozenset[str]
    leads: tuple[str, ...]
    after: str
    quoted: re.Pattern[str]
    motto: tuple[str, ...]
    team: re.Pattern[str]
    hyphen: re.Pattern[str]
    offices: tuple[str, ...]
    more: re.Pattern[str]
    joint: re.Pattern[str]


@lru_cache(maxsize=4)
def cuts_of(root: Path) -> Cuts:
    """Return the compiled tables of organization.toml that say where names are cut, and [glued] of gazetteer.toml."""
    data = lexicon("organization", root)
    endings = "|".join(sorted(data["bracket"]["endings"], key=lambda w: (-len(w), w)))
    return Cuts(
        re.compile("|".join(data["versus"]["patterns"])),
        re.compile(rf"[^（）()，。；：、“”《》\s]{{0,8}}?(?:{endings})"),
        tuple(data["bracket"]["firms"]),
        tuple(data["bracket"]["seats"]),
        frozenset(lexicon("gazetteer", root)["glued"]["words"]),
        frozenset(data["region"]["words"]),
        re.compile(data["numbered"]["pattern"]),
        frozenset(data["numbered"]["before"]),
        tuple(data["leads"]["words"]),
        data["leads"]["after"],
        re.compile(rf"[\u3400-\u9fff]{{0,12}}?(?:{'|'.join(data['quoted']['heads'])})"),
        tuple(data["motto"]["after"]),
        re.compile(data["team"]["pattern"]),
        re.compile(data["hyphen"]["pattern"]),
        tuple(data["event_office"]["heads"]),
        re.compile(
            f"(?<={'|'.join(a for a in data['more']['after'] if len(a) == 2)})(?:{'|'.join(data['more']['heads'])})"
        ),
        re.compile("|".join(data["joints"]["words"])),
    )


def is_glued(line: Line, end: int, root: Path) -> bool:
    """Return whether the last character before `end` begins a longer word: 军 of 日美军演."""
    return end not in line.until and line.text[end - 1 : end + 1] in cuts_of(root).glued


def end_of(line: Line, end: int, root: Path) -> int:
    """Return where a name ends that the model ends too early: 快递行业工会 of 快递行业工会联合会."""
    match = cuts_of(root).more.match(line.text, end)
    return match.end() if match and match.end() in line.until else end


def partners(line: Line, start: int, end: int, root: Path) -> list[tuple[int, int]]:
    """Return both bodies where a known one opens the range and a joint stands behind it: 滴滴出行联合清华大学."""
    for c in line.known:
        joint = cuts_of(root).joint.match(line.text, c.end) if c.start == start else None
        if joint and end - joint.end() > 3:
            return [(start, c.end), (joint.end(), end)]
    return [(start, end)]


def sides(line: Line, start: int, end: int, root: Path) -> list[tuple[int, int]]:
    """Return the names on both sides of a versus in `[start, end)`, or the range itself."""
    pieces: list[tuple[int, int]] = []
    at = start
    for match in cuts_of(root).against.finditer(line.text, start, end):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, end))
    return [(a, b) for a, b in pieces if b - a > 1]


def begin(line: Line, start: int, end: int, root: Path) -> int:
    """Return where the name in `[start, end)` begins: behind 任 of 任新纶科技, behind 职 of 职深圳市某公司."""
    cuts = cuts_of(root)
    lead = next((w for w in cuts.leads if line.text.startswith(w, start) and end - start >= len(w) + 3), "")
    if lead and line.text[start - 1 : start] in cuts.after and not any(c.start == start for c in line.known):
        return start + len(lead)
    if term := [c.start for c in line.known if c.cls == "Concept" and c.start < start < c.end <= end]:
        return min(term)  # 数字|人民币国际运营中心
    if any(g.start == start and g.probability > _SURE for g in line.guesses):
        return start  # 企|查查科技: the tagger parts what the model of names is sure of
    index = line.at.get(start)
    while index is not None and index + 1 < len(line.words):
        word, behind = line.words[index], line.words[index + 1]
        loose = word.tag in _LOOSE or (len(word.text) == 1 and word.tag != "LOC")
        if not loose or word.text in cuts.regions or behind.tag != "ORG" or behind.end < end:
            break
        index += 1
        start = behind.start
    return start


def bracketed(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield firms whose names hold a place or 集团 in brackets: 黑牡丹（集团）股份有限公司, 渣打银行（中国）."""
    cuts = cuts_of(root)
    for match in _OPEN.finditer(line.text):
        start = _front(line, match.start(), root)
        if start is None or match.start() - start < 2:
            continue
        behind = cuts.lasting.match(line.text, match.end())
        seat = match.group(1).endswith(cuts.seats) or _is_place(line, match.start(1), match.end(1))
        if behind and (seat or match.group(1) in line.text[start : match.start()]):
            yield start, behind.end()
        elif seat and line.text[start : match.start()].endswith(cuts.firms):
            yield start, match.end()


def before_bracket(line: Line, start: int, root: Path) -> int:
    """Return where a name begins that goes on behind the place in a bracket: 上合组织（江州）|国际物流园."""
    bracket = next((m for m in _OPEN.finditer(line.text, max(0, start - 12), start) if m.end() == start), None)
    if bracket is None:
        return start
    seat = bracket.group(1).endswith(cuts_of(root).seats) or _is_place(line, bracket.start(1), bracket.end(1))
    front = _front(line, bracket.start(), root) if seat else None
    return start if front is None or bracket.start() - front < 2 else front


def numbered(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield bodies that bear a number, with the body or place before them: 兰州军区84564部队, 国营135工厂."""
    cuts = cuts_of(root)
    for match in cuts.numbered.finditer(line.text):
        start, end = match.span()
        while (word := line.words[line.until[start]] if start in line.until else None) is not None:
            if word.tag not in {"LOC", "ORG"} and word.text not in cuts.before:
                break
            start = word.start
        if end in line.until and start < match.start():
            yield start, end


def _front(line: Line, end: int, root: Path) -> int | None:
    """Return where the name that a bracket at `end` breaks begins, or None."""
    starts = [g.start for g in line.guesses if g.label == "ORG" and g.start < end <= g.end]
    starts += [c.start for c in line.known if c.end == end and len(line.text[c.start : c.end]) > 1]
    word = line.words[line.until[end]] if end in line.until else None
    if not starts and word is not None and word.tag in {"ORG", "nz", "LOC", "nw"}:
        starts.append(word.start)
    if not starts and word is not None and word.tag == "n" and "公司" in line.text[end : end + 14]:
        starts = _firm(line, end)
    if not starts:
        return None
    start = min(starts)
    start = max([start, *(m.end() for m in _GAP.finditer(line.text, start, end))])
    return begin(line, start, end, root)


def _firm(line: Line, end: int) -> list[int]:
    """Return where 博世氢动力系统（重庆）有限公司 begins: nouns down to a name, at most five words."""
    index = line.until[end]
    for at in range(index, max(index - 5, -1), -1):
        word = line.words[at]
        if word.tag not in _FIRM or (at < index and word.end != line.words[at + 1].start):
            break
        if word.tag in {"ORG", "LOC", "nz", "nw", "PER"}:
            return [word.start]
    return []


def _is_place(line: Line, start: int, end: int) -> bool:
    pieces: list[Word] = [w for w in line.words if start <= w.start < end]
    return bool(pieces) and all(w.tag == "LOC" for w in pieces)


def quoted(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield bodies that begin with a quotation: “一带一路”新闻合作联盟."""
    for start, end in line.quotes:
        behind = cuts_of(root).quoted.match(line.text, end)
        if behind is None or end - start > 14 or behind.end() not in line.until:
            continue
        words = [w for w in line.words if end <= w.start < behind.end()]
        if all(w.tag in {"n", "nz", "vn", "nw", "LOC", "ORG", "an"} for w in words):
            yield start, behind.end()


def teams(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield 中国队, 美国女排: a place of the gazetteers and a team right behind it."""
    head = cuts_of(root).team
    for c in line.known:
        behind = head.match(line.text, c.end) if c.cls in _AREAS else None
        if behind and behind.end() in line.until:
            yield c.start, behind.end()


def of_events(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield 第七届进博会新闻中心, 杭州亚运会组委会: a known fair or game and an office of its own behind it."""
    offices = cuts_of(root).offices
    for c in line.known:
        if c.cls in _EVENTS and (head := next((h for h in offices if line.text.startswith(h, c.end)), "")):
            yield c.start, c.end + len(head)


def hyphened(line: Line, root: Path) -> Iterator[tuple[int, int]]:
    """Yield bodies of two sides: 中国-太平洋岛国减贫与发展合作中心; a known place opens them."""
    for c in line.known:
        if c.cls in _AREAS and (match := cuts_of(root).hyphen.match(line.text, c.start)):
            joint = line.text[c.end : c.end + 1] in "-—–－"
            if joint and match.end() in line.until:
                yield c.start, match.end()


def in_motto(line: Line, start: int, end: int, root: Path) -> bool:
    """Return whether `[start, end)` stands in a motto: 侨汇天下 of 围绕“侨汇天下才·智创新时代”的主题."""
    after = cuts_of(root).motto
    return any(
        a < start and end < b and line.text.startswith(after, b) and end - start < b - a - 2 for a, b in line.quotes
    )

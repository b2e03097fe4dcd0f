"""Names that people keep in ontology/gazetteers, found with one Aho-Corasick automaton, leftmost and longest.

Short forms need their surroundings to agree: 全总 in 安全总是 is no trade union.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.gazetteer import Entry, load_gazetteers
from kg.mentions.base import Candidate, Word
from kg.ontology import Ontology
from kg.resources import lexicon

_SHORT = 3
_CALLED = 0.5  # what it is worth that the words around call for names of that kind
_LEVELS = ("Country", "Province", "Prefecture", "County", "Township")


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All names: `entries[i]` are the entries that bear the name with number `i` of the automaton."""

    automaton: Any
    names: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]
    wary: frozenset[str]
    glued: frozenset[str]
    context: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    other: Mapping[str, tuple[str, ...]]
    phases: re.Pattern[str]
    counted: re.Pattern[str]
    part: re.Pattern[str]
    provinces: tuple[str, ...]


@lru_cache(maxsize=4)
def gazetteer_of(ontology: Ontology) -> Gazetteer:
    """Return the automaton over labels and aliases of all gazetteers of `ontology`."""
    import ahocorasick_rs as ac

    table = lexicon("gazetteer", ontology.path)
    bearers: dict[str, list[Entry]] = {}
    for entry in load_gazetteers(ontology):
        called = [entry.label, *entry.aliases]
        if entry.file in table["context"]:  # 罗马 in the right company is 罗马队
            called.append(entry.label.removesuffix("队"))
        for name in dict.fromkeys(called):
            if len(name) > 1:
                bearers.setdefault(name, []).append(entry)
    names = tuple(sorted(bearers))
    automaton = ac.AhoCorasick(list(names), matchkind=ac.MatchKind.LeftmostLongest) if names else None
    wary, glued = frozenset(table["wary"]["names"]), frozenset(table["glued"]["words"])
    context = {file: (tuple(words["one"]), tuple(words["two"])) for file, words in table["context"].items()}
    other = {name: tuple(words) for name, words in table["other"].items()}
    phases, counted = re.compile(table["phases"]["pattern"]), re.compile(table["counted"]["pattern"])
    part = re.compile(table["counted"]["part"])
    provinces = tuple(n for n in names if any(e.cls == "Province" and not e.valid_until for e in bearers[n]))
    return Gazetteer(
        automaton,
        names,
        tuple(tuple(bearers[n]) for n in names),
        wary,
        glued,
        context,
        other,
        phases,
        counted,
        part,
        provinces,
    )


def find_known(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> list[Candidate]:
    """Return a candidate for each gazetteer name in `text` whose surroundings do not speak against it."""
    if gazetteer.automaton is None or not text:
        return []
    starts = {w.start: w for w in words}
    ends = {w.end: w for w in words}
    found: list[Candidate] = []
    for number, start, end in gazetteer.automaton.find_matches_as_indexes(text):
        name = gazetteer.names[number]
        if end not in ends and text[end - 1 : end + 1] in gazetteer.glued:
            continue
        if is_other(text, start, end, gazetteer):
            continue
        entries = _meant(gazetteer.entries[number], text, gazetteer.context)
        if not entries:
            continue
        if name.isascii():
            if _latin(text, start, end):
                found.append(_candidate(start, end, _best(entries, name), name, 1.1, "不在更长的字母串里"))
            continue
        end = _with_phase(text, end, entries, gazetteer)
        if entries[0].file == "events.csv" and (count := gazetteer.counted.search(text, max(0, start - 6), start)):
            start = count.start()
        if entries[0].file == "programmes.csv" and _is_marked(text, start, end, starts):
            start, end = start - 1, end + 1
        strength, why = _trust(name, start, end, starts, ends, gazetteer.wary)
        if not strength and end in ends and _in_province(text, start, entries, words, gazetteer):
            strength, why = 0.95, "紧跟省名"
        if not strength and entries[0].cls == "Country" and start in starts and starts[start].end == end:
            strength, why = 0.95, "国名，自成一词"  # 埃塞, which the tagger takes for a person
        if strength and any(_one(text, gazetteer.context.get(e.file)) for e in entries):
            strength, why = strength + _CALLED, why + "，语境相合"
        if strength == 0:
            continue
        found.append(_candidate(start, end, _best(entries, name), name, strength, why))
    return found


def _in_province(
    text: str, start: int, entries: Sequence[Entry], words: Sequence[Word], gazetteer: Gazetteer
) -> bool:
    """Return whether a county stands right behind a province that the tagger cut elsewhere: 贵州道|真."""
    county = any(e.cls in {"County", "Prefecture"} for e in entries)
    cut = county and text.endswith(gazetteer.provinces, 0, start)
    return cut and any(w.start < start < w.end and w.tag == "LOC" for w in words)


def _candidate(start: int, end: int, entry: Entry, name: str, strength: float, why: str) -> Candidate:
    what = "名称" if name == entry.label else f"{entry.label}的简称"
    return Candidate(start, end, entry.cls, entry.by, strength, f"词表：{what}，{why}")


def _meant(
    entries: tuple[Entry, ...], text: str, context: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
) -> tuple[Entry, ...]:
    """Return the entries that the words of the line allow: 罗马 is the team among 主场 and 联赛, else the city."""
    bound = [e for e in entries if e.file in context]
    if not bound:
        return entries
    called = tuple(e for e in bound if _called(text, *context[e.file]))
    return called or tuple(e for e in entries if e.file not in context)


def _is_marked(text: str, start: int, end: int, starts: Mapping[int, Word]) -> bool:
    """Return whether “” stand around a programme and no noun behind them that goes on with its name."""
    behind = starts.get(end + 1)
    marked = text[max(start - 1, 0) : start] + text[end : end + 1] == "“”"
    return marked and (behind is None or behind.tag not in {"n", "nz", "ORG"})


def _with_phase(text: str, end: int, entries: Sequence[Entry], gazetteer: Gazetteer) -> int:
    """Return where a project's name ends with its line or phase: 西气东输四线; an event's with its part: 决赛."""
    if entries[0].file == "events.csv":
        part = gazetteer.part.match(text, end)
        return part.end() if part else end
    if not any(e.file == "programmes.csv" or e.label.endswith("工程") for e in entries):
        return end
    phase = gazetteer.phases.match(text, end)
    return phase.end() if phase else end


def is_other(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Return whether what stands behind `[start, end)` makes it no name: 中国 of 中国梦, 电信 of 电信业务."""
    behind = gazetteer.other.get(text[start:end])
    return behind is not None and text.startswith(behind, end)


def _one(text: str, words: tuple[tuple[str, ...], tuple[str, ...]] | None) -> bool:
    return words is not None and any(word in text for word in words[0])


def _called(text: str, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return _one(text, (one, two)) or sum(word in text for word in two) > 1


def _latin(text: str, start: int, end: int) -> bool:
    """Return whether no Latin letter or digit touches the range: EA, not MEANS."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return not any(c.isascii() and c.isalnum() for c in around)


def _best(entries: Sequence[Entry], name: str) -> Entry:
    """Return the entry meant by `name` when nothing else is known: a label before an alias, then the higher."""
    return min(entries, key=lambda e: (_rank(e), e.label != name, bool(e.valid_until), len(e.label), e.file, e.key))


def _rank(entry: Entry) -> int:
    """Return how far down an area stands: 长沙 is the prefecture before the county, 吉林 the province."""
    return _LEVELS.index(entry.cls) if entry.cls in _LEVELS else len(_LEVELS)


def _trust(
    name: str, start: int, end: int, starts: dict[int, Word], ends: dict[int, Word], wary: frozenset[str]
) -> tuple[float, str]:
    """Return how far a match is to be believed (0: not at all), and why."""
    first, last = starts.get(start), ends.get(end)
    if first and last:
        whole = first is last
        if name in wary and not (whole and first.tag in {"LOC", "ORG", "nz"}):
            return 0.0, ""
        if len(name) <= 2 and not (whole and first.tag not in {"v", "d", "a", "p", "c", "PER"}):
            return 0.0, ""
        return (1.0 if len(name) > _SHORT or whole else 0.9), "两端都在词界上"
    if name in wary or len(name) <= _SHORT:
        holder = _holder(start, starts, ends)
        inside_name = holder is not None and holder.tag in {"ORG", "LOC"} and (first or last) and len(name) > 2
        if inside_name and name not in wary:
            return 0.6, "在更长的名称之内"
        return 0.0, ""
    if first or last:
        return 0.85, "一端在词界上"
    return (0.6, "名称够长") if len(name) >= 5 else (0.0, "")


def _holder(start: int, starts: dict[int, Word], ends: dict[int, Word]) -> Word | None:
    del ends
    before = [s for s in starts if s <= start]
    return starts[max(before)] if before else None

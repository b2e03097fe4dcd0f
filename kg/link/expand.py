"""The provincial pattern, generated: 省人社厅 (near 浙江省), 浙江人社厅 → 浙江省人力资源和社会保障厅."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kg.gazetteer import Entry
from kg.link.base import any_of, pairs, rules, words
from kg.link.knowledge import Knowledge
from kg.ontology import Ontology

# Which of several places of one name is meant, or which place a bare 省 or 市 stands for; None: not known.
Choose = Callable[[Sequence[Entry]], Entry | None]
Nearest = Callable[[str], Entry | None]


@dataclass(frozen=True, slots=True)
class Around:
    """A body whose name stands around its place: 共青团{place}委."""

    shorts: tuple[str, ...]
    full: str
    cls: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """The tables of lexicon/link.toml from which departments are generated."""

    stems: Mapping[str, str]
    heads: Mapping[str, str]
    bodies: Mapping[str, str]
    around: tuple[Around, ...]
    units: re.Pattern[str]
    levels: Mapping[str, frozenset[str]]
    country: str
    plain: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expansion:
    """The full name, its class where the pattern knows it, and why; `open` is True while its place is unknown."""

    name: str
    cls: str | None
    reason: str
    open: bool = False


@lru_cache(maxsize=4)
def patterns(ontology: Ontology) -> Patterns:
    """Return the tables of an ontology's link.toml."""
    table = rules(ontology.path)
    around = tuple(Around(tuple(a["short"]), a["full"], a["class"]) for a in table["around"])
    levels = {level: frozenset(classes) for level, classes in table["levels"].items()}
    return Patterns(
        pairs(table, "stems"),
        pairs(table, "heads"),
        pairs(table, "bodies"),
        around,
        re.compile(f"委({any_of(words(table, 'party', 'units'))})$"),
        MappingProxyType(levels),
        str(table["nation"]["home"]),
        frozenset(words(table, "departments", "plain")),
        words(table, "departments", "no_level"),
    )


def first_of(entries: Sequence[Entry]) -> Entry | None:
    """Return the only entry, None where there are several: a `Choose` for names without a text around them."""
    return entries[0] if len(entries) == 1 else None


def nowhere(level: str) -> Entry | None:
    """Return None: a `Nearest` for names without a text around them."""
    del level
    return None


def place_name(place: Entry, know: Knowledge) -> str:
    """Return the name of a place as a body bears it: its label, with the place above where others share it."""
    if len(know.find(place.label, "Place")) == 1:
        return place.label
    above = next((p for p in know.above(place) if know.root(p) == "Place"), None)
    return (above.label if above and above.cls != "Country" else "") + place.label


def expand(name: str, know: Knowledge, choose: Choose = first_of, nearest: Nearest = nowhere) -> Expansion | None:
    """Return the full name of a local body, or None where no pattern fits.

    `choose` decides between places of one name, `nearest` what a bare 省, 市, 县 stands for.
    """
    table = patterns(know.ontology)
    for start, end, place, bare in _places(name, know, table, choose, nearest):
        before, after = name[:start], name[end:]
        written = bare or place is None or name[start:end].endswith(place.label)
        found = _full(before, after, name[end - 1], table, written)
        if found is None:
            continue
        form, cls = found
        if place is None:
            if bare:
                return Expansion(name, cls, f"{name[start:end]} names no place that the text decides", open=True)
            continue
        if place.cls == "Country" or _abroad(place, know, table.country):
            return None
        filled = form.replace("{place}", place_name(place, know))
        if filled == name:
            return Expansion(name, cls, "its own full name")
        return Expansion(filled, cls, f"{name} is short for {filled}")
    return None


def _abroad(place: Entry, know: Knowledge, country: str) -> bool:
    return any(up.cls == "Country" and up.label != country for up in know.above(place))


def _places(
    name: str, know: Knowledge, table: Patterns, choose: Choose, nearest: Nearest
) -> list[tuple[int, int, Entry | None, bool]]:
    """Return where a place or a bare level word stands in `name`: (start, end, place, whether it is bare)."""
    found: list[tuple[int, int, Entry | None, bool]] = []
    for start in range(min(len(name), 13)):
        at = start
        inside: tuple[Entry, ...] = ()
        while steps := [s for s in know.places_at(name, at) if not _cut(name, s[0], table)]:
            end, entries = steps[0]
            inside = tuple(e for e in entries if not inside or any(p in know.above(e) for p in inside)) or entries
            at = end
        if at > start:
            found.append((start, at, choose(inside), False))
            break
        level = next((w for w in sorted(table.levels, key=len, reverse=True) if name.startswith(w, start)), None)
        if level is not None and len(name) > len(level) and not name.startswith(table.words, start):
            found.append((start, start + len(level), nearest(level), True))
    return found


def _cut(name: str, end: int, table: Patterns) -> bool:
    """Return whether a place that ends there would cut a word: 市场 of 杭州市场监管局, not 市民 of 杭州市民政局."""
    return name.startswith(table.words, end - 1) and department(name[end:], table) is None


def _full(before: str, after: str, last: str, table: Patterns, written: bool) -> tuple[str, str | None] | None:
    """Return the form of the full name with {place} in it and its class, given what stands around the place.

    `written`: the place stands there in full (四川省), so that any department may follow it.
    """
    for body in table.around:
        for short in body.shorts:
            left, _, right = short.partition("{place}")
            # 浙江省委, but not 浙江委: a committee's place is named with its level.
            if (left, right) == (before, after) and (left or right != "委" or last in table.levels):
                return body.full, body.cls
    if before == "国家税务总局":
        return None
    if before in {"", "中共", "中国共产党"} and (unit := table.units.match(after)) and last in table.levels:
        return "中共{place}委" + unit.group(1), "PartyBody"
    if before:
        return None
    rest = department(after, table, written)
    return ("{place}" + rest, None) if rest else None


def department(rest: str, table: Patterns, written: bool = False) -> str | None:
    """Return the full form of a department's name without its place (人社厅, 工商联), None where it is none.

    `written`: the place stands in full before it, so that any stem will do.
    """
    if rest in table.bodies:
        return table.bodies[rest]
    if rest in table.bodies.values():
        return rest
    for head in sorted(table.heads, key=len, reverse=True):
        stem = rest.removesuffix(head)
        if stem and stem != rest:
            full = table.stems.get(stem)
            if full is not None:
                return full + ("" if full.endswith(table.heads[head]) else table.heads[head])
            if stem in table.stems.values() or stem in table.plain:
                return stem + table.heads[head]
            if written and table.heads[head] == head:
                return rest
    return None

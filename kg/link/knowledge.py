"""The gazetteers as kg.link asks them: what bears this name, what lies above it, which place begins this name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kg.gazetteer import Entry, load_gazetteers
from kg.link.base import PREFIXES, Target, label_of
from kg.ontology import Ontology
from kg.resources import lexicon


@lru_cache(maxsize=4)
def _countries(ontology: Ontology) -> dict[str, str]:
    short = lexicon("place_abbr", ontology.path)
    return {**short["provinces"], **short["cities"], **lexicon("occupation", ontology.path)["apposition"]["letters"]}


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """An index of the gazetteers: entries by root class and name, by key, by entity id."""

    ontology: Ontology
    named: Mapping[tuple[str, str], tuple[Entry, ...]]
    keyed: Mapping[str, Entry]
    ids: Mapping[str, str]
    entries: Mapping[str, Entry]
    longest_place: int

    def find(self, name: str, root: str) -> tuple[Entry, ...]:
        """Return the entries of a root class that bear `name` as label or alias, a label's bearers first."""
        if root == "Place" and len(name) == 1:  # 俄 of 俄外长; the extractors say where a letter is a country
            name = _countries(self.ontology).get(name, name)
        return self.named.get((root, name), ())

    def id_of(self, entry: Entry) -> str:
        """Return the entity id of an entry: its label where only it has it, else its qualified key."""
        return self.ids[entry.key]

    def above(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that this one lies in or belongs to, nearest first (place, then parent)."""
        chain: list[Entry] = []
        waiting = [entry]
        while waiting:
            current = waiting.pop(0)
            for key in (current.place, current.parent):
                if key is not None and (up := self.keyed[key]) not in chain and up is not entry:
                    chain.append(up)
                    waiting.append(up)
        return tuple(chain)

    def root(self, entry: Entry) -> str:
        """Return the root class of an entry."""
        return self.ontology.root(entry.cls)

    def places_at(self, text: str, start: int = 0) -> list[tuple[int, tuple[Entry, ...]]]:
        """Return the place names that begin at `start` of `text` as (end, entries), the longest first."""
        found = []
        for end in range(min(len(text), start + self.longest_place), start + 1, -1):
            entries = self.find(text[start:end], "Place")
            if entries:
                found.append((end, entries))
        return found


def _unique_ids(entries: Iterable[Entry], ontology: Ontology) -> dict[str, str]:
    bearers: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        root = ontology.root(entry.cls)
        bearers.setdefault((root, label_of(entry.label, root)), []).append(entry)
    ids: dict[str, str] = {}
    for (root, label), same in bearers.items():
        for entry in same:
            ids[entry.key] = f"{PREFIXES.get(root, 'concept')}/{label if len(same) == 1 else entry.key}"
    return ids


def _index(entries: Iterable[Entry], ontology: Ontology) -> dict[tuple[str, str], tuple[Entry, ...]]:
    by_label: dict[tuple[str, str], list[Entry]] = {}
    by_alias: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        root = ontology.root(entry.cls)
        by_label.setdefault((root, label_of(entry.label, root)), []).append(entry)
        for alias in entry.aliases:
            by_alias.setdefault((root, label_of(alias, root)), []).append(entry)
    named: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for key in by_label.keys() | by_alias.keys():
        first = by_label.get(key, [])
        named[key] = (*first, *(e for e in by_alias.get(key, []) if e not in first))
    return named


@lru_cache(maxsize=4)
def know(ontology: Ontology) -> Knowledge:
    """Return the index of an ontology's gazetteers (built once)."""
    entries = load_gazetteers(ontology)
    ids = _unique_ids(entries, ontology)
    named = _index(entries, ontology)
    return Knowledge(
        ontology,
        MappingProxyType(named),
        MappingProxyType({e.key: e for e in entries}),
        MappingProxyType(ids),
        MappingProxyType({ids[e.key]: e for e in entries}),
        max((len(n) for r, n in named if r == "Place"), default=0),
    )


def of_entry(entry: Entry, know: Knowledge, why: str, confidence: float = 1.0) -> Target:
    """Return an entry of a gazetteer as a target, with the reason in words."""
    return Target(know.id_of(entry), entry.cls, entry.label, why, entry.by, confidence)


def in_force(entry: Entry, day: str | None) -> bool:
    """Return whether an entry bore its names on an ISO day; without a day whether it still does."""
    if day is None:
        return entry.valid_until is None
    begun = entry.valid_from is None or entry.valid_from <= day[: len(entry.valid_from)]
    return begun and (entry.valid_until is None or day[: len(entry.valid_until)] <= entry.valid_until)


def bearer(entries: Sequence[Entry], day: str | None) -> Entry | None:
    """Return which of several entries of one name is meant on an ISO day (None: now), or None where it is open.

    It is the only one in force; where none is, the one that ended last before the day.
    """
    held = [e for e in entries if in_force(e, day)]
    if held:
        return held[0] if len(held) == 1 else None
    ended = [e for e in entries if e.valid_until is not None and (day is None or e.valid_until < day)]
    last = max((e.valid_until or "" for e in ended), default="")
    latest = [e for e in ended if e.valid_until == last]
    return latest[0] if len(latest) == 1 else None

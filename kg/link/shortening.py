"""Abbreviations: 浙工大 is 浙江工业大学 where the full form is known or stands in the same texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.link.abbreviation import Full, Weights, best, full, is_subsequence, keys, priced, reason, weights
from kg.link.base import OWN, Found, Name, Target, rules, words
from kg.link.hierarchy import conflict
from kg.link.knowledge import Knowledge, of_entry
from kg.link.legal import legal_stem
from kg.model import NameLink
from kg.ontology import Ontology

# A short form whose rarest pair of characters is shared by more full names than this stays as it is.
_CROWD = 200
# A short form of two characters stands only for a full form that is named too, not for any known one.
_BRIEF = 2
# How much over the limit a full name may cost that is shown as nearly merged, and how many are shown.
_DOUBT = 0.4
_SHOWN = 3
_RULE = "rule:link.toml#abbreviation"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an abbreviation may cost, by how much the next best must cost more, how long it may be."""

    cost: float
    margin: float
    shortest: int
    longest: int
    never: frozenset[str]
    before: tuple[str, ...]
    skip_first: float
    looks_full: int


def limits(ontology: Ontology, text: bool) -> Limits:
    """Return the limits for names of running text, or for a list in which every short form has its full form."""
    table = rules(ontology.path)["abbreviation"]
    tail = "_text" if text else ""
    return Limits(
        float(table["limit" + tail]),
        float(table["margin" + tail]),
        int(table["shortest"]),
        int(table["longest"]),
        frozenset(words(rules(ontology.path), "abbreviation", "never")),
        words(rules(ontology.path), "nation", "words") + words(rules(ontology.path), "abbreviation", "levels"),
        float(table["skip_first" + tail]),
        int(table["looks_full" + tail]),
    )


def abbreviations(bodies: Sequence[Name], found: Found, know: Knowledge, limit: Limits) -> None:
    """Link each body that is nothing but its own name to the one full name that it abbreviates."""
    shorts = [n.text for n in bodies if _is_open(found["Organization", n.text], n.text, limit)]
    if not shorts:
        return
    targets = _fulls(bodies, found, know)
    named = {label for n in bodies for label in _labels(found["Organization", n.text], know)}
    blocks: dict[str, list[Full]] = {}
    for known in targets.values():
        for key in sorted(keys(known[0].name, known[0].parts)):
            blocks.setdefault(key, []).append(known[0])
    weigh = replace(weights(know.ontology), skip_first=limit.skip_first, looks_full=limit.looks_full)
    chosen: dict[str, tuple[Full, float]] = {}
    doubts: dict[str, tuple[NameLink, ...]] = {}
    for short in shorts:
        near = [f for f in _near(short, blocks) if len(short) > _BRIEF or f.name in named]
        fits = [f for f in near if is_subsequence(short, f.name) and conflict(short, f.name, know) is None]
        choice = best(short, fits, weigh, limit.cost, limit.margin)
        if choice is not None:
            chosen[short] = choice
        else:
            doubts[short] = _nearly(short, fits, named, weigh, limit)
    for short, apart in doubts.items():
        found["Organization", short] = replace(found["Organization", short], near=apart)
    for short, (known_as, price) in chosen.items():
        sure = round(max(0.5, 0.95 - price / 5), 2)
        target = targets[known_as.name][1]
        found["Organization", short] = replace(target, reason=reason(short, known_as), by=_RULE, confidence=sure)


def _nearly(
    short: str, fits: Sequence[Full], named: Collection[str], weigh: Weights, limit: Limits
) -> tuple[NameLink, ...]:
    """Return the full names that `short` was not linked to: several fit, or one that is named costs a little more."""
    scored = priced(short, fits, weigh, limit.cost + _DOUBT)
    cheap = [s for s in scored if s[0] <= limit.cost]
    why = "several full names fit: kept apart" if len(cheap) > 1 else "it leaves out a little too much: kept apart"
    near = cheap if len(cheap) > 1 else [s for s in scored if s[1].name in named]
    return tuple(NameLink(f.name, f"{reason(short, f)}; {why}", _RULE, 0.5) for _, f in near[:_SHOWN])


def _is_open(target: Target, name: str, limit: Limits) -> bool:
    known = target.by.startswith("gazetteer:")  # 美团 is a name of its own, not short for 美的集团
    own = target.reason == OWN and target.label == name
    return not known and own and not _is_kind(name, limit) and limit.shortest <= len(name) <= limit.longest


def _is_kind(name: str, limit: Limits) -> bool:
    """Return whether a name only says a kind, of the country or of a level: 工会, 全国工会, 省工会."""
    return name in limit.never or any(name.removeprefix(w) in limit.never for w in limit.before if name.startswith(w))


def _fulls(bodies: Sequence[Name], found: Found, know: Knowledge) -> dict[str, tuple[Full, Target]]:
    """Return the full names to compare with: known bodies, and those of the list, with and without legal form."""
    targets = dict(_known(know))
    weigh = weights(know.ontology)
    for name in bodies:
        target = found["Organization", name.text]
        for label in sorted(_labels(target, know)):
            if len(label) > 3 and label not in targets:
                targets[label] = (full(label, weigh), target)
    return targets


def _labels(target: Target, know: Knowledge) -> set[str]:
    return {target.label, legal_stem(target.label, know.ontology)[0]}


@lru_cache(maxsize=4)
def _known(know: Knowledge) -> Mapping[str, tuple[Full, Target]]:
    weigh = weights(know.ontology)
    targets: dict[str, tuple[Full, Target]] = {}
    for id, entry in sorted(know.entries.items()):
        if id.startswith("org/"):
            for label in sorted({entry.label, legal_stem(entry.label, know.ontology)[0]}):
                if len(label) > 3:
                    targets.setdefault(label, (full(label, weigh), of_entry(entry, know, OWN)))
    return targets


def _near(short: str, blocks: Mapping[str, list[Full]]) -> Sequence[Full]:
    filed = [blocks[short[n : n + 2]] for n in range(len(short) - 1) if short[n : n + 2] in blocks]
    smallest = min(filed, key=len, default=[])
    return smallest if len(smallest) <= _CROWD else ()

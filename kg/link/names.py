"""Names fold into entities: gazetteer, generated full names, legal forms, abbreviations — each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.gazetteer import Entry
from kg.link.base import OWN, Found, Name, Target, own, rules, words
from kg.link.events import same_events
from kg.link.expand import expand
from kg.link.knowledge import Knowledge, bearer, of_entry
from kg.link.legal import legal_forms
from kg.link.particles import same_letters
from kg.link.shortening import Limits, abbreviations

_JOINED = ("Policy", "Program", "Event", "Work")
_TITLES = frozenset({"Policy", "Work"})


def fold(names: Iterable[Name], know: Knowledge, limit: Limits) -> Found:
    """Return what each (root class, name) stands for; the order of the names does not matter."""
    first = _elect(names)
    found = {key: _single(first[key], know) for key in sorted(first)}
    bodies = [first[k] for k in sorted(first) if k[0] == "Organization"]
    same_letters(bodies, found, know)
    legal_forms(bodies, found, know)
    _titles([first[k] for k in sorted(first) if k[0] in {"Policy", "Work"}], found, know)
    abbreviations(bodies, found, know, limit)
    same_events([first[k] for k in sorted(first) if k[0] == "Event"], found, know)
    return {key: _final(key, found) for key in found}


def _elect(names: Iterable[Name]) -> dict[tuple[str, str], Name]:
    """Return one name for each (root class, name), with the class that most mentions give it, the root's own last."""
    votes: dict[tuple[str, str], dict[str, int]] = {}
    by: dict[tuple[str, str], str] = {}
    for name in names:
        key = (name.root, name.text)
        counts = votes.setdefault(key, {})
        counts[name.cls] = counts.get(name.cls, 0) + 1
        by[key] = min(by.get(key, name.by), name.by)
    elected = {}
    for key, counts in votes.items():
        cls = min(counts, key=lambda c: (c == key[0], -counts[c], c))
        elected[key] = Name(key[0], key[1], cls, by[key])
    return elected


def one_root(names: Iterable[Name], know: Knowledge) -> dict[str, str]:
    """Return the root class of each title or name that mentions put under several: the known one, else the commonest.

    Only things with a title or a proper name are so joined: policies, works, programmes, events.
    """
    votes: dict[str, dict[str, int]] = {}
    for name in names:
        if name.root in _JOINED:
            counts = votes.setdefault(name.text, {})
            counts[name.root] = counts.get(name.root, 0) + 1
    chosen: dict[str, str] = {}
    for text, counts in votes.items():
        # A title in 《》 may be taken for a book: 《工会法》 is the law that is known.
        roots = [r for r in _JOINED if r in counts or (know.find(text, r) and {r, *counts} <= _TITLES)]
        if len(roots) > 1:
            chosen[text] = min(roots, key=lambda r: (not know.find(text, r), -counts.get(r, 0), _JOINED.index(r)))
    return chosen


def _final(key: tuple[str, str], found: Found) -> Target:
    """Follow a link to a name that is itself linked, at most three steps."""
    target = found[key]
    for _ in range(3):
        up = found.get((key[0], target.label))
        if up is None or up.id == target.id:
            break
        target = replace(up, reason=target.reason, by=target.by, confidence=min(up.confidence, target.confidence))
    return target


def _single(name: Name, know: Knowledge) -> Target:
    """Return what a name stands for by itself, whatever other names there are."""
    entries = know.find(name.text, name.root)
    labelled = [e for e in entries if e.label == name.text]
    if name.root == "Organization" and len(entries) > 1 and (last := bearer(entries, None)) is not None:
        entries = (last,)
    if len(entries) == 1 or len(labelled) == 1:
        entry = (labelled or entries)[0]
        return of_entry(entry, know, OWN if labelled else f"{name.text} is a known name of {entry.label}")
    if name.root != "Organization":
        return own(name)
    entry_ = _but_for_country(name.text, know)
    if entry_ is not None:
        return of_entry(entry_, know, f"{name.text} is {entry_.label} but for the country's name")
    for longer, cls, why, rule in _longer(name.text, know):
        entries = know.find(longer, "Organization")
        if len(entries) == 1:
            return of_entry(entries[0], know, why)
        return Target(f"org/{longer}", cls or name.cls, longer, why, f"rule:link.toml#{rule}", 0.95)
    return own(name)


def _but_for_country(name: str, know: Knowledge) -> Entry | None:
    table = rules(know.ontology.path)
    forms = [name.removeprefix(p) for p in words(table, "nation", "drop") if name.startswith(p)]
    forms += [p + name for p in words(table, "nation", "add")]
    found = {e.key: e for form in forms for e in know.find(form, "Organization")}
    central = words(table, "nation", "before")
    rest = name.removeprefix(str(table["nation"]["home"]))
    if rest != name and not found:
        found = {
            e.key: e
            for e in know.find(rest, "Organization")
            if e.cls in central and (e.label == rest or e.place is None)
        }
    return next(iter(found.values())) if len(found) == 1 else None


def _longer(name: str, know: Knowledge) -> Iterable[tuple[str, str | None, str, str]]:
    """Yield the full name of a local body or of a unit behind its parent's short name: class, reason, rule."""
    found = expand(name, know)
    if found is not None and not found.open:
        yield found.name, found.cls, found.reason, "departments"
        return
    units = words(rules(know.ontology.path), "units", "heads")
    for end in range(len(name) - 2, 2, -1):
        parents = know.find(name[:end], "Organization")
        unit = name[end:].endswith(units) and len(name) - end > 1
        if unit and len(parents) == 1 and parents[0].label != name[:end] and parents[0].cls != "Company":
            longer = parents[0].label + name[end:]
            yield longer, None, f"{name[:end]} is a known name of {parents[0].label}", "parent"
            return


def _titles(titles: Sequence[Name], found: Found, know: Knowledge) -> None:
    """《劳动法》 is 《中华人民共和国劳动法》 where that is known or named too."""
    countries = words(rules(know.ontology.path), "nation", "drop")
    for name in titles:
        if found[name.root, name.text].id in know.entries:
            continue
        for longer in (c + name.text for c in countries):
            target = found.get((name.root, longer))
            entries = know.find(longer, name.root)
            if target is None and len(entries) == 1:
                target = of_entry(entries[0], know, OWN)
            if target is not None:
                why = f"{name.text} is {longer} without the country's name"
                found[name.root, name.text] = replace(target, reason=why, by="rule:link.toml#nation", confidence=0.95)

"""What people decided: two names are the same thing, or are not; it wins over the machine."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError
from kg.link.base import PREFIXES, Found, Target, bare
from kg.link.knowledge import Knowledge, of_entry

COLUMNS = ("name", "other", "verdict", "note")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on two names; `name` and `other` are surfaces or entity ids (`org/美团`)."""

    name: str
    other: str
    same: bool
    note: str = ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a CSV file with the columns name,other,verdict,note; verdict is same or different.

    Lines that start with # are comments. Raises InputError naming the file and line where it is malformed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from None
    lines = [line if not line.startswith("#") else "" for line in text.splitlines()]
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InputError(f"{path}: its columns must be {','.join(COLUMNS)}")
    found: list[Decision] = []
    for row in reader:
        verdict = (row["verdict"] or "").strip()
        name, other = bare(row["name"] or ""), bare(row["other"] or "")
        if verdict not in {"same", "different"} or not name or not other:
            raise InputError(f"{path}: line {reader.line_num}: needs two names and a verdict, same or different")
        found.append(Decision(name, other, verdict == "same", (row["note"] or "").strip()))
    return tuple(sorted(set(found), key=lambda d: (d.name, d.other, not d.same, d.note)))


def apply(decisions: Sequence[Decision], found: Found, know: Knowledge) -> Found:
    """Return what the names stand for after people have decided; first what is the same, then what is not.

    A name that people call different from another gets an entity of its own where the two were one.
    """
    result = dict(found)
    for decision in decisions:
        ones, others = _bearers(decision.name, result), _bearers(decision.other, result)
        if decision.same:
            _join(decision, ones, others, result, know)
            continue
        for key in ones:
            apart = [o for o in others if o != key and result[o].id == result[key].id]
            if result[key].label != key[1] and (apart or _bears(decision.other, result[key], know)):
                _part(key, result, decision)
            elif apart:
                _part(apart[0], result, decision)
    return result


def _bearers(name: str, found: Found) -> list[tuple[str, str]]:
    """Return the (root class, name) keys that a decision speaks of: by the name itself or by an entity's id."""
    return [key for key, target in found.items() if name in {key[1], target.id}]


def _bears(name: str, target: Target, know: Knowledge) -> bool:
    entry = know.entries.get(target.id)
    return name in {target.id, target.label, *(entry.aliases if entry is not None else ())}


def _join(
    decision: Decision,
    ones: Sequence[tuple[str, str]],
    others: Sequence[tuple[str, str]],
    found: Found,
    know: Knowledge,
) -> None:
    target = found[others[0]] if others else None
    for key in ones:
        named = know.entries.get(decision.other)
        entries = (named,) if named is not None else know.find(decision.other, key[0])
        up = target if target is not None else of_entry(entries[0], know, "") if entries else None
        if up is None and "/" not in decision.other:
            up = Target(f"{PREFIXES[key[0]]}/{decision.other}", found[key].cls, decision.other, "", "")
        if up is not None:
            old = found[key].id
            for mate, its in found.items():
                if mate == key or (its.id == old and old not in know.entries):
                    found[mate] = replace(up, reason=_why(decision), by=_by(decision), confidence=1.0)


def _part(key: tuple[str, str], found: Found, decision: Decision) -> None:
    root, name = key
    found[key] = Target(f"{PREFIXES[root]}/{name}", found[key].cls, name, _why(decision), _by(decision))


def _why(decision: Decision) -> str:
    verdict = "are the same" if decision.same else "are different"
    note = f": {decision.note}" if decision.note else ""
    return f"people decided that {decision.name} and {decision.other} {verdict}{note}"


def _by(decision: Decision) -> str:
    return f"decision:{decision.name}|{decision.other}"


def join_persons(
    decisions: Sequence[Decision], found: Mapping[tuple[str, str], Target]
) -> dict[tuple[str, str], Target]:
    """Return the persons after people have said, by ids, which are the same: the first becomes the other."""
    result = dict(found)
    for decision in decisions:
        target = next((t for _, t in sorted(result.items()) if t.id == decision.other), None)
        if decision.same and target is not None:
            for key, its in result.items():
                if its.id == decision.name:
                    result[key] = replace(target, reason=_why(decision), by=_by(decision))
    return result

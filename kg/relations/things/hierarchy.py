"""What a name says of what it is part of: 浙江工业大学机械工程学院 belongs to 浙江工业大学."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.link import know, parent
from kg.relations.base import Claim, Context
from kg.relations.reading.sentence import Reading
from kg.relations.reading.tokens import settle
from kg.relations.reading.words import words
from kg.relations.rules import load_rules

# A unit's name adds at least this much to the name of its body.
_ADDED = 2
_SHORTEST = 4
# What is not yet, is where the body itself sits, or leads it, is no unit of it.
_NO_UNITS = ("筹备委员会", "筹委会", "筹备组", "筹备处", "校区", "院区", "厂区", "中央委员会")


def find(context: Context, readings: Sequence[Reading]) -> Iterator[Claim]:
    """Yield for each body whose name begins with another's the longest such body, named in this document or not."""
    names = _names(context, readings)
    said: set[str] = set()
    for reading in readings:
        for mention in settle(reading.mentions):
            if len(mention.entities) != 1 or mention.entities[0] in said or mention.generic:
                continue
            unit = mention.entities[0]
            if not context.is_a(unit, ("Organization",)) or context.is_a(unit, ("Media",)):
                continue
            label = context.entities[unit].label
            if mention.text.endswith(_NO_UNITS) or label.endswith(_NO_UNITS):
                continue
            said.add(unit)
            body = _body(mention.text, names) or _shown(context, mention.text)
            if body is not None and context.is_a(body, ("Media",)):
                continue
            if body is not None and body != unit and not _doing(context, mention.text, names):
                place = (reading.sentence, mention.start, mention.end)
                yield Claim(*place, "rule:hierarchy#name", unit, "subOrganizationOf", body)  # fmt: skip


def _shown(context: Context, name: str) -> str | None:
    """Return the body that only the unit's own name shows: 商务部 of 商务部流通发展司."""
    up = parent(name, know(context.ontology))
    return up.id if up is not None and up.id in context.entities else None


def _doing(context: Context, name: str, names: dict[str, str]) -> bool:
    """Whether what a name adds to its body's is a verb or another body: not a unit but a name that swallowed one."""
    kinds, triggers = words(context.ontology.path).kinds, load_rules(context.ontology.path).triggers
    return any(
        (kinds.get(name[end:]) == "v" or name[end:] in triggers)
        for end in range(_SHORTEST, len(name))
        if name[:end] in names
    ) or any(_ministry(context, name[end:]) for end in range(len("民政部"), len(name) - 2))


def _ministry(context: Context, name: str) -> bool:
    """Whether a name is that of one known ministry: 民政部|教育部 in a headline are two."""
    known = know(context.ontology).find(name, "Organization") if name.endswith("部") else ()
    return len(name) >= len("教育部") and any(e.cls == "GovernmentBody" and e.label == name for e in known)


def _names(context: Context, readings: Sequence[Reading]) -> dict[str, str]:
    found: dict[str, str] = {}
    for reading in readings:
        for mention in reading.mentions:
            whole = len(mention.entities) == 1 and not mention.generic and len(mention.text) >= _SHORTEST
            if whole and context.is_a(mention.entities[0], ("Organization",)):
                found[mention.text] = mention.entities[0]
    return found


def _body(name: str, names: dict[str, str]) -> str | None:
    for end in range(len(name) - _ADDED, _SHORTEST - 1, -1):
        if name[:end] in names:
            return names[name[:end]]
    return None

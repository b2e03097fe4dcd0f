"""The body that a unit's name begins with: 沈阳地铁集团有限公司 of 沈阳地铁集团有限公司运营分公司."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kg.link.base import OWN, PREFIXES, Target, label_of, rules, words
from kg.link.expand import expand
from kg.link.hierarchy import leading_places
from kg.link.knowledge import Knowledge, bearer, of_entry
from kg.mentions.heads import Heads, heads_of
from kg.resources import lexicon

_SHORTEST = 3
_ROOT = "Organization"


@lru_cache(maxsize=65536)
def parent(name: str, know: Knowledge) -> Target | None:
    """Return the longest body that begins a unit's name, or None where the name shows none.

    `name` is the surface of an organisation. The beginning must be a known name (商务部流通发展司), one that the
    pattern of local departments makes (云南省人社厅办公室), or end like a body (…有限公司, …大学); what follows must
    end like a unit. A name that the gazetteers list has the parent that they give, if the name shows it.
    """
    known = bearer(know.find(name, _ROOT), None)
    if known is not None:
        up = know.keyed.get(known.parent or "")
        shown = up is not None and know.root(up) == _ROOT and name.startswith((up.label, *up.aliases))
        return of_entry(up, know, OWN) if up is not None and shown else None
    table = rules(know.ontology.path)
    units, heads, never, whole = (words(table, "parents", key) for key in ("units", "heads", "never", "whole"))
    unit = max((u for u in units if name.endswith(u)), key=len, default="")
    if not unit or any(name.endswith(w) and len(w) >= len(unit) for w in whole):
        return None
    ends = [e for e in range(len(name) - len(unit), _SHORTEST - 1, -1) if len(name) - e > 1 and name[e:] not in never]
    listed = (_listed(name[:end], know) for end in ends)
    made = (_made(name[:end], heads, know) for end in ends)
    return next((found for found in (*listed, *made) if found is not None), None)


def body_of(post: str, know: Knowledge) -> Target | None:
    """Return the body that a post's own name shows: 中共中央政治局 of 中共中央政治局委员, of 政治局委员 none."""
    known = bearer(know.find(post, "Occupation"), None)
    up = know.keyed.get(known.parent or "") if known is not None else None
    shown = up is not None and post.startswith((up.label, *up.aliases))
    return of_entry(up, know, OWN) if up is not None and shown else None


def _listed(name: str, know: Knowledge) -> Target | None:
    entry = bearer(know.find(name, _ROOT), None)
    return None if entry is None or know.ontology.is_a(entry.cls, "Media") else of_entry(entry, know, OWN)


def _made(name: str, heads: tuple[str, ...], know: Knowledge) -> Target | None:
    made = expand(name, know)
    if made is not None and not made.open and leading_places(name, know)[0]:
        label, cls = made.name, made.cls or _class(made.name, know)
    elif len(name) > _SHORTEST and name.endswith(heads) and leading_places(name, know)[0] < len(name) - 2:
        label, cls = label_of(name, _ROOT), _class(name, know)
    else:
        return None
    return Target(f"{PREFIXES[_ROOT]}/{label}", cls, label, OWN, "rule:link.toml#parents", 0.9)


@lru_cache(maxsize=4)
def _heads(root: Path) -> Heads:
    return heads_of(lexicon("organization", root)["heads"])


def _class(name: str, know: Knowledge) -> str:
    return _heads(know.ontology.path).cls(name) or _ROOT

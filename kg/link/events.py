"""Events under two names: 国际泳联世锦赛 is 国际泳联世界锦标赛, 第15届全运会 第十五届全国运动会."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.link.base import OWN, Found, Name, any_of, pairs, rules
from kg.link.hierarchy import numbers
from kg.link.knowledge import Knowledge

_ORDINAL = re.compile(r"(?<=第)(?:[0-9]+|[一二三四五六七八九十]+)(?=届|次|期)")


def same_events(events: Sequence[Name], found: Found, know: Knowledge) -> None:
    """Link the events whose names are one once short words are written out: to the known one, else the longest."""
    shorts = pairs(rules(know.ontology.path), "events", "shorts")
    pattern = re.compile(any_of(tuple(shorts)))
    groups: dict[str, list[str]] = {}
    for name in events:
        whole = pattern.sub(lambda m: shorts[m.group()], name.text)
        whole = _ORDINAL.sub(lambda m: numbers(m.group())[0], whole)
        groups.setdefault(whole, []).append(name.text)
    for same in (g for g in groups.values() if len(g) > 1):
        chosen = min(same, key=lambda n: (found["Event", n].id not in know.entries, -len(n), n))
        target = found["Event", chosen]
        for name_ in same:
            its = found["Event", name_]
            if its.id != target.id and its.reason == OWN and its.id not in know.entries:
                why = f"{name_} and {target.label} are one name, short and in full"
                found["Event", name_] = replace(target, reason=why, by="rule:link.toml#events", confidence=0.95)

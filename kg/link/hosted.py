"""Meetings that bear only the name of their kind, with who the text says held them: 国新办 举行 新闻发布会."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kg.link.base import label_of, rules, words
from kg.link.scene import Scene
from kg.model import Mention
from kg.text.alternatives import either

_HOSTS = frozenset({"Organization", "Event"})


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    table = rules(root)
    holding = re.compile(f"[^，。；：、]{{0,24}}?(?:{either(words(table, 'events', 'holding'))})了?")
    return frozenset(words(table, "events", "generic")), re.compile(str(table["events"]["session"])), holding


def is_kind(name: str, root: Path) -> bool:
    """Return whether a meeting's name names only its kind or number: 新闻发布会, 第一次全体会议."""
    generic, session, _ = _patterns(root)
    return name in generic or session.fullmatch(name) is not None


def hosted(scene: Scene, name: str) -> str:
    """Return the name with the one body or meeting that is first said to hold it: 国新办新闻发布会; else as it is."""
    for number, sentence in enumerate(scene.sentences):
        named = scene.named(number)
        for mention in named:
            if label_of(mention.text, "Event") == name and (host := _host(scene, sentence.text, named, mention)):
                return label_of(host.text, scene.know.ontology.root(host.cls)) + name
    return name


def _host(scene: Scene, text: str, named: list[Mention], event: Mention) -> Mention | None:
    _, _, holding = _patterns(scene.know.ontology.path)
    before = [m for m in named if m.end <= event.start and scene.know.ontology.root(m.cls) in _HOSTS]
    host = max(before, key=lambda m: m.end, default=None)
    if host is None or holding.fullmatch(text, host.end, event.start) is None:
        return None
    # 甲、乙联合举行: of several. 在某公司举行: where.
    return None if text[: host.start].endswith(("、", "和", "与", "及", "同", "在", "于")) else host

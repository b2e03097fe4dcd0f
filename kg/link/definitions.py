"""Short names that the text itself ties to full ones: …实施方案（以下简称《方案》）, 中国美术馆（下称“国美”）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.link.base import any_of, bare, rules, words
from kg.link.scene import Scene
from kg.model import Mention
from kg.ontology import Ontology
from kg.text.clean import locate, quote

_QUOTED = re.compile(r"[“《「『\"]([^“”《》「」『』\"]{1,20})[”》」』\"]")
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Definition:
    """`short` stands for what `full` names, from (sentence number, offset) `at` on; `former` for an old name."""

    short: str
    full: Mention
    at: tuple[int, int]
    former: bool


@lru_cache(maxsize=4)
def _marks(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = rules(ontology.path)
    opening = any_of(words(table, "definitions", "open"))
    former = any_of(words(table, "definitions", "former"))
    return (
        re.compile(rf"[（(]?[^（）()。；]{{0,6}}?[，,]?{opening}[为是作：:]?"),
        re.compile(rf"[（(]{former}[为是：:]?"),
    )


@lru_cache(maxsize=4)
def _several(ontology: Ontology) -> re.Pattern[str]:
    """Return what begins a name of several things: “三项制度” are all that stand before it, not the last."""
    table = rules(ontology.path)
    return re.compile(
        f"{any_of(words(table, 'definitions', 'numbers'))}{any_of(words(table, 'definitions', 'counted'))}"
    )


def definitions(scene: Scene) -> list[Definition]:
    """Return the definitions of a document in reading order."""
    short, former = _marks(scene.know.ontology)
    several = _several(scene.know.ontology)
    found = []
    for number, sentence in enumerate(scene.sentences):
        for mention in scene.named(number):
            for pattern, old in ((short, False), (former, True)):
                mark = pattern.match(sentence.text, mention.end)
                if mark is None:
                    continue
                at, names = mark.end(), _names(sentence.text, mark.end(), mark.group()[0] in "（(")
                own = [n for n in names if n != bare(mention.text) and not several.match(n)]
                found += [Definition(n, mention, (number, at), old) for n in own]
    return found


def meaning(
    defined: Sequence[Definition], name: str, at: tuple[int, int], scene: Scene, generic: bool = False
) -> Mention | None:
    """Return what the text last defined `name` to stand for before the position `at`; items of a brief stand alone.

    Without a definition before it the first one behind it counts, unless `generic` (《意见》 may be another then).
    """
    item = scene.sentences[at[0]].item
    own = [d for d in defined if d.short == name and scene.sentences[d.at[0]].item == item]
    before = [d for d in own if d.at <= at]
    if before:
        return before[-1].full
    return own[0].full if own and not generic else None


def _names(text: str, start: int, bracketed: bool) -> list[str]:
    """Return the short names that follow the mark: quoted ones, or all that stands before the closing bracket."""
    ends = [p for p in (text.find(m, start) for m in ("）", ")")) if p >= 0] if bracketed else []
    end = min(ends, default=min(len(text), start + _LONGEST))
    quoted = [bare(m.group(1)) for m in _QUOTED.finditer(text, start, end)]
    if quoted:
        return quoted if bracketed else quoted[:1]
    plain = bare(text[start:end]).strip("，,。；;：:")
    if bracketed and 1 < len(plain) <= _LONGEST and not re.search(r"[，。；、]", plain):
        return [plain]
    return []


def defined_mentions(scene: Scene, defined: Sequence[Definition], source: str) -> Scene:
    """Return the scene with a mention at each place where a defined short name stands and none was found.

    Common nouns such as 公司 or 项目 are left alone: elsewhere in the text they mean any company.
    """
    common = frozenset(words(rules(scene.know.ontology.path), "definitions", "common"))
    new = [d for d in defined if len(d.short) > 1 and d.short not in common]
    if not new:
        return scene
    inside = [list(own) for own in scene.mentions]
    for definition in new:
        for number, sentence in enumerate(scene.sentences):
            at = sentence.text.find(definition.short)
            while at >= 0:
                end = at + len(definition.short)
                same = sentence.item == scene.sentences[definition.at[0]].item
                free = same and not any(m.start < end and at < m.end for m in inside[number])
                if free and (number, at) >= definition.at:
                    spans = locate(sentence.pieces, at, end, source)
                    mention = Mention(
                        sentence.id, at, end, spans, quote(spans, source), sentence.text[at:end], definition.full.cls,
                        "rule:link.toml#definitions",
                    )  # fmt: skip
                    inside[number].append(mention)
                at = sentence.text.find(definition.short, end)
    ordered = tuple(tuple(sorted(own, key=lambda m: (m.start, m.end))) for own in inside)
    return replace(scene, mentions=ordered)

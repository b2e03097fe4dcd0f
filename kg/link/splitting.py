"""Two bodies that were found as one name: 国家数据局会同公安部 is 国家数据局 and 公安部."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.link.base import label_of, rules, words
from kg.link.expand import expand
from kg.link.scene import Scene
from kg.model import Mention
from kg.text.clean import locate, quote


def split_bodies(scene: Scene, source: str) -> Scene:
    """Return the scene with each body's mention that joins two known bodies cut in two; offsets stay exact."""
    apart = tuple(
        tuple(part for m in inside for part in _parts(scene, n, m, source)) for n, inside in enumerate(scene.mentions)
    )
    return replace(scene, mentions=apart)


def _parts(scene: Scene, number: int, mention: Mention, source: str) -> Iterator[Mention]:
    know = scene.know
    at = None
    if know.ontology.root(mention.cls) == "Organization" and not know.find(mention.text, "Organization"):
        at = _joint(scene, mention.text)
    if at is None:
        yield mention
        return
    pieces = scene.sentences[number].pieces
    for low, high in ((mention.start, mention.start + at[0]), (mention.start + at[1], mention.end)):
        spans = locate(pieces, low, high, source)
        text = scene.sentences[number].text[low:high]
        yield replace(mention, start=low, end=high, spans=spans, quote=quote(spans, source), text=text)


def _joint(scene: Scene, name: str) -> tuple[int, int] | None:
    """Return where a word like 会同 stands between two known bodies in `name`."""
    for word in words(rules(scene.know.ontology.path), "joining", "words"):
        start = name.find(word, 2)
        while start > 0:
            end = start + len(word)
            if _is_body(scene, name[:start]) and _is_body(scene, name[end:]):
                return start, end
            start = name.find(word, start + 1)
    return None


def _is_body(scene: Scene, name: str) -> bool:
    label = label_of(name, "Organization") if name else ""
    if len(label) < 3 or scene.know.find(label, "Organization"):
        return len(label) > 2
    found = expand(label, scene.know)
    return found is not None and not found.open

"""A document as linking sees it: sentences in order, their mentions, and the places that it touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from kg.gazetteer import Entry
from kg.link.base import PREFIXES
from kg.link.expand import patterns
from kg.link.hierarchy import leading_places
from kg.link.knowledge import Knowledge
from kg.model import Document, Mention, Sentence


@dataclass(frozen=True, slots=True)
class Touch:
    """A place that a document names, by itself or at the beginning of another name: at (sentence number, start)."""

    at: tuple[int, int]
    item: int | None
    entries: tuple[Entry, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its sentences and their mentions (sorted); `touches` in reading order.

    `sure` are the keys of the places whose names are theirs alone, `around` those of what these lie in.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    touches: tuple[Touch, ...]
    know: Knowledge
    sure: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    def named(self, number: int) -> list[Mention]:
        """Return the mentions of a sentence that name something (no times, quantities, 双方)."""
        roots = self.know.ontology.root
        return [m for m in self.mentions[number] if not m.generic and roots(m.cls) in PREFIXES]

    def titled(self, number: int) -> list[Mention]:
        """Return the mentions of a sentence that name something, and those of document numbers (国发〔2024〕12号)."""
        roots = self.know.ontology.root
        return [
            m
            for m in self.mentions[number]
            if (not m.generic or (m.value == m.text and roots(m.cls) == "Policy")) and roots(m.cls) in PREFIXES
        ]

    def choose(self, entries: Sequence[Entry]) -> Entry | None:
        """Return which of several places of one name this document means, or None where it does not say."""
        if len(entries) == 1:
            return entries[0]
        sure = [e for e in entries if e.key in self.sure]
        province = next((e for e in entries if e.cls == "Province"), None)
        if not sure and province and all(e is province or province in self.know.above(e) for e in entries):
            # 吉林 beside 长春市 is the province, not its city of that name.
            return province
        # 朝阳区 beside 海淀区: what the sure places lie in counts last.
        for fits in (
            sure,
            [e for e in entries if self._inside(e, self.sure)],
            [e for e in entries if self._inside(e, self.around)],
        ):
            if len(fits) == 1:
                return fits[0]
        for cls in ("Country", "Province", "Prefecture"):
            fits = [e for e in entries if e.cls == cls]
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def _inside(self, entry: Entry, keys: Collection[str]) -> bool:
        return any(up.key in keys and up.cls != "Country" for up in self.know.above(entry))

    def nearest(self, level: str, at: tuple[int, int], item: int | None, joint: Collection[str] = ()) -> Entry | None:
        """Return the place that 省, 市, 县 … stands for at a position: the nearest of its kind named before it,
        the one that holds the nearest place, or the only one that the document names.

        With `joint`, words like 和: none where the nearest stands in a list with another of its kind.
        """
        before = [t for t in self.touches if t.at < at and t.item in {item, None}]
        for number, touch in reversed(list(enumerate(before))):
            place = self.choose(touch.entries)
            if place is not None and self._is(place, level):
                listed = number > 0 and self._listed(before[number - 1], touch, level, joint)
                return None if listed else place
        for touch in reversed(before):
            place = self.choose(touch.entries)
            above = [up for up in self.know.above(place) if self._is(up, level)] if place is not None else []
            if above:
                return above[0]
        every = {p.key: p for t in self.touches if (p := self.choose(t.entries)) and self._is(p, level)}
        return next(iter(every.values())) if len(every) == 1 else None

    def _listed(self, one: Touch, other: Touch, level: str, joint: Collection[str]) -> bool:
        text = self.sentences[one.at[0]].text
        place = self.choose(one.entries)
        together = one.at[0] == other.at[0] and text[one.end : other.at[1]] in joint
        return together and place is not None and self._is(place, level)

    def _is(self, place: Entry, level: str) -> bool:
        classes = patterns(self.know.ontology).levels.get(level, frozenset())
        return place.cls in classes and place.label.endswith(level)


def scenes(
    documents: Sequence[Document], sentences: Sequence[Sentence], mentions: Iterable[Mention], know: Knowledge
) -> list[Scene]:
    """Return a scene for each document, sorted by document id."""
    by_document: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        by_document.setdefault(sentence.document, []).append(sentence)
    by_sentence: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    found = []
    for document in sorted(documents, key=lambda d: d.id):
        own = tuple(sorted(by_document.get(document.id, []), key=lambda s: s.index))
        inside = tuple(tuple(sorted(by_sentence.get(s.id, []), key=lambda m: (m.start, m.end))) for s in own)
        touches = tuple(_touches(own, inside, know))
        sure = frozenset(t.entries[0].key for t in touches if len(t.entries) == 1)
        around = frozenset(up.key for key in sorted(sure) for up in know.above(know.keyed[key]))
        found.append(Scene(document, own, inside, touches, know, sure, around))
    return found


def _touches(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], know: Knowledge
) -> Iterable[Touch]:
    for number, inside in enumerate(mentions):
        for mention in inside:
            root = know.ontology.root(mention.cls)
            if mention.generic or root not in {"Place", "Organization", "Policy", "Program", "Event", "Work"}:
                continue
            skip = 1 if mention.text[:1] in "《“" else 0
            length, entries = leading_places(mention.text[skip:], know)
            if entries and (root == "Place" or _is_whole(mention.text[skip : skip + length], entries)):
                start = mention.start + skip
                yield Touch((number, start), sentences[number].item, entries, start + length)


def _is_whole(name: str, entries: Sequence[Entry]) -> bool:
    """Return whether a place inside another name is sure: a province, or one named with its level (杭州市)."""
    return any(e.cls in {"Country", "Province"} or name.endswith(e.label) for e in entries)

"""The nouns of the house: what was read, what was found in it, what it says.

All are frozen, slotted and free of behaviour beyond derived values. Two coordinate systems:

* **source offsets**: code points into `Source.text`, end exclusive. `Span`s are always source offsets.
* **clean offsets**: code points into a `Block.text` or `Sentence.text` (unwrapped, no inner spaces).

A clean text and its `pieces` are aligned character by character: the slices of the source named by `pieces`,
put together, have as many characters as the clean text, and each clean character is its source character,
width-folded (see `kg.text.clean`). So every clean offset maps back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Modality = Literal["asserted", "planned", "required", "forbidden", "permitted", "forecast", "possible", "reported"]
Polarity = Literal["positive", "negative"]


class Span(NamedTuple):
    """A slice `[start, end)` of the source text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """Where on a page a slice of the source text stands; box in points (left, top, right, bottom).

    `column` counts from 1; `confidence` is that of the recognition where the text was read from a picture.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]
    column: int = 1
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One record of a table of texts: `[start, end)` of the source, and what its other columns say, sorted."""

    start: int
    end: int
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read; `text` is never changed after the reader made it.

    `metadata` holds what the file itself declares (html: title, author, date), sorted key-value pairs. `records`
    are the texts of a table (JSONL, CSV), each one document.
    """

    sha256: str
    paths: tuple[str, ...]
    media_type: str
    text: str
    reader: str
    regions: tuple[Region, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    records: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One laid-out unit of an article: a headline, a by-line, a paragraph; `text` is clean.

    Roles: kicker title subtitle byline dateline lead subhead body affiliation
    issuer number addressee signature date attachment (the last six in government documents), and unassigned, of
    which alone the document of that title is made: text of a page that no article can claim.
    """

    role: str
    text: str
    pieces: tuple[Span, ...]
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Text of the page that belongs to no body: role is pullquote, columnhead, caption, footnote or furniture."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a brief; offsets into the source."""

    start: int
    end: int
    title: str


_BODY = frozenset({"lead", "subhead", "body", "attachment", "unassigned"})


@dataclass(frozen=True, slots=True)
class Document:
    """One article: `blocks` in reading order; `date` is its issue date (ISO day) or None."""

    id: str
    source: str
    sha256: str
    title: str
    blocks: tuple[Block, ...]
    kicker: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    date: str | None = None
    section: str | None = None
    page: str | None = None
    apart: tuple[Apart, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def text(self) -> str:
        """The clean body: its paragraphs, sub-heads and lead, one a line."""
        return "\n".join(b.text for b in self.blocks if b.role in _BODY)

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The hull of each block, in reading order."""
        return tuple(Span(b.pieces[0].start, b.pieces[-1].end) for b in self.blocks)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document; `role` and `item` are those of its block, `block` the block's index."""

    id: str
    document: str
    index: int
    pieces: tuple[Span, ...]
    text: str
    role: str = "body"
    item: int | None = None
    block: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """An occurrence of a name, time or quantity.

    `start`/`end` are clean offsets into the sentence's text; `spans` the same place in the source and `quote`
    those slices joined as they stand. `cls` is a class of the ontology. `value` is the EDTF of a time, the
    plain number of a quantity, the number of a document. `entities` (filled by kg.link) names the entities
    meant: none while unresolved, several for 双方. `detail` carries what only its own kind has: a
    TimeExpression, a Quantity, … `because` is the reason in words, for `--explain`.
    """

    sentence: str
    start: int
    end: int
    spans: tuple[Span, ...]
    quote: str
    text: str
    cls: str
    by: str
    confidence: float = 0.0
    value: str | float | int | None = None
    generic: bool = False
    entities: tuple[str, ...] = ()
    detail: object = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class NameLink:
    """A name that was merged into an entity, with the reason that a person can read and undo."""

    name: str
    reason: str
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing: `id` is the IRI path without the base (`org/全国总工会`).

    `links` are the names merged into it; `near` other names or ids that it was nearly merged with, and was not.
    """

    id: str
    cls: str
    label: str
    aliases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    links: tuple[NameLink, ...] = ()
    near: tuple[NameLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that says a statement; `attribution` is an entity id, or the speaker's words if unlinked.

    Where the source has pages, `page`, `column` (from 1) and `box` (points: left, top, right, bottom) of the place
    where it begins.
    """

    document: str
    sentence: str
    spans: tuple[Span, ...]
    quote: str
    text: str
    by: str
    confidence: float
    attribution: str | None = None
    page: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What the text says: subject – predicate – object or value, with its time, place, modality, polarity.

    Exactly one of `object` (an entity id) and `value` is set. For a figure `value` is a number and
    measure, group, unit, low, high, modifier, comparison say of what. `time` is EDTF; `earliest` and
    `latest` are ISO days or None (open). `place` is an entity id.
    """

    id: str
    subject: str
    predicate: str
    evidence: tuple[Evidence, ...]
    object: str | None = None
    value: str | float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    modifier: str | None = None
    measure: str | None = None
    group: str | None = None
    comparison: str | None = None
    time: str | None = None
    time_text: str | None = None
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "positive"

    @property
    def confidence(self) -> float:
        """The maximum over its evidence."""
        return max(e.confidence for e in self.evidence)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A statement that was refused, with the reason; nothing vanishes."""

    statement: Statement
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Build:
    """All that a build found, sorted; the input of kg.graph, kg.analysis and kg.output."""

    sources: tuple[Source, ...]
    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    rejected: tuple[Rejected, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = field(default=())

"""From an OUT folder back to a Build: the JSONL files and sources/, nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import WorkspaceError
from kg.model import (
    Apart,
    Block,
    Build,
    Document,
    Entity,
    Evidence,
    Failure,
    Item,
    Mention,
    NameLink,
    Part,
    Region,
    Rejected,
    Sentence,
    Source,
    Span,
    Statement,
)  # fmt: skip

T = TypeVar("T")
Record = dict[str, Any]


def load_build(out: Path) -> Build:
    """Return the build that lies in `out`, equal to the one that was written but for `Mention.detail` (None).

    Raises WorkspaceError naming the file (and line) that is missing or damaged.
    """
    manifest = read_json(out / "manifest.json")
    rows = {n: _rows(out / f"{n}.jsonl", make) for n, make in _MAKERS}
    sources = _rows(out / "sources.jsonl", lambda r: _source(r, out))
    return Build(
        tuple(sources), tuple(rows["documents"]), tuple(rows["sentences"]), tuple(rows["mentions"]),
        tuple(rows["entities"]), tuple(rows["statements"]), tuple(rows["rejected"]),
        tuple(Failure(f["path"], f["reason"]) for f in manifest.get("failures", ())),
        tuple(manifest.get("notes", ())),
    )  # fmt: skip


def read_json(path: Path) -> Any:
    """Return the value of a JSON file; WorkspaceError where it is missing or damaged."""
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        raise WorkspaceError(f"{path}: missing; {path.parent} is no folder that `kg build` made") from None
    except (OSError, ValueError) as error:
        raise WorkspaceError(f"{path}: cannot be read ({error}); build again") from None


def _rows(path: Path, make: Callable[[Record], T]) -> list[T]:
    found: list[T] = []
    try:
        with path.open("rb") as file:
            for number, text in enumerate(file, 1):
                try:
                    found.append(make(json.loads(text)))
                except (ValueError, KeyError, TypeError) as error:
                    raise WorkspaceError(f"{path}: line {number} is damaged ({error}); build again") from None
    except OSError as error:
        raise WorkspaceError(f"{path}: cannot be read ({error.strerror}); build again") from None
    return found


def _source(record: Record, out: Path) -> Source:
    path = out / "sources" / f"{record['sha256']}.txt"
    try:
        text = path.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{path}: cannot be read ({error}); build again") from None
    regions = tuple(Region(a, b, page, tuple(box), *more) for a, b, page, box, *more in record["regions"])
    parts = tuple(Part(a, b, tuple((k, v) for k, v in facts)) for a, b, facts in record.get("records", ()))
    return Source(
        record["sha256"], tuple(record["paths"]), record["media_type"], text, record["reader"], regions,
        tuple((k, v) for k, v in record["metadata"]), parts,
    )  # fmt: skip


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in pairs)


def _document(r: Record) -> Document:
    return Document(
        id=r["id"], source=r["source"], sha256=r["sha256"], title=r["title"], kicker=r["kicker"],
        subtitle=r["subtitle"], authors=tuple(r["authors"]), affiliations=tuple(r["affiliations"]), date=r["date"],
        section=r["section"], page=r["page"],
        blocks=tuple(Block(b["role"], b["text"], _spans(b["pieces"]), b["item"]) for b in r["blocks"]),
        apart=tuple(Apart(a["role"], a["start"], a["end"]) for a in r["apart"]),
        items=tuple(Item(i["start"], i["end"], i["title"]) for i in r["items"]),
    )  # fmt: skip


def _sentence(r: Record) -> Sentence:
    return Sentence(
        r["id"], r["document"], r["index"], _spans(r["pieces"]), r["text"], r["role"], r["item"], r["block"]
    )


def _mention(r: Record) -> Mention:
    return Mention(
        sentence=r["sentence"], start=r["at"][0], end=r["at"][1], spans=_spans(r["spans"]), quote=r["quote"],
        text=r["text"], cls=r["class"], by=r["by"], confidence=r["confidence"], value=r["value"],
        generic=r["generic"], entities=tuple(r["entities"]), because=r["because"],
    )  # fmt: skip


def _entity(r: Record) -> Entity:
    return Entity(
        r["id"], r["class"], r["label"], tuple(r["aliases"]), tuple(r["documents"]), _links(r["links"]),
        _links(r.get("near", ())),
    )  # fmt: skip


def _links(rows: Sequence[Record]) -> tuple[NameLink, ...]:
    return tuple(NameLink(k["name"], k["reason"], k["by"], k["confidence"]) for k in rows)


def _evidence(r: Record) -> Evidence:
    return Evidence(
        r["document"], r["sentence"], _spans(r["spans"]), r["quote"], r["text"], r["by"], r["confidence"],
        r["attribution"], r.get("page"), r.get("column"), tuple(r["box"]) if r.get("box") else None,
    )  # fmt: skip


def statement_of(r: Record) -> Statement:
    """Return the statement of a record of `statements.jsonl`."""
    return Statement(
        id=r["id"], subject=r["subject"], predicate=r["predicate"], object=r["object"], value=r["value"],
        low=r["low"], high=r["high"], unit=r["unit"], modifier=r["modifier"], measure=r["measure"],
        group=r["group"], comparison=r["comparison"], time=r["time"], time_text=r["time_text"],
        earliest=r["earliest"], latest=r["latest"], place=r["place"], modality=r["modality"],
        polarity=r["polarity"], evidence=tuple(map(_evidence, r["evidence"])),
    )  # fmt: skip


def _rejected(r: Record) -> Rejected:
    return Rejected(statement_of(r), r["reason"])


_MAKERS: tuple[tuple[str, Callable[[Record], Any]], ...] = (
    ("documents", _document),
    ("sentences", _sentence),
    ("mentions", _mention),
    ("entities", _entity),
    ("statements", statement_of),
    ("rejected", _rejected),
)

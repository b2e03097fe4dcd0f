"""The names that people keep in ontology/gazetteers/*.csv, one row a thing."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology import Ontology

COLUMNS = ("key", "label", "aliases", "class", "parent", "place", "valid_from", "valid_until", "source")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with its names; `parent` and `place` are keys of other entries, dates ISO or empty."""

    file: str
    key: str
    label: str
    aliases: tuple[str, ...]
    cls: str
    parent: str | None
    place: str | None
    valid_from: str | None
    valid_until: str | None
    source: str

    @property
    def by(self) -> str:
        """What a mention found through this entry says of its origin."""
        return f"gazetteer:{self.file}#{self.key}"


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: not UTF-8 ({error}); save it as UTF-8") from None
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    reader = csv.DictReader(lines, strict=True)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise OntologyError(f"{path}: its columns must be {','.join(COLUMNS)}")
    rows: list[dict[str, str]] = []
    try:
        for row in reader:
            if None in row or None in row.values():
                raise OntologyError(f"{path}: row {row.get('key')!r} has not {len(COLUMNS)} columns")
            rows.append(row)
    except csv.Error as error:
        raise OntologyError(f"{path}: line {reader.line_num}: {error}") from None
    return rows


def _entry(path: Path, row: dict[str, str], ontology: Ontology) -> Entry:
    where = f"{path}: row {row['key']!r}"
    if not row["key"] or not row["label"]:
        raise OntologyError(f"{where}: key and label must not be empty")
    if row["class"] not in ontology.classes:
        raise OntologyError(f"{where}: unknown class {row['class']!r}; use one of kg.ttl")
    aliases = tuple(a for a in row["aliases"].split("|") if a)
    return Entry(
        path.name, row["key"], row["label"], aliases, row["class"], row["parent"] or None, row["place"] or None,
        row["valid_from"] or None, row["valid_until"] or None, row["source"],
    )  # fmt: skip


@lru_cache(maxsize=4)
def _load(folder: Path, ontology: Ontology) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.csv")):
        for row in _rows(path):
            entry = _entry(path, row, ontology)
            if entry.key in entries:
                raise OntologyError(f"{path}: key {entry.key!r} stands already in {entries[entry.key].file}")
            entries[entry.key] = entry
    for entry in entries.values():
        for other in (entry.parent, entry.place):
            if other and other not in entries:
                raise OntologyError(f"{folder / entry.file}: row {entry.key!r}: no entry has the key {other!r}")
    return tuple(sorted(entries.values(), key=lambda e: (e.file, e.key)))


def load_gazetteers(ontology: Ontology) -> tuple[Entry, ...]:
    """Return every entry of the ontology folder's gazetteers, sorted by file and key.

    Raises OntologyError naming file and row for a malformed row, an unknown class, a repeated key, a lost parent.
    """
    return _load(ontology.path / "gazetteers", ontology)

"""Tables of texts: JSONL and CSV with named columns (text, title, date, source); each record is one document.

The text of the source is that of its records, one after the other, the title before the text, empty lines between;
`records` says where each stands and what its columns say of it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date as Day
from functools import lru_cache
from typing import Any

from kg.errors import InputError
from kg.model import Part
from kg.readers.base import Read, Reader
from kg.readers.encoding import decode
from kg.resources import lexicon

_SHOWN = 5
_FIELD = 64 * 1024 * 1024
_DAY = re.compile(r"(\d{4})\s*(?:年|[-/.])?\s*(\d{1,2})\s*(?:月|[-/.])?\s*(\d{1,2})(?!\d)")
_APART = "\n\n\n"
Row = tuple[int, Mapping[str, Any]]


def read_jsonl(data: bytes, path: str) -> Read:
    """Return the records of a file with one JSON object a line; lines that are none are left out with a note.

    Raises InputError where no line is an object with a text.
    """
    faults: list[str] = []
    return _read(_objects(decode(data, path), faults), faults, path, "application/x-ndjson")


def read_csv(data: bytes, path: str) -> Read:
    """Return the records of a table whose first line names the columns; comma, semicolon or tab part them.

    Raises InputError where no column is named text, or the table is broken.
    """
    text = decode(data, path)
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=lambda c: (first.count(c), c == ","))
    limit = csv.field_size_limit(_FIELD)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        header = [cell.strip() for cell in next(rows, [])]
        if not {name.lower() for name in header} & set(_columns()["text"]):
            raise InputError(
                f"{path}: no column named text among {', '.join(header[:8])[:80]}; name it in the first line"
            )
        found = [(rows.line_num, dict(zip(header, cells, strict=False))) for cells in rows if any(cells)]
    except csv.Error as error:
        raise InputError(f"{path}: a broken table ({error}); save it again as CSV in UTF-8") from None
    finally:
        csv.field_size_limit(limit)
    return _read(iter(found), [], path, "text/csv")


def _objects(text: str, faults: list[str]) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            faults.append(f"line {number} is no JSON")
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            faults.append(f"line {number} is no object")


@lru_cache(maxsize=1)
def _columns() -> dict[str, list[str]]:
    return {kind: [str(n).lower() for n in names] for kind, names in lexicon("columns")["columns"].items()}


def _read(rows: Iterator[Row], faults: list[str], path: str, kind: str) -> Read:
    text: list[str] = []
    parts: list[Part] = []
    at = 0
    for number, row in rows:
        cells = {str(k).strip().lower(): v for k, v in row.items()}
        record = {field: _first(cells, names) for field, names in _columns().items()}
        if not record["text"].strip():
            faults.append(f"line {number} has no text")
            continue
        title = " ".join(record.pop("title").split())
        body = record.pop("text")
        written = f"{title}\n\n{body}" if title and not body.lstrip().startswith(title) else body
        facts = {"title": title, "line": str(number), **record, "date": _iso(record["date"])}
        parts.append(Part(at, at + len(written), tuple(sorted((k, v) for k, v in facts.items() if v))))
        text += (written, _APART)
        at += len(written) + len(_APART)
    if not parts:
        raise InputError(f"{path}: no record with a text{': ' + faults[0] if faults else ''}; name its column text")
    return Read("".join(text), kind, (), tuple(("note", note) for note in _notes(faults)), "", tuple(parts))


def _first(cells: Mapping[str, Any], names: list[str]) -> str:
    """The first of these columns that says something; a list of strings is joined."""
    for name in names:
        value = cells.get(name)
        if isinstance(value, list):
            value = "\n".join(v for v in value if isinstance(v, str))
        if isinstance(value, (str, int, float)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def _iso(text: str) -> str:
    match = _DAY.search(text)
    try:
        return Day(*map(int, match.groups())).isoformat() if match else ""
    except ValueError:
        return ""


def _notes(faults: list[str]) -> list[str]:
    more = len(faults) - _SHOWN
    return faults[:_SHOWN] + ([f"{more} more lines like these"] if more > 0 else [])


JSONL = Reader("jsonl/1", (".jsonl", ".ndjson"), read_jsonl, 32)
CSV = Reader("csv/1", (".csv", ".tsv"), read_csv, 32)

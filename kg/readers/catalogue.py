"""catalogue.csv: what a person says about the files of a folder (date, title, kind, licence)."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kg.errors import InputError
from kg.readers.encoding import decode

NAME = "catalogue.csv"


def read_catalogue(path: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a catalogue by the path they are about (column `path` or `file`), relative to its folder.

    Empty cells are left out; lines that start with # are comments. Raises InputError naming file and line where
    the header has no such column, a date is no ISO day, or a path stands twice.
    """
    try:
        text = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    rows = csv.reader(io.StringIO("".join(s for s in text.splitlines(keepends=True) if not s.startswith("#"))))
    header = [cell.strip() for cell in next(rows, [])]
    key = next((name for name in ("path", "file") if name in header), None)
    if key is None:
        raise InputError(f"{path}: no column named path; its first line must name the columns (path,date,title,…)")
    found: dict[str, dict[str, str]] = {}
    for number, cells in enumerate(rows, 2):
        row = {k: v.strip() for k, v in zip(header, cells, strict=False) if v.strip()}
        if not row:
            continue
        name = row.get(key, "").replace("\\", "/").removeprefix("./")
        _check(row, name, found, f"{path}: row {number}")
        found[name] = row
    return found


def _check(row: dict[str, str], name: str, known: dict[str, dict[str, str]], where: str) -> None:
    from datetime import date

    if not name:
        raise InputError(f"{where}: names no file; fill its path")
    if name in known:
        raise InputError(f"{where}: {name} stands twice; keep one row for each file")
    if "date" in row:
        try:
            date.fromisoformat(row["date"])
        except ValueError:
            raise InputError(f"{where}: date {row['date']!r} is no day like 2025-03-05; mend or empty it") from None

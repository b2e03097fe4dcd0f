"""What people decided: two names are the same thing, or are not; it wins over the machine."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.link.base import bare

COLUMNS = ("name", "other", "verdict", "note")


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on two names; `name` and `other` are surfaces or entity ids (`org/美团`)."""

    name: str
    other: str
    same: bool
    note: str = ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a CSV file with the columns name,other,verdict,note; verdict is same or different.

    Lines that start with # are comments. Raises InputError naming the file and line where it is malformed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from None
    lines = [line if not line.startswith("#") else "" for line in text.splitlines()]
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise InputError(f"{path}: its columns must be {','.join(COLUMNS)}")
    found: list[Decision] = []
    for row in reader:
        verdict = (row["verdict"] or "").strip()
        name, other = bare(row["name"] or ""), bare(row["other"] or "")
        if verdict not in {"same", "different"} or not name or not other:
            raise InputError(f"{path}: line {reader.line_num}: needs two names and a verdict, same or different")
        found.append(Decision(name, other, verdict == "same", (row["note"] or "").strip()))
    return tuple(sorted(set(found), key=lambda d: (d.name, d.other, not d.same, d.note)))

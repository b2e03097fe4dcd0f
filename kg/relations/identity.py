"""The id of a statement: a hash of what it says, so that two papers that say the same meet in one statement."""

from __future__ import annotations

import hashlib
import json

from kg.model import Statement

# What makes two statements one; evidence, attribution, labels and time bounds do not.
FIELDS = (
    "subject", "predicate", "object", "value", "measure", "group", "low", "high", "unit", "modifier",
    "comparison", "time", "place", "modality", "polarity",
)  # fmt: skip


def statement_id(statement: Statement) -> str:
    """Return the first 16 hex digits of the SHA-256 of the statement's canonical JSON (`FIELDS` only)."""
    record = {name: _plain(getattr(statement, name)) for name in FIELDS}
    # A lone surrogate of a broken page must not stop a build.
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plain(value: object) -> object:
    """Return whole floats as integers: 3 and 3.0 are one number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

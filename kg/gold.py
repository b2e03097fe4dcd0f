"""What people said is right: gold texts with their labels, and verdicts on the output."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with what a careful reader finds in it (design §7); offsets into `text`."""

    name: str
    text: str
    date: str | None
    labels: Mapping[str, Any]


def read_gold(folder: Path) -> tuple[GoldText, ...]:
    """Return every `<id>.txt` with its `<id>.json` below `folder`, sorted.

    Raises InputError naming the file where one of the two is missing, malformed, or an entity's offsets and
    text disagree.
    """
    found = []
    for path in sorted(folder.rglob("*.txt")):
        label = path.with_suffix(".json")
        if not label.is_file():
            raise InputError(f"{path}: has no {label.name} beside it; write the labels or move the text away")
        try:
            gold = json.loads(label.read_text(encoding="utf-8"))
        except ValueError as error:
            raise InputError(f"{label}: not valid JSON: {error}") from None
        text = path.read_text(encoding="utf-8")
        for entity in (*gold.get("entities", ()), *gold.get("times", ())):
            if text[entity["start"] : entity["end"]] != entity["text"]:
                raise InputError(f"{label}: {entity['text']!r} does not stand at {entity['start']}; mend the offsets")
        found.append(GoldText(path.relative_to(folder).with_suffix("").as_posix(), text, gold.get("date"), gold))
    if not found:
        raise InputError(f"{folder}: no gold texts (<id>.txt with <id>.json) there")
    return tuple(found)


def judged_table(path: Path) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Return columns and rows (class or predicate, judged, right, precision) of a JSONL of verdicts.

    Each line is an object with `kind` (a class or predicate) and `verdict` ("right" or "wrong").
    Raises InputError naming the line that is neither.
    """
    counts: dict[str, list[int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        record = json.loads(line) if line.strip().startswith("{") else {}
        if record.get("verdict") not in ("right", "wrong") or "kind" not in record:
            raise InputError(f"{path}: line {number}: needs kind and verdict (right or wrong)")
        for name in (record["kind"], "all"):
            count = counts.setdefault(name, [0, 0])
            count[0] += 1
            count[1] += record["verdict"] == "right"
    rows = [(name, n, right, f"{right / n:.3f}") for name, (n, right) in sorted(counts.items())]
    return ("what", "judged", "right", "precision"), rows

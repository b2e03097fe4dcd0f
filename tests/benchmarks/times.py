"""Dates against the developer splits of three public suites: `python tests/benchmarks/times.py [--misses]`.

Span given: `parse_time` on the words of the suite. Span found: `find_times` on its text, the time that overlaps.
A case is right where begin and end both equal an accepted answer. Needs ../shared/data/time.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

# In place of this folder.
sys.path[0] = str(Path(__file__).resolve().parents[2])

from kg.text.times import TimeExpression, find_times, parse_time  # noqa: E402

ROOT = Path(os.environ.get("ZHILUO_SHARED", Path(__file__).resolve().parents[2].parent / "shared")) / "data" / "time"


def right(found: TimeExpression | None, accept: list[dict[str, str | None]]) -> bool:
    """Return whether begin and end are those of an accepted answer."""
    return found is not None and any((found.earliest, found.latest) == (a["begin"], a["end"]) for a in accept)


def main() -> None:
    """Print accuracy per source, `newspaper_like` apart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print each miss of the newspaper-like cases")
    parser.add_argument("--prefer", default="past", choices=["past", "future"])
    options = parser.parse_args()
    path = ROOT / "date_normaliser_dev_split.jsonl"
    if not path.is_file():
        print(f"skipped: {path} is not there")
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    score: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        anchor, span = date.fromisoformat(row["reference_date"]), row["spans"][0]
        given = parse_time(span["text"], anchor, options.prefer)
        times = find_times(row["text"], anchor, options.prefer)
        overlapping = [t for t in times if t.start < span["end"] and span["start"] < t.end]
        found = max(overlapping, key=lambda t: min(t.end, span["end"]) - max(t.start, span["start"]), default=None)
        ok = right(given, row["accept"]), right(found, row["accept"])
        counts = score[row["source"].split(":")[0], row["newspaper_like"]]
        counts[0] += 1
        counts[1] += ok[0]
        counts[2] += ok[1]
        if options.misses and row["newspaper_like"] and not all(ok):
            accept = " | ".join(f"{a['begin']}..{a['end']}" for a in row["accept"])
            says = [f"{t.text}={t.edtf} {t.earliest}..{t.latest}" if t else "-" for t in (given, found)]
            case = f"{row['id']} {row['text']} [{span['text']}] @{anchor}"
            print(f"{case} wants {accept}; given {says[0]}; found {says[1]}")
    for (source, like), (total, given_right, found_right) in sorted(score.items()):
        kind = "newspaper-like" if like else "other"
        print(
            f"{source:12} {kind:15} {total:4} cases  span given {given_right / total:6.1%}  "
            f"span found {found_right / total:6.1%}"
        )


if __name__ == "__main__":
    main()

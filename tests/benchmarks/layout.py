"""Share of the lines of mixed newspaper pages that go to the right article, and of characters that come back.

Run: python tests/benchmarks/layout.py [FOLDER]   (default ../shared/data/news/degraded_pages)
FOLDER holds page_*.txt and truth.jsonl; the clean articles lie beside it under the names that the truth gives.
"""

from __future__ import annotations

import difflib
import json
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
# This folder holds a numbers.py, which must not stand before the one of the standard library.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

from kg.layout import lay_out  # noqa: E402
from kg.readers import read_source  # noqa: E402


def owners(text: str, documents: list) -> list[int | None]:
    """The document that holds each line of the page (most of its characters), None for furniture and blanks."""
    holder: dict[int, int] = {}
    for number, document in enumerate(documents):
        for block in document.blocks:
            for piece in block.pieces:
                holder.update(dict.fromkeys(range(piece.start, piece.end), number))
        for part in document.apart:
            if part.role != "furniture":
                holder.update(dict.fromkeys(range(part.start, part.end), number))
    found, at = [], 0
    for line in text.split("\n"):
        votes = Counter(holder[i] for i in range(at, at + len(line)) if i in holder)
        found.append(votes.most_common(1)[0][0] if votes else None)
        at += len(line) + 1
    return found


def judge(folder: Path, truth: dict) -> tuple[int, int, float, float]:
    """Lines right, lines in all, share of the clean articles' characters got back, seconds."""
    source = read_source(folder / truth["file"], truth["file"])
    start = time.perf_counter()
    documents = list(lay_out(source, None, None))
    spent = time.perf_counter() - start
    got = owners(source.text, documents)
    votes: dict[int, Counter] = {}
    for mine, right in zip(got, truth["line_owner"], strict=False):
        if mine is not None and right is not None:
            votes.setdefault(mine, Counter())[right] += 1
    names: dict[int, str] = {}
    for mine in sorted(votes, key=lambda m: -max(votes[m].values())):
        best = votes[mine].most_common(1)[0][0]
        if best not in names.values():
            names[mine] = best
    pairs = [(g, r) for g, r in zip(got, truth["line_owner"], strict=False) if r is not None]
    right = sum(1 for g, r in pairs if g is not None and names.get(g) == r)
    same = total = 0
    for mine, name in names.items():
        clean = "".join((folder.parent / name).read_text(encoding="utf-8").split())
        read = "".join("".join(b.text for b in documents[mine].blocks).split())
        matcher = difflib.SequenceMatcher(None, clean, read, autojunk=False)
        same += sum(m.size for m in matcher.get_matching_blocks())
        total += max(len(clean), len(read))
    return right, len(pairs), same / total if total else 0.0, spent


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else HERE.parent / "shared/data/news/degraded_pages"
    if not (folder / "truth.jsonl").is_file():
        print(f"{folder}: no truth.jsonl there; nothing measured")
        return 0
    right = lines = 0
    for row in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(row)
        good, count, share, spent = judge(folder, truth)
        right, lines = right + good, lines + count
        print(f"{truth['file']}: {good}/{count} lines, {share:.1%} of characters, {spent:.2f} s")
    print(f"all: {right / lines:.1%} of {lines} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

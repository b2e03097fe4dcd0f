"""Measure how fast text becomes statements: characters a second of CPU time on one core, outputs not included.

    python -P tests/benchmarks/speed.py [--data ../shared/data] [-n 500] [--profile]

The first `n` items of news/pool_unlabelled are built in one go, after three for the models to load. With --profile the
functions that take most are listed (the profiler itself doubles the time). Skips where the data is missing.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import json
import pstats
import time
from itertools import islice
from pathlib import Path

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def main() -> None:
    """Read the command line, build, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("-n", type=int, default=500)
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    path = args.data / "news" / "pool_unlabelled.jsonl.gz"
    if not path.is_file():
        print(f"speed: skipped, no {path}")
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in islice(lines, args.n)]
    sources = [source_of_text(f"{one['title']}\n{one['text']}", f"{k}.txt") for k, one in enumerate(items)]
    ontology = load_ontology()
    build_graph(sources[:3], ontology, date="2024-01-01")
    watch = cProfile.Profile()
    if args.profile:
        watch.enable()
    start = time.process_time()
    build = build_graph(sources, ontology, date="2024-01-01")
    spent = time.process_time() - start
    watch.disable()
    size = sum(len(source.text) for source in sources)
    print(f"{size} characters, {len(build.statements)} statements, {size / spent:.0f} characters a second")
    if args.profile:
        pstats.Stats(watch).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()

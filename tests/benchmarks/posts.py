"""Measure organisation – title – person triples on openie_aprcoie (dev): bare phrases, MIT.

    python -P tests/benchmarks/posts.py --data ../shared/data [--misses]

A gold triple counts as a post where its person stands behind its title and the title is a role of a
person, no kinship, a place or a product: `roles` in the report says how many of all are left. Ours: for each person
with a jobTitle (or honour) the body of an affiliatedWith, the country of a nationality, read from the same words; a triple is right where person,
title and body are those of gold, one name holding the other, a body under any of its entity's names. Losses are told
apart: no person, body or title found as mention (kg/mentions), or found and not joined (kg/relations). Skips where the data is missing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

from kg.model import Build, Source
from kg.ontology import load_ontology
from kg.pipeline import build_graph

Triple = tuple[str, str, str]

# Ends of gold "titles" that name no role of a person.
_NO_ROLE = (
    "父亲",
    "儿子",
    "奶奶",
    "男友",
    "老家",
    "附近",
    "公里",
    "豪门",
    "球队",
    "敌人",
    "首府",
    "馆",
    "男篮",
    "号",
    "巨头",
    "现有",
    "全长",
    "收益",
    "平均温",
    "种地",
    "葡萄牙",
)


def posts(row: dict[str, object]) -> list[Triple]:
    """Return the gold triples of a phrase that are posts."""
    text = str(row["text"])
    found = []
    for body, title, person in row["triples"]:  # type: ignore[attr-defined]
        behind = title + person in text or (f"{title}、" in text and text.find(title) < text.find(person))
        if behind and not title.endswith(_NO_ROLE) and text.find(body) <= text.find(title) and len(person) > 1:
            found.append((body, title, person))
    return found


def ours(build: Build) -> list[tuple[set[str], set[str], set[str]]]:
    """Return (names of the body, names of the title, names of the person) of every post that the graph states."""
    names: dict[str, set[str]] = {e.id: {e.label, *e.aliases} for e in build.entities}
    for mention in build.mentions:
        for entity in mention.entities:
            names.setdefault(entity, set()).add(mention.text)
    found = []
    for title in build.statements:
        if title.predicate not in {"jobTitle", "receivedHonour"} or title.object is None:
            continue
        for body in build.statements:
            if (
                body.predicate not in {"affiliatedWith", "nationality"}
                or body.subject != title.subject
                or not body.object
            ):
                continue
            if {(e.sentence, e.text) for e in body.evidence} & {(e.sentence, e.text) for e in title.evidence}:
                found.append((names[body.object], names[title.object], names[title.subject]))
    return found


def same(gold: Triple, made: tuple[set[str], set[str], set[str]]) -> bool:
    """Whether two triples name the same: of each pair one name holds the other."""
    return all(any(g in n or n in g for n in ns) for g, ns in zip(gold, made, strict=True))


def lost(build: Build, gold: Triple) -> str:
    """Say why a gold triple is not there."""
    roots = (("Organization", "Place", "Person"), ("Occupation",), ("Person",))
    ontology = load_ontology()
    for part, wanted, name in zip(gold, roots, ("no body", "no title", "no person"), strict=True):
        seen = [m for m in build.mentions if ontology.root(m.cls) in wanted and (m.text in part or part in m.text)]
        if not seen:
            return name
    return "not joined"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    path = args.data / "openie_aprcoie" / "dev_split.jsonl"
    if not path.is_file():
        print(f"openie_aprcoie: skipped, no {path}")
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    ontology = load_ontology()
    right = said = due = 0
    reasons: Counter[str] = Counter()
    for row in rows:
        gold = posts(row)
        text = row["text"]
        digest = hashlib.sha256(text.encode()).hexdigest()
        build = build_graph([Source(digest, ("phrase.txt",), "text/plain", text, "text/1")], ontology)
        made = ours(build)
        hits = [g for g in gold if any(same(g, m) for m in made)]
        good = [m for m in made if any(same(g, m) for g in gold)]
        right, said, due = right + len(hits), said + len(made) - len(good) + len(hits), due + len(gold)
        for miss in (g for g in gold if g not in hits):
            reasons[lost(build, miss)] += 1
            if args.misses:
                print("missed", lost(build, miss), "-".join(miss), "|", text)
        if args.misses:
            for extra in (m for m in made if m not in good):
                print("extra", *("/".join(sorted(x)) for x in extra), "|", text)
    total = sum(len(r["triples"]) for r in rows)
    precision, recall = right / max(1, said), right / max(1, due)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"openie_aprcoie dev: roles {due} of {total}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print(f"lost: {dict(sorted(reasons.items()))}")


if __name__ == "__main__":
    main()

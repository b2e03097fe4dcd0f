"""Would a syntactic parse find the doer and the thing of a verb better than kg/relations/reading? udchinese (MIT) says.

    pip install udchinese && python -P tests/benchmarks/parser.py [--gold tests/gold] [--sentences FILE]

Over the facts of the gold texts whose two names stand in one sentence: how many we state, and how many a parse could,
taking any verb at all for the trigger: one name in its nsubj, the other in its obj (its obl:* too), with all that
hangs on them. `--sentences` prints for each line of a file the doer and the thing that either finds, to be judged.
Says so where udchinese is not installed; the package does not need it.

Result: no. udchinese 0.6.1 (a UDPipe model trained on classical and modern Chinese) starts in 4–12 s, takes 161–174 MB
and reads 700–2,300 characters a second of news on busy cores, where the whole of kg reads 12,000 or more. It cuts words
(人|社部, 推|出, 启|动) and hangs the object of a verb on the wrong head. Of 41 gold facts with both names in a sentence
we state 35; subject and object of any one parsed verb hold both names for 5. On 40 sentences of unseen news, each with
a trigger verb, judged by hand: of 45 parsed subject–verb–object pairs 4 are whole and right (two of them join names),
of our 9 statements of events, papers and words all 9 are right. It could not help, so it is no dependency.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import Build, Source
from kg.ontology import Ontology, load_ontology
from kg.pipeline import build_graph

_SUBJECT = ("nsubj",)
_OBJECT = ("obj", "iobj", "obl")


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a parse: its place in the sentence, its head (0: none), its relation and part of speech."""

    start: int
    end: int
    head: int
    relation: str
    tag: str


def load() -> Any:
    """Return the parser, or None where it is not installed."""
    try:
        import udchinese
    except ImportError:
        return None
    return udchinese.load()


def parse(parser: Any, text: str) -> list[Node]:
    """Return the words of the first sentence that the parser sees in `text`."""
    nodes: list[Node] = []
    at = 0
    for line in str(parser(text)).split("\n"):
        cells = line.split("\t")
        if len(cells) < 8 or not cells[0].isdigit():
            if nodes and line.startswith("# sent_id"):
                break
            continue
        at = text.find(cells[1], at)
        nodes.append(Node(at, at + len(cells[1]), int(cells[6]), cells[7], cells[3]))
        at += len(cells[1])
    return nodes


def below(nodes: Sequence[Node], top: int) -> tuple[int, int]:
    """Return the stretch of all that hangs on word `top` (counted from 1)."""
    members, grown = {top}, True
    while grown:
        more = {i for i, n in enumerate(nodes, 1) if n.head in members} - members
        members |= more
        grown = bool(more)
    return min(nodes[i - 1].start for i in members), max(nodes[i - 1].end for i in members)


def triples(nodes: Sequence[Node]) -> Iterator[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]:
    """Yield (subject, verb, object) stretches of every verb that has both."""
    for at, verb in enumerate(nodes, 1):
        sides = [
            [i for i, n in enumerate(nodes, 1) if n.head == at and n.relation.split(":")[0] in names]
            for names in (_SUBJECT, _OBJECT)
        ]
        for subject in sides[0]:
            for thing in sides[1]:
                yield below(nodes, subject), (verb.start, verb.end), below(nodes, thing)


def read(text: str, date: str | None, ontology: Ontology) -> Build:
    """Return the graph of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return build_graph([Source(digest, ("text.txt",), "text/plain", text, "text/1")], ontology, date=date)


def gold(folder: Path, parser: Any, ontology: Ontology) -> None:
    """Print the recall of both over the facts of the gold texts whose names share a sentence."""
    due = ours = theirs = 0
    for path in sorted(folder.rglob("*.json")):
        if not path.with_suffix(".txt").is_file():
            continue
        marks = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(marks, dict) or not marks.get("facts"):
            continue
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        names: dict[str, set[str]] = {}
        for e in marks.get("entities", ()):
            names.setdefault(str(e.get("id")), set()).add(text[e["start"] : e["end"]].strip("《》“”"))
        build = read(text, marks.get("date"), ontology)
        known = {e.id: {e.label, *e.aliases} for e in build.entities}
        for mention in build.mentions:
            for entity in mention.entities:
                known.setdefault(entity, set()).add(mention.text.strip("《》“”"))
        parses = [(s.text, list(triples(parse(parser, s.text)))) for s in build.sentences]
        for fact in marks["facts"]:
            s, o = (names.get(str(fact.get(k)), {str(fact.get(k))}) for k in ("s", "o"))
            if "o" not in fact or not any(any(a in t for a in s) and any(b in t for b in o) for t, _ in parses):
                continue
            due += 1
            ours += any(
                x.predicate == fact["p"] and known[x.subject] & s and known.get(x.object or "", set()) & o
                for x in build.statements
            )
            theirs += any(
                any(a in t[low:high] for a in s) and any(b in t[first:last] for b in o)
                for t, found in parses
                for (low, high), _, (first, last) in found
            )
    print(f"gold facts with both names in a sentence: {due}; stated by us {ours}, by one parsed verb {theirs}")


def show(lines: Sequence[str], parser: Any, ontology: Ontology) -> None:
    """Print for each sentence what either finds."""
    for number, text in enumerate(lines, 1):
        print(f"{number} {text}")
        build = read(text, None, ontology)
        labels = {e.id: e.label for e in build.entities}
        for s in build.statements:
            print(f"    ours   {labels[s.subject]} —{s.predicate}→ {labels.get(s.object or '', s.value)}")
        for subject, verb, thing in triples(parse(parser, text)):
            print(f"    parse  {text[slice(*subject)]} —{text[slice(*verb)]}→ {text[slice(*thing)]}")


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", type=Path, default=Path("tests/gold"))
    arguments.add_argument("--sentences", type=Path)
    args = arguments.parse_args()
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    parser = load()
    if parser is None:
        print("udchinese: not installed; pip install udchinese compares it")
        return
    held = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"start {time.perf_counter() - begun:.1f} s, {held:.0f} MB more")
    texts = [p.read_text(encoding="utf-8") for p in sorted((args.gold / "news").glob("*.txt"))]
    begun = time.perf_counter()
    for text in texts:
        for line in filter(None, text.split("\n")):
            parser(line)
    print(f"{sum(map(len, texts)) / (time.perf_counter() - begun):.0f} characters a second")
    ontology = load_ontology()
    gold(args.gold, parser, ontology)
    if args.sentences:
        show(args.sentences.read_text(encoding="utf-8").splitlines(), parser, ontology)


if __name__ == "__main__":
    main()

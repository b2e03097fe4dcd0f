"""Measure relations on re_duie (dev): encyclopaedic and web sentences with pairs of things and how they are related.

    python -P tests/benchmarks/duie.py --data ../shared/data [--misses] [--extras N --seed S] [--every K]

Recall of pairs, over the relations that `MAPPING` gives a property of ours; the others (`LEFT_OUT`) are no matter of a
graph of newspapers and policy. *Loose*: one surface holds the other, for any name of the entity; *exact*: they are
equal. With direction, and without (`any order`). Dates are equal when their EDTF is, figures when their numbers are. A
statement that DuIE lacks is no mistake, its labels are known to be incomplete: `--extras` lists a sample to be judged
(tests/gold/judged/duie-extra.jsonl: 41 of 50 right, `--extras 50 --seed 23`). Losses are told apart: no subject, no
object among the names found, or not joined. Skips where the data is missing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Build, Source, Statement
from kg.ontology import Ontology, load_ontology
from kg.pipeline import build_graph
from kg.text.numbers import find_quantities
from kg.text.times import parse_time

# DuIE relation → our properties; `-` before a name: DuIE's subject is our object (work → person is person → work).
# `=` means that both are names of one entity.
MAPPING: dict[str, tuple[str, ...]] = {
    "主演": ("-actedIn",),
    "作者": ("-wrote", "-drafted"),
    "歌手": ("-performed",),
    "导演": ("-directed",),
    "父亲": ("childOf",),
    "成立日期": ("foundedOn",),
    "妻子": ("spouseOf", "-spouseOf"),
    "丈夫": ("spouseOf", "-spouseOf"),
    "母亲": ("childOf",),
    "国籍": ("nationality",),
    "作曲": ("-composed",),
    "作词": ("-wrote",),
    "所属专辑": ("partOf",),
    "毕业院校": ("studiedAt",),
    "董事长": ("-affiliatedWith", "-leads"),
    "简称": ("=",),
    "上映时间": ("releasedOn",),
    "编剧": ("-wrote",),
    "出品公司": ("-produced", "-issued"),
    "主持人": ("-presented",),
    "获奖": ("receivedHonour",),
    "校长": ("-affiliatedWith", "-leads"),
    "创始人": ("-founded",),
    "总部地点": ("locatedIn",),
    "制片人": ("-produced",),
    "票房": ("observation",),
    "祖籍": ("nativePlace",),
    "注册资本": ("observation",),
    "面积": ("observation",),
    "所在城市": ("locatedIn",),
    "人口数量": ("observation",),
    "占地面积": ("observation",),
    "首都": ("-capitalOf",),
    "海拔": ("observation",),
    "改编自": ("adaptedFrom",),
}
# Roles in fiction, guests and advertisers, courtesy names, dynasties, climates: nothing that a paper's graph needs.
LEFT_OUT = (
    "嘉宾", "朝代", "饰演", "配音", "主题曲", "主角", "代言人", "号", "气候", "官方语言", "邮政编码", "专业代码",
    "修业年限",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold pair and the relation between them."""

    subject: str
    relation: str
    object: str


@dataclass(frozen=True, slots=True)
class Said:
    """What we state: the names of the subject, the property, the names (or the value) of the object."""

    subject: frozenset[str]
    predicate: str
    object: frozenset[str]
    value: str | float | None
    statement: Statement


def pairs(row: dict[str, object]) -> list[Pair]:
    """Return the gold pairs of a sentence whose relation is mapped."""
    found = []
    for triple in row["spo_list"]:  # type: ignore[attr-defined]
        pair = Pair(triple["subject"], triple["predicate"], triple["object"]["@value"])
        if pair.relation in MAPPING and pair not in found:
            found.append(pair)
    return found


def names_of(build: Build) -> dict[str, set[str]]:
    """Return for each entity its label, aliases and surfaces."""
    names = {e.id: {e.label, *e.aliases} for e in build.entities}
    for mention in build.mentions:
        for entity in mention.entities:
            names.setdefault(entity, set()).add(mention.text.strip("《》“”"))
    return names


def said(build: Build) -> list[Said]:
    """Return the plain statements of a build: asserted and not denied."""
    names = names_of(build)
    return [
        Said(frozenset(names[s.subject]), s.predicate, frozenset(names.get(s.object or "", ())), s.value, s)
        for s in build.statements
        if s.modality == "asserted" and s.polarity == "positive"
    ]


def same(gold: str, ours: frozenset[str], exact: bool) -> bool:
    """Whether one of our names is the gold one, or (loose) one holds the other."""
    return any(gold == name or (not exact and (gold in name or name in gold)) for name in ours)


def equal(gold: str, value: str | float | None) -> bool:
    """Whether a date or a number is the gold one's."""
    if isinstance(value, str):
        time = parse_time(gold, None)
        return time is not None and time.edtf == value
    numbers = find_quantities(gold) or find_quantities(gold + "元")
    return value is not None and any(abs(float(n.value or 0) - value) < 1e-6 * max(1.0, abs(value)) for n in numbers)


def matches(pair: Pair, one: Said, exact: bool = False, ordered: bool = True) -> bool:
    """Whether a statement says what the gold pair says."""
    for name in MAPPING[pair.relation]:
        if name.lstrip("-") != one.predicate:
            continue
        turns = [name.startswith("-")] if ordered else [False, True]
        for turned in turns:
            subject, object = (pair.object, pair.subject) if turned else (pair.subject, pair.object)
            if not same(subject, one.subject, exact):
                continue
            if same(object, one.object, exact) if one.object else equal(object, one.value):
                return True
    return False


def one_entity(pair: Pair, names: dict[str, set[str]], exact: bool) -> bool:
    """Whether both surfaces of a short-name pair are names of one entity."""
    return MAPPING[pair.relation] == ("=",) and any(
        same(pair.subject, frozenset(n), exact) and {pair.object} & n for n in names.values()
    )


def lost(build: Build, pair: Pair) -> str:
    """Say why a gold pair is not there."""
    seen = frozenset(m.text.strip("《》“”") for m in build.mentions)
    for part, name in ((pair.subject, "no subject"), (pair.object, "no object")):
        if not same(part, seen, False):
            return name
    return "not joined"


def read(text: str, ontology: Ontology) -> Build:
    """Return the graph of one sentence."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return build_graph([Source(digest, ("sentence.txt",), "text/plain", text, "text/1")], ontology)


def extras(number: int, made: Sequence[Said], gold: Sequence[Pair], text: str) -> Iterator[str]:
    """Yield, as one line each, the statements of mapped properties (but figures) that no gold pair says."""
    # Figures have judgements of their own (figures-*.jsonl).
    mine = {name.lstrip("-") for names in MAPPING.values() for name in names} - {"observation"}
    for one in made:
        if one.predicate in mine and not any(matches(p, one, ordered=False) for p in gold):
            spans = one.statement.evidence[0].spans
            object = "/".join(sorted(one.object)) or str(one.value)
            where = f"{number}:{spans[0].start}-{spans[-1].end}"
            yield f"{where} {'/'.join(sorted(one.subject))} {one.predicate} {object} | {one.statement.evidence[0].by} | {text}"


def report(due: Counter[str], hits: dict[str, Counter[str]], reasons: dict[str, Counter[str]]) -> None:
    """Print recall per relation and over all."""
    print(f"{'relation':<6} {'pairs':>5} {'loose':>6} {'exact':>6} {'any order':>9}  lost; properties")
    for relation in (*MAPPING, "all"):
        n = due[relation]
        if not n:
            continue
        rates = [hits[kind][relation] / n for kind in ("loose", "exact", "any")]
        why = " ".join(f"{k} {v}" for k, v in sorted(reasons[relation].items()))
        print(
            f"{relation:<6} {n:>5} {rates[0]:>6.3f} {rates[1]:>6.3f} {rates[2]:>9.3f}  {why}; "
            f"{' '.join(MAPPING.get(relation, ()))}"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--extras", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="read only every K-th sentence")
    args = parser.parse_args()
    path = args.data / "re_duie" / "dev_split.jsonl"
    if not path.is_file():
        print(f"re_duie: skipped, no {path}")
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    ontology = load_ontology()
    due: Counter[str] = Counter()
    hits: dict[str, Counter[str]] = {kind: Counter() for kind in ("loose", "exact", "any")}
    reasons: dict[str, Counter[str]] = {r: Counter() for r in (*MAPPING, "all")}
    more: list[str] = []
    left = 0
    for number, row in list(enumerate(rows))[:: args.every]:
        gold = pairs(row)
        left += len(row["spo_list"]) - len(gold)
        build = read(row["text"], ontology)
        made, names = said(build), names_of(build)
        for pair in gold:
            keys = (pair.relation, "all")
            due.update(keys)
            good = any(matches(pair, m) for m in made) or one_entity(pair, names, False)
            hits["loose"].update(keys if good else ())
            exact = any(matches(pair, m, exact=True) for m in made) or one_entity(pair, names, True)
            hits["exact"].update(keys if exact else ())
            hits["any"].update(keys if good or any(matches(pair, m, ordered=False) for m in made) else ())
            if not good:
                why = lost(build, pair)
                for key in keys:
                    reasons[key][why] += 1
                if args.misses:
                    print("missed", why, pair.subject, pair.relation, pair.object, "|", row["text"])
        more += extras(number, made, gold, row["text"])
    report(due, hits, reasons)
    print(f"left out: {left} triples of {'、'.join(LEFT_OUT)} (or said twice); statements beyond gold: {len(more)}")
    for line in random.Random(args.seed).sample(more, min(args.extras, len(more))):
        print("extra", line)


if __name__ == "__main__":
    main()

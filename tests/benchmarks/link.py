"""Measures name resolution: the strict list, difflib on the same list, an abbreviation list, time on many names.

    python tests/benchmarks/link.py [--abbreviations FILE] [--many 100000]

FILE holds lines `short: word/pos word/pos …`; rows whose full form ends in a head of HEADS count.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from kg.link import resolve_names

GOLD = Path(__file__).parents[1] / "gold" / "names" / "strict.tsv"
HEADS = (
    "部", "委", "局", "厅", "署", "办公室", "院", "会", "社", "校", "所", "站", "厂", "行", "队", "团",
    "司", "大学", "学院", "集团", "党", "中心", "联盟", "组织", "系", "处", "科", "馆", "台", "基金", "军", "公司",
)  # fmt: skip
Pair = tuple[str, str]


def strict_list() -> tuple[list[str], set[Pair], set[str]]:
    """Return the names of the hand-written list, the pairs that are one body, and the look-alike traps."""
    group: dict[str, str] = {}
    traps: set[str] = set()
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, name, trap = (*line.split("\t"), "")[:3]
            group[name] = number
            if trap:
                traps.add(name)
    names = list(group)
    return names, {(a, b) for a, b in combinations(names, 2) if group[a] == group[b]}, traps


def ours(names: Sequence[str]) -> set[Pair]:
    """Return the pairs of names that kg.link takes for one body."""
    bodies: dict[str, list[int]] = {}
    for place, id in enumerate(resolve_names(names)):
        bodies.setdefault(id, []).append(place)
    return {(names[a], names[b]) for same in bodies.values() for a, b in combinations(same, 2)}


def by_difflib(names: Sequence[str], threshold: float) -> set[Pair]:
    """Return the pairs whose difflib ratio reaches the threshold."""
    found = set()
    for a, b in combinations(names, 2):
        matcher = SequenceMatcher(None, a, b)
        quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
        if quick >= threshold and matcher.ratio() >= threshold:
            found.add((a, b))
    return found


def figures(found: set[Pair], gold: set[Pair]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of pairs."""
    unordered = {frozenset(p) for p in found}
    right = len(unordered & {frozenset(p) for p in gold})
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def traps_merged(found: set[Pair], gold: set[Pair], traps: set[str]) -> list[Pair]:
    """Return the wrong pairs that hold a look-alike trap."""
    good = {frozenset(p) for p in gold}
    return sorted(p for p in found if frozenset(p) not in good and traps & set(p))


def compare(title: str, names: Sequence[str], gold: set[Pair], traps: set[str]) -> None:
    """Print our figures and those of difflib at its best threshold on one list."""

    def show(label: str, found: set[Pair]) -> None:
        precision, recall, f1 = figures(found, gold)
        merged = len(traps_merged(found, gold, traps))
        print(f"{title} {label}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, pairs with a trap merged {merged}")

    show("kg.link", ours(names))
    tried = {t / 20: by_difflib(names, t / 20) for t in range(8, 19)}
    best = max(tried, key=lambda t: (figures(tried[t], gold)[2], t))
    show(f"difflib at {best}", tried[best])


def abbreviations(path: Path) -> tuple[list[str], set[Pair]]:
    """Return the short and full names of organisations in an abbreviation file, mixed, and their pairs."""
    rows: set[Pair] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        short, _, rest = line.strip().partition(":")
        full = "".join(token.rsplit("/", 1)[0] for token in rest.split())
        if short != "n" and full.endswith(HEADS):
            rows.add((short, full))
    names = sorted({n for row in rows for n in row})
    random.Random(0).shuffle(names)
    gold = set(rows)
    for full in sorted({f for _, f in rows}):
        gold |= set(combinations(sorted(s for s, f in rows if f == full), 2))
    return names, gold


def many(count: int) -> list[str]:
    """Return made-up names of local bodies and firms, short and full mixed, the same for the same count."""
    pick = random.Random(count)
    letters = "东南西北安宁平华兴盛隆昌德明光辉远达海江河山川云天龙凤金银玉石林森泰康福瑞祥和顺利通百信诚义仁礼智勇"
    trades = [
        "电子",
        "机械",
        "纺织",
        "食品",
        "建筑",
        "物流",
        "软件",
        "医药",
        "化工",
        "能源",
        "传媒",
        "农业",
        "旅游",
        "环保",
    ]
    heads = [
        "有限公司",
        "集团有限公司",
        "研究院",
        "职业技术学院",
        "行业协会",
        "总工会",
        "人力资源和社会保障局",
        "人社局",
        "医院",
        "大学",
    ]
    names = []
    while len(names) < count:
        stem = "".join(pick.sample(letters, 3))
        names.append(stem + pick.choice(["市", "县", "", ""]) + pick.choice(trades) + pick.choice(heads))
        if pick.random() < 0.3:
            names.append(stem[0] + names[-1][3] + pick.choice("院协会大司"))
    return names[:count]


def timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--abbreviations", type=Path)
    parser.add_argument("--many", type=int, default=0)
    options = parser.parse_args()
    compare("strict list", *strict_list())
    if options.abbreviations:
        names, gold = abbreviations(options.abbreviations)
        compare(f"abbreviations ({len(names)} names)", names, gold, set())
    for share in (4, 2, 1) if options.many else ():
        names = many(options.many // share)
        seconds = timed(lambda names=names: resolve_names(names))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{len(names)} names: {seconds:.1f} CPU s, {seconds / len(names) * 1e6:.0f} µs a name, {memory:.0f} MB")


if __name__ == "__main__":
    main()

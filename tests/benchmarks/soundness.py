"""Train ontology/soundness.toml: how likely a statement is right, from what strict readers said of ours.

    python -P tests/benchmarks/soundness.py add ROUND PREFIX [SET]   # keep the verdicts of judges in PREFIX-*.{txt,jsonl,json}
    python -P tests/benchmarks/soundness.py train --data ../shared/data --fresh sitx sity … --write

Rows lie in tests/gold/judged/soundness.jsonl: document, span, predicate, a digest of what the statement said (no text), the
verdict, and the features that it had when it was made, as numbers of lines of soundness-features.csv beside it. `train` builds the
judged items with the present code; a row whose statement it makes again, word for word, gets its features anew, the others
keep theirs. Three logistic regressions with a quadratic penalty (figures, situations, other statements), cross-validated by document; the
chances are set right (Platt) on what was left out, of the rounds that --fresh names: texts that nothing was mended on
since. Same inputs, same weights.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.stats import rankdata

import kg.pipeline
import kg.relations
from kg.evaluation import _meets, _names
from kg.extraction import source_of_text
from kg.gold import read_gold
from kg.model import Build, Statement
from kg.pipeline import build_graph
from kg.relations.soundness import features, kind_of
from kg.relations.soundness.told import told_of
from kg.resources import ontology_dir

GOLD = Path(__file__).parent.parent / "gold"
HERE = GOLD / "judged"
ROWS, NAMES = HERE / "soundness.jsonl", HERE / "soundness-features.csv"
FOLDS, PENALTY, LEAST, SLIGHT = 8, 15.0, 8, 0.03
# How often a row counts: one of the rounds that --fresh names, any other, one of our own texts (few of which have figures).
FRESH, OLD = 1.5, 1.0
OWN = {"figures": 6.0, "facts": 2.0, "situations": 2.0}
# Below these chances a statement is refused: nine in ten of those that stand should be right.
BELOW = {"figures": 0.7, "facts": 0.80, "situations": 0.8}
# Told in whole sentences, that hold their times: rows of it are compared without the time.
WHOLE = "situation"
# What a row tells that the present code does not make any more.
GONE = "made no more"
_LINE = re.compile(r"(.*?) \((\w+)\) \| (\w+) \| (.*?)  (\{.*\})?\s*$")


def content(parts: Sequence[object]) -> str:
    """Return the digest of what a statement says."""
    plain = [float(p) if isinstance(p, (int, float)) else p or None for p in parts]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:12]


def shown(line: str) -> str:
    """Return the digest of a statement as judges saw it: 甲 (Class) | predicate | object  {value, measure, …}."""
    match = _LINE.match(line)
    if match is None:
        raise SystemExit(f"not a statement as judges see it: {line}")
    more = json.loads(match[5] or "{}")
    fields = [more.get(k) for k in ("value", "low", "high", "measure", "unit", "comparison", "time")]
    fields[-1] = None if match[3] == WHOLE else fields[-1]
    ways = [more.get("modality", "asserted"), more.get("polarity", "positive")]
    return content([match[1], match[3], match[4], *fields, *ways])


def said(one: Statement, labels: dict[str, str]) -> str:
    """Return the digest of a statement of a build."""
    thing = labels.get(one.object, one.object) if one.object else one.value
    time = None if one.predicate == WHOLE else one.time
    fields = [one.value, one.low, one.high, one.measure, one.unit, one.comparison, time]
    return content([labels.get(one.subject), one.predicate, str(thing), *fields, one.modality, one.polarity])


def add(name: str, prefix: str, of: str | None) -> None:
    """Append the verdicts of one round of judging to the rows."""
    folder, stem = Path(prefix).parent, Path(prefix).name
    files = sorted(
        p for p in folder.glob(f"{stem}*") if re.fullmatch(rf"{re.escape(stem)}(-\d+)?\.(txt|jsonl)", p.name)
    )
    lines: dict[int, str] = {}
    verdicts: dict[int, dict[str, Any]] = {}
    for path in files:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".txt":
            for block in re.split(r"(?m)^## [A-Z]", text)[1:]:
                number, line = block.split("\n")[:2]
                lines[int(number)] = line
        else:
            for record in map(json.loads, text.splitlines()):
                verdicts[int(re.sub(r"\D", "", str(record["id"])))] = record
    meta = json.loads((folder / f"{stem}-meta.json").read_text(encoding="utf-8"))
    with ROWS.open("a", encoding="utf-8") as out:
        for number in sorted(lines.keys() & verdicts.keys()):
            if str(verdicts[number].get("reason", "")).startswith("time") and meta[number]["kind"] == WHOLE:
                continue
            place = {k: meta[number][k] for k in ("set", "document", "start", "end", "kind")}
            row = {"round": name, **place, "set": of or place["set"], "content": shown(lines[number])}
            row |= {"verdict": verdicts[number]["verdict"], "features": []}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(len(lines.keys() & verdicts.keys()), "rows added")


def items(data: Path, rows: Iterable[dict[str, Any]], folder: Path) -> None:
    """Write the judged items of `data` into `folder`, under the names that the rows give them."""
    wanted = {(r["set"], r["document"]) for r in rows}
    with gzip.open(data / "news" / "pool_unlabelled.jsonl.gz", "rt", encoding="utf-8") as lines:
        pool = [json.loads(line) for line in lines]
    for name, document in sorted(wanted):
        if name == "news/dev":
            text = (data / "news" / "dev" / document).read_text(encoding="utf-8")
        else:
            item = pool[int(document.split("_")[1])]
            text = item["title"] + "\n" + item["text"]
        (folder / document).write_text(text, encoding="utf-8")


def made(folder: Path) -> dict[str, list[tuple[int, int, str, list[str]]]]:
    """Return document → (start, end, digest, features) of each statement that the present code makes, refused or not."""
    build, caught = watched(lambda: kg.pipeline.build([folder]))
    labels = {e.id: e.label for e in build.entities}
    names = {d.id: Path(d.source).name for d in build.documents}
    found = defaultdict(list)
    for one, held in caught:
        evidence = one.evidence[0]
        place = (evidence.spans[0].start, evidence.spans[-1].end)
        found[names[evidence.document]].append((*place, said(one, labels), held))
    return found


def watched(make: Callable[[], Build]) -> tuple[Build, list[tuple[Statement, list[str]]]]:
    """Return a build in which nothing is refused as unsound, and each of its statements with its features."""
    caught: list[tuple[Statement, list[str]]] = []

    def watch(statement: Any, *more: Any) -> Any:
        claim, *rest = more
        caught.append((statement, sorted(features(told_of(claim, statement, *rest)))))
        return statement

    true, kg.relations.weigh = kg.relations.weigh, watch
    try:
        return make(), caught
    finally:
        kg.relations.weigh = true


def own_gold() -> list[dict[str, Any]]:
    """Return rows of the statements of our own gold texts, right where the labels have them."""
    rows: list[dict[str, Any]] = []
    for folder in sorted({p.parent for p in GOLD.rglob("*.txt")}):
        for text in read_gold(folder):
            if "facts" not in text.labels:
                continue
            build, caught = watched(
                lambda text=text: build_graph([source_of_text(text.text, "gold.txt")], date=text.date)
            )
            names, due = _names(build), (*text.labels["facts"], *text.labels.get("figures", ()))
            for one, held in caught:
                if one.predicate == WHOLE:
                    # The labels list facts by their properties, not sentences.
                    continue
                verdict = "right" if any(_meets(one, fact, names) for fact in due) else "wrong"
                rows.append({"document": text.name, "kind": one.predicate, "verdict": verdict, "features": held})
    return rows


def read_rows() -> list[dict[str, Any]]:
    """Return the rows with their features by name."""
    names = NAMES.read_text(encoding="utf-8").split("\n") if NAMES.is_file() else []
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["features"] = [names[k] for k in row["features"]]
    return rows


def write_rows(rows: Sequence[dict[str, Any]]) -> None:
    """Write the rows, their features as numbers of lines of soundness-features.csv; what is rare is left out."""
    counts = Counter(f for r in rows for f in r["features"])
    names = sorted(f for f, n in counts.items() if n >= LEAST // 2)
    number = {f: k for k, f in enumerate(names)}
    NAMES.write_text("\n".join(names), encoding="utf-8")
    with ROWS.open("w", encoding="utf-8") as out:
        for row in rows:
            held = sorted(number[f] for f in row["features"] if f in number)
            out.write(json.dumps(row | {"features": held}, ensure_ascii=False, separators=(",", ":")) + "\n")


def refresh(rows: Sequence[dict[str, Any]], data: Path) -> int:
    """Give the rows that the present code makes again their features anew; return how many these are.

    The others were mended: features that are new since would give them away, so each of them tells that it is gone.
    """
    with tempfile.TemporaryDirectory() as folder:
        items(data, rows, Path(folder))
        found = made(Path(folder))
    again = 0
    for row in rows:
        row["features"] = [*(f for f in row["features"] if f != GONE), *([GONE] if row["features"] else [])]
        for start, end, digest, held in found.get(row["document"], ()):
            if digest == row["content"] and start < row["end"] and row["start"] < end:
                row["features"] = held
                again += 1
                break
    return again


def matrix(rows: Sequence[Iterable[str]], names: Sequence[str]) -> Any:
    """Return a sparse row of ones and noughts for each row of features."""
    number = {n: k for k, n in enumerate(names)}
    cells = [(at, number[f]) for at, row in enumerate(rows) for f in row if f in number]
    at = tuple(np.array(cells).T) if cells else ([], [])
    return csr_matrix((np.ones(len(cells)), at), shape=(len(rows), len(names)))


def fit(table: Any, right: Any, count: Any = 1.0, penalty: float = PENALTY) -> Any:
    """Return bias and weights of the logistic regression; `count` is how often each row counts."""

    def loss(b: Any) -> tuple[float, Any]:
        z = table @ b[1:] + b[0]
        miss = count * (1 / (1 + np.exp(-z)) - right)
        cost = (count * np.logaddexp(0, -z * (2 * right - 1))).sum() + penalty / 2 * (b[1:] ** 2).sum()
        return cost, np.concatenate([[miss.sum()], table.T @ miss + penalty * b[1:]])

    return minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def known(rows: Sequence[Iterable[str]]) -> list[str]:
    """Return the features that enough rows have."""
    counts = Counter(f for row in rows for f in row)
    return sorted(f for f, n in counts.items() if n >= LEAST)


def left_out(
    rows: Sequence[list[str]],
    right: Any,
    documents: Sequence[str],
    more: Sequence[list[str]],
    count: Any,
    penalty: float,
) -> Any:
    """Return what each row sums up to by the weights of `more` and the documents that are not in its fold.

    `right` and `count` are of the rows and, behind them, of `more`.
    """
    folds = [int(hashlib.sha256(d.encode()).hexdigest(), 16) % FOLDS for d in documents]
    fold = np.array([*folds, *[FOLDS] * len(more)])
    sums = np.zeros(len(rows))
    for k in range(FOLDS):
        others = [r for r, f in zip(rows, folds, strict=True) if f != k]
        names, taught = known(others), fold != k
        b = fit(matrix([*others, *more], names), right[taught], count[taught], penalty)
        mine = fold[: len(rows)] == k
        sums[mine] = matrix(rows, names)[mine] @ b[1:] + b[0]
    return sums


def area(right: Any, sums: Any) -> float:
    """Return the area under the ROC curve."""
    ranks, yes = rankdata(sums), right.sum()
    return float((ranks[right == 1].sum() - yes * (yes + 1) / 2) / (yes * (len(right) - yes)))


def chance(sums: Any) -> Any:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-sums))


def curve(right: Any, chances: Any) -> None:
    """Print what each threshold drops and leaves."""
    print("  below   dropped  precision  right kept")
    for low in np.arange(0, 0.96, 0.05):
        kept = chances >= low
        if kept.any():
            part = right[kept].sum() / right.sum()
            print(f"  {low:.2f}    {1 - kept.mean():.3f}    {right[kept].mean():.3f}      {part:.3f}")


def train(
    rows: Sequence[dict[str, Any]],
    own_texts: Sequence[dict[str, Any]],
    fresh: Sequence[str],
) -> dict[str, Any]:
    """Return the tables of soundness.toml, and print how good they are on the `fresh` rounds of the judged rows (all of
    them where none is named); own texts only teach.
    """
    tables = {}
    for kind, low in BELOW.items():
        own = [r for r in rows if r["features"] and kind_of(r["kind"]) == kind]
        held, documents = [r["features"] for r in own], [r["document"] for r in own]
        right = np.array([r["verdict"] == "right" for r in own], float)
        mine = [r for r in own_texts if kind_of(r["kind"]) == kind]
        taught = [r["features"] for r in mine]
        yes = np.array([r["verdict"] == "right" for r in mine], float)
        new = np.array([not fresh or (r["round"] in fresh and GONE not in r["features"]) for r in own])
        count = np.concatenate([np.where(new, FRESH, OLD), np.full(len(yes), OWN[kind])])
        verdicts = np.concatenate([right, yes])
        sums = left_out(held, verdicts, documents, taught, count, PENALTY)[new]
        right = right[new]
        slope = fit(sums[:, None], right, penalty=0.01)
        chances = chance(slope[0] + slope[1] * sums)
        brier = ((chances - right) ** 2).mean()
        print(
            f"{kind}: {len(own)} verdicts, {len(right)} fresh, {right.mean():.3f} right, area {area(right, sums):.3f}, Brier {brier:.4f}"
        )
        curve(right, chances)
        names = known(held)
        b = fit(matrix([*held, *taught], names), verdicts, count, PENALTY)
        weights = {n: round(slope[1] * w, 2) for n, w in zip(names, b[1:], strict=True) if n != GONE}
        alive = {f for r in own if GONE not in r["features"] for f in r["features"]}
        weights = {n: float(w) for n, w in weights.items() if abs(w) >= SLIGHT and n in alive}
        bias = round(float(slope[0] + slope[1] * b[0]), 3)
        told = matrix(taught, sorted(weights)) @ np.array([weights[n] for n in sorted(weights)])
        mine_by = chance(bias + told)
        lost, rid = int(yes[mine_by < low].sum()), int((1 - yes)[mine_by < low].sum())
        print(f"  below {low:.2f}: of {len(mine)} of our own texts {lost} right, {rid} wrong ones dropped")
        tables[kind] = {"bias": bias, "refuse_below": round(float(low), 2), "weights": weights, "verdicts": len(own)}
        tables[kind] |= {"fresh": len(right), "precision": right.mean(), "area": area(right, sums)}
    return tables


HEAD = """# How likely a statement is right: weights of what holds of it, learnt from strict readers' verdicts on our own output by
# tests/benchmarks/soundness.py (written by it; do not edit weights by hand). The chance is 1 / (1 + exp(-(bias + the sum of
# the weights of what holds))); it is the statement's confidence. What is below `refuse_below` is not told but refused.
# A feature is "what:value"; "one & other" holds where both do. kg/relations/soundness/figures.py, facts.py, deeds.py, edges.py
# and standing.py say how each is found, crossed.py which go together.
"""


def write(tables: dict[str, Any], path: Path) -> None:
    """Write soundness.toml, sorted."""
    parts = [HEAD]
    for kind, table in tables.items():
        told = "{verdicts} verdicts; {fresh} fresh, {precision:.3f} right, cross-validated by document: area {area:.3f}".format(
            **table
        )
        parts.append(f"\n[{kind}]\n# {told}.\nbias = {table['bias']}\nrefuse_below = {table['refuse_below']}\n")
        parts.append(f"\n[{kind}.weights]\n")
        parts += [f"{json.dumps(n, ensure_ascii=False)} = {w}\n" for n, w in sorted(table["weights"].items())]
    path.write_text("".join(parts), encoding="utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add")
    adding.add_argument("round")
    adding.add_argument("prefix")
    adding.add_argument("set", nargs="?")
    training = commands.add_parser("train")
    training.add_argument("--data", type=Path, help="../shared/data; without it the rows keep their features")
    training.add_argument("--write", action="store_true", help="write the rows and ontology/soundness.toml")
    training.add_argument("--fresh", nargs="*", default=[], help="rounds that say how likely what is")
    given = parser.parse_args()
    if given.command == "add":
        add(given.round, given.prefix, given.set)
        return
    rows = read_rows()
    if given.data:
        print(f"{refresh(rows, given.data)} of {len(rows)} rows are made again")
    tables = train(rows, own_gold(), given.fresh)
    if given.write:
        write_rows(rows)
        write(tables, ontology_dir() / "soundness.toml")


if __name__ == "__main__":
    main()

"""Train kg/mentions/model/names.npz: a layer over LAC's hidden layers that says person, place, organisation or none.

    python -P tests/benchmarks/train_names.py --data ../shared/data [--rounds 2] [--silver 8000] [--out names.npz]

Data: the train split of UNER Chinese-GSDSIMP (CC BY-SA 4.0), and sentences of unlabelled news that the pipeline
itself labels (grammar, gazetteers, LAC and the model of the round before). No CLUENER, no Resume.
numpy only, one seed: the same inputs give the same weights on the same machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from kg.mentions import PARTS, prepare, tagger
from kg.mentions.find import find_in_lines, read_lines
from kg.mentions.lac import CHANCES, FIRST, SCORES, SECOND, Encoder
from kg.mentions.names import CLASSES, FILE, TAGS
from kg.ontology import load_ontology
from kg.text.sentences import split_sentences

Labelled = tuple[str, list[tuple[int, int, str]]]
HIDDEN, EPOCHS, BATCH, RATE, DROP, SILVER_WEIGHT = 96, 6, 512, 1e-3, 0.3, 0.5
ROOTS = {"Person": "PER", "Place": "LOC", "Organization": "ORG"}


def gold(data: Path) -> list[Labelled]:
    """Return the sentences of UNER's train split."""
    lines = (data / "ner_uner_gsdsimp" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(r["text"], [(e["start"], e["end"], e["type"]) for e in r["entities"]]) for r in rows]


def documents(data: Path) -> Iterator[list[str]]:
    """Yield the sentences of each unlabelled news item."""
    with gzip.open(data / "news" / "pool_unlabelled.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            yield [s for p in text.split("\n") for a, b in split_sentences(p) if 6 < len(s := p[a:b].strip()) < 160]


def silver(data: Path, count: int) -> list[Labelled]:
    """Return `count` sentences of news as the pipeline labels them now."""
    tagger.default_tagger.cache_clear()
    prepare.cache_clear()
    resources = prepare(load_ontology())
    found: list[Labelled] = []
    for sentences in list(documents(data))[:: max(1, 34000 // count)]:
        lines = read_lines([(s, "body", None) for s in sentences], resources)
        for line, chosen in zip(lines, find_in_lines(lines, PARTS, resources), strict=True):
            root = resources.setting.ontology.root
            names = [(c.start, c.end, ROOTS[root(c.cls)]) for c in chosen if root(c.cls) in ROOTS and not c.generic]
            found.append((line.text, names))
    random.Random(0).shuffle(found)
    return found[:count]


def targets(length: int, names: Iterable[tuple[int, int, str]]) -> Any:
    """Return the BIES tag of each character."""
    tags = np.zeros(length, np.int64)
    for start, end, label in names:
        if label in CLASSES and not tags[start:end].any():
            tags[start:end] = TAGS.index(f"I-{label}")
            tags[start], tags[end - 1] = TAGS.index(f"B-{label}"), TAGS.index(f"E-{label}")
            if end - start == 1:
                tags[start] = TAGS.index(f"S-{label}")
    return tags


def table(encoder: Encoder, rows: list[Labelled]) -> tuple[Any, Any]:
    """Return inputs and targets, a row a character: second layer and chances with their neighbours, first layer."""
    inputs, wanted = [], []
    for text, names in rows:
        if not text:
            continue
        _, first, second, chances = encoder.encode([text])[0]
        near = [np.pad(t, ((1, 1), (0, 0))) for t in (second, chances)]
        windows = [[p[i : i + len(text)] for i in range(3)] for p in near]
        inputs.append(np.concatenate([*windows[0], first, *windows[1]], 1).astype(np.float16))
        wanted.append(targets(len(text), names))
    return np.concatenate(inputs), np.concatenate(wanted)


def fit(inputs: Any, wanted: Any, weights: Any) -> dict[str, Any]:
    """Return the weights of a hidden layer and an output layer: softmax loss, dropout, Adam with falling rate."""
    rng = np.random.default_rng(0)
    width = inputs.shape[1]
    p = {
        "w1": (rng.normal(size=(width, HIDDEN)) * np.sqrt(2 / width)).astype(np.float32),
        "b1": np.zeros(HIDDEN, np.float32),
        "w2": (rng.normal(size=(HIDDEN, len(TAGS))) * np.sqrt(1 / HIDDEN)).astype(np.float32),
        "b2": np.zeros(len(TAGS), np.float32),
    }
    mean = {k: np.zeros_like(v) for k, v in p.items()}
    square = {k: np.zeros_like(v) for k, v in p.items()}
    steps, step = EPOCHS * (len(wanted) // BATCH), 0
    for epoch in range(EPOCHS):
        order, loss = rng.permutation(len(wanted)), 0.0
        for at in range(0, len(order) - BATCH + 1, BATCH):
            batch = np.sort(order[at : at + BATCH])
            grad, cost = _gradient(p, inputs[batch].astype(np.float32), wanted[batch], weights[batch], rng)
            loss, step = loss + cost, step + 1
            rate = RATE * (1 - step / steps) + 1e-6
            for k in p:
                mean[k] = 0.9 * mean[k] + 0.1 * grad[k]
                square[k] = 0.999 * square[k] + 0.001 * grad[k] ** 2
                p[k] -= rate * (mean[k] / (1 - 0.9**step)) / (np.sqrt(square[k] / (1 - 0.999**step)) + 1e-8)
                p[k] -= rate * 1e-5 * p[k]
        print(f"epoch {epoch}: loss {loss / len(order):.4f}", flush=True)
    return p


def _gradient(p: dict[str, Any], x: Any, y: Any, weight: Any, rng: Any) -> tuple[dict[str, Any], float]:
    keep = (rng.random((len(y), HIDDEN)) > DROP).astype(np.float32) / (1 - DROP)
    hidden = np.maximum(x @ p["w1"] + p["b1"], 0) * keep
    scores = hidden @ p["w2"] + p["b2"]
    chances = np.exp(scores - scores.max(1, keepdims=True))
    chances /= chances.sum(1, keepdims=True)
    rows = np.arange(len(y))
    loss = -float((np.log(chances[rows, y] + 1e-9) * weight).sum())
    chances[rows, y] -= 1
    chances *= weight[:, None] / len(y)
    back = (chances @ p["w2"].T) * (hidden > 0) * keep
    return {"w1": x.T @ back, "b1": back.sum(0), "w2": hidden.T @ chances, "b2": chances.sum(0)}, loss


def save(p: dict[str, Any], path: Path) -> None:
    """Write the weights as kg.mentions.names reads them: the blocks of w1, half precision."""
    w, half = p["w1"], np.float16
    second = np.concatenate([w[256 * i : 256 * (i + 1)] for i in range(3)], 1).astype(half)
    tags = np.concatenate([w[1024 + 59 * i : 1024 + 59 * (i + 1)] for i in range(3)], 1).astype(half)
    np.savez(
        path, second=second, first=w[768:1024].astype(half), tags=tags, bias=p["b1"], out=p["w2"], out_bias=p["b2"]
    )


def main() -> None:
    """Train for some rounds and write the weights of the last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--from-gold", action="store_true", help="begin with a round on gold alone")
    parser.add_argument("--silver", type=int, default=8000)
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    encoder = Encoder({}, (SCORES, FIRST, SECOND, CHANCES))
    inputs, wanted = table(encoder, gold(options.data))
    if options.from_gold:
        save(fit(inputs, wanted, np.ones(len(wanted), np.float32)), options.out)
    for _ in range(options.rounds):
        more, labels = table(encoder, silver(options.data, options.silver))
        weights = np.concatenate([np.ones(len(wanted)), np.full(len(labels), SILVER_WEIGHT)]).astype(np.float32)
        save(fit(np.concatenate([inputs, more]), np.concatenate([wanted, labels]), weights), options.out)


if __name__ == "__main__":
    main()

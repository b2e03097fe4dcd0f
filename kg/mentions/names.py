"""kg's own small model of names: a layer over LAC's hidden layers that says person, place, organisation or none.

Weights, their training data and licences: kg/mentions/model/README.md; made by tests/benchmarks/train_names.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.mentions.base import Guess
from kg.mentions.lac import CHANCES, FIRST, SECOND
from kg.mentions.path import best_path, plain_outside

FILE = Path(__file__).with_name("model") / "names.npz"
CLASSES = ("PER", "LOC", "ORG")
TAGS = ("O", *(f"{place}-{cls}" for cls in CLASSES for place in "BIES"))


def moves() -> Any:
    """Return the table of allowed steps, [to, from]: 0, or a number low enough never to be taken."""
    import numpy as np

    table = np.full((len(TAGS), len(TAGS)), -1e9, np.float32)
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            opened, goes_on = before[0] in "BI", after[0] in "IE"
            if opened == goes_on and (not opened or before[2:] == after[2:]):
                table[j, i] = 0
    return table


class NameModel:
    """The layer; `read` is deterministic.

    A character's hidden values are those of its second LAC layer and its two neighbours', of its first layer, and of
    LAC's tag chances for it and its neighbours, each times a block of weights; the products with the wide blocks are
    made by the encoder (`products`).
    """

    def __init__(self, path: Path = FILE) -> None:
        import numpy as np

        with np.load(path) as weights:
            blocks = {k: np.ascontiguousarray(weights[k].astype(np.float32)) for k in weights.files}
        self._np: Any = np
        self._bias = blocks["bias"]
        self._out, self._out_bias = blocks["out"], blocks["out_bias"]
        inner = (("second", SECOND), ("first", FIRST), ("tags", CHANCES))
        self.products = {f"kg.{name}": (tensor, blocks[name]) for name, tensor in inner}
        self._moves = moves()
        self._first = np.array([-1e9 if t[0] in "IE" else 0 for t in TAGS], np.float32)
        self._last = np.array([-1e9 if t[0] in "BI" else 0 for t in TAGS], np.float32)

    def read(self, second: Sequence[Any], first: Sequence[Any], tags: Sequence[Any]) -> list[tuple[list[Guess], Any]]:
        """Return for each text the names on the best path, and a table (n, 3): how much each character belongs to
        each class.

        The arguments are what the encoder made of `products`, a table for each text.
        """
        np = self._np
        ends = np.cumsum([len(t) for t in first])
        hidden = self._around(second, ends) + np.concatenate(first) + self._around(tags, ends) + self._bias
        np.maximum(hidden, 0, out=hidden)
        scores = np.einsum("nh,ht->nt", hidden, self._out) + self._out_bias  # no BLAS: no threads
        scores -= scores.max(1, keepdims=True)
        chances = np.exp(scores)
        total = chances.sum(1, keepdims=True)
        chances /= total
        belief = np.stack([chances[:, 1 + 4 * k : 5 + 4 * k].sum(1) for k in range(len(CLASSES))], 1)
        scores -= np.log(total)
        found: list[tuple[list[Guess], Any]] = []
        start = 0
        for end in ends.tolist():
            found.append((self._names(scores[start:end], chances[start:end], belief[start:end]), belief[start:end]))
            start = end
        return found

    def _names(self, scores: Any, chances: Any, belief: Any) -> list[Guess]:
        if float(belief.max()) < 0.2:
            return []
        return self._guesses(best_path(scores, self._moves, self._first, self._last, plain_outside(scores)), chances)

    def _around(self, tables: Sequence[Any], ends: Any) -> Any:
        """Return the sum of three blocks of columns: for the character before, the character, the one behind.

        The tables are those of texts that end at `ends`: none is before the first character of a text.
        """
        table = self._np.concatenate(tables)
        width = table.shape[1] // 3
        table[ends - 1, :width] = 0
        table[ends[:-1], 2 * width :] = 0
        total = table[:, width : 2 * width].copy()
        total[1:] += table[:-1, :width]
        total[:-1] += table[1:, 2 * width :]
        return total

    def _guesses(self, path: list[int], chances: Any) -> list[Guess]:
        found: list[Guess] = []
        start = 0
        for at, number in enumerate(path):
            tag = TAGS[number]
            if tag[0] in "BS":
                start = at
            if tag[0] in "ES":
                sure = [float(chances[i, path[i]]) for i in range(start, at + 1)]
                found.append(Guess(start, at + 1, tag[2:], round(sum(sure) / len(sure), 3)))
        return found


@lru_cache(maxsize=1)
def load_model() -> NameModel:
    """Return the model that comes with kg, loaded once."""
    return NameModel()

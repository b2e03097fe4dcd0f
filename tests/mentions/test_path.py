"""The best path is the same whether plain positions are told beforehand or searched for."""

from itertools import pairwise, product

import numpy as np
import pytest

from kg.mentions.names import TAGS, moves
from kg.mentions.path import OPEN, best_path, plain_labels, plain_outside


@pytest.mark.parametrize("seed", range(40))
def test_labels_plain_from_their_scores_are_on_the_best_path(seed: int) -> None:
    draw = np.random.default_rng(seed)
    size = int(draw.integers(1, 60))
    scores = draw.normal(0, 2, (size, 7)).astype(np.float32)
    back = draw.uniform(-0.2, 0.2, (7, 7)).astype(np.float32)
    free, unknown = np.zeros(7, np.float32), np.full(size, OPEN)
    plain = plain_labels(scores, 0.4)
    assert best_path(scores, back, free, free, plain) == best_path(scores, back, free, free, unknown)


@pytest.mark.parametrize("seed", range(40))
def test_where_no_name_can_be_there_is_none(seed: int) -> None:
    draw = np.random.default_rng(seed)
    size = int(draw.integers(1, 60))
    scores = draw.normal(0, 2, (size, len(TAGS))).astype(np.float32)
    scores[draw.random(size) < 0.7, 0] += 12
    first = np.array([-1e9 if t[0] in "IE" else 0 for t in TAGS], np.float32)
    last = np.array([-1e9 if t[0] in "BI" else 0 for t in TAGS], np.float32)
    plain, unknown = plain_outside(scores), np.full(size, OPEN)
    assert best_path(scores, moves(), first, last, plain) == best_path(scores, moves(), first, last, unknown)


def test_the_best_path_is_the_best_of_all_paths() -> None:
    draw = np.random.default_rng(7)
    scores, back = draw.normal(size=(5, 3)), draw.normal(size=(3, 3))
    first, last = draw.normal(size=3), draw.normal(size=3)

    def worth(path: tuple[int, ...]) -> float:
        kept = sum(scores[at, label] for at, label in enumerate(path))
        return float(kept + first[path[0]] + last[path[-1]] + sum(back[b, a] for a, b in pairwise(path)))

    best = max(product(range(3), repeat=5), key=worth)
    assert best_path(scores, back, first, last, np.full(5, OPEN)) == list(best)

"""The best path through a table of label scores (Viterbi); ties go to the lower label."""

from __future__ import annotations

from typing import Any


def best_path(scores: Any, back: Any, first: Any = 0.0, last: Any = 0.0) -> list[int]:
    """Return the label of each position on the best path.

    `scores` is (n, k); `back[j, i]` the score of going from label i to label j; `first` and `last` are added to the
    scores of the first and last position.
    """
    import numpy as np

    best = scores[0] + first
    columns = np.arange(scores.shape[1])
    came_from: list[Any] = []
    for row in scores[1:]:
        total = back + best
        step = total.argmax(1)
        best = total[columns, step] + row
        came_from.append(step)
    path = [int((best + last).argmax())]
    for step in reversed(came_from):
        path.append(int(step[path[-1]]))
    return path[::-1]

"""The best path through a table of label scores (Viterbi); ties go to the lower label.

Most labels are plain from their own scores; where the caller knows which, only the stretches between are searched.
"""

from __future__ import annotations

from typing import Any

OPEN = -1
"""What `known` says of a position whose label has to be searched for."""


def best_path(scores: Any, back: Any, first: Any, last: Any, known: Any) -> list[int]:
    """Return the label of each position on the best path.

    `scores` is (n, k); `back[j, i]` the score of going from label i to label j; `first` and `last` (k each) are added
    to the scores of the first and last position. `known` (n) holds the label of each position that every best path
    has there, else `OPEN`; it saves time and never changes a result, nor the rounding of a sum.
    """
    import numpy as np

    path: list[int] = known.tolist()
    if OPEN not in path:
        return path
    size = len(path)
    # What a path over known labels adds to its sum, in order: the position's score, the move, the next score …
    gains = np.zeros(2 * size, scores.dtype)
    gains[::2] = scores[np.arange(size), known]
    gains[1:-1:2] = back[known[1:], known[:-1]]
    at, total = 0, None
    while at < size:
        end = _end_of_run(path, at)
        if path[at] == OPEN:
            before = None if at == 0 else back[:, path[at - 1]] + total
            start = scores[0] + first if before is None else before + scores[at]
            sums, came_from = _steps(start, scores[at + 1 : end], back)
            finals = sums + last if end == size else back[path[end]] + sums
            best = int(finals.argmax())
            path[at:end] = _traced(best, came_from)
            if end < size:
                total = finals[best] + scores[end, path[end]]
        else:
            if at == 0:
                total = gains[0] + first[path[0]]
            # `accumulate` adds one after the other, as the steps of an open stretch do.
            gains[2 * at] = total
            total = np.add.accumulate(gains[2 * at : 2 * end - 1])[-1]
        at = end
    return path


def _end_of_run(path: list[int], at: int) -> int:
    """Return where the run of open positions, or of known ones, that begins at `at` ends."""
    is_open = path[at] == OPEN
    end = at + 1
    while end < len(path) and (path[end] == OPEN) == is_open:
        end += 1
    return end


def _steps(best: Any, rows: Any, back: Any) -> tuple[Any, list[Any]]:
    """Return the best sum for each label behind `rows`, and for each row the best label before each label."""
    import numpy as np

    columns = np.arange(len(best))
    came_from: list[Any] = []
    for row in rows:
        total = back + best
        step = total.argmax(1)
        best = total[columns, step] + row
        came_from.append(step)
    return best, came_from


def _traced(label: int, came_from: list[Any]) -> list[int]:
    """Return the labels of an open stretch that ends with `label`."""
    labels = [label]
    for step in reversed(came_from):
        label = int(step[label])
        labels.append(label)
    return labels[::-1]


def plain_labels(scores: Any, spread: float) -> Any:
    """Return the label of each position that its scores alone decide, else `OPEN`.

    `spread` is by how much any two moves can differ: a label that leads by more than two moves can make up for is on
    every best path.
    """
    import numpy as np

    top = scores.argmax(1)
    # A margin for rounding: sums are a few thousand at most, each rounded to less than a thousandth.
    near = scores >= (scores.max(1) - (2 * spread + 0.1))[:, None]
    return np.where(near.sum(1) == 1, top, OPEN)


def plain_outside(scores: Any) -> Any:
    """Return label 0 (outside of every name) where no name can be, else `OPEN`; names are runs of other labels.

    A name that holds a position is worth at most the best sum of leads over 0 of any stretch around it.
    """
    import numpy as np

    leads = scores[:, 1:].max(1) - scores[:, 0]
    sums = np.concatenate([[0.0], leads.cumsum(dtype=np.float64)])
    highest_behind = np.maximum.accumulate(sums[:0:-1])[::-1]
    worth = highest_behind - np.minimum.accumulate(sums[:-1])
    return np.where(worth < -0.1, 0, OPEN)

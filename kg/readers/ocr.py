"""Pictures of text → runs, by rapidocr (extra `ocr`): lines recognised, then set straight where the page is askew."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median
from typing import Any

from kg.errors import InputError
from kg.readers.xycut import Run

# Dots an inch of a page drawn for recognition, least and most, and the most dots of one picture.
_COARSE, _FINE, _MOST = 120.0, 200.0, 40_000_000
# Those of a page that is drawn from its fonts.
DOTS = 150.0
_SURE = 0.5
# How far the measured sizes of one type may differ.
_LIKE = 0.22
_STRAIGHT = 0.15


class Missing(InputError):
    """The extra `ocr` is not installed; `remedy` is what to do."""

    remedy = "needs OCR: pip install 'zhiluo[ocr]'"


def scale_of(width: float, height: float, dots: float) -> float:
    """Return how many dots a point has when a page (size in points) is drawn: near the `dots` an inch of its scan."""
    return min(min(max(dots, _COARSE), _FINE) / 72, math.sqrt(_MOST / max(width * height, 1.0)))


def name() -> str:
    """Return the recogniser and its version, for the name of the reader."""
    from importlib.metadata import version

    return f"rapidocr/{version('rapidocr')}"


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The recogniser with the models in its wheel: no network, no log, one thread so that results repeat."""
    import logging

    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return engine


def recognise(picture: Any, path: str, point: float) -> list[Run]:
    """Return the lines of a picture (an RGB array) as runs in points, set straight; `point` is the size of a dot.

    Lines that the recogniser doubts below one half are left out. Raises Missing where rapidocr is not installed.
    """
    try:
        engine = _engine()
    except ImportError:
        raise Missing(f"{path}: a picture of text {Missing.remedy}") from None
    result = engine(picture[:, :, 2::-1] if picture.ndim == 3 else picture)
    if result.boxes is None or result.txts is None:
        return []
    found = [
        ([(float(x) * point, float(y) * point) for x, y in quad], text.strip(), float(sure))
        for quad, text, sure in zip(result.boxes, result.txts, result.scores, strict=True)
        if text.strip() and sure >= _SURE
    ]
    angle = _skew([quad for quad, _, _ in found])
    return _evened([_run(quad, text, sure, angle) for quad, text, sure in found])


def _evened(runs: list[Run]) -> list[Run]:
    """The runs with the size of type that most of their like have: a box is as high as its highest character."""
    sizes = [(r.size, len(r.text)) for r in runs]
    found = []
    for run in runs:
        near = sorted(size for size, count in sizes if abs(size - run.size) <= _LIKE * run.size for _ in range(count))
        size = near[len(near) // 2]
        middle = (run.box[1] + run.box[3]) / 2
        box = (run.box[0], middle - 0.45 * size, run.box[2], middle + 0.45 * size)
        found.append(replace(run, box=box, size=size))
    return found


Quad = list[tuple[float, float]]


def _skew(quads: Sequence[Quad]) -> float:
    """The slope of the lines, in radians: that of their lower edges, long ones only."""
    slopes = []
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in quads:
        if math.hypot(x1 - x0, y1 - y0) > 6 * math.hypot(x3 - x0, y3 - y0):
            slopes.append(math.atan2((y1 + y2) - (y0 + y3), (x1 + x2) - (x0 + x3)))
    angle = median(slopes) if slopes else 0.0
    return angle if abs(angle) > math.radians(_STRAIGHT) else 0.0


def _run(quad: Quad, text: str, sure: float, angle: float) -> Run:
    cos, sin = math.cos(-angle), math.sin(-angle)
    points = [(x * cos - y * sin, x * sin + y * cos) for x, y in quad]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, low = (points[0][1] + points[1][1]) / 2, (points[2][1] + points[3][1]) / 2
    height = max(low - top, 1.0)
    # A detected box is a little higher than its type; kept apart from the lines above and below.
    return Run(text, (left, top + 0.12 * height, right, low - 0.12 * height), 0.8 * height, sure)

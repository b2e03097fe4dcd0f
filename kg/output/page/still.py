"""A still picture of the page's own layout, as shapes: what the SVG and the PNG draw.

box      left, top, width, height in world pixels
hulls    {points: [[x, y], …], hue}
lines    {start, bend, end: [x, y], tone: fact|plan|denied, color}      a quadratic curve with an arrow
nodes    {label, x, y, r, weight, color, root}
labels   {text, size, x, y, anchor: start|middle|end, left, right}       y is the base line
legend   [class label, colour]
"""

from __future__ import annotations

import math
import unicodedata
from typing import Any

import numpy as np

from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import xml_text
from kg.output.page.layout import convex_hull
from kg.output.page.payload import payload

MOST = 400  # nodes in a picture; the weightiest are drawn
LABEL = 15.0
Box = tuple[float, float, float, float]


def still(build: Build, ontology: Ontology) -> dict[str, Any]:
    """Return the shapes of the 400 weightiest entities with relations, the same for the same build."""
    data = payload(build, ontology)
    joined = [i for i, n in enumerate(data["nodes"]) if n[10]]
    kept = sorted(sorted(joined, key=lambda i: (-data["nodes"][i][6], i))[:MOST])
    nodes = {i: _node(data, i) for i in kept}
    shown = {n["root"] for n in nodes.values()}
    places = np.array([[n["x"], n["y"]] for n in nodes.values()] or [[0.0, 0.0]])
    margin = np.array([150.0, 90.0])
    low, high = places.min(axis=0) - margin, places.max(axis=0) + margin
    labels = _labels(nodes)
    low[0] = min([low[0], *(label["left"] - 20 for label in labels)])
    high[0] = max([high[0], *(label["right"] + 20 for label in labels)])
    return {
        "box": [round(float(v), 1) for v in (*low, *(high - low))],
        "hulls": _hulls(data, nodes), "lines": _lines(data, nodes), "nodes": list(nodes.values()), "labels": labels,
        "legend": [c[1:3] for i, c in enumerate(data["classes"]) if c[3] == i and i in shown],
    }  # fmt: skip


def _node(data: dict[str, Any], i: int) -> dict[str, Any]:
    n = data["nodes"][i]
    kind = data["classes"][n[2]]
    radius = round(6 + 17 * math.sqrt(n[6]), 1)
    return {"label": xml_text(n[1]), "x": n[4], "y": n[5], "r": radius, "weight": n[6], "color": kind[2],
            "root": kind[3]}  # fmt: skip


def _hulls(data: dict[str, Any], nodes: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    turn = np.arange(12) * math.pi / 6
    ring = np.stack([np.cos(turn) * 54, np.sin(turn) * 42], axis=1)
    found = []
    for number, (_, _, members) in enumerate(data["communities"]):
        points = np.array([[nodes[m]["x"], nodes[m]["y"]] for m in members if m in nodes])
        if len(points) > 2:
            hull = convex_hull((points[:, None, :] + ring[None, :, :]).reshape(-1, 2))
            found.append({"points": [[round(x, 1), round(y, 1)] for x, y in hull.tolist()], "hue": number * 67 % 360})
    return found


def _lines(data: dict[str, Any], nodes: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    seen: set[tuple[int, int, str]] = set()
    found = []
    for _, s, _, o, modality, negative, *_ in data["statements"]:
        tone = "denied" if negative else "fact" if modality == "asserted" else "plan"
        if s == o or s not in nodes or o not in nodes or (s, o, tone) in seen:
            continue
        seen.add((s, o, tone))
        a, b = nodes[s], nodes[o]
        dx, dy = b["x"] - a["x"], b["y"] - a["y"]
        length = math.hypot(dx, dy) or 1.0
        # The line ends at the rim of the dot, so that the arrow can be seen, and bows a little to its left.
        end = (b["x"] - dx / length * (b["r"] + 4), b["y"] - dy / length * (b["r"] + 4))
        bend = ((a["x"] + b["x"]) / 2 - dy * 0.1, (a["y"] + b["y"]) / 2 + dx * 0.1)
        points = {"start": (a["x"], a["y"]), "bend": bend, "end": end}
        curve = {k: [round(v, 1) for v in p] for k, p in points.items()}
        found.append(curve | {"tone": tone, "color": a["color"]})
    return found


def _width(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.56 for c in text)


def _labels(nodes: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the names that find room beneath, right, left or above their dots, the weightiest first."""
    taken: list[Box] = [(n["x"] - n["r"], n["y"] - n["r"], n["x"] + n["r"], n["y"] + n["r"]) for n in nodes.values()]
    found = []
    for n in sorted(nodes.values(), key=lambda n: (-n["weight"], n["label"])):
        size = LABEL + (3 if n["weight"] > 0.4 else 0)
        width, x, y, r = _width(n["label"]) * size, n["x"], n["y"], n["r"]
        spots = (
            (x, y + r + size, "middle", -width / 2),
            (x + r + 4, y + size * 0.36, "start", 0.0),
            (x - r - 4, y + size * 0.36, "end", -width),
            (x, y - r - size * 0.3, "middle", -width / 2),
        )
        for at, base, anchor, shift in spots:
            box = (at + shift, base - size * 0.9, at + shift + width, base + size * 0.2)
            if not any(box[0] < t[2] and box[2] > t[0] and box[1] < t[3] and box[3] > t[1] for t in taken):
                taken.append(box)
                where = {"x": round(at, 1), "y": round(base, 1), "anchor": anchor, "left": box[0], "right": box[2]}
                found.append({"text": n["label"], "size": size} | where)
                break
    return found

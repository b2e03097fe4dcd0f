"""Where the nodes stand: each community laid out by forces, communities packed like pebbles.

Deterministic and free of scipy: sorted input, no random start, numpy sums only, coordinates rounded.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

WHOLE = 160  # a larger group is first divided: forces between all pairs are quadratic
ROOM = (106.0, 70.0)  # what a node and its label want, in world pixels: Chinese labels are wide and low
MARGIN = 46.0  # how far a hull stands off its nodes
NAME = 90.0
TALL = 0.78  # under 1: packed taller than wide, as the room between the two panels is
CELL = 20.0  # of the board that communities are packed on
GOLDEN = math.pi * (3.0 - math.sqrt(5.0))


def layout(graph: nx.Graph, groups: Sequence[Sequence[str]]) -> dict[str, tuple[float, float]]:
    """Return x, y in world pixels for every node of `groups`.

    `graph` is the undirected projection; `groups` hold each node once, the most central first.
    """
    placed: dict[str, tuple[float, float]] = {}
    shapes = [_place(graph, list(group)) for group in groups]
    links = _links(graph, groups)
    for group, points, centre in zip(groups, shapes, _pack(shapes, links, gap=40.0), strict=True):
        for node, (x, y) in zip(group, points + centre, strict=True):
            placed[node] = (round(float(x), 1), round(float(y), 1))
    return placed


def shelf(count: int, below: float, width: float) -> list[tuple[float, float]]:
    """Return places for nodes without relations: rows beneath the graph."""
    columns = max(1, int(max(width, 900.0) // 150))
    left = -(min(columns, count) - 1) * 75.0
    return [(left + i % columns * 150.0, below + 150.0 + i // columns * 60.0) for i in range(count)]


def _links(graph: nx.Graph, groups: Sequence[Sequence[str]]) -> dict[tuple[int, int], float]:
    home = {node: i for i, group in enumerate(groups) for node in group}
    links: dict[tuple[int, int], float] = {}
    for a, b, data in graph.edges(data=True):
        i, j = home.get(a, -1), home.get(b, -1)
        if i >= 0 and j >= 0 and i != j:
            links[i, j] = links.get((i, j), 0.0) + data["weight"]
            links[j, i] = links[i, j]
    return links


def _place(graph: nx.Graph, nodes: list[str]) -> Array:
    """Return the places of one group's nodes around the origin."""
    if len(nodes) <= WHOLE:
        return _spread(_forces(graph, nodes))
    parts = _divide(graph, nodes)
    if len(parts) < 2 or len(parts) > len(nodes) * 0.6:
        return _sunflower(len(nodes)) * 90.0
    at = {node: i for i, node in enumerate(nodes)}
    shapes = [_place(graph, part) for part in parts]
    places = np.zeros((len(nodes), 2))
    for part, shape, centre in zip(parts, shapes, _pack(shapes, _links(graph, parts), gap=0.0), strict=True):
        for node, point in zip(part, shape + centre, strict=True):
            places[at[node]] = point
    centred: Array = places - (places.max(axis=0) + places.min(axis=0)) / 2
    return centred


def _divide(graph: nx.Graph, nodes: list[str]) -> list[list[str]]:
    at = {node: i for i, node in enumerate(nodes)}
    part = nx.Graph()
    part.add_nodes_from(range(len(nodes)))
    for a in nodes:
        later = [(b, d["weight"]) for b, d in graph[a].items() if at.get(b, -1) > at[a]]
        part.add_edges_from((at[a], at[b], {"weight": w}) for b, w in later)
    found = nx.community.louvain_communities(part, seed=1, resolution=1.6)
    return [[nodes[i] for i in sorted(p)] for p in sorted(found, key=lambda p: (-len(p), min(p)))]


def _sunflower(count: int) -> Array:
    """Return points that fill a disc evenly from the middle outwards, about one unit apart."""
    index = np.arange(count, dtype=np.float64)
    radius = np.sqrt(index + 0.3) * 0.9
    return np.stack([radius * np.cos(index * GOLDEN), radius * np.sin(index * GOLDEN)], axis=1)


def _forces(graph: nx.Graph, nodes: list[str]) -> Array:
    """Return places by springs along edges and repulsion between all (Fruchterman–Reingold), one unit an edge."""
    count = len(nodes)
    points = _sunflower(count)
    if count < 3:
        return np.array([[-0.8, 0.0], [0.8, 0.0]])[:count] if count == 2 else np.zeros((count, 2))
    at = {node: i for i, node in enumerate(nodes)}
    pairs = [(at[a], at[b]) for a in nodes for b in graph[a] if b in at and at[a] < at[b]]
    one = np.array([a for a, _ in pairs], dtype=np.intp)
    two = np.array([b for _, b in pairs], dtype=np.intp)
    steps = 240 if count < 60 else 150
    for step in range(steps):
        x, y = points[:, 0], points[:, 1]
        dx, dy = np.subtract.outer(x, x), np.subtract.outer(y, y)
        push = 1.15 / (dx * dx + dy * dy + 0.01)
        force = np.stack([(dx * push).sum(axis=1), (dy * push).sum(axis=1)], axis=1)
        along = points[one] - points[two]
        pull = along * (np.hypot(along[:, 0], along[:, 1]) * 0.55)[:, None]
        np.add.at(force, one, -pull)
        np.add.at(force, two, pull)
        force -= points * 0.05
        length = np.hypot(force[:, 0], force[:, 1]) + 1e-9
        limit = 0.35 * (1 - step / steps) + 0.01
        points = points + force * (np.minimum(length, limit) / length)[:, None]
    centred: Array = points - points.mean(axis=0)
    return centred


def _spread(points: Array) -> Array:
    """Return the points in world pixels, scaled and pushed apart until each has room for its label."""
    x, y = points[:, 0].copy(), points[:, 1].copy()
    if len(points) > 2:
        nearest = np.hypot(np.subtract.outer(x, x), np.subtract.outer(y, y))
        np.fill_diagonal(nearest, np.inf)
        scale = max(float(np.median(nearest.min(axis=1))), 0.2)
        x, y = x / scale, y / scale
    for _ in range(120):
        dx, dy = np.subtract.outer(x, x), np.subtract.outer(y, y)
        distance = np.hypot(dx, dy)
        np.fill_diagonal(distance, 9.0)
        if distance.min(initial=9.0) >= 1.0:
            break
        push = np.maximum(1.0 - distance, 0.0) * 0.3 / (distance + 1e-6)
        x, y = x + (dx * push).sum(axis=1), y + (dy * push).sum(axis=1)
    places = np.stack([x, y], axis=1) * np.array(ROOM)
    centred: Array = places - (places.max(axis=0) + places.min(axis=0)) / 2
    return centred


def _pack(shapes: Sequence[Array], links: dict[tuple[int, int], float], gap: float) -> Array:
    """Return a centre for each shape: near what it is linked to, its hull over none that came before.

    A board of cells remembers what is taken; the places tried lie on a sunflower around the weighted middle of
    the linked shapes that already stand, the cheapest first.
    """
    masks = [_mask(shape, gap) for shape in shapes]
    order = sorted(range(len(shapes)), key=lambda i: (-len(shapes[i]), i))
    centres = np.zeros((len(shapes), 2))
    board = _Board(sum(int(m.sum()) for m in masks), max((max(m.shape) for m in masks), default=1))
    done: list[int] = []
    for i in order:
        pull = np.array([links.get((i, j), 0.0) for j in done])
        middle = (centres[done] * pull[:, None]).sum(axis=0) / pull.sum() if pull.any() else np.zeros(2)
        centres[i] = board.settle(masks[i], middle)
        done.append(i)
    return centres


def _mask(points: Array, gap: float) -> npt.NDArray[np.bool_]:
    """Return the cells, around the origin, that the convex hull of the points and its margin cover."""
    turn = np.arange(8) * math.pi / 4
    reach = MARGIN + gap / 2
    ring = np.stack([np.cos(turn) * (reach + 14), np.sin(turn) * reach], axis=1)
    hull = convex_hull((points[:, None, :] + ring[None, :, :]).reshape(-1, 2))
    if len(points) > 3:  # room for the community's name, which stands on the hull's top
        top = hull[int(np.argmin(hull[:, 1]))]
        hull = convex_hull(np.concatenate([hull, top + np.array([[-NAME, -NAME * 0.5], [NAME, -NAME * 0.5]])]))
    half = np.ceil(np.abs(hull).max(axis=0) / CELL).astype(int) + 1
    x = np.arange(-half[0], half[0] + 1) * CELL
    y = np.arange(-half[1], half[1] + 1) * CELL
    inside = np.ones((len(y), len(x)), dtype=bool)
    for (ax, ay), (bx, by) in zip(hull, np.roll(hull, -1, axis=0), strict=True):
        inside &= (bx - ax) * (y[:, None] - ay) - (by - ay) * (x[None, :] - ax) >= 0
    return inside


def convex_hull(points: Array) -> Array:
    """Return the convex hull, counter-clockwise (Andrew's monotone chain)."""
    listed = sorted({(float(x), float(y)) for x, y in points})
    hull: list[tuple[float, float]] = []
    for side in (listed, listed[::-1]):
        start = len(hull)
        for p in side:
            while len(hull) >= start + 2 and _turn(hull[-2], hull[-1], p) <= 0:
                hull.pop()
            hull.append(p)
        hull.pop()
    return np.array(hull)


def _turn(o: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


class _Board:
    """Which cells of the plane are taken."""

    def __init__(self, cells: int, widest: int) -> None:
        side = int(math.sqrt(cells) * 2.6) + 2 * widest + 40
        self.taken = np.zeros((side, side), dtype=bool)
        self.zero = side // 2

    def settle(self, mask: npt.NDArray[np.bool_], middle: Array) -> Array:
        """Take the cheapest free place for a mask and return its centre; look further out until there is one."""
        height, width = mask.shape
        step = max(1.0, min(height, width) * 0.12)
        while True:
            tried = self._candidates(middle / CELL, step, height, width)
            for left, top in tried:
                window = self.taken[top : top + height, left : left + width]
                if not (window & mask).any():
                    window |= mask
                    return np.array([left + width // 2 - self.zero, top + height // 2 - self.zero]) * CELL
            step *= 1.7
            if step * 77 > len(self.taken):
                self._grow()

    def _candidates(self, middle: Array, step: float, height: int, width: int) -> list[tuple[int, int]]:
        """Return corners of places to try around `middle`, cheapest first, that lie on the board, centre free."""
        index = np.arange(6000, dtype=np.float64)
        tried = np.stack([np.cos(index * GOLDEN), np.sin(index * GOLDEN)], axis=1) * np.sqrt(index)[:, None] * step
        tried = np.rint(tried + middle)
        flat = np.array([1.0, TALL])
        cost = ((tried * flat) ** 2).sum(axis=1) * 0.6 + (((tried - middle) * flat) ** 2).sum(axis=1)
        tried = tried[np.argsort(cost, kind="stable")].astype(int) + self.zero
        corner = tried - np.array([width // 2, height // 2])
        fits = (corner >= 0).all(axis=1) & (corner + np.array([width, height]) <= len(self.taken)).all(axis=1)
        tried, corner = tried[fits], corner[fits]
        free = ~self.taken[tried[:, 1], tried[:, 0]]
        found: list[tuple[int, int]] = corner[free].tolist()
        return found

    def _grow(self) -> None:
        more = len(self.taken) // 2
        self.taken = np.pad(self.taken, more)
        self.zero += more

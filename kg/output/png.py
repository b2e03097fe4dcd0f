"""A still picture of the page's own layout as PNG, for slides and print; drawn by matplotlib, an optional extra."""

from __future__ import annotations

import colorsys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import UserError
from kg.model import Build
from kg.ontology import Ontology
from kg.output.fonts import chinese_font, looks
from kg.output.page.still import still

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DOTS = 160  # an inch
SIDE = 16.0  # inches at most
DASHES: dict[str, Any] = {"fact": "-", "plan": (0, (5, 3.5)), "denied": (0, (1.4, 2.6))}
ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def write_png(build: Build, ontology: Ontology, path: Path) -> None:
    """Write the graph as a still PNG, the picture that `write_svg` makes.

    Raises UserError where matplotlib is missing, and where the machine has no font that holds Chinese.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise UserError("--to png needs matplotlib; pip install 'zhiluo[picture]', or use --to svg") from None
    font = chinese_font()
    if font is None:
        remedy = (
            "install one (Debian: apt-get install fonts-noto-cjk), or use --to svg, which the reader's fonts draw"
        )
        raise UserError(f"--to png: no Chinese font on this machine; {remedy}")
    shapes = still(build, ontology)
    left, top, width, height = shapes["box"]
    scale = min(SIDE / width, SIDE / height, 1 / 60)
    figure = Figure(figsize=(width * scale, height * scale), dpi=DOTS, facecolor=looks()["paper"])
    axes = figure.add_axes((0, 0, 1, 1), frameon=False, xlim=(left, left + width), ylim=(top + height, top))
    axes.set_axis_off()
    _draw(axes, shapes, font, scale * 72)
    figure.savefig(path, format="png", dpi=DOTS, facecolor=looks()["paper"], metadata={"Software": None})


def _draw(axes: Axes, shapes: dict[str, Any], font: str, point: float) -> None:
    """Draw the shapes; `point` is how many typographic points a world pixel is wide."""
    from matplotlib.patches import Circle, FancyArrowPatch, Polygon
    from matplotlib.path import Path as Curve
    from matplotlib.patheffects import withStroke

    paper = looks()["paper"]
    for hull in shapes["hulls"]:
        color = colorsys.hls_to_rgb(hull["hue"] / 360, 0.94, 0.44)
        axes.add_patch(Polygon(hull["points"], closed=True, fc=color, ec=color, lw=16 * point, joinstyle="round"))
    for line in shapes["lines"]:
        curve = Curve([line["start"], line["bend"], line["end"]], [Curve.MOVETO, Curve.CURVE3, Curve.CURVE3])
        axes.add_patch(
            FancyArrowPatch(
                path=curve, arrowstyle="-|>", mutation_scale=9 * point, lw=1.6 * point, color=line["color"],
                alpha=0.55, linestyle=DASHES[line["tone"]], capstyle="butt", joinstyle="miter", zorder=2,
            )
        )  # fmt: skip
    for node in shapes["nodes"]:
        axes.add_patch(Circle((node["x"], node["y"]), node["r"], fc=node["color"], ec=paper, lw=2 * point, zorder=3))
    halo = [withStroke(linewidth=3 * point, foreground=paper)]
    words: dict[str, Any] = {"family": [font, "DejaVu Sans"], "va": "baseline", "parse_math": False, "zorder": 4}
    for label in shapes["labels"]:
        axes.text(label["x"], label["y"], label["text"], ha=ANCHORS[label["anchor"]], size=label["size"] * point,
                  color=looks()["ink"], path_effects=halo, **words)  # fmt: skip
    left, top, _, height = shapes["box"]
    for i, (name, color) in enumerate(shapes["legend"]):
        x, y = left + 24 + i * 110, top + height - 22
        axes.add_patch(Circle((x, y), 6, fc=color, ec="none", zorder=3))
        axes.text(x + 12, y + 5, name, ha="left", size=14 * point, color=looks()["mute"], **words)

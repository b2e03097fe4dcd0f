"""A still picture of the page's own layout, for print: SVG, which needs no library and scales to any paper."""

from __future__ import annotations

from pathlib import Path

from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import template, write_text
from kg.output.fonts import families, looks
from kg.output.page.still import still


def write_svg(build: Build, ontology: Ontology, path: Path) -> None:
    """Write the graph as a still SVG: hulls, lines, dots and as many names as find room."""
    write_text(path, render_svg(build, ontology))


def render_svg(build: Build, ontology: Ontology) -> str:
    """Return the picture; the 400 weightiest entities with relations are drawn, the same bytes for the same build."""
    fonts = ",".join(f"'{name}'" for name in families())
    return template("picture.svg.j2").render(still(build, ontology) | looks() | {"fonts": fonts})

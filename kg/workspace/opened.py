"""A graph that was opened from an OUT folder: it can be asked, counted in, and shows itself in notebooks."""

from __future__ import annotations

import base64
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph.loading import load_build
from kg.graph.query import Graph
from kg.model import Build
from kg.ontology import Ontology, load_ontology

if TYPE_CHECKING:
    import networkx as nx


class OpenGraph(Graph):
    """A `Graph` with its folder behind it; get one by `kg.open_graph(OUT)`."""

    @property
    def folder(self) -> Path:
        """The OUT folder."""
        assert self.out is not None
        return self.out

    @cached_property
    def build(self) -> Build:
        """The whole build, read from the folder's JSONL when first asked for."""
        return load_build(self.folder)

    def to_networkx(self) -> nx.MultiDiGraph:
        """Return a MultiDiGraph of the entities: direction and parallel relations kept, see kg.analysis."""
        return to_networkx(self)

    def __repr__(self) -> str:
        return f"<graph in {self.folder}: {len(self)} triples>"

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own; below it a still picture, for where scripts are not trusted."""
        from kg.output.html import framed

        page = (self.folder / "graph.html").read_text(encoding="utf-8")
        return framed(page) + still_picture(self.build, self.ontology)


def still_picture(build: Build, ontology: Ontology) -> str:
    """Return the still picture of a build, folded away."""
    from kg.output.svg import render_svg

    image = base64.b64encode(render_svg(build, ontology).encode()).decode()
    picture = f'<img alt="关系图" style="max-width:100%" src="data:image/svg+xml;base64,{image}">'
    return f"<details><summary>静态图（脚本不可用时）</summary>{picture}</details>"


def to_networkx(found: Build | Graph, ontology: Ontology | None = None) -> nx.MultiDiGraph:
    """Return a build, or a graph that was opened, as a MultiDiGraph with readable attributes.

    Nodes and edges are described in `kg.analysis.to_networkx`. A graph brings its own ontology.
    """
    from kg.analysis import to_networkx as convert

    if isinstance(found, OpenGraph):
        return convert(found.build, ontology or found.ontology)
    if isinstance(found, Build):
        return convert(found, ontology or load_ontology())
    raise TypeError(f"to_networkx wants a Build or the graph of kg.open_graph, not {type(found).__name__}")

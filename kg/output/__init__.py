"""Graph → files: the page, the report, and the formats that other programs read.

`EXPORTS` is what `kg export --to` offers: name, suffix, and a function (build, ontology, path) that writes; those of
`RDF` also take `base`, the head of the data's IRIs.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.output.csv import write_csv
from kg.output.gexf import write_gexf
from kg.output.graphml import write_graphml
from kg.output.jsonld import write_jsonld
from kg.output.nt import write_nt
from kg.output.png import write_png
from kg.output.svg import write_svg
from kg.output.turtle import write_turtle

Writer = Callable[..., None]

EXPORTS: tuple[tuple[str, str, Writer], ...] = (
    ("turtle", "ttl", write_turtle),
    ("nt", "nt", write_nt),
    ("jsonld", "jsonld", write_jsonld),
    ("graphml", "graphml", write_graphml),
    ("gexf", "gexf", write_gexf),
    ("csv", "csv", write_csv),
    ("svg", "svg", write_svg),
    ("png", "png", write_png),
)
RDF = ("turtle", "nt", "jsonld")

__all__ = ["EXPORTS", "RDF", "Writer"]

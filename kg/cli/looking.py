"""Commands that look at a graph as a whole: view, stats, export."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path
from typing import Any

import click

from kg import terminal
from kg.cli.base import (
    OUT,
    format_option,
    json_option,
    main,
    ontology_option,
    options,
)
from kg.ontology import load_ontology


@main.command()
@click.argument("out", type=OUT)
@click.option("--around", metavar="ENTITY", help="Only ENTITY (any name) and what is one step from it.")
@click.option("--steps", default=1, show_default=True, type=click.IntRange(1, 4), help="Steps for --around.")
@click.option("--document", metavar="NAME", help="Only one document: id, title or path, or a part of it.")
@click.option(
    "--class", "classes", multiple=True, metavar="CLASS", help="Only this class (Policy, 人物 …); again for more."
)
@click.option("--as-of", metavar="DATE", help="Only what had begun by YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--top", type=click.IntRange(min=1), help="Only the N most central entities.")
@click.option("--print", "only_print", is_flag=True, help="Print the address, open nothing.")
def view(out: Path, only_print: bool, **part: Any) -> None:
    """Open OUT's page in the browser, whole or on a part of the graph."""
    from kg.workspace import open_graph, page_of

    page = page_of(out).resolve().as_uri()
    if any(part[name] for name in ("around", "document", "classes", "as_of", "top")):
        from kg.output.page.address import fragment

        page += "#" + fragment(open_graph(out), **part)
    terminal.put(page)
    if not only_print:
        webbrowser.open(page)


@main.command()
@click.argument("out", type=OUT)
@click.option("--path", "ends", nargs=2, metavar="A B", help="The shortest path between two entities.")
@click.option("--top", default=15, show_default=True, type=click.IntRange(min=1))
@options(ontology_option, format_option)
def stats(out: Path, ends: tuple[str, str] | None, top: int, ontology: Path | None, form: str) -> None:
    """Tables from the graph: degree, PageRank, betweenness, communities, timeline, paths."""
    from kg.analysis import TABLES, path_table, to_networkx
    from kg.workspace import load, open_graph

    graph = to_networkx(load(out), load_ontology(ontology))
    if ends:
        asked = open_graph(out, ontology)
        tables = [path_table(graph, asked.resolve(ends[0]), asked.resolve(ends[1]))]
    else:
        tables = [table(graph, top) for _, table in TABLES]
    for table in tables:
        terminal.rows(table.columns, table.rows, form, table.title)


@main.command()
@click.argument("out", type=OUT)
@click.option("--to", "kind", required=True, help="turtle, nt, jsonld, graphml, gexf, csv, svg, png.")
@click.option("-f", "--file", type=OUT, help="Where to write (default: graph.<suffix> here).")
def export(out: Path, kind: str, file: Path | None) -> None:
    """Write OUT's graph in another format."""
    from kg.output.exports import export as export_build
    from kg.workspace import base_of, load

    terminal.put(str(export_build(load(out), load_ontology(None), kind, file, base=base_of(out))))


@main.command()
@click.argument("old", type=OUT)
@click.argument("new", type=OUT)
@json_option
def diff(old: Path, new: Path, as_json: bool) -> None:
    """List the entities and statements that came, went or changed from OLD to NEW."""
    from kg.graph.difference import difference
    from kg.workspace import load

    changes = difference(load(old), load(new))
    if as_json:
        terminal.put(json.dumps([c.as_dict() for c in changes], ensure_ascii=False, indent=1))
    else:
        signs = {"came": "+", "went": "-", "changed": "~"}
        for change in changes:
            terminal.put(f"{signs[change.how]} {change.kind} {change.what}")

"""Commands that look at a graph as a whole: view, stats, export."""

from __future__ import annotations

import json
from pathlib import Path

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
@click.option("--print", "only_print", is_flag=True, help="Print the address, open nothing.")
def view(out: Path, only_print: bool) -> None:
    """Open OUT's page in the browser."""
    from kg.workspace import page_of

    page = page_of(out).resolve().as_uri()
    terminal.put(page)
    if not only_print:
        click.launch(page)


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
@click.option("--to", "kind", required=True, help="turtle, nt, jsonld, graphml, gexf, csv.")
@click.option("-f", "--file", type=OUT, help="Where to write (default: graph.<suffix> here).")
def export(out: Path, kind: str, file: Path | None) -> None:
    """Write OUT's graph in another format."""
    from kg.output.exports import export as export_build
    from kg.workspace import load

    terminal.put(str(export_build(load(out), load_ontology(None), kind, file)))


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

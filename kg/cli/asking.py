"""Commands that ask a graph: query, ask, why, show, links, sample."""

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
    options,
)


@main.command()
@click.argument("out", type=OUT)
@click.argument("sparql")
@format_option
def query(out: Path, sparql: str, form: str) -> None:
    """Ask OUT in SPARQL; the usual prefixes (kg: rdfs: skos: prov: schema: …) are declared."""
    from kg.workspace import open_graph

    result = open_graph(out).query(sparql)
    terminal.rows(result.columns, result.rows, form)


@main.command()
@click.argument("out", type=OUT)
@click.argument("name", required=False)
@click.argument("args", nargs=-1)
@format_option
def ask(out: Path, name: str | None, args: tuple[str, ...], form: str) -> None:
    """Ask a saved question; without NAME list them."""
    from kg.workspace import open_graph

    graph = open_graph(out)
    if name is None:
        terminal.rows(("question", "title"), ((q.usage, q.title) for q in graph.questions()), form)
        return
    result = graph.ask(name, *args)
    terminal.rows(result.columns, result.rows, form, result.title)


@main.command()
@click.argument("out", type=OUT)
@click.argument("a")
@click.argument("predicate", required=False)
@click.argument("b", required=False)
@json_option
def why(out: Path, a: str, predicate: str | None, b: str | None, as_json: bool) -> None:
    """Show the sentences behind what OUT says of A (and PREDICATE, and B)."""
    from kg.workspace import open_graph

    reasons = open_graph(out).why(a, predicate, b)
    if as_json:
        terminal.put(json.dumps([r.as_dict() for r in reasons], ensure_ascii=False, indent=1))
        return
    for reason in reasons:
        terminal.put("\n".join(reason.lines()))


@main.command()
@click.argument("out", type=OUT)
@click.argument("entity")
@json_option
def show(out: Path, entity: str, as_json: bool) -> None:
    """Show what OUT knows of ENTITY: names, class, statements, documents."""
    from kg.workspace import open_graph

    card = open_graph(out).show(entity)
    terminal.put(json.dumps(card.as_dict(), ensure_ascii=False, indent=1) if as_json else "\n".join(card.lines()))


@main.command()
@click.argument("out", type=OUT)
@click.argument("entity", required=False)
@click.option("--doubtful", is_flag=True, help="Only links below 0.9, and names nearly merged.")
@format_option
def links(out: Path, entity: str | None, doubtful: bool, form: str) -> None:
    """List the names that were merged into one thing, each with its reason."""
    from kg.workspace import open_graph

    found = open_graph(out).links(entity, doubtful=doubtful)
    terminal.rows(("entity", "name", "reason", "by", "confidence"), found, form)


@main.command()
@click.argument("out", type=OUT)
@click.option("-n", "number", default=20, show_default=True, type=click.IntRange(min=1))
@click.option("--seed", default=0, show_default=True)
@options(json_option)
def sample(out: Path, number: int, seed: int, as_json: bool) -> None:
    """Draw statements to judge, each with its sentence."""
    from kg.analysis.sample import sample as draw
    from kg.graph.records import statement_record
    from kg.workspace import load

    build = load(out)
    entities = {e.id: e for e in build.entities}
    sentences = {s.id: s.text for s in build.sentences}
    for statement in draw(build.statements, number, seed):
        said = sentences[statement.evidence[0].sentence]
        record = statement_record(statement, entities) | {"sentence": said}
        terminal.put(json.dumps(record, ensure_ascii=False) if as_json else terminal.statement(record))

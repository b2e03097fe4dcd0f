"""The `kg` command: it parses, calls, prints, and computes nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg import __version__, terminal
from kg.errors import KGError
from kg.ontology import load_ontology

HELP = {"help_option_names": ["-h", "--help"]}
FORMAT = click.Choice(terminal.FORMATS)
OUT = click.Path(path_type=Path)


class _Group(click.Group):
    """A group whose commands answer a user's mistake with one line and exit code 2."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KGError as error:
            terminal.say(f"kg: {' '.join(str(error).split())}")
            sys.exit(2)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def wrap(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return wrap


ontology_option = click.option("--ontology", type=OUT, help="Use this ontology folder instead of kg's own.")
date_option = click.option("--date", metavar="YYYY-MM-DD", help="Issue date of texts that name none.")
format_option = click.option("--format", "form", type=FORMAT, default="table", show_default=True)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="No progress, no summary.")


@click.group(cls=_Group, context_settings=HELP)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """织络: Chinese newspaper and policy text in, a knowledge graph with evidence out."""


@main.command()
@click.argument("src", nargs=-1, required=True, type=OUT)
@click.option("-o", "--out", required=True, type=OUT, help="Folder of the build; replaced whole.")
@click.option("--decisions", type=OUT, help="CSV of same/different decisions (default: decisions.csv in SRC).")
@click.option("--base", metavar="IRI", help="Base of the data's IRIs.")
@_options(date_option, ontology_option, quiet_option, json_option)
def build(src: tuple[Path, ...], out: Path, quiet: bool, as_json: bool, **options: Any) -> None:
    """Read texts and folders of texts, write the graph to OUT."""
    from kg.workspace.building import build_workspace

    with terminal.bar(quiet or as_json) as progress:
        summary = build_workspace(src, out, progress=progress, **options)
    if as_json:
        terminal.put(json.dumps(summary.as_dict(), ensure_ascii=False))
    for failure in summary.failures:
        terminal.say(f"kg: {failure.path}: {failure.reason}")
    terminal.say(summary.line(out), quiet or as_json)
    if summary.failures:
        sys.exit(3)


@main.command()
@click.argument("file", type=OUT)
@_options(date_option, ontology_option, json_option)
def read(file: Path, date: str | None, ontology: Path | None, as_json: bool) -> None:
    """Show the documents that FILE becomes, and what was set apart."""
    from kg.output.markdown import document_markdown
    from kg.pipeline import read_documents

    source, documents = read_documents(file, date=date, ontology=ontology)
    if as_json:
        from kg.graph.records import document_record

        terminal.put(json.dumps([document_record(d) for d in documents], ensure_ascii=False, indent=1))
    else:
        terminal.put("\n\n".join(document_markdown(d, source) for d in documents))


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
@click.option("--doubtful", is_flag=True, help="Only links below confidence 0.9.")
@format_option
def links(out: Path, entity: str | None, doubtful: bool, form: str) -> None:
    """List the names that were merged into one thing, each with its reason."""
    from kg.workspace import open_graph

    found = open_graph(out).links(entity, doubtful=doubtful)
    terminal.rows(("entity", "name", "reason", "by", "confidence"), found, form)


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
@_options(ontology_option, json_option)
def check(out: Path, ontology: Path | None, as_json: bool) -> None:
    """Check OUT with nothing but itself: digests, every quote against its source, SHACL. Exit 1 on a fault."""
    from kg.workspace import check as check_out

    result = check_out(out, ontology)
    terminal.put(json.dumps(result.as_dict(), ensure_ascii=False) if as_json else "\n".join(result.lines()))
    if not result.ok:
        sys.exit(1)


@main.command()
@click.argument("out", type=OUT)
@click.option("--path", "ends", nargs=2, metavar="A B", help="The shortest path between two entities.")
@click.option("--top", default=15, show_default=True, type=click.IntRange(min=1))
@_options(ontology_option, format_option)
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
@click.argument("out", type=OUT)
@click.option("-n", "number", default=20, show_default=True, type=click.IntRange(min=1))
@click.option("--seed", default=0, show_default=True)
@_options(json_option)
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


@main.command()
@click.argument("file", type=OUT)
@click.option("--lines", is_flag=True, help="Every line is a document of its own.")
@click.option("--explain", is_flag=True, help="Say why each mention was chosen.")
@click.option("--format", "form", type=click.Choice([*terminal.FORMATS, "jsonl"]), default="table", show_default=True)
@_options(date_option, ontology_option)
def extract(file: Path, lines: bool, explain: bool, form: str, date: str | None, ontology: Path | None) -> None:
    """List the mentions in FILE: names, times, quantities."""
    from kg.extraction import extract_file

    found = extract_file(file, lines=lines, date=date, ontology=ontology)
    if form == "jsonl":
        for record in found:
            terminal.put(json.dumps(record, ensure_ascii=False))
        return
    columns = ["line", "start", "end", "text", "class", "value", "entity", "by", *(["because"] if explain else [])]
    terminal.rows(columns, ([r[c] for c in columns] for r in found), form)


@main.command(name="eval")
@click.argument("gold", required=False, type=OUT)
@click.option("--judged", type=OUT, help="Report the precision of a JSONL of verdicts.")
@click.option("--misses", is_flag=True, help="List what was missed and what was wrong.")
@click.option("--origins", is_flag=True, help="Score what each extractor and rule file made instead.")
@_options(ontology_option, format_option)
def evaluate(
    gold: Path | None, judged: Path | None, misses: bool, origins: bool, ontology: Path | None, form: str
) -> None:
    """Compare the output with gold texts (folder of <id>.txt and <id>.json), or report judgements."""
    from kg.evaluation import judged_table, score_folder

    if judged is not None:
        columns, rows = judged_table(judged)
        terminal.rows(columns, rows, form)
    if gold is not None:
        scores = score_folder(gold, ontology, origins)
        terminal.scores(scores, form, misses)
    if gold is None and judged is None:
        raise click.UsageError("name a gold folder, or --judged FILE")


@main.command()
@_options(ontology_option, format_option)
def parts(ontology: Path | None, form: str) -> None:
    """List extractors and rules, what each needs and makes."""
    from kg.parts import COLUMNS
    from kg.parts import parts as list_parts

    terminal.rows(COLUMNS, list_parts(ontology), form)


if __name__ == "__main__":
    main()

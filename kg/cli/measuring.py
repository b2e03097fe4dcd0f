"""Commands on what finds names and facts: extract, eval, parts."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg import terminal
from kg.cli.base import (
    OUT,
    date_option,
    format_option,
    main,
    ontology_option,
    options,
)


@main.command()
@click.argument("file", type=OUT)
@click.option("--lines", is_flag=True, help="Every line is a document of its own.")
@click.option("--explain", is_flag=True, help="Say why each mention was chosen.")
@click.option("--format", "form", type=click.Choice([*terminal.FORMATS, "jsonl"]), default="table", show_default=True)
@options(date_option, ontology_option)
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
@click.option(
    "--by",
    type=click.Choice(["class", "family", "phenomenon", "origin"]),
    default="class",
    show_default=True,
    help="What the rows are: classes and facts, families of facts, phenomena, or extractors and rule files.",
)
@options(ontology_option, format_option)
def evaluate(gold: Path | None, judged: Path | None, misses: bool, by: str, ontology: Path | None, form: str) -> None:
    """Compare the output with gold texts (folder of <id>.txt and <id>.json), or report judgements."""
    from kg.evaluation import score_folder
    from kg.gold import judged_table

    if judged is not None:
        columns, rows = judged_table(judged)
        terminal.rows(columns, rows, form)
    if gold is not None:
        report = score_folder(gold, ontology, by)
        terminal.scores(report.scores, form, misses)
        terminal.say(
            f"{report.statements} statements in {report.texts} texts with facts: "
            f"{report.density:.1f} per 1,000 characters"
        )
    if gold is None and judged is None:
        raise click.UsageError("name a gold folder, or --judged FILE")


@main.command()
@options(ontology_option, format_option)
def parts(ontology: Path | None, form: str) -> None:
    """List extractors and rules, what each needs and makes."""
    from kg.parts import COLUMNS
    from kg.parts import parts as list_parts

    terminal.rows(COLUMNS, list_parts(ontology), form)

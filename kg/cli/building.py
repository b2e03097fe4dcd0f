"""Commands that make and check a graph: build, read, check."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from kg import terminal
from kg.cli.base import (
    OUT,
    date_option,
    json_option,
    main,
    ontology_option,
    options,
    quiet_option,
)


@main.command()
@click.argument("src", nargs=-1, required=True, type=OUT)
@click.option("-o", "--out", required=True, type=OUT, help="Folder of the build; replaced whole.")
@click.option("--decisions", type=OUT, help="CSV of same/different decisions (default: decisions.csv in SRC).")
@click.option("--base", metavar="IRI", help="Base of the data's IRIs.")
@options(date_option, ontology_option, quiet_option, json_option)
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
@options(date_option, ontology_option, json_option)
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
@options(ontology_option, json_option)
def check(out: Path, ontology: Path | None, as_json: bool) -> None:
    """Check OUT with nothing but itself: digests, every quote against its source, SHACL. Exit 1 on a fault."""
    from kg.workspace import check as check_out

    result = check_out(out, ontology)
    terminal.put(json.dumps(result.as_dict(), ensure_ascii=False) if as_json else "\n".join(result.lines()))
    if not result.ok:
        sys.exit(1)


@main.command()
@click.argument("out", type=OUT)
@click.argument("documents", nargs=-1, required=True)
@click.option("--decisions", type=OUT, help="The CSV of decisions that OUT was built with.")
@options(ontology_option, quiet_option)
def remove(out: Path, documents: tuple[str, ...], decisions: Path | None, ontology: Path | None, quiet: bool) -> None:
    """Take DOCUMENTS (ids, or paths of sources) out of OUT, with all that only they say."""
    from kg.workspace.building import remove_documents

    with terminal.bar(quiet) as progress:
        summary = remove_documents(out, documents, ontology=ontology, decisions=decisions, progress=progress)
    terminal.say(summary.line(out), quiet)

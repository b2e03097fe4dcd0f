"""How things look on a terminal: tables that respect wide characters, quotes marked in their sentence."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

FORMATS = ("table", "csv", "json")


def put(text: str) -> None:
    """Write a line to stdout; a character that the terminal cannot show is escaped, never a crash."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def say(text: str, quiet: bool = False) -> None:
    """Write a message for a person to stderr."""
    if not quiet:
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def rows(columns: Sequence[str], data: Iterable[Sequence[Any]], form: str, title: str | None = None) -> None:
    """Print rows as a table for people, or as csv or json for programs; None is an empty cell."""
    if form == "json":
        put(json.dumps([dict(zip(columns, r, strict=True)) for r in data], ensure_ascii=False, indent=1))
    elif form == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([["" if c is None else c for c in r] for r in data])
        put(buffer.getvalue().rstrip("\n"))
    else:
        _table(columns, data, title)


def _table(columns: Sequence[str], data: Iterable[Sequence[Any]], title: str | None) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in data:
        table.add_row(*(Text("" if c is None else str(c)) for c in row))
    buffer = io.StringIO()
    width = Console().width if sys.stdout.isatty() else 200
    Console(file=buffer, width=width, force_terminal=sys.stdout.isatty(), highlight=False).print(table)
    put("\n".join(line.rstrip() for line in buffer.getvalue().rstrip("\n").split("\n")))


def marked(sentence: str, quotes: Iterable[str]) -> str:
    """Return the sentence with each quote in 【】, longest first; a quote that is not in it is left alone."""
    for quote in sorted(set(quotes), key=lambda q: (-len(q), q)):
        if quote and quote in sentence:
            return sentence.replace(quote, f"【{quote}】", 1)
    return sentence


def statement(record: Mapping[str, Any]) -> str:
    """Return a statement's record, with its `sentence`, as two lines for a person to judge."""
    fields = ("subject_label", "predicate", "object_label", "measure", "value", "unit", "time", "modality")
    told = " · ".join(str(record[f]) for f in fields if record[f] is not None)
    return f"{told}\n    {marked(record['sentence'], [record['evidence'][0]['text']])}"


def scores(found: Mapping[str, Any], form: str, misses: bool) -> None:
    """Print precision, recall and F1 by name; with `misses` also each item that was missed or wrong."""
    columns = ("what", "precision", "recall", "f1", "right", "said", "due")
    rows(
        columns,
        [(n, *(f"{x:.3f}" for x in (s.precision, s.recall, s.f1)), s.right, s.said, s.due) for n, s in found.items()],
        form,
    )
    for name, score in found.items() if misses else ():
        for kind, items in (("missed", score.missed), ("wrong", score.wrong)):
            for item in items:
                put(f"{kind} {name}: {item}")


class Bar:
    """A progress bar on stderr that follows (stage, done, total) calls; silent when not on a terminal."""

    def __init__(self, quiet: bool) -> None:
        self.progress: Any = None
        self.task: Any = None
        self.quiet = quiet or not sys.stderr.isatty()

    def __enter__(self) -> Bar:
        if not self.quiet:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            self.progress = Progress(
                TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self.progress.start()
            self.task = self.progress.add_task("", total=None)
        return self

    def __exit__(self, *_: object) -> None:
        if self.progress is not None:
            self.progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if self.progress is not None:
            self.progress.update(self.task, description=stage, completed=done, total=total or None)


def bar(quiet: bool) -> AbstractContextManager[Bar]:
    """Return a progress bar to use in a with statement."""
    return Bar(quiet)

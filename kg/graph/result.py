"""Rows that a question gave back, for programs, terminals and notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query: each row has a cell a column; entities are ids, unbound cells None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def as_dicts(self) -> list[dict[str, Cell]]:
        """Return the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_dataframe(self) -> Any:
        """Return a pandas DataFrame; ImportError that says what to install where pandas is missing."""
        try:
            import pandas  # type: ignore[import-untyped,unused-ignore]
        except ImportError:
            raise ImportError("a DataFrame needs pandas; pip install 'zhiluo[notebook]'") from None
        return pandas.DataFrame(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.rows, self.title)


def html_table(columns: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], title: str | None = None) -> str:
    """Return rows as an HTML table in which every text is escaped; at most 200 rows are drawn."""
    head = "".join(f"<th>{escape(c)}</th>" for c in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{'' if c is None else escape(str(c))}</td>" for c in row) + "</tr>"
        for row in rows[:200]
    )
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    more = f"<p>… {len(rows) - 200} more rows</p>" if len(rows) > 200 else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

"""What the readers of times share: the result, the stretch of days behind it, what was said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kg.replacing import replace


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in a text; `text` is the slice `[start, end)` of the text it was found in.

    `edtf` is its value in EDTF: None for a set (每年) and for a relative time without an issue date
    (`kind` unresolved). `earliest` and `latest` are the sharpest ISO days known, None = open or unknown.
    `kind`: point (one calendar unit) period (both ends) open (one end) limit (截至2021年, 2025年前) fuzzy (近日,
    左右) set duration unresolved. `granularity`: century decade year half season quarter month week day.
    """

    start: int
    end: int
    text: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    kind: str
    granularity: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days and how it was said; `edge` marks a 初 中 末 that a limit may sharpen to its last day.

    `explicit`: the year was said, not inferred. `first`/`last` None = open, or unknown where `kind` is unresolved.
    """

    first: date | None
    last: date | None
    grain: str
    edtf: str | None
    kind: str = "point"
    edge: bool = False
    explicit: bool = False
    last_day: date | None = None


class Hit(NamedTuple):
    """A stretch read from the text up to `end`."""

    end: int
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Context:
    """What helps to complete a time: the issue date, which way to look, the time said before, how strict to be.

    `lenient`: the span is known to be a time, so forms that may also be something else are read as times.
    `near`: `before` stands a few words before; `listed`: nothing but 、 or 和 stands between; `inside`: `before` is
    the first end of the range that is being read.
    """

    anchor: date | None
    prefer: str = "past"
    before: Stretch | None = None
    lenient: bool = False
    near: bool = False
    listed: bool = False
    inside: bool = False

    @property
    def year_before(self) -> int | None:
        """The year that a date without one leans on: that of the first end of a range, of a date of this text
        whose year was said, or of a bare year (2021年…3月) that stands near.
        """
        before = self.before
        if before is None or before.first is None or not (before.explicit or self.inside):
            return None
        leans = self.inside or before.grain in {"month", "day"} or self.near
        return before.first.year if leans else None

    def after(self, stretch: Stretch) -> Context:
        """Return the context behind `stretch`: later times may lean on it."""
        if stretch.first is None or stretch.kind in {"set", "fuzzy"} or stretch.first.year < 1000:
            return self
        return replace(self, before=stretch)


def unresolved(grain: str) -> Stretch:
    """Return a stretch that only an issue date could place."""
    return Stretch(None, None, grain, None, "unresolved")

"""What every reader gets and gives: the bytes of one file in, its text out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Part, Region

# The longest single text that is read: about 2 GB of memory are needed to build it.
CHARACTERS = 3_000_000

# Between the cells of a row: a sign, so that two cells never read as one word, set wide as in no running text.
CELLS = "\u3000|\u3000"


@dataclass(frozen=True, slots=True)
class Read:
    """The text that a reader made of a file; offsets count in it for ever after.

    `metadata` are what the file declares; its entries named `note` go to the report. `reader` replaces the name of
    the reader where another program took part (OCR).
    """

    text: str
    media_type: str
    regions: tuple[Region, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    reader: str = ""
    records: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: its name and version (kept in OUT), the suffixes it takes, and `read(data, path for messages)`.

    `limit` is the size in MB of the largest file it reads: what is kept of a file is many times its bytes.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Read]
    limit: int = 8

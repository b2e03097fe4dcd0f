"""What every reader gets and gives: the bytes of one file in, its text out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.model import Region


@dataclass(frozen=True, slots=True)
class Read:
    """The text that a reader made of a file; offsets count in it for ever after."""

    text: str
    media_type: str
    regions: tuple[Region, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: its name and version (kept in OUT), the suffixes it takes, and `read(data, path for messages)`."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Read]

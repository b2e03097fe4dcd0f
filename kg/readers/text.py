"""Plain text and Markdown: the characters as they stand."""

from __future__ import annotations

from kg.readers.base import Read, Reader
from kg.readers.encoding import decode


def read_text(data: bytes, path: str) -> Read:
    """Return the decoded characters of `data`, BOM dropped, newlines kept.

    Raises InputError where it is empty, binary or cannot be decoded.
    """
    kind = "text/markdown" if path.lower().endswith((".md", ".markdown")) else "text/plain"
    return Read(decode(data, path), kind)


READER = Reader("text/1", (".txt", ".text", ".md", ".markdown"), read_text)

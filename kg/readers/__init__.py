"""Bytes become Sources: one file a format; READERS says which are there."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.errors import InputError
from kg.model import Source
from kg.readers import html, text
from kg.readers.base import Reader

READERS: tuple[Reader, ...] = (text.READER, html.READER)

_LIMIT = 256 * 1024 * 1024


def suffixes() -> tuple[str, ...]:
    """Return the file name endings that some reader takes, sorted."""
    return tuple(sorted(s for r in READERS for s in r.suffixes))


def reader_for(path: Path) -> Reader:
    """Return the reader of a file by its suffix; a file without one is read as text.

    Raises InputError, saying which formats are read, for a suffix that none takes.
    """
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes or (not suffix and reader is READERS[0]):
            return reader
    raise InputError(f"{path}: no reader for {suffix}; give one of {' '.join(suffixes())}")


def read_source(path: Path, name: str) -> Source:
    """Return the Source of one file; `name` is its path relative to the SRC argument.

    Raises InputError (one line: thing, place, remedy) where the file is missing, too large, empty, binary,
    undecodable or of a format that none reads.
    """
    reader = reader_for(path)
    try:
        size = path.stat().st_size
        if size > _LIMIT:
            raise InputError(f"{path}: {size // 1048576} MB is more than the {_LIMIT // 1048576} MB read; split it")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: a folder, not a file; give it to kg build") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    read = reader.read(data, str(path))
    digest = hashlib.sha256(data).hexdigest()
    return Source(digest, (name,), read.media_type, read.text, reader.name, read.regions, read.metadata)

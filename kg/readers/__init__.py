"""Bytes become Sources: one file a format; READERS says which are there."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.errors import InputError
from kg.model import Source
from kg.readers import docx, html, image, pdf, records, text
from kg.readers.base import CHARACTERS, Reader

READERS: tuple[Reader, ...] = (
    text.READER,
    html.READER,
    pdf.READER,
    docx.READER,
    records.JSONL,
    records.CSV,
    image.READER,
)


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
        if size > reader.limit << 20:
            raise InputError(f"{path}: {size >> 20} MB is more than the {reader.limit} MB read; split it")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: a folder, not a file; give it to kg build") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    _check_format(data, path, reader)
    read = reader.read(data, str(path))
    if len(read.text) > CHARACTERS and not read.records:
        raise InputError(f"{path}: more than {CHARACTERS:,} characters; split it")
    digest = hashlib.sha256(data).hexdigest()
    by = read.reader or reader.name
    return Source(digest, (name,), read.media_type, read.text, by, read.regions, read.metadata, read.records)


# How files of the formats that hold no plain text begin, and the reader that takes them.
_MAGIC: tuple[tuple[bytes, Reader], ...] = (
    (b"%PDF-", pdf.READER),
    (b"PK\x03\x04", docx.READER),
    (b"\x89PNG", image.READER),
    (b"\xff\xd8\xff", image.READER),
    (b"II*\0", image.READER),
    (b"MM\0*", image.READER),
)


def _check_format(data: bytes, path: Path, reader: Reader) -> None:
    """Refuse a file that begins like one of another format: a page named .txt, a picture named .pdf."""
    for magic, owner in _MAGIC:
        if data.startswith(magic) and owner is not reader:
            kind = owner.suffixes[-1] if owner is not image.READER else "picture"
            ending = " or ".join(owner.suffixes) if owner is not docx.READER else ".docx, if it is a Word file"
            raise InputError(f"{path}: not what its name says but a {kind} file; name it {ending}")

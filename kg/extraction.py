"""Mentions of bare text, for `kg extract`: a file as documents, or every line as a document of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.link import link
from kg.mentions import Script, find_in_documents, prepare
from kg.mentions.extract import line_sentences
from kg.model import Block, Document, Mention, Sentence, Source, Span
from kg.ontology import Ontology, load_ontology
from kg.pipeline import build, check_day
from kg.text.clean import fold


def extract_file(
    file: Path, *, lines: bool = False, date: str | None = None, ontology: Path | None = None
) -> Iterator[dict[str, Any]]:
    """Yield one record a mention of `file`, in reading order (design §8).

    With `lines` every line, split on \\n alone and blank ones counted, is a document: `line` counts from 0 and
    offsets are code points in that line. Without, `line` is the line of the source that the mention starts in,
    offsets are those of the source. Raises InputError where the file cannot be read or the date is none.
    """
    day = check_day(date) if date else None
    loaded = load_ontology(ontology)
    if not lines:
        built = build([file], ontology=ontology, date=date)
        text = built.sources[0].text
        for mention in sorted(built.mentions, key=lambda m: (m.spans[0].start, m.spans[-1].end)):
            yield record(mention, text.count("\n", 0, mention.spans[0].start), loaded)
        return
    numbered = [(n, line, *line_document(line, n, date)) for n, line in _lines(file)]
    found = find_in_documents([Script(sentences, line, day) for _, line, _, sentences in numbered], prepare(loaded))
    for (number, line, document, sentences), mentions in zip(numbered, found, strict=True):
        linked = link([document], sentences, mentions, {document.sha256: line}, loaded, ())
        for mention in linked.mentions:
            yield record(mention, number, loaded)


def _lines(file: Path) -> list[tuple[int, str]]:
    """Return the lines that are not blank, with their numbers."""
    return [(number, line) for number, line in enumerate(_utf8(file).split("\n")) if line.strip()]


def _utf8(file: Path) -> str:
    """Return a UTF-8 file as it stands, NUL and other oddities included, without its byte order mark."""
    try:
        return file.read_bytes().decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8 at byte {error.start}; --lines reads UTF-8 only") from None


def line_document(line: str, number: int, date: str | None) -> tuple[Document, list[Sentence]]:
    """Return a line as a document of one paragraph; every character of the line stays, so offsets are the line's."""
    digest = hashlib.sha256(f"{number}\0{line}".encode("utf-8", "surrogatepass")).hexdigest()
    name = f"{digest[:12]}-0"
    document = Document(name, "line", digest, "", (Block("body", fold(line), (Span(0, len(line)),)),), date=date)
    return document, line_sentences(line, name)


def record(mention: Mention, line: int, ontology: Ontology) -> dict[str, Any]:
    """Return a mention as `kg extract` prints it."""
    return {
        "line": line,
        "start": mention.spans[0].start,
        "end": mention.spans[-1].end,
        "text": mention.quote,
        "class": mention.cls,
        "root": ontology.root(mention.cls),
        "value": mention.value,
        "entity": mention.entities[0] if len(mention.entities) == 1 else None,
        "generic": mention.generic,
        "by": mention.by,
        "because": mention.because,
    }


def source_of_text(text: str, name: str) -> Source:
    """Return a text in memory as a Source, as if it had been read from a UTF-8 file of that name."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(digest, (name,), "text/plain", text, "text/memory")

"""Word files: paragraphs and tables of the body in order, a paragraph a line; nothing else of the package is opened.

Read from the XML itself, since text also stands in content controls, tracked insertions and text boxes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.readers.base import CELLS, Read, Reader
from kg.readers.numbering import Numbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MOST = 48 * 1024 * 1024
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BODY = "word/document.xml"
# What is not on the page: deleted text, what a newer program shows otherwise, phonetic marks, settings, field codes.
_HIDDEN = frozenset(_W + n for n in ("del", "moveFrom", "pPr", "rPr", "rt", "instrText", "delText")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_BREAKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_DEEP = 200
_SENTENCE = 30


def read_docx(data: bytes, path: str) -> Read:
    """Return the text of a Word file; headings stand between empty lines, the cells of a row in one line.

    Raises InputError where it is no DOCX, is damaged, encrypted, larger than can be read, or without text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = _tree(package, _BODY, path)
            numbers = Numbers(*(_tree(package, f"word/{n}.xml", path) for n in ("numbering", "styles")))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise InputError(f"{path}: {_complaint(data)}") from None
    if body is None:
        raise InputError(f"{path}: no Word file though its name says so; give it the ending of what it is")
    text = "".join(_Writer(numbers).document(body)).strip("\n")
    if not text.strip():
        raise InputError(f"{path}: no text in this file; give one that holds text")
    return Read(text + "\n", _KIND)


def _complaint(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "an encrypted or old Word file; save it as .docx without a password"
    if not data:
        return "empty; give a file that holds text"
    if not data.startswith(b"PK"):
        return "no Word file though its name says so; give it the ending of what it is"
    return "the file is damaged or cut off; fetch it again"


def _tree(package: zipfile.ZipFile, name: str, path: str) -> Any:
    """The root of one part, or None where there is none; entities are never expanded, nothing is fetched."""
    from lxml import etree

    try:
        info = package.getinfo(name)
    except KeyError:
        return None
    if info.file_size > _MOST:
        size = info.file_size // 1048576
        raise InputError(f"{path}: unpacks to {size} MB, more than the {_MOST // 1048576} MB read; split it")
    with package.open(info) as part:
        data = part.read(_MOST + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise InputError(f"{path}: {name} in it is broken XML; save it again") from None
    if root.getroottree().docinfo.doctype:
        raise InputError(f"{path}: {name} in it declares XML entities, which no Word file does; save it again")
    return root


class _Writer:
    """The body as text, paragraph by paragraph."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers

    def document(self, root: Any) -> Iterator[str]:
        body = root.find(_W + "body")
        if body is not None:
            yield from self._blocks(body, 0)

    def _blocks(self, parent: Any, depth: int) -> Iterator[str]:
        if depth > _DEEP:
            return
        for node in parent:
            if node.tag == _W + "p":
                yield from self._paragraph(node, depth)
            elif node.tag == _W + "tbl":
                yield "\n"
                for row in _inside(node, "tr"):
                    cells = ["".join("".join(self._blocks(c, depth + 1)).split()) for c in _inside(row, "tc")]
                    yield CELLS.join(c for c in cells if c) + "\n" if any(cells) else ""
                yield "\n"
            elif node.tag not in _HIDDEN and isinstance(node.tag, str):
                yield from self._blocks(node, depth + 1)

    def _paragraph(self, node: Any, depth: int) -> Iterator[str]:
        boxes: list[Any] = []
        text = self.numbers.label(node) + "".join(_characters(node, boxes)).strip(" \n")
        if text.strip():
            heads = self.numbers.is_heading(node)
            indent = "" if heads or text[0] in "\u3000\t" or not _is_body(node, text) else "\u3000\u3000"
            yield f"\n{text}\n\n" if heads else f"{indent}{text}\n"
        else:
            yield "\n"
        for box in boxes:
            yield "\n"
            yield from self._blocks(box, depth + 1)
            yield "\n"


def _inside(node: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls too, not those of tables inside."""
    for child in node:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins"):
            yield from _inside(child, name)


def _is_body(node: Any, text: str) -> bool:
    """Whether a paragraph is running text: set with an indent, long, or a sentence; never set right or centred."""
    settings = node.find(_W + "pPr")
    if settings is not None:
        side = settings.find(_W + "jc")
        if side is not None and side.get(_W + "val") in ("center", "right", "end"):
            return False
        indent = settings.find(_W + "ind")
        first = [indent.get(_W + n, "0") for n in ("firstLine", "firstLineChars")] if indent is not None else []
        if any(value.isdigit() and int(value) > 0 for value in first):
            return True
    return len(text) > _SENTENCE or text[-1] in "。！？；…”"


def _characters(node: Any, boxes: list[Any]) -> Iterator[str]:
    """What a paragraph shows; text boxes that hang on it are put aside in `boxes`."""
    waiting = [iter(node)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == _W + "txbxContent":
            boxes.append(child)
        elif child.tag in (_W + "t", _M + "t"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _HIDDEN and isinstance(child.tag, str):
            waiting.append(iter(child))


READER = Reader("docx/1", (".docx",), read_docx, 256)

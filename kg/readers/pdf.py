"""PDF: the characters of its text layer in our own reading order; pages that hold only a picture go to OCR."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from kg.errors import InputError
from kg.readers import ocr
from kg.readers.base import Read, Reader
from kg.readers.pages import Page, written
from kg.readers.xycut import Block, Run, read_page

_PAGES = 2000
_CHARACTERS = 8_000_000
# Fewer characters than this are a stamp or a page number on a scan, not a text layer.
_LEAST = 12
_JUNK = frozenset("\ufffe\uffff\ufffd\ufeff\u200b\u00ad\x02")


class _Glyph(NamedTuple):
    character: str
    left: float
    top: float
    right: float
    low: float
    spaced: bool


def read_pdf(data: bytes, path: str) -> Read:
    """Return the text of a PDF, columns in order, a line for each printed line; each has its page and box.

    Raises InputError where it is no PDF, is damaged, wants a password, holds too much, or holds only pictures
    and the extra `ocr` is not installed.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise InputError(f"{path}: {_complaint(data, str(error))}") from None
    try:
        return _read(document, path)
    finally:
        document.close()


def _complaint(data: bytes, error: str) -> str:
    if "assword" in error:
        return "the PDF wants a password; save it without one"
    if "ecurity" in error:
        return "the PDF is protected in a way that cannot be read; save it without protection"
    if b"%PDF" not in data[:1024]:
        return "no PDF though its name says so; give it the ending of what it is"
    return "the PDF is damaged or cut off; fetch it again"


def _read(document: Any, path: str) -> Read:
    if not len(document):
        raise InputError(f"{path}: the PDF has no page; fetch it again")
    if len(document) > _PAGES:
        raise InputError(f"{path}: {len(document)} pages are more than the {_PAGES} read; split it")
    pages: list[Page] = []
    recognised: list[int] = []
    notes: list[tuple[str, str]] = []
    total = 0
    for number in range(len(document)):
        blocks, height, scanned = _page(document, number, path, notes)
        total += sum(len(r.text) for b in blocks for line in b.lines for r in line)
        if total > _CHARACTERS:
            raise InputError(f"{path}: more than {_CHARACTERS:,} characters; split it")
        recognised += [number + 1] if scanned else []
        pages.append(Page(number + 1, height, tuple(blocks)))
    if not any(page.blocks for page in pages):
        raise InputError(f"{path}: no text on its {len(pages)} pages; give a PDF with text or a clear scan")
    text, regions = written(pages)
    name = f"{READER.name}+{ocr.name()}" if recognised else ""
    return Read(text, "application/pdf", regions, tuple(sorted(notes)), name)


def _page(document: Any, number: int, path: str, notes: list[tuple[str, str]]) -> tuple[list[Block], float, bool]:
    """The blocks of one page, its height, and whether they were read from its picture."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
    except pdfium.PdfiumError:
        notes.append(("note", f"page {number + 1} is damaged and was left out"))
        return [], 0.0, False
    try:
        height = page.get_height()
        runs = _runs(page)
        if sum(len(r.text) for r in runs) >= _LEAST or not _has_picture(page):
            return read_page(runs), height, False
        scale = ocr.scale_of(page.get_width(), height)
        picture = page.render(scale=scale, grayscale=False).to_numpy()
        try:
            found = ocr.recognise(picture, path, 1 / scale)
        except ocr.Missing as error:
            if len(document) == 1:
                raise
            notes.append(("note", f"page {number + 1} is a picture: {error.remedy}"))
            return read_page(runs), height, False
        return read_page(found), height, True
    finally:
        page.close()


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _runs(page: Any) -> list[Run]:
    """The glyphs of a page put together where one follows another in the same line."""
    text = page.get_textpage()
    try:
        return list(_joined(_glyphs(page, text)))
    finally:
        text.close()


def _glyphs(page: Any, text: Any) -> Iterator[_Glyph]:
    """Every visible character with its box, top down, as the page is turned; doubles (fake bold) once."""
    import pypdfium2.raw as raw

    left, low, right, top = page.get_cropbox()
    turn = page.get_rotation()
    rect = raw.FS_RECTF()
    pointer = ctypes.byref(rect)
    seen: set[tuple[str, int, int]] = set()
    high, spaced = "", False
    for index in range(raw.FPDFText_CountChars(text)):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if "\ud800" <= character <= "\udbff":
            high = character
            continue
        if "\udc00" <= character <= "\udfff":
            character = (high + character).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        high = ""
        if character.isspace() or character < " " or character in _JUNK:
            spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, pointer):
            continue
        box = _turned(
            rect.left - left, top - rect.top, rect.right - left, top - rect.bottom, turn, right - left, top - low
        )
        x, y = round(box[0]), round(box[1])
        if any((character, x + i, y + j) in seen for i in (-1, 0, 1) for j in (-1, 0, 1)):
            continue
        seen.add((character, x, y))
        yield _Glyph(character, *box, spaced)
        spaced = False


def _turned(
    a: float, b: float, c: float, d: float, turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """A box (left, top, right, bottom) on the page as a reader turns it."""
    if turn == 90:
        return height - d, a, height - b, c
    if turn == 180:
        return width - c, height - d, width - a, height - b
    if turn == 270:
        return b, width - c, d, width - a
    return a, b, c, d


def _joined(glyphs: Iterator[_Glyph]) -> Iterator[Run]:
    held: list[_Glyph] = []
    for glyph in glyphs:
        if held and not _follows(held[-1], glyph):
            yield _run(held)
            held = []
        held.append(glyph)
    if held:
        yield _run(held)


def _size(glyph: _Glyph) -> float:
    """The size of its type, which its box is a little higher than."""
    return max((glyph.low - glyph.top) * 0.87, 0.5)


def _follows(one: _Glyph, other: _Glyph) -> bool:
    size = _size(one)
    if abs(one.low - other.low) > 0.2 * size or abs(one.top - other.top) > 0.2 * size:
        return False
    return -0.4 * size <= other.left - one.right < (0.05 if other.spaced else 0.15) * size


def _run(glyphs: list[_Glyph]) -> Run:
    size = _size(glyphs[0])
    top, low = min(g.top for g in glyphs), max(g.low for g in glyphs)
    # Narrower than the box that the font declares, so that the lines of tight settings do not touch.
    middle = (top + low) / 2
    box = (glyphs[0].left, middle - 0.46 * size, glyphs[-1].right, middle + 0.46 * size)
    return Run("".join(g.character for g in glyphs), box, size, None, glyphs[0].spaced)


READER = Reader("pdf/1", (".pdf",), read_pdf, 256)

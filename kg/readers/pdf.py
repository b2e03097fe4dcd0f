"""PDF: the characters of its text layer in our own reading order; pages that hold only a picture go to OCR."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from kg.errors import InputError
from kg.readers import ocr
from kg.readers.base import CHARACTERS, Read, Reader
from kg.readers.fonts import lend_font
from kg.readers.glyphs import Glyph, joined
from kg.readers.pages import Page, written
from kg.readers.upright import Area, areas, read_with
from kg.readers.xycut import Block, Run, read_page
from kg.resources import lexicon

_PAGES = 2000
# Fewer characters than this are a stamp or a page number on a scan, not a text layer.
_LEAST = 12
_JUNK = frozenset("\ufffe\uffff\ufffd\ufeff\u200b\u00ad\x02")


def read_pdf(data: bytes, path: str) -> Read:
    """Return the text of a PDF, columns in order, a line for each printed line; each has its page and box.

    Raises InputError where it is no PDF, is damaged, wants a password, holds too much, or holds only pictures
    and the extra `ocr` is not installed.
    """
    import pypdfium2 as pdfium

    lend_font()
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
        if total > CHARACTERS:
            raise InputError(f"{path}: more than {CHARACTERS:,} characters; split it")
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
        (runs, upright), height = _runs(page), page.get_height()
        dots = ocr.DOTS if _unreadable(runs) else _dots(page) if _few(runs, upright) else 0.0
        if not dots:
            return read_with(runs, upright), height, False
        try:
            return read_page(_recognised(page, dots, path)), height, True
        except ocr.Missing as error:
            if len(document) == 1:
                raise
            notes.append(("note", f"page {number + 1} is a picture of text and {error.remedy}"))
            return read_with(runs, upright), height, False
    finally:
        page.close()


def _unreadable(runs: Sequence[Run]) -> bool:
    """Whether a text layer is of signs without meaning: a font that says only how its characters look."""
    text = "".join(r.text for r in runs)
    return len(text) >= _LEAST and sum("\ue000" <= c <= "\uf8ff" for c in text) > 0.3 * len(text)


def _dots(page: Any) -> float:
    """The dots an inch of the largest picture on a page; 0 where it has none."""
    import pypdfium2.raw as raw

    found = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, _, right, _ = picture.get_bounds()
        found = max(found, 72 * picture.get_px_size()[0] / max(right - left, 1.0))
    return found


def _recognised(page: Any, dots: float, path: str) -> list[Run]:
    scale = ocr.scale_of(page.get_width(), page.get_height(), dots)
    picture = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False).to_numpy()
    return ocr.recognise(picture, path, 1 / scale)


def _few(runs: Sequence[Run], upright: Sequence[Area]) -> bool:
    return sum(len(r.text) for part in (runs, *(a.runs for a in upright)) for r in part) < _LEAST


def _runs(page: Any) -> tuple[list[Run], list[Area]]:
    """The glyphs of a page put together where one follows another in the same line; areas set from top to bottom."""
    text = page.get_textpage()
    try:
        level, upright = areas(list(_glyphs(page, text)))
        return list(joined(level)), upright
    finally:
        text.close()


def _glyphs(page: Any, text: Any) -> Iterator[Glyph]:
    """Every visible character, as the page is turned; doubles (fake bold) once."""
    import pypdfium2.raw as raw

    place = _Upright(page)
    rect, x, y, matrix = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    box, at_x, at_y, shape = map(ctypes.byref, (rect, x, y, matrix))
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
        if (
            "\u2e80" <= character <= "\u2fdf"
            or "\ufe10" <= character <= "\ufe48"
            or "\uf900" <= character <= "\ufb06"
        ):
            character = _meant(character)
        if character.isspace() or character < " " or character in _JUNK:
            spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, box) or not raw.FPDFText_GetCharOrigin(
            text, index, at_x, at_y
        ):
            continue
        scale = 1.0
        if raw.FPDFText_GetMatrix(text, index, shape):
            scale = math.hypot(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(text, index) * scale or rect.top - rect.bottom
        glyph = place.glyph(character, rect, x.value, y.value, max(size, 0.5), spaced)
        spot = (round(glyph.left), round(glyph.base))
        if any((character, spot[0] + i, spot[1] + j) in seen for i in (-1, 0, 1) for j in (-1, 0, 1)):
            continue
        seen.add((character, *spot))
        yield glyph
        spaced = False


@lru_cache(maxsize=1024)
def _meant(character: str) -> str:
    """The everyday character that a font gives a radical or a compatibility form for: ⼯会 is 工会, ⻓ is 长."""
    known = lexicon("radicals")["radicals"].get(character)
    return str(known) if known else unicodedata.normalize("NFKC", character)


class _Upright:
    """From the coordinates of a page to those of a reader, who sees it turned, from the top left."""

    def __init__(self, page: Any) -> None:
        self.left, self.low, self.right, self.top = page.get_cropbox()
        self.turn = page.get_rotation()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point as the reader sees it."""
        if self.turn == 90:
            return y - self.low, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.low
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def glyph(self, character: str, box: Any, x: float, y: float, size: float, spaced: bool) -> Glyph:
        """Return a character with its box and base line as the reader sees them."""
        a, b = self.point(box.left, box.bottom), self.point(box.right, box.top)
        return Glyph(character, min(a[0], b[0]), max(a[0], b[0]), self.point(x, y)[1], size, spaced)


READER = Reader("pdf/1", (".pdf",), read_pdf, 256)

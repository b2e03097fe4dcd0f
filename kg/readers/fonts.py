"""A font for PDF files that name theirs and do not bring it, on machines that have none for Chinese.

pdfium leaves out a line of one character whose glyph no font has: its box is empty. The font made here draws every
character as a bar as high as its type and narrower than any character is set, so that it never reaches into the next.
"""

from __future__ import annotations

import ctypes
import struct
from functools import lru_cache
from typing import Any

_EM = 1000
# What pdfium asks for when it wants the whole file, not one table of it; what it is told that a handle means.
_WHOLE, _OURS = 0, 1
# Shift-JIS, Hangul, GB 2312, Big5; the one of a font that holds signs.
_CHARSETS, _SYMBOLS = frozenset({128, 129, 134, 136}), 2


def bar_font() -> bytes:
    """Return a TrueType font of one glyph, a bar, which stands for every character."""
    corners = ((20, -80), (20, 820), (200, 820), (200, -80))
    steps = [(x - a, y - b) for (a, b), (x, y) in zip(((0, 0), *corners), corners, strict=False)]
    glyph = struct.pack(">hhhhhHH4B", 1, 20, -80, 200, 820, 3, 0, 1, 1, 1, 1)
    glyph += struct.pack(">4h", *(x for x, _ in steps)) + struct.pack(">4h", *(y for _, y in steps))
    glyph += bytes(-len(glyph) % 4)
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII3I", 13, 0, 28, 0, 1, 33, 0x3FFFF, 1),
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 20, -80, 200, 820, 0, 8, 2, 1, 0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 820, -180, 0, _EM, 20, 20, 200, 1, 0, 0, 0, 1),
        b"hmtx": struct.pack(">Hhh", _EM, 20, 20),
        b"loca": struct.pack(">III", 0, 0, len(glyph)),
        b"maxp": struct.pack(">IH13H", 0x10000, 2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }  # fmt: skip
    head, body, at = b"", b"", 12 + 16 * len(tables)
    for tag, data in tables.items():
        head += tag + struct.pack(">III", 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64) + head + body


@lru_cache(maxsize=1)
def lend_font() -> Any:
    """Let pdfium use the font of bars where it finds no other; returns what must live as long as pdfium.

    The fonts of the machine come first, and files that bring their fonts are not touched.
    """
    import pypdfium2.raw as raw

    info = raw.FPDF_GetDefaultSystemFontInfo()
    if not info:
        return None
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    theirs = {name: kinds[name](ctypes.cast(getattr(info[0], name), ctypes.c_void_p).value or 0) for name in _CALLS}
    ours = _Ours(bar_font(), theirs)
    calls = [kinds[name](getattr(ours, call)) for name, call in _CALLS.items()]
    for name, call in zip(_CALLS, calls, strict=True):
        setattr(info[0], name, call)
    raw.FPDF_SetSystemFontInfo(info)
    return ours, info, calls


# The calls of pdfium's table of fonts, and what answers each here.
_CALLS = {
    "MapFont": "find",
    "GetFontData": "data",
    "GetFaceName": "face",
    "GetFontCharset": "kind",
    "DeleteFont": "drop",
}


class _Ours:
    """The calls that pdfium makes for a font, each handed on to the machine's unless it is about ours."""

    def __init__(self, font: bytes, theirs: dict[str, Any]) -> None:
        self.font, self.theirs = font, theirs

    def find(self, info: Any, weight: int, italic: int, charset: int, *named: Any) -> int:
        """Return a handle for a face: the machine's, else ours for a Chinese, Japanese or Korean one."""
        found: int | None = self.theirs["MapFont"](info, weight, italic, charset, *named)
        return found or (_OURS if charset in _CHARSETS else 0)

    def data(self, info: Any, font: int | None, table: int, buffer: int | None, size: int) -> int:
        """Return the size of a font, or of one table of it, having written it where there is room."""
        if font != _OURS:
            return int(self.theirs["GetFontData"](info, font, table, buffer, size))
        if table != _WHOLE:
            return 0
        if buffer and size >= len(self.font):
            ctypes.memmove(buffer, self.font, len(self.font))
        return len(self.font)

    def face(self, info: Any, font: int | None, buffer: int | None, size: int) -> int:
        """Return the size of the name of a font; ours has none."""
        return 0 if font == _OURS else int(self.theirs["GetFaceName"](info, font, buffer, size))

    def kind(self, info: Any, font: int | None) -> int:
        """Return the character set of a font."""
        return _SYMBOLS if font == _OURS else int(self.theirs["GetFontCharset"](info, font))

    def drop(self, info: Any, font: int | None) -> None:
        """Forget a handle."""
        if font != _OURS:
            self.theirs["DeleteFont"](info, font)

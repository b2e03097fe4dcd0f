"""Bytes to characters: UTF-8, UTF-16, GB18030, Big5 — told apart by measure, never by the locale."""

from __future__ import annotations

import codecs

from kg.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAMPLE = 65536
_SIGNS = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』—…·〔〕～％０１２３４５６７８９")


def decode(data: bytes, path: str) -> str:
    """Return the characters of `data`, its byte-order mark dropped, every newline as it stands.

    `path` is for messages only. Raises InputError where the bytes are empty, binary or in no encoding known here.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise InputError(f"{path}: empty; give a file that holds text")
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name, path)
    if _is_utf16(data):
        return _strictly(data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be", path)
    if _is_binary(data):
        raise InputError(f"{path}: not text but binary data; give a text file (UTF-8, UTF-16, GB18030, Big5)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, path)


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: broken {encoding} at byte {error.start}; save it again as UTF-8") from None
    if not text.strip():
        raise InputError(f"{path}: empty; give a file that holds text")
    return text


def _is_utf16(data: bytes) -> bool:
    """UTF-16 without a mark: one half of the bytes is mostly zero, or line feeds stand as two bytes."""
    if len(data) % 2 or b"\0" not in data[:_SAMPLE]:
        return False
    sample = data[:_SAMPLE]
    for name in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(name, "replace")
        if text and _plausible(text) > 0.9:
            return True
    return False


def _is_binary(data: bytes) -> bool:
    """A few stray control characters are the world's text; many, or a known magic number, are not."""
    sample = data[:_SAMPLE]
    if sample.startswith(
        (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
    ):
        return True
    control = sum(sample.count(c) for c in range(32) if c not in (9, 10, 11, 12, 13, 27))
    return control > max(3, len(sample) // 50)


def _legacy(data: bytes, path: str) -> str:
    """GB18030 against Big5 by how plausible the characters are; charset-normalizer is asked when neither fits."""
    scores = []
    for rank, name in enumerate(("gb18030", "big5hkscs")):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        scores.append((_common(text[:_SAMPLE]), -rank, text))
    if scores and max(scores)[0] > 0.5:
        return max(scores)[2]
    return _guess(data, path)


def _guess(data: bytes, path: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and best.encoding not in ("ascii", "utf_8") and best.chaos < 0.1:
        name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(best.encoding, best.encoding)
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    raise InputError(f"{path}: its encoding cannot be told; save it again as UTF-8")


def _plausible(text: str) -> float:
    """Share of characters that a Chinese or Latin text has: Han, kana, Latin, digits, signs, white space."""
    good = sum(1 for c in text if "一" <= c <= "鿿" or c in _SIGNS or " " <= c <= "~" or c in "\t\r\n\u3000")
    return good / len(text)


def _common(text: str) -> float:
    """How like running Chinese a text is: everyday characters and signs against rare and private ones.

    Bytes of one encoding read as the other give rare characters; in either, the everyday ones stand in the
    first level of GB 2312 (b0–d7) or of Big5 (a4–c6).
    """
    other = [c for c in text if c > "\x7f"]
    if not other:
        return 0.0
    return sum(1 for c in other if c in _SIGNS or c == "\u3000" or _everyday(c)) / len(other)


def _everyday(character: str) -> bool:
    for name, low, high in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if low <= character.encode(name)[0] <= high:
                return True
        except UnicodeEncodeError:
            continue
    return False

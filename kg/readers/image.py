"""Scans and photographs of pages (extra `ocr`): recognised, set straight, in reading order."""

from __future__ import annotations

import io
import warnings
from typing import Any

from kg.errors import InputError
from kg.readers import ocr
from kg.readers.base import Read, Reader
from kg.readers.pages import Page, written
from kg.readers.xycut import read_page

_MOST = 80_000_000
_FRAMES = 200
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff", "WEBP": "image/webp", "BMP": "image/bmp"}


def read_image(data: bytes, path: str) -> Read:
    """Return the text of a picture (of each page of a TIFF), columns in order; boxes are in dots of the picture.

    Raises InputError where the extra `ocr` is missing, the picture is damaged, too large or without text.
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError:
        raise ocr.Missing(f"{path}: a picture of text {ocr.Missing.remedy}") from None
    if not data:
        raise InputError(f"{path}: empty; give a file that holds a picture")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=list(_TYPES))
            pages = [_page(picture, number, path) for number in range(getattr(picture, "n_frames", 1))]
    except UnidentifiedImageError:
        raise InputError(f"{path}: no picture though its name says so; give it the ending of what it is") from None
    except Image.DecompressionBombError:
        raise InputError(f"{path}: a picture of too many dots; make it smaller") from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise InputError(f"{path}: the picture is damaged or cut off ({str(error)[:60]}); fetch it again") from None
    text, regions = written(pages)
    if not text.strip():
        raise InputError(f"{path}: no text in this picture; give a clear scan")
    return Read(text, _TYPES[str(picture.format)], regions, (), f"{READER.name}+{ocr.name()}")


def _page(picture: Any, number: int, path: str) -> Page:
    import numpy
    from PIL import Image, ImageOps

    picture.seek(number)
    if number >= _FRAMES:
        raise InputError(f"{path}: more than {_FRAMES} pictures; split it")
    if picture.width * picture.height > _MOST:
        raise InputError(f"{path}: {picture.width} × {picture.height} dots are too many; make it smaller")
    upright: Any = ImageOps.exif_transpose(picture)
    if "A" in upright.getbands():
        glass = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", glass.size, "white"), glass)
    runs = ocr.recognise(numpy.asarray(upright.convert("RGB")), path, 1.0)
    return Page(number + 1, float(upright.height), tuple(read_page(runs)))


READER = Reader("image/1", (".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"), read_image, 128)

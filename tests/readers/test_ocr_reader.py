"""Scans: recognised, set straight, in column order, with confidence. Slow; need the extra `ocr` and a CJK font."""

from __future__ import annotations

import difflib
import io
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.pipeline import build
from kg.readers import read_source
from kg.readers.image import read_image
from kg.readers.pdf import read_pdf

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc",
)
FONT = next((f for f in FONTS if Path(f).exists()), None)
DOTS = 150


def scan(columns: int, skew: float, kind: str = "PNG") -> tuple[bytes, list[list[str]]]:
    """A page drawn at 150 dots an inch, turned by so many degrees, with grain."""
    import numpy
    from PIL import Image, ImageDraw, ImageFont
    from printed import HEADLINE, paragraphs

    texts = paragraphs(30)
    wide, high, margin = round(8.27 * DOTS), round(11.7 * DOTS), 90
    page = Image.new("L", (wide, high), 255)
    draw = ImageDraw.Draw(page)
    body, title = (ImageFont.truetype(str(FONT), size, index=2) for size in (22, 50))
    draw.text((wide / 2, 120), HEADLINE, font=title, anchor="mm", fill=0)
    width = (wide - 2 * margin - (columns - 1) * 40) / columns
    lines: list[str] = []
    for text in map("".join, texts):
        lines.append("\u3000\u3000")
        for character in text:
            if body.getlength(lines[-1] + character) > width and character not in "，。":
                lines.append("")
            lines[-1] += character
    rows = -(-len(lines) // columns)
    for number, line in enumerate(lines):
        column, row = divmod(number, rows)
        draw.text((margin + column * (width + 40), 200 + row * 33), line, font=body, fill=20)
    page = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = numpy.random.default_rng(1).normal(0, 12, (high, wide))
    page = Image.fromarray((numpy.asarray(page) + grain).clip(0, 255).astype("uint8"))
    file = io.BytesIO()
    page.save(file, kind, resolution=DOTS)
    return file.getvalue(), texts


needed = pytest.mark.skipif(FONT is None, reason="no CJK font to draw a scan with")


@pytest.mark.slow
@needed
@pytest.mark.parametrize(("columns", "skew", "kind"), [(3, 1.0, "PNG"), (2, -1.0, "PDF")])
def test_a_scan_is_read_in_order_though_askew(columns: int, skew: float, kind: str) -> None:
    pytest.importorskip("rapidocr")
    data, texts = scan(columns, skew, kind)
    read = read_pdf(data, "a.pdf") if kind == "PDF" else read_image(data, "a.png")
    truth, found = "".join(map("".join, texts)), "".join(read.text.split())
    same = sum(b.size for b in difflib.SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks())
    assert same >= 0.99 * len(truth)
    at = [found.find(sentence[:12]) for text in texts for sentence in text]
    assert sum(0 <= a < b for a, b in pairwise(at)) >= 0.95 * (len(at) - 1)
    assert all(r.confidence and 0.5 <= r.confidence <= 1 for r in read.regions)
    assert "rapidocr/" in read.reader


@pytest.mark.slow
@needed
def test_facts_of_a_scan_say_that_they_were_recognised(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    (tmp_path / "scan.png").write_bytes(scan(2, 0.5)[0])
    made = build([tmp_path])
    evidence = [e for s in made.statements for e in s.evidence]
    assert evidence and all(e.by.endswith("+ocr:rapidocr") and e.page == 1 and e.box for e in evidence)


def test_without_the_extra_a_picture_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.readers import ocr

    ocr._engine.cache_clear()
    for name in ("PIL", "rapidocr"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(InputError, match=r"scan\.png: .*pip install 'zhiluo\[ocr\]'"):
        read_source(tmp_path / "scan.png", "scan.png")


def test_a_text_layer_without_meaning_asks_for_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from printed import pdf

    from kg.readers import ocr

    ocr._engine.cache_clear()
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    (tmp_path / "signs.pdf").write_bytes(pdf([(60.0, 100.0, 12.0, "\ue010\ue011\ue012\ue013" * 8)]))
    with pytest.raises(InputError, match=r"signs\.pdf: .*pip install 'zhiluo\[ocr\]'"):
        read_source(tmp_path / "signs.pdf", "signs.pdf")


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_is_no_picture_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    pytest.importorskip("PIL")
    (tmp_path / "bad.png").write_bytes(data)
    with pytest.raises(InputError, match=r"bad\.png: ") as caught:
        read_source(tmp_path / "bad.png", "bad.png")
    assert "\n" not in str(caught.value)

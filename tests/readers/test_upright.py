"""Text set from top to bottom (竖排) in PDF: read line by line from the right, in place among the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import HEIGHT, Words, paragraphs, pdf

from kg.readers.glyphs import Glyph
from kg.readers.pdf import read_pdf
from kg.readers.upright import areas, read_with


def upright(text: str, right: float, top: float, rows: int, size: float = 10.0) -> Iterator[Words]:
    """A text set from top to bottom, so many characters a line, the lines from right to left, indented by two."""
    for number, character in enumerate("\u3000\u3000" + text):
        column, row = divmod(number, rows)
        if character != "\u3000":
            yield right - column * 1.7 * size, top + (row + 1) * 1.05 * size, size, character


def flat(text: str) -> str:
    return "".join(text.split())


TEXT = "".join("".join(p) for p in paragraphs(12)).replace("%", "成")
LEVEL = "装电梯难在一楼不同意，街道请来规划师和律师。"


def page() -> bytes:
    text = list(upright(TEXT, 480, 150, 25))
    return pdf([(200.0, 60.0, 20.0, "夜校点亮青春"), *text, (80.0, 600.0, 10.0, LEVEL)])


def test_lines_from_top_to_bottom_are_read_from_the_right() -> None:
    read = read_pdf(page(), "a.pdf")
    lines = [x for x in read.text.split("\n") if x.strip()]
    assert lines[0] == "夜校点亮青春" and flat(lines[1]) == TEXT and lines[2].strip() == LEVEL


def test_the_place_of_an_upright_line_is_where_it_stands() -> None:
    read = read_pdf(page(), "a.pdf")
    at = read.text.index(TEXT[:8])
    region = next(r for r in read.regions if r.start <= at < r.end)
    left, top, right, low = region.box
    assert (left, right) == pytest.approx((480, 490), abs=1) and top > 150 and 380 < low < HEIGHT
    assert read.text[region.start : region.end] == TEXT[:23]


def test_two_tiers_are_read_one_after_the_other() -> None:
    half = TEXT[:200]
    tiers = [*upright(half, 480, 100, 20), *upright(half[::-1], 480, 340, 20)]
    text = flat(read_pdf(pdf(tiers), "a.pdf").text)
    assert text == half + half[::-1]


def test_columns_of_a_table_and_numbers_of_a_list_are_no_upright_text() -> None:
    cells = [(60.0 + 60 * j, 200.0 + 20 * i, 10.0, c) for j in range(4) for i, c in enumerate("甲乙丙丁戊")]
    text = read_pdf(pdf(cells), "a.pdf").text
    assert flat(text).startswith("甲|甲|甲|甲") or flat(text).startswith("甲甲甲甲")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), max_size=80, unique=True))
def test_no_character_is_lost_or_doubled(places: list[tuple[int, int]]) -> None:
    glyphs = [
        Glyph(chr(0x4E00 + n), 10.0 * x, 10.0 * x + 10, 10.0 * y, 10.0, False) for n, (x, y) in enumerate(places)
    ]
    level, found = areas(glyphs)
    kept = [g.character for g in level] + [c for area in found for r in area.runs for c in r.text]
    assert sorted(kept) == sorted(g.character for g in glyphs)
    blocks = read_with([], found)
    assert sum(len(r.text) for b in blocks for line in b.lines for r in line) == len(kept) - len(level)

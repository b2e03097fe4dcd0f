"""Clean text keeps its length, and every clean range finds its way back to the source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.text.clean import cut, fold, locate, quote


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_makes_figures_half_width_and_leaves_chinese_marks() -> None:
    assert fold("３．５９亿（ＧＤＰ）％，。\u3000") == "3.59亿（GDP）%，。 "


PIECES = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6)), min_size=1, max_size=6)


@settings(deadline=None)
@given(PIECES, st.data())
def test_located_slices_say_what_the_clean_range_says(gaps: list[tuple[int, int]], data: st.DataObject) -> None:
    source, pieces = "", []
    for gap, length in gaps:
        source += "\n" * gap
        pieces.append(Span(len(source), len(source) + length))
        source += "字" * length
    clean = quote(pieces, source)
    start = data.draw(st.integers(0, len(clean) - 1))
    end = data.draw(st.integers(start + 1, len(clean)))
    assert quote(locate(pieces, start, end, source), source).replace("\n", "") == clean[start:end]
    assert sum(s.end - s.start for s in cut(pieces, start, end)) == end - start


def test_a_line_break_inside_a_name_does_not_split_it() -> None:
    source = "江西省总\n  工会"
    assert locate([Span(0, 4), Span(7, 9)], 0, 6, source) == (Span(0, 9),)


def test_another_column_between_two_lines_does() -> None:
    source = "江西省总别的文章工会"
    assert locate([Span(0, 4), Span(8, 10)], 0, 6, source) == (Span(0, 4), Span(8, 10))

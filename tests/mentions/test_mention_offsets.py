"""Offsets stay exact on any characters; long lines cost no more a character than short ones."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions.extract import extract
from kg.mentions.tagger import LIMIT, cut_safely, default_tagger
from kg.text.clean import fold

PHRASES = [
    *(
        "人社部",
        "《关于稳就业的意见》",
        "２０２４年",
        "８万人",
        "張三豐",
        "臺灣",
        "全国总工会",
        "习近平",
        "“春风行动”",
    ),
    *("😀", "👩\u200d👧", "\u200d", "\x00", "\ue000", "\ud800", "\udfff", "国发〔2024〕12号"),
    *("　", "，", "。", "A", "·", "\n", "（", "”", "》"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PHRASES), st.characters()), max_size=30).map("".join))
def test_offsets_are_those_of_the_line(text: str) -> None:
    clean = fold(text)
    end = 0
    for mention in extract(text):
        assert mention.text == clean[mention.start : mention.end]
        assert "".join(text[s.start : s.end] for s in mention.spans) == mention.quote
        assert (mention.spans[0].start, mention.spans[-1].end) == (mention.start, mention.end)
        assert mention.start >= end, "mentions do not overlap"
        end = mention.end


@given(st.text(max_size=2000), st.integers(1, 600))
def test_safe_pieces_cover_the_text(text: str, limit: int) -> None:
    ranges = cut_safely(text, limit)
    assert "".join(text[a:b] for a, b in ranges) == text
    assert all(0 < b - a <= limit for a, b in ranges)


def test_pieces_end_behind_sentences() -> None:
    text = "甲乙丙。" * 300
    assert all(text[b - 1] == "。" for _, b in cut_safely(text, LIMIT))


def test_words_cover_the_text_and_are_the_same_every_time() -> None:
    text = "全国总工会在北京召开会议，张三出席。" * 40
    words = default_tagger().tag(text)
    assert "".join(text[a:b] for a, b, _ in words) == text
    assert words == default_tagger().tag(text)


@pytest.mark.parametrize(
    "line", ["国" * 8000, "1" * 20000, "“" * 5000, "《" * 5000, "委员会" * 3000, "在中国工会" * 2000]
)
def test_monotonous_lines_run_in_linear_time(line: str) -> None:
    """Four times the line may take four times the calls, and a few more for what is done once."""
    extract(line[:100])  # what is loaded once is not the line's
    quarter, whole = _calls(line[: len(line) // 4]), _calls(line)
    assert whole <= 4 * 1.5 * quarter + 10_000


def _calls(line: str) -> int:
    """Return how many Python functions reading a line calls: work that no busy machine makes more."""
    count = 0

    def see(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        extract(line)
    finally:
        sys.setprofile(None)
    return count

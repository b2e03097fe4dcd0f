"""Texts are read together, and each is read as if it were alone."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.lac import batches
from kg.mentions.tagger import default_tagger

PIECES = (
    "全国总工会",
    "在北京召开会议",
    "，",
    "张三",
    "出席。",
    "2024年",
    "GDP增长5.2%",
    "李四任青州市副市长",
    "\u3000",
    "の",
)


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=0, max_size=12).map("".join), max_size=12))
def test_a_text_is_read_alike_alone_and_among_others(texts: list[str]) -> None:
    tagger = default_tagger()
    together = tagger.read(texts)  # type: ignore[attr-defined]
    for text, reading in zip(texts, together, strict=True):
        alone = tagger.read([text])[0]  # type: ignore[attr-defined]
        assert (reading.words, reading.guesses) == (alone.words, alone.guesses)
        assert "".join(text[a:b] for a, b, _ in reading.words) == text
        for table, own in zip(reading.beliefs, alone.beliefs, strict=True):
            np.testing.assert_allclose(table, own, atol=1e-5)


@given(st.lists(st.integers(1, 512), max_size=40))
def test_batches_hold_every_text_once_and_the_longest_last(lengths: list[int]) -> None:
    found = batches(lengths)
    assert sorted(number for batch in found for number in batch) == list(range(len(lengths)))
    assert all(
        [lengths[number] for number in batch] == sorted(lengths[number] for number in batch) for batch in found
    )

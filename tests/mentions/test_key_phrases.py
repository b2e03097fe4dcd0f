"""What a document keeps coming back to is a concept of it: few phrases, none within a name or twice over."""

from __future__ import annotations

from itertools import pairwise

from kg.mentions.extract import extract

TEXT = (
    "研究团队在山谷里建起了气象雷达网，气象雷达每六分钟扫描一次。"
    "农户说，有了气象雷达，他们提前收了谷子。"
    "当地还修复了梯田水渠，梯田水渠让三百亩坡地重新种上水稻。"
)


def phrases(text: str) -> list[str]:
    return [m.text for m in extract(text) if m.by.endswith("#keyphrase")]


def test_phrases_that_come_back_are_concepts() -> None:
    assert "梯田水渠" in phrases(TEXT)
    assert len(set(phrases(TEXT))) <= 5


def test_a_phrase_said_once_is_none() -> None:
    assert phrases("当地修复了梯田水渠。") == []


def test_phrases_touch_no_other_mention() -> None:
    taken = sorted((m.start, m.end) for m in extract(TEXT))
    assert all(end <= start for (_, end), (start, _) in pairwise(taken))

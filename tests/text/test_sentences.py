"""Where sentences and clauses end, and where a mark ends nothing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.sentences import split_clauses, split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一句。第二句！第三句？", ["第一句。", "第二句！", "第三句？"]),
        ("他说：“好。”她笑了。", ["他说：“好。”", "她笑了。"]),
        ("“走吧。”她说，走。", ["“走吧。”她说，走。"]),
        ("《怎么办？》出版了。", ["《怎么办？》出版了。"]),
        ("印发通知（见附件。）并要求执行。", ["印发通知（见附件。）并要求执行。"]),
        ("一行\n二行", ["一行", "二行"]),
        ("喊着“加油！”的口号。", ["喊着“加油！”的口号。"]),
        ("未闭合（的括号。下一句。", ["未闭合（的括号。", "下一句。"]),
        ("　　段首。  ", ["段首。"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2030年，培养8万人、9万人；再说。", ["到2030年，", "培养8万人、9万人；", "再说。"]),
        ("共1,234人，9:30开始。", ["共1,234人，", "9:30开始。"]),
        ("《甲，乙》和“丙，丁”印发，实施。", ["《甲，乙》和“丙，丁”印发，", "实施。"]),
        ("一个目标——共同富裕。", ["一个目标——", "共同富裕。"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_clauses(text)] == expected


def test_a_long_quotation_is_cut_inside() -> None:
    text = "他说：“" + "这是很长的一句话。" * 40 + "”"
    assert len(split_sentences(text)) >= 40


TEXT = st.text(alphabet="中文字。！？；，：、“”《》（）——…1,2 \n", max_size=80)


@settings(deadline=None)
@given(TEXT)
def test_ranges_are_ordered_and_lose_nothing_but_white_space(text: str) -> None:
    for split in (split_sentences, split_clauses):
        ranges = split(text)
        assert all(a < b for a, b in ranges)
        assert all(before[1] <= after[0] for before, after in pairwise(ranges))
        kept = "".join(text[a:b] for a, b in ranges)
        assert "".join(kept.split()) == "".join(text.split())

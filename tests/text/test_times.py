"""Times resolved against the issue date, and what holds for any text."""

import time
import warnings
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resources import lexicon
from kg.text.times import find_times, parse_time

with warnings.catch_warnings():
    # edtf's grammar warns about itself when it is built.
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

ANCHOR = date(2024, 3, 5)


def says(text: str, anchor: date | None = ANCHOR, prefer: str = "past") -> list[tuple[str, str | None]]:
    return [(t.text, t.edtf) for t in find_times(text, anchor, prefer)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2021年，服务业就业人员3.59亿人。", [("2021年", "2021")]),
        ("截至2023年底，共有会员3亿人。", [("2023年底", "2023-12-31")]),
        ("到2030年末，累计培养1万人。", [("2030年末", "2030-12-31")]),
        ("至2030年，每年培养8万人。", [("2030年", "2030"), ("每年", None)]),
        ("力争2030年前实现碳达峰。", [("2030年前", "../2030")]),
        ("党的十八大以来，成就显著。", [("党的十八大以来", "2012-11/..")]),
        ("“十五五”时期是关键时期。", [("“十五五”时期", "2026/2030")]),
        ("编制“十五五”规划。", []),
        ("近日，省总工会印发通知；前不久召开会议。", [("近日", "2024-03-05~"), ("前不久", "2024-03-05~")]),
        ("1931年 11月成立。", [("1931年 11月", "1931-11")]),
        ("1932年8月提出，9月开展，次年结束。", [("1932年8月", "1932-08"), ("9月", "1932-09"), ("次年", "1933")]),
        ("1—9月增长5%。", [("1—9月", "2023-01/2023-09")]),
        (
            "今年1—2月增长5%，比上年同期低1个百分点。",
            [("今年1—2月", "2024-01/2024-02"), ("上年同期", "2023-01/2023-02")],
        ),
        ("自2025年1月1日起施行。", [("自2025年1月1日起", "2025-01-01/..")]),
        ("2021、2022年连续增长。", [("2021", "2021"), ("2022年", "2022")]),
        ("新华社3月4日电，19日举行。", [("3月4日", "2024-03-04"), ("19日", "2024-02-19")]),
        ("当天，双方签约。", [("当天", None)]),
        ("一系列举措、第一次会议、一天到晚。", []),
        ("不同年龄、本次年会、出现在、青年中间。", []),
        ("1月份中老铁路运量增长。", [("1月份", "2024-01")]),
    ],
)
def test_sentences_of_a_newspaper(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert says(text) == expected


def test_a_date_without_its_year_looks_back_or_ahead() -> None:
    assert says("11月3日") == [("11月3日", "2023-11-03")]
    assert says("11月3日", prefer="future") == [("11月3日", "2024-11-03")]
    assert says("会议将于3月20日举行") == [("3月20日", "2024-03-20")]
    assert says("19日", prefer="future") == [("19日", "2024-03-19")]


def test_without_an_issue_date_relative_times_say_that_they_are_unresolved() -> None:
    found = find_times("近日，去年11月3日、2021年3月5日", None)
    assert [(t.kind, t.edtf) for t in found] == [
        ("unresolved", None), ("unresolved", None), ("point", "2021-03-05"),
    ]  # fmt: skip


def test_bounds_are_the_days_of_the_value() -> None:
    found = parse_time("2024年2月", None)
    assert found is not None
    assert (found.earliest, found.latest, found.granularity) == ("2024-02-01", "2024-02-29", "month")


def test_a_limit_ahead_begins_at_the_issue_date() -> None:
    found = parse_time("2025年底前", ANCHOR)
    assert found is not None
    assert (found.kind, found.earliest, found.latest) == ("limit", "2024-03-05", "2025-12-31")


EXAMPLES = [(e[0], e[1]) for row in lexicon("times_patterns")["pattern"] for e in row.get("yes", ())]
PIECES = st.lists(
    st.sampled_from(
        [*(e[0] for e in EXAMPLES), "，", "到", "截至", "自", "前", "后", "以来", "1", "年", "月", "日", "、"]
    ),
    max_size=6,
)
DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


@settings(deadline=None)
@given(PIECES, DAYS, st.sampled_from(["past", "future"]))
def test_any_text_gives_ordered_slices_and_valid_values(pieces: list[str], anchor: date, prefer: str) -> None:
    text = "".join(pieces)
    at = 0
    for found in find_times(text, anchor, prefer):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        at = found.end
        if found.edtf is not None:
            assert parse_edtf(found.edtf) is not None
        if found.earliest and found.latest:
            assert found.earliest <= found.latest


@settings(deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), DAYS))
def test_no_text_breaks_the_reader(text: str, anchor: date | None) -> None:
    for found in find_times(text, anchor):
        assert text[found.start : found.end] == found.text
    parse_time(text, anchor)


@pytest.mark.parametrize(("text", "anchor"), EXAMPLES)
def test_every_value_is_edtf_for_a_public_library(text: str, anchor: str) -> None:
    found = parse_time(text, date.fromisoformat(anchor) if anchor else None)
    assert found is not None
    if found.edtf is not None:
        assert str(parse_edtf(found.edtf)) == found.edtf


def growth(work: Callable[[str], object], unit: str) -> float:
    """Return how many times longer a text four times as long takes."""

    def cost(length: int) -> float:
        text = (unit * length)[:length]
        times = []
        for _ in range(3):
            start = time.process_time()
            work(text)
            times.append(time.process_time() - start)
        return min(times)

    return cost(8000) / max(cost(2000), 1e-4)


@pytest.mark.parametrize("unit", ["一", "1", "1 ", "近三", "自", "2021—", "5日、", "每年", "“", "十万", "  ", "党的"])
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    # Quadratic work would take sixteen times as long.
    assert growth(lambda text: find_times(text, ANCHOR), unit) < 10

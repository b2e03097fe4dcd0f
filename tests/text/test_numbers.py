"""Figures with value, unit and modifier, look-alikes left alone, and what holds for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KGError
from kg.text.numbers import Quantity, find_quantities
from kg.text.numbers.words import units
from kg.text.numerals import parse_number


def one(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "said", "value", "unit", "modifier"),
    [
        ("服务业就业人员3.59亿人。", "3.59亿人", 359_000_000, "人", None),
        ("占比达48％。", "48％", 48, "%", None),
        ("同比增长5.3%，", "5.3%", 5.3, "%", None),
        ("比上年提高0.6个百分点。", "0.6个百分点", 0.6, "百分点", None),
        ("每年培养8万人左右。", "8万人", 80_000, "人", "about"),
        ("培养不少于1万人。", "1万人", 10_000, "人", "atLeast"),
        ("达到30%以上。", "30%", 30, "%", "atLeast"),
        ("近25万户居民受益。", "25万户", 250_000, "户", "nearly"),
        ("最近3家企业。", "3家", 3, "家", None),
        ("签约10个项目。", "10个", 10, "个", None),
        ("展出上万种花卉。", "万种", 10_000, "种", "over"),
        ("建成十余个站点。", "十余个", 10, "个", "over"),
        ("惠及2.5万多户。", "2.5万多户", 25_000, "户", "over"),
        ("包含３０００余件。", "３０００余件", 3000, "件", "over"),
        ("投资8万2千元。", "8万2千元", 82_000, "元", None),
        ("约合4.287亿美元。", "4.287亿美元", 428_700_000, "美元", None),
        ("罚款人民币50元。", "人民币50元", 50, "元", None),
        ("开销123元1角1分。", "123元1角1分", 123.11, "元", None),
        ("一万五千亿元投资", "一万五千亿元", 1_500_000_000_000, "元", None),
        ("增长百分之六点三。", "百分之六点三", 6.3, "%", None),
        ("增长了1.5倍。", "1.5倍", 1.5, "倍", None),
        ("近八成个体户", "八成", 8, "成", "nearly"),
        ("最低气温-18℃。", "-18℃", -18, "摄氏度", None),
        ("仅用一个半小时。", "一个半小时", 1.5, "小时", None),
        ("为期3年。", "3年", 3, "年", None),
        ("有效期一年。", "一年", 1, "年", None),
        ("收到之日起15个工作日内", "15个工作日", 15, "个工作日", "atMost"),
        ("规模超百家。", "百家", 100, "家", "over"),
        ("1000 万人参保", "1000 万人", 10_000_000, "人", None),
    ],
)
def test_figures_of_a_newspaper(text: str, said: str, value: float, unit: str, modifier: str | None) -> None:
    found = one(text)
    assert (found.text, found.value, found.unit, found.modifier) == (said, value, unit, modifier)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("增速为30%—40%。", 30, 40, "%"),
        ("罚款1万元--5万元。", 10_000, 50_000, "元"),
        ("需要5至10万人。", 50_000, 100_000, "人"),
        ("两到三万港元", 20_000, 30_000, "港元"),
        ("几十万人参加", 100_000, 1_000_000, "人"),
        ("四五千块钱", 4_000, 5_000, "元"),
        ("数百名工人", 100, 1_000, "名"),
    ],
)
def test_bounds_instead_of_a_value(text: str, low: float, high: float, unit: str) -> None:
    found = one(text)
    assert (found.value, found.low, found.high, found.unit) == (None, low, high, unit)


def test_a_change_is_two_figures() -> None:
    assert [q.value for q in find_quantities("从30%到40%")] == [30, 40]


@pytest.mark.parametrize(
    "text",
    [
        "拨打12333热线",
        "90后青年",
        "“1+X”证书",
        "国发〔2024〕12号",
        "第一，其一，一是",
        "百日千万招聘",
        "“两目录一系统”",
        "一个项目，一种制度，一系列举措",
        "三个方面，两大任务",
        "2021年3月5日",
        "党的二十大",
        "全国两会",
        "五台山和七台河市",
        "三里屯",
        "二十国集团",
        "最后一公里",
        "数字经济",
        "几个人",
        "第14届大会",
        "5G基站",
        "21时30分",
        "076两栖攻击舰",
        "30周年",
        "近三年来，三年前",
        "三年行动计划",
        "千家万户",
        "大陆圆梦",
    ],
)
def test_what_looks_like_a_figure_and_is_none(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二四", 2024),
        ("两千三百五", 2350),
        ("负1.1", -1.1),
        ("壹佰伍拾", 150),
        ("5亿1万4千6百", 500_014_600),
        ("卅三", 33),
    ],
)
def test_one_number(text: str, value: float) -> None:
    read = parse_number(text)
    assert read is not None and read.value is not None
    assert float(read.value) == value


@settings(deadline=None)
@given(st.integers(0, 10**15))
def test_arabic_numbers_are_read_as_they_stand(number: int) -> None:
    assert one(f"共{number}万人").value == number * 10_000
    read = parse_number(f"{number:,}")
    assert read is not None and read.value == number


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*sorted(units()), "3", "一", "百", "万", "多", "至", "—", "约", "半", "第", "。", "%", "."]),
        max_size=8,
    )
)
def test_any_text_gives_ordered_slices(pieces: list[str]) -> None:
    text, at = "".join(pieces), 0
    for found in find_quantities(text):
        assert at <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.value is not None or (found.low is not None and found.high is not None)
        at = found.end


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for found in find_quantities(text):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("unit", ["一", "1", "1万1", "1—", "百分之", "1,", "三分之", "半", "元", "1万至"])
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def cost(length: int) -> float:
        text, times = (unit * length)[:length], []
        for _ in range(3):
            start = time.process_time()
            find_quantities(text)
            times.append(time.process_time() - start)
        return min(times)

    assert cost(8000) / max(cost(2000), 1e-4) < 10


def test_a_missing_lexicon_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "kg.ttl").write_text("", encoding="utf-8")
    with pytest.raises(KGError, match=r"units\.toml"):
        find_quantities("3人", tmp_path)

"""Numbers of things that do something or have something done to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]
FIGURES = {"observation", "target", "forecast"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[丙市春季招聘会|Event]举行，近400家用人单位发布岗位1.2万多个。",
            [("丙市春季招聘会", "发布岗位的用人单位", 400), ("丙市春季招聘会", "发布岗位", 12000)],
        ),
        ("去年，[丙市|AdministrativeArea]办展多场，3200万人次参观各类展览。", [("丙市", "参观各类展览", 32000000)]),
        ("[丙市|AdministrativeArea]设立专席，推动解决居民困难诉求174件。", [("丙市", "推动解决居民困难诉求", 174)]),
        ("去年，[丙国|Country]与[丁国|Country]进出口总额90亿元。", [("丙国", "与丁国进出口总额", 9000000000)]),
    ],
)
def test_who_does_it_is_counted_with_what_is_done(
    state: State, text: str, wanted: list[tuple[str, str, float]]
) -> None:
    found = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert [(s.subject, s.measure, s.value) for s in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[乙国|Country]发生地震，已造成至少20人遇难，另有超过140人受伤。",
            [("乙国", "地震遇难人数", 20), ("乙国", "地震受伤人数", 140)],
        ),
        ("[乙省|Province]暴雨致16人死亡。", [("乙省", "暴雨致死亡", 16)]),
        (
            "空袭在[乙省|Province]导致12名平民死亡、50多人受伤。",
            [("乙省", "空袭在乙省导致平民死亡", 12), ("乙省", "空袭在乙省导致受伤", 50)],
        ),
        ("[乙省|Province]此次事故造成的遇难人数升至55人。", [("乙省", "此次事故造成的遇难人数", 55)]),
        ("[乙省|Province]规定，造成3人以上死亡的，应当上报。", []),
    ],
)
def test_the_dead_and_hurt_are_counted_where_it_happened(
    state: State, text: str, wanted: list[tuple[str, str, float]]
) -> None:
    found = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert [(s.subject, s.measure, s.value) for s in found] == wanted


def test_a_level_is_of_what_the_clause_before_says_moved(state: State) -> None:
    (found,) = [
        s
        for s in state("7月[乙国|Country]经济景气指数大幅下滑，从上个月的52.7降至34.7。", "2025-08-01")[0]
        if s.predicate in FIGURES
    ]
    assert (found.subject, found.measure, found.value, found.comparison) == ("乙国", "经济景气指数", 34.7, None)


def test_so_many_times_as_then(state: State) -> None:
    text = "去年，[甲银行|Company]新增贷款90亿元，是2015年的2.3倍。"
    level, times = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert (times.measure, times.value, times.unit, times.comparison) == (level.measure, 2.3, "倍", "2015年")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("去年，[丙市|AdministrativeArea]工业总产值突破4.5万亿。", ("工业总产值", 4.5e12, "元")),
        ("去年，[丙市|AdministrativeArea]实现5100多亿元结余。", ("实现结余", 5.1e11, "元")),
        ("去年，[丙市|AdministrativeArea]吸纳40多万农民就业。", ("吸纳农民", 400000, "人")),
    ],
)
def test_a_unit_left_out_is_that_of_the_measure(state: State, text: str, wanted: tuple[str, float, str]) -> None:
    (found,) = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert (found.measure, found.value, found.unit) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("去年，[丙市|AdministrativeArea]经济总量迈上5万亿元新台阶。", [("经济总量", 5e12)]),
        ("去年，[丙市|AdministrativeArea]在建的水利项目多达290个。", [("在建的水利项目", 290)]),
        (
            "去年，[丙市|AdministrativeArea]步行街客流量、营业额分别增长11.7%和9.2%。",
            [("步行街客流量", 11.7), ("步行街营业额", 9.2)],
        ),
        ("去年，[丙市|AdministrativeArea]实现了占总量18.4%的投资。", []),
    ],
)
def test_a_measure_is_whole_and_no_more(state: State, text: str, wanted: list[tuple[str, float]]) -> None:
    found = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert [(s.measure, s.value) for s in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[丙港|Organization]又新增3条外贸航线。", [("丙港", "新增外贸航线", 3)]),
        ("[丙市|AdministrativeArea]的产品远销全球170多个国家和地区。", [("丙市", "产品远销全球国家和地区", 170)]),
        ("今年，[丙市|AdministrativeArea]引进了五十多家企业。", [("丙市", "引进企业", 50)]),
        ("今年，[丙市|AdministrativeArea]出台了3条措施。", []),
        (
            "[全国|Country]2500多所职业学校每年举办赛事300多场。",
            [("全国", "举办赛事的职业学校", 2500), ("全国", "举办赛事", 300)],
        ),
    ],
)
def test_small_and_worded_counts(state: State, text: str, wanted: list[tuple[str, str, float]]) -> None:
    found = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert [(s.subject, s.measure, s.value) for s in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "去年，[丙市|AdministrativeArea]累计举办活动20场，30万人参加。",
            [("丙市", "举办活动", 20), ("丙市", "参加人数", 300000)],
        ),
        (
            "去年，[丙市|AdministrativeArea]新增企业总部59家，累计达到432家。",
            [("丙市", "新增企业总部", 59), ("丙市", "企业总部", 432)],
        ),
        (
            "去年，[丙市|AdministrativeArea]工业投资和民间投资增长5.9%和2.7%。",
            [("丙市", "工业投资", 5.9), ("丙市", "民间投资", 2.7)],
        ),
    ],
)
def test_sums_and_pairs(state: State, text: str, wanted: list[tuple[str, str, float]]) -> None:
    found = [s for s in state(text, "2025-03-01")[0] if s.predicate in FIGURES]
    assert [(s.subject, s.measure, s.value) for s in found] == wanted


def test_what_there_is_has_no_period_of_another_sentence(state: State) -> None:
    found, _ = state("上半年调剂资金已经拨付到位。[丙国|Country]持卡人数达13.9亿人。", "2031-07-22")
    assert [(s.value, s.time) for s in found if s.predicate in FIGURES] == [(1390000000, None)]


def test_the_figure_of_a_headline_gives_way_to_the_same_with_its_time(state: State) -> None:
    found, _ = state(
        "[丙国|Country]电影总票房突破250亿元。\n截至4月12日，[丙国|Country]电影大盘票房突破250亿元。", "2031-04-13"
    )
    assert [s.time for s in found if s.predicate in FIGURES] == ["2031-04-12"]


@pytest.mark.parametrize("verb", ["下降", "降", "跌"])
def test_what_falls_is_below_nought(state: State, verb: str) -> None:
    found, _ = state(f"8月份，[丙国|Country]居民消费价格环比{verb}0.5%。", "2031-09-10")
    assert [s.value for s in found if s.predicate in FIGURES] == [-0.5]

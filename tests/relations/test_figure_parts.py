"""Parts of what was just measured, pairs of shares, and measures that end where their clause does."""

from __future__ import annotations

import pytest
from figured import State, figures

CITY = "[丁市|AdministrativeArea]"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            f"前四个月，{CITY}陶瓷工业出口金额同比增长12%，对东盟国家出口增长21%。",
            ["陶瓷工业出口金额", "陶瓷工业对东盟国家出口"],
        ),
        (
            f"一季度，{CITY}服务业投资同比增长8%；对全部投资增长的贡献率达到41%。",
            ["服务业投资", "服务业投资对全部投资增长的贡献率"],
        ),
        (
            f"一季度，{CITY}先进制造业增加值同比增长7%。其中，仪器制造业增长11%。",
            ["先进制造业增加值", "仪器制造业增加值"],
        ),
        (
            f"去年，{CITY}完成货邮运输量32万吨。其中，国际航线完成9万吨。",
            ["货邮运输量", "国际航线货邮运输量"],
        ),
        (
            f"假期，{CITY}免税购物金额2亿元，购物人数3万人，件数8万件。",
            ["免税购物金额", "免税购物人数", "免税购物件数"],
        ),
        (f"{CITY}设立湿地自然保护地12个，涉及面积7万公顷。", ["设立湿地自然保护地", "湿地自然保护地涉及面积"]),
        (f"{CITY}去年新增减税20亿元，惠及9万户纳税人。", ["新增减税", "新增减税惠及纳税人"]),
        (f"{CITY}目前在建水利项目30个，水利建设投资达40亿元。", ["在建水利项目", "水利建设投资"]),
    ],
)
def test_a_part_is_measured_as_the_whole_was(state: State, text: str, measures: list[str]) -> None:
    assert [s.measure for s in figures(state(text, "2025-05-01"))] == measures


def test_two_shares_side_by_side_are_of_two_things(state: State) -> None:
    text = f"{CITY}职工和居民门诊费用报销比例稳定在75%和60%左右。"
    found = figures(state(text, "2025-05-01"))
    assert [(s.measure, s.value) for s in found] == [("职工门诊费用报销比例", 75), ("居民门诊费用报销比例", 60)]


@pytest.mark.parametrize(
    ("text", "measure", "comparison"),
    [
        (f"上月{CITY}快递业务量日均超过9万件。", "快递业务量", None),
        (f"去年{CITY}服务业增加值增速为5.6%。", "服务业增加值", "增速"),
        (f"去年{CITY}“六〇后”旅游订单同比增长50%。", "“六〇后”旅游订单", "同比"),
        (f"{CITY}市属公园去年接待外籍游客18万人次。", "市属公园接待外籍游客", None),
    ],
)
def test_a_measure_keeps_its_first_and_last_word(
    state: State, text: str, measure: str, comparison: str | None
) -> None:
    assert [(s.measure, s.comparison) for s in figures(state(text, "2025-05-01"))] == [(measure, comparison)]


@pytest.mark.parametrize(
    "text",
    [
        f"{CITY}三成的旅客经铁路口岸入境后再出境。",
        f"{CITY}供销系统在100多个社区搭建了自提柜。",
        f"{CITY}港口位于市区以北80公里。",
        f"今年，{CITY}中央财政安排70亿元。",
    ],
)
def test_a_number_in_the_midst_of_a_clause_is_none(state: State, text: str) -> None:
    assert not figures(state(text, "2025-05-01"))


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (f"{CITY}已建成70个数字化车间、智能工厂。", "建成数字化车间、智能工厂"),
        (f"{CITY}建成40个城市书房、文化驿站等公共空间。", "建成城市书房、文化驿站等公共空间"),
        (f"{CITY}去年新建5个未来工厂、10个智能工厂。", "新建未来工厂"),
        (f"{CITY}完成51座小型水库大坝监测设施建设。", "完成小型水库大坝监测设施建设"),
        (f"5月份，{CITY}服务业商务活动指数位于60%以上的高位景气区间。", "服务业商务活动指数"),
    ],
)
def test_all_that_one_number_counts_is_in_its_measure(state: State, text: str, measure: str) -> None:
    assert figures(state(text, "2025-05-01"))[0].measure == measure


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (f"去年，{CITY}家具、家电零售业销售收入分别增长6%和8%。", ["家具零售业销售收入", "家电零售业销售收入"]),
        (
            f"{CITY}生活圈内改造养老站点98个、托育机构73个。",
            ["生活圈内改造养老站点", "生活圈内改造托育机构"],
        ),
        (f"去年，{CITY}贷款增加22亿元，同比多增3亿元。", ["贷款", "贷款增量"]),
        (f"去年，{CITY}对进口钢材征收25%的关税。", ["对进口钢材征收关税"]),
        (f"{CITY}派出2个工作组分赴沿江各县指导防汛。", ["派出工作组"]),
    ],
)
def test_a_measure_says_to_whom_and_of_what(state: State, text: str, measures: list[str]) -> None:
    assert [s.measure for s in figures(state(text, "2025-05-01"))] == measures


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (f"{CITY}率先发放婴幼儿育儿补贴，覆盖2万名婴幼儿。", "婴幼儿育儿补贴覆盖婴幼儿"),
        (f"{CITY}仅小微企业免征房产税这一项政策，新增减税超过10亿元。", "小微企业免征房产税政策新增减税"),
        (f"{CITY}依托关爱服务阵地开展活动5万场。", "开展活动"),
        (f"{CITY}累计为其他地区减少碳排放5万吨。", "累计为其他地区减少碳排放"),
        (f"{CITY}因饥饿死亡的人数升至12人。", "因饥饿死亡的人数"),
    ],
)
def test_a_measure_says_what_brings_it_about(state: State, text: str, measure: str) -> None:
    assert [s.measure for s in figures(state(text, "2025-05-01"))] == [measure]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (f"{CITY}首批国补资金6亿元已经到位。", ["首批国补资金"]),
        (f"{CITY}口岸出入境人员超6万人次，其中外国游客1万人次。", ["口岸出入境人员", "口岸出入境外国游客"]),
        (f"上月末，{CITY}社会融资规模存量同比增长8.3%。", ["社会融资规模存量"]),
        (f"{CITY}公安机关共立刑事案件660起。", ["公安机关立刑事案件"]),
        (f"{CITY}陶瓷领域企业不断壮大，相关龙头企业超40家。", ["陶瓷领域相关龙头企业"]),
        (
            f"{CITY}跨省直接结算服务超6万人次，减少群众垫付超6亿元。",
            ["跨省直接结算服务", "跨省直接结算减少群众垫付"],
        ),
    ],
)
def test_a_measure_keeps_what_narrows_it(state: State, text: str, measures: list[str]) -> None:
    assert [s.measure for s in figures(state(text, "2025-05-01"))] == measures

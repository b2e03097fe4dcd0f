"""What a figure measures can be understood without its text, or there is no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def figures(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str | None, float | None]]:
    return {(s.measure, s.value) for s in found[0] if s.predicate in {"observation", "target", "forecast"}}


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("[甲国|Country]对天然气需求激增，进口量达900万吨。", "天然气进口量", 9000000),
        ("[甲国|Country]相关部门追加指定4处地区为“重点防火区”。", "相关部门追加指定地区为“重点防火区”", 4),
        ("[甲军|ArmedForce]击落乙军3架鹰-21战斗机。", "击落乙军鹰-21战斗机", 3),
        ("[丙县|County]发放5万条棉被和过冬救助金。", "发放棉被", 50000),
        ("[丙省|Province]55个重点景区累计接待游客超800万人次。", "接待游客的重点景区", 55),
        ("[丙省|Province]与8个省份建立了交易合作。", "与省份建立了交易合作", 8),
        ("[丙省|Province]高技术制造业增加值占到全省的47.9%。", "高技术制造业增加值占全省", 47.9),
        ("[丙省|Province]制造业、高技术制造业增加值分别占到全省的6.7%、47.9%。", "制造业增加值占全省", 6.7),
        ("[丁港|Site]货运繁忙。目前，该港口共有航线76条。", "航线", 76),
        ("[丙省|Province]将改造提升20个养老机构。", "改造提升养老机构", 20),
        ("[丙省|Province]对东盟进出口45亿元，增长10%，占进出口总值的15%。", "对东盟进出口占进出口总值", 15),
        ("[丙省|Province]投资增长11%，新设立外商投资企业增长32%。", "新设立外商投资企业", 32),
        ("[丙省|Province]计划利用2亿元超长期特别国债资金支持电梯更新。", "利用超长期特别国债资金", 2e8),
        ("[丙省|Province]对戊国钢铝产品征收50%关税。", "对戊国钢铝产品征收关税", 50),
        ("[丁博览会|Fair]闭幕意向成交金额破7亿元。", "意向成交金额", 7e8),
        ("[丙省|Province]实际使用外资金额10亿元，按可比口径同比增长14%。", "实际使用外资金额", 14),
        ("[丙省|Province]围绕重点行业打造100个应用场景。", "打造应用场景", 100),
        ("[丙省|Province]传统景区增速明显，由2012年的64个增加到2023年的90个。", "传统景区", 64),
        (
            "[丙省|Province]养老、失业保险参保人数分别为5亿人、2亿人，同比增加2430万人、849万人。",
            "失业保险参保人数",
            8490000,
        ),
        ("[丙省|Province]旅游人数达4.3亿人次，收入达5247亿元。", "旅游收入", 5.247e11),
        ("[丙省|Province]新建提升绿地100公顷、口袋公园18个。", "新建提升口袋公园", 18),
        ("[丙省|Province]地方国企营业收入突破350亿元，研发经费投入超过48亿元。", "地方国企研发经费投入", 4.8e9),
        ("[丙省|Province]耕种综合机械化率超过75%，新建高标准农田超过8万亩。", "新建高标准农田", 80000),
        (
            "[丙省|Province]制造业利润增长16%，增速高于全部工业12个百分点，拉动工业利润增长4.7个百分点。",
            "制造业利润拉动工业利润",
            4.7,
        ),
        ("[丁博览会|Fair]开幕，此次博览会吸引了60个国家和地区参加。", "吸引国家和地区参加", 60),
    ],
)
def test_a_measure_holds_all_that_is_counted(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in figures(state(text, "2025-03-01"))


@pytest.mark.parametrize(
    "text",
    [
        "[丙省|Province]在距离海岸线120公里的海上平台有了网络信号。",
        "[戊工程|Program]建设由30米口径射电望远镜组成的阵列。",
        "[丙省|Province]以182个片区为载体启动了整体更新。",
        "[丙省|Province]建成由9颗卫星、842部雷达组成的观测系统。",
        "[我国|Country|place/中国]集聚了80%的全国重点实验室。",
        "[丁银行|Company]股价走低，戊地平线银行下跌33%。",
        "[丙省|Province]铁路网覆盖97%的50万人口以上城市。",
        "[丙省|Province]粮食丰收，连续两年站稳在14亿斤以上。",
        "[丙省|Province]近八成个体工商户不需要缴税。",
        "[丙省|Province]数字经济对第二和第三产业的渗透率分别提高8个和11个百分点。",
        "[丙省|Province]已推出共三批57家5C、4C级营地。",
        "[丙省|Province]还有60场展览让假期的选择更多样。",
        "[甲国|Country]今年以来首次单月增幅超过10%。",
    ],
)
def test_a_number_of_another_thing_is_no_figure(state: State, text: str) -> None:
    assert not figures(state(text, "2025-03-01"))


def test_the_parts_of_a_trade_grow_and_not_its_share(state: State) -> None:
    text = "1—5月，[丙省|Province]机电产品出口7亿元，占出口总值的63.6%。其中，汽车、船舶出口分别增长45.5%和22.5%。"
    assert {("汽车出口", 45.5), ("船舶出口", 22.5)} <= figures(state(text, "2025-08-20"))


def test_a_lead_over_another_rate_is_one_of_what_grew_before(state: State) -> None:
    text = "[丁银行|Company]农业贷款余额达100亿元，较年初增长50%，高于全行贷款平均增速42.9个百分点。"
    assert ("农业贷款余额增速", 42.9) in figures(state(text, "2025-08-20"))


def test_the_season_of_a_year_may_open_a_measure(state: State) -> None:
    found = state("[我国|Country|place/中国]消费回暖。2025年暑期档电影票房超过82亿元。", "2025-08-20")
    assert figures(found) == {("2025年暑期档电影票房", 8200000000)}

"""Figures: value, unit, measure, time, subject, source; targets and forecasts apart from observations."""

from __future__ import annotations

from figured import State, figures


def test_level_and_share_with_place_time_and_source(state: State) -> None:
    text = (
        "[国家统计局|GovernmentBody]数据显示，截至2021年，[我国|Country]服务业就业人员为3.59亿人，"
        "占[全国|Country]就业人员总数的48%。"
    )
    level, share = figures(state(text))
    assert (level.subject, level.value, level.unit, level.measure) == ("我国", 359000000, "人", "服务业就业人员")
    assert (share.value, share.unit, share.measure) == (48, "%", "服务业就业人员占全国就业人员总数")
    assert {e.attribution for s in (level, share) for e in s.evidence} == {"国家统计局"}
    assert level.modality == share.modality == "asserted"


def test_a_change_is_not_a_level(state: State) -> None:
    level, change = figures(state("去年，[浙江|Province]进出口总值5.2万亿元，同比增长6.1%。", "2024-03-01"))
    assert (level.comparison, change.comparison) == (None, "同比")
    assert level.measure == change.measure == "进出口总值"
    assert level.time == change.time == "2023"


def test_numbers_are_given_to_their_measures_in_order(state: State) -> None:
    text = (
        "[院|ResearchInstitute]发布的[《报告》|Report]预测，到2025年，甲业比重、乙业比重，将分别达到59.05%、54.96%。"
    )
    found = figures(state(text))
    assert [(s.measure, s.value, s.predicate, s.subject) for s in found] == [
        ("甲业比重", 59.05, "forecast", "报告"),
        ("乙业比重", 54.96, "forecast", "报告"),
    ]


def test_a_plan_is_a_target_with_its_rate_and_bound(state: State) -> None:
    text = "2021年，[部|GovernmentBody]启动[培育项目|Project]，提出至2030年，每年培训技能人员8万人左右。"
    (target,) = figures(state(text))
    assert (target.subject, target.predicate, target.modality) == ("培育项目", "target", "planned")
    assert (target.value, target.unit, target.modifier, target.time) == (80000, "人/年", "about", "../2030")


def test_an_elided_subject_is_the_one_of_the_sentence_before(state: State) -> None:
    text = "[该省|Province]印发[《方案》|Plan]。计划到2030年，围绕重点领域，培育工程师1万人以上。"
    (target,) = figures(state(text))
    assert (target.subject, target.value, target.modifier) == ("该省", 10000, "atLeast")


def test_a_speaker_is_not_what_is_counted(state: State) -> None:
    text = "[王某|Person]介绍，已举办3.1万场招聘会。"
    assert figures(state(text)) == []


def test_a_former_value_is_a_figure_of_its_own_that_says_so(state: State) -> None:
    found = {(s.measure, s.value) for s in figures(state("[雅万高铁|Site]上座率由49%增至98.7%。"))}
    assert found == {("上座率", 98.7), ("上座率（此前）", 49)}
    first = figures(state("[丁银行|Company]成员数量将由目前的57个增至109个。"))
    now = {(s.measure, s.predicate, s.modality) for s in first if s.value == 57}
    assert now == {("成员数量（目前）", "observation", "asserted")}


def test_a_number_that_two_share_is_left_alone(state: State) -> None:
    assert figures(state("[东北|Region]、[华北|Region]气温达到15℃。")) == []


def test_a_fall_is_a_negative_change(state: State) -> None:
    text = "去年，[全国|Country]城镇调查失业率为5.1%，比上年同期下降0.2个百分点。"
    level, change = figures(state(text, "2024-03-01"))
    assert (level.value, level.comparison) == (5.1, None)
    assert (change.value, change.comparison, change.unit) == (-0.2, "比上年同期", "百分点")


def test_times_and_modal_words_are_no_part_of_a_measure(state: State) -> None:
    (target,) = figures(state("[甘肃省|Province]力争到2025年底募集见习岗位5万个。", "2025-03-01"))
    assert (target.measure, target.time, target.predicate) == ("募集见习岗位", "2025-12-31", "target")
    (done,) = figures(state("[全总|TradeUnion]为[江西|Province]境内8600名职工购买补充保险。", "2025-03-01"))
    assert done.measure == "为职工购买补充保险"


def test_a_list_shares_the_head_of_its_last_member(state: State) -> None:
    found = figures(
        state("去年，[广东省|Province]汽车、电池、机器人产量分别为519万辆、6亿块和18万套。", "2024-03-01")
    )
    assert [(s.measure, s.value, s.unit) for s in found] == [
        ("汽车产量", 5190000, "辆"),
        ("电池产量", 600000000, "块"),
        ("机器人产量", 180000, "套"),
    ]


def test_a_number_without_a_unit_is_counted_by_its_measure(state: State) -> None:
    found = figures(state("去年，[全国|Country]电影总票房12亿元，观影人次达5.96亿，占总人次的七成。", "2024-03-01"))
    assert [(s.value, s.unit, s.time) for s in found] == [
        (1200000000, "元", "2023"),
        (596000000, "人次", "2023"),
        (70, "%", "2023"),
    ]


def test_an_attribute_is_no_figure_of_the_place(state: State) -> None:
    assert figures(state("[海南|Province]新增的15万吨级泊位投用。")) == []


def test_things_that_do_something_are_counted(state: State) -> None:
    text = "[博览会|Fair]昨天开幕，来自三十多个国家的7600多位嘉宾、2200多家企业参会。"
    assert {(s.measure, s.value, s.unit) for s in figures(state(text))} >= {("企业参会", 2200, "家")}
    (done,) = figures(state("去年，[全国|Country]36个城市开展了用工制度试点。", "2024-03-01"))
    assert (done.subject, done.measure, done.value) == ("全国", "城市开展了用工制度试点", 36)


def test_members_of_a_list_share_their_verb(state: State) -> None:
    text = "[服贸会|Fair]举办了13场主题论坛、81场专题论坛。"
    assert [(s.measure, s.value) for s in figures(state(text))] == [("举办主题论坛", 13), ("举办专题论坛", 81)]


def test_trade_with_others_is_the_countrys_own(state: State) -> None:
    text = "今年上半年，[我国|Country]对[东盟|Region]进出口3.08万亿元，同比增长5.4%。"
    level, change = figures(state(text, "2023-07-13"))
    assert (level.subject, level.measure, level.time) == ("我国", "对东盟进出口", "2023-01/2023-06")
    assert (change.measure, change.comparison) == ("对东盟进出口", "同比")


def test_a_growth_rate_goes_on_with_its_measure(state: State) -> None:
    text = "前三季度，[全国|Country]社会物流总额247万亿元，同比增长3.5%，增速比上半年提高0.4个百分点。"
    faster = figures(state(text, "2023-11-05"))[-1]
    assert (faster.measure, faster.value, faster.unit, faster.comparison) == (
        "社会物流总额增速",
        0.4,
        "百分点",
        "比上半年",
    )


def test_the_new_level_has_its_own_year(state: State) -> None:
    text = "[我国|Country]进出口由2004年的3038.1亿元增长至2023年的2.8万亿元。"
    found = {(s.measure, s.value, s.time) for s in figures(state(text, "2024-05-30"))}
    assert found == {("进出口", 2800000000000, "2023"), ("进出口", 303810000000, "2004")}


def test_a_change_is_read_over_a_clause_that_only_ranks(state: State) -> None:
    text = "去年，[深圳市|Prefecture]外贸进出口4.55万亿元，规模创历史新高，同比增长1.4%。"
    change = figures(state(text, "2026-01-25"))[-1]
    assert (change.measure, change.value, change.comparison) == ("外贸进出口", 1.4, "同比")


def test_a_period_opens_its_paragraph(state: State) -> None:
    text = "今年1—4月，[我国|Country]电子制造业增势好。行业增加值同比增长13.6%。"
    (change,) = figures(state(text, "2024-06-03"))
    assert (change.subject, change.measure, change.time) == ("我国", "行业增加值", "2024-01/2024-04")


def test_a_total_is_of_what_was_just_counted(state: State) -> None:
    text = "今年一季度，[云南|Province]计划开工500多个项目，总投资超700亿元。"
    many, money = figures(state(text, "2025-02-07"))
    assert (many.predicate, many.measure) == ("target", "开工项目")
    assert (money.predicate, money.measure, money.value) == ("target", "项目总投资", 70000000000)


def test_a_place_or_a_name_is_no_figure(state: State) -> None:
    assert not figures(state("昨晚，一艘货轮在[黄岩岛|Place]西北约55海里处倾覆。", "2026-01-25"))


def test_a_signed_contract_keeps_its_verb(state: State) -> None:
    (signed,) = figures(state("[博览会|Fair]文旅项目集中签约232.8亿元。"))
    assert (signed.measure, signed.unit) == ("文旅项目集中签约", "元")


def test_one_word_for_two_measures_is_parted(state: State) -> None:
    text = (
        "今年一季度，[我国|Country]新能源汽车产销分别完成165万辆和158.6万辆，同比分别增长27.7%和26.2%，出口增长70%。"
    )
    made, sold, more, faster, out = figures(state(text, "2023-04-11"))
    assert [(s.measure, s.value) for s in (made, sold)] == [("新能源汽车产量", 1650000), ("新能源汽车销量", 1586000)]
    assert (more.measure, faster.measure, out.measure) == ("新能源汽车产量", "新能源汽车销量", "新能源汽车出口")


def test_a_gap_is_told_from_a_level(state: State) -> None:
    text = "1—10月，[全国|Country]乡村零售额同比增长4.6%，增速高于城镇0.4个百分点。"
    gap = figures(state(text, "2025-11-29"))[-1]
    assert (gap.measure, gap.comparison, gap.value) == ("乡村零售额增速", "高于城镇", 0.4)


def test_a_bound_says_which_things_are_counted(state: State) -> None:
    text = "去年，[我国|Country]年旅客吞吐量1000万人次以上的运输机场达38个。"
    (many,) = figures(state(text, "2024-03-23"))
    assert (many.measure, many.value) == ("年旅客吞吐量1000万人次以上的运输机场", 38)


def test_the_size_of_a_thing_is_no_amount(state: State) -> None:
    assert not figures(state("[唐山港|Site]首次实现40万吨船舶常态化满载靠泊。"))


def test_a_total_describes_the_thing_behind_it(state: State) -> None:
    (total,) = figures(state("在[邢台|Prefecture]，总投资54亿元的高性能[储能电池项目|Project]加紧建设。"))
    assert (total.subject, total.measure, total.value) == ("储能电池项目", "总投资", 5400000000)


def test_places_before_分别_have_their_own_figures(state: State) -> None:
    text = "2023年，[广东|Province]、[浙江|Province]快递业务量分别完成372.6亿件、263.1亿件。"
    assert [(s.subject, s.measure, s.value) for s in figures(state(text))] == [
        ("广东", "快递业务量", 37260000000),
        ("浙江", "快递业务量", 26310000000),
    ]


def test_the_whole_year_is_the_year_told_of(state: State) -> None:
    text = "全年[我国|Country]农民工总量29973万人，比上年增加220万人。"
    level, change = figures(state(text, "2025-01-20"))
    assert (level.time, level.value, change.comparison) == ("2024", 299730000, "比上年")


def test_those_served_are_counted_with_what_they_get(state: State) -> None:
    text = "“十四五”以来，[我国|Country]累计为1256万名劳动者提供伤害保障。"
    (served,) = figures(state(text, "2025-01-20"))
    assert (served.measure, served.value, served.time) == ("为劳动者提供伤害保障", 12560000, "2021/..")


def test_what_is_told_up_to_a_day_that_is_over_is_observed(state: State) -> None:
    (orders,) = figures(
        state("在决定今后产能的订单量上，截至3月底，[中国|Country]手持订单25000万载重吨。", "2026-05-09")
    )
    assert (orders.predicate, orders.modality, orders.time) == ("observation", "asserted", "2026-03-31")


def test_a_period_compared_with_is_not_the_time(state: State) -> None:
    text = "今年前三季度，[浙江|Province]企业实现营业收入9589亿元，增速快于上半年0.5个百分点；实现利润总额93亿元。"
    assert {s.time for s in figures(state(text, "2025-10-30"))} == {"2025-01/2025-09"}

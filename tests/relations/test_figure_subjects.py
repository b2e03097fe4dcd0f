"""What a figure is of where its clause says only 公司 or 协会, where a paper shows it, where money is given."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "subject", "measure"),
    [
        ("[明远动力|Company]昨日开业。公司实现营业收入6.2亿元。", "明远动力", "营业收入"),
        ("[江湾服务业协会|Organization]在[南丰|Place]开会。协会现有会员340家。", "江湾服务业协会", "会员"),
        ("[甲市总工会|Organization]发布[《关爱行动方案》|Plan]。方案明确，到2027年建成驿站60个。", "关爱行动方案", "建成驿站"),
        ("[青溪镇|Place]在[乙县|County]东部。全镇现有行政村22个。", "青溪镇", "行政村"),
    ],
)  # fmt: skip
def test_a_bare_noun_is_what_was_named_before(state: State, text: str, subject: str, measure: str) -> None:
    (found,) = figures(state(text, "2025-03-01"))
    assert (found.subject, found.measure) == (subject, measure)


def test_a_bare_noun_with_two_answers_is_no_subject(state: State) -> None:
    text = "[明远动力|Company]和[海川机械|Company]签约。公司实现营业收入6.2亿元。"
    assert figures(state(text, "2025-03-01")) == []


def test_a_paper_only_shows_the_figures_of_a_group(state: State) -> None:
    text = "[《行业调查》|Report]显示，2024年受访[网约车司机|Occupation]日均在线时长为8.5小时。"
    (found,) = figures(state(text, "2025-03-01"))
    assert (found.subject, found.measure, found.value) == ("网约车司机", "日均在线时长", 8.5)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("[海川集团|Company]出资900万元，设立奖学金。", "出资", 9000000),
        ("[省基金会|Organization]向[丙县|County]捐资300万元。", "捐资", 3000000),
    ],
)
def test_money_given_is_a_figure_of_the_giver(state: State, text: str, measure: str, value: int) -> None:
    (found,) = figures(state(text))
    assert (found.subject, found.measure, found.value) == (text[1 : text.index("|")], measure, value)


def test_what_a_thing_is_made_of_is_counted(state: State) -> None:
    (found,) = figures(state("[首届山海技能赛|Event]设18个赛项。"))
    assert (found.subject, found.measure, found.value) == ("首届山海技能赛", "赛项", 18)


def test_the_place_of_a_programme_is_not_what_is_counted(state: State) -> None:
    found = figures(state("[启航行动|Project]在[丁州|Place]已培训学员2100名，预计今年新增500名。", "2025-03-01"))
    assert [(s.subject, s.predicate, s.value) for s in found] == [
        ("启航行动", "observation", 2100),
        ("启航行动", "forecast", 500),
    ]


def test_what_a_firm_foretells_and_what_an_aim_is_of(state: State) -> None:
    (found,) = figures(state("[明远动力|Company]上市。公司预计，全年营业收入将达80亿元。", "2025-08-01"))
    assert (found.subject, found.predicate, found.measure, found.time) == ("明远动力", "forecast", "营业收入", "2025")
    (aim,) = figures(state("[江南省|Place]今年的目标是城镇新增就业60万人以上。", "2025-02-01"))
    assert (aim.predicate, aim.measure, aim.time) == ("target", "城镇新增就业", "2025")


def test_the_giver_of_money_has_no_part_in_what_follows(state: State) -> None:
    text = "[暖冬行动|Project]由[甲市总工会|Organization]出资200万元，计划到2026年底建成驿站80个。"
    given, aim = sorted(figures(state(text, "2025-03-01")), key=lambda s: s.predicate)
    assert (given.subject, given.measure) == ("甲市总工会", "出资")
    assert (aim.subject, aim.predicate, aim.time) == ("暖冬行动", "target", "2026-12-31")


def test_the_topic_goes_on_where_nothing_is_named(state: State) -> None:
    (found,) = figures(state("[南丰技工学校|School]昨天揭牌。首批招收学员120人。", "2025-03-01"))
    assert (found.subject, found.measure) == ("南丰技工学校", "首批招收学员")


def test_what_is_not_yet_built_gives_a_forecast(state: State) -> None:
    (found,) = figures(state("[临江电池厂|Project]投产后，年产电池20万组。", "2025-03-01"))
    assert (found.predicate, found.value) == ("forecast", 200000)


def test_a_bound_in_a_rule_is_required_and_its_condition_is_no_figure(state: State) -> None:
    (bound,) = figures(state("[《津贴办法》|Regulation]规定，高温津贴标准不低于每人每月260元。"))
    assert (bound.predicate, bound.modality, bound.measure) == ("target", "required", "高温津贴标准")
    assert figures(state("[《作业办法》|Regulation]规定，日最高气温达到41℃以上，应当停止露天作业。")) == []


def test_a_feast_that_is_near_dates_no_figure(state: State) -> None:
    (found,) = figures(state("国庆节临近，[甲市|Place]客流量突破3万人次。", "2025-09-20"))
    assert found.time is None


def test_a_length_of_time_that_changed(state: State) -> None:
    text = "[《行业调查》|Report]显示，2024年受访[网约车司机|Occupation]日均在线时长为8.5小时，较2022年缩短0.4小时。"
    level, change = figures(state(text, "2025-03-01"))
    assert (change.measure, change.value, change.comparison) == (level.measure, -0.4, "较2022年")


def test_a_row_of_ordinals_shares_its_head(state: State) -> None:
    text = "[甲省|Place]第一、二、三产业用电量同比分别增长2.4%、1.5%和4.6%。"
    found = [(s.measure, s.value) for s in figures(state(text, "2025-03-01"))]
    assert found == [("第一产业用电量", 2.4), ("第二产业用电量", 1.5), ("第三产业用电量", 4.6)]


def test_who_does_it_is_no_part_of_what_is_counted(state: State) -> None:
    (found,) = figures(state("[甲省|Place]政府将为3万家中小企业提供转型方案。", "2025-03-01"))
    assert (found.subject, found.measure, found.predicate) == ("甲省", "为中小企业提供转型方案", "target")


def test_a_partner_of_a_nameless_doer_is_no_subject(state: State) -> None:
    assert "乙国" not in {s.subject for s in figures(state("会上，中方与[乙国|Country]等多方签署12项合作协议。"))}


def test_a_name_may_only_say_the_sort_of_what_is_counted(state: State) -> None:
    (found,) = figures(state("[甲省|Place]现有“[新星计划|Project]”企业900家。", "2025-03-01"))
    assert found.subject == "甲省"


def test_the_fields_of_a_doing_are_no_part_of_what_is_counted(state: State) -> None:
    found = figures(state("在[芯片|Concept]、工业母机等领域，[甲省|Place]实施60项科技项目。", "2025-03-01"))
    assert [(s.subject, s.measure) for s in found] == [("甲省", "实施科技项目")]


def test_a_year_not_over_is_aimed_at(state: State) -> None:
    text = "今年，[甲省|Province]开展项目建设攻坚，全年新增重大产业项目80项以上。"
    (found,) = figures(state(text, "2025-02-08"))
    assert (found.predicate, found.time, found.value) == ("target", "2025", 80)


def test_the_total_of_a_place_is_not_that_of_its_programme(state: State) -> None:
    text = "今年，[甲省|Province]实施[“四大工程”|Project]，力争高新技术企业达到700家。"
    (found,) = figures(state(text, "2025-02-08"))
    assert (found.subject, found.measure) == ("甲省", "高新技术企业")


def test_the_highest_is_tied_to_its_measure(state: State) -> None:
    (found,) = figures(state("[甲乙高铁|Site]单日上座率最高达98.6%。"))
    assert (found.measure, found.value) == ("单日上座率", 98.6)


def test_the_partner_of_one_trade_is_not_the_trader_of_the_next(state: State) -> None:
    text = "[甲国|Country]对[乙盟|Organization]进出口30亿元，[乙盟|Organization]是最大伙伴。对[丙盟|Organization]进出口20亿元。"
    assert [s.subject for s in figures(state(text, "2025-03-01"))] == ["甲国", "甲国"]


def test_the_place_that_a_sentence_opens_with(state: State) -> None:
    text = "在[乙州|Prefecture]，去年规模以上工业增加值增长6.4%。"
    (found,) = figures(state(text, "2025-03-01"))
    assert (found.subject, found.measure, found.time) == ("乙州", "规模以上工业增加值", "2024")

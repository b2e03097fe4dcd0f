"""Whose a figure truly is, where a place or a ministry only stands nearby."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    "text",
    [
        "2024年祭海大典今天在[丁市|AdministrativeArea]举行，共有超5万人参加。",
        "在[丁市|AdministrativeArea]，循环经济示范项目将于今年建成，建成后产值可达180亿元。",
        "在[丁市|AdministrativeArea]，乡村新建成的天文台，将为周边20余所学校提供科普服务。",
        "[丁市|AdministrativeArea]的灯塔工厂里，定制一台冰箱有3万种选装方案。",
        "[丁国|Country]总统[张三|Person]获得超过60%的选票。",
    ],
)
def test_the_place_of_a_thing_or_an_event_has_not_its_figures(state: State, text: str) -> None:
    assert figures(state(text, "2025-03-01")) == []


def test_a_ministry_that_watches_firms_has_not_their_sales(state: State) -> None:
    text = "[中国|Country]消费升温。节日期间，[商务部|GovernmentBody]重点监测餐饮企业销售额同比增长6.5%。"
    assert "商务部" not in {s.subject for s in figures(state(text, "2025-03-01"))}


def test_a_part_of_a_line_is_the_line_named_before(state: State) -> None:
    text = "[丙丁高铁甲省段|Site]开工建设。其中，[甲省|Province]段全长365公里。"
    assert [s.subject for s in figures(state(text, "2025-03-01"))] == ["丙丁高铁甲省段"]


def test_a_statistic_without_a_place_is_of_the_country_that_the_text_is_about(state: State) -> None:
    text = "[我国|Country|place/中国]产业升级加快。今年前三季度，规模以上高技术产业增加值同比增长8.1%，机床产量增长近20%。"
    assert {s.subject for s in figures(state(text, "2025-11-03"))} == {"place/中国"}


def test_it_is_of_no_one_where_another_place_was_named(state: State) -> None:
    text = (
        "[我国|Country|place/中国]升级加快，[丁市|Prefecture]建成园区。前三季度，规模以上高技术产业增加值增长8.1%。"
    )
    assert "place/中国" not in {s.subject for s in figures(state(text, "2025-11-03"))}


def test_what_a_system_did_besides_names_it_again(state: State) -> None:
    text = "今年，[全国|Country|place/中国]供销合作系统服务规模达3亿亩次，打造服务中心1.2万个。"
    assert "供销合作系统打造服务中心" in {s.measure for s in figures(state(text, "2025-11-03"))}


def test_who_shows_at_a_fair_is_a_figure_of_the_fair(state: State) -> None:
    text = "[甲交会|Fair]圆满落幕。[丁国|Country]首次担任主宾国，参展企业国际化率超过20%。"
    assert {s.subject for s in figures(state(text, "2025-11-03"))} == {"甲交会"}


@pytest.mark.parametrize(
    "text",
    [
        "[我国|Country|place/中国]经济向好。一家[我国|Country|place/中国]企业完成改造，还新增2个产品。",
        "[我国|Country|place/中国]首座海上风电平台投运，年均发电量达2200万千瓦时。",
        "在[丙省|Province]，非遗展演在丁县主要商圈登场，商圈人流量同比增长近一倍。",
        "[甲局|GovernmentBody]设立联系点60个；1400余名[政协委员|Post]反映社情民意信息1.2万余篇。",
        "[全国|Country|place/中国]多家艺术团体陆续演出优秀剧目34部。",
        "今天，全长237公里的[甲乙高速|Site]丙县至丁县段建成通车。",
    ],
)
def test_a_figure_is_not_given_to_a_neighbour_of_who_has_it(state: State, text: str) -> None:
    assert not [s for s in figures(state(text, "2025-11-03")) if s.measure != "设立联系点"]


def test_what_another_does_is_not_of_the_system_brought_up_before(state: State) -> None:
    text = "去年，[甲局|GovernmentBody]建立[乙清单制度|Mechanism]。中央财政投入359亿元，养老床位数达到812万张。"
    assert "乙清单制度" not in {s.subject for s in figures(state(text, "2025-11-03"))}


def test_a_new_period_turns_from_a_plant_to_the_statistics(state: State) -> None:
    text = "[甲水电站|Site]16台机组投产。上半年，非化石能源发电装机容量占比超过50%。"
    assert "甲水电站" not in {s.subject for s in figures(state(text, "2025-11-03")) if s.value == 50}


@pytest.mark.parametrize(
    "text",
    [
        "今年，[财政部|GovernmentBody]下达40亿元[农村供水维护补助资金|Program]，并实施60个供水工程建设。",
        "[丙国政府|GovernmentBody]2日说，强震遇难人数已升至2595人。",
        "今年，[丙市|Prefecture]新商场亮相。开业半个月来，客流量超过200万人次。",
        "[我国|Country|place/中国]自主研制的收获机实现突破，每小时能收获甘蓝5吨。",
    ],
)
def test_what_is_given_told_or_made_does_not_bear_the_figures_behind(state: State, text: str) -> None:
    of = {s.subject for s in figures(state(text, "2025-11-03")) if s.value != 4e9}
    assert not of & {"农村供水维护补助资金", "丙国政府", "丙市", "place/中国"}


def test_those_just_counted_have_the_figure_behind(state: State) -> None:
    text = "去年，[丙省|Province]66个重点景区累计接待游客超1700万人次。"
    assert "重点景区接待游客" in {s.measure for s in figures(state(text, "2025-11-03")) if s.value == 1.7e7}


@pytest.mark.parametrize(
    "text",
    [
        "走进[丁市|Prefecture]这家水泥厂，大屏幕上汇集了数据。经过改造，单位产品综合能耗下降12%。",
        "[丁市|Prefecture]68岁的市民[王秀兰|Person]参加了长护险。截至2023年底，长护险参保人数达到1.8亿人。",
        "今天，大会围绕“深化[丙丁|Place]合作”主题开幕，展位面积达6万平方米。",
        "科考队发现了[丙高原|NaturalFeature]最厚冰川，厚度接近320米。",
        "[丙港发展规划|Plan]发布两年来，创新不断。目前，已汇聚航运企业350家。",
        "[丁国|Country]建成数据库。该库汇聚2亿件工业品。",
        "旅游平台数据显示，前20位客源国中，[丁国|Country]占30%，门票订单同比增长2倍。",
    ],
)
def test_a_name_told_in_passing_bears_no_figure(state: State, text: str) -> None:
    assert figures(state(text, "2025-11-03")) == []


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("7日，[甲防总|GovernmentBody]启动[防汛四级应急响应|Mechanism]，派出3个工作组。", "甲防总"),
        ("今年，[丙省|Province]将实施[安居行动|Campaign]，新增托位3万个。", "丙省"),
        ("8日，列车在[丁县|County]的[某河|NaturalFeature]沿岸脱轨，造成5人受伤。", "丁县"),
        ("[丙丁高铁|Site]全长200公里。[丙市|Prefecture]至丁市的运行时间缩短至1小时。", "丙丁高铁"),
        ("在[丙市|Prefecture]，[某街|Site]成为打卡地，市民来到这里购物，日均客流突破8万人次。", "某街"),
        ("[乙发展报告|Report]显示，[我国|Country|place/中国]网点达800万个，从业人员约3000万人。", "place/中国"),
        ("[丁国|Country]工会发起[全国|Country|place/中国]罢工。从8日起，超过5万名教师举行罢工。", "丁国"),
    ],
)
def test_the_last_figure_is_of_who_has_it(state: State, text: str, bearer: str) -> None:
    assert [s.subject for s in figures(state(text, "2025-11-03"))][-1] == bearer


def test_a_class_of_goods_has_no_figures_of_its_own(state: State) -> None:
    text = "[丙省|Province]外贸向好，[“新三样”|Product]产品出口增长47%。"
    assert {s.subject for s in figures(state(text, "2025-11-03"))} == {"丙省"}


def test_the_dead_of_a_quake_at_sea_are_of_the_land_named_first(state: State) -> None:
    text = (
        "据[丁地震台网|Organization]测定，今天，[印度尼西亚丁岛|NaturalFeature]附近海域发生里氏7级地震，"
        "震源深度20公里。目前地震已造成至少38人死亡。[印度尼西亚|Country|place/印度尼西亚]已派出救援队。"
    )
    assert {s.subject for s in figures(state(text, "2025-11-03")) if s.value == 38} == {"place/印度尼西亚"}


def test_the_trade_with_a_partner_is_ours(state: State) -> None:
    text = (
        "[东盟|InternationalBody]继续为[我国|Country|place/中国]贸易伙伴，对[东盟|InternationalBody]进出口1.5万亿元。"
    )
    assert {s.subject for s in figures(state(text, "2025-11-03"))} == {"place/中国"}


def test_what_another_was_then_is_no_figure_of_now(state: State) -> None:
    text = "四季度[丁市|AdministrativeArea]采购经理指数均值为50.2%，高于三季度的均值49.4%。"
    assert {s.value for s in figures(state(text, "2025-11-03"))} == {50.2}

"""What is only hoped of a deed, a slogan, or what another thing does is no deed of whoever stands before it."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def deeds(text: str) -> set[str]:
    """Return the words of each deed that is stated, or that the judge of statements refused."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    told = [*build.statements, *(r.statement for r in build.rejected)]
    return {str(s.value) for s in told if s.predicate == "action"}


@pytest.mark.parametrize(
    ("text", "hoped"),
    [
        ("浙江省开展茶园检测方法的研制，有效甄别常见害虫。", "有效甄别"),
        ("福建省近日改造了老码头，展示海洋城市的生机。", "展示"),
        ("绍兴市组建宣讲小组，深入乡村、学校，推动宣讲走深走实。", "推动"),
        ("江苏省新建了一批粮库，为种粮农户厚植成长沃土。", "厚植"),
        ("徐州市将实施道路改造工程，建设便民驿站，补短板、强弱项、提质量。", "补短板"),
        ("日本方面也证实了这一消息。", "消息"),
        ("中国必将在开放中持续不断增进民生福祉。", "必将"),
    ],
)
def test_what_is_hoped_or_a_slogan_is_no_deed(text: str, hoped: str) -> None:
    assert not any(hoped in v for v in deeds(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("浙江省整修了老渠道，解决了丘陵村庄的灌溉难题。", "解决了丘陵村庄的灌溉难题"),
        ("浙江省整修了老渠道，有效连通太湖和钱塘江。", "有效连通太湖和钱塘江"),
        ("西藏交通运输厅制定抢险方案，安排力量全力抢修受损交通基础设施。", "安排力量全力抢修受损交通基础设施"),
    ],
)
def test_what_is_done_or_counted_is_a_deed(text: str, told: str) -> None:
    assert any(v.endswith(told) for v in deeds(text))


@pytest.mark.parametrize(
    ("text", "of_another"),
    [
        ("近日，水利部启动国内首个河口生态重点实验室，以典型海湾为研究对象，开展泥沙输移机制等研究。", "泥沙"),
        ("浙江卫视每天推出特别节目《山海人家》，以劳动为主题，讲述渔民的生活。", "劳动"),
        ("云南省昭通市的1000多名务工人员搭乘高铁，分赴上海、浙江、广东返岗复工。", "分赴"),
        ("张建国准备提出多元化培养技工的建议，通过多方努力，共同培养制茶技工。", "共同"),
        ("京沪高速铁路、秦岭隧道以及大瑶山隧道等9项中国工程入选。", "入选"),
    ],
)
def test_what_another_does_is_not_told_of_who_stands_before_it(text: str, of_another: str) -> None:
    assert not any(of_another in v for v in deeds(text))


def test_where_people_are_sent_is_told_with_who_sends_them() -> None:
    found = deeds("云南省昭通市组织1000多名务工人员，分赴上海、浙江、广东返岗复工。")
    assert found == {"组织1000多名务工人员，分赴上海、浙江、广东返岗复工"}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("民政部部署各地面向有需求的老人，提供助餐、助浴等服务。", "提供"),
        ("张建国同李卫民会谈。浙江省和福建省应该珍惜合作成果，拓宽茶叶贸易渠道。", "拓宽"),
    ],
)
def test_what_others_are_to_do_or_what_must_be_is_no_deed(text: str, others: str) -> None:
    assert not any(v.startswith(others) for v in deeds(text))


def test_in_what_direction_goes_with_what_is_done() -> None:
    found = deeds("福建省瞄准智能化方向，改造八家老茶厂。")
    assert found == {"瞄准智能化方向，改造八家老茶厂"}


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("连日来，山西、甘肃把森林防火作为重要任务，抓紧抓实、抓出成效。", "抓紧抓实"),
        ("山西坚持以文塑旅、以旅彰文。", "坚持"),
        ("2030年，全国新增30个。", "新增30个"),
        ("财政部昨天发布预测报告，预计2032年赤字为3%，低于去年预测的4%。", "低于"),
        ("气象大会昨天在太原开幕，来自全球的气象领域的顶尖企业和机构，共同探索新模式。", "共同探索"),
        ("教育部近日部署开展“护苗2031”活动，走访5所学校，引导全社会关爱儿童。", "引导"),
    ],
)
def test_half_a_deed_and_a_row_of_slogans_are_no_deed(text: str, half: str) -> None:
    assert not any(v.startswith(half) for v in deeds(text))


def test_those_asked_are_told_with_what_they_are_asked_for() -> None:
    asked = "鼓励银行围绕绿色出行、冰雪运动等重点领域，优化信贷产品服务，支持新业态发展"
    found = deeds(f"商务部、财政部近日召开会议，{asked}。")
    assert any(v.endswith(asked) for v in found)
    assert not any(v.startswith(("优化", "支持")) for v in found)


def dated(text: str) -> set[tuple[str, str, str | None]]:
    """Return words, modality and time of each deed."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    told = [*build.statements, *(r.statement for r in build.rejected)]
    return {(str(s.value), s.modality, s.time) for s in told if s.predicate == "action"}


def test_a_plan_is_not_of_the_day_of_its_news_nor_a_deed_of_what_is_over() -> None:
    found = dated("山西今天启动二期工程，将开设一个面向全球的煤炭交易市场。")
    assert ("开设一个面向全球的煤炭交易市场", "planned", None) in found
    assert ("迎来返岗复工高峰", "asserted", None) in dated("春节假期结束后，全国迎来返岗复工高峰。")


def test_weather_to_come_is_foretold() -> None:
    found = dated("预计未来三天，山西、河北等地将出现大范围强对流天气。")
    assert {modality for words, modality, _ in found if "强对流" in words} == {"forecast"}

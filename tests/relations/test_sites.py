"""Where a site is, read from its name and from the place that stands before it, through the whole pipeline."""

from __future__ import annotations

import hashlib

import pytest

from kg.link import know, seat
from kg.model import Source
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def located(text: str) -> set[tuple[str, str]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")])
    label = {e.id: e.label for e in made.entities}
    return {(label[s.subject], label[s.object or ""]) for s in made.statements if s.predicate == "locatedIn"}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("今天，京张高铁官厅湖特大桥主体完工。", "京张高铁官厅湖特大桥", "京张高铁"),
        ("连霍高速西安段今天限行。", "连霍高速西安段", "连霍高速"),
        ("郑州铁路机务段今天开会。", "郑州铁路机务段", ""),
    ],
)
def test_a_work_or_section_is_part_of_the_line_in_its_name(text: str, part: str, whole: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")])
    label = {e.id: e.label for e in made.entities}
    found = {(label[s.subject], label[s.object or ""]) for s in made.statements if s.predicate == "partOf"}
    assert found == ({(part, whole)} if whole else set())


@pytest.mark.parametrize(
    ("name", "cls", "area"),
    [
        ("江苏连云港新河社区", "Site", "连云港市"),
        ("固原市老龙潭景区", "Site", "固原市"),
        ("湖南邵阳清溪水库", "NaturalFeature", "邵阳市"),
        ("河北雄安新区容城片区", "Region", "雄安新区"),
        ("杭州萧山技师学院", "School", "萧山区"),
        ("上海豫园", "Site", "上海市"),
        ("美国芝加哥", "AdministrativeArea", "美国"),
        ("危地马拉富埃戈火山", "NaturalFeature", "危地马拉"),
    ],
)
def test_a_site_is_where_its_name_says(name: str, cls: str, area: str) -> None:
    found = seat(name, cls, know(load_ontology()))
    assert found is not None and found.label == area


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("南京路步行街", "Site"),
        ("杭州湾跨海大桥", "Site"),
        ("中山陵", "Site"),
        ("山东半岛", "Region"),
        ("江苏银行", "Company"),
        ("浙江省德清县", "County"),
        ("中国雪乡", "Township"),
        ("墨西哥湾", "NaturalFeature"),
        ("马里乌波尔", "Place"),
        ("贵州省德江至余庆高速公路", "Site"),
    ],
)
def test_other_names_only_seem_to_say_where_they_are(name: str, cls: str) -> None:
    assert seat(name, cls, know(load_ontology())) is None


def test_the_sites_of_a_clause_are_at_the_place_that_opens_it() -> None:
    found = located("在福建，福厦高铁加快建设。在甘肃天水，麦积山石窟接待游客3万人次。")
    assert {("福厦高铁", "福建省"), ("麦积山石窟", "天水市")} <= found


def test_a_body_that_does_something_there_is_not_at_the_place() -> None:
    assert not located("在福建，国家电网有限公司加快建设充电桩。")


def test_one_character_is_a_city_where_something_is_held_there() -> None:
    assert ("全国春耕生产视频会议", "北京市") in located("全国春耕生产视频会议5月14日在京举行。")
    assert not located("在京高校参加全国春耕生产视频会议。")


def test_a_site_named_behind_what_it_is_lies_where_that_is() -> None:
    assert ("津南新村", "策勒县") in located("在新疆和田地区策勒县的易地搬迁点——津南新村，大棚正在安装。")
    assert not located("来自策勒县的种植户——王芳，最近很忙。津南新村不远。")


def test_sites_named_further_on_lie_in_the_town_that_opens_the_sentence() -> None:
    found = located("在湖南郴州，司机每天开往飞天山村，车上还有寄往衡阳市珠晖小学的包裹。")
    assert ("飞天山村", "郴州市") in found
    assert ("珠晖小学", "郴州市") not in found


def test_a_country_before_what_a_body_is_and_its_name() -> None:
    assert ("高盛集团", "美国") in located("美国金融服务机构高盛下调了预期。")
    assert not located("美国批评了金融服务机构高盛。")


def test_an_area_behind_a_site_that_lies_in_it() -> None:
    assert ("卡什代村", "化隆回族自治县") in located("卡什代村所在的化隆县建立了实训点。")


def test_an_area_abroad_lies_in_the_country_whose_part_or_capital_it_is() -> None:
    found = located("智利中部马乌莱大区昨晚发生地震。苏丹首都喀土穆恢复供电。加沙地带北部加沙城断水。")
    assert {("马乌莱大区", "智利中部"), ("喀土穆", "苏丹"), ("加沙城", "加沙地带北部")} <= found
    assert not located("巴西智利两国重申友好。记者从智利中部前往巴西。")


def test_a_tunnel_is_not_where_its_line_ends() -> None:
    assert not located("1日，连接金华至宁波的金甬铁路青石岭隧道顺利贯通。") & {("金甬铁路青石岭隧道", "宁波市")}


def test_a_city_does_not_lie_in_itself() -> None:
    assert "纽约" not in {area for _, area in located("美国纽约市发布预警。")}


def test_a_place_that_goes_on_in_the_noun_behind_lies_nowhere() -> None:
    assert not located("浙江百丈山—千峰岭保护区迎来候鸟。")

"""What a measure needs to be understood by itself: its growth, its head, the branch or group it is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def figures(found: tuple[list[Statement], list[Rejected]]) -> set[tuple[str, float | None]]:
    return {
        (f"{s.group or ''}{s.measure}", s.value)
        for s in found[0]
        if s.predicate in {"observation", "target", "forecast"}
    }


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("去年，[浙江|Province]茶叶产值增长7%，高于全国2.5个百分点。", "茶叶产值增速", 2.5),
        ("去年，[浙江|Province]茶叶出口占农产品出口比重较上年下降1.5个百分点。", "茶叶出口占农产品出口比重", -1.5),
        ("去年，[浙江|Province]铁路投资完成300亿元，进度较上年同期提高2个百分点。", "铁路投资进度", 2),
        ("去年，[浙江|Province]物流费用3万亿元，与生产总值的比率为12%。", "物流费用与生产总值的比率", 12),
        ("[茶博会|Fair]吸引20个国家和地区超过400家企业参展。", "吸引企业参展", 400),
        ("[茶博会|Fair]开幕，20所高校、300家企业、60家技术转移机构参会。", "高校参会", 20),
        ("[茶博会|Fair]开幕，300家用人单位带来了5000个岗位。", "带来岗位的用人单位", 300),
        ("[浙江|Province]去年支持实施了130处灌区建设改造项目。", "实施灌区建设改造项目", 130),
        ("[浙江|Province]将安排30亿元左右专项债券资金。", "安排专项债券资金", 3e9),
        ("去年，[浙江|Province]养老保险、工伤保险参保人数分别增加20万人、30万人。", "养老保险参保人数", 2e5),
        ("目前，[某铁路|Site]主体工程完成80%。", "主体工程完成", 80),
        ("去年，[浙江|Province]茶叶产业蓬勃发展，总产值突破300亿元。", "茶叶产业总产值", 3e10),
        ("去年，[浙江|Province]家政服务业增势明显，增加值增速高于服务业2个百分点。", "家政服务业增加值增速", 2),
        ("去年，[浙江|Province]农业保险参保人数达30万人，参保率提高到90%。", "农业保险参保率", 90),
        ("去年，[浙江|Province]落地冰雪项目90项，投产运营50个。", "投产运营冰雪项目", 50),
        ("去年，[浙江|Province]铁路投资增长7%；投产新线200公里。", "铁路投产新线", 200),
        ("去年，[浙江|Province]民航发展平稳。全行业完成旅客运输量600万人次。", "民航全行业完成旅客运输量", 6e6),
        ("[茶博会|Fair]上，共有20位教师、学生获奖。", "教师、学生获奖", 20),
        ("去年，[浙江|Province]国外在华有效专利和有效商标量分别达到9万件和2万件。", "国外在华有效商标量", 2e4),
        ("去年，[浙江|Province]茶叶线上销售额增长8%，其中，绿茶增长9.5%。", "绿茶销售额", 9.5),
        ("去年，[浙江|Province]茶叶出口30亿元，占出口总值的半壁江山，达到54%。", "茶叶出口占出口总值", 54),
        ("去年，[浙江|Province]茶园投资由前年下降3.8%转为同比增长1.8%。", "茶园投资", 1.8),
        ("水利方面，[浙江|Province]新增灌溉面积30万亩。", "水利新增灌溉面积", 3e5),
    ],
)
def test_a_measure_keeps_the_words_that_say_what_it_is(state: State, text: str, measure: str, value: float) -> None:
    assert (measure, value) in figures(state(text, "2025-03-01"))


@pytest.mark.parametrize(
    "text",
    [
        "[浙江|Province]近日，一座占地40亩的公园建成。",
        "[浙江|Province]去年，机构将该公司盈利下调40%。",
        "[浙江|Province]17个产茶县中，北部县占到了10个。",
    ],
)
def test_a_measure_that_breaks_off_gives_no_figure(state: State, text: str) -> None:
    assert not figures(state(text, "2025-03-01"))

"""Names that a text goes on from and that have no figure of what follows."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[我国|Country|place/中国]重视安全。[全国丙安全宣传周|Ceremony]今天启动。"
            "“十四五”期间国家丙品抽检合格率99.1%。",
            [("place/中国", "国家丙品抽检合格率", 99.1)],
        ),
        # What the week itself has stays its own.
        ("[全国丙安全宣传周|Ceremony]今天闭幕，共举办活动300场。", [("全国丙安全宣传周", "举办活动", 300)]),
        (
            "[丙国|Country]今天凌晨发生6.1级地震，震中在[丁城|AdministrativeArea]附近。"
            "[丁城|AdministrativeArea]震感强烈。今天的地震已经造成53人受伤。",
            [("丙国", "地震造成受伤", 53)],
        ),
        ("[丙市|Prefecture]等7个市级先导区推进水网建设。", []),
        ("[丙国|Country]今天称，丁元汇率一度接近1美元兑155日元。", []),
    ],
)
def test_a_name_spoken_of_before_has_no_figure_of_what_follows(
    state: State, text: str, wanted: list[tuple[str, str, float]]
) -> None:
    found = figures(state(text, "2025-03-01"))
    assert [(s.subject, s.measure, s.value) for s in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[丙省|Province]提出，到2030年实现新增产能百亿斤；粮食面积稳定在1700万亩；油料面积稳定在300万亩。",
            [("target", "粮食面积", "2030"), ("target", "油料面积", "2030")],
        ),
        (
            "到2030年，[丙省|Province]将建成新型电网。[丙省|Province]电力装机规模将达到5400万千瓦。",
            [("target", "电力装机规模", "2030")],
        ),
        # What has come about by now is no aim.
        (
            "[丙省|Province]提出，到2030年实现新增产能百亿斤；目前粮食面积为1700万亩。",
            [("observation", "粮食面积", "2025-03-01~")],
        ),
    ],
)
def test_the_year_of_a_plan_holds_for_its_items(state: State, text: str, wanted: list[tuple[str, str, str]]) -> None:
    found = figures(state(text, "2025-03-01"))
    assert [(s.predicate, s.measure, s.time) for s in found if "产能" not in (s.measure or "")] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[丙省|Province]丁保障卡功能进一步拓展。全省持卡人数达1300万人。", ["全省丁保障卡持卡人数"]),
        ("今年上半年，[丙省|Province]保险基金累计结余9.8亿元。", ["保险基金累计结余"]),
        ("[丙市|Prefecture]加开20列前往北京、上海等方向的临时列车。", ["加开前往北京、上海等方向的临时列车"]),
        ("[丙丁高铁|Site]开工。其中，戊江段全长36公里，设计时速350公里。", ["戊江段全长", "戊江段设计时速"]),
        ("去年，[丙市|Prefecture]出口2.4万亿元，规模连续31年居全省首位。", ["出口", "出口规模连续居全省首位"]),
    ],
)
def test_a_measure_says_what_the_words_before_it_said(state: State, text: str, wanted: list[str]) -> None:
    assert sorted(s.measure or "" for s in figures(state(text, "2025-07-22"))) == sorted(wanted)

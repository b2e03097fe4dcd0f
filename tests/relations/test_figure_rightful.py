"""Names that only stand by a figure: of a meeting, in a list, in quotation marks, before a dash, who struck."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "[我国|Country|place/中国]农业稳步发展。[国务院常务会议|Meeting]决定，缓缴有关收费14项。",
            [("place/中国", "缓缴有关收费", 14)],
        ),
        ("[甲行|Company]、[乙行|Company]贷款余额合计超过90万亿元。", []),
        ("新一代“[丙河|AdministrativeArea]”超级计算机运算速度达到3亿次。", []),
        ("去年，[丙国|Country]空袭[丁国|Country]南部，造成10人死亡。", [("丁国", "空袭死亡人数", 10)]),
        ("去年，[丙省|Province][丙丁班列|Project]开行4000列。", [("丙省", "丙丁班列开行列车", 4000)]),
        ("[丙组织|InternationalBody]上调[丁国|Country]经济增长预期至5%。", [("丁国", "经济增长预期", 5)]),
        ("去年，[丁县|AdministrativeArea]发生火灾事故，造成9人死亡。", [("丁县", "火灾事故死亡人数", 9)]),
    ],
)
def test_a_name_that_only_stands_by_has_no_figure(
    state: State, text: str, wanted: list[tuple[str, str, float]]
) -> None:
    found = figures(state(text, "2025-03-01"))
    assert [(s.subject, s.measure, s.value) for s in found] == wanted


def test_what_comes_of_a_thing_once_built_is_its_own(state: State) -> None:
    text = (
        "[丙市|AdministrativeArea][丙江大桥|Site]正式合龙。建成后方便[丙市|AdministrativeArea]出行，惠及群众30万人。"
    )
    assert {s.subject for s in figures(state(text, "2025-03-01"))} <= {"丙江大桥"}


@pytest.mark.parametrize(
    "text",
    [
        "[丙市|AdministrativeArea]扩大开放。新的市场里，80%的商户用上了新科技。",
        "[丙市|AdministrativeArea]推出新举措。启动当天，交易量就达到1.2万单。",
    ],
)
def test_a_place_that_the_sentence_does_not_name_has_no_figure_of_a_thing(state: State, text: str) -> None:
    assert figures(state(text, "2025-03-01")) == []

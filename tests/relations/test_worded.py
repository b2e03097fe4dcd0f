"""Growth told in words is a situation of the country or the place that the text is about, no deed and no number."""

from __future__ import annotations

import pytest
from figured import State, figures


def _told(state: State, text: str) -> set[tuple[str, object, str | None]]:
    said = [s for s in state(text, "2025-08-20")[0] if s.evidence[0].by == "rule:worded"]
    assert {s.predicate for s in said} <= {"situation"}
    return {(s.subject, s.value, s.time) for s in said}


CHINA = "[我国|Country|place/中国]消费市场平稳运行。"


@pytest.mark.parametrize(
    ("text", "value", "time"),
    [
        (
            f"{CHINA}今年前7个月，文娱服务零售额保持较快增长。",
            "今年前7个月，文娱服务零售额保持较快增长",
            "2025-01/2025-07",
        ),
        (f"{CHINA}出游热潮带动客运服务类零售额两位数增长。", "出游热潮带动客运服务类零售额两位数增长", None),
        (f"{CHINA}去年，节能灯具销售由负转正。", "去年，节能灯具销售由负转正", "2024"),
        (f"{CHINA}灯会期间，夜游产品热度大幅上涨。", "灯会期间，夜游产品热度大幅上涨", None),
        (f"{CHINA}其中，节能灯具销售稳步增长。", "节能灯具销售稳步增长", None),
    ],
)
def test_the_country_has_what_its_text_tells(state: State, text: str, value: str, time: str | None) -> None:
    assert ("place/中国", value, time) in _told(state, text)


def test_a_height_is_told_with_what_the_figure_before_measures(state: State) -> None:
    found = state("去年，[丁市|Prefecture]灯具出口额达30亿元，再创历史新高。", "2025-08-20")
    told = "去年，丁市灯具出口额达30亿元，再创历史新高"
    assert ("丁市", told, "2024") in {(s.subject, s.value, s.time) for s in found[0]}
    assert [(s.measure, s.value) for s in figures(found)] == [("灯具出口额", 3000000000)]


def test_a_height_without_its_time_is_nothing(state: State) -> None:
    assert not any("新高" in str(value) for _, value, _ in _told(state, f"{CHINA}节能灯具产量创历史新高。"))


def test_what_somebody_says_is_told_with_who_says_it(state: State) -> None:
    found = _told(state, f"{CHINA}[李明|Person]表示，今年，节能灯具销售快速增长。")
    assert {value for _, value, _ in found if "销售" in str(value)} == {"李明表示，今年，节能灯具销售快速增长"}


@pytest.mark.parametrize(
    "text",
    [
        f"{CHINA}这家企业的灯具销售额大幅增长。",
        f"{CHINA}两国双边贸易稳定增长。",
        f"{CHINA}要推动灯具消费稳步增长。",
        "[丁市|Prefecture]与[丙市|Prefecture]签约。灯具出口大幅增长。",
    ],
)
def test_nobody_has_what_is_of_others_or_to_come(state: State, text: str) -> None:
    assert not any("增长" in str(value) for _, value, _ in _told(state, text))


def test_a_bare_measure_is_told_with_what_stands_before_it(state: State) -> None:
    field = "今年以来，[我国|Country|place/中国]灯具产业发展势头强劲，装机规模保持快速增长。"
    assert any(str(value).startswith("今年以来，我国灯具产业") for _, value, _ in _told(state, field))
    assert not any(str(value).startswith("装机规模") for _, value, _ in _told(state, field))


def test_several_are_told_with_the_sentence_that_names_them(state: State) -> None:
    told = "去年灯具销售额增长30%，台灯、吊灯，以及壁灯的销售额均实现两位数增长"
    assert told in {value for _, value, _ in _told(state, f"{CHINA}{told}。")}

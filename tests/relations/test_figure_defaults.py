"""A figure that names no bearer is given the likely one, and says how it was found."""

from __future__ import annotations

import pytest
from figured import State, figures


@pytest.mark.parametrize(
    ("text", "bearer", "measure"),
    [
        # The subject of the clause before, though the clause has one of its own.
        ("[丙市|Prefecture]发放消费券，3000多家企业参与其中。", "丙市", "企业参与其中"),
        # The thing that a noun points to.
        ("[甲乙高速公路|Site]今天通车。这条高速公路总长58公里。", "甲乙高速公路", "总长"),
        ("[甲岛跨海工程|Program]开工。该工程位于[丙湖|NaturalFeature]，总投资超过16亿元。", "甲岛跨海工程", "总投资"),
        # What the paragraph was last about.
        ("[丙市自然博物馆|Site]由大楼改建而成。目前，馆藏藏品37万余件。", "丙市自然博物馆", "馆藏藏品"),
        # The country in a text that names no part of it.
        ("[中国|Country|place/中国]消费升温。2024年暑期档电影票房超过82亿元。", "place/中国", "2024年暑期档电影票房"),
    ],
)
def test_a_figure_without_a_bearer_has_the_likely_one(state: State, text: str, bearer: str, measure: str) -> None:
    assert (bearer, measure) in {(s.subject, s.measure) for s in figures(state(text, "2024-09-01"))}


@pytest.mark.parametrize(
    "text",
    [
        # Of the line, not of the city; of people; of two firms.
        "[丙市|Prefecture]今天有了新铁路。线路全长280公里。",
        "[甲项目|Program]启动。他们的主力机型销量增长50%。",
        "[甲公司|Company]和[乙公司|Company]签约。公司实现营业收入6.2亿元。",
    ],
)
def test_what_something_else_has_is_nobodys(state: State, text: str) -> None:
    assert figures(state(text, "2024-09-01")) == []

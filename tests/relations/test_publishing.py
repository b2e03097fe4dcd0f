"""What a body puts out that has no name of its own: told with what is in it, where its noun alone says nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def put_out(found: tuple[list[Statement], list[Rejected]]) -> list[tuple[str, str, str | None]]:
    """Return who puts out what when."""
    told = [s for s in found[0] if s.evidence[0].by.startswith("rule:publishing")]
    return sorted((s.subject, str(s.value), s.time) for s in told)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[甲局|GovernmentBody]5日发布数据，今年1月，全市新增就业3万人。", "发布数据，今年1月，全市新增就业3万人"),
        ("[甲局|GovernmentBody]5日公布的最新数据显示，就业形势稳定向好。", "公布的最新数据显示，就业形势稳定向好"),
        ("[甲局|GovernmentBody]5日发布的餐饮业发票数据显示，消费回暖。", "发布餐饮业发票数据"),
        ("[甲局|GovernmentBody]5日公布数据显示，就业形势稳定向好。", "公布数据显示，就业形势稳定向好"),
        (
            "[甲局|GovernmentBody]5日印发通知，支持企业围绕节水等重点领域，改造老旧管网设施。",
            "印发通知，支持企业围绕节水等重点领域，改造老旧管网设施",
        ),
        ("[甲局|GovernmentBody]5日对外公布，今年1月，全市新增就业3万人。", "对外公布，今年1月，全市新增就业3万人"),
        ("3月5日，[甲局|GovernmentBody]印发通知，部署开展防汛隐患排查。", "印发通知，部署开展防汛隐患排查"),
    ],
)
def test_what_has_no_name_is_told_with_its_contents_and_day(state: State, text: str, words: str) -> None:
    assert put_out(state(text, "2025-03-07")) == [("甲局", words, "2025-03-05")]


def test_each_of_those_who_put_it_out_does(state: State) -> None:
    text = "[甲部|GovernmentBody]、[乙局|GovernmentBody]等五部门近日联合印发通知，部署开展防汛隐患排查。"
    assert [who for who, _, _ in put_out(state(text, "2025-03-07"))] == ["乙局", "甲部"]


@pytest.mark.parametrize(
    "text",
    [
        "[甲部|GovernmentBody]印发[《防汛通知》|Notice]，部署开展隐患排查。",
        "[甲部|GovernmentBody]印发通知。",
        "[甲局|GovernmentBody]5日公布的数据令人鼓舞。",
        "工会当天向[甲局|GovernmentBody]发出罢工通知，将从7日早上开始罢工。",
        "[王芳|Person]表示，[甲部|GovernmentBody]印发通知，部署开展防汛隐患排查。",
        "[甲部|GovernmentBody]没有公布数据，各地开展防汛隐患排查。",
    ],
)
def test_a_named_paper_what_only_its_kind_names_what_is_received_and_somebodys_words_are_not(
    state: State, text: str
) -> None:
    assert put_out(state(text, "2025-03-07")) == []

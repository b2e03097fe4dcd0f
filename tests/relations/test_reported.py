"""Media, reports and papers as sources: who reports, and the bare noun that means a source named before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def said(found: tuple[list[Statement], list[Rejected]]) -> list[tuple[str, str]]:
    """Return who says what, in the order of the text."""
    told = [s for s in found[0] if s.predicate == "said"]
    return [(s.subject, str(s.value)) for s in sorted(told, key=lambda s: s.evidence[0].spans[0].start)]


@pytest.mark.parametrize(
    "opening", ["据[甲国媒体|Media]报道，", "[甲国媒体|Media]报道称，", "[甲国媒体|Media]9日报道说，"]
)
def test_what_media_of_others_report_is_said_by_them(state: State, opening: str) -> None:
    assert said(state(opening + "港口已经恢复运行。")) == [("甲国媒体", "港口已经恢复运行")]


def test_our_own_media_only_lend_the_words(state: State) -> None:
    assert not said(state("据[新华社|Media]报道，港口已经恢复运行。"))


def test_what_a_report_says_goes_on_behind_its_bare_noun(state: State) -> None:
    found = state("[甲组织|InternationalBody]发布[《港口展望》|Work]报告。报告指出，航运成本继续上升。")
    assert said(found) == [("港口展望", "航运成本继续上升")]
    found = state("[甲组织|InternationalBody]公布的报告说，航运放缓。报告还说，航运成本继续上升。")
    assert ("甲组织", "航运成本继续上升") in said(found)
    found = state("[甲国媒体|Media]报道称，港口已经恢复运行。报道还称，航运成本继续上升。")
    assert ("甲国媒体", "航运成本继续上升") in said(found)


def test_what_an_inquiry_found_is_said_by_it(state: State) -> None:
    found = state("经[海州市调查组|GovernmentBody]调查认定，事故是一起责任事故。")
    assert said(found) == [("海州市调查组", "事故是一起责任事故")]


def test_an_article_is_retold_to_the_end_of_its_paragraph(state: State) -> None:
    found = state("[文章|Work|论海运]强调，海运历史悠久。[甲国|Country]改革后，海运进入快车道。")
    assert said(found)[-1] == ("论海运", "甲国改革后，海运进入快车道")


def test_points_that_somebody_names_are_his(state: State) -> None:
    found = state("[王芳|Person]就区域合作提出3点建议。一是积极对接规划。二是扩大开放，降低壁垒。")
    assert said(found) == [("王芳", "积极对接规划"), ("王芳", "扩大开放，降低壁垒")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[甲协会|SocialOrganization]3日表示关税政策使经营环境面临不确定性。", ["关税政策使经营环境面临不确定性"]),
        ("[王芳|Person]介绍了发展成就，表示改革将为各地带来新的机遇。", ["改革将为各地带来新的机遇"]),
        (
            "[王芳|Person]提出在[海州市|Prefecture]建立湿地中心，推动生态保护。",
            ["在海州市建立湿地中心，推动生态保护"],
        ),
        ("[王芳|Person]对援助表示衷心感谢和支持。", ["对援助表示衷心感谢和支持"]),
    ],
)
def test_words_may_follow_without_a_comma(state: State, text: str, words: list[str]) -> None:
    assert [value for _, value in said(state(text))] == words


def test_an_office_of_a_country_speaks_for_itself(state: State) -> None:
    assert said(state("[甲国军方|GovernmentBody]称，演习已经全部结束。")) == [("甲国军方", "演习已经全部结束")]
    found = state("[甲国|Country]军方称，演习已经全部结束。")
    assert said(found) == [("甲国", "甲国军方称，演习已经全部结束")]


def test_countries_in_a_row_all_say_it(state: State) -> None:
    found = state("[甲国|Country]、[乙国|Country]等国10日表示，将各自采取措施。")
    assert said(found) == [("甲国", "将各自采取措施"), ("乙国", "将各自采取措施")]


def test_a_demand_that_somebody_made_is_no_speech(state: State) -> None:
    found = state("[王芳|Person]指出，[李明|Person]提出明确要求。要把调研成果转化为实际行动。")
    assert said(found)[-1] == ("王芳", "要把调研成果转化为实际行动")


def test_what_another_country_tells_goes_on_with_its_own_side(state: State) -> None:
    found = state("[俄罗斯国防部|GovernmentBody]称，桥梁遭到袭击。[俄军|ArmedForce]防空系统击落一架无人机。")
    assert said(found)[-1] == ("俄罗斯国防部", "俄军防空系统击落一架无人机")


def test_plans_learnt_of_a_body_go_on_without_a_doer(state: State) -> None:
    found = state("记者从[甲部|GovernmentBody]了解到，我国将健全服务网络。建设县级平台，打造便民窗口。")
    assert said(found)[-1] == ("甲部", "建设县级平台，打造便民窗口")


def test_news_that_a_body_gives_out_is_said_by_it(state: State) -> None:
    found = state("据[甲局|GovernmentBody]10日发布的消息，台风已经登陆西部沿海。")
    assert said(found) == [("甲局", "台风已经登陆西部沿海")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("多名[甲国|Country]议员17日表示，协议无法通过。", [("甲国", "多名甲国议员17日表示，协议无法通过")]),
        (
            "[甲国|Country]总统[王芳|Person]在参加小组讨论时说，要加快立法步伐。",
            [("王芳", "要加快立法步伐")],
        ),
        ("目击者称，左侧引擎起火。", []),
        (
            "[甲国|Country]、[乙国|Country]领导人表示，各方要加强区域合作。",
            [
                ("甲国", "甲国、乙国领导人表示，各方要加强区域合作"),
                ("乙国", "甲国、乙国领导人表示，各方要加强区域合作"),
            ],
        ),
        (
            "[水利部|GovernmentBody]、[农业部|GovernmentBody]相关负责人表示，将进一步优化制度措施。",
            [("农业部", "将进一步优化制度措施"), ("水利部", "将进一步优化制度措施")],
        ),
        (
            "[甲国|Country]总统[王芳|Person]20日在社交媒体发文称，各方必须团结应对。",
            [("王芳", "各方必须团结应对")],
        ),
        ("[王芳|Person]要求[乙国|Country]展现真诚和负责任的态度。", [("王芳", "要求乙国展现真诚和负责任的态度")]),
        (
            "[甲国|Country]、[乙国|Country]均对新的税率表示反对。",
            [("甲国", "对新的税率表示反对"), ("乙国", "对新的税率表示反对")],
        ),
        (
            "[王芳|Person]请[李明|Person]转达对职工的亲切问候。",
            [("王芳", "请李明转达对职工的亲切问候")],
        ),
        ("[甲国|Country]没有对新的税率表示反对。", []),
    ],
)
def test_who_is_described_or_only_feels_something_speaks_too(
    state: State, text: str, told: list[tuple[str, str]]
) -> None:
    assert sorted(said(state(text))) == sorted(told)


def test_what_a_press_conference_tells_is_said_by_who_spoke_there(state: State) -> None:
    found = state(
        "[国新办|GovernmentBody]今天举行新闻发布会，[水利部|GovernmentBody]相关负责人介绍了有关情况。"
        "全国灌区建设全面推进。记者还就汛期提问。小型水库管护持续改善。"
    )
    assert said(found) == [("水利部", "全国灌区建设全面推进")]


def test_a_press_conference_of_several_bodies_is_nobodys(state: State) -> None:
    found = state(
        "[国新办|GovernmentBody]今天举行新闻发布会，[水利部|GovernmentBody]、[农业部|GovernmentBody]相关负责人介绍了"
        "有关情况。全国灌区建设全面推进。"
    )
    assert said(found) == []


def test_a_report_goes_on_as_the_report_of_the_same(state: State) -> None:
    found = state("据[甲国媒体|Media]报道，分歧并未解决，谈判仍在继续。报道还称，航班取消情况会持续一段时间。")
    assert said(found) == [
        ("甲国媒体", "分歧并未解决，谈判仍在继续"),
        ("甲国媒体", "航班取消情况会持续一段时间"),
    ]


def test_what_a_side_is_willing_to_do_is_planned(state: State) -> None:
    found = state("[王芳|Person]指出，[甲国|Country]愿在减贫领域同[乙国|Country]加强合作。")[0]
    assert [s.modality for s in found if s.predicate == "cooperatedWith"] == ["planned"]

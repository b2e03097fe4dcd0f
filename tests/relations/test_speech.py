"""Whose words are whose, where they go on in the next sentence, and what is no speech."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]
SPEECH = {"said", "stipulates"}


def spoken(found: tuple[list[Statement], list[Rejected]]) -> list[tuple[str, str]]:
    """Return who says what, in the order of the text."""
    told = [s for s in found[0] if s.predicate in SPEECH]
    return [(s.subject, str(s.value)) for s in sorted(told, key=lambda s: s.evidence[0].spans[0].start)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[王芳|Person]在甲市考察时强调，要把稳就业放在首位。", ["要把稳就业放在首位"]),
        ("[王芳|Person]多次强调，要把稳就业放在首位。", ["要把稳就业放在首位"]),
        ("[王芳|Person]在听取介绍和交流发言后指出，产业是城市发展的根基。", ["产业是城市发展的根基"]),
        ("[王芳|Person]就职业培训工作作出批示指出：技能人才是宝贵的资源。", ["技能人才是宝贵的资源"]),
        ("[王芳|Person]提出，加强技能培训。", ["加强技能培训"]),
        ("[王芳|Person]宣布甲市进入紧急状态。", ["甲市进入紧急状态"]),
        ("[王芳|Person]宣布将新建两所技工学校。", ["将新建两所技工学校"]),
    ],
)
def test_words_are_said_behind_a_verb_of_saying(state: State, text: str, words: list[str]) -> None:
    assert spoken(state(text)) == [("王芳", w) for w in words]


@pytest.mark.parametrize(
    "after",
    [
        "加强技能培训，提高服务水平。",
        "推动更多资源向基层倾斜。",
        "更好统筹发展和安全。",
    ],
)
def test_a_demand_that_names_no_doer_is_still_the_speakers(state: State, after: str) -> None:
    found = spoken(state(f"[王芳|Person]强调，要把稳就业放在首位。{after}"))
    assert found[1:] == [("王芳", after.rstrip("。"))]


@pytest.mark.parametrize(
    "after",
    [
        "加强技能培训以来，新增了三个培训点。",
        "加快转型步伐，[甲公司|Company]新建两个厂区。",
        "干部群众表示，要抓好落实。",
        "目前培训工作进展顺利。",
    ],
)
def test_what_is_told_behind_a_speech_is_nobodys_words(state: State, after: str) -> None:
    assert len(spoken(state(f"[王芳|Person]强调，要把稳就业放在首位。{after}"))) == 1


def test_the_parts_behind_semicolons_are_the_speakers_too(state: State) -> None:
    found = spoken(state("[王芳|Person]表示，一方面，市场需求稳步回升；另一方面，企业用工更加灵活。"))
    assert found == [("王芳", "一方面，市场需求稳步回升"), ("王芳", "另一方面，企业用工更加灵活")]


def test_a_part_that_turns_to_another_paper_is_no_rule(state: State) -> None:
    rule = "[《甲市办法》|Regulation]规定，企业不得扣押证件；[《甲市暂行规定》|Regulation]同时废止。"
    assert spoken(state(rule)) == [("甲市办法", "企业不得扣押证件")]


def test_what_stands_between_two_speeches_of_one_person_is_his(state: State) -> None:
    text = "[王芳|Person]指出，甲市是我们的重要伙伴。两地合作前景广阔。[王芳|Person]强调，要用好合作机制。"
    assert ("王芳", "两地合作前景广阔") in spoken(state(text))


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("[《甲市方案》|Plan]提出，到2030年建成服务网络。", "proposed"),
        ("[《甲市方案》|Plan]提出的战略任务是，建设服务网络，培育技能人才。", "proposed"),
        ("[《甲市方案》|Plan]明确的重点工作包括：建设服务网络，培育技能人才。", "stipulates"),
        ("[《甲市方案》|Plan]要求，各地加强技能培训。", "stipulates"),
        ("[《甲市方案》|Plan]指出，各地要加强技能培训。", "stipulates"),
        ("[《甲市方案》|Plan]指出，就业是最大的民生。", "said"),
        ("[《就业报告》|Report]提出要加强技能培训。", "proposed"),
        ("[《就业报告》|Report]指出，就业是最大的民生。", "said"),
        ("[王芳|Person]提出，要加强技能培训。", "said"),
    ],
)
def test_papers_rule_propose_and_say(state: State, text: str, predicate: str) -> None:
    assert [s.predicate for s in state(text)[0] if s.value and s.value != "2030"] == [predicate]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[甲市统计局|GovernmentBody]最新发布的数据显示，今年1月，消费市场持续升温。", ["今年1月，消费市场持续升温"]),
        (
            "[甲市统计局|GovernmentBody]数据显示，进口额增长3%，传统产业转型提速，新兴产业增势强劲，出口额增长2%。",
            ["传统产业转型提速，新兴产业增势强劲"],
        ),
        ("记者从[水利部|GovernmentBody]了解到，灌区春灌总体有保障。", ["灌区春灌总体有保障"]),
        ("[甲市统计局|GovernmentBody]数据显示，进口额增长3%，为历年最高水平。", ["进口额增长3%，为历年最高水平"]),
        ("数据显示，消费市场持续升温。", []),
        ("[甲市气象台|GovernmentBody]预计，明天北部将出现大风。", ["明天北部将出现大风"]),
        ("[甲市气象台|GovernmentBody]发布预警，预计，明天北部将出现大风。", ["明天北部将出现大风"]),
        ("[合肥海关|GovernmentBody]预计，全年出口额将增长5%左右。", []),
    ],
)
def test_what_data_show_and_bodies_expect_is_theirs(state: State, text: str, told: list[str]) -> None:
    assert [v for _, v in spoken(state(text, "2025-03-01"))] == told


def test_a_meeting_goes_on_behind_a_judgement(state: State) -> None:
    text = "[甲党组|PartyBody]召开会议。会议指出，要提高工作水平。当前形势正在好转。[甲部|GovernmentBody]各部门要做好当前工作。"
    assert [v for _, v in spoken(state(text))] == ["要提高工作水平", "当前形势正在好转", "甲部各部门要做好当前工作"]


def test_bodies_in_a_row_say_it_each(state: State) -> None:
    text = "[甲部|GovernmentBody]、[乙局|GovernmentBody]等多部门及[丙公司|Company]表示，坚决维护市场平稳运行。"
    assert {who for who, _ in spoken(state(text))} == {"甲部", "乙局", "丙公司"}


def test_a_report_put_out_before_is_whose_words_follow(state: State) -> None:
    text = "[甲公司|Company]6日发布报告，将增速预期上调。报告指出，投资需求正在恢复，市场信心增强。"
    assert ("甲公司", "投资需求正在恢复，市场信心增强") in spoken(state(text, "2025-03-07"))


def test_a_demand_that_is_raised_is_a_noun(state: State) -> None:
    assert spoken(state("[王芳|Person]在会上对安全生产工作提出一系列新的要求，各部门迅速落实。")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[王芳|Person]希望学校培养更多的技能人才。", ["希望学校培养更多的技能人才"]),
        ("[王芳|Person]提出两条建议，希望通过培训，让绣娘多一项技能。", ["希望通过培训，让绣娘多一项技能"]),
        ("[王芳|Person]在调研时了解到，企业对技能的要求越来越高，希望学校培养更多的技能人才。", []),
        ("[甲国|Country]军方称，海军在沿岸多次演练。", ["甲国军方称，海军在沿岸多次演练"]),
    ],
)
def test_a_wish_stays_a_wish_of_who_has_it(state: State, text: str, told: list[str]) -> None:
    assert [v for _, v in spoken(state(text))] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "《通知》|明确，保供金以三年支出额为基数，预付一个月，缓解周转压力，不得用于日常开支。",
            [("保供金以三年支出额为基数，预付一个月，缓解周转压力", "asserted"), ("不得用于日常开支", "forbidden")],
        ),
        ("《通知》|规定，用人单位招用人员，不得歧视妇女。", [("用人单位招用人员，不得歧视妇女", "forbidden")]),
        (
            "《通知》|指出，要健全激励制度，构建政府主导、政策支持、企业主体的工作体系。",
            [("要健全激励制度，构建政府主导、政策支持、企业主体的工作体系", "required")],
        ),
    ],
)
def test_a_ban_or_a_leave_reaches_no_farther_than_its_clause(
    state: State, text: str, told: list[tuple[str, str]]
) -> None:
    found = state("[" + text.replace("|", "|Notice]", 1))[0]
    assert [(str(s.value), s.modality) for s in found if s.predicate == "stipulates"] == told


def test_what_an_inquiry_finds_is_said_by_it(state: State) -> None:
    found = spoken(state("[海州市调查组|GovernmentBody]查明，事故的直接原因是违规作业。"))
    assert found == [("海州市调查组", "事故的直接原因是违规作业")]


def test_a_demand_that_is_followed_is_not_what_follows(state: State) -> None:
    found = state("按照[国务院|GovernmentBody]要求，[应急管理部|GovernmentBody]已派出三个工作组。")
    assert not spoken(found)
    assert [(s.subject, s.value) for s in found[0]] == [("应急管理部", "派出三个工作组")]


def test_words_end_where_a_list_turns_to_another_of_the_kind(state: State) -> None:
    found = state("[甲省|Province]提出，要积极培育消费新热点；[乙省|Province]鼓励老商场转型。")
    assert spoken(found) == [("甲省", "要积极培育消费新热点")]


def test_what_the_paper_tells_behind_a_statement_is_not_its_speakers(state: State) -> None:
    found = state(
        "[张三|Person]发表声明称，政府已干预汇市。[乙国|Country]方面也证实了这一消息。[7月下旬|Time]，汇率一度走弱。"
        "据甲国媒体报道，这是多年来的首次干预。"
    )
    assert spoken(found) == [("张三", "政府已干预汇市")]


def test_what_a_paper_strives_for_is_planned(state: State) -> None:
    found = state("[《意见》|Opinion]提出，力争到2035年，人才结构与发展的要求相适应。")[0]
    assert [s.modality for s in found if s.predicate == "proposed"] == ["planned"]


def test_what_a_case_made_public_finds_is_said_by_the_body(state: State) -> None:
    found = state(
        "近日，[海州市纪委|PartyBody]公开通报某县形式主义问题。通报指出，该县决策没有进行充分论证。要坚持学用结合。"
    )
    assert spoken(found) == [("海州市纪委", "该县决策没有进行充分论证"), ("海州市纪委", "要坚持学用结合")]


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("目前，多数目标落实缓慢。", ["目前，多数目标落实缓慢"]),
        ("三百年前，沿海先民修建起古道。", ["三百年前，沿海先民修建起古道"]),
        ("“从山到海”，我们正在走出新路。", ["“从山到海”，我们正在走出新路"]),
        ("这是王芳一周内再次发出威胁。", []),
        (
            "[李明|Person][主席|Post]强调，要拓展合作领域。各方正扎实推进务实合作。",
            ["要拓展合作领域", "各方正扎实推进务实合作"],
        ),
        ("会后，双方签署合作文件。", []),
        ("7月下旬，粮价走低。", []),
    ],
)
def test_a_persons_own_paragraph_is_his_until_something_is_told(state: State, rest: str, told: list[str]) -> None:
    text = f"[王芳|Person]指出，港口拔地而起，令人鼓舞。{rest.replace('王芳', '[王芳|Person]')}"
    assert [v for _, v in spoken(state(text, "2025-08-20"))][1:] == told


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("在联盟内部，必须消除贸易壁垒。", ["在联盟内部，必须消除贸易壁垒"]),
        ("[乙公司|Company]当天关闭了两家工厂。", []),
        ("其中，出口下降了3%。", []),
    ],
)
def test_a_bodys_view_goes_on_while_nothing_is_told_as_done(state: State, rest: str, told: list[str]) -> None:
    text = f"[甲经济学会|SocialOrganization]称，关税政策阻碍了复苏。{rest}"
    assert [v for _, v in spoken(state(text, "2025-08-20"))][1:] == told


def test_what_both_countries_hold_in_a_persons_words_is_in_those_words(state: State) -> None:
    text = "[王芳|Person]表示，[甲国|Country]愿意深化互利合作，[两国|Country]都希望早日达成协议。"
    assert spoken(state(text)) == [("王芳", "甲国愿意深化互利合作，两国都希望早日达成协议")]


def test_a_wish_without_a_name_is_that_of_who_speaks(state: State) -> None:
    text = "[王芳|Person]强调，要共谋发展。[甲国|Country]将始终扩大开放。希望展会成为交流的窗口，带来更多机遇。"
    assert {who for who, _ in spoken(state(text))} == {"王芳"}


def test_a_guest_speaks_not_the_place_that_he_came_to(state: State) -> None:
    text = "去年12月，[王芳|Person]主席专程来[甲省|Province]听取工作汇报并发表重要讲话，强调要努力扩大对外开放。"
    assert [who for who, _ in spoken(state(text))] == ["王芳"]


def test_a_stress_behind_what_somebody_did_opens_a_message(state: State) -> None:
    text = "[王芳|Person]介绍了有关情况，强调地方经济运行总体平稳、稳中有进，新动能正在形成。"
    assert spoken(state(text)) == [("王芳", "地方经济运行总体平稳、稳中有进，新动能正在形成")]


@pytest.mark.parametrize(
    ("row", "bodies"),
    [
        ("[甲部|GovernmentBody]、[乙局|GovernmentBody]有关负责人", ["乙局", "甲部"]),
        ("[甲省|Province]有关负责人", ["甲省"]),
    ],
)
def test_those_whose_people_inform_speak_at_the_briefing(state: State, row: str, bodies: list[str]) -> None:
    found, _ = state(
        f"[甲办|GovernmentBody]今天举行[政策例行吹风会|Meeting]，{row}介绍技能培训有关情况。", "2025-03-07"
    )
    assert sorted(s.subject for s in found if s.predicate == "spokeAt") == bodies


def test_data_are_said_whole(state: State) -> None:
    text = "[甲银行|Company]数据显示，外汇储备首次突破[3万亿元|Quantity]，规模创历史新高。"
    assert spoken(state(text)) == [("甲银行", "外汇储备首次突破3万亿元，规模创历史新高")]


def test_what_those_at_a_meeting_say_is_nothing_of_a_name_in_their_words(state: State) -> None:
    found, _ = state(
        "与会同志们表示，要认真学习贯彻[王芳|Person]在[甲市|AdministrativeArea]的重要讲话精神，取得新成效。"
    )
    assert not [s for s in found if s.subject == "王芳"]


def test_who_cites_a_meeting_goes_on_in_his_own_words(state: State) -> None:
    text = "[王芳|Person]表示，[今年3月|Time]的[甲会议|Meeting]指出，市场供求关系已经变化。要完善住房保障，健全市场规则。"
    assert spoken(state(text, "2025-05-07"))[1:] == [("王芳", "要完善住房保障，健全市场规则")]


def test_the_day_of_a_report_is_not_that_of_the_words_in_it(state: State) -> None:
    text = "据[甲国媒体|Media]5月2日报道，[王芳|Person]表示，公司将扩大生产。"
    found, _ = state(text, "2025-05-07")
    assert [s.time for s in found if s.predicate == "said"] == [None]
    found, _ = state("[王芳|Person]5月2日表示，公司将扩大生产。", "2025-05-07")
    assert [s.time for s in found if s.predicate == "said"] == ["2025-05-02"]


def test_what_the_paper_explains_is_not_said_by_who_informed(state: State) -> None:
    told = "记者从[甲局|GovernmentBody]了解到，开发者数量突破[8万人|Quantity]。"
    on = "各地软件供应保持平稳有序。"
    assert ("甲局", on.rstrip("。")) in spoken(state(told + on))
    assert len(spoken(state(told + "开源软件是一种可以自由使用和修改的软件。"))) == len(spoken(state(told)))


def test_a_meeting_that_is_only_agreed_on_is_not_the_one_attended(state: State) -> None:
    agreed = "双方同意举行[甲国人文对话会议|Meeting]，携手应对气候变化。[王建国|Person]出席。"
    assert not [s for s in state(agreed)[0] if s.predicate == "attended"]
    held = agreed.replace("双方同意", "双方在京")
    assert [s.subject for s in state(held)[0] if s.predicate == "attended"] == ["王建国"]


def test_a_side_told_of_in_words_says_none_of_them(state: State) -> None:
    words = "反对[乙国|Country]与[丙国|Country]直接谈判，并提出结束冲突的五项条件"
    bare = words.replace("[乙国|Country]", "乙国").replace("[丙国|Country]", "丙国")
    assert spoken(state(f"[王芳|Person]发表声明称，{words}。")) == [("王芳", bare)]


def test_places_at_which_something_happens_remind_nobody(state: State) -> None:
    text = "预计未来三天，[甲省|Province]、[乙省|Province]等地将出现强对流天气，提醒公众关注预警预报信息。"
    assert spoken(state(text)) == []


def test_what_names_the_speaker_again_is_the_papers_own(state: State) -> None:
    text = "[张明|Person]表示要购买一些作品。一盏莲花灯吸引了[张明|Person]的注意。[张明|Person]说，莲花出淤泥而不染。"
    said = [str(s.value) for s in state(text, "2025-03-01")[0] if s.predicate == "said"]
    assert not any("莲花灯" in words for words in said)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[王芳|Person]说，理事会对此负有责任。", []),
        ("[王芳|Person]说，这是动摇合作根基的行为。", []),
        ("[王芳|Person]说，甲国此举是不友好行为。", []),
        ("[王芳|Person]说，要抓住重要机遇，为此扩大开放合作。", ["要抓住重要机遇，为此扩大开放合作"]),
        ("[王芳|Person]说，要照顾彼此重大关切。", ["要照顾彼此重大关切"]),
        ("[王芳|Person]说，这些年经济保持强大韧性。", ["这些年经济保持强大韧性"]),
        ("[王芳|Person]指出，在此背景下，两地应当拉紧合作纽带。", ["两地应当拉紧合作纽带"]),
        ("[王芳|Person]强调，第二，深化产业链协同合作。", ["深化产业链协同合作"]),
    ],
)
def test_words_that_point_at_others_before_them_are_not_told_alone(state: State, text: str, words: list[str]) -> None:
    assert spoken(state(text)) == [("王芳", w) for w in words]


def test_a_place_does_not_say_what_those_who_head_it_say(state: State) -> None:
    headed = "[甲州|AdministrativeArea]、[乙州|AdministrativeArea]、[丙州|AdministrativeArea]等6州州长称，已邀请多位省长讨论关税影响。"
    assert spoken(state(headed)) == []
    informed = state("[甲省|Province]负责同志介绍，粮食产量连续多年稳步增长。")
    assert spoken(informed) == []
    told = [(s.subject, s.value) for s in informed[0] if s.predicate == "situation"]
    assert told == [("甲省", "甲省负责同志介绍，粮食产量连续多年稳步增长")]

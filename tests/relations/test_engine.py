"""What the engine reads by grammar, whatever the rule: voices, rows, carried subjects, modality, refusal."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Rejected, Statement

State = Callable[..., tuple[list[Statement], list[Rejected]]]


def said(found: tuple[list[Statement], list[Rejected]], predicate: str) -> set[tuple[str, str | None]]:
    return {(s.subject, s.object) for s in found[0] if s.predicate == predicate}


@pytest.mark.parametrize(
    "text",
    [
        "[国务院|GovernmentBody]印发[《意见》|Opinion]。",
        "[《意见》|Opinion]由[国务院|GovernmentBody]印发。",
        "[国务院|GovernmentBody]印发的[《意见》|Opinion]受到关注。",
        "[国务院|GovernmentBody]将[《意见》|Opinion]印发各地。",
        "[国务院|GovernmentBody]日前印发并实施[《意见》|Opinion]。",
        "[国务院|GovernmentBody]召开会议，印发[《意见》|Opinion]。",
    ],
)
def test_every_voice_says_the_same(state: State, text: str) -> None:
    assert ("国务院", "意见") in said(state(text), "issued")


def test_listed_subjects_give_one_statement_each(state: State) -> None:
    text = (
        "[工信部|GovernmentBody]、[发改委|GovernmentBody]和[国资委|GovernmentBody]等部门联合印发[《通知》|Notice]。"
    )
    assert said(state(text), "issued") == {("工信部", "通知"), ("发改委", "通知"), ("国资委", "通知")}


def test_a_name_that_means_several_gives_each(state: State) -> None:
    text = "[双方|TradeUnion|省总工会+美团]经过多轮恳谈，最终形成[《会议纪要》|Agreement]。"
    found, rejected = state(text)
    assert {s.subject for s in found} | {r.statement.subject for r in rejected} == {"省总工会", "美团"}


def test_nameless_doer_is_nobody(state: State) -> None:
    assert not said(state("[国务院|GovernmentBody]要求各地印发[《意见》|Opinion]。"), "issued")
    assert not said(state("[国务院|GovernmentBody]的通知要求，企业印发[《意见》|Opinion]。"), "issued")


def test_subject_is_carried_over_the_comma_and_the_full_stop(state: State) -> None:
    text = "[该省|Province]印发[《方案》|Plan]，启动[春风行动|Campaign]。随后发布[《报告》|Report]。"
    found = state(text)
    assert ("该省", "春风行动") in said(found, "launched")
    assert ("该省", "报告") in said(found, "issued")


def test_a_persons_words_do_not_make_the_person_the_doer(state: State) -> None:
    assert not said(state("[张三|Person]强调，要启动[春风行动|Campaign]。"), "launched")


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("[国务院|GovernmentBody]将印发[《意见》|Opinion]。", "planned", "positive"),
        ("[国务院|GovernmentBody]应当印发[《意见》|Opinion]。", "required", "positive"),
        ("[国务院|GovernmentBody]不得印发[《意见》|Opinion]。", "forbidden", "positive"),
        ("[国务院|GovernmentBody]可以印发[《意见》|Opinion]。", "permitted", "positive"),
        ("[国务院|GovernmentBody]可能印发[《意见》|Opinion]。", "possible", "positive"),
        ("[国务院|GovernmentBody]尚未印发[《意见》|Opinion]。", "asserted", "negative"),
        ("[国务院|GovernmentBody]已印发[《意见》|Opinion]。", "asserted", "positive"),
        ("[张三|Person]认为，[国务院|GovernmentBody]及时印发[《意见》|Opinion]。", "reported", "positive"),
    ],
)
def test_modality_and_polarity(state: State, text: str, modality: str, polarity: str) -> None:
    issued = [s for s in state(text)[0] if s.predicate == "issued"]
    assert [(s.modality, s.polarity) for s in issued] == [(modality, polarity)]


def test_a_condition_is_refused_with_its_reason(state: State) -> None:
    found, rejected = state("如果[国务院|GovernmentBody]印发[《意见》|Opinion]，企业受益。")
    assert not found
    assert [r.reason for r in rejected] == ["hypothetical"]


def test_a_class_that_the_property_does_not_admit_is_never_stated(state: State) -> None:
    assert not said(state("[浙江大学|School]印发[快递员|Profession]。"), "issued")


def test_time_and_place_belong_to_the_statement(state: State) -> None:
    found, _ = state("1931年11月，[共和国|Country]在[瑞金|County]成立。")
    assert [(s.value, s.place, s.predicate) for s in found] == [("1931-11", "瑞金", "foundedOn")]
    found, _ = state("近日，[工会|TradeUnion]在[济南|Prefecture]召开[恳谈会|Meeting]。", "2024-05-01")
    held = next(s for s in found if s.predicate == "held")
    assert (held.time, held.place) == ("2024-05-01~", "济南")
    unresolved = next(s for s in state("近日，[工会|TradeUnion]召开[恳谈会|Meeting]。")[0] if s.predicate == "held")
    assert (unresolved.time, unresolved.time_text) == (None, "近日")


def test_evidence_is_the_shortest_slice_that_says_it(state: State) -> None:
    text = "会议认为很好，[国务院|GovernmentBody]印发[《意见》|Opinion]，各地落实。"
    issued = next(s for s in state(text)[0] if s.predicate == "issued")
    assert issued.evidence[0].quote == "国务院印发《意见》"


def test_the_speaker_of_a_fact_is_its_attribution(state: State) -> None:
    text = "据[国家统计局|GovernmentBody]介绍，[国务院|GovernmentBody]印发[《意见》|Opinion]。"
    issued = next(s for s in state(text)[0] if s.predicate == "issued")
    assert issued.evidence[0].attribution == "国家统计局"


def test_guides_hosts_and_partners(state: State) -> None:
    text = "在[全总|TradeUnion]指导下，[省总工会|TradeUnion]联合[美团|Company]召开[恳谈会|Meeting]。"
    found = state(text)
    assert said(found, "guided") == {("全总", "恳谈会")}
    assert said(found, "held") == {("省总工会", "恳谈会"), ("美团", "恳谈会")}
    assert said(found, "cooperatedWith") == {("省总工会", "美团")}
    text = "由[甲公司|Company]主办、[乙公司|Company]承办的[论坛|Meeting]在[杭州|Prefecture]开幕。"
    found = state(text)
    assert said(found, "hosted") == {("甲公司", "论坛")}
    assert said(found, "undertook") == {("乙公司", "论坛")}
    assert said(found, "locatedIn") == {("论坛", "杭州")}


def test_a_new_name_goes_on_as_the_subject(state: State) -> None:
    text = "[专科学校|School]1978年更名为[工学院|School]，2003年并入[大学|School]。"
    found = state(text)
    assert said(found, "renamedTo") == {("专科学校", "工学院")}
    assert said(found, "mergedInto") == {("工学院", "大学")}


def contents(found: tuple[list[Statement], list[Rejected]], predicate: str) -> set[tuple[str, object, str]]:
    return {(s.subject, s.value, s.modality) for s in found[0] if s.predicate == predicate}


def test_the_group_behind_a_name_is_not_the_doer(state: State) -> None:
    text = "[教育部|GovernmentBody]等十二部门联合印发[《意见》|Opinion]。"
    assert said(state(text), "issued") == {("教育部", "意见")}


def test_a_body_acts_with_another_before_the_comma(state: State) -> None:
    found = state("[医保局|GovernmentBody]会同[人社部|GovernmentBody]，印发[《意见》|Opinion]。")
    assert said(found, "issued") == {("医保局", "意见"), ("人社部", "意见")}
    assert ("医保局", "人社部") in said(found, "cooperatedWith")


def test_the_holder_stands_between_its_preposition_and_above(state: State) -> None:
    text = "在[国新办|GovernmentBody]举行的[就业发布会|Meeting]上，[张三|Person]表示，要稳定就业岗位。"
    assert ("国新办", "就业发布会") in said(state(text), "held")


def test_hosts_named_one_after_another_hold_one_meeting(state: State) -> None:
    found = state(
        "由[人社部|GovernmentBody]主办，[浙江省|Province]承办，[教育部|GovernmentBody]协办的[技能大赛|Competition]开幕。"
    )
    assert ("人社部", "技能大赛") in said(found, "hosted")
    assert ("浙江省", "技能大赛") in said(found, "undertook")


def test_what_only_describes_a_noun_is_passed_over(state: State) -> None:
    text = "[网信办|PartyBody]开展为期两个月的[“清朗”专项行动|Campaign]。"
    assert ("网信办", "清朗”专项行动") in said(state(text), "launched")


def test_words_go_on_over_sentences_that_show_whose_they_are(state: State) -> None:
    text = "[张三|Person]强调，就业是最大的民生。要稳定就业岗位，加强技能培训。[李四|Person]参加调研。"
    assert ("张三", "要稳定就业岗位，加强技能培训", "asserted") in contents(state(text), "said")
    told = "[张三|Person]说，今年的订单多了。去年的这个时候，车间里还很冷清。"
    assert len(contents(state(told), "said")) == 1


def test_guests_attend_what_they_came_for(state: State) -> None:
    text = (
        "[张三|Person]会见来华出席[亚洲论坛|Meeting]并进行正式访问的[乌国|Country][总统|Post][李四|Person]"
        "、[土国|Country][总理|Post][王五|Person]。"
    )
    found = state(text)
    assert said(found, "attended") == {("李四", "亚洲论坛"), ("王五", "亚洲论坛")}
    assert said(found, "met") == {("张三", "李四"), ("张三", "王五")}
    assert not said(state("[张三|Person]谈到应邀出席[亚洲论坛|Meeting]的感受，[李四|Person]也在场。"), "attended")


def test_a_meeting_without_a_name_speaks_for_who_called_it(state: State) -> None:
    text = (
        "[市教育局|GovernmentBody]3月5日召开会议，研究就业工作。会议强调，要落实部署要求，稳定岗位。会议由张三主持。"
    )
    assert contents(state(text), "said") == {("市教育局", "要落实部署要求，稳定岗位", "asserted")}
    named = "[市教育局|GovernmentBody]召开[就业工作会议|Meeting]。会议强调，要稳定就业岗位。"
    assert {s for s, _, _ in contents(state(named), "said")} == {"就业工作会议"}


def test_a_demand_that_is_a_noun_opens_no_words(state: State) -> None:
    text = "[张三|Person]强调，要按照[省委|PartyBody]工作要求，切实稳定就业岗位。"
    assert contents(state(text), "said") == {("张三", "要按照省委工作要求，切实稳定就业岗位", "asserted")}
    assert not contents(state(text), "stipulates")


def test_a_paper_goes_on_ruling_over_its_paragraphs(state: State) -> None:
    text = "[《通知》|Notice]要求，要做好就业工作。对困难人员予以补贴。如果效果良好，明年扩大范围。"
    assert contents(state(text), "stipulates") == {
        ("通知", "要做好就业工作", "required"),
        ("通知", "对困难人员予以补贴", "required"),
    }
    listed = "[《通知》|Notice]明确，严禁虚报费用，加强日常监管，完善举报制度。到2030年，形成长效机制。"
    assert contents(state(listed), "stipulates") == {
        ("通知", "严禁虚报费用", "forbidden"),
        ("通知", "加强日常监管，完善举报制度", "required"),
        ("通知", "到2030年，形成长效机制", "planned"),
    }


def test_spokesmen_speak_at_the_press_conference(state: State) -> None:
    text = "[国新办|GovernmentBody]举行[新闻发布会|Meeting]。[教育部|GovernmentBody]相关负责人介绍，校园安全有序。"
    assert said(state(text), "spokeAt") == {("教育部", "新闻发布会")}
    assert not said(state(text.replace("新闻发布会", "座谈会")), "spokeAt")


def test_a_paragraph_of_a_talk_is_all_its_speakers(state: State) -> None:
    talk = "[张三|Person]在京会见[李四|Person]。"
    said_by = "[李四|Person]表示，两国友谊深厚。[甲公司|Company]的工厂带来了就业。[李四|Person]参观了工厂。"
    assert ("甲公司的工厂带来了就业", "asserted") in {(v, m) for _, v, m in contents(state(talk + said_by), "said")}
    assert len(contents(state(talk + said_by), "said")) == 2


def test_sentences_without_a_subject_go_on_with_the_one_before_and_its_plan(state: State) -> None:
    text = "[临川市|Prefecture]将建设三座基地。开展[“暖心”行动|Campaign]。同时，启动[“护苗”行动|Campaign]。"
    found = {(s.subject, s.object, s.modality) for s in state(text)[0] if s.predicate == "launched"}
    assert found == {("临川市", "暖心”行动", "planned"), ("临川市", "护苗”行动", "planned")}


def test_a_paragraph_that_a_speaker_opens_is_all_his_until_something_is_told(state: State) -> None:
    text = "[张三|Person]表示，两地往来密切。航线越来越多。[李四|Person]参加会见。各行业都有收获。"
    assert {v for _, v, _ in contents(state(text), "said")} == {"两地往来密切", "航线越来越多"}
    body = "[商务部|GovernmentBody]新闻发言人表示，加税做法不可取。加征关税损害贸易。11日，双方签署协定。"
    assert {v for _, v, _ in contents(state(body), "said")} == {"加税做法不可取", "加征关税损害贸易"}


def test_the_paper_just_issued_rules_and_its_words_tell_how(state: State) -> None:
    text = "[监管总局|GovernmentBody]发布[《办法》|Regulation]，明确商业银行不得捆绑销售理财产品。"
    assert contents(state(text), "stipulates") == {("办法", "商业银行不得捆绑销售理财产品", "forbidden")}


def test_a_bare_meeting_is_the_one_the_article_is_about_and_has_its_day(state: State) -> None:
    text = "[就业工作会议|Meeting]5月7日在[北京|Province]召开。[张三|Person]出席会议并讲话。"
    found = state(text, "2024-05-08")[0]
    assert {(s.predicate, s.time) for s in found if s.subject == "张三"} == {
        ("attended", "2024-05-07"),
        ("spokeAt", "2024-05-07"),
    }
    cited = "要落实[就业工作会议|Meeting]部署。[张三|Person]出席会议并讲话。"
    assert not said(state(cited), "attended")


def test_a_bare_noun_for_the_paper_rules_and_is_drafted(state: State) -> None:
    text = (
        "[《职工培训规划》|Plan]日前发布。规划由[教育部|GovernmentBody]编制。规划还规定，机构不得收费，经费可以列支。"
    )
    found = state(text)
    assert ("教育部", "职工培训规划") in said(found, "drafted")
    assert contents(found, "stipulates") == {
        ("职工培训规划", "机构不得收费", "forbidden"),
        ("职工培训规划", "经费可以列支", "permitted"),
    }


def test_a_guest_does_not_hold_the_meeting_he_attends(state: State) -> None:
    text = "[张三|Person]出席在[厦门大学|School]举行的[照护研讨会|Meeting]并发表演讲。"
    found = state(text)
    assert not said(found, "held")
    assert ("张三", "照护研讨会") in said(found, "spokeAt")


def test_the_announcement_of_what_follows_is_no_rule_of_the_law_it_rests_on(state: State) -> None:
    text = "根据[《劳动法》|Law]等规定，经[国务院|GovernmentBody]同意，现就有关事项通知如下。"
    assert "stipulates" not in {s.predicate for s in state(text)[0]}


def test_who_takes_part_in_a_talk_did_that_and_no_more(state: State) -> None:
    found = state("[张三|Person]会见[乌国|Country][总统|Post][李四|Person]。[王五|Person]、[赵六|Person]参加会见。")
    assert said(found, "met") == {("张三", "李四")}
    part = state("[张三|Person]同[李四|Person]举行会谈。[王五|Person]参加上述活动。")
    assert ("王五", "参加张三同李四会谈等活动", "asserted") in contents(part, "action")
    two = state("[张三|Person]会见[李四|Person]。[张三|Person]会见[钱七|Person]。[王五|Person]参加会见。")
    assert not {c for c in contents(two, "action") if c[0] == "王五" and "张三" in c[1]}


def test_a_guest_described_at_length_was_met(state: State) -> None:
    text = "[张三|Person]在京同来华出席[论坛|Meeting]并进行正式访问的[乌国|Country][总统|Post][李四|Person]举行会谈。"
    assert said(state(text), "met") == {("张三", "李四")}
    visit = (
        "[张三|Person]在[乌国|Country]出席[论坛|Meeting]期间会见[总统|Post][李四|Person]、[总理|Post][王五|Person]。"
    )
    assert said(state(visit), "met") == {("张三", "李四"), ("张三", "王五")}
    none = "[张三|Person]拒绝同来访的[乌国|Country][总统|Post][李四|Person]举行会谈。"
    assert not said(state(none), "met")


def test_who_cites_another_goes_on_himself(state: State) -> None:
    text = "[张三|Person]表示，[李四|Person]总书记强调，合作空间广阔。我们要深化交流合作。"
    assert ("张三", "我们要深化交流合作", "asserted") in contents(state(text), "said")

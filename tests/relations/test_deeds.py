"""Deeds in the text's own words: who does them, how they are meant, and what is no deed."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def deeds(text: str, by: str = "action") -> set[tuple[str, str | None, str | None, str, str]]:
    """Return what is told as an action; with `by` of what deeds tell, situations of lent names among it."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2024-05-08")
    names = {e.id: e.label for e in build.entities}
    return {
        (names[s.subject], s.value, s.time, s.modality, s.polarity)
        for s in build.statements
        if by in {s.predicate, s.evidence[0].by}
    }


def test_what_a_body_did_is_told_in_its_own_words() -> None:
    found = deeds("5月6日，宁波市总工会为快递小哥送去防暑物资。")
    assert found == {("宁波市总工会", "为快递小哥送去防暑物资", "2024-05-06", "asserted", "positive")}


def test_all_that_one_does_in_a_row_of_clauses_is_one_deed() -> None:
    found = deeds("浙江省民政厅近日印发《社区食堂管理办法》，向社会公开征求意见，为老人减免用餐费用。")
    assert {(s, v) for s, v, *_ in found} == {
        ("浙江省民政厅", "印发《社区食堂管理办法》，向社会公开征求意见，为老人减免用餐费用")
    }


def test_an_effort_told_at_length_is_a_deed() -> None:
    found = deeds("近年来，福建省挖掘海丝文化、创新打造古厝旅游产品。")
    assert {(s, v) for s, v, *_ in found} == {("福建省", "挖掘海丝文化、创新打造古厝旅游产品")}


def test_a_list_of_deeds_keeps_its_doer_over_what_reads_as_a_noun() -> None:
    found = deeds("湖南学习运用外地经验，深化农村人居环境整治，利用闲置房等开展旅居建设，拓展康养、文体等新业态。")
    assert {(s, v) for s, v, *_ in found} == {
        ("湖南省", "学习运用外地经验"),
        ("湖南省", "深化农村人居环境整治，利用闲置房等开展旅居建设，拓展康养、文体等新业态"),
    }


def test_for_whom_it_is_done_may_hold_verbs() -> None:
    found = deeds("湖南省总工会走进车间，为脱贫劳动力外出务工提供更加优惠的政策。")
    words = "走进车间，为脱贫劳动力外出务工提供更加优惠的政策"
    assert {(s, v) for s, v, *_ in found} == {("湖南省总工会", words)}


def test_a_place_set_before_its_clause_does_what_follows() -> None:
    found = deeds("在湖南，正加快布局实施二十项重大科技项目。")
    assert {s for s, *_ in found} == {"湖南省"}


def test_words_of_manner_are_no_part_of_the_doer() -> None:
    found = deeds("中国石油集团高质量推进海上平台建设。")
    assert {(s, v) for s, v, *_ in found} == {("中国石油集团", "推进海上平台建设")}


def test_a_fair_and_a_film_do_what_their_clause_tells() -> None:
    assert {s for s, *_ in deeds("第九届中国国际茶叶博览会首次设置少儿茶艺展区。")} == {"第九届中国国际茶叶博览会"}
    assert {v for _, v, *_ in deeds("纪录片《运河人家》讲述了大运河畔三代船工的故事。")} == {
        "讲述了大运河畔三代船工的故事"
    }


def test_a_line_has_come_to_a_stage() -> None:
    assert {v for _, v, *_ in deeds("池州至黄山高铁正式开通运营。")} == {"正式开通运营"}
    assert {(v, m) for _, v, _, m, _ in deeds("池州至黄山高铁将全线建成通车。")} == {("全线建成通车", "planned")}
    assert deeds("池州至黄山高铁建设者来自各地。") == set()


def test_a_sentence_without_a_subject_goes_on_with_the_doer_before() -> None:
    found = deeds(
        "浙江省推进一系列配套服务举措。今年，将继续组织农机企业到埃及参加农机展，并鼓励企业在海外设立销售窗口。"
    )
    assert {(s, v, m) for s, v, _, m, _ in found} == {
        ("浙江省", "推进一系列配套服务举措", "asserted"),
        ("浙江省", "组织农机企业到埃及参加农机展，并鼓励企业在海外设立销售窗口", "planned"),
    }


def test_ways_go_with_what_they_bring_about() -> None:
    assert {v for _, v, *_ in deeds("无锡市通过发展设施农业、吸收村民务工等方式带动村民增收。")} == {
        "通过发展设施农业、吸收村民务工等方式带动村民增收"
    }


def test_what_a_described_thing_is_made_into_is_told_whole() -> None:
    assert {v for _, v, *_ in deeds("无锡市把闲置的70多座老房子改造成旅居民宿。")} == {
        "把闲置的70多座老房子改造成旅居民宿"
    }


def test_a_clause_of_purpose_goes_with_its_deed() -> None:
    found = deeds("杭州市延长夜间公交运营时间，满足夜班职工需求。")
    assert {v for _, v, *_ in found} == {"延长夜间公交运营时间，满足夜班职工需求"}


def test_a_plan_is_planned_in_all_its_clauses() -> None:
    found = deeds("今年，福建省将新建托育服务设施，完善生育登记制度。")
    assert {(v, m) for _, v, _, m, _ in found} == {("新建托育服务设施，完善生育登记制度", "planned")}


def test_a_thing_behind_将_is_no_plan_but_an_effort_is() -> None:
    assert {m for *_, m, _ in deeds("福建省将充分利用闲置校舍，改造社区托育设施。")} == {"planned"}


def test_a_described_thing_behind_a_planned_verb_leaves_it_planned() -> None:
    assert {m for *_, m, _ in deeds("我国将完善有利于居家养老的登记制度。")} == {"planned"}
    assert {m for *_, m, _ in deeds("上海市将有开发需求的场馆开放给市民，延长夜间公交运营时间。")} == {"asserted"}


def test_how_it_is_done_is_no_doer() -> None:
    found = deeds("湖南、海南等地针对实际，多种形式开展防汛宣讲。")
    assert {(s, v) for s, v, *_ in found} == {("湖南省", "开展防汛宣讲"), ("海南省", "开展防汛宣讲")}


@pytest.mark.parametrize(
    "text",
    [
        "杭州市总工会主席张建国表示，杭州市将开通夜间公交专线。",
        "宁波市应当建立食品安全巡查制度。",
        "如果宁波市建立食品安全巡查制度，投诉就会减少。",
        "宁波市深入推进高质量发展。",
        "宁波市推动形成协调发展新格局。",
        "宁波市建立食品安全巡查制度以来，投诉减少。",
        "宁波市建立的食品安全巡查制度受到欢迎。",
        "有关部门建立食品安全巡查制度。",
        "由公安部牵头，教育部参加，邀请二十位权威专家参与事故调查。",
        "认真落实张建国副市长重要批示精神，大力加强社区食堂监督检查。",
    ],
    ids=[
        "told-by-said",
        "duty",
        "condition",
        "slogan",
        "slogan-2",
        "frame",
        "relative",
        "nameless-doer",
        "joined",
        "led",
    ],
)
def test_is_no_deed(text: str) -> None:
    assert deeds(text) == set()


def test_what_others_are_to_do_is_not_done_by_who_asks_them() -> None:
    assert {v for _, v, *_ in deeds("民政部支持企业聚焦重点领域，设置相应助餐窗口。")} == {"支持企业聚焦重点领域"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("绍兴从消费端发力。", {("绍兴市", "从消费端发力", "asserted")}),
        ("绍兴餐饮企业还推出年夜饭套餐。", {("绍兴市", "绍兴餐饮企业还推出年夜饭套餐", "asserted")}),
        ("绍兴市新建商品住宅价格环比上涨。", {("绍兴市", "新建商品住宅价格环比上涨", "asserted")}),
        ("绍兴、宁波等地相继晒出夜游地图。", {("绍兴市", "相继晒出夜游地图", "asserted"), ("宁波市", "相继晒出夜游地图", "asserted")}),
        ("绍兴将首次摆出水上市集，不断拉长游览路线。", {("绍兴市", "首次摆出水上市集，不断拉长游览路线", "planned")}),
        ("绍兴推出夜游行动，覆盖六个城区。", {("绍兴市", "推出夜游行动，覆盖六个城区", "asserted")}),
        ("在绍兴，船工摇起乌篷船，游客观看社戏。", set()),
        ("绍兴市人大常委会党组要改进作风。", set()),
        ("该剧以“水城号”诞生过程为题材，讲述了船工的故事。", set()),
        ("在绍兴，当地拉长游览路线。", {("绍兴市", "拉长游览路线", "asserted")}),
        ("绍兴印染厂车间突发火情，造成设备损毁。", {("绍兴印染厂", "绍兴印染厂车间突发火情，造成设备损毁", "asserted")}),
        ("绍兴并未拉长游览路线。", {("绍兴市", "拉长游览路线", "asserted")}),
        ("绍兴市专家前往各县看诊。", set()),
        ("绍兴赴上海招商时。", set()),
        ("绍兴将坚定捍卫水城风貌。", {("绍兴市", "坚定捍卫水城风貌", "planned")}),
        ("绍兴将社戏、乌篷船等元素组合在一起。", {("绍兴市", "将社戏、乌篷船等元素组合在一起", "asserted")}),
        ("市长张建国致辞时说，绍兴从消费端发力。", set()),
        ("（作者单位：绍兴文理学院）", set()),
        ("绍兴要从消费端发力。", set()),
    ],
)  # fmt: skip
def test_any_verb_of_a_named_thing_is_told_in_its_clauses_words(text: str, told: set[tuple[str, str, str]]) -> None:
    assert {(s, v, m) for s, v, _, m, _ in deeds(text, "rule:deeds")} == told


def test_what_was_brought_about_is_done() -> None:
    found = deeds("去年，绍兴谋划推动了夜游行动，有效拉长了游览路线。")
    assert {(v, t, m) for _, v, t, m, _ in found} == {("谋划推动了夜游行动，有效拉长了游览路线", "2023", "asserted")}


def test_what_another_statement_says_is_not_told_twice() -> None:
    assert deeds("教育部印发《职业学校实习管理规定》。") == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("浙江依托社区养老设施，织起助餐服务网。", {"依托社区养老设施，织起助餐服务网"}),
        ("浙江等地大型水产市场和重点超市。", set()),
        ("在浙江宁波，居民正在排队试用新设备。", set()),
    ],
)
def test_words_hold_their_verb_and_reach_its_end(text: str, told: set[str]) -> None:
    assert {v for _, v, *_ in deeds(text)} == told


def test_a_day_to_come_makes_weather_a_forecast() -> None:
    assert {(v, m) for _, v, _, m, _ in deeds("下周，浙江气温回升。", "rule:deeds")} == {("浙江气温回升", "forecast")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("据绍兴媒体报道，绍兴市7日遭遇强降雨。", {("绍兴市", "遭遇强降雨")}),
        ("张三认为，绍兴市拉长了游览路线。", set()),
        ("我国自主研制的甘蔗收获机在绍兴亮相。", {("中国", "我国自主研制的甘蔗收获机在绍兴亮相")}),
        ("位于绍兴的三座水文站举行演练。", {("绍兴市", "位于绍兴的三座水文站举行演练")}),
        ("绍兴市将深化古城更新行动。", {("绍兴市", "深化古城更新行动")}),
        ("绍兴警方逮捕了一批嫌疑人。", {("绍兴市", "绍兴警方逮捕了一批嫌疑人")}),
        ("绍兴市袭击了位于海边的炼油厂。", {("绍兴市", "袭击了位于海边的炼油厂")}),
        (
            "我国水网不断完善。国家启动古镇提升行动，建立了古镇档案。",
            {
                ("中国", "启动古镇提升行动，建立了古镇档案"),
                ("中国", "我国水网不断完善"),
            },
        ),
    ],
)
def test_who_is_only_described_or_reported_does_it_too(text: str, told: set[tuple[str, str]]) -> None:
    assert {(s, v) for s, v, *_ in deeds(text, "rule:deeds")} == told


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("双方一致同意落实好磋商成果，继续深化各领域合作。", "一致同意落实好磋商成果，继续深化各领域合作"),
        ("两国总理宣布，建立中乙全面战略伙伴关系。", "宣布，建立中乙全面战略伙伴关系"),
        ("双方发表《中华人民共和国和乙国联合声明》。", "发表《中华人民共和国和乙国联合声明》"),
        ("双方要落实好重要共识，扩大务实合作。", None),
        ("双方企业签署多项合作协议。", None),
    ],
)
def test_the_two_who_met_do_what_both_do(behind: str, told: str | None) -> None:
    found = deeds(f"李强4月11日在北京会见乙国总理王五。\n{behind}")
    said = {(s, v) for s, v, *_ in found if (v or "") in behind}
    assert said == ({("李强", told), ("王五", told)} if told else set())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我国科学家揭示潮汐成因。", {("中国", "我国科学家揭示潮汐成因")}),
        ("绍兴市举办绍兴龙舟大赛，吸引了众多游客。", {("绍兴龙舟大赛", "吸引了众多游客")}),
        ("池州至黄山高铁正式通车，标志着皖南交通网形成。", {("池州至黄山高铁", "正式通车，标志着皖南交通网形成")}),
        ("绍兴社区第一时间为他办理了证件。", set()),
    ],
)
def test_fields_events_and_lines_act(text: str, told: set[tuple[str, str]]) -> None:
    assert {(s, v) for s, v, *_ in deeds(text, "rule:deeds")} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("工业和信息化部日前启动算力揭榜行动，突破一批标志性技术产品。", ("启动算力揭榜行动，突破一批标志性技术产品", "2024-05-08~", "asserted")),
        ("海关总署日前启动应急响应，派出三个工作组。", ("启动应急响应，派出三个工作组", "2024-05-08~", "asserted")),
        ("浙江桐庐整合县域内景区和街区，推出文旅大礼包、住宿补贴等。", ("整合县域内景区和街区，推出文旅大礼包、住宿补贴等", None, "asserted")),
        ("英国铁路工会13日发起新一轮罢工，要求提高薪资待遇。", ("发起新一轮罢工，要求提高薪资待遇", "2024-04-13", "asserted")),
        ("渝昆高铁全长约700公里，预计2026年建成通车。", ("建成通车", "2026", "forecast")),
        ("公安部、全国总工会等相关方面参加，对浏阳爆炸事故进行调查。", ("参加，对浏阳爆炸事故进行调查", None, "asserted")),
        ("由公安部牵头，总工会参加，对浏阳爆炸事故进行调查。", ("牵头，总工会参加，对浏阳爆炸事故进行调查", None, "asserted")),
        ("王建国向外宾介绍了职工之家建设等情况。", ("向外宾介绍了职工之家建设等情况", None, "asserted")),
        ("习近平亲自谋划、亲自部署、亲自指导司法体制改革。", ("亲自谋划、亲自部署、亲自指导司法体制改革", None, "asserted")),
    ],
)  # fmt: skip
def test_aims_lists_demands_and_stages_to_come(text: str, told: tuple[str, str | None, str]) -> None:
    assert told in {(value, time, modality) for _, value, time, modality, _ in deeds(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("接下来，徐州将通过多种形式，推动服务深入社区。", {("通过多种形式，推动服务深入社区", "planned")}),
        (
            "民政部印发《社区食堂建设指导意见》，到2027年，浙江省基本实现社区食堂全覆盖。",
            {("浙江省基本实现社区食堂全覆盖", "planned")},
        ),
        (
            "河南省已建成20个实训基地，正在陆续建设30所技工学院。",
            {("建成20个实训基地，正在陆续建设30所技工学院", "asserted")},
        ),
        ("江西省培训了一批科普宣讲员，走进企业、社区等。", {("培训了一批科普宣讲员", "asserted")}),
    ],
)
def test_what_is_to_come_or_under_way_or_done_by_others_is_not_told_as_done(
    text: str, told: set[tuple[str, str]]
) -> None:
    found = {(v or "", m) for _, v, _, m, _ in deeds(text, "rule:deeds")}
    assert told <= found
    assert not any(v.startswith("走进") for v, _ in found)


def test_what_several_places_did_together_is_not_told_of_each() -> None:
    assert not deeds("安徽省和江西省超过3000名护士5月6日开始新一轮培训。")


def test_a_scheme_that_the_state_organises_is_a_name() -> None:
    found = deeds("我国完善药品政策。国家组织心脏支架类耗材集采拟中选产品平均降价60%。")
    assert {v for _, v, *_ in found} == {"完善药品政策"}


def test_what_stands_between_a_time_and_a_figure_is_told_too() -> None:
    found = deeds("8月17日，徐州市整修了老街，接待游客5万人次。")
    assert {v for _, v, *_ in found} == {"整修了老街，接待游客5万人次"}


def test_in_view_of_what_it_is_done_is_told_with_what_is_done() -> None:
    found = {v for _, v, *_ in deeds("福建省正围绕茶叶、海产等六大急需领域，加快培训技术人员。")}
    assert found == {"正围绕茶叶、海产等六大急需领域，加快培训技术人员"}


def test_a_sentence_without_a_name_goes_on_with_the_event_before_it() -> None:
    text = "第五届绍兴茶叶博览会7日在绍兴开幕。展会汇聚各地名茶和茶具。其间，还将举办多场采茶比赛。"
    found = {(s, v, m) for s, v, _, m, _ in deeds(text)}
    assert ("第五届绍兴茶叶博览会", "汇聚各地名茶和茶具", "asserted") in found
    assert ("第五届绍兴茶叶博览会", "举办多场采茶比赛", "planned") in found

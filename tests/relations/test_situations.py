"""What no other reader tells is told whole, of whom it concerns, and only where the words stand alone."""

from __future__ import annotations

import pytest

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def situations(text: str) -> set[tuple[str, str, str]]:
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2024-05-08")
    names = {e.id: e.label for e in build.entities}
    return {(names[s.subject], str(s.value), s.modality) for s in build.statements if s.predicate == "situation"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("在绍兴，居民们在家门口就可以预约保洁收纳服务。", ("绍兴市", "在绍兴，居民们在家门口就可以预约保洁收纳服务", "asserted")),
        ("在绍兴，船工摇起乌篷船，游客观看社戏。", ("绍兴市", "在绍兴，船工摇起乌篷船，游客观看社戏", "asserted")),
        ("绍兴的老人们如今都到社区食堂吃早饭。", ("绍兴市", "绍兴的老人们如今都到社区食堂吃早饭", "asserted")),
    ],
)  # fmt: skip
def test_a_clause_whose_doer_has_no_name_is_told_whole(text: str, told: tuple[str, str, str]) -> None:
    assert told in situations(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("绍兴市总工会印发《职工书屋管理办法》。", id="told by a property"),
        pytest.param("绍兴市总工会主席王建国出席会议。", id="which meeting?"),
        pytest.param("在绍兴，这家工厂的灯光彻夜不熄。", id="points outside"),
        pytest.param(
            "绍兴市大桥主塔今天封顶，标志着该水电站进入收尾阶段。", id="what it points at is not in the words"
        ),
        pytest.param("绍兴的居民要养成垃圾分类习惯。", id="a wish"),
        pytest.param("如果绍兴的居民都来预约，窗口就会排起长队。", id="a condition"),
        pytest.param("绍兴市人大常委会近日任免一批工作人员。", id="what follows tells whom"),
        pytest.param("绍兴居民为什么喜欢社区食堂？", id="a question"),
        pytest.param(
            "绍兴市加快改造老旧小区。眼下，11家银行为居民的加装电梯工程减免利息。", id="the place is not named"
        ),
        pytest.param("绍兴市总工会推出夜校。组织开展职工技能竞赛，加大一线职工培训力度。", id="who does it?"),
        pytest.param("规定绍兴市有关部门按照职责分工负责河湖保护工作，并加强信息共享。", id="what lays it down?"),
        pytest.param("此举遭到绍兴市多家商户的强烈反对。", id="what step?"),
        pytest.param("绍兴市加快改造老旧小区。组织开展加装电梯专项检查，加大改造力度。", id="whose deed?"),
        pytest.param("持证人在有效期内不限次数往来绍兴或者宁波，每次停留不超过30天。", id="who holds what?"),
        pytest.param("被绍兴市总工会授予称号的技师，如今带着十多名徒弟钻研手艺。", id="who has given something"),
        pytest.param("绍兴市总工会推出夜校。宁波、温州紧随其后。货值超过三亿元。", id="of what?"),
    ],
)
def test_what_does_not_stand_alone_is_not_told(text: str) -> None:
    assert situations(text) == set()


def test_what_others_did_is_not_told_of_who_was_named_before() -> None:
    found = situations("绍兴市加快改造老旧小区。宁波市的做法类似。两千多户居民的加装电梯难题得以解决。")
    assert not any(s == "绍兴市" and "电梯" in v for s, v, _ in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "第五届绍兴茶叶博览会7日在绍兴开幕。主会场设置红茶、绿茶等三大展区。",
            ("第五届绍兴茶叶博览会", "主会场设置红茶、绿茶等三大展区", "asserted"),
            id="what is there",
        ),
        pytest.param(
            "第五届绍兴茶叶博览会7日在绍兴开幕。来自12个国家的客商围绕“共享一带一路新机遇”的主题开展洽谈。",
            ("第五届绍兴茶叶博览会", "来自12个国家的客商围绕“共享一带一路新机遇”的主题开展洽谈", "asserted"),
            id="a name in a motto",
        ),
        pytest.param(
            "第五届绍兴茶叶博览会7日在绍兴开幕。活动期间，全国各地将推出品茶优惠。",
            ("第五届绍兴茶叶博览会", "活动期间，全国各地将推出品茶优惠", "planned"),
            id="what goes on meanwhile",
        ),
    ],
)
def test_what_nobody_is_named_for_is_of_the_event_that_opens_the_paragraph(
    text: str, told: tuple[str, str, str]
) -> None:
    assert told in situations(text)


def test_a_strategy_is_no_event_that_takes_what_follows() -> None:
    found = situations("我国实施全民健身国家战略。公园里修起三千多条健身步道。")
    assert not any("战略" in subject for subject, _, _ in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "绍兴市社区食堂由2022年的38家增至61家，老人们就近吃上热饭。",
            ("绍兴市", "绍兴市社区食堂由2022年的38家增至61家，老人们就近吃上热饭", "asserted"),
            id="what figures leave",
        ),
    ],
)
def test_what_statements_leave_of_a_sentence_is_told_with_the_whole(text: str, told: tuple[str, str, str]) -> None:
    assert told in situations(text)


def test_what_is_told_whole_is_not_told_again_in_part() -> None:
    found = sorted(
        v for s, v, _ in situations("绍兴的老人们如今都到社区食堂吃早饭，食堂里的热粥三元一碗。") if s == "绍兴市"
    )
    assert not any(a != b and a in b for a in found for b in found)


def test_nobody_is_told_of_news_without_a_number_that_only_the_country_could_bear() -> None:
    found = situations("我国重视养老。不少老人更愿意住在自己家里。")
    assert not any("不少老人" in v for _, v, _ in found)


def test_the_time_that_opens_a_clause_is_told_with_it() -> None:
    found = {
        v for s, v, _ in situations("据统计，春节假期前三天，绍兴的各处园林共接待游客突破30万人次，游客纷纷点赞。")
    }
    assert found == {"春节假期前三天，绍兴的各处园林共接待游客突破30万人次，游客纷纷点赞"}


def test_what_is_expected_is_no_fact() -> None:
    found = situations("随着夜市开放，绍兴的夜间消费有望进一步活跃，周边店铺纷纷延长营业时间。")
    assert {m for _, _, m in found} == {"forecast"}


def test_the_source_of_news_is_not_what_they_tell_of() -> None:
    found = situations("据绍兴海关统计，绍兴的小商品上半年走进了一百多国的货架。")
    assert not any(s == "绍兴海关" for s, _, _ in found)


def test_what_somebody_goes_on_to_say_is_not_told_as_a_fact() -> None:
    said = "甲国央行行长王建国表示，高利率压低了投资。绍兴的企业渴望更宽松的融资环境，对前景缺乏信心。"
    assert not any("渴望" in v for _, v, _ in situations(said))
    done = "甲国央行行长王建国表示，高利率压低了投资。5月7日，绍兴的老人们到社区食堂吃早饭，体验新菜品。"
    assert any("早饭" in v for _, v, _ in situations(done))


def test_a_thing_is_told_of_in_the_sentences_behind_its_name() -> None:
    found = situations("绍兴鉴湖机场改扩建工程今天开工。机场跑道、候机楼和货运站同步扩建，方便旅客出行。")
    assert any(s == "绍兴鉴湖机场改扩建工程" or "机场" in s for s, _, _ in found)

"""What pointing words mean: hand-written cases through the whole way from text to entity, with a floor."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from stage import linked

GOLD = sorted((Path(__file__).parents[1] / "gold" / "coreference").glob("*.toml"))


def judge(case: dict[str, object]) -> str:
    """Return right, wrong or open for one case; a name in `means` may lack the qualifier of a person."""
    text, point, means = str(case["text"]), str(case["point"]), case["means"]
    assert isinstance(means, list)
    result, sentences = linked(text)
    where = text.rindex(point)
    starts = {s.id: s.pieces[0].start for s in sentences}
    found = [m for m in result.mentions if starts[m.sentence] + m.start == where and m.text == point and m.entities]
    got = [e.split("(")[0] if e.startswith("person/") else e for e in found[0].entities] if found else []
    if got == means:
        return "right"
    return "wrong" if got else "open"


@pytest.mark.parametrize("path", GOLD, ids=[p.stem for p in GOLD])
def test_pointing_words_mean_what_a_reader_takes_them_for(path: Path) -> None:
    cases = tomllib.loads(path.read_text(encoding="utf-8"))
    verdicts = [(judge(case), case["text"]) for case in cases["case"]]
    right = sum(v == "right" for v, _ in verdicts) / len(verdicts)
    wrong = sum(v == "wrong" for v, _ in verdicts) / len(verdicts)
    assert right >= cases["floor"]["right"] and wrong <= cases["floor"]["wrong"], [
        v for v in verdicts if v[0] != "right"
    ]


def test_a_pointing_word_that_is_not_decided_says_why() -> None:
    result, _ = linked("教育部、人社部、财政部联合发文。双方将加强配合。")
    both = next(m for m in result.mentions if m.text == "双方")
    assert both.entities == () and both.generic and "3 are named together" in both.because


def test_a_pointing_mention_names_its_rule_and_its_slice() -> None:
    text = "浙江省近日出台政策。该省今年新增就业一百万人。"
    result, _ = linked(text)
    that = next(m for m in result.mentions if m.text == "该省")
    assert that.by == "rule:coreference.toml#that-place" and that.generic
    assert "".join(text[s.start : s.end] for s in that.spans) == that.quote == "该省"
    assert next(e for e in result.entities if e.id == "place/浙江省").links == ()


def test_a_determiner_inside_another_word_points_at_nothing() -> None:
    result, _ = linked("人社部要求，各地应该部署专项行动，划定安全区域，规范日本市场，村两委要参与。")
    assert [m.text for m in result.mentions if "coreference.toml" in m.by] == []


def test_both_sides_of_a_text_on_a_meeting_are_china_and_the_other_country() -> None:
    text = "李强12日同斐济总理兰布卡举行会谈。兰布卡表示赞同。会谈后，双方发表声明。双方企业家也举行了活动。"
    result, _ = linked(text)
    acting, beside = (m for m in result.mentions if m.text == "双方")
    assert acting.entities == ("place/中国", "place/斐济") and beside.entities == ()


def test_a_foreign_province_that_no_gazetteer_holds_is_pointed_at() -> None:
    result, _ = linked("林火已蔓延至法国上马恩河谷省。该省说，火灾影响四万家企业。")
    that = next(m for m in result.mentions if m.text == "该省")
    assert that.entities == ("place/法国上马恩河谷省",)


def test_an_accident_is_the_one_that_the_text_names_in_full_further_down() -> None:
    text = "3月21日，海州一仓库发生重大火灾事故。会议听取海州一仓库“3·21”重大火灾事故情况。"
    result, _ = linked(text)
    first, second = (m for m in result.mentions if m.text.endswith("重大火灾事故"))
    assert first.text == "重大火灾事故" and first.entities == second.entities


def test_who_took_the_picture_is_not_meant_by_him() -> None:
    result, _ = linked("李四前往海州调研。新华社记者 张建国 摄李四走进车间。他表示，要推动创新。")
    him = next(m for m in result.mentions if m.text == "他")
    assert [e for e in him.entities if "张建国" in e] == []


def test_a_meeting_that_another_deals_with_is_not_meant_by_it() -> None:
    text = (
        "十四届全国人大常委会第二十三次会议23日在京举行。"
        "会议审议了出席中俄议会合作委员会第十一次会议情况的报告。会议还审议了任免案。"
    )
    result, sentences = linked(text)
    meant = [m for m in result.mentions if m.sentence == sentences[2].id and m.text == "会议"]
    assert meant and all("第二十三次会议" in e for m in meant for e in m.entities)


def test_a_meeting_to_come_gives_way_to_the_one_that_opens_the_text() -> None:
    text = (
        "十四届全国人大常委会第三十次委员长会议5日在京举行。"
        "十四届全国人大常委会第十二次会议将于9月10日在京召开。会议审议了有关草案。"
    )
    result, sentences = linked(text)
    meant = [m for m in result.mentions if m.sentence == sentences[2].id and m.text == "会议"]
    assert meant and all("委员长会议" in e for m in meant for e in m.entities)


def _meant(text: str) -> set[str]:
    """Return the labels that 会议 or 全会 means in the last sentences of a text."""
    result, sentences = linked(text)
    last = {s.id for s in sentences[-1:]}
    labels = {e.id: e.label for e in result.entities}
    return {
        labels[e] for m in result.mentions if m.sentence in last and m.text in {"会议", "全会"} for e in m.entities
    }


def test_the_meeting_that_is_held_wins_over_the_one_whose_speech_is_studied() -> None:
    studied = "李强主持召开国务院党组会议，学习贯彻习近平在二十届中央纪委四次全会上的重要讲话和全会精神。"
    assert _meant(studied + "会议指出，要增强忧患意识。") == {"国务院党组会议"}
    dealt = "李强22日主持召开国务院常务会议，听取全国两会建议办理情况汇报。会议指出，要认真听取意见。"
    assert _meant(dealt) == {"国务院常务会议"}


def test_a_meeting_without_a_name_is_not_the_one_that_it_calls_or_deals_with() -> None:
    called = "中共中央政治局2月21日召开会议，决定7月在北京召开中国共产党第二十届中央委员会第三次全体会议。"
    assert _meant(called + "会议指出，要抓好落实。") == set()


def test_the_plenum_of_a_communique_stays_the_same_to_its_end() -> None:
    opened = "中国共产党第二十届中央纪律检查委员会第五次全体会议，于2026年1月12日至14日在北京举行。"
    between = "党的二十届四中全会对党的建设作出部署。" + "各级党组织履行责任。" * 9
    assert _meant(opened + between + "全会强调，要坚持从严的基调。") == {"二十届中央纪委五次全会"}


def test_a_plenum_called_by_its_number_is_the_one_that_the_text_is_about() -> None:
    told = "某部解读党的二十届三中全会决定。党的二十届三中全会7月举行。目标同党的十八届三中全会提出的一脉相承。"
    result, sentences = linked(told + "这次三中全会提出构建支持创新的体制机制。")
    named = [m for m in result.mentions if m.sentence == sentences[-1].id and m.text.endswith("三中全会")]
    assert [m.entities for m in named] == [("event/党的二十届三中全会",)]

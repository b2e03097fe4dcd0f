"""What other readers leave is told clause by clause, of the subject or of what the sentence before tells of."""

from __future__ import annotations

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def deeds(text: str, predicate: str = "action") -> set[tuple[str, str | None, str | None, str]]:
    """Return who does what, when and how it is meant."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    # What the judge of statements refuses was read all the same.
    told = [*build.statements, *(r.statement for r in build.rejected)]
    names = {e.id: e.label for e in build.entities}
    return {(names[s.subject], str(s.value), s.time, s.modality) for s in told if s.predicate == predicate}


def test_the_clauses_of_one_doer_are_told_in_a_row() -> None:
    found = deeds("党的十八大以来，中国实行更加积极主动的开放战略，形成更大范围、更宽领域的开放格局。")
    assert {w for s, w, *_ in found} == {"实行更加积极主动的开放战略，形成更大范围、更宽领域的开放格局"}


def test_a_plan_without_a_subject_is_one_of_what_the_sentence_before_tells_of() -> None:
    found = deeds("云南滇中引水工程建设加快推进。预计今年年底通水运行，将构建起滇中各城市多水源保障体系。")
    assert ("滇中引水工程", "通水运行", "2031-12", "forecast") in found
    assert ("滇中引水工程", "构建起滇中各城市多水源保障体系", "2031-12", "planned") in found


def test_an_opening_is_told_beside_its_place() -> None:
    found = deeds("2031世界光伏与储能博览会今天（11月20日）在江苏镇江开幕。")
    assert found == {("2031世界光伏与储能博览会", "在江苏镇江开幕", "2031-11-20", "asserted")}


def test_each_of_several_hosts_holds_what_they_hold_together() -> None:
    found = deeds("商务部、文化和旅游部、国务院侨办20日在人民大会堂联合举行新春招待会。", "held")
    assert len({s for s, *_ in found}) == 3


def test_a_count_of_those_named_is_no_part_of_the_words() -> None:
    assert {w for _, w, *_ in deeds("张建国、李卫民等9名同志光荣入选。")} == {"光荣入选"}


def test_others_in_the_clause_do_what_it_tells() -> None:
    assert not deeds("在广东省，来自多家企业的技术工人正在系统充电。")
    assert not deeds("商务部有关负责人冒雨赶到现场。")


def test_what_a_notice_asks_of_others_is_told_by_the_notice() -> None:
    text = "住房城乡建设部印发《关于做好保障性住房工作的通知》，要求各地结合人口变化趋势，编制住房发展规划，引导住房合理配置。"
    words = "各地结合人口变化趋势，编制住房发展规划，引导住房合理配置"
    assert ("关于做好保障性住房工作的通知", words, None, "required") in deeds(text, "stipulates")
    assert not deeds(text)


def test_words_do_not_stop_at_the_way_in_which_it_is_done() -> None:
    words = "支持各地根据基金承受能力，将康复辅助器具纳入支付范围"
    assert {w for _, w, *_ in deeds(f"国家医保局近日{words}。")} == {words}


def test_a_stage_to_come_is_that_of_the_work_named_last() -> None:
    found = deeds("云南滇中引水工程全长664公里，由多级泵站提水，预计今年年底通水运行。")
    assert ("云南滇中引水工程", "通水运行", "2031-12", "forecast") in found


def test_a_deed_behind_a_comma_is_that_of_the_subject_before() -> None:
    found = deeds("江苏省昆山市组织直通车队，从商场中直接取货，点对点运送到小区。")
    assert {s for s, w, *_ in found if "从商场中直接取货" in w} == {"昆山市"}


def test_what_came_of_a_deed_or_what_it_is_for_is_no_deed_of_its_doer() -> None:
    for clause in ("让各国企业共享开放成果", "用于支持农机报废更新", "为世界经济发展注入新动能"):
        assert not {
            w for _, w, *_ in deeds(f"湖北省扩大农机补贴的范围，还争取了一批国债资金，{clause}。") if w == clause
        }


def test_a_sentence_goes_on_with_nobody_where_another_noun_may_be_meant() -> None:
    first = "财政部、水利部近日下达水利发展资金30亿元，支持60个县域开展引调水工程建设。"
    assert not {
        s for s, w, *_ in deeds(first + "项目以县域为单元，涵盖水源连通、管网敷设等建设内容。") if "涵盖" in w
    }
    assert not {
        s for s, w, *_ in deeds("国务院提出了关于审议草案的议案。受国务院委托，张建国作了说明。") if "委托" in w
    }


def test_what_is_still_intended_is_planned() -> None:
    found = deeds("中国人民银行拟将商业银行分为三个档次，匹配不同的监管方案。")
    assert found and {m for *_, m in found} == {"planned"}


def test_a_field_of_several_is_no_deed_of_two_of_them() -> None:
    assert not {s for s, *_ in deeds("德国、意大利和西班牙的工业产出较上月均有所下降。")}


def test_the_word_for_a_side_is_no_part_of_what_it_does() -> None:
    assert "拒绝停火协议" in {w for s, w, *_ in deeds("以色列方面拒绝停火协议。") if s == "以色列"}


def test_what_only_stands_beside_the_subject_is_not_what_is_built() -> None:
    text = "近日，“江豚国家保护研究中心”获批，中心依托安徽安庆江豚国家级自然保护区，计划2032年9月开工建设。"
    assert not {s for s, w, *_ in deeds(text) if w == "开工建设" and "保护区" in s}


def test_so_many_in_a_place_do_it_themselves() -> None:
    text = "目前，江西省超1.3万家企业实施数字化改造。"
    assert not {w for _, w, *_ in deeds(text) if "企业" in w}
    assert "江西省超1.3万家企业实施数字化改造" in {w for _, w, *_ in deeds(text, "situation")}


def test_what_only_says_since_when_or_what_may_be_has_no_doer_that_goes_on() -> None:
    since = "《昆山深化两岸合作试验区发展规划》发布两年来，在资金跨境使用等方面探索了一批创新制度。"
    assert not {s for s, w, *_ in deeds(since) if "规划" in s and "探索" in w}
    assert not {s for s, w, *_ in deeds("香港可在国际合作中获得更大机遇，发挥更大的作用。") if w == "发挥更大的作用"}

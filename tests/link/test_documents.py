"""Linking over documents: what an article's names stand for, with reasons, in any order of documents."""

from __future__ import annotations

import random

import pytest
from stage import document, linked

from kg.link import know, parent
from kg.model import Entity, Mention
from kg.ontology import load_ontology

MEETING = (
    "近日，在全国总工会指导下，山东省总工会联合美团集团召开省级骑手权益保障恳谈会。"
    "双方经过多轮恳谈，最终形成《会议纪要》，为更好满足该省骑手群体的诉求提供保障。"
)
LOCAL = "浙江省近日公布名单。省人社厅表示，将会同省总工会抓好落实，浙江省发改委给予支持。"


def ids(text: str, result: tuple[Mention, ...]) -> tuple[str, ...]:
    return next(m.entities for m in result if m.text == text)


def entity(id: str, entities: tuple[Entity, ...]) -> Entity:
    return next(e for e in entities if e.id == id)


def test_short_names_meet_their_bodies_and_say_why() -> None:
    result, _ = linked(MEETING)
    assert ids("美团集团", result.mentions) == ("org/美团",)
    body = entity("org/中华全国总工会", result.entities)
    assert body.label == "中华全国总工会" and "全国总工会" in body.aliases
    assert [(link.name, link.by.split("#")[0]) for link in body.links] == [("全国总工会", "gazetteer:unions.csv")]


def test_both_are_the_two_that_act_together_and_the_province_is_the_one_in_a_name() -> None:
    result, _ = linked(MEETING)
    assert ids("双方", result.mentions) == ("org/山东省总工会", "org/美团")
    assert ids("该省", result.mentions) == ("place/山东省",)


def test_minutes_belong_to_their_document() -> None:
    first, second = document(MEETING), document(MEETING + "会议纪要已经公布。")
    result, _ = linked([MEETING, MEETING + "会议纪要已经公布。"], documents=[first, second])
    minutes = [e for e in result.entities if e.label == "会议纪要"]
    assert {e.id for e in minutes} == {f"policy/会议纪要({d.id})" for d in (first, second)}


def test_a_department_without_a_place_is_that_of_the_province_named_before() -> None:
    result, _ = linked(LOCAL)
    assert ids("省人社厅", result.mentions) == ("org/浙江省人力资源和社会保障厅",)
    assert ids("省总工会", result.mentions) == ("org/浙江省总工会",)
    assert ids("浙江省发改委", result.mentions) == ("org/浙江省发展和改革委员会",)


def test_a_department_whose_place_nobody_names_stays_in_its_document() -> None:
    text = "省人社厅近日印发通知。"
    result, _ = linked(text)
    assert ids("省人社厅", result.mentions) == (f"org/省人社厅({document(text).id})",)


def test_places_of_one_name_are_told_apart_by_what_they_lie_in() -> None:
    texts = ["北京市朝阳区举办招聘会。朝阳区还将发放补贴。", "长春市朝阳区举办招聘会。", "朝阳区举办招聘会。"]
    result, _ = linked(texts)
    found = {e.id for e in result.entities if e.id.startswith("place/朝阳区")}
    assert len(found) == 3 and f"place/朝阳区({document(texts[2]).id})" in found


def test_a_place_is_the_longer_one_of_its_text_but_a_mere_kind_is_not() -> None:
    result, _ = linked("他来到安徽省庐江县夜莺村，夜莺村的乡亲迎接他。福建东部有雨，东部海面有风。")
    assert {ids(m.text, result.mentions) for m in result.mentions if m.text.endswith("夜莺村")} == {
        ("place/安徽省庐江县夜莺村",)
    }
    assert "place/福建东部" not in {i for m in result.mentions if m.text == "东部" for i in m.entities}


def test_a_department_of_no_place_is_not_the_central_one() -> None:
    result, _ = linked("国家税务总局公布名单。税务局工作人员上门服务。")
    assert all(m.entities != ("org/国家税务总局",) for m in result.mentions if m.text == "税务局")


def test_a_name_that_the_text_defines_is_found_again() -> None:
    text = "江南平台经济促进会（以下简称“江平会”）成立。江平会首任会长致辞，江平会章程获得通过。"
    result, _ = linked(text)
    short = [m for m in result.mentions if m.text == "江平会"]
    assert len(short) == 3 and {m.entities for m in short} == {("org/江南平台经济促进会",)}
    assert "the text says" in entity("org/江南平台经济促进会", result.entities).links[0].reason


def test_a_short_title_is_the_document_just_named_else_its_own() -> None:
    text = "国务院办公厅印发《关于优化调整稳就业政策措施的通知》。《通知》提出三项措施，《意见》也将出台。"
    result, _ = linked(text)
    assert ids("《通知》", result.mentions) == ("policy/关于优化调整稳就业政策措施的通知",)
    assert ids("《意见》", result.mentions) == (f"policy/意见({document(text).id})",)


def test_one_document_set_in_other_brackets_and_dashes_is_one() -> None:
    result, _ = linked(
        [
            "东海省印发《数字就业规划（2024—2028年）》（东政发〔2024〕12号）。",
            "东海省政府的《数字就业规划(2024-2028年)》（东政发[2024]12号）已经公布。",
        ]
    )
    assert [e.label for e in result.entities if e.id.startswith("policy/")] == ["数字就业规划（2024—2028年）"]
    assert {m.text for m in result.mentions if m.entities == ("policy/数字就业规划（2024—2028年）",)} == {
        "《数字就业规划（2024—2028年）》", "《数字就业规划(2024-2028年)》", "东政发〔2024〕12号", "东政发[2024]12号",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("东海省快递员权益保障办法（试行）", "办法"),
        ("东海市数字就业规划（2024—2028年）", "规划"),
        ("劳动关系协调条例（修订草案）（二次审议稿）", "修订草案"),
        ("劳动关系协调条例（草案）", "草案"),
        ("关于稳定岗位的若干措施(试行)", "若干措施"),
    ],
)
def test_a_title_is_shortened_whatever_note_stands_behind_it(full: str, short: str) -> None:
    result, _ = linked(f"东海省印发《{full}》。《{short}》明确了六项任务。")
    assert ids(f"《{short}》", result.mentions) == (f"policy/{full.replace('(', '（').replace(')', '）')}",)


def test_a_short_title_follows_the_document_named_last() -> None:
    text = (
        "人社部印发《关于加强技能培训工作的意见》（以下简称《意见》），《意见》提出五项任务。"
        "教育部印发《关于推进校企合作的意见》（以下简称《意见》），《意见》提出三项任务。"
    )
    result, _ = linked(text)
    short = [m.entities for m in result.mentions if m.text == "《意见》"]
    first, second = ("policy/关于加强技能培训工作的意见",), ("policy/关于推进校企合作的意见",)
    assert short[:2] == [first, first] and short[-2:] == [second, second]


def test_a_document_number_is_its_document() -> None:
    text = (
        "根据《关于加强技能培训工作的意见》（国办发〔2020〕27号）要求，各地抓好落实。"
        "国办发〔2020〕27号文件提出三项措施。"
    )
    result, _ = linked(text)
    number = [m.entities for m in result.mentions if m.text.startswith("国办发")]
    assert number and set(number) == {("policy/关于加强技能培训工作的意见",)}


def test_a_number_is_its_document_in_other_texts_too() -> None:
    texts = [
        "根据《关于加强技能培训工作的意见》（国办发〔2020〕27号）要求，各地抓好落实。",
        "按照国办发〔2020〕27号文件精神，加大投入。",
    ]
    result, _ = linked(texts)
    number = [m.entities for m in result.mentions if m.text.startswith("国办发")]
    assert number and set(number) == {("policy/关于加强技能培训工作的意见",)}


def test_persons_of_one_name_are_one_only_with_a_second_agreement() -> None:
    texts = [
        "中国劳动关系学院教授孟泉表示，协商机制需要完善。",
        "中国劳动关系学院教授孟泉出席论坛。",
        "孟泉获得象棋比赛冠军。",
    ]
    result, _ = linked(texts)
    found = {e.id: len(e.documents) for e in result.entities if e.label == "孟泉"}
    assert found == {"person/孟泉(中国劳动关系学院)": 2, f"person/孟泉({document(texts[2]).id})": 1}


def test_the_last_part_of_a_foreign_name_is_the_whole_name() -> None:
    result, _ = linked("联合国秘书长安东尼奥·古特雷斯发表讲话。古特雷斯表示，将继续努力。")
    named = {m.entities for m in result.mentions if "古特雷斯" in m.text}
    assert len(named) == 1 and named.pop()[0].startswith("person/安东尼奥·古特雷斯(")


def test_authors_bear_their_affiliations_in_order() -> None:
    text = "赵坤与熊军撰文。\n（作者单位分别为中共南昌市委党校、江西省社会科学院）"
    made = document(text, authors=("赵坤", "熊军"), affiliations=("中共南昌市委党校", "江西省社会科学院"))
    result, _ = linked([text], documents=[made])
    assert {e.id for e in result.entities if e.cls == "Person"} == {
        "person/赵坤(中共南昌市委党校)",
        "person/熊军(江西省社会科学院)",
    }


def test_order_of_documents_changes_no_entity() -> None:
    texts = [MEETING, LOCAL, "人社部与中国劳动关系学院教授孟泉座谈。", "人力资源社会保障部发布数据。"]
    expected = linked(texts)[0].entities
    for seed in range(3):
        mixed = texts[:]
        random.Random(seed).shuffle(mixed)
        assert linked(mixed)[0].entities == expected


def test_every_id_that_a_mention_carries_has_an_entity() -> None:
    result, sentences = linked([MEETING, LOCAL])
    carried = {i for m in result.mentions for i in m.entities}
    assert carried == {e.id for e in result.entities}
    order = {s.id: n for n, s in enumerate(sentences)}
    assert list(result.mentions) == sorted(result.mentions, key=lambda m: (order[m.sentence], m.start, m.end))


@pytest.mark.parametrize(
    ("unit", "body"),
    [
        ("中国社会科学院财经战略研究院", "中国社会科学院"),
        ("商务部流通发展司", "商务部"),
        ("人社部职业能力建设司", "人力资源和社会保障部"),
        ("国家税务总局江苏省税务局", "国家税务总局"),
        ("湖南省人民政府办公厅", "湖南省人民政府"),
        ("云南省人社厅办公室", "云南省人力资源和社会保障厅"),
        ("东海地铁集团有限公司运营分公司", "东海地铁集团有限公司"),
        ("东海铁路局工会", "东海铁路局"),
        ("湖北省总工会", None),
        ("河南省郑州市中级人民法院", None),
        ("中国银行业协会", None),
        ("东海集团有限公司", None),
        ("上海证券交易所", None),
        ("山西省快递行业工会", None),
    ],
)
def test_the_name_of_a_unit_shows_its_body(unit: str, body: str | None) -> None:
    up = parent(unit, know(load_ontology()))
    assert (up.label if up else None) == body


def test_a_body_named_only_inside_its_unit_is_a_thing_of_its_own() -> None:
    result, _ = linked("商务部流通发展司近日在京召开座谈会。")
    assert entity("org/商务部", result.entities).cls == "GovernmentBody"

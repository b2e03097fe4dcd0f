"""Government documents and briefs: their parts, and items that never mix."""

from __future__ import annotations

import hashlib

from kg.layout import lay_out, sentences_of
from kg.model import Document, Source

NOTICE = """东海省人民政府办公厅关于推进
职工技能提升工作的通知
东政办发〔2023〕17号
各市、县人民政府，省政府各部门、各直属单位：
为提高职工技能水平，经省政府同意，现就有关事项通知如下。
一、总体要求
到2025年末，全省新增高技能人才五万人。
（一）加强领导。各地要落实责任，由人力资源社会保障部门牵头。
附件：1.任务分工表
2.年度计划表
东海省人民政府办公厅　东海省总工会
二〇二三年九月七日
（此件公开发布）
附件1
任务分工表
省财政厅负责落实经费，省教育厅负责课程建设。
"""

ORDER = """东海省人民政府令
第106号
《东海省职工教育条例》已经2018年9月6日省政府第23次常务会议通过，现予公布，自2019年3月1日起施行。
省长　　李明
2018年11月6日
东海省职工教育条例
第一条　为了发展职工教育，制定本条例。
第二条　本条例自2019年3月1日起施行。
"""

BRIEF = """工会联播快讯

东海网消息：
东海省总工会启动送清凉活动
东海省总工会12日启动送清凉活动，慰问一线职工。
南山区建成五十个户外劳动者驿站
截至目前，南山区建成五十个驿站，服务环卫工人。
北江市举办职工运动会
北江市第三届职工运动会近日举行。共有两千人参赛。
"""


def read(text: str) -> Document:
    source = Source(hashlib.sha256(text.encode()).hexdigest(), ("a.txt",), "text/plain", text, "text/1")
    (document,) = lay_out(source, None, None)
    return document


def texts(document: Document, role: str) -> list[str]:
    return [b.text for b in document.blocks if b.role == role]


def test_a_notice_has_title_number_addressee_signature_and_date() -> None:
    document = read(NOTICE)
    assert document.title == "东海省人民政府办公厅关于推进职工技能提升工作的通知"
    assert texts(document, "number") == ["东政办发〔2023〕17号"]
    assert texts(document, "addressee") == ["各市、县人民政府，省政府各部门、各直属单位："]
    assert texts(document, "signature") == ["东海省人民政府办公厅 东海省总工会"]
    assert texts(document, "date") == ["二〇二三年九月七日"]
    assert document.date == "2023-09-07"


def test_the_sections_of_a_notice_are_body_and_its_attachments_are_told() -> None:
    document = read(NOTICE)
    assert texts(document, "subhead")[0] == "一、总体要求"
    assert "（一）加强领导。各地要落实责任，由人力资源社会保障部门牵头。" in texts(document, "body")
    assert texts(document, "attachment")[0] == "附件：1.任务分工表"
    assert "任务分工表" in texts(document, "attachment")
    assert "省财政厅负责落实经费，省教育厅负责课程建设。" in texts(document, "body")


def test_an_order_takes_its_title_from_what_it_promulgates() -> None:
    document = read(ORDER)
    assert document.title == "东海省职工教育条例"
    assert texts(document, "number") == ["东海省人民政府令第106号"]
    assert texts(document, "signature") == ["省长 李明"] or texts(document, "signature") == ["省长李明"]
    assert document.date == "2018-11-06"


def test_a_brief_is_one_document_whose_items_hold_their_own_sentences() -> None:
    document = read(BRIEF)
    assert [i.title for i in document.items] == [
        "东海省总工会启动送清凉活动",
        "南山区建成五十个户外劳动者驿站",
        "北江市举办职工运动会",
    ]
    assert all(a.end <= b.start for a, b in zip(document.items, document.items[1:], strict=False))
    by_item: dict[int | None, list[str]] = {}
    for sentence in sentences_of(document):
        by_item.setdefault(sentence.item, []).append(sentence.text)
    assert by_item[2] == ["北江市举办职工运动会", "北江市第三届职工运动会近日举行。", "共有两千人参赛。"]
    assert by_item[None] == ["工会联播快讯", "东海网消息："]


def test_an_article_with_sub_heads_is_no_brief() -> None:
    parts = [f"第{n}个做法要坚持下去\n" + "各地结合实际抓好落实，效果明显。\n" * 4 for n in "一二三"]
    assert read("职工教育的三点经验\n\n" + "".join(parts)).items == ()


GLUED = """工会联播快讯

南山区建成五十个户外劳动者驿站截至目前，南山区建成五十个驿站，服务环卫工人和快递员。驿站里有热水和微波炉。\
北江市第三届职工运动会开幕今天（3月5日），北江市第三届职工运动会在体育中心开幕。共有两千人参赛。\
前两个月东海省技能培训超五万人次记者从东海省人力资源和社会保障厅了解到，前两个月，东海省开展技能培训5.2万人次。
"""


def test_headlines_glued_to_their_text_are_parted_again() -> None:
    document = read(GLUED)
    assert document.title == "工会联播快讯"
    assert [i.title for i in document.items] == [
        "南山区建成五十个户外劳动者驿站",
        "北江市第三届职工运动会开幕",
        "前两个月东海省技能培训超五万人次",
    ]
    assert [b.text for b in document.blocks if b.item == 1][1].startswith("今天（3月5日），")


def test_a_brief_keeps_short_heads_behind_a_mark_and_its_first_item() -> None:
    items = ("人事任免", "南山论坛", "东海省总工会启动送清凉活动", "观察")
    text = "工会简讯\n\n" + "\n".join(f"●{t}\n近日，东海省总工会公布了这件事的安排。\n" for t in items)
    assert [i.title for i in read(text).items] == list(items)
    assert read("工会简讯\n\n" + text.split("\n\n", 1)[1].replace("●", "") + "\n").items[0].title == "人事任免"

"""Headlines of two lines, credit lines, the signs of Markdown."""

from __future__ import annotations

import hashlib

import pytest

from kg.layout import lay_out
from kg.model import Document, Source

FIRST, SECOND = "东海省总工会开办夜校，三百人报名参加，课程由企业点单，工会买单。", "学员满意度很高，明年再办三期。"


def read(head: str, kind: str = "text/plain") -> Document:
    text = f"{head}\n\n{FIRST}\n\n{SECOND}\n"
    (document,) = lay_out(
        Source(hashlib.sha256(text.encode()).hexdigest(), ("a.txt",), kind, text, "text/1"), None, None
    )
    return document


@pytest.mark.parametrize(
    ("head", "title", "subtitle"),
    [
        (
            "东海召开快递企业恳谈会\n会议纪要写明派费调整须先听意见",
            "东海召开快递企业恳谈会",
            "会议纪要写明派费调整须先听意见",
        ),
        ("南山夜校让青年职工\n可以挑课", "南山夜校让青年职工可以挑课", None),
        ("2025年全省节能降耗工作\n培训班在北江市举办", "2025年全省节能降耗工作培训班在北江市举办", None),
        (
            "东海省总工会召开推进产业工人\n队伍建设改革工作座谈会",
            "东海省总工会召开推进产业工人队伍建设改革工作座谈会",
            None,
        ),
        ("让车间听见工人的声音\n——班组恳谈会观察", "让车间听见工人的声音", "——班组恳谈会观察"),
    ],
)
def test_two_lines_are_one_headline_or_title_and_subtitle(head: str, title: str, subtitle: str | None) -> None:
    document = read(f"{head}\n\n本报记者 李明")
    assert (document.title, document.subtitle, document.authors) == (title, subtitle, ("李明",))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("本报记者 李明 通讯员 王芳", ("李明", "王芳")),
        ("来源：东海日报  作者：李明", ("李明",)),
        ("作者：李明 来源：东海日报 2025年3月5日", ("李明",)),
        ("2025-03-05 09:30　来源：东海职工在线　记者：唐小满", ("唐小满",)),
        ("文｜李明 编辑｜王芳", ("李明",)),
        ("文/李明 图/王芳", ("李明", "王芳")),
        ("工人日报-中工网记者 李明", ("李明",)),
        ("记者 李明 通讯员 王芳 报道", ("李明", "王芳")),
        ("李明（北江大学教授）", ("李明",)),
        ("来源：新华社", ()),
    ],
)
@pytest.mark.parametrize("kind", ["text/plain", "text/markdown"])
def test_a_credit_line_gives_the_authors_and_only_them(line: str, authors: tuple[str, ...], kind: str) -> None:
    document = read(f"# 职工夜校开课\n\n{line}" if kind == "text/markdown" else f"职工夜校开课\n\n{line}", kind)
    assert (document.title, document.authors) == ("职工夜校开课", authors)
    assert [b.text for b in document.blocks if b.role == "body"] == [FIRST, SECOND]


def test_markdown_headings_stand_alone_and_signs_inside_a_line_are_set_apart() -> None:
    text = "# 职工夜校开课\n**三百人报名**\n\n**作者：** 李明\n\n"
    text += "夜校由*东海省总工会*开办，见[全文](http://a.cn/b)。\n## 下一步打算\n明年再办三期。\n"
    (document,) = lay_out(Source("0" * 64, ("a.md",), "text/markdown", text, "text/1"), None, None)
    assert (document.title, document.subtitle, document.authors) == ("职工夜校开课", "三百人报名", ("李明",))
    assert document.text == "夜校由东海省总工会开办，见全文。\n下一步打算\n明年再办三期。"
    signs = "".join(text[a.start : a.end] for a in document.apart)
    assert signs == "#********" + "**[](http://a.cn/b)##"

"""Golden pages of our own making: each file as ordinary programs leave it, the truth by construction (make.py)."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from texts import CLINIC, LIBRARY, LIFT, ORANGE, QUOTE, SCHOOL, Article

from kg.model import Document
from kg.pipeline import read_documents

HERE = Path(__file__).parent
PAGES: dict[str, tuple[Article, ...]] = {
    "columns.pdf": (SCHOOL, LIFT, ORANGE),
    "upright.pdf": (CLINIC,),
    "mixed.txt": (SCHOOL, LIFT, ORANGE, CLINIC),
    "numbers.txt": (SCHOOL,),
    "traditional.txt": (LIBRARY,),
    "chat.html": (SCHOOL,),
    "breaks.html": (LIFT,),
    "word.docx": (CLINIC,),
    "jump.md": (ORANGE,),
}
# Pages that print no author.
NO_PEOPLE = {"upright.pdf", "chat.html"}


def flat(texts: list[str]) -> str:
    return "".join("".join(texts).split()).replace("①", "")


def body(document: Document) -> str:
    return flat([b.text for b in document.blocks if b.role == "body" and "|" not in b.text])


@pytest.mark.parametrize("name", sorted(PAGES))
def test_each_article_of_a_page_is_read_as_it_was_written(name: str) -> None:
    _, documents = read_documents(HERE / name)
    assert [d.title for d in documents] == [a.title for a in PAGES[name]]
    for document, article in zip(documents, PAGES[name], strict=True):
        assert body(document) == flat(list(article.body))
        if name not in NO_PEOPLE:
            assert document.authors == article.authors


@pytest.mark.parametrize("name", ["columns.pdf", "upright.pdf", "word.docx", "chat.html", "breaks.html"])
def test_paragraphs_of_formats_that_know_them_are_whole(name: str) -> None:
    _, documents = read_documents(HERE / name)
    for document, article in zip(documents, PAGES[name], strict=True):
        found = [b.text.replace("①", "") for b in document.blocks if b.role == "body" and "|" not in b.text]
        assert found == list(article.body)


def test_the_head_of_a_printed_page() -> None:
    _, (school, lift, _) = read_documents(HERE / "columns.pdf")
    assert (school.kicker, school.subtitle) == (SCHOOL.kicker, SCHOOL.subtitle)
    assert lift.affiliations == LIFT.affiliations
    assert (school.date, school.page) == ("2025-03-05", "6")


def test_a_pull_quote_in_the_wrong_article_is_in_no_body() -> None:
    source, documents = read_documents(HERE / "mixed.txt")
    quoted = [source.text[a.start : a.end] for d in documents for a in d.apart if a.role == "pullquote"]
    assert flat(quoted) == QUOTE
    assert sum(body(d).count("审批时间从九十天缩短到二十五天") for d in documents) == 1


def test_a_notice_in_gb18030_keeps_its_parts() -> None:
    _, (document,) = read_documents(HERE / "notice.txt")
    parts = {b.role: b.text for b in document.blocks}
    assert document.title == "东海省人力资源和社会保障厅关于做好夏季送清凉工作的通知"
    assert (parts["number"], parts["signature"]) == ("东人社发〔2025〕12号", "东海省人力资源和社会保障厅")
    assert (document.date, parts["date"]) == ("2025-05-20", "2025年5月20日")
    assert parts["addressee"] == "各市、县人力资源和社会保障局：" and "attachment" in parts


def test_a_brief_in_utf16_has_its_items() -> None:
    _, (document,) = read_documents(HERE / "brief.txt")
    assert [i.title for i in document.items] == [
        "滨海市总工会启动法律服务月",
        "西河市总工会表彰先进班组",
        "青山县总工会开办暑期托管班",
    ]


@pytest.mark.slow
def test_a_picture_of_a_page_is_recognised() -> None:
    pytest.importorskip("rapidocr")
    _, (document,) = read_documents(HERE / "scan.png")
    truth, found = flat(list(LIFT.body)), flat([b.text for b in document.blocks])
    same = difflib.SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks()
    assert document.title == LIFT.title and sum(b.size for b in same) >= 0.99 * len(truth)

"""Captions, footnotes, jump lines, browser stamps and line numbers are no body."""

from __future__ import annotations

import hashlib

from kg.layout import lay_out
from kg.model import Document, Source

BODY = (
    "下班铃响过半小时，南山机械园三楼的教室坐满了人，数控编程班的四十名学员来自十一家工厂，最小的才十九岁①。",
    "夜校开在园区里，是工会跑了二十多趟才定下的事，企业腾出会议室，职业学校派来老师，职工自己只掏一顿饭钱。",
)
HEAD = "青年夜校让车间师傅重回课堂"


def read(text: str, kind: str = "text/plain") -> Document:
    source = Source(hashlib.sha256(text.encode()).hexdigest(), ("a.txt",), kind, text, "text/1")
    (document,) = lay_out(source, None, None)
    return document


def apart(document: Document, text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in document.apart:
        found.setdefault(part.role, []).append(text[part.start : part.end])
    return found


def test_captions_footnotes_and_jump_lines_stand_apart() -> None:
    lines = (
        HEAD,
        "图为夜校学员在上课。 李明 摄",
        BODY[0],
        "（下转第4版）",
        "（上接第1版）",
        BODY[1],
        "① 某区总工会：《年报》，第12页。",
    )
    text = "\n\n".join(lines) + "\n"
    document = read(text)
    assert [b.text for b in document.blocks if b.role == "body"] == list(BODY)
    assert document.page is None
    assert apart(document, text) == {
        "caption": [lines[1]],
        "furniture": [lines[3], lines[4]],
        "footnote": [lines[6]],
    }


def test_a_list_with_round_numbers_is_no_footnote() -> None:
    document = read(f"{HEAD}\n\n{BODY[1]}\n\n① 企业出题，学校派老师上门授课。\n\n② 工会买单，职工免费听课。\n")
    assert [a.role for a in document.apart] == []


def test_the_stamps_of_a_browser_are_furniture() -> None:
    document = read(f"11/29/26, 1:46 AM\n\n{HEAD}\n\n{BODY[1]}\n\nhttps://example.org/a.html\n\n1/2\n")
    assert document.title == HEAD and [a.role for a in document.apart] == ["furniture"] * 3


def numbered(sign: str) -> str:
    lines = [HEAD, "本报记者 李明"]
    for text in BODY:
        whole = "　　" + text.replace("①", "")
        lines += [whole[i : i + 19] for i in range(0, len(whole), 19)]
    return "\n".join(f"{n:>3}{sign}{line}" for n, line in enumerate(lines, 1)) + "\n"


def test_line_numbers_are_cut_off() -> None:
    for sign in (" ", "\t", ": ", "→"):
        document = read(numbered(sign))
        assert (document.title, document.authors) == (HEAD, ("李明",))
        assert [b.text for b in document.blocks if b.role == "body"] == [b.replace("①", "") for b in BODY]


def test_numbers_of_a_list_stay() -> None:
    items = [f"{n} 某地举办第{n}期夜校，报名的职工有三十人。" for n in range(1, 9)]
    assert [b.text[0] for b in read("\n".join(items) + "\n").blocks] == [str(n) for n in range(1, 9)]


def test_a_picture_of_markdown_is_no_text() -> None:
    document = read(f"# {HEAD}\n\n![教室](a.jpg)\n\n{BODY[1]}\n", "text/markdown")
    assert [b.role for b in document.blocks] == ["title", "body"]

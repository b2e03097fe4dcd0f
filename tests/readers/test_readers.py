"""Bytes become text: encodings told apart, newlines kept, everything unreadable refused in one line."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.readers import read_source, suffixes
from kg.readers.encoding import decode

TEXT = "工会组织职工开展技能竞赛，\r\n共有三百人参加。\n“好”字当头，2024年1月。\n"
TRADITIONAL = "工會組織職工開展技能競賽，共有三百人參加。臺灣、香港的朋友們說：很好。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_simplified_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    source = read_source(path, "a.txt")
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (source.paths, source.media_type) == (("a.txt",), "text/plain")


@pytest.mark.parametrize("encoding", ["big5", "utf-8", "gb18030"])
def test_traditional_text_is_read_as_it_is(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), "a.txt") == TRADITIONAL


@given(
    st.text(
        alphabet="工会组织职工开展技能竞赛，。、“”《》0123456789abc的一是在不了有和人这中大为上个国我以要他",
        min_size=6,
    )
)
def test_gb18030_never_comes_out_as_another_text(text: str) -> None:
    if text.strip() and any(c > "\x7f" for c in text):
        assert decode(("工会职工的" + text).encode("gb18030"), "a.txt") == "工会职工的" + text


@pytest.mark.parametrize(
    "data",
    [b"", b"  \r\n\t", "\ufeff".encode(), b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(range(256)) * 8, b"\xff\xfe\x00"],
)
def test_empty_binary_and_broken_bytes_are_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"bad\.txt") as caught:
        read_source(path, "bad.txt")
    assert "\n" not in str(caught.value)


def test_a_format_that_nobody_reads_is_refused_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_bytes(b"text")
    with pytest.raises(InputError, match=r"\.html.*\.txt"):
        read_source(path, "a.xyz")
    assert {".txt", ".md", ".html"} <= set(suffixes())


PAGE = """<html><head><meta charset="{charset}"><title>职工夜校开课 - 东海网</title>
<meta name="author" content="李明"></head><body><nav><a href="/">首页</a> <a href="/n">新闻</a></nav>
<h1>职工夜校开课</h1><p class="info">来源：东海工人报 作者：李明 2025年3月5日 09:30</p>
<div class="content"><p>东海省总工会3月4日举办职工夜校开课仪式，三百名青年职工参加，课程共有十二门。</p>
<p>夜校由省总工会联合东海职业技术学院举办，课程免费，<b>每周三</b>上课，结业后颁发证书。</p></div>
<footer>版权所有 东海网</footer><script>alert("x")</script></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_web_page_gives_title_byline_and_body(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset))
    source = read_source(path, "a.html")
    lines = source.text.splitlines()
    assert lines[0] == "职工夜校开课"
    assert lines[1] == "来源：东海工人报 作者：李明 2025年3月5日 09:30"
    assert "夜校由省总工会联合东海职业技术学院举办，课程免费，每周三上课，结业后颁发证书。" in lines
    assert "alert" not in source.text and "首页" not in source.text
    assert dict(source.metadata)["date"] == "2025-03-05"


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>1</script></body></html>", encoding="utf-8")
    with pytest.raises(InputError, match="no text"):
        read_source(path, "a.html")


def test_a_page_nested_too_deep_to_parse_still_gives_its_text(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 4000 + "东海省总工会近日启动送清凉活动。", encoding="utf-8")
    assert "东海省总工会近日启动送清凉活动。" in read_source(path, "deep.html").text


CHAT = """<html><head><meta charset="utf-8"><meta property="og:title" content="夜校开课"></head><body><div><h1 id="activity-name">
夜校开课</h1><div id="js_content" style="visibility: hidden"><section><p>点击上方<span>蓝字</span>关注我们</p></section>
<section><p>东海省总工会3月4日举办职工夜校开课仪式，三百名青年职工参加，课程共有十二门。</p></section>
<p>图为学员在上课。 李明 摄</p><section><strong>一堂课值四百元</strong></section>
<p>夜校由省总工会联合东海职业技术学院举办，课程免费，<b>每周三</b>上课。</p><p>编辑：陈晨</p></div></div>
<div><a>阅读原文</a> 阅读 1234</div></body></html>"""


def test_the_body_that_a_site_marks_is_read_whole(tmp_path: Path) -> None:
    from kg.pipeline import read_documents

    (tmp_path / "chat.html").write_text(CHAT, encoding="utf-8")
    _, (document,) = read_documents(tmp_path / "chat.html")
    assert document.title == "夜校开课"
    assert [(b.role, b.text[:7]) for b in document.blocks if b.role != "title"] == [
        ("body", "东海省总工会3"),
        ("subhead", "一堂课值四百元"),
        ("body", "夜校由省总工会"),
    ]
    assert sorted(a.role for a in document.apart) == ["caption", "furniture", "furniture"]


NOTICE = """<html><head><meta charset="utf-8"><title>关于印发补贴办法的通知</title></head><body><div class="pages_content">
<h1>关于印发补贴办法的通知</h1><p>东政发〔2025〕8号</p><p>各市、县人民政府：</p><p>现将《补贴办法》印发给你们，请认真贯彻执行。</p>
<p>东海省人民政府</p><p>2025年3月1日</p><p>补贴办法</p><p>第一条　为规范技能培训补贴，提高资金效益，制定本办法。</p>
<p>第二条　标准如下：</p><table><tr><th>工种</th><th>标准（元）</th></tr><tr><td>焊工</td><td><p>1500</p></td></tr></table></div></body></html>"""


def test_a_page_of_a_government_keeps_paragraphs_signature_and_rows(tmp_path: Path) -> None:
    from kg.pipeline import read_documents

    (tmp_path / "notice.html").write_text(NOTICE, encoding="utf-8")
    source, (document,) = read_documents(tmp_path / "notice.html")
    roles = {b.role: b.text for b in document.blocks}
    assert (roles["signature"], roles["date"]) == ("东海省人民政府", "2025年3月1日")
    assert "工种\u3000|\u3000标准（元）\n焊工\u3000|\u30001500" in source.text
    assert any(b.text.startswith("第一条") for b in document.blocks)

"""Whatever the page, nothing is lost or doubled, and every clean character maps back to its own."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.layout import lay_out, sentences_of
from kg.layout.base import WHITE
from kg.model import Document, Source
from kg.text.clean import fold, locate, quote

WORDS = (
    "山东省总工会联合美团集团召开恳谈会",
    "为更好保障劳动者权益，各级工会推动建立沟通协商机制。",
    "2021年，人社部启动实施数字技术工程师培育项目",
    "“一老一小”照护等民生保障持续加强。",
    "服务业增加值占 GDP 比重达到59.05%、54.96%。",
    "（作者单位：中国劳动关系学院）",
    "●观 点",
    "赵坤 熊军",
    "本报记者 李明",
    "国办发〔2018〕123号",
    "各省、自治区、直辖市人民政府：",
    "2024年3月5日 星期二",
    "第02版  要闻",
    "新华社北京5月7日电（记者王芳）",
    "附件：1.名单",
    "一、总体要求",
    "machine learning and AI",
    "a,b,c,d",
)
ODD = "\x00\u200b\u200d\ufeff\ue000\ud800\U0001f600\u3000\t\x0b\u2028 １２Ａ％"


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Hard-wrapped columns of random width, rhythm and indent, with odd characters strewn in."""
    lines: list[str] = []
    for _ in range(draw(st.integers(0, 5))):
        wide = draw(st.integers(3, 40))
        gap = draw(st.sampled_from(["", "\n", "\n\n"]))
        indent = draw(st.sampled_from(["", "　　", "  "]))
        for _ in range(draw(st.integers(1, 4))):
            text = indent + "".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)))
            if draw(st.booleans()):
                at = draw(st.integers(0, len(text)))
                text = text[:at] + draw(st.text(alphabet=ODD, max_size=3)) + text[at:]
            lines += [text[i : i + wide] + gap for i in range(0, len(text), wide)]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


@st.composite
def mixed(draw: st.DrawFn) -> str:
    """Two to four columns with indents, cut into each other in runs of lines, with Markdown signs at some lines."""
    columns = []
    for _ in range(draw(st.integers(2, 4))):
        wide = draw(st.integers(4, 24))
        lines: list[str] = []
        for _ in range(draw(st.integers(1, 4))):
            text = "　　" + "".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)))
            lines += [text[i : i + wide] for i in range(0, len(text), wide)]
        columns.append(lines)
    page: list[str] = []
    while any(columns):
        column = draw(st.sampled_from([c for c in columns if c]))
        size = draw(st.integers(1, 7))
        page += [draw(st.sampled_from(["", "", "", "# ", "> ", "**"])) + x for x in column[:size]]
        del column[:size]
    return "\n".join(page)


def laid_out(text: str, kind: str = "text/plain") -> tuple[Source, tuple[Document, ...]]:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(digest, ("page.txt",), kind, text, "text/1")
    return source, lay_out(source, None, None)


def check(text: str, kind: str = "text/plain") -> None:
    source, documents = laid_out(text, kind)
    held = [0] * len(text)
    for document in documents:
        for block in document.blocks:
            assert block.text and fold(quote(block.pieces, text)) == block.text
            assert all(a.end <= b.start for a, b in zip(block.pieces, block.pieces[1:], strict=False))
            for piece in block.pieces:
                for i in range(piece.start, piece.end):
                    held[i] += 1
        for part in document.apart:
            assert part.start < part.end
            for i in range(part.start, part.end):
                held[i] += 1
        check_sentences(document, text)
    assert [i for i, c in enumerate(text) if c not in WHITE and held[i] != 1] == []
    assert [d.id for d in documents] == [f"{source.sha256[:12]}-{n}" for n in range(1, len(documents) + 1)]


def check_sentences(document: Document, text: str) -> None:
    sentences = sentences_of(document)
    assert {s.block for s in sentences} == {n for n, b in enumerate(document.blocks) if b.role != "unassigned"}
    for index, sentence in enumerate(sentences):
        assert sentence.index == index and sentence.role == document.blocks[sentence.block].role
        assert fold(quote(sentence.pieces, text)) == sentence.text
        spans = locate(sentence.pieces, 0, len(sentence.text), text)
        kept = "".join(c for c in quote(spans, text) if c not in WHITE)
        assert fold(kept) == "".join(c for c in sentence.text if c not in WHITE)


@settings(deadline=None, max_examples=60)
@given(pages())
def test_no_character_of_a_page_is_lost_or_doubled(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_no_character_of_any_text_is_lost_or_doubled(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=40)
@given(mixed(), st.sampled_from(["text/plain", "text/markdown"]))
def test_no_character_of_mixed_columns_is_lost_or_doubled(text: str, kind: str) -> None:
    check(text, kind)

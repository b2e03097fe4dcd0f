"""Word files: paragraphs, headings, numbers, tables, insertions; bombs, entities and broken packages refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kg.errors import InputError
from kg.pipeline import read_documents
from kg.readers import read_source
from kg.readers.docx import read_docx
from kg.readers.numbering import chinese

BODY = "为落实《产业工人队伍建设改革方案》，现就开展2025年职工技能竞赛有关事项通知如下。"


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def notice() -> bytes:
    document = docx.Document()
    document.add_heading("东海省总工会关于开展技能竞赛的通知", 0)
    document.add_paragraph("东工发〔2025〕3号").alignment = 1
    document.add_paragraph("各市总工会：")
    document.add_paragraph(BODY)
    document.add_heading("一、总体要求", 1)
    document.add_paragraph("竞赛由东海省总工会主办，东海职业技术学院承办。")
    table = document.add_table(2, 3)
    for row, cells in enumerate((("工种", "人数", "地点"), ("焊接", "120人", "滨海市"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("成绩记入档案。", style="List Number")
    document.add_paragraph("奖金由省总工会发放。", style="List Number")
    document.add_paragraph("东海省总工会").alignment = 2
    document.add_paragraph("2025年3月5日").alignment = 2
    return saved(document)


def test_a_notice_keeps_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(notice())
    source, (document,) = read_documents(path)
    lines = source.text.split("\n")
    assert "焊接\u3000|\u3000120人\u3000|\u3000滨海市" in lines
    assert [line for line in lines if "。" in line] == [
        "\u3000\u3000" + text
        for text in (
            BODY,
            "竞赛由东海省总工会主办，东海职业技术学院承办。",
            "1.成绩记入档案。",
            "2.奖金由省总工会发放。",
        )
    ]
    assert (document.title, document.date) == ("东海省总工会关于开展技能竞赛的通知", "2025-03-05")
    roles = {b.role: b.text for b in document.blocks}
    assert roles["number"] == "东工发〔2025〕3号" and roles["addressee"] == "各市总工会："


def test_insertions_controls_and_text_boxes_are_read_and_deletions_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("省总工会")
    names = nsdecls("w")
    for part in (
        f'<w:ins {names} w:id="1"><w:r><w:t>新设</w:t></w:r></w:ins>',
        f'<w:del {names} w:id="2"><w:r><w:delText>撤销</w:delText></w:r></w:del>',
        f"<w:sdt {names}><w:sdtContent><w:r><w:t>夜校。</w:t></w:r></w:sdtContent></w:sdt>",
        f"<w:r {names}><w:pict><w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent></w:pict>"
        "</w:r>",
    ):
        paragraph._p.append(parse_xml(part))
    text = read_docx(saved(document), "a.docx").text
    assert "省总工会新设夜校。" in text and "框里的话。" in text and "撤销" not in text


def test_a_table_in_a_table_is_read_once() -> None:
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 1)
    cell.add_table(1, 1).cell(0, 0).text = "内格"
    document.add_paragraph("正文。")
    assert read_docx(saved(document), "a.docx").text.count("内格") == 1


@pytest.mark.parametrize(("number", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")])
def test_numbers_are_written_as_word_prints_them(number: int, said: str) -> None:
    assert chinese(number) == said


def package(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>"
).encode()
LIE = package({"word/document.xml": f"<w:document {W}/>".encode()})


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "empty"),
        (b"plain text", "no Word file though its name says so"),
        (notice()[:2000], "damaged or cut off"),
        (package({"xl/workbook.xml": b"<x/>"}), "no Word file though its name says so"),
        (package({"word/document.xml": b"<broken"}), "broken XML"),
        (package({"word/document.xml": b" " * (64 << 20)}), "unpacks to 64 MB"),
        (package({"word/document.xml": ENTITIES}), "declares XML entities"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an encrypted or old Word file"),
        (LIE, "no text in this file"),
    ],
    ids=["empty", "text", "cut", "other", "broken", "bomb", "entities", "encrypted", "no-text"],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, data: bytes, complaint: str) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=complaint) as caught:
        read_source(path, "bad.docx")
    assert str(caught.value).startswith(str(path)) and "\n" not in str(caught.value)


def test_pictures_in_a_file_are_never_unpacked() -> None:
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>正文。</w:t></w:r></w:p></w:body></w:document>"
    parts = {"word/document.xml": body.encode()}
    assert read_docx(package(parts | {"word/media/1.png": bytes(80 << 20)}), "a.docx").text.strip() == "正文。"

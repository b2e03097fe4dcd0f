"""JSONL and CSV with named columns: one document a record, offsets exact, broken lines noted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.pipeline import build, read_documents
from kg.readers import read_source
from kg.readers.records import read_csv, read_jsonl

RECORDS = (
    {"标题": "东海省启动技能夜校", "内容": "近日，东海省总工会印发《职工技能夜校管理办法》。\n仪式于3月4日举办。",
     "发布时间": "2025-03-05 09:00", "来源": "东海工人报"},
    {"title": "滨海市补贴培训", "text": "4月5日，人力资源和社会保障部印发《关于稳就业的通知》。"
     "\n\n第二条消息\n\n记者 李明\n\n又一段话。",
     "date": "2025年4月6日"},
)  # fmt: skip


def jsonl(*records: object) -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records).encode()


def test_each_record_is_one_document_with_what_its_columns_say(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl(*RECORDS))
    source, documents = read_documents(path)
    assert [(d.title, d.date) for d in documents] == [
        ("东海省启动技能夜校", "2025-03-05"),
        ("滨海市补贴培训", "2025-04-06"),
    ]
    assert [d.id for d in documents] == [f"{source.sha256[:12]}-1", f"{source.sha256[:12]}-2"]
    first = documents[0].blocks[0].pieces[0]
    assert source.text[first.start : first.end] == "东海省启动技能夜校"


def test_facts_of_a_record_quote_the_text_of_the_source(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl(*RECORDS))
    made = build([path])
    issued = [s for s in made.statements if s.predicate == "issued"]
    assert {s.object for s in issued} >= {"policy/关于稳就业的通知"}
    for statement in made.statements:
        for evidence in statement.evidence:
            text = made.sources[0].text
            assert "".join(text[a:b] for a, b in evidence.spans) == evidence.quote
            part = made.sources[0].records[int(evidence.document.rpartition("-")[2]) - 1]
            assert part.start <= evidence.spans[0].start and evidence.spans[-1].end <= part.end


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_tables_of_every_usual_kind(tmp_path: Path, mark: str, encoding: str) -> None:
    path = tmp_path / "news.csv"
    rows = (
        ("标题", "正文", "日期"),
        ("甲报道", '"第一行，""好""。\n第二行。"', "2024/1/2"),
        ("乙报道", "工会开会。", "20240103"),
    )
    path.write_bytes("".join(mark.join(row) + "\r\n" for row in rows).encode(encoding))
    source, documents = read_documents(path)
    assert [(d.title, d.date) for d in documents] == [("甲报道", "2024-01-02"), ("乙报道", "2024-01-03")]
    assert source.text.startswith('甲报道\n\n第一行，"好"。\n第二行。')


def test_broken_lines_are_noted_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        jsonl(RECORDS[0]) + b"not json\n[1]\n" + b"[" * 100000 + b"\n" + jsonl({"text": ""})
    )
    made = build([tmp_path])
    assert len(made.documents) == 1
    assert {n.split(": ")[1] for n in made.notes} == {
        "line 2 is no JSON", "line 3 is no object", "line 4 is no JSON", "line 5 has no text",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"{}\n{}\n", "no record with a text"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n" + bytes(50), "not what its name says"),
        ("a.csv", b"a,b\n1,2\n", "no column named text among a, b"),
        ("a.csv", bytes(range(256)) * 20, "binary"),
        ("a.csv", b"title,text\n", "no record with a text"),
    ],
)
def test_what_holds_no_records_is_refused_in_one_line(tmp_path: Path, name: str, data: bytes, complaint: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=complaint) as caught:
        read_source(tmp_path / name, name)
    assert str(caught.value).startswith(str(tmp_path / name)) and "\n" not in str(caught.value)


@given(st.lists(st.text(min_size=1, max_size=80).filter(lambda t: t.strip()), min_size=1, max_size=6))
def test_every_text_stands_in_the_source_as_it_was(texts: list[str]) -> None:
    read = read_jsonl(b"".join(json.dumps({"text": t}).encode() + b"\n" for t in texts), "a.jsonl")
    assert [read.text[p.start : p.end] for p in read.records] == texts


def test_a_table_with_a_huge_cell_is_read() -> None:
    assert len(read_csv(("text\n" + "工会" * 200_000 + "\n").encode(), "a.csv").records) == 1

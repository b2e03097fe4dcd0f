"""Every format from bytes to `kg why`; names that lie and files that are too large."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from printed import newspaper, pdf

from kg.cli import main
from kg.errors import InputError
from kg.readers import read_source

FACT = "近日，人力资源和社会保障部印发《关于做好稳就业工作的通知》。"


def word() -> bytes:
    document = docx.Document()
    document.add_heading("稳就业再加力", 0)
    document.add_paragraph(FACT)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


PAGE = pdf(
    [(100.0, 60.0, 20.0, "要闻"), (100.0, 90.0, 10.0, "2025年3月5日")],
    [(100.0, 60.0, 20.0, "稳就业再加力"), (60.0, 100.0, 10.0, FACT[:20]), (40.0, 115.0, 10.0, FACT[20:])],
)
FORMATS = {
    "a.txt": f"稳就业再加力\n\n{FACT}\n".encode(),
    "b.txt": f"稳就业再加力\n\n{FACT}\n".encode("gb18030"),
    "c.md": f"# 稳就业再加力\n\n{FACT}\n".encode("utf-16"),
    "d.html": f"<html><meta charset=gbk><body><h1>稳就业再加力</h1><p>{FACT}</p></body></html>".encode("gbk"),
    "e.pdf": PAGE,
    "f.docx": word(),
    "g.jsonl": json.dumps({"title": "稳就业再加力", "text": FACT}).encode(),
    "h.csv": f"title,text\n稳就业再加力,{FACT}\n".encode("utf-8-sig"),
}


def run(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(w) for w in words])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    (folder / "src").mkdir()
    for name, data in FORMATS.items():
        (folder / "src" / name).write_bytes(data)
    assert run("build", folder / "src", "-o", folder / "out", "--quiet")[0] == 0
    return folder / "out"


def test_why_shows_the_sentence_of_every_format(out: Path) -> None:
    code, said, _ = run("why", out, "人力资源和社会保障部", "issued", "--json")
    reasons = json.loads(said)
    assert code == 0 and {r["source"] for r in reasons} == set(FORMATS)
    for reason in reasons:
        assert "印发《关于做好稳就业工作的通知》" in reason["text"]
    assert run("check", out)[0] == 0


def test_why_says_page_column_and_box_of_a_pdf_only(out: Path) -> None:
    reasons = json.loads(run("why", out, "人力资源和社会保障部", "issued", "--json")[1])
    placed = {r["source"]: r for r in reasons if "page" in r}
    assert set(placed) == {"e.pdf"}
    place = placed["e.pdf"]
    assert (place["page"], place["column"]) == (2, 1)
    left, top, right, low = place["box"]
    assert left == pytest.approx(40, abs=1) and right < 300 and top > 85 and low < 120
    assert "· e.pdf · page 2, column 1, box 40" in run("why", out, "人力资源和社会保障部", "issued")[1]
    rows = map(json.loads, (out / "statements.jsonl").read_text(encoding="utf-8").splitlines())
    printed = [e for row in rows if row["predicate"] == "issued" for e in row["evidence"] if "page" in e]
    assert [e["box"] for e in printed] == [place["box"]]


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("a.txt", PAGE, "name it .pdf"),
        ("a.pdf", word(), "name it .docx"),
        ("a.docx", PAGE, "name it .pdf"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(40), "picture file; name it .*png"),
        ("a.png", FORMATS["a.txt"], "name says so|pip install"),
        ("a.html", b"\xff\xd8\xff" + bytes(40), "picture file; name it .*jpg"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "no reader for .doc"),
    ],
)
def test_a_name_that_lies_is_said(tmp_path: Path, name: str, data: bytes, complaint: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=complaint) as caught:
        read_source(tmp_path / name, name)
    assert "\n" not in str(caught.value)


def test_bad_files_are_reported_and_the_good_one_is_built(tmp_path: Path) -> None:
    src = tmp_path / "src"
    src.mkdir()
    bad = {
        "bomb.docx": b"PK\x03\x04" + os.urandom(200),
        "cut.pdf": newspaper("rows", 2)[0][:700],
        "empty.pdf": b"",
        "huge.txt": None,
        "lies.txt": PAGE,
        "locked.pdf": pdf([(50.0, 50.0, 12.0, "秘密")], password="geheim"),
    }
    for name, data in {**bad, "good.docx": word()}.items():
        if data is None:
            with (src / name).open("wb") as file:
                file.truncate(200 << 20)
        else:
            (src / name).write_bytes(data)
    code, _, errors = run("build", src, "-o", tmp_path / "out", "--quiet")
    assert code == 3
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    for name in bad:
        assert sum(line.startswith(f"kg: {name}: ") for line in errors.splitlines()) == 1
        assert name in report
    assert "200 MB is more than the 8 MB read" in errors
    assert "印发" in (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8")

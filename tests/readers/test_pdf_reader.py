"""PDF: columns in order whatever the order of the stream, running heads once, every line with page and box."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import HEADLINE, WIDTH, columns, newspaper, paragraphs, pdf

from kg.errors import InputError
from kg.pipeline import read_documents
from kg.readers import read_source
from kg.readers.fonts import _Ours, bar_font
from kg.readers.pdf import read_pdf
from kg.readers.xycut import Run, read_page


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("order", ["logical", "rows", "shuffled"])
def test_columns_are_read_in_order_whatever_the_stream(order: str, count: int) -> None:
    data, texts = newspaper(order, count)
    read = read_pdf(data, "a.pdf")
    flat = "".join(read.text.split())
    at = [flat.find("".join(sentence.split())) for text in texts for sentence in text]
    assert min(at) >= 0 and all(a < b for a, b in pairwise(at))
    assert [line.strip() for line in read.text.split("\n") if "项工作" in line] == ["".join(t) for t in texts]


BARE = """
import sys
sys.path[:0] = {path!r}
from printed import newspaper
from kg.readers.pdf import read_pdf
sys.stdout.buffer.write(read_pdf(newspaper("shuffled", 2)[0], "a.pdf").text.encode())
"""


def test_a_machine_without_chinese_fonts_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "bare.py").write_text(BARE.format(path=sys.path), encoding="utf-8")
    hidden = 'for d in /usr/share/fonts /usr/local/share/fonts; do [ -d $d ] && mount -t tmpfs none $d; done; "$@"'
    unshare = shutil.which("unshare")
    command = [unshare or "", "--map-root-user", "--mount", "sh", "-c", hidden, "sh"]
    if not unshare or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("fonts cannot be hidden here")
    bare = subprocess.run([*command, sys.executable, str(tmp_path / "bare.py")], capture_output=True, check=True)
    assert bare.stdout.decode() == read_pdf(newspaper("shuffled", 2)[0], "a.pdf").text


def test_a_font_is_lent_for_chinese_faces_alone_and_where_none_is_found() -> None:
    def calls(found: int) -> _Ours:
        return _Ours(bar_font(), {"MapFont": lambda *asked: found, "GetFontData": lambda *asked: -1})

    gb2312, ansi = 134, 0
    ours = calls(0).find(None, 400, 0, gb2312, 0, b"SimSun", None)
    assert ours and calls(0).find(None, 400, 0, ansi, 0, b"Optima", None) == 0
    assert calls(77).find(None, 400, 0, gb2312, 0, b"SimSun", None) == 77
    room = ctypes.create_string_buffer(len(bar_font()))
    size = calls(0).data(None, ours, 0, None, 0)
    assert calls(0).data(None, ours, 0, ctypes.addressof(room), size) == size and room.raw == bar_font()
    assert calls(0).data(None, 77, 0, None, 0) == -1


def test_every_line_knows_its_page_column_and_box() -> None:
    data, texts = newspaper("rows", 3)
    read = read_pdf(data, "a.pdf")
    assert all(a.end <= b.start for a, b in pairwise(read.regions))
    last = next(r for r in reversed(read.regions) if read.text[r.start : r.end].endswith(texts[-1][-1][-3:]))
    assert (last.page, last.column) == (1, 3) and last.box[0] > 2 * WIDTH / 3 - 20
    head = next(r for r in read.regions if read.text[r.start : r.end] == HEADLINE)
    assert head.box[1] == pytest.approx(70 - 24 * 0.83, abs=1) and head.box[3] < 76
    covered = sum(r.end - r.start for r in read.regions)
    assert covered == len("".join(read.text.split())) + sum(
        read.text[r.start : r.end].count(c) for r in read.regions for c in " \u3000"
    )


def test_a_page_becomes_one_article_with_its_headline_author_and_date(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(newspaper("shuffled", 3)[0])
    source, (document,) = read_documents(path)
    assert (document.title, document.authors, document.date) == (HEADLINE, ("李明",), "2025-03-05")
    assert source.media_type == "application/pdf" and source.reader == "pdf/1"


def test_running_heads_stand_once_and_a_paragraph_runs_over_the_page() -> None:
    lines = [words for row in columns(paragraphs(60), 1, 12) for words in row]
    half = len(lines) // 2 + 1
    pages = []
    for number, part in enumerate((lines[:half], lines[half:]), 1):
        first = part[0][1]
        body = [(x, y - first + 90, size, text) for x, y, size, text in part]
        pages.append([(40.0, 40.0, 9.0, "东海省人民政府公报"), *body, (290.0, 815.0, 9.0, f"- {number} -")])
    text = read_pdf(pdf(*pages), "a.pdf").text
    assert text.count("东海省人民政府公报") == 1 and text.startswith("东海省人民政府公报")
    assert "- 2 -" not in text and text.rstrip().endswith("- 1 -")
    expected = ["".join(p) for p in paragraphs(60)]
    assert [x.strip() for x in text.split("\n") if "项工作" in x] == expected


def test_a_table_is_read_row_by_row_with_its_cells_apart() -> None:
    rows = [
        ("工种", "人数", "地点"),
        ("焊接", "120人", "滨海市"),
        ("电工", "80人", "西河市"),
        ("钳工", "60人", "青山县"),
    ]
    cells = [(60.0 + 150 * j, 200.0 + 20 * i, 11.0, c) for j in range(3) for i, c in enumerate(r[j] for r in rows)]
    lines = read_pdf(pdf(cells), "a.pdf").text.split("\n")
    assert [line.split("\u3000|\u3000") for line in lines if line] == [list(row) for row in rows]


def test_radicals_that_fonts_give_are_read_as_the_characters_meant() -> None:
    assert read_pdf(
        pdf([(60.0, 100.0, 12.0, "⼈⼒资源和社会保障部、⻓江⼯会⼥职⼯委员会、⻘年⺠警协会")]), "a.pdf"
    ).text == ("人力资源和社会保障部、长江工会女职工委员会、青年民警协会\n")


def test_articles_side_by_side_do_not_mix() -> None:
    left = [w for row in columns(paragraphs(8, 2), 2, 9, 150) for w in row if w[0] < 280]
    right = [
        (x, y, s, t.replace("项", "件"))
        for row in columns(paragraphs(8, 3), 2, 9, 150)
        for x, y, s, t in row
        if x < 280
    ]
    titles = [(60.0, 130.0, 16.0, "技能夜校点亮城市"), (340.0, 130.0, 16.0, "技术工人得实惠")]
    moved = [(x + 270, y, s, t) for x, y, s, t in right]
    mixed = sorted([*titles, *left, *moved], key=lambda w: (w[1], w[0]))
    text = read_pdf(pdf(mixed), "a.pdf").text
    assert text.index("技能夜校点亮城市") < text.index("项工作") < text.index("技术工人得实惠") < text.index("件工作")
    assert text.rindex("项工作") < text.index("技术工人得实惠")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    plain = pypdfium2.PdfDocument(newspaper("rows", 3)[0])
    upright = read_pdf(newspaper("rows", 3)[0], "a.pdf")
    page = plain[0]
    page.set_rotation(turn)
    seen = {(r.page, r.column) for r in upright.regions}
    import io

    file = io.BytesIO()
    plain.save(file)
    page.close()
    plain.close()
    turned = read_pdf(file.getvalue(), "a.pdf")
    assert len(seen) >= 3 and set("".join(turned.text.split())) == set("".join(upright.text.split()))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "no PDF"),
        (b"plain text, no PDF at all", "no PDF though its name says so"),
        (newspaper("rows", 2)[0][:900], "damaged or cut off"),
        (pdf([(50.0, 50.0, 12.0, "秘密")], password="geheim"), "wants a password"),
        (pdf([]), "no text on its 1 pages"),
    ],
    ids=["empty", "text", "cut", "encrypted", "blank"],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, data: bytes, complaint: str) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError, match=complaint) as caught:
        read_source(path, "bad.pdf")
    assert str(caught.value).startswith(str(path)) and "\n" not in str(caught.value)


@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.floats(0, 800), st.integers(1, 12), st.sampled_from([8.0, 9.0, 12.0, 24.0])),
        max_size=60,
    )
)
def test_every_run_is_in_exactly_one_block(places: list[tuple[float, float, int, float]]) -> None:
    runs = [
        Run(f"{i}" * count, (x, y, x + size * count, y + 0.9 * size), size)
        for i, (x, y, count, size) in enumerate(places)
    ]
    found = [run for block in read_page(runs) for line in block.lines for run in line]
    assert sorted(found, key=repr) == sorted(runs, key=repr)

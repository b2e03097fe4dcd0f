"""Make the pages of this folder anew: `PYTHONPATH=. python tests/pages/make.py` (needs chromium).

Their truth is by construction: what `texts.py` says. The pages are kept, so that tests need none of these programs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from texts import BRIEF, CLINIC, LIBRARY, LIFT, NOTICE, ORANGE, QUOTE, SCHOOL, Article  # noqa: E402

NO_START = frozenset("，。、；：？！”’）》")
STYLE = """@page{size:A3;margin:15mm}body{font-family:'Noto Serif CJK SC';font-size:11px;line-height:1.6;margin:0}
p{text-indent:2em;text-align:justify;margin:0}h1{font-size:26px;margin:4px 0}h3,h4,.by{text-align:center;text-indent:0}
h1{text-align:center}.cols{column-count:4;column-gap:2em}.two{column-count:2;column-gap:2em}"""


def chromium(page: str, out: Path, *options: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", *options]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=90)
    assert out.exists()


def printed(page: str, name: str) -> None:
    chromium(page, HERE / name, f"--print-to-pdf={HERE / name}")


def article(one: Article, columns: str) -> str:
    head = f"<h4>{one.kicker}</h4>" if one.kicker else ""
    head += f"<h1>{one.title}</h1>" + (f"<h3>{one.subtitle}</h3>" if one.subtitle else "")
    people = f"<p class=by>本报记者 {' '.join(one.authors)}</p>"
    tail = f"<p>（作者单位：{'、'.join(one.affiliations)}）</p>" if one.affiliations else ""
    return f"{head}{people}<div class={columns}>{''.join(f'<p>{p}</p>' for p in one.body)}{tail}</div>"


def page(*parts: str) -> str:
    return f"<html><meta charset=utf-8><style>{STYLE}</style><body>{''.join(parts)}</body></html>"


def lines(text: str, wide: int) -> Iterator[str]:
    """A paragraph in lines so wide; signs that begin no line hang over the end of the one before."""
    line = ""
    for character in text:
        if len(line) >= wide and character not in NO_START:
            yield line
            line = ""
        line += character
    yield line


def column(one: Article, wide: int) -> list[str]:
    found = [*lines("　　" + one.title, wide), "　　本报记者 " + " ".join(one.authors)]
    for text in one.body:
        found += lines("　　" + text, wide)
    if one.affiliations:
        found += lines(f"　　（作者单位：{'、'.join(one.affiliations)}）", wide)
    return found


def mixed() -> str:
    """Four articles in columns of their own widths, cut into each other; a pull quote of one stands in another."""
    left = [
        column(one, wide)
        for one, wide in ((SCHOOL, 18), (replace(LIFT, affiliations=()), 22), (ORANGE, 15), (CLINIC, 20))
    ]
    found = ["东海工人报 2025年3月5日 星期三 第6版", "●观 点"]
    sizes = (
        (0, 9),
        (1, 8),
        (0, 5),
        (2, 8),
        (1, 6),
        (0, 5),
        (3, 7),
        (2, 5),
        (1, 4),
        (0, 99),
        (3, 5),
        (2, 99),
        (1, 99),
        (3, 99),
    )
    for number, (which, size) in enumerate(sizes):
        found += left[which][:size]
        del left[which][:size]
        if number == 7:
            found += lines(QUOTE, 9)
    return "\n".join(found) + "\n"


def web() -> Iterator[tuple[str, str]]:
    one = SCHOOL
    yield (
        "chat.html",
        (
            f'<html><head><meta charset="utf-8"><meta property="og:title" content="{one.title}"></head><body><h1 id="activity-name">'
            f'{one.title}</h1><em id="publish_time">2025-03-05 18:30</em><div id="js_content"><section><p>点击上方蓝字关注我们</p></section>'
            + "".join(f"<section><p><span>{p}</span></p><p><br/></p></section>" for p in one.body)
            + "<p>图为夜校学员在上课。 李明 摄</p><p>编辑：陈晨</p></div><div>阅读原文 阅读 1234</div></body></html>"
        ),
    )
    text = "<br><br>　　".join(LIFT.body)
    yield (
        "breaks.html",
        (
            f"<html><meta charset=utf-8><title>{LIFT.title}</title><body><center><b>{LIFT.title}</b></center><br>"
            f"作者：赵小青　来源：东海工人报　2025年3月5日<br><br>　　{text}<br><br>（作者单位：北江大学社会学院）<br>【打印】【关闭】</body></html>"
        ),
    )


def word() -> None:
    import docx

    document = docx.Document()
    document.add_heading(CLINIC.title, 0)
    document.add_paragraph("本报记者 吴雨桐")
    for text in CLINIC.body[:2]:
        document.add_paragraph(text)
    table = document.add_table(2, 3)
    for i, row in enumerate((("科室", "专家", "手术（台）"), ("骨科", "范书平", "140"))):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    document.add_paragraph(CLINIC.body[2])
    document.sections[0].header.paragraphs[0].text = "云峰县卫生简报"
    document.save(str(HERE / "word.docx"))


def main() -> None:
    head = "<p class=by>东海工人报　2025年3月5日　星期三　第6版</p>"
    printed(page(head, article(SCHOOL, "cols"), article(LIFT, "cols"), article(ORANGE, "two")), "columns.pdf")
    upright = "".join(f"<p>{p}</p>" for p in CLINIC.body)
    printed(
        page(f"<h1>{CLINIC.title}</h1><div style='writing-mode:vertical-rl;height:340px'>{upright}</div>"),
        "upright.pdf",
    )
    chromium(
        page(article(LIFT, "two")),
        HERE / "scan.png",
        f"--screenshot={HERE / 'scan.png'}",
        "--window-size=900,620",
        "--force-device-scale-factor=2",
    )
    word()
    for name, text in web():
        (HERE / name).write_text(text, encoding="utf-8")
    (HERE / "mixed.txt").write_text(mixed(), encoding="utf-8")
    rows = column(SCHOOL, 26)
    (HERE / "numbers.txt").write_text("".join(f"{n:>4} {x}\n" for n, x in enumerate(rows, 1)), encoding="utf-8")
    (HERE / "notice.txt").write_bytes(NOTICE.encode("gb18030"))
    (HERE / "traditional.txt").write_bytes(
        ("\n\n".join((LIBRARY.title, "記者 林可", *LIBRARY.body)) + "\n").encode("big5")
    )
    (HERE / "brief.txt").write_bytes(BRIEF.encode("utf-16"))
    jump = (
        f"# {ORANGE.title}",
        "本报记者 周思远",
        ORANGE.body[0],
        "（下转第4版）",
        "（上接第1版）",
        *ORANGE.body[1:],
    )
    (HERE / "jump.md").write_text("\n\n".join(jump) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

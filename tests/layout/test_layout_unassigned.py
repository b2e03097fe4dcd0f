"""What no article of a mixed page can claim is kept, said, and read for nothing."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kg.cli import main
from kg.pipeline import build, read_documents

# Two articles cut into each other, and a line that goes on where a short one breaks off: the ones between are lost.
LEFT = (
    "　　南山夜校让青年挑课学",
    "　　李明",
    "　　下班铃响过半小时，南山",
    "机械园三楼教室坐满了人。数",
    "控编程班的四十名学员来自十",
    "一家工厂，年纪最小的才十九",
    "岁。夜校开在园区里，是工会",
    "跑了二十多趟才定下的事。",
    "　　职业学校派来老师，学费",
    "由工会经费补一半，职工只掏",
    "一顿饭钱。三年下来，夜校办",
    "了二十七个班，两千三百名职",
    "工拿到证书。",
)
RIGHT = (
    "　　合作社把橘子卖到海外市场迎来新客商",
    "　　王芳",
    "　　霜降一过，青岩镇的山坡黄了大半。分",
    "拣线上，橘子按糖度和个头滚进八条通道，",
    "最甜的那一批贴上标签，三天后装船。五年",
    "前这里的果子论车卖，一斤不到八毛钱。",
    "　　合作社理事长去广州学了半年外贸，回",
    "来第一件事就是教果农记账、停用三种农药。",
    "海关把检疫点设在镇上，出口手续由一周压",
    "缩到一天。社员户均增收一万四千元。",
)
STRAY = "后国务院印发《公路法》等"


def page(stray: bool) -> str:
    lines = [*LEFT[:5], *RIGHT[:5], *LEFT[5:9], *RIGHT[5:8], *LEFT[9:11], *RIGHT[8:], *LEFT[11:]]
    at = lines.index(RIGHT[8])
    return "\n".join([*lines[:at], "　　据了解", STRAY, *lines[at:]] if stray else lines) + "\n"


def test_a_page_that_can_be_told_leaves_nothing_unassigned(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(False), encoding="utf-8")
    _, documents = read_documents(tmp_path / "page.txt")
    assert [d.title for d in documents] == ["南山夜校让青年挑课学", "合作社把橘子卖到海外市场迎来新客商"]
    assert "数控编程班的四十名学员来自十一家工厂" in documents[0].text
    assert "出口手续由一周压缩到一天" in documents[1].text


def test_a_line_that_goes_on_where_nothing_broke_off_is_unassigned(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(True), encoding="utf-8")
    _, documents = read_documents(tmp_path / "page.txt")
    assert documents[-1].title == "unassigned" and STRAY in documents[-1].text
    assert all(STRAY not in d.text for d in documents[:-1])
    shown = CliRunner().invoke(main, ["read", str(tmp_path / "page.txt")])
    assert "未归属" in shown.stdout and STRAY in shown.stdout


def test_the_report_says_what_is_unassigned_and_nothing_is_read_from_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(True), encoding="utf-8")
    assert CliRunner().invoke(main, ["build", str(tmp_path / "page.txt"), "-o", str(tmp_path / "out")]).exit_code == 0
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "未能归属的文字" in report and STRAY[:8] in report
    made = build([tmp_path / "page.txt"])
    assert not [s for s in made.statements if s.predicate == "issued"]
    assert not [m for m in made.mentions if m.text == "国务院"]
    assert CliRunner().invoke(main, ["check", str(tmp_path / "out")]).exit_code == 0

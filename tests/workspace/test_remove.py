"""A document's contribution can be taken out again: the same bytes as a build that never had it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

A = "2023年，浙江省总工会副主席李明启动“春风送岗”行动。浙江省总工会印发《关于做好送岗服务的通知》。\n"
B = "2024年，江苏省总工会联合美团召开骑手恳谈会。双方形成《会议纪要》。\n"


def run(*words: str | Path) -> str:
    result = CliRunner().invoke(main, [str(w) for w in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def files(out: Path) -> dict[str, bytes]:
    found = (p for p in sorted(out.rglob("*")) if p.is_file() and "store" not in p.relative_to(out).parts)
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in found}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.txt").write_text(A, encoding="utf-8")
    (tmp_path / "src" / "b.txt").write_text(B, encoding="utf-8")
    return tmp_path


def test_removing_gives_the_bytes_of_a_build_without_it(texts: Path) -> None:
    run("build", texts / "src", "-o", texts / "both", "--date", "2024-05-01", "-q")
    run("build", texts / "src" / "a.txt", "-o", texts / "one", "--date", "2024-05-01", "-q")
    run("remove", texts / "both", "b.txt", "-q")
    assert files(texts / "both") == files(texts / "one")


def test_diff_lists_what_went(texts: Path) -> None:
    run("build", texts / "src", "-o", texts / "both", "--date", "2024-05-01", "-q")
    run("build", texts / "src" / "a.txt", "-o", texts / "one", "--date", "2024-05-01", "-q")
    told = run("diff", texts / "both", texts / "one")
    assert "- entity 江苏省总工会 (TradeUnion)" in told
    assert "- statement 江苏省总工会 held 骑手恳谈会" in told
    assert "浙江省总工会" not in told
    assert run("diff", texts / "one", texts / "one") == ""


def test_removing_what_is_not_there_or_all_there_is(texts: Path) -> None:
    run("build", texts / "src" / "a.txt", "-o", texts / "one", "-q")
    before = files(texts / "one")
    for name, word in (("b.txt", "no document b.txt"), ("a.txt", "nothing would remain")):
        result = CliRunner().invoke(main, ["remove", str(texts / "one"), name])
        assert result.exit_code == 2
        assert word in result.stderr
    assert files(texts / "one") == before

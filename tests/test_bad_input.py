"""A user's mistake: one line that names the thing, the place and the remedy, exit code 2, nothing half-written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.resources import ontology_dir

TEXT = "近日，人力资源和社会保障部印发《关于做好稳就业工作的通知》。\n"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


def refused(result: Result, *expected: str) -> None:
    assert result.exit_code == 2, result.output
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("kg: ")
    for words in expected:
        assert words in lines[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    (folder / "notice.txt").write_text(TEXT, encoding="utf-8")
    result = run("build", folder / "notice.txt", "-o", folder / "out", "--quiet")
    assert result.exit_code == 0, result.output
    return folder / "out"


def snapshot(folder: Path) -> dict[str, bytes]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "store" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n \n"),
        ("binary.txt", bytes(range(256)) * 20),
        ("page.xyz", b"\x00\x01\x02"),
    ],
)
def test_unreadable_file(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    refused(run("build", tmp_path / name, "-o", tmp_path / "out"), name)
    assert not (tmp_path / "out").exists()


def test_undecodable_file(tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_bytes("工会".encode() * 50 + b"\xff\xfe\xff\x81\x00\x80" * 40)
    refused(run("build", tmp_path / "cut.txt", "-o", tmp_path / "out"), "cut.txt")


def test_missing_path(tmp_path: Path) -> None:
    refused(run("build", tmp_path / "no.txt", "-o", tmp_path / "out"), "no.txt")


def test_folder_with_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    refused(run("build", tmp_path / "src", "-o", tmp_path / "out"), "src")
    assert not (tmp_path / "out").exists()


def test_out_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    refused(run("build", tmp_path / "a.txt", "-o", tmp_path / "out"), "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_out_holds_what_we_did_not_write(tmp_path: Path, built: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    shutil.copytree(built, tmp_path / "out")
    (tmp_path / "out" / "diary.txt").write_text("mine", encoding="utf-8")
    before = snapshot(tmp_path / "out")
    refused(run("build", tmp_path / "a.txt", "-o", tmp_path / "out"), "diary.txt")
    assert snapshot(tmp_path / "out") == before


def test_out_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    # Root may write in any folder of a disk, but nobody makes one in /proc.
    out = Path("/proc/out") if os.geteuid() == 0 else closed / "out"
    refused(run("build", tmp_path / "a.txt", "-o", out), str(out.parent))


def test_bad_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    refused(run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--date", "2024-13-40"), "2024-13-40")


def test_a_failed_build_leaves_the_earlier_one(tmp_path: Path, built: Path) -> None:
    shutil.copytree(built, tmp_path / "out")
    before = snapshot(tmp_path / "out")
    refused(run("build", tmp_path / "gone.txt", "-o", tmp_path / "out"), "gone.txt")
    assert snapshot(tmp_path / "out") == before


def test_one_unreadable_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    src = tmp_path / "src"
    src.mkdir()
    (src / "good.txt").write_text(TEXT, encoding="utf-8")
    (src / "bad.txt").write_bytes(b"")
    result = run("build", src, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "bad.txt" in result.stderr
    assert "bad.txt" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "人力资源和社会保障部" in (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("query", "{out}", "SELECT nonsense"), ("SPARQL",)),
        (("query", "{out}", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), ("SERVICE",)),
        (("ask", "{out}", "no-such-question"), ("no-such-question",)),
        (("ask", "{out}", "figures-of"), ("figures-of",)),
        (("why", "{out}", "无此机构"), ("无此机构",)),
        (("show", "{out}", "无此机构"), ("无此机构",)),
        (("export", "{out}", "--to", "cuneiform"), ("cuneiform",)),
        (("query", "{out}-none", "SELECT * {?s ?p ?o}"), ("-none",)),
        (("check", "{out}-none"), ("-none",)),
        (("view", "{out}-none"), ("-none",)),
        (("extract", "{out}-none.txt"), ("-none.txt",)),
        (("read", "{out}-none.txt"), ("-none.txt",)),
        (("eval", "{out}-none"), ("-none",)),
    ],
)
def test_wrong_question(built: Path, words: tuple[str, ...], expected: tuple[str, ...]) -> None:
    refused(run(*(w.replace("{out}", str(built)) for w in words)), *expected)


@pytest.fixture
def own_ontology(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ontology_dir(), tmp_path / "ontology"))


def build_with(ontology: Path, tmp_path: Path) -> Result:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--ontology", ontology)


def test_broken_rule(own_ontology: Path, tmp_path: Path) -> None:
    (own_ontology / "rules" / "mine.toml").write_text('[[rule]]\nid = "x"\nproperty = "invented"\n', encoding="utf-8")
    refused(build_with(own_ontology, tmp_path), "mine.toml", "x")
    assert not (tmp_path / "out").exists()


def test_broken_gazetteer_row(own_ontology: Path, tmp_path: Path) -> None:
    header = "key,label,aliases,class,parent,place,valid_from,valid_until,source\n"
    (own_ontology / "gazetteers" / "mine.csv").write_text(f"{header}甲,甲,,NoClass,,,,,own\n", encoding="utf-8")
    refused(build_with(own_ontology, tmp_path), "mine.csv", "甲", "NoClass")


def test_ontology_folder_without_ontology(tmp_path: Path) -> None:
    refused(build_with(tmp_path, tmp_path), "kg.ttl")

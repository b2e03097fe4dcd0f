"""Same input, same bytes: whatever the order of inputs, the hash seed, the place of the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TEXTS = {
    "a.txt": "工会联手护航\n近日，在中华全国总工会指导下，山东省总工会联合美团召开骑手权益保障恳谈会。双方形成《会议纪要》。\n",
    "b.txt": "2021年，人社部启动实施数字技术工程师培育项目，提出至2030年，每年培训数字技术技能人员8万人左右。\n",
    "c.txt": "浙江省总工会副主席李明表示，该省将推进集中入会行动。2023年，浙江省新就业形态劳动者入会32万人。\n",
}


def run(out: Path, *sources: Path, seed: str) -> dict[str, bytes]:
    words = [
        sys.executable,
        "-m",
        "kg.cli",
        "build",
        *map(str, sources),
        "-o",
        str(out),
        "--date",
        "2024-05-08",
        "-q",
    ]
    subprocess.run(words, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    files = sorted(p for p in out.rglob("*") if p.is_file() and "store" not in p.relative_to(out).parts)
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in files}


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    sources = [tmp_path / name for name in TEXTS]
    first = run(tmp_path / "one", *sources, seed="1")
    second = run(tmp_path / "two", *reversed(sources), seed="2")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert {"graph.nt", "graph.ttl", "graph.html", "report.md", "manifest.json"} <= first.keys()


@pytest.mark.slow
def test_moving_a_file_keeps_its_ids(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    before = run(tmp_path / "one", tmp_path / "old", seed="3")
    shutil.move(tmp_path / "old", tmp_path / "new")
    (tmp_path / "new" / "a.txt").rename(tmp_path / "new" / "renamed.txt")
    after = run(tmp_path / "two", tmp_path / "new", seed="4")
    for name in ("sentences.jsonl", "mentions.jsonl", "entities.jsonl", "statements.jsonl"):
        assert before[name] == after[name]

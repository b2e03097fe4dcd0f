"""Two builds at once, and a build that is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import WorkspaceError
from kg.model import Build
from kg.workspace import check, load, prepare_out, write_build

TESTS = Path(__file__).parent.parent
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from dataclasses import replace
from pathlib import Path
from conftest import make_small_build
from kg.workspace import write_build
import kg.output.html, kg.output.report, rdflib, pyshacl
print("ready", flush=True)
n = 0
while True:
    n += 1
    write_build(replace(make_small_build(), notes=(f"build {n}", sys.argv[3])), Path(sys.argv[2]))
"""
HOLDER = """
import sys, time
from pathlib import Path
from kg.workspace import prepare_out
place = prepare_out(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def start(code: str, *words: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline().strip()
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_second_build_is_told_who_holds_the_first(tmp_path: Path, small_build: Build) -> None:
    out = tmp_path / "graph"
    process = start(HOLDER, str(out))
    try:
        with pytest.raises(WorkspaceError, match=f"process {process.pid}"):
            prepare_out(out)
        with pytest.raises(WorkspaceError, match="another build"):
            write_build(small_build, out)
    finally:
        kill(process)
    write_build(small_build, out)
    assert check(out).ok, "the lock of a dead process holds nobody"
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


def test_the_same_process_may_prepare_first_and_write_later(tmp_path: Path, small_build: Build) -> None:
    with prepare_out(tmp_path / "graph"):
        write_build(small_build, tmp_path / "graph")
        assert (tmp_path / "graph" / "manifest.json").is_file()
    assert check(tmp_path / "graph").ok
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


@pytest.mark.slow
def test_killed_at_any_moment_old_or_new_is_whole(tmp_path: Path, small_build: Build) -> None:
    out = tmp_path / "graph"
    write_build(replace(small_build, notes=("build 0",)), out)
    chance = random.Random(7)
    states: set[str] = set()
    for turn in range(12):
        process = start(WRITER, str(TESTS), str(out), f"turn {turn}")
        time.sleep(chance.uniform(0.0, 1.2))
        kill(process)
        states.add(",".join(sorted(p.name for p in tmp_path.iterdir())))
        assert out.is_dir(), "swapped in one step"
        result = check(out)
        assert result.ok, result.lines()
        assert load(out).notes[0].startswith("build ")
    assert any(".graph.new" in state for state in states), f"no kill fell into a build: {states}"
    write_build(small_build, out)
    assert [p.name for p in tmp_path.iterdir()] == ["graph"]


@pytest.mark.slow
def test_a_real_build_killed_leaves_a_whole_graph(tmp_path: Path) -> None:
    text = "近日，人力资源和社会保障部印发《关于做好第{}批稳就业工作的通知》。\n"
    out = tmp_path / "graph"
    words = [sys.executable, "-m", "kg.cli", "build", str(tmp_path / "a.txt"), "-o", str(out), "-q"]
    (tmp_path / "a.txt").write_text(text.format(0), encoding="utf-8")
    began = time.monotonic()
    subprocess.run(words, check=True)
    whole = time.monotonic() - began
    chance = random.Random(11)
    for turn in range(1, 8):
        (tmp_path / "a.txt").write_text(text.format(turn), encoding="utf-8")
        process = subprocess.Popen(words, text=True)
        time.sleep(chance.uniform(0.3, 1.1) * whole)
        kill(process)
        result = check(out)
        assert result.ok, result.lines()
    subprocess.run(words, check=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "graph"]
    assert load(out).documents[0].text.count("第7批") == 1

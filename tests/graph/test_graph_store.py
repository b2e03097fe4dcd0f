"""The store is disposable: it comes back when it is lost, damaged, or of another graph."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import WorkspaceError
from kg.graph.store import build_store, open_store, store_folder

DIGEST = "0123456789abcdef" * 4


@pytest.fixture
def out(tmp_path: Path, small_triples: Path) -> Path:
    shutil.copy(small_triples, tmp_path / "graph.nt")
    build_store(tmp_path / "graph.nt", store_folder(tmp_path, DIGEST))
    return tmp_path


def lines(out: Path) -> int:
    return len((out / "graph.nt").read_text(encoding="utf-8").splitlines())


def test_it_holds_the_triples(out: Path) -> None:
    assert len(open_store(out, DIGEST)) == lines(out)


def test_two_readers_at_once(out: Path) -> None:
    one, two = open_store(out, DIGEST), open_store(out, DIGEST)
    assert len(one) == len(two)


def test_a_lost_store_is_made_again(out: Path) -> None:
    shutil.rmtree(out / "store")
    assert len(open_store(out, DIGEST)) == lines(out)
    assert store_folder(out, DIGEST).is_dir()


@pytest.mark.parametrize("kind", ["empty", "rubbish", "cut"])
def test_a_damaged_store_is_made_again(out: Path, kind: str) -> None:
    folder = store_folder(out, DIGEST)
    for path in folder.iterdir():
        if kind == "empty":
            path.unlink()
        elif kind == "rubbish" or path.name.startswith(("CURRENT", "MANIFEST")):
            path.write_bytes(b"rubbish")
    assert len(open_store(out, DIGEST)) == lines(out)


def test_a_store_of_another_graph_is_replaced(out: Path) -> None:
    other = "f" * 64
    (out / "graph.nt").write_text("<x:a> <x:b> <x:c> .\n", encoding="utf-8")
    assert len(open_store(out, other)) == 1
    assert [p.name for p in (out / "store").iterdir()] == [other[:16]]


def test_where_nothing_can_be_written_it_lives_in_memory(out: Path) -> None:
    shutil.rmtree(out / "store")
    (out / "store").write_text("a file in the way", encoding="utf-8")
    assert len(open_store(out, DIGEST)) == lines(out)


def test_no_triples_no_store(out: Path) -> None:
    shutil.rmtree(out / "store")
    (out / "graph.nt").write_text("not triples\n", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"graph\.nt"):
        open_store(out, DIGEST)
    (out / "graph.nt").unlink()
    with pytest.raises(WorkspaceError, match=r"graph\.nt"):
        open_store(out, DIGEST)


def test_a_half_made_store_is_never_seen(tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("not triples\n", encoding="utf-8")
    with pytest.raises(SyntaxError):
        build_store(tmp_path / "graph.nt", store_folder(tmp_path, DIGEST))
    assert list((tmp_path / "store").iterdir()) == []

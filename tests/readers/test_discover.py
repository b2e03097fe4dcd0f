"""Which files a build reads, and what it says about those it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.readers.catalogue import read_catalogue
from kg.readers.discover import discover


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "src"
    (root / "sub").mkdir(parents=True)
    (root / "b.txt").write_text("乙文的内容在此。", encoding="utf-8")
    (root / "sub" / "a.txt").write_text("甲文的内容在此。", encoding="utf-8")
    return root


def test_files_are_named_from_their_argument_whatever_the_order(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "single.txt"
    other.write_text("丙文的内容在此。", encoding="utf-8")
    found = discover([folder, other])
    assert sorted(p for s in found.sources for p in s.paths) == ["b.txt", "single.txt", "sub/a.txt"]
    assert found == discover([other, folder])


def test_metadata_hidden_files_links_and_the_output_are_not_read(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    (out / "old.txt").write_text("旧图的内容。", encoding="utf-8")
    (folder / "catalogue.csv").write_text("path,date\nb.txt,2024-01-02\n", encoding="utf-8")
    (folder / "decisions.csv").write_text("a,b\n", encoding="utf-8")
    (folder / ".hidden.txt").write_text("隐藏的内容。", encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    found = discover([folder], out)
    assert sorted(p for s in found.sources for p in s.paths) == ["b.txt", "sub/a.txt"]
    assert found.metadata == {"b.txt": {"path": "b.txt", "date": "2024-01-02"}}
    assert any("loop" in note for note in found.notes)


def test_the_same_bytes_twice_are_one_source(folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "b.txt").read_bytes())
    found = discover([folder])
    assert [s.paths for s in found.sources if len(s.paths) > 1] == [("b.txt", "copy.txt")]


def test_one_unreadable_file_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.png").write_bytes(b"\x89PNG")
    found = discover([folder])
    assert len(found.sources) == 2
    assert [f.path for f in found.failures] == ["empty.txt", "image.png"]
    assert "empty" in found.failures[0].reason


def test_a_missing_path_and_a_folder_with_nothing_readable_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        discover([tmp_path / "nowhere"])
    with pytest.raises(InputError, match="nothing to read"):
        discover([tmp_path])
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"empty\.txt"):
        discover([tmp_path])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("date,title\n2024-01-01,x\n", "no column named path"),
        ("path,date\na.txt,2024-13-01\n", "row 2.*2024-13-01"),
        ("path\na.txt\na.txt\n", "row 3.*twice"),
        ("path,title\n,无名\n", "row 2.*names no file"),
    ],
)
def test_a_broken_catalogue_is_refused_with_file_and_row(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        read_catalogue(path)

"""An OUT folder: replaced whole or not at all, never somebody else's, and checked with nothing but itself."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import kg.workspace.folder as folder_module
from kg.errors import WorkspaceError
from kg.model import Build
from kg.workspace import check, load, open_graph, page_of, prepare_out, write_build
from kg.workspace.base import files_in, in_store


def snapshot(folder: Path) -> dict[str, bytes]:
    return {n: (folder / n).read_bytes() for n in files_in(folder) if not in_store(n)}


@pytest.fixture(scope="module")
def pristine(small_build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pristine") / "graph"
    validation = write_build(small_build, out)
    assert validation.conforms, validation.lines()
    return out


@pytest.fixture
def out(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "graph"))


def test_all_files_are_there_and_nothing_beside(pristine: Path) -> None:
    names = set(snapshot(pristine))
    due = (
        "manifest.json documents.jsonl sentences.jsonl mentions.jsonl entities.jsonl statements.jsonl rejected.jsonl "
    )
    due += "graph.nt graph.ttl graph.html report.md"
    assert set(due.split()) <= names
    assert len([n for n in names if n.startswith("sources/")]) == 2
    assert (pristine / "store").is_dir()
    assert [p.name for p in pristine.parent.iterdir()] == ["graph"], "no lock, no staging folder is left"


def test_the_manifest_says_what_was_built(pristine: Path, small_build: Build) -> None:
    manifest = json.loads((pristine / "manifest.json").read_text("utf-8"))
    assert manifest["counts"]["statements"] == len(small_build.statements)
    assert manifest["rejected"] == {"range: no": 1}
    assert manifest["inputs"][1]["paths"] in (["a/first.txt", "b/copy.txt"], ["second.txt"])
    assert set(manifest["digests"]) >= {"ontology", "rules", "gazetteers", "decisions", "tagger"}
    assert set(manifest["files"]) == set(snapshot(pristine)) - {"manifest.json"}
    assert str(pristine) not in (pristine / "manifest.json").read_text("utf-8")


def test_sources_are_the_text_that_offsets_count(pristine: Path, small_build: Build) -> None:
    for source in small_build.sources:
        assert (pristine / "sources" / f"{source.sha256}.txt").read_bytes().decode() == source.text


def test_a_newline_of_another_kind_and_a_lone_surrogate_stay(tmp_path: Path, small_build: Build) -> None:
    odd = replace(small_build.sources[0], text="一\r\n二\r三\u2028四\x0b五\ud800六\x00七")
    build = Build((odd,), (), (), (), (), (), ())
    write_build(build, tmp_path / "out")
    assert load(tmp_path / "out") == build
    assert check(tmp_path / "out").ok


def test_two_builds_are_the_same_bytes(pristine: Path, small_build: Build, tmp_path: Path) -> None:
    write_build(small_build, tmp_path / "elsewhere" / "deep" / "out")
    assert snapshot(tmp_path / "elsewhere" / "deep" / "out") == snapshot(pristine)


def test_it_opens_loads_and_checks(pristine: Path, small_build: Build) -> None:
    assert open_graph(pristine).resolve("人社部") == "org/人力资源和社会保障部"
    assert open_graph(str(pristine)).links("美团") == [("org/美团", "美团集团", "brand", "rule:x#y", 0.8)]
    assert open_graph(pristine).links(doubtful=True) == [("org/美团", "美团集团", "brand", "rule:x#y", 0.8)]
    assert load(pristine) == small_build
    result = check(pristine)
    assert result.ok, result.lines()
    assert result.slices == len(small_build.mentions) + sum(
        len(s.evidence) for s in (*small_build.statements, *(r.statement for r in small_build.rejected))
    )
    assert page_of(pristine).name == "graph.html"


def test_another_base_is_kept(small_build: Build, tmp_path: Path) -> None:
    write_build(small_build, tmp_path / "out", base="http://example.org/x")
    graph = open_graph(tmp_path / "out")
    assert graph.resolve("http://example.org/x/org/美团") == "org/美团"
    assert graph.query("SELECT ?o { <org/美团> rdfs:label ?o }").rows == (("美团",),)
    assert check(tmp_path / "out").ok


def test_a_new_build_replaces_the_old_one(out: Path, small_build: Build) -> None:
    write_build(replace(small_build, notes=("new",)), out)
    assert load(out).notes == ("new",)
    assert check(out).ok
    assert [p.name for p in out.parent.iterdir()] == ["graph"]


def test_without_a_one_step_swap_it_is_done_in_two(
    out: Path, small_build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_module, "_exchange", lambda a, b: False)
    write_build(replace(small_build, notes=("new",)), out)
    assert load(out).notes == ("new",)
    assert [p.name for p in out.parent.iterdir()] == ["graph"]


@pytest.mark.parametrize("name", ["diary.txt", "sources/mine.txt", "deep/er/x", ".hidden", "graph.html.bak"])
def test_a_folder_with_anything_of_others_is_refused(out: Path, small_build: Build, name: str) -> None:
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text("mine", encoding="utf-8")
    before = snapshot(out)
    with pytest.raises(WorkspaceError, match=name):
        prepare_out(out)
    with pytest.raises(WorkspaceError, match=name):
        write_build(small_build, out)
    assert snapshot(out) == before
    assert [p.name for p in out.parent.iterdir()] == ["graph"]


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "manifest.json").write_text('{"files": {"a": "b"}}', encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"manifest\.json"):
        prepare_out(tmp_path / "photos")
    (tmp_path / "linked").symlink_to(tmp_path / "photos")
    with pytest.raises(WorkspaceError, match="photos"):
        prepare_out(tmp_path / "linked")


def test_a_link_inside_is_not_followed(out: Path, tmp_path: Path, small_build: Build) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "x").write_text("mine", encoding="utf-8")
    (out / "link").symlink_to(tmp_path / "precious")
    with pytest.raises(WorkspaceError, match="link"):
        write_build(small_build, out)
    assert (tmp_path / "precious" / "x").exists()


def test_an_out_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is a file"):
        prepare_out(tmp_path / "out")
    with pytest.raises(WorkspaceError, match="out"):
        prepare_out(tmp_path / "out" / "below")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_place_where_nothing_can_be_made_is_refused(small_build: Build) -> None:
    with pytest.raises(WorkspaceError, match="cannot be written"):
        prepare_out(Path("/proc/kg-out"))
    with pytest.raises(WorkspaceError, match="/proc"):
        write_build(small_build, Path("/proc/kg-out"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission_is_refused(out: Path, small_build: Build) -> None:
    out.chmod(0o500)
    try:
        with pytest.raises(WorkspaceError, match="permission"):
            write_build(small_build, out)
    finally:
        out.chmod(0o700)


def test_an_empty_folder_will_do(tmp_path: Path, small_build: Build) -> None:
    (tmp_path / "out").mkdir()
    write_build(small_build, tmp_path / "out")
    assert check(tmp_path / "out").ok


def test_a_failed_build_leaves_the_old_one_and_no_trace(out: Path, small_build: Build) -> None:
    before = snapshot(out)
    with pytest.raises(RuntimeError), prepare_out(out) as place:
        (place.staging / "half.jsonl").write_text("{", encoding="utf-8")
        raise RuntimeError
    assert snapshot(out) == before
    assert [p.name for p in out.parent.iterdir()] == ["graph"]
    write_build(small_build, out)


def test_a_fault_while_writing_leaves_the_old_one(
    out: Path, small_build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.workspace.writing.build_store", full)
    with pytest.raises(WorkspaceError, match="No space left"):
        write_build(small_build, out)
    assert snapshot(out) == before
    assert [p.name for p in out.parent.iterdir()] == ["graph"]


def test_two_swaps_cut_in_the_middle_are_put_right(out: Path, small_build: Build) -> None:
    """The three states that a cut between two renames can leave."""
    before = snapshot(out)
    old, new = out.with_name("graph.old"), out.with_name(".graph.new")
    out.rename(old)
    assert load(out) == small_build, "a reader, too, finds the old one"
    assert snapshot(out) == before

    shutil.copytree(out, old)
    (old / "graph.nt").unlink()
    prepare_out(out).release()
    assert snapshot(out) == before
    assert not old.exists(), "half removed: removed"

    shutil.copytree(out, old)
    out.rename(new)
    prepare_out(out).release()
    assert snapshot(out) == before, "the new one was whole: it is put in place"
    assert sorted(p.name for p in out.parent.iterdir()) == ["graph"]


def test_an_old_folder_of_others_is_left_alone(out: Path, small_build: Build) -> None:
    other = out.with_name("graph.old")
    other.mkdir()
    (other / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"graph\.old"):
        prepare_out(out)
    assert (other / "thesis.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "damage", "expected"),
    [
        ("graph.html", lambda b: b + b" ", "graph.html was changed"),
        ("report.md", None, "report.md is missing"),
        ("extra.txt", lambda b: b"x", "extra.txt is not in the manifest"),
        ("mentions.jsonl", lambda b: b.replace("人社部".encode(), "民政部".encode(), 1), "not what its source says"),
        ("statements.jsonl", lambda b: b.replace(b'"start":', b'"begin":', 1), "statements.jsonl was changed"),
        ("statements.jsonl", lambda b: b.replace("会同美团".encode(), "会同阿里".encode()), "not what its"),
        ("statements.jsonl", lambda b: b[:-20], "line 19 is damaged"),
        ("statements.jsonl", lambda b: b.replace(':"org/美团"'.encode(), ':"org/无"'.encode()), "no entity"),
        ("entities.jsonl", lambda b: b.replace(b"TradeUnion", b"Profession"), "domain"),
        ("sentences.jsonl", lambda b: b.replace("再谈".encode(), "再说".encode(), 1), "its clean text is not"),
        ("graph.nt", lambda b: b.replace("美团".encode(), "美图".encode(), 1), "graph.nt is not what"),
    ],
)  # fmt: skip
def test_check_finds_what_was_changed(out: Path, name: str, damage: object, expected: str) -> None:
    path = out / name
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage(path.read_bytes() if path.exists() else b""))  # type: ignore[operator]
    result = check(out)
    assert not result.ok
    assert expected in "\n".join(result.lines())
    assert result.as_dict()["ok"] is False


def test_check_finds_a_changed_source(out: Path) -> None:
    path = next((out / "sources").iterdir())
    path.write_bytes("某".encode() + path.read_bytes())
    assert any("is not what its source says" in fault for fault in check(out).faults)


@pytest.mark.parametrize("make", ["nothing", "empty", "foreign", "half", "other format"])
def test_what_is_no_build_is_refused(tmp_path: Path, make: str) -> None:
    out = tmp_path / "out"
    if make != "nothing":
        out.mkdir()
    text = {
        "foreign": "[]",
        "half": '{"made_by": "zhiluo", "format": 1, "complete": false}',
        "other format": '{"made_by": "zhiluo", "format": 99, "complete": true, "version": "9"}',
    }
    if make in text:
        (out / "manifest.json").write_text(text[make], encoding="utf-8")
    for function in (open_graph, load, check, page_of):
        with pytest.raises(WorkspaceError) as error:
            function(out)
        assert "out" in str(error.value)
        assert "build" in str(error.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everywhere")
def test_a_place_that_may_not_be_looked_into_is_refused(out: Path) -> None:
    out.parent.chmod(0o000)
    try:
        for function in (open_graph, prepare_out):
            with pytest.raises(WorkspaceError):
                function(out)
    finally:
        out.parent.chmod(0o700)

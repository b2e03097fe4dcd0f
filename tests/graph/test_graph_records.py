"""JSONL: the fields that the design names, one line a record, and a build that comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import WorkspaceError
from kg.graph.loading import load_build
from kg.graph.records import jsonl, line, records
from kg.model import Build
from kg.ontology import load_ontology

FIELDS = {
    "documents": "id source sha256 title kicker subtitle authors affiliations date section page pieces apart items "
    "text",
    "sentences": "id document index pieces text",
    "mentions": "document sentence spans start end quote text class root entity value generic by confidence",
    "entities": "id class root label aliases documents links",
    "statements": "id subject subject_label subject_class predicate object object_label object_class value low high "
    "unit modifier measure group comparison time time_text earliest latest place modality polarity confidence "
    "evidence",
    "rejected": "id subject subject_label predicate object reason evidence",
}
EVIDENCE = "document sentence spans start end quote text by confidence attribution"


def write(build: Build, folder: Path) -> None:
    for source in build.sources:
        path = folder / "sources" / f"{source.sha256}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source.text.encode("utf-8", "surrogatepass"))
    for name, rows in records(build, load_ontology()):
        (folder / f"{name}.jsonl").write_text(jsonl(rows), encoding="utf-8", newline="\n")
    (folder / "manifest.json").write_text(json.dumps({"notes": build.notes}), encoding="utf-8")


def test_records_have_the_fields_of_the_design(small_build: Build) -> None:
    found = dict(records(small_build, load_ontology()))
    for name, fields in FIELDS.items():
        assert found[name], name
        for record in found[name]:
            assert set(fields.split()) <= record.keys(), name
    for record in found["statements"]:
        assert all(list(e) == EVIDENCE.split() for e in record["evidence"])
    first = next(r for r in found["statements"] if r["predicate"] == "cooperatedWith")
    assert (first["subject_label"], first["object_class"], first["confidence"]) == ("省总工会", "Company", 0.9)


def test_offsets_count_in_the_source_file(small_build: Build, tmp_path: Path) -> None:
    write(small_build, tmp_path)
    for text in (tmp_path / "mentions.jsonl").read_text("utf-8").splitlines():
        mention = json.loads(text)
        source = next(s for s in small_build.sources if mention["document"].startswith(s.sha256[:12]))
        raw = (tmp_path / "sources" / f"{source.sha256}.txt").read_bytes().decode()
        assert "".join(raw[a:b] for a, b in mention["spans"]) == mention["quote"]
        assert (mention["start"], mention["end"]) == (mention["spans"][0][0], mention["spans"][-1][1])


def test_a_build_comes_back(small_build: Build, tmp_path: Path) -> None:
    write(small_build, tmp_path)
    assert load_build(tmp_path) == small_build


def test_several_entities_of_one_mention_come_back(small_build: Build, tmp_path: Path) -> None:
    both = replace(small_build.mentions[0], entities=("org/省总工会", "org/美团"), text="双方", generic=True)
    build = replace(small_build, mentions=(both, *small_build.mentions[1:]))
    write(build, tmp_path)
    assert load_build(tmp_path) == build
    record = json.loads((tmp_path / "mentions.jsonl").read_text("utf-8").splitlines()[0])
    assert (record["entity"], record["entities"]) == (None, ["org/省总工会", "org/美团"])


def test_the_order_in_memory_does_not_matter(small_build: Build) -> None:
    turned = replace(
        small_build,
        mentions=small_build.mentions[::-1],
        entities=small_build.entities[::-1],
        statements=small_build.statements[::-1],
        sentences=small_build.sentences[::-1],
    )
    ontology = load_ontology()
    there, here = dict(records(turned, ontology)), dict(records(small_build, ontology))
    for name in ("mentions", "entities", "statements", "sentences"):
        assert jsonl(there[name]) == jsonl(here[name])


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_stays_on_one_line_and_comes_back(text: str) -> None:
    pairs = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    written = line({"text": pairs})
    assert written.encode("utf-8").count(b"\n") == 1
    assert len(written.splitlines()) == 1
    assert json.loads(written) == {"text": pairs}


def test_chinese_stays_readable() -> None:
    assert line({"a": "全国总工会𠮷·“”"}) == '{"a":"全国总工会𠮷·“”"}\n'


@pytest.mark.parametrize("damage", [b'{"id": 1}\n', b"{\n", b"\xff\xfe\n", b"[]\n"])
def test_damage_names_file_and_line(small_build: Build, tmp_path: Path, damage: bytes) -> None:
    write(small_build, tmp_path)
    with (tmp_path / "statements.jsonl").open("ab") as file:
        file.write(damage)
    with pytest.raises(WorkspaceError, match=r"statements\.jsonl: line 20"):
        load_build(tmp_path)


def test_a_missing_file_is_named(small_build: Build, tmp_path: Path) -> None:
    write(small_build, tmp_path)
    (tmp_path / "entities.jsonl").unlink()
    with pytest.raises(WorkspaceError, match=r"entities\.jsonl"):
        load_build(tmp_path)

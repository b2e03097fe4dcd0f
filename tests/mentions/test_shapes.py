"""Each shape of a name is tested by the examples that stand beside it in the lexicon."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract
from kg.ontology import load_ontology
from kg.resources import lexicon

ROWS = lexicon("shapes")["shape"]


@pytest.mark.parametrize(("row", "text", "name"), [(r, *e) for r in ROWS for e in r["yes"]])
def test_a_shape_finds_its_names(row: dict[str, str], text: str, name: str) -> None:
    found = {m.text: m.cls for m in extract(text)}
    root = load_ontology().root
    assert name in found, found
    assert root(found[name]) == root(row["class"])


@pytest.mark.parametrize(("row", "text"), [(r, t) for r in ROWS for t in r["no"]])
def test_a_shape_leaves_other_text_alone(row: dict[str, str], text: str) -> None:
    assert not [m.text for m in extract(text) if m.by.endswith(f"shapes.toml#{row['id']}")]

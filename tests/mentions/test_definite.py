"""Phrases that are names as a whole are tested by the examples of ontology/lexicon/definite.toml."""

from __future__ import annotations

import pytest

from kg.mentions.extract import extract
from kg.resources import lexicon

EXAMPLES = lexicon("definite")


@pytest.mark.parametrize(("text", "name"), EXAMPLES["yes"])
def test_a_thing_is_named_whole(text: str, name: str) -> None:
    assert name in {m.text for m in extract(text)}


@pytest.mark.parametrize("text", EXAMPLES["no"])
def test_what_names_no_single_thing_is_left_alone(text: str) -> None:
    assert not [m.text for m in extract(text) if "definite.toml" in m.by]

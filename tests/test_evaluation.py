"""`kg eval`: what counts as right, missed, wrong and fallen for, and in which rows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.evaluation import load_families, score_folder
from kg.ontology import load_ontology

TEXT = "2024年5月，东海省总工会印发《户外劳动者关爱方案》。浙江省去年建成驿站300个。"
FACT = {"s": "东海省总工会", "p": "issued", "o": "户外劳动者关爱方案"}
FIGURE = {"p": "observation", "measure": ["驿站", "建成驿站"], "value": 300, "unit": "个"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    missed = {"s": "东海省总工会", "p": "founded", "o": "东海大学"}
    trap = {"s": "东海省总工会", "p": "forwarded", "o": "户外劳动者关爱方案"}
    labels = {"date": "2024-06-01", "phenomena": ["dated", "brief"], "facts": [FACT, missed], "figures": [FIGURE]}
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({**labels, "traps": [trap, FACT]}), encoding="utf-8")
    return tmp_path


def test_facts_figures_and_traps_are_counted_apart(gold: Path) -> None:
    report = score_folder(gold)
    counts = {name: (s.right, s.said, s.due) for name, s in report.scores.items()}
    assert counts == {"fact": (1, 1, 2), "figure": (1, 1, 1), "trap": (1, 2, 2)}
    assert report.scores["fact"].missed == ["a: 东海省总工会 founded 东海大学"]
    assert report.scores["trap"].wrong == ["a: fell for 东海省总工会 issued 户外劳动者关爱方案"]
    assert report.density == pytest.approx(1000 * 2 / len(TEXT))


def test_families_and_phenomena_have_rows_of_their_own(gold: Path) -> None:
    by_family = score_folder(gold, by="family").scores
    assert (by_family["issuing"].recall, by_family["bodies"].recall) == (1.0, 0.0)
    assert (by_family["issuing: traps"].right, by_family["issuing: traps"].due) == (1, 2)
    by_phenomenon = score_folder(gold, by="phenomenon").scores
    assert by_phenomenon["dated"].right == by_phenomenon["brief"].right == 2


def test_a_statement_that_no_gold_lists_is_wrong(gold: Path) -> None:
    label = gold / "a.json"
    label.write_text(json.dumps({"date": "2024-06-01", "facts": [], "figures": [FIGURE]}), encoding="utf-8")
    assert score_folder(gold).scores["fact"].precision == 0.0


@pytest.mark.parametrize(
    ("line", "named"),
    [('speech = ["said", "issued"]', "issued is already in issuing"), ("speech = []", "said stands in no family")],
)
def test_a_property_in_no_family_or_in_two_is_named(line: str, named: str, tmp_path: Path) -> None:
    shutil.copytree(load_ontology().path, tmp_path / "ontology")
    table = tmp_path / "ontology" / "families.toml"
    table.write_text(table.read_text(encoding="utf-8").replace('speech = ["said"]', line), encoding="utf-8")
    with pytest.raises(OntologyError, match=named):
        load_families(load_ontology(tmp_path / "ontology"))


def test_every_property_stands_in_one_family() -> None:
    assert load_families(load_ontology()).keys() == load_ontology().properties.keys()

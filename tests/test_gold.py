"""The quality floors: what `kg eval tests/gold` reached once it must reach again; baseline.json only goes up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluation import Score, judged_table, read_gold, score_folder

GOLD = Path(__file__).parent / "gold"
FLOORS: dict[str, dict[str, float]] = json.loads((GOLD / "baseline.json").read_text(encoding="utf-8"))["floors"]


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return dict(score_folder(GOLD).scores)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_floor(name: str, scores: dict[str, Score]) -> None:
    score, floor = scores[name], FLOORS[name]
    assert score.precision >= floor["precision"] - 0.0005, score.wrong
    assert score.recall >= floor["recall"] - 0.0005, score.missed


def test_there_is_enough_gold() -> None:
    assert len(read_gold(GOLD)) >= 80


@pytest.mark.parametrize("file", sorted((GOLD / "judged").glob("*.jsonl")), ids=lambda p: p.stem)
def test_judgements_are_well_formed(file: Path) -> None:
    columns, rows = judged_table(file)
    assert columns[0] == "what"
    assert rows

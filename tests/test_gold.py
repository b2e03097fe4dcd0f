"""The quality floors: what `kg eval tests/gold` reached once it must reach again; baseline.json only goes up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluation import Score, score_folder
from kg.gold import judged_table, read_gold

GOLD = Path(__file__).parent / "gold"
BASELINE: dict[str, dict[str, dict[str, float]]] = json.loads((GOLD / "baseline.json").read_text(encoding="utf-8"))
FLOORS = [(part, name) for part in ("facts", "floors") for name in sorted(BASELINE[part])]
FOLDERS = sorted({path.parent for path in GOLD.rglob("*.txt")})


@pytest.fixture(scope="module")
def scores() -> dict[str, dict[str, Score]]:
    found: dict[str, dict[str, Score]] = {"facts": {}, "floors": {}}
    for folder in FOLDERS:
        part = found["facts" if folder.name == "facts" else "floors"]
        for name, score in score_folder(folder).scores.items():
            part.setdefault(name, Score()).extend(score)
    return found


@pytest.mark.parametrize(("part", "name"), FLOORS)
def test_floor(part: str, name: str, scores: dict[str, dict[str, Score]]) -> None:
    score, floor = scores[part][name], BASELINE[part][name]
    assert score.precision >= floor["precision"] - 0.0005, score.wrong
    assert score.recall >= floor["recall"] - 0.0005, score.missed


def test_there_is_enough_gold() -> None:
    assert len(read_gold(GOLD)) >= 140


@pytest.mark.parametrize("file", sorted((GOLD / "judged").glob("*.jsonl")), ids=lambda p: p.stem)
def test_judgements_are_well_formed(file: Path) -> None:
    columns, rows = judged_table(file)
    assert columns[0] == "what"
    assert rows

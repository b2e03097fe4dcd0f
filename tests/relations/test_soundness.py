"""What is likely misread is refused with a reason, what is told carries the chance that it is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import Evidence, Span, Statement
from kg.ontology import FIGURES, load_ontology
from kg.relations import soundness
from kg.relations.soundness import scale_of, scales
from kg.relations.soundness.others import others_of

JUDGED = Path(__file__).parent.parent / "gold" / "judged"


def test_a_statement_has_its_chance_as_confidence(state, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"figures": scale_of(1.0, 0.0, {"kind:observation": -1.0})}
    monkeypatch.setattr(soundness, "scales", lambda root: tables)
    said, _ = state("2024年，[丁市|Prefecture]城镇新增就业12万人。", "2025-01-10")
    assert [s.confidence for s in said] == [0.5]


def test_what_is_unlikely_is_refused_and_shown(state, monkeypatch: pytest.MonkeyPatch) -> None:
    never = {kind: scale_of(0.0, 1.0, {}) for kind in ("figures", "facts", "situations")}
    monkeypatch.setattr(soundness, "scales", lambda root: never)
    said, refused = state("2024年，[丁市|Prefecture]城镇新增就业12万人。", "2025-01-10")
    assert not said
    assert {r.reason for r in refused} == {"unsound: likely misread"}
    assert any(r.statement.value == 120000 for r in refused)


def test_what_is_refused_may_be_told_in_words(state, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "scales", lambda root: {"figures": scale_of(0.0, 1.0, {})})
    said, refused = state("2024年，[丁市|Prefecture]城镇新增就业12万人。", "2025-01-10")
    assert [(s.subject, s.predicate) for s in said] == [("丁市", "situation")]
    assert [r.statement.value for r in refused] == [120000]


def test_a_chance_does_not_change_what_is_said(state, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "2024年，[丁市|Prefecture]城镇新增就业12万人。"
    weighed, _ = state(text, "2025-01-10")
    monkeypatch.setattr(soundness, "scales", lambda root: {})
    plain, _ = state(text, "2025-01-10")
    assert [s.id for s in weighed] == [s.id for s in plain]


def test_an_ontology_without_weights_refuses_nothing(tmp_path: Path) -> None:
    assert scales(tmp_path) == {}


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("bias = 0.1\nrefuse_below = 0.5", "[figures] has no weights"),
        ("bias = 0.1\n[figures.weights]", "[figures] refuse_below: no number"),
        (
            'bias = 0.1\nrefuse_below = 0.5\n[figures.weights]\n"kind:target" = "x"',
            "[figures] kind:target: no number",
        ),
    ],
)
def test_a_damaged_table_is_named(tmp_path: Path, table: str, named: str) -> None:
    (tmp_path / "soundness.toml").write_text(f"[figures]\n{table}\n", encoding="utf-8")
    with pytest.raises(OntologyError) as error:
        scales(tmp_path)
    assert named in str(error.value)


def test_what_a_name_is_glued_to_is_told_apart(state, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"figures": scale_of(1.0, 0.5, {"subject glued behind:n3": -9.0})}
    monkeypatch.setattr(soundness, "scales", lambda root: tables)
    whole, _ = state("2024年，[丁市|Prefecture]的货运量达10万吨。", "2025-01-10")
    cut, _ = state("2024年，[丁市|Prefecture]货运量达10万吨。", "2025-01-10")
    assert any(s.predicate in FIGURES for s in whole)
    assert not any(s.predicate in FIGURES for s in cut)


def test_what_holds_together_has_a_weight_of_its_own(state, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"figures": scale_of(1.0, 0.5, {"kind:observation & time:4": -9.0})}
    monkeypatch.setattr(soundness, "scales", lambda root: tables)
    yearly, _ = state("2024年，[丁市|Prefecture]城镇新增就业12万人。", "2025-01-10")
    monthly, _ = state("2024年10月，[丁市|Prefecture]城镇新增就业12万人。", "2025-01-10")
    assert not any(s.predicate in FIGURES for s in yearly)
    assert any(s.predicate in FIGURES for s in monthly)


def test_two_values_of_one_measure_are_seen() -> None:
    shown = Evidence("d", "d#0", (Span(0, 4),), "接待游客", "接待游客", "rule:figures", 0.5)
    one, other = (
        Statement(str(v), "place/丁市", "observation", (shown,), value=v, measure="接待游客") for v in (3, 4)
    )
    counts = others_of([one, other])
    assert counts.figures["place/丁市", "接待游客"] == 2
    assert counts.ending["游客"] == 1


def test_weights_are_sorted_and_small() -> None:
    tables = scales(load_ontology().path)
    assert set(tables) == {"figures", "facts", "situations"}
    for scale in tables.values():
        for weights in (scale.weights, *scale.together.values()):
            assert list(weights) == sorted(weights)
            assert all(abs(w) < 3 and w == round(w, 2) for w in weights.values())
        assert 0 < scale.refuse_below < 0.9


def test_the_rows_that_taught_hold_no_text() -> None:
    rows = [json.loads(line) for line in (JUDGED / "soundness.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) > 2500
    assert {r["verdict"] for r in rows} == {"right", "wrong"}
    assert any(r["kind"] in FIGURES for r in rows)
    assert all(
        set(r) == {"round", "set", "document", "start", "end", "kind", "content", "verdict", "features"} for r in rows
    )

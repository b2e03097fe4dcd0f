"""A person's decision wins over the machine, shows in `kg links`, and a rebuild changes exactly that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

TEXT = (
    "江南纺织厂举办比赛。江南织造厂也派人参加，美团集团提供支持。\n"
    "浙江省印发方案，省人社厅负责落实。朝阳区、北京市海淀区总工会参加。\n"
)


def run(*words: str | Path) -> str:
    result = CliRunner().invoke(main, [str(w) for w in words])
    assert result.exit_code == 0, result.output
    return result.stdout


def build(folder: Path, decisions: str) -> dict[str, dict[str, object]]:
    """Return the entities of a build of TEXT with these rows of decisions.csv."""
    (folder / "src").mkdir(exist_ok=True)
    (folder / "src" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "src" / "decisions.csv").write_text(f"name,other,verdict,note\n{decisions}", encoding="utf-8")
    run("build", folder / "src", "-o", folder / "out", "-q")
    lines = (folder / "out" / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    return {r["id"]: r for r in map(json.loads, lines)}


@pytest.mark.parametrize(
    ("decision", "gone", "come", "entity"),
    [
        ("江南织造厂,江南纺织厂,same,同一家厂的旧名\n", {"org/江南织造厂"}, set(), "org/江南纺织厂"),
        ("美团集团,美团,different,此处是另一家\n", {"org/美团"}, {"org/美团集团"}, None),
        (
            "省人社厅,浙江省人力资源和社会保障厅,different,不是一家\n",
            {"org/浙江省人力资源和社会保障厅"},
            {"org/省人社厅"},
            None,
        ),
        ("朝阳区,place/朝阳区(长春市),same,说的是长春\n", {"place/朝阳区(北京市)"}, {"place/朝阳区(长春市)"}, None),
    ],
)
def test_a_decision_wins_and_changes_only_what_it_says(
    tmp_path: Path, decision: str, gone: set[str], come: set[str], entity: str | None
) -> None:
    before, after = build(tmp_path, ""), build(tmp_path, decision)
    assert before.keys() - after.keys() == gone and after.keys() - before.keys() == come
    same = before.keys() & after.keys() - {entity}
    assert all(before[e] == after[e] for e in same)
    if entity is not None:
        note = decision.strip().rsplit(",", 1)[1]
        shown = json.loads(run("links", tmp_path / "out", entity, "--format", "json"))
        assert any(note in str(row) and "decision:" in str(row) for row in shown)


def test_taking_a_decision_back_gives_the_same_bytes(tmp_path: Path) -> None:
    before = build(tmp_path, "")
    build(tmp_path, "江南织造厂,江南纺织厂,same,\n")
    assert build(tmp_path, "") == before

"""What people decided about names wins over the machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from stage import linked

from kg.errors import InputError
from kg.link import Decision, read_decisions

TEXT = "江南纺织厂举办比赛。江南织造厂也派人参加，美团集团提供支持。"


def ids(decisions: list[Decision]) -> set[str]:
    return {e.id for e in linked(TEXT, decisions)[0].entities if e.id.startswith("org/")}


def test_same_merges_and_says_who_decided() -> None:
    before = ids([])
    assert {"org/江南纺织厂", "org/江南织造厂"} <= before
    result, _ = linked(TEXT, [Decision("江南织造厂", "江南纺织厂", True, "同一家厂")])
    assert {e.id for e in result.entities if "江南" in e.label} == {"org/江南纺织厂"}
    merged = next(e for e in result.entities if e.id == "org/江南纺织厂")
    assert [(k.name, "同一家厂" in k.reason) for k in merged.links] == [("江南织造厂", True)]


def test_different_parts_what_the_machine_merged() -> None:
    assert "org/美团集团" not in ids([])
    assert "org/美团集团" in ids([Decision("美团集团", "美团", False)])


def test_a_decision_changes_nothing_else() -> None:
    changed = ids([Decision("江南织造厂", "江南纺织厂", True)]) ^ ids([])
    assert changed == {"org/江南织造厂"}


def test_the_file_is_read_and_its_faults_are_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(
        "name,other,verdict,note\n# 注\n全总,中华全国总工会,same,\n甲,乙,different,不是\n", encoding="utf-8"
    )
    assert read_decisions(path) == (
        Decision("全总", "中华全国总工会", True),
        Decision("甲", "乙", False, "不是"),
    )
    path.write_text("name,other,verdict,note\n甲,乙,perhaps,\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"line 2.*same or different"):
        read_decisions(path)
    path.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(InputError, match="columns"):
        read_decisions(path)

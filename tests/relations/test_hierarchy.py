"""What a name says of its parent body, and names that say nothing of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import build


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("商务部流通发展司负责人表示，市场平稳。", {("org/商务部流通发展司", "org/商务部")}),
        ("民政部教育部建立促就业长效机制。", set()),
    ],
)
def test_two_ministries_in_one_word_are_no_unit(tmp_path: Path, text: str, parents: set[tuple[str, str]]) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = build([str(tmp_path)], date="2025-06-28").statements
    assert {(s.subject, s.object) for s in found if s.predicate == "subOrganizationOf"} == parents

"""Golden cases: a folder holds texts and the graph they must become, as sorted N-Triples.

`KG_UPDATE_CASES=1 pytest tests/test_cases.py` writes the present graph of each case; read the difference
before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kg

CASES = sorted(p for p in (Path(__file__).parent / "cases").iterdir() if p.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_case(case: Path, tmp_path: Path) -> None:
    built = kg.build([case / "texts"], date=(case / "date").read_text().strip() if (case / "date").exists() else None)
    kg.write_build(built, tmp_path / "out")
    triples = (tmp_path / "out" / "graph.nt").read_text(encoding="utf-8")
    expected = case / "expected.nt"
    if os.environ.get("KG_UPDATE_CASES"):
        expected.write_text(triples, encoding="utf-8")
    assert triples.splitlines() == expected.read_text(encoding="utf-8").splitlines()

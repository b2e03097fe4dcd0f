"""Notebooks: a question first, small cells, no outputs in git; each runs from top to bottom in a minute."""

from __future__ import annotations

import json
import time
import warnings
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_is_small_and_stripped(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert cells[0]["cell_type"] == "markdown"
    assert "？" in "".join(cells[0]["source"]), "a notebook opens with its question"
    for cell in cells:
        if cell["cell_type"] == "code":
            assert len(cell["source"]) <= 15
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
            assert not any(line.startswith(("def ", "class ")) for line in cell["source"]), "notebooks define nothing"


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs_in_a_minute(path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the notebook machinery's own
        import nbformat
        from nbclient import NotebookClient

        notebook = nbformat.read(path, as_version=4)
        began = time.monotonic()
        NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(FOLDER)}}).execute()
        assert time.monotonic() - began < 60
    shown = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
    framed = any("<iframe" in o.get("data", {}).get("text/html", "") for o in shown)
    last = {"".join(c.source).splitlines()[-1].strip() for c in notebook.cells if c.cell_type == "code"}
    shows = any(line.startswith("page_of(") or line in {"graph", "fourth"} for line in last)
    assert framed == shows, "the page shows itself"
    assert not any(o.output_type == "error" for o in shown)

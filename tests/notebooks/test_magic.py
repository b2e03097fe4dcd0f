"""`%load_ext kg.notebook`: a SPARQL cell, things that show themselves, plots that can write Chinese."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.notebook import load_ipython_extension, table

TEXT = "2024年3月5日，人力资源和社会保障部印发《关于加强技能培训的通知》。\n"
WHO = "SELECT ?who ?what { ?a kg:issued ?b . ?a rdfs:label ?who . ?b rdfs:label ?what }"


class Formatter:
    def __init__(self) -> None:
        self.known: dict[type, object] = {}

    def for_type(self, kind: type, function: object) -> None:
        self.known[kind] = function


class Shell:
    """What the extension asks of IPython's shell."""

    def __init__(self, **names: object) -> None:
        self.user_ns, self.magics = names, {}  # type: ignore[var-annotated]
        self.display_formatter = self
        self.formatters = {"text/html": Formatter(), "text/plain": Formatter()}

    def register_magic_function(self, function: object, kind: str, name: str) -> None:
        self.magics[kind, name] = function


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    folder = tmp_path_factory.mktemp("magic")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    kg.write_build(kg.build([folder / "a.txt"]), folder / "graph")
    return kg.open_graph(folder / "graph")


def test_a_cell_is_a_question(graph: kg.Graph) -> None:
    from IPython.core.error import UsageError

    shell = Shell(graph=graph, other=3)
    load_ipython_extension(shell)
    ask = shell.magics["cell", "sparql"]
    rows = ask("graph -o rows", WHO)
    assert rows.values.tolist() == [["人力资源和社会保障部", "关于加强技能培训的通知"]]
    assert shell.user_ns["rows"] is rows
    for line, cell, words in (
        ("graph", "SELECT {", "SPARQL"),
        ("other", WHO, "GRAPH is a variable"),
        ("", WHO, "GRAPH"),
    ):
        with pytest.raises(UsageError, match=words):
            ask(line, cell)


def test_builds_entities_and_statements_show_themselves(graph: kg.Graph) -> None:
    shell = Shell()
    load_ipython_extension(shell)
    build = graph.build  # type: ignore[attr-defined]
    looks = shell.formatters["text/html"].known
    assert "<iframe" in looks[kg.Build](build)  # type: ignore[operator]
    issued = next(s for s in build.statements if s.predicate == "issued")
    assert "<td>人力资源和社会保障部</td>" in looks[kg.Statement](issued)  # type: ignore[operator]
    assert ("人力资源和社会保障部", "印发", "关于加强技能培训的通知", "2024-03-05", "事实") in [
        row[:5] for row in table(build.statements).rows
    ]
    assert table(build.entities).columns[:2] == ("名称", "类别")


@pytest.mark.parametrize("known", [True, False], ids=["with a font", "bare"])
def test_plots_write_chinese_with_or_without_a_font(known: bool, tmp_path: Path) -> None:
    code = f"""
import sys, warnings
warnings.simplefilter("error")
import kg.output.fonts as fonts
fonts.chinese_font = lambda: "DejaVu Serif" if {known} else None
from kg.notebook import chinese_plots
assert bool(chinese_plots()) == {known}
import matplotlib.pyplot as plt
figure, axes = plt.subplots()
axes.set_title("文件")
if {known}:  # a font of matplotlib's own stands for a Chinese one here, so glyphs are missing
    warnings.filterwarnings("ignore", message="Glyph")
figure.savefig(sys.argv[1])
with open(sys.argv[1], encoding="utf-8") as picture:
    assert "文件" in picture.read()
"""
    # IPython warns where the interpreter is not that of an activated environment; a bare one has none.
    env = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "p.svg")], check=True, env=env)

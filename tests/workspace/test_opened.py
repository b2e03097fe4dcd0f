"""A graph that was opened: networkx of it, and what a notebook shows of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.workspace import OpenGraph

TEXT = "2024年3月5日，人力资源和社会保障部印发《关于加强技能培训的通知》。\n教育部与人社部签署合作协议。\n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> OpenGraph:
    folder = tmp_path_factory.mktemp("opened")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    kg.write_build(kg.build([folder / "a.txt"]), folder / "graph")
    return kg.open_graph(folder / "graph")


def test_a_graph_and_its_build_give_the_same_networkx(graph: OpenGraph) -> None:
    one, two = graph.to_networkx(), kg.to_networkx(graph.build)
    assert one.is_directed()
    assert one.is_multigraph()
    assert list(one.edges(keys=True)) == list(two.edges(keys=True)) != []
    assert one.nodes["org/人力资源和社会保障部"]["label"] == "人力资源和社会保障部"
    with pytest.raises(TypeError, match="not int"):
        kg.to_networkx(3)  # type: ignore[arg-type]


def test_it_shows_its_page_in_a_frame_and_a_still_picture_without_scripts(graph: OpenGraph, tmp_path: Path) -> None:
    html = graph._repr_html_()
    assert html.count("<iframe") == html.count("</iframe>") == 1
    assert 'sandbox="allow-scripts allow-downloads"' in html
    assert "<script" not in html
    assert 'src="data:image/svg+xml;base64,' in html

"""`kg view` opens the page on a part of the graph; what is asked for by name must be there."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner
from made import small

import kg
from kg.cli import main
from kg.errors import UserError
from kg.output.page.address import fragment
from kg.workspace import OpenGraph


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("view") / "graph"
    kg.write_build(small(), folder)
    return folder


@pytest.fixture(scope="module")
def graph(out: Path) -> OpenGraph:
    return kg.open_graph(out)


def test_a_part_is_named_as_people_name_it(graph: OpenGraph) -> None:
    found = parse_qs(fragment(graph, around="全总", steps=2, as_of="2024-05", top=30))
    assert found == {"f": ["org/中华全国总工会"], "k": ["2"], "asof": ["2024-05"], "top": ["30"]}
    document = graph.build.documents[0]
    for name in (document.id, "《骑手恳谈会在济南举行》", "恳谈会在济南", "talk.txt"):
        assert parse_qs(fragment(graph, document=name)) == {"d": [document.id]}
    assert parse_qs(fragment(graph, classes=["人物", "Policy"])) == {"only": ["Person~Policy"]}
    assert "TradeUnion" in fragment(graph, classes=["TradeUnion"])
    assert fragment(graph) == ""


@pytest.mark.parametrize(
    ("wanted", "line"),
    [({"around": "无此"}, "无此"), ({"document": "没有"}, "no such document"), ({"document": ".txt"}, "2 documents"),
     ({"classes": ["鱼"]}, "no such class"), ({"as_of": "2024-13"}, "no date")],
)  # fmt: skip
def test_what_is_not_there_is_one_line(graph: OpenGraph, wanted: dict[str, str], line: str) -> None:
    with pytest.raises(UserError, match=line):
        fragment(graph, **wanted)  # type: ignore[arg-type]


def test_the_command_prints_the_address(out: Path) -> None:
    said = CliRunner().invoke(main, ["view", str(out), "--print", "--around", "美团"])
    assert said.exit_code == 0
    assert said.output.strip().endswith("graph.html#f=org%2F%E7%BE%8E%E5%9B%A2")
    assert CliRunner().invoke(main, ["view", str(out), "--print"]).output.strip().endswith("graph.html")

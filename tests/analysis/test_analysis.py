"""What is counted in the graph: right, with direction and parallel relations, and the same in every run."""

from __future__ import annotations

import doctest
import importlib
import os
import subprocess
import sys

import networkx as nx
import pytest

from kg.analysis import (
    TABLES,
    betweenness,
    communities,
    degree,
    pagerank,
    path_table,
    shortest_path,
    timeline,
    to_networkx,
)
from kg.model import Build, Entity, Evidence, Span, Statement
from kg.ontology import load_ontology

ALGORITHMS = ["betweenness", "communities", "degree", "pagerank", "paths", "timeline"]


def fact(id: str, subject: str, predicate: str, object: str | None = None, **more: object) -> Statement:
    text = f"{subject} {predicate} {object}"
    evidence = Evidence("d-1", "d-1#0", (Span(0, 1),), text, text, "rule:x.toml#y", 0.9)
    return Statement(id, subject, predicate, (evidence,), object, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    names = {"org/甲部": "GovernmentBody", "org/乙会": "TradeUnion", "org/丙公司": "Company", "policy/通知": "Notice",
             "event/会议": "Meeting", "place/杭州市": "AdministrativeArea", "org/丁院": "School"}  # fmt: skip
    statements = (
        fact("s1", "org/甲部", "issued", "policy/通知", time="2024-03", earliest="2024-03-01", latest="2024-03-31"),
        fact("s2", "org/甲部", "drafted", "policy/通知"),
        fact("s3", "org/乙会", "held", "event/会议", time="2023", earliest="2023-01-01", latest="2023-12-31"),
        fact("s4", "org/丙公司", "attended", "event/会议"),
        fact("s5", "org/乙会", "cooperatedWith", "org/甲部", modality="planned"),
        fact("s6", "org/丙公司", "cooperatedWith", "org/甲部", polarity="negative"),
        fact("s7", "org/乙会", "foundedOn", value="1925-05-01"),
        fact("s8", "policy/通知", "documentNumber", value="国发〔2024〕12号"),
    )
    entities = tuple(Entity(k, v, k.split("/")[1]) for k, v in sorted(names.items()))
    return to_networkx(Build((), (), (), (), entities, statements, ()), load_ontology())


def test_direction_and_parallel_relations_are_kept(graph: nx.MultiDiGraph) -> None:
    assert sorted(graph.get_edge_data("org/甲部", "policy/通知")) == ["s1", "s2"]
    assert not graph.has_edge("policy/通知", "org/甲部")
    edge = graph["org/乙会"]["org/甲部"]["s5"]
    assert (edge["predicate"], edge["label"], edge["modality"], edge["polarity"]) == (
        "cooperatedWith", "合作", "planned", "positive",
    )  # fmt: skip
    assert edge["evidence"][0].text.startswith("org/乙会")


def test_values_are_facts_of_nodes_not_edges(graph: nx.MultiDiGraph) -> None:
    assert [s.value for s in graph.nodes["org/乙会"]["facts"]] == ["1925-05-01"]
    assert graph.nodes["policy/通知"]["zh"] == "通知"
    assert graph.nodes["policy/通知"]["root"] == "Policy"
    assert graph.number_of_edges() == 6


def test_degree_counts_both_ways(graph: nx.MultiDiGraph) -> None:
    assert degree(graph)["org/甲部"] == (4, 2, 2, 3)
    assert degree(graph)["org/丁院"] == (0, 0, 0, 0)


def test_pagerank_agrees_with_networkx(graph: nx.MultiDiGraph) -> None:
    scipy = pytest.importorskip("scipy", reason="networkx' own PageRank needs it")
    del scipy
    for directed in (False, True):
        mine = pagerank(graph, directed=directed)
        from kg.analysis import projection

        theirs = nx.pagerank(projection(graph, directed=directed), tol=1e-12, max_iter=500)
        assert mine == pytest.approx(theirs, abs=1e-8)


def test_a_denial_joins_nobody(graph: nx.MultiDiGraph) -> None:
    path = shortest_path(graph, "org/丙公司", "org/甲部")
    assert path is not None
    assert [s.target for s in path] == ["event/会议", "org/乙会", "org/甲部"]
    assert path[0].statements == ("s4",)
    assert betweenness(graph)["event/会议"] > 0


def test_paths_that_are_not_there(graph: nx.MultiDiGraph) -> None:
    assert shortest_path(graph, "org/丁院", "org/甲部") is None
    assert shortest_path(graph, "org/甲部", "org/甲部") == []
    assert shortest_path(graph, "policy/通知", "org/甲部", directed=True) is None
    assert path_table(graph, "org/丁院", "org/甲部").rows == ()
    with pytest.raises(KeyError):
        shortest_path(graph, "org/无", "org/甲部")


def test_a_path_table_gives_the_statement_as_it_points(graph: nx.MultiDiGraph) -> None:
    rows = path_table(graph, "policy/通知", "org/乙会").rows
    assert [r[:4] for r in rows] == [
        (1, "甲部", "印发", "通知"),
        (1, "甲部", "起草", "通知"),
        (2, "乙会", "合作", "甲部"),
    ]


def test_communities_leave_nobody_out_who_has_relations(graph: nx.MultiDiGraph) -> None:
    groups = communities(graph)
    members = [m for g in groups for m in g.members]
    assert sorted(members) == sorted(n for n in graph if graph.degree(n))
    assert all(g.name == graph.nodes[g.central]["label"] for g in groups)


def test_the_timeline_holds_relations_and_dated_values(graph: nx.MultiDiGraph) -> None:
    assert [(e.statement, e.time) for e in timeline(graph)] == [
        ("s7", "1925-05-01"),
        ("s3", "2023"),
        ("s1", "2024-03"),
    ]


def test_tables_are_full_rows(graph: nx.MultiDiGraph) -> None:
    for name, make in TABLES:
        table = make(graph, 5)
        assert table.title == name
        assert 0 < len(table.rows) <= 5
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert make(nx.MultiDiGraph(), 5).rows == ()


@pytest.mark.parametrize("name", ALGORITHMS)
def test_examples_in_docstrings_run(name: str) -> None:
    module = importlib.import_module(f"kg.analysis.{name}")
    result = doctest.testmod(module)
    assert result.failed == 0
    assert (module.__doc__ or "").strip()


def test_no_hash_seed_changes_a_result() -> None:
    code = (
        "import networkx as nx; from kg.analysis import communities, pagerank, betweenness\n"
        "g = nx.MultiDiGraph((f'n{a}', f'n{b}') for a, b in nx.gnm_random_graph(60, 110, seed=3).edges())\n"
        "print(communities(g), pagerank(g), betweenness(g))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "424242")
    }  # fmt: skip
    assert len(seen) == 1

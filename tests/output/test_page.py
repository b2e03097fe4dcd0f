"""The page as a file: one file, the same bytes, no markup from sources, marks where the quote stands."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from made import Maker, large, small
from pyvis.network import Network

from kg.model import Build, Span
from kg.ontology import load_ontology
from kg.output.html import GraphPage, render_page, write_page
from kg.output.page.layout import ROOM
from kg.output.page.payload import clean_ranges, payload


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(small(), load_ontology())


def data_of(page: str) -> dict[str, list[list[object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_it_asks_the_network_for_nothing(page: str) -> None:
    head = page[: page.index('id="data"')]
    assert not re.search(r'(?:src|href)="(?!data:)', head)
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_the_policy_allows_our_own_scripts_and_style_by_hash_and_nothing_else(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "unsafe" not in policy[1]
    bodies = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert len(bodies) == 3
    for body in bodies:
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"&#39;sha256-{digest}&#39;" in policy[1] or f"'sha256-{digest}'" in policy[1]
    assert not re.search(r"<[^>]+ (?:style|on[a-z]+)=", page[: page.index('id="data"')])


def test_labels_and_colours_come_from_the_ontology(page: str) -> None:
    classes = {c[0]: c for c in data_of(page)["classes"]}
    ontology = load_ontology()
    for name, known in ontology.classes.items():
        if name in classes:
            assert classes[name][1:3] == [known.zh, known.color]
    assert {c.name for c in ontology.classes.values() if c.parent is None} <= classes.keys()


def test_the_quote_is_marked_in_its_sentence(page: str) -> None:
    data = data_of(page)
    nodes, sentences = data["nodes"], data["sentences"]
    held = next(
        s for s in data["statements"] if nodes[s[1]][1] == "美团" and data["predicates"][s[2]][0] == "held"  # type: ignore[call-overload]
    )  # fmt: skip
    sentence, ranges, rule, sure, by = held[-1][0]  # type: ignore[index]
    text = sentences[sentence][2]
    assert [text[a:b] for a, b in ranges] == ["美团集团在济南举行省级骑手权益保障恳谈会"]  # type: ignore[index]
    assert data["rules"][rule] == "rule:issue.toml#printed"
    assert (sure, by) == (0.9, None)
    named = {text[a:b]: nodes[n][1] for a, b, n in sentences[sentence][3]}  # type: ignore[index, attr-defined]
    assert named["济南"] == "济南市"


def test_ranges_follow_pieces_that_are_out_of_order() -> None:
    pieces = (Span(100, 105), Span(20, 30), Span(40, 42))
    assert clean_ranges(pieces, (Span(102, 105), Span(20, 22))) == [[2, 7]]
    assert clean_ranges(pieces, (Span(25, 41),)) == [[10, 16]]
    assert clean_ranges(pieces, (Span(0, 5),)) == []


def test_hostile_text_never_becomes_markup() -> None:
    evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u2028\u2029 & \ud83d \x00"
    maker = Maker(evil, path="a<b>.txt")
    a = maker.entity("org/甲", "Company", evil)
    maker.fact(f"甲{evil}起草乙", a, "drafted", maker.entity(f"policy/{evil}", "Notice"), attribution=evil)
    page = render_page(maker.build(), load_ontology(), heading=evil)
    assert "<img" not in page
    assert page.count("</script>") == 3
    assert "\u2028" not in page
    assert "\ud83d" not in page
    page.encode("utf-8")
    assert data_of(page)["documents"][0][1] == evil
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_the_same_build_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from made import large; from pathlib import Path\n"
        "from kg.ontology import load_ontology; from kg.output.html import write_page\n"
        "write_page(large(120), load_ontology(), Path(sys.argv[2]))"
    )
    for seed in ("0", "77"):
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent), str(tmp_path / seed)],
            check=True, env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": ":".join(p for p in sys.path if p)},
        )  # fmt: skip
    assert (tmp_path / "0").read_bytes() == (tmp_path / "77").read_bytes()


def test_nodes_do_not_lie_on_one_another() -> None:
    points = [(n[4], n[5]) for n in payload(large(200), load_ontology())["nodes"]]
    near = min(
        ((ax - bx) / ROOM[0]) ** 2 + ((ay - by) / ROOM[1]) ** 2
        for i, (ax, ay) in enumerate(points) for bx, by in points[i + 1 :]
    )  # fmt: skip
    assert near > 0.3


def test_it_is_a_pyvis_network(tmp_path: Path) -> None:
    net = GraphPage(payload(small(), load_ontology()))
    assert isinstance(net, Network)
    assert {n["label"] for n in net.nodes} >= {"美团", "国发〔2024〕12号"}
    assert net.num_nodes() == 9
    assert len(net.edges) == 8
    net.write_html(str(tmp_path / "p.html"))
    assert "国发〔2024〕12号" in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_an_empty_build_has_a_page(tmp_path: Path) -> None:
    write_page(Build((), (), (), (), (), (), ()), load_ontology(), tmp_path / "p.html")
    assert data_of((tmp_path / "p.html").read_text(encoding="utf-8"))["nodes"] == []

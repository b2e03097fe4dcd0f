"""Saved questions: both engines answer alike, and each answers what its title asks."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kg.errors import OntologyError, QueryError, UnknownEntity
from kg.graph.base import shortened, value_of
from kg.graph.query import Graph
from kg.graph.questions import KINDS, load_questions
from kg.ontology import load_ontology

FOLDER = load_ontology().path / "queries"
NAMES = sorted(load_questions(FOLDER))
VALUES = {
    "entity": ["人社部", "省总工会", "职业技能提升行动", "职业技能提升行动实施办法", "江西省", "李文", "恳谈会"],
    "day": ["2019-06-01", "2024-05-05", "2024-07-01"],
    "from": ["2024-05"],
    "to": ["2024"],
    "year": ["2030", "2024"],
    "text": ["办法"],
}


def calls(name: str) -> list[tuple[str, ...]]:
    args = load_questions(FOLDER)[name].args
    found = [()] if all(a.optional for a in args) else []
    if args:
        found += [
            tuple(VALUES[a.kind][n % len(VALUES[a.kind])] for a in args) for n in range(len(VALUES[args[0].kind]))
        ]
    return found


@pytest.fixture(scope="module")
def parsed(small_triples: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(small_triples, format="nt")


def plain(base: str, term: Any) -> Any:
    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return value_of(str(term), str(term.datatype or ""))
    return shortened(base, str(term))


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_and_oxigraph_answer_alike(name: str, small_graph: Graph, parsed: rdflib.Graph) -> None:
    from kg.graph.base import PREFIXES

    found = 0
    for args in calls(name):
        ours = small_graph.ask(name, *args)
        theirs = parsed.query(small_graph.question_text(name, *args), initNs=PREFIXES, base=small_graph.base)
        rows = [tuple(plain(small_graph.base, t) for t in row) for row in theirs]  # type: ignore[union-attr]
        assert sorted(rows, key=str) == sorted(ours.rows, key=str), args
        assert [str(v) for v in theirs.vars or ()] == list(ours.columns)
        assert ours.title
        found += len(ours)
    if name not in ("honours",):
        assert found, "a question that nothing in the small build answers proves nothing"


def test_questions_use_only_known_terms() -> None:
    known = set(load_ontology().classes) | set(load_ontology().properties)
    known |= set(re.findall(r"^kg:(\w+) a rdf:Property", (FOLDER.parent / "record.ttl").read_text("utf-8"), re.M))
    for path in FOLDER.glob("*.rq"):
        used = set(re.findall(r"\bkg:(\w+)", path.read_text("utf-8")))
        assert used <= known, f"{path.name}: {sorted(used - known)}"


def test_there_are_enough_and_all_have_chinese_titles() -> None:
    questions = load_questions(FOLDER)
    assert len(questions) >= 12
    assert all(re.search("[\u4e00-\u9fff]", q.title) for q in questions.values())


ANSWERS = [
    (("who-issued-what",), ("人力资源和社会保障部", "职业技能提升行动实施办法", "2024-05")),
    (("figures-of", "职业技能提升行动"),
     ("数据", "职业技能提升行动", None, "培训人数", None, 75000, None, None, "人", None, "2023", "asserted")),
    (("targets-by-year", "2030"),
     ("2030", "目标", "职业技能提升行动", None, "培训人数", "about", 80000, None, None, "人/年", "../2030")),
    (("what-happened-between", "2024-05-01", "2024-05-31"),
     ("2024-05-01", "2024-05-10", "省总工会", "举行", "恳谈会")),
    (("as-of", "2024-07-01"), ("2024-07-01", "职业技能提升行动实施办法", "废止", "旧办法")),
    (("conflicting-figures",), ("职业技能提升行动", None, "培训人数", "2023", 75000, 76000, "人")),
    (("policy-history", "旧办法"), ("2024-07-01", "职业技能提升行动实施办法", "废止", "旧办法", "asserted")),
    (("in-force-on", "2024-07-01"), ("职业技能提升行动实施办法", "2024-07-01", None)),
    (("in-force-on", "2024-06-30"), ("旧办法", "2019-01-01", None)),
    (("who-works-where",), ("李文", "省总工会", "记者")),
    (("events-of", "省总工会"), ("举行", "恳谈会", "2024-05-06~", "江西省", "asserted")),
    (("who-cooperated",), ("省总工会", "美团", "合作", None)),
    (("neighbours", "美团"), ("←", "合作", "省总工会", "组织", "asserted")),
    (("said-by", "李文"), ("表示", "李文", "成效明显", "再谈技能培训", "2024-06-01")),
    (("said-by", "人社部"), ("数据", "职业技能提升行动", "培训人数 76000人", "再谈技能培训", "2024-06-01")),
    (("told-of", "省总工会"), (None, "举措", "出台指引", "planned", "职业技能提升行动有了新办法", "2024-05-06")),
    (("documents-about", "美团"), ("2024-05-06", "职业技能提升行动有了新办法", "陈晓", "a/first.txt")),
    (("plans",), (None, "planned", "省总工会", "印发", "旧办法")),
    (("conflicts",), ("省总工会", "举行", "恳谈会", "否认", "省总工会美团集团召开恳谈会", "省总工会没有召开第二次恳谈会")),
    (("denials",), ("省总工会", "举行", "恳谈会", "省总工会没有召开第二次恳谈会")),
    (("most-evidence",), (2, 2, "人力资源和社会保障部", "印发", "职业技能提升行动实施办法")),
    (("bodies-under", "江西省"), ("省总工会", "位于", "江西省")),
]  # fmt: skip


@pytest.mark.parametrize(("call", "row"), ANSWERS, ids=lambda v: "-".join(map(str, v))[:40])
def test_it_answers_what_its_title_asks(small_graph: Graph, call: tuple[str, ...], row: tuple[Any, ...]) -> None:
    assert row in small_graph.ask(*call).rows


def test_what_must_not_be_in_an_answer(small_graph: Graph) -> None:
    assert len(small_graph.ask("who-issued-what")) == 1, "a plan is not an issue"
    assert "旧办法" not in {r[0] for r in small_graph.ask("in-force-on", "2024-07-01")}, "repealed that day"
    assert len(small_graph.ask("targets-by-year", "2024")) == 0
    assert not [r for r in small_graph.ask("as-of", "2024-05-31") if r[2] == "废止"]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (("no-such-question",), "no-such-question: no such question"),
        (("who-issued-wht",), "who-issued-what"),
        (("figures-of",), "figures-of ENTITY"),
        (("who-issued-what", "x"), "who-issued-what"),
        (("in-force-on", "2024-02-30"), "2024-02-30"),
        (("in-force-on", "2024-13"), "2024-13"),
        (("in-force-on", "昨天"), "昨天"),
        (("in-force-on", "2024"), "no whole day"),
        (("targets-by-year", "20x0"), "20x0"),
    ],
)
def test_wrong_questions_say_what_to_do(small_graph: Graph, call: tuple[str, ...], expected: str) -> None:
    with pytest.raises(QueryError) as error:
        small_graph.ask(*call)
    assert expected in str(error.value)
    assert "\n" not in str(error.value)


def test_an_argument_cannot_break_out(small_graph: Graph) -> None:
    with pytest.raises(UnknownEntity):
        small_graph.ask("figures-of", "x> } SERVICE <http://127.0.0.1:9/> { ?a ?b ?c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "title"),
        ("# title: 问\nSELECT * { ?s ?p $who }", "who"),
        ("# title: 问\n# arg: who entity 谁\nSELECT * { ?s ?p ?o }", "who"),
        ("# title: 问\n# arg: who person 谁\nSELECT * { ?s ?p $who }", "KIND"),
        ("# title: 问\n# arg: [who entity 谁\nSELECT * { ?s ?p $who }", "NAME"),
    ],
)
def test_a_broken_question_names_its_file(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"mine\.rq") as error:
        load_questions(tmp_path)
    assert expected in str(error.value)


def test_every_kind_is_tried() -> None:
    assert set(VALUES) == set(KINDS)

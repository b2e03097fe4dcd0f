"""Asking: SPARQL without prefixes, names of any form, refusals that say what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError, UnknownEntity
from kg.graph.guard import check
from kg.graph.query import Graph


def test_select_gives_ids_and_python_values(small_graph: Graph) -> None:
    result = small_graph.query("SELECT ?s ?v ?u { ?s kg:target ?o . ?o schema:value ?v ; schema:unitText ?u }")
    assert result.columns == ("s", "v", "u")
    assert result.rows == (("program/职业技能提升行动", 80000, "人/年"),)
    assert result.as_dicts()[0]["u"] == "人/年"


def test_ids_can_be_written_as_they_are(small_graph: Graph) -> None:
    assert small_graph.query("ASK { <org/美团> a kg:Company }").rows == ((True,),)
    assert small_graph.query("SELECT ?c { <org/美团> a ?c } ORDER BY ?c").rows == (
        ("kg:Company",),
        ("kg:Organization",),
    )
    assert small_graph.query(r"ASK { id:org\/美团 rdfs:label '美团'@zh }").rows == ((True,),)


def test_construct_gives_triples(small_graph: Graph) -> None:
    result = small_graph.query("CONSTRUCT { ?p kg:issued ?o } WHERE { ?p kg:issued ?o }")
    assert result.columns == ("subject", "predicate", "object")
    assert result.rows == (("org/人力资源和社会保障部", "kg:issued", "policy/职业技能提升行动实施办法"),)


def test_unbound_is_none(small_graph: Graph) -> None:
    rows = small_graph.query("SELECT ?l ?no { <org/美团> rdfs:label ?l OPTIONAL { <org/美团> kg:issued ?no } }").rows
    assert rows == (("美团", None),)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?o<3).SERVICE?g{?a ?b ?c} }",
        "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        'SELECT * { ?s ?p """a " b""" . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
        "SELECT * { ?s ?p <http://a#b> . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o # a comment\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CLEAR DEFAULT",
        "WITH <x:g> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_nothing_is_fetched_and_nothing_changed(small_graph: Graph, sparql: str) -> None:
    before = len(small_graph)
    with pytest.raises(QueryError) as error:
        small_graph.query(sparql)
    assert "\n" not in str(error.value)
    assert len(small_graph) == before


def test_a_refusal_says_where(small_graph: Graph) -> None:
    with pytest.raises(QueryError, match=r"line 2 column 3: SERVICE is refused"):
        small_graph.query("SELECT * {\n  SERVICE <http://x/> {} }")


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?s rdfs:label "SERVICE FROM LOAD" }',
        "SELECT ?from { ?from rdfs:label ?load } # SERVICE",
        "SELECT * { ?s <http://x/FROM> ?o }",
        "SELECT * { ?s schema:from ?o ; kg:service ?insert }",
        "SELECT * { ?s ?p 'LOAD'@from }",
    ],
)
def test_words_in_strings_and_names_are_harmless(small_graph: Graph, sparql: str) -> None:
    small_graph.query(sparql)


@given(st.text(max_size=30))
def test_the_guard_sees_through_any_text_before(text: str) -> None:
    quoted = text.replace("\\", "").replace('"', "").replace("\n", "").replace("\r", "")
    with pytest.raises(QueryError):
        check(f'SELECT * {{ ?s ?p "{quoted}" . SERVICE ?x {{}} }}')


def test_malformed_sparql_says_where(small_graph: Graph) -> None:
    for sparql, expected in [
        ("SELECT nonsense", "SPARQL line 1 column 16, at 'the end': expected DISTINCT"),
        ("SELECT * { ?s nope:x ?o }", "a prefix is not declared"),
        ("SELECT * {\n ?s ?p 工会\n}", "SPARQL line 2 column"),
        ("SELECT ?z { ?s ?p ?o } GROUP BY ?s", "not grouped"),
        ("", "SPARQL line 1 column 1"),
    ]:
        with pytest.raises(QueryError) as error:
            small_graph.query(sparql)
        assert expected in str(error.value)
        assert len(str(error.value)) < 200 and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("人社部", "org/人力资源和社会保障部"),
        ("人力资源和社会保障部", "org/人力资源和社会保障部"),
        ("org/人力资源和社会保障部", "org/人力资源和社会保障部"),
        ("https://w3id.org/zhiluo/id/org/美团", "org/美团"),
        ("<https://w3id.org/zhiluo/id/org/美团>", "org/美团"),
        (" 美团集团 ", "org/美团"),
        ("《职业技能提升行动实施办法》", "policy/职业技能提升行动实施办法"),
        ("恳谈会", "event/恳谈会(1)"),
    ],
)
def test_any_name_will_do(small_graph: Graph, name: str, expected: str) -> None:
    assert small_graph.resolve(name) == expected


def test_an_unknown_name_names_its_neighbours(small_graph: Graph) -> None:
    with pytest.raises(UnknownEntity, match="无此机构"):
        small_graph.resolve("无此机构")
    with pytest.raises(UnknownEntity, match=r"near it:.*职业技能提升行动实施办法"):
        small_graph.resolve("职业技能提升行动实施方法")
    for name in ("", "org/", "doc/x", 'a"b', "\ud800", "<>"):
        with pytest.raises(UnknownEntity):
            small_graph.resolve(name)


def test_a_shared_name_asks_which(small_graph: Graph) -> None:
    import pyoxigraph as ox

    store = ox.Store()
    store.extend(small_graph.store)
    label, twin = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), "person/李文(另一单位)"
    store.add(ox.Quad(ox.NamedNode(small_graph.base + twin), label, ox.Literal("李文", language="zh")))
    with pytest.raises(UnknownEntity, match=r"2 things .*person/李文\(另一单位\)"):
        Graph(store, small_graph.ontology, small_graph.base).resolve("李文")


def test_why_gives_the_sentence_and_the_rule(small_graph: Graph) -> None:
    reasons = small_graph.why("人社部", "issued", "职业技能提升行动实施办法")
    assert [r.source for r in reasons] and {r.document[:12] for r in reasons} != set()
    assert len(reasons) == 2
    one = next(r for r in reasons if r.source == "second.txt")
    assert one.marked() == "【人社部印发《职业技能提升行动实施办法》】，2023年培训7.6万人。李文认为成效明显。"
    assert (one.title, one.date, one.by) == ("再谈技能培训", "2024-06-01", "rule:issue.toml#issued")
    assert one.fact == "人力资源和社会保障部 —印发→ 职业技能提升行动实施办法 (2024-05)"
    assert one.as_dict()["quote"] == "人社部印发《职业技能提升行动实施办法》"


def test_why_takes_chinese_predicates_values_and_attributions(small_graph: Graph) -> None:
    assert len(small_graph.why("人社部", "印发")) == 2
    assert len(small_graph.why("省总工会", "美团")) == 1, "a name in the predicate's place"
    assert {r.attribution for r in small_graph.why("人社部") if r.predicate == "observation"} == {
        "人力资源和社会保障部"
    }
    denied = [r for r in small_graph.why("省总工会", "held") if r.polarity == "negative"]
    assert denied[0].fact == "省总工会 —举行→ 恳谈会 (denied)"
    assert len(small_graph.why("职业技能提升行动实施办法", "documentNumber", "12号")) == 1
    with pytest.raises(QueryError, match="nosuch"):
        small_graph.why("省总工会", "nosuch", "美团")
    with pytest.raises(UnknownEntity, match="天外来客"):
        small_graph.why("省总工会", "天外来客")


def test_a_quote_in_two_slices_keeps_both(small_graph: Graph) -> None:
    (reason,) = [r for r in small_graph.why("省总工会", "held") if r.polarity == "positive"]
    assert len(reason.spans) == 2
    assert reason.quote == "省总工会美团集团召开恳谈会"
    assert "【" in reason.marked()


def test_show_is_a_card(small_graph: Graph) -> None:
    card = small_graph.show("美团集团")
    assert (card.id, card.cls, card.aliases) == ("org/美团", "Company", ("美团集团",))
    assert card.said_of == (("合作", "省总工会", None, ""),)
    assert small_graph["人社部"].label == "人力资源和社会保障部"
    assert any("否" in line or "denied" in line for line in small_graph.show("省总工会").lines())


def test_tables_for_notebooks_are_escaped(small_graph: Graph) -> None:
    shown = small_graph.query('SELECT ("<img onerror=alert(1)>" AS ?x) {}')._repr_html_()
    assert "<img" not in shown
    assert "&lt;img" in shown
    assert "kg:Person" in small_graph._repr_html_()
    frame = small_graph.ask("who-issued-what").to_dataframe()
    assert list(frame.columns) == ["issuer", "document", "time"]

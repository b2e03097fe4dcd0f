"""SHACL: a sound build conforms; each way of being unsound is told in a readable line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.graph.rdf import Triple, is_plain, triples
from kg.graph.validate import validate
from kg.model import Build, Statement
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()


def test_the_small_build_conforms(small_build: Build) -> None:
    result = validate(triples(small_build, ONTOLOGY), ONTOLOGY)
    assert result.lines() == [f"SHACL: conforms ({result.triples} triples)"]
    assert result.conforms


def changed(build: Build, predicate: str, **fields: object) -> Build:
    target = next(s for s in build.statements if s.predicate == predicate and is_plain(s))
    rest = tuple(s for s in build.statements if s is not target)
    return replace(build, statements=(*rest, replace(target, **fields)))  # type: ignore[arg-type]


def without(part: str) -> Callable[[Build], list[Triple]]:
    return lambda build: [t for t in triples(build, ONTOLOGY) if part not in t.predicate]


def of(predicate: str, **fields: object) -> Callable[[Build], list[Triple]]:
    return lambda build: triples(changed(build, predicate, **fields), ONTOLOGY)


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (without("rdf-schema#label"), "needs exactly one label"),
        (without("prov#wasDerivedFrom"), "needs evidence"),
        (without("oa#hasSelector"), "needs its quote"),
        (without("oa#exact"), "needs its words"),
        (without("ns#modality"), "modality"),
        (without("terms/source"), "needs the source"),
        (without("schema.org/text"), "its sentence has no text"),
        (of("issued", subject="program/职业技能提升行动"), "cannot be the subject of issued"),
        (of("issued", object="org/美团"), "cannot be the object of issued"),
        (of("issued", modality="perhaps"), "modality"),
        (of("issued", subject="org/无"), "its subject is not described"),
        (of("held", place="org/美团"), "its place is a place"),
        (of("held", earliest="2025-01-01"), "not after its latest"),
        (of("held", latest="someday"), "latest"),
        (of("target", value=None), "schema:Observation|needs|or"),
        (of("repeals", evidence=()), "needs evidence"),
    ],
)
def test_what_is_unsound_is_told(
    small_build: Build, broken: Callable[[Build], list[Triple]], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Statement, "confidence", property(lambda s: max((e.confidence for e in s.evidence), default=0.5))
    )
    result = validate(broken(small_build), ONTOLOGY)
    assert not result.conforms
    text = "\n".join(result.lines())
    assert any(word in text for word in expected.split("|")), text
    assert all(p.focus for p in result.problems)
    assert result == validate(broken(small_build), ONTOLOGY), "the same list each time"


def test_a_subclass_may_stand_where_its_parent_may(small_build: Build) -> None:
    county = replace(small_build.entities[0], id="place/庐江县", cls="County", label="庐江县")
    build = replace(small_build, entities=(*small_build.entities, county))
    assert validate(triples(changed(build, "issued", subject="place/庐江县"), ONTOLOGY), ONTOLOGY).conforms

"""Every rule of ontology/rules keeps its word: its yes examples come out of the pipeline, its no examples do not."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from kg.model import Build, Source, Statement
from kg.ontology import load_ontology
from kg.parts import parts
from kg.pipeline import build_graph
from kg.relations.forms.base import Form, load_forms
from kg.relations.rules import Example, Rule, load_rules

WAYS: tuple[Rule | Form, ...] = (*load_rules().rules, *load_forms().forms)


def _examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.file}#{rule.id}-{number}")
        for rule in WAYS
        for number, example in enumerate(getattr(rule, kind))
    ]


@cache
def _built(text: str, date: str | None) -> Build:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return build_graph([Source(digest, ("example.txt",), "text/plain", text, "text/1")], date=date)


def _names(build: Build) -> dict[str, set[str]]:
    """Return for each entity id the names it goes by in the text and out of it."""
    found = {e.id: {e.label, *e.aliases} for e in build.entities}
    for mention in build.mentions:
        for entity in mention.entities:
            found.setdefault(entity, set()).add(mention.text.strip("《》“”"))
    return found


def _says(build: Build, fact: str) -> list[Statement]:
    """Return the statements of a fact: `subject predicate [object] [field=value …]`."""
    names = _names(build)
    subject, predicate, *rest = fact.split(" ")
    fields = dict(part.split("=", 1) for part in rest if "=" in part)
    wanted = next((part for part in rest if "=" not in part), None)
    return [
        s
        for s in build.statements
        if s.predicate == predicate
        and subject in names[s.subject]
        and (wanted is None or (s.object is not None and wanted in names[s.object]))
        and all(_field(s, k, names) == v or v in names.get(str(getattr(s, k)), ()) for k, v in fields.items())
    ]


def _field(statement: Statement, name: str, names: dict[str, set[str]]) -> str:
    return str(getattr(statement, name))


@pytest.mark.parametrize(("rule", "example"), _examples("yes"))
def test_rule_says(rule: Rule | Form, example: Example) -> None:
    build = _built(example.text, example.date)
    for fact in example.facts:
        assert _says(build, fact), [(s.subject, s.predicate, s.object or s.value) for s in build.statements]


@pytest.mark.parametrize(("rule", "example"), _examples("no"))
def test_rule_keeps_silent(rule: Rule | Form, example: Example) -> None:
    build = _built(example.text, example.date)
    for fact in example.facts:
        assert not _says(build, fact)


def test_every_rule_has_two_yes_and_two_no() -> None:
    assert [r.by for r in WAYS if len(r.yes) < 2 or len(r.no) < 2] == []


def test_every_property_is_used_by_a_rule_or_an_extractor() -> None:
    made_by_code = {
        "said", "stipulates", "observation", "target", "forecast", "affiliatedWith", "jobTitle", "receivedHonour",
        "subOrganizationOf", "issueDate", "documentNumber", "addressedTo", "includes", "effectiveFrom",
        "theme", "action", "situation", "describedAs",
    }  # fmt: skip
    made = {r.predicate for r in WAYS} | made_by_code
    assert sorted(set(load_ontology().properties) - made) == []


def test_the_list_of_parts_names_what_reads_statements_without_rules() -> None:
    said = {name: example for name, _, _, example in parts()}
    assert {"relations.figures", "relations.deeds", "relations.situations"} <= set(said)
    assert all(said[name] for name in said if name.startswith("relations."))

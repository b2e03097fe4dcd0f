"""The house stays as it was drawn: small files, no looks or names in Python, an import that does nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.gazetteer import load_gazetteers
from kg.ontology import load_ontology
from kg.resources import read_toml

CHECKOUT = Path(__file__).parent.parent
MODULES = sorted((CHECKOUT / "kg").rglob("*.py"))


def names(module: Path) -> str:
    return module.relative_to(CHECKOUT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=names)
def test_files_and_functions_stay_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            # The docstring is for the reader and does not count.
            lines = (node.end_lineno or 0) - node.lineno + 1 - (ast.get_docstring(node) or "").count("\n")
            assert lines <= 50, f"{module}: {node.name} has {lines} lines"


@pytest.mark.parametrize("module", MODULES, ids=names)
def test_no_looks_and_no_class_labels_in_python(module: Path) -> None:
    labels = {c.zh for c in load_ontology().classes.values() if c.parent is None}
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.fullmatch(r"#[0-9a-fA-F]{6}", node.value), f"{module}: colour {node.value}"
            assert node.value not in labels, f"{module}: class label {node.value}"


def test_no_vague_module_names() -> None:
    assert not {m.stem for m in MODULES} & {"utils", "helpers", "manager", "common", "misc"}


def test_importing_kg_loads_nothing_heavy() -> None:
    code = "import sys, logging, kg; print([m for m in sys.modules if m.split('.')[0] in "
    code += "{'jieba','rdflib','networkx','pyvis','pyoxigraph','numpy','onnxruntime','click','rich'}]); "
    code += "print(logging.getLogger().handlers)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_every_public_name_is_there() -> None:
    assert all(getattr(kg, name) is not None for name in kg.__all__)


def _words(value: object) -> set[str]:
    if isinstance(value, dict):
        return {w for k, v in value.items() for w in {str(k)} | _words(v)}
    if isinstance(value, list):
        return {w for v in value for w in _words(v)}
    return {value} if isinstance(value, str) else set()


def test_every_class_and_property_is_used() -> None:
    """A class or property that no gazetteer row, lexicon, rule or extractor names is dead weight."""
    ontology = load_ontology()
    used = {e.cls for e in load_gazetteers(ontology)}
    for path in sorted([*ontology.path.glob("lexicon/*.toml"), *ontology.path.glob("rules/*.toml")]):
        used |= _words(read_toml(path))
    for module in MODULES:
        nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        used |= {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    abstract = {c.parent for c in ontology.classes.values() if c.parent}
    assert sorted((ontology.classes.keys() - abstract) - used) == []
    assert sorted(ontology.properties.keys() - used) == []

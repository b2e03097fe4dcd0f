"""Saved questions: ontology/queries/*.rq, SPARQL with a head of comments.

    # title: 某年的目标
    # arg: year year 年份，如 2030
    # arg: [entity] entity 名称或别名

An argument is NAME KIND DESCRIPTION; the query names it `$NAME`; kinds are entity, day, from, to, year, text.
An argument in brackets may be left out: its `$NAME` is then an ordinary variable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError, QueryError
from kg.graph.base import literal
from kg.graph.edtf import bounds

KINDS = ("entity", "day", "from", "to", "year", "text")
_HEAD = re.compile(r"#\s*(title|arg)\s*:\s*(.*)")
_ARG = re.compile(r"(\[?)([a-z]+)(\]?)\s+([a-z]+)\s+(\S.*)")
_PARAMETER = re.compile(r"\$([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter of a question: what the user types is turned into a term by its kind."""

    name: str
    kind: str
    description: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question; `sparql` still holds its `$NAME` parameters."""

    name: str
    title: str
    args: tuple[Argument, ...]
    sparql: str

    @property
    def usage(self) -> str:
        """How it is called: the name and its arguments."""
        return " ".join([self.name, *(f"[{a.name.upper()}]" if a.optional else a.name.upper() for a in self.args)])


def load_questions(folder: Path) -> Mapping[str, Question]:
    """Return the questions of a folder by name, sorted.

    Raises OntologyError naming the file where a title is missing, a line of the head is malformed, or head and
    query do not name the same arguments.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    title, args = "", []
    for line in text.splitlines():
        found = _HEAD.fullmatch(line.strip())
        if found and found[1] == "title":
            title = found[2].strip()
        elif found:
            part = _ARG.fullmatch(found[2].strip())
            if not part or part[4] not in KINDS or bool(part[1]) != bool(part[3]):
                raise OntologyError(f"{path}: {line!r} must read `# arg: NAME KIND DESCRIPTION`, KIND of {KINDS}")
            args.append(Argument(part[2], part[4], part[5], bool(part[1])))
    if not title:
        raise OntologyError(f"{path}: no `# title: …` line; give the question a title")
    used = set(_PARAMETER.findall("\n".join(s for s in text.splitlines() if not s.startswith("#"))))
    if used != {a.name for a in args}:
        raise OntologyError(f"{path}: head and query name other arguments: {sorted(used ^ {a.name for a in args})}")
    return Question(path.stem, title, tuple(args), text)


def fill(question: Question, values: tuple[str, ...], entity: Callable[[str], str]) -> str:
    """Return the SPARQL of a question with its arguments put in; `entity` turns a name into an IRI term.

    Raises QueryError where there are too few or too many values, or one that is no day or year.
    """
    needed = sum(not a.optional for a in question.args)
    if not needed <= len(values) <= len(question.args):
        raise QueryError(f"{question.name}: {len(values)} arguments given; it is called kg ask OUT {question.usage}")
    terms = {a.name: _term(a, v, question, entity) for a, v in zip(question.args, values, strict=False)}
    return _PARAMETER.sub(lambda m: terms.get(m[1], m[0]), question.sparql)


def _term(argument: Argument, value: str, question: Question, entity: Callable[[str], str]) -> str:
    if argument.kind == "entity":
        return entity(value)
    if argument.kind == "text":
        return literal(value)
    first, last = bounds(value) if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else (None, None)
    if not first or not last or value not in {first, first[:7], first[:4]}:
        raise QueryError(
            f"{question.name}: {value!r} is no day such as 2024-05-01, month or year; mend {argument.name}"
        )
    if argument.kind == "day" and len(value) != 10:
        raise QueryError(f"{question.name}: {value!r} is no whole day such as 2024-05-01; mend {argument.name}")
    if argument.kind == "year":
        return literal(value[:4])
    return literal(last if argument.kind == "to" else first, "xsd:date")

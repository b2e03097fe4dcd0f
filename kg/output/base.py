"""What the writers share: text that can be written, files that are written whole, templates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kg.model import Build, Statement
from kg.ontology import Ontology

TEMPLATES = Path(__file__).parent / "templates"
# A lone surrogate (from a broken escape in a source) has no UTF-8; these characters have no XML 1.0.
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&])")
_DATE = re.compile(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d{2}))?)?([~?%]?)")
_CONTROL = re.compile("[\x00-\x1f\x7f\u2028\u2029]+")


def writable(text: str) -> str:
    """Return `text` with lone surrogates as U+FFFD, so that it has a UTF-8 form."""
    return _SURROGATE.sub("\ufffd", text)


def xml_text(text: str) -> str:
    """Return `text` with every character that XML cannot hold as U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return `text` with control characters and line separators as a space and lone surrogates as U+FFFD."""
    return writable(_CONTROL.sub(" ", text))


def markdown_text(text: str) -> str:
    """Return `text` so that Markdown shows it as it is, in one line: markup escaped, control characters a space."""
    return _MARKDOWN.sub(r"\\\1", _CONTROL.sub(" ", text))


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with plain newlines, whatever the platform's habits are."""
    path.write_text(writable(text), encoding="utf-8", newline="\n")


@lru_cache(maxsize=8)
def template(name: str) -> Template:
    """Return a template; HTML is autoescaped, Markdown has the filter `md`."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=name.endswith((".html.j2", ".svg.j2")),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = lambda value: markdown_text(str(value))
    return environment.get_template(name)


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, str]]:
    """Return the Chinese words of the text files, by kind and key."""
    found: dict[str, Any] = tomllib.loads((TEMPLATES / "words.toml").read_text(encoding="utf-8"))
    return found


def flat_graph(build: Build, ontology: Ontology) -> nx.MultiDiGraph:
    """Return the networkx graph with plain attributes only, as GraphML and GEXF want them.

    Lists become text joined by `、`, evidence its sentences joined by ` | `, figures and values `label: value`
    joined by `; `; a missing value is left out; what XML cannot hold becomes U+FFFD.
    """
    from kg.analysis import to_networkx

    graph = to_networkx(build, ontology)
    flat = nx.MultiDiGraph()
    for node, d in graph.nodes(data=True):
        facts = "; ".join(f"{ontology.properties[s.predicate].zh}: {value_text(s)}" for s in d["facts"])
        looks = {"class": d["class"], "root": d["root"], "class_zh": d["zh"]}
        names = {"label": d["label"], "aliases": "、".join(d["aliases"]), "facts": facts}
        flat.add_node(xml_text(node), **_plain(names | looks | {"documents": "、".join(d["documents"])}))
    for a, b, key, d in graph.edges(keys=True, data=True):
        said = {k: v for k, v in d.items() if k != "evidence"}
        said["evidence"] = " | ".join(e.text for e in d["evidence"])
        said["weight"] = len(d["evidence"])
        flat.add_edge(xml_text(a), xml_text(b), key=key, **_plain(said))
    return flat


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: xml_text(v) if isinstance(v, str) else v for k, v in values.items() if v is not None}


def value_text(s: Statement) -> str:
    """Return the value of a statement with its group, measure, modifier and unit."""
    if s.value is None and (s.low is not None or s.high is not None):
        value = f"{number_text(s.low)}—{number_text(s.high)}"
    else:
        value = number_text(s.value)
    modifier = words()["modifiers"].get(s.modifier, "") if s.modifier else ""
    return " ".join(p for p in (s.group, s.measure, f"{modifier}{value}{s.unit or ''}") if p)


def number_text(value: float | int | str | None) -> str:
    """Return a number with its thousands set apart; text and None pass."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def time_text(edtf: str | None) -> str:
    """Return an EDTF date, interval or `[..day]` as a person writes it; what is neither is returned as it is."""
    if not edtf:
        return ""
    word = words()["time"]
    if edtf.startswith("[..") and edtf.endswith("]"):
        return _date_text(edtf[3:-1], word) + word["before"]
    if "/" not in edtf:
        return _date_text(edtf, word)
    first, last = (_date_text(t, word) if t not in ("", "..") else "" for t in edtf.split("/", 1))
    if not last:
        return first + word["since"]
    return first + word["to"] + last


def _date_text(date: str, word: Mapping[str, str]) -> str:
    match = _DATE.fullmatch(date)
    if match is None:
        return date
    year, month, day, doubt = match.groups()
    text = word.get(doubt, "") + year + word["year"]
    if month:
        text += f"{int(month)}{word['month']}"
    return text + f"{int(day)}{word['day']}" if day else text

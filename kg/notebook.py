"""Notebooks: `%load_ext kg.notebook` gives the magic `%%sparql` and lets builds, entities and statements show
themselves; `chinese_plots()` sets matplotlib up.

    %%sparql graph -o rows
    SELECT ?who ?what { ?a kg:issued ?b . ?a rdfs:label ?who . ?b rdfs:label ?what }
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from kg.errors import KGError
from kg.graph.query import Graph
from kg.graph.result import Cell, Result
from kg.model import Build, Entity, Statement
from kg.ontology import load_ontology
from kg.output.base import value_text, words

LINE = "%%sparql GRAPH [-o NAME]"


def load_ipython_extension(shell: Any) -> None:
    """Register the magic and the looks; IPython calls this on `%load_ext kg.notebook`."""

    def sparql(line: str, cell: str) -> Any:
        """Ask a graph in SPARQL: `%%sparql GRAPH [-o NAME]`; the rows are shown, and kept as NAME."""
        return _sparql(shell, line, cell)

    shell.register_magic_function(sparql, "cell", "sparql")
    html = shell.display_formatter.formatters["text/html"]
    html.for_type(Build, _build_html)
    html.for_type(Entity, lambda e: table([e])._repr_html_())
    html.for_type(Statement, lambda s: table([s])._repr_html_())
    shell.display_formatter.formatters["text/plain"].for_type(Build, lambda b, p, cycle: p.text(_build_line(b)))


def _sparql(shell: Any, line: str, cell: str) -> Any:
    from IPython.core.error import UsageError

    parts = line.split()
    graph = shell.user_ns.get(parts[0]) if parts else None
    if not isinstance(graph, Graph) or parts[1:2] not in ([], ["-o"]) or len(parts) not in (1, 3):
        raise UsageError(f"{LINE}: GRAPH is a variable that holds a graph, from kg.open_graph(OUT)")
    try:
        found = graph.query(cell)
    except KGError as error:
        raise UsageError(str(error)) from None
    shown: Any = found
    with suppress(ImportError):  # without pandas the rows show themselves
        shown = found.to_dataframe()
    if len(parts) == 3:
        shell.user_ns[parts[2]] = shown
    return shown


def table(things: Iterable[Entity | Statement]) -> Result:
    """Return entities, or statements, as a small readable table.

    A statement names its ends by their ids, whose end is the label; an entity shows its class, names and documents.
    """
    things = list(things)
    statements = tuple(_statement_row(t) for t in things if isinstance(t, Statement))
    if statements:
        return Result(tuple(words()["statement"].values()), statements)
    entities = tuple(_entity_row(t) for t in things if isinstance(t, Entity))
    return Result(tuple(words()["entity"].values()), entities)


def _entity_row(e: Entity) -> tuple[Cell, ...]:
    known = load_ontology().classes.get(e.cls)
    return (e.label, known.zh if known else e.cls, "、".join(e.aliases), len(e.documents), e.id)


def _statement_row(s: Statement) -> tuple[Cell, ...]:
    known = load_ontology().properties.get(s.predicate)
    relation, time = known.zh if known else s.predicate, s.time or s.time_text
    tone = words()["tones"].get("denied" if s.polarity == "negative" else s.modality, s.modality)
    return (
        _name(s.subject),
        relation,
        _name(s.object) if s.object else value_text(s),
        time,
        tone,
        s.evidence[0].text,
    )


def _name(entity: str) -> str:
    return entity.partition("/")[2] or entity


def _build_line(build: Build) -> str:
    counts = f"{len(build.documents)} documents, {len(build.entities)} entities, {len(build.statements)} statements"
    return f"<Build: {counts}>"


def _build_html(build: Build) -> str:
    from kg.output.html import page_of
    from kg.workspace.opened import still_picture

    ontology = load_ontology()
    return page_of(build, ontology)._repr_html_() + still_picture(build, ontology)


def chinese_plots() -> str | None:
    """Let matplotlib draw Chinese; return the font it will use.

    Where the machine has no Chinese font (None), plots become SVG whose words the browser draws with its own fonts.
    """
    import warnings

    import matplotlib as mpl

    from kg.output.fonts import chinese_font, families

    font = chinese_font()
    mpl.rcParams["axes.unicode_minus"] = False
    mpl.rcParams["svg.fonttype"] = "none"
    mpl.rcParams["font.sans-serif"] = [font, "DejaVu Sans"] if font else ["DejaVu Sans", *families()]
    mpl.rcParams["font.family"] = "sans-serif"
    if font is None:
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        mpl.use("module://matplotlib_inline.backend_inline")
        from matplotlib_inline.backend_inline import set_matplotlib_formats

        set_matplotlib_formats("svg")  # type: ignore[no-untyped-call,unused-ignore]
    return font

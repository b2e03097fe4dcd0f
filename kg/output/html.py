"""The page: one HTML file that shows the graph and, at a click, the sentences it was read from."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import pyvis
from markupsafe import Markup
from pyvis.network import Network

from kg.graph.validate import Validation
from kg.model import Build
from kg.ontology import Ontology
from kg.output.base import TEMPLATES, one_line, template, write_text
from kg.output.page.payload import payload

VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_RISKY = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def script_json(data: object) -> str:
    """Return JSON that may stand inside a script element: no `<`, `>`, `&`, line separator or lone surrogate."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _RISKY.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _inline(text: str) -> tuple[Markup, str]:
    """Return text for a script or style element and its source expression for the Content-Security-Policy."""
    text = text.replace("\r\n", "\n").replace("</script", "<\\/script").replace("</style", "<\\/style")
    text = "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup(text), f"'sha256-{digest}'"


class GraphPage(Network):  # type: ignore[misc]
    """A pyvis network that renders our own autoescaped template: one file, no request, no markup from sources.

    `nodes` and `edges` are what pyvis knows them as, so that its methods go on working.
    """

    def __init__(self, data: Mapping[str, Any], heading: str | None = None) -> None:
        super().__init__(height="100%", directed=True, heading=one_line(heading or ""), cdn_resources="in_line")
        self.toggle_physics(False)
        self.data = data
        self.nodes = [
            {"id": i, "label": n[1], "x": n[4], "y": n[5], "shape": "dot", "color": data["classes"][n[2]][2]}
            for i, n in enumerate(data["nodes"])
        ]
        self.node_ids = [n["id"] for n in self.nodes]
        self.node_map = {n["id"]: n for n in self.nodes}
        self.edges = [
            {"from": s[1], "to": s[3], "label": data["predicates"][s[2]][1], "arrows": "to"}
            for s in data["statements"]
            if s[3] >= 0
        ]

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """Return the page; the arguments are pyvis' own and change nothing."""
        del name, local, notebook
        vis, vis_hash = _inline(VIS.read_text(encoding="utf-8"))
        parts = [p.read_text(encoding="utf-8") for p in sorted((TEMPLATES / "app").glob("*.js"))]
        app, app_hash = _inline('(function () {\n"use strict";\n' + "\n".join(parts) + "\n})();\n")
        style, style_hash = _inline((TEMPLATES / "page.css").read_text(encoding="utf-8"))
        self.html = template("page.html.j2").render(
            heading=self.heading,
            payload=Markup(script_json(self.data)),
            vis=vis, app=app, style=style,
            script_hashes=f"{vis_hash} {app_hash}", style_hash=style_hash,
        )  # fmt: skip
        return str(self.html)

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page as UTF-8, whatever the locale; the arguments after `name` are pyvis' own."""
        del local, notebook, open_browser
        write_text(Path(name), self.generate_html())

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, for notebooks."""
        return framed(self.generate_html())


def framed(page: str) -> str:
    """Return a page in a sandboxed frame: its scripts run, and cannot reach what is around it."""
    looks = "width:100%;height:680px;border:0;border-radius:10px"
    frame = '<iframe sandbox="allow-scripts allow-downloads" style="{}" srcdoc="{}"></iframe>'
    return frame.format(looks, escape(page, quote=True))


def page_of(
    build: Build, ontology: Ontology, heading: str | None = None, validation: Validation | None = None
) -> GraphPage:
    """Return the page of a build as an object that notebooks show and pyvis' methods work on."""
    return GraphPage(payload(build, ontology, validation), heading)


def render_page(build: Build, ontology: Ontology, heading: str | None = None) -> str:
    """Return the page of a build as a string, the same bytes for the same build."""
    return page_of(build, ontology, heading).generate_html()


def write_page(
    build: Build,
    ontology: Ontology,
    path: Path,
    heading: str | None = None,
    validation: Validation | None = None,
) -> None:
    """Write the page of a build to `path`; `heading` is its title, `validation` the result of SHACL to show."""
    write_text(path, page_of(build, ontology, heading, validation).generate_html())

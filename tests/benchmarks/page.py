# ruff: noqa: E402
"""How soon a reader sees something: our page beside pyvis' default page of the same graph.

python tests/benchmarks/page.py [SIZE…]     (default: 100 1000 5000 20000; needs playwright and chromium)

Ours: from opening the file to the first complete drawing. pyvis: from opening the file, everything inlined, until its
physics has come to rest or CAP seconds have passed. Then frames a second while the view is moved.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Not this folder: its numbers.py would hide Python's own.
sys.path[0:1] = [str(Path(__file__).resolve().parents[1] / "output"), str(Path(__file__).resolve().parents[2])]

import shutil
import tempfile
import time
from typing import Any

from made import large

from kg.analysis import to_networkx
from kg.model import Build
from kg.ontology import load_ontology
from kg.output.html import write_page

CAP = 60
FRAMES = """async net => { const t = performance.now(); for (let i = 0; i < 30; i++) { const p = net.getViewPosition();
net.moveTo({ position: { x: p.x + 8, y: p.y } }); await new Promise(r => requestAnimationFrame(r)); }
return 30000 / (performance.now() - t); }"""


def default_page(build: Build, path: Path) -> None:
    """Write pyvis' own page of the build's graph."""
    from pyvis.network import Network

    graph = to_networkx(build, load_ontology())
    net = Network(directed=True, cdn_resources="in_line")
    names = list(graph)
    net.add_nodes(names, label=[graph.nodes[n]["label"] for n in names])
    net.add_edges([(a, b) for a, b in graph.edges()])
    path.write_text(net.generate_html().replace("network = new vis.Network", "window.network = network = new vis.Network"),
                    encoding="utf-8")  # fmt: skip


def measure(browser: Any, path: Path, ready: str, net: str) -> tuple[str, str]:
    """Return seconds to the picture and frames a second, as text."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.route("**/*", lambda r: r.continue_() if r.request.url.startswith("file:") else r.abort())
    began = time.monotonic()
    try:
        page.goto(path.as_uri(), wait_until="commit")
        if ready.startswith("html"):  # our page's policy lets nobody evaluate strings in it
            page.wait_for_selector(ready, timeout=CAP * 1000, state="attached")
        else:
            page.wait_for_function(ready, timeout=CAP * 1000, polling=100)
        seconds = f"{time.monotonic() - began:.2f} s"
        frames = f"{page.evaluate(f'({FRAMES})({net})'):.0f}/s"
    except Exception as error:
        seconds, frames = f"> {CAP} s ({str(error)[:70]})", "–"
    page.close()
    return seconds, frames


def main() -> None:
    """Print a row for each size."""
    from playwright.sync_api import sync_playwright

    sizes = [int(a) for a in sys.argv[1:]] or [100, 1000, 5000, 20000]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu"]
        print("nodes  build    bytes      ours           pyvis")
        for size in sizes:
            build = large(size, topics=max(9, size // 60))
            ours, theirs = Path(folder) / f"{size}.html", Path(folder) / f"{size}-pyvis.html"
            began = time.monotonic()
            write_page(build, load_ontology(), ours)
            made = time.monotonic() - began
            default_page(build, theirs)
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
            mine = measure(browser, ours, "html[data-ready]", "zhiluo.net")
            rest = "window.network && network.physics && network.physics.stabilized === true"
            other = measure(browser, theirs, rest, "network")
            browser.close()
            print(
                f"{size:5}  {made:5.1f} s  {ours.stat().st_size:9,}  {' '.join(mine):14} {' '.join(other)}",
                flush=True,
            )


if __name__ == "__main__":
    main()

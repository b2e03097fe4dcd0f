"""What axe-core finds on the page: in each size, light and dark, with the page at rest, searched, filtered, chosen.

npm install --prefix FOLDER axe-core
python tests/benchmarks/accessibility.py FOLDER/node_modules/axe-core/axe.min.js OUT/graph.html

Prints one line a fault and exits 1 where one is serious or critical. Needs playwright and chromium.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SIZES = ((1400, 900), (1024, 700), (390, 844))
FAULTS = "async () => (await axe.run(document, { resultTypes: ['violations'] })).violations"


def states(page: Any) -> Iterator[str]:
    """Bring the page from state to state and name each."""
    yield "at rest"
    page.keyboard.press("/")
    page.keyboard.type(page.evaluate("zhiluo.nodes[0].label.slice(0, 1)"))
    page.wait_for_selector("#hits.on .hit")
    yield "searching"
    page.keyboard.press("Enter")
    yield "an entity"
    page.click("#right >> text=聚焦邻域")
    yield "a neighbourhood"
    if page.is_visible("#bFilter"):
        page.click("#bFilter")
        page.wait_for_timeout(300)
        yield "the filters"
    page.keyboard.press("Escape")
    page.click("#bMore")
    yield "the menu"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    yield "the help"


def main() -> None:
    """Print the faults, each once with where it was first seen."""
    from playwright.sync_api import sync_playwright

    axe, address = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2]).resolve().as_uri()
    found: dict[tuple[str, str, str], str] = {}
    looked = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for width, height in SIZES:
            for light in ("", "#dark=1"):
                # axe is put into the page, which the page's own policy would forbid
                context = browser.new_context(viewport={"width": width, "height": height}, bypass_csp=True)
                page = context.new_page()
                page.goto(address + light)
                page.wait_for_selector("html[data-ready]")
                page.evaluate(axe)
                for state in states(page):
                    looked += 1
                    for fault in page.evaluate(FAULTS):
                        for node in fault["nodes"]:
                            key = (fault["impact"], fault["id"], node["html"][:120])
                            found.setdefault(key, f"{width}{light} {state}")
                context.close()
        browser.close()
    for (impact, name, html), where in sorted(found.items()):
        print(impact, name, html, f"({where})")
    print(f"{len(found)} faults in {looked} views")
    sys.exit(any(impact in {"serious", "critical"} for impact, _, _ in found))


if __name__ == "__main__":
    main()

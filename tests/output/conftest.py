"""A page that is opened in a real browser with the network cut."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.model import Build
from kg.ontology import load_ontology
from kg.output.html import write_page

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


class View:
    """A page that was opened, and everything it asked for or complained of."""

    def __init__(self, page: Any) -> None:
        self.page, self.requests, self.complaints = page, [], []  # type: ignore[var-annotated]
        page.on("request", lambda r: self.requests.append(r.url))
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]", timeout=20_000)

    def search(self, words: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        self.page.wait_for_selector("#hits.on .hit")
        self.page.keyboard.press("Enter")

    @property
    def panel(self) -> str:
        return str(self.page.inner_text("#right"))

    def click_node(self, label: str) -> None:
        self.page.evaluate("zhiluo.net.redraw()")
        place = self.page.evaluate(
            "l => { const n = zhiluo.nodes.find(n => n.label === l), p = zhiluo.net.canvasToDOM(zhiluo.net.getPosition(n.i));"
            " const b = document.getElementById('net').getBoundingClientRect(); return [p.x + b.left, p.y + b.top]; }",
            label,
        )
        self.page.mouse.click(*place)

    def quiet(self) -> None:
        """The page asked for nothing but itself and complained of nothing."""
        assert [u for u in self.requests if not u.startswith(("file:", "data:", "blob:"))] == []
        assert len([u for u in self.requests if u.startswith("file:")]) == 1
        assert self.complaints == []

    def drawn(self) -> set[str]:
        return set(self.page.evaluate("[...zhiluo.drawn()].map(n => n.label)"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no chromium; apt-get install chromium, or set CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., View]]:
    contexts = []

    def start(build: Build, fragment: str = "", width: int = 1400, height: int = 900) -> View:
        path = tmp_path / "graph.html"
        write_page(build, load_ontology(), path)
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        contexts.append(context)
        context.route("**/*", lambda r: r.continue_() if r.request.url.startswith("file:") else r.abort())
        view = View(context.new_page())
        view.open(path.as_uri() + fragment)
        return view

    yield start
    for context in contexts:
        context.close()

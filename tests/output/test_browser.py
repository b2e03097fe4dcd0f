# ruff: noqa: E501
"""The page in a real browser with the network cut: what a reader sees and does."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from made import Maker, join, large, small

from kg.model import Build
from kg.ontology import load_ontology
from kg.output.html import write_page

pytestmark = pytest.mark.browser
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


def quiet(view: View) -> None:
    assert [u for u in view.requests if not u.startswith(("file:", "data:", "blob:"))] == []
    assert len([u for u in view.requests if u.startswith("file:")]) == 1
    assert view.complaints == []


def test_search_click_and_see_the_evidence(show: Callable[..., View]) -> None:
    view = show(small())
    view.search("美团")
    assert "美团" in view.page.inner_text("#right h2")
    view.search("全总")  # an alias
    assert view.page.inner_text("#right h2") == "中华全国总工会"
    view.page.keyboard.press("Escape")
    view.click_node("美团")
    assert view.page.inner_text("#right h2") == "美团"
    marks = view.page.locator("#right .card mark").all_inner_texts()
    assert "美团集团在济南举行省级骑手权益保障恳谈会" in marks
    card = view.page.locator("#right .card", has_text="— 举行 →").first.inner_text()
    assert "近日，山东省总工会与美团集团" in card
    assert "《骑手恳谈会在济南举行》" in card
    assert "2024-05-08" in card
    assert "rule:issue.toml#printed" in card
    assert "90%" in card
    quiet(view)


def test_a_line_shows_what_it_was_read_from_and_in_what_tone(show: Callable[..., View]) -> None:
    view = show(small())
    place = view.page.evaluate(
        "() => { const n = zhiluo.nodes, s = n.find(x => x.label === '美团').i, o = n.find(x => x.label === '中华全国总工会').i;"
        " const e = Object.values(zhiluo.net.body.edges).find(e => e.fromId === s && e.toId === o);"
        " const p = zhiluo.net.canvasToDOM(e.edgeType.getPoint(.4)), b = document.getElementById('net').getBoundingClientRect();"
        " return [p.x + b.left, p.y + b.top]; }"
    )
    view.page.mouse.click(*place)
    assert "美团 → 中华全国总工会" in view.panel
    assert "否定" in view.panel
    assert "据 美团发言人" in view.panel
    assert "美团否认与全国总工会签署协议" in view.panel
    quiet(view)


def test_figures_that_disagree_stand_side_by_side(show: Callable[..., View]) -> None:
    makers = [Maker("甲报", path="a.txt"), Maker("乙报", path="b.txt")]
    for maker, value in zip(makers, (100, 120), strict=True):
        place = maker.entity("place/浙江省", "AdministrativeArea")
        said = f"2024年浙江省培训{value}人。"
        maker.fact(said, place, "observation", value=value, unit="人", measure="培训人数", time="2024")
    view = show(join(*(m.build() for m in makers)))
    assert "说法不一 · 1" in view.panel
    view.page.locator("#right .grp:has-text('说法不一') + .list .fig").nth(1).click()
    assert "2024年浙江省培训1" in view.panel
    quiet(view)


def test_filters_take_away_and_give_back(show: Callable[..., View]) -> None:
    view = show(small())
    everything = view.drawn()
    view.page.click("#types button.main:has-text('政策')")
    assert everything - view.drawn() == {"会议纪要", "国发〔2024〕12号"}
    view.page.click("#allT")
    assert view.drawn() == everything
    view.page.click("#rels button:has-text('举行')")
    assert "山东省总工会" not in view.drawn()
    view.page.click("#allR")
    view.page.click("#modes button:has-text('计划')")
    assert "2 条" not in view.page.inner_text("#status")
    view.page.click("#allR")
    view.page.click("#docs button:has-text('骑手恳谈会')")
    assert "数字技术工程师培育项目" not in view.drawn()
    assert "美团" in view.drawn()
    view.page.keyboard.press("Escape")
    view.page.click("#allDoc")
    view.page.fill("#asof", "2022")
    view.page.press("#asof", "Enter")
    assert view.drawn() == {"人力资源和社会保障部", "数字技术工程师培育项目"}
    quiet(view)


def test_the_slider_of_time_takes_away_what_lies_outside(show: Callable[..., View]) -> None:
    view = show(small())
    everything = view.drawn()
    first = view.page.inner_text("#l0")
    assert first.startswith("2021")
    view.page.focus("#t0")
    for _ in range(60):
        view.page.keyboard.press("ArrowRight")
    assert view.page.inner_text("#l0") == view.page.inner_text("#l1") != first
    assert view.drawn() < everything
    assert view.page.locator("#hist i.off").count() > 0
    address = view.page.url
    view.page.goto("about:blank")
    view.open(address)
    assert view.drawn() < everything
    view.page.click("#allD")
    assert view.drawn() == everything
    assert view.complaints == []


def test_night_is_dark_and_stays_after_a_reload(show: Callable[..., View]) -> None:
    view = show(small())
    light = view.page.evaluate("getComputedStyle(document.body).backgroundColor")
    view.page.click("#bDark")
    dark = view.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", dark))) < 200 < sum(map(int, re.findall(r"\d+", light)))
    view.page.reload()
    view.page.wait_for_selector("html[data-ready]")
    assert view.page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert view.complaints == []


def test_view_opens_on_a_part_and_leads_back_to_the_whole(show: Callable[..., View]) -> None:
    view = show(small(), "#only=Policy&asof=2024")
    assert view.drawn() == {"国发〔2024〕12号", "人力资源和社会保障部", "会议纪要", "省级骑手权益保障恳谈会"}
    assert "只看政策文件和与之相连的" in view.page.inner_text("#banner")
    assert view.page.input_value("#asof") == "2024-12-31"
    view.page.click("#banner >> text=全部")
    assert "美团" in view.drawn()
    few = show(small(), "#top=3")
    assert len(few.drawn()) == 3
    assert "最居中的 3 个" in few.page.inner_text("#banner")
    quiet(few)


def test_a_card_tells_the_time_line_and_the_overview_what_is_left_to_judge(show: Callable[..., View]) -> None:
    from dataclasses import replace

    from kg.model import Failure, NameLink, Rejected

    build = large(40)
    refused = Rejected(replace(build.statements[0], id="r1"), "domain: <b>Place</b> cannot be the subject")
    link = NameLink("某简称", "去掉地名", "rule:suffix", 0.6)
    first = replace(build.entities[0], links=(link,))
    view = show(
        replace(
            build,
            rejected=(refused,),
            entities=(first, *build.entities[1:]),
            failures=(Failure("坏.pdf", "it is empty"),),
        )
    )
    for words in ("没有读成 · 1", "坏.pdf", "存疑的归并 · 1", "某简称 →", "被拒绝的陈述 · 1", "domain: <b>Place</b>"):
        assert words in view.panel, words
    view.page.click("#right .note:has-text('某简称')")
    assert view.page.inner_text("#right h2") == first.label
    view.search(view.page.evaluate("[...zhiluo.nodes].sort((a, b) => b.degree - a.degree)[0].label"))
    assert "时间线 · " in view.panel
    quiet(view)


def test_focus_grows_by_a_step_and_the_address_restores_it(show: Callable[..., View]) -> None:
    view = show(small())
    view.search("会议纪要")
    view.page.click("#right >> text=聚焦邻域")
    assert view.drawn() == {"会议纪要", "省级骑手权益保障恳谈会"}
    view.page.click("#banner >> text=再扩一步")
    grown = view.drawn()
    assert {"美团", "山东省总工会", "中华全国总工会"} <= grown
    view.page.keyboard.press("d")
    address = view.page.url
    assert "f=policy" in address
    view.page.goto("about:blank")
    view.open(address)
    assert view.drawn() == grown
    assert view.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert view.page.inner_text("#right h2") == "会议纪要"


def test_a_path_between_two_that_are_picked(show: Callable[..., View]) -> None:
    view = show(small())
    view.search("国发")
    view.page.click("#right >> text=找路径…")
    view.page.keyboard.type("会议纪要")
    view.page.keyboard.press("Enter")
    assert "国发〔2024〕12号 ⇢ 会议纪要" in view.panel
    assert "4 步" in view.panel
    assert "全国总工会到会指导" in view.panel
    steps = view.page.locator("#right .grp").all_inner_texts()
    assert steps[0] == "第 1 步 · 国发〔2024〕12号 — 人力资源和社会保障部"
    assert steps[-1] == "第 4 步 · 省级骑手权益保障恳谈会 — 会议纪要"
    address = view.page.url
    view.page.goto("about:blank")
    view.open(address)
    assert "4 步" in view.panel
    assert view.complaints == []


def test_picture_and_table_are_saved(show: Callable[..., View]) -> None:
    view = show(small())
    for control, name, head in (
        ("#bPng", "graph.png", b"\x89PNG"),
        ("#bCsv", "statements.csv", "\ufeff主体".encode()),
    ):
        view.page.click("#bMore")
        with view.page.expect_download() as saved:
            view.page.click(control)
        assert saved.value.suggested_filename == name
        assert Path(saved.value.path()).read_bytes().startswith(head)
    quiet(view)


def test_hostile_sources_run_nothing(show: Callable[..., View]) -> None:
    evil = "<img src=x onerror=alert(1)></script><script>document.title='坏'</script>"
    maker = Maker(evil, path="javascript:alert(1)")
    a = maker.entity("org/甲公司", "Company", f"{evil}", "a\u2028b")
    title = maker.entity("policy/<a href='javascript:alert(3)'>文</a>", "Notice")
    maker.fact(f"甲公司起草{evil}\u2028<a href='javascript:alert(3)'>文</a>。", a, "drafted", title, attribution=evil)
    maker.fact("甲公司" + "很长" * 500_000, a, "documentNumber", value=evil)
    view = show(join(maker.build()))
    view.page.on("dialog", lambda d: view.complaints.append(d.message))
    view.search("甲公司")
    assert evil in view.panel
    view.search("<img")
    assert view.page.locator("#right img, #left img, #right a").count() == 0
    assert view.page.locator("#docs >> text=onerror").count() == 1
    assert view.page.title() == "织络图谱"
    quiet(view)


def test_a_hostile_file_stays_text_all_the_way_from_the_reader(show: Callable[..., View], tmp_path: Path) -> None:
    import kg

    evil = "<img src=x onerror=alert(1)>关于“<script>alert(2)</script>”的说明"
    text = f"{evil}\n\n2024年3月5日，教育部印发《{evil}》。\n2024年4月8日，美团与山东省总工会在济南市签署合作协议。\n"
    (tmp_path / "evil.txt").write_text(text, encoding="utf-8")
    view = show(kg.build([tmp_path / "evil.txt"]))
    view.page.on("dialog", lambda d: view.complaints.append(d.message))
    view.search("美团")
    assert "美团与山东省总工会在济南市签署合作协议" in view.panel
    assert view.page.locator("#right mark, #docs .doc").count() > 0
    assert view.page.locator("body img").count() == 0
    assert "<img src=x onerror=alert(1)>" in view.page.inner_text("body")
    quiet(view)


def test_the_keyboard_alone_is_enough(show: Callable[..., View]) -> None:
    view = show(small())
    view.page.focus("#net")
    view.page.keyboard.press("ArrowRight")
    first = view.page.inner_text("#right h2")
    view.page.keyboard.press("ArrowRight")
    assert view.page.inner_text("#right h2") != first
    view.page.keyboard.press("Enter")
    assert view.page.is_visible("#banner")
    view.page.keyboard.press("Escape")
    assert not view.page.is_visible("#banner")
    view.page.keyboard.press("?")
    assert view.page.is_visible("#help")
    quiet(view)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 700), (1400, 900)])
def test_nothing_overflows_at_any_width(show: Callable[..., View], width: int, height: int) -> None:
    view = show(large(150), "#dark=1", width, height)
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 1180:
        view.page.click("#bFilter")
        assert view.page.is_visible("#types")
    assert view.page.locator("#net canvas").bounding_box()["height"] > 200
    quiet(view)


def test_a_large_graph_opens_on_what_matters_and_the_rest_on_demand(show: Callable[..., View]) -> None:
    whole = show(large(1900, topics=25))
    related = whole.page.evaluate("zhiluo.nodes.filter(n => n.degree).length")
    assert len(whole.page.evaluate("[...zhiluo.drawn()].map(n => n.i)")) == related > 1500
    view = show(large(2500, topics=30))
    assert len(view.drawn()) <= 600
    assert "另有" in view.page.inner_text("#status")
    hidden = view.page.evaluate("zhiluo.nodes.find(n => n.degree && !zhiluo.drawn().has(n)).label")
    view.search(hidden)
    assert hidden in view.drawn()
    quiet(view)


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(browser: Any, tmp_path: Path) -> None:
    from kg.output.html import page_of

    html = page_of(small(), load_ontology(), heading="</iframe><b>题</b>")._repr_html_()
    assert html.count("</iframe>") == 1
    (tmp_path / "cell.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", encoding="utf-8")
    view = View(browser.new_page())
    view.page.goto((tmp_path / "cell.html").as_uri())
    frame = view.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(timeout=20_000)
    assert frame.locator("h1").inner_text() == "</iframe><b>题</b>"
    frame.locator("#q").fill("美团")
    frame.locator("#q").press("Enter")
    assert frame.locator("#right h2").inner_text() == "美团"
    assert view.complaints == []
    view.page.close()

"""The page in a real browser with the network cut: evidence, hostile sources, notebooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made import Maker, join, small

from kg.ontology import load_ontology

pytestmark = pytest.mark.browser
Show = Callable[..., Any]


def test_search_click_and_see_the_evidence(show: Show) -> None:
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
    view.quiet()


def test_a_line_shows_what_it_was_read_from_and_in_what_tone(show: Show) -> None:
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
    view.quiet()


def test_figures_that_disagree_stand_side_by_side(show: Show) -> None:
    makers = [Maker("甲报", path="a.txt"), Maker("乙报", path="b.txt")]
    for maker, value in zip(makers, (100, 120), strict=True):
        place = maker.entity("place/浙江省", "AdministrativeArea")
        said = f"2024年浙江省培训{value}人。"
        maker.fact(said, place, "observation", value=value, unit="人", measure="培训人数", time="2024")
    view = show(join(*(m.build() for m in makers)))
    assert "说法不一 · 1" in view.panel
    view.page.locator("#right .grp:has-text('说法不一') + .list .fig").nth(1).click()
    assert "2024年浙江省培训1" in view.panel
    view.quiet()


def test_hostile_sources_run_nothing(show: Show) -> None:
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
    view.quiet()


def test_a_hostile_file_stays_text_all_the_way_from_the_reader(show: Show, tmp_path: Path) -> None:
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
    view.quiet()


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(browser: Any, tmp_path: Path) -> None:
    from kg.output.html import page_of

    html = page_of(small(), load_ontology(), heading="</iframe><b>题</b>")._repr_html_()
    assert html.count("</iframe>") == 1
    (tmp_path / "cell.html").write_text(f"<!doctype html><meta charset=utf-8>{html}", encoding="utf-8")
    page, complaints = browser.new_page(), []
    page.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.goto((tmp_path / "cell.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(timeout=20_000)
    assert frame.locator("h1").inner_text() == "</iframe><b>题</b>"
    frame.locator("#q").fill("美团")
    frame.locator("#q").press("Enter")
    assert frame.locator("#right h2").inner_text() == "美团"
    assert complaints == []
    page.close()

"""The page in a real browser: filters, time, focus, paths, addresses that restore a view, sizes, keys, files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made import large, small

pytestmark = pytest.mark.browser
Show = Callable[..., Any]


def test_filters_take_away_and_give_back(show: Show) -> None:
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
    view.quiet()


def test_the_slider_of_time_takes_away_what_lies_outside(show: Show) -> None:
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


def test_night_is_dark_and_stays_after_a_reload(show: Show) -> None:
    view = show(small())
    light = view.page.evaluate("getComputedStyle(document.body).backgroundColor")
    view.page.click("#bDark")
    dark = view.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", dark))) < 200 < sum(map(int, re.findall(r"\d+", light)))
    view.page.reload()
    view.page.wait_for_selector("html[data-ready]")
    assert view.page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert view.complaints == []


def test_view_opens_on_a_part_and_leads_back_to_the_whole(show: Show) -> None:
    view = show(small(), "#only=Policy&asof=2024")
    assert view.drawn() == {"国发〔2024〕12号", "人力资源和社会保障部", "会议纪要", "省级骑手权益保障恳谈会"}
    assert "只看政策文件和与之相连的" in view.page.inner_text("#banner")
    assert view.page.input_value("#asof") == "2024-12-31"
    view.page.click("#banner >> text=全部")
    assert "美团" in view.drawn()
    few = show(small(), "#top=3")
    assert len(few.drawn()) == 3
    assert "最居中的 3 个" in few.page.inner_text("#banner")
    few.quiet()


def test_a_card_tells_the_time_line_and_the_overview_what_is_left_to_judge(show: Show) -> None:
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
    view.quiet()


def test_focus_grows_by_a_step_and_the_address_restores_it(show: Show) -> None:
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


def test_a_path_between_two_that_are_picked(show: Show) -> None:
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


def test_picture_and_table_are_saved(show: Show) -> None:
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
    view.quiet()


def test_the_keyboard_alone_is_enough(show: Show) -> None:
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
    view.quiet()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1024, 700), (1400, 900)])
def test_nothing_overflows_at_any_width(show: Show, width: int, height: int) -> None:
    view = show(large(150), "#dark=1", width, height)
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 1180:
        view.page.click("#bFilter")
        assert view.page.is_visible("#types")
    assert view.page.locator("#net canvas").bounding_box()["height"] > 200
    view.quiet()


def test_a_large_graph_opens_on_what_matters_and_the_rest_on_demand(show: Show) -> None:
    whole = show(large(1900, topics=25))
    related = whole.page.evaluate("zhiluo.nodes.filter(n => n.degree).length")
    assert len(whole.page.evaluate("[...zhiluo.drawn()].map(n => n.i)")) == related > 1500
    view = show(large(2500, topics=30))
    assert len(view.drawn()) <= 600
    assert "另有" in view.page.inner_text("#status")
    hidden = view.page.evaluate("zhiluo.nodes.find(n => n.degree && !zhiluo.drawn().has(n)).label")
    view.search(hidden)
    assert hidden in view.drawn()
    view.quiet()

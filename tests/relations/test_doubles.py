"""A headline tells no more than the text behind it: what that says with its day is not said again without."""

from __future__ import annotations

from kg.extraction import source_of_text
from kg.ontology import load_ontology
from kg.pipeline import build_graph


def told(text: str) -> set[tuple[str, str, str, str | None]]:
    """Return who does what to whom or in what words, and when."""
    build = build_graph([source_of_text(text, "example.txt")], load_ontology(), date="2031-11-20")
    names = {e.id: e.label for e in build.entities}
    return {
        (names[s.subject], s.predicate, names.get(s.object or "", str(s.value)), s.time) for s in build.statements
    }


def test_the_day_of_the_text_stands_alone() -> None:
    found = told("国内快讯\n教育部印发《学校食堂管理办法》\n教育部11月18日印发《学校食堂管理办法》，共五章。\n")
    issued = {(one, time) for one, predicate, _, time in found if predicate == "issued"}
    assert issued == {("教育部", "2031-11-18")}


def test_the_shorter_words_of_a_headline_are_not_told_again() -> None:
    found = told("国内快讯\n第十届中国茶叶博览会开幕\n11月18日，第十届中国茶叶博览会在福建福州开幕。\n")
    assert {(w, t) for _, p, w, t in found if p == "action"} == {("开幕", "2031-11-18")}


def test_what_only_a_headline_says_stays() -> None:
    found = told("国内快讯\n教育部印发《学校食堂管理办法》\n教育部11月18日召开全国学校食堂工作会议。\n")
    assert ("教育部", "issued", "学校食堂管理办法", None) in found

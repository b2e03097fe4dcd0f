"""What named things are said to be, read through the whole pipeline: describedAs."""

from __future__ import annotations

import hashlib

import pytest

from kg.model import Source
from kg.pipeline import build_graph


def described(text: str) -> set[tuple[str, str]]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = build_graph([Source(digest, ("note.txt",), "text/plain", text, "text/1")], date="2025-08-28")
    label = {e.id: e.label for e in made.entities}
    return {(label[s.subject], str(s.value)) for s in made.statements if s.predicate == "describedAs"}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("清水气田是我国首个达到百亿立方米产能的页岩气田。", "清水气田", "我国首个达到百亿立方米产能的页岩气田"),
        ("芜湖长江大桥昨天合龙。这是国内首座双层斜拉大桥。", "芜湖长江大桥", "国内首座双层斜拉大桥"),
        ("欧盟为我国第二大贸易伙伴。", "欧洲联盟", "我国第二大贸易伙伴"),
        ("郑州机场位于郑州市，是我国重点建设的大型机场。", "郑州机场", "我国重点建设的大型机场"),
        ("我国第五大国际航空货运枢纽——郑州机场今年新开航线9条。", "郑州机场", "我国第五大国际航空货运枢纽"),
        ("作为著名侨乡，塘口镇今年接待游客30万人次。", "塘口镇", "著名侨乡"),
    ],
)
def test_a_clause_says_of_what_kind_a_named_thing_is(text: str, name: str, value: str) -> None:
    assert (name, value) in described(text)


@pytest.mark.parametrize(
    "text",
    [
        "雄安新区是千年大计的关键。",
        "北京市为消费者提供新服务。",
        "张建国表示，中国是最大的发展中国家。",
        "郑州机场今年新开航线9条，是历年来新开航线最多的一年。",
        "雄安新区不是我国首个新区。",
        "郑州机场是否成为我国第一大机场，还不清楚。",
    ],
)
def test_praise_grounds_speech_and_denials_say_of_no_kind(text: str) -> None:
    assert not described(text)

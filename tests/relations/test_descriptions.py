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
        ("今天（8月19日），川青高铁控制性工程——全长9公里的云屏山隧道顺利贯通。", "云屏山隧道", "川青高铁控制性工程"),
        ("记者从国家能源局获悉，我国首座海上风电站——“远风一号”昨天并网。", "远风一号", "我国首座海上风电站"),
        ("12日，英国中央银行——英格兰银行宣布加息。", "英格兰银行", "英国中央银行"),
        ("作为西部最大的货运机场——郑州机场今年新开航线9条。", "郑州机场", "西部最大的货运机场"),
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
        "两家商业银行——中国银行和中国工商银行公布年报。",
        "这批救灾物资——来自香港红十字会的帐篷运抵。",
        "河水流入该国最大的水电站——杰达普水电站。",
        "张建国表示，中部最大的货运机场——郑州机场今年很忙。",
        "郑州机场是否成为我国第一大机场，还不清楚。",
    ],
)
def test_praise_grounds_speech_and_denials_say_of_no_kind(text: str) -> None:
    assert not described(text)


def test_a_rank_that_touches_a_name_says_what_it_is() -> None:
    assert ("苍龙一号", "全球首个商用小型核反应堆") in described("全球首个商用小型核反应堆“苍龙一号”在海南并网。")
    assert ("德国", "欧盟第一大经济体") in described("欧盟第一大经济体德国国内生产总值环比零增长。")
    assert not described("我国最大的湖泊迎来了青海湖景区的客人。")


def test_a_rank_is_told_of_what_the_sentence_before_is_about() -> None:
    text = "青龙湾跨海通道今天合龙。这是粤港澳大湾区的第三条重要跨海通道。"
    assert ("青龙湾跨海通道", "粤港澳大湾区的第三条重要跨海通道") in described(text)

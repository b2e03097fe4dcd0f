"""What a headline counts is a plan, and of a time, where its text says so."""

from __future__ import annotations

from pathlib import Path

from kg.pipeline import build

TEXT = """国内联播快讯

央视网消息（新闻联播）：
杭州市发放超4亿元旅游补贴促消费
旅游消费季活动昨天（7月17日）在杭州市举办，今年，杭州市将发放超4.1亿元旅游补贴，服务群众。
引领区建设三年 浦东新区进出口总值突破7万亿元
据上海海关统计，打造引领区三年来，上海浦东新区累计实现外贸进出口总值7.62万亿元。
"""


def test_a_headline_has_kind_and_time_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    told = {s.value: (s.predicate, s.time) for s in build([tmp_path], date="2025-08-20").statements if s.measure}
    assert told[4e8][0] == "target"
    assert told[4e8] == told[4.1e8]
    assert told[7e12] == told[7.62e12]
